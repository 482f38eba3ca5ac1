"""When a document was published, and what that is known from."""

from __future__ import annotations

import datetime as dt

import pytest

from depesche.german.publication import dateline, written_date
from depesche.sources.dates import day, impossible, in_name, settle

DAY = dt.date(2024, 11, 19)


@pytest.mark.parametrize(
    "written",
    [
        "2024-11-19", "20241119", "2024-11-19T08:00:00", "2024-11-19T08:00:00.123Z", "2024-11-19 08:00:00 +0100",
        "2024-11-18T23:30:00Z", "2024/11/19", "2024/11/19 08:00", "19.11.2024", "19. 11. 2024", "19.11.2024, 08:15 Uhr",
        "19. November 2024", "Dienstag, 19. November 2024", "Dienstag, den 19. November 2024", "19 November 2024",
        "19. Nov. 2024", "November 19, 2024", "Tue, 19 Nov 2024 08:15:00 +0100", 20241119, DAY,
        dt.datetime(2024, 11, 19, 8), dt.datetime(2024, 11, 18, 23, 30, tzinfo=dt.UTC),
    ],
)  # fmt: skip
def test_writings_of_dates(written: object) -> None:
    assert day(written) == DAY


@pytest.mark.parametrize(
    "written",
    ["", "gestern", "2024-02-30", "30. Februar 2024", "31.04.2024", "11/19/2024", "November", 7, None, True, []],
)
def test_what_is_no_date(written: object) -> None:
    with pytest.raises(ValueError, match=r".*"):
        day(written)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("RIGA, 19. November 2024 (dpa) – Die Minister berieten.", DAY),
        ("Wien (APA), 19.11.2024 - Die Minister berieten.", DAY),
        ("Besuch in Riga\n\nStand: 19.11.2024, 10:30 Uhr\nDie Minister berieten.", DAY),
        ("Veröffentlicht am 19. November 2024\nDie Minister berieten.", DAY),
        ("Berlin, den 19. November 2024\nDie Minister berieten.", DAY),
        ("19.11.2024 | 10:30", None),
        ("Die Minister trafen sich am 19. November 2024 in Riga.", None),
        ("19. November 2024\n20. November 2024\nDie Minister berieten.", None),
        ("30. Februar 2024\nDie Minister berieten.", None),
        ("BERLIN (dpa) – Am 19. November 2024 berieten die Minister.", None),
        ("Am 19. November 2024 – einem Dienstag – berieten sie.", None),
        ("", None),
    ],
)
def test_datelines(text: str, date: dt.date | None) -> None:
    assert dateline(text) == date


def test_a_dateline_stands_at_the_head() -> None:
    assert dateline("Zeile\n" * 10 + "19. November 2024\n") is None


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("kurier_2024-11-19.txt", DAY),
        ("20241119-riga.html", DAY),
        ("2019-01-01/kurier.txt", None),
        ("https://kurier.example/2024/11/19/riga", DAY),
        ("2024-11-19_2024-11-20.txt", None),
        ("120241119.txt", None),
        ("2024-13-19.txt", None),
        ("a.txt", None),
    ],
)
def test_dates_in_names(name: str, date: dt.date | None) -> None:
    assert in_name(name) == date


def test_the_order_of_trust() -> None:
    text, name = "Stand: 18.11.2024\nText", "2024-11-17.txt"
    given = dt.date(2024, 11, 20)
    assert settle("2024-11-19", given, text, name)[:2] == (DAY, "metadata")
    assert settle(None, given, text, name)[:2] == (given, "user")
    assert settle(None, None, text, name)[:2] == (dt.date(2024, 11, 18), "dateline")
    assert settle("", None, "Text", name)[:2] == (dt.date(2024, 11, 17), "name")
    assert settle(None, None, "Text", None)[:2] == (None, "unknown")


def test_a_date_that_can_not_be_is_flagged_and_not_used() -> None:
    today = dt.date(2024, 11, 19)
    date, origin, notes = settle("2024-11-21", None, "Stand: 18.11.2024\nText", None, today=today)
    assert (date, origin) == (dt.date(2024, 11, 18), "dateline")
    assert [note.code for note in notes] == ["future-date"]
    assert settle("2024-11-20", None, "", None, today=today)[0] == dt.date(2024, 11, 20)  # tomorrow in the east
    assert settle("1024-11-20", None, "", None)[2][0].code == "impossible-date"
    assert impossible(dt.date(1605, 1, 1)) is None
    assert settle(None, None, "Stand: 18.11.2099\nText", "2099-01-01.txt", today=today)[:2] == (None, "unknown")


def test_written_dates_tell_days_that_are_none() -> None:
    with pytest.raises(ValueError, match="day"):
        written_date("31. April 2024")
    assert written_date("im April 2024") is None


@pytest.mark.parametrize(("day", "code"), [("2099-01-01", "future-date"), ("1500-01-01", "impossible-date")])
def test_a_date_from_the_user_that_cant_be_is_noted_and_not_used(day: str, code: str) -> None:
    given = dt.date.fromisoformat(day)
    date, origin, notes = settle(None, given, "Ein Text.", None, today=dt.date(2025, 1, 1))
    assert (date, origin, [note.code for note in notes]) == (None, "unknown", [code])
