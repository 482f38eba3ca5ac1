"""Tokens and sentences of news text; the text itself never changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.vocab import Vocab

from depesche.german.tokenizer import NewsTokenizer, sentence_starts, split

TOKENIZE = NewsTokenizer(Vocab())


def tokens(text: str) -> list[str]:
    return [token.text for token in TOKENIZE(text) if not token.is_space]


def sentences(text: str) -> list[str]:
    words = [token.text for token in TOKENIZE(text)]
    out: list[str] = []
    for word, start in zip(words, sentence_starts(words), strict=True):
        if start:
            out.append("")
        out[-1] += "" if word.isspace() else word + " "
    return [sentence.strip() for sentence in out]


@given(st.text())
def test_any_text_survives(text: str) -> None:
    assert "".join(split(text)) == text
    assert TOKENIZE(text).text == text


@given(st.text(alphabet="aZ.1 \n\t„“\"'’-–()…!?,:;/ß7IVX*", max_size=60))
def test_text_of_marks_survives_and_every_sentence_begins_with_a_word(text: str) -> None:
    doc = TOKENIZE(text)
    assert doc.text == text
    words = [token.text for token in doc]
    starts = sentence_starts(words)
    assert len(starts) == len(words)
    assert not any(start and word.isspace() for start, word in list(zip(starts, words, strict=True))[1:])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das gilt z. B. für Wien.", ["Das", "gilt", "z.", "B.", "für", "Wien", "."]),
        ("Das gilt z.B. für Wien.", ["Das", "gilt", "z.B.", "für", "Wien", "."]),
        ("zur 11. Sitzung am 3. Mai", ["zur", "11.", "Sitzung", "am", "3.", "Mai"]),
        ("seit 2019.", ["seit", "2019", "."]),
        ("am 24.02.2022 um 12.30 Uhr", ["am", "24.02.2022", "um", "12.30", "Uhr"]),
        ("12,5 Mio. Euro, rund 1.000 Helfer", ["12,5", "Mio.", "Euro", ",", "rund", "1.000", "Helfer"]),
        ("„Nein“, sagte »er«.", ["„", "Nein", "“", ",", "sagte", "»", "er", "«", "."]),
        ("‚so‘ und 'so' und \"so\"", ["‚", "so", "‘", "und", "'", "so", "'", "und", '"', "so", '"']),
        ("Paris/Berlin (afp) – Heute", ["Paris", "/", "Berlin", "(", "afp", ")", "–", "Heute"]),
        ("Außen- und Handelspolitik", ["Außen-", "und", "Handelspolitik"]),
        ("US-Präsident Kim Jong-un", ["US-Präsident", "Kim", "Jong-un"]),
        ("Hans' Rede, Al Gore's Rede", ["Hans'", "Rede", ",", "Al", "Gore's", "Rede"]),
        ("Wie geht's?", ["Wie", "geht", "'s", "?"]),
        ("Papst Johannes XXIII. sprach", ["Papst", "Johannes", "XXIII.", "sprach"]),
        ("der G20-Gipfel, die F-16", ["der", "G20-Gipfel", ",", "die", "F-16"]),
        ("unter www.auswaertiges-amt.de.", ["unter", "www.auswaertiges-amt.de", "."]),
        ("Das war ... alles…", ["Das", "war", "...", "alles", "…"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Er kam am 3. Mai. Sie ging.", 2),
        ("Es war die 4. Runde. Sie dauerte bis zum 11. Die Gäste reisten ab.", 3),
        ("Prof. Dr. H. Weber traf den Minister a. D. in Rom.", 1),
        ("„Wir warten ab.“ Danach schwieg sie.", 2),
        ("„Warten wir?“, fragte er.", 1),
        ("Er rief: »Halt!« und ging.", 1),
        ('Sie sagte: "Ich gehe." "Gut", sagte er.', 2),
        ("Seit 2014. Das ist lange her.", 2),
        ("Brot, Milch usw. Danach kam nichts.", 2),
        ("Überschrift ohne Punkt\n\nDer Text beginnt.", 2),
        ("Ludwig XIV. regierte lange. Er starb 1715.", 2),
        ("Bern (sda) – Der Bundesrat tagt.", 1),
        ("Krieg in Nahost ++ Israelisches Militär rückt vor +++ Stand", 3),
        ("Warum?! Niemand weiß es...", 2),
        ("Das schrieb er auf X. Estland lehnte ab.", 2),
        ("Es blieb beim Plan B. Danach wurde gestritten.", 2),
        ("Gefunden wurde Jens K. Die Suche dauerte Tage.", 2),
        ("Er traf auf A. Lindqvist und J. Arnarson.", 1),
        ("Es gibt Ausnahmen, z. B. Die Linke.", 1),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count, sentences(text)


def test_lines_of_fixed_width_are_no_paragraphs() -> None:
    line = "Die Minister sprachen am Montag lange über den Haushalt und über die\n"
    assert len(sentences(line * 6 + "Zukunft der Union.")) == 1
    assert len(sentences("Erste Zeile\nZweite Zeile\nDritte Zeile")) == 3


def test_empty_text() -> None:
    assert split("") == []
    assert sentence_starts([]) == []
