"""Connections in the shapes in which Activepieces hands them over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from connector.targets.identifiers import camel

Auth = dict[str, Any]


def api_key(key: str, company: str, urls: Mapping[str, str]) -> Auth:
    """What actions and triggers get; `validate` gets the `props` alone."""
    fields = {"apiKey": key, "companyId": company, **_fields(urls)}
    return {"type": "CUSTOM_AUTH", "props": fields}


def oauth2(token: str, company: str, urls: Mapping[str, str]) -> Auth:
    """An empty company is looked up."""
    fields = {"companyId": company, **_fields(urls)}
    return {"type": "OAUTH2", "access_token": token, "data": {}, "props": fields}


def _fields(urls: Mapping[str, str]) -> dict[str, str]:
    return {camel(f"{host}_url"): url for host, url in urls.items()}
