"""Whether what a frame names as speaker can be one: somebody by kind and form, agreeing with the verb of saying.

German word order leaves open what is subject and what is object, and many verbs of saying have literal uses with things
("die Karte verrät, …"). A phrase speaks only where it stands for an actor of the document or its noun names a person, a
body of persons or a piece of writing; a pronoun only where it is known whom it stands for.
"""

from __future__ import annotations

from depesche.german.voices import (
    is_anybody,
    is_foreign,
    is_object_form,
    is_singular,
    is_somebody,
    is_third,
    is_uninflected,
    voice,
)
from depesche.reading.layers import Clause, Phrase
from depesche.reading.statements.media import is_medium
from depesche.reading.statements.naming import quoted_name
from depesche.reading.statements.text import Text


def can_speak(text: Text, phrase: Phrase, written: bool = True) -> bool:
    """Does the phrase stand for somebody, or (`written`) for a piece of writing that somebody stands behind?"""
    return any(_part_speaks(text, part, written) for part in phrase.conjuncts or [phrase])


def can_act(text: Text, phrase: Phrase, bodies: bool = True) -> bool:
    """Does the phrase stand for somebody who can act in words: no thing, number or bare quality?

    Of bodies that the text does not know as actors the noun alone tells so, unless `bodies` is false.
    """
    if quoted_name(text, phrase) is not None:
        return True
    for part in phrase.conjuncts or [phrase]:
        mention = text.reading.mention_at.get(part.head)
        if mention is not None:
            return True
        tag = text.tags[part.head]
        if tag in {"PPER", "NE", "PDS"}:
            return not text.words.is_a(text.lower[part.head], "no-speaker")
        if tag == "PRELS":
            return True  # what it stands for decides
        if tag == "NN":
            lemma = text.lemmas[part.head]
            if is_medium(text, part) or text.words.is_sayer(lemma) or (bodies and voice(lemma) == "body"):
                return True
    return False


def _part_speaks(text: Text, phrase: Phrase, written: bool) -> bool:
    head = phrase.head
    tag, low, lemma = text.tags[head], text.lower[head], text.lemmas[head]
    form = text.forms[head]
    if opens_as_adverb(text, head):
        return False
    if tag == "PPER":
        person = text.doc[head].morph.get("Person", [])
        if text.forms[head][:1].isupper() and _inside(text, head):
            return False  # who reads is spoken to
        return is_third(low) or (not is_object_form(low) and not text.words.is_a(low, "no-speaker") and person == ["3"])
    if tag in {"PIS", "PIAT", "PIDAT"}:
        if phrase.genitives and not any(_part_speaks(text, g, written) for g in phrase.genitives):
            return False  # "one of the reasons"
        told = phrase.genitives or phrase.attributes or phrase.appositions
        return is_somebody(low) and bool(told or not is_anybody(low))
    if tag in {"PRELS", "PDS"}:
        return not text.words.is_a(low, "no-speaker")
    small = tag in {"NN", "NE"} and form.islower() and form.isalpha() and text.words.medium(form) is None
    if small and not _names_actor(text, phrase):
        return False  # an adverb taken for a name, the end of an address ("Sport-Nord | . | de"); not "ver.di"
    if tag not in {"NN", "NE", "FM", "TRUNC", "XY", "ADJA", "CARD"} or (
        is_time(text, head) and not _is_role(text, head)
    ):
        return False
    if _names_actor(text, phrase):
        return True
    if tag != "NE":
        noun = text.words.noun(lemma)
        return (
            voice(lemma) is not None
            or text.words.medium(form) is not None
            or voice(form) is not None
            or is_foreign(form)
            or text.words.is_sayer(lemma)
            or is_medium(text, phrase)
            or text.words.is_group(lemma)
            or (
                written
                and noun is not None
                and (noun.source or noun.kind == "document")
                and not (noun.kind == "speech" and _is_plural(text, head))
            )
        )
    return True


def opens_as_adverb(text: Text, i: int) -> bool:
    """Is it an adverb with the capital of a sentence's beginning, taken for a name?"""
    if text.tags[i] not in {"NE", "NN", "FM"} or not is_uninflected(text.forms[i]) or _inside(text, i):
        return False
    mention = text.reading.mention_at.get(i)
    return mention is None or not any(e.kind == "person" and " " in e.name for e in mention.entities)


def _is_plural(text: Text, i: int) -> bool:
    return "Plur" in text.doc[i].morph.get("Number", [])


def _inside(text: Text, i: int) -> bool:
    """Does the word stand inside a sentence, not at its beginning or that of a quotation?"""
    start = text.sentences[text.sentence_of(i)][0]
    before = [k for k in range(start, i) if not text.doc[k].is_space]
    return any(not text.is_mark(k) for k in before) and not text.is_mark(i - 1)


def is_time(text: Text, i: int) -> bool:
    """Does the word belong to a time expression?"""
    return text.is_time(i)


def _is_role(text: Text, i: int) -> bool:
    """ "Ex-Minister", "der frühere Chef": a role may tell of the past, too."""
    mention = text.reading.mention_at.get(i)
    return mention is not None and mention.form == "role"


def _names_actor(text: Text, phrase: Phrase) -> bool:
    """Is an actor named by the phrase itself, not by an attribute in it?"""
    for i in range(phrase.start, phrase.end):
        mention = text.reading.mention_at.get(i)
        if mention is None or mention.form in {"adjective", "possessive"} or not mention.entities:
            continue
        if mention.start <= phrase.head < mention.end or mention.start == phrase.head + 1:
            return True
    return False


def agrees(text: Text, clause: Clause, phrase: Phrase) -> bool:
    """Does the phrase agree in number with the clause's finite verb, as far as their forms tell?"""
    if phrase.conjuncts or clause.finite is None or text.tags[phrase.head] != "NN":
        return True
    if any(text.tags[i] == "KON" for i in range(phrase.start, clause.finite)):
        return True  # a coordination that the phrase does not show
    mention = text.reading.mention_at.get(phrase.head)
    if mention is not None and any(e.plural or e.kind == "state" for e in mention.entities):
        return True
    return text.doc[clause.finite].morph.get("Number", []) != ["Plur"] or not is_singular(text.forms[phrase.head])
