"""Rules as data: what counts as a meeting, a signing, a deed. One YAML file a question, each rule with its examples.

A rule names a trigger (`verb` or `noun`), fixed slots of the record it makes (`set`) and, for each role, where in the
clause the phrase stands (`roles`). Words are base forms. A word that begins with "-" stands for every compound that
ends so, the plain word included ("-gespräch": "Gespräch", "Arbeitsgespräch"); "@place" for any name of a place.

    - id: encounter.talks_held
      set: {kind: meeting}
      verb: {lemma: [führen, abhalten], patient: [-gespräch, -unterredung]}
      roles:
        participants: [agent, {prep: mit}]
      yes:
        - text: Die Ministerin führte am Dienstag in Wien ein Gespräch mit ihrem Amtskollegen.
          participants: [Ministerin, Amtskollegen]
      no:
        - text: Die Ministerin führte Klage gegen die Zeitung.

Selectors of a phrase, by grammar, each with `words` that its head noun must be where given: `subject` · `agent`
(active subject, passive "von"/"durch") · `patient` (accusative object, passive subject) · `dative` · `genitive`
(object) · `predicative` · `{prep: mit}` (anywhere in the clause) · and, seen from a noun trigger (or from the verb's
object named in `patient`): `{attribute: mit}` (a prepositional phrase directly after it) · `attribute_genitive` ·
`modifier` (adjective, possessive or name before it: "russischer Angriff", "sein Besuch", "Putins Besuch") · `compound`
(its first part: "US-Angriff") · `trigger` (the noun itself).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from depesche.errors import DepescheError
from depesche.records.record import Factuality

# What marks the agent in the passive, and the genitive's stand-in.
SIDE_PREPOSITIONS = ("seitens", "vonseiten")
AGENT_PREPOSITIONS = ("von", "durch", *SIDE_PREPOSITIONS)
NOMINAL_AGENT_PREPOSITION = "durch"  # with nouns of deeds: "die Annexion der Insel durch …"
GENITIVE_PREPOSITION = "von"

Question = Literal["encounters", "agreements", "actions", "offices", "statements"]


class RuleError(DepescheError):
    """A rule file that can't be used: unknown key, missing trigger, no examples."""

    code = "bad-rule"


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Words = Annotated[tuple[str, ...], BeforeValidator(_listed)]


class Selector(_Strict):
    """Where a role's phrase stands: a grammatical function, or a preposition."""

    function: (
        Literal[
            "subject",
            "agent",
            "patient",
            "dative",
            "genitive",
            "predicative",
            "attribute_genitive",
            "modifier",
            "compound",
            "trigger",
        ]
        | None
    ) = None
    prep: str | None = None
    attribute: str | None = None
    words: Words = ()  # only phrases with one of these head nouns
    adjective: Words = ()  # only phrases with one of these adjectives before the head
    of: bool = False  # not the phrases but whose they are: "unter Leitung der UNO", "unter französischer Leitung"

    @model_validator(mode="before")
    @classmethod
    def _from_word(cls, value: object) -> object:
        return {"function": value} if isinstance(value, str) else value


class VerbTrigger(_Strict):
    """A clause whose predicate is one of `lemma`; further words narrow its arguments' head nouns."""

    lemma: Words
    subject: Words = ()
    patient: Words = ()
    dative: Words = ()
    genitive: Words = ()
    adverb: Words = ()  # one of these adverbs or adverbial adjectives must stand in the clause
    without: Words = ()  # none of these words may stand in the clause: "einen hybriden Krieg führen"
    predicative: Words = ()
    prep: dict[str, Words] = Field(default_factory=dict)  # required prepositional phrases; empty = any head noun
    exclude: Words = ()  # heads of the patient that the trigger does not mean
    reflexive: bool | None = None
    voice: Literal["active", "passive"] | None = None


class NounTrigger(_Strict):
    """A noun phrase whose head is one of `lemma`; `needs` lists selectors of which one must be there."""

    lemma: Words
    exclude: Words = ()  # compounds that `lemma` does not mean
    needs: tuple[Selector, ...] = ()
    of: Words = ()  # its genitive or "von" attribute must have one of these heads
    adjective: Words = ()  # one of these must stand before it
    verb: Words = ()  # the clause's predicate must be one of these


class Rule(_Strict):
    """One rule. `set` gives fixed slots of the record; `factuality` overrides what the clause's grammar says."""

    id: str
    set: dict[str, Any] = Field(default_factory=dict)
    verb: VerbTrigger | None = None
    noun: NounTrigger | None = None
    roles: dict[str, tuple[Selector, ...]] = Field(default_factory=dict)
    factuality: Factuality | None = None
    yes: tuple[dict[str, Any], ...] = ()
    no: tuple[dict[str, Any], ...] = ()

    @model_validator(mode="after")
    def _one_trigger(self) -> Rule:
        if (self.verb is None) == (self.noun is None):
            raise ValueError("a rule has exactly one trigger: verb or noun")
        for example in (*self.yes, *self.no):
            if not isinstance(example.get("text"), str):
                raise ValueError("every example has a text")
            if unknown := set(example) - {"text", *self.roles}:
                raise ValueError(f"example names unknown roles: {', '.join(sorted(unknown))}")
        return self


class _LineLoader(yaml.CSafeLoader):
    """Keeps the line on which each rule begins, so that an error can name it."""


def _mapping_with_line(loader: _LineLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    mapping = loader.construct_mapping(node, deep=True)
    if "id" in mapping:
        mapping["__line__"] = node.start_mark.line + 1
    return mapping


# YAML 1.1 reads "yes", "no", "on", "off" as truth values; here they are keys and words. "true" and "false" stay.
_LineLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:bool"]
    for first, found in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_LineLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), ["t", "f"])
_LineLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping_with_line)


def _without_examples(source: str) -> str:
    """The text with the lines of `yes` and `no` left blank: two thirds of a file, which only the tests read."""
    kept, skipping = [], False
    for line in source.splitlines():
        if line.startswith("- "):
            skipping = False
        elif line.startswith("  ") and line[2:3] not in ("", " ", "-"):
            skipping = line.strip() in ("yes:", "no:")
        kept.append("" if skipping else line)
    return "\n".join(kept)


def parse(source: str, name: str, *, examples: bool = True) -> list[Rule]:
    """Rules of one YAML text; raises RuleError naming file, line and what is wrong.

    Without `examples` they are skipped, which reads a file three times as fast; with them every rule must have a `yes`.
    """
    try:
        # _LineLoader is a subclass of the safe loader
        items = yaml.load(source if examples else _without_examples(source), Loader=_LineLoader) or []
    except yaml.YAMLError as error:
        raise RuleError(f"{name}: not YAML: {error}") from error
    rules, seen = [], set()
    for item in items:
        line = item.pop("__line__", 0) if isinstance(item, dict) else 0
        if not examples and isinstance(item, dict):
            item.pop("yes", None), item.pop("no", None)  # of rules written in one piece
        try:
            rule = Rule.model_validate(item)
        except ValidationError as error:
            what = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
            raise RuleError(f"{name}:{line}: {what}", hint="See the keys in depesche.german.rules.") from error
        if examples and not rule.yes:
            raise RuleError(f"{name}:{line}: rule {rule.id} has no example under yes")
        if rule.id in seen:
            raise RuleError(f"{name}:{line}: rule id {rule.id} stands twice")
        seen.add(rule.id)
        rules.append(rule)
    return rules


def _read(question: Question, *, examples: bool) -> tuple[Rule, ...]:
    path = files(__package__) / f"{question}.yaml"
    if not path.is_file():
        return ()
    return tuple(parse(path.read_text(encoding="utf-8"), path.name, examples=examples))


@cache
def load(question: Question) -> tuple[Rule, ...]:
    """The rules of one question, in file order, without their examples; raises RuleError where the file is broken."""
    return _read(question, examples=False)


def all_rules() -> Iterator[tuple[Question, Rule]]:
    """Every rule with its question and its examples."""
    questions: tuple[Question, ...] = ("encounters", "agreements", "actions", "offices", "statements")
    for question in questions:
        for rule in _read(question, examples=True):
            yield question, rule
