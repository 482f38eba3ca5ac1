"""What a text has spoken of so far: its resolved mentions in text order, as what part of their clauses."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from depesche.german import lexicon
from depesche.german.nominals import Nominal
from depesche.german.parties import party_in_brackets, party_of_title
from depesche.reading.layers import Clause, Entity, Reading

_MEMORY = 300  # mentions back that are looked at, so that long documents cost no more a word than short ones


@dataclass(frozen=True, slots=True)
class Role:
    """A role told of somebody: lemma, masculine head, level, and whom it acts for."""

    lemma: str
    head: str
    level: str
    codes: tuple[str, ...]
    former: bool = False
    attribute: str = ""  # last word of what follows the noun in its noun phrase


@dataclass(slots=True)
class Seen:
    """One resolved mention in the text so far."""

    token: int
    sentence: int
    entity: Entity
    subject: bool
    kind: str
    first: bool  # opens its sentence
    group: int  # nominal index: mentions of several entities share it


class Memory:
    """The mentions of one document, as far as it has been read."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.roles: dict[int, list[Role]] = defaultdict(list)
        self.seen: list[Seen] = []
        self.named: dict[int, Entity] = {}  # token of a person's name → the person, also of those still to come
        self.parties: dict[int, str] = {}
        self.states: Counter[str] = Counter()
        self.state_order: list[tuple[int, str]] = []
        starts = reading.sentences
        self._sentence_of = [0] * len(reading.doc)
        for number, (start, end) in enumerate(starts):
            for token in range(start, end):
                self._sentence_of[token] = number
        self._quote_of = {
            token: number
            for number, quote in enumerate(reading.quotes)
            if quote.speech
            for token in range(reading.token_at(quote.start), reading.token_at(quote.end - 1) + 1)
        }
        self._clauses_of: dict[int, list[Clause]] = defaultdict(list)
        for clause in reading.clauses:
            self._clauses_of[clause.sentence].append(clause)

    @property
    def recent(self) -> list[Seen]:
        """The last mentions, in text order."""
        return self.seen[-_MEMORY:]

    def sentence_of(self, token: int) -> int:
        """The number of the token's sentence."""
        return self._sentence_of[token]

    def saw(self, nominal: Nominal, entities: list[Entity] | None, index: int) -> None:
        """Remember a mention."""
        for code in nominal.codes:
            if code in lexicon.state_of_code():
                self.states[code] += 1
                self.state_order.append((nominal.head, code))
        if not entities or nominal.kind == "adjective" or nominal.place:
            return
        if nominal.kind in ("person", "role") and len(entities) == 1:
            named = nominal.role.lemma if nominal.role is not None and nominal.person is not None else ""
            told = party_of_title(named) or party_in_brackets(self.reading.doc, nominal.end)
            if told is not None:
                self.parties.setdefault(id(entities[0]), told)
        subject = self.is_subject(nominal)
        sentence = self._sentence_of[nominal.head]
        first = self.reading.doc[nominal.start].is_sent_start is True
        for entity in entities:
            self.seen.append(Seen(nominal.head, sentence, entity, subject, nominal.kind, first, index))
            if entity.kind == "person" and entity.affiliation:
                self.states[entity.affiliation] += 1

    def is_subject(self, nominal: Nominal) -> bool:
        """Is the nominal the subject of its clause, or one of several?"""
        clause = self.reading.clause_of_token.get(nominal.head)
        subject = clause.subject if clause is not None else None
        if subject is None:
            return False
        if nominal.start <= subject.head < nominal.end:
            return True  # also of a name that the clause layer took apart
        if not subject.start <= nominal.head < subject.end:
            return False
        parts = subject.conjuncts or [subject]
        return any(
            p.head == nominal.head
            or nominal.start <= p.head < nominal.end
            or (p.head < nominal.start and not nominal.genitive and self._beside_head(p.head, nominal.start))
            for p in parts
        )

    def _beside_head(self, head: int, start: int) -> bool:
        """Does nothing but names and nouns stand between ("Neustadts | Trainer Ulf Holm")?"""
        return all(t.tag_ in ("NE", "NN") for t in self.reading.doc[head + 1 : start])

    def together(self, nominal: Nominal, wanted: Callable[[Entity], bool], reach: int = 2) -> list[Entity]:
        """Two named side by side ("A und B", "zwischen A und B") in this or the last sentences."""
        sentence = self._sentence_of[nominal.head]
        doc = self.reading.doc
        names = [s for s in self.recent if wanted(s.entity) and sentence - s.sentence <= reach]
        for left, right in zip(reversed(names[:-1]), reversed(names[1:]), strict=True):
            if left.entity is right.entity or left.sentence != right.sentence:
                continue
            between = doc[left.token + 1 : right.token]
            if (
                0 < len(between) <= 8
                and any(t.tag_ == "KON" for t in between)
                and not any(t.tag_.startswith("V") or t.tag_ in ("$,", "$.") for t in between)
            ):
                return [left.entity, right.entity]
        return []
