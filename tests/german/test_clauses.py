"""Clauses of hand-tagged sentences: what the grammar gives where the tags are right, and what it mends where not."""

from __future__ import annotations

import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from depesche.german.clauses import Clause, Phrase, find_clauses

NLP = spacy.blank("de")
_NAMES = {
    **dict.fromkeys(("Nom", "Acc", "Dat", "Gen"), "Case"),
    **dict.fromkeys(("Sing", "Plur"), "Number"),
    **dict.fromkeys(("Masc", "Fem", "Neut"), "Gender"),
    **dict.fromkeys(("1", "2", "3"), "Person"),
    **dict.fromkeys(("Ind", "Sub", "Imp"), "Mood"),
    **dict.fromkeys(("Pres", "Past"), "Tense"),
}


def doc(text: str) -> Doc:
    """A `Doc` from "form/TAG/lemma/features" words: "hob/VVFIN/heben/Sing,3,Ind,Past"; an empty lemma is the form."""
    rows = [[*word.split("/"), "", ""][:4] for word in text.split()]
    made = Doc(NLP.vocab, words=[row[0] for row in rows], sent_starts=[n == 0 for n in range(len(rows))])
    for token, (form, tag, lemma, features) in zip(made, rows, strict=True):
        token.tag_, token.lemma_ = tag, lemma or form
        token.set_morph("|".join(sorted(f"{_NAMES[f]}={f}" for f in features.split(",") if f)))
    return made


def clauses(text: str) -> tuple[list[Clause], Doc]:
    made = doc(text)
    return find_clauses(made), made


def head(made: Doc, phrase: Phrase | None) -> str | None:
    return None if phrase is None else made[phrase.head].text


def words(made: Doc, phrase: Phrase) -> str:
    return " ".join(token.text for token in made[phrase.start : phrase.end])


def test_object_in_the_vorfeld_leaves_the_subject_a_subject() -> None:
    [clause], made = clauses(
        "Den/ART/der/Acc,Sing,Masc Vertrag/NN//Acc,Sing,Masc unterzeichnete/VVFIN/unterzeichnen/Sing,3,Ind,Past "
        "der/ART//Nom,Sing,Masc Minister/NN//Nom,Sing,Masc am/APPRART/an/Dat,Sing,Masc Dienstag/NN//Dat,Sing,Masc "
        "in/APPR Wien/NE//Dat,Sing,Neut ./$."
    )
    assert (clause.kind, clause.order, clause.predicate) == ("main", "V2", "unterzeichnen")
    assert head(made, clause.subject) == "Minister"
    assert head(made, clause.object("Acc")) == "Vertrag"
    assert clause.vorfeld == (0, 2)
    assert [p.preposition for p in clause.prepositional] == ["an", "in"]


def test_the_article_outweighs_a_wrong_case_tag() -> None:
    [clause], made = clauses(
        "Den/ART/der/Nom,Sing,Masc Botschafter/NN//Nom,Sing,Masc empfing/VVFIN/empfangen/Sing,3,Ind,Past "
        "Kanzlerin/NN//Acc,Sing,Fem Berg/NE//Acc,Sing,Fem ./$."
    )
    assert head(made, clause.subject) == "Kanzlerin"
    assert head(made, clause.object("Acc")) == "Botschafter"


def test_the_verb_agrees_with_its_subject() -> None:
    [clause], made = clauses(
        "Die/ART/der/Acc,Sing,Fem Regierung/NN//Acc,Sing,Fem kritisierten/VVFIN/kritisieren/Plur,3,Ind,Past "
        "die/ART/der/Acc,Plur Verbände/NN/Verband/Acc,Plur,Masc ./$."
    )
    assert head(made, clause.subject) == "Verbände"


def test_what_somebody_is_given_is_no_name_of_theirs() -> None:
    [clause], made = clauses(
        "Kanada/NE//Nom,Sing,Neut gewährte/VVFIN/gewähren/Sing,3,Ind,Past dem/ART/der/Dat,Sing,Masc "
        "Dissidenten/NN/Dissident/Dat,Sing,Masc Asyl/NN//Dat,Sing,Neut ./$."
    )
    assert [words(made, o) for o in clause.objects] == ["dem Dissidenten", "Asyl"]


def test_coordinated_verbs_share_their_subject() -> None:
    (first, second), made = clauses(
        "Die/ART/der/Nom,Sing,Fem Ministerin/NN//Nom,Sing,Fem hob/VVFIN/heben/Sing,3,Ind,Past die/ART/der/Acc,Sing,Fem "
        "Bedeutung/NN//Acc,Sing,Fem des/ART/der/Gen,Sing Abkommens/NN/Abkommen/Gen,Sing,Neut hervor/PTKVZ und/KON "
        "bekräftigte/VVFIN/bekräftigen/Sing,3,Ind,Past den/ART/der/Acc,Sing,Masc Willen/NN/Wille/Acc,Sing,Masc ./$."
    )
    assert (first.predicate, first.particle) == ("hervorheben", 7)
    assert words(made, first.objects[0]) == "die Bedeutung des Abkommens"
    assert [head(made, g) for g in first.objects[0].genitives] == ["Abkommens"]
    assert (second.predicate, second.coordinated, second.subject_shared) == ("bekräftigen", first.index, True)
    assert second.subject is first.subject


def test_coordinated_participles_share_their_auxiliary() -> None:
    (first, second), made = clauses(
        "Das/ART/der/Nom,Sing,Neut Abkommen/NN//Nom,Sing,Neut wurde/VAFIN/werden/Sing,3,Ind,Past im/APPRART/in Mai/NN "
        "unterzeichnet/VVPP/unterzeichnen und/KON im/APPRART/in Juni/NN ratifiziert/VVPP/ratifizieren ./$."
    )
    assert [c.predicate for c in (first, second)] == ["unterzeichnen", "ratifizieren"]
    assert [c.voice for c in (first, second)] == ["passive", "passive"]
    assert [c.tense for c in (first, second)] == ["past", "past"]
    assert (first.finite_shared, second.finite_shared, second.finite) == (False, True, 2)
    assert head(made, second.subject) == "Abkommen"


def test_auxiliaries_after_the_last_participle_count_for_the_first() -> None:
    (_, first, second), _ = clauses(
        "Er/PPER/er/Nom,Sing,Masc,3 sagte/VVFIN/sagen/Sing,3,Ind,Past ,/$, dass/KOUS die/ART/der/Nom,Plur,Fem "
        "Waffen/NN/Waffe/Nom,Plur,Fem abgezogen/VVPP/abziehen und/KON vernichtet/VVPP/vernichten werden/VAINF "
        "sollen/VMFIN/sollen/Plur,3,Ind,Pres ./$."
    )
    assert [(c.predicate, c.voice, c.modal) for c in (first, second)] == [
        ("abziehen", "passive", "sollen"),
        ("vernichten", "passive", "sollen"),
    ]


def test_reported_speech_without_a_subjunction_depends_on_the_verb_of_saying() -> None:
    (frame, report, more), made = clauses(
        "Der/ART/der/Nom,Sing,Masc Präsident/NN//Nom,Sing,Masc sagte/VVFIN/sagen/Sing,3,Ind,Past ,/$, "
        "die/ART/der/Nom,Sing,Fem Lage/NN//Nom,Sing,Fem sei/VAFIN/sein/Sing,3,Sub,Pres ernst/ADJD und/KON "
        "müsse/VMFIN/müssen/Sing,3,Sub,Pres beobachtet/VVPP/beobachten werden/VAINF ./$."
    )
    assert (frame.parent, report.parent, more.parent) == (None, frame.index, frame.index)
    assert (report.mood, report.order, head(made, report.predicative)) == ("sub1", "V2", "ernst")
    assert (more.predicate, more.voice, more.modal, more.mood) == ("beobachten", "passive", "müssen", "sub1")
    assert head(made, more.subject) == "Lage"


def test_a_quotation_before_its_frame_is_a_clause_of_its_own() -> None:
    (quote, frame), made = clauses(
        "„/$( Wir/PPER/wir/Nom,Plur,1 werden/VAFIN//Plur,1,Ind,Pres weiter/ADV verhandeln/VVINF “/$( ,/$, "
        "sagte/VVFIN/sagen/Sing,3,Ind,Past Außenministerin/NN//Nom,Sing,Fem Annalena/NE//Nom,Sing,Fem Lund/NE ./$."
    )
    assert (quote.predicate, quote.tense, quote.parent) == ("verhandeln", "future", frame.index)
    assert frame.vorfeld == (quote.start, quote.end)
    assert frame.subject is not None
    assert words(made, frame.subject) == "Außenministerin Annalena Lund"
    assert head(made, frame.subject) == "Außenministerin"


def test_passive_perfect_and_subjunctive_after_a_comparative_clause() -> None:
    (frame, report), made = clauses(
        "Wie/PWAV/wie die/ART/der/Nom,Sing,Fem Agentur/NN//Nom,Sing,Fem meldet/VVFIN/melden/Sing,3,Ind,Pres ,/$, "
        "sei/VAFIN/sein/Sing,3,Sub,Pres das/ART/der/Nom,Sing,Neut Protokoll/NN//Nom,Sing,Neut "
        "unterzeichnet/VVPP/unterzeichnen worden/VAPP/werden ./$."
    )
    assert (frame.kind, frame.order, frame.parent) == ("subordinate", "VL", report.index)
    assert (report.voice, report.tense, report.mood) == ("passive", "perfect", "sub1")
    assert report.vorfeld == (frame.start, frame.end)
    assert head(made, report.subject) == "Protokoll"


def test_a_verb_first_clause_is_a_condition() -> None:
    (condition, result, frame), _ = clauses(
        "Sollte/VMFIN/sollen/Sing,3,Ind,Past die/ART/der/Nom,Sing,Fem Regierung/NN//Acc,Sing,Fem zustimmen/VVINF ,/$, "
        "werde/VAFIN/werden/Sing,3,Ind,Pres man/PIS//Nom,Sing die/ART/der/Acc,Plur Truppen/NN/Truppe/Acc,Plur,Fem "
        "abziehen/VVINF ,/$, erklärte/VVFIN/erklären/Sing,3,Ind,Past der/ART//Nom,Sing,Masc Sprecher/NN ./$."
    )
    assert (condition.kind, condition.order, condition.parent) == ("subordinate", "V1", result.index)
    assert (result.mood, result.tense, result.parent) == ("sub1", "future", frame.index)
    assert frame.predicate == "erklären"


def test_the_particle_tells_that_a_parted_verb_is_one_of_saying() -> None:
    hafen = (
        "Der/ART//Nom,Sing,Masc Hafen/NN//Nom,Sing,Masc bleibt/VVFIN/bleiben/Sing,3,Ind,Pres geschlossen/ADJD ,/$, "
        "teilte/VVFIN/teilen/Sing,3,Ind,Past die/ART//Nom,Sing,Fem {}/NN//Nom,Sing,Fem {}/PTKVZ ./$."
    )
    (said, frame), _ = clauses(hafen.format("Polizei", "mit"))
    assert (said.parent, frame.predicate, frame.coordinated) == (frame.index, "mitteilen", None)
    for noun, particle in (("Straße", "mit"), ("Polizei", "auf")):
        (first, second), _ = clauses(hafen.format(noun, particle))
        assert (first.parent, second.coordinated) == (None, first.index)


def test_relative_clause_and_apposition_stand_between_subject_and_verb() -> None:
    (main, relative), made = clauses(
        "Johan/NE//Nom,Sing,Masc Berg/NE//Nom,Sing,Masc ,/$, der/ART//Nom,Sing,Masc Außenminister/NN//Nom,Sing,Masc "
        "Norwegens/NE/Norwegen/Gen,Sing,Neut ,/$, der/PRELS//Nom,Sing,Masc in/APPR Oslo/NE//Dat,Sing,Neut "
        "eintraf/VVFIN/eintreffen/Sing,3,Ind,Past ,/$, will/VMFIN/wollen/Sing,3,Ind,Pres den/ART/der/Acc,Sing,Masc "
        "Streit/NN//Acc,Sing,Masc beilegen/VVINF ./$."
    )
    assert (main.predicate, main.modal) == ("beilegen", "wollen")
    assert main.subject is not None
    assert words(made, main.subject) == "Johan Berg , der Außenminister Norwegens"
    assert [head(made, a) for a in main.subject.appositions] == ["Außenminister"]
    assert (relative.kind, relative.parent, relative.antecedent) == ("relative", main.index, 0)
    assert relative.complementizer == 7
    assert not set(relative.tokens) & set(main.tokens)


def test_infinitive_clauses_nest_and_know_whose_deed_they_tell() -> None:
    (main, purpose, means), made = clauses(
        "Die/ART/der/Nom,Plur Delegationen/NN/Delegation/Nom,Plur,Fem einigten/VVFIN/einigen/Plur,3,Ind,Past "
        "sich/PRF//Acc,3 darauf/PAV ,/$, die/ART/der/Acc,Plur Gespräche/NN/Gespräch/Acc,Plur,Neut "
        "fortzusetzen/VVIZU/fortsetzen ,/$, um/KOUI eine/ART/ein/Acc,Sing,Fem Lösung/NN//Acc,Sing,Fem zu/PTKZU "
        "finden/VVINF ./$."
    )
    assert main.reflexive
    assert (purpose.kind, purpose.predicate, purpose.parent) == ("infinitive", "fortsetzen", main.index)
    assert (means.predicate, means.parent, means.complementizer) == ("finden", purpose.index, 10)
    assert head(made, purpose.subject) == "Delegationen"
    assert purpose.subject_shared


def test_verbs_of_request_hand_their_object_to_the_infinitive() -> None:
    (main, asked), made = clauses(
        "Der/ART/der/Nom,Sing,Masc Abgeordnete/NN//Nom,Sing,Masc forderte/VVFIN/fordern/Sing,3,Ind,Past "
        "die/ART/der/Acc,Sing,Fem Regierung/NN//Acc,Sing,Fem auf/PTKVZ ,/$, keine/PIAT/kein/Acc,Plur "
        "Waffen/NN/Waffe/Acc,Plur,Fem zu/PTKZU liefern/VVINF ./$."
    )
    assert (main.predicate, main.negated) == ("auffordern", False)
    assert (asked.predicate, asked.negated) == ("liefern", True)
    assert head(made, asked.subject) == "Regierung"


def test_infinitive_clauses_need_no_comma() -> None:
    (main, tried), made = clauses(
        "Der/ART/der/Nom,Sing,Masc Gesandte/NN//Nom,Sing,Masc versuchte/VVFIN/versuchen/Sing,3,Ind,Past in/APPR "
        "Genf/NE//Dat,Sing,Neut den/ART/der/Acc,Sing,Masc Streit/NN//Acc,Sing,Masc zu/PTKZU schlichten/VVINF ./$."
    )
    assert (main.predicate, tried.predicate, tried.parent) == ("versuchen", "schlichten", main.index)
    assert head(made, tried.object("Acc")) == "Streit"
    assert main.objects == []


def test_a_verb_of_the_complex_with_zu_is_no_clause() -> None:
    [clause], made = clauses(
        "Dem/ART/der/Dat,Sing,Masc Bericht/NN//Dat,Sing,Masc zufolge/PTKVZ ist/VAFIN/sein/Sing,3,Ind,Pres "
        "nichts/PIS//Sing,Neut zu/PTKZU befürchten/VVINF ./$."
    )
    assert (clause.predicate, clause.modal, clause.negated) == ("befürchten", "sein", True)
    assert [(p.preposition, head(made, p)) for p in clause.prepositional] == [("zufolge", "Bericht")]
    assert head(made, clause.subject) == "nichts"


def test_verb_chain_of_modal_passive_and_perfect() -> None:
    [clause], _ = clauses(
        "Die/ART/der/Nom,Plur Truppen/NN/Truppe/Nom,Plur,Fem müssen/VMFIN//Plur,3,Ind,Pres bis/APPR zum/APPRART/zu "
        "Sommer/NN//Dat,Sing,Masc abgezogen/VVPP/abziehen worden/VAPP/werden sein/VAINF ./$."
    )
    assert (clause.predicate, clause.modal, clause.voice, clause.tense) == ("abziehen", "müssen", "passive", "perfect")
    assert clause.verbs == [2, 6, 7, 8]
    assert [p.preposition for p in clause.prepositional] == ["bis"]


def test_perfect_with_sein_is_no_passive() -> None:
    [come], _ = clauses(
        "Der/ART/der/Nom,Sing,Masc Gast/NN//Nom,Sing,Masc ist/VAFIN/sein/Sing,3,Ind,Pres abgereist/VVPP/abreisen ./$."
    )
    [shut], _ = clauses(
        "Die/ART/der/Nom,Sing,Fem Grenze/NN//Nom,Sing,Fem ist/VAFIN/sein/Sing,3,Ind,Pres "
        "geschlossen/VVPP/schließen ./$."
    )
    assert (come.voice, come.tense) == ("active", "perfect")
    assert (shut.voice, shut.tense) == ("statal", "present")


def test_one_phrase_holds_a_coordination() -> None:
    [clause], made = clauses(
        "Präsident/NN//Nom,Sing,Masc Aliyu/NE//Nom,Sing,Masc traf/VVFIN/treffen/Sing,3,Ind,Past in/APPR "
        "Lagos/NE//Dat,Sing,Neut seinen/PPOSAT/sein/Acc,Sing,Masc Amtskollegen/NN/Amtskollege/Acc,Sing,Masc "
        "Mahama/NE//Acc,Sing,Masc ,/$, Kanzlerin/NN//Nom,Sing,Fem Berg/NE//Nom,Sing,Fem sowie/KON "
        "Vertreter/NN//Acc,Plur,Masc der/ART//Gen,Sing,Fem Union/NN//Gen,Sing,Fem ./$."
    )
    [met] = clause.objects
    assert [words(made, part) for part in met.conjuncts] == [
        "seinen Amtskollegen Mahama",
        "Kanzlerin Berg",
        "Vertreter der Union",
    ]
    assert met.case == "Acc"


def test_a_speaker_named_with_so_stands_aside() -> None:
    (main, aside), made = clauses(
        "Der/ART/der/Nom,Sing,Masc Vertrag/NN//Nom,Sing,Masc solle/VMFIN/sollen/Sing,3,Sub,Pres ,/$, so/ADV "
        "die/ART/der/Nom,Sing,Fem Ministerin/NN//Nom,Sing,Fem ,/$, bald/ADV ratifiziert/VVPP/ratifizieren "
        "werden/VAINF ./$."
    )
    assert (main.predicate, main.voice, main.objects) == ("ratifizieren", "passive", [])
    assert (aside.kind, aside.parent, head(made, aside.subject)) == ("fragment", main.index, "Ministerin")


def test_not_only_denies_nothing() -> None:
    [clause], _ = clauses(
        "Das/ART/der/Nom,Sing,Neut Treffen/NN//Nom,Sing,Neut fand/VVFIN/finden/Sing,3,Ind,Past nicht/PTKNEG nur/ADV "
        "in/APPR Wien/NE//Dat,Sing,Neut statt/PTKVZ ./$."
    )
    assert (clause.predicate, clause.negated) == ("stattfinden", False)


def test_place_shows_a_plural_verb_tagged_as_an_infinitive() -> None:
    (main, relative), made = clauses(
        "Länder/NN/Land/Nom,Plur,Neut ,/$, die/PRELS/der das/ART/der/Acc,Sing,Neut Ziel/NN//Acc,Sing,Neut "
        "verfolgen/VVINF ,/$, wollen/VMFIN//Plur,3,Ind,Pres verhandeln/VVINF ./$."
    )
    assert (main.predicate, main.modal, head(made, main.subject)) == ("verhandeln", "wollen", "Länder")
    assert (relative.predicate, relative.finite) == ("verfolgen", 5)
    assert head(made, relative.subject) == "die"


def test_place_shows_a_relative_pronoun_tagged_as_an_article() -> None:
    (_, relative), made = clauses(
        "Der/ART/der/Nom,Sing,Masc Rat/NN//Nom,Sing,Masc prüft/VVFIN/prüfen/Sing,3,Ind,Pres "
        "Techniken/NN/Technik/Acc,Plur,Fem "
        ",/$, die/ART/der/Acc,Sing,Fem Kohlenstoff/NN//Acc,Sing,Masc aus/APPR der/ART//Dat,Sing,Fem "
        "Luft/NN//Dat,Sing,Fem "
        "entfernen/VVINF ./$."
    )
    assert (relative.kind, relative.predicate, relative.antecedent) == ("relative", "entfernen", 3)
    assert head(made, relative.object("Acc")) == "Kohlenstoff"


def test_nested_clauses_and_a_genitive_name_before_its_noun() -> None:
    (main, that, relative), made = clauses(
        "Der/ART/der/Nom,Sing,Masc Sender/NN//Nom,Sing,Masc berichtet/VVFIN/berichten/Sing,3,Ind,Pres ,/$, dass/KOUS "
        "die/ART/der/Nom,Sing,Fem Partei/NN//Nom,Sing,Fem ,/$, die/PRELS/der den/ART/der/Acc,Sing,Masc "
        "Kanzler/NN//Acc,Sing,Masc stellt/VVFIN/stellen/Sing,3,Ind,Pres ,/$, Russlands/NE/Russland/Gen,Sing,Neut "
        "Angebot/NN//Acc,Sing,Neut prüft/VVFIN/prüfen/Sing,3,Ind,Pres ./$."
    )
    assert (that.parent, relative.parent) == (main.index, that.index)
    assert (that.predicate, head(made, that.subject)) == ("prüfen", "Partei")
    [offer] = that.objects
    assert (head(made, offer), [head(made, g) for g in offer.genitives]) == ("Angebot", ["Russlands"])
    assert (that.start, that.end) == (3, len(made))
    assert 8 not in that.tokens


def test_prepositional_phrases_after_a_noun_stand_in_both_places() -> None:
    [clause], made = clauses(
        "Lund/NE//Nom,Sing führte/VVFIN/führen/Sing,3,Ind,Past Gespräche/NN/Gespräch/Acc,Plur,Neut mit/APPR "
        "Vertretern/NN/Vertreter/Dat,Plur,Masc über/APPR Handel/NN//Acc,Sing,Masc ./$."
    )
    [talks] = clause.objects
    assert [p.preposition for p in talks.attributes] == ["mit", "über"]
    assert [p.preposition for p in clause.prepositional] == ["mit", "über"]
    assert head(made, clause.prepositions("mit")[0]) == "Vertretern"


def test_expletive_es_gives_way_to_the_subject() -> None:
    [clause], made = clauses(
        "Es/PPER/es/Nom,Sing,Neut,3 fand/VVFIN/finden/Sing,3,Ind,Past ein/ART//Nom,Sing,Neut "
        "Gespräch/NN//Nom,Sing,Neut "
        "zwischen/APPR beiden/PIAT/beide/Dat,Plur Seiten/NN/Seite/Dat,Plur,Fem statt/PTKVZ ./$."
    )
    assert (head(made, clause.subject), clause.objects) == ("Gespräch", [])


def test_light_verbs_name_their_noun() -> None:
    [clause], made = clauses(
        "Lund/NE//Nom,Sing brachte/VVFIN/bringen/Sing,3,Ind,Past ihre/PPOSAT/ihr/Acc,Sing,Fem Sorge/NN//Acc,Sing,Fem "
        "zum/APPRART/zu/Dat,Sing Ausdruck/NN//Dat,Sing,Masc ./$."
    )
    assert clause.support is not None
    assert made[clause.support].text == "Ausdruck"


def test_what_follows_a_conjunct_depends_on_it() -> None:
    (praised, said, that), _ = clauses(
        "Sie/PPER/sie/Nom,Sing,Fem,3 lobte/VVFIN/loben/Sing,3,Ind,Past den/ART/der/Acc,Sing,Masc "
        "Plan/NN//Acc,Sing,Masc "
        "und/KON sagte/VVFIN/sagen/Sing,3,Ind,Past ,/$, dass/KOUS er/PPER/er/Nom,Sing,Masc,3 "
        "helfe/VVFIN/helfen/Sing,3,Sub,Pres ./$."
    )
    assert (said.coordinated, that.parent) == (praised.index, said.index)


def test_clauses_of_an_untagged_or_empty_text() -> None:
    assert find_clauses(Doc(NLP.vocab, words=[])) == []
    [clause] = find_clauses(Doc(NLP.vocab, words=["Ein", "Wort", "."]))
    assert (clause.kind, clause.tokens) == ("fragment", [0, 1, 2])


_WORDS = (
    "der/ART//Nom,Sing,Masc die/PRELS Minister/NN//Nom,Sing,Masc Wien/NE "
    "sagte/VVFIN/sagen/Sing,3,Ind,Past hat/VAFIN/haben "
    "will/VMFIN/wollen gesagt/VVPP/sagen sagen/VVINF zu/PTKZU anzusagen/VVIZU/ansagen dass/KOUS um/KOUI "
    "und/KON ,/$, :/$. "
    "–/$( (/$( )/$( „/$( “/$( ./$. nicht/PTKNEG an/PTKVZ in/APPR im/APPRART/in er/PPER/er/Nom,Sing wer/PWS wo/PWAV "
    "gute/ADJA zwei/CARD als/KOKOM so/ADV ernst/ADJD sich/PRF beide/PIS dem/ART zufolge/APPO "
    "deren/PRELAT 's/NE Ost-/TRUNC"
)
_POOL = _WORDS.split()


@given(st.lists(st.sampled_from(_POOL), min_size=1, max_size=30))
def test_every_token_has_one_clause_and_no_clause_depends_on_itself(sentence: list[str]) -> None:
    found, made = clauses(" ".join(sentence))
    assert sorted(token for clause in found for token in clause.tokens) == list(range(len(made)))
    assert [clause.index for clause in found] == list(range(len(found)))
    for clause in found:
        assert clause.start <= clause.tokens[0]
        assert clause.tokens[-1] < clause.end
        seen, above = {clause.index}, clause.parent
        while above is not None:
            assert above not in seen
            seen.add(above)
            above = found[above].parent


def test_a_party_in_brackets_is_no_object() -> None:
    [clause], _ = clauses(
        "Ministerin/NN//Nom,Sing,Fem Lang/NE//Nom,Sing (/$( ABC/NE )/$( und/KON Minister/NN//Nom,Sing,Masc "
        "Kurz/NE//Nom,Sing kamen/VVFIN/kommen/Plur,3,Ind,Past ./$."
    )
    assert clause.subject is not None
    assert len(clause.subject.conjuncts) == 2
    assert clause.objects == []


def test_no_name_of_the_days_own_stands_behind_it() -> None:
    [clause], made = clauses(
        "Lang/NE//Nom,Sing trifft/VVFIN/treffen/Sing,3,Ind,Pres am/APPRART/an/Dat,Sing,Masc Montag/NN//Dat,Sing,Masc "
        "Präsident/NN//Acc,Sing,Masc Kurz/NE//Acc,Sing ./$."
    )
    assert head(made, clause.subject) == "Lang"
    assert [words(made, o) for o in clause.objects] == ["Präsident Kurz"]
