"""Names that titles hold, and how they are spelled."""

from __future__ import annotations

import pytest

from tests.spec.conftest import Spec

HOOK = "triggers/webhook/lamp_on.yaml"


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("Printer AutoPrint state changed", []),
        ("AI failure detected", []),
        ("Alert of the AI dismissed", []),
        ("Printer autoprint state changed", ["L421"]),
        ("Printer Autoprint state changed", ["L402", "L421"]),
        ("Alert of the ai dismissed", ["L421"]),
    ],
)
def test_a_name_keeps_its_capitals(spec: Spec, title: str, codes: list[str]) -> None:
    spec.edit(HOOK, "title: Lamp switched on", f"title: {title}")
    assert spec.codes() == codes
