"""Libraries that only some forms need: imported when needed, and named with their extra where they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from depesche.errors import Rejected, Rejection


def need(module: str, extra: str, source: str) -> Any:
    """The module of a library that an extra installs.

    Raises:
        Rejected: `missing-extra`, with the command that installs it.
    """
    try:
        return import_module(module)
    except ImportError as error:
        if error.name is not None and error.name.split(".")[0] != module.split(".")[0]:
            reason = f"{module} needs {error.name!r}, which is not installed"
        elif error.name is None:  # it is there, and could not be imported for a reason of its own
            reason = f"{module} could not be loaded: {str(error).splitlines()[0]}"
        else:
            reason = f"reading it needs {module.split('.')[0]!r}, which is not installed"
        hint = f"Install it: pip install 'depesche[{extra}]'."
        raise Rejected(Rejection("missing-extra", reason, source, hint=hint)) from error
