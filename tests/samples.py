"""Hand-built records, one of each type, over one invented text; for tests of what comes after reading."""

from __future__ import annotations

import datetime as dt

from depesche.reading.reader import ReadResult
from depesche.records import (
    Action,
    Actor,
    Agreement,
    Document,
    Duration,
    Encounter,
    Obligation,
    Office,
    Place,
    Plover,
    Record,
    Span,
    Statement,
    Status,
    Time,
)

TEXT = (
    "Die Außenministerin Jana Veselá ist am Montag in Kopenhagen eingetroffen. Beide Seiten unterzeichneten ein "
    "Abkommen über Katastrophenhilfe. „Wir helfen einander“, sagte Veselá. Belarus wies den Gesandten aus."
)
DOCUMENT = Document(
    id="probe.txt", text=TEXT, title="Ein Besuch", published=dt.date(2025, 3, 11), publisher="Elbe-Kurier"
)
CZE = Actor(id="CZE", name="Tschechien", kind="state")
DNK = Actor(id="DNK", name="Dänemark", kind="state", role="host")


def cut(words: str) -> Span:
    """The span of these words in the text."""
    start = TEXT.index(words)
    return DOCUMENT.cut(start, start + len(words))


VESELA = Actor(id=None, name="Jana Veselá", kind="person", affiliation="CZE", mention=cut("Jana Veselá"))
RITZAU = Actor(id=None, name="Ritzau", kind="organisation")


def records() -> list[Record]:
    """One record of each type, with all slots that the type has."""
    monday, city = cut("am Montag"), cut("Kopenhagen")
    when = Time(start=monday.start, end=monday.end, text=monday.text, value="2025-03-10", type="DATE")
    where = Place(name="Kopenhagen", country="DNK", start=city.start, end=city.end)
    base = {"document": DOCUMENT.reference, "rule": "test.rule", "confidence": 0.9}
    visit = Encounter(
        **base,
        kind="visit",
        evidence=[cut("Die Außenministerin Jana Veselá ist am Montag in Kopenhagen eingetroffen.")],
        participants=[VESELA.model_copy(update={"role": "guest"}), DNK],
        asserted_by=[DNK.model_copy(update={"role": None}), RITZAU],
        formats=["one_on_one", "delegation"],
        duration=Duration(value="PT1H", approx=True, text="rund eine Stunde"),
        topics=["Lage in der Ukraine"],
        number=3,
        when=when,
        where=where,
        plover=Plover(type="CONSULT", mode="visit"),
    )
    agreement = Agreement(
        **base,
        name="Abkommen über Katastrophenhilfe",
        kind="treaty",
        parties=[CZE, DNK],
        subject="Katastrophenhilfe",
        articles=14,
        evidence=[cut("Beide Seiten unterzeichneten ein Abkommen über Katastrophenhilfe.")],
        statuses=[Status(status="signed", by=[CZE], when=when, evidence=[cut("unterzeichneten")])],
        obligations=[Obligation(kind="aid", evidence=[cut("Wir helfen einander")])],
    )
    statement = Statement(
        **base,
        mode="direct",
        act="promise",
        speaker=VESELA,
        content=[cut("„Wir helfen einander“")],
        cue=[cut("sagte")],
        addressees=[DNK],
        evidence=[cut("„Wir helfen einander“, sagte Veselá")],
        factuality="denied",
    )
    action = Action(
        **base,
        actors=[Actor(id="BLR", name="Belarus", kind="state")],
        recipients=[Actor(id=None, name="Gesandter", kind="group")],
        plover=Plover(type="SANCTION", mode="expel"),
        evidence=[cut("Belarus wies den Gesandten aus")],
    )
    office = Office(
        **base, person=VESELA, title="Außenministerin", of=CZE, evidence=[cut("Die Außenministerin Jana Veselá")]
    )
    return [record.with_id() for record in (visit, agreement, statement, action, office)]


def result() -> ReadResult:
    """What reading the text might have given."""
    return ReadResult(DOCUMENT, records())
