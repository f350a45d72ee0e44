"""core.ts in a Node process: compile it once, call its functions, step through its exchanges."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from connector.cli.toolchain import install
from connector.model import to_data
from connector.wire.errors import ApiError, InputError
from connector.wire.messages import FileInput

TESTS = Path(__file__).parents[1] / "core"

ABSENT = object()
"""What a function of the core returned that returned undefined."""


class CoreProcess:
    """A Node process that has loaded the compiled core from a folder."""

    def __init__(self, folder: Path) -> None:
        self._node = subprocess.Popen(
            ["node", str(TESTS / "harness.mjs"), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def call(self, module: str, function: str, *args: Any) -> Any:
        """The result of one function; arguments may be model objects."""
        answer = self.ask(op="call", module=module, function=function, args=args)
        return ABSENT if "absent" in answer else answer["value"]

    def ask(self, **command: Any) -> dict[str, Any]:
        """One command and its answer; raises the error that the core threw."""
        assert self._node.stdin is not None
        assert self._node.stdout is not None
        self._node.stdin.write(json.dumps(_encode(command)) + "\n")
        self._node.stdin.flush()
        line = self._node.stdout.readline()
        if not line:
            raise AssertionError(f"the core's process ended with {self._node.wait()}")
        answer: dict[str, Any] = json.loads(line)
        assert "polluted" not in answer, answer
        if "error" in answer:
            raise _error(answer["error"])
        return answer

    def close(self) -> None:
        assert self._node.stdin is not None
        assert self._node.stdout is not None
        self._node.stdin.close()
        self._node.wait(timeout=10)
        self._node.stdout.close()


def _encode(value: Any) -> Any:
    """Data for the harness: files marked, model objects as the JSON that packages carry."""
    if isinstance(value, FileInput):
        return {"$file": {"name": value.name, "size": value.size}}
    if isinstance(value, dict):
        return {key: _encode(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_encode(item) for item in value]
    return to_data(value)


def _error(data: dict[str, Any]) -> Exception:
    if data["name"] == "InputError":
        return InputError(data["problems"])
    if data["name"] == "Crash":
        return AssertionError(data["message"])
    error = ApiError(data["kind"], data["message"], data["status"], data["retry_after"])
    error.done = data["done"]
    return error


def compile_core(out: Path) -> None:
    """Compile core.ts as strictly as any platform does, without the globals of any platform."""
    compiler = install(TESTS / "toolchain") / "node_modules" / "typescript" / "bin" / "tsc"
    command = ["node", str(compiler), "--project", str(TESTS), "--outDir", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout


@contextmanager
def open_core() -> Iterator[CoreProcess]:
    """The core, compiled and running; Node ends with the block."""
    with tempfile.TemporaryDirectory() as folder:
        compile_core(Path(folder))
        process = CoreProcess(Path(folder))
        try:
            yield process
        finally:
            process.close()
