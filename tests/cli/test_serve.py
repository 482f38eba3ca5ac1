"""`depesche serve`: no address is announced that can't be had."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from archive import stories
from depesche.archive import Archive
from depesche.cli import main
from depesche.cli.exits import Exit
from depesche.cli.serve import listening


@pytest.fixture
def where(tmp_path: Path) -> Path:
    """An archive with one document."""
    place = tmp_path / "test.db"
    with Archive(place) as archive:
        archive.store(*stories.first())
    return place


def test_a_port_that_is_taken(where: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        monkeypatch.setattr(sys, "argv", ["depesche", "serve", "--archive", str(where), "--port", str(taken)])
        with pytest.raises(SystemExit) as ended:
            main()
    err = capsys.readouterr().err
    assert ended.value.code == Exit.FAULT
    assert f"127.0.0.1, port {taken}" in err
    assert "--port N" in err
    assert "http://" not in err


def test_any_port_that_is_free() -> None:
    with listening("127.0.0.1", 0) as one, listening("127.0.0.1", 0) as other:
        assert one.getsockname()[1] != other.getsockname()[1] != 0


def test_the_address_that_is_announced_answers_and_ctrl_c_ends_it(where: Path) -> None:
    command = [sys.executable, "-m", "depesche", "serve", "--archive", str(where), "--port", "0"]
    environment = {name: value for name, value in os.environ.items() if name != "DEPESCHE_TOKEN"}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as room:
        assert room.stderr is not None
        try:
            line = room.stderr.readline()
            told = re.fullmatch(r"depesche: (http://127\.0\.0\.1:[1-9]\d*/) \(Ctrl-C ends it\)\n", line)
            assert told is not None, line
            with urllib.request.urlopen(told[1], timeout=60) as answer:
                assert answer.status == 200
            room.send_signal(signal.SIGINT)
            _, err = room.communicate(timeout=60)
        finally:
            room.kill()
    assert room.returncode == 0
    assert "Traceback" not in err
