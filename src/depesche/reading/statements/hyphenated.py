"""Nouns that a title in quotation marks opens: "der frühere „Nordlicht“-Sänger", "die „Sturm“-Schauspielerin".

The marks part the compound into words, so that the title looks like a name and the noun like another phrase.
"""

from __future__ import annotations

from depesche.german.voices import voice
from depesche.reading.layers import Phrase
from depesche.reading.statements.text import Text

_OPENS = frozenset({"ADJA", "ART", "PPOSAT"})


def whole_compound(text: Text, phrase: Phrase) -> Phrase | None:
    """The phrase from its article to the noun for a person behind the title's hyphen; null where there is none."""
    quote = text.quote_around(phrase.head) or text.quote_opening(phrase.end) or text.quote_opening(phrase.start)
    quote = quote or text.quote_ending(phrase.head - (text.forms[phrase.head - 1] == "-"))
    if quote is None or (quote.sentence and quote.speech) or quote.end >= len(text.forms):
        return None
    head = quote.end + (text.forms[quote.end] == "-")
    if head >= len(text.forms) or not text.forms[quote.end].startswith("-"):
        return None
    if text.tags[head] not in {"NE", "NN"} or voice(text.forms[head].removeprefix("-")) != "person":
        return None
    start = quote.start
    while start > 0 and text.tags[start - 1] in _OPENS:
        start -= 1
    return Phrase(start, head + 1, head)


def is_titled(text: Text, phrase: Phrase) -> bool:
    """Is the phrase such a noun?"""
    before = phrase.head if text.forms[phrase.head].startswith("-") else phrase.head - 1
    hyphen = before > phrase.start and text.forms[before].startswith("-")
    return hyphen and text.quote_ending(before) is not None
