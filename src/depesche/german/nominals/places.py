"""Names that stand as places, and names of the lexicon as nominals."""

from __future__ import annotations

from spacy.tokens import Doc

from depesche.german import lexicon
from depesche.german import nameforms as names
from depesche.german.lexicon import Body, GazetteerPlace, Organisation, Seat, State, StateGroup
from depesche.german.nameforms import Hit
from depesche.german.nominals.model import DATELINE, Determiner, Nominal, reference_words
from depesche.german.nominals.persons import without_persons


def _described_places(doc: Doc, hits: list[Hit], taken: set[int]) -> list[tuple[Nominal, str]]:
    """ "Im Osten Russlands", "auf dem Unabhängigkeitsplatz"."""
    words, found = reference_words(), []
    by_start = {hit.start: hit for hit in hits}
    suffixes = tuple(w for w, kind in words.items() if kind == "place-suffix")
    for token in doc:
        if token.i in taken or token.tag_ not in ("NN", "NE"):
            continue
        if words.get(token.text) == "direction":
            hit = by_start.get(token.i + 1) or by_start.get(token.i + 2)
            if hit is None or not isinstance(hit.item, State | GazetteerPlace):
                continue
            code = hit.item.code if isinstance(hit.item, State) else hit.item.country
            if hit.genitive or doc[token.i + 1].tag_ == "ART":
                name = doc[token.i : hit.end].text
                found.append((Nominal(token.i, hit.end, token.i, "name", description=name, place=True), code or "?"))
        elif "-" in token.text and token.text.lower().endswith(suffixes):
            found.append((Nominal(token.i, token.i + 1, token.i, "name", description=token.text, place=True), "?"))
    return found


def _preposition(doc: Doc, start: int) -> str:
    j = start - 1
    while j > 0 and doc[j].tag_ in ("ADJA", "ART", "NN"):
        j -= 1
    return doc[j].text.lower()


#: What took place in the town behind its "von".
_GATHERINGS = ("gipfel", "gipfels", "gipfeltreffen", "konferenz", "kongress", "kongresses", "tagung")


def _names_treaty(doc: Doc, hit: Hit, start: int) -> bool:
    """Whether a capital is where it was made or held ("der Vertrag von Lissabon", "der Gipfel von Riga")."""
    if (
        not isinstance(hit.item, Seat)
        or hit.item.kind != "capital"
        or start < 2
        or doc[start - 1].text.lower() != "von"
    ):
        return False
    noun = doc[start - 2].text.lower()
    if doc[start - 2].tag_ != "NN":
        return False
    return noun.endswith(_GATHERINGS) or any(k == "treaty" and noun.endswith(w) for w, k in reference_words().items())


def _is_place(doc: Doc, hit: Hit, start: int) -> bool:
    """Whether a name stands as a place: after a preposition of place, a word like "Stadt", or as a dateline."""
    if isinstance(hit.item, GazetteerPlace):
        return True
    if not isinstance(hit.item, State | Seat):
        return False
    before = doc[start - 1] if start else None
    if isinstance(hit.item, Seat) and hit.item.kind == "capital" and hit.end < len(doc):
        opens = (
            before is None
            or (before.is_sent_start and before.is_space)
            or doc[start].is_sent_start
            or before.text == "/"
        )
        if opens and doc[hit.end].text in DATELINE:
            return True
    if before is None:
        return False
    words = reference_words()
    if _names_treaty(doc, hit, start):
        return True
    j = start - 1
    while j > 0 and doc[j].tag_ in ("ADJA", "ART"):
        j -= 1
    if words.get(doc[j].text.lower()) == "place-preposition" and doc[j].tag_ in ("APPR", "APPRART", "APZR"):
        return not (isinstance(hit.item, Seat) and hit.item.kind == "seat" and doc[j].text.lower() == "aus")
    return bool(isinstance(hit.item, Seat) and words.get(before.lemma_) == "place-noun")


def codes_of_item(item: names.Item) -> tuple[str, ...]:
    """The code of the state or organisation that a name stands or speaks for; empty for others."""
    if isinstance(item, State | Seat):
        return (item.code,)
    if isinstance(item, StateGroup):
        return item.codes
    if isinstance(item, Organisation):
        code = item.id or item.parent
        return (code,) if code else ()
    return ()


def name_nominal(doc: Doc, hit: Hit) -> Nominal:
    item = hit.item
    determiner: Determiner = "definite" if hit.start and doc[hit.start - 1].tag_ in ("ART", "APPRART") else "none"
    article = getattr(item, "article", "")
    gender = lexicon.GENDER_OF_ARTICLE.get(article, "Neut")
    plural = (isinstance(item, Body) and item.plural) or (
        isinstance(item, State) and item.code in ("USA", "ARE", "NLD", "PHL")
    )
    start = hit.start
    if determiner == "definite" and doc[start - 1].tag_ == "ART" and article:
        start -= 1
    return Nominal(
        start,
        hit.end,
        hit.end - 1,
        "name",
        determiner,
        gender,
        plural,
        () if _names_treaty(doc, hit, start) else codes_of_item(item),
        item=item,
        genitive=hit.genitive,
        place=_is_place(doc, hit, start),
    )


def find_places_in(doc: Doc) -> list[tuple[Nominal, str]]:
    """Names that stand as places, in text order; those only the network knows with the code of their state or "?"."""
    hits = without_persons(doc, names.find_names(doc))
    found = [(n, "") for n in (name_nominal(doc, hit) for hit in hits) if n.place]
    taken = {i for hit in hits for i in range(hit.start, hit.end)}
    for entity in doc.ents:
        if entity.label_ != "LOC" or any(t.i in taken or t.tag_ == "ADJA" for t in entity):
            continue
        if not any(t.tag_ == "NE" for t in entity) or names.is_demonym(entity.text):
            continue
        before = doc[entity.start - 1] if entity.start else None
        if entity.text.endswith("s") and entity.end < len(doc) and doc[entity.end].tag_ in ("NN", "ADJA"):
            continue  # "in Smiths Haus"
        if before is None or reference_words().get(_preposition(doc, entity.start)) != "place-preposition":
            continue
        nominal = Nominal(
            entity.start, entity.end, entity.end - 1, "name", description=" ".join(entity.text.split()), place=True
        )
        found.append((nominal, "?"))
    taken |= {i for nominal, _ in found for i in range(nominal.start, nominal.end)}
    found += [(n, code) for n, code in _described_places(doc, hits, taken)]
    found.sort(key=lambda pair: pair[0].start)
    return found
