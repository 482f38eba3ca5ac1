"""Media among the phrases of a text: who passes on what others said."""

from __future__ import annotations

from depesche.german.voices import is_definite, is_platform
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
    name = _name_of(text, phrase) or _name_behind(text, phrase)
    return [a if a.id or name is None else a.model_copy(update={"name": name}) for a in named_by(text, phrase)]


def is_unnamed(text: Text, phrase: Phrase) -> bool:
    """ "dem Sender": no more than a noun with its article, which stands for a medium named before."""
    first = phrase.start + (text.tags[phrase.start] == "APPR")
    plain = phrase.head == first + 1 and phrase.end == phrase.head + 1 and is_definite(text.lower[first])
    medium = text.tags[phrase.head] == "NN" and text.words.is_medium_noun(text.lemmas[phrase.head])
    whose = phrase.genitives or phrase.attributes or phrase.appositions
    single = "Plur" not in text.doc[phrase.head].morph.get("Number", [])
    return plain and medium and single and not whose and _name_behind(text, phrase) is None


def _name_of(text: Text, phrase: Phrase) -> str | None:
    """The medium's name as the phrase writes it."""
    for i in range(phrase.start, phrase.end):
        for j in range(min(phrase.end + 2, i + 5, len(text.forms)), i, -1):
            name = " ".join(text.forms[i:j])
            known = None if name.islower() else text.words.medium_name(name)
            if known is not None:
                return known
    return None


def _name_behind(text: Text, phrase: Phrase) -> str | None:
    """The name right behind a medium's noun: "dem Fernsehsender TV2", "dem Blatt „Karjala“"."""
    if text.tags[phrase.head] != "NN" or not text.words.is_medium_noun(text.lemmas[phrase.head]):
        return None
    first = i = phrase.head + 1
    quote = next((q for q in text.quotes_in(first, first + 12) if q.start == first), None)
    if quote is not None:
        return text.reading.span(quote.start + 1, quote.end - 1).text
    while i < min(first + 4, len(text.tags)) and text.tags[i] in {"NE", "FM", "XY", "CARD"}:
        i += 1
    return text.reading.span(first, i).text if i > first and text.tags[first] != "CARD" else None
