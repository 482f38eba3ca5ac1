"""A report as one HTML page: no script, no other file, nothing from the network; everything told is escaped."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import depesche
from depesche.report import timeline
from depesche.report.model import Report
from depesche.report.phrases import phrases

if TYPE_CHECKING:
    from jinja2 import Template


def html(report: Report, *, archive: str = "") -> str:
    """The page. Its policy forbids all but its own style sheet, so what a document says can never run.

    Args:
        report: what to lay out.
        archive: where it comes from, for the last line.
    """
    words = phrases(report.language)
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return _template().render(
        report=report,
        picture=timeline.picture(report.marks),
        size=timeline,
        style=style,
        digest=digest,
        term=lambda key: words.term("page", key),
        lane=lambda kind: words.term("page", "agreement_section" if kind == "agreement" else kind),
        day=words.day,
        made=words.term("page", "made").format(depesche.__version__, archive or "…"),
        safe_url=_safe,
    )


def _safe(url: str | None) -> str | None:
    """The address if a browser may go there."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("depesche.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html")


@cache
def _style() -> str:
    from importlib.resources import files

    return (files("depesche.report") / "templates" / "report.css").read_text(encoding="utf-8")
