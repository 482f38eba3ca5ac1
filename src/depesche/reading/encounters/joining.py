"""Which mentions are one encounter: within a clause, and over the document."""

from __future__ import annotations

from depesche.german.encounter_words import is_beside
from depesche.german.lexicon import state_of_code
from depesche.german.modality import modality
from depesche.german.prepositions import is_purpose
from depesche.reading.encounters.model import OFF, TALKS, Told, by_role, in_role
from depesche.reading.layers import Phrase, Reading
from depesche.reading.merging import actor_key, join_actors, join_spans, same_time
from depesche.reading.sides import actors_in, is_side, side_of
from depesche.reading.when import phrases_of
from depesche.records import Actor, Place

_REAL = ("occurred", "ongoing")
_OTHER_KIND = 0.9  # how well talks fit those told by another word, beside those told by the same


def within_clause(reading: Reading, told: list[Told]) -> list[Told]:
    """A verb that says little ("zusammenkommen") and the noun that says what it was are one mention."""
    verbs = [t for t in told if t.match.rule.verb is not None]
    called = {t.match.trigger for t in verbs if t.kind == "call"}
    verbs = [t for t in verbs if t.kind == "call" or t.match.trigger not in called]  # "spoke by telephone"
    # Several rules may name one noun; the one that says more than "meeting", or names more who met, counts.
    named: dict[int, Told] = {}
    for one in told:
        if one.match.rule.verb is not None:
            continue
        other = named.get(one.match.trigger)
        if other is None or (one.kind != "meeting" and len(one.sides) >= len(other.sides)):
            named[one.match.trigger] = one
    nouns = [n for n in named.values() if not any(_invites_to(reading, v, n) for v in verbs)]
    out: list[Told] = []
    verbs = [v for v in verbs if v.light or not any(_says_with_whom(v, n) for n in nouns)]
    verbs = list({(v.match.trigger, v.kind, v.light): v for v in reversed(verbs)}.values())[::-1]
    for verb in verbs:
        home = next((n for n in nouns if _names(reading, verb, n)), None)
        if home is None:
            if not verb.light:
                out.append(verb)
            continue
        joined = join_actors([*verb.participants, *home.participants])
        if verb.light or not home.sides or verb.sides & home.sides or home.kind in ("summit", "session"):
            home.participants = joined
        home.when, home.where = home.when or verb.when, home.where or verb.where
        home.topics = home.topics or verb.topics
        verb.topics = []
        if home.factuality in _REAL or verb.match.rule.factuality is not None:
            home.factuality = verb.factuality
    _without_fringe(reading, nouns, out)
    _part_topics(nouns)
    journeys = [t for t in out if t.kind == "visit" and by_role([t], "host")]
    visits = bool(journeys)
    for noun in nouns:
        own = actors_in(reading, noun.match.roles.get("participants", ()))
        if visits and noun.kind == "meeting" and not own:
            continue  # a journey to talks is a visit; the talks are not told separately
        if noun.kind == "meeting" and (visit := _journey_to(reading, noun, journeys)) is not None:
            visit.participants = join_actors([*visit.participants, *_hosts_among(visit, noun)])
            continue
        out.append(noun)
    return sorted(out, key=lambda t: t.match.trigger)


def _journey_to(reading: Reading, noun: Told, journeys: list[Told]) -> Told | None:
    """The visit whose aim the talks are, with nobody else: "came to Rome for talks with the prime minister"."""
    phrase = reading.phrase_of_head.get(noun.match.trigger)
    if phrase is None or not is_purpose(phrase.preposition or ""):
        return None
    same = (t for t in journeys if noun.sides == t.sides and not by_role([t], "host") & by_role([t], "guest"))
    return next(same, None)


def _hosts_among(visit: Told, noun: Told) -> list[Actor]:
    hosts = by_role([visit], "host")
    return in_role("host", [a for a in noun.participants if side_of(a) in hosts and a.kind == "person"])


def _without_fringe(reading: Reading, nouns: list[Told], verbs: list[Told]) -> None:
    """Who meets on the fringes of a summit is not told to sit in it."""
    met = {actor_key(a) for v in verbs for a in v.participants}
    for noun in nouns:
        if _is_beside(reading, noun):
            noun.participants = [a for a in noun.participants if actor_key(a) not in met]


def _part_topics(nouns: list[Told]) -> None:
    """What several nouns of a clause seem to be about belongs to the one that it stands behind."""
    for noun in nouns:
        near = [t for t in nouns if t.match.trigger > noun.match.trigger and set(t.topics) & set(noun.topics)]
        noun.topics = [t for t in noun.topics if not any(t in other.topics for other in near)]


def without_aims(by_clause: dict[int, list[Told]]) -> None:
    """Takes talks that tell what others are for as these: "the council sat in order to deliberate on X"."""
    for told in by_clause.values():
        clause = told[0].match.clause
        above = by_clause.get(clause.parent, []) if clause.parent is not None and clause.kind == "infinitive" else []
        sat = next((t for t in above if t.kind in TALKS and t.match.rule.verb is not None and t.sides), None)
        if sat is None:
            continue
        aims = [t for t in told if t.kind in TALKS and t.match.rule.verb is not None and t.sides <= sat.sides]
        sat.topics = sat.topics or next((t.topics for t in aims if t.topics), [])
        told[:] = [t for t in told if t not in aims]


def without_refused(mentions: list[Told]) -> list[Told]:
    """Without visits of those whom nobody let in or invited: no encounter, unless a visit of theirs was called off."""
    off = [t for t in mentions if t.kind == "visit" and t.factuality == "cancelled"]
    return [
        t
        for t in mentions
        if t.kind != "visit"
        or t.factuality != "denied"
        or any(by_role([t], "guest") & by_role([other], "guest") for other in off)
    ]


def bring_guests(mentions: list[Told]) -> None:
    """Talks and ceremonies told of the hosts alone are with the guest whose visit to them the text tells."""
    visits = [t for t in mentions if t.kind == "visit"]
    for told in mentions:
        if told.kind not in ("meeting", "ceremony") or len(told.sides) != 1 or not told.persons:
            continue
        if any(side_of(a) is None for a in told.participants):
            continue
        there = [v for v in visits if by_role([v], "host") == told.sides]
        near = [v for v in there if v.match.clause.sentence == told.match.clause.sentence]
        guests = join_actors(a for v in near or there for a in v.participants if a.role == "guest")
        if len(guests) == 1 and guests[0].kind == "person":
            told.participants = join_actors([*told.participants, *in_role("none", guests)])


def add_part(part: Told, mentions: list[Told]) -> None:
    """What is told of one side alone ("leads the delegation") belongs to the encounter of the same sentence.

    Who "took part, too" did so in the encounter told last, there or in the sentence before.
    """
    if part.match.rule.set.get("follows"):
        _add_follower(part, mentions)
        return
    for told in mentions:
        if told.match.clause.sentence == part.match.clause.sentence and told.sides & part.sides:
            told.participants = join_actors([*part.participants, *told.participants])
            told.evidence = join_spans([*part.evidence, *told.evidence])
            return


def _says_with_whom(verb: Told, noun: Told) -> bool:
    """Does "with X" stand right behind a noun and tell whom that was with: "after the talks with X she spoke of …"?"""
    behind = noun.match.trigger + 1
    return any(
        p.preposition is not None and p.start == behind for p in verb.match.roles.get("participants", ())
    ) and any(p.start == behind for p in noun.match.roles.get("participants", ()))


def _add_follower(part: Told, mentions: list[Told]) -> None:
    here = (part.match.clause.sentence, part.match.trigger)
    before = [t for t in mentions if (t.match.clause.sentence, t.match.trigger) < here]
    last = max(before, key=lambda t: (t.match.clause.sentence, t.match.trigger), default=None)
    people = [a for a in part.participants if is_side(a) and a.kind != "state"]
    if last is None or last.match.clause.sentence < here[0] - 1 or not people:
        return
    if (last.kind == "visit") != (part.kind == "visit") or last.kind == "call" or last.factuality in OFF:
        return
    last.participants = join_actors([*last.participants, *people])
    last.evidence = join_spans([*last.evidence, *part.evidence])


def _invites_to(reading: Reading, verb: Told, noun: Told) -> bool:
    """Is the noun what somebody was invited to, and held without them as well: a summit, a session, a ceremony?"""
    if not verb.match.rule.set.get("yields") or noun.kind not in ("summit", "session", "ceremony") or noun.own:
        return False
    phrase = reading.phrase_of_head.get(noun.match.trigger)
    word = modality("predicate", verb.match.clause.predicate)
    return phrase is not None and word is not None and phrase.preposition in word.prepositions


def _names(reading: Reading, verb: Told, noun: Told) -> bool:
    if not (verb.light or verb.kind in ("meeting", noun.kind) or verb.match.rule.set.get("yields")):
        return False
    if _is_beside(reading, noun):
        return False  # on the fringes of a summit: another thing than the summit
    phrase = reading.phrase_of_head.get(noun.match.trigger)
    preposition = phrase.preposition if phrase is not None else None
    if verb.match.rule.set.get("yields"):
        word = modality("predicate", verb.match.clause.predicate)
        return word is not None and preposition in word.prepositions
    if verb.kind == noun.kind == "visit" and verb.sides == noun.sides:
        return True  # "left after a visit"
    return preposition is None or modality("preposition", preposition) is None


def _is_beside(reading: Reading, told: Told) -> bool:
    return any(is_beside(reading.doc[p.head].lemma_) for p in _owners(told))


def _owners(told: Told) -> list[Phrase]:
    """The phrases of the clause on which the noun hangs as a genitive."""
    trigger = told.match.trigger
    return [p for p in phrases_of(told.match.clause) if any(g.head == trigger for g in p.genitives)]


def same(cluster: list[Told], told: Told) -> float:
    """How well a mention fits those of one encounter, 0 where it is another one."""
    if any(t.kind == told.kind and t.match.clause is told.match.clause for t in cluster):
        return 0  # what one clause tells twice is two things
    if not told.definite and any(_is_hosted(t) != _is_hosted(told) for t in cluster):
        return 0  # whom a ministry calls in, it has no other talks with
    if told.when and not all(same_time(told.when.value, t.when.value) for t in cluster if t.when):
        return 0
    if told.another and any(t.factuality in _REAL for t in [*cluster, told]):
        return 0
    if told.definite and not told.sides:
        return _taken_up(cluster, told)
    if not told.sides or not _same_stage(cluster, told) or _asked_for_before(cluster, told):
        return 0
    if told.kind == "visit":
        return float(_same_visit(cluster, told))
    kinds = {t.kind for t in cluster}
    if told.kind == "meeting" and "visit" in kinds:
        return 0.5 * _is_part_of_visit(cluster, told)
    if told.kind not in kinds and not (told.kind in TALKS and kinds & {"meeting", "negotiation"}):
        return 0
    known = set().union(*(t.sides for t in cluster))
    if told.kind not in kinds and len(told.sides | known) < 2:
        return 0  # two things that one body took part in
    if not (told.sides <= known or known <= told.sides):
        return 0
    if min(len(told.sides), len(known)) > 1 and abs(len(told.sides) - len(known)) > 1:
        return 0  # two among several meet besides
    persons: dict[str, set[str]] = {}
    for one in cluster:
        for side, names in one.persons.items():
            persons.setdefault(side, set()).update(names)
    if any(side in persons and not names & persons[side] for side, names in told.persons.items()):
        return 0
    return (1 if told.kind in kinds else _OTHER_KIND) * all(_same_place(told.where, t.where) for t in cluster)


def _is_hosted(told: Told) -> bool:
    return bool(told.match.rule.set.get("hosted")) and told.kind == "meeting"


def _taken_up(cluster: list[Told], told: Told) -> float:
    """How well "das Treffen" takes up an encounter told before: by its kind, its word and its place."""
    kinds = {t.kind for t in cluster}
    talks = told.kind in TALKS and (kinds & TALKS or (told.kind == "meeting" and "call" in kinds))
    if not any(t.sides for t in cluster) or not (told.kind in kinds or talks):
        return 0
    if not all(_same_place(told.where, t.where) for t in cluster):
        return 0
    stage = _same_stage(cluster, told)
    here = told.where is not None and any(t.where is not None and t.where.name == told.where.name for t in cluster)
    return 1 + here + 0.5 * (told.kind in kinds) + 0.25 * stage


def _same_visit(cluster: list[Told], told: Told) -> bool:
    """The same guest at the same host."""
    cluster = [t for t in cluster if t.kind == "visit"]
    if not cluster:
        return False
    guests, hosts = by_role(cluster, "guest"), by_role(cluster, "host")
    own_guests, own_hosts = by_role([told], "guest"), by_role([told], "host")
    if own_guests & hosts or guests & own_hosts:
        return False
    if not (guests & own_guests or not own_guests) or (hosts and own_hosts and not hosts & own_hosts):
        return False
    return bool(own_hosts or own_guests)


def _is_part_of_visit(cluster: list[Told], told: Told) -> bool:
    """Guest and host meet, with no word of where or when else."""
    both = by_role(cluster, "guest") | by_role(cluster, "host")
    aim = told.match.clause.kind == "infinitive"  # "flew to Rome to meet him there"
    there = told.where is None or (
        (aim or told.there) and any(t.where and t.where.name == told.where.name for t in cluster)
    )
    return there and told.when is None and len(told.sides) > 1 and told.sides == both


def _same_stage(cluster: list[Told], told: Told) -> bool:
    """What took place is not what is to come; what was called off is what had been to come."""
    return (told.factuality in _REAL) in {t.factuality in _REAL for t in cluster}


def _asked_for_before(cluster: list[Told], told: Told) -> bool:
    """Was the one asked for by somebody, and is the other one arranged for a day?"""
    return any(
        {t.factuality, told.factuality} == {"proposed", "planned"}
        and any(o.factuality == "planned" and o.when is not None and o.own for o in (t, told))
        and any(o.factuality == "proposed" and o.when is None and o.own for o in (t, told))
        for t in cluster
    )


def _same_place(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None or one.name == other.name:
        return True
    if one.country != other.country:
        return False
    state = state_of_code().get(one.country) if one.country else None
    return state is not None and state.name in (one.name, other.name)
