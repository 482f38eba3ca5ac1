"""Who said what: statements in five modes, with speaker, cue, frame, addressee, act and the chain of sources.

Content, frame and cue follow the Wikinews quotation guidelines (Petersen-Frey & Biemann 2024). Frames come from the
lexicon of reported speech (`depesche.german.speech`), contents from what depends on them in the clause layer, and
reports that run on from the Konjunktiv.
"""

from __future__ import annotations

from depesche.reading.actors import actor as actor_of
from depesche.reading.attribution import sources_at
from depesche.reading.layers import Phrase, Reading
from depesche.reading.statements.demands import act_of
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
        if {a.name for a in named} & {a.name for a in told.actors} or (not named and _is_open(reading, phrase)):
            continue
        span = reading.span(phrase.start, phrase.end)
        if len(named) == 1:
            addressees.append(named[0].model_copy(update={"mention": span}))
        elif named:
            addressees += named
        else:
            addressees.append(
                Actor(id=None, name=reading.span(phrase.head, phrase.head + 1).text, kind="group", mention=span)
            )
    act = act_of(reading, told)
    about = _about(reading, told)
    records = []
    for actor in actors:
        speaker = actor
        if actor is None and mention is not None:
            speaker = _unresolved(reading, told, mention)
        elif actor is not None and len(actors) == 1 and mention is not None:
            speaker = actor.model_copy(update={"mention": mention})
        code = PLOVER.get(act)
        records.append(
            Statement(
                document=reading.document.reference,
                evidence=_evidence(reading, told),
                asserted_by=relays,
                plover=Plover(type=code, mode=_MODES.get(act)) if code else None,
                rule=told.rule,
                confidence=told.confidence,
                mode=told.mode,
                act=act,  # type: ignore[arg-type]
                content=content,
                speaker=speaker,
                cue=[reading.span(*e) for e in told.cue],
                addressees=addressees,
                frame=[reading.span(*e) for e in told.frame],
                about=[*about],
            ).with_id()
        )
    return records


def _is_open(reading: Reading, phrase: Phrase) -> bool:
    """Is it a demonstrative or relative pronoun for nobody known: "ein Vielfaches dessen, was …"?"""
    return reading.doc[phrase.head].tag_ in {"PDS", "PRELS"}


def _about(reading: Reading, told: Utterance) -> list[Actor]:
    """Whom the content names, the speaker left out."""
    speaking = {a.name for a in told.actors}
    out: dict[str, Actor] = {}
    for start, end in told.content:
        for i in range(start, end):
            mention = reading.mention_at.get(i)
            if mention is None or mention.head != i or mention.form not in {"name", "state", "role"}:
                continue
            for entity in mention.entities:
                if entity.name not in speaking and entity.name not in out:
                    out[entity.name] = actor_of(reading, entity, mention)
    return list(out.values())


def _unresolved(reading: Reading, told: Utterance, mention: Span) -> Actor:
    """A speaker whom nothing in the document names keeps the words that stand for him."""
    head = told.speaker.head if told.speaker is not None else reading.token_at(mention.start)
    plural = "Plur" in reading.doc[head].morph.get("Number", [])
    return Actor(id=None, name=mention.text, kind="group" if plural else "person", mention=mention)


def _evidence(reading: Reading, told: Utterance) -> list[Span]:
    """One span from the frame's to the content's last word where they touch, else one each."""
    extents: list[Extent] = sorted([*told.content, *told.frame, *told.repeats])
    merged: list[list[int]] = []
    for a, b in extents:
        if merged and a <= merged[-1][1] + 2:
            merged[-1][1] = max(merged[-1][1], b)
        else:
            merged.append([a, b])
    return [reading.span(a, b) for a, b in merged]
