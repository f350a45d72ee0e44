"""Screenshots of n8n's editor with our nodes in it; see `pictures.cjs`."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

from tests.n8n_full import prepared
from tests.n8n_full.editor import Editor
from tests.n8n_full.tools import Tools

SCRIPT = Path(__file__).parent / "pictures.cjs"
SECONDS = 400
SHOWN = "approval-round-trip"


def take(tools: Tools, browser: str, editor: Editor, folder: Path) -> str:
    """Takes all pictures into `folder`; returns their names. Raises RuntimeError."""
    folder.mkdir(parents=True, exist_ok=True)
    draft = editor.ask("POST", "workflows", prepared.draft())
    told = {
        "url": editor.url,
        "cookie": editor.cookie,
        "browser": browser,
        "folder": str(folder),
        "draft": draft["id"],
        "ran": f"{SHOWN}/executions/{editor.executions(SHOWN)[-1]['id']}",
        "credential": prepared.CREDENTIAL["id"],
    }
    made = subprocess.run(
        [str(tools.node), str(SCRIPT)],
        env={**os.environ, "NODE_PATH": str(tools.modules)},
        input=json.dumps(told),
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    if made.returncode != 0:
        raise RuntimeError(made.stderr.strip())
    return ", ".join(made.stdout.split())
