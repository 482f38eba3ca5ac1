"""Verbatim pieces: quotations of a few words, within a clause of saying or inside a statement."""

from __future__ import annotations

from depesche.reading.confidence import of_rule
from depesche.reading.statements.making import frame_extents, make
from depesche.reading.statements.model import Frame, Utterance, runs
from depesche.reading.statements.text import Quoted, Text
from depesche.reading.statements.voices import can_act

_SHORTEST = 4  # tokens with both marks: a single quoted noun is more often a name than said
_COLOURS = frozenset({"ADJA", "ADJD", "VVFIN", "VVINF", "VVPP", "VVIZU"})
_RECENT = 8  # utterances before the sentence that may hold the same piece


def pieces(text: Text, frame: Frame) -> list[Utterance]:
    """Verbatim pieces in a clause of saying whose act itself makes no record."""
    clause = frame.clause
    if frame.speaker is None or not can_act(text, frame.speaker):
        return []
    out = []
    for quote in text.quotes_in(clause.start, clause.end):
        if (
            quote.speech
            and not quote.depth
            and text.owner[quote.start + 1] is clause
            and quote.end - quote.start > 3
            and not _placed(text, frame, quote)
            and not quote.start <= (clause.head or clause.start) < quote.end  # the verb is that of who is quoted
        ):
            extent = (quote.start, quote.end)
            out.append(make(text, frame, "direct", [extent], frame_extents(text, frame, [extent]), "piece"))
    return out


def _placed(text: Text, frame: Frame, quote: Quoted) -> bool:
    """ "bei „Abend mit Musik“", "unter dem Motto „…“": a name after a preposition, without a verb of its own."""
    i = quote.start - 1
    if text.tags[i] not in {"APPR", "APPRART"} or quote.sentence:
        return False
    return frame.verb is None or text.lower[i] not in frame.verb.prepositions


def called(text: Text, frame: Frame) -> list[Utterance]:
    """ "nannte das „Verrat“": the quoted predicate alone is what was said."""
    clause, verb = frame.clause, frame.verb
    own = text.own(clause)
    if verb is None or not own or (not verb.frames & {"predicative", "object-predicate"} and not verb.prepositions):
        return []
    out = []
    for quote in text.quotes_in(own[0], clause.end):
        if not quote.speech or quote.depth or text.owner[quote.start] is not clause:
            continue
        i = quote.start - 1
        while i > own[0] and text.tags[i] in {"ART", "PIAT", "ADV", "ADJA"}:
            i -= 1
        word = text.lower[i]
        if text.tags[i] == "APPRART":
            word = next((p.preposition or word for p in clause.prepositional if p.start == i), word)
        predicate = text.words.is_a(word, "predicate-particle") and bool(verb.frames & {"predicative", "object"})
        named = "object-predicate" in verb.frames and i != clause.finite and any(o.end == i + 1 for o in clause.objects)
        if predicate or named or word in verb.prepositions:
            extent = (quote.start, quote.end)
            one = make(text, frame, "direct", [extent], frame_extents(text, frame, [extent]), "called")
            one.cue = runs([*frame.cue, i] if predicate or word in verb.prepositions else frame.cue)
            out.append(one)
    return out if frame.speaker is not None else []


def _coloured(text: Text, quote: Quoted) -> bool:
    """Is it one word that names nothing but tells how somebody sees it: „besorgniserregend“?"""
    i = quote.start + 1
    return quote.end - i == 2 and text.tags[i] in _COLOURS and text.forms[i].islower()


def nested(text: Text, here: list[Utterance], before: list[Utterance]) -> list[Utterance]:
    """A verbatim piece inside a statement is a record of its own."""
    out: list[Utterance] = []
    taken = {u.content[0] for u in [*before[-_RECENT:], *here] if u.mode == "direct"}
    for outer in here:
        if outer.mode == "direct":
            continue
        found = [q for a, b in outer.content for q in text.quotes_in(a, b)]
        for quote in found:
            if not quote.speech or quote.depth or (quote.start, quote.end) in taken:
                continue
            if quote.end - quote.start < _SHORTEST and not _coloured(text, quote):
                continue
            taken.add((quote.start, quote.end))
            told = outer.mode in {"reported", "indirect_free_indirect", "free_indirect"}
            out.append(
                Utterance(
                    mode="direct",
                    act=outer.act,
                    content=[(quote.start, quote.end)],
                    sentence=outer.sentence,
                    rule="statement.direct.nested",
                    confidence=of_rule("statement.direct.nested"),
                    speaker=outer.speaker,
                    mention=outer.mention,
                    actors=outer.actors,
                    cue=outer.cue if not told or outer.mode == "reported" else [],
                    frame=outer.frame if not told else [],
                    addressees=outer.addressees,
                    relays=outer.relays,
                    clause=outer.clause,
                )
            )
    return out
