"""Which act the words themselves tell where the cue is neutral: what must or should be done is demanded."""

from __future__ import annotations

from depesche.german.speech import speech_lexicon
from depesche.german.voices import voice
from depesche.reading.layers import Clause, Reading
from depesche.reading.statements.model import Utterance

_ENDS = frozenset(".!?")


def act_of(reading: Reading, told: Utterance) -> str:
    """The act of the cue; where that is neutral, what must or should be done is demanded."""
    if told.act != "say" or told.mode == "reported":
        return told.act
    words = speech_lexicon()
    clause = next((c for c in (reading.clause_of_token.get(i) for i in range(*told.content[0])) if c is not None), None)
    if clause is None or clause.modal is None or not words.is_a(clause.modal, "demand-modal"):
        return "say"
    if _asks(reading, told) or _is_plan(reading, told, clause) or _only_says(reading, clause):
        return "say"
    freed = clause.negated and clause.modal is not None and words.is_a(clause.modal, "necessity-modal")
    return "say" if freed or _is_lot(reading, told, clause) or _hearsay(reading, told, clause) else "demand"


def _is_lot(reading: Reading, told: Utterance, clause: Clause) -> bool:
    """Does "müssen" tell what happens to somebody: in a report's indicative, or to who speaks ("wir müssen warten")?"""
    if told.mode != "direct":
        return clause.mood == "ind"
    subject = clause.subject
    return subject is not None and reading.doc[subject.head].morph.get("Person", []) == ["1"]


def _hearsay(reading: Reading, told: Utterance, clause: Clause) -> bool:
    """Is it no demand: of the past ("soll gewesen sein", "habe müssen"), a condition, or "sollen" of a source's report?

    Who is named as a source ("laut Polizei soll …") passes on; who says so himself ("sagte, man solle …") demands.
    """
    doc = reading.doc
    finite = clause.finite
    done = any(doc[i].tag_ == "VAINF" and doc[i - 1].tag_ in {"VVPP", "VAPP"} for i in clause.tokens if i > 0)
    perfect = done or clause.tense in ("perfect", "pluperfect")
    past = finite is not None and doc[finite].morph.get("Tense", []) == ["Past"] and clause.mood == "ind"
    condition = finite is not None and finite == clause.start and clause.mood == "sub2"
    sourced = told.mode == "free_indirect" or told.rule.endswith((".comparison", ".source"))
    passed_on = sourced and clause.mood == "ind" and speech_lexicon().is_a(clause.modal or "", "report-modal")
    noun = doc[told.speaker.head].lemma_ if told.speaker is not None else ""
    press = sourced and speech_lexicon().is_of_media(noun)  # "laut Medienberichten muss er pausieren"
    return perfect or past or condition or passed_on or press


def _asks(reading: Reading, told: Utterance) -> bool:
    """ "Wie soll das gehen?": what is asked is not demanded."""
    last = [i for i in range(told.start, told.end) if reading.doc[i].text in _ENDS]
    return bool(last) and reading.doc[last[-1]].text == "?"


def _is_plan(reading: Reading, told: Utterance, clause: Clause) -> bool:
    """ "Das Buch solle im Mai erscheinen": of what nobody is to do "sollen" tells what is meant to be."""
    subject = clause.subject
    if subject is None or clause.voice != "active" or not speech_lexicon().is_a(clause.modal or "", "report-modal"):
        return False
    noun, words = reading.doc[subject.head], speech_lexicon()
    if noun.tag_ != "NN" or reading.mention_at.get(subject.head) is not None:
        return False
    if voice(noun.lemma_) is not None or words.is_sayer(noun.lemma_) or words.is_group(noun.lemma_):
        return False
    return told.mode != "direct" or told.rule.endswith(".nested")


def _only_says(reading: Reading, clause: Clause) -> bool:
    """ "Man muss sagen, dass …": no more than a way to say it."""
    words, subject = speech_lexicon(), clause.subject
    generic = subject is not None and words.is_a(reading.doc[subject.head].lower_, "generic")
    return generic and any(v.act == "say" for v in words.verbs(clause.predicate))
