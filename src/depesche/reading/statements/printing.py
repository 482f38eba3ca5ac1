"""Whom a medium quotes: "zitiert die „Post“ einen Anwalt", "zitiert das Blatt aus einem Brief von Ulf Holm"."""

from __future__ import annotations

from depesche.reading.layers import Clause, Phrase
from depesche.reading.statements.media import is_medium
from depesche.reading.statements.text import Text
from depesche.reading.statements.voices import can_speak


def in_print(text: Text, clause: Clause) -> tuple[Phrase, Phrase] | None:
    """The medium that the clause has quote, and whom; null where either is not told.

    A name in quotation marks shows no case, so that the medium is known by its marks or by its noun.
    """
    phrases = [p for p in (clause.subject, *clause.objects) if p is not None]
    media = [p for p in phrases if is_medium(text, p) or _is_quoted(text, p)]
    if not media:
        return None
    for phrase in clause.prepositional:
        if text.words.is_a(phrase.preposition or "", "origin-preposition") and (whose := _holder(text, phrase)):
            return media[0], whose
    for phrase in (p for p in phrases if p not in media):
        if whose := _holder(text, phrase):
            return media[0], whose
        if phrase.case in {"Acc", None} and can_speak(text, phrase, written=False):
            return media[0], phrase
    quoted = next((p for p in media if _is_quoted(text, p) and _holder(text, p)), None)
    relay = next((p for p in media if p is not quoted), None)
    whose = _holder(text, quoted) if quoted is not None else None
    return (relay, whose) if relay is not None and whose is not None else None


def _is_quoted(text: Text, phrase: Phrase) -> bool:
    """Does the phrase hold no more than an article and a name in quotation marks?"""
    quote = text.quote_around(phrase.head)
    return quote is not None and not quote.sentence and quote.start <= phrase.start + 1 and quote.end >= phrase.end


def _holder(text: Text, phrase: Phrase) -> Phrase | None:
    """Whose words the noun names: a genitive or "von X"."""
    for part in (*phrase.genitives, *phrase.attributes):
        of = part.preposition is None or text.words.is_a(part.preposition, "agent-preposition")
        if of and can_speak(text, part, written=False) and not is_medium(text, part):
            return part
    return None
