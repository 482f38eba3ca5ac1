"""The tutorial runs from its first cell to its last, away from the checkout's data."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient


@pytest.fixture(scope="module")
def notebook(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("tutorial")
    for name in ("tutorial.ipynb", "articles.jsonl"):
        shutil.copy(examples / name, folder)
    told = nbformat.read(folder / "tutorial.ipynb", as_version=4)
    return NotebookClient(told, timeout=300, resources={"metadata": {"path": str(folder)}}).execute()


def outputs(notebook: Any, kind: str) -> list[str]:
    return [
        output["data"][kind]
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if kind in output.get("data", {})
    ]


def test_every_cell_runs(notebook: Any) -> None:
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    assert not [o for cell in code for o in cell.outputs if o.output_type == "error" or o.get("name") == "stderr"]


def test_it_shows_highlighted_evidence(notebook: Any) -> None:
    shown = outputs(notebook, "text/html")
    assert len(shown) >= 5
    assert "<mark" in shown[0]
    assert "Jana Veselá" in shown[0]


def test_it_ships_without_output(examples: Path) -> None:
    told = nbformat.read(examples / "tutorial.ipynb", as_version=4)
    nbformat.validate(told)
    assert not [cell for cell in told.cells if cell.cell_type == "code" and (cell.outputs or cell.execution_count)]
