"""A real browser, headless Chromium, in front of a room that listens on a port of its own."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, ConsoleMessage, Page, Response, sync_playwright

from archive import stories
from conftest import NO_CHROMIUM, ROOT
from depesche.archive import Archive
from depesche.room import Settings, create_app
from room import hostile

SCREENSHOTS = ROOT / "build" / "screenshots"  # kept by whoever runs the tests, not by git
CHROMIUM = os.environ.get("DEPESCHE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
_LISTEN = "document.addEventListener('securitypolicyviolation', e => console.error('CSP: ' + e.violatedDirective))"


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The browser; closed with this folder's last test, since it holds an event loop while it is open."""
    if CHROMIUM is None:
        pytest.skip(NO_CHROMIUM)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


@contextmanager
def served(archive: Archive, **settings: Any) -> Iterator[str]:
    """The address of a room that is open as long as the block runs."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = create_app(archive, Settings(port=port, **settings))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning", ws="none", timeout_graceful_shutdown=2))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    for _ in range(600):
        if server.started:
            break
        time.sleep(0.05)
    assert server.started
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(20)


def told_twice() -> stories.Reading:
    """A paper tells a meeting of which nobody can say whether another paper means the same."""
    words = "Marta Vega hat in Riga mit Ministerin Liisa Tamm gesprochen"
    paper = stories.document("post", f"{words}.", "2025-03-14", "Hafenpost")
    met = stories.encounter(paper, words, stories.VEGA, stories.TAMM, when="2025-03-13", where="Riga/LVA")
    return paper, [met], ()


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Archive]:
    """An archive with the story that a test may change; two of its dossiers are perhaps one."""
    with Archive(tmp_path / "story.db") as archive:
        archive.store_many([*stories.all_three(), told_twice()])
        yield archive


@pytest.fixture
def address(story: Archive) -> Iterator[str]:
    """Where the room with the story is."""
    with served(story, processes=1) as where:
        yield where


@pytest.fixture(scope="package")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Archive, str]]:
    """The archive with the story and where its room is, for tests that only look."""
    with Archive(tmp_path_factory.mktemp("still") / "still.db") as archive:
        archive.store_many([*stories.all_three(), told_twice()])
        judged = archive.search(type="statement")[0].record.id
        archive.undo(archive.reject(judged, "Das sagt niemand.", who="Änne"), who="Bo")  # so that there is a history
        with served(archive) as where:
            yield archive, where


@pytest.fixture(scope="package")
def hostile_room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Archive, str]]:
    """An archive of hostile documents and where its room is."""
    with Archive(tmp_path_factory.mktemp("hostile") / "hostile.db") as archive:
        archive.store_many(hostile.readings())
        with served(archive) as where:
            yield archive, where


@dataclass
class Visitor:
    """Somebody at a browser who notes whatever goes wrong in it."""

    page: Page
    language: str
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(_LISTEN)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("dialog", lambda dialog: (self.faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        self.page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"{self.page.url}: {message.text}")

    def _response(self, response: Response) -> None:
        if response.status >= 500:
            self.faults.append(f"{response.url}: {response.status}")

    def go(self, address: str) -> Page:
        """Open an address and wait until nothing is fetched any more."""
        answer = self.page.goto(address, wait_until="load")
        assert answer is not None
        assert answer.ok, f"{address}: {answer.status}"
        self.page.wait_for_load_state("networkidle")
        return self.page

    def keys(self, *keys: str) -> None:
        """Press one key after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def leaves(self, *keys: str) -> None:
        """Press keys, the last of which leads to another page, and wait for that."""
        self.keys(*keys[:-1])
        with self.page.expect_navigation():
            self.page.keyboard.press(keys[-1])

    def says(self, german: str, english: str) -> str:
        """The words of this visitor's language."""
        return german if self.language == "de" else english

    def shoot(self, name: str) -> None:
        """Keep what is seen, the whole length of the page."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        width = self.page.viewport_size["width"] if self.page.viewport_size else 0
        self.page.screenshot(path=SCREENSHOTS / f"{name}.{self.language}.{width}.png", full_page=True)


Come = Callable[..., Visitor]


@pytest.fixture
def come(chromium: Browser) -> Iterator[Come]:
    """Lets visitors come: `come("de", width=390, scheme="dark")`. The test fails where a page did not run cleanly."""
    visitors: list[Visitor] = []
    contexts = []

    def coming(language: str = "en", width: int = 1280, height: int = 900, scheme: str = "light") -> Visitor:
        context = chromium.new_context(
            locale="de-DE" if language == "de" else "en-GB",
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        visitors.append(Visitor(context.new_page(), language))
        return visitors[-1]

    yield coming
    for context in contexts:
        context.close()
    assert [fault for visitor in visitors for fault in visitor.faults] == []


@pytest.fixture(params=["de", "en"])
def visitor(request: pytest.FixtureRequest, come: Come) -> Visitor:
    """A visitor of either language."""
    return come(request.param)
