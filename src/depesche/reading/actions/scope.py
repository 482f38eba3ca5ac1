"""Which deeds are deeds of international politics."""

from __future__ import annotations

from depesche.german.conflict import are_states, conflict_stem, is_armed_body, means
from depesche.german.encounter_words import is_political_group
from depesche.reading.actions.model import REAL, Told
from depesche.reading.actions.officials import holds_high_office
from depesche.reading.layers import Reading
from depesche.reading.sides import is_side, sides
from depesche.records import Actor

_UNREAL = frozenset({"proposed", "denied", "cancelled"})
_TAKES_SOMEBODY = frozenset({"abduct", "arrest", "convict", "deport", "destroy", "expel", "targeted", "torture"})
# What is no deed between sides unless somebody is told who did it: "one would have to leave the union".
_BY_SOMEBODY = frozenset({("SANCTION", "withdraw"), ("ASSAULT", "beat")})
_BY_FORCES = frozenset({"restrict", "seize"})  # what navies and border guards do for their state
_OF_RULERS = frozenset({"censor", "curfew", "martial-law"})  # what a state does to all who live in it
_ACROSS_BORDERS = frozenset({"arrest", "deport", "release"})  # what concerns others when a state itself does it
_MAY_BE_DENIED = frozenset({"AID", "COERCE", "RETREAT", "SANCTION"})  # what is told as well where it was not done
_BETWEEN_STATES = frozenset({"SANCTION", "CONCEDE"})
_ALONE = frozenset({"MOBILIZE", "RETREAT"})  # deeds that need nobody they are done to
_BY_STATES = frozenset({"abduct", "targeted", "torture", "unconventional"})  # what no state that is named does in sport
_OF_ARMIES = frozenset({"aerial", "drone", "heavy-weapons", "unconventional"})  # what no police does, nor any crime is


def in_scope(reading: Reading, group: list[Told], actors: list[Actor], recipients: list[Actor]) -> bool:
    """Political actors on the sides that the deed needs; what is done to nobody is no deed in international relations.

    Where the document tells of conflict it is enough that a party did or suffered it; elsewhere two sides must be told.
    """
    deed, mode = group[0].type, next((t.mode for t in group if t.mode), None)
    factuality = group[0].factuality
    if deed == "RETREAT" and mode == "resign":
        return factuality not in _UNREAL and any(holds_high_office(reading, a) for a in actors)
    if not actors and (not recipients or (deed in ("AID", "CONCEDE") and all(t.by_noun for t in group))):
        return False
    if deed == "ASSAULT" and not actors and all(t.by_noun and _is_generic(t) for t in group):
        return any(holds_high_office(reading, r) for r in recipients)
    if all(t.factuality == "denied" for t in group) and (
        deed in ("ASSAULT", "CONCEDE", "COOPERATE") or not (actors and recipients)
    ):
        return False
    if deed == "ASSAULT" and all(t.factuality == "cancelled" for t in group):
        return False  # troops that were never sent attacked nobody
    if deed not in ("AID", "SANCTION") and all(t.factuality == "proposed" for t in group):
        # What is only asked for or possible is no deed, unless it is told who is to leave whose land.
        left = deed == "RETREAT" and mode == "withdraw" and any(not t.by_noun for t in group)
        return left and bool(actors) and bool(sides(recipients) - sides(actors))
    if not actors and (deed != "SANCTION" or mode == "convict") and all(t.factuality in _UNREAL for t in group):
        return False
    if not actors and (deed, mode) in _BY_SOMEBODY:
        return False
    if not actors and (deed, mode) == ("COERCE", "seize") and all(not t.by_noun for t in group):
        return False  # "the phones were seized"
    if not recipients and mode in _TAKES_SOMEBODY and all(not t.by_noun for t in group):
        return False
    if group[0].conflict:
        return _in_conflict(group, mode, actors, recipients)
    return _between_sides(reading, group, mode, actors, recipients)


def _between_sides(
    reading: Reading, group: list[Told], mode: str | None, actors: list[Actor], recipients: list[Actor]
) -> bool:
    """Two sides, one of them acting; of what is done to people only what a state does, not its police or courts."""
    deed = group[0].type
    doing = [a for a in actors if is_side(a) or is_armed_body(a.name) or _are_states(a)]
    if deed == "AID":
        doing += [a for a in actors if a not in doing and means("relief", a.name)]
    public = [r for r in recipients if is_side(r)]
    nations = frozenset[str]().union(*(t.nations for t in group))
    if deed == "PROTEST":
        return bool(public) and any(t.explicit for t in group)
    taken = any(r.kind == "state" for r in public)
    if actors and recipients:  # "officers overthrew the president [in Guinea]"
        taken = taken or any(a.kind == "state" for a in doing)
        taken = taken or any(t.where is not None and t.where.country is not None for t in group)
    if taken and any(t.match.rule.set.get("power") for t in group):
        return group[0].factuality in REAL  # whoever takes power in a state is a side of it from then on
    if mode == "convict" and any(a.kind == "igo" for a in doing):
        return bool(recipients)  # by a court of many states
    if mode == "crowd-control":
        return any(a.kind == "state" for a in doing) and bool(recipients)
    if not doing:
        if not public or all(t.factuality in _UNREAL for t in group):
            return False
        if deed == "ASSAULT" and any(holds_high_office(reading, r) for r in recipients):
            return any(t.explicit for t in group)
        return (deed == "SANCTION" and mode != "convict") or (deed == "ASSAULT" and _is_on_state(group, public))
    if deed in _ALONE and mode != "release":
        return True
    if any(t.match.rule.set.get("alone") for t in group) and any(
        a.kind != "person" and not _is_police(a) for a in doing
    ):
        return True
    if deed == "ASSAULT":
        aimed = bool(recipients) or any(t.where is not None and t.where.country is not None for t in group)
        armed = [a for a in doing if a.kind != "person"]
        foreign = bool(public) or bool(nations - sides(armed)) or len(sides(armed)) > 1
        foreign = foreign or any(t.where is not None and _is_abroad(t.where.country, armed) for t in group)
        aimed = aimed or len(sides(armed)) > 1  # "the two armies fought at the border"
        military = mode in _OF_ARMIES or any(t.match.rule.set.get("military") for t in group)
        by_army = any(_is_army(a) or (military and a.kind == "state" and not _is_police(a)) for a in armed)
        if mode in _BY_STATES and recipients and any(_is_named_state(a) for a in armed):
            return True  # "Moscow wanted to have the defector killed"
        if by_army and (recipients or any(t.where is not None for t in group)):
            return True
        return bool(armed) and aimed and (foreign or any(_fights(a) for a in armed))
    if deed == "COERCE" or mode == "release":
        ruling = any(_is_named_state(a) or (a.kind == "state" and not _is_police(a)) for a in doing)
        if sides(public) - sides(doing) or (mode in _OF_RULERS and ruling):
            return True
        if mode == "cyber" and any(a.kind == "state" for a in doing):
            return True
        if mode == "seize" and recipients and any(_is_army(a) or _fights(a) for a in doing):
            return True  # "the navy seized a tanker"
        if mode == "release" and len(sides(doing)) > 1:
            return True  # "the two states exchanged prisoners"
        if not any(t.named for t in group):
            return bool(nations - sides(doing))  # somebody was arrested in a town: no matter of states
        told_of = [word for r in recipients for word in (r.name, r.mention.text if r.mention is not None else "")]
        if any(means("dissident", word) for word in told_of):
            return True
        if nations - sides(doing) and any(means("political", word) for word in told_of):
            return True
        at_home = all(t.match.rule.set.get("foreign") for t in group) and not nations - sides(doing)  # "his son"
        of_state = any(_is_named_state(a) or _fights(a) for a in doing) and not at_home
        if of_state and recipients and mode in _ACROSS_BORDERS:
            return True
        ruled = any(a.kind == "state" and not _is_police(a) for a in doing)
        if ruled and any(means("political", word) or means("protester", word) for word in told_of):
            return True
        private = any(r.kind == "person" and r.affiliation is None for r in recipients) or nations - sides(doing)
        return bool(private) and (of_state or mode in _BY_FORCES)
    if deed in _BETWEEN_STATES and not recipients and mode in ("withdraw", "expel", "discontinue"):
        return group[0].factuality in REAL and all(a.kind in ("state", "igo") for a in doing) and len(doing) == 1
    to_foreigners = deed == "AID" and any(_is_named_state(a) for a in doing)
    if (deed in _BETWEEN_STATES or to_foreigners) and nations - sides(doing):
        return True
    return (bool(public) or deed == "COOPERATE") and len(sides([*public, *doing])) > 1


def _are_states(actor: Actor) -> bool:
    """Are these several states that are not told one by one?"""
    return actor.kind == "group" and are_states(actor.name.split()[-1], " " in actor.name)


def _is_police(actor: Actor) -> bool:
    """Is a state told by its police or courts?"""
    return actor.mention is not None and means("authority", actor.mention.text)


def _is_army(actor: Actor) -> bool:
    """Is a state told by those who fight for it?"""
    words = actor.mention.text.split() if actor.kind == "state" and actor.mention is not None else []
    return any(conflict_stem(word) is not None for word in words) and not _is_police(actor)


def _is_abroad(country: str | None, armed: list[Actor]) -> bool:
    """Is the place in another state than those who act there, of whom one is a state?"""
    return country is not None and country not in sides(armed) and any(a.kind == "state" for a in armed)


def _is_on_state(group: list[Told], public: list[Actor]) -> bool:
    """Was a state or its people hit by somebody unnamed, in one attack and not by attacks as such?"""
    known = any(a.kind in ("state", "igo", "person") or a.affiliation is not None for a in public)
    return known and any(t.explicit and not (t.by_noun and _is_generic(t)) for t in group)


def _fights(actor: Actor) -> bool:
    return is_armed_body(actor.name) or is_political_group(actor.name)


def _is_named_state(actor: Actor) -> bool:
    """A state or organisation of states by its name, not by its police or courts."""
    told_by_organ = actor.mention is not None and means("organ", actor.mention.text)
    return actor.kind == "igo" or (actor.kind == "state" and not told_by_organ)


def _in_conflict(group: list[Told], mode: str | None, actors: list[Actor], recipients: list[Actor]) -> bool:
    """Violence, capture and release in a document on conflict: enough that somebody did it or suffered it.

    A person's attack is one of words, unless the rule tells how it was done.
    """
    deed = group[0].type
    any_side = any(is_side(a) for a in (*actors, *recipients))
    if all(t.by_noun and _is_threat(t) for t in group) and deed != "SANCTION":
        return any(is_side(a) for a in actors) and deed not in ("ASSAULT", "COERCE")
    if deed == "ASSAULT":
        if all(t.factuality not in REAL for t in group) and not (actors and recipients):
            return False
        if not actors:
            aimed = any(t.explicit or t.described for t in group)
            return aimed and (mode != "destroy" or any_side)
        return mode is not None or not all(a.kind == "person" for a in actors)
    if deed == "COERCE":
        return mode != "arrest" or not recipients or not all(means("anybody", r.name) for r in recipients)
    if mode == "release":
        return bool(recipients)
    if deed == "SANCTION":
        return any_side or (mode == "convict" and bool(recipients))
    if deed == "PROTEST":
        placed = any(t.when is not None or t.where is not None for t in group)
        return bool(recipients) or (placed and not all(t.factuality in _UNREAL for t in group))
    if deed in ("AID", "CONCEDE"):
        return any(is_side(a) for a in actors) and (bool(recipients) or mode is not None or deed == "AID")
    return any(is_side(a) for a in actors)


def _is_generic(told: Told) -> bool:
    """Are attacks named as such, none of them in particular: "attacks on civilians"?"""
    return not told.definite and told.when is None and told.where is None


def _is_threat(told: Told) -> bool:
    """Is the deed only asked for, feared or prepared by nobody who is named?"""
    return told.factuality == "proposed" or (told.factuality == "planned" and not told.actors)
