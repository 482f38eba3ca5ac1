"""Whose the people, places and things of a deed are: the state or body behind a phrase that names none itself.

Adjectives ("Kenyan police"), owners ("positions of the rebels"), compounds ("EU sanctions") and the place something is
in or comes from tell it.
"""

from __future__ import annotations

from depesche.german.conflict import fighters_of, is_war, means
from depesche.german.encounter_words import is_political_group
from depesche.german.lexicon import name_of_organisation, seats, state_of_code
from depesche.german.prepositions import is_inside
from depesche.german.voices import voice
from depesche.reading.engine import Match, genitives_of
from depesche.reading.layers import Clause, Phrase, Reading
from depesche.reading.sides import actor_in_compound, actors_in, is_public, is_side
from depesche.records import Actor


def as_party(actor: Actor) -> Actor:
    """The state or organisation for those who act for it, the armed group for its fighters."""
    if actor.kind not in ("group", "organisation"):
        return actor
    if actor.affiliation is None:
        group = fighters_of(actor.name)
        return actor.model_copy(update={"name": group, "kind": "organisation"}) if group is not None else actor
    if is_political_group(actor.name) and actor.affiliation in state_of_code():
        return actor
    if actor.affiliation not in state_of_code():  # a body of an organisation of states
        return actor.model_copy(
            update={"id": actor.affiliation, "name": name_of_organisation(actor.affiliation), "kind": "igo"}
        )
    if not means("organ", actor.name):
        return actor
    state = state_of_code()[actor.affiliation]
    return actor.model_copy(update={"id": actor.affiliation, "name": state.name, "kind": "state"})


def state_of(reading: Reading, phrase: Phrase, capital: bool = False) -> list[Actor]:
    """The state that the place in a phrase belongs to."""
    start, end = reading.chars(phrase.start, phrase.end)
    for place in reading.places:
        if start <= place.start < end and place.country is not None and (not capital or place.name in seats()):
            state = state_of_code().get(place.country)
            return [Actor(id=place.country, name=state.name, kind="state", affiliation=place.country)] if state else []
    return []


def state_of_place(reading: Reading, part: Phrase) -> list[Actor]:
    """The state of a town that was hit."""
    start, _ = reading.chars(part.head, part.head + 1)
    return state_of(reading, part) if any(p.start <= start < p.end for p in reading.places) else []


def state_in(reading: Reading, phrase: Phrase) -> list[Actor]:
    war = is_war(reading.doc[phrase.head].lemma_)  # in the war of a state it was not for that to be in it
    inside = actor_in_compound(reading, phrase.head) if not war else None
    named = [*actors_in(reading, [phrase]), *([inside] if inside is not None else [])]
    return state_of(reading, phrase) or [a for a in named if a.kind == "state"][:1]


def state_behind(reading: Reading, part: Phrase) -> list[Actor]:
    """The state that the noun is said to be in: "the military government in Niger"."""
    behind = part.attributes[:1]
    return state_in(reading, behind[0]) if behind and is_inside(behind[0].preposition or "") else []


def state_before(reading: Reading, part: Phrase) -> list[Actor]:
    """The state whose adjective stands before the noun: "Kenyan police forces"."""
    mentions = (reading.attribute_at.get(t) for t in range(part.start, part.head))
    before = [m for m in mentions if m is not None and m.form == "adjective"]
    if len({id(m) for m in before}) != 1:
        return []
    return [a for a in actors_in(reading, [Phrase(before[0].start, before[0].end, before[0].head)]) if is_public(a)]


def owner_of_thing(reading: Reading, match: Match, part: Phrase) -> list[Actor]:
    """Whom a place or thing that was hit belongs to: its genitive, its adjective, else the state it lies in."""
    doc = reading.doc
    if not means("thing", doc[part.head].lemma_):
        return []
    genitives = genitives_of(reading, match.clause, part)
    owners = [as_party(a) for a in actors_in(reading, genitives) if is_side(a)]
    if owners:
        return owners
    before = [m for t in range(part.start, part.head) if (m := reading.mention_at.get(t)) is not None]
    if before and before[0].form in ("adjective", "possessive"):
        adjectives = actors_in(reading, [Phrase(before[0].start, before[0].end, before[0].head)])
        if any(is_public(a) for a in adjectives):
            return adjectives
    if inside := _owner_in_front(reading, part):
        return inside
    for phrase in (part, *part.genitives, *part.attributes[:1], *phrases_after(match.clause, part)):
        if (state := state_of(reading, phrase)) or (
            state := [a for a in actors_in(reading, [phrase]) if a.kind == "state" and phrase is not part]
        ):
            return state
    return []


def _owner_in_front(reading: Reading, part: Phrase) -> list[Actor]:
    """Whom the first part of a thing's name tells it belongs to: "a US base in Syria", "Taliban positions"."""
    compound = actor_in_compound(reading, part.head)
    if compound is not None and is_public(compound):
        return [compound]
    fighters = fighters_in_compound(reading, part.head)
    return [fighters] if fighters is not None else []


def fighters_in_compound(reading: Reading, token: int) -> Actor | None:
    """The armed group that the first part of a word names: "the Hamas raid", "Taliban positions"."""
    group = fighters_of(reading.doc[token].text)
    mention = reading.span(token, token + 1)
    return Actor(id=None, name=group, kind="organisation", mention=mention) if group is not None else None


def phrases_after(clause: Clause, part: Phrase) -> list[Phrase]:
    return [p for p in clause.prepositional if p.start == part.end]


def is_of_other_noun(reading: Reading, match: Match, place: Phrase) -> bool:
    """Does a place belong to another word than the deed's noun?

    "The massacre of X and the war [in Y]", "opponents of the war [in Y] blew up tracks", "after the coup they fled
    [into Y]".
    """
    finite = match.clause.finite
    if place.case == "Acc" and finite is not None and match.trigger < finite < place.start:
        return True
    between = range(match.trigger + 1, place.start)
    if any(reading.doc[t].pos_ == "NOUN" and is_war(reading.doc[t].lemma_) for t in between):
        return True
    owners = (p for p in (match.clause.subject, *match.clause.objects) if p is not None)
    return any(
        voice(reading.doc[owner.head].lemma_) == "person" and any(g.head == match.trigger for g in owner.genitives)
        for owner in owners
    )


def owner_of_goods(reading: Reading, match: Match, part: Phrase) -> list[Actor]:
    """Whose what a deed between states is aimed at is: "duties on goods from X", "the export of arms to X"."""
    if here := state_before(reading, part):
        return here
    compound = actor_in_compound(reading, part.head)
    if compound is not None and is_public(compound):
        return [as_party(compound)]
    for phrase in (*genitives_of(reading, match.clause, part), *part.attributes):
        if phrase.start < part.head:
            continue  # "on goods [shipped to X]": where they go
        if is_inside(phrase.preposition or "") and is_war(reading.doc[part.head].lemma_):
            continue  # where a war is, is not whose
        owners = [as_party(a) for a in actors_in(reading, [phrase]) if is_side(a)]
        if owners := owners or state_of(reading, phrase) or state_before(reading, phrase):
            return owners
    return []
