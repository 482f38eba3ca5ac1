"""Names in brackets behind the noun that they belong to."""

from __future__ import annotations

from depesche.german.clauses.model import Phrase
from depesche.german.clauses.phrases import NAMES
from depesche.german.clauses.words import Words


def bracketed_name(words: Words, noun: Phrase, phrase: Phrase) -> bool:
    """Whether a name in brackets right behind a person's tells the party: "die Ministerin Anna Lang (SPÖ) und …"."""
    texts, tags = words.texts, words.tags
    return (
        tags[noun.end - 1] in NAMES
        and tags[phrase.start] in NAMES
        and phrase.preposition is None
        and phrase.start == noun.end + 1
        and texts[noun.end] == "("
        and phrase.end < len(texts)
        and texts[phrase.end] == ")"
    )
