"""Every page in a browser, in both languages and on narrow screens: it runs cleanly, and axe finds nothing serious."""

from __future__ import annotations

import pytest

from archive import stories
from conftest import ROOT
from depesche.archive import Archive
from room.e2e.conftest import Come

AXE = ROOT / "tests" / "data" / "axe" / "axe.min.js"
_RULES = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}"
PAGES = {
    "today": "/",
    "search": "/search?q=Tamm",
    "search-none": "/search?q=nirgends",
    "timeline": "/timeline",
    "documents": "/documents",
    "reader": "/documents/{text}",
    "reader-record": "/records/{record}",
    "reader-span": "/documents/{text}?span=10-60#span",
    "dossiers": "/dossiers",
    "dossier": "/dossiers/{dossier}",
    "agreements": "/agreements",
    "agreement": "/agreements/{agreement}",
    "actors": "/actors",
    "person": "/actors/person/liisa_tamm@EST",
    "state": "/actors/state/EST",
    "graph": "/actors/graph",
    "map": "/actors/map",
    "statements": "/statements",
    "review": "/review",
    "history": "/review/history",
    "add": "/add",
    "export": "/export?type=encounter",
    "help": "/help",
    "api": "/api",
}


def addresses(archive: Archive) -> dict[str, str]:
    """The pages of an archive with the story, by name."""
    meeting = next(line for line in archive.timeline(type="encounter") if line.documents == 2)
    there = {
        "text": stories.FIRST.sha256,
        "record": archive.search(type="statement")[0].record.id,
        "dossier": meeting.id,
        "agreement": archive.agreement("Funkfrequenzen").line.id,
    }
    return {name: path.format(**there) for name, path in PAGES.items()}


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390)])
def test_every_page_runs_and_everybody_can_use_it(
    still: tuple[Archive, str], come: Come, language: str, scheme: str, width: int
) -> None:
    archive, where = still
    visitor = come(language, width=width, scheme=scheme)
    axe = AXE.read_text(encoding="utf-8")
    found = []
    for name, path in addresses(archive).items():
        page = visitor.go(where + path)
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("h1").count() == 1, path
        visitor.shoot(f"{name}.{scheme}")
        page.evaluate(axe)
        result = page.evaluate(f"axe.run(document, {_RULES})")
        for fault in result["violations"]:
            if fault["impact"] in ("serious", "critical"):
                found += [f"{name}: {fault['id']}: {node['html'][:160]}" for node in fault["nodes"][:3]]
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wider > 0:
            found.append(f"{name}: wider than the screen by {wider} pixels")
    assert found == []
