"""Exit codes: the one table (docs/exit-codes.md shows the same, checked by a test)."""

from __future__ import annotations

import os
import sys
from enum import IntEnum

import click

from depesche.errors import DepescheError


class Exit(IntEnum):
    """How a run ended."""

    OK = 0
    USAGE = 2
    SOME_REJECTED = 3
    ALL_REJECTED = 4
    PIPELINE = 5
    FAULT = 6
    NOT_FOUND = 7
    INTERRUPTED = 130
    PIPE_CLOSED = 141


MEANINGS = {
    Exit.OK: "All input was read.",
    Exit.USAGE: "Wrong usage: an unknown command or option, a date that is none.",
    Exit.SOME_REJECTED: "Some input was rejected, each with a message on standard error; the rest was read.",
    Exit.ALL_REJECTED: "All input was rejected; no record was written.",
    Exit.PIPELINE: "The spaCy pipeline can't be loaded or is not a German one.",
    Exit.FAULT: "Something else went wrong, for example a full disk.",
    Exit.NOT_FOUND: "The archive holds nothing of that name.",
    Exit.INTERRUPTED: "Interrupted with Ctrl-C; what was printed until then is whole lines.",
    Exit.PIPE_CLOSED: "Whoever read the output closed it, as `head` does.",
}


_CODES = {"pipeline": Exit.PIPELINE, "not-in-archive": Exit.NOT_FOUND, "judgement": Exit.USAGE, "export": Exit.USAGE}


class PipeClosed(Exception):  # noqa: N818 - it reads as what happened
    """Whoever read the output closed it. Raised in place of BrokenPipeError, which click ends with code 1."""


def guarded(command: click.Command) -> None:
    """Run a command; turn what it raises into a message on standard error and an exit code."""
    try:
        code = command.main(prog_name="depesche", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as leave:
        code = leave.exit_code
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        _say("interrupted")
        code = Exit.INTERRUPTED
    except (PipeClosed, BrokenPipeError):
        # Python flushes standard output once more at exit; give it somewhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = Exit.PIPE_CLOSED
    except DepescheError as error:
        _say(f"{error.message} [{error.code}]" + (f"\n{error.hint}" if error.hint else ""))
        code = _CODES.get(error.code, Exit.FAULT)
    except OSError as error:
        _say(f"{error.strerror or error}" + (f": {error.filename}" if error.filename else ""))
        code = Exit.FAULT
    sys.exit(int(code or 0))


def _say(message: str) -> None:
    click.echo(f"depesche: {message}", err=True)
