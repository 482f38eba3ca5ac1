"""Frames: who says something, and with which words the text says so."""

from __future__ import annotations

from depesche.german.speech import SpeechNoun, SpeechVerb
from depesche.german.voices import voice
from depesche.reading.layers import Clause, Phrase
from depesche.reading.statements.acts import unsaid
from depesche.reading.statements.addressees import addressees
from depesche.reading.statements.media import is_medium, relayed_by
from depesche.reading.statements.model import Frame
from depesche.reading.statements.subjects import find_speaker, mention_of
from depesche.reading.statements.text import Text
from depesche.reading.statements.voices import can_speak

_PRONOMINAL = frozenset({"PAV", "PROAV"})
_ASKED = frozenset({"demand", "request", "offer"})  # who turns these away denies nothing
NOMINAL = frozenset({"NN", "NE", "PPER", "PDS", "PIS", "PRELS", "FM", "PPOSS", "TRUNC", "CARD", "ADJA"})


def verb_frame(text: Text, clause: Clause) -> Frame | None:
    """The frame that a clause with a verb of saying makes; null for other clauses and for what is not said."""
    verb = _use(text, clause)
    if verb is None or unsaid(text, clause, verb):
        return None
    frame = Frame(rule=f"verb.{verb.lemma}", place="before", act=verb.act, clause=clause, cue=[], verb=verb)
    frame.cue = _cue(text, clause, verb)
    opener = (text.own(clause) or [clause.start])[0]
    if text.words.is_a(text.lower[opener], "comparison"):
        frame.cue = sorted({opener, *frame.cue})
    frame.pointer = next((i for i in frame.cue if text.tags[i] in _PRONOMINAL), None)
    if "heard" in verb.frames:
        return _heard(text, frame)
    _find_speaker(text, frame)
    frame.addressees = addressees(text, clause, verb)
    if verb.act == "support" and any(
        text.words.is_a(p.preposition or "", "opposing-preposition") for p in clause.prepositional
    ):
        frame.act = "reject"  # "sprach sich gegen … aus"
    for noun, _ in _object_nouns(text, clause):
        if clause.predicate in noun.verbs:
            frame.act, frame.noun = noun.act if noun.act != "say" else frame.act, noun
            break
        if verb.act == "deny" and noun.act in _ASKED:
            frame.act = "reject"
            break
    return frame


def light_verb_frame(text: Text, clause: Clause) -> Frame | None:
    """A noun of saying with the verb that makes it an act: "Kritik üben", "die Zusage geben"."""
    if clause.head is None:
        return None
    found = next((f for f in _object_nouns(text, clause) if clause.predicate in f[0].verbs), None)
    if found is None or unsaid(text, clause):
        return None
    noun, phrase = found
    if any(text.tags[i] == "PRF" for i in clause.tokens):
        return None  # "macht sich Vorwürfe", "teilt sich die Position": not said to others
    if any("Neg" in text.doc[i].morph.get("PronType", []) for i in range(phrase.start, phrase.head)):
        return None  # "gab keine Stellungnahme ab"
    cue = sorted({*clause.verbs, phrase.head})
    frame = Frame(
        rule=f"noun.{noun.lemma}.{clause.predicate}", place="before", act=noun.act, clause=clause, cue=cue, noun=noun
    )
    _find_speaker(text, frame)
    frame.addressees = [p for p in clause.objects if p.case == "Dat"]
    return frame


def _heard(text: Text, frame: Frame) -> Frame | None:
    """ "Wie die Agentur aus Kreisen erfuhr": those whom a medium has it from speak."""
    clause = frame.clause
    medium = clause.subject if clause.subject is not None and is_medium(text, clause.subject) else None
    for phrase in clause.prepositional:
        origin = text.words.is_a(phrase.preposition or "", "origin-preposition")
        if not (origin or text.words.is_a(phrase.preposition or "", "agent-preposition")):
            continue
        if medium is not None and (can_speak(text, phrase) or text.words.is_group(text.lemmas[phrase.head])):
            frame.speaker, frame.mention = phrase, mention_of(text, phrase, clause)
            frame.relays = relayed_by(text, medium)
            return frame
    return None


def _find_speaker(text: Text, frame: Frame) -> None:
    """Who says it, unless that is only named beside another in brackets: "unter Graf Dooku (X) drohen …"."""
    find_speaker(text, frame)
    if frame.speaker is None:
        within = _body_within(text, frame)
        if within is not None:
            frame.speaker, frame.mention = within, mention_of(text, within, frame.clause)
        return
    head, finite = frame.speaker.head, frame.clause.finite
    if finite is None or not text.bracketed(head) or text.bracketed(finite):
        return
    subject, mention = frame.clause.subject, text.reading.mention_at.get(head)
    if subject is not None and not text.bracketed(subject.head) and can_speak(text, subject):
        frame.speaker, frame.mention = subject, mention_of(text, subject, frame.clause)
    elif mention is None or any(e.kind == "person" for e in mention.entities):
        frame.speaker = frame.mention = None  # an abbreviation stands for the body before it


def _body_within(text: Text, frame: Frame) -> Phrase | None:
    """ "Im Bündnis wird befürchtet, dass …": the body among whose people a view goes round."""
    clause, verb = frame.clause, frame.verb
    if verb is None or "personal" not in verb.frames or clause.voice != "passive":
        return None
    for phrase in clause.prepositional:
        among = phrase.preposition is not None and text.words.is_a(phrase.preposition, "medium-preposition")
        if among and text.tags[phrase.head] == "NN" and voice(text.lemmas[phrase.head]) == "body":
            return phrase
    return None


def _use(text: Text, clause: Clause) -> SpeechVerb | None:
    if clause.head is None:
        return None
    lower = {text.lower[i] for i in [*clause.tokens, *_bound(text, clause)]}
    lower |= {text.words.unraised(word) for word in lower}
    reflexive = any(text.tags[i] == "PRF" and not text.tags[i - 1].startswith("APPR") for i in clause.tokens if i)
    letting = next((text.lemmas[i] for i in clause.verbs if text.words.is_a(text.lemmas[i], "letting")), None)
    for lemma in (letting, clause.predicate):
        if lemma is None:
            continue
        for verb in text.words.verbs(lemma):
            if any(word not in lower for word in verb.fixed) or _is_matter(text, clause, verb):
                continue
            if _goes_with_noun(text, clause, verb):
                continue
            if verb.reflexive != reflexive and not (reflexive and _one_another(text, clause, verb)):
                continue
            if "data" in verb.frames and not _tells_data(text, clause):
                continue
            return None if "literal" in verb.frames else verb
        if lemma == letting:
            return None
    return None


def _is_matter(text: Text, clause: Clause, verb: SpeechVerb) -> bool:
    """ "reagiert auf Kritik": there the word that goes with the verb names what it is about."""
    return any(
        text.lower[p.head] in verb.fixed and p.preposition in verb.prepositions and p.preposition not in verb.fixed
        for p in clause.prepositional
    )


def _goes_with_noun(text: Text, clause: Clause, verb: SpeechVerb) -> bool:
    """ "Voraussetzung dafür ist": there the word that would go with the verb belongs to the noun before it."""
    fixed = [i for i in clause.tokens if text.tags[i] in _PRONOMINAL and text.lower[i] in verb.fixed]
    field = clause.vorfeld
    return field is not None and any(
        field[0] < i < field[1] and text.tags[i - 1] == "NN" and text.words.noun(text.lemmas[i - 1]) for i in fixed
    )


def _tells_data(text: Text, clause: Clause) -> bool:
    """ "Die Zahlen zeigen, dass …": is the subject what somebody has found out or written?"""
    subject = clause.subject
    noun = text.words.noun(text.lemmas[subject.head]) if subject is not None else None
    return noun is not None and noun.kind in {"document", "inquiry", "view"}


def _one_another(text: Text, clause: Clause, verb: SpeechVerb) -> bool:
    """ "Beide Seiten werfen sich vor": several who say it to each other."""
    subject = clause.subject
    several = subject is not None and (subject.conjuncts or "Plur" in text.doc[subject.head].morph.get("Number", []))
    if verb.act in {"announce", "say"}:
        return False  # "es kündigen sich Änderungen an", "Probleme melden sich"
    return bool(several) and bool(verb.addressee & {"dat", "acc"}) and "object" in verb.frames


def _bound(text: Text, clause: Clause) -> list[int]:
    """The words of infinitives that no comma parts from the clause: "gab zu verstehen"."""
    out: list[int] = []
    for child in text.reading.children.get(clause.index, []):
        short = child.kind == "infinitive" and 0 < len(child.tokens) <= 3
        if short and not text.is_mark(child.tokens[0]):
            out += child.tokens
    return out


def _cue(text: Text, clause: Clause, verb: SpeechVerb) -> list[int]:
    cue = set(clause.verbs)
    for i in [*clause.tokens, *_bound(text, clause)]:
        own = bool({text.lower[i], text.words.unraised(text.lower[i])} & {*verb.fixed}) or (
            verb.reflexive and text.tags[i] == "PRF"
        )
        if own or (text.tags[i] in _PRONOMINAL and verb.takes(text.lower[i])):
            cue.add(i)
    return sorted(cue)


def _object_nouns(text: Text, clause: Clause) -> list[tuple[SpeechNoun, Phrase]]:
    """The nouns of saying among the clause's objects, in the passive its subject."""
    phrases = [clause.subject] if clause.voice == "passive" and clause.subject is not None else list(clause.objects)
    phrases += _bare_behind(text, clause)
    out = []
    for phrase in [part for p in phrases for part in p.conjuncts or [p]]:
        noun = text.words.noun(text.lemmas[phrase.head]) if text.tags[phrase.head] == "NN" else None
        if noun is not None:
            out.append((noun, phrase))
    return out


def _bare_behind(text: Text, clause: Clause) -> list[Phrase]:
    """ "legte bei der Behörde | Beschwerde ein": a bare noun that stands right behind a prepositional phrase's own."""
    ends = [p.end - 1 for p in clause.prepositional if p.end - p.start > 2 and p.head < p.end - 1]
    return [Phrase(i, i + 1, i) for i in ends if text.tags[i] == "NN" and text.tags[i - 1] in {"NN", "NE"}]


def complement_form(text: Text, child: Clause) -> str:
    """In which form a dependent clause can be content: "clause", "v2", "infinitive", or "" where it can't."""
    opener = child.complementizer
    if child.tokens and text.forms[child.tokens[0]] == "(":
        return ""
    if child.kind == "infinitive":
        purpose = any(text.tags[i] == "KOUI" for i in text.own(child)[:3])  # "vorrangig um … zu"
        return "" if purpose else "infinitive"
    if child.kind == "subordinate" and opener is not None:
        if text.words.is_a(text.lower[opener], "relative-adverb"):
            return ""
        if text.words.is_a(text.lower[opener], "complementizer"):
            return "clause"
        if text.words.is_a(text.lower[opener], "continuative"):
            return ""
        if text.words.is_a(text.lower[opener], "comparison") and text.words.is_a(text.lower[opener + 1], "no-speaker"):
            return ""  # "wie es im Gesetz steht"
        if _tells_degree(text, opener):
            return "clause"
        if text.tags[opener] in {"PWS", "PWAT", "PWAV"}:
            speaks = text.words.is_a(text.lower[opener], "comparison") and text.words.verbs(child.predicate)
            return "" if speaks else "clause"
        return ""
    if child.kind == "main" and child.order in {"V2", "V1"} and child.head is not None:
        return "v2"
    return ""


def _tells_degree(text: Text, opener: int) -> bool:
    """ "wie ausführlich er berichtete", "wie sehr er sich freue": how much, not who said so."""
    if opener + 2 >= len(text.tags) or not text.words.is_a(text.lower[opener], "comparison"):
        return False
    return text.tags[opener + 1] == "ADJD" or text.words.is_a(text.lower[opener + 1], "degree")


def is_comparison(text: Text, clause: Clause) -> bool:
    """Is the clause a frame of the kind "wie X mitteilte"?"""
    opener = clause.complementizer
    if opener is not None:
        return text.words.is_a(text.lower[opener], "comparison") and not _tells_degree(text, opener)
    own = text.own(clause)
    return len(own) > 2 and own[-1] == clause.finite and text.words.is_a(text.lower[own[0]], "comparison")
