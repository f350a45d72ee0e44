"""The connector: identity, hosts, connections, plans, webhooks and pickers."""

from __future__ import annotations

from typing import Any

from connector.model import FieldKinds, Host, OAuth2, Option, Picker, Plan, WebhookLifecycle
from connector.spec.lower.output import lower_records
from connector.spec.lower.places import find_parameter, lower_constants
from connector.spec.lower.scope import Scope, optional, texts
from connector.spec.node import Node

IDENTITY = ("title", "version", "description", "homepage", "documentation")
LIFECYCLE = ("create", "list", "delete", "sample")


def lower_webhooks(node: Node, scope: Scope) -> WebhookLifecycle | None:
    """How webhooks are managed; None if an operation is unknown."""
    found = {name: scope.operation(node[name]) for name in LIFECYCLE}
    known = {name: operation for name, operation in found.items() if operation is not None}
    if len(known) < len(found):
        return None
    return WebhookLifecycle(secret_headers=texts(node, "secret_headers"), **known)


def lower_oauth2(node: Node, scope: Scope) -> OAuth2 | None:
    """How to connect with OAuth2; None if the operation that tells the company is unknown."""
    company = node["company"]
    operation = scope.operation(company["operation"])
    if operation is None:
        return None
    scope.path(company["key"], operation.response, company["key"].value)
    return OAuth2(
        authorize_path=node["authorize"].value,
        token_path=node["token"].value,
        scopes=texts(node, "scopes"),
        company_operation=operation,
        company_key=company["key"].value,
        wrong_company=node["wrong_company"].value,
    )


def lower_picker(node: Node, name: str, scope: Scope) -> Picker | None:
    """One picker; None if its operation is unknown."""
    operation = scope.operation(node["operation"])
    if operation is None:
        return None
    record = lower_records(node, "records", operation, scope)
    for key in ("value", "label", "detail"):
        if key in node:
            scope.path(node[key], record, node[key].value)
    if "search" in node:
        find_parameter(node["search"], node["search"].value, operation, scope)
    for place, _ in node.entries("needs"):
        find_parameter(node["needs"][place], place, operation, scope)
    for key in ("kind", "choices"):
        if "fields" in node and key in node["fields"]:
            scope.path(node["fields"][key], record, node["fields"][key].value)
    return Picker(
        name=name,
        title=node["title"].value,
        operation=operation,
        records=texts(node, "records"),
        constants=lower_constants(node, "constants", operation, scope),
        fixed=tuple(Option(**item.value) for item in node.items("fixed")),
        needs=node["needs"].value if "needs" in node else None,
        fields=FieldKinds(**node["fields"].value) if "fields" in node else None,
        **optional(node, value="value", label="label", detail="detail", search="search", url="url"),
    )


def lower_parts(node: Node, scope: Scope) -> dict[str, Any] | None:
    """Every field of Connector that connector.yaml says; None if an operation is unknown."""
    webhooks = lower_webhooks(node["webhooks"], scope)
    oauth2 = lower_oauth2(node["oauth2"], scope)
    pickers = [lower_picker(item, name, scope) for name, item in node.entries("pickers")]
    if webhooks is None or oauth2 is None or None in pickers:
        return None
    return {
        "name": node["connector"].value,
        "api_key_header": node["api_key"]["header"].value,
        "api_key_help": node["api_key"]["help"].value,
        "test_action": node["api_key"]["test"].value,
        "hosts": tuple(Host(name, **item.value) for name, item in node.entries("hosts")),
        "oauth2": oauth2,
        "plans": tuple(Plan(name, **item.value) for name, item in node.entries("plans")),
        "webhooks": webhooks,
        "pickers": tuple(pickers),
        "targets": node["targets"].value,
        **{key: node[key].value for key in IDENTITY},
    }
