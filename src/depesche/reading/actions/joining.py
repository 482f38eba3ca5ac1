"""Which mentions are one deed, and whom the whole of them befell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from depesche.reading.actions.model import REAL, Told
from depesche.reading.actions.parties import is_mutual
from depesche.reading.merging import actor_key, join_actors, same_time
from depesche.reading.sides import side_of
from depesche.records import Actor

_OF_PERSONS = frozenset({"arrest", "convict", "release"})


def same(cluster: list[Told], told: Told) -> bool:
    """Is the mention one of the deed of these mentions?"""
    lead = cluster[0]
    if told.type != lead.type:
        return False
    actors, recipients = _keys(cluster, "actors"), _keys(cluster, "recipients")
    own_actors, own_recipients = _keys([told], "actors"), _keys([told], "recipients")
    if _crossed(actors, recipients, own_actors, own_recipients):
        return False  # "the war on the militia" is no attack by the militia
    if is_mutual(told.match) != is_mutual(lead.match) and len(own_actors | actors) > 1:
        return False  # "fighting between X and Y" is no attack of X on Z
    if told.match.clause is lead.match.clause and told.reason != lead.reason:
        return False  # "was hanged for massacres of X"
    if _hits_somebody_else(told, cluster[-1]):
        return False
    fits = _fits(own_actors, actors) and _fits(own_recipients, recipients)
    if fits and any(told.match.clause is t.match.clause and told.by_noun != t.by_noun for t in cluster):
        return True  # verb and noun of one clause ("imposed sanctions"): the verb says what became of it
    if told.mode == lead.mode == "resign" and own_actors & actors:
        return True  # announced and done
    if (told.factuality in REAL) != (lead.factuality in REAL):
        return False
    anaphor = told.definite and not told.recipients and any(_may_name(told, t) for t in cluster)
    # "after the attack ...", a headline: told in full behind it
    named_before = not recipients and all(t.definite or t.heading for t in cluster)
    if told.when and not all(same_time(told.when.value, t.when.value) for t in cluster if t.when):
        return False
    if (
        told.mode != lead.mode
        and "none" in (told.match.clause.order, lead.match.clause.order)
        and told.mode == "abduct"
    ):
        return False  # "shot [three men taken in the raid]"
    if told.type == "ASSAULT" and _tells_victims(cluster, told) and _fits(own_actors, actors):
        return True
    if not fits:
        return False
    if told.match.clause.sentence == lead.match.clause.sentence:
        if told.type == "SANCTION" and not told.by_noun and not any(_may_repeat(told, t) for t in cluster):
            return False  # "withdrew its ambassador and closed the border"
        if told.type == "COERCE" and _is_other_way(cluster, told):
            return False  # "closed the crossings and declared martial law"
        return bool(own_actors & actors or own_recipients & recipients or not own_actors or not actors)
    if anaphor:
        return True
    modes = {t.mode for t in cluster if t.mode}
    if told.mode and modes and told.mode not in modes:
        return False
    if own_actors & actors:
        return bool(own_recipients & recipients) or not own_recipients or named_before
    shared = bool(own_recipients & recipients)
    if not own_actors and not actors:
        dated = any(t.when is not None for t in cluster)
        return shared and (told.type != "ASSAULT" or told.when is None or dated or told.definite)
    if shared and told.type == "ASSAULT" and (_by_nouns([told], own_actors) or _by_nouns(cluster, actors)):
        return True  # "the attack on X", by whomever it was said to be
    return shared and told.mode in _OF_PERSONS  # nobody is arrested twice


def _is_other_way(cluster: list[Told], told: Told) -> bool:
    """Does another verb tell another way to do it, besides those that the others tell?"""
    apart = not told.by_noun and told.match.clause is not cluster[0].match.clause
    return apart and told.mode is not None and all(t.mode and t.mode != told.mode for t in cluster)


def _hits_somebody_else(told: Told, other: Told) -> bool:
    """Does a second verb of the sentence befall somebody who is no party: "X was hurt, [the assassin] shot"?"""
    clause = told.match.clause
    again = told.by_noun or other.by_noun or clause is other.match.clause
    if again or clause.sentence != other.match.clause.sentence or clause.voice != "passive" or clause.subject_shared:
        return False
    return bool(told.match.roles.get("recipients")) and not told.recipients and bool(other.recipients)


def _crossed(actors: set[str], recipients: set[str], own_actors: set[str], own_recipients: set[str]) -> bool:
    """Is who did the one whom the other befell, where neither is of two that fight each other?"""
    sides = (actors, recipients, own_actors, own_recipients)
    doers, hit, own_doers, own_hit = ({k.casefold().rstrip("s") for k in side} for side in sides)
    if doers & hit or own_doers & own_hit:
        return False
    return bool(own_doers & hit - doers or own_hit & doers - hit)


def _by_nouns(told: Sequence[Told], actors: set[str]) -> bool:
    return not actors and all(t.by_noun for t in told)


def _may_repeat(told: Told, other: Told) -> bool:
    """May a verb tell the deed of another mention again, of one way to do it and not of another verb's clause?"""
    again = told.match.rule is other.match.rule and told.mode == other.mode
    return other.by_noun or again or told.match.clause is other.match.clause


def _may_name(told: Told, other: Told) -> bool:
    """May two mentions be words for one deed: of one rule, one of them a verb, or "attack", which any assault is?"""
    rules = (told.match.rule, other.match.rule)
    return rules[0] is rules[1] or not (told.by_noun and other.by_noun) or any(r.set.get("generic") for r in rules)


def recipients_of(group: Sequence[Told], actors: list[Actor]) -> list[Actor]:
    """Whom the deed befell: those it was aimed at, else the state of the place it hit, else its victims."""
    told = [t for t in group if t.recipients and not _is_of_victims(t)]
    aimed = [t for t in told if t.mode == "abduct"] or [t for t in told if not t.placed] or told
    mutual = group[0].type == "COOPERATE" or any(t.each_other for t in group)
    doers = {actor_key(a) for a in actors} if not mutual else set()
    found = join_actors(a for t in aimed or group for a in t.recipients)
    return [a for a in found if actor_key(a) not in doers]


def _is_of_victims(told: Told) -> bool:
    nameless = told.described or (told.in_it and all(r.kind == "group" for r in told.recipients))
    return told.type == "ASSAULT" and nameless and told.mode == "targeted"


def _tells_victims(cluster: list[Told], told: Told) -> bool:
    """Does the clause of an attack, or the sentence after it, tell whom it hit ("nine villagers were killed")?"""
    last = cluster[-1]
    if told.match.clause is last.match.clause:
        return True
    in_it = told.in_it and not told.by_noun
    near = 0 <= told.match.clause.sentence - last.match.clause.sentence <= 1 + in_it
    people = told.mode != "destroy"
    nameless = told.described or not told.recipients
    return near and people and not told.actors and (nameless or in_it) and not told.by_noun


def _keys(told: list[Told], role: Literal["actors", "recipients"]) -> set[str]:
    found: set[str] = set()
    for one in told:
        for actor in getattr(one, role):
            # everybody resigns for themselves, whatever state they act for
            key = actor_key(actor) if one.mode == "resign" else side_of(actor) or actor_key(actor)
            named = one.mode in _OF_PERSONS and actor.id is None
            if named or (
                role == "recipients" and actor.kind in ("group", "organisation") and actor.affiliation is None
            ):
                # "57-year-old X" is X, "the hospital" the "Y hospital"
                key = actor.name.casefold().split()[-1].rsplit("-", 1)[-1].rstrip("s")
            found.add(key)
    return found


def _fits(one: set[str], other: set[str]) -> bool:
    return not one or not other or bool(one & other)
