"""Views put together from rows: dossiers, agreements' lives, sources by origin, pages of actors."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, get_args

from sqlalchemy import Connection, Row, func, select

from depesche.archive import near_duplicates, search, views
from depesche.archive.dossiers.profile import Party, Profile
from depesche.archive.schema import appearances, copies, documents, dossiers, parts, records, suggestions
from depesche.archive.store import record_of, with_dossier
from depesche.archive.times import interval
from depesche.records import Action, Agreement, Encounter, Obligation, Record
from depesche.records.record import StatusName

_FEW = 30  # entries of each list on an actor's page
_HELD = 500  # newest tellings of offices that are looked at
_SEEN = 200  # newest records that they are taken from


def lines(connection: Connection, numbers: Sequence[int]) -> list[views.Line]:
    """These dossiers, in this order, a line each."""
    if not numbers:
        return []
    counted = (
        select(
            records.c.dossier,
            func.count().label("records"),
            func.count(records.c.document.distinct()).label("documents"),
            func.count(documents.c.family.distinct()).label("origins"),
        )
        .join(documents, documents.c.number == records.c.document)
        .where(records.c.dossier.in_(numbers))
        .group_by(records.c.dossier)
    )
    counts = {row.dossier: row for row in connection.execute(counted)}
    rows = {row.number: row for row in connection.execute(select(dossiers).where(dossiers.c.number.in_(numbers)))}
    return [_line(rows[n], counts[n]) for n in numbers if n in rows and n in counts]


def _line(row: Row[Any], counts: Row[Any]) -> views.Line:
    profile = Profile.load(row.profile)
    persons = [p for p in profile.parties if p.kind != "state"] or profile.parties
    # The name told most often, of those the longest.
    title = max(profile.titles, key=lambda name: (profile.titles[name], len(name)), default="")
    named = title or ", ".join(_shown(p) for p in persons[:6])
    if profile.recipients:
        named += " → " + ", ".join(_shown(p) for p in profile.recipients[:4])
    return views.Line(
        id=row.id,
        type=row.type,
        kind=max(profile.kinds, key=lambda kind: profile.kinds[kind], default=""),
        title=named,
        begins=row.begins,
        ends=row.ends,
        place=next(iter(profile.spelled.values()), None),
        factuality=max(profile.factuality, key=lambda told: profile.factuality[told]),
        records=counts.records,
        documents=counts.documents,
        origins=counts.origins,
    )


def _shown(party: Party) -> str:
    return party.state if party.state and party.kind in ("state", "igo") else party.shown


def dossier(connection: Connection, number: int) -> views.Dossier:
    """All of one dossier."""
    rows = connection.execute(select(records).where(records.c.dossier == number).order_by(records.c.number)).all()
    found = {row.number: record_of(row) for row in rows}
    members = [
        views.Member(
            record=found[row.number],
            verdict=row.verdict,
            corrected=row.corrected is not None,
            weight=row.joined["weight"] if row.joined else None,
            reasons=_reasons(row.joined["features"]) if row.joined else [],
        )
        for row in rows
    ]
    told = list(found.values())
    (line,) = lines(connection, [number])
    return views.Dossier(
        line=line,
        participants=_participants(told),
        members=members,
        origins=origins(connection, sorted({row.document for row in rows})),
        disagreements=disagreements(told),
        life=life(told),
        obligations=_obligations(told),
        suggestions=suggested(connection, number),
    )


def _reasons(features: Iterable[Sequence[Any]]) -> list[views.Reason]:
    return [views.Reason(name=name, weight=value, seen=seen) for name, value, seen in features]


def _participants(told: Sequence[Record]) -> list[str]:
    names: Counter[str] = Counter()
    for record in told:
        match record:
            case Encounter():
                names.update(views.name_of(a) for a in record.participants)
            case Agreement():
                names.update(views.name_of(a) for a in record.parties)
            case Action():
                names.update(views.name_of(a) for a in (*record.actors, *record.recipients))
            case _:
                pass
    return [name for name, _ in names.most_common()]


def suggested(connection: Connection, number: int | None, limit: int = 50) -> list[views.Suggestion]:
    """What may be one thing with this dossier, or all there is to decide, the likeliest first."""
    query = select(suggestions, records.c.id, records.c.dossier.label("own")).join(
        records, records.c.number == suggestions.c.record
    )
    if number is not None:
        query = query.where((suggestions.c.dossier == number) | (records.c.dossier == number))
    query = query.where(records.c.dossier.is_not(None), records.c.dossier != suggestions.c.dossier)
    rows = connection.execute(query.order_by(suggestions.c.weight.desc(), suggestions.c.record).limit(limit)).all()
    shown = list(dict.fromkeys(n for row in rows for n in (row.own, row.dossier)))
    by_number = dict(zip(shown, lines(connection, shown), strict=True))
    return [
        views.Suggestion(
            record=row.id,
            dossier=by_number[row.own],
            other=by_number[row.dossier],
            weight=row.weight,
            reasons=_reasons(row.features),
        )
        for row in rows
    ]


def disagreements(told: Sequence[Record]) -> list[views.Disagreement]:
    """Where documents contradict one another: day, place, number, whether it happened at all.

    A vaguer telling contradicts nothing: June and the 19th of June agree.
    """
    out = []
    slots: dict[str, list[tuple[str | None, Record]]] = {
        # An agreement's steps have days of their own: that it was signed in March contradicts no ratification in June.
        "when": [
            (r.when.value, r)
            for r in told
            if r.when and interval(r.when.value) and not (isinstance(r, Agreement) and r.statuses)
        ],
        "where": [(r.where.name, r) for r in told if r.where],
        "country": [(r.where.country, r) for r in told if r.where and r.where.country],
        "factuality": [(r.factuality, r) for r in told],
        "kind": [(r.kind, r) for r in told if isinstance(r, Encounter | Agreement)],
        "number": [(str(r.number), r) for r in told if isinstance(r, Encounter) and r.number is not None],
        "articles": [(str(r.articles), r) for r in told if isinstance(r, Agreement) and r.articles is not None],
        "duration": [(r.duration.value, r) for r in told if isinstance(r, Encounter) and r.duration],
    }
    for status in sorted({s.status for r in told if isinstance(r, Agreement) for s in r.statuses}):
        slots[f"{status}.when"] = [
            (s.when.value, r)
            for r in told
            if isinstance(r, Agreement)
            for s in r.statuses
            if s.status == status and s.when and interval(s.when.value)
        ]
    for slot, values in slots.items():
        by_value: dict[str, list[Record]] = defaultdict(list)
        for value, record in values:
            if value:
                by_value[value].append(record)
        if len(by_value) > 1 and _contradict(slot, list(by_value)):
            shown = sorted(by_value.items(), key=lambda item: (-len(item[1]), item[0]))
            out.append(views.Disagreement(slot=slot, values=[_told(value, by) for value, by in shown]))
    return out


def _contradict(slot: str, values: list[str]) -> bool:
    if slot.endswith("when"):
        days = [day for value in values if (day := interval(value))]
        return any(a.gap(b) > 0 for i, a in enumerate(days) for b in days[i + 1 :])
    if slot == "factuality":
        happened = {"occurred", "ongoing"}
        return bool(set(values) & happened) and bool(set(values) & {"denied", "cancelled"})
    return True


def _told(value: str, by: Sequence[Record]) -> views.Told:
    sources = dict.fromkeys(views.name_of(actor) for record in by for actor in record.asserted_by)
    return views.Told(value=value, documents=list(dict.fromkeys(r.document.id for r in by)), asserted_by=list(sources))


def life(told: Sequence[Record]) -> list[views.Step]:
    """An agreement's dated actions out of all documents, in the order of time.

    Tellings of one step by the same parties are one where their days agree or only one is dated; they keep the most
    exact day.
    """
    steps: list[tuple[views.Step, list[str]]] = []
    order = {name: i for i, name in enumerate(get_args(StatusName))}
    for record in told:
        for status in record.statuses if isinstance(record, Agreement) else ():
            day = interval(status.when.value) if status.when else None
            step = views.Step(
                status=status.status,
                when=status.when.value if status.when and day else None,
                begins=day.first.isoformat() if day else None,
                ends=day.last.isoformat() if day else None,
                where=status.where.name if status.where else None,
                by=sorted({views.name_of(a) for a in status.by}),
                factuality=status.factuality,
                documents=[record.document.id],
                quotes=[span.text for span in status.evidence],
            )
            for i, (known, _) in enumerate(steps):
                if (one := _one_step(known, step)) is not None:
                    steps[i] = (one, [])
                    break
            else:
                steps.append((step, []))
    found = [step for step, _ in steps]
    return sorted(found, key=lambda s: (s.begins or "9999", order.get(s.status, 99)) if s.begins else (
        _undated(s, found, order), order.get(s.status, 99)))  # fmt: skip


def _undated(step: views.Step, found: Sequence[views.Step], order: dict[str, int]) -> str:
    """Where an undated step stands: after what comes before it in any agreement's life."""
    earlier = [s.begins for s in found if s.begins and order.get(s.status, 99) <= order.get(step.status, 99)]
    return max(earlier, default="0000")


def _one_step(one: views.Step, other: views.Step) -> views.Step | None:
    """The step both tell, or null where they tell two."""
    if one.status != other.status or one.factuality != other.factuality:
        return None
    mine, yours = interval(one.when), interval(other.when)
    if mine and yours and not mine.common(yours):
        return None
    if one.by and other.by and not (set(one.by) <= set(other.by) or set(other.by) <= set(one.by)):
        return None
    exact = one if mine and (not yours or mine.days <= yours.days) else other if yours else one
    return exact.model_copy(
        update={
            "where": one.where or other.where,
            "by": sorted({*one.by, *other.by}),
            "documents": list(dict.fromkeys((*one.documents, *other.documents))),
            "quotes": list(dict.fromkeys((*one.quotes, *other.quotes))),
        }
    )


def _obligations(told: Sequence[Record]) -> list[Obligation]:
    found = {
        (o.kind, tuple(span.text for span in o.evidence)): o
        for record in told
        if isinstance(record, Agreement)
        for o in record.obligations
    }
    return list(found.values())


def sources(connection: Connection, numbers: Sequence[int]) -> list[views.Source]:
    """These documents, as they are cited."""
    also: dict[int, list[str]] = defaultdict(list)
    for row in connection.execute(select(appearances).where(appearances.c.document.in_(numbers))):
        also[row.document].append(row.publisher or row.id)
    rows = connection.execute(select(documents).where(documents.c.number.in_(numbers)).order_by(documents.c.number))
    return [
        views.Source(
            number=row.number,
            id=row.id,
            sha256=row.sha256,
            title=row.title,
            published=row.published.isoformat() if row.published else None,
            publisher=row.publisher,
            url=row.url,
            also=also[row.number],
        )
        for row in rows
    ]


def relatives(connection: Connection, document: Row[Any], limit: int | None = None) -> list[int]:
    """The numbers of the documents that print the text of this one, itself included; the first ones added."""
    if document.family is None:  # not compared yet
        return [document.number]
    family = select(documents.c.number).where(documents.c.family == document.family).order_by(documents.c.number)
    return list(connection.execute(family.limit(limit)).scalars())


def origins(connection: Connection, numbers: Sequence[int]) -> list[views.Origin]:
    """These documents by the text they print: copies and rewrites of one text are one origin.

    The first text is looked for in the whole family, also among documents that are not asked for.
    """
    family_of = select(documents.c.number, documents.c.family).where(documents.c.number.in_(numbers))
    mine = {row.number: row.family for row in connection.execute(family_of)}
    families = {family if family is not None else number for number, family in mine.items()}
    relatives = connection.execute(
        select(documents.c.number, documents.c.family, documents.c.text, documents.c.published, copies.c.aligned)
        .outerjoin(copies, copies.c.document == documents.c.number)
        .where(documents.c.family.in_(families))
        .order_by(documents.c.number)
    ).all()
    cited = {s.number: s for s in sources(connection, [*mine, *(row.number for row in relatives)])}
    by_family: dict[int, list[Any]] = defaultdict(list)
    for row in relatives:
        by_family[row.family].append(row)
    out = []
    for family in sorted(families):
        related = by_family.get(family, [])
        first, because = _first(related) if related else (family, "")
        shown = [cited[n] for n in mine if (mine[n] if mine[n] is not None else n) == family]
        shares = {cited[row.number].id: row.aligned for row in related if row.aligned is not None}
        out.append(views.Origin(family=family, first=cited[first], because=because, documents=shown, aligned=shares))
    return out


def _first(related: Sequence[Row[Any]]) -> tuple[int, str]:
    """The document of a family that was likely first, and why: the earliest day, an agency's mark, the longest text."""
    if len(related) == 1:
        return related[0].number, "the only text"
    dated = [row for row in related if row.published is not None]
    earliest = min((row.published for row in dated), default=None)
    early = [row for row in dated if row.published == earliest] or list(related)
    if len(early) == 1:
        return early[0].number, f"published first, on {earliest}"
    credited = [row for row in early if near_duplicates.credited(row.text)]
    longest = max(credited or early, key=lambda row: (len(row.text), -row.number))
    if credited:
        return longest.number, "of the earliest day, and it bears the agency's mark"
    return longest.number, "of the earliest day, and the fullest text"


def page(connection: Connection, rows: Sequence[Row[Any]]) -> views.Page:
    """The page of an actor; rows of one name that was found under several spellings are one page."""
    numbers = [row.number for row in rows]
    taking = parts.c.actor.in_(numbers)
    used = select(parts.c.name, func.count().label("uses")).where(taking).group_by(parts.c.name)
    names = [
        views.Name(name=row.name, records=row.uses)
        for row in connection.execute(used.order_by(func.count().desc(), parts.c.name).limit(30))
    ]
    told = select(parts.c.type, func.count(parts.c.record.distinct())).where(taking).group_by(parts.c.type)
    first = rows[0]
    state = first.code if first.kind in ("state", "igo") else None
    return views.Page(
        name=first.name,
        kind=first.kind,
        code=first.code,
        affiliation=first.affiliation,
        names=names,
        counts=dict(sorted(tuple(row) for row in connection.execute(told))),
        offices=_offices(connection, numbers, "person"),
        holders=_offices(connection, numbers, "of"),
        encounters=_of_actor(connection, "encounter", numbers, state),
        agreements=_of_actor(connection, "agreement", numbers, state),
        actions=_of_actor(connection, "action", numbers, state),
        statements=_statements(connection, numbers),
    )


def _of_actor(connection: Connection, kind: str, numbers: Sequence[int], state: str | None) -> list[views.Line]:
    """Dossiers the actor takes part in, the latest first; of a state those of the people who act for it too."""
    wanted = [parts.c.actor.in_(numbers)] + ([parts.c.state == state] if state else [])
    latest: dict[int, str] = {}
    for taking in wanted:
        query = (
            select(parts.c.day, records.c.dossier)
            .join(records, records.c.number == parts.c.record)
            .where(taking, parts.c.type == kind, parts.c.part != "source", records.c.dossier.is_not(None))
            .order_by(parts.c.day.desc())
            .limit(_SEEN)
        )
        for row in connection.execute(query):
            latest.setdefault(row.dossier, row.day)
    ordered = sorted(latest, key=lambda number: latest[number], reverse=True)
    return lines(connection, ordered[:_FEW])


def _statements(connection: Connection, numbers: Sequence[int]) -> list[views.Hit]:
    query = (
        with_dossier()
        .join(parts, parts.c.record == records.c.number)
        .where(parts.c.actor.in_(numbers), parts.c.type == "statement", parts.c.part == "speaker")
        .where(records.c.verdict.is_distinct_from("rejected"))
        .order_by(parts.c.day.desc(), records.c.number.desc())
        .limit(_FEW)
    )
    return [search.hit(row) for row in connection.execute(query)]


def _offices(connection: Connection, numbers: Sequence[int], part: str) -> list[views.Office]:
    """Offices held by these persons, or held for these states: title, holder or state, first and last telling."""
    query = (
        select(records.c.data, records.c.corrected, documents.c.published, records.c.document)
        .join(parts, parts.c.record == records.c.number)
        .join(documents, documents.c.number == records.c.document)
        .where(parts.c.actor.in_(numbers), parts.c.part == part, parts.c.type == "office")
        .where(records.c.verdict.is_distinct_from("rejected"))
        .order_by(parts.c.day.desc())
        .limit(_HELD)
    )
    found: dict[tuple[str, str | None, str], list[tuple[str | None, int]]] = defaultdict(list)
    for row in connection.execute(query):
        data = row.corrected or row.data
        other = data["of"] if part == "person" else data["person"]
        name = (other["id"] or other["name"]) if other else None
        day = row.published.isoformat() if row.published else None
        found[data["title"], name, data["status"]].append((day, row.document))
    out = []
    for (title, name, status), seen in found.items():
        days = sorted(day for day, _ in seen if day)
        many = len({document for _, document in seen})
        begins, ends = (days[0], days[-1]) if days else (None, None)
        out.append(views.Office(title=title, of=name, status=status, begins=begins, ends=ends, documents=many))
    return sorted(out, key=lambda o: (o.begins or "", o.title))


def timeline_of(connection: Connection, numbers: Sequence[int]) -> list[views.Line]:
    """Dossiers in the order of time."""
    query = select(dossiers.c.number).where(dossiers.c.number.in_(numbers))
    ordered = connection.execute(query.order_by(dossiers.c.begins, dossiers.c.number)).scalars()
    return lines(connection, list(ordered))
