"""Lists of names, as one memory-mapped trie: word → the kinds of name it occurs in.

Built by ``training/gazetteer.py`` from Natural Earth, the full forms' proper names, Popular Names by Country, lists of
international organisations and of office-holders. A word of a longer name has the kinds "first" or "inner"; "noun"
says that the word is a common noun too.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import marisa_trie

from depesche.german.wordforms import MODEL

PHRASE_KINDS = ("place", "organisation")
LONGEST_PHRASE = 7
FLAGS = ("forename", "surname", "place", "country", "organisation", "demonym", "first", "inner", "body", "noun")


@lru_cache(maxsize=1)
def _trie() -> marisa_trie.RecordTrie:
    return marisa_trie.RecordTrie("<H").mmap(str(MODEL / "gazetteer.marisa"))


def kinds(word: str) -> int:
    """Bit set over ``FLAGS`` for ``word`` as written, or for its parts where it is hyphenated; 0 if in no list."""
    if "\0" in word:  # ends a key for the trie
        return 0
    found = _trie().get(word)
    if found:
        return int(found[0][0])
    if "-" in word[1:-1]:
        return 1 << 15 | kinds(word.split("-", 1)[0])
    return 0


@lru_cache(maxsize=1)
def _phrases() -> marisa_trie.RecordTrie:
    return marisa_trie.RecordTrie("<B").mmap(str(MODEL / "phrases.marisa"))


def longest_phrase(words: Sequence[str]) -> tuple[int, str]:
    """(words, kind) of the longest listed name of two or more words that ``words`` begins with; else (0, "")."""
    if words[0][:1].isupper() and not any("\0" in word for word in words):
        for size in range(min(LONGEST_PHRASE, len(words)), 1, -1):
            found = _phrases().get(" ".join(words[:size]))
            if found:
                return size, PHRASE_KINDS[found[0][0]]
    return 0, ""
