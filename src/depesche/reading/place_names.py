"""Names that stand right behind a place ("empfing in Rom Anna Holm") and are no part of it.

A chunker that sees names side by side takes them for one; that the second is a person is known once the actors are.
"""

from __future__ import annotations

from dataclasses import replace

from depesche.german import lexicon
from depesche.reading.layers import Clause, Mention, Phrase, Reading

_PLACE_CASE = "Dat"
_THIS = "PDS"  # STTS tag


def part_names_from_places(reading: Reading) -> None:
    """Give clauses as subject or object the names of persons that were taken into a phrase of place."""
    changed = False
    for clause in reading.clauses:
        for phrase in list(clause.prepositional):
            names = _names_behind(reading, phrase)
            if names:
                _part(reading, clause, phrase, names)
                changed = True
    if changed:
        reading.__dict__.pop("phrase_of_head", None)  # phrases have changed


def _names_behind(reading: Reading, phrase: Phrase) -> list[Mention]:
    """The persons named right behind the place that a phrase in the dative is, one after the other."""
    if phrase.case != _PLACE_CASE or not _is_place(reading, phrase.head):
        return []
    end = phrase.conjuncts[0].end if phrase.conjuncts else phrase.end
    found: list[Mention] = []
    at = phrase.head + 1
    while at < end:
        mention = reading.mention_at.get(at)
        if mention is None or mention.start != at or mention.form != "name" or len(mention.entities) != 1:
            break
        named = mention.entities[0]
        if named.kind != "person" or not named.name.endswith(reading.doc[mention.end - 1].text):
            break  # another's, where it is a genitive ("in Rom Anna Holms Gast")
        found.append(mention)
        at = mention.end
    return found if at >= end else []


def _is_place(reading: Reading, token: int) -> bool:
    word = reading.doc[token]
    return word.text in lexicon.seats() or (word.tag_ == "NE" and word.text in lexicon.places())


def _part(reading: Reading, clause: Clause, phrase: Phrase, names: list[Mention]) -> None:
    here = clause.prepositional.index(phrase)
    clause.prepositional[here] = replace(phrase, end=phrase.head + 1, conjuncts=[])
    parts = [Phrase(m.start, m.end, m.end - 1) for m in names]
    if phrase.conjuncts:
        last = parts[-1]
        parts[-1] = replace(last, end=phrase.end, conjuncts=[last, *phrase.conjuncts[1:]])
    subject = clause.subject
    if subject is not None and reading.doc[subject.head].tag_ == _THIS and not clause.objects:
        clause.objects.append(replace(subject, case="Acc"))  # "Das sagte in Rom Anna Holm."
        subject = clause.subject = None
    if subject is not None and names[-1].start <= subject.head < names[-1].end:
        subject = clause.subject = None  # the last word of the last name was taken for it
    if subject is None:
        first, *parts = parts
        clause.subject = replace(first, case="Nom")
    if parts and not any(p.case == "Acc" for p in clause.objects):
        clause.objects.append(replace(parts[0], case="Acc"))
