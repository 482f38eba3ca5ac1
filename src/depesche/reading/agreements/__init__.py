"""What was agreed: treaties, ceasefires, resolutions and deals, with what happened to them and what they bind to.

`mentions` finds the nouns, `chains` joins those that speak of one agreement, `events` ties statuses and obligations to
them, `parties` names the sides; this module puts the record together.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from depesche.german import lexicon, treaties
from depesche.reading.agreements.chains import Chain, link
from depesche.reading.agreements.events import Event, find_events, parties_in, sides_joined, trimmed
from depesche.reading.agreements.mentions import AgreementMention, find_mentions
from depesche.reading.agreements.parties import parties_of
from depesche.reading.attribution import asserted_by
from depesche.reading.factuality import factuality_of
from depesche.reading.layers import Clause, Phrase, Reading
from depesche.reading.merging import join_spans, same_time
from depesche.reading.places import place_of
from depesche.reading.when import time_of
from depesche.records import Actor, Agreement, Obligation, Plover, Span, Status, Time
from depesche.records.record import Factuality, StatusName

__all__ = ["build"]

#: Who does these becomes bound by the agreement; others may propose, reject or violate it from outside.
_BINDING = frozenset(
    {
        "negotiating",
        "initialled",
        "adopted",
        "signed",
        "approved_domestically",
        "ratified",
        "deposited",
        "provisionally_applied",
        "in_force",
        "extended",
        "suspended",
        "amended",
        "violated",
        "denounced",
        "terminated",
    }
)
_CONCLUDED = _BINDING - {"negotiating"}
_SUPPORTED = frozenset(
    {"signed", "approved_domestically", "ratified", "deposited", "provisionally_applied", "in_force", "extended"}
)
_REACHED = frozenset({"adopted", "signed", "initialled"})
_ADVERSE = frozenset({"violated", "terminated"})
_NAMED_FAMILIES = frozenset({"treaty", "protocol", "peace"})
_BETWEEN_SIDES = frozenset({"treaty", "deal", "memorandum", "declaration", "protocol", "contract"})
_OUTSIDE = frozenset({"resolution", "peace"})  # families whose violators and approvers are not their authors


@dataclass(slots=True)
class _Told:
    """One agreement with all that the document tells of it."""

    chain: Chain
    events: list[Event] = field(default_factory=list)
    parties: list[Actor] = field(default_factory=list)


def build(reading: Reading) -> list[Agreement]:
    """The agreements a document reports, one record each, in text order."""
    mentions = find_mentions(reading)
    events = find_events(reading, mentions)
    acting: dict[int, list[Actor]] = {}
    for event in events:
        binding = event.status in _BINDING and not (_from_outside(event) or event.nominal)
        acting.setdefault(event.mention.head, []).extend(event.by if binding else ())
    chains = link(reading, mentions, acting)
    told = [_Told(chain) for chain in chains]
    by_head = {(m.head, m.content): t for t in told for m in t.chain.mentions}
    for event in events:
        owner = by_head.get((event.mention.head, event.mention.content))
        if owner is not None:
            owner.events.append(event)
    records = []
    for one in told:
        one.parties = _parties(reading, one)
        if _reportable(reading, one):
            records.append(_record(reading, one))
    return records


def _unreal(reading: Reading, event: Event) -> bool:
    """Who never did it is not bound by it, nor is who only seeks that others come to terms."""
    if event.attributive:
        return False
    seeking = event.mention.noun is not None and event.mention.noun.noun in treaties.COMING_TO_TERMS
    return _event_factuality(reading, event) in (
        ("denied", "cancelled", "proposed") if seeking else ("denied", "cancelled")
    )


def _from_outside(event: Event) -> bool:
    """Does the actor approve or violate what others decided?"""
    return event.mention.noun is not None and event.mention.noun.family in _OUTSIDE and event.status == "violated"


def _parties(reading: Reading, told: _Told) -> list[Actor]:
    family = told.chain.noun.family
    sides = [a for m in told.chain.mentions for a in m.sides]
    named = [parties_of(reading, m.between) for m in told.chain.mentions]
    if family not in _OUTSIDE and (both := next((p for p in named if len(p) > 1), None)) is not None:
        return both
    for event in told.events:
        binds = event.status in _BINDING and not _from_outside(event) and not _unreal(reading, event)
        if binds or (event.status == "rejected" and family == "ceasefire"):
            sides += event.by
            if len(sides) == 1:
                sides += _who_has_it(reading, event)
        if event.status == "violated" and family == "ceasefire":
            # Who accuses the other of breaking it is mostly the other side.
            above = parties_of(reading, _subject_above(reading, event.match.clause))
            sides += [a for a in above if a.kind != "igo"]
    if family == "resolution":
        sides += _targets(reading, told)
        if not any(p.kind == "igo" for p in parties_of(reading, sides)):
            sides += _body_nearby(reading, told)
    parties = parties_of(reading, sides)
    if len(parties) < 2 and family in _BETWEEN_SIDES:
        parties = _with_context(reading, told, parties)
    if len(parties) < 2:
        parties = parties_of(reading, [*parties, *_proposers(told)])
    if not parties and any(_is_named(reading, m) for m in told.chain.mentions):
        parties = _body_nearby(reading, told)
    if not parties and family == "ceasefire" and told.events:
        clause = told.events[0].match.clause
        parties = next((_states(s) for s in sides_joined(reading, clause) if len(_states(s)) > 1), parties)
    return parties


def _proposers(told: _Told) -> list[Actor]:
    """Those between whom a proposal is made: to whom it is made, and who makes it where it is made to one side.

    Who proposes a ceasefire to nobody named may be a mediator and is no side of it.
    """
    for event in told.events:
        if event.status == "proposed" and event.offered:
            return event.offered if len(event.offered) > 1 else [*event.by, *event.offered]
    if told.chain.noun.family == "resolution":
        return [a for e in told.events if e.status == "proposed" for a in e.by]
    return []


def _who_has_it(reading: Reading, event: Event) -> list[Actor]:
    """The other side of "that a treaty be made with X": the subject of the clause that tells of it."""
    clause = event.match.clause
    if clause.voice == "active" or not any(clause.prepositions(p) for p in treaties.SIDES_PREPOSITIONS):
        return []
    return _subject_above(reading, clause)


def _subject_above(reading: Reading, clause: Clause) -> list[Actor]:
    """The actors of the nearest subject among the clauses on which this one depends."""
    while clause.parent is not None:
        clause = reading.clauses[clause.parent]
        if clause.subject is not None and (actors := reading.actors(clause.subject)):
            return actors
    return []


def _targets(reading: Reading, told: _Told) -> list[Actor]:
    """The states at which a body's decision is directed."""
    adopted = [e.match.clause for e in told.events if e.status == "adopted" and e.mention.content]
    clauses = [*adopted, *(c for a in adopted for c in reading.children.get(a.index, ()))]
    phrases = [p for c in clauses for p in c.prepositions(*treaties.TARGET_PREPOSITIONS)]
    return [a for p in phrases for a in reading.actors(p) if a.kind == "state"]


def _body_nearby(reading: Reading, told: _Told) -> list[Actor]:
    """The body whose resolution it is, told elsewhere in the sentence: "in the Security Council"."""
    for event in told.events:
        start, end = reading.sentences[event.match.clause.sentence]
        bodies = [p for p in parties_in(reading, start, end) if p.kind == "igo"]
        if bodies:
            return bodies[:1]
    return []


def _with_context(reading: Reading, told: _Told, parties: list[Actor]) -> list[Actor]:
    """Two sides told in the clause's sentence or the two before it, where the agreement's own words name fewer."""
    events = [e for e in told.events if e.status in _CONCLUDED]
    if not events or any(_is_named(reading, m) for m in told.chain.mentions):
        return parties
    clause = events[0].match.clause
    if clause.voice == "active" and clause.subject is not None and not parties:
        return parties  # somebody else's: the one who acts is no side
    own = _states(parties_in(reading, clause.start, clause.end))
    if len(own) == 2 and {p.id for p in parties} <= {p.id for p in own}:
        return own
    sentences = [*range(clause.sentence, max(-1, clause.sentence - 3), -1)]
    sentences += [m.clause.sentence for m in told.chain.mentions if m.clause is not None]
    last = max(sentences)
    for number in dict.fromkeys([*sentences, last + 1]):
        for other in reading.clauses_of_sentence.get(number, ()):
            for sides in sides_joined(reading, other):
                states = _states(sides)
                if len(states) > 1 and {p.id for p in parties} <= {p.id for p in states}:
                    return states
    return parties


def _states(parties: list[Actor]) -> list[Actor]:
    return [p for p in parties if p.kind == "state"]


def _reportable(reading: Reading, told: _Told) -> bool:
    """Is it an agreement between sides that this project speaks of, and does the text tell something of it?"""
    noun, parties = told.chain.noun, told.parties
    statuses = [e for e in told.events if e.status]
    named = any(m.noun is not None and not m.in_compound for m in told.chain.mentions)
    if not named and not statuses:
        return False
    scopes = {m.noun.scope for m in told.chain.mentions if m.noun is not None and not m.in_compound} or {noun.scope}
    if any(_is_named(reading, m) for m in told.chain.mentions):
        scopes.add("own")
    if "own" in scopes:
        if not parties and noun.family != "ceasefire" and _vague(reading, told.chain):
            return False
        return bool(statuses or told.events or len(parties) > 1 or _has_title(reading, told.chain))
    if _vague(reading, told.chain) and not any(m.sides or m.end > m.head + 1 for m in told.chain.mentions):
        return False
    if "side" in scopes and statuses and any(p.kind in ("state", "igo", "organisation") for p in parties):
        return True
    if scopes & {"side", "sides", "joint"}:
        if len(parties) > 1:
            return bool(statuses or told.events or _has_title(reading, told.chain))
        return bool(parties and statuses and parties[0].kind == "igo")
    return bool(statuses) and bool(parties) and (len(parties) > 1 or parties[0].kind == "igo")


def _vague(reading: Reading, chain: Chain) -> bool:
    """Only indefinite plurals: agreements in general, none in particular."""
    return all(m.plural and m.reference == "new" for m in chain.mentions)


def _has_title(reading: Reading, chain: Chain) -> bool:
    return any(
        m.quoted
        or _is_named(reading, m)
        or (m.noun is not None and not m.in_compound and not m.plural and (m.end > m.head + 1))
        for m in chain.mentions
    )


def _is_named(reading: Reading, mention: AgreementMention) -> bool:
    """Known by a proper name: of a town ("the Geneva conventions") or in its compound ("the Kyoto protocol")."""
    if mention.noun is None or mention.in_compound or mention.noun.family not in _NAMED_FAMILIES:
        return False
    head = reading.doc[mention.head]
    if _town_of(reading, mention) is not None:
        return True
    if mention.noun.scope == "own" and "-" in head.text and head.text[0].isupper():
        return True
    return mention.head > 0 and head.nbor(-1).tag_ == "ADJA" and treaties.names_place(head.nbor(-1).text)


def _town_of(reading: Reading, mention: AgreementMention) -> int | None:
    """The token of the town in "the treaty of Rome"; None where the agreement has no such name."""
    at = mention.head + 2
    if at >= len(reading.doc) or reading.doc[at - 1].lemma_ != treaties.OF_PREPOSITION:
        return None
    town = reading.doc[at]
    is_town = town.tag_ == "NE" and at not in reading.mention_at and town.text not in lexicon.states()
    return at if is_town else None


def _record(reading: Reading, told: _Told) -> Agreement:
    chain = told.chain
    statuses = _statuses(reading, told)
    first = told.events[0] if told.events else None
    lead = next((s for s in statuses if s.when), None)
    clause = first.match.clause if first else chain.mentions[0].clause
    return Agreement(
        document=reading.document.reference,
        evidence=_evidence(reading, told),
        factuality=_factuality(statuses),
        asserted_by=asserted_by(reading, clause) if clause else [],
        when=lead.when if lead else None,
        where=next((s.where for s in statuses if s.where), None),
        plover=_plover(statuses),
        rule=first.match.rule.id if first else "agreement.named",
        confidence=0.8 if statuses and told.parties else 0.6,
        name=_name(reading, chain),
        kind=chain.noun.kind,
        parties=told.parties,
        subject=_subject(reading, chain),
        articles=_articles(reading, chain),
        statuses=statuses,
        obligations=_obligations(reading, told),
    ).with_id()


def _evidence(reading: Reading, told: _Told) -> list[Span]:
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


def _statuses(reading: Reading, told: _Told) -> list[Status]:
    found: dict[tuple[str, Factuality, tuple[str, ...]], Status] = {}
    concluded = any(e.status in _CONCLUDED - {"terminated"} for e in told.events)
    everybody = {p.id or p.name for p in told.parties}
    for event in told.events:
        if event.status is None:
            continue
        clause = event.match.clause
        status: str = event.status
        if status == "terminated" and clause.predicate in treaties.FAILING_VERBS and not concluded:
            status = "rejected"
        by = parties_of(reading, event.by)
        factuality = event.match.rule.factuality or _event_factuality(reading, event)
        family = told.chain.noun.family
        if status == "approved_domestically" and (
            family == "declaration" or (family == "resolution" and _are_bodies(by))
        ):
            status = "adopted"  # what a body or meeting itself decides needs nobody's approval at home
        if status in _REACHED and factuality == "proposed":
            # Asked for or hoped for, not yet reached: the proposal is what took place.
            status, asking = "proposed", parties_of(reading, _subject_above(reading, clause))
            by, factuality = asking, "occurred" if asking else factuality
        names = tuple(sorted(a.id or a.name for a in by))
        if status in _ADVERSE and factuality not in ("occurred", "ongoing", "planned"):
            continue  # threatened, feared or denied: nothing happened to the agreement
        time = time_of(reading, clause, event.mention.head if event.attributive else event.match.trigger)
        span = reading.document.cut(*trimmed(reading, clause.start, clause.end))
        key = (status, factuality, () if set(names) == everybody else names)
        if not names and key not in found:
            # The same thing told again without those who did it.
            key = next((k for k in found if k[:2] == key[:2] and _same_day(found[k].when, time)), key)
        before = found.get(key)
        if before is not None:
            found[key] = before.model_copy(
                update={
                    "evidence": before.evidence + ([span] if span not in before.evidence else []),
                    "when": before.when or time,
                    "where": before.where or place_of(reading, clause),
                }
            )
            continue
        found[key] = Status(
            status=_status_name(status),
            by=by,
            when=time,
            where=place_of(reading, clause),
            factuality=factuality,
            evidence=[span],
        )
    return list(found.values())


def _same_day(one: Time | None, other: Time | None) -> bool:
    return one is None or other is None or same_time(one.value, other.value)


def _are_bodies(actors: list[Actor]) -> bool:
    return bool(actors) and all(a.kind == "igo" for a in actors)


def _status_name(status: str) -> StatusName:
    return status  # type: ignore[return-value]  # the rules' test checks every name against the codebook


def _event_factuality(reading: Reading, event: Event) -> Factuality:
    if event.attributive:
        return "occurred"
    factuality = factuality_of(reading, event.match.clause, event.match.trigger)
    if event.status == "negotiating" and factuality == "occurred" and event.match.clause.tense == "present":
        return "ongoing"
    return factuality


def _factuality(statuses: list[Status]) -> Factuality:
    """The record's factuality: that of the furthest thing told of it."""
    if not statuses:
        return "occurred"
    real = [s for s in statuses if s.factuality in ("occurred", "ongoing")]
    if any(s.status in _CONCLUDED for s in real):
        return "occurred"
    if any(s.status == "negotiating" for s in real):
        return "ongoing"
    planned = [s.factuality for s in statuses if s.status in _CONCLUDED]
    if planned:
        return planned[0]
    return "proposed" if real else statuses[0].factuality


def _plover(statuses: list[Status]) -> Plover | None:
    """PLOVER (manual of 2023): AGREE before signing, SUPPORT at signing and ratifying, CONSULT while negotiating."""
    real = {s.status for s in statuses if s.factuality in ("occurred", "ongoing")}
    if real & _SUPPORTED:
        return Plover(type="SUPPORT")
    if real and real <= {"rejected", "denounced", "terminated", "suspended"}:
        return Plover(type="REJECT")
    if real == {"negotiating"}:
        return Plover(type="CONSULT")
    return Plover(type="AGREE") if statuses else None


def _name(reading: Reading, chain: Chain) -> str:
    """The fullest name the text gives: a title in quotation marks, or the longest noun phrase, in base form."""
    for mention in chain.mentions:
        if mention.quoted:
            return reading.document.text[slice(*mention.quoted)]
    named = [m for m in chain.mentions if m.noun is not None and not m.in_compound and m.content is None]
    if named:
        same = [m for m in named if m.noun is not None and m.noun.family == chain.noun.family] or named
        return max((_phrase_name(reading, m) for m in same), key=lambda n: (len(n.split()) > 1, -same_rank(n), len(n)))
    for mention in chain.mentions:
        if mention.content:
            return reading.document.text[slice(*mention.content)]
    return chain.noun.noun


def same_rank(name: str) -> int:
    """Names of moderate length are names; longer ones carry what the sentence adds."""
    return 0 if len(name.split()) <= 12 else 1


def _phrase_name(reading: Reading, mention: AgreementMention) -> str:
    doc, phrase = reading.doc, reading.phrase_of_head.get(mention.head)
    adjectives = [
        doc[t].text
        for t in range(mention.start, mention.head)
        if doc[t].tag_ == "ADJA"
        and not treaties.is_generic(doc[t].text)
        and "Part" not in doc[t].morph.get("VerbForm", [])
    ]
    if not mention.plural:
        adjectives = [treaties.base_adjective(a, mention.gender) for a in adjectives]
    end = mention.head + 1
    for part in [*(phrase.genitives if phrase else ()), *(phrase.attributes if phrase else ())]:
        if part.start <= end and _names(reading, part):
            end = max(end, part.end)
    if (town := _town_of(reading, mention)) is not None:
        end = max(end, town + 1)
    head = doc[mention.head]
    noun = head.text if mention.plural else treaties.base_noun(head.text, head.lemma_)
    rest = (
        reading.document.text[head.idx + len(head) : doc[end - 1].idx + len(doc[end - 1])]
        if end > mention.head + 1
        else ""
    )
    return " ".join([*adjectives, noun]) + rest


def _names(reading: Reading, part: Phrase) -> bool:
    """Does an attribute belong to the name: genitives, "über …", "zwischen …", and "in" with a place?"""
    if part.preposition not in treaties.PLACE_PREPOSITIONS:
        return part.preposition is None or part.preposition in treaties.NAME_PREPOSITIONS
    return reading.doc[part.start].tag_ == "APPRART" or reading.doc[part.head].tag_ == "NE"


def _subject(reading: Reading, chain: Chain) -> str | None:
    """What the agreement is about, as its noun's attribute tells it."""
    for mention in chain.mentions:
        phrase = reading.phrase_of_head.get(mention.head)
        for attribute in phrase.attributes if phrase else ():
            if attribute.preposition in treaties.ABOUT_PREPOSITIONS and not reading.actors(attribute):
                return reading.span(attribute.start + 1, attribute.end).text
    return None


def _articles(reading: Reading, chain: Chain) -> int | None:
    """The number of articles, told in a sentence that speaks of the agreement."""
    for mention in chain.mentions:
        if mention.clause is None:
            continue
        for token in range(*reading.sentences[mention.clause.sentence]):
            if reading.doc[token].text in treaties.ARTICLE_NOUNS and token:
                before = reading.doc[token - 1]
                if before.tag_ == "CARD" and before.text.isdigit():
                    return int(before.text)
    return None


def _obligations(reading: Reading, told: _Told) -> list[Obligation]:
    found: dict[tuple[int, int], Obligation] = {}
    for event in told.events:
        for start, end in event.contents:
            words = reading.doc[reading.token_at(start) : reading.token_at(end - 1) + 1]
            kind = treaties.obligation_kind(t.lemma_ for t in words)
            found.setdefault((start, end), Obligation(kind=kind, evidence=[reading.document.cut(start, end)]))
    return [found[extent] for extent in sorted(found)]
