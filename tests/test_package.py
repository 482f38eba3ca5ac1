"""The package as installed: cheap to import, complete, honest about its names."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib.metadata import entry_points, version
from importlib.resources import files
from pathlib import Path

import pytest

import depesche


def modules_after(code: str) -> set[str]:
    """The top-level modules a fresh interpreter has loaded after `code`."""
    code += "; import sys; print(' '.join({m.split('.')[0] for m in sys.modules}))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(run.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "code",
    [
        "import depesche",
        "import depesche.cli",
        "import depesche.errors, depesche.sources.fields",
        "import depesche.cli.read",
        "import depesche.cli.add, depesche.cli.search, depesche.cli.dossier",
    ],
)
def test_importing_is_cheap(code: str) -> None:
    assert not modules_after(code) & {"spacy", "thinc", "numpy", "rich", "sqlalchemy"}


def test_public_names_are_there() -> None:
    for name in depesche.__all__:
        assert getattr(depesche, name) is not None
    with pytest.raises(AttributeError, match="Raeder"):
        _ = depesche.Raeder


def test_entry_points_lead_somewhere() -> None:
    assert {point.name for point in entry_points(group="console_scripts") if point.name == "depesche"}
    (factory,) = (point for point in entry_points(group="spacy_factories") if point.name == "depesche")
    assert callable(factory.load())


def test_the_version_is_one(root: Path) -> None:
    assert version("depesche") == depesche.__version__
    assert f"## {depesche.__version__}" in (root / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name", ["lexicon/boilerplate.csv", "rules/encounters.yaml", "model/forms.marisa", "../py.typed"]
)
def test_data_ships(name: str) -> None:
    assert (files("depesche.german") / name).is_file()


def test_licences_are_named(root: Path) -> None:
    assert "Apache License" in (root / "LICENSE").read_text(encoding="utf-8")
    notice = (root / "NOTICE").read_text(encoding="utf-8")
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["license"] == "Apache-2.0"
    for source in ("LanguageTool", "CC BY-SA 4.0", "Natural Earth", "GermEval"):
        assert source in notice
