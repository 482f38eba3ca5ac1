"""Pages out of the net: robots.txt, redirects, addresses that are not public, limits. No test leaves this machine."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

import httpx
import pytest

from depesche.errors import Rejected, Rejection
from depesche.sources import documents, feed, robots, web
from depesche.sources.fields import Found, Validators
from sources.making import MORE, PROSE, page

ARTICLE = page(f"<article><h1>Besuch</h1><p>{PROSE}</p><p>{MORE}</p></article>")
Answer = httpx.Response | Callable[[httpx.Request], httpx.Response]


class Clock:
    """A clock that only sleeping moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


class Net:
    """Servers that answer as told; whatever is not told is 404."""

    def __init__(self, **options: object) -> None:
        self.asked: list[str] = []
        self.answers: dict[str, Answer] = {}
        self.clock = Clock()
        transport = httpx.MockTransport(self._answer)
        self.web = web.Web(transport=transport, clock=self.clock, sleep=self.clock.sleep, **options)  # type: ignore[arg-type]

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(str(request.url))
        answer = self.answers.get(str(request.url), httpx.Response(404))
        return answer(request) if callable(answer) else answer

    def get(self, url: str) -> web.Page | None:
        return self.web.get(url)

    def refused(self, url: str) -> Rejection:
        with pytest.raises(Rejected) as caught:
            self.web.get(url)
        return caught.value.rejection


def html(data: bytes = ARTICLE, **headers: str) -> httpx.Response:
    return httpx.Response(200, content=data, headers={"content-type": "text/html; charset=utf-8", **headers})


def test_a_page_becomes_a_document() -> None:
    net = Net()
    net.answers["https://kurier.example/a"] = html(etag='"1"')
    (item,) = documents(["https://kurier.example/a"], web=net.web)
    assert isinstance(item, Found)
    assert item.document.id == item.document.url == "https://kurier.example/a"
    assert PROSE in item.document.text
    assert item.validators == Validators("https://kurier.example/a", '"1"', None)
    assert net.asked == ["https://kurier.example/robots.txt", "https://kurier.example/a"]


def test_robots_are_obeyed_and_asked_once() -> None:
    net = Net()
    net.answers["https://kurier.example/robots.txt"] = httpx.Response(200, text="User-agent: *\nDisallow: /intern\n")
    net.answers["https://kurier.example/a"] = html()
    assert net.refused("https://kurier.example/intern/a").code == "robots"
    assert net.get("https://kurier.example/a") is not None
    assert net.asked.count("https://kurier.example/robots.txt") == 1
    assert "https://kurier.example/intern/a" not in net.asked


def failing(_: httpx.Request) -> httpx.Response:
    raise httpx.ConnectTimeout("zu langsam")


@pytest.mark.parametrize("answer", [httpx.Response(500), httpx.Response(403), httpx.Response(429), failing])
def test_a_robots_that_does_not_answer_forbids_all(answer: Answer) -> None:
    net = Net()
    net.answers["https://kurier.example/robots.txt"] = answer
    net.answers["https://kurier.example/a"] = html()
    assert net.refused("https://kurier.example/a").code == "robots"
    assert "https://kurier.example/a" not in net.asked


RULES = """
User-agent: anderer
Disallow: /

User-agent: depesche
User-agent: noch-einer
Crawl-delay: 3
Disallow: /a
Allow: /a/gut
Disallow: /*.pdf$
Disallow: /suche?q=
Disallow:

User-agent: *
Disallow: /b
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True), ("/a", False), ("/a/schlecht", False), ("/a/gut/x", True), ("/x/y.pdf", False),
        ("/x/y.pdf?z", True), ("/suche?q=x", False), ("/suche", True), ("/b", True), ("/robots.txt", True),
        ("/%61", True),
    ],
)  # fmt: skip
def test_rules_of_robots(path: str, allowed: bool) -> None:
    rules = robots.parse(RULES, "depesche")
    assert rules.allows(f"https://kurier.example{path}") is allowed
    assert rules.delay == 3


def test_hostile_robots() -> None:
    rules = robots.parse(
        "User-agent: *\nDisallow: /" + "*a" * 5_000 + "$\nAllow: \0\n: :\nCrawl-delay: 1e9", "depesche"
    )
    assert rules.allows("https://kurier.example/" + "a" * 10_000 + "b")
    assert rules.delay == 0


def test_a_pause_between_pages_of_a_host() -> None:
    net = Net(pause=2.0)
    for name in "ab":
        net.answers[f"https://kurier.example/{name}"] = html()
        net.answers[f"https://bote.example/{name}"] = html()
    net.answers["https://bote.example/robots.txt"] = httpx.Response(200, text="User-agent: *\nCrawl-delay: 7")
    for name in "ab":
        net.get(f"https://kurier.example/{name}")
    assert net.clock.now == 4.0  # after robots.txt, and between the two
    for name in "ab":
        net.get(f"https://bote.example/{name}")
    assert net.clock.now == 18.0


class Memory:
    """Remembers one page."""

    def __init__(self, told: Validators) -> None:
        self.told = told

    def validators(self, url: str) -> Validators | None:
        return self.told if url == self.told.url else None


def test_what_has_not_changed_is_not_sent_again() -> None:
    url = "https://kurier.example/a"
    net = Net(memory=Memory(Validators(url, '"1"', "Tue, 19 Nov 2024 08:00:00 GMT")))

    def answer(request: httpx.Request) -> httpx.Response:
        assert request.headers["if-modified-since"] == "Tue, 19 Nov 2024 08:00:00 GMT"
        return httpx.Response(304) if request.headers.get("if-none-match") == '"1"' else html()

    net.answers[url] = answer
    assert net.get(url) is None
    assert list(documents([url], web=net.web)) == []


def test_redirects_are_followed_and_each_is_checked() -> None:
    net = Net()
    net.answers["https://kurier.example/a"] = httpx.Response(301, headers={"location": "/b"})
    net.answers["https://kurier.example/b"] = httpx.Response(302, headers={"location": "https://bote.example/c"})
    net.answers["https://bote.example/c"] = html()
    fetched = net.get("https://kurier.example/a")
    assert fetched is not None
    assert fetched.url == "https://bote.example/c"
    assert "https://bote.example/robots.txt" in net.asked
    for target in ("http://127.0.0.1/", "http://[::1]/", "file:///etc/passwd", "http://169.254.169.254/x", "http://[x"):
        net.answers["https://kurier.example/x"] = httpx.Response(302, headers={"location": target})
        assert net.refused("https://kurier.example/x").code == "address"
    net.answers["https://kurier.example/r"] = httpx.Response(302, headers={"location": "/r"})
    assert net.refused("https://kurier.example/r").code == "not-fetched"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://10.1.2.3/", "http://192.168.0.1:8080/", "http://169.254.1.1/", "http://[::1]/",
        "http://[fe80::1]/", "http://[fd00::1]/", "http://0.0.0.0/", "http://[::ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/", "http://100.64.0.1/", "http://224.0.0.1/", "http://user:geheim@kurier.example/",
        "http:///a", "http://kurier.example:99999/",
    ],
)  # fmt: skip
def test_addresses_that_are_none_of_the_public_net(url: str) -> None:
    net = Net()
    assert net.refused(url).code == "address"
    assert net.asked == []


def test_private_addresses_where_they_are_allowed() -> None:
    net = Net(allow_private=True)
    net.answers["http://127.0.0.1/a"] = html()
    assert net.get("http://127.0.0.1/a") is not None


@pytest.mark.parametrize(
    ("address", "public"), [("93.184.216.34", True), ("2606:2800:220:1::1", True), ("172.16.0.1", False), ("::", False)]
)
def test_what_is_public(address: str, public: bool) -> None:
    assert web.public(ipaddress.ip_address(address)) is public


def test_a_name_counts_by_where_it_leads_when_it_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: a name that leads into a private network, whatever it led to before."""
    resolved = []

    def lead(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        resolved.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", lead)
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("it was connected to"))
    with pytest.raises(Rejected) as caught:
        web.Web(pause=0).get("http://umgeleitet.example/a")
    assert caught.value.code == "address"
    assert resolved == ["umgeleitet.example"]
    with pytest.raises(OSError, match="public"):
        web.resolve("umgeleitet.example", 80, allow_private=False)
    assert web.resolve("umgeleitet.example", 80, allow_private=True) == ["127.0.0.1"]


def test_limits_of_size_and_time() -> None:
    net = Net(limit=1_000)
    net.answers["https://kurier.example/a"] = html(b"x" * 5_000)
    assert net.refused("https://kurier.example/a").code == "too-long"
    slow = Net(patience=10)

    def drip() -> object:
        for _ in range(100):
            slow.clock.now += 1
            yield b"x" * 70_000

    slow.answers["https://kurier.example/a"] = httpx.Response(200, content=drip())  # type: ignore[arg-type]
    assert slow.refused("https://kurier.example/a").code == "not-fetched"
    for answer in (failing, httpx.Response(503), httpx.Response(404)):
        net.answers["https://kurier.example/b"] = answer
        assert net.refused("https://kurier.example/b").code == "not-fetched"


RSS = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Kurier am Abend</title>
<item><guid>1</guid><title>Besuch in Riga</title><link>https://kurier.example/a</link>
<pubDate>Tue, 19 Nov 2024 23:30:00 GMT</pubDate><author>a@b.example (Anna Probe)</author>
<description>Kurz.</description><content:encoded><![CDATA[<p>{PROSE}</p><p>{MORE}</p>]]></content:encoded></item>
<item><title>Ohne Text</title><link>javascript:alert(1)</link></item></channel></rss>""".encode()


def test_a_feed_as_a_file() -> None:
    from sources.making import read

    first, second = read(RSS, "a.rss")
    assert isinstance(first, Found)
    assert first.document.text == f"{PROSE}\n{MORE}"
    assert (first.document.id, first.document.publisher) == ("https://kurier.example/a", "Kurier am Abend")
    assert str(first.document.published) == "2024-11-20"
    assert isinstance(second, Rejection)
    assert second.code == "empty"
    assert isinstance(read(RSS, "ohne-endung")[0], Found)


def test_atom_and_what_is_no_feed() -> None:
    atom = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Bote</title><entry><id>urn:1</id><title>Eins</title>
    <link href="https://bote.example/1"/><updated>2024-11-19T08:00:00Z</updated><summary>Kurz.</summary></entry></feed>"""
    told = feed.entries(atom, "a.atom", None)
    assert (told.title, [entry.url for entry in told.entries]) == ("Bote", ["https://bote.example/1"])
    for data in (b"kein Feed", b"<!DOCTYPE x [<!ENTITY a 'b'>]><rss><channel/></rss>"):
        with pytest.raises(Rejected) as caught:
            feed.entries(data, "a.rss", None)
        assert caught.value.code == "damaged"
