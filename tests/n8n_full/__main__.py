"""Install the whole of n8n, put the package in, run the examples: python -m tests.n8n_full

Prints one line a step and ends with how many passed; exit code 1 if one failed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import requests

from connector.cli.toolchain import ToolchainError
from connector.targets import n8n as target
from tests.n8n_full import chat, farm, pictures, prepared, tools
from tests.n8n_full.editor import Refused
from tests.n8n_full.house import House
from tests.n8n_full.processes import Stuck, wait_for
from tests.n8n_full.stories import STORIES, World

EXAMPLES = Path(target.__file__).parent / "examples"
SECONDS = 30
FAILURES = (
    AssertionError,
    LookupError,
    RuntimeError,
    subprocess.TimeoutExpired,
    requests.RequestException,
    Refused,
    Stuck,
)
"""What a step may end with; the next ones are done all the same."""


def main() -> int:
    options = _options()
    steps = Steps()
    try:
        browser = tools.browser() if options.pictures else None
        tool = tools.ready()
    except ToolchainError as error:
        print(error, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="n8n-full-") as scratch:
        folder = Path(scratch)
        house = House(tool, folder)
        steps.note("the tools are ready")
        with chat.serving() as room, farm.serving(folder / "sandbox.log") as ground:
            steps.do("pack and install the package", house.install_package)
            steps.do("import credentials", lambda: _import_credentials(house, ground))
            steps.do("import workflows", lambda: _import_workflows(house, room.url))
            with house.open() as editor:
                steps.note("n8n is up")
                world = World(ground, editor, room)
                _tell_stories(steps, world)
                if browser is not None:
                    steps.do(
                        "take pictures",
                        lambda: pictures.take(tool, browser, editor, options.pictures),
                    )
    print(f"{steps.passed} passed, {steps.failed} failed")
    return 1 if steps.failed else 0


class Steps:
    """Does one thing after another and says how each went."""

    def __init__(self) -> None:
        self.passed = 0
        self.failed = 0
        self._start = time.monotonic()

    def note(self, text: str) -> None:
        print(f"{time.monotonic() - self._start:6.1f} s  {text}", flush=True)

    def do(self, what: str, work: Callable[[], object]) -> None:
        try:
            result = work()
        except FAILURES as error:
            self.failed += 1
            self.note(f"FAILED  {what}: {type(error).__name__}: {error}")
        else:
            self.passed += 1
            self.note(f"passed  {what}{f': {result}' if result else ''}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=Path, metavar="FOLDER", help="where screenshots go")
    return parser.parse_args()


def _import_credentials(house: House, ground: farm.Farm) -> None:
    path = house.folder / "credentials.json"
    path.write_text(json.dumps(prepared.credentials(ground)), encoding="utf-8")
    house.command("import:credentials", f"--input={path}")


def _import_workflows(house: House, room: str) -> None:
    folder = house.folder / "workflows"
    folder.mkdir()
    for path in EXAMPLES.iterdir():
        text = json.dumps(prepared.workflow(path, room))
        (folder / path.name).write_text(text, encoding="utf-8")
    house.command("import:workflow", "--separate", f"--input={folder}")


def _tell_stories(steps: Steps, world: World) -> None:
    editor, ground = world.editor, world.farm
    for name in STORIES:
        editor.activate(name)
    hooked = sum('"events"' in path.read_text() for path in EXAMPLES.iterdir())
    steps.do(f"activation subscribes to {hooked} webhooks", partial(_hooks_become, ground, hooked))
    for name, story in STORIES.items():
        steps.do(f"example {name}", partial(story, world))
    steps.do("a forged delivery is answered 401", lambda: _forge(world))
    for name in STORIES:
        editor.deactivate(name)
    steps.do("deactivation takes the webhooks away", partial(_hooks_become, ground, 0))


def _hooks_become(ground: farm.Farm, count: int) -> None:
    wait_for(f"{count} webhooks", lambda: len(ground.hooks) == count or None, SECONDS)


def _forge(world: World) -> None:
    hook = world.farm.hooks[0]
    event = {"webhook_id": hook["id"], "event": hook["events"][0], "timestamp": 0, "data": {}}
    answered = requests.post(
        hook["url"], json=event, headers={"X-SP-Secret": "guessed"}, timeout=SECONDS
    )
    assert answered.status_code == 401, f"{answered.status_code} {answered.text}"


if __name__ == "__main__":
    sys.exit(main())
