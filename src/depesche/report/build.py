"""Archive views → a report: dossiers and statements told in sentences, each with the evidence of its records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from depesche.archive import Archive
from depesche.archive.errors import NotFound
from depesche.archive.views import Dossier, Line, Step, name_of
from depesche.records import Action, Actor, Agreement, Encounter, Office, Record, Span, Statement
from depesche.records.days import as_edtf, interval
from depesche.report.model import Mark, Report, Section, Sentence, Table
from depesche.report.phrases import Phrases, phrases

_NOTES = 3  # footnotes of a sentence; one a document
_QUOTED = 400  # characters of a statement that are quoted in its sentence
_LONG = 12  # sentences of a report that can be taken in without a summary
_FIRST = 5  # sentences of a summary
_MANY = 40  # dossiers and statements of each type in a report on a time
_REAL = ("occurred", "ongoing")


def on_actor(archive: Archive, name: str, *, language: str = "de") -> Report:
    """All that is told of a person, state or body, the newest first.

    Raises:
        NotFound: the archive knows nobody of that name.
    """
    page, words = archive.actor(name), phrases(language)
    report = Report(words.term("page", "actor").format(page.name), language)
    offices = archive.search(type="office", actor=name, limit=_MANY)
    _offices(report, words, [hit.record for hit in offices if isinstance(hit.record, Office)])
    for kind, lines in (("encounter", page.encounters), ("agreement", page.agreements), ("action", page.actions)):
        _dossiers(report, words, archive, kind, lines, page.counts.get(kind, 0))
    spoken = [hit.record for hit in page.statements if isinstance(hit.record, Statement)]
    _statements(report, words, spoken, page.counts.get("statement", 0))
    _summary(report, words)
    return report


def on_span(archive: Archive, since: str, until: str, *, language: str = "de") -> Report:
    """What happened and was said between two days, months or years, both included.

    Raises:
        NotFound: the archive tells of nothing in that time.
    """
    words = phrases(language)
    report = Report(words.term("page", "span").format(_edge(words, since), _edge(words, until)), language)
    for kind in ("encounter", "agreement", "action"):
        lines = archive.timeline(since=since, until=until, type=kind, limit=_MANY + 1)
        _dossiers(report, words, archive, kind, lines[-_MANY:], len(lines))
    _statements(report, words, *_said_beside(report, archive, since, until))
    if not report.sections:
        raise NotFound("record of", f"{since}/{until}")
    _summary(report, words)
    return report


def on_agreement(archive: Archive, name: str, *, language: str = "de") -> Report:
    """The life of an agreement: its steps, obligations, and where documents contradict each other.

    Raises:
        NotFound: the archive has no agreement of that name.
    """
    dossier, words = archive.agreement(name), phrases(language)
    report = Report(words.term("page", "agreement").format(dossier.line.title), language)
    report.sections.append(Section(words.term("page", "summary"), _life(report, words, dossier)))
    for step in dossier.life:
        if step.begins:
            mark = f"{words.term('statuses', step.status)}{_sure(words, step.factuality)}"
            report.marks.append(Mark("agreement", mark, step.begins, step.ends or step.begins))
    rows = [
        [
            words.when(step.when),
            words.term("statuses", step.status),
            ", ".join(step.by),
            step.where or "",
            words.term("factuality", step.factuality),
            ", ".join(step.documents),
        ]
        for step in dossier.life
    ]
    _table(report, words, "table", ["when", "what", "parties", "place", "state", "documents"], rows)
    _disagreements(report, words, dossier)
    return report


def _said_beside(report: Report, archive: Archive, since: str, until: str) -> tuple[list[Statement], int]:
    """Statements of the documents that are cited already, if they were published in that time; and how many there are.

    News seldom tells the day on which something was said; it is close to the day of publication.
    """
    first, last = interval(since), interval(until)
    spoken: list[Statement] = []
    for source in list(report.sources):
        day = interval(source.published)
        if day is None or first is None or last is None or not first.first <= day.first <= last.last:
            continue
        hits = archive.search(type="statement", source=source.id, limit=_MANY)
        spoken += sorted(
            (hit.record for hit in hits if isinstance(hit.record, Statement)), key=lambda said: said.evidence[0].start
        )
    return spoken[:_MANY], len(spoken)


def _summary(report: Report, words: Phrases) -> None:
    """What most documents of their own tell, first; only where the report is long."""
    if sum(len(section.sentences) for section in report.sections) <= _LONG:
        return
    ranked = sorted(report.told_most, key=lambda told: told[:2], reverse=True)  # of equals the first stays first
    report.sections.insert(0, Section(words.term("page", "summary"), [told[2] for told in ranked[:_FIRST]]))


def _edge(words: Phrases, value: str) -> str:
    days = interval(value)
    return words.day(value) if days is not None and days.days == 1 else value


def _dossiers(report: Report, words: Phrases, archive: Archive, kind: str, lines: Sequence[Line], known: int) -> None:
    """A section, marks and a table for dossiers of one type."""
    if not lines:
        return
    sentences: list[Sentence] = []
    rows = []
    for line in lines:
        dossier = archive.dossier(line.id)
        own = _life(report, words, dossier) if kind == "agreement" else [_told(report, words, dossier)]
        sentences += own
        report.told_most.append((line.origins, line.documents, own[0]))
        if line.begins:
            report.marks.append(Mark(kind, line.title, line.begins, line.ends or line.begins))
        rows.append(
            [
                words.when(as_edtf(line.begins, line.ends)),
                line.title,
                _kind(words, line),
                line.place or "",
                words.term("factuality", line.factuality),
                str(line.documents),
                str(line.origins),
            ]
        )
        _disagreements(report, words, dossier)
    heading = words.term("page", "agreement_section" if kind == "agreement" else kind)
    more = words.term("page", "more").format(len(lines)) if known > sum(line.records for line in lines) else ""
    report.sections.append(Section(heading, sentences, more))
    columns = ["when", "what", "kind", "place", "state", "documents", "origins"]
    report.tables.append(Table(heading, [words.term("page", column) for column in columns], rows))


def _kind(words: Phrases, line: Line) -> str:
    group = {"encounter": "encounters", "action": "actions"}.get(line.type)
    return words.term(group, line.kind) if group else line.kind


def _told(report: Report, words: Phrases, dossier: Dossier) -> Sentence:
    """An encounter or an action in a sentence."""
    records = [member.record for member in dossier.members]
    place = words.piece("place", next((r.where.name for r in records if r.where), None))
    when = words.when(_exact(records))
    notes = _cite(report, ((record, span) for record in records for span in record.evidence))
    first = records[0]
    if isinstance(first, Encounter):
        who = _names(a for r in records if isinstance(r, Encounter) for a in r.participants)
        noun = words.term("encounters", dossier.line.kind)
        pattern = dossier.line.factuality
        return Sentence(words.sentence(pattern, when=when, noun=noun, place=place, who=words.names(who)), notes)
    deeds = [record for record in records if isinstance(record, Action)]
    doers, others = _names(a for r in deeds for a in r.actors), _names(a for r in deeds for a in r.recipients)
    noun = words.term("actions", next((r.plover.type for r in deeds if r.plover), ""))
    return Sentence(
        words.sentence(
            "action",
            when=when,
            noun=noun,
            place=place,
            sure=_sure(words, dossier.line.factuality),
            who=words.names(doers),
            toward=words.piece("toward", words.names(others) if others else None),
        ),
        notes,
    )


def _life(report: Report, words: Phrases, dossier: Dossier) -> list[Sentence]:
    """An agreement's steps and obligations, a sentence each."""
    told = [member.record for member in dossier.members if isinstance(member.record, Agreement)]
    name = dossier.line.title
    sentences = [_step(report, words, name, step, told) for step in dossier.life]
    if not sentences:
        who = words.names(_names(a for record in told for a in record.parties))
        text = words.sentence("agreement", name=name, sure=_sure(words, dossier.line.factuality), who=who)
        sentences.append(Sentence(text, _cite(report, ((r, span) for r in told for span in r.evidence))))
    kinds: dict[str, list[tuple[Record, Span]]] = {}
    for record in told:
        for duty in record.obligations:
            kinds.setdefault(duty.kind, []).extend((record, span) for span in duty.evidence)
    for kind, spans in kinds.items():
        text = words.sentence("obligation", name=name, noun=words.term("obligations", kind))
        sentences.append(Sentence(text, _cite(report, spans)))
    return sentences


def _step(report: Report, words: Phrases, name: str, step: Step, told: Sequence[Agreement]) -> Sentence:
    called = {name_of(a): a.name for r in told for a in (*r.parties, *(b for s in r.statuses for b in s.by))}
    doers = [called.get(who, who) for who in step.by]
    spans = [
        (record, span)
        for record in told
        if record.document.id in step.documents
        for status in record.statuses
        if status.status == step.status and status.factuality == step.factuality
        for span in status.evidence
        if span.text in step.quotes
    ]
    text = words.sentence(
        "step",
        name=name,
        noun=words.term("statuses", step.status),
        when=words.when(step.when),
        place=words.piece("place", step.where),
        by=words.piece("by", words.names(doers) if doers else None),
        sure=_sure(words, step.factuality),
    )
    return Sentence(text, _cite(report, spans))


def _statements(report: Report, words: Phrases, spoken: Sequence[Statement], known: int) -> None:
    if not spoken:
        return
    sentences = []
    for said in spoken:
        quote = " […] ".join(" ".join(span.text.split()) for span in said.content)
        if len(quote) > _QUOTED:
            quote = quote[:_QUOTED].rsplit(" ", 1)[0] + " […]"
        text = words.sentence(
            "direct" if said.mode == "direct" else "indirect",
            who=said.speaker.name if said.speaker else words.names([]),
            verb=words.term("acts", said.act),
            when=words.piece("spoken", words.when(said.when.value if said.when else None)),
            quote=quote if said.mode == "direct" and quote[:1] in '„“»"‚' else words.piece("quote", quote),
        )
        sentences.append(Sentence(text, _cite(report, ((said, span) for span in said.evidence))))
    more = words.term("page", "more").format(len(spoken)) if known > len(spoken) else ""
    report.sections.append(Section(words.term("page", "statement"), sentences, more))


def _offices(report: Report, words: Phrases, held: Sequence[Office]) -> None:
    """Each office once, with the evidence of every document that tells it."""
    grouped: dict[tuple[str, str, str | None, str], list[Office]] = {}
    for office in held:
        of = office.of.name if office.of else None
        grouped.setdefault((office.person.name, office.title, of, office.status), []).append(office)
    sentences = []
    for (person, title, of, status), told in grouped.items():
        sure = "" if status == "current" else words.piece("sure", words.term("office_status", status))
        text = words.sentence("office", who=person, title=title, of=words.piece("of", of), sure=sure)
        sentences.append(Sentence(text, _cite(report, ((r, span) for r in told for span in r.evidence))))
    if sentences:
        report.sections.append(Section(words.term("page", "office"), sentences))


def _disagreements(report: Report, words: Phrases, dossier: Dossier) -> None:
    rows = [
        [dossier.line.title, one.slot, told.value, ", ".join(told.documents)]
        for one in dossier.disagreements
        for told in one.values
    ]
    _table(report, words, "disagreements", ["what", "slot", "value", "told_by"], rows)


def _table(report: Report, words: Phrases, title: str, columns: Sequence[str], rows: list[list[str]]) -> None:
    """A table; rows under a title that is there already go to it."""
    heading = words.term("page", title)
    known = next((table for table in report.tables if table.title == heading), None)
    if known is not None:
        known.rows.extend(rows)
    elif rows:
        report.tables.append(Table(heading, [words.term("page", column) for column in columns], rows))


def _cite(report: Report, spans: Iterable[tuple[Record, Span]]) -> list[int]:
    """Footnotes for spans: of each document the first, of no more than a few documents."""
    numbers: dict[str, int] = {}
    for record, span in spans:
        if record.document.sha256 not in numbers and len(numbers) < _NOTES:
            numbers[record.document.sha256] = report.cite(record, span)
    return list(numbers.values())


def _exact(records: Iterable[Record]) -> str | None:
    """The most exact time that any of the records tells."""
    values = [record.when.value for record in records if record.when and record.when.value]
    dated = [(days.days, value) for value in values if (days := interval(value))]
    return min(dated)[1] if dated else None


def _names(actors: Iterable[Actor]) -> list[str]:
    """Names, each actor once."""
    return list({actor.id or actor.name: actor.name for actor in actors}.values())


def _sure(words: Phrases, factuality: str) -> str:
    return "" if factuality in _REAL else words.piece("sure", words.term("factuality", factuality))
