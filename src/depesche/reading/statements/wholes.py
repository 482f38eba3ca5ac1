"""Names in full: a speaker whose name the layers below cut short takes the words beside it that are part of the name.

Names of bodies from other languages ("Seattle Times", "Secret Service") and persons whose surname is a common noun
("Michaela Kraft") are often cut where one of their words is known by itself.
"""

from __future__ import annotations

from depesche.german.nameforms import is_forename
from depesche.german.voices import is_foreign
from depesche.reading.actors import actor as actor_of
from depesche.reading.statements.text import Text
from depesche.records import Actor

_NAMES = frozenset({"NE", "FM"})
_NICKNAME = 5  # tokens with both marks
_TITLE = 3  # tokens from the beginning of a mention in which the name stands


def whole(text: Text, actor: Actor) -> Actor:
    """The actor under all words of the name that stand at his mention."""
    if actor.mention is None or actor.kind not in {"person", "organisation"} or " " in actor.name:
        return actor
    start = text.reading.token_at(actor.mention.start)
    first, last = text.sentences[text.sentence_of(start)]
    start = next((i for i in range(start, min(start + _TITLE, last)) if text.forms[i] == actor.name), last)
    if start == last or text.tags[start] not in _NAMES:
        return actor
    if is_forename(actor.name) or _names_person(text, start + 1):
        return _person(text, actor, start, last)
    return _body(text, actor, start, first, last)


def _person(text: Text, actor: Actor, start: int, last: int) -> Actor:
    """ "Michaela | Kraft": a forename takes the surname behind it."""
    end = _past_nickname(text, start + 1, last)
    while end < last and (text.tags[end] in _NAMES or (end == start + 1 and text.tags[end] == "NN")):
        if not text.forms[end][:1].isupper():
            break
        end += 1
    if end == start + 1 or text.is_mark(end - 1):
        return actor
    mention = text.reading.mention_at.get(end - 1)
    for entity in mention.entities if mention is not None and mention.form == "name" else []:
        if entity.kind == "person" and actor.name in entity.name.split(" "):
            return actor_of(text.reading, entity, mention)
    span = text.reading.span(start, end)
    return actor.model_copy(update={"name": span.text, "kind": "person", "mention": span})


def _past_nickname(text: Text, i: int, last: int) -> int:
    """Past what stands in quotation marks between forename and surname: "Jan „Joe“ Dahl"."""
    quote = next((q for q in text.quotes_in(i, min(last, i + _NICKNAME)) if q.start == i), None)
    return quote.end if quote is not None and quote.end < last and text.tags[quote.end] in _NAMES else i


def _names_person(text: Text, i: int) -> bool:
    """Does another name of a person begin here?"""
    mention = text.reading.mention_at.get(i)
    named = mention is not None and mention.form == "name" and mention.start == i
    return mention is not None and named and any(e.kind == "person" for e in mention.entities)


def _body(text: Text, actor: Actor, start: int, first: int, last: int) -> Actor:
    """ "Seattle | Times", "Secret | Service": what stands right beside the word and is no German word either."""
    begin, end = start, start + 1
    while begin > first and _belongs_before(text, begin - 1):
        begin -= 1
    while end < last and _belongs_behind(text, start, end):
        end += 1
    if end - begin == 1:
        return actor
    span = text.reading.span(begin, end)
    return Actor(id=None, name=span.text, kind="organisation", mention=span)


def _belongs_before(text: Text, i: int) -> bool:
    form, tag, mention = text.forms[i], text.tags[i], text.reading.mention_at.get(i)
    if not form[:1].isupper() or (mention is not None and mention.form != "name"):
        return False
    if mention is not None and any(e.kind != "organisation" for e in mention.entities):
        return False
    uninflected = tag == "ADJD"  # "Fair Play": a German adjective before a noun has an ending
    return uninflected or (tag in _NAMES and text.lemmas[i] == form and not text.words.medium(form))


def _belongs_behind(text: Text, start: int, i: int) -> bool:
    form, tag = text.forms[i], text.tags[i]
    if not form[:1].isupper() or text.reading.mention_at.get(i) is not None or tag not in {*_NAMES, "NN"}:
        return False
    clause = text.owner[start]
    field = clause.vorfeld if clause is not None else None
    one = field is not None and field[0] <= start and i < field[1]  # before the finite verb stands one phrase
    articled = start > 0 and i == start + 1 and text.tags[start - 1] == "ART"  # "der Weather Channel"
    one = one or (articled and text.doc[i].morph.get("Number", []) == ["Sing"])
    return is_foreign(form) or (one and is_foreign(text.forms[start]))
