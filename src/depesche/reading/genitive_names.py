"""Names in the genitive beside their noun: "the visit [of] Muizzu", "[Muizzu's] visit".

A name that the tagger does not know shows it no case, and reads like a part of the noun or like an argument of its
own; that its last letter is no part of the name is known once the actors are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from depesche.reading.layers import Clause, Mention, Phrase, Reading


def join_genitive_names(reading: Reading) -> None:
    """Give nouns the names in the genitive that stand right before or behind them."""
    changed = False
    for clause in reading.clauses:
        for phrase in _nested(_parts(clause)):
            if (owner := _owner_behind(reading, phrase)) is not None:
                phrase.genitives.append(owner)
                phrase.end = max(phrase.end, owner.end)
                changed = True
        for phrase in _parts(clause):
            if (noun := _noun_behind(reading, clause, phrase)) is not None:
                _join(clause, phrase, noun)
                changed = True
                break
    if changed:
        reading.__dict__.pop("phrase_of_head", None)  # phrases have changed


def _parts(clause: Clause) -> list[Phrase]:
    return [p for p in (clause.subject, clause.predicative, *clause.objects, *clause.prepositional) if p is not None]


def _nested(phrases: Iterable[Phrase]) -> list[Phrase]:
    """The phrases and those joined to them."""
    return [part for phrase in phrases for part in (phrase.conjuncts or [phrase])]


def _owner_behind(reading: Reading, phrase: Phrase) -> Phrase | None:
    doc, behind = reading.doc, phrase.head + 1
    if phrase.genitives or behind >= len(doc) or doc[phrase.head].tag_ != "NN" or phrase.head in reading.mention_at:
        return None
    mention = reading.mention_at.get(behind)
    if mention is None or mention.start != behind or not _is_genitive(reading, mention):
        return None
    return Phrase(mention.start, mention.end, mention.head, "Gen")


def _noun_behind(reading: Reading, clause: Clause, name: Phrase) -> Phrase | None:
    """The argument without an article that begins where a name in the genitive ends."""
    mention = reading.mention_at.get(name.head)
    if mention is None or name.conjuncts or mention.end != name.end or not _is_genitive(reading, mention):
        return None
    behind = [clause.subject, *clause.objects]
    noun = next((p for p in behind if p is not None and p is not name and p.start == name.end), None)
    if noun is None or noun.start in reading.mention_at or reading.doc[noun.start].tag_ not in ("NN", "ADJA"):
        return None
    return noun


def _join(clause: Clause, name: Phrase, noun: Phrase) -> None:
    owner = replace(name, case="Gen", preposition=None, attributes=[], genitives=[])
    if noun is clause.subject and name is not clause.subject and name.preposition is None:
        case = "Nom"
    else:
        case = name.case or noun.case or ""
    whole = replace(
        noun, start=name.start, preposition=name.preposition, case=case or None, genitives=[owner, *noun.genitives]
    )
    is_subject = clause.subject is name or (clause.subject is noun and name.preposition is None)
    clause.objects = [p for p in clause.objects if p is not name and p is not noun]
    if name.preposition is not None:
        clause.prepositional = [whole if p is name else p for p in clause.prepositional]
        if clause.subject is noun:
            clause.subject = None
    elif is_subject:
        clause.subject = whole
    else:
        clause.objects.append(whole)


def _is_genitive(reading: Reading, mention: Mention) -> bool:
    """Does a person's name end in a letter that is none of it?"""
    if mention.form != "name" or len(mention.entities) != 1 or mention.entities[0].kind != "person":
        return False
    last = reading.doc[mention.end - 1].text
    return last.endswith("s") and mention.entities[0].name.split()[-1] == last[:-1]
