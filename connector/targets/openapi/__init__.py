"""OpenAPI: the API's description as one document, to import into Postman and SDK generators."""

from __future__ import annotations

import json

import yaml

from connector.model import Connector
from connector.targets.base import Archive, Emitted, text

TITLE = "OpenAPI 3.1 document"
PACKING: Archive = None


def emit(connector: Connector) -> Emitted:
    """The bundled document, as JSON and as YAML."""
    name = f"{connector.name}.openapi"
    as_json = json.dumps(connector.openapi, ensure_ascii=False, indent=2)
    as_yaml = yaml.dump(
        connector.openapi,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=100,
        default_flow_style=False,
    )
    return Emitted({f"{name}.json": text(as_json), f"{name}.yaml": text(as_yaml)})


class _Dumper(yaml.CSafeDumper):
    """Writes every value out: readers of such documents do not expect anchors."""

    def ignore_aliases(self, data: object) -> bool:
        return True
