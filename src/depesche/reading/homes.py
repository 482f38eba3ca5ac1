"""Whose office a bare title is ("Außenminister X"): the state likeliest by the text around it and the name.

Each state that the text names is weighed; so is that none of them is meant, but one at home where the text was written,
or one it does not name at all. What wins clearly is taken. The weights are those of a logistic regression on the titles
of annotated articles; of what was taken at 0.7 in articles left out of the fit, 0.93 was right.
"""

from __future__ import annotations

import bisect
import math
from collections import Counter
from collections.abc import Set

from depesche.german.nameorigins import fits
from depesche.german.office_words import FEDERAL_STATE
from depesche.reading.states import States

_NAME = 2.0  # times how well the name fits the state
_OFTEN = 0.6  # times the logarithm of its share of all states named
_LAST = 1.75  # the last state named before the title
_BESIDE = 0.7  # named before the title in its sentence
_FIRST = 1.0  # the first state of the text
_CLEAR = 0.7  # the least probability of what is taken
_SURE = 0.85  # … and where it is told of those who are often abroad
_UNSEEN = 0.5  # mentions that a state counts for beside those it has


def likely_home(
    states: States, name: str, token: int, own: Set[int], taken: Set[str], *, strict: bool = False
) -> str | None:
    """The state for which the person of that name acts whose bare title stands at the token; None where it is open.

    `own` are the tokens of the person's titles, `taken` the states in which somebody else has the office. `strict` asks
    for more: for titles that are also held abroad.
    """
    told = [(at, code) for at, code in states.timeline if at not in own]
    if not told:
        return None
    counts = Counter(code for _, code in told)
    total = len(told) + 2 * _UNSEEN
    before = bisect.bisect_left(told, (token, ""))
    sentence = states.reading.doc[token].sent.start
    beside = {code for at, code in told[:before] if at >= sentence}
    weights: dict[str | None, float] = {None: _OFTEN * math.log(_UNSEEN / total)}
    if FEDERAL_STATE not in counts:
        weights[FEDERAL_STATE] = _OFTEN * math.log(_UNSEEN / total) + _NAME * fits(name, FEDERAL_STATE)
    for code, n in counts.items():
        if code in taken:
            continue
        weight = _OFTEN * math.log((n + _UNSEEN) / total) + _NAME * fits(name, code)
        weight += _LAST * (before > 0 and told[before - 1][1] == code)
        weight += _BESIDE * (code in beside) + _FIRST * (told[0][1] == code)
        weights[code] = weight
    best = max(weights, key=lambda code: weights[code])
    share = 1 / sum(math.exp(weight - weights[best]) for weight in weights.values())
    return best if share >= (_SURE if strict else _CLEAR) and best in counts else None
