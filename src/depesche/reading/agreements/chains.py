"""Mentions of one real-world agreement, joined; different agreements of a document kept apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import zip_longest
from types import MappingProxyType

from depesche.german import agreeing, treaties
from depesche.german.treaties import AgreementNoun
from depesche.reading.agreements.mentions import AgreementMention, has_year, number
from depesche.reading.agreements.parties import parties_of
from depesche.reading.layers import Reading
from depesche.reading.when import time_of
from depesche.records import Actor

#: A family whose nouns may stand for an agreement of any other: "die Vereinbarung" for a treaty told before.
_GENERAL = "deal"
#: Families of which a text seldom speaks of two without saying so: even "eine Waffenruhe" goes on with the last one.
_NEAR = 60  # tokens from sentence to sentence over which words like "the document" reach back
_TITLE = 6  # tokens from an agreement's noun to that of a title of it in quotation marks
_BETWEEN_STATES = frozenset({"treaty", "memorandum", "protocol", "declaration"})
_SINGULAR = frozenset({"ceasefire"})
EMPTY: Mapping[int, frozenset[int]] = MappingProxyType({})
_APPOSING = frozenset({",", "–", "-", "—", ":"})


@dataclass(slots=True)
class Chain:
    """The mentions of one agreement, in text order."""

    noun: AgreementNoun
    mentions: list[AgreementMention] = field(default_factory=list)
    sides: set[str] = field(default_factory=set)  # ids or names

    def add(self, mention: AgreementMention, sides: set[str]) -> None:
        """Take in a mention with what it says of the sides."""
        self.mentions.append(mention)
        self.sides |= sides
        if mention.noun is not None and self.noun.family == _GENERAL != mention.noun.family:
            self.noun = mention.noun


def link(
    reading: Reading,
    mentions: list[AgreementMention],
    acting: dict[int, list[Actor]],
    apart: Mapping[int, frozenset[int]] = EMPTY,
) -> list[Chain]:
    """The chains of a document; `acting` has the sides that events tell of, by the mention's head.

    `apart` has the heads of mentions that can't speak of the same agreement, by head: one takes the other's place.
    Linear in the mentions times the document's agreements.
    """
    chains: list[Chain] = []
    container: dict[int, Chain] = {}  # by the head of a genitive of one of their nouns
    for mention, following in zip_longest(mentions, mentions[1:]):
        if mention.reference == "negative":
            continue
        told = acting.get(mention.head)
        own = {a.id or a.name for a in parties_of(reading, mention.sides)}
        sides = own | {a.id or a.name for a in parties_of(reading, told or ())}
        # Who acts tells new agreements apart; for one told before only what its own words say counts.
        known = own if mention.reference in ("definite", "demonstrative") else sides
        others = apart.get(mention.head, frozenset())
        open_to = [c for c in chains if others.isdisjoint(m.head for m in c.mentions)] if others else chains
        chain = container.get(mention.head) or _apposed(reading, mention, open_to)
        chain = chain or _antecedent(reading, mention, known, sides, open_to)
        if chain is None:
            if mention.noun is None and len(sides) > 1 and treaties.is_document(reading.doc[mention.head].lemma_):
                mention.noun = treaties.document(reading.doc[mention.head].lemma_)
            if mention.noun is None or (mention.in_compound and told is None):
                continue
            chain = Chain(mention.noun)
            chains.append(chain)
        chain.add(mention, sides)
        phrase = reading.phrase_of_head.get(mention.head)
        # "the terms and agreements of the ceasefire" speak of the ceasefire.
        container.update((g.head, chain) for g in (phrase.genitives if phrase else ()))
        # A title in quotation marks is what the agreement is on: "a memorandum on a “strategic partnership”".
        if following is not None and _runs_on(reading, mention.head + 1, following.head):
            container[following.head] = chain
        # The chain spoken of last stands last.
        chains.remove(chain)
        chains.append(chain)
    return sorted(chains, key=lambda c: c.mentions[0].start)


def _runs_on(reading: Reading, start: int, end: int) -> bool:
    """Does one phrase go on from one noun to the other in quotation marks, with no verb and no comma between?"""
    between = reading.doc[start:end]
    if end - start > _TITLE or not any(t.is_quote for t in between):
        return False
    return not any(t.tag_[:1] == "V" or t.tag_ in ("$,", "$.", "KON") for t in between)


def _apposed(reading: Reading, mention: AgreementMention, chains: list[Chain]) -> Chain | None:
    """The agreement that a mention explains right after it: "the Dayton accord, a treaty between …"."""
    if not chains or mention.noun is None or mention.start < 2:
        return None
    last = chains[-1].mentions[-1]
    if last.noun is None or last.in_compound or mention.in_compound or last.plural != mention.plural:
        return None
    mark = mention.start - 1
    if reading.doc[mark].text not in _APPOSING:
        return None
    phrase = reading.phrase_of_head.get(last.head)
    parts = [*phrase.genitives, *phrase.attributes] if phrase is not None else []
    ends = {last.head + 1, last.end, *(part.end for part in parts)}
    if mark not in ends and not (mark - 1 in ends and reading.doc[mark - 1].tag_ == "CARD"):
        return None
    after = reading.doc[mention.head + 1] if mention.head + 1 < len(reading.doc) else None
    return chains[-1] if after is None or after.lower_ not in treaties.COORDINATORS else None


def _antecedent(
    reading: Reading, mention: AgreementMention, sides: set[str], acting: set[str], chains: list[Chain]
) -> Chain | None:
    if mention.reference == "other":
        return None
    if mention.content is not None:
        # What the same sides decide besides is part of one decision.
        kin = (c for c in reversed(chains) if mention.noun is None or c.noun.family == mention.noun.family)
        same = (c for c in kin if c.sides == sides and any(m.content for m in c.mentions))
        return next(same, None) if sides else None
    if mention.noun is not None and mention.noun.noun in treaties.COMING_TO_TERMS and not mention.sides and chains:
        last = chains[-1]
        apart = reading.doc[mention.head].sent.start - reading.doc[last.mentions[-1].head].sent.start
        if mention.clause is not None and apart <= _NEAR and not mention.plural:
            return last
    backward = mention.reference in ("definite", "demonstrative") or mention.in_compound or _defining(reading, mention)
    for same_family in (True, False):
        for chain in reversed(chains):
            if not _compatible(reading, mention, chain, same_family) or _conflict(reading, mention, sides, chain):
                continue
            if backward or _same_new(reading, mention, sides, chain):
                return chain
    if backward and mention.noun is not None and mention.noun.family in _BETWEEN_STATES:
        # Another word for what the same sides were just said to have made: "the memorandum" for a treaty.
        told = next((c for c in reversed(chains) if c.noun.family in _BETWEEN_STATES), None)
        if told is not None and len(acting) > 1 and acting == told.sides:
            return told
    return None


def _compatible(reading: Reading, mention: AgreementMention, chain: Chain, same_family: bool) -> bool:
    if mention.noun is None:
        word = reading.doc[mention.head].lemma_
        if mention.plural and word not in treaties.REFERRING_BY_FAMILY:
            return False  # "the plans" are not the one treaty told before
        if word in treaties.REFERRING_BY_FAMILY and chain.noun.family not in treaties.REFERRING_BY_FAMILY[word]:
            return False
        apart = reading.doc[mention.head].sent.start - reading.doc[chain.mentions[-1].head].sent.start
        return not same_family and apart <= _NEAR
    if mention.noun.family == chain.noun.family:
        return same_family
    if same_family or has_year(reading, mention):
        return False
    return _GENERAL in (mention.noun.family, chain.noun.family) and not (
        mention.noun.family == _GENERAL and mention.reference == "new"
    )


def _conflict(reading: Reading, mention: AgreementMention, sides: set[str], chain: Chain) -> bool:
    if sides and chain.sides and not sides & chain.sides:
        return True
    if len(sides) > 1 and len(chain.sides) > 1 and not (sides <= chain.sides or chain.sides <= sides):
        return True
    several = not mention.plural and all(m.plural for m in chain.mentions)
    if several and (specific(reading, mention) or all(m.reference == "other" for m in chain.mentions)):
        return True  # "earlier accords" are not the one accord spoken of
    plural = mention.plural and not mention.in_compound
    if plural and mention.noun is not None and not any(m.plural for m in chain.mentions):
        return True
    numbers = {n for m in chain.mentions if (n := number(reading, m)) is not None}
    if (own := number(reading, mention)) is not None and numbers and own not in numbers:
        return True
    mine = specific(reading, mention)
    if not mine or chain.noun.family in _SINGULAR:
        return False
    backward = mention.reference in ("definite", "demonstrative")
    if backward and any(treaties.is_proper_part(reading.doc[m.head].text) for m in chain.mentions):
        return treaties.is_proper_part(reading.doc[mention.head].text) and not _same_word(reading, mention, chain)
    theirs = {s for m in chain.mentions if (s := specific(reading, m))}
    return bool(theirs) and not any(mine.endswith(t) or t.endswith(mine) for t in theirs)


def specific(reading: Reading, mention: AgreementMention) -> str:
    """What the mention's compound says of the agreement beyond the plain noun; "" where it says nothing."""
    if mention.noun is None or mention.in_compound or mention.content is not None:
        return ""
    return treaties.specific_part(reading.doc[mention.head].text)


def _same_word(reading: Reading, mention: AgreementMention, chain: Chain) -> bool:
    mine = specific(reading, mention)
    return any(specific(reading, m) == mine for m in chain.mentions)


def _same_new(reading: Reading, mention: AgreementMention, sides: set[str], chain: Chain) -> bool:
    """Does an indefinite mention go on with a chain? A headline and the text below it name one thing twice."""
    if chain.noun.family in _SINGULAR:
        return not _told_of_before(reading, mention, chain)
    if mention.plural != chain.mentions[0].plural:
        return False
    if len(sides) > 1 and sides == chain.sides:
        return True
    sentence = reading.doc[mention.head].sent.text
    if any(reading.doc[m.head].sent.text == sentence for m in chain.mentions):
        return True  # the lead printed twice
    # A word of its own ("Partnerschaftsvertrag") said twice is the same thing; a plain one need not be.
    mine = specific(reading, mention)
    return bool(mine) and any(specific(reading, m) == mine for m in chain.mentions)


def _told_of_before(reading: Reading, mention: AgreementMention, chain: Chain) -> bool:
    """Is it one of an earlier day: "They agreed on a truce. In May a ceasefire had been agreed on."?"""
    clause, last = mention.clause, chain.mentions[-1].clause
    if not mention.one or clause is None or clause.tense != "pluperfect" or time_of(reading, clause) is None:
        return False
    if last is None or last is clause or not last.verbs:
        return False
    earlier = any(reading.doc[t].lower_ in agreeing.EARLIER for t in clause.tokens)
    return earlier or last.tense != "pluperfect"


def _defining(reading: Reading, mention: AgreementMention) -> bool:
    """Does the clause say what the thing told before is ("Es handelt sich um …")?"""
    clause = mention.clause
    return clause is not None and clause.reflexive and clause.predicate in agreeing.DEFINING_VERBS
