"""What was agreed: treaties, ceasefires, resolutions and deals, with what happened to them and what they bind to.

`mentions` finds the nouns, `chains` joins those that speak of one agreement, `events` ties statuses and obligations to
them, `bound` names the parties, `statuses` and `naming` fill the record; this module puts it together.
"""

from __future__ import annotations

from depesche.german import treaties
from depesche.reading.agreements.bound import bound_by, from_outside
from depesche.reading.agreements.chains import Chain, link
from depesche.reading.agreements.events import Event, counterfactual, find_events
from depesche.reading.agreements.many import by_many_states
from depesche.reading.agreements.mentions import AgreementMention, find_mentions
from depesche.reading.agreements.naming import articles_of, has_title, is_named, name_of, subject_of
from depesche.reading.agreements.parties import parties_of, stands_for_two
from depesche.reading.agreements.statuses import factuality_of_statuses, plover_of, statuses_of
from depesche.reading.agreements.told import BINDING, CONCLUDED, REACHED, Told
from depesche.reading.attribution import asserted_by
from depesche.reading.confidence import UNRATED
from depesche.reading.layers import Clause, Reading
from depesche.reading.merging import join_spans
from depesche.records import Actor, Agreement, Obligation, Span

__all__ = ["build"]

#: What only a state does to a treaty, whoever the other parties are.
_RATIFYING = frozenset({"ratified", "deposited", "denounced", "suspended", "provisionally_applied"})


def build(reading: Reading) -> list[Agreement]:
    """The agreements a document reports, one record each, in text order."""
    mentions = find_mentions(reading)
    events = find_events(reading, mentions)
    acting: dict[int, list[Actor]] = {}
    for event in events:
        binding = event.status in BINDING and not (from_outside(event) or event.nominal)
        acting.setdefault(event.mention.head, []).extend(event.by if binding else ())
    chains = link(reading, mentions, acting, _apart(events, {m.head for m in mentions}))
    told = [Told(chain) for chain in chains]
    by_head = {(m.head, m.content): t for t in told for m in t.chain.mentions}
    for event in events:
        owner = by_head.get((event.mention.head, event.mention.content))
        if owner is not None:
            owner.events.append(event)
    for one in told:
        one.parties = bound_by(reading, one)
    _share_truces(told)
    return [_record(reading, one) for one in told if _reportable(reading, one)]


def _share_truces(told: list[Told]) -> None:
    """Truces without sides are between those of the only other one: "earlier ceasefires had been broken"."""
    truces = [t for t in told if t.chain.noun.family == "ceasefire"]
    known = {tuple(sorted(p.id or p.name for p in t.parties)) for t in truces if len(t.parties) > 1}
    if len(known) != 1:
        return
    sides = next(t.parties for t in truces if len(t.parties) > 1)
    for one in truces:
        if not one.parties and any(e.status in CONCLUDED for e in one.events):
            one.parties = [*sides]


def _apart(events: list[Event], heads: set[int]) -> dict[int, frozenset[int]]:
    """An agreement that takes another's place or adds to it, and that other: they are two."""
    found: dict[int, frozenset[int]] = {}
    for event in events:
        if event.status not in ("superseded", "amended"):
            continue
        clause, old = event.match.clause, event.mention.head
        phrases = [p for p in (clause.subject, *clause.objects, *clause.prepositional) if p is not None]
        near = [*(p.head for p in phrases), *([clause.antecedent] if clause.antecedent is not None else ())]
        new = frozenset(head for head in near if head in heads and head != old)
        found[old] = found.get(old, frozenset()) | new
        found.update((head, found.get(head, frozenset()) | {old}) for head in new)
    return found


def _reportable(reading: Reading, told: Told) -> bool:
    """Is it an agreement between sides that this project speaks of, and does the text tell something of it?"""
    noun, parties = told.chain.noun, told.parties
    statuses = [e for e in told.events if e.status]
    named = any(m.noun is not None and not m.in_compound for m in told.chain.mentions)
    if not named and not statuses:
        return False
    if _is_domestic(reading, told) or _is_one_sided(reading, told):
        return False
    if not told.events and not any(_stands(reading, m) for m in told.chain.mentions):
        return False
    scopes = {m.noun.scope for m in told.chain.mentions if m.noun is not None and not m.in_compound} or {noun.scope}
    if any(is_named(reading, m) for m in told.chain.mentions):
        scopes.add("own")
    if "own" in scopes:
        several = all(m.plural and not (is_named(reading, m) or m.quoted) for m in told.chain.mentions)
        if not parties and noun.family != "ceasefire" and several:
            return False
        return bool(statuses or told.events or len(parties) > 1 or has_title(reading, told.chain))
    concluded = any(e.status in _RATIFYING and _by_states(reading, e) for e in statuses)
    if "sides" in scopes and noun.family in ("treaty", "protocol", "contract") and concluded:
        return True
    made = any(len(parties_of(reading, e.by)) > 1 or _by_another(reading, e) for e in statuses)
    told_of = [e for e in statuses if e.status in CONCLUDED and e.match.clause.kind != "infinitive"]
    between = len(parties) > 1 and bool(told_of)
    if (
        not (made or between)
        and _vague(reading, told.chain)
        and not any(m.sides or m.end > m.head + 1 for m in told.chain.mentions)
    ):
        return False
    others = (e for e in statuses if e.status in ("proposed", "rejected"))
    acting = [*parties, *(a for e in others for a in parties_of(reading, e.by))]
    if "side" in scopes and statuses and any(p.kind in ("state", "igo", "organisation") for p in acting):
        return True
    if scopes & {"side", "sides"} and any(e.status in CONCLUDED and by_many_states(reading, e) for e in statuses):
        return True
    if scopes & {"side", "sides", "joint"}:
        if len(parties) > 1:
            return bool(statuses or told.events or has_title(reading, told.chain))
        if any(_by_another(reading, e) for e in statuses):
            return True
        beside = [a for m in told.chain.mentions for a in m.beside]
        other = any(a.kind == "organisation" for a in beside) or bool(parties_of(reading, beside))
        with_other = other and any(e.status in CONCLUDED for e in statuses)
        return bool(parties and statuses and (parties[0].kind == "igo" or with_other))
    return bool(statuses) and bool(parties) and (len(parties) > 1 or parties[0].kind == "igo")


def _by_states(reading: Reading, event: Event) -> bool:
    return any(a.kind == "state" for a in event.by)


def _by_another(reading: Reading, event: Event) -> bool:
    """Do persons make it with each other, of whom the text tells only of one whom he acts for?"""
    persons = {a.name for a in event.by if a.kind == "person"}
    return (
        event.status in REACHED and not event.attributive and len(persons) > 1 and bool(parties_of(reading, event.by))
    )


def _is_domestic(reading: Reading, told: Told) -> bool:
    """Is it a matter of one state's own parties and levels, whatever states the sentences around name?"""
    mentions = told.chain.mentions
    words = (t.lower_ for m in mentions for t in reading.doc[m.start : m.head])
    if any(w.startswith(treaties.DOMESTIC_ADJECTIVES) for w in words):
        return True
    abroad = any(parties_of(reading, m.sides) for m in mentions) or any(parties_of(reading, e.by) for e in told.events)
    return not abroad and any(_domestic(reading, e) for e in told.events)


def _is_one_sided(reading: Reading, told: Told) -> bool:
    """Does one side alone lay down its arms: "declared a unilateral truce"?"""
    statuses = [e for e in told.events if e.status]
    if told.chain.noun.family != "ceasefire" or not statuses:
        return False
    return all(
        any(reading.doc[t].lower_.startswith(treaties.ONE_SIDED) for t in e.match.clause.tokens) for e in statuses
    )


def _domestic(reading: Reading, event: Event) -> bool:
    """Do parties, levels or branches of one state make it: coalition, federation and member states, unions?"""
    subject = event.match.clause.subject
    parts = (subject.conjuncts or [subject]) if subject is not None else []
    parts = [*parts, *(g for p in parts for g in p.genitives)]
    # "die Minister beider Länder" are of two states, and not of a federation's member states.
    levels = (p for p in parts if not stands_for_two(reading, p))
    return any(treaties.is_domestic_side(reading.doc[p.head].lemma_) for p in levels)


def _stands(reading: Reading, mention: AgreementMention) -> bool:
    """Does a mention of which nothing is told take the agreement for given, and not for a thing that might be?"""
    if mention.clause is not None and counterfactual(reading, mention.clause):
        return False
    return mention.reference != "new" or mention.plural or is_named(reading, mention) or len(mention.between) > 1


def _given(chain: Chain) -> bool:
    """Does the text take the agreement for one that there is? A ceasefire begins with what is told of it."""
    named = [m for m in chain.mentions if m.noun is not None and not m.in_compound]
    return chain.noun.family != "ceasefire" and bool(named) and named[0].reference == "definite"


def _vague(reading: Reading, chain: Chain) -> bool:
    """Only indefinite plurals: agreements in general, none in particular."""
    return all(m.plural and m.reference == "new" for m in chain.mentions)


def _record(reading: Reading, told: Told) -> Agreement:
    chain = told.chain
    statuses = statuses_of(reading, told)
    first = told.events[0] if told.events else None
    lead = next((s for s in statuses if s.when), None)
    clause = first.match.clause if first else chain.mentions[0].clause
    return Agreement(
        document=reading.document.reference,
        evidence=_evidence(reading, told),
        factuality=factuality_of_statuses(statuses, _given(chain)),
        asserted_by=asserted_by(reading, clause) if clause else [],
        when=lead.when if lead else None,
        where=next((s.where for s in statuses if s.where), None),
        plover=plover_of(statuses),
        rule=first.match.rule.id if first else "agreement.named",
        confidence=UNRATED,
        name=name_of(reading, chain),
        kind=chain.noun.kind,
        parties=told.parties,
        subject=subject_of(reading, chain),
        articles=articles_of(reading, chain),
        statuses=statuses,
        obligations=_obligations(reading, told),
    ).with_id()


def _evidence(reading: Reading, told: Told) -> list[Span]:
    extents: set[tuple[int, int]] = set()
    clauses: list[Clause] = [m.clause for m in told.chain.mentions if m.clause] + [e.match.clause for e in told.events]
    for clause in clauses:
        start, end = reading.sentences[clause.sentence]
        extents.add(trimmed_sentence(reading, start, end))
    for mention in told.chain.mentions:
        if mention.clause is None:
            extents.add(reading.chars(mention.start, mention.end))
    return join_spans(reading.document.cut(*e) for e in extents)


def trimmed_sentence(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Character extent of a sentence without white space around it."""
    while start < end - 1 and reading.doc[start].is_space:
        start += 1
    while end - 1 > start and reading.doc[end - 1].is_space:
        end -= 1
    return reading.chars(start, end)


def _obligations(reading: Reading, told: Told) -> list[Obligation]:
    found: dict[tuple[int, int], Obligation] = {}
    for event in told.events:
        for start, end in event.contents:
            words = reading.doc[reading.token_at(start) : reading.token_at(end - 1) + 1]
            kind = treaties.obligation_kind(t.lemma_ for t in words)
            found.setdefault((start, end), Obligation(kind=kind, evidence=[reading.document.cut(start, end)]))
    return [found[extent] for extent in sorted(found)]
