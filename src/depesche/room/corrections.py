"""Which slots of a record people may put right: the paths into its JSON, with what stands there now."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from depesche.records import Record

_FIXED = frozenset({"id", "type", "document", "evidence", "rule", "confidence", "content", "cue", "frame"})
_WORDS = frozenset({"start", "end", "text", "evidence", "precision"})  # what the text says, which no one can change
_WHOLE = ("participants", "parties", "addressees", "about", "actors", "recipients", "asserted_by", "topics")


_TABLES = {"factuality": "factuality", "act": "act", "mode": "mode", "role": "role"}
_KINDS = {"encounter": "encounter", "agreement": "agreement"}


@dataclass(frozen=True, slots=True)
class Path:
    """A slot that may be put right, `participants.0.name` say, and its value as JSON; `table` names the labels of the
    values it takes, "" where it takes any.
    """

    path: str
    value: str
    table: str = ""


def paths(record: Record) -> list[Path]:
    """The slots of a record that may be put right: single values first, then whole lists."""
    data = {name: value for name, value in record.model_dump(mode="json").items() if name not in _FIXED}
    single = [Path(path, _written(value), _table(path, record.type)) for path, value in _leaves(data)]
    whole = [Path(name, json.dumps(data[name], ensure_ascii=False)) for name in _WHOLE if name in data]
    return single + whole


def _table(path: str, type_: str) -> str:
    """The table of labels that names the values a slot takes."""
    whole, _, last = path.rpartition(".")
    match last:
        case "kind" if not whole:
            return _KINDS.get(type_, "")
        case "kind":
            return "obligation" if whole.startswith("obligations") else "actor"
        case "status":
            return "step" if whole else "held"
        case "type" if whole == "plover":
            return "plover"
        case _:
            return _TABLES.get(last, "")


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for name, one in value.items():
            if name not in _WORDS:
                yield from _leaves(one, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for i, one in enumerate(value):
            yield from _leaves(one, f"{path}.{i}")
    else:
        yield path, value


def _written(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def typed(text: str) -> Any:
    """What a person wrote, as a value: JSON where it is some, else the words themselves."""
    try:
        return json.loads(text)
    except ValueError:
        return text
