"""A title's base form as a record gives it: nominative singular, with the words that belong to it."""

from __future__ import annotations

from depesche.german import office_words, titles
from depesche.german.titles import Title
from depesche.reading.layers import Entity, Phrase, Reading
from depesche.reading.offices.owners import owner, political


def full_title(reading: Reading, title: Title, phrase: Phrase, entity: Entity) -> str:
    """The title with its adjectives of office, the body it is an office of where that is no state, and its field."""
    doc = reading.doc
    feminine = title.feminine or _feminine_form(reading, phrase, title, entity)
    base = title.of_gender(feminine).base if feminine and title.is_adjective else title.base
    ending = "e" if feminine else "er"
    words = [
        titles.strong(doc[t].text, ending)
        for t in range(phrase.start, phrase.head)
        if titles.belongs_to_title(doc[t].text)
    ]
    words.append(base)
    end = phrase.head + 1
    for part in sorted([*phrase.genitives, *phrase.attributes], key=lambda p: p.start):
        stop = next((t for t in range(part.start, part.end) if _bears(reading, t, entity)), part.end)
        if stop < part.end and doc[stop - 1].text == ",":
            stop -= 1  # the name in apposition was taken for a part of the attribute
        if part.start != end or stop <= part.head:
            break
        if part.preposition is not None:
            stop = min(stop, max([part.head + 1, *(g.end for g in part.genitives)]))
            if any(doc[t].tag_ == "PPOSAT" for t in range(part.start, part.head)):
                break  # "the secretary-general in his report"
        elif _is_subject(reading, part):
            break
        end = stop
        if part.preposition is None and doc[part.head].lemma_ in office_words.GENITIVES_OF_TIME:
            break
        if part.preposition in office_words.FIELD_PREPOSITIONS and titles.tells_field(title):
            break  # the verb's: "committed himself as defence minister to …"
        if part.preposition in office_words.FIELD_PREPOSITIONS or (
            part.preposition in office_words.PLACE_PREPOSITIONS and political(reading, part)
        ):
            words.append(reading.span(part.start, stop).text)
        elif part.preposition is None and (owner(reading, part) is None or not _is_whole_owner(reading, part)):
            words.append(_genitive(reading, part, stop))
    return " ".join(words)


def _feminine_form(reading: Reading, phrase: Phrase, title: Title, entity: Entity) -> bool:
    if not title.is_adjective:
        return False
    gender = reading.doc[phrase.head].morph.get("Gender", [])
    return entity.gender == "Fem" or (entity.gender is None and gender == ["Fem"] and phrase.case == "Nom")


def _bears(reading: Reading, token: int, entity: Entity) -> bool:
    mention = reading.attribute_at.get(token)
    return mention is not None and mention.form == "name" and any(e is entity for e in mention.entities)


def _is_subject(reading: Reading, part: Phrase) -> bool:
    """Is what was taken for a genitive a masculine title with the article of the nominative ("der Minister")?"""
    article, head = reading.doc[part.start], reading.doc[part.head]
    title = titles.title_of(head.text) if article.lower_ in office_words.NOMINATIVE_ARTICLES else None
    return title is not None and not title.feminine and head.morph.get("Number", []) != ["Plur"]


def _is_whole_owner(reading: Reading, part: Phrase) -> bool:
    """Is the genitive just the name of the state or organisation, which the record's `of` holds?"""
    if part.head - part.start < 2 and part.end == part.head + 1 and titles.is_name_of_body(reading.doc[part.head].text):
        return True
    actors = reading.actors(part)
    mention = reading.mention_at.get(part.head)
    if mention is None or len(actors) != 1 or actors[0].kind == "person":
        return False
    if actors[0].kind in ("state", "igo"):
        return not titles.is_body(reading.doc[part.head].text) or mention.form == "state"
    # An organ ("the General Assembly") is what the title is of; its parent alone would say less.
    return mention.form == "name" and actors[0].affiliation is None


def _genitive(reading: Reading, part: Phrase, stop: int) -> str:
    """The genitive without adjectives of states, which the record's `of` holds: "des Präsidenten"."""
    doc = reading.doc
    kept = [
        doc[t].text
        for t in range(part.start, stop)
        if not (t < part.head and doc[t].tag_ == "ADJA" and t in reading.mention_at)
    ]
    return " ".join(kept)
