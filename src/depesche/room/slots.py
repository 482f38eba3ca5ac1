"""What a record holds, slot by slot, with the words each comes from: the one form that pages show records in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from depesche.records import Action, Actor, Agreement, Encounter, Office, Place, Record, Span, Statement, Time

VAGUE = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})  # TimeML's names for times that no calendar knows


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a slot: an actor, a word of the contract (`table` of labels), or plain text; with its words."""

    text: str = ""
    actor: Actor | None = None
    table: str = ""
    spans: tuple[tuple[int, int, str], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A named slot with its values; `path` names it in the record's JSON, for corrections."""

    name: str
    values: list[Value] = field(default_factory=list)


def slots(record: Record) -> list[Slot]:
    """All slots of a record that hold anything, in the order of the question it answers."""
    found = [*_own(record), *_shared(record)]
    return [slot for slot in found if slot.values]


def _own(record: Record) -> Iterable[Slot]:
    match record:
        case Encounter():
            yield _word("kind", record.kind, "kind")
            yield Slot("participants", [_actor(a, role=True) for a in record.participants])
            yield Slot("formats", [Value(name, table="format") for name in record.formats])
            yield Slot("topics", [Value(topic) for topic in record.topics])
            yield _text("number", record.number)
            if record.duration:
                yield Slot("duration", [Value(record.duration.text, note=record.duration.value)])
        case Agreement():
            yield _text("name", record.name)
            yield _word("kind", record.kind, "kind")
            yield Slot("parties", [_actor(a) for a in record.parties])
            yield _text("subject", record.subject)
            yield _text("articles", record.articles)
            yield Slot("statuses", [
                Value(s.status, table="step", spans=_spans(s.evidence), note=_when(s.when)) for s in record.statuses
            ])  # fmt: skip
            yield Slot("obligations", [
                Value(o.kind, table="obligation", spans=_spans(o.evidence)) for o in record.obligations
            ])  # fmt: skip
        case Statement():
            yield Slot("speaker", [_actor(record.speaker)] if record.speaker else [])
            yield _word("act", record.act, "act")
            yield _word("mode", record.mode, "mode")
            yield Slot("content", [Value(spans=((s.start, s.end, s.text),)) for s in record.content])
            yield Slot("cue", [Value(spans=((s.start, s.end, s.text),)) for s in record.cue])
            yield Slot("frame", [Value(spans=((s.start, s.end, s.text),)) for s in record.frame])
            yield Slot("addressees", [_actor(a) for a in record.addressees])
            yield Slot("about", [_actor(a) if isinstance(a, Actor) else Value(a) for a in record.about])
        case Action():
            if record.plover:
                yield Slot("plover", [Value(record.plover.type, table="plover", note=record.plover.mode or "")])
            yield Slot("actors", [_actor(a) for a in record.actors])
            yield Slot("recipients", [_actor(a) for a in record.recipients])
        case Office():
            yield Slot("person", [_actor(record.person)])
            yield _text("title", record.title)
            yield Slot("of", [_actor(record.of)] if record.of else [])
            yield _word("status", record.status, "held")


def _shared(record: Record) -> Iterable[Slot]:
    yield _word("factuality", record.factuality, "factuality")
    if record.when:
        yield Slot("when", [Value(_when(record.when), spans=((record.when.start, record.when.end, record.when.text),))])
    if record.where:
        yield Slot("where", [_place(record.where)])


def _actor(one: Actor, *, role: bool = False) -> Value:
    mention = ((one.mention.start, one.mention.end, one.mention.text),) if one.mention else ()
    note = one.role if role and one.role and one.role != "none" else ""
    return Value(one.name, actor=one, spans=mention, note=note)


def _place(where: Place) -> Value:
    return Value(where.name, spans=((where.start, where.end, where.name),), note=where.country or "")


def _when(when: Time | None) -> str:
    if when is None:
        return ""
    return when.text if when.value in VAGUE or not when.value else when.value


def _word(name: str, value: str | None, table: str) -> Slot:
    return Slot(name, [Value(value, table=table)] if value else [])


def _text(name: str, value: object) -> Slot:
    return Slot(name, [Value(str(value))] if value not in (None, "") else [])


def _spans(found: Sequence[Span]) -> tuple[tuple[int, int, str], ...]:
    return tuple((s.start, s.end, s.text) for s in found)


@dataclass(frozen=True, slots=True)
class Link:
    """One in the chain of sources: a name, and the actor where it is one."""

    name: str
    actor: Actor | None = None


def chain(record: Record) -> list[Link]:
    """Through whose hands a record came, the paper first, who said it last.

    Records name their sources nearest first (ministry, agency): the paper has it from the last of them.
    """
    paper = record.document.publisher or ""
    links = [Link(paper)] + [Link(actor.name, actor) for actor in reversed(record.asserted_by)]
    if isinstance(record, Statement) and record.speaker and record.speaker.name != links[-1].name:
        links.append(Link(record.speaker.name, record.speaker))
    return links


def sides(record: Record) -> tuple[list[Actor], list[Actor]]:
    """Who does it, and towards whom; for a record's one line."""
    match record:
        case Encounter():
            return record.participants, []
        case Agreement():
            return record.parties, []
        case Statement():
            return [record.speaker] if record.speaker else [], record.addressees
        case Action():
            return record.actors, record.recipients
        case Office():
            return [record.person], [record.of] if record.of else []
