"""Sources told as a point of view or as hearsay: "aus Sicht der Union", "dem Vernehmen nach"."""

from __future__ import annotations

from depesche.german import lexicon
from depesche.german.voices import is_foreign, is_told, sayer_in, speaks_from
from depesche.reading.conflict import tells_of_games
from depesche.reading.layers import Clause, Phrase
from depesche.reading.statements.model import Extent, Frame
from depesche.reading.statements.text import Text
from depesche.records import Actor

_NOUNS = frozenset({"NN", "NE"})


def viewpoint_frames(text: Text, clause: Clause) -> list[Frame]:
    """ "Aus Sicht der Union": whose view the clause gives; nothing where the noun has no holder."""
    out = [_frame(text, clause, extent, extent[1] - 1) for extent in _hearsay(text, clause)]
    if clause.kind == "relative" or tells_of_games(text.reading):
        return out  # "1:2 aus Sicht der Gäste": whose score it is
    for phrase in clause.prepositional:
        if phrase.preposition is None or not text.words.is_a(text.lemmas[phrase.head], "viewpoint"):
            continue
        if speaks_from(phrase.preposition) and text.tags[phrase.start] == "APPR":
            behind = text.tags[phrase.start - 1] in _NOUNS if phrase.start > 0 else False
            parts = [p for p in (*phrase.genitives, *phrase.attributes) if _is_holder(text, p)]
            if parts and not behind:  # "the policy from China's point of view" is a matter
                frame = _frame(text, clause, (phrase.start, max(p.end for p in parts)), phrase.head)
                frame.speaker, frame.noun = phrase, text.words.noun(text.lemmas[phrase.head])
                frame.mention = (phrase.start + 1, max(p.end for p in parts))
                out.append(frame)
    return out


def _hearsay(text: Text, clause: Clause) -> list[Extent]:
    """ "Dem Vernehmen nach": it is told, and open by whom."""
    found = [i for i in clause.tokens if text.words.is_a(text.forms[i], "hearsay") and text.tags[i - 1] == "ART"]
    return [(i - 1, i + 2) for i in found if text.words.is_a(text.lower[i + 1], "noun-postposition")]


def _frame(text: Text, clause: Clause, extent: Extent, cue: int) -> Frame:
    return Frame(
        rule="source.viewpoint",
        place="inside",
        act="say",
        clause=clause,
        cue=[extent[0], cue],
        extent=extent,
    )


def _is_holder(text: Text, phrase: Phrase) -> bool:
    return phrase.preposition is None or text.words.is_a(phrase.preposition, "agent-preposition")


def named_in_compound(text: Text, i: int) -> Actor | None:
    """Who opens a compound: a state or body by its abbreviation ("US-Angaben", "UN-Bericht"), a body by its noun."""
    first, hyphen, rest = text.forms[i].partition("-")
    span = text.reading.span(i, i + 1)
    if not hyphen:
        whose = sayer_in(text.forms[i])
        return Actor(id=None, name=whose, kind="organisation", mention=span) if whose is not None else None
    if not rest[:1].isupper():
        return None
    body = lexicon.organisations().get(first)
    if body is not None and body.id is not None:
        return Actor(id=body.id, name=lexicon.name_of_organisation(body.id), kind="igo", mention=span)
    state = lexicon.states().get(first)
    if state is not None:
        return Actor(id=state.code, name=state.main, kind="state", mention=span)
    named = text.words.medium(first) is not None or is_foreign(first)
    return Actor(id=None, name=first, kind="organisation", mention=span) if is_told(rest) and named else None
