"""Hostile bytes: whatever they hold, every parser gives documents or rejections."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from depesche.errors import Rejected
from depesche.sources import forms
from depesche.sources.extras import need
from depesche.sources.options import Options
from sources.making import MORE, PROSE, docx, epub, packed, page, pdf, read, rtf
from sources.test_archives import ARTICLE, RECORDS, warc

NAMES = sorted(forms.BY_NAME)
few = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)

WHOLE = {
    "text": PROSE.encode(),
    "markdown": f"---\ntitle: x\n---\n# {PROSE}".encode(),
    "jsonl": b'{"id": "a", "text": "Ein Text."}\n',
    "csv": f'id,text\n1,"{PROSE}"\n'.encode(),
    "html": ARTICLE,
    "feed": b"<rss version='2.0'><channel><title>K</title><item><title>T</title><link>https://k.example/a</link>"
    b"<description>Ein Text.</description></item></channel></rss>",
    "docx": docx([PROSE, MORE]),
    "pdf": pdf([PROSE[:80]]),
    "epub": epub({"a.xhtml": page(f"<p>{PROSE}{MORE}</p>")}),
    "rtf": rtf([PROSE]),
    "mail": f"From: a@b.example\nSubject: x\nDate: Tue, 19 Nov 2024 08:15:00 +0100\n\n{PROSE}".encode(),
    "warc": warc(RECORDS, gzipped=False),
    "wacz": packed({"datapackage.json": b"{}", "archive/a.warc.gz": warc(RECORDS[:1])}),
    "zip": packed({"a.txt": PROSE.encode()}),
}


@pytest.mark.parametrize("name", NAMES)
@few
@given(data=st.binary(max_size=2_000))
def test_garbage(name: str, data: bytes) -> None:
    assert read(data, "a", Options(form=name))


@pytest.mark.parametrize("name", sorted(WHOLE))
@few
@given(data=st.data())
def test_broken_files(name: str, data: st.DataObject) -> None:
    whole = WHOLE[name]
    at = data.draw(st.integers(0, len(whole)))
    piece = data.draw(st.binary(max_size=40))
    kind = data.draw(st.sampled_from(["cut", "overwritten", "inserted"]))
    broken = {
        "cut": whole[:at],
        "overwritten": whole[:at] + piece + whole[at + len(piece) :],
        "inserted": whole[:at] + piece + whole[at:],
    }[kind]
    assert read(broken, "a", Options(form=name))


@pytest.mark.parametrize("name", sorted(WHOLE))
def test_whole_files_are_guessed(name: str) -> None:
    guessed = forms.guess("a", WHOLE[name][: forms.HEAD])
    if guessed == "zip":
        guessed = forms.members(io.BytesIO(WHOLE[name]))
    assert (guessed or "text") == {"markdown": "text", "csv": "text"}.get(name, name)


@few
@given(st.text(max_size=40), st.binary(max_size=60))
def test_guessing_takes_anything(name: str, head: bytes) -> None:
    assert forms.guess(name, head) in {None, *forms.BY_NAME}


def test_every_form_has_its_module_and_suffixes_are_told_once() -> None:
    suffixes = [suffix for form in forms.FORMS for suffix in form.suffixes]
    assert len(suffixes) == len(set(suffixes))
    for form in forms.FORMS:
        assert __import__(f"depesche.sources.{form.module}", fromlist=["read"]).read


def test_a_missing_library_is_told_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    for module, data, name, extra in (
        ("trafilatura", ARTICLE, "a.html", "html"),
        ("pypdf", WHOLE["pdf"], "a.pdf", "office"),
        ("striprtf.striprtf", WHOLE["rtf"], "a.rtf", "office"),
        ("feedparser", WHOLE["feed"], "a.rss", "web"),
        ("pyarrow.parquet", b"PAR1", "a.parquet", "parquet"),
    ):
        with monkeypatch.context() as patch:
            patch.setitem(sys.modules, module, None)
            (item,) = read(data, name)
            assert item.code == "missing-extra"  # type: ignore[union-attr]
            assert f"pip install 'depesche[{extra}]'" in item.hint  # type: ignore[union-attr]


def test_a_library_that_is_there_and_fails_says_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "halfthere.py").write_text(
        "raise ImportError('its other half is a project of its own')", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(Rejected, match="halfthere could not be loaded: its other half is a project of its own"):
        need("halfthere", "html", "a.html")


def test_an_archive_with_many_names_alike() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = packed([("a.txt", PROSE.encode())] * 3)
    assert len(read(data, "a.zip")) == 3
