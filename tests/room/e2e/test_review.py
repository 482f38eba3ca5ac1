"""Each decision of the review, made from the keyboard alone."""

from __future__ import annotations

import pytest

from depesche.archive import Archive
from room.e2e.conftest import Visitor


def asked(visitor: Visitor) -> str:
    """The id of the record that the page asks about."""
    action = visitor.page.locator("[data-judge=accept]").get_attribute("action")
    assert action is not None
    return action.split("/")[-2]


def verbs(archive: Archive) -> list[str]:
    return [judgement.verb for judgement in archive.judgements()]


def test_a_record_is_accepted_and_not_asked_about_again(story: Archive, address: str, visitor: Visitor) -> None:
    visitor.go(f"{address}/review")
    first = asked(visitor)
    visitor.leaves("a")
    assert story.browse.entry(first).verdict == "accepted"
    assert asked(visitor) != first
    visitor.page.get_by_role("status").filter(
        has_text=visitor.says("festgehalten", "is kept")
    ).first.wait_for(state="attached")  # fmt: skip
    visitor.shoot("review-accepted")


def test_a_record_is_rejected_with_a_reason(story: Archive, address: str, visitor: Visitor) -> None:
    visitor.go(f"{address}/review")
    first = asked(visitor)
    visitor.keys("r")
    visitor.page.keyboard.type("Das steht da nicht.")
    visitor.shoot("review-reject")
    visitor.leaves("Enter")
    assert story.browse.entry(first).verdict == "rejected"
    assert story.judgements()[-1].reason == "Das steht da nicht."


def test_no_record_is_rejected_without_a_reason(story: Archive, address: str, visitor: Visitor) -> None:
    visitor.go(f"{address}/review")
    visitor.keys("r", "Enter")
    visitor.page.wait_for_timeout(300)
    assert story.judgements() == []
    assert visitor.page.evaluate("document.querySelector('#f-reason').validity.valueMissing")


def test_a_slot_is_put_right(story: Archive, address: str, visitor: Visitor) -> None:
    record = story.search(type="agreement", source="kurier")[0].record.id
    visitor.go(f"{address}/review/records/{record}")
    visitor.keys("c")
    assert visitor.page.evaluate("document.activeElement.id") == "f-slot"
    visitor.page.locator("#f-slot").select_option("kind")
    assert visitor.page.locator("#f-value").input_value() == "treaty"  # the value that stands there now
    visitor.keys("Tab", "Control+a")
    visitor.page.keyboard.type("memorandum")
    visitor.shoot("review-correct")
    visitor.leaves("Enter")
    assert story.browse.entry(record).record.model_dump()["kind"] == "memorandum"


def test_a_decision_is_taken_back(story: Archive, address: str, visitor: Visitor) -> None:
    visitor.go(f"{address}/review")
    first = asked(visitor)
    visitor.leaves("a")
    visitor.leaves("u")
    assert story.browse.entry(first).verdict is None
    assert asked(visitor) == first
    visitor.go(f"{address}/review/history")
    visitor.shoot("history-undone")


def test_a_record_is_left_for_later(story: Archive, address: str, visitor: Visitor) -> None:
    visitor.go(f"{address}/review")
    first = asked(visitor)
    visitor.leaves("n")
    assert asked(visitor) != first
    assert story.judgements() == []


def test_going_elsewhere_decides_nothing(story: Archive, address: str, visitor: Visitor) -> None:
    visitor.go(f"{address}/review")
    visitor.leaves("g", "a")
    assert visitor.page.url == f"{address}/actors"
    assert story.judgements() == []


def test_keys_are_letters_where_somebody_writes(story: Archive, address: str, visitor: Visitor) -> None:
    visitor.go(f"{address}/review")
    visitor.keys("r", "a", "u", "n", "?", "/")
    assert visitor.page.locator("#f-reason").input_value() == "aun?/"
    assert story.judgements() == []


@pytest.mark.parametrize(("key", "verb"), [("m", "merge"), ("x", "keep_apart")])
def test_perhaps_the_same_is_decided(story: Archive, address: str, visitor: Visitor, key: str, verb: str) -> None:
    (pair,) = story.suggestions(5)
    visitor.go(f"{address}/dossiers/{pair.dossier.id}")
    visitor.shoot("dossier-perhaps")
    visitor.leaves(key)
    assert len(story.judgements()) == 1
    assert story.suggestions(5) == []
    kept = story.dossier(pair.dossier.id).line.records
    assert kept == (2 if verb == "merge" else 1)
    visitor.shoot(f"dossier-{verb}")
    visitor.leaves("u")
    assert len(story.suggestions(5)) == 1


def test_a_dossier_is_split(story: Archive, address: str, visitor: Visitor) -> None:
    both = next(line for line in story.timeline(type="encounter") if line.documents == 2)
    visitor.go(f"{address}/dossiers/{both.id}")
    visitor.keys("s", "Tab", "Space")  # the second of two
    visitor.shoot("dossier-split")
    visitor.leaves("Enter")
    assert verbs(story) == ["split"]
    assert story.dossier(both.id).line.records == 1


def test_two_reviewers_are_compared(story: Archive, address: str, visitor: Visitor) -> None:
    page = visitor.go(f"{address}/review")
    for name, path in (("Änne", "/review"), ("Bo", "/review?second=true")):
        page.locator("#f-name").fill(name)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        visitor.go(address + path)
        for _ in range(3):
            visitor.leaves("a")
    visitor.go(f"{address}/review/history")
    assert page.locator("table").first.inner_text().count("Änne") == 1
    visitor.shoot("history-two")
    assert story.concord()[0].records == 3
