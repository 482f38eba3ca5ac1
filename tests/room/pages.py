"""Reading pages as a browser does, to find what should not be in them; walking through a room link by link."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag

from starlette.testclient import TestClient

_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
                   "rect", "path"})  # fmt: skip


@dataclass
class Page(HTMLParser):
    """What stands in a page."""

    scripts: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    inputs: list[dict[str, str | None]] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    language: str | None = None
    text: str = ""
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in _VOID:
            self.open.append(tag)
        if tag == "html":
            self.language = given.get("lang")
        if tag == "script":
            self.scripts.append(given.get("src") or "")
        if tag in ("style", "iframe", "object", "embed", "base", "img"):
            self.faults.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.faults.append(f"{name}={value!r}")
            if name in ("href", "src", "action", "formaction") and not _harmless(value or ""):
                self.faults.append(f"{name}={value!r}")
        if tag == "a" and given.get("href"):
            self.links.append(str(given["href"]))
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "label" and given.get("for"):
            self.labels.add(str(given["for"]))
        if tag in ("input", "select", "textarea") and given.get("type") != "hidden" and "label" not in self.open:
            self.inputs.append(given)
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if "script" not in self.open:
            self.text += data
        elif data.strip():
            self.faults.append(f"script: {data[:80]!r}")


def _harmless(address: str) -> bool:
    return address.startswith(("/", "#", "?", "http://", "https://"))


def read(html: str) -> Page:
    """The page, taken apart."""
    page = Page()
    page.feed(html)
    return page


def skipped(address: str) -> bool:
    """Downloads; and addresses with an escaped per cent sign, which Starlette's test client unescapes twice."""
    return address.startswith("/export/") or "%25" in address


def walk(client: TestClient, start: str = "/", most: int = 400) -> dict[str, Page]:
    """Every page that links lead to from the start on, at most so many; raises where one can't be had."""
    seen: dict[str, Page] = {}
    waiting = deque([start])
    known = {start}
    while waiting and len(seen) < most:
        address = waiting.popleft()
        answer = client.get(address)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        if "text/html" not in answer.headers["content-type"]:
            continue
        page = read(answer.text)
        seen[address] = page
        for link in page.links:
            target = urldefrag(link)[0]
            if target.startswith("?"):
                target = address.partition("?")[0] + target
            if target.startswith("/") and target not in known and not skipped(target):
                known.add(target)
                waiting.append(target)
    return seen
