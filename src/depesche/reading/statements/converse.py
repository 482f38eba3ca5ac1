"""Acts told from whom they reach: "aus Oslo kam Kritik", "erntete Lob von X", "stieß bei X auf Ablehnung".

The noun tells the act; who does it stands in a prepositional phrase, and the clause's subject is the act itself or whom
it is about.
"""

from __future__ import annotations

from dataclasses import replace

from depesche.german import lexicon
from depesche.german.voices import speaks_from
from depesche.reading.layers import Clause, Phrase
from depesche.reading.statements.acts import unsaid
from depesche.reading.statements.model import Frame
from depesche.reading.statements.subjects import mention_of
from depesche.reading.statements.text import Text
from depesche.reading.statements.voices import can_speak

_ACTS = frozenset({"condemn", "congratulate", "criticise", "deny", "praise", "reject", "support", "threaten", "warn"})
_NAMES = frozenset({"NE", "NN"})


def converse_frame(text: Text, clause: Clause) -> Frame | None:
    """The frame of a clause that tells an act from its receiving end; null for others."""
    words, verb = text.words, clause.predicate or ""
    if clause.voice != "active" or clause.head is None:
        return None
    subject = clause.subject
    found: Phrase | None = None
    places = "agent-preposition"
    if words.is_a(verb, "coming"):
        found = subject
    elif words.is_a(verb, "receiving"):
        parts = [*clause.objects, *([subject] if subject is not None and not clause.subject_shared else [])]
        found = next((o for o in parts if _act(text, o) in _ACTS), None)
    elif words.is_a(verb, "meeting"):
        told = [p for p in clause.prepositional if words.is_a(p.preposition or "", "meeting-preposition")]
        found = next((p for p in told if _act(text, p)), None)
        places = "meeting-place"
    act = _act(text, found) if found is not None else ""
    if found is None or act not in _ACTS or unsaid(text, clause):
        return None
    told = [p for p in clause.prepositional if p is not found and _speaks(text, p, places)]
    finite = clause.finite if clause.finite is not None else clause.start
    # what stands between the noun and the verb is its matter: "Kritik an der Linie von X kommt von Y"
    told = [p for p in told if not found.start < p.start < finite]
    speaker = next(iter(told), None)
    if speaker is None:
        return None
    frame = Frame(
        rule=f"converse.{verb}", place="before", act=act, clause=clause, cue=sorted({*clause.verbs, found.head})
    )
    noun = words.noun(text.lemmas[found.head])
    # an infinitive tells what was rejected or praised ("the attempt to … met with rejection"), not what was said
    frame.noun = replace(noun, frames=noun.frames - {"infinitive"}) if noun is not None else None
    frame.speaker, frame.mention = speaker, mention_of(text, speaker, clause)
    return frame


def _act(text: Text, phrase: Phrase) -> str:
    noun = text.words.noun(text.lemmas[phrase.head]) if text.tags[phrase.head] == "NN" else None
    return noun.act if noun is not None and noun.kind == "speech" else ""


def _speaks(text: Text, phrase: Phrase, places: str) -> bool:
    """Does the phrase name who does it: "von X", "bei X", a capital or state that it comes from?"""
    words, preposition = text.words, phrase.preposition or ""
    if text.tags[phrase.head] not in _NAMES or text.is_time(phrase.head):
        return False
    comes = places == "agent-preposition" and words.is_a(preposition, "origin-preposition")
    if text.tags[phrase.head] == "NE" and (comes or places == "meeting-place"):
        return comes or text.lemmas[phrase.head] in lexicon.seats() or not speaks_from(preposition)
    if comes:
        return can_speak(text, phrase, written=False)
    named = words.is_a(preposition, places)  # type: ignore[arg-type]
    return named and can_speak(text, phrase, written=False)
