"""`depesche judge`: what people decide."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click
from pydantic import BaseModel

from depesche.cli import shared

if TYPE_CHECKING:
    from depesche.archive.views import Judgement


class Judged(BaseModel):
    """What `depesche judge … --json` prints after a decision."""

    judgement: int


def _who(function: shared.F) -> shared.F:
    return click.option(
        "--who", envvar="DEPESCHE_USER", metavar="NAME", help="Who decides; by default the user's name."
    )(function)


def _why(function: shared.F) -> shared.F:
    return click.option("--reason", metavar="TEXT", help="Why.")(function)


@click.group("judge")
def command() -> None:
    """Accept, reject or correct records; merge or split dossiers; merge actors; undo. Nothing is erased: each decision
    is kept with who and when, survives reading again and steers later merging.
    """


@command.command("accept")
@click.argument("record")
@_who
@_why
@shared.archive_option
@shared.json_option
def accept(record: str, who: str | None, reason: str | None, where: str, as_json: bool) -> None:
    """Say that a record is right."""
    with shared.opened(where) as archive:
        _done(archive.accept(record, who=who, reason=reason), as_json)


@command.command("reject")
@click.argument("record")
@click.option("--reason", required=True, metavar="TEXT", help="What is wrong with it.")
@_who
@shared.archive_option
@shared.json_option
def reject(record: str, who: str | None, reason: str, where: str, as_json: bool) -> None:
    """Say that a record is wrong, and why."""
    with shared.opened(where) as archive:
        _done(archive.reject(record, reason, who=who), as_json)


@command.command("correct")
@click.argument("record")
@click.argument("slot")
@click.argument("value")
@_who
@_why
@shared.archive_option
@shared.json_option
def correct(record: str, slot: str, value: str, who: str | None, reason: str | None, where: str, as_json: bool) -> None:
    """Put a slot right: SLOT is a path in the record's JSON (kind, where.name, participants.0.name), VALUE is JSON, or
    the text itself.
    """
    with shared.opened(where) as archive:
        _done(archive.correct(record, slot, _value(value), who=who, reason=reason), as_json)


@command.command("merge")
@click.argument("dossier")
@click.argument("other")
@_who
@_why
@shared.archive_option
@shared.json_option
def merge(dossier: str, other: str, who: str | None, reason: str | None, where: str, as_json: bool) -> None:
    """Say that two dossiers are one thing."""
    with shared.opened(where) as archive:
        _done(archive.merge(dossier, other, who=who, reason=reason), as_json)


@command.command("merge-actors")
@click.argument("actor")
@click.argument("other")
@_who
@_why
@shared.archive_option
@shared.json_option
def merge_actors(actor: str, other: str, who: str | None, reason: str | None, where: str, as_json: bool) -> None:
    """Say that two persons or two bodies are one, under the first one's name.

    ACTOR and OTHER are names; where several have a name, the keys are told to choose from. Whoever is looked up by
    either name is found with all that is told of both; which records are one dossier stays as it is.
    """
    with shared.opened(where) as archive:
        _done(archive.merge_actors(actor, other, who=who, reason=reason), as_json)


@command.command("split")
@click.argument("dossier")
@click.argument("records", nargs=-1, required=True)
@_who
@_why
@shared.archive_option
@shared.json_option
def split(
    dossier: str, records: tuple[str, ...], who: str | None, reason: str | None, where: str, as_json: bool
) -> None:
    """Say that these records of a dossier are something else."""
    with shared.opened(where) as archive:
        _done(archive.split(dossier, records, who=who, reason=reason), as_json)


@command.command("undo")
@click.argument("judgement", type=int)
@_who
@_why
@shared.archive_option
@shared.json_option
def undo(judgement: int, who: str | None, reason: str | None, where: str, as_json: bool) -> None:
    """Take a judgement back, by its number."""
    with shared.opened(where) as archive:
        _done(archive.undo(judgement, who=who, reason=reason), as_json)


@command.command("list")
@shared.archive_option
@shared.json_option
def listed(where: str, as_json: bool) -> None:
    """List all judgements, undone ones too."""
    with shared.opened(where) as archive:
        found = archive.judgements()
    if as_json:
        shared.print_json(found)
        return
    rows = [(j.number, j.made[:10], j.who, j.verb, (j.record or "")[:10], _what(j), j.reason) for j in found]
    shared.table(("no.", "made", "who", "verb", "record", "what", "reason"), rows)


@command.command("suggestions")
@shared.limit_option(50)
@shared.archive_option
@shared.json_option
def suggestions(limit: int, where: str, as_json: bool) -> None:
    """List pairs of dossiers that may be one thing, the likeliest first."""
    with shared.opened(where) as archive:
        found = archive.suggestions(limit)
    if as_json:
        shared.print_json(found)
        return
    rows = [
        (s.dossier.id, s.dossier.title, s.other.id, s.other.title, f"{s.weight:g}",
         "; ".join(f"{r.weight:+g} {r.name}" for r in s.reasons))
        for s in found
    ]  # fmt: skip
    shared.table(("id", "dossier", "id", "perhaps the same as", "weight", "reasons"), rows)


def _what(of: Judgement) -> str:
    """What was decided beside the verb, and whether that was taken back."""
    parts = [] if of.in_force else ["undone"]
    if of.undoes is not None:
        parts.append(f"judgement {of.undoes}")
    if of.verb == "merge" and of.slot:
        parts.append(f"{of.value['from']} into {of.value['into']}")
    elif of.slot:
        parts.append(f"{of.slot} = {json.dumps(of.value, ensure_ascii=False)}")
    return "; ".join(parts)


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _done(number: int, as_json: bool) -> None:
    if as_json:
        shared.print_json(Judged(judgement=number))
    else:
        click.echo(f"judgement {number}")
