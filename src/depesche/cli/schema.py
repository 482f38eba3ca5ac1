"""`depesche schema`."""

from __future__ import annotations

import json

import click

from depesche.records import schema


@click.command("schema")
def command() -> None:
    """Print the JSON Schema (draft 2020-12) that every record line validates against."""
    click.echo(json.dumps(schema(), ensure_ascii=False, indent=2))
