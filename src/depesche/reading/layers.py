"""The typed layers of a reading: what is known about a document before records are built from it.

Offsets named `start`/`end` on Quote, TimeExpression, PlaceMention and Region are characters; on Mention, Phrase and
Clause they are token indices of the `Doc`. Always `[start, end)`.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from spacy.attrs import IDX
from spacy.tokens import Doc

from depesche.german.clauses import Clause, Phrase
from depesche.records import Actor, Document, Note, Span
from depesche.records.actor import ActorKind

if TYPE_CHECKING:
    from depesche.reading.statements.model import Utterance

__all__ = ["Clause", "Entity", "Mention", "Phrase", "PlaceMention", "Quote", "Reading", "Region", "TimeExpression"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression with its TIMEX3 `value` and, where they differ, its EDTF form; null without an anchor."""

    start: int
    end: int
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None
    edtf: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch between quotation marks, marks included; `speech` is false for titles and quoted terms."""

    start: int
    end: int
    speech: bool
    closed: bool = True


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place used as a place (not as an actor): base name, ISO 3166-1 alpha-3 code of its state."""

    start: int
    end: int
    name: str
    country: str | None
    kind: Literal["city", "region", "country", "seat", "other"] = "city"
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch that is not the article's own prose: related links, picture credits, programme credits, buttons."""

    start: int
    end: int
    kind: str


@dataclass(slots=True)
class Entity:
    """One actor of the document, as all its mentions together tell it."""

    name: str
    kind: ActorKind
    id: str | None = None
    affiliation: str | None = None
    gender: Literal["Masc", "Fem", "Neut"] | None = None
    plural: bool = False
    wikidata: str | None = None
    roles: list[str] = field(default_factory=list)  # titles and roles told of it, base form


@dataclass(slots=True)
class Mention:
    """A stretch of tokens that stands for an actor; several entities where it stands for several ("beide Länder")."""

    start: int
    end: int
    head: int
    form: Literal["name", "role", "pronoun", "state", "adjective", "possessive"]
    entities: list[Entity] = field(default_factory=list)  # empty = not resolved


class _Stretches:
    """Stretches of characters: which of them touch is as soon found in a long document as in a short one."""

    def __init__(self, found: Iterable[TimeExpression | Region]) -> None:
        self._starts: list[int] = []
        self._reached: list[int] = []  # the last end so far
        for start, end in sorted((one.start, one.end) for one in found):
            self._starts.append(start)
            self._reached.append(max(end, self._reached[-1] if self._reached else end))

    def touch(self, start: int, end: int) -> bool:
        """Does one of them share a character with `[start, end)`?"""
        before = bisect.bisect_left(self._starts, end)
        return before > 0 and self._reached[before - 1] > start


@dataclass(eq=False)
class Reading:
    """A document with its `Doc` and all layers. Builders read it and never change it; each is equal to itself only."""

    document: Document
    doc: Doc
    clauses: list[Clause] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    boilerplate: list[Region] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    @cached_property
    def lemmas(self) -> list[str]:
        """The base form of each token."""
        return [token.lemma_ for token in self.doc]

    @cached_property
    def nouns(self) -> dict[int, str]:
        """The tokens that are nouns or names, with their base forms, in text order."""
        return {token.i: token.lemma_ for token in self.doc if token.pos_ in ("NOUN", "PROPN")}

    @cached_property
    def clause_of_token(self) -> dict[int, Clause]:
        """The innermost clause of each token."""
        return {t: c for c in self.clauses for t in c.tokens}

    @cached_property
    def clauses_of_sentence(self) -> dict[int, list[Clause]]:
        """Clauses by the index of their sentence."""
        out: dict[int, list[Clause]] = {}
        for clause in self.clauses:
            out.setdefault(clause.sentence, []).append(clause)
        return out

    @cached_property
    def children(self) -> dict[int, list[Clause]]:
        """Clauses by the index of the clause they depend on."""
        out: dict[int, list[Clause]] = {}
        for clause in self.clauses:
            if clause.parent is not None:
                out.setdefault(clause.parent, []).append(clause)
        return out

    @cached_property
    def phrase_of_head(self) -> dict[int, Phrase]:
        """Phrases by their head token, nested ones (conjuncts, genitives, attributes) included."""
        out: dict[int, Phrase] = {}

        def visit(phrase: Phrase) -> None:
            if not phrase.conjuncts:
                out.setdefault(phrase.head, phrase)
            for part in (*phrase.conjuncts, *phrase.genitives, *phrase.attributes):
                visit(part)

        for clause in self.clauses:
            for phrase in (clause.subject, clause.predicative, *clause.objects, *clause.prepositional):
                if phrase is not None:
                    visit(phrase)
        return out

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Token extents of the sentences."""
        return [(s.start, s.end) for s in self.doc.sents]

    def chars(self, start: int, end: int) -> tuple[int, int]:
        """Character extent of the tokens `[start, end)`."""
        last = self.doc[end - 1]
        return self.doc[start].idx, last.idx + len(last)

    def span(self, start: int, end: int) -> Span:
        """The cut of the text under the tokens `[start, end)`."""
        return self.document.cut(*self.chars(start, end))

    @cached_property
    def _token_starts(self) -> list[int]:
        starts: list[int] = self.doc.to_array([IDX]).tolist() if len(self.doc) else []
        return starts

    def token_at(self, char: int) -> int:
        """Index of the token that holds or precedes the character offset."""
        return max(0, bisect.bisect_right(self._token_starts, char) - 1)

    @cached_property
    def _times(self) -> _Stretches:
        return _Stretches(self.times)

    @cached_property
    def _boilerplate(self) -> _Stretches:
        return _Stretches(self.boilerplate)

    def is_time(self, start: int, end: int) -> bool:
        """Does a time expression hold one of the tokens `[start, end)`?"""
        return self._times.touch(*self.chars(start, end))

    def in_boilerplate(self, start: int, end: int) -> bool:
        """Does one of the tokens `[start, end)` stand in text that is not the article's own prose?"""
        return self._boilerplate.touch(*self.chars(start, end))

    @cached_property
    def mention_at(self) -> dict[int, Mention]:
        """Mentions by each token they cover; the longest wins."""
        out: dict[int, Mention] = {}
        for mention in sorted(self.mentions, key=lambda m: m.end - m.start):
            out.update(dict.fromkeys(range(mention.start, mention.end), mention))
        return out

    @cached_property
    def utterances(self) -> list[Utterance]:
        """Everything the document tells as said, in text order."""
        from depesche.reading.statements.find import find_utterances  # the service; layers stay free of logic

        return find_utterances(self)

    @cached_property
    def _said(self) -> dict[int, list[Utterance]]:
        out: dict[int, list[Utterance]] = {}
        for told in self.utterances:
            for start, end in told.content:
                for i in range(start, end):
                    out.setdefault(i, []).append(told)
        return out

    def utterances_at(self, token: int) -> list[Utterance]:
        """The utterances whose content holds the token."""
        return self._said.get(token, [])

    @cached_property
    def attribute_at(self) -> dict[int, Mention]:
        """Mentions by each token they cover; the shortest wins: the adjective inside "the French president"."""
        out: dict[int, Mention] = {}
        for mention in sorted(self.mentions, key=lambda m: m.start - m.end):
            out.update(dict.fromkeys(range(mention.start, mention.end), mention))
        return out

    @cached_property
    def place_at(self) -> dict[int, PlaceMention]:
        """Places by each token they cover."""
        return {
            t: place
            for place in self.places
            for t in range(self.token_at(place.start), self.token_at(place.end - 1) + 1)
        }

    @cached_property
    def named_persons(self) -> frozenset[int]:
        """Identities (`id`) of the entities that are persons with a name somewhere in the document."""
        named = (m.entities[0] for m in self.mentions if m.form == "name" and len(m.entities) == 1)
        return frozenset(id(e) for e in named if e.kind == "person")

    @cached_property
    def entity_of_id(self) -> dict[str, Entity]:
        """States and organisations by their code."""
        return {e.id: e for e in reversed(self.entities) if e.id is not None}

    def actors(self, phrase: Phrase | None) -> list[Actor]:
        """The actors a phrase stands for: its mentions' entities, coordination spread, unresolved ones left out."""
        from depesche.reading.actors import actors_of  # the service; layers stay free of logic

        return actors_of(self, phrase) if phrase is not None else []
