"""Whom an actor binds: states, international organisations and armed groups; persons and ministries bind theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from functools import cache

from depesche.german import lexicon, treaties
from depesche.german.contracting import is_contracting, is_private
from depesche.german.nameforms import known_head, known_leader
from depesche.german.titles import title_of
from depesche.reading.actors import actor as make_actor
from depesche.reading.layers import Clause, Mention, Phrase, Reading
from depesche.reading.mediators import mediators
from depesche.records import Actor

_REACH = 3  # sentences back in which two states may have been told that a clause takes up


def parties_of(reading: Reading, actors: Iterable[Actor]) -> list[Actor]:
    """The parties that these actors stand for, each once, in order; actors that bind nobody are left out."""
    found: dict[str, Actor] = {}
    for actor in actors:
        party = _party(reading, actor)
        if party is not None:
            found.setdefault(party.id or party.name, party)
    return list(found.values())


def _party(reading: Reading, actor: Actor) -> Actor | None:
    if actor.kind in ("state", "igo"):
        return actor.model_copy(update={"role": None})
    if actor.kind == "organisation" and is_private(actor.name):
        return None
    known = None
    if actor.kind == "person" and actor.affiliation is None:
        known = known_leader(actor.name) or (known_head(actor.name) if " " not in actor.name else None)
    affiliation = known.affiliation if known is not None else actor.affiliation
    if affiliation and affiliation != actor.id:
        return party_with_id(reading, affiliation, actor)
    if actor.kind in ("organisation", "group") and actor.name in treaties.ARMED_MOVEMENTS:
        return actor.model_copy(update={"role": None})
    if actor.kind == "group" and treaties.is_armed_group(actor.name) and not treaties.is_generic_party(actor.name):
        return actor.model_copy(update={"role": None})
    return None


def contracting(reading: Reading, actors: Iterable[Actor]) -> list[Actor]:
    """The parties that these actors stand for, and the firms or bodies that conclude something with a state."""
    told = list(actors)
    parties = parties_of(reading, told)
    if not any(p.kind in ("state", "igo") for p in parties):
        return parties
    known = {p.id or p.name for p in parties}
    own = [a for a in told if a.kind == "organisation" and not (a.id or a.affiliation) and a.name not in known]
    firms = [a.model_copy(update={"role": None}) for a in own if not treaties.is_domestic_side(a.name)]
    return [*parties, *{f.name: f for f in firms}.values()]


def actors_at(reading: Reading, mention: Mention) -> list[Actor]:
    """The actors that a mention of any form stands for, adjectives and possessives included."""
    return [make_actor(reading, entity, mention) for entity in mention.entities]


def peoples_as_states(reading: Reading, actors: list[Actor]) -> list[Actor]:
    """The actors; a people that acts as one stands for its state: "the Colombians rejected the accord"."""
    codes = _peoples()
    named = [a.kind == "group" and a.affiliation is None and codes.get(a.name) for a in actors]
    return [party_with_id(reading, code, a) if code else a for a, code in zip(actors, named, strict=True)]


@cache
def _peoples() -> dict[str, str]:
    return {d.plural: d.code for d in lexicon.demonyms() if d.code}


def party_named(reading: Reading, name: str) -> Actor | None:
    """The state or organisation that a compound's first part names ("UN-", "Sicherheitsrats-"), or None."""
    for form in (name, name.removesuffix("s"), name.removesuffix("es")):
        state = lexicon.states().get(form)
        if state is not None:
            return party_with_id(reading, state.code)
        organisation = lexicon.organisations().get(form)
        if organisation is not None and (code := organisation.id or organisation.parent):
            return party_with_id(reading, code)
        seat = lexicon.seats().get(form)
        if seat is not None:
            return party_with_id(reading, seat.code)
    return None


def party_with_id(reading: Reading, code: str, mentioned: Actor | None = None) -> Actor:
    """The state or organisation with this code, as the document names it where it does."""
    entity = reading.entity_of_id.get(code)
    party = make_actor(reading, entity) if entity is not None else _named(code)
    mention = mentioned.mention if mentioned else None
    return party.model_copy(update={"role": None, "mention": mention or party.mention})


def _named(code: str) -> Actor:
    state = lexicon.state_of_code().get(code)
    if state is not None:
        return Actor(id=code, name=state.main, kind="state")
    return Actor(id=code, name=lexicon.name_of_organisation(code), kind="igo")


def body_in_compound(reading: Reading, phrase: Phrase) -> Actor | None:
    """The body whose states or members a compound names: "EU-Staaten"."""
    first, _, rest = reading.doc[phrase.head].text.partition("-")
    body = party_named(reading, first) if rest else None
    return body if body is not None and body.kind == "igo" else None


def body_of_members(reading: Reading, phrase: Phrase) -> Actor | None:
    """The body whose members act for it: "EU-Staaten", "die Außenminister der Afrikanischen Union"."""
    for part in (phrase, *phrase.genitives):
        if (body := body_in_compound(reading, part)) is not None:
            return body
    doc = reading.doc
    heads = [doc[p.head] for p in phrase.conjuncts or [phrase]]
    several = any("Plur" in h.morph.get("Number", []) for h in heads)
    if several and treaties.are_members(doc[phrase.head].text) and not phrase.conjuncts and not phrase.genitives:
        return _body_told(reading, phrase)
    if not several or not all(treaties.is_generic_party(h.text) or title_of(h.lemma_) is not None for h in heads):
        return None
    parts = [phrase, *phrase.conjuncts]
    owned = [g for p in parts for g in p.genitives]
    owners = parties_of(reading, [a for g in owned for a in reading.actors(g)])
    owners = owners or [p for g in owned for p in parties_in(reading, g.start, g.end)]
    return owners[0] if len(owners) == 1 and owners[0].kind == "igo" else None


def _body_told(reading: Reading, phrase: Phrase) -> Actor | None:
    """The one body that this or the sentences right before tell, whose members then act: "the allies agreed"."""
    sentence = reading.clause_of_token[phrase.head].sentence if phrase.head in reading.clause_of_token else 0
    first, last = reading.sentences[max(0, sentence - _REACH)][0], reading.sentences[sentence][1]
    bodies = [p for p in parties_in(reading, first, last) if p.kind == "igo"]
    return bodies[0] if len(bodies) == 1 else None


def sides_joined(reading: Reading, clause: Clause) -> list[list[Actor]]:
    """The sides that a clause joins: by "and", by "between", as subject and "with", by a word for both."""
    queue = [p for p in (clause.subject, *clause.objects, *clause.prepositional) if p is not None]
    joined = []
    while queue:
        phrase = queue.pop(0)
        joined.append(parties_of(reading, reading.actors(phrase)))
        queue += [*phrase.genitives, *phrase.attributes]
    with_ = [a for p in clause.prepositions(*treaties.SIDES_PREPOSITIONS) for a in reading.actors(p)]
    if clause.subject is not None and with_:
        joined.append(parties_of(reading, [*reading.actors(clause.subject), *with_]))
    return [sides for sides in joined if len(sides) > 1]


def parties_in(reading: Reading, start: int, end: int) -> list[Actor]:
    """The parties that the mentions between two tokens stand for."""
    seen: set[int] = set()
    actors: list[Actor] = []
    for token in range(start, end):
        mention = reading.mention_at.get(token)
        if mention is None or mention.start in seen:
            continue
        seen.add(mention.start)
        actors += reading.actors(Phrase(mention.start, mention.end, mention.head))
    return parties_of(reading, actors)


def stands_for_two(reading: Reading, phrase: Phrase) -> bool:
    """Does the phrase stand for two told before: "both ministers"?"""
    return any(reading.doc[t].lower_ in treaties.BOTH for t in range(phrase.start, phrase.head))


def the_ministers(reading: Reading, phrase: Phrase) -> bool:
    """Does the phrase name several by their title alone?"""
    doc, head = reading.doc, phrase.head
    if "Plur" not in doc[head].morph.get("Number", []) or title_of(doc[head].lemma_) is None:
        return False
    alone = phrase.start + 1 == head and not phrase.genitives
    return alone and treaties.is_definite(doc[phrase.start].tag_, doc[phrase.start].lower_)


def the_opponents(reading: Reading, phrase: Phrase) -> bool:
    """Does the phrase name two told before by what they are to each other: "the neighbours", "the rivals"?"""
    doc, head = reading.doc, phrase.head
    definite = treaties.is_definite(doc[phrase.start].tag_, doc[phrase.start].lower_)
    return definite and "Plur" in doc[head].morph.get("Number", []) and treaties.are_opponents(doc[head].text)


def two_before(reading: Reading, clause: Clause) -> list[Actor]:
    """The two states told in the clause's sentence or one of those right before it; [] where there are more."""
    for sentence in range(clause.sentence, max(-1, clause.sentence - 1 - _REACH), -1):
        first = reading.sentences[sentence][0]
        told = parties_in(reading, first, reading.sentences[clause.sentence][1])
        states = [a for a in told if a.kind == "state"]
        if len(states) > 1:
            return states if len(states) == 2 else []
        if len(states) == 1 and (bodies := [a for a in told if a.kind == "igo" and is_contracting(a.id or "")]):
            return [*states, *bodies] if len(bodies) == 1 else []
    return []


def leading_pair(reading: Reading, without: Collection[str] = ()) -> list[str]:
    """The codes of the two sides of which the document speaks most, a third clearly less; else none.

    Who mediates between them is none of them.
    """
    counts: Counter[str] = Counter()
    for mention in reading.mentions:
        codes = {e.id if e.kind in ("state", "igo") else e.affiliation for e in mention.entities}
        counts.update(c for c in codes if c is not None)
    outside = {*without, *mediators(reading)}
    top = [(c, n) for c, n in counts.most_common() if is_contracting(c) and c not in outside]
    if len(top) < 2 or (len(top) > 2 and top[2][1] * 3 > top[1][1] * 2):
        return []
    if top[1][1] < max((counts[c] for c in mediators(reading)), default=0):
        return []  # beside mediators of whom it speaks more, the two are passers-by
    return [code for code, _ in top[:2]]


def leading_sides(reading: Reading) -> list[Actor]:
    """The two sides of `leading_pair`, as the document names them."""
    return [party_with_id(reading, code) for code in leading_pair(reading)]
