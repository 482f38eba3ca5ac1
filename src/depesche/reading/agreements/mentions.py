"""Where the document speaks of an agreement: noun phrases that name one, and what each of them tells by itself."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Token

from depesche.german import agreeing, contracting, lexicon, treaties
from depesche.german.treaties import AgreementNoun
from depesche.reading.agreements.parties import actors_at, parties_of, party_named, party_with_id, peoples_as_states
from depesche.reading.layers import Clause, Mention, Phrase, Reading
from depesche.reading.listing import listed_behind, lists_sides
from depesche.records import Actor

_LONGEST = 16  # tokens that "between A and B" can take
_IN_SIDES = frozenset({"ART", "ADJA", "ADV", "KON", "NN", "NE", "PPOSAT", "PIAT", "$,", "TRUNC", "CARD", "PDAT"})
_YEAR_REACH = 8  # tokens behind an agreement's noun in which its year may stand
_DETERMINERS = frozenset({"ART", "PDAT", "PPOSAT"})
#: What may follow a determiner that a participle's own words part from its noun: "das von ihnen geschlossene Abkommen".
_HUNG_BEFORE = frozenset({"APPR", "APPRART", "ADV", "ADJD", "CARD", "PTKNEG"})
_NESTED = 3  # quotation marks that can be open at once
Reference = Literal["new", "definite", "demonstrative", "other", "negative"]


@dataclass(slots=True)
class AgreementMention:
    """A noun phrase (or the first part of a compound) that names an agreement, or stands for one told before.

    `start`/`end` are token indices of the phrase. `noun` is None for words that only stand for an agreement ("das
    Dokument"); `content` is set where the agreement has no name but its content ("einigten sich darauf, …").
    """

    head: int
    start: int
    end: int
    noun: AgreementNoun | None
    reference: Reference
    clause: Clause | None = None
    gender: str | None = None
    plural: bool = False
    sides: list[Actor] = field(default_factory=list)
    between: list[Actor] = field(default_factory=list)  # those of `sides` that "between" names
    beside: list[Actor] = field(default_factory=list)  # those of `sides` that "with" names
    content: tuple[int, int] | None = None  # characters
    quoted: tuple[int, int] | None = None  # characters of a title in quotation marks
    in_compound: bool = False
    joint: bool = False  # said to be common to its sides
    one: bool = False  # its determiner says that it is one: "ein"


def find_mentions(reading: Reading) -> list[AgreementMention]:
    """All mentions in text order."""
    own = (head for head in reading.nouns if not reading.in_boilerplate(head, head + 1))
    return [mention for head in own if (mention := _mention(reading, head)) is not None]


def _mention(reading: Reading, head: int) -> AgreementMention | None:
    token = reading.doc[head]
    noun = treaties.agreement_noun(token.text)
    in_compound = noun is None
    if noun is None:
        noun = treaties.agreement_in_compound(token.text)
    if noun is None and token.lemma_ not in treaties.REFERRING and not treaties.is_document(token.lemma_):
        return None
    phrase = reading.phrase_of_head.get(head) or Phrase(head, head + 1, head)
    before = [reading.doc[t] for t in range(phrase.start, head)]
    start = _parted_determiner(reading, phrase.start, head)
    reference = _reference(reading, start, head)
    if noun is None and reference not in ("definite", "demonstrative") and not treaties.is_document(token.lemma_):
        return None
    joint = noun is not None and noun.scope == "joint" and not in_compound
    if joint and not (treaties.is_joint(t.text for t in before) or _of_a_body(reading, head, before)):
        return None
    gender = next(iter(token.morph.get("Gender", [])), None)
    one = any(treaties.is_singular(t.tag_, t.lower_) for t in before)
    parted = reading.doc[start].tag_ in _DETERMINERS and reading.doc[start].lower_ in treaties.SINGULAR_DETERMINERS
    mention = AgreementMention(
        head,
        start,
        max(phrase.end, head + 1),
        noun,
        reference,
        reading.clause_of_token.get(head),
        gender,
        "Plur" in token.morph.get("Number", []) and not (one or parted),
        in_compound=in_compound and noun is not None,
        joint=noun is not None and not in_compound and treaties.is_joint(t.text for t in before),
        one=one,
    )
    if not mention.in_compound:
        mention.sides = _sides(reading, phrase, head)
        mention.between, mention.beside = _between(reading, mention), _beside(reading, mention, phrase)
        mention.sides += [a for a in (*mention.between, *mention.beside) if a not in mention.sides]
        mention.quoted = _title(reading, head)
    return mention


def _of_a_body(reading: Reading, head: int, before: list[Token]) -> bool:
    """Does a body make the declaration: one "adopted", one that is told of in a council or that it adopts?"""
    verbs = (v for t in before if t.tag_ == "ADJA" and (v := treaties.verb_of_participle(t.lemma_)) is not None)
    if any(verb in agreeing.ADOPTING_VERBS for verb, _ in verbs):
        return True
    clause = reading.clause_of_token.get(head)
    if clause is None:
        return False
    where = [p for p in clause.prepositional if p.preposition in treaties.PLACE_PREPOSITIONS]
    adopts = clause.predicate in agreeing.ADOPTING_VERBS and clause.subject is not None
    parts = [*where, *([clause.subject] if adopts and clause.subject is not None else ())]
    told = [a for p in parts if not p.start <= head < p.end for a in reading.actors(p)]
    if any(p.kind == "igo" for p in parties_of(reading, told)):
        return True
    subject = clause.subject if clause.predicate in agreeing.DECLARING_VERBS and clause.voice == "active" else None
    return subject is not None and len(parties_of(reading, reading.actors(subject))) > 1


def _parted_determiner(reading: Reading, start: int, head: int) -> int:
    """Where the noun phrase begins, though what hangs on a participle parts its determiner from the noun."""
    doc = reading.doc
    if start == head or doc[start].tag_ != "ADJA":
        return start
    if not any(treaties.verb_of_participle(t.lemma_) for t in doc[start:head] if t.tag_ == "ADJA"):
        return start
    for token in range(start - 1, max(0, start - _LONGEST) - 1, -1):
        if doc[token].tag_ not in _IN_SIDES | _HUNG_BEFORE:
            return start
        if doc[token].tag_ in _DETERMINERS and doc[token + 1].tag_ in _HUNG_BEFORE:
            return token
    return start


def _reference(reading: Reading, start: int, head: int) -> Reference:
    words = [reading.doc[t] for t in range(start, head)]
    folded = [w.text.lower() for w in words]
    if any(w in treaties.NEGATIVE_DETERMINERS for w in folded):
        return "negative"
    if any(w in treaties.OTHER for w in folded):
        return "other"
    if any(w in treaties.DEMONSTRATIVES for w in folded):
        return "demonstrative"
    if any(treaties.is_definite(w.tag_, w.lower_) for w in words):
        return "definite"
    if reading.doc[start].tag_ == "APPRART" or (start == head > 0 and reading.doc[start - 1].tag_ == "APPRART"):
        return "definite"
    return "new"


def _sides(reading: Reading, phrase: Phrase, head: int) -> list[Actor]:
    """Actors that the noun phrase itself names as sides: "zwischen", "mit", genitives, adjectives, names before it."""
    found: list[Actor] = []
    for attribute in phrase.attributes:
        if attribute.preposition in treaties.SIDES_PREPOSITIONS:
            found += peoples_as_states(reading, reading.actors(attribute))
    for genitive in phrase.genitives:
        if genitive.preposition and reading.doc[genitive.head].text in lexicon.seats():
            continue  # "von Minsk": where it was made
        named = reading.actors(genitive)
        party = None if named else party_named(reading, reading.doc[genitive.head].text)
        found += [party] if party is not None else named
    if reading.doc[head + 1 : head + 2].text and reading.doc[head + 1].tag_ == "NE":
        found += listed_behind(reading, head + 1)  # "the accord of Ghana and Togo"
    found += _modifiers(reading, phrase.start, head)
    if contracting.is_numbered_by_council(reading.doc[head].text, reading.doc[head + 1 : head + 2].text):
        found.append(party_with_id(reading, contracting.COUNCIL_OF))
    for attribute in phrase.attributes:
        body = party_named(reading, reading.doc[attribute.head].text.split("-")[0])
        if "-" in reading.doc[attribute.head].text and body is not None and body.kind == "igo":
            found.append(body)  # "ein Rahmen für den EU-Haushalt"
    word = reading.doc[head].text
    parts = () if treaties.is_proper_compound(word) else treaties.first_parts(word)  # "Ottawa-Konvention": a place
    parties = (party_named(reading, part) for part in parts)
    return [*found, *(p for p in parties if p is not None)]


def _between(reading: Reading, mention: AgreementMention) -> list[Actor]:
    """The sides that "zwischen" names right behind the noun, or before a participle that stands before it.

    Read from the words: chunks end at "und", which joins the sides and not the noun with the last of them.
    """
    for start in {mention.head + 1: None, mention.end: None}:
        if lists_sides(reading, start):
            return peoples_as_states(reading, listed_behind(reading, start))
    doc, token = reading.doc, mention.head - 1
    while token > 0 and doc[token].tag_ in ("ADJA", "ADV", "ADJD"):
        token -= 1
    if token == mention.head - 1 or treaties.verb_of_participle(doc[token + 1].lemma_) is None:
        return []
    start = next((t for t in range(token, max(0, token - _LONGEST), -1) if doc[t].tag_ not in _IN_SIDES), 0)
    return listed_behind(reading, start, token + 1) if lists_sides(reading, start) else []


def _beside(reading: Reading, mention: AgreementMention, phrase: Phrase) -> list[Actor]:
    """The sides that "mit" names right after the noun, on whatever noun before it the chunks hang them."""
    preposition = treaties.SIDES_PREPOSITIONS[1]
    parts = [*phrase.attributes, *(mention.clause.prepositions(preposition) if mention.clause is not None else ())]
    return next(
        (
            reading.actors(p)
            for p in parts
            if p.preposition == preposition and mention.head < p.start <= mention.end <= p.end
        ),
        [],
    )


def own_words(reading: Reading, start: int, head: int) -> list[int]:
    """The tokens before the noun that are its own, without what hangs on a participle: "von der UNO vermittelt"."""
    own: list[int] = []
    for token in range(start, head):
        word = reading.doc[token]
        hung = next((i for i, t in enumerate(own) if i and reading.doc[t].tag_.startswith("APPR")), None)
        if hung is not None and word.tag_ == "ADJA" and treaties.verb_of_participle(word.lemma_) is not None:
            own = own[:hung]
        own.append(token)
    return own


def _modifiers(reading: Reading, start: int, end: int) -> list[Actor]:
    """Actors of adjectives, possessives and names between two tokens: "russisch-ukrainisch", "Kiews"."""
    seen: set[int] = set()
    found: list[Actor] = []
    for token in own_words(reading, start, end):
        mention = reading.attribute_at.get(token)
        if treaties.names_town(reading.doc[token].text):
            continue  # "Pariser": where it was made
        if mention is not None and _is_embedded(reading, mention, end):
            continue
        if mention is not None and mention.start not in seen and mention.end <= end:
            seen.add(mention.start)
            found += actors_at(reading, mention)
    return found


def _is_embedded(reading: Reading, mention: Mention, head: int) -> bool:
    """Does the mention hang on a participle before the noun ("von der UNO vermittelt"), though the chunk was cut?"""
    doc = reading.doc
    if mention.start == 0 or not doc[mention.start - 1].tag_.startswith("APPR"):
        return False
    after = (t for t in doc[mention.end : head] if t.tag_ == "ADJA")
    return any(treaties.verb_of_participle(t.lemma_) is not None for t in after)


def number(reading: Reading, mention: AgreementMention) -> str | None:
    """The number that follows the noun ("Resolution 1701"), or None."""
    after = reading.doc[mention.head + 1] if mention.head + 1 < len(reading.doc) else None
    return after.text if after is not None and after.tag_ == "CARD" and after.text.isdigit() else None


def has_year(reading: Reading, mention: AgreementMention) -> bool:
    """Do a year or a date behind the noun say which agreement it is: "der Vertrag mit Peru von 1990"?"""
    doc = reading.doc
    for token in range(mention.head + 1, min(mention.head + _YEAR_REACH, len(doc) - 1)):
        if doc[token].tag_.startswith(("$", "V")):
            return False
        if doc[token].lower_ in treaties.YEAR_PREPOSITIONS and doc[token + 1].tag_ == "CARD":
            return True
    return False


def _title(reading: Reading, head: int) -> tuple[int, int] | None:
    """The inside of the quotation marks around a title that this noun heads."""
    offset = reading.doc[head].idx
    last = bisect.bisect_right(reading.quotes, offset, key=lambda q: q.start)
    for quote in reading.quotes[max(0, last - _NESTED) : last]:
        if quote.start <= offset < quote.end and not quote.speech and quote.closed and quote.end - quote.start > 2:
            first = reading.token_at(quote.start + 1)
            if head - first <= 6:
                return quote.start + 1, quote.end - 1
    return None
