"""Where and when an encounter is held: what a relative clause adds, and which places are those of something else."""

from __future__ import annotations

from typing import NamedTuple

from depesche.german.compounds import region_in
from depesche.german.encounter_words import holds
from depesche.german.lexicon import seats
from depesche.german.prepositions import follows_event, is_matter, is_origin, is_way
from depesche.reading.encounters.model import Kind
from depesche.reading.engine import Match
from depesche.reading.factuality import factuality_of
from depesche.reading.layers import Phrase, PlaceMention, Reading
from depesche.reading.when import is_time, phrases_of, time_of, with_followers
from depesche.reading.where import where_of
from depesche.records import Factuality, Place, Time


class Holding(NamedTuple):
    """What a relative clause tells of the encounter that its noun names."""

    factuality: Factuality
    when: Time | None
    where: Place | None


def held_in(reading: Reading, match: Match) -> Holding | None:
    """What "the summit, which takes place in Rome on Friday" tells of the summit, None without such a clause."""
    if match.rule.noun is None:
        return None
    noun = reading.phrase_of_head.get(match.trigger)
    end = match.trigger + 1
    if noun is not None:
        end = max([end, *(p.end for p in (*noun.genitives, *with_followers(match.clause, noun).attributes))])
    for clause in reading.children.get(match.clause.index, ()):
        # States and the like are not held: whose clause follows a noun and those of whom it is, is that of the noun.
        follows = clause.antecedent is not None and match.trigger <= clause.antecedent < end
        if clause.kind == "relative" and follows and holds(clause.predicate):
            return Holding(factuality_of(reading, clause), time_of(reading, clause), where_of(reading, clause))
    return None


def place_visited(reading: Reading, match: Match, kind: Kind, destinations: list[Phrase]) -> Place | None:
    """The state, its capital or the region that a visit goes to, where the text names it as the one visited."""
    if kind != "visit":
        return None
    if match.rule.noun is not None and not destinations:
        region = region_in(reading.doc[match.trigger].text)
        start, end = reading.chars(match.trigger, match.trigger + 1)
        return None if region is None else Place(name=region, country=None, start=start, end=end)
    if len(destinations) != 1 or destinations[0].conjuncts:
        return None
    mention = reading.mention_at.get(destinations[0].head)
    if mention is None or mention.form != "state" or len(mention.entities) != 1 or mention.entities[0].kind != "state":
        return None
    start, end = reading.chars(mention.head, mention.head + 1)
    seat = seats().get(reading.doc[mention.head].text)
    if seat is not None and seat.kind != "capital":
        return None
    state = mention.entities[0]
    name = seat.name if seat is not None else state.name
    return Place(name=name, country=state.id, start=start, end=end)


def is_elsewhere(reading: Reading, match: Match, place: PlaceMention) -> bool:
    """Is the place that of what is talked about, or of what took place before or after?

    "Talks on the war in Mali", "on a railway to Mali"; "after a visit to Lima she met the minister [from Mali]".
    """
    token = reading.token_at(place.start)
    clause = match.clause
    if any(p.start <= token < p.end for p in clause.prepositional if p.preposition and is_origin(p.preposition)):
        return True
    noun = reading.phrase_of_head.get(match.trigger) if match.rule.noun is not None else None
    if noun is not None:
        followers = with_followers(clause, noun).attributes
        here = next((n for n, p in enumerate(followers) if p.start <= token < p.end), None)
        if here is not None:
            matter = any(p.preposition is not None and is_matter(p.preposition) for p in followers[: here + 1])
            return matter and (place.kind in ("country", "region") or _leads(followers[here]))
    for phrase in phrases_of(clause):
        if (
            phrase.preposition is None
            or phrase.head == match.trigger
            or (noun and phrase.start <= noun.head < phrase.end)
        ):
            continue
        if not any(p.start <= token < p.end for p in phrase.attributes):
            continue
        if follows_event(phrase.preposition) and not is_time(reading, phrase):
            return True
        if is_matter(phrase.preposition) and place.kind in ("country", "region"):
            return True
    return False


def _leads(phrase: Phrase) -> bool:
    return phrase.preposition is not None and is_way(phrase.preposition)
