"""The phrases that titles head, and the names in and beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from depesche.german import office_words, titles
from depesche.german.titles import Title
from depesche.reading.layers import Entity, Mention, Phrase, Reading


@dataclass(frozen=True, slots=True)
class Held:
    """A title's phrase with the persons who bear it; `start`/`end` are the tokens of the evidence."""

    entities: tuple[Entity, ...]
    mention: Mention | None
    start: int
    end: int
    how: str  # "apposition" "reference" "predication"
    status: office_words.OfficeStatus | None = None


def person(reading: Reading, token: int) -> Mention | None:
    """The mention by name of one person that covers the token, or None."""
    mention = reading.mention_at.get(token)
    if mention is None or mention.form != "name" or len(mention.entities) != 1:
        return None
    return mention if mention.entities[0].kind == "person" else None


def phrase_of(reading: Reading, token: int) -> Phrase:
    """The title's phrase without a preposition before it."""
    phrase = reading.phrase_of_head.get(token) or Phrase(token, token + 1, token)
    start = phrase.start
    while start < token and reading.doc[start].tag_ == "APPR":
        start += 1
    if any(reading.doc[t].text == "," or person(reading, t) for t in range(start, token)):
        # "X, Minister of Y": the chunk began at the name before the comma.
        start = token
    year = next(
        (t for t in range(token - 1, start, -1) if reading.doc[t].tag_ == "CARD" and len(reading.doc[t]) == 4), None
    )
    start = year if year is not None else start  # "von 2010 bis 2014 Minister"
    # Where chunking ended at a name in the genitive or an adjective, take it in again.
    while (
        start > 0
        and (start == token or reading.doc[start].tag_ == "ADJA")
        and reading.doc[start - 1].tag_ in ("ADJA", "ART", "PPOSAT")
    ):
        start -= 1
    genitives = phrase.genitives or _genitive_after(reading, token)
    end = max(phrase.end, token + 1, *(g.end for g in genitives))
    return Phrase(start, end, token, phrase.case, None, [], genitives, phrase.attributes)


def _genitive_after(reading: Reading, token: int) -> list[Phrase]:
    """The genitive after a title that stands in an apposition, where chunking did not join them."""
    after = token + 1
    if after >= len(reading.doc) or reading.doc[after].sent.start != reading.doc[token].sent.start:
        return []
    mention = reading.attribute_at.get(after)
    if mention is not None and mention.start == after and titles.is_genitive_name(reading.doc[mention.end - 1].text):
        return [] if any(e.kind == "person" for e in mention.entities) else [Phrase(after, mention.end, mention.head)]
    article = reading.doc[after]
    if article.tag_ == "ART" and (
        "Gen" in article.morph.get("Case", []) or article.lower_ in office_words.GENITIVE_ARTICLES
    ):
        for head in range(after + 1, min(after + 6, len(reading.doc))):
            phrase = reading.phrase_of_head.get(head)
            if phrase is not None and phrase.start == after and phrase.preposition is None:
                return [phrase]
            if reading.doc[head].tag_ == "NN" or titles.is_abbreviation(
                reading.doc[head].text
            ):  # in an apposition, which the chunker leaves out
                named = head + 1 < len(reading.doc) and titles.is_abbreviation(reading.doc[head + 1].text)
                return [Phrase(after, head + 1 + named, head)]
            if reading.doc[head].tag_ not in ("ADJA", "CARD"):
                break
    return []


def complement_end(reading: Reading, phrase: Phrase) -> int:
    """One past the last token of the genitives and prepositional attributes that follow the title's noun directly."""
    end = phrase.head + 1
    parts = sorted([*phrase.genitives, *phrase.attributes], key=lambda p: p.start)
    relation = is_relation(reading, phrase.head)
    for part in parts:
        if part.preposition is not None and part.preposition not in office_words.COMPLEMENT_PREPOSITIONS:
            break
        if part.start == end and (relation or person(reading, part.head) is None):
            stop = part.end
            if relation:
                end = stop  # the name in it is that of the other person
                continue
            of_title = any(titles.title_of(reading.doc[t].text) for t in range(part.start, part.head + 1))
            for token in range(part.start, part.end) if not of_title else ():
                # A name that ends a genitive bears the title, unless the genitive is itself a title's.
                if token > part.start and person(reading, token) and token > part.head:
                    stop = person_start(reading, token)
                    break
            end = max(end, stop)
    return end


def person_start(reading: Reading, token: int) -> int:
    """First token of the name at this token, or the token itself."""
    mention = person(reading, token)
    return mention.start if mention else token


def is_relation(reading: Reading, token: int) -> bool:
    title = titles.title_of(reading.doc[token].text)
    return title is not None and title.scope == "relation"


def title_tokens(reading: Reading) -> Iterator[tuple[int, titles.Title]]:
    """Tokens that are titles, outside of boilerplate, in text order."""
    for token in reading.doc:
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "X") or len(token) < 4:
            continue
        title = titles.title_of(token.text)
        if title is None or title.scope == "never":
            continue
        if reading.in_boilerplate(token.i, token.i + 1):
            continue
        if token.i + 1 < len(reading.doc) and token.nbor(1).text in office_words.NOT_BEFORE:
            continue
        yield token.i, _whole(token) or title


def _whole(token: Token) -> Title | None:
    """The title with what stands before it in part: "A/B-Chefin", "Außen- und Europaministerin"."""
    if token.i < 2:
        return None
    if token.nbor(-1).tag_ == "KON" and token.nbor(-2).tag_ == "TRUNC" and token.text[:1].isupper():
        return titles.joined_to(f"{token.nbor(-2).text} {token.nbor(-1).text}", token.text)
    if token.nbor(-1).text != "/" or token.nbor(-1).whitespace_ or token.nbor(-2).whitespace_:
        return None
    return titles.title_of(f"{token.nbor(-2).text}/{token.text}")
