"""The words of a document that can stand for actors, as German grammar shows them, before anything is resolved.

One pass over the tokens gives *nominals*: names, role nouns with their noun groups, organs of states, demonyms,
adjectives of states, pronouns and possessives. What they stand for is decided in `depesche.reading.actors`.
Offsets are tokens, `[start, end)`.
"""

from __future__ import annotations

from spacy.tokens import Doc

from depesche.german import nameforms as names
from depesche.german.nameforms import Hit
from depesche.german.nominals.model import Determiner, Nominal, NominalKind, PlaceKind
from depesche.german.nominals.origins import origin, past_brackets, tell_origins
from depesche.german.nominals.persons import base_form, is_no_body, person_runs, spelt_out, without_persons
from depesche.german.nominals.places import codes_of_item, find_places_in, name_nominal
from depesche.german.nominals.titles import link_titles
from depesche.german.nominals.words import word_nominal

__all__ = [
    "Determiner",
    "Nominal",
    "NominalKind",
    "PlaceKind",
    "base_form",
    "codes_of_item",
    "find_nominals",
    "find_places_in",
    "is_no_body",
    "origin",
    "past_brackets",
    "spelt_out",
]


def find_nominals(doc: Doc) -> list[Nominal]:
    """All nominals of the document in text order."""
    hits = without_persons(doc, names.find_names(doc))
    cover: dict[int, Hit] = {i: hit for hit in hits for i in range(hit.start, hit.end)}
    persons = person_runs(doc, cover)
    runs: dict[int, Nominal] = {i: run for run in persons for i in range(run.start, run.end)}
    found: list[Nominal] = []
    i = 0
    while i < len(doc):
        hit, run = cover.get(i), runs.get(i)
        if hit is not None:
            found.append(name_nominal(doc, hit))
            i = hit.end
        elif run is not None:
            found.append(run)
            i = run.end
        else:
            nominal = word_nominal(doc, i, cover, runs)
            if nominal is not None:
                found.append(nominal)
            i += 1
    found.sort(key=lambda n: n.head)
    link_titles(doc, found)
    tell_origins(doc, found)
    return found
