"""Actors of deeds whom nobody knows by name, in the words of the text."""

from __future__ import annotations

from spacy.tokens import Doc

from depesche.german.conflict import fighters_of, is_abstract, means
from depesche.german.descriptions import description
from depesche.german.encounter_words import is_political_group
from depesche.reading.layers import Phrase, Reading
from depesche.reading.sides import actor_in_compound
from depesche.records import Actor


def noun_of(reading: Reading, part: Phrase) -> tuple[int, int, int] | None:
    """Where the noun that a phrase describes somebody by stands, between its adjectives and its genitives.

    Of an amount it is the noun of what there is that much of: "a group of armed men".
    """
    doc = reading.doc
    head, start, end = part.head, part.start, part.end
    if means("amount", doc[head].lemma_) or means("amount", doc[head].text):
        end = max([end, *(p.end for p in part.genitives)])
        words = [t for t in range(head + 1, end) if doc[t].pos_ in ("NOUN", "PROPN", "ADJ")]
        nouns = [t for t in words if doc[t].pos_ != "ADJ"]
        if nouns:
            return words[0], nouns[0], end
        if not means("crowd", doc[head].text):
            return None
    return start, head, end


def described(reading: Reading, part: Phrase) -> Actor | None:
    """An actor known by its description: its noun with adjectives and genitives, without article and number."""
    doc = reading.doc
    found = noun_of(reading, part)
    if found is None:
        return None
    start, head, end = found
    while start < head and (doc[start].pos_ in ("ADP", "DET", "ADV", "NUM") or doc[start].like_num):
        start += 1
    if start + 1 < head and doc[start].pos_ == "NOUN" and doc[start + 1].tag_ == "ADJA":
        start += 2  # "the [32 years old] reporter"
    if doc[head].pos_ not in ("NOUN", "PROPN") or is_time(reading, head) or is_abstract(doc[head].lemma_):
        return None
    compound = actor_in_compound(reading, head)
    if compound is not None and means("organ", doc[head].text):
        return compound
    group = fighters_of(doc[head].text) or _name_behind(doc, head)
    name = description(doc, start, head, end)
    return Actor(id=None, name=group or name, kind="group", mention=reading.span(start, end))


def _name_behind(doc: Doc, head: int) -> str | None:
    """The name behind a noun for fighters: "the terror group [Abu Sayyaf]"."""
    end = head + 1
    while end < len(doc) and doc[end].pos_ == "PROPN" and not doc[end].is_punct:
        end += 1
    named = end > head + 1 and doc[head].pos_ == "NOUN" and is_political_group(doc[head].lemma_)
    return doc[head + 1 : end].text if named else None


def is_time(reading: Reading, token: int) -> bool:
    start, end = reading.chars(token, token + 1)
    return any(t.start < end and start < t.end for t in reading.times)
