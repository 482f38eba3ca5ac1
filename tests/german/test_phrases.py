"""The table of boilerplate is well formed."""

from __future__ import annotations

import re

from depesche.german.phrases import EXTENTS, KINDS, boilerplate_patterns


def test_the_table_is_sorted_without_doubles_and_its_columns_hold_what_they_may() -> None:
    patterns = boilerplate_patterns()
    assert list(patterns) == sorted(set(patterns))
    assert {kind for kind, _, _ in patterns} == KINDS
    assert {extent for _, extent, _ in patterns} == EXTENTS


def test_every_pattern_compiles_and_matches_no_empty_text() -> None:
    for _, _, pattern in boilerplate_patterns():
        assert re.compile(pattern).fullmatch("") is None, pattern
