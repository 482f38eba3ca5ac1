"""The documentation keeps its promises: commands print what is shown, snippets run, tables agree, links lead on."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from depesche.errors import REJECTION_CODES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def blocks(language: str) -> list[str]:
    """The README's code blocks in a language."""
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


@pytest.fixture(scope="module")
def refresh() -> ModuleType:
    specification = importlib.util.spec_from_file_location("refresh", ROOT / "docs" / "refresh.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_the_readme_shows_what_its_commands_print(refresh: ModuleType) -> None:
    shown = refresh.commands(README)
    assert shown
    for command, output in shown:
        assert output == refresh.output(command), f"stale: {command}; run make docs"


def test_the_readmes_depesche_commands_run(tmp_path: Path) -> None:
    commands = [
        line for block in blocks("sh") for line in block.splitlines() if "depesche " in line and "git clone" not in line
    ]
    assert len(commands) >= 4
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for command in commands:
        run = subprocess.run(
            ["bash", "-o", "pipefail", "-c", command],
            cwd=tmp_path,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, f"{command}\n{run.stderr}"
    assert {file.name for file in tmp_path.iterdir()} == {"examples", "records.jsonl", "records.csv", "schema.json"}


def test_the_readmes_snippets_run(capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {}
    for snippet in blocks("python"):
        exec(compile(snippet, "README.md", "exec"), names)
    printed = capsys.readouterr().out
    assert "office occurred Außenministerin Jana Veselá" in printed
    assert "the document has no text [empty]" in printed


def test_make_has_every_target_the_docs_name_and_ci_runs_the_tests() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^(\w+):", makefile, re.MULTILINE))
    named = {name for page in PAGES for name in re.findall(r"\bmake (\w+)", page.read_text(encoding="utf-8"))}
    code = {
        name for name in named if re.search(rf"(?m)(^|`)make {name}\b", "".join(p.read_text("utf-8") for p in PAGES))
    }
    assert {"demo", "test", "check"} <= code <= targets
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == "make test"
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_every_rejection_stands_in_the_docs() -> None:
    page = (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8")
    for code, reason in REJECTION_CODES.items():
        assert f"| `{code}` | {reason} |" in page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert target.startswith("https://") or (page.parent / target).exists(), target
