"""Media among the phrases of a text: who passes on what others said."""

from __future__ import annotations

from depesche.german.voices import is_platform
from depesche.reading.layers import Phrase
from depesche.reading.statements.naming import named_by
from depesche.reading.statements.text import Text
from depesche.records import Actor


def is_medium(text: Text, phrase: Phrase) -> bool:
    """Does the phrase name a news agency, a newspaper or a broadcaster?"""
    common = text.tags[phrase.head] == "NN" or "-" in text.forms[phrase.head]
    if common and text.words.is_medium_noun(text.lemmas[phrase.head]):
        return True
    return _name_of(text, phrase) is not None


def on_platform(text: Text, phrase: Phrase) -> bool:
    """ "Auf dem Kurznachrichtendienst X", "in sozialen Medien": where anybody says what he likes."""
    words = range(phrase.start, phrase.end)
    return any(is_platform(text.lemmas[i]) or is_platform(text.forms[i]) for i in words)


def relayed_by(text: Text, phrase: Phrase) -> list[Actor]:
    """The actors of a medium, under the name that the text gives it."""
    name = _name_of(text, phrase)
    return [a if a.id or name is None else a.model_copy(update={"name": name}) for a in named_by(text, phrase)]


def _name_of(text: Text, phrase: Phrase) -> str | None:
    """The medium's name as the phrase writes it."""
    for i in range(phrase.start, phrase.end):
        for j in range(min(phrase.end, i + 4), i, -1):
            name = " ".join(text.forms[i:j])
            if not name.islower() and text.words.medium(name) is not None:
                return name
    return None
