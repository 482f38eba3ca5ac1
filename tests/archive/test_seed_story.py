"""The June treaty and the June meeting, told by three documents of the measuring data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from depesche.archive import Archive
from depesche.records import Document
from depesche.sources.fields import document_from_fields


@pytest.fixture(scope="module")
def three(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Archive:
    files = [shared / "gold" / f"{name}.documents.jsonl" for name in ("seed", "dev")]
    found: list[Document] = []
    for line in (line for file in files for line in file.read_text(encoding="utf-8").splitlines()):
        fields = json.loads(line)
        if fields["id"].startswith("seed-") or fields["id"] == "ts-nordkorea":
            found.append(document_from_fields(fields, source="gold"))
    assert len(found) == 3
    archive = Archive(tmp_path_factory.mktemp("story") / "story.db")
    assert [one.outcome for one in archive.add(found)] == ["added"] * 3
    return archive


def test_the_treaty_is_one_dossier_with_its_life(three: Archive) -> None:
    treaty = three.agreements()[0]
    assert treaty.documents == 3
    found = three.dossier(treaty.id)
    assert sorted(found.participants) == ["PRK", "RUS"]
    steps = {step.status: step for step in found.life}
    signed = steps["signed"]
    assert (signed.begins or "")[:7] == "2024-06"
    assert signed.where == "Pjöngjang"
    assert "ratified" in steps


def test_the_older_agreement_stays_apart(three: Archive) -> None:
    older = [line for line in three.agreements() if "kulturelle" in line.title]
    assert [line.documents for line in older] == [1]


def test_the_june_meeting_is_one_and_the_one_with_koslow_another(three: Archive) -> None:
    met = [line for line in three.actor("Wladimir Putin").encounters if line.documents > 1]
    assert [line.documents for line in met] == [2]
    koslow = three.actor("Koslow").encounters
    assert koslow
    assert met[0].id not in {line.id for line in koslow}
    assert all(line.documents == 1 for line in koslow)


def test_what_is_told_once_stays_alone(three: Archive) -> None:
    others = [line for line in three.timeline() if line.kind in ("session", "ceremony")]
    assert all(line.documents == 1 for line in others)
