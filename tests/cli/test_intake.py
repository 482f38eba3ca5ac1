"""Taking documents in by the command line: forms, rejected input, feeds that are watched."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from depesche.archive import Archive
from depesche.cli.exits import Exit
from depesche.sources import web
from sources.making import MORE, PROSE, packed, page

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, call: Run, tmp_path: Path) -> Run:
    """Call the command line in this process, on an archive of its own."""
    monkeypatch.setenv("DEPESCHE_ARCHIVE", str(tmp_path / "test.db"))
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr(web, "PAUSE", 0.0)
    return call


@pytest.fixture
def archive(tmp_path: Path) -> Callable[[], Archive]:
    return lambda: Archive(tmp_path / "test.db", create=False)


def test_a_form_and_columns_are_named(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "a.dat"
    table.write_text(f'nr,inhalt,tag\n1,"{PROSE}",2024-11-19\n', "utf-8")
    mapping = ("--column", "text=inhalt", "--column", "id=nr", "--column", "published=tag")
    code, out, _ = run("read", table, "--from", "csv", *mapping, "--format", "jsonl")
    assert code == 0
    assert {json.loads(line)["document"]["published"] for line in out.splitlines()} == {"2024-11-19"}
    assert run("add", table, "--from", "csv", *mapping)[0] == 0
    code, _, err = run("read", table, "--from", "cvs")
    assert (code, "'csv'" in err) == (Exit.USAGE, True)
    for wrong in ("inhalt", "body=inhalt"):
        assert run("read", table, "--column", wrong)[0] == Exit.USAGE


def test_rejected_input_is_kept_shown_and_tried_again(run: Run, tmp_path: Path, archive: Callable[[], Archive]) -> None:
    (tmp_path / "leer.txt").write_text("", "utf-8")
    (tmp_path / "gut.txt").write_text(PROSE, "utf-8")
    (tmp_path / "a.dat").write_text(f"nr,inhalt\n1,{MORE}\n2,\n", "utf-8")
    assert run("add", tmp_path / "leer.txt", tmp_path / "gut.txt")[0] == Exit.SOME_REJECTED
    csv = ("--from", "csv", "--column", "text=inhalt", "--published", "2024-11-19")
    assert run("add", tmp_path / "a.dat", *csv)[0] == Exit.SOME_REJECTED
    code, out, _ = run("status", "--rejections", "--json")
    assert code == 0
    rows = [json.loads(line) for line in out.splitlines()]
    assert [(row["code"], Path(row["source"]).name, row["line"]) for row in rows] == [
        ("empty", "leer.txt", None),
        ("missing-field", "a.dat", 3),
    ]
    assert "1 empty, 1 missing-field" in run("status")[1]
    assert "leer.txt" in run("status", "--rejections")[1]
    # Nothing has changed: rejected again, and counted.
    assert run("add", "--retry")[0] == Exit.SOME_REJECTED
    with archive() as opened:
        assert [one.tries for one in opened.rejections()] == [2, 2]
    (tmp_path / "leer.txt").write_text(f"{PROSE} {MORE}", "utf-8")
    (tmp_path / "a.dat").write_text(f"nr,inhalt\n1,{MORE}\n", "utf-8")
    code, out, _ = run("add", "--retry", "--json")
    assert code == 0
    assert json.loads(out)["added"] == 1
    with archive() as opened:
        assert opened.rejections() == []
        found = opened.document(f"{tmp_path / 'a.dat'}#2")
        assert str(found.published) == "2024-11-19"
    assert run("add", "--retry")[0] == 0
    assert run("add")[0] == Exit.USAGE


def test_names_of_files_that_are_no_text(run: Run, tmp_path: Path, archive: Callable[[], Archive]) -> None:
    folder = tmp_path / "ordner"
    folder.mkdir()
    try:
        (folder / "caf\udce9.txt").write_text(PROSE, "utf-8")
        (folder / "caf\udce9.jsonl").write_text(json.dumps({"id": "a", "text": MORE}), "utf-8")
    except (OSError, UnicodeError):
        pytest.skip("NOT TESTED here: this file system wants UTF-8")
    assert run("add", folder)[0] == Exit.SOME_REJECTED
    with archive() as opened:
        assert [one.code for one in opened.rejections()] == ["encoding"]
        assert opened.status().documents == 1


def test_other_languages_are_kept_and_counted(run: Run, tmp_path: Path, archive: Callable[[], Archive]) -> None:
    english = "The foreign minister met her counterpart in Riga on Tuesday. Both spoke about the cables in the sea. "
    (tmp_path / "a.zip").write_bytes(packed({"de.txt": PROSE.encode(), "en.txt": (english * 2).encode()}))
    code, out, err = run("add", tmp_path / "a.zip", "--json")
    assert code == 0
    assert (json.loads(out)["added"], json.loads(out)["kept"]) == (1, 1)
    assert "kept but not read (1 en)" in err
    with archive() as opened:
        status = opened.status()
        assert (status.documents, status.languages) == (2, {"en": 1})
        assert status.rejections == {}
        assert opened.document(f"{tmp_path / 'a.zip'}!/en.txt").language == "en"
    assert json.loads(run("add", tmp_path / "a.zip", "--json")[1])["unchanged"] == 2
    assert "1 en (other languages)" in run("status")[1]


def test_what_stood_beside_the_text_is_kept(run: Run, tmp_path: Path, archive: Callable[[], Archive]) -> None:
    body = f"<article><h1>Besuch</h1><p>{PROSE}</p><p>{MORE}</p></article>"
    body += "<a href='https://k.example/b'>Noch eine Meldung von dort</a>"
    head = "<meta name='author' content='Anna Probe'><meta name='date' content='2024-11-19'>"
    (tmp_path / "a.html").write_bytes(page(body, head))
    assert run("add", tmp_path / "a.html")[0] == 0
    with archive() as opened:
        found = opened.document(str(tmp_path / "a.html"))
        assert (found.authors, found.published_from) == (["Anna Probe"], "metadata")
        assert [link.url for link in found.related] == ["https://k.example/b"]
        assert opened.status().published_from == {"metadata": 1}


class Site(BaseHTTPRequestHandler):
    """A newspaper with a feed."""

    entries: ClassVar[list[str]] = []
    pages: ClassVar[dict[str, bytes]] = {}
    asked: ClassVar[list[tuple[str, int]]] = []

    def do_GET(self) -> None:
        items = "".join(
            f"<item><guid>{name}</guid><title>{name}</title><link>http://{self.headers['Host']}/{name}</link></item>"
            for name in self.entries
        )
        data: bytes | None = None
        if self.path == "/feed":
            data = f"<rss version='2.0'><channel><title>Kurier</title>{items}</channel></rss>".encode()
        elif self.path != "/robots.txt":
            data = self.pages.get(self.path.strip("/"))
        etag = f'"{hash(data)}"'
        status = 404 if data is None else 304 if self.headers.get("If-None-Match") == etag else 200
        self.asked.append((self.path, status))
        self.send_response(status)
        self.send_header("ETag", etag)
        self.send_header("Content-Type", "application/rss+xml" if self.path == "/feed" else "text/html; charset=utf-8")
        self.end_headers()
        if status == 200:
            self.wfile.write(data or b"")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the library
        pass


@pytest.fixture
def site() -> Iterator[str]:
    """The address of a newspaper on this machine."""
    Site.entries, Site.pages, Site.asked = [], {}, []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def article(text: str) -> bytes:
    return page(f"<article><h1>Meldung</h1><p>{text}</p><p>{MORE}</p></article>")


def test_feeds_are_watched_for_what_is_new(run: Run, site: str, archive: Callable[[], Archive]) -> None:
    Site.entries = ["eins", "zwei", "fehlt"]
    Site.pages = {"eins": article(PROSE), "zwei": article(PROSE.replace("Riga", "Tartu"))}
    watch = ("watch", f"{site}/feed", "--once", "--allow-private", "--json")
    code, out, _ = run(*watch)
    assert code == Exit.SOME_REJECTED
    assert (json.loads(out)["added"], json.loads(out)["rejected"]) == (2, 1)
    with archive() as opened:
        (rejected,) = opened.rejections()
        assert (rejected.code, rejected.input) == ("not-fetched", f"{site}/fehlt")
        (watched,) = opened.feeds()
        assert (watched.title, watched.entries, watched.fault) == ("Kurier", 3, None)
    # The feed has not changed: it is not sent again, and no page is asked for.
    Site.asked.clear()
    code, out, _ = run(*watch)
    assert (code, Site.asked) == (0, [("/robots.txt", 404), ("/feed", 304)])
    # A new entry is taken in, after a new start; the old ones are left alone.
    Site.entries.insert(0, "drei")
    Site.pages["drei"] = article(PROSE.replace("Riga", "Narwa"))
    Site.asked.clear()
    assert json.loads(run(*watch)[1])["added"] == 1
    assert [path for path, _ in Site.asked] == ["/robots.txt", "/feed", "/drei"]
    Site.pages["fehlt"] = article(PROSE.replace("Riga", "Vilnius"))
    assert json.loads(run("add", "--retry", "--json")[1])["added"] == 1
    assert "4 (depesche status --feeds)" not in run("status")[1]
    assert f"{site}/feed" in run("status", "--feeds")[1]


def test_a_feed_that_can_not_be_had_is_told(run: Run, site: str, archive: Callable[[], Archive]) -> None:
    assert run("watch", f"{site}/nichts", "--once", "--allow-private")[0] == Exit.ALL_REJECTED
    code, _, err = run("watch", f"{site}/feed", "--once")
    assert code == Exit.ALL_REJECTED
    assert "[address]" in err
    with archive() as opened:
        assert [bool(one.fault) for one in opened.feeds()] == [True, True]
        assert opened.rejections() == []


def test_addresses_are_added_and_not_fetched_twice(run: Run, site: str) -> None:
    Site.pages["eins"] = article(PROSE)
    add = ("add", f"{site}/eins", "--allow-private", "--json")
    assert json.loads(run(*add)[1])["added"] == 1
    Site.asked.clear()
    assert run(*add)[0] == 0
    assert Site.asked == [("/robots.txt", 404), ("/eins", 304)]
    code, _, err = run("add", f"{site}/eins")
    assert (code, "--allow-private" in err) == (Exit.ALL_REJECTED, True)


@pytest.mark.parametrize("every", ["15", "0m", "10s", "abc", "5 wochen"])
def test_time_spans_that_are_none(run: Run, every: str) -> None:
    assert run("watch", "https://kurier.example/feed", "--every", every)[0] == Exit.USAGE


def test_watching_goes_on(run: Run, site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    slept = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr("depesche.cli.watch.time.sleep", sleep)
    assert run("watch", f"{site}/feed", "--every", "2h", "--allow-private")[0] == Exit.INTERRUPTED
    assert all(7_000 < seconds <= 7_200 for seconds in slept)
    assert [path for path, _ in Site.asked].count("/feed") == 2
