"""The bars of the clause layer on treebanks, and on text through the shipped pipeline."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from depesche.german import load
from depesche.german.clauses import find_clauses


@pytest.fixture(scope="module")
def benchmark(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmark_clauses", root / "benchmarks" / "clauses.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_bars_with_the_tags_of_the_treebank(benchmark: ModuleType, shared: Path) -> None:
    figures = benchmark.measure(shared / "data" / "treebanks" / "de_gsd-ud-test.conllu")
    assert figures.predicate >= 0.95
    assert figures.subject >= 0.88
    assert figures.boundaries[2] >= 0.88


def test_bars_with_the_tags_of_the_pipeline(benchmark: ModuleType, shared: Path) -> None:
    figures = benchmark.measure(shared / "data" / "treebanks" / "de_pud-ud-test.conllu", pipeline=True)
    assert figures.predicate >= 0.95
    assert figures.subject >= 0.88
    assert figures.boundaries[2] >= 0.88


@pytest.mark.parametrize(
    ("text", "predicates", "subjects"),
    [
        ("Den Gast empfing die Kanzlerin.", ["empfangen"], ["Kanzlerin"]),
        (
            "Der Botschafter reiste ab, nachdem die Regierung ihn ausgewiesen hatte.",
            ["abreisen", "ausweisen"],
            ["Botschafter", "Regierung"],
        ),
        (
            "„Wir brauchen eine Waffenruhe“, sagte die Ministerin und rief beide Seiten auf, zu verhandeln.",
            ["brauchen", "sagen", "aufrufen", "verhandeln"],
            ["Wir", "Ministerin", "Ministerin", "Seiten"],
        ),
        (
            "Nach Angaben des Sprechers sei das Schiff, das unter fremder Flagge fuhr, beschossen worden.",
            ["beschießen", "fahren"],
            ["Schiff", "das"],
        ),
    ],
)
def test_clauses_of_raw_text(text: str, predicates: list[str], subjects: list[str]) -> None:
    doc = load()(text)
    found = [clause for clause in find_clauses(doc) if clause.predicate]
    assert [clause.predicate for clause in found] == predicates
    assert [doc[clause.subject.head].text for clause in found if clause.subject is not None] == subjects


@pytest.mark.parametrize(
    ("text", "predicates"),
    [
        ("Das Verfahren kam nicht voran sondern wurde sofort eingestellt.", ["kommen", "einstellen"]),
        ("Der Fahrer ist im Schlamm stecken geblieben.", ["bleiben"]),
        ("Die beiden hatten sich in Riga kennen gelernt.", ["kennenlernen"]),
        ("Zwei Soldaten wurden gefangen genommen.", ["gefangennehmen"]),
        ("Es werden nun Maschinen, die weniger Strom verbrauchen, benötigt.", ["benötigen", "verbrauchen"]),
        ("Sie fragte, ob er bereit ist zu verhandeln.", ["fragen", "sein", "verhandeln"]),
        ("Die Regierung ist bereit mit allen Parteien zu sprechen.", ["sein", "sprechen"]),
        ("Das Abkommen ist mit den Regeln nicht leicht zu vereinbaren.", ["vereinbaren"]),
        ("Es wird ein Kredit benötigt, genau genommen zwei.", ["benötigen"]),
        ("Im Herbst hatten Maier und Huber den Plan vorgelegt und suchten Geld.", ["vorlegen", "suchen"]),
        ("Ein Staat, der Geld, Munition und die Panzer für das Heer beisteuert.", ["beisteuern"]),
        ("Bevor die Parteien sich formierten, hatten sie lange gezögert.", ["formieren", "zögern"]),
        ("Es hieß, dass er das Flugzeug habe landen wollen.", ["heißen", "landen"]),
        (
            "Es gibt Gruppen, die Pläne für Bauten anfertigen und gut bezahlt wurden.",
            ["geben", "anfertigen", "bezahlen"],
        ),
        ("Er reiste ab, ohne noch einmal befragt zu werden.", ["abreisen", "befragen"]),
    ],
)
def test_verbs_of_raw_text(text: str, predicates: list[str]) -> None:
    doc = load()(text)
    assert [clause.predicate for clause in find_clauses(doc) if clause.predicate] == predicates


@pytest.mark.parametrize(
    ("text", "predicate", "subject"),
    [
        ("Er sagte, die Regierung, die lange gezögert habe, müsse zahlen.", "zahlen", "Regierung"),
        ("Sie betonte, der Präsident, ein Freund des Landes, werde nicht nachgeben.", "nachgeben", "Präsident"),
        ("Am Montag fanden Nachbarn die Besitzerin im Keller.", "finden", "Nachbarn"),
        ("Die Eröffnung der Messe nutzen einige Händler zum Protest.", "nutzen", "Händler"),
        ("Solche Zahlen hätte es früher nicht gegeben.", "geben", "es"),
        ("Laut Polizei sei der Täter, der geflohen war, nun bereit auszusagen.", "aussagen", "Täter"),
    ],
)
def test_subject_parted_from_its_verb(text: str, predicate: str, subject: str) -> None:
    doc = load()(text)
    clause = next(clause for clause in find_clauses(doc) if clause.predicate == predicate)
    assert clause.subject is not None
    assert doc[clause.subject.head].text == subject


def test_white_space_is_no_word() -> None:
    doc = load()("Die Delegation traf in Genf ein.\n\nSie blieb zwei Tage.")
    for clause in find_clauses(doc):
        phrases = [clause.subject, *clause.objects, *clause.prepositional]
        assert not any(phrase is not None and doc[phrase.head].is_space for phrase in phrases)
