"""Who said what: statements in five modes, with speaker, cue, frame, addressee, act and the chain of sources.

Content, frame and cue follow the Wikinews quotation guidelines (Petersen-Frey & Biemann 2024). Frames come from the
lexicon of reported speech (`depesche.german.speech`), contents from what depends on them in the clause layer, and reports
that run on from the Konjunktiv.
"""

from __future__ import annotations

from depesche.reading.attribution import sources_at
from depesche.reading.layers import Reading
from depesche.reading.statements.find import find_utterances
from depesche.reading.statements.model import Extent, Utterance
from depesche.records import Actor, Span, Statement
from depesche.records.record import Plover, PloverType

__all__ = ["Utterance", "build", "find_utterances"]

PLOVER: dict[str, PloverType] = {
    "demand": "REQUEST",
    "request": "REQUEST",
    "accuse": "ACCUSE",
    "criticise": "ACCUSE",
    "condemn": "ACCUSE",
    "reject": "REJECT",
    "deny": "REJECT",
    "threaten": "THREATEN",
    "support": "SUPPORT",
    "praise": "SUPPORT",
    "thank": "SUPPORT",
    "congratulate": "SUPPORT",
    "promise": "AGREE",
    "offer": "AGREE",
}
_MODES = {"criticise": "disapprove", "condemn": "disapprove", "accuse": "allege"}


def build(reading: Reading) -> list[Statement]:
    """The statements of a document in text order; joint speakers make one statement each."""
    out: list[Statement] = []
    for utterance in reading.utterances:
        out += _records(reading, utterance)
    return out


def _records(reading: Reading, told: Utterance) -> list[Statement]:
    actors: list[Actor | None] = [*told.actors] or [None]
    content = [reading.span(*e) for e in told.content]
    mention = reading.span(*told.mention) if told.mention is not None else None
    cue = told.cue[0][0] if told.cue else told.start
    relays = sources_at(reading, cue, told)
    addressees = []
    for phrase in told.addressees:
        named = reading.actors(phrase)
        span = reading.span(phrase.start, phrase.end)
        if len(named) == 1:
            addressees.append(named[0].model_copy(update={"mention": span}))
        elif named:
            addressees += named
        else:
            addressees.append(
                Actor(id=None, name=reading.span(phrase.head, phrase.head + 1).text, kind="group", mention=span)
            )
    records = []
    for actor in actors:
        speaker = actor
        if actor is None and mention is not None:
            speaker = None
        elif actor is not None and len(actors) == 1 and mention is not None:
            speaker = actor.model_copy(update={"mention": mention})
        code = PLOVER.get(told.act)
        records.append(
            Statement(
                document=reading.document.reference,
                evidence=_evidence(reading, told),
                asserted_by=relays,
                plover=Plover(type=code, mode=_MODES.get(told.act)) if code else None,
                rule=told.rule,
                confidence=told.confidence,
                mode=told.mode,
                act=told.act,  # type: ignore[arg-type]
                content=content,
                speaker=speaker,
                cue=[reading.span(*e) for e in told.cue],
                addressees=addressees,
                frame=[reading.span(*e) for e in told.frame],
                about=[],
            ).with_id()
        )
    return records


def _evidence(reading: Reading, told: Utterance) -> list[Span]:
    """One span from the frame's to the content's last word where they touch, else one each."""
    extents: list[Extent] = sorted([*told.content, *told.frame])
    merged: list[list[int]] = []
    for a, b in extents:
        if merged and a <= merged[-1][1] + 2:
            merged[-1][1] = max(merged[-1][1], b)
        else:
            merged.append([a, b])
    return [reading.span(a, b) for a, b in merged]
