"""Document → Reading: the layers in the order in which they need each other."""

from __future__ import annotations

from spacy.tokens import Doc

from depesche.german.clauses import find_clauses
from depesche.reading.actors import find_actors
from depesche.reading.boilerplate import find_boilerplate
from depesche.reading.damage import find_damage
from depesche.reading.genitive_names import join_genitive_names
from depesche.reading.layers import Reading
from depesche.reading.neighbours import part_neighbours
from depesche.reading.owners import join_owners
from depesche.reading.particles import keep_names_whole
from depesche.reading.place_names import part_names_from_places
from depesche.reading.places import find_places
from depesche.reading.quotes import find_quotes
from depesche.reading.shared import share_subjects
from depesche.reading.time_subjects import free_subjects
from depesche.reading.times import find_times
from depesche.records import Document


def analyse(document: Document, doc: Doc) -> Reading:
    """All layers over a tagged `Doc` of exactly `document.text`."""
    reading = Reading(document, doc)
    reading.boilerplate = find_boilerplate(document.text)
    reading.notes = find_damage(document.text)
    reading.quotes = find_quotes(doc)
    reading.clauses = find_clauses(doc)
    reading.times = find_times(doc, document.published)
    find_actors(reading)
    keep_names_whole(reading)
    join_owners(reading)
    part_names_from_places(reading)
    join_genitive_names(reading)
    free_subjects(reading)
    part_neighbours(reading)
    share_subjects(reading)
    reading.places = find_places(reading)
    return reading
