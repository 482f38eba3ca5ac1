"""The command line: one module a command, loaded when it is called."""

from __future__ import annotations

import gc
from importlib import import_module

import click

import depesche

# Command → the module that holds it under its own name, and its line in the help (so that help loads no command).
COMMANDS = {
    "read": "Read documents and print their records.",
    "quotations": "Print who said what, in the schemas of Citron and quotect too.",
    "schema": "Print the JSON Schema of a record.",
    "times": "Print the time expressions of documents.",
    "add": "Read documents into the archive.",
    "watch": "Take in what is new in feeds, again and again.",
    "search": "Find records by words, actors, places, times.",
    "timeline": "Show what happened, in the order of time.",
    "agreements": "List agreements.",
    "agreement": "Show an agreement: its life, parties, obligations, sources.",
    "actor": "Show a person, state or body over all documents.",
    "statements": "Show who said what, about whom.",
    "dossier": "Show all that is told of one thing, and why it belongs together.",
    "judge": "Accept, reject, correct, merge, split, undo.",
    "status": "Say what the archive holds.",
    "export": "Write the archive's records in the formats of other tools.",
    "report": "Write a page on an actor, an agreement or a time, with evidence.",
    "serve": "Open the archive in a browser.",
}


class Commands(click.Group):
    """Loads a command when it is called, and says what a mistyped one may have meant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"depesche.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0] if args else ""
        if name not in COMMANDS and not name.startswith("-"):
            from depesche.cli.shared import meant

            ctx.fail(f"No such command {name!r}. {meant(name, COMMANDS, 'Commands')}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        from depesche.cli.exits import PipeClosed

        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise PipeClosed from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(depesche.__version__, "-V", "--version", prog_name="depesche")
def cli() -> None:
    """Read German news about international relations: who met whom, what was agreed, who said what, who did what to
    whom, who speaks for whom. Every record comes with its evidence: the words of the text and where they stand.

    Exit codes: 0 all was read, 2 wrong usage, 3 some input was rejected, 4 all input was rejected, 5 no pipeline,
    6 a fault of Depesche's own, 7 nothing of that name in the archive.
    """


def main() -> None:
    """The entry point `depesche`."""
    from depesche.cli.exits import guarded

    gc.set_threshold(100_000)  # lexica live to the end: looking through them again and again slows the start by a third
    guarded(cli)
