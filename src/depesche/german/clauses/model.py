"""What a clause and a phrase are. All positions are token indices into the `Doc`, `[start, end)`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

ClauseKind = Literal["main", "subordinate", "relative", "infinitive", "fragment"]
Order = Literal["V1", "V2", "VL", "none"]


@dataclass(slots=True)
class Phrase:
    """A noun phrase or prepositional phrase: one argument or adjunct of a clause.

    `start`/`end` cover the whole phrase with its determiners, adjectives, genitives, appositions and titles (not its
    relative clauses); `head` is the head noun, name or pronoun. A coordination ("Putin und Kim") is one phrase whose
    `conjuncts` lists its parts, the first part included; `conjuncts` is empty for a simple phrase. The head of a title
    with a name ("Außenminister Lawrow") is the title; the head of a bare name is its first token.

    A prepositional phrase right after a noun may hang on the noun or on the verb ("ein Gespräch in Wien"). Order alone
    does not tell, so it stands in both places: in the noun's `attributes` and in the clause's `prepositional`. Every
    phrase of an unbroken run after the noun is among its attributes; a phrase's extent does not cover them.
    """

    start: int
    end: int
    head: int
    case: str | None = None  # "Nom" "Acc" "Dat" "Gen" or None where undecided
    preposition: str | None = None  # lower case without article: "im" → "in"; "als", "wie" of comparisons
    conjuncts: list[Phrase] = field(default_factory=list)
    genitives: list[Phrase] = field(default_factory=list)  # genitive attributes, "von"-attributes
    attributes: list[Phrase] = field(default_factory=list)  # prepositional phrases directly after the noun
    appositions: list[Phrase] = field(default_factory=list)  # "Kim, der Staatschef": between commas, inside start/end


@dataclass(slots=True)
class Clause:
    """One clause. `tokens` are the clause's own tokens, without those of clauses embedded in it."""

    index: int
    kind: ClauseKind
    order: Order
    start: int  # first token of the clause, embedded clauses included
    end: int  # one past the last token
    sentence: int  # index of the sentence
    tokens: list[int] = field(default_factory=list)
    finite: int | None = None  # finite verb
    verbs: list[int] = field(default_factory=list)  # the whole verbal complex, separated particle included
    predicate: str = ""  # lemma of the full verb with its particle re-joined: "hervorheben"
    head: int | None = None  # token of the full verb
    support: int | None = None  # noun that carries the meaning of a light verb: "zum [Ausdruck] bringen"
    particle: int | None = None
    voice: Literal["active", "passive", "statal"] = "active"
    tense: Literal["present", "past", "perfect", "pluperfect", "future", "none"] = "none"
    mood: Literal["ind", "sub1", "sub2", "imp", "none"] = "none"
    modal: str | None = None  # "wollen" "sollen" "können" …
    negated: bool = False
    reflexive: bool = False
    subject: Phrase | None = None
    subject_shared: bool = False  # taken over: from the conjunct before, or the one who does what the infinitive says
    finite_shared: bool = False  # `finite` stands in another conjunct: "wurde unterzeichnet und ratifiziert"
    objects: list[Phrase] = field(default_factory=list)  # accusative, dative and genitive objects, in text order
    prepositional: list[Phrase] = field(default_factory=list)  # all prepositional phrases among the clause's tokens
    predicative: Phrase | None = None  # noun phrase or adjective, with sein, werden, bleiben, heißen
    adverbs: list[int] = field(default_factory=list)
    complementizer: int | None = None  # "dass" "ob" "wenn" "weil" …, or the relative/interrogative pronoun
    parent: int | None = None  # index of the clause this one depends on
    coordinated: int | None = None  # index of the clause this one continues with und/oder/aber
    antecedent: int | None = None  # relative clauses: token of the noun they belong to
    vorfeld: tuple[int, int] | None = None

    def object(self, case: str) -> Phrase | None:
        """The first object in `case`, or None."""
        return next((o for o in self.objects if o.case == case), None)

    def prepositions(self, *names: str) -> list[Phrase]:
        """The clause's prepositional phrases with one of these prepositions (base form), in text order."""
        return [p for p in self.prepositional if p.preposition in names]
