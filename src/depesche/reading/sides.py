"""Who counts as a side in international relations: states, organisations of states, armed and political groups."""

from __future__ import annotations

from collections.abc import Iterable

from depesche.german.compounds import first_part
from depesche.german.descriptions import description
from depesche.german.encounter_words import are_members, is_political_group, names_states, represents
from depesche.german.lexicon import name_of_organisation, organisations, state_of_code, states
from depesche.german.treaties import ARMED_MOVEMENTS
from depesche.reading.actors import actor
from depesche.reading.layers import Mention, Phrase, Reading
from depesche.records import Actor, Span

_PLURAL = 2  # letters; the longest ending that tells several holders of an office from one


def actors_in(reading: Reading, phrases: Iterable[Phrase]) -> list[Actor]:
    """The actors of the phrases.

    A phrase of one token may also be an adjective or possessive that stands for one ("a Norwegian ship", "its"), or a
    compound whose first part does.
    """
    found: list[Actor] = []
    for phrase in phrases:
        mention = reading.mention_at.get(phrase.head)
        if mention is not None and mention.form in ("adjective", "possessive") and phrase.end <= mention.end:
            found += [actor(reading, entity, mention) for entity in mention.entities]
        else:
            named = _named_behind(reading, phrase)
            here = named or reading.actors(phrase) or _through_relative(reading, phrase)
            here = (
                _persons_behind(reading, phrase, here)
                or here
                or _members(reading, phrase)
                or _envoys(reading, phrase)
                or _of_states(reading, phrase)
            )
            here = [*_before_joint_noun(reading, phrase), *here]
            for one in here:
                found += _described(reading, phrase, one) if one.kind == "group" and one.affiliation is None else [one]
    return found


def _members(reading: Reading, phrase: Phrase) -> list[Actor]:
    """Those whom the first part of their name tells: "the NATO states", "the FARC guerrilla"."""
    found = []
    for part in phrase.conjuncts or [phrase]:
        front, _ = first_part(reading.doc[part.head].text)
        if front in ARMED_MOVEMENTS:
            span = reading.span(part.head, part.head + 1)
            found.append(Actor(id=None, name=front, kind="organisation", mention=span))
        body = actor_in_compound(reading, part.head)
        if body is not None and body.kind == "igo" and are_members(reading.doc[part.head].lemma_):
            name = reading.doc[part.head].text
            found.append(body.model_copy(update={"id": None, "name": name, "kind": "group"}))
    return found


def _envoys(reading: Reading, phrase: Phrase) -> list[Actor]:
    """Those who act for a state that their adjective names, by whatever title: "the Russian chargé d'affaires"."""
    if phrase.conjuncts or not represents(reading.doc[phrase.head].text) or phrase.head in reading.mention_at:
        return []
    before = [m for t in range(phrase.start, phrase.head) if (m := reading.attribute_at.get(t)) is not None]
    codes = {e.id for m in before if m.form == "adjective" for e in m.entities if e.kind == "state"}
    if len(codes) != 1:
        return []
    span = reading.span(phrase.start, phrase.end)
    first = phrase.start + (reading.doc[phrase.start].tag_ == "ART")
    name = description(reading.doc, first, phrase.head, phrase.head + 1)
    return [Actor(id=None, name=name, kind="person", affiliation=codes.pop(), mention=span)]


def _of_states(reading: Reading, phrase: Phrase) -> list[Actor]:
    """Those who act for states that are told by number only: "representatives of fifty states"."""
    word = reading.doc[phrase.head]
    if phrase.conjuncts or not represents(word.text) or not phrase.genitives:
        return []
    belonging = reading.span(phrase.genitives[0].start, phrase.genitives[0].end).text
    if not names_states(belonging):
        return []
    span = reading.span(phrase.start, phrase.genitives[0].end)
    return [Actor(id=None, name=f"{word.lemma_} {belonging}", kind="group", mention=span)]


def _before_joint_noun(reading: Reading, phrase: Phrase) -> list[Actor]:
    """The states whose noun is told only once, with the last of them: "the Russian and the Ukrainian delegation"."""
    listed = _listed_before(reading, phrase)
    if listed:
        return [actor(reading, entity, mention) for mention in listed for entity in mention.entities]
    if not phrase.conjuncts or not represents(reading.doc[phrase.conjuncts[-1].head].text):
        return []
    heads = [p.head for p in phrase.conjuncts[:-1] if reading.doc[p.head].tag_ == "ADJA"]
    told = [m for h in heads if (m := reading.mention_at.get(h)) is not None and m.form == "adjective"]
    return [actor(reading, entity, mention) for mention in told for entity in mention.entities]


def _listed_before(reading: Reading, phrase: Phrase) -> list[Mention]:
    """The adjectives of states that a list tells before the phrase: "[Maltese], Peruvian and Greek officers"."""
    token, found = phrase.start, list[Mention]()
    joined = any(reading.doc[t].tag_ == "KON" for t in range(phrase.start, phrase.head))
    while joined and token > 1 and reading.doc[token - 1].text == "," and reading.doc[token].tag_ == "ADJA":
        mention = reading.mention_at.get(token - 2)
        if mention is None or mention.form != "adjective":
            break
        found.insert(0, mention)
        token -= 2
    return found


def _described(reading: Reading, phrase: Phrase, group: Actor) -> list[Actor]:
    """A group with those whom it belongs to: "representatives of European states".

    Those in office in several states named ("the presidents of both countries") are these states, or who is named as
    the holder of the office there.
    """
    part = next(
        (p for p in (phrase.conjuncts or [phrase]) if group.mention and _holds(reading, p, group.mention)), phrase
    )
    owners = [g for g in part.genitives if g.start > part.head]
    states_told = [a for o in owners[:1] for a in reading.actors(o) if a.kind == "state"]
    if len(states_told) > 1 and represents(group.name):
        holders = [_holder(reading, group, state) for state in states_told]
        apart = len({h.name for h in holders}) == len(states_told)
        return holders if apart else [s.model_copy(update={"mention": group.mention}) for s in states_told]
    owner = owners[0] if owners and any(is_side(a) for a in reading.actors(owners[0])) else None
    if owner is None:
        body = actor_in_compound(reading, owners[0].head) if owners else None
        if body is not None and body.kind in ("igo", "state"):  # "the ambassadors of the EU states", "of US Congress"
            return [group.model_copy(update={"affiliation": body.id})]
        belonging = reading.span(owners[0].start, owners[0].end).text if owners else ""
        if names_states(belonging) and not group.name.endswith(belonging):
            return [group.model_copy(update={"name": f"{group.name} {belonging}"})]
        return [group]
    belonging = reading.span(owner.start, owner.end).text
    if group.name.endswith(belonging):
        return [group]
    return [group.model_copy(update={"name": f"{group.name} {belonging}"})]


def _holder(reading: Reading, group: Actor, state: Actor) -> Actor:
    """The one person whom the text names in the group's office for a state, else the state."""
    office = group.name.split()[0].casefold()
    stem = office[:-_PLURAL] if len(office) > 2 * _PLURAL else office
    named = [e for e in reading.entities if id(e) in reading.named_persons]
    office_holders = [e for e in named if any(role.casefold().startswith(stem) for role in e.roles)]
    holders = [e for e in office_holders if e.affiliation == state.id]
    holders = holders or [e for e in office_holders if e.affiliation is None]  # of the one state that is left
    if len(holders) != 1:
        return state.model_copy(update={"mention": group.mention})
    return actor(reading, holders[0]).model_copy(update={"mention": group.mention})


def _persons_behind(reading: Reading, phrase: Phrase, here: list[Actor]) -> list[Actor]:
    """The names that follow several office holders: "the presidents of X and Y, A and B"."""
    if len(here) != 1 or here[0].kind != "group" or phrase.conjuncts:
        return []
    persons = [a for g in phrase.genitives for a in reading.actors(g) if a.kind == "person"]
    return persons if len(persons) > 1 else []


def _named_behind(reading: Reading, phrase: Phrase) -> list[Actor]:
    """Who is named right behind a noun that says what they are: "the terrorist group Hamas", "the warring party X"."""
    if phrase.conjuncts or phrase.head + 1 >= phrase.end or reading.doc[phrase.head].pos_ != "NOUN":
        return []
    here, behind = reading.mention_at.get(phrase.head), reading.mention_at.get(phrase.head + 1)
    if behind is None or behind is here or behind.form not in ("name", "state") or behind.start != phrase.head + 1:
        return []
    if here is not None and not all(
        e.kind in ("group", "organisation") and e.affiliation is None for e in here.entities
    ):
        return []
    if any(g.start <= behind.head < g.end for g in phrase.genitives):
        return []
    kinds = ("state", "igo", "organisation", "group")
    return [actor(reading, e, behind) for e in behind.entities if e.kind in kinds]


def _holds(reading: Reading, phrase: Phrase, mention: Span) -> bool:
    start, end = reading.chars(phrase.start, phrase.end)
    return start <= mention.start < end


def _through_relative(reading: Reading, phrase: Phrase) -> list[Actor]:
    """Whom a relative pronoun stands for: the noun that its clause belongs to."""
    clause = reading.clause_of_token.get(phrase.head)
    if clause is None or clause.kind != "relative" or clause.antecedent is None:
        return []
    if "Rel" not in reading.doc[phrase.head].morph.get("PronType", []):
        return []
    antecedent = reading.phrase_of_head.get(clause.antecedent)
    return reading.actors(antecedent) if antecedent is not None else []


def actor_in_compound(reading: Reading, token: int) -> Actor | None:
    """The actor that the first part of a compound names: a state, an organisation, or a person of the document."""
    front, code = first_part(reading.doc[token].text)
    if not front:
        return None
    mention = reading.span(token, token + 1)
    for entity in reading.entities:
        if (code is not None and entity.id == code) or (entity.kind == "person" and entity.name.split()[-1] == front):
            return Actor(
                id=entity.id, name=entity.name, kind=entity.kind, affiliation=entity.affiliation, mention=mention
            )
    if code is None:
        return None
    if code in state_of_code():
        return Actor(id=code, name=state_of_code()[code].name, kind="state", affiliation=code, mention=mention)
    return Actor(id=code, name=name_of_organisation(code), kind="igo", affiliation=code, mention=mention)


def sides_in_compound(reading: Reading, token: int) -> list[Actor]:
    """The states and organisations that the parts of a compound name: "EU-China summit"."""
    parts = reading.doc[token].text.split("-")[:-1]
    mention = reading.span(token, token + 1)
    found: list[Actor] = []
    for part in parts:
        if part in states():
            code = states()[part].code
            name = state_of_code()[code].name
            found.append(Actor(id=code, name=name, kind="state", affiliation=code, mention=mention))
        elif (body := organisations().get(part)) is not None and body.id:
            name = name_of_organisation(body.id)
            found.append(Actor(id=body.id, name=name, kind="igo", affiliation=body.id, mention=mention))
    return found


def side_of(actor: Actor) -> str | None:
    """The state or body an actor stands for: a code, else the body's name; None for a person who acts for nobody."""
    if actor.kind in ("state", "igo"):
        return actor.id or actor.name
    if actor.affiliation is not None:
        return actor.affiliation
    return None if actor.kind == "person" else actor.id or actor.name


def sides(actors: Iterable[Actor]) -> set[str]:
    """The sides that the actors stand for."""
    return {s for a in actors if (s := side_of(a)) is not None}


def is_public(actor: Actor) -> bool:
    """Does the actor stand for a state or an organisation of states?"""
    return actor.kind in ("state", "igo") or actor.affiliation is not None


def is_side(actor: Actor) -> bool:
    """Can the actor be a side by itself: a public one, or a group that fights, rules or opposes a government?"""
    if is_public(actor) or actor.name in ARMED_MOVEMENTS:
        return True
    return actor.kind in ("group", "organisation") and is_political_group(actor.name)
