"""What was looked up of words is remembered, but not for ever: new words never end, and memory does.

Look-ups of a word are cached where they are defined. A cache that has grown beyond `MANY` entries is emptied as a
whole; the common words are back in it after some sentences.
"""

from __future__ import annotations

import sys
from functools import _lru_cache_wrapper

MANY = 5_000  # entries of a cache; news uses some thousand forms over and over
FORMS = 8_000  # forms of which a network keeps what it computed, about a kilobyte each
_ROOMS = ("depesche.german", "depesche.reading")


def forget() -> int:
    """Empty the caches that have grown too large; how many there were."""
    emptied = 0
    for name, module in list(sys.modules.items()):
        if name.startswith(_ROOMS):
            for value in list(vars(module).values()):
                if isinstance(value, _lru_cache_wrapper) and value.cache_info().currsize > MANY:
                    value.cache_clear()
                    emptied += 1
    return emptied
