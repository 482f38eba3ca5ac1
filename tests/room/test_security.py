"""The door of the room: names, tokens, sessions, forms, sizes, headers."""

from __future__ import annotations

import re
import sys

import pytest
from starlette.testclient import TestClient

from depesche.archive import Archive
from depesche.cli import main
from depesche.room import Settings
from depesche.room.security import COOKIE, new_session, session_of
from room.conftest import Visit

TOKEN = "a-long-enough-token-of-24"


def csrf(client: TestClient, address: str = "/") -> str:
    """The token that a form of this visitor sends."""
    found = re.search(r'name="csrf" value="(\w+)"', client.get(address).text)
    assert found
    return found[1]


def test_browsers_are_told_to_run_nothing_of_others(archive: Archive, visit: Visit) -> None:
    client = visit(archive)
    for address in ("/", "/nix", "/api/status", "/api/nix", "/static/room.css"):
        headers = client.get(address).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'self'")
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "no-referrer"
        assert "server" not in headers


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "[::2]"])
def test_other_names_are_refused(archive: Archive, visit: Visit, host: str) -> None:
    assert visit(archive).get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "localhost:8350", "127.0.0.1:1", "[::1]:8350", "LOCALHOST"])
def test_names_of_this_machine_are_taken(archive: Archive, visit: Visit, host: str) -> None:
    assert visit(archive).get("/help", headers={"host": host}).status_code == 200


def test_further_names_can_be_given() -> None:
    assert Settings(names=("room.example",)).answers_to("room.example:80")
    assert not Settings().answers_to("room.example")
    assert not Settings().answers_to("192.0.2.7")
    assert Settings(host="0.0.0.0", token=TOKEN).answers_to("192.0.2.7:8350")
    assert not Settings(host="0.0.0.0", token=TOKEN).answers_to("evil.example")


def test_cookies_are_for_this_room_alone(archive: Archive, visit: Visit) -> None:
    cookie = visit(archive).get("/").headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_sessions_can_not_be_made_up() -> None:
    settings = Settings()
    value = new_session(settings, entered=True)
    assert session_of(settings, value)
    name, _, mark = value.partition(".")
    for forged in (None, "", ".", name, f"{name}.", f"{name}.{mark[:-1]}0", f"x{value}", f"e.{mark}", "ü.ü"):
        assert session_of(settings, forged) is None
    assert session_of(Settings(), value) is None  # another room's secret


def test_a_token_keeps_others_out(archive: Archive, visit: Visit) -> None:
    client = visit(archive, token=TOKEN)
    for address in ("/", "/search", "/documents", "/help"):
        answer = client.get(address, follow_redirects=False)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/enter?next=")
    refused = client.get("/api/status")
    assert refused.status_code == 401
    assert refused.json()["error"]["code"] == "token"
    assert client.get("/api/openapi.json").status_code == 401
    assert client.get("/static/room.css").status_code == 200
    assert client.get("/api/status", headers={"authorization": "Bearer wrong"}).status_code == 401
    assert client.get("/api/status", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_showing_the_token_lets_in(archive: Archive, visit: Visit) -> None:
    client = visit(archive, token=TOKEN)
    wrong = client.post("/enter", data={"csrf": csrf(client, "/enter"), "token": "wrong", "next": "/help"})
    assert wrong.status_code == 403
    before = client.cookies[COOKIE]
    right = client.post("/enter", data={"csrf": csrf(client, "/enter"), "token": TOKEN, "next": "/help"})
    assert right.status_code == 200
    assert right.url.path == "/help"
    assert client.cookies[COOKIE] != before  # a new session, so that nobody can have set it beforehand
    assert client.get("/api/status").status_code == 200
    elsewhere = client.post("/enter", data={"csrf": csrf(client), "token": TOKEN, "next": "//evil.example/"},
                            follow_redirects=False)  # fmt: skip
    assert elsewhere.headers["location"] == "/"


def test_forms_of_others_change_nothing(archive: Archive, visit: Visit) -> None:
    client = visit(archive)
    token = csrf(client)
    assert client.post("/settings", data={"language": "de"}).status_code == 403
    assert client.post("/settings", data={"language": "de", "csrf": token[:-1] + "x"}).status_code == 403
    assert client.post("/settings", data={"language": "de"}, headers={"x-csrf-token": "ü".encode()}).status_code == 403
    assert client.post("/settings", json={"language": "de"}).status_code == 403
    other = visit(archive)
    assert other.post("/settings", data={"language": "de", "csrf": token}).status_code == 403
    site = {"sec-fetch-site": "cross-site"}
    assert client.post("/settings", data={"language": "de", "csrf": token}, headers=site).status_code == 403
    assert client.post("/settings", data={"language": "de", "csrf": token}).status_code == 200
    assert client.post("/settings", data={"language": "de"}, headers={"x-csrf-token": token}).status_code == 200


def test_bodies_have_a_limit(archive: Archive, visit: Visit) -> None:
    client = visit(archive, most_bytes=1000)
    token = csrf(client)
    long = client.post("/settings", data={"csrf": token, "language": "x" * 2000})
    assert long.status_code == 413

    def pieces() -> object:
        yield b"csrf=" + token.encode()
        yield b"&language=" + b"x" * 2000

    unsaid = client.post("/settings", content=pieces(), headers={"content-type": "application/x-www-form-urlencoded"})
    assert unsaid.status_code in (400, 413)


@pytest.mark.parametrize("arguments", [["--host", "0.0.0.0"], ["--host", "192.0.2.1"], ["--token", "short"]])
def test_open_rooms_need_a_token(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
                                 where: object, arguments: list[str]) -> None:  # fmt: skip
    monkeypatch.setattr(sys, "argv", ["depesche", "serve", "--archive", str(where), *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert "token" in capsys.readouterr().err
