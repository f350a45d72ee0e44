"""The model: what a connector is, as frozen dataclasses.

The spec layer builds it, everything above reads it. Pure data: no I/O, and no import of the
project besides `diagnostics`.
"""

from connector.model.action import Action, Destination, Input, Option, Output, Override, Step
from connector.model.canonical import canonical_json, digest, to_data
from connector.model.connector import (
    Connector,
    FieldKinds,
    Host,
    OAuth2,
    Picker,
    Plan,
    WebhookLifecycle,
)
from connector.model.operation import Operation, Paging, Parameter
from connector.model.strategy import (
    CustomValues,
    Gcode,
    Keep,
    Kept,
    Limit,
    Limits,
    MaterialTags,
    Wait,
)
from connector.model.trigger import Open, Poll, Trigger

__all__ = [
    "Action",
    "Connector",
    "CustomValues",
    "Destination",
    "FieldKinds",
    "Gcode",
    "Host",
    "Input",
    "Keep",
    "Kept",
    "Limit",
    "Limits",
    "MaterialTags",
    "OAuth2",
    "Open",
    "Operation",
    "Option",
    "Output",
    "Override",
    "Paging",
    "Parameter",
    "Picker",
    "Plan",
    "Poll",
    "Step",
    "Trigger",
    "Wait",
    "WebhookLifecycle",
    "canonical_json",
    "digest",
    "to_data",
]
