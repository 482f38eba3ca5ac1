"""How well the name of a person fits a state: by the letters of the names of those who have led or governed it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from depesche.german import lexicon
from depesche.german.nameforms import fold_name

_SIZE = 3  # letters looked at together
_PRIOR = 150.0  # letters that a state with few names on the lists borrows from all of them
_RARE = 1000.0  # groups of letters that no list has
_MOST = 1.5  # what one name can say for or against a state


@lru_cache(maxsize=5_000)
def fits(name: str, state: str) -> float:
    """From -1.5 to 1.5: how much likelier the parts of the name are among that state's names than among all."""
    everywhere, by_state, totals = _counts()
    here, total, own = by_state.get(state, Counter()), totals[""], totals[state]
    score, parts = 0.0, list(_parts(fold_name(name)))
    for part in parts:
        usual = (everywhere[part] + 0.5) / (total + _RARE)
        likely = (here[part] + _PRIOR * usual) / (own + _PRIOR)
        score += math.log(likely / usual)
    return max(-_MOST, min(_MOST, score / max(1, len(parts))))


def _parts(words: tuple[str, ...]) -> Iterator[str]:
    """The words of a name with their ends marked, and the groups of letters in them."""
    for word in words:
        marked = f"^{word}$"
        yield marked
        yield from (marked[i : i + _SIZE] for i in range(len(marked) - _SIZE + 1))


@cache
def _counts() -> tuple[Counter[str], dict[str, Counter[str]], Counter[str]]:
    """How often each part stands in all names and in each state's, and how many parts all ("") and each have."""
    names = {(leader.key, leader.affiliation) for leader in lexicon.leaders()}
    names |= {(fold_name(name), state) for name, state, _ in lexicon.ministers()}
    everywhere: Counter[str] = Counter()
    by_state: dict[str, Counter[str]] = defaultdict(Counter)
    for words, state in sorted(names):
        by_state[state].update(_parts(words))
    for counts in by_state.values():
        everywhere.update(counts)
    totals = Counter({state: counts.total() for state, counts in by_state.items()})
    totals[""] = everywhere.total()
    return everywhere, dict(by_state), totals
