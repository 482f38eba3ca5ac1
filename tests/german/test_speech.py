"""The lexicon of reported speech: its tables are sound, its look-ups know compounds and fixed words."""

from __future__ import annotations

from typing import get_args

from depesche.german.lexicon import rows
from depesche.german.speech import WordKind, speech_lexicon
from depesche.records.record import Act

FRAMES = {"clause", "v2", "direct", "infinitive", "object", "object-dative", "predicative", "object-predicate"}
FRAMES |= {
    "data",
    "from",
    "endorsed",
    "official",
    "official-object",
    "addressed",
    "heard",
    "impersonal",
    "literal",
    "matter",
    "nobody",
    "personal",
    "question",
    "view",
    "quotes-object",
}


def test_tables_are_sorted_unique_and_use_known_words() -> None:
    for name, key in (("speech_verbs", ("lemma", "fixed", "reflexive")), ("speech_nouns", ("lemma",))):
        table = rows(name)
        keys = [tuple(row[column] for column in key) for row in table]
        assert keys == sorted(set(keys)), name
        assert {row["act"] for row in table} <= set(get_args(Act)), name
        assert {f for row in table for f in row["frames"].split()} <= FRAMES, name
    assert {row["kind"] for row in rows("speech_words")} == set(get_args(WordKind))


def test_there_are_several_hundred_verbs_and_nouns() -> None:
    assert len({row["lemma"] for row in rows("speech_verbs")}) > 400
    assert len(rows("speech_nouns")) > 250


def test_the_most_particular_use_of_a_verb_comes_first() -> None:
    uses = speech_lexicon().verbs("stellen")
    assert [len(u.fixed) for u in uses] == sorted((len(u.fixed) for u in uses), reverse=True)


def test_compounds_take_the_entry_of_their_head() -> None:
    words = speech_lexicon()
    noun = words.noun("Mindestforderung")
    assert noun is not None
    assert noun.act == "demand"
    assert words.noun("Fahrrad") is None
    assert words.is_medium_noun("Abendzeitung")
    assert words.is_sayer("Konzernsprecher")


def test_pronominal_adverbs_stand_for_prepositions() -> None:
    verb = speech_lexicon().verbs("warnen")[0]
    assert verb.takes("davor")
    assert not verb.takes("darauf")
