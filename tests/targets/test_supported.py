"""What is left out for targets that cannot show it, by rules that all of them share."""

from __future__ import annotations

from connector.diagnostics import Diagnostics
from connector.model import Connector
from connector.targets.supported import supported


def shown(connector: Connector, *, all_lists: bool) -> Connector:
    found = Diagnostics()
    return supported(connector, "beds", "package", lambda _: (), found, all_lists=all_lists)


def pickers_of(connector: Connector, name: str) -> dict[str, str | None]:
    action = connector.action(name)
    assert action is not None
    return {item.name: item.picker for item in action.inputs}


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
    plain = shown(connector, all_lists=False)
    pickers = pickers_of(plain, "printers.set_custom_values")
    assert (pickers["printers"], pickers["values"]) == ("printers", None)
    assert plain.picker("custom_field_ids") is None


def test_a_target_may_show_both(connector: Connector) -> None:
    whole = shown(connector, all_lists=True)
    assert pickers_of(whole, "printers.set_custom_values")["values"] == "custom_field_ids"
    assert whole.picker("catalogue_filaments") is not None
