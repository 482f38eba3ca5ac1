"""The sides of an agreement that only the text around it tells: its sentence, or the two that the document is about.

"The friendship treaty of 2017" leaves out between whom it is; a text on a quarrel of two states means theirs.
"""

from __future__ import annotations

from depesche.german import contracting, treaties
from depesche.reading.agreements.events import Event
from depesche.reading.agreements.leading import sides_of_document
from depesche.reading.agreements.mentions import AgreementMention, has_year
from depesche.reading.agreements.naming import is_named
from depesche.reading.agreements.parties import parties_in, parties_of, stands_for_two
from depesche.reading.agreements.told import BINDING, REACHED, Told, event_factuality
from depesche.reading.conflict import tells_of_games
from depesche.reading.layers import Reading
from depesche.reading.mediators import mediators
from depesche.records import Actor

_OF_TWO = frozenset({"treaty", "deal", "memorandum", "protocol", "contract"})
_FIRST = 2  # mentions near which the two may stand


def sides_around(reading: Reading, told: Told, parties: list[Actor]) -> list[Actor]:
    """The two sides that the agreement's sentence or the document tells; `parties` where they are more, or others."""
    known = {p.id for p in parties}
    truce = told.chain.noun.family == "ceasefire"
    acting = [a for e in told.events for a in e.by]
    doing = {p.id for p in parties_of(reading, acting)}
    others = (a for a in acting if a.kind in ("group", "organisation") and not (truce and treaties.commands(a.name)))
    if not doing and any(others):
        return parties  # others have it
    there_is = any(_is_real(reading, e) for e in told.events)
    # Firms, clubs and players make contracts and deals as well, and say less often who the other side is.
    of_states = told.chain.noun.noun not in treaties.ALSO_PRIVATE and not tells_of_games(reading)
    of_states = of_states and not any(_by_somebody_else(reading, e) for e in told.events)
    if truce and not there_is:
        return parties  # whoever is named beside a ceasefire that is asked for may be anybody
    for mention in told.chain.mentions:
        dated = mention.reference == "definite" and has_year(reading, mention)
        if not _is_of_two(reading, mention, dated or (there_is and of_states)) or mention.clause is None:
            continue
        if is_named(reading, mention):
            continue  # whose it is, its name tells those who know it
        brought_up = mention.reference == "new"
        if brought_up and not (there_is and (mention.one or mention.plural or truce)) and not (known and mention.one):
            continue
        first, last = reading.sentences[mention.clause.sentence]
        # What the mention's own words name are no sides that it has not got yet: "das Budapester Memorandum".
        around = [*parties_in(reading, first, mention.start), *parties_in(reading, mention.head, last)]
        here = [p for p in _contracting(parties_of(reading, around)) if p.id not in mediators(reading)]
        if len(here) == 2 and known <= {p.id for p in here} and not truce and (known or not brought_up):
            return here
        if (brought_up and not there_is) or _somebody_elses(reading, first, last):
            continue
        sides = sides_of_document(reading, truce)
        pair = {s.id or s.name for s in sides}
        before = reading.sentences[max(0, mention.clause.sentence - 1)][0]
        near = here or [p for p in _contracting(parties_in(reading, before, first)) if p.id not in mediators(reading)]
        if pair and ((truce and not known) or not near or {p.id for p in near} & pair) and known | doing <= pair:
            return sides
    return parties


def _is_real(reading: Reading, event: Event) -> bool:
    """Is it told as a fact that the agreement was made, or that there are talks about it?"""
    return event.status in BINDING and event_factuality(reading, event) in ("occurred", "ongoing")


def _by_somebody_else(reading: Reading, event: Event) -> bool:
    """Does somebody act in the event's clause who is no side of anything: "er unterschrieb einen Vertrag"?"""
    clause = event.match.clause
    if (
        event.status is None
        or event.attributive
        or clause.voice != "active"
        or clause.subject is None
        or parties_of(reading, event.by)
    ):
        return False
    subject = clause.subject
    return not (subject.start <= event.mention.head < subject.end or stands_for_two(reading, subject))


def _is_of_two(reading: Reading, mention: AgreementMention, there_is: bool) -> bool:
    """Does the mention speak of one agreement that two sides have, and that not any state may join?"""
    if mention.noun is None or mention.in_compound:
        return False
    several = mention.plural and mention.reference != "new"  # those spoken of in general
    if several or (mention.plural and not (there_is and mention.noun.scope in ("own", "side"))):
        return False
    if mention.noun.scope not in ("own", "side") and not (mention.noun.scope == "sides" and there_is):
        return False
    if mention.reference not in ("definite", "demonstrative", "new") or mention.content is not None:
        return False
    noun = reading.doc[mention.head].text
    before = reading.doc[mention.start : mention.head]
    return not (
        contracting.is_open_to_all(noun)
        or any(not mention.plural and treaties.is_plural(noun, t.tag_, t.lower_) for t in before)
    )


def _somebody_elses(reading: Reading, start: int, end: int) -> bool:
    """Does the sentence name somebody of whom the document does not tell whom he acts for, so of an open side?"""
    named = (m for t in range(start, end) if (m := reading.mention_at.get(t)) is not None)
    return any(e.kind == "person" and e.roles and e.affiliation is None for m in named for e in m.entities)


def _contracting(parties: list[Actor]) -> list[Actor]:
    """Those that conclude treaties as one side: states, and bodies that trade and border as one."""
    return [p for p in parties if contracting.is_contracting(p.id or "")]


def two_nearby(reading: Reading, told: Told) -> list[Actor]:
    """The only two sides that the agreement's sentence tells, or with it the one before or the one behind.

    For an agreement of two of which its own words and all that is done to it name none.
    """
    mentions = [m for m in told.chain.mentions if m.noun is not None and m.noun.scope == "own" and not m.in_compound]
    if told.chain.noun.family not in _OF_TWO or tells_of_games(reading):
        return []
    if any(contracting.is_open_to_all(reading.doc[m.head].text) for m in told.chain.mentions):
        return []
    others = (e for e in told.events if len({a.name for a in e.by if a.kind == "person"}) < 2)
    if not any(_is_real(reading, e) for e in told.events) or any(_by_somebody_else(reading, e) for e in others):
        return []  # what is only asked for may be anybody's
    for mention in mentions[:_FIRST]:
        if not _is_of_two(reading, mention, True) or mention.plural or mention.clause is None:
            continue
        sentence = mention.clause.sentence
        for first, last in ((sentence, sentence), (sentence - 1, sentence), (sentence, sentence + 1)):
            if first < 0 or last >= len(reading.sentences):
                continue
            near = _contracting(parties_in(reading, reading.sentences[first][0], reading.sentences[last][1]))
            near = [p for p in near if p.id not in mediators(reading)]
            if len(near) == 2:
                return near
            if len(near) > 2:
                break
    return []


def two_of_sentence(reading: Reading, told: Told) -> list[Actor]:
    """The only two sides of a sentence that tells of a contract made by nobody named: "A sells B …, it was signed"."""
    for event in told.events:
        clause, mention = event.match.clause, event.mention
        made = event.status in REACHED and not event.nominal and clause.voice != "active" and not event.by
        if (
            not made
            or not _is_real(reading, event)
            or mention.noun is None
            or mention.plural
            or mention.in_compound
            or mention.noun.scope != "sides"
        ):
            continue
        first, last = reading.sentences[clause.sentence]
        there = [m for t in range(first, last) if (m := reading.mention_at.get(t)) is not None]
        if any(e.kind == "organisation" and e.affiliation is None for m in there for e in m.entities):
            continue  # whoever it is may have signed
        near = _contracting(parties_in(reading, first, last))
        if len(near) == 2 and not tells_of_games(reading):
            return near
    return []
