"""The German of reported speech: verbs and nouns of saying, prepositions and adverbs that frame a report, media.

The facts stand in ``lexicon/speech_verbs.csv``, ``speech_nouns.csv``, ``speech_words.csv`` and ``agencies.csv``; this
module gives them a typed, indexed form. Frames of a verb:

``clause``            a dependent clause (dass, w-word) tells what was said
``question``          a dependent question (ob, w-word) does: "fragte, ob"; of other verbs it leaves open what was said
``v2``                a verb-second clause does, and the verb may stand in a parenthesis or after direct speech
``data``              only with what was found out or written as subject: "die Zahlen zeigen, dass"
``direct``            direct speech
``infinitive``        an infinitive with "zu"
``object``            an accusative object names what the act is about: the act is told, not its wording
``object-dative``     a dative object does
``predicative``       an object is called something with "als"
``object-predicate``  an object is called something with a second accusative, or with "für"
``quotes-object``     the object is who speaks: "zitieren"
``from``              who says it is named with "aus" or "von": "verlautete aus Kreisen"
``heard``             who says it is named with "aus" or "von", and a medium that passes it on is the subject: "erfuhr"
``impersonal``        only with the subject "es"
``matter``            the object has to name a matter, not a thing or person: "bestritt den Vorwurf", not "das Spiel"
``addressed``         an object tells the act only beside an addressee: "erwartet von Dänemark eine Lösung"
``endorsed``          the object has to name what one can stand for: "unterstützt den Vorschlag", not "die Feuerwehr"
``official``          only a state, a body or who acts for one does it: "protestierte gegen das Urteil"
``official-object``   an object tells the act where such a one does it: "lud die Nachbarn ein", not "der Verein lud ein"
``nobody``            the object must be no person: "begrüßte den Schritt", not "begrüßte die Gäste"
``personal``          in the passive only with who says it: "wird erwartet" tells what everybody expects
``literal``           with these fixed words the verb says nothing: "brachte sein Team zurück ins Spiel"
``view``              a view shown rather than spoken ("zeigte sich besorgt")

``prepositions`` of a verb or noun take the matter of the act ("vor" of warnen), as a noun phrase or as a pronominal
adverb with a clause ("davor, dass …").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from depesche.german.lexicon import rows
from depesche.german.wordforms import wordforms

_LONGEST = 80  # characters; what is longer is no word
_ABSTRACT = ("heit", "ion", "ismus", "keit", "nahme", "nis", "tät", "ung")
_OWN_COMPOUNDS = frozenset(
    {"Datum", "Versicherung", "Zahl"}
)  # nouns that mean no saying in compounds: "Rentenversicherung"
_SHORTEST_MODIFIER = 3  # characters before the head of a compound

_INFLECTED = re.compile(r"e[nr]\b(?= )")  # the ending of an adjective before its noun

WordKind = Literal[
    "addressee-preposition",
    "adverb",
    "agent-preposition",
    "beside",
    "claim-modal",
    "coming",
    "comparison",
    "complementizer",
    "condition",
    "continuation",
    "contrast",
    "continuative",
    "conversation",
    "currency",
    "degree",
    "demand-modal",
    "demonstrative",
    "endorsed",
    "epistemic",
    "factive",
    "field-move",
    "field-preposition",
    "forces",
    "generic",
    "group",
    "hearsay",
    "impersonal",
    "inclusion",
    "intensifier",
    "joiner",
    "letting",
    "manner",
    "masculine-article",
    "matter",
    "media-modifier",
    "medium",
    "medium-preposition",
    "meeting",
    "meeting-place",
    "meeting-preposition",
    "necessity-modal",
    "negation",
    "no-speaker",
    "nominative-article",
    "noun-postposition",
    "noun-preposition",
    "opposing-preposition",
    "origin-preposition",
    "others",
    "own-adjective",
    "pair",
    "parenthesis",
    "partner-preposition",
    "postposition",
    "price-word",
    "proof",
    "predicate-particle",
    "predicate-preposition",
    "question",
    "receiving",
    "relative-adverb",
    "relay-noun",
    "relay-preposition",
    "report-modal",
    "sayer",
    "scholar",
    "sentence-relative",
    "shortly",
    "source-preposition",
    "speaker-preposition",
    "state-verb",
    "title",
    "together",
    "too",
    "trade",
    "unsaid-modal",
    "upcoming",
    "viewpoint",
    "weak-adverb",
    "without",
]


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """One use of a verb of saying. `fixed` are words that must stand with it ("zum Ausdruck" bringen)."""

    lemma: str
    fixed: tuple[str, ...]
    reflexive: bool
    act: str
    frames: frozenset[str]
    prepositions: frozenset[str]
    addressee: frozenset[str]
    register: str

    def takes(self, adverb: str) -> bool:
        """Does a pronominal adverb ("darauf", "davon") stand for one of the verb's prepositions?"""
        return adverb.removeprefix("da").removeprefix("r") in self.prepositions


@dataclass(frozen=True, slots=True)
class SpeechNoun:
    """A noun of saying. `source`: "nach" with it names a source; `verbs`: with these verbs it makes an act."""

    lemma: str
    act: str
    kind: str
    source: bool
    frames: frozenset[str]
    verbs: frozenset[str]
    prepositions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Medium:
    """A news agency, newspaper or broadcaster; `country` is an ISO 3166-1 alpha-3 code or null."""

    name: str
    kind: str
    country: str | None


class SpeechLexicon:
    """All of it, indexed by base form; compounds take the entry of their last part."""

    def __init__(self) -> None:
        self._verbs: dict[str, list[SpeechVerb]] = defaultdict(list)
        for row in rows("speech_verbs"):
            verb = SpeechVerb(
                lemma=row["lemma"],
                fixed=tuple(row["fixed"].casefold().split()),
                reflexive=row["reflexive"] == "yes",
                act=row["act"],
                frames=frozenset(row["frames"].split()),
                prepositions=frozenset(row["prepositions"].split()),
                addressee=frozenset(row["addressee"].split()),
                register=row["register"],
            )
            self._verbs[verb.lemma].append(verb)
        for uses in self._verbs.values():  # the most particular use first
            uses.sort(key=lambda v: (-len(v.fixed), not v.reflexive))
        self._nouns: dict[str, SpeechNoun] = {
            row["lemma"]: SpeechNoun(
                lemma=row["lemma"],
                act=row["act"],
                kind=row["kind"],
                source=row["source"] == "yes",
                frames=frozenset(row["frames"].split()),
                verbs=frozenset(row["verbs"].split()),
                prepositions=frozenset(row["prepositions"].split()),
            )
            for row in rows("speech_nouns")
        }
        self._folded = {lemma.casefold(): noun for lemma, noun in self._nouns.items() if lemma not in _OWN_COMPOUNDS}
        self._words: dict[str, set[str]] = defaultdict(set)
        for row in rows("speech_words"):
            self._words[row["kind"]].add(row["word"])
        self._media = {
            row["name"].casefold(): Medium(row["medium"], row["kind"], row["state"] or None) for row in rows("agencies")
        }
        self._listed = {row["name"].casefold(): row["name"] for row in rows("agencies")}

    def verbs(self, lemma: str) -> list[SpeechVerb]:
        """The uses of a verb of saying, the most particular first; empty for other verbs."""
        return self._verbs.get(lemma, [])

    def noun(self, lemma: str) -> SpeechNoun | None:
        """The noun of saying with this base form, or the one that a compound ends in."""
        found = self._nouns.get(lemma)
        if found is None and 6 < len(lemma) < _LONGEST:
            folded = lemma.casefold()
            for cut in range(_SHORTEST_MODIFIER, len(folded) - 3):
                found = self._folded.get(folded[cut:])
                if found is not None:
                    break
        return found

    def is_speech_noun(self, lemma: str) -> bool:
        """Does the noun name a saying?"""
        return self.noun(lemma) is not None

    def is_a(self, word: str, kind: WordKind) -> bool:
        """Is `word` (as listed: base form, lower case unless a noun) of this kind?"""
        return word in self._words[kind]

    def unraised(self, word: str) -> str:
        """The adjective that a first part raises: "hocherfreut" → "erfreut"; other words as they are."""
        return next((word[len(i) :] for i in self._words["intensifier"] if word.startswith(i)), word)

    def is_sayer(self, lemma: str) -> bool:
        """Does the noun, or the last part of the compound, name somebody who tells things: a spokesman, a witness?"""
        return any(part in self._words["sayer"] for part in _heads(lemma))

    def trade(self, lemma: str, kind: WordKind) -> str | None:
        """The UD gender of who goes by the trade that the noun, or the last part of the compound, names."""
        if any(part in self._words[kind] for part in _heads(lemma)):
            return "Masc"
        female = lemma.endswith("in") and any(part in self._words[kind] for part in _heads(lemma[:-2]))
        return "Fem" if female else None

    def is_matter(self, lemma: str) -> bool:
        """Does the noun name what can be said, claimed or offered: a saying, an event, a quality?"""
        if self.noun(lemma) is not None or lemma.endswith(_ABSTRACT):
            return True
        return any(part in self._words["matter"] for part in _heads(lemma))

    def is_endorsed(self, lemma: str) -> bool:
        """Does the noun, or the last part of the compound, name what one can stand for: a proposal, a course?"""
        return any(part in self._words["endorsed"] for part in _heads(lemma))

    def is_group(self, lemma: str) -> bool:
        """Does the noun stand for unnamed people ("Regierungskreise", "aus dem Umfeld")?"""
        return any(part in self._words["group"] for part in _heads(lemma))

    def is_of_forces(self, lemma: str) -> bool:
        """Does the noun, or the last part of the compound, name armed forces or an authority of a state?"""
        return any(part in self._words["forces"] for part in _heads(lemma))

    def is_of_media(self, lemma: str) -> bool:
        """Does the compound name words of the media ("Medienbericht")?"""
        return any(lemma.startswith(word) and lemma != word for word in self._words["media-modifier"])

    def is_title_noun(self, lemma: str) -> bool:
        """Do titles and names stand in quotation marks after this noun?"""
        return lemma in self._words["title"] or lemma.rpartition("-")[2] in self._words["title"]

    def medium(self, name: str) -> Medium | None:
        """The medium of this name."""
        return self._media.get(name.casefold())

    def medium_name(self, name: str) -> str | None:
        """The name as listed of a medium named in any case: "der Neuen Zürcher Zeitung" → "Neue Zürcher Zeitung"."""
        folded = name.casefold()
        found = self._listed.get(folded) or (self._listed.get(_INFLECTED.sub("e", folded)) if " " in folded else None)
        return name if found is not None and found.casefold() == folded and name[:1].isupper() else found

    def is_medium_noun(self, lemma: str) -> bool:
        """Does the noun, or the last part of the compound, name a medium?"""
        return any(part in self._words["medium"] for part in _heads(lemma))


def can_be_konjunktiv(form: str) -> bool:
    """Whether a verb form as written in running text can be a Konjunktiv of the third person: "sei", not "vermutet"."""
    words = wordforms()
    readings = words.readings(form.lower()) or words.readings(words.stem(form.lower()))
    return any("Mood=Sub" in r.feats and "Person=3" in r.feats for r in readings)


def _heads(lemma: str) -> Iterator[str]:
    yield lemma
    if len(lemma) >= _LONGEST:
        return
    for cut in range(_SHORTEST_MODIFIER, len(lemma) - 3):
        yield lemma[cut:].lstrip("-").capitalize()


@lru_cache(maxsize=1)
def speech_lexicon() -> SpeechLexicon:
    """The lexicon, read once."""
    return SpeechLexicon()
