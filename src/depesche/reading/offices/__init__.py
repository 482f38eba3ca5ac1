"""Who speaks for whom: offices that the text itself states, once per person and title.

`holders` finds who bears a title, `bodies` for whom; this module joins what the document tells of one person and title.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from depesche.german import lexicon, office_words, rules, sport, titles
from depesche.german.nameforms import known_leader
from depesche.german.office_words import OfficeStatus
from depesche.german.titles import Title
from depesche.reading.actors import actor as make_actor
from depesche.reading.agreements.parties import party_named, party_with_id
from depesche.reading.confidence import UNRATED
from depesche.reading.engine import Match, RuleSet
from depesche.reading.layers import Entity, Mention, Phrase, Reading
from depesche.reading.offices.bodies import body_for, is_office, of_context, owner_after, shared_body
from depesche.reading.offices.context import foremost, is_at_home, is_long_past, nearby
from depesche.reading.offices.found import Found, Told, is_part, is_superfluous
from depesche.reading.offices.holders import holders
from depesche.reading.offices.names import full_title
from depesche.reading.offices.owners import owner, political
from depesche.reading.offices.phrases import Held, complement_end, person, phrase_of, title_tokens
from depesche.reading.offices.predication import under
from depesche.records import Actor, Office

__all__ = ["build"]

_YEAR = re.compile(r"(?:19|20)\d\d")


@cache
def _rules() -> RuleSet:
    return RuleSet(rules.load("offices"))


def build(reading: Reading) -> list[Office]:
    """The offices a document states, in the order of their first evidence."""
    found: dict[tuple[int, str], Found] = {}
    relations: list[tuple[int, Title, Phrase, Held]] = []
    apposition: Held | None = None
    sporting = sport.is_about_sport(reading.lemmas)
    for token, title in title_tokens(reading):
        phrase = phrase_of(reading, token)
        held = holders(reading, token, phrase, apposition)
        apposition = held if held and held.how == "apposition" else None
        if held is None:
            continue
        if title.scope == "relation":
            relations.append((token, title, phrase, held))
            continue
        if is_office(reading, token, title, phrase, held, sporting=sporting):
            _take(reading, found, token, title, phrase, held)
    for match in _rules().match(reading):
        relations += _take_told(reading, found, match)
    for token, name, held in under(reading):
        _take_leader(reading, found, token, name, held)
    _complete(reading, list(found.values()))
    for token, title, phrase, held in relations:
        _take_relation(reading, found, token, title, phrase, held)
    told = sorted((f for f in found.values() if not is_superfluous(f, found.values())), key=lambda f: f.evidence[0])
    _complete(reading, told)
    for one in told:
        _settle(one)
    return [_record(reading, f) for f in told]


def _settle(one: Found) -> None:
    """Let the person act for the state or organisation of the office they hold, where the text had told none yet."""
    of = one.of
    if (
        of is None
        or of.id is None
        or one.status not in (None, "current", "acting")
        or one.entity.affiliation is not None
    ):
        return
    if of.kind in ("state", "igo") and one.rule != "office.reference":
        one.entity.affiliation = of.id


def _complete(reading: Reading, found: list[Found]) -> None:
    """Where a title's own words do not say whose it is, the person's other titles do, or the text around it."""
    for one in found:
        if one.of is None:
            known = titles.title_of(one.head)
            of_state = known is not None and known.scope == "state" and not titles.is_party_post(one.title)
            others = (f.of for f in found if f.entity is one.entity and f.of is not None)
            kinds = ("state",) if one.head in office_words.HEADS else ("state", "igo")
            sibling = next((of for of in others if not of_state or of.kind in kinds), None)
            if titles.is_party_post(one.title):
                one.of = sibling if sibling is not None and sibling.kind not in ("state", "igo") else None
                continue
            if one.head in office_words.OF_TOWNS:
                continue  # the state around it is not the town's
            of_body = known is not None and known.scope == "body" and sibling is not None and is_at_home(sibling)
            if of_body and (" " not in one.title or titles.may_be_name(one.title.rsplit(" ", 1)[-1])):
                continue  # the party's or the association's, of which the readers' own state has many
            stranger = one.rule == "office.relation"  # a colleague is of another state than the one told
            if sibling is not None or stranger:
                one.of = sibling
            elif of_state and (beside := _beside(reading, one, found)) is not None:
                one.of = beside
            else:
                one.of = nearby(reading, one.token, one.head) or foremost(reading, one.title, one.head)


def _beside(reading: Reading, one: Found, found: list[Found]) -> Actor | None:
    """The state of whoever is told right before or after, with another title ("Präsident A und Außenminister B")."""
    joins = ("KON", "$,")
    for other in found:
        if other.of is None or other.of.kind != "state" or other.title == one.title or other.rule != one.rule:
            continue
        if {other.head, one.head} <= office_words.HEADS or not titles.is_of_states(other.head):
            continue
        for start, end in one.evidence:
            for first, last in other.evidence:
                gap = (last, start) if last < start else (end, first)
                if gap[1] - gap[0] == 1 and reading.doc[gap[0]].tag_ in joins:
                    return other.of
    return None


def _take(
    reading: Reading, found: dict[tuple[int, str], Found], token: int, title: Title, phrase: Phrase, held: Held
) -> None:
    start = min(phrase.start, held.start) if held.how == "reference" else phrase.start
    start -= start > 0 and reading.doc[start - 1].lower_ in office_words.FORMER_WORDS
    status = title.status or held.status or _told_status(reading, start, phrase.head)
    if any(reading.doc[t].lower_.startswith(office_words.POSSIBLE) for t in range(start, phrase.head)):
        return
    if status is None and held.how == "apposition" and is_long_past(reading, token):
        status = "former"
    for entity in held.entities:
        if entity.name.rsplit("-", 1)[-1] in lexicon.states():
            continue  # a part of a state ("Ost-Aserbaidschan") taken for a family name
        feminine = title.feminine or (entity.gender == "Fem" and len(held.entities) == 1)
        own = title if title.feminine == feminine or title.scope != "relation" else title.of_gender(feminine)
        name = full_title(reading, own, phrase, entity)
        of = _body_of(reading, token, title, phrase, entity, held)
        if held.how == "reference" and not title.first:
            of = next((f.of for f in found.values() if f.of and f.entity is entity and _takes_up(title, f)), of)
        if held.how == "reference" and (_covered(found, entity, title) or _holds_now(found, entity, title, status)):
            continue
        _add(found, entity, held, name, title.head, f"office.{held.how}", of, status, token)


def _body_of(reading: Reading, token: int, title: Title, phrase: Phrase, entity: Entity, held: Held) -> Actor | None:
    """For whom one of those acts who bear the title."""
    if len(held.entities) > 1:
        own = shared_body(reading, token, title, phrase, entity)
        if own is None and (held.how != "apposition" or known_leader(entity.name) or _parted(held)):
            own = body_for(reading, token, title, phrase, entity, several=True)
        return own  # ministers of two states told together: the text around gives one the state of the other
    own = body_for(reading, token, title, phrase, entity, explicit=True)
    if own is None and held.how == "apposition":
        after = owner_after(reading, held.end)
        own = after if after is not None and (after.id is not None or title.scope != "state") else None
    return own or body_for(reading, token, title, phrase, entity)


def _parted(held: Held) -> bool:
    """Is each of those who share a title told to act for a state of their own?"""
    states = [e.affiliation for e in held.entities]
    return None not in states and len(set(states)) == len(states)


def _takes_up(title: Title, one: Found) -> bool:
    """Does a role without a body of its own take up a title told in full ("die Präsidentin" of the commission)?"""
    return one.head == title.head and one.title.lower().split(" ")[0].endswith(title.base.lower())


def _covered(found: dict[tuple[int, str], Found], entity: Entity, title: Title) -> bool:
    """A role that only takes up a fuller title ("der Minister" for a foreign minister) is no office of its own."""
    if title.first or (title.scope not in ("body", "rank") and title.head not in office_words.GENERIC):
        return False
    base = title.base.lower()
    return any(f.entity is entity and f.title.lower().split(" ")[0].endswith(base) for f in found.values())


def _holds_now(found: dict[tuple[int, str], Found], entity: Entity, title: Title, status: OfficeStatus | None) -> bool:
    """Is a role of the future or past ("der künftige Kanzler") held by the one who is told to have it now?"""
    if status not in ("designated", "former"):
        return False
    return any(f.entity is entity and f.head == title.head and f.status in (None, "current") for f in found.values())


def _add(
    found: dict[tuple[int, str], Found],
    entity: Entity,
    held: Held,
    name: str,
    head: str,
    rule: str,
    of: Actor | None,
    status: OfficeStatus | None,
    token: int,
) -> None:
    key = name.lower().replace("-", "")  # "Unions-Kandidat", "Unionskandidat"
    one = found.setdefault((id(entity), key), Found(entity, held.mention, name, head, rule, token=token))
    one.told.append(Told((held.start, held.end), held.how == "reference", status))
    one.of = one.of or of


def _told_status(reading: Reading, start: int, end: int) -> OfficeStatus | None:
    doc = reading.doc
    if start == end and start > 2 and doc[start - 1].tag_ == "KON" and titles.title_of(doc[start - 2].text) is not None:
        # "the former chancellor and minister X"
        return next((s for t in doc[max(0, start - 5) : start - 2] if (s := titles.status_of_adjective(t.text))), None)
    for token in range(start, end):
        if status := titles.status_of_adjective(reading.doc[token].text):
            return status
    return None


def _take_told(
    reading: Reading, found: dict[tuple[int, str], Found], match: Match
) -> list[tuple[int, Title, Phrase, Held]]:
    """Offices that a verb tells: leading a delegation, being elected, taking over a post.

    Returns the titles that need another person's office ("elected successor of …").
    """
    relations: list[tuple[int, Title, Phrase, Held]] = []
    if match.clause.negated or match.clause.modal in office_words.HOPING_MODALS:
        return relations
    bearer = next((m for p in match.roles.get("person", ()) if (m := _one_person(reading, p))), None)
    if bearer is None:
        return relations
    entity = bearer.entities[0]
    held = Held(
        (entity,), bearer, min(match.clause.tokens), max(match.clause.tokens) + 1, "told", _status_then(reading, match)
    )
    for phrase in match.roles.get("body", ()):
        title = titles.title_of(match.rule.set["title"])
        if title is None or not titles.is_body(reading.doc[phrase.head].lemma_):
            continue
        name = f"{title.base} {titles.genitive(reading.doc[phrase.head].lemma_, _gender(reading, phrase))}"
        of = of_context(reading, phrase, entity)
        _add(found, entity, held, name, title.head, match.rule.id, of, held.status, match.trigger)
    for phrase in match.roles.get("title", ()):
        title = titles.title_of(reading.doc[phrase.head].text)
        if title is None or title.scope == "never":
            continue
        own = phrase_of(reading, phrase.head)
        if title.scope == "relation":
            relations.append((phrase.head, title, own, held))
        elif is_office(reading, phrase.head, title, own, held):
            of = body_for(reading, phrase.head, title, own, entity) or _appointing(reading, match, title)
            name = full_title(reading, title, own, entity)
            _add(found, entity, held, name, title.head, match.rule.id, of, held.status, phrase.head)
    return relations


def _status_then(reading: Reading, match: Match) -> OfficeStatus | None:
    """What the rule says of the office's time; who was elected in an earlier year has had it since."""
    status: OfficeStatus | None = match.rule.set.get("status")
    published = reading.document.published
    if status != "designated" or published is None:
        return status
    years = [int(t.text) for t in map(reading.doc.__getitem__, match.clause.tokens) if _YEAR.fullmatch(t.text)]
    return None if years and max(years) < published.year - 1 else status


def _take_leader(reading: Reading, found: dict[tuple[int, str], Found], token: int, name: str, held: Held) -> None:
    """An office told by its noun: "die Delegation unter der Leitung von X"."""
    title, entity = titles.title_of(name), held.entities[0]
    if title is None:
        return
    of = None
    if title.scope == "body" and held.start:
        body = reading.phrase_of_head.get(held.start - 1) or Phrase(held.start - 1, held.start, held.start - 1)
        if not political(reading, body):
            return
        of = owner(reading, body)
        if of is not None and of.id is None and not titles.has_names(reading.doc[body.head].lemma_):
            of = party_with_id(reading, of.affiliation) if of.affiliation else None  # "die norwegische Delegation"
    of = of or of_context(reading, None, entity)
    if title.scope != "body" and of is None:
        return
    base = title.of_gender(entity.gender == "Fem").base
    _add(found, entity, held, base, title.head, "office.led", of, None, token)


def _appointing(reading: Reading, match: Match, title: Title) -> Actor | None:
    """The state or organisation that gives the title to somebody: "die EU hat X zum Gesandten ernannt"."""
    if match.clause.voice != "active" or match.clause.subject is None or title.scope not in ("state", "head", "body"):
        return None
    giving = [a for a in reading.actors(match.clause.subject) if a.kind in ("state", "igo")]
    return giving[0].model_copy(update={"role": None, "mention": None}) if len(giving) == 1 else None


def _one_person(reading: Reading, phrase: Phrase) -> Mention | None:
    # The name beside the noun first: one before it may be its owner's ("Xs Stabschef Y").
    beside = range(phrase.head, min(phrase.end, phrase.head + 3))
    for token in (*beside, *range(phrase.start, phrase.head)):
        if (mention := person(reading, token)) is not None:
            return mention
    clause = reading.clause_of_token.get(phrase.head)
    if clause is not None and clause.antecedent is not None and phrase.head == clause.complementizer:
        return person(reading, clause.antecedent)
    mention = reading.mention_at.get(phrase.head)
    if mention and len(mention.entities) == 1 and id(mention.entities[0]) in reading.named_persons:
        return mention
    return None


def _gender(reading: Reading, phrase: Phrase) -> str | None:
    return next(iter(reading.doc[phrase.head].morph.get("Gender", [])), None)


def _take_relation(
    reading: Reading,
    found: dict[tuple[int, str], Found],
    token: int,
    title: Title,
    phrase: Phrase,
    held: Held,
    *,
    several: bool = False,
) -> None:
    """ "Ihr Amtskollege X", "sein Vorgänger X": the office is that of the person they are related to."""
    if held.how == "reference":
        return
    if len(held.entities) > 1 and _parted(held):
        for one in held.entities:
            _take_relation(reading, found, token, title, phrase, replace(held, entities=(one,)), several=True)
        return
    if len(held.entities) != 1 or (
        "Plur" in reading.doc[token].morph.get("Number", []) and held.entities[0].affiliation is None
    ):
        return
    entity = held.entities[0]
    if token + 1 < len(reading.doc) and reading.doc[token + 1].lower_ in office_words.OTHER_OFFICE:
        return
    other = _related(reading, found, token, phrase, entity)
    if other is None:
        return
    base = titles.title_of(other.title.split(" ")[0]) or titles.title_of(other.head)
    if base is None:
        return
    if "-" in base.base and base.first and party_named(reading, base.first.split("-")[0]) is not None:
        base = titles.title_of(base.base.split("-", 1)[1]) or base
    if base.base.startswith(office_words.FEDERAL):
        plain = base.base.removeprefix(office_words.FEDERAL)
        base = titles.title_of(plain[:1].upper() + plain[1:]) or base
    feminine = title.feminine or entity.gender == "Fem"
    kind = office_words.RELATIONS.get(title.head, "current")
    own = party_with_id(reading, str(entity.affiliation)) if several else None
    own = own or body_for(reading, token, title, phrase, entity, explicit=True)
    if kind == "current":
        if own is None or (other.of and own.id == other.of.id):
            # A colleague without a state of their own is just a colleague.
            stranger = entity.affiliation is not None and not (other.of and entity.affiliation == other.of.id)
            if own is None and not stranger and title.head not in office_words.SAME_OFFICE:
                return
            own = own or body_for(reading, token, title, phrase, entity)
        name = base.of_gender(feminine).base
    else:
        own, name = other.of, other.title
    if kind == "designated" and held.how == "apposition":
        status = held.status or _told_status(reading, phrase.start, phrase.head)  # "his successor X" has the office
    else:
        status = held.status or (None if kind == "current" else kind)
    _add(found, entity, held, name, base.head, "office.relation", own, status, token)


def _related(
    reading: Reading, found: dict[tuple[int, str], Found], token: int, phrase: Phrase, entity: Entity
) -> Found | None:
    """The office of the person that a colleague, predecessor or successor is told of."""
    owners: list[Entity] = []
    for at in range(phrase.start, complement_end(reading, phrase)):
        mention = reading.attribute_at.get(at)
        if mention and at != token and mention.form != "adjective":
            owners += [e for e in mention.entities if e.kind == "person" and e is not entity]
    offices = [f for f in found.values() if f.entity is not entity and f.head != "" and not is_part(f, found.values())]
    of_owner = [f for f in offices if any(f.entity is o for o in owners)]
    if of_owner:
        return max(_of_states(of_owner), key=lambda f: f.token if f.token <= token else -f.token)
    sentence = reading.doc[token].sent
    before = [f for f in offices if sentence.start <= f.token < token]
    if before:
        last = max(before, key=lambda f: f.token).entity
        return max(_of_states([f for f in before if f.entity is last]), key=lambda f: f.token)
    if owners:
        return None
    earlier = [f for f in offices if f.token < token]
    return max(earlier, key=lambda f: f.token) if earlier and reading.doc[phrase.start].tag_ == "PPOSAT" else None


def _of_states(offices: list[Found]) -> list[Found]:
    """Those of one person that are states', which others have too, or all ("head of state and chair of the union")."""
    known = [(f, titles.title_of(f.head)) for f in offices]
    return [f for f, title in known if title is not None and title.scope in ("state", "head")] or offices


def _record(reading: Reading, found: Found) -> Office:
    return Office(
        document=reading.document.reference,
        evidence=[reading.span(start, end) for start, end in found.evidence],
        rule=found.rule,
        confidence=UNRATED,
        person=make_actor(reading, found.entity, found.mention),
        title=found.title,
        of=found.of,
        status=found.status or "current",
    ).with_id()
