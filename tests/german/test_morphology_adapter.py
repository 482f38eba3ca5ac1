"""Pipelines with the tag sets of the official German ones can take the place of Depesche's own."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from depesche.german import load
from depesche.german.morphology import adapt, is_stts
from depesche.reading.reader import Reader
from depesche.records import Document

# What a TIGER-trained pipeline says about one sentence: form, STTS tag, UD part of speech, features, its own lemma.
READ = [
    ("Darüber", "PROAV", "ADV", "PronType=Dem", "darüber"),
    ("habe", "VAFIN", "AUX", "Mood=Sub|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", "haben"),
    ("der", "ART", "DET", "Case=Nom|Definite=Def|Gender=Masc|Number=Sing|PronType=Art", "der"),
    ("Kanzler", "NN", "NOUN", "Case=Nom|Gender=Masc|Number=Sing", "kanzler"),
    ("mit", "APPR", "ADP", "", "mit"),
    ("vielen", "PIDAT", "DET", "Case=Dat|Number=Plur|PronType=Ind", "vieler"),
    ("Ministern", "NN", "NOUN", "Case=Dat|Gender=Masc|Number=Plur", "ministern"),
    ("in", "APPR", "ADP", "", "in"),
    ("Lissabon", "NE", "PROPN", "Case=Dat|Gender=Neut|Number=Sing", "Lissabon"),
    ("gesprochen", "VVPP", "VERB", "VerbForm=Part", "gesprochen"),
    (".", "$.", "PUNCT", "", "--"),
]


@pytest.fixture
def nlp() -> Language:
    """A blank German pipeline whose one component answers as the official pipelines do."""
    pipeline = spacy.blank("de")

    @Language.component("test_official_tags")
    def official(doc: Doc) -> Doc:
        for token, (_, tag, pos, feats, lemma) in zip(doc, READ, strict=True):
            token.tag_, token.pos_, token.lemma_ = tag, pos, lemma
            token.set_morph(feats)
            token.is_sent_start = token.i == 0
        doc.ents = [Span(doc, 8, 9, label="GPE"), Span(doc, 3, 4, label="DATE")]
        return doc

    pipeline.add_pipe("test_official_tags")
    return pipeline


def test_tags_lemmas_and_names_are_mapped(nlp: Language) -> None:
    doc = nlp(" ".join(form for form, *_ in READ))
    adapted = adapt(doc)
    assert adapted.text == doc.text
    assert [token.tag_ for token in adapted if token.i in (0, 5)] == ["PAV", "PIAT"]
    assert [adapted[index].lemma_ for index in (1, 3, 6, 9)] == ["haben", "Kanzler", "Minister", "sprechen"]
    assert [(entity.text, entity.label_) for entity in adapted.ents] == [("Lissabon", "LOC")]
    assert adapted[1].morph.get("Mood") == ["Sub"]
    assert adapted.has_annotation("SENT_START")
    assert doc[0].tag_ == "PROAV"  # the other pipeline's own Doc stays as it was


def test_parts_of_speech_are_filled_from_tags(nlp: Language) -> None:
    doc = nlp(" ".join(form for form, *_ in READ))
    for token in doc:
        token.pos_ = ""
    assert [token.pos_ for token in adapt(doc)] == [pos for _, _, pos, *_ in READ]


def test_other_tag_sets_are_refused() -> None:
    doc = Doc(spacy.blank("de").vocab, words=["Ein", "Satz"], tags=["DT", "QQ"], sent_starts=[True, False])
    assert not is_stts(doc)
    with pytest.raises(ValueError, match="STTS"):
        adapt(doc)


def test_an_empty_doc() -> None:
    assert len(adapt(Doc(spacy.blank("de").vocab))) == 0


def test_records_are_the_same_with_a_pipeline_that_tags_as_the_official_ones() -> None:
    text = (
        "Der norwegische Außenminister Lars Dahl hat am Mittwoch in Oslo seine Amtskollegin Ana Reis getroffen. "
        "Darüber berichtete das Ministerium. Dahl sagte, beide Länder hätten viele Fragen geklärt."
    )
    own = load()
    foreign = spacy.blank("de")

    @Language.component("test_tiger_tags")
    def tiger(doc: Doc) -> Doc:
        read = own(Doc(own.vocab, words=[token.text for token in doc], spaces=[bool(t.whitespace_) for t in doc]))
        for token, model in zip(doc, read, strict=True):
            token.tag_ = {"PAV": "PROAV", "PIAT": "PIDAT"}.get(model.tag_, model.tag_)
            token.pos_, token.lemma_ = model.pos_, model.text.lower()
            token.set_morph(str(model.morph))
            token.is_sent_start = model.is_sent_start
        doc.ents = [Span(doc, entity.start, entity.end, label=entity.label_) for entity in read.ents]
        return doc

    foreign.add_pipe("test_tiger_tags")
    document = Document(id="a", text=text)
    expected = [record.model_dump() for record in Reader().read(document)]
    assert expected
    assert [record.model_dump() for record in Reader(pipeline=foreign).read(document)] == expected
