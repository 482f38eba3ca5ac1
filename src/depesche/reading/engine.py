"""Matching of rules on clauses: indexed by predicate and noun, so that only rules that can fire are looked at."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Literal

from depesche.german.articles import is_genitive
from depesche.german.causatives import caused
from depesche.german.clauses.lexica import sein_verbs
from depesche.german.rules import (
    GENITIVE_PREPOSITION,
    NOMINAL_AGENT_PREPOSITION,
    SIDE_PREPOSITIONS,
    NounTrigger,
    Rule,
    Selector,
    VerbTrigger,
)
from depesche.reading.agents import agents
from depesche.reading.amounts import counted
from depesche.reading.exchanged import antecedent, names_somebody, views
from depesche.reading.layers import Clause, Phrase, Reading
from depesche.records import Span

_OWNERS: tuple[Literal["modifier", "compound"], ...] = ("modifier", "compound")
_ENDINGS = ("s", "en", "n", "e")
_SURE = 5  # letters; shorter endings of words may be parts of other ones
_REMEMBERED = 5_000  # nouns


@dataclass(slots=True)
class Match:
    """A rule that fired in a clause: the token of its verb or noun, and the phrases found for each role."""

    rule: Rule
    clause: Clause
    trigger: int
    roles: dict[str, list[Phrase]] = field(default_factory=dict)


class _Lexicon:
    """Words and compound endings ("-talks") to rules; a look-up costs as many steps as there are ending lengths."""

    def __init__(self) -> None:
        self.words: dict[str, list[Rule]] = defaultdict(list)
        self.endings: dict[str, list[Rule]] = defaultdict(list)
        self.lengths: list[int] = []
        self.find = lru_cache(maxsize=_REMEMBERED)(self._find)

    def add(self, word: str, rule: Rule) -> None:
        if word.startswith("-"):
            ending = word[1:].casefold()
            self.endings[ending].append(rule)
            if len(ending) not in self.lengths:
                bisect.insort(self.lengths, len(ending))
        else:
            self.words[word].append(rule)

    def _find(self, lemma: str) -> tuple[Rule, ...]:
        return tuple(self._found(lemma))

    def _found(self, lemma: str) -> Iterator[Rule]:
        yield from self.words.get(lemma, ())
        folded = lemma.casefold()
        # Long compounds may keep their ending where no list of words knows them: "EU-Beitrittsgesprächen".
        shorter = [folded.removesuffix(e) for e in _ENDINGS if folded.endswith(e)] if "-" in folded else []
        if not shorter and folded.endswith("en"):
            shorter = [folded[:-1]]
        for length in self.lengths:
            if length > len(folded):
                break
            yield from self.endings.get(folded[-length:], ())
            for form in shorter if length > _SURE else ():
                if length <= len(form):
                    yield from self.endings.get(form[-length:], ())


@cache  # the words are those of the rules
def _asked(words: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """The whole words among them, the endings, and the endings long enough to be looked for in other forms."""
    endings = tuple(w[1:].casefold() for w in words if w.startswith("-"))
    return (
        frozenset(w for w in words if not w.startswith("-")),
        endings,
        tuple(e for e in endings if len(e) >= _SURE),
    )


def fits(lemma: str, words: tuple[str, ...]) -> bool:
    """Is the base form one of these words or endings?"""
    whole, endings, sure = _asked(words)
    if lemma in whole:
        return True
    if not endings:
        return False
    folded = lemma.casefold()
    if folded.endswith(endings):
        return True
    other = _other_form(folded) if sure else None
    return other is not None and other.endswith(sure)


def _other_form(folded: str) -> str | None:
    """What else the base form may be, where no list knows the compound: a plural, or who is named by an adjective.

    "Tatverdächtige": "Tatverdächtiger"; "Streubomben", taken for an infinitive: "Streubombe".
    """
    if folded.endswith("en"):
        return folded[:-1]
    return folded + "r" if folded.endswith("e") else None


class RuleSet:
    """The rules of one question, ready to match."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.verbs: dict[str, list[Rule]] = defaultdict(list)
        self.nouns = _Lexicon()
        self.headlines: list[Rule] = []
        for rule in rules:
            if rule.set.get("headline"):
                self.headlines.append(rule)
            if rule.verb:
                for lemma in rule.verb.lemma:
                    self.verbs[lemma].append(rule)
            elif rule.noun:
                for word in rule.noun.lemma:
                    self.nouns.add(word, rule)

    def _verb_rules(self, reading: Reading, clause: Clause) -> list[Rule]:
        """The rules of the clause's verb, and of the one that its subject has others do."""
        found = self.verbs.get(clause.predicate, [])
        others = caused(reading.doc, clause)
        return [*found, *self.verbs.get(others, [])] if others is not None else found

    def match_verb(self, reading: Reading, clause: Clause) -> list[Match]:
        """The matches of the clause's verb."""
        if clause.head is None:
            return []
        matches = []
        read: dict[bool, list[Clause]] = {}  # the same for all rules that ask for a patient, and for all others
        for rule in self._verb_rules(reading, clause):
            assert rule.verb is not None
            patient = bool(rule.verb.patient)
            if patient not in read:
                read[patient] = views(reading, clause, patient)
            for view in read[patient]:
                if (phrase := _verb_fits(reading, view, rule.verb)) is not None:
                    roles = _roles(reading, view, rule, phrase, outside=False)
                    matches.append(Match(rule, clause, clause.head, roles))
                    break
        return matches

    def match(self, reading: Reading) -> list[Match]:
        """All matches in text order of their clauses; verb triggers before noun triggers within a clause."""
        matches = []
        for clause in reading.clauses:
            matches += self.match_verb(reading, clause)
            for token in clause.tokens:
                if (lemma := reading.nouns.get(token)) is None:
                    continue
                noun: Phrase | None = None
                for rule in self.nouns.find(lemma):
                    assert rule.noun is not None
                    noun = noun or reading.phrase_of_head.get(token) or Phrase(token, token + 1, token)
                    if _noun_fits(reading, clause, rule.noun, noun):
                        roles = _roles(reading, clause, rule, noun, outside=True)
                        matches.append(Match(rule, clause, token, roles))
        return matches


def evidence_of(reading: Reading, clause: Clause) -> Span:
    """The cut of the text under a clause, without spaces at its ends and punctuation before it."""
    start, end = clause.start, clause.end
    while end - 1 > start and reading.doc[end - 1].is_space:
        end -= 1
    while start < end - 1 and (reading.doc[start].is_space or reading.doc[start].is_punct):
        start += 1
    return reading.span(start, end)


PLACE = "@place"  # among the words of a trigger: any name of a place


def _is_place(reading: Reading, part: Phrase) -> bool:
    start, _ = reading.chars(part.head, part.head + 1)
    return any(p.start <= start < p.end for p in reading.places)


_NO_PHRASE = Phrase(-1, -1, -1)


def _heads(phrase: Phrase) -> list[int]:
    return [p.head for p in phrase.conjuncts] or [phrase.head]


def _fitting(reading: Reading, phrases: Iterable[Phrase], words: tuple[str, ...]) -> Iterator[Phrase]:
    for phrase in phrases:
        for part in phrase.conjuncts or [antecedent(reading, phrase) or phrase]:
            heads = (part.head, counted(reading, part))
            if any(h is not None and fits(reading.lemmas[h], words) for h in heads) or (
                PLACE in words and _is_place(reading, part)
            ):
                yield part


def _any_head_fits(reading: Reading, phrases: Iterable[Phrase], words: tuple[str, ...]) -> Phrase | None:
    return next(_fitting(reading, phrases, words), None)


def _verb_fits(reading: Reading, clause: Clause, trigger: VerbTrigger) -> Phrase | None:
    """The noun that the trigger's words found, an empty phrase where they ask for none, None where it doesn't fit."""
    if trigger.reflexive is not None and trigger.reflexive != clause.reflexive:
        return None
    if trigger.voice is not None and (trigger.voice == "active") != (clause.voice == "active"):
        return None
    if trigger.adverb and not any(fits(reading.lemmas[t], trigger.adverb) for t in clause.tokens):
        return None
    if trigger.without and any(fits(reading.lemmas[t], trigger.without) for t in clause.tokens):
        return None
    found = _NO_PHRASE
    for function in ("patient", "predicative", "dative", "genitive", "subject"):
        words: tuple[str, ...] = getattr(trigger, function)
        if words:
            phrase = _any_head_fits(reading, _function(clause, function), words)
            if phrase is None:
                return None
            found = phrase if found is _NO_PHRASE else found
    if trigger.exclude and _any_head_fits(reading, _function(clause, "patient"), trigger.exclude):
        return None
    for preposition, words in trigger.prep.items():
        phrases = clause.prepositions(preposition)
        phrase = _any_head_fits(reading, phrases, words) if words else next(iter(phrases), None)
        if phrase is None:
            return None
        found = phrase if words and found is _NO_PHRASE else found
    return found


def _noun_fits(reading: Reading, clause: Clause, trigger: NounTrigger, noun: Phrase) -> bool:
    if trigger.verb and clause.predicate not in trigger.verb:
        return False
    if trigger.exclude and fits(reading.lemmas[noun.head], trigger.exclude):
        return False
    if trigger.of:
        owners = [*noun.genitives, *(p for p in noun.attributes if p.preposition == GENITIVE_PREPOSITION)]
        if not _any_head_fits(reading, owners, trigger.of):
            return False
    if trigger.adjective and not _has_adjective(reading, noun, trigger.adjective):
        return False
    return not trigger.needs or any(select(reading, clause, noun, s) for s in trigger.needs)


def _roles(reading: Reading, clause: Clause, rule: Rule, noun: Phrase, outside: bool) -> dict[str, list[Phrase]]:
    """The phrases of each role; `outside` leaves out those that hold the trigger's noun itself."""
    found: dict[str, list[Phrase]] = {}
    for role, selectors in rule.roles.items():
        phrases = {(p.start, p.end): p for s in selectors for p in select(reading, clause, noun, s)}
        found[role] = [
            p for p in phrases.values() if not outside or p.end - p.start == 1 or not p.start <= noun.head < p.end
        ]
    return found


def genitives_of(reading: Reading, clause: Clause, noun: Phrase) -> list[Phrase]:
    """The genitives of a noun, or else what stands right behind it and may be one: "against positions [of the X]"."""
    return list(noun.genitives) or [o for o in clause.objects if _may_be_genitive(reading, noun, o)]


def _may_be_genitive(reading: Reading, noun: Phrase, other: Phrase) -> bool:
    """Is this phrase right behind a noun, taken for an object, of a form that is the noun's genitive as well?"""
    first = reading.doc[other.start]
    return (
        other.start == noun.head + 1
        and other.case in (None, "Gen")
        and first.pos_ == "DET"
        and is_genitive(first.lower_)
    )


def _function(clause: Clause, function: str) -> list[Phrase]:
    passive = clause.voice != "active"
    match function:
        case "subject":
            return [clause.subject] if clause.subject else _bare_object(clause)
        case "agent":
            if passive:
                return agents(clause)
            return [clause.subject] if clause.subject else []
        case "patient":
            if passive:
                return [clause.subject] if clause.subject else []
            return [o for o in clause.objects if o.case in ("Acc", None)]
        case "dative":
            certain = [o for o in clause.objects if o.case == "Dat"]
            # Names show no case: of two objects the first is the one that something is given to.
            return certain or (clause.objects[:1] if len(clause.objects) > 1 else [])
        case "genitive":
            return [o for o in clause.objects if o.case == "Gen"]
        case "predicative":
            return [clause.predicative] if clause.predicative else []
    return []


def _bare_object(clause: Clause) -> list[Phrase]:
    """The one object of an active clause without a subject, of one word: its form may be a subject's as well."""
    if clause.voice != "active" or len(clause.objects) != 1:
        return []
    if clause.finite is None and clause.predicate not in sein_verbs():
        return []  # "Meier in Lima eingetroffen" leaves the verb out, "Botschafter einbestellt" the doer
    (only,) = clause.objects
    lone = only.end - only.start == 1 or clause.finite is None
    return [only] if only.case in ("Acc", None) and lone else []


def select(reading: Reading, clause: Clause, noun: Phrase, selector: Selector) -> list[Phrase]:
    """The phrases a selector finds, seen from a clause and the trigger's noun."""
    found = _selected(reading, clause, noun, selector)
    if selector.words:
        found = list(_fitting(reading, found, selector.words))
    if selector.adjective:
        found = [p for p in found if _has_adjective(reading, p, selector.adjective)]
    if selector.of:
        found = [owner for phrase in found for owner in (*phrase.genitives, *_before(reading, clause, phrase))]
    return found


def _before(reading: Reading, clause: Clause, phrase: Phrase) -> list[Phrase]:
    """Whom the phrase names before its noun or in its first part: "French chairmanship", "EU sanctions"."""
    return [p for f in _OWNERS for p in _selected(reading, clause, phrase, Selector(function=f))]


def _has_adjective(reading: Reading, phrase: Phrase, words: tuple[str, ...]) -> bool:
    return any(fits(reading.lemmas[t], words) for t in range(phrase.start, phrase.head))


def _selected(reading: Reading, clause: Clause, noun: Phrase, selector: Selector) -> list[Phrase]:
    if selector.prep:
        return clause.prepositions(selector.prep)
    if selector.attribute:
        nominal_agent = selector.attribute == NOMINAL_AGENT_PREPOSITION
        names = (selector.attribute, *SIDE_PREPOSITIONS) if nominal_agent else (selector.attribute,)
        own = [p for p in noun.attributes if p.preposition in names]
        if own or not nominal_agent:
            return own
        # "the annexation of the island by X": right behind the genitive, and still the agent of the noun
        owners = genitives_of(reading, clause, noun)
        return [p for o in owners for p in o.attributes if p.preposition in names]
    match selector.function:
        case "attribute_genitive":
            return genitives_of(reading, clause, noun)
        case "trigger":
            return [noun] if noun.head >= 0 else []
        case "modifier":
            # Adjectives, possessives and prenominal names stand between the phrase's start and its head.
            mentions = {m.start: m for t in range(noun.start, noun.head) if (m := reading.mention_at.get(t))}
            return [Phrase(m.start, m.end, m.head) for m in mentions.values() if m.end <= noun.head]
        case "compound":
            # A compound's first part has no token of its own: the head token stands for it.
            return [Phrase(noun.head, noun.head + 1, noun.head)] if names_somebody(reading, noun.head) else []
        case None:
            return []
    return _function(clause, selector.function)
