"""Every line of code is in its room: German in german/, printing in cli/, no layer reaching back."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from depesche.german.lexicon import rows

PACKAGE = Path(__file__).parent.parent / "src" / "depesche"
OUTSIDE = sorted(path for path in PACKAGE.rglob("*.py") if "german" not in path.relative_to(PACKAGE).parts)
EVERYWHERE = sorted(PACKAGE.rglob("*.py"))

# A room may import from the rooms named beside it, and from errors; `__init__` ties the public names together.
MAY_IMPORT = {
    "records": set(),
    "sources": {"records", "german"},
    "german": {"records"},
    "reading": {"records", "german", "sources"},
    "exports": {"records", "reading", "german"},  # german: names of states, levels of offices, tokens
    "archive": {"records", "german", "sources", "reading", "exports"},
    "room": {"records", "sources", "reading", "exports", "archive"},
    "report": {"records", "archive"},
    "cli": {"records", "sources", "reading", "exports", "archive", "report", "room"},
}


@cache
def german_words() -> frozenset[str]:
    """Words no English literal holds by chance: function words, and the nouns and verbs of saying and of office."""
    function = {row["form"] for row in rows("function_words")} - ENGLISH
    saying = {row["lemma"] for name in ("speech_verbs", "speech_nouns") for row in rows(name)}
    roles = {row[column] for row in rows("roles") for column in ("masculine", "feminine") if row[column]}
    return frozenset(word for word in function | saying | roles if " " not in word) - ENGLISH


# Spelled the same in English, in a field of the contract, or in names.
ENGLISH = frozenset({"des", "den", "er", "es", "um", "hat", "per", "sein", "bin", "Person", "Admiral", "General"})
ENGLISH |= {"Minister", "Depesche", "Note", "Statement", "Appell", "Interview", "Report", "Position", "Agent"}


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """The string literals of a module that are not docstrings, with their lines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def german_in(text: str) -> list[str]:
    words = re.findall(r"[^\W\d_]+", text)
    return [word for word in words if word in german_words() or re.search("[äöüÄÖÜß]", word)]


@pytest.mark.parametrize("path", OUTSIDE, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_german_outside_its_room(path: Path) -> None:
    found = [f"{path.name}:{line}: {word}" for line, text in literals(path) for word in german_in(text)]
    assert found == [], "German words belong in german/lexicon or german/rules"


@pytest.mark.parametrize("text", ["nicht", "sagen", "wegen Mordes", "Außenministerin", "für", "Präsidentin"])
def test_the_scan_sees_german(text: str) -> None:
    assert german_in(text)


@pytest.mark.parametrize("path", EVERYWHERE, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_layer_reaches_back(path: Path) -> None:
    room = path.relative_to(PACKAGE).parts[0]
    if room not in MAY_IMPORT:
        pytest.skip("a module at the root of the package")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    modules |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    used = {parts[1] for parts in (module.split(".") for module in modules) if parts[0] == "depesche" and parts[1:]}
    assert used <= MAY_IMPORT[room] | {room, "errors"}


@pytest.mark.parametrize("path", EVERYWHERE, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_command_line_prints(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    printed = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert printed == [], "print nothing; cli/ writes with click and Rich"
