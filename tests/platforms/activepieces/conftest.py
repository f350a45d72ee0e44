"""What only the tests of the piece need."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.platforms.activepieces.farm import ApFarm


@pytest.fixture
def forgetful_farm(ap_farm: ApFarm, ap_package: Path) -> ApFarm:
    """A farm whose piece was loaded anew and remembers no company of a token.

    The sandbox gives out the same tokens after each reset.
    """
    ap_farm.runtime.load(ap_package)
    return ap_farm
