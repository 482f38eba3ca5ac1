"""Pages out of templates: one Jinja environment a language, everything escaped, everything odd shown by name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

import depesche
from depesche.archive.times import interval
from depesche.archive.views import Line
from depesche.records import Actor, Record
from depesche.room import labels, links, security
from depesche.room import slots as slots_module
from depesche.room.inert import inert, short
from depesche.room.language import COOKIE, Language, available, chosen, language

STATIC = Path(str(files("depesche.room") / "static"))
# The rooms of the house, in the order of the navigation: address, name.
ROOMS = (
    ("/", "Today"),
    ("/search", "Search"),
    ("/timeline", "Timeline"),
    ("/documents", "Documents"),
    ("/dossiers", "Dossiers"),
    ("/agreements", "Agreements"),
    ("/actors", "Actors"),
    ("/statements", "Statements"),
    ("/review", "Review"),
    ("/add", "Add documents"),
)


def spoken(request: Request) -> Language:
    """The visitor's language."""
    return chosen(request.cookies.get(COOKIE), request.headers.get("accept-language"))


def page(request: Request, template: str, *, status: int = 200, **shown: Any) -> HTMLResponse:
    """A page, or a part of one, in the visitor's language."""
    tongue = spoken(request)
    settings = request.app.state.room.settings
    context = {
        "request": request,
        "here": request.url.path,
        "address": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        "query": dict(request.query_params),
        "csrf": security.form_token(settings, request.scope["state"]["session"]),
        "theme": request.cookies.get("depesche_theme", "auto"),
        "rooms": request.app.state.room.rooms,
        **shown,
    }
    body = environment(tongue.code).get_template(template).render(context)
    response = HTMLResponse(body.encode("utf-8", "replace"), status_code=status)
    response.headers["content-language"] = tongue.code
    response.headers["vary"] = "Cookie, Accept-Language"
    response.headers["cache-control"] = "private, no-cache"
    return response


@cache
def environment(code: str) -> Environment:
    """The templates in a language."""
    tongue = language(code)
    made = Environment(
        loader=PackageLoader("depesche.room", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=inert,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.install_gettext_translations(tongue.translations, newstyle=True)  # type: ignore[attr-defined]

    def label(value: str | None, table: str) -> str:
        return tongue.say(labels.message(value, table))

    def actor_name(actor: Actor) -> str:
        return tongue.state(actor.id) if actor.kind == "state" and actor.id else actor.name

    def facet_value(value: str, name: str) -> str:
        if name == "country":
            return tongue.state(value)
        tables = {"type": "types", "kind": "kind", "factuality": "factuality", "mode": "mode", "plover": "plover"}
        if name.endswith("when"):
            return dated(value, tongue)
        return label(value, tables[name]) if name in tables else value

    def path_words(path: str) -> str:
        parts = (str(int(part) + 1) if part.isdecimal() else label(part, "slot") for part in path.split("."))
        return " ".join(parts)

    def seen(reason: str) -> str:
        for words in labels.SEEN:
            reason = reason.replace(words, tongue.say(words))
        return reason

    def counted(one: str, many: str, number: int) -> str:
        return tongue.translations.ngettext(one, many, number) % {"num": tongue.number(number)}

    made.globals |= {
        "counted": counted,
        "language": tongue,
        "languages": [language(one) for one in available()],
        "version": depesche.__version__,
        "static": static,
        "links": links,
        "label": label,
        "labels": labels,
        "actor_name": actor_name,
        "facet_value": facet_value,
        "path_words": path_words,
        "seen": seen,
        "slots": slots_module.slots,
        "chain": slots_module.chain,
        "sides": slots_module.sides,
        "with_query": links.with_query,
    }
    made.filters |= {
        "short": short,
        "number": tongue.number,
        "day": tongue.day,
        "moment": tongue.moment,
        "state": tongue.state,
        "titled": lambda line: titled(line, tongue),
        "when": lambda record: when(record, tongue),
        "dated": lambda value: dated(value, tongue),
        "listed": listed,
    }
    return made


@cache
def _digest(name: str) -> str:
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]


def static(name: str) -> str:
    """The address of a file, new whenever the file is, so that browsers may keep it."""
    return f"/static/{name}?{_digest(name)}"


def titled(line: Line, tongue: Language) -> str:
    """A dossier's title, states by name and not by code."""
    sides = [", ".join(_named(name, tongue) for name in side.split(", ")) for side in line.title.split(" → ")]
    if line.title.startswith(" → "):
        sides[0] = tongue.say("somebody")
    return short(" → ".join(sides), 200) or tongue.say(labels.message(line.kind, "kind"))


def _named(name: str, tongue: Language) -> str:
    return tongue.state(name) if len(name) == 3 and name.isascii() and name.isupper() else name


def when(record: Record, tongue: Language) -> str:
    """When a record was, as far as it is known; its own words where they can't be resolved."""
    if record.when is None:
        return ""
    known = "" if record.when.value in slots_module.VAGUE else dated(record.when.value, tongue)
    return known or short(record.when.text, 60)


def dated(value: str | None, tongue: Language) -> str:
    """The days of a time value in words; a value that means none as it is."""
    days = interval(value)
    return tongue.days(days.first.isoformat(), days.last.isoformat()) if days else short(value, 60)


def listed(values: Iterable[object], by: str = ", ") -> Markup:
    """The values, escaped, in one line."""
    return Markup(by).join(str(value) for value in values)
