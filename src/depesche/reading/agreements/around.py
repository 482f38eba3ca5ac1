"""The sides of an agreement that only the text around it tells: its sentence, or the two that the document is about.

"The friendship treaty of 2017" leaves out between whom it is; a text on a quarrel of two states means theirs.
"""

from __future__ import annotations

from depesche.german import contracting, treaties
from depesche.reading.agreements.mentions import AgreementMention
from depesche.reading.agreements.parties import leading_pair, leading_sides, parties_in, parties_of
from depesche.reading.agreements.told import Told
from depesche.reading.layers import Reading
from depesche.records import Actor


def sides_around(reading: Reading, told: Told, parties: list[Actor]) -> list[Actor]:
    """The two sides that the agreement's sentence or the document tells; `parties` where they are more, or others."""
    known = {p.id for p in parties}
    if not known and told.chain.noun.family == "ceasefire":
        return parties  # whoever is named beside a ceasefire may be anybody
    acting = [a for e in told.events for a in e.by]
    doing = {p.id for p in parties_of(reading, acting)}
    if not doing and any(a.kind == "group" for a in acting):
        return parties  # others have it
    for mention in told.chain.mentions:
        if not _is_of_two(reading, mention) or mention.clause is None:
            continue
        if mention.reference == "new" and not (known and mention.one):
            continue
        first, last = reading.sentences[mention.clause.sentence]
        here = _contracting(parties_in(reading, first, last))
        if len(here) == 2 and known <= {p.id for p in here}:
            return here
        if mention.reference == "new" or _somebody_elses(reading, first, last):
            continue
        pair = leading_pair(reading)
        before = reading.sentences[max(0, mention.clause.sentence - 1)][0]
        near = here or _contracting(parties_in(reading, before, first))
        if pair and {p.id for p in near} & set(pair) and known | doing <= set(pair):
            return leading_sides(reading)
    return parties


def _is_of_two(reading: Reading, mention: AgreementMention) -> bool:
    """Does the mention speak of one agreement that two sides have, and that not any state may join?"""
    if mention.noun is None or mention.in_compound or mention.plural or mention.noun.scope not in ("own", "side"):
        return False
    if mention.reference not in ("definite", "demonstrative", "new") or mention.content is not None:
        return False
    noun = reading.doc[mention.head].text
    before = reading.doc[mention.start : mention.head]
    return not (contracting.is_open_to_all(noun) or any(treaties.is_plural(noun, t.tag_, t.lower_) for t in before))


def _somebody_elses(reading: Reading, start: int, end: int) -> bool:
    """Does the sentence name somebody of whom the document does not tell whom he acts for, so of an open side?"""
    named = (m for t in range(start, end) if (m := reading.mention_at.get(t)) is not None)
    return any(e.kind == "person" and e.roles and e.affiliation is None for m in named for e in m.entities)


def _contracting(parties: list[Actor]) -> list[Actor]:
    """Those that conclude treaties as one side: states, and bodies that trade and border as one."""
    return [p for p in parties if contracting.is_contracting(p.id or "")]
