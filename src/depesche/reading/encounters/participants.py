"""Who took part in an encounter: from the phrases of a rule's roles, and from the clause around its noun."""

from __future__ import annotations

from depesche.german.articles import is_owner_of_object
from depesche.german.conflict import is_war
from depesche.german.encounter_words import (
    binds,
    is_beside,
    is_of_town,
    is_phase,
    is_taken_up,
    is_together,
    is_venue,
    officials_in,
    represents,
    speaks_for_others,
)
from depesche.german.lexicon import state_of_code
from depesche.german.modality import modality
from depesche.german.nameforms import known_head, known_leader
from depesche.german.nominals import base_form
from depesche.german.prepositions import belongs, is_audience, is_company, is_occasion, is_origin, parts_sides
from depesche.german.speech import speech_lexicon
from depesche.german.treaties import is_generic_party
from depesche.reading.actors import actor
from depesche.reading.conflict import where_conflict_is
from depesche.reading.encounters.bodies import bodies_told, body_itself, of_body_before
from depesche.reading.encounters.model import Kind, in_role, is_of_many, is_of_states
from depesche.reading.engine import Match
from depesche.reading.layers import Clause, Phrase, Reading
from depesche.reading.listing import listed_behind, lists_sides, states_of_origin
from depesche.reading.merging import join_actors
from depesche.reading.sides import actor_in_compound, actors_in, is_side, side_of, sides, sides_in_compound
from depesche.reading.when import is_time, phrases_of
from depesche.records import Actor
from depesche.records.actor import ParticipantRole

_ROLES: dict[str, ParticipantRole] = {
    "host": "host",
    "guest": "guest",
    "mediator": "mediator",
    "delegation_head": "delegation_head",
    "participants": "none",
}


def participants_of(reading: Reading, match: Match) -> list[Actor]:
    kind = match.rule.set["kind"]
    found: list[Actor] = []
    for role, as_role in _ROLES.items():
        found += in_role(as_role, _actors(reading, match, role, kind))
    if kind == "visit" and len(found) == 1 and found[0].kind == "person" and found[0].affiliation is None:
        subject = [a for a in reading.actors(match.clause.subject) if a.kind == "person"]
        owner = reading.mention_at.get(match.trigger - 1)
        if owner is not None and owner.form == "possessive" and len(subject) == 1:
            found = in_role("guest", subject)
    if match.roles.get("sender"):
        found = _for_sender(found, actors_in(reading, match.roles["sender"]))
    if kind != "visit" and match.rule.noun is not None:
        found = _with_listed(reading, match, found)
    if not found and kind != "visit" and match.rule.noun is not None:
        after = [p for p in match.roles.get("others", ()) if p.start == match.trigger + 1 and p.preposition is None]
        found += in_role("none", _actors_of(reading, after))
    many = kind in ("visit", "summit", "session") or any(
        a.kind == "igo" or is_of_many(a) or is_of_states(a) for a in found
    )
    if kind == "visit" and not found and match.rule.noun is not None and match.trigger > 0:
        before = reading.mention_at.get(match.trigger - 1)  # "criticised Meier's journey": the owner is the guest
        if before is not None and before.end == match.trigger and before.form in ("name", "possessive"):
            found += in_role("guest", [actor(reading, e, before) for e in before.entities if e.kind == "person"])
    enough = bool(found) if many and kind != "negotiation" else len(sides(found)) > 1
    if kind in ("meeting", "negotiation", "call"):
        theirs = _other_owner(reading, match)
        found += in_role("none", theirs)
        enough = bool(theirs) or ((enough or _names_both_sides(match, found)) and not _names_one_side(reading, match))
    if many and kind != "visit" and _attends(reading, match):
        found += in_role("none", [a for a in reading.actors(match.clause.subject) if a.kind == "person"])
    if not enough and match.rule.noun is not None and kind in ("meeting", "call", "negotiation"):
        found += in_role("none", _spoken_to(reading, match))
    if not enough and _is_told_by_clause(reading, match):
        as_role = "guest" if kind == "visit" and not found else "none"
        found += in_role(as_role, _with_companions(_actors(reading, match, "others", kind)))
    if kind == "visit" and match.rule.noun is not None:
        found = _with_town(reading, match, found)
    elif kind == "visit" and any(a.role == "guest" for a in found):
        found += in_role("guest", _fellows(reading, match))
    if len(sides(found)) == 1 and kind in ("meeting", "negotiation", "call") and _names_one_side(reading, match):
        found += in_role("none", _speakers(reading, match, sides(found)))
    if kind == "session" and not found:
        bodies = [g for role in ("participants", "others") for p in match.roles.get(role, ()) for g in p.genitives]
        found += in_role("none", [a for a in actors_in(reading, bodies) if a.kind == "igo"])
    if len(sides(found)) == 1 and (joined := _joined(reading, match)) is not None:
        found += in_role("none", [joined])
    if kind == "negotiation" and not found and is_of_conflict(reading, match):
        found += in_role("none", where_conflict_is(reading))
    if not match.rule.set.get("hosted"):
        found += in_role("none", named_bodies(reading, match))
    if kind == "visit":
        found = _without_led(found)
    elif kind == "summit":
        found = [of_body_before(reading, a) for a in found]
    return join_actors(known_person(a) for a in found)


def _without_led(found: list[Actor]) -> list[Actor]:
    """Without a delegation of which no more is told than who leads it."""
    led = any(a.role == "guest" and a.kind == "person" for a in found)
    return [
        a
        for a in found
        if not (led and a.role == "guest" and a.kind == "group" and a.affiliation is None and represents(a.name))
    ]


def named_bodies(reading: Reading, match: Match) -> list[Actor]:
    """Bodies told by no more than their noun ("the war cabinet", "the ministry")."""
    found = []
    for phrase in match.roles.get("body", ()):
        first = phrase.start + (reading.doc[phrase.start].tag_ == "ART")
        lone = first == phrase.head == phrase.end - 1
        name = reading.doc[phrase.head].lemma_ if lone else base_form(reading.doc, first, phrase.end)
        mention = reading.span(phrase.start, phrase.end)
        found.append(Actor(id=None, name=name, kind="organisation", mention=mention))
    return found


def _speakers(reading: Reading, match: Match, known: set[str]) -> list[Actor]:
    """Who tells of talks with somebody, and means their own: "a meeting with X is not planned, the minister said"."""
    told = reading.utterances_at(match.trigger)
    speakers = [a for said in told if said.mode in ("direct", "indirect") for a in said.actors]
    own = [a for a in speakers if is_side(a) and side_of(a) not in known and a.kind != "group"]
    if len(own) != 1 or any(reading.actors(p) for p in _around(match)):
        return []
    one = own[0]
    state = state_of_code().get(one.affiliation or "")
    if one.kind == "person" and speaks_for_others(one.name, _roles_of(reading, one)) and state is not None:
        return [one.model_copy(update={"id": one.affiliation, "name": state.name, "kind": "state"})]
    return own


def _spoken_to(reading: Reading, match: Match) -> list[Actor]:
    """Whom the clause's subject turned to in talks, or sought them with: "in a call she urged the president to …"."""
    clause, noun = match.clause, reading.phrase_of_head.get(match.trigger)
    if noun is None or clause.voice != "active":
        return []
    objects = [o for o in clause.objects if o.case in ("Acc", None) and o.head != noun.head]
    if clause.subject is not None and clause.subject.head == noun.head:
        taken = is_taken_up(clause.predicate)
    else:
        taken = is_occasion(noun.preposition or "") and any(
            "acc" in verb.addressee for verb in speech_lexicon().verbs(clause.predicate)
        )
    found = [known_person(a) for a in actors_in(reading, objects)] if taken else []
    return [a for a in found if a.kind in ("person", "state") and is_side(a)]


def _around(match: Match) -> list[Phrase]:
    subject = match.clause.subject
    return [p for p in match.roles.get("others", ()) if p.preposition is None and p is not subject]


def _roles_of(reading: Reading, person: Actor) -> list[str]:
    return next((e.roles for e in reading.entities if e.kind == "person" and e.name == person.name), [])


def _for_sender(guests: list[Actor], senders: list[Actor]) -> list[Actor]:
    """Envoys act for the one who sends them, where nothing else is told of them."""
    codes = {side_of(a) for a in senders if a.kind in ("state", "igo") or a.affiliation is not None}
    if len(codes) != 1:
        return guests
    code = codes.pop()
    return [a if a.kind != "person" or a.affiliation else a.model_copy(update={"affiliation": code}) for a in guests]


def _names_one_side(reading: Reading, match: Match) -> bool:
    """Does the noun tell only with whom, and leave the other side to its clause?"""
    if match.rule.noun is None:
        return False
    own = [p for p in match.roles.get("participants", ()) if p.head != match.trigger]
    if not own:
        behind = reading.doc[match.trigger + 1 : match.trigger + 2]
        return any(is_company(word.lower_) for word in behind)
    return all(p.preposition is not None and is_company(p.preposition) for p in own)


def _names_both_sides(match: Match, found: list[Actor]) -> bool:
    """Does the noun tell whose talks they are and with whom: "criticised the call of A with B"?"""
    own = [p for p in match.roles.get("participants", ()) if p.head != match.trigger]
    company = [p for p in own if p.preposition is not None and is_company(p.preposition)]
    several = len({side_of(a) or a.name for a in found}) > 1
    return match.rule.noun is not None and several and bool(company) and len(company) < len(own)


def _other_owner(reading: Reading, match: Match) -> list[Actor]:
    """Whose talks they are, where a pronoun points at the object: "criticised A for [dessen] call with B"."""
    at = match.trigger
    if match.rule.noun is None or not at or not is_owner_of_object(reading.doc[at - 1].lower_):
        return []
    return actors_in(reading, [o for o in match.clause.objects if o.end < at][-1:])


def _with_listed(reading: Reading, match: Match, found: list[Actor]) -> list[Actor]:
    """The sides that the words right behind the noun list, where its phrases show fewer of them."""
    listed = listed_behind(reading, match.trigger + 1)
    known, more = sides(found), sides(listed)
    if len(more) < 2 or known == more:
        return found
    if known < more or (len(known) <= len(more) and lists_sides(reading, match.trigger + 1)):
        mediators = [a for a in found if a.role not in (None, "none")]
        return join_actors([*in_role("none", listed), *mediators])
    return found


def known_person(actor: Actor) -> Actor:
    """A person with the state for which the holder of high office of that name acts, where the text does not tell."""
    if actor.kind != "person" or actor.affiliation is not None:
        return actor
    known = known_leader(actor.name) or (known_head(actor.name) if " " not in actor.name else None)
    return actor if known is None else actor.model_copy(update={"affiliation": known.affiliation})


def _with_companions(actors: list[Actor]) -> list[Actor]:
    """Those who can be a side, and persons told together with them."""
    actors = [known_person(a) for a in actors]
    if not any(is_side(a) for a in actors):
        return [a for a in actors if a.kind == "person"][:1]
    return [a for a in actors if is_side(a) or a.kind == "person"]


def _attends(reading: Reading, match: Match) -> bool:
    """Is the noun where the clause's subject did or said something ("bei einer Sitzung sagte …")?"""
    noun = reading.phrase_of_head.get(match.trigger) if match.rule.noun is not None else None
    if match.rule.noun is not None and _is_beside(reading, match):
        return False  # who speaks on the fringes of a summit is not told to sit in it
    listens = bool(match.rule.set.get("body")) and noun is not None and noun.case == "Dat"
    return (
        noun is not None
        and match.clause.voice == "active"
        and noun.preposition is not None
        and (is_venue(noun.preposition) or (listens and is_audience(noun.preposition)))
        and any(p.head == noun.head for p in match.clause.prepositional)
    )


def _is_beside(reading: Reading, match: Match) -> bool:
    """Is what the clause tells told on the fringes of the encounter?"""
    return any(
        is_beside(reading.doc[p.head].lemma_) and any(g.head == match.trigger for g in p.genitives)
        for p in match.clause.prepositional
    )


def _actors_of(reading: Reading, phrases: list[Phrase]) -> list[Actor]:
    return [a for a in actors_in(reading, phrases) if is_side(a) or is_of_states(a)]


def _joined(reading: Reading, match: Match) -> Actor | None:
    """The organisation of states that a state negotiates to join, with the noun or in the sentence, else the document's
    only one."""
    for phrase in match.roles.get("joined", ()):
        inside = actor_in_compound(reading, phrase.head)
        following = [inside] if inside is not None else actors_in(reading, [*phrase.attributes, *phrase.genitives])
        if (body := next((a for a in following if a.kind == "igo"), None)) is not None:
            return body
    if not match.rule.set.get("joins"):
        return None
    sentence = match.clause.sentence
    clauses = [c for c in reading.clauses if c.sentence == sentence]
    bodies = [e for m in reading.mentions for e in m.entities if e.kind == "igo"]
    near = [
        e for m in reading.mentions for e in m.entities if e.kind == "igo" and any(m.head in c.tokens for c in clauses)
    ]
    ids = {e.id for e in near} or {e.id for e in bodies}
    if len(ids) != 1:
        return None
    return actor(reading, (near or bodies)[0])


def is_of_conflict(reading: Reading, match: Match) -> bool:
    """Are the talks on peace, by their noun or by what they are about ("an end of the war")?"""
    if match.rule.set.get("peace"):
        return True
    tokens = [t for p in match.roles.get("topics", ()) for t in range(p.start, p.end)]
    return any(is_war(reading.doc[t].lemma_) for t in tokens)


def is_body(reading: Reading, match: Match) -> bool:
    """A body that meets, not a meeting: "der Vorsitzende der Vollversammlung"."""
    owner = next((p for p in phrases_of(match.clause) if any(g.head == match.trigger for g in p.genitives)), None)
    mention = reading.mention_at.get(owner.head) if owner is not None else None
    return mention is not None and mention.form in ("role", "name")


def _actors(reading: Reading, match: Match, role: str, kind: Kind) -> list[Actor]:
    found: list[Actor] = []
    for phrase in match.roles.get(role, ()):
        if match.rule.noun is not None and _parts_another(reading, match, phrase):
            continue
        if role == "others" and kind == "visit" and _does_it_to_guest(reading, match, phrase):
            continue
        if match.rule.noun is None or phrase.head != match.trigger:
            if match.rule.verb is not None and role == "guest" and _is_matter(reading, phrase):
                continue  # "welcomed the arrest of X"
            here = _sides_of(reading, phrase) or _with_homes(
                reading, phrase, actors_in(reading, _between(reading, match, phrase))
            )
            if parts_sides(phrase.preposition or ""):
                here = join_actors([*here, *listed_behind(reading, phrase.start)])
            found += here or bodies_told(reading, match.clause, phrase) or _from_home(reading, role, phrase)
            continue
        if match.rule.set.get("body") and (body := body_itself(reading, match.trigger)) is not None:
            found.append(body)
            continue
        # "EU summit" names who meets, "Putin visit" the guest; "Ukraine talks" what they are about.
        inside = actor_in_compound(reading, match.trigger)
        together = sides_in_compound(reading, match.trigger) if kind != "visit" else []
        if len(together) > 1:
            found += together
        elif inside is not None and inside.kind == "igo" and kind != "visit":
            found.append(_officials(reading, match.trigger, inside))
        elif inside is not None and inside.kind == "person" and kind == "visit":
            found.append(inside)
    return found


def _fellows(reading: Reading, match: Match) -> list[Actor]:
    """Who travels along: "flew to Rome together with the minister"."""
    words = reading.doc
    along = [
        p
        for p in match.clause.prepositional
        if p.preposition is not None
        and is_company(p.preposition)
        and p.start
        and is_together(words[p.start - 1].lower_)
    ]
    return [a for a in actors_in(reading, along) if a.kind == "person" and is_side(a)]


def _with_town(reading: Reading, match: Match, found: list[Actor]) -> list[Actor]:
    """Guests and hosts where an adjective before the noun names the host's town: "his Viennese visit"."""
    travellers = {side_of(a) for a in found if a.role == "guest" and a.kind == "person"} - {None}
    adjectives = {m.start for t in (match.trigger - 1,) if (m := reading.attribute_at.get(t)) and m.form == "adjective"}
    towns = {i for t in adjectives if is_of_town(reading.doc[t].text) for i in [reading.doc[t].idx]}
    return [
        a.model_copy(update={"role": "host"})
        if travellers
        and a.kind == "state"
        and a.mention is not None
        and a.mention.start in towns
        and a.id not in travellers
        else a
        for a in found
    ]


def _does_it_to_guest(reading: Reading, match: Match, phrase: Phrase) -> bool:
    """Does somebody do something to the one who travels: "after the visit A was rebuked by [B]"?"""
    clause = match.clause
    if clause.voice == "active" or clause.subject is None or phrase is clause.subject:
        return False
    own = clause.subject.start <= match.trigger < clause.subject.end
    return not own and bool(reading.actors(clause.subject))


def _is_matter(reading: Reading, phrase: Phrase) -> bool:
    """Does the phrase name a deed or a thing of somebody, and nobody by itself?"""
    here = reading.mention_at.get(phrase.head)
    lone = phrase.preposition is None and not phrase.conjuncts and (here is None or not here.entities)
    return lone and speech_lexicon().is_matter(reading.doc[phrase.head].lemma_)


def _officials(reading: Reading, trigger: int, body: Actor) -> Actor:
    """Those in office for a body whom a compound names ("EU-Außenministertreffen"), else the body."""
    name = officials_in(reading.doc[trigger].lemma_)
    return body if name is None else body.model_copy(update={"id": None, "name": name, "kind": "group"})


def _from_home(reading: Reading, role: str, phrase: Phrase) -> list[Actor]:
    """The state of guests of whom only is told where they come from: "had visitors from Peru"."""
    if role != "guest" or phrase.preposition is None or not is_origin(phrase.preposition):
        return []
    return states_of_origin(reading, phrase.start)


def _parts_another(reading: Reading, match: Match, phrase: Phrase) -> bool:
    """Does "between A and B" or "of A" stand right behind a noun other than the one that tells the encounter?

    "At the meeting they spoke about the dispute between A and B."
    """
    if phrase.preposition is None or phrase.start == 0:
        return False
    before = reading.doc[phrase.start - 1]
    if before.tag_ != "NN" or before.i == match.trigger or is_phase(before.lemma_):
        return False
    if any(t.start <= before.idx < t.end for t in reading.times):
        return False
    if parts_sides(phrase.preposition) and match.roles.get("topics") and _opens_clause(match, phrase):
        return False  # "talks on the exchange of prisoners between A and B go on"
    if not belongs(phrase.preposition):
        return parts_sides(phrase.preposition)
    # "an exchange of prisoner X": whom another noun owns, unless that noun tells who met itself
    noun = reading.phrase_of_head.get(match.trigger)
    sides_told = [p for role in ("participants", "guest", "others") for p in match.roles.get(role, ())]
    told = [p for p in sides_told if p is not phrase and p.head != match.trigger]
    return not any(p.start <= before.i < p.end for p in ([noun] if noun is not None else []) + told)


def _opens_clause(match: Match, phrase: Phrase) -> bool:
    """Is the noun what its clause is about, and nothing else told to have sides?"""
    subject = match.clause.subject
    others = [p for p in match.roles.get("others", ()) if p.start != phrase.start and p.head != match.trigger]
    return subject is not None and subject.head == match.trigger and not others


def _with_homes(reading: Reading, phrase: Phrase, here: list[Actor]) -> list[Actor]:
    """The states that delegations come from, where that is all that is told of them: "envoys from Peru and Chile"."""
    if len(here) != 1 or here[0].kind != "group" or here[0].affiliation is not None or not represents(here[0].name):
        return here
    return states_of_origin(reading, phrase.head + 1) or here


def _sides_of(reading: Reading, phrase: Phrase) -> list[Actor]:
    """The state whose own sides a phrase names by no more than that ("the Libyan warring parties")."""
    if phrase.conjuncts or not is_generic_party(reading.doc[phrase.head].text):
        return []
    before = [m for t in range(phrase.start, phrase.head) if (m := reading.attribute_at.get(t)) is not None]
    return [actor(reading, e, m) for m in before if m.form == "adjective" for e in m.entities]


def _between(reading: Reading, match: Match, phrase: Phrase) -> list[Phrase]:
    """The sides between which something takes place, also where the parse parted them.

    "between the rulers [in X] and Y"; "[talks between X] and [Y]".
    """
    if phrase.conjuncts or phrase.preposition is None or not parts_sides(phrase.preposition):
        return [phrase]
    behind = next((p for p in match.clause.prepositional if p.start == phrase.end and p.conjuncts), None)
    if behind is not None:
        return [phrase, *behind.conjuncts[1:]]
    if phrase.end < len(reading.doc) and reading.doc[phrase.end].pos_ == "CCONJ":
        other = next((p for p in phrases_of(match.clause) if p.start == phrase.end + 1), None)
        return [phrase] if other is None else [phrase, other]
    return [phrase]


def _is_told_by_clause(reading: Reading, match: Match) -> bool:
    """Is the trigger an argument or adjunct of its clause, so that the clause's subject may be one of those who met?

    "Putin named talks as a condition for a truce" and "the chairman of the assembly" tell of no meeting of the subject.
    """
    if match.rule.noun is None:
        return True
    noun = reading.phrase_of_head.get(match.trigger)
    if noun is not None and noun.preposition is not None and binds(noun.preposition) and _follows_noun(reading, noun):
        word = modality("predicate", match.clause.predicate)
        return word is not None and noun.preposition in word.prepositions
    owner = next((p for p in phrases_of(match.clause) if _hangs_on(reading, p, match.trigger)), None)
    if owner is not None and is_time(reading, owner):
        return True  # "on Monday [from] a visit"
    return owner is None or is_phase(reading.doc[owner.head].lemma_)


def _follows_noun(reading: Reading, noun: Phrase) -> bool:
    return noun.start > 0 and reading.doc[noun.start - 1].pos_ in ("NOUN", "PROPN")


def _hangs_on(reading: Reading, phrase: Phrase, trigger: int) -> bool:
    hanging = list(phrase.genitives)
    if phrase.head not in reading.mention_at:
        hanging += [a for a in phrase.attributes[:1] if a.preposition is not None and binds(a.preposition)]
    return any(trigger in (p.head, *(c.head for c in p.conjuncts)) for p in hanging)


def is_at_home(participants: list[Actor]) -> bool:
    """Does a guest act for the host's state? Then somebody only moved about in their own country."""
    return bool(
        sides(a for a in participants if a.role == "guest") & sides(a for a in participants if a.role == "host")
    )


def disagrees(reading: Reading, clause: Clause, participants: list[Actor]) -> bool:
    """Is the verb plural, but its subject taken for one person? Then the pronoun stands for somebody else."""
    if clause.finite is None or "Plur" not in reading.doc[clause.finite].morph.get("Number", []):
        return False
    if len(sides(a for a in participants if a.role == "none")) > 1:
        return False
    subject = reading.actors(clause.subject)
    return bool(participants) and len(subject) == 1 and subject[0].kind == "person"
