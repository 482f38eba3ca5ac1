"""How likely the records of a document are to be right, by what they tell and by what stands around them.

A statement is less sure where its speaker is named sentences before what was said, is no subject there or unknown to
the document, where another statement gives the words to somebody else, and in a document that tells of little said. An
encounter, agreement or action is less sure in a document that tells of few, where one before it is much the same, and
where its sides are told by no more than a description.
All of it comes from the layers, in constant time for a record; `confidence` holds the weights.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from depesche.reading.confidence import chance, features, speaker_kind
from depesche.reading.conflict import tells_of_conflict
from depesche.reading.layers import Reading
from depesche.records import Action, Actor, Agreement, Encounter, Record, Statement

_DENSITY = (0.5, 1, 1.5, 2, 3)  # statements for each hundred tokens
_EVENTS = (0.2, 0.5, 1, 2, 4)  # encounters, agreements and actions for each hundred tokens
_LENGTH = (200, 500, 1000, 2000)  # tokens of the document
_SENTENCE = (10, 15, 20, 30, 40, 60)  # tokens
_APART = (-1, 0, 1, 4)  # sentences from the words that stand for the speaker to what was said
_LOOK_AHEAD = 20  # statements
_SAME = 0.9  # share of a statement's content that another one holds


def rated(reading: Reading, records: Sequence[Record]) -> list[Record]:
    """All records of a document, each with its confidence."""
    return [
        record.model_copy(update={"confidence": round(chance(record.type, told), 3)})
        for record, told in zip(records, all_features(reading, records), strict=True)
    ]


def all_features(reading: Reading, records: Sequence[Record]) -> list[list[str]]:
    """For each of a document's records what its rule, its slots and the document tell of it, as names of weights."""
    around = _Surroundings(reading, records)
    return [[*features(record), *around.of(record)] for record in records]


class _Surroundings:
    """The document around its records, looked at once for all of them.

    Args:
        reading: the layers.
        records: all records of the document.
    """

    def __init__(self, reading: Reading, records: Sequence[Record]) -> None:
        self._reading = reading
        self._sentence_starts = [start for start, _ in reading.sentences]
        self._known = {entity.name for entity in reading.entities}
        self._quotes = sorted((q.start, q.end) for q in reading.quotes)
        said = sorted((r for r in records if isinstance(r, Statement)), key=lambda r: r.content[0].start)
        self._shared = _shared(said)
        size = max(1, len(reading.doc))
        self._density = _bin("statements a hundred words", 100 * len(said) / size, _DENSITY)
        events = [r for r in records if isinstance(r, Encounter | Agreement | Action)]
        self._events = [
            _bin("events a hundred words", 100 * len(events) / size, _EVENTS),
            _bin("words of the document", size, _LENGTH),
            "on conflict" if tells_of_conflict(reading) else "on no conflict",
        ]
        self._alike = _alike(events)

    def of(self, record: Record) -> list[str]:
        """What the document tells about a record, as names of weights."""
        first, last = self._reading.sentences[self._sentence(record.evidence[0].start)]
        found = [self._density, _bin("words of its sentence", last - first, _SENTENCE)]
        if isinstance(record, Statement):
            found += self._of_content(record)
            found += self._of_speaker(record, record.speaker)
        elif isinstance(record, Encounter | Agreement | Action):
            found += [*self._events, f"told: {min(len(record.evidence), 3)}", *self._alike.get(record.id, ())]
            sides = _sides(record)
            if any(side.kind == "group" for side in sides):
                found.append("side described")
            if all(_is_state(side) for side in sides):
                found.append("sides are states")
        return found

    def _of_content(self, record: Statement) -> list[str]:
        token_at, clause_of = self._reading.token_at, self._reading.clause_of_token
        inside = (i for span in record.content for i in range(token_at(span.start), token_at(span.end - 1) + 1))
        report = any((clause := clause_of.get(i)) is not None and clause.mood == "sub1" for i in inside)
        found = [f"{record.mode}, {'with' if report else 'without'} verbs of report"]
        found += sorted(self._shared.get(record.id, ()))
        cue = clause_of.get(token_at(record.cue[0].start)) if record.cue else None
        if cue is not None and cue.subject_shared:
            found.append("subject of another clause")
        return found

    def _of_speaker(self, record: Statement, speaker: Actor | None) -> list[str]:
        kind = speaker_kind(speaker)
        if speaker is None:
            return [f"{kind}, {self._density}"]
        found = [f"{kind}, {self._density}", "known" if speaker.name in self._known else "unknown"]
        if speaker.mention is None:
            return [*found, "stands nowhere"]
        token = self._reading.token_at(speaker.mention.start)
        apart = self._sentence(record.content[0].start) - self._sentence(speaker.mention.start)
        standing = [_bin("sentences since the speaker", apart, _APART)]
        clause = self._reading.clause_of_token.get(token)
        subject = clause.subject if clause is not None else None
        if subject is None or not subject.start <= token < subject.end:
            standing.append("no subject")
        found += [*standing, *(f"{kind}, {told}" for told in standing)]
        mention = self._reading.mention_at.get(token)
        head = mention.head if mention is not None else token
        if "Plur" in self._reading.doc[head].morph.get("Number", []):
            found.append("plural")
        own = any(span.start <= speaker.mention.start < span.end for span in record.content)
        if not own and self._quoted(speaker.mention.start):
            found.append("speaker quoted")
        return found

    def _quoted(self, char: int) -> bool:
        at = bisect_right(self._quotes, (char, len(self._reading.document.text)))
        return at > 0 and char < self._quotes[at - 1][1]

    def _sentence(self, char: int) -> int:
        return max(0, bisect_right(self._sentence_starts, self._reading.token_at(char)) - 1)


def _shared(said: Sequence[Statement]) -> dict[str, set[str]]:
    """By id, for statements given in text order, whether another one gives the words to another speaker too."""
    found: dict[str, set[str]] = {}
    for i, one in enumerate(said):
        for other in said[i + 1 : i + 1 + _LOOK_AHEAD]:
            common = min(one.content[-1].end, other.content[-1].end) - other.content[0].start
            if one.speaker is not None and other.speaker is not None and one.speaker.name == other.speaker.name:
                continue
            name = "said jointly" if one.cue == other.cue else "of another speaker too"
            if name == "said jointly" and _is_state(one.speaker) and _is_state(other.speaker):
                name = "said jointly, states"  # who reads lists of states wrong reads no states at all
            for this in (one, other):
                if common > _SAME * (this.content[-1].end - this.content[0].start):
                    found.setdefault(this.id, set()).add(name)
    return found


def _alike(events: Sequence[Encounter | Agreement | Action]) -> dict[str, list[str]]:
    """By id, for records in text order, whether one before is of the same type and kind and shares a side, or all."""
    found: dict[str, list[str]] = {}
    before: dict[tuple[str, str], list[frozenset[str]]] = {}
    for one in events:
        kind = one.plover.type if isinstance(one, Action) and one.plover is not None else getattr(one, "kind", "")
        sides = frozenset(side.name for side in _sides(one))
        earlier = before.setdefault((one.type, kind), [])
        if any(sides and sides <= others for others in earlier):
            found[one.id] = ["like one before"]
        elif any(sides & others for others in earlier):
            found[one.id] = ["shares a side with one before"]
        earlier.append(sides)
    return found


def _sides(record: Encounter | Agreement | Action) -> list[Actor]:
    match record:
        case Encounter():
            return [*record.participants]
        case Agreement():
            return record.parties
        case Action():
            return [*record.actors, *record.recipients]


def _is_state(actor: Actor | None) -> bool:
    return actor is not None and actor.kind in {"state", "igo"}


def _bin(name: str, value: float, bounds: Sequence[float]) -> str:
    """The name with the least bound that holds the value."""
    bound = next((bound for bound in bounds if value <= bound), None)
    return f"{name}: over {bounds[-1]:g}" if bound is None else f"{name}: up to {bound:g}"
