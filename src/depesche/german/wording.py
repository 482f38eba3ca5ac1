"""Words reduced to what carries their meaning: stems for searching, and the words that set one name from another.

Stems are those of Snowball's German stemmer, over words in lower case with "ß" as "ss".
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import snowballstemmer

from depesche.german.lexicon import demonyms, organisations, rows, seats, state_adjectives, states

_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"(?<=[.!?:…“\"])\s+(?=[„“\"A-ZÄÖÜ0-9])|\n+")
_LINKING = ("s", "es", "n", "en")
_LONGEST = 100  # letters; stemming and parting compounds take the square of a word's length
_SHORTEST = 4  # letters of an agreement noun that may end a longer word, and of what may stand before it


def words(text: str) -> list[str]:
    """The words of a text in lower case, numbers among them, without punctuation; of endless ones the beginning."""
    return [word[:_LONGEST] for word in _WORD.findall(text.replace("\xad", "").lower())]


def stems(text: str) -> list[str]:
    """The stem of each word, in order."""
    return [stem(word) for word in words(text)]


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("german")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of one word in lower case."""
    found: str = _stemmer().stemWord(word.replace("ß", "ss"))
    return found


def content(text: str) -> frozenset[str]:
    """The stems that carry content: no function words, nothing of one or two letters."""
    return frozenset(stem(word) for word in words(text) if len(word) > 2 and word not in _function_words())


def sentences(text: str) -> list[str]:
    """A coarse cut into sentences, for comparing texts and not for citing them."""
    return [piece for part in _SENTENCE_END.split(text) if (piece := part.strip())]


def distinctive(name: str) -> frozenset[str]:
    """What tells an agreement's name from another's: no function words, parties, bare nouns of agreement.

    Of a compound with such a noun its first part counts: the partnership of a partnership treaty.
    """
    found = set()
    for word in words(name):
        if word in _function_words() or len(word) < 3 or (word.isdigit() and len(word) != 4):
            continue
        rest = _before_agreement_noun(word)
        if rest is not None:
            word = rest
        if word and stem(word) not in _party_stems():
            found.add(stem(word))
    return frozenset(found)


def agreements_in(text: str) -> frozenset[str]:
    """What the compounds of a text that name an agreement say of it: the first part of each, as a stem."""
    fronts = (_before_agreement_noun(word) for word in words(text))
    return frozenset(stem(front) for front in fronts if front and stem(front) not in _party_stems())


def _before_agreement_noun(word: str) -> str | None:
    """The part before the agreement noun that the word ends in; "" for the bare noun, None where it ends in none."""
    for ending in ("", "s", "es", "en", "n", "e"):
        base = word.removesuffix(ending) if ending else word
        if ending and base == word:
            continue
        for cut in range(len(base) - _SHORTEST + 1):
            if base[cut:] in _agreement_nouns():
                front = base[:cut]
                if len(front) < _SHORTEST:
                    return ""
                return next((front.removesuffix(link) for link in _LINKING if _links(front, link)), front)
    return None


def _links(front: str, link: str) -> bool:
    return front.endswith(link) and len(front) - len(link) >= _SHORTEST


@cache
def _agreement_nouns() -> frozenset[str]:
    """The shortest nouns of agreement: those that no other one ends."""
    nouns = {row["noun"].lower() for row in rows("agreement_nouns") if len(row["noun"]) >= _SHORTEST}
    return frozenset(
        noun for noun in nouns if not any(noun[cut:] in nouns for cut in range(1, len(noun) - _SHORTEST + 1))
    )


@cache
def _function_words() -> frozenset[str]:
    return frozenset(row["form"].lower() for row in rows("function_words"))


@cache
def _party_stems() -> frozenset[str]:
    """Stems of the names of states, their adjectives, seats and peoples, and of organisations."""
    bodies = (name for name in organisations() if " " not in name)  # long names are made of common words
    names = [*states(), *seats(), *bodies, *state_adjectives(), *(d.plural for d in demonyms())]
    names += [row["word"] for row in rows("agreement_generics")]
    return frozenset(stem(word) for name in names for word in words(name) if len(word) > 2)
