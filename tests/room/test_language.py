"""The catalogues are whole, and everything is said in the language asked for."""

from __future__ import annotations

import io
import re
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from depesche.archive import Archive
from depesche.errors import REJECTION_CODES
from depesche.exports import FORMATS
from depesche.room import labels
from depesche.room.language import available, chosen, codes, language

ROOM = Path(str(files("depesche.room")))
METHODS = [("**.py", "python"), ("templates/**.html", "jinja2")]
KEYWORDS = {"_": None, "counted": (1, 2)}


def messages() -> set[str | tuple[str, ...]]:
    """Everything the code and the templates say."""
    found = extract_from_dir(ROOM, METHODS, keywords=KEYWORDS)
    return {tuple(message) if isinstance(message, list) else message for _, _, message, _, _ in found}


def catalogue(code: str) -> Catalog:
    return read_po(io.BytesIO((ROOM / "locale" / code / "LC_MESSAGES" / "depesche.po").read_bytes()), locale=code)


@pytest.mark.parametrize("code", [code for code in available() if code != "en"])
def test_catalogues_are_whole(code: str) -> None:
    said = catalogue(code)
    known = {message.id for message in said if message.id}
    assert messages() - known == set(), "to be translated"
    assert known - messages() == set(), "said nowhere any more"
    for message in said:
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(strings), message.id
        assert not message.fuzzy
        for string in strings:
            assert set(re.findall(r"%\(\w+\)s", string)) == set(re.findall(r"%\(\w+\)s", ids[-1])), message.id


def test_every_value_of_the_contract_has_words() -> None:
    from typing import get_args

    from depesche.records import record

    tables = (
        (record.Factuality, labels.FACTUALITY), (record.PloverType, labels.PLOVER), (record.Mode, labels.MODES),
        (record.ObligationKind, labels.OBLIGATIONS), (record.Act, labels.ACTS),
        (record.StatusName, labels.STATUSES),
    )  # fmt: skip
    for values, table in tables:
        assert set(get_args(values)) == set(table)
    for model, table in ((record.Encounter, labels.MEETINGS), (record.Agreement, labels.PACTS)):
        assert set(get_args(model.model_fields["kind"].annotation)) == set(table)
    assert set(labels.REJECTIONS) == set(REJECTION_CODES)
    assert set(get_args(record.Office.model_fields["status"].annotation)) == set(labels.HELD)


def test_what_others_say_is_still_said_so() -> None:
    package = Path(str(files("depesche")))
    rooms = (package / "archive", package / "room")
    said = "".join(path.read_text("utf-8") for room in rooms for path in room.rglob("*.py") if path.name != "labels.py")
    assert [words for words in (*labels.TOLD, *labels.SEEN) if words not in said] == []


def test_exports_are_told_of_in_words() -> None:
    assert {form.about for form in FORMATS.values()} == set(labels.EXPORTS)


def test_why_a_telling_belongs_has_words(archive: Archive) -> None:
    reasons = [
        reason
        for line in archive.timeline()
        for member in archive.dossier(line.id).members
        for reason in member.reasons
    ]
    assert reasons
    assert {reason.name for reason in reasons} <= set(labels.REASONS)


@pytest.mark.parametrize(
    ("cookie", "accepted", "code"),
    [
        (None, None, "en"),
        (None, "de-AT,en;q=0.5", "de"),
        (None, "fr,pt;q=0.7", "en"),
        ("de", "en", "de"),
        ("xx", "de", "de"),
        ("../../etc", "*;q=;,,-_-", "en"),
    ],
)
def test_the_language_is_chosen(cookie: str | None, accepted: str | None, code: str) -> None:
    assert chosen(cookie, accepted).code == code


def test_days_are_said_as_short_as_they_can_be() -> None:
    german, english = language("de"), language("en")
    assert german.days("2025-03-10", "2025-03-10") == "10. März 2025"
    assert english.days("2025-03-10", "2025-03-10") == "10 March 2025"
    assert german.days("2025-03-01", "2025-03-31") == "März 2025"
    assert english.days("2024-01-01", "2024-12-31") == "2024"
    assert english.days("2020-01-01", "2029-12-31") == "2020 – 2029"
    assert german.days(None, None) == ""
    assert english.day("nonsense") == "nonsense"


def test_states_have_names() -> None:
    assert language("de").state("DEU") == "Deutschland"
    assert language("en").state("DEU") == "Germany"
    assert language("de").state("XKX") == "Kosovo"
    assert language("de").state("NATO") == "NATO"
    assert len(codes()) > 200
