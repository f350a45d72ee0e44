"""The registry of lints, and what only a test of one lint can show."""

from __future__ import annotations

import pkgutil

import connector.spec.lint as package
from connector.spec.lint import LINTS
from tests.spec.conftest import Spec

TEST = "actions/account/test.yaml"


def test_every_module_is_registered_in_the_order_of_codes() -> None:
    modules = {info.name for info in pkgutil.iter_modules(package.__path__)} - {"context"}
    assert {lint.__name__.rpartition(".")[2] for lint in LINTS} == modules
    codes = [lint.CODE for lint in LINTS]
    assert codes == sorted(set(codes))


def test_every_lint_says_in_one_line_what_it_wants_and_why() -> None:
    for lint in LINTS:
        assert lint.__doc__ is not None
        assert "\n" not in lint.__doc__
        assert lint.__doc__.endswith(".")


def test_an_exemption_keeps_a_finding_quiet(spec: Spec) -> None:
    spec.edit(TEST, "title: Test connection", "title: Test Connection")
    assert spec.codes() == ["L402"]
    spec.edit(
        TEST, "output: {}", "output: {}\nlint: {allow: [{code: L402, reason: It is a name.}]}"
    )
    assert spec.codes() == []


def test_an_exemption_holds_for_its_own_file_only(spec: Spec) -> None:
    spec.edit(TEST, "title: Test connection", "title: Test Connection")
    spec.edit(
        "actions/scenes/add.yaml",
        "output: {coal",
        "lint: {allow: [{code: L402, reason: It is a name.}]}\noutput: {coal",
    )
    assert spec.codes() == ["L402", "R324"]


def test_an_exemption_may_be_narrowed(spec: Spec) -> None:
    spec.edit("actions/scenes/add.yaml", "label: Name", "label: The Name")
    spec.edit("actions/scenes/add.yaml", "label: Note", "label: The Note")
    spec.edit(
        "actions/scenes/add.yaml",
        "output: {coal",
        "lint: {allow: [{code: L402, of: note, reason: It is a name.}]}\noutput: {coal",
    )
    assert spec.codes() == ["L402"]


def test_exemptions_of_case_lints_are_judged_when_cases_are_read(spec: Spec) -> None:
    spec.edit(
        TEST, "output: {}", "output: {}\nlint: {allow: [{code: L412, reason: It has a case.}]}"
    )
    assert spec.codes() == []


def test_exclusive_inputs_may_share_a_destination(spec: Spec) -> None:
    spec.edit(
        "actions/scenes/add.yaml",
        "  note:",
        "  text: {label: Text, to: body.note, type: text}\n  note:",
    )
    spec.edit("actions/scenes/add.yaml", "effect: write", "effect: write\none_of: [[text, note]]")
    assert "L406" not in spec.codes()


def test_feeding_an_object_feeds_what_is_in_it(spec: Spec) -> None:
    spec.edit(
        "specs/openapi/lamps.yaml",
        "note: {type: string}",
        "note: {type: object, required: [a], properties: {a: {type: string}}}",
    )
    spec.edit("specs/openapi/lamps.yaml", "required: [name]", "required: [name, note]")
    spec.edit("actions/scenes/add.yaml", "note, type: text}", "note, type: json, required: true}")
    assert "L405" not in spec.codes()


def test_feeding_a_field_feeds_the_object_around_it(spec: Spec) -> None:
    spec.edit(
        "specs/openapi/lamps.yaml",
        "note: {type: string}",
        "note: {type: object, required: [a], properties: {a: {type: string}, b: {type: string}}}",
    )
    spec.edit("specs/openapi/lamps.yaml", "required: [name]", "required: [name, note]")
    spec.edit(
        "actions/scenes/add.yaml",
        "to: body.note, type: text}",
        "to: body.note.a, type: text, required: true}",
    )
    assert "L405" not in spec.codes()
