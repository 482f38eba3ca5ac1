"""A small invented world with known truth: what happened, and how papers told it.

Events (encounters, agreements with their later steps, actions) are told by one to twelve papers in varied wording,
with dates of varied precision and now and then none; some tellings are agency copy, printed as it is, cut or
rewritten. Look-alikes must stay apart: yearly summits of the same people, two calls in one week, ministers meeting
beside their presidents, people of the same name in different states, treaties of one kind with different partners.

Everything is invented but the states' names. Records are made directly, as a perfect reader would make them, so that
what is measured is joining and not reading.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from depesche.records import (
    Action,
    Actor,
    Agreement,
    Document,
    Encounter,
    Place,
    Plover,
    Record,
    Span,
    Status,
    Time,
)

STATES = {
    "DEU": ("Deutschland", "Berlin", "Hamburg"), "FRA": ("Frankreich", "Paris", "Lyon"),
    "POL": ("Polen", "Warschau", "Krakau"), "TUR": ("Türkei", "Ankara", "Istanbul"),
    "CHN": ("China", "Peking", "Shanghai"), "IND": ("Indien", "Neu-Delhi", "Mumbai"),
    "BRA": ("Brasilien", "Brasília", "Recife"), "EGY": ("Ägypten", "Kairo", "Alexandria"),
    "JPN": ("Japan", "Tokio", "Osaka"), "CAN": ("Kanada", "Ottawa", "Montreal"),
    "SRB": ("Serbien", "Belgrad", "Novi Sad"), "ARM": ("Armenien", "Eriwan", "Gjumri"),
    "KEN": ("Kenia", "Nairobi", "Mombasa"), "VNM": ("Vietnam", "Hanoi", "Da Nang"),
    "PER": ("Peru", "Lima", "Cusco"), "MAR": ("Marokko", "Rabat", "Tanger"),
}  # fmt: skip
_FORENAMES = ("Anna", "Boris", "Carla", "David", "Elena", "Farid", "Greta", "Hakan", "Irina", "Jonas", "Kira", "Lukas")
_SURNAMES = ("Adamek", "Brendl", "Corvin", "Dastani", "Ebner", "Falkenau", "Gorski", "Hartung", "Iwanek", "Jansky",
             "Kovarik", "Lindholm", "Marek", "Novotny", "Orlan", "Petrak", "Quandt", "Rosin", "Sartor", "Tomczak",
             "Urbanek", "Vasary", "Wendt", "Zeman")  # fmt: skip
_OFFICES = ("president", "foreign minister", "defence minister", "envoy")
_TOPICS = (
    "Handel", "Energie", "Migration", "Rüstung", "Klimaschutz", "Fischerei", "Zölle", "Grenzfragen", "Impfstoffe",
    "Cybersicherheit", "Wasserrechte", "Getreide", "Raumfahrt", "Atomfragen", "Visa", "Schulden",
)  # fmt: skip
_SUBJECTS = ("Handel", "Kulturaustausch", "Verteidigung", "Fischerei", "Energie", "Luftverkehr", "Auslieferung",
             "Doppelbesteuerung", "Raumfahrt", "Rohstoffe", "Grenzschutz", "Forschung")  # fmt: skip
_DEEDS: dict[str, tuple[str, ...]] = {
    "SANCTION": ("verhängte Einreiseverbote gegen {n} Beamte aus {r}",
                 "belegte {n} Beamte aus {r} mit Einreiseverboten",
                 "setzte {n} Beamte aus {r} auf eine Sperrliste für Einreisen"),
    "AID": ("schickte {n} Tonnen Hilfsgüter nach {r}", "brachte {n} Tonnen Hilfsgüter auf den Weg nach {r}",
            "half {r} mit {n} Tonnen Hilfsgütern"),
    "COERCE": ("wies {n} Diplomaten aus {r} aus", "erklärte {n} Diplomaten aus {r} zu unerwünschten Personen",
               "forderte {n} Diplomaten aus {r} zur Ausreise auf"),
    "ASSAULT": ("griff Stellungen von {r} bei {p} an", "beschoss Stellungen von {r} bei {p}",
                "flog Angriffe auf Stellungen von {r} bei {p}"),
}  # fmt: skip
_NOUNS = (
    "Haushalt", "Hafen", "Ernte", "Brücke", "Bericht", "Wahl", "Zeitung", "Minister", "Gericht", "Pipeline",
    "Schule", "Kredit", "Armee", "Museum", "Flughafen", "Streik", "Börse", "Universität", "Stausee", "Kommission",
    "Parlament", "Bergwerk", "Botschaft", "Kloster", "Fabrik", "Grenze", "Insel", "Steuer", "Delegation", "Währung",
    "Bahnlinie", "Klinik", "Versicherung", "Werft", "Verband", "Gewerkschaft", "Region", "Provinz", "Dürre",
    "Ausstellung", "Messe", "Forschung", "Behörde", "Reform", "Opposition", "Mehrheit", "Koalition", "Konferenz",
    "Rede", "Debatte", "Umfrage", "Studie", "Statistik", "Prognose", "Rohstoff", "Kraftwerk", "Satellit", "Impfung",
    "Getreide", "Vorwurf", "Urteil", "Beschwerde", "Spende", "Einfuhr", "Ausfuhr", "Zinssatz", "Anleihe", "Markt",
    "Küste", "Tunnel", "Vertretung", "Ausschuss", "Fraktion", "Gemeinde", "Kirche", "Verlag", "Sender", "Wetter",
    "Hochwasser", "Brand", "Rettung", "Polizei", "Fest",
)  # fmt: skip
_VERBS = (
    "prüft", "verlangt", "ersetzt", "begrüßt", "verzögert", "beschleunigt", "finanziert", "verteidigt", "kritisiert",
    "verschiebt", "eröffnet", "schließt", "bewertet", "verlässt", "erreicht", "verfehlt", "beantragt", "bestätigt",
    "übernimmt", "verliert", "gewinnt", "senkt", "erhöht", "untersucht", "veröffentlicht", "verhindert",
    "unterstützt", "plant", "baut", "erwartet", "bezweifelt", "lobt", "beklagt", "verspricht", "erinnert",
)  # fmt: skip
_HOW = (
    "wichtig", "überraschend", "zunächst", "kaum", "ausführlich", "erneut", "offen", "vorsichtig", "später",
    "heftig", "gelassen", "knapp", "deutlich", "verhalten", "lange", "einhellig", "teuer", "günstig", "langsam",
    "rasch", "heimlich", "öffentlich", "vergeblich", "freiwillig", "jährlich", "regional", "national",
    "international", "technisch", "rechtlich", "finanziell", "historisch", "kulturell", "sozial", "ernsthaft",
)  # fmt: skip
_SYNONYMS = dict(zip(_NOUNS[::4], _NOUNS[1::4], strict=False)) | dict(zip(_HOW[::3], _HOW[1::3], strict=False))


@dataclass(frozen=True)
class Person:
    """Somebody who acts for a state."""

    name: str
    state: str

    @property
    def surname(self) -> str:
        return self.name.split()[-1]


@dataclass
class Event:
    """What really happened. `number` is its identity; `next_steps` are an agreement's later days."""

    number: int
    type: str
    kind: str
    people: list[Person]
    states: list[str]
    day: dt.date
    place: str | None
    country: str | None
    topic: str
    recipients: list[str] = field(default_factory=list)
    count: int | None = None
    steps: list[tuple[str, dt.date]] = field(default_factory=list)
    saying: str = ""  # words of a participant, that several papers print


@dataclass
class World:
    """Documents with their records; which event each record tells, and which documents print one text."""

    readings: list[tuple[Document, list[Record]]] = field(default_factory=list)
    truth: dict[str, int] = field(default_factory=dict)  # record id → event
    families: dict[str, int] = field(default_factory=dict)  # document id → text it prints


def world(seed: int, events: int = 200) -> World:
    """The world of a seed, its documents in the order of publication."""
    return _Maker(random.Random(seed), events).world


class _Maker:
    def __init__(self, chance: random.Random, events: int) -> None:
        self.chance = chance
        self.world = World()
        self.people = self._people()
        self._texts = 0
        self._told: dict[str, dict[str, Any]] = {}
        self._number = 0
        while self._number < events:
            for event in self._happen():
                event.saying = f"Wir {self.chance.choice(_VERBS)}en {' '.join(self.chance.sample(_NOUNS, 6))}"
                self._tell(event)
        self.world.readings.sort(key=lambda r: (r[0].published or dt.date.min, r[0].id))

    def _people(self) -> dict[str, list[Person]]:
        names = [f"{a} {b}" for b in _SURNAMES for a in _FORENAMES]
        self.chance.shuffle(names)
        out = {code: [Person(names.pop(), code) for _ in _OFFICES] for code in STATES}
        # The same name in another state, and a minister with the surname of the president.
        codes = list(STATES)
        out[codes[1]][1] = Person(out[codes[0]][1].name, codes[1])
        first = out[codes[2]][0]
        out[codes[2]][1] = Person(f"{self.chance.choice(_FORENAMES)} {first.surname}", codes[2])
        return out

    def _next(self) -> int:
        self._number += 1
        return self._number

    def _day(self) -> dt.date:
        return dt.date(2024, 1, 8) + dt.timedelta(days=self.chance.randrange(700))

    # What happens

    def _happen(self) -> list[Event]:
        what = self.chance.choices(
            [self._meeting, self._calls, self._summits, self._beside, self._agreement, self._alike, self._deed],
            weights=[8, 2, 2, 2, 4, 1, 6],
        )[0]
        return what()

    def _two(self) -> tuple[str, str]:
        one, other = self.chance.sample(list(STATES), 2)
        return one, other

    def _meeting(self, kind: str | None = None, rank: int | None = None, day: dt.date | None = None) -> list[Event]:
        one, other = self._two()
        rank = self.chance.choice((0, 0, 1, 2)) if rank is None else rank
        kind = kind or self.chance.choice(("meeting", "meeting", "visit", "negotiation", "call"))
        people = [self.people[one][rank], self.people[other][rank]]
        place = None if kind == "call" else self.chance.choice(STATES[other][1:])
        topic = self.chance.choice(_TOPICS)
        when = day or self._day()
        country = None if kind == "call" else other
        return [Event(self._next(), "encounter", kind, people, [one, other], when, place, country, topic)]

    def _calls(self) -> list[Event]:
        """The same two on the telephone twice within a week."""
        (first,) = self._meeting("call")
        later = first.day + dt.timedelta(days=self.chance.randrange(2, 6))
        again = Event(self._next(), "encounter", "call", first.people, first.states, later, None, None,
                      self.chance.choice(_TOPICS))  # fmt: skip
        return [first, again]

    def _summits(self) -> list[Event]:
        """The same round of states every year."""
        states = self.chance.sample(list(STATES), self.chance.randrange(4, 7))
        people = [self.people[state][0] for state in states]
        first = self._day().replace(year=2024)
        number = self.chance.randrange(3, 30)
        out = []
        for year in (0, 1):
            day = first.replace(year=2024 + year, day=min(first.day, 28)) + dt.timedelta(days=self.chance.randrange(20))
            host = states[year]
            topic = self.chance.choice(_TOPICS)
            event = Event(self._next(), "encounter", "summit", people, states, day, STATES[host][1], host, topic)
            event.count = number + year
            out.append(event)
        return out

    def _beside(self) -> list[Event]:
        """Presidents meet, and their ministers on the same day in the same town."""
        (first,) = self._meeting("meeting", 0)
        people = [self.people[state][1] for state in first.states]
        return [first, Event(self._next(), "encounter", "meeting", people, first.states, first.day, first.place,
                             first.country, self.chance.choice(_TOPICS))]  # fmt: skip

    def _agreement(self) -> list[Event]:
        one, other = self._two()
        day = self._day()
        event = Event(self._next(), "agreement", "treaty", [], [one, other], day, STATES[other][1], other,
                      self.chance.choice(_SUBJECTS))  # fmt: skip
        event.steps = [("signed", day)]
        if self.chance.random() < 0.5:
            event.steps.append(("ratified", day + dt.timedelta(days=self.chance.randrange(60, 200))))
            if self.chance.random() < 0.5:
                last = event.steps[-1][1] + dt.timedelta(days=self.chance.randrange(10, 60))
                event.steps.append(("in_force", last))
        return [event]

    def _alike(self) -> list[Event]:
        """Treaties of one kind: with another partner in the same week, and with the same partner a year on."""
        (first,) = self._agreement()
        third = self.chance.choice([state for state in STATES if state not in first.states])
        soon = first.day + dt.timedelta(days=self.chance.randrange(5))
        late = first.day + dt.timedelta(days=self.chance.randrange(330, 400))
        others = []
        for states, day in (([first.states[0], third], soon), (first.states, late)):
            event = Event(self._next(), "agreement", "treaty", [], states, day, STATES[states[1]][1], states[1],
                          first.topic)  # fmt: skip
            event.steps = [("signed", day)]
            others.append(event)
        return [first, *others]

    def _deed(self) -> list[Event]:
        one, other = self._two()
        kind = self.chance.choice(list(_DEEDS))
        town = self.chance.choice(STATES[other][1:])
        day, out = self._day(), []
        # Attacks and expulsions come again: a few days later, in another number or at another place.
        for _ in range(self.chance.choice((1, 1, 2))):
            event = Event(self._next(), "action", kind, [], [one], day, town, other, "", [other])
            event.count = self.chance.randrange(3, 90)
            out.append(event)
            day += dt.timedelta(days=self.chance.randrange(4, 12))
            town = self.chance.choice(STATES[other][1:])
        return out

    # How it is told

    def _tell(self, event: Event) -> None:
        papers = self.chance.choice((1, 1, 2, 3, 3, 4, 5, 6, 8, 12))
        steps: Sequence[tuple[str, dt.date] | None] = [None]
        if event.type == "agreement":
            steps = [event.steps[0]] * papers + [self.chance.choice(event.steps) for _ in range(papers // 2)]
        else:
            steps = [None] * papers
        copies: list[tuple[Document, Event, tuple[str, dt.date] | None]] = []
        for step in steps:
            happened = step[1] if step else event.day
            published = happened + dt.timedelta(days=self.chance.choice((0, 0, 0, 1, 1, 1, 2, 3)))
            if self.chance.random() < 0.1:  # looked back on later; the day is told then
                published += dt.timedelta(days=self.chance.randrange(20, 120))
            late = (published - happened).days > 5
            if copies and not late and self.chance.random() < 0.3:
                original, _, told = self.chance.choice(copies)
                same_step = told == step
                if same_step and (published - (original.published or published)).days >= 0:
                    self._copy(original, event, step, published)
                    continue
            document = self._write(event, step, published, late)
            copies.append((document, event, step))

    def _write(self, event: Event, step: tuple[str, dt.date] | None, published: dt.date, late: bool) -> Document:
        self._texts += 1
        lead, slots = self._lead(event, step, published, late)
        body = [self._filler(event) for _ in range(self.chance.randrange(6, 14))]
        self.chance.shuffle(body)
        return self._put(self._texts, lead, body, event, slots, published)

    def _copy(self, original: Document, event: Event, step: tuple[str, dt.date] | None, published: dt.date) -> None:
        """The same text in another paper: as it is but for a mark, cut, or rewritten."""
        family = self.world.families[original.id]
        lead, *body = original.text.split("\n")
        how = self.chance.choice(("mark", "cut", "rewrite"))
        if how == "cut":
            body = body[: max(3, len(body) * 2 // 3)]
        elif how == "rewrite":
            body = [" ".join(_SYNONYMS.get(word, word) for word in sentence.split()) for sentence in body]
            order = self.chance.random() < 0.5
            body = [*body[1:], body[0]] if order else body
            body.append(self._filler(event))
        else:
            body.append(f"{self.chance.choice(_SURNAMES)} berichtete aus {self.chance.choice(_SURNAMES)}heim.")
        slots = self._told[original.id]
        self._put(family, lead, body, event, slots, published)

    def _filler(self, event: Event) -> str:
        if self.chance.random() < 0.08:  # what every paper quotes
            return f"„{event.saying}“, hieß es."
        noun, verb, how = (lambda: self.chance.choice(_NOUNS)), self.chance.choice(_VERBS), self.chance.choice(_HOW)
        more = f" und {self.chance.choice(_VERBS)} dabei {noun()} samt {noun()}" if self.chance.random() < 0.6 else ""
        return f"{noun()} im {noun()} {verb} {how} {noun()} trotz {noun()} wegen {noun()}{more}."

    def _when(self, day: dt.date, published: dt.date, late: bool) -> tuple[str, str | None]:
        """How the day is told: words, and the value a reader gives them."""
        chance = self.chance.random()
        months = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
                  "November", "Dezember")  # fmt: skip
        month = f"{months[day.month - 1]} {day.year}"
        if late:
            return (f"am {day.day}. {month}", day.isoformat()) if chance < 0.6 else (f"im {month}", f"{day:%Y-%m}")
        if chance < 0.55:
            weekdays = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
            return f"am {weekdays[day.weekday()]}", day.isoformat()
        if chance < 0.65:
            return f"am {day.day}. {months[day.month - 1]}", day.isoformat()
        if chance < 0.72 and day.isocalendar()[:2] == published.isocalendar()[:2]:
            year, week, _ = day.isocalendar()
            return "in dieser Woche", f"{year}-W{week:02d}"
        if chance < 0.78:
            return f"im {months[day.month - 1]}", f"{day:%Y-%m}"
        if chance < 0.86:
            return "kürzlich", "PAST_REF"
        if chance < 0.9 and (published - day).days == 1:  # a night between: papers date it a day apart
            return "in der Nacht", published.isoformat()
        return "", None

    def _lead(
        self, event: Event, step: tuple[str, dt.date] | None, published: dt.date, late: bool
    ) -> tuple[str, dict[str, Any]]:
        day = step[1] if step else event.day
        words, value = self._when(day, published, late)
        placed = event.place is not None and self.chance.random() < 0.7
        slots: dict[str, Any] = {"when": (words, value) if words else None, "place": event.place if placed else None}
        slots["country"] = event.country
        where = f"in {event.place}" if placed else ""
        if event.type == "encounter":
            return self._lead_encounter(event, words, where, slots), slots
        if event.type == "agreement":
            return self._lead_agreement(event, step or event.steps[0], words, where, slots), slots
        text = self.chance.choice(_DEEDS[event.kind])
        deed = text.format(n=event.count, r=STATES[event.recipients[0]][0], p=event.place)
        slots["place"] = event.place if event.kind == "ASSAULT" else None
        return _sentence(f"{STATES[event.states[0]][0]} {deed}", words), slots

    def _lead_encounter(self, event: Event, words: str, where: str, slots: dict[str, Any]) -> str:
        named = self.chance.random()
        if named < 0.12:
            slots["people"] = []
            who = [STATES[state][0] for state in event.states]
        elif named < 0.3 and len(event.people) > 2:
            slots["people"] = self.chance.sample(event.people, len(event.people) - 1)
            who = [person.name for person in slots["people"]]
        else:
            slots["people"] = list(event.people)
            short = self.chance.random() < 0.1
            who = [person.surname if short else person.name for person in event.people]
            slots["short"] = short
        verbs = {
            "meeting": ("trafen sich", "kamen zusammen", "berieten"),
            "visit": ("sahen einander bei einem Besuch", "begegneten sich zu einem Staatsbesuch"),
            "negotiation": ("verhandelten", "setzten sich an den Verhandlungstisch"),
            "call": ("telefonierten", "sprachen am Telefon"),
            "summit": (f"hielten ihren {event.count}. Gipfel ab", f"eröffneten das {event.count}. Gipfeltreffen"),
        }
        slots["kind"] = event.kind
        if event.kind == "meeting" and self.chance.random() < 0.1:
            slots["kind"] = "negotiation"
        slots["number"] = event.count if event.kind == "summit" and self.chance.random() < 0.6 else None
        slots["topics"] = [event.topic] if self.chance.random() < 0.6 else []
        about = f"über {event.topic}" if slots["topics"] else ""
        verb = self.chance.choice(verbs[event.kind])
        return _sentence(f"{' und '.join(who)} {verb}", words, where, about)

    def _lead_agreement(
        self, event: Event, step: tuple[str, dt.date], words: str, where: str, slots: dict[str, Any]
    ) -> str:
        one, other = (STATES[state][0] for state in event.states)
        name = self.chance.choice(
            (
                f"Abkommen über {event.topic}",
                f"Vertrag über {event.topic}",
                f"{event.topic}sabkommen",
                f"Abkommen zwischen {one} und {other} über {event.topic}",
            )
        )
        slots |= {"name": name, "status": step[0], "people": []}
        verbs = {"signed": ("unterzeichneten ein", "schlossen ein"), "ratified": ("ratifizierten das", "billigten das"),
                 "in_force": ("setzten in Kraft das", "wenden nun an das")}  # fmt: skip
        if step[0] != "signed":
            slots["place"] = None
            where = ""
        return _sentence(f"{one} und {other} {self.chance.choice(verbs[step[0]])} {name}", words, where)

    # What a perfect reader makes of it

    def _put(
        self, family: int, lead: str, body: list[str], event: Event, slots: dict[str, Any], published: dt.date
    ) -> Document:
        number = len(self.world.readings) + 1
        text = "\n".join([lead, *body])
        document = Document(id=f"d{number:06d}", text=text, published=published, publisher=f"Blatt {number % 17}")
        record = _record(document, lead, event, slots)
        self.world.readings.append((document, [record]))
        self.world.truth[record.id] = event.number
        self.world.families[document.id] = family
        self._told[document.id] = slots
        return document


def _sentence(*parts: str) -> str:
    return " ".join(part for part in parts if part) + "."


def _state(code: str) -> Actor:
    return Actor(id=code, name=STATES[code][0], kind="state", affiliation=code)


def _person(person: Person, short: bool) -> Actor:
    return Actor(id=None, name=person.surname if short else person.name, kind="person", affiliation=person.state)


def _record(document: Document, lead: str, event: Event, slots: dict[str, Any]) -> Record:
    span = Span.cut(document.text, 0, len(lead))
    when = None
    if slots["when"]:
        words, value = slots["when"]
        start = document.text.index(words)
        when = Time(start=start, end=start + len(words), text=words, value=value, type="DATE")
    where = None
    if slots["place"]:
        start = max(document.text.find(slots["place"]), 0)
        where = Place(name=slots["place"], country=slots["country"], start=start, end=start + len(slots["place"]))
    base: dict[str, Any] = {"document": document.reference, "evidence": [span], "when": when, "where": where,
                            "rule": "world", "confidence": 0.9}  # fmt: skip
    record: Encounter | Agreement | Action
    if event.type == "encounter":
        people = slots["people"]
        who = [_person(p, slots.get("short", False)) for p in people] or [_state(code) for code in event.states]
        record = Encounter(**base, kind=slots["kind"], participants=who, topics=slots["topics"],
                           number=slots["number"])  # fmt: skip
    elif event.type == "agreement":
        status = Status(status=slots["status"], when=when, where=where, evidence=[span])
        record = Agreement(**base, name=slots["name"], kind="treaty", parties=[_state(c) for c in event.states],
                           statuses=[status])  # fmt: skip
    else:
        record = Action(**base, plover=Plover(type=event.kind), actors=[_state(c) for c in event.states],
                        recipients=[_state(c) for c in event.recipients])  # fmt: skip
    return record.with_id()
