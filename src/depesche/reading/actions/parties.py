"""Who did a deed and whom it befell: the parties, as one would code them.

Those who act for a state or an organisation of states are that state or organisation ("Israeli paratroopers", "a court
in China", "the Security Council"), fighters are their group; a place or thing that is hit stands for whom it belongs
to. Whoever is known by a description alone keeps it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from depesche.german.conflict import PEACEKEEPING, Use, are_states, fighters_of, is_armed_body, means
from depesche.german.encounter_words import is_political_group
from depesche.german.lexicon import name_of_organisation, seats, state_of_code
from depesche.german.modality import modality
from depesche.german.nameforms import demonym
from depesche.german.prepositions import is_inside, is_origin
from depesche.german.reciprocals import is_reciprocal
from depesche.german.rules import AGENT_PREPOSITIONS, GENITIVE_PREPOSITION, Selector
from depesche.german.voices import voice
from depesche.german.wordforms import is_participle
from depesche.reading.actions.descriptions import described, is_time, noun_of
from depesche.reading.actions.officials import holds_high_office
from depesche.reading.actions.owners import (
    as_party,
    fighters_in_compound,
    is_of_other_noun,
    owner_of_goods,
    owner_of_thing,
    phrases_after,
    state_before,
    state_behind,
    state_in,
    state_of,
    state_of_place,
)
from depesche.reading.actions.peoples import state_of_people
from depesche.reading.engine import Match, fits, genitives_of
from depesche.reading.exchanged import antecedent
from depesche.reading.factuality import is_occasion
from depesche.reading.layers import Clause, Phrase, Reading
from depesche.reading.merging import join_actors
from depesche.reading.sides import actor_in_compound, actors_in, is_public, is_side, sides
from depesche.records import Actor

# Deeds that office holders only do, and that are only done to them, for their state.
_OFFICIAL = frozenset({"AID", "CONCEDE", "COOPERATE", "MOBILIZE", "SANCTION"})
_OFFICIAL_TO = frozenset({"AID", "CONCEDE", "COOPERATE"})
# Deeds that are done to a state by what is done to its goods, money and people.
_ON_GOODS = frozenset({"AID", "CONCEDE", "COOPERATE", "PROTEST", "SANCTION"})
_ON_PERSONS = frozenset({"convict", "expel"})
# Deeds that the authorities of a state do where they are done.
AUTHORITY_MODES = frozenset({"arrest", "convict", "curfew", "martial-law", "release"})
# What anybody may do in a conflict whom the text calls by no more than their age or job.
_BY_ANYBODY = frozenset({"abduct", "explosives", "firearms", "primitive", "suicide-attack", "targeted"})


def doers(reading: Reading, match: Match, role: str, conflict: bool) -> list[Actor]:
    """Who did it: the actors of a role that can act between states."""
    found: list[Actor] = []
    for part in parts_of(reading, match, role):
        if role == "others" and match.rule.noun is not None and _is_subject(match.clause, part):
            continue  # what the subject does with the noun: `subject_doers`
        if match.rule.set.get("located") and part.preposition == GENITIVE_PREPOSITION and _is_seat(reading, part):
            continue  # "the attack of Ankara" happened there
        found += doers_in(reading, match, _possessor(reading, match.clause, part), conflict)
    return join_actors(found)


def _possessor(reading: Reading, clause: Clause, part: Phrase) -> Phrase:
    """The subject for what is its own: "[X] began the withdrawal of its troops"."""
    subject = clause.subject
    own = reading.doc[part.start].tag_ == "PPOSAT" and subject is not None and subject.end <= part.start
    return subject if own and subject is not None and reading.actors(subject) else part


def doers_in(reading: Reading, match: Match, part: Phrase, conflict: bool) -> list[Actor]:
    """Whom a phrase names as who did it."""
    deed = match.rule.set["type"]
    if part.head == match.trigger:
        compound = actor_in_compound(reading, part.head) or fighters_in_compound(reading, part.head)
        here = [compound] if compound is not None else []
    else:
        official = deed not in ("COERCE", "PROTEST") and match.rule.set.get("mode") != "convict"
        people = state_of_people(reading, part) if official else []
        here = people or party_in(reading, match.clause, part) or _owner_in_word(reading, match, part)
        if not here and deed == "AID" and is_origin(part.preposition or ""):
            here = state_of(reading, part)  # "rescue teams from Japan"
    slots = match.rule.set
    if deed in _OFFICIAL or slots.get("official") or (deed == "RETREAT" and slots.get("mode") != "resign"):
        here = [_state_of_official(a) for a in here]
    here = [a for a in here if may_act(a, deed, conflict)]
    if here and all(a.id is None and a.affiliation is None for a in here):
        here = _state_around(reading, match.clause, here[0], part.attributes) or here
    if not here and deed in _OFFICIAL and (several := _several_states(reading, part)) is not None:
        return [several]
    helper = _gives_aid(reading, match, part)
    known_by_deed = conflict or deed in ("ASSAULT", "PROTEST") or slots.get("power") or helper
    if not here and part.head != match.trigger and known_by_deed:
        one = described(reading, part)
        uses: tuple[Use, ...] = ("doer", "crowd") if deed == "PROTEST" else ("doer",)
        if one is None and deed == "PROTEST" and means("amount", reading.doc[part.head].text):
            here = [
                Actor(
                    id=None,
                    name=reading.doc[part.head].text,
                    kind="group",
                    mention=reading.span(part.head, part.head + 1),
                )
            ]
        elif one is not None and (
            helper
            or _is_doer(reading, part, one, uses)
            or (conflict and _is_somebody(reading, match, part))
            or (deed == "PROTEST" and any(demonym(reading.doc[t]) is not None for t in range(part.start, part.end)))
        ):
            here = _state_around(reading, match.clause, one, part.attributes) or [one]
    named = [a.name for a in here] + [reading.doc[part.head].lemma_]
    return [] if deed == "PROTEST" and any(means("authority", name) for name in named) else here


def _several_states(reading: Reading, part: Phrase) -> Actor | None:
    """States that are not told one by one: "eight donor countries", "Western states"."""
    doc = reading.doc
    told = any(doc[t].pos_ in ("ADJ", "NUM") for t in range(part.start, part.head))
    return described(reading, part) if are_states(doc[part.head].text, told) else None


def _is_doer(reading: Reading, part: Phrase, one: Actor, uses: tuple[Use, ...]) -> bool:
    """Is somebody a side by the noun that describes them, or as persons by the adjective: no "Islamist propaganda"?"""
    if one.kind != "group":
        return True  # "a group of US marines"
    found = noun_of(reading, part)
    token = reading.doc[found[1] if found is not None else part.head]
    names = [token.text, token.lemma_]
    if voice(token.lemma_) is not None or " " not in one.name:
        names.append(one.name)
    return any(is_political_group(n) or is_armed_body(n) or any(means(use, n) for use in uses) for n in names)


def _is_somebody(reading: Reading, match: Match, part: Phrase) -> bool:
    """Is it a person by the noun, and no people at large, who did what only persons do: "two men blew …"?"""
    word = reading.doc[part.head].lemma_
    return match.rule.set.get("mode") in _BY_ANYBODY and voice(word) == "person" and not means("crowd", word)


def _gives_aid(reading: Reading, match: Match, part: Phrase) -> bool:
    return match.rule.set["type"] == "AID" and means("relief", reading.doc[part.head].lemma_)


def _owner_in_word(reading: Reading, match: Match, part: Phrase) -> list[Actor]:
    """Whom the first part of the word names that the deed is done with: "lifted the EU sanctions"."""
    noun = match.rule.noun
    if noun is None or not fits(reading.doc[part.head].lemma_, noun.of):
        return []
    compound = actor_in_compound(reading, part.head)
    return [compound] if compound is not None else []


def _state_around(reading: Reading, clause: Clause, one: Actor, attributes: Iterable[Phrase] = ()) -> list[Actor]:
    """The state for its authorities, where the clause tells in which state or town they are."""
    if not means("authority", one.name):
        return []
    inside = (p for p in (*attributes, *clause.prepositional) if is_inside(p.preposition or ""))
    found = next((s for p in inside if (s := state_in(reading, p))), [])
    return [state.model_copy(update={"mention": one.mention}) for state in found]


def _is_seat(reading: Reading, part: Phrase) -> bool:
    return reading.doc[part.head].text in seats()


def _is_subject(clause: Clause, part: Phrase) -> bool:
    subject = clause.subject
    return subject is not None and part.head in (subject.head, *(c.head for c in subject.conjuncts))


def is_within(part: Phrase, whole: Phrase) -> bool:
    return whole.start <= part.head < whole.end


def party_in(reading: Reading, clause: Clause, part: Phrase) -> list[Actor]:
    """The parties that a phrase names: "troops of NATO" are NATO."""
    found = [as_party(a) for a in actors_in(reading, [part])]
    word = reading.doc[part.head].lemma_
    organ = _is_organ(reading, part) or means("forces", word)
    if means("mission", word):
        found = [_state_of_official(a) for a in found]  # "the Greek consulate"
    if means("doer", word) or organ:
        genitives = genitives_of(reading, clause, part)
        owners = [as_party(a) for a in actors_in(reading, genitives)]
        organs = [g for g in genitives if not owners and _is_organ(reading, g)]
        owners = owners or [a for g in organs for a in state_before(reading, g) or party_in(reading, clause, g)]
        owners = [_state_of_official(a) if holds_high_office(reading, a) else a for a in owners]
        owners = [a for a in owners if a.kind != "person" and (is_side(a) or is_armed_body(a.name))]
        if owners and (means("mission", word) or not any(a.kind in ("state", "igo", "person") for a in found)):
            return owners
        if means("doer", word) and not any(is_public(a) for a in found) and (group := _group_of(reading, part)):
            return group
    if means("peacekeeper", word) and not any(is_public(a) for a in found) and not state_before(reading, part):
        mention = reading.span(part.head, part.head + 1)
        name = name_of_organisation(PEACEKEEPING)
        return [Actor(id=PEACEKEEPING, name=name, kind="igo", affiliation=PEACEKEEPING, mention=mention)]
    if means("member", word) and not any(a.kind != "group" for a in found):
        body = actor_in_compound(reading, part.head)
        if body is not None and body.kind == "igo":
            return [body]  # "the NATO states"
    if organ and not any(is_public(a) for a in found):
        compound = actor_in_compound(reading, part.head)
        if compound is not None and compound.kind in ("state", "igo"):
            return [compound]  # "the UN tribunal in The Hague", "US special forces"
        behind = [
            state.model_copy(update={"mention": reading.span(part.head, part.head + 1)})
            for state in state_behind(reading, part)
        ]
        return state_before(reading, part) or behind or found
    return found


def _is_organ(reading: Reading, part: Phrase) -> bool:
    return any(means("organ", word) for word in (reading.doc[part.head].lemma_, reading.doc[part.head].text))


def _group_of(reading: Reading, part: Phrase) -> list[Actor]:
    """The group that fighters are said to be of, by its description: "an assassin of the [Aden militia]"."""
    owners = (g for g in part.genitives if g.start > part.head and is_political_group(reading.doc[g.head].lemma_))
    named = (described(reading, owner) for owner in owners if "-" in reading.doc[owner.head].text)
    return [group.model_copy(update={"kind": "organisation"}) for group in named if group is not None][:1]


def nations(reading: Reading, match: Match) -> frozenset[str]:
    """The states whose people or things it befell, by adjective, name or owner: "a Greek tanker", "two Afghans"."""
    found: set[str] = set()
    for part in parts_of(reading, match, "recipients"):
        people = demonym(reading.doc[part.head])
        compound = actor_in_compound(reading, part.head)
        owners = actors_in(reading, genitives_of(reading, match.clause, part))
        group = fighters_of(reading.doc[part.head].text)
        if group is not None:
            found.add(group)
        found |= {a.name for a in owners if is_armed_body(a.name)}
        theirs = [a for g in genitives_of(reading, match.clause, part) for a in state_before(reading, g)]
        here = [*state_before(reading, part), *theirs, *owners, *([compound] if compound is not None else [])]
        found |= sides(a for a in here if is_public(a)) | (
            {people.code} if people is not None and people.code else set()
        )
    return frozenset(found)


def shared_agent(reading: Reading, match: Match, conflict: bool) -> list[Actor]:
    """The agent of the passive clause that this one continues: "was found by soldiers and arrested"."""
    clause = match.clause
    asks = Selector(function="agent") in match.rule.roles.get("actors", ())
    if not asks or clause.voice != "passive" or not clause.subject_shared or clause.coordinated is None:
        return []
    before = reading.clauses[clause.coordinated]
    if before.voice != "passive":
        return []
    agents = before.prepositions(*AGENT_PREPOSITIONS)
    return join_actors(a for part in agents for a in doers_in(reading, match, part, conflict))


def authority(reading: Reading, match: Match) -> list[Actor]:
    """The state in whose territory somebody was arrested, sentenced or set free, or out of which they were expelled."""
    leads_out = bool(match.rule.set.get("origin"))
    if not leads_out and match.rule.set.get("mode") not in AUTHORITY_MODES:
        return []
    clause = match.clause
    noun = reading.phrase_of_head.get(match.trigger) if match.rule.noun is not None else None
    own = [p for role in ("recipients", "actors") for p in match.roles.get(role, ())]
    own += [p for p in (clause.subject, *clause.objects) if p is not None]
    for phrase in (
        clause.prepositional if match.rule.noun is None else (noun.attributes[:1] if noun is not None else ())
    ):
        where = is_origin if leads_out else is_inside
        if not where(phrase.preposition or "") or any(is_within(phrase, p) for p in own):
            continue
        named = [p for p in phrases_after(clause, phrase) if _tells_where(reading, p)]
        if state := state_in(reading, phrase) or [s for p in named for s in state_in(reading, p)]:
            return state
    return []


def befallen(reading: Reading, match: Match, role: str) -> list[Actor]:
    """Whom it befell, as far as the text names a party."""
    deed = match.rule.set["type"]
    found: list[Actor] = []
    for part in parts_of(reading, match, role):
        here = owner_of_thing(reading, match, part) or party_in(reading, match.clause, part)
        if not here and (deed == "SANCTION" or match.rule.set.get("ends") or match.rule.set.get("mode") == "seize"):
            here = state_before(reading, part)  # what is done to its goods and firms is done to the state
        if not here and means("organ", reading.doc[part.head].lemma_):
            compound = actor_in_compound(reading, part.head)
            here = [compound] if compound is not None else []  # "on the US embassy"
        if not here and _befalls_places(match, part):
            here = state_of_place(reading, part)
        if deed in _ON_GOODS and deed != "PROTEST" and match.rule.set.get("mode") not in _ON_PERSONS:
            here = state_of_people(reading, part) or here
        if deed in _OFFICIAL_TO:
            here = [_state_of_official(a) for a in here]
        if match.rule.set.get("mode") == "expel":
            here = [_state_of_envoys(a) for a in here]
            sent = [
                g for g in genitives_of(reading, match.clause, part) if means("mission", reading.doc[g.head].lemma_)
            ]
            here = [a for g in sent for a in party_in(reading, match.clause, g) if a.kind == "state"] or here
            if match.rule.set.get("citizens") and all(a.id is None and a.kind == "group" for a in here):
                here = _state_of_nationals(reading, part) or here
        if deed == "SANCTION" and match.rule.set.get("mode") == "withdraw" and any(a.kind == "person" for a in here):
            here = state_of(reading, part)  # "its ambassador in [the capital], X"
        found += here
    if not found and deed in _ON_GOODS and match.rule.set.get("mode") not in _ON_PERSONS:
        goods = [p for p in parts_of(reading, match, role) if deed != "AID" or not is_inside(p.preposition or "")]
        found = [_state_of_official(a) for part in goods for a in owner_of_goods(reading, match, part)]
    return join_actors(found)


def _befalls_places(match: Match, part: Phrase) -> bool:
    """May a place stand for its state as the one the deed befell: "withdrew from Mali", "sent helpers to Haiti"?"""
    deed, mode = match.rule.set["type"], match.rule.set.get("mode")
    if deed == "ASSAULT" or mode in ("seize", "restrict"):
        return mode != "targeted"
    return part.preposition is not None and deed not in ("MOBILIZE", "PROTEST")


def befallen_by_description(reading: Reading, match: Match, role: str) -> list[Actor]:
    """Whom or what it hit, in the words of the text: "a hospital"."""
    parts = (part for part in parts_of(reading, match, role) if not _is_continent(reading, part))
    found = (described(reading, part) for part in parts)
    people = match.rule.set.get("mode") != "destroy"
    return join_actors(a for a in found if a is not None and not (people and means("weapon", a.name)))


def helped_people(reading: Reading, match: Match) -> list[Actor]:
    """The people who are helped, where no side is told: "looked after [the wounded]", "for the care of [refugees]"."""
    parts = [p for part in parts_of(reading, match, "recipients") for p in (part, *part.genitives)]
    people = [p for p in parts if voice(reading.doc[p.head].lemma_) == "person" and not p.attributes]
    return join_actors(a for p in people if (a := described(reading, p)) is not None)


def _is_continent(reading: Reading, part: Phrase) -> bool:
    """Is it a name on the map that is in no one country: "the largest dam [of Africa]"?"""
    place = reading.place_at.get(part.head)
    return place is not None and place.country is None and reading.doc[part.head].pos_ == "PROPN"


def targets(reading: Reading, match: Match) -> list[Actor]:
    """The states of the places that were hit; a protest addresses the state in its capital or against its rule."""
    capital = match.rule.set["type"] == "PROTEST" and not match.rule.set.get("national")
    if capital and not match.roles.get("recipients"):
        return []  # nothing says that it is against anybody
    found: list[Actor] = []
    for phrase in match.roles.get("targets", ()):
        if match.rule.noun is not None and is_of_other_noun(reading, match, phrase):
            continue
        if capital:
            found += state_of(reading, phrase, capital)
        else:
            found += owner_of_thing(reading, match, phrase) or state_of(reading, phrase) or actors_in(reading, [phrase])
    return join_actors(as_party(a) for a in found)


def parts_of(reading: Reading, match: Match, role: str) -> Iterator[Phrase]:
    """The phrases of a role, coordinations in parts, relative pronouns as what they stand for.

    Of several phrases with one preposition the first counts: "sanctions against Libya for violence against protesters".
    """
    seen: set[str] = set()
    phrases = match.roles.get(role, ())
    for phrase in phrases:
        if role == "recipients" and phrase.preposition is not None and phrase.preposition in seen:
            continue
        if role == "recipients" and is_inside(phrase.preposition or "") and is_time(reading, phrase.head):
            continue  # "in the night to Monday"
        if role == "recipients" and _is_wish(reading, phrase):
            continue
        if phrase.preposition in AGENT_PREPOSITIONS and (
            _hangs_on_participle(reading, match, phrase) or _tells_where(reading, phrase)
        ):
            continue
        if role == "actors" and match.rule.noun is not None and _is_of_passive(reading, match, phrase):
            continue
        if role == "recipients" and match.rule.noun is not None and _hangs_elsewhere(reading, match, phrase):
            continue
        if is_reciprocal(reading.doc[phrase.head].lower_):
            continue
        goods = role == "recipients" and match.rule.set.get("goods")
        if goods and phrase.preposition is not None and reading.doc[phrase.start + 1].pos_ == "ADP":
            continue  # "on [to X shipped] goods": where they go
        seen.add(phrase.preposition or "")
        phrase = antecedent(reading, phrase) or phrase
        yield from phrase.conjuncts or [phrase]


def _is_wish(reading: Reading, phrase: Phrase) -> bool:
    """Does it only tell at whose wish it is done: "an attack at the request of X"?"""
    return is_occasion(phrase) and modality("noun", reading.lemmas[phrase.head]) is not None


def is_mutual(match: Match) -> bool:
    """Do the sides do it to each other: "fighting between X and Y", "X works together with Y"?"""
    roles = match.rule.roles
    together = set(roles.get("actors", ())) | set(roles.get("others", ()))
    return bool(roles.get("recipients")) and set(roles["recipients"]) <= together


def _is_of_passive(reading: Reading, match: Match, phrase: Phrase) -> bool:
    """Is it the agent of the passive verb, not of the noun that stands further before: "protests … crushed by X"?"""
    noun = reading.phrase_of_head.get(match.trigger)
    if noun is None or match.clause.voice != "passive" or phrase.preposition != GENITIVE_PREPOSITION:
        return False
    return match.clause.subject is noun and phrase.start > noun.end


def _hangs_elsewhere(reading: Reading, match: Match, phrase: Phrase) -> bool:
    """Does it stand right behind another noun, object or predicate of the clause: "is a breach of the ban"?"""
    if phrase.preposition is None or phrase.start == 0:
        return False
    before = phrase.start - 1
    others = (*match.clause.objects, match.clause.predicative)
    if any(o is not None and o.head == before != match.trigger for o in others):
        return True
    aimed = [p for p in match.clause.prepositional if p.head == before != match.trigger]
    return any(reading.doc[p.head].pos_ == "NOUN" and not is_time(reading, p.head) for p in aimed)


def _hangs_on_participle(reading: Reading, match: Match, phrase: Phrase) -> bool:
    """Is it the agent of a participle before a noun that is not the deed's own: "the troops [supported by X]"?"""
    if phrase.end == match.trigger:
        return False
    after = reading.doc[phrase.end] if phrase.end < len(reading.doc) else None
    return after is not None and after.tag_ == "ADJA" and is_participle(after.lemma_)


def _tells_where(reading: Reading, phrase: Phrase) -> bool:
    """Does it say of which place the noun before it is: "was arrested near [the vicinity of] Brussels"?"""
    before = reading.doc[phrase.start - 1] if phrase.start else None
    return before is not None and before.pos_ == "NOUN" and means("around", before.lemma_)


def may_act(actor: Actor, deed: str, conflict: bool) -> bool:
    """Can the actor do such a deed in international politics?

    States and their organs, organisations of states, armed groups and office holders; in conflict also whoever is told
    by what they do; protest needs no office.
    """
    if is_side(actor) or is_armed_body(actor.name):
        return actor.kind != "group" or actor.affiliation is None or _acts(actor)
    if deed == "PROTEST":
        return actor.kind != "organisation" or conflict
    if deed == "AID" and actor.kind in ("group", "organisation") and means("relief", actor.name):
        return True
    if actor.kind == "person":
        return False
    return conflict and _acts(actor)


def _acts(actor: Actor) -> bool:
    return is_political_group(actor.name) or means("doer", actor.name) or means("organ", actor.name)


def _state_of_official(actor: Actor) -> Actor:
    state = state_of_code().get(actor.affiliation or "") if actor.kind == "person" else None
    return (
        actor
        if state is None
        else actor.model_copy(update={"id": actor.affiliation, "name": state.name, "kind": "state"})
    )


def _state_of_nationals(reading: Reading, part: Phrase) -> list[Actor]:
    """The state whose citizens are turned out: "25 Britons", "six Greek nationals"."""
    people = demonym(reading.doc[part.head])
    state = state_of_code().get(people.code or "") if people is not None else None
    if state is not None:
        mention = reading.span(part.head, part.head + 1)
        return [Actor(id=state.code, name=state.name, kind="state", affiliation=state.code, mention=mention)]
    return state_before(reading, part) if means("national", reading.doc[part.head].lemma_) else []


def _state_of_envoys(actor: Actor) -> Actor:
    """The state for diplomats of whom no name is told: whom their expulsion is aimed at."""
    state = state_of_code().get(actor.affiliation or "")
    if state is None or not means("envoy", actor.name):
        return actor
    return actor.model_copy(update={"id": actor.affiliation, "name": state.name, "kind": "state"})
