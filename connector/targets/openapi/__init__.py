"""OpenAPI: a service's description as one document, to import into Postman and SDK generators."""

from __future__ import annotations

import json
from typing import Any

import yaml

from connector.model import Connector
from connector.targets.base import Archive, Emitted, text

TITLE = "OpenAPI 3.1 document"
PACKING: Archive = None


def emit(connector: Connector) -> Emitted:
    """The bundled documents, each as JSON and as YAML."""
    documents = {connector.name: connector.openapi, **connector.other_openapi}
    tree = {}
    for name, document in documents.items():
        as_json = json.dumps(document, ensure_ascii=False, indent=2)
        tree[f"{name}.openapi.json"] = text(as_json)
        tree[f"{name}.openapi.yaml"] = text(_yaml(document))
    return Emitted(tree)


def _yaml(document: dict[str, Any]) -> str:
    dumped: str = yaml.dump(
        document,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=100,
        default_flow_style=False,
    )
    return dumped


class _Dumper(yaml.CSafeDumper):
    """Writes every value out: readers of such documents do not expect anchors."""

    def ignore_aliases(self, data: object) -> bool:
        return True
