"""Markdown: one file, one document. A head of metadata (`--- … ---`) and the marks of headings, emphasis and links go;
what is left is the text as a reader sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from depesche.errors import Rejected, Rejection
from depesche.records import Link
from depesche.sources.encoding import BOM, decode, whole
from depesche.sources.fields import Found, found
from depesche.sources.mapping import contract
from depesche.sources.options import Options
from depesche.sources.text import MAX_BYTES

_HEAD = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.S)
_FENCE = re.compile(r"^ {0,3}(?:```|~~~).*$")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_RULE = re.compile(r"^ {0,3}(?:(?:[-*_=][ \t]*){3,})$")
_QUOTE = re.compile(r"^ {0,3}(?:> ?)+")
_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)")
_DEFINITION = re.compile(r"^ {0,3}\[([^\]\n]{1,200})\]:[ \t]+(\S+)")
_IMAGE = re.compile(r"!\[([^\]\n]{0,500})\](?:\([^()\n]{0,2000}\)|\[[^\]\n]{0,200}\])")
_LINK = re.compile(
    r"\[([^\[\]\n]{1,500})\](?:\(<?([^()\s<>]{0,2000})>?(?: \"[^\"\n]{0,200}\")?\)|\[([^\]\n]{0,200})\])"
)
_AUTOLINK = re.compile(r"<(https?://[^\s<>]{1,2000}|[^\s<>@]{1,100}@[^\s<>@]{1,100})>")
_STRONG = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,2000}?)(?<=\S)\1(?![\w*_])")
_CODE = re.compile(r"`([^`\n]{1,500})`")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Found | Rejection]:
    """The one document of a Markdown file; its id is the path as given."""
    data = whole(stream, name, options, MAX_BYTES, "Give one article a file.")
    text = decode(data.removeprefix(BOM), name).replace("\r\n", "\n")
    fields: dict[str, object] = {}
    if match := _HEAD.match(text):
        fields = _metadata(match[1], name)
        text = text[match.end() :]
    heading, plain, links = strip(text)
    fields = {"title": heading, "url": options.url, **fields}
    if not plain.strip():
        raise Rejected(Rejection("empty", "the file has no text", name))
    fields |= {"id": name, "text": plain}
    yield found(fields, name, options, name=name, related=links)


def _metadata(head: str, name: str) -> dict[str, object]:
    import yaml

    try:
        fields = yaml.safe_load(head) if "&" not in head and "*" not in head else None  # no anchors, so no bombs
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise Rejected(Rejection("damaged", f"its head is not YAML: {str(error)[:200]}", name)) from None
    if not isinstance(fields, dict):
        return {}
    told = contract({str(key): value for key, value in fields.items()}, {})
    return {key: value for key, value in told.items() if key in ("published", "authors") or isinstance(value, str)}


def strip(text: str) -> tuple[str | None, str, list[Link]]:
    """The first heading of the first rank, the text without marks, and the links that stood in it."""
    title: str | None = None
    out: list[str] = []
    links: dict[str, Link] = {}
    for line in text.split("\n"):
        if _FENCE.match(line) or _DEFINITION.match(line):
            continue
        if _RULE.match(line):
            out.append("")
            continue
        line = _ITEM.sub("", _QUOTE.sub("", line))
        if heading := _HEADING.match(line):
            line = heading[1]
        line = _IMAGE.sub("", line)
        for link in _LINK.finditer(line):
            if link[2] and link[2].startswith(("http://", "https://")):
                links.setdefault(link[2], Link(title=link[1], url=link[2]))
        line = _AUTOLINK.sub(r"\1", _LINK.sub(r"\1", line))
        line = _CODE.sub(r"\1", _STRONG.sub(r"\2", _STRONG.sub(r"\2", line)))
        line = _ESCAPE.sub(r"\1", line)
        if heading and title is None and line.strip():
            title = line.strip()
        out.append(line.rstrip())
    return title, "\n".join(out).strip("\n") + "\n", list(links.values())
