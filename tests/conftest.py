"""Fixtures of all tests, and the loud word on what was not tested."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("DEPESCHE_SHARED", ROOT.parent / "shared"))

# The first example loads lexica and the pipeline; a deadline would measure that, not the code.
hypothesis.settings.register_profile("depesche", deadline=None)
hypothesis.settings.load_profile("depesche")

NO_POSTGRES = "NOT TESTED here: needs a PostgreSQL (DEPESCHE_TEST_POSTGRES)"
NO_CHROMIUM = "NOT TESTED here: needs the browser Chromium"
_MISSING = "NOT TESTED here: needs the measuring data in ../shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of measuring data beside the checkout; tests that need it are skipped where it is missing."""
    if not (SHARED / "gold").is_dir():
        pytest.skip(_MISSING)
    return SHARED


@pytest.fixture(scope="session", autouse=True)
def patient() -> Iterator[None]:
    """Pages never give a total from before while they count the new one, however slow the machine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("depesche.archive.browsing.browser.Browser.patience", float("inf"))
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of example articles."""
    return ROOT / "examples"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests were skipped for want of data or of a database, where nobody can overlook it."""
    reasons = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    missing = {
        f"there is no {SHARED} on this machine": sum(_MISSING in reason for reason in reasons),
        "DEPESCHE_TEST_POSTGRES names no PostgreSQL": sum(NO_POSTGRES in reason for reason in reasons),
        "there is no Chromium (on the path, or named in DEPESCHE_CHROMIUM)": sum(NO_CHROMIUM in r for r in reasons),
        "followthemoney is not installed (it is built with ICU)": sum("[ftm]" in reason for reason in reasons),
    }
    if any(missing.values()):
        terminalreporter.section("not everything was tested", yellow=True, bold=True)
    for why, count in missing.items():
        if count:
            terminalreporter.line(f"{count} tests were skipped: {why}.")
