"""Times on the calendar: anchors, values, EDTF."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import re
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from depesche import german
from depesche.german import lexicon
from depesche.reading.layers import TimeExpression
from depesche.reading.times import find_times
from depesche.reading.timex import easter, edtf_of, holiday

NLP = spacy.blank("de")
TUESDAY = dt.date(2024, 11, 19)

EDTF = re.compile(
    r"-?[\dX]{4}~?|\d{4}-(\d\d)~?|\d{4}-\d\d-\d\d~?|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d"
    r"|\d{4}(-\d\d(-\d\d)?)?/(\.\.|\d{4}(-\d\d(-\d\d)?)?)"
)
VALUE = re.compile(
    r"(PAST|PRESENT|FUTURE)_REF|BC\d{4}|\d{2,4}|\d{4}-\d\d|\d{4}-\d\d-\d\d(T(\d\d:\d\d|MO|MI|AF|EV|NI))?"
    r"|\d{4}-(SP|SU|FA|WI|Q[1-4]|H[12])|\d{4}-W\d\d(-WE)?"
    r"|P(T?(\d+(\.\d+)?|X)[A-Z]{1,2})+|XXXX-(WXX-([1-7](T[A-Z]{2})?|WE)|XX-XXT[A-Z]{2}|\d\d|SP|SU|FA|WI)"
)


def times(text: str, published: dt.date | None = TUESDAY) -> list[TimeExpression]:
    return find_times(NLP(text), published)


def values(text: str, published: dt.date | None = TUESDAY) -> list[tuple[str, str | None]]:
    return [(t.text, t.value) for t in times(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # weekdays by tense, preposition and word
        ("Der Minister war am Montag in Wien.", "2024-11-18"),
        ("Der Minister wird am Montag in Wien erwartet.", "2024-11-25"),
        ("Das Treffen ist für Donnerstag geplant.", "2024-11-21"),
        ("Die Sperre gilt ab Freitag.", "2024-11-22"),
        ("Seit Freitag gilt die Sperre.", "2024-11-15"),
        ("Der Beschluss vom Donnerstag liegt vor.", "2024-11-14"),
        ("Das war am Dienstag so.", "2024-11-19"),
        ("Am vergangenen Dienstag war er da.", "2024-11-12"),
        ("Am vorletzten Sonntag war er da.", "2024-11-10"),
        ("Am kommenden Dienstag kommt er.", "2024-11-26"),
        ("Am übernächsten Mittwoch kommt er.", "2024-11-27"),
        ("Am Mittwoch vergangener Woche war er da.", "2024-11-13"),
        ("Am Sonntag nächster Woche kommt er.", "2024-12-01"),
        ("Am gestrigen Montag kam er.", "2024-11-18"),
        # days
        ("vorgestern", "2024-11-17"),
        ("übermorgen", "2024-11-21"),
        ("Im Oktober war Ruhe.", "2024-10"),
        ("Im Jänner wird gewählt.", "2025-01"),
        ("Am 3. Dezember wird gewählt.", "2024-12-03"),
        ("Am 30. Dezember war er dort gewesen.", "2023-12-30"),
        ("Anfang Juli dieses Jahres", "2024-07"),
        ("im vergangenen Dezember", "2023-12"),
        ("im kommenden März", "2025-03"),
        # weeks, months, years
        ("in der kommenden Woche", "2024-W48"),
        ("Ende vergangener Woche", "2024-W46"),
        ("am kommenden Wochenende", "2024-W48-WE"),
        ("im vorigen Monat", "2024-10"),
        ("Mitte nächsten Jahres", "2025"),
        ("heuer", "2024"),
        ("zum Jahresende", "2024"),
        ("im Vorjahr", "2023"),
        ("vergangenen Sommer", "2024-SU"),
        ("vergangenen Herbst", "2023-FA"),
        ("im nächsten Frühjahr", "2025-SP"),
        ("im Herbst des Jahres 2011", "2011-FA"),
        ("im dritten Quartal 2011", "2011-Q3"),
        ("in der zweiten Hälfte des Jahres 2019", "2019-H2"),
        ("in den frühen Neunzigerjahren", "199"),
        ("Ende der 1950er Jahre", "195"),
        ("in diesem Jahrhundert", "20"),
        ("im 18. Jahrhundert", "17"),
        ("im Jahr 44 v. Chr.", "BC0044"),
        ("Neunzehnhundertachtundsechzig", "1968"),
        # holidays
        ("An Ostern 2016", "2016-03-27"),
        ("am Karfreitag 2018", "2018-03-30"),
        ("Das war am Weihnachtssonntag.", "2023-12-31"),
        ("zu Pfingsten 2024", "2024-05-19"),
        ("am zweiten Advent 2024", "2024-12-08"),
        ("am Volkstrauertag 2023", "2023-11-19"),
        ("am Muttertag 2024", "2024-05-12"),
        # a day without a year, far ahead: what is announced of it, and what is told or only claimed of the past
        ("Das Treffen soll im August stattfinden", "2025-08"),
        ("Die Minister trafen sich im August", "2024-08"),
        ("Er soll im August befohlen haben zu schießen", "2024-08"),
        ("Er soll im August getötet worden sein", "2024-08"),
        # times of day
        ("gestern Abend", "2024-11-18TEV"),
        ("morgen früh", "2024-11-20TMO"),
        ("um acht Uhr abends", "2024-11-19T20:00"),
        ("um 8.05 Uhr", "2024-11-19T08:05"),
        ("um halb neun", "2024-11-19T08:30"),
        ("um Mitternacht", "2024-11-19T24:00"),
        ("in der Nacht zum Sonntag war Ruhe", "2024-11-16TNI"),
        ("in der Nacht auf den 3. Mai 2014", "2014-05-02TNI"),
        # durations
        ("eineinhalb Jahre", "P1.5Y"),
        ("ein halbes Jahr", "P6M"),
        ("eine Viertelstunde", "PT15M"),
        ("zwei Jahre und neun Monate", "P2Y9M"),
        ("die fünfjährige Haftstrafe", "P5Y"),
        ("jahrzehntelang", "PXDE"),
        ("seit Jahren", "PXY"),
        ("in den kommenden Tagen", "PXD"),
        # sets
        ("jeden Montag", "XXXX-WXX-1"),
        ("alle zwei Jahre", "P2Y"),
        ("halbjährlich", "P6M"),
        ("zweimal pro Woche", "P1W"),
        # vague
        ("unlängst", "PAST_REF"),
        ("derzeit", "PRESENT_REF"),
        ("in Zukunft", "FUTURE_REF"),
        ("in letzter Zeit", "PAST_REF"),
    ],
)
def test_values(text: str, expected: str) -> None:
    assert [value for _, value in values(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vor zwei Jahren kam er.", "2022"),
        ("Vor etwa zwei Jahren kam er.", "2022~"),
        ("Vor drei Tagen kam er.", "2024-11-16"),
        ("In drei Monaten endet es.", "2025-02"),
        ("Seit zehn Jahren gilt es.", "2014/.."),
        ("In den vergangenen fünf Jahren galt es.", "2019/2024"),
        ("im Herbst 2011", "2011-23"),
        ("im zweiten Quartal 2011", "2011-34"),
        ("im ersten Halbjahr 2011", "2011-40"),
        ("in den siebziger Jahren", "197X"),
        ("im 19. Jahrhundert", "18XX"),
        ("in der kommenden Woche", "2024-11-25/2024-12-01"),
        ("am kommenden Wochenende", "2024-11-30/2024-12-01"),
        ("im Winter 2011/12", "2011-24"),
        ("2012/13", "2012/2013"),
        ("im Jahr 44 v. Chr.", "-0043"),
        ("um 20.15 Uhr", "2024-11-19T20:15:00"),
        ("um Mitternacht", "2024-11-20T00:00:00"),
        ("In zwei Jahren baute er drei Häuser, er war schnell.", None),
        ("Das dauert zwei Jahre.", None),
        ("neulich", None),
    ],
)
def test_edtf(text: str, expected: str | None) -> None:
    assert times(text)[0].edtf == expected


def test_what_follows_a_told_day_counts_from_it() -> None:
    text = (
        "Am 3. März 2009 starb der König. Tags darauf trauerte das Land, am Nachmittag läuteten die Glocken. "
        "Um 18 Uhr sprach der Erbe. Zwei Jahre später dankte er ab, im selben Jahr ging er fort."
    )
    assert values(text) == [
        ("3. März 2009", "2009-03-03"),
        ("Tags darauf", "2009-03-04"),
        ("Nachmittag", "2009-03-04TAF"),
        ("18 Uhr", "2009-03-04T18:00"),
        ("Zwei Jahre später", "P2Y"),
        ("selben Jahr", "2009"),
    ]
    assert times(text)[4].edtf == "2011"


def test_a_time_of_day_goes_on_with_the_day_of_the_paragraph_before() -> None:
    arrived = "Die Königin traf am Montag ein."
    assert values(arrived + "\n\nAm Nachmittag sprach sie im Rat.")[-1] == ("Nachmittag", "2024-11-18TAF")
    assert values(arrived + "\n\nAm Abend soll sie abreisen.")[-1] == ("Abend", "2024-11-19TEV")
    assert values(arrived + "\n\nViele kamen.\n\nAm Abend sang sie.")[-1] == ("Abend", "2024-11-19TEV")


def test_an_attribute_does_not_move_the_story() -> None:
    assert values("Nach dem gestrigen Angriff sprach er am Abend im Rat.")[-1] == ("Abend", "2024-11-19TEV")


def test_what_the_pluperfect_told_does_not_date_the_story() -> None:
    text = "Beide Länder hatten im Februar 2022 den Handel ausgebaut. Im Juni unterzeichneten sie ein Abkommen."
    assert [t.value for t in find_times(german.load()(text), TUESDAY)] == ["2022-02", "2024-06"]


def test_days_in_a_row_follow_each_other() -> None:
    assert [v for _, v in values("Sie tagten von Freitag bis Montag und waren müde.")] == ["2024-11-15", "2024-11-18"]
    assert [v for _, v in values("vom 28. bis 30. November 2013")] == ["2013-11-28", "2013-11-30"]
    assert [v for _, v in values("Am Freitag (29.11.) beginnt es.")] == ["2024-11-29", "2024-11-29"]
    assert [v for _, v in values("von 8.30 bis 12 Uhr")] == ["2024-11-19T08:30", "2024-11-19T12:00"]


def test_today_is_nowadays_in_a_text_that_tells_no_days() -> None:
    essay = "Die Gesellschaft denkt über ihre Ordnung nach und findet keine Antwort. " * 20
    assert values(essay + "Die Jugend lebt heute anders.") == [("heute", "PRESENT_REF")]
    assert ("heute", "2024-11-19") in values(essay + "Am Montag kam er, heute spricht er.")
    assert values("Die Jugend lebt heute anders.") == [("heute", "2024-11-19")]


@pytest.mark.parametrize(
    "text",
    ["gestern", "am Montag", "im Juni", "am 3. Mai", "kommende Woche", "um 8 Uhr", "am Abend", "heuer", "im Vorjahr",
     "zu Ostern", "im Herbst", "tags darauf", "am nächsten Tag", "im zweiten Quartal", "in der Nacht zum Dienstag",
     "am Wochenende", "Ende des Jahres", "der 75. Jahrestag", "am zweiten Tag", "heute früh"],
)  # fmt: skip
def test_without_publication_date_what_is_relative_has_no_value(text: str) -> None:
    assert [(t.value, t.edtf) for t in times(text, None)] == [(None, None)]


@pytest.mark.parametrize(
    ("text", "value"),
    [("am 3. Mai 2014", "2014-05-03"), ("im Jahr 1999", "1999"), ("kürzlich", "PAST_REF"), ("täglich", "P1D"),
     ("in den siebziger Jahren", "197"), ("zwei Wochen", "P2W"), ("Ostern 2016", "2016-03-27")],
)  # fmt: skip
def test_without_publication_date_what_is_absolute_keeps_its_value(text: str, value: str) -> None:
    assert [t.value for t in times(text, None)] == [value]


@pytest.mark.parametrize("text", ["am 31. Februar", "am 45. Mai", "um 25 Uhr", "am 12.13.2014", "1945/12"])
def test_what_no_calendar_has_is_no_time(text: str) -> None:
    assert times(text) == []


DATES = st.dates(dt.date(1905, 1, 1), dt.date(2039, 12, 31)).filter(lambda d: d.year % 100)
MONTHS = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
WEEKDAYS = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]


@given(
    DATES,
    st.sampled_from(["{d}. {name} {y}", "{d:02}.{m:02}.{y}", "{d}.{m}.{y}", "{d}. {m}. {y}", "{y}-{m:02}-{d:02}",
                     "{week}, {d}. {name} {y}", "{week}, den {d}. {name} {y}", "{week}, dem {d:02}.{m:02}.{y}"]),
    st.one_of(st.none(), DATES),
)  # fmt: skip
def test_every_spelling_of_a_date_is_that_date(day: dt.date, form: str, published: dt.date | None) -> None:
    names = {"name": MONTHS[day.month - 1], "week": WEEKDAYS[day.weekday()]}
    spelled = form.format(d=day.day, m=day.month, y=day.year, **names)
    assert values(f"Am {spelled} trat es in Kraft.", published) == [(spelled, day.isoformat())]


@given(DATES, st.integers(0, 6))
def test_weekdays_lie_within_a_week_on_the_side_that_the_tense_tells(published: dt.date, weekday: int) -> None:
    name = WEEKDAYS[weekday]
    past = dt.date.fromisoformat(times(f"Das war am {name} bekannt.", published)[0].value or "")
    ahead = dt.date.fromisoformat(times(f"Das soll am {name} folgen.", published)[0].value or "")
    assert past.weekday() == ahead.weekday() == weekday
    assert 0 <= (published - past).days < 7
    assert 0 <= (ahead - published).days < 7


WORDS = sorted({row["word"] for row in lexicon.rows("calendar")})
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(WORDS), st.integers(0, 9999).map(str), st.sampled_from([".", ",", "-", ":", "/", "\n\n"])
    ),
    max_size=12,
).flatmap(lambda parts: st.sampled_from([" ".join(parts), "".join(parts)]))


@given(TEXTS, st.one_of(st.none(), st.dates()))
def test_any_text_gives_times_that_hold(text: str, published: dt.date | None) -> None:
    found = times(text, published)
    for time in found:
        assert text[time.start : time.end] == time.text
        assert time.value is None or VALUE.fullmatch(time.value), time
        assert time.edtf is None or EDTF.fullmatch(time.edtf), time
    for left, right in itertools.pairwise(found):
        assert left.end <= right.start


@given(st.integers(1, 9999))
def test_easter_is_a_sunday_in_march_or_april(year: int) -> None:
    day = easter(year)
    assert day.weekday() == 6
    assert dt.date(year, 3, 22) <= day <= dt.date(year, 4, 25)


@pytest.mark.parametrize(("year", "month", "day"), [(1961, 4, 2), (2000, 4, 23), (2019, 4, 21), (2038, 4, 25)])
def test_easter_of_known_years(year: int, month: int, day: int) -> None:
    assert easter(year) == dt.date(year, month, day)


def test_every_holiday_of_the_table_has_a_day_or_says_that_it_has_none() -> None:
    for row in lexicon.rows("calendar"):
        if row["class"] == "HOLIDAY":
            assert (holiday(row["value"], 2024) is None) == (row["value"] == "none"), row


@pytest.mark.parametrize("value", ["PAST_REF", "P2Y", "XXXX-WXX-1", "PXD"])
def test_what_is_no_date_has_no_edtf(value: str) -> None:
    assert edtf_of(value) is None


def test_krauts(shared: Path) -> None:
    """The bars of the development part of KRAUTS hold with the tagged pipeline."""
    import runpy

    from depesche.german.pipeline import load

    corpus = [json.loads(line) for line in (shared / "data/times/krauts.dev.jsonl").read_text("utf-8").splitlines()]
    docs = load().pipe(document["text"] for document in corpus)
    mine = [
        {
            "id": document["id"],
            "times": [
                {"start": t.start, "end": t.end, "type": t.type, "value": t.value}
                for t in find_times(doc, dt.date.fromisoformat(document["published"]))
            ],
        }
        for document, doc in zip(corpus, docs, strict=True)
    ]
    score = runpy.run_path(str(shared / "score_times.py"))["score"](corpus, mine)
    strict, relaxed, value = (100 * score[key][2] for key in ("strict", "relaxed", "value"))
    assert strict >= 88
    assert relaxed >= 91
    assert value >= 80


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Es ist das Gebiet, das die Truppen seit dem Herbst besetzt halten.", "2024-FA"),
        (
            "Er misstraue dem erst am Wochenende in Kraft getretenen Waffenstillstand, sagt der König.",
            "2024-W46-WE",
        ),
    ],
)
def test_what_began_or_was_done_lies_behind(text: str, value: str) -> None:
    found = find_times(german.load()(text), TUESDAY)
    assert [time.value for time in found] == [value]
