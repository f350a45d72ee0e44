"""What is left out for targets that cannot show it, by rules that all of them share."""

from __future__ import annotations

from dataclasses import replace

from connector.diagnostics import Diagnostics
from connector.model import Action, Connector, Input
from connector.targets.supported import supported


def shown(connector: Connector, *, all_lists: bool) -> Connector:
    found = Diagnostics()
    return supported(connector, "beds", "package", lambda _: (), found, all_lists=all_lists)


def pickers_of(connector: Connector, name: str) -> dict[str, str | None]:
    action = connector.action(name)
    assert action is not None
    return {item.name: item.picker for item in action.inputs}


def with_values(connector: Connector) -> Connector:
    """The connector with an input of values by custom field."""
    action = next(one for one in connector.actions if one.name == "custom_fields.update")
    item = Input(name="values", label="Values", kind="json", picker="custom_fields")
    changed: Action = replace(action, inputs=(*action.inputs, item))
    return replace(connector, actions=(changed,))


def test_a_list_that_depends_on_other_inputs_is_typed_in(connector: Connector) -> None:
    plain = shown(connector, all_lists=False)
    assert pickers_of(plain, "filament_database.get_filament") == {
        "brand": "catalogue_brands",
        "material": None,
        "filament": None,
    }
    assert plain.picker("catalogue_filaments") is None
    assert plain.picker("catalogue_brands") is not None


def test_values_by_field_are_typed_in_as_an_object(connector: Connector) -> None:
    plain = pickers_of(shown(with_values(connector), all_lists=False), "custom_fields.update")
    assert (plain["field"], plain["values"]) == ("custom_fields", None)


def test_a_target_may_show_both(connector: Connector) -> None:
    whole = shown(with_values(connector), all_lists=True)
    assert pickers_of(whole, "custom_fields.update")["values"] == "custom_fields"
    assert whole.picker("catalogue_filaments") is not None
