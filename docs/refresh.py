"""Write into the README what its commands really print: `make docs`.

A ```console block begins with "$ command"; what follows is its standard output, 100 columns wide.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "README.md"
_BLOCK = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```", re.DOTALL)


def commands(page: str) -> list[tuple[str, str]]:
    """Each command that the page shows, with the output beside it."""
    return [(block["command"], block["output"]) for block in _BLOCK.finditer(page)]


def output(command: str) -> str:
    """What the command prints on standard output, run from the root of the repository."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "COLUMNS": "100", "NO_COLOR": "1"}
    run = subprocess.run(["bash", "-c", command], cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return "\n".join(line.rstrip() for line in run.stdout.splitlines()) + "\n"


def refreshed(page: str) -> str:
    """The page with every shown output as it is now."""
    return _BLOCK.sub(lambda block: f"```console\n$ {block['command']}\n{output(block['command'])}```", page)


if __name__ == "__main__":
    PAGE.write_text(refreshed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
