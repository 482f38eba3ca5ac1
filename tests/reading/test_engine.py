"""Matching of rules on clauses built by hand: triggers, roles, ambiguous arguments."""

from __future__ import annotations

from dataclasses import replace

import spacy
from spacy.tokens import Doc

from depesche.german.rules import parse
from depesche.reading.engine import Match, RuleSet, fits
from depesche.reading.layers import Clause, Mention, Phrase, Reading
from depesche.records import Document

VOCAB = spacy.blank("de").vocab


def reading(words: list[str], lemmas: list[str], pos: list[str], clause: Clause) -> Reading:
    doc = Doc(VOCAB, words=words, lemmas=lemmas, pos=pos)
    made = Reading(Document(id="example", text=doc.text), doc)
    made.clauses = [replace(clause, tokens=list(range(len(words))), start=0, end=len(words))]
    return made


def meeting() -> Reading:
    """A verb, its object and the object's attribute."""
    partner = Phrase(4, 6, 5, "Dat", "mit")
    talks = Phrase(3, 4, 3, "Acc", attributes=[partner])
    clause = Clause(0, "main", "V2", 0, 6, 0, finite=1, verbs=[1], head=1, predicate="führen", tense="present")
    clause.subject, clause.objects, clause.prepositional = Phrase(0, 1, 0, "Nom"), [talks], [partner]
    return reading(
        ["Wien", "führt", "heute", "Gespräche", "mit", "Oslo"],
        ["Wien", "führen", "heute", "Gespräch", "mit", "Oslo"],
        ["PROPN", "VERB", "ADV", "NOUN", "ADP", "PROPN"],
        clause,
    )


def match(rule: str, made: Reading) -> list[Match]:
    return RuleSet(parse(rule, "example.yaml")).match(made)


def heads(found: Match, role: str) -> list[int]:
    return [p.head for p in found.roles[role]]


VERB = """
- id: x.y
  verb: {lemma: führen, patient: -gespräch}
  roles: {sides: [agent, {prep: mit}, {attribute: mit}]}
  yes: [{text: x}]
"""
NOUN = """
- id: x.y
  noun: {lemma: -gespräch, needs: [{attribute: mit}]}
  roles: {sides: [{attribute: mit}], others: [subject], what: [trigger]}
  yes: [{text: x}]
"""


def test_a_verb_with_its_object() -> None:
    (found,) = match(VERB, meeting())
    assert found.trigger == 1
    assert heads(found, "sides") == [0, 5]


def test_a_noun_with_its_attribute() -> None:
    (found,) = match(NOUN, meeting())
    assert found.trigger == 3
    assert heads(found, "sides") == [5]
    assert heads(found, "others") == [0]
    assert heads(found, "what") == [3]


def test_excluded_compounds_stay_out() -> None:
    assert not match(NOUN.replace("needs", "exclude: -spräch, needs"), meeting())


def test_a_missing_need_keeps_the_rule_silent() -> None:
    assert not match(NOUN.replace("needs: [{attribute: mit}]", "needs: [{attribute: gegen}]"), meeting())


def test_words_narrow_a_selector() -> None:
    narrowed = NOUN.replace("needs: [{attribute: mit}]", "needs: [{attribute: mit, words: Bern}]")
    assert not match(narrowed, meeting())
    assert match(narrowed.replace("Bern", "Oslo"), meeting())


def test_the_owner_of_a_noun() -> None:
    made = meeting()
    talks = made.clauses[0].objects[0]
    rule = NOUN.replace("needs: [{attribute: mit}]", "of: Oslo")
    assert not match(rule, made)
    talks.genitives.append(Phrase(5, 6, 5, "Gen"))
    assert match(rule, made)


def test_the_passive_turns_roles_around() -> None:
    made = meeting()
    clause = made.clauses[0]
    clause.voice, clause.subject, clause.objects = "passive", clause.objects[0], []
    clause.prepositional = [Phrase(4, 6, 5, "Dat", "von")]
    (found,) = match(VERB, made)
    assert heads(found, "sides") == [5]


def test_subject_and_object_change_places_where_only_the_words_tell_them_apart() -> None:
    made = meeting()
    clause = made.clauses[0]
    assert clause.subject is not None
    clause.subject, clause.objects = clause.objects[0], [replace(clause.subject, case="Acc")]
    (found,) = match(VERB, made)
    assert heads(found, "sides")[0] == 0


def test_modifiers_are_the_mentions_before_the_noun() -> None:
    made = meeting()
    made.clauses[0].objects[0] = Phrase(2, 4, 3, "Acc")
    made.mentions = [Mention(2, 3, 2, "adjective")]
    (found,) = match(NOUN.replace(", needs: [{attribute: mit}]", "").replace("[subject]", "[modifier]"), made)
    assert heads(found, "others") == [2]


def test_an_ending_stands_for_compounds_and_the_plain_word() -> None:
    assert fits("Arbeitsgespräch", ("-gespräch",))
    assert fits("Gespräch", ("-gespräch",))
    assert not fits("Gespräch", ("Arbeitsgespräch",))


def test_compounds_that_no_list_knows_go_with_their_last_part() -> None:
    assert fits("Streubomben", ("-streubombe",))
    assert fits("Tatverdächtige", ("-verdächtiger",))
    assert not fits("Blaubeere", ("-eer",))


def test_a_clause_without_rules_costs_nothing() -> None:
    assert match(VERB.replace("führen", "singen"), meeting()) == []
