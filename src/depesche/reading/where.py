"""Which of the places found belongs to an event: the counterpart of `when` for places."""

from __future__ import annotations

from collections.abc import Callable

from depesche.german.prepositions import points_at_place
from depesche.german.speech import speech_lexicon
from depesche.reading.layers import Clause, Phrase, PlaceMention, Reading
from depesche.reading.when import phrases_of, with_followers
from depesche.records import Place

_RANK = {"city": 0, "seat": 0, "other": 1, "region": 2, "country": 3}


def where_of(
    reading: Reading,
    clause: Clause,
    trigger: int | None = None,
    other: Callable[[PlaceMention], bool] = lambda _: False,
    *,
    own: bool = False,
) -> Place | None:
    """Where the event told by `trigger` (a token; default: the clause's verb) took place, as the text says it.

    A place inside the trigger's own noun phrase or right after it comes first, then one of the clause that hangs on no
    other noun; cities before regions before states. A dateline is where the report was written, not where it happened.
    Places that are somewhere `other` than the event don't count, nor those of a source ("nach Angaben aus Kiew"); with
    `own` only those of the trigger's noun phrase do.
    """
    tokens = set(clause.tokens)
    places = [p for p in reading.places if reading.token_at(p.start) in tokens and not _is_dateline(reading, p)]
    places = [p for p in places if not other(p) and not _is_of_source(reading, p)]
    noun = reading.phrase_of_head.get(trigger) if trigger is not None and trigger not in clause.verbs else None
    if noun is not None:
        within = [p for p in places if _inside(reading, p, with_followers(clause, noun))]
        if within or own:
            return as_place(min(within, key=by_precision)) if within else None
        places = [p for p in places if not _elsewhere(reading, clause, p, noun)]
    if not places:
        return _pointed_at(reading, clause, other)
    return as_place(min(places, key=by_precision))


def _pointed_at(reading: Reading, clause: Clause, other: Callable[[PlaceMention], bool]) -> Place | None:
    """The town told before that a clause points back at: "to Rome, where they met", "There they met"."""
    pointer = next((t for t in clause.tokens if points_at_place(reading.doc[t].lower_)), None)
    if pointer is None:
        return None
    first = reading.sentences[max(0, clause.sentence - 1)][0]
    start, end = reading.chars(first, pointer + 1)
    before = [p for p in reading.places if start <= p.start < end and not other(p) and not _is_dateline(reading, p)]
    towns = [p for p in before if p.kind in ("city", "seat")]
    return as_place((towns or before)[-1]) if before else None


def by_precision(place: PlaceMention) -> tuple[int, int]:
    """Sort key: cities before regions before states, then text order."""
    return _RANK[place.kind], place.start


def as_place(place: PlaceMention) -> Place:
    """The place of a record for a place mention."""
    return Place(name=place.name, country=place.country, start=place.start, end=place.end)


def _inside(reading: Reading, place: PlaceMention, noun: Phrase) -> bool:
    token = reading.token_at(place.start)
    return noun.start <= token < noun.end or any(p.start <= token < p.end for p in noun.attributes)


def _elsewhere(reading: Reading, clause: Clause, place: PlaceMention, noun: Phrase) -> bool:
    """Does the place hang on another noun of the clause, one that is no argument of it by itself?"""
    token = reading.token_at(place.start)
    return any(
        not phrase.start <= noun.head < phrase.end
        and phrase.preposition is not None
        and not phrase.start <= token < phrase.end
        and any(p.start <= token < p.end for p in phrase.attributes)
        and not any(t.start <= reading.chars(phrase.head, phrase.head + 1)[0] < t.end for t in reading.times)
        for phrase in phrases_of(clause)
    )


def _is_of_source(reading: Reading, place: PlaceMention) -> bool:
    """Does it say where word comes from: "nach Angaben aus Kiew", "laut Berichten in Athen"?"""
    token = reading.token_at(place.start)
    before = reading.nouns.get(token - 2, "") if token > 1 else ""
    return bool(before) and reading.doc[token - 1].pos_ == "ADP" and speech_lexicon().is_a(before, "proof")


def _is_dateline(reading: Reading, place: PlaceMention) -> bool:
    """ "Kairo – ", "Warschau/Moskau – " at the beginning of a sentence."""
    token = reading.token_at(place.start)
    after = reading.token_at(place.end - 1) + 1
    if after >= len(reading.doc) or not reading.doc[after].is_punct:
        return False
    start = reading.doc[token].sent.start
    return token - start <= 2 and reading.doc[after].text in ("–", "—", "-", "/")
