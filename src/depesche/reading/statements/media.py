"""Media among the phrases of a text: who passes on what others said."""

from __future__ import annotations

from depesche.german.voices import is_definite, is_of_newsroom, is_platform, marks_dative, voice
from depesche.reading.layers import Phrase
from depesche.reading.statements.model import Frame, Utterance
from depesche.reading.statements.naming import named_by
from depesche.reading.statements.text import Text
from depesche.records import Actor


def is_medium(text: Text, phrase: Phrase) -> bool:
    """Does the phrase name a news agency, a newspaper or a broadcaster?"""
    common = text.tags[phrase.head] == "NN" or "-" in text.forms[phrase.head]
    if common and text.words.is_medium_noun(text.lemmas[phrase.head]):
        return True
    return _name_of(text, phrase) is not None


def passes_on(text: Text, source: Frame, told: list[Utterance]) -> bool:
    """ "Die Polizei bestätigte laut Medienberichten …", "rechnet nach eigenen Angaben mit …": no words of its own."""
    if not told or any(u.clause is not source.clause for u in told):
        return False
    same = bool(source.actors) and all(u.actors == source.actors for u in told)
    speaker = source.speaker
    return same or (
        speaker is not None and (is_medium(text, speaker) or text.words.is_of_media(text.lemmas[speaker.head]))
    )


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
    mention = text.reading.mention_at.get(phrase.head)
    named = mention is not None and mention.form == "name" and bool(mention.entities)  # "der Bild-Zeitung"
    return plain and medium and single and not (whose or named) and _name_behind(text, phrase) is None


def told_behind(text: Text, phrase: Phrase, end: int) -> Phrase | None:
    """ "Die Polizei | dem MDR", "ein Polizeisprecher | der AFP": the medium that is told, taken for part of who tells.

    `end` is where the words for the speaker end. Where the article may be a genitive's, the noun before tells whether
    somebody can be of the medium.
    """
    head = phrase.head
    if text.tags[head] != "NN" or phrase.conjuncts or text.words.is_medium_noun(text.lemmas[head]):
        return None
    for i in range(head + 1, min(end, len(text.forms))):
        named = next((j for j in range(min(end, i + 5), i, -1) if _is_name(text, i, j)), None)
        noun = text.tags[i] == "NN" and text.words.is_medium_noun(text.lemmas[i])
        if named is None and not noun:
            continue
        left = i
        while left > head + 1 and text.tags[left - 1] == "ADJA":
            left -= 1
        article = marks_dative(text.lower[left - 1]) if text.tags[left - 1] == "ART" else False
        if article is False:
            told = named is not None and left == head + 1 == i and text.tags[left] in {"NE", "FM", "XY"}
            return Phrase(left, end, i) if told and not is_of_newsroom(text.lemmas[head]) else None
        if left - 1 <= head or (article is None and not _is_outside(text, head, text.forms[i:named])):
            return None
        return Phrase(left - 1, end, i)
    return None


def _is_name(text: Text, start: int, end: int) -> bool:
    mention = text.reading.mention_at.get(start)
    if mention is not None and any(e.kind == "person" for e in mention.entities):
        return False
    name = " ".join(text.forms[start:end])
    proper = not name.islower() or (text.tags[start] == "NE" and text.tags[start - 1] == "ART")
    return proper and text.words.medium_name(name) is not None


def _is_outside(text: Text, head: int, name: list[str]) -> bool:
    """Is who speaks nobody of the medium? A broadcaster has spokesmen of its own that the news tells of."""
    lemma = text.lemmas[head]
    medium = text.words.medium(" ".join(name))
    plain = voice(lemma) == "person" and text.words.is_sayer(lemma) and medium is not None
    return not is_of_newsroom(lemma) and not (plain and medium is not None and medium.kind == "broadcaster")


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
    if quote is not None and quote.end - quote.start > 2:
        return text.reading.span(quote.start + 1, quote.end - 1).text
    while i < min(first + 4, len(text.tags)) and text.tags[i] in {"NE", "FM", "XY", "CARD"}:
        i += 1
    return text.reading.span(first, i).text if i > first and text.tags[first] != "CARD" else None
