"""The two credentials: API key and OAuth2, as the connector describes them.

n8n evaluates fields that begin with an equals sign, so paths of the spec are put into them as JSON
text. Imports model, the printer, and this package.
"""

from __future__ import annotations

import json

from connector.model import Connector, Host, Operation, to_data
from connector.targets import lean
from connector.targets.identifiers import camel, identifier
from connector.targets.n8n.fields import Property
from connector.targets.n8n.names import Names, type_name
from connector.targets.n8n.wording import sentence
from connector.targets.template import fill
from connector.targets.typescript import assigned, literal, string

_HOSTS = {
    "api": ("API URL", "where the API is"),
    "files": ("Files URL", "where files are uploaded"),
    "panel": ("Panel URL", "where you sign in"),
    "filament_database": ("Filament Database URL", "where the Open Filament Database is"),
}
GRANT_TYPE: Property = {
    "displayName": "Grant Type",
    "name": "grantType",
    "type": "options",
    "options": [
        {"name": "Authorization Code", "value": "authorizationCode"},
        {"name": "PKCE", "value": "pkce"},
    ],
    "default": "authorizationCode",
    "description": "PKCE is for a client that has no secret",
}
_API_KEY_HOSTS = ("api", "files", "filament_database")
_WITHOUT_SLASH = r'.replace(/\/+$/, "")'


def emit_credentials(connector: Connector, names: Names) -> dict[str, str]:
    """The files below `credentials`."""
    repository = connector.targets["n8n"]["repository"]
    documentation = assigned(f"{repository}#credentials", 1, len("documentationUrl ="))
    refusal = f"{connector.title} does not accept this API key for this company ID"
    rule = {"key": "status", "value": False, "message": refusal}
    test = _test_operation(connector)
    base = f"$credentials.{_field(connector.host(test.host))}{_WITHOUT_SLASH}"
    return {
        f"{names.api_key}.credentials.ts": fill(
            "n8n",
            "api-key.credentials.ts",
            class_name=names.api_key,
            name=string(type_name(names.api_key)),
            title=string(f"{names.title} API"),
            documentation=documentation,
            properties=literal(_api_key_fields(connector), 1),
            header=literal({connector.api_key_header: "={{$credentials.apiKey}}"}),
            base=string(_expression(base)),
            url=string(_expression(f'"/" + $credentials.companyId + {_quoted("/" + test.path)}')),
            rule=literal(rule, 4, len("properties: ")),
        ),
        f"{names.oauth2}.credentials.ts": fill(
            "n8n",
            "oauth2.credentials.ts",
            class_name=names.oauth2,
            name=string(type_name(names.oauth2)),
            title=string(f"{names.title} OAuth2 API"),
            documentation=documentation,
            properties=literal(_oauth2_fields(connector), 1),
        ),
    }


def emit_settings(connector: Connector, names: Names) -> str:
    """The engine's `connector.ts`."""
    types = {"apiKey": names.api_key, "oAuth2": names.oauth2}
    return fill(
        "n8n",
        "connector.ts",
        title=string(connector.title),
        user_agent=string(f"{names.package}/{connector.version}"),
        types=literal([[kind, type_name(name)] for kind, name in types.items()]),
        hosts=literal([[host.name, _field(host)] for host in connector.hosts]),
        company=literal(
            {**lean.company(connector.oauth2), "wrong_company": connector.oauth2.wrong_company}
        ),
        webhooks=literal(to_data(lean.webhooks(connector.webhooks))),
    )


def _test_operation(connector: Connector) -> Operation:
    """What the test of the API key calls. The compiler of the spec sees to it that it is there."""
    action = connector.action(connector.test_action)
    if action is None or action.operation is None:
        raise ValueError(f"{connector.test_action} calls no operation")
    return action.operation


def _expression(code: str) -> str:
    return f"={{{{{code}}}}}"


def _quoted(text: str) -> str:
    """A text inside an expression of n8n; braces could end that."""
    return json.dumps(text).replace("{", "\\u007b").replace("}", "\\u007d")


def _field(host: Host) -> str:
    return camel(identifier(host.setting))


def _url_fields(connector: Connector, names: tuple[str, ...], kind: str) -> list[Property]:
    hosts = [host for host in connector.hosts if host.name in names]
    fields = []
    for host in hosts:
        label, what = _HOSTS[host.name]
        url = host.oauth2 if kind == "oauth2" else host.api_key
        fields.append(
            {
                "displayName": label,
                "name": _field(host),
                "type": "string",
                "default": url,
                "placeholder": f"e.g. {url}",
                "description": f"Advanced: {what}; change it only to aim at a test server",
            }
        )
    return fields


def _api_key_fields(connector: Connector) -> list[Property]:
    return [
        {
            "displayName": "API Key",
            "name": "apiKey",
            "type": "string",
            "typeOptions": {"password": True},
            "required": True,
            "default": "",
            "description": sentence(connector.api_key_help),
        },
        {
            "displayName": "Company ID",
            "name": "companyId",
            "type": "string",
            "required": True,
            "default": "",
            "placeholder": "e.g. 123",
            "description": f"The number after /panel/ in the address of {connector.title}",
        },
        *_url_fields(connector, _API_KEY_HOSTS, "api_key"),
    ]


def _oauth2_fields(connector: Connector) -> list[Property]:
    oauth2 = connector.oauth2
    panel = f'$self["{_field(connector.host("panel"))}"]{_WITHOUT_SLASH}'

    def address(path: str) -> str:
        return _expression(f"{panel} + {_quoted('/' + path)}")

    hidden = {
        "Authorization URL": ("authUrl", address(oauth2.authorize_path)),
        "Access Token URL": ("accessTokenUrl", address(oauth2.token_path)),
        "Auth URI Query Parameters": ("authQueryParameters", ""),
        "Authentication": ("authentication", "body"),
    }
    return [
        GRANT_TYPE,
        *(
            {"displayName": label, "name": name, "type": "hidden", "default": default}
            for label, (name, default) in hidden.items()
        ),
        {
            "displayName": "Scope",
            "name": "scope",
            "type": "string",
            "default": " ".join(oauth2.scopes),
            "description": "Separated by spaces; only what your client may ask for is granted",
        },
        {
            "displayName": "Company ID",
            "name": "companyId",
            "type": "string",
            "default": "",
            "placeholder": "e.g. 123",
            "description": "Saves one request per execution; left empty, it is looked up",
        },
        *_url_fields(connector, tuple(_HOSTS), "oauth2"),
    ]
