"""Bodies that sit: those that a compound or a genitive tells, where the noun itself names nobody."""

from __future__ import annotations

from depesche.german.encounter_words import are_heads, is_body_noun, is_definite_text
from depesche.german.nominals import base_form
from depesche.reading.actors import actor
from depesche.reading.engine import genitives_of
from depesche.reading.layers import Clause, Phrase, Reading
from depesche.reading.sides import actor_in_compound, actors_in, sides_in_compound
from depesche.records import Actor

_REACH = 2  # sentences back to a body of which only those who lead its states are told


def body_itself(reading: Reading, token: int) -> Actor | None:
    """The body that a compound names: "the UN General Assembly", "the NATO council"."""
    inside = actor_in_compound(reading, token)
    if inside is None or inside.kind != "igo":
        return None
    word = reading.doc[token].lemma_
    return inside.model_copy(update={"id": None, "name": word, "kind": "organisation", "affiliation": inside.id})


def bodies_told(reading: Reading, clause: Clause, phrase: Phrase) -> list[Actor]:
    """The body that a phrase without actors of its own names, or those who sit in it: "the NATO-Ukraine council"."""
    if phrase.conjuncts or not is_body_noun(reading.doc[phrase.head].lemma_):
        return []
    together = sides_in_compound(reading, phrase.head)
    if len(together) > 1:
        return together
    if (body := body_itself(reading, phrase.head)) is not None:
        return [body]
    owners = [o for o in genitives_of(reading, clause, phrase) if o.start == phrase.head + 1]
    for one in actors_in(reading, owners):
        code = one.id if one.kind == "igo" else one.affiliation if one.kind == "group" else None
        if code is not None:
            end = max(o.end for o in owners)
            name = f"{reading.doc[phrase.head].lemma_} {reading.doc[phrase.head + 1 : end].text}"
            mention = reading.span(phrase.start, end)
            return [Actor(id=None, name=name, kind="organisation", affiliation=code, mention=mention)]
    return _body_of_one_before(reading, clause, phrase)


def _body_of_one_before(reading: Reading, clause: Clause, phrase: Phrase) -> list[Actor]:
    """The body that a possessive gives to an organisation told before: "the OAS, whose Permanent Council sits"."""
    first = phrase.start
    if reading.doc[first].tag_ not in ("PPOSAT", "PRELAT") or first == phrase.head:
        return []
    owner = reading.attribute_at.get(first)
    if (owner is None or not owner.entities) and clause.antecedent is not None:
        owner = reading.mention_at.get(clause.antecedent)
    codes = {e.id for e in owner.entities if e.kind == "igo"} if owner is not None else set()
    if len(codes) != 1:
        return []
    name = base_form(reading.doc, first + 1, phrase.head + 1)
    mention = reading.span(first, phrase.head + 1)
    return [Actor(id=None, name=name, kind="organisation", affiliation=codes.pop(), mention=mention)]


def of_body_before(reading: Reading, one: Actor) -> Actor:
    """The body told last in place of "the heads of state and government", where that is all that is told of them."""
    if one.kind != "group" or one.affiliation is not None or not are_heads(one.name) or one.mention is None:
        return one
    if not is_definite_text(one.mention.text):
        return one
    token = reading.token_at(one.mention.start)
    clause = reading.clause_of_token.get(token)
    first = reading.sentences[max(0, clause.sentence - _REACH)][0] if clause is not None else token
    bodies = {
        e.id: e for t in range(first, token) if (m := reading.mention_at.get(t)) for e in m.entities if e.kind == "igo"
    }
    if len(bodies) != 1:
        return one
    return actor(reading, next(iter(bodies.values()))).model_copy(update={"role": one.role})
