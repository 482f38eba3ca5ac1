"""The words of a document that can stand for actors, as German grammar shows them, before anything is resolved.

One pass over the tokens gives *nominals*: names, role nouns with their noun groups, organs of states, demonyms,
adjectives of states, pronouns and possessives. What they stand for is decided in `depesche.reading.actors`.
Offsets are tokens, `[start, end)`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Literal

from spacy.tokens import Doc, Token

from depesche.german import lexicon, roles
from depesche.german import nameforms as names
from depesche.german.lexicon import Body, GazetteerPlace, Gender, Organisation, Seat, State, StateGroup
from depesche.german.nameforms import Hit
from depesche.german.roles import RoleForm
from depesche.german.wordforms import wordforms

NominalKind = Literal[
    "name", "person", "role", "organ", "demonym", "adjective", "pronoun", "possessive", "pair", "country"
]
PlaceKind = Literal["city", "region", "country", "seat", "other"]
Determiner = Literal["definite", "indefinite", "demonstrative", "possessive", "none"]


@dataclass(slots=True)
class Nominal:
    """One stretch that can stand for an actor.

    `codes` are states and organisations told in it by adjective, genitive or compound ("der russische Präsident");
    `description` is its base form, `[start, end)` the whole group with determiner and attributes.
    """

    start: int
    end: int
    head: int
    kind: NominalKind
    determiner: Determiner = "none"
    gender: Gender | None = None
    plural: bool = False
    codes: tuple[str, ...] = ()
    description: str = ""
    item: names.Item | None = None
    role: RoleForm | None = None
    acts: str = ""  # organs: see lexicon.state_bodies
    full: bool = False  # persons: more than one word
    surely: bool = False  # persons: title, forename or network say so
    former: bool = False  # roles: held before
    genitive: bool = False
    person: int | None = None  # roles: index of the nominal they are the title of
    titles: list[int] = field(default_factory=list)  # persons: indices of their titles
    possessor: int | None = None  # roles and countries: token of their possessive determiner
    core: int = 0  # roles and organs: where the group begins, without a genitive name before it
    parts: list[tuple[str, str]] = field(default_factory=list)  # code and description of each of several groups
    homes: tuple[str, ...] = ()  # states among which the compound leaves the choice ("Bundeskanzler")
    bare: bool = False  # organs: a definite article and no attribute
    office_only: bool = False  # roles: the office is meant, not who holds it
    place: bool = False  # names: stands as a place by its grammar ("in Moskau"), not as an actor


def find_nominals(doc: Doc) -> list[Nominal]:
    """All nominals of the document in text order."""
    hits = _without_persons(doc, names.find_names(doc))
    cover: dict[int, Hit] = {i: hit for hit in hits for i in range(hit.start, hit.end)}
    persons = _person_runs(doc, cover, frozenset(names.words_of(doc)))
    runs: dict[int, Nominal] = {i: run for run in persons for i in range(run.start, run.end)}
    found: list[Nominal] = []
    i = 0
    while i < len(doc):
        hit, run = cover.get(i), runs.get(i)
        if hit is not None:
            found.append(_name(doc, hit))
            i = hit.end
        elif run is not None:
            found.append(run)
            i = run.end
        else:
            nominal = _word(doc, i, cover, runs)
            if nominal is not None:
                found.append(nominal)
            i += 1
    found.sort(key=lambda n: n.head)
    _link_titles(doc, found)
    return found


def find_places_in(doc: Doc) -> list[tuple[Nominal, str]]:
    """Names that stand as places, in text order; those only the network knows with the code of their state or "?"."""
    hits = _without_persons(doc, names.find_names(doc))
    found = [(n, "") for n in (_name(doc, hit) for hit in hits) if n.place]
    taken = {i for hit in hits for i in range(hit.start, hit.end)}
    for entity in doc.ents:
        if entity.label_ != "LOC" or any(t.i in taken or t.tag_ == "ADJA" for t in entity):
            continue
        if not any(t.tag_ == "NE" for t in entity) or names.is_demonym(entity.text):
            continue
        before = doc[entity.start - 1] if entity.start else None
        if entity.text.endswith("s") and entity.end < len(doc) and doc[entity.end].tag_ in ("NN", "ADJA"):
            continue  # "in Smiths Haus"
        if before is None or _reference_words().get(_preposition(doc, entity.start)) != "place-preposition":
            continue
        nominal = Nominal(
            entity.start, entity.end, entity.end - 1, "name", description=" ".join(entity.text.split()), place=True
        )
        found.append((nominal, "?"))
    taken |= {i for nominal, _ in found for i in range(nominal.start, nominal.end)}
    found += [(n, code) for n, code in _described_places(doc, hits, taken)]
    found.sort(key=lambda pair: pair[0].start)
    return found


def _described_places(doc: Doc, hits: list[Hit], taken: set[int]) -> list[tuple[Nominal, str]]:
    """ "Im Osten Russlands", "auf dem Unabhängigkeitsplatz"."""
    words, found = _reference_words(), []
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


# --- names ------------------------------------------------------------------------------------------------------------


def _without_persons(doc: Doc, hits: list[Hit]) -> list[Hit]:
    """Drop places that are forenames or surnames here ("Wladimir Putin", "Paris Hilton")."""
    kept = []
    particles = names.particles()
    for hit in hits:
        before = doc[hit.start - 1].text if hit.start else ""
        if before.islower() and particles.get(before) == "always" and before not in ("de", "la", "le", "y"):
            continue  # "al Huthi"
        if isinstance(hit.item, Seat | GazetteerPlace) and hit.end == hit.start + 1 and hit.end < len(doc):
            after, token = doc[hit.end], doc[hit.start]
            if token.text in lexicon.forenames() and after.tag_ == "NE" and after.ent_type_ == "PER":
                continue
            if token.ent_type_ == "PER" and (token.ent_iob_ == "I" or after.ent_iob_ == "I"):
                continue
        kept.append(hit)
    return kept


def _name(doc: Doc, hit: Hit) -> Nominal:
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
        codes_of_item(item),
        item=item,
        genitive=hit.genitive,
        place=_is_place(doc, hit, start),
    )


_DATELINE = {"–", "—", "-", "(", "/"}


def _is_place(doc: Doc, hit: Hit, start: int) -> bool:
    """Whether a name stands as a place: after a preposition of place, a word like "Stadt", or as a dateline."""
    if isinstance(hit.item, GazetteerPlace):
        return True
    if not isinstance(hit.item, State | Seat):
        return False
    before = doc[start - 1] if start else None
    if isinstance(hit.item, Seat) and hit.item.kind == "capital" and hit.end < len(doc):
        opens = (
            before is None or before.is_sent_start and before.is_space or doc[start].is_sent_start or before.text == "/"
        )
        if opens and doc[hit.end].text in _DATELINE:
            return True
    if before is None:
        return False
    words = _reference_words()
    j = start - 1
    while j > 0 and doc[j].tag_ in ("ADJA", "ART"):
        j -= 1
    if words.get(doc[j].text.lower()) == "place-preposition" and doc[j].tag_ in ("APPR", "APPRART", "APZR"):
        return not (isinstance(hit.item, Seat) and hit.item.kind == "seat" and doc[j].text.lower() == "aus")
    if isinstance(hit.item, Seat) and words.get(before.lemma_) == "place-noun":
        return True
    return False


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


_ARTICLE_NAME = re.compile(r"(?:al|el|as|an|ad|ar|at|az|asch|as|ul|ud|ur|es|et|ez)[-‐‑’'][A-ZÀ-ÞŠŽČĆ]\w")
_INITIAL = re.compile(r"[A-ZÀ-Þ]\.$")
_ROMAN = re.compile(r"[IVX]+\.?$")


def _name_token(doc: Doc, i: int, cover: dict[int, Hit]) -> bool:
    if i in cover:
        return False
    token = doc[i]
    text = token.text
    if not text[:1].isupper():
        return bool(_ARTICLE_NAME.match(text))
    if token.tag_ not in ("NE", "FM", "NN", "XY") and token.ent_type_ != "PER":
        return False
    if len(text) < 2 or any(c.isdigit() for c in text) or (text.isupper() and token.ent_type_ != "PER"):
        return False
    if text.endswith("-") or names.is_demonym(text) or _reference_words().get(text) == "time":
        return False
    if roles.role_forms(text) and (text not in lexicon.surnames() or roles.is_title(token)):
        return False
    if token.ent_type_ == "PER" or token.tag_ == "NE":
        return text not in _NO_NAME and not _plain_noun(token)
    return text not in wordforms() and names.is_forename(text)


_NO_NAME = {"Gott", "Dr.", "Prof."}


def _plain_noun(token: Token) -> bool:
    """A common noun or adjective that the tagger took for a name."""
    beside = token.i > 0 and (bool(roles.role_forms(token.nbor(-1).text)) or names.is_forename(token.nbor(-1).text))
    return _plain_form(token.text, bool(token.is_sent_start), beside, token.ent_type_ == "PER")


@lru_cache(maxsize=50_000)
def _plain_form(text: str, opens_sentence: bool, beside: bool, person: bool) -> bool:
    if text in lexicon.surnames() or text in lexicon.forenames():
        return False
    words = wordforms()
    if beside:
        return not person and any(r.pos == "NOUN" for r in words.readings(text))
    if names.states_of_adjective(text):
        return True
    readings = words.readings(text) or (words.readings(text.lower()) if opens_sentence else ())
    if readings:
        return not any(r.pos == "PROPN" for r in readings)
    front, _ = words.compound(text)
    return bool(front) and not person and front.rstrip("s") in words and len(front) > 3 and "-" not in text


def _person_runs(doc: Doc, cover: dict[int, Hit], forms: frozenset[str]) -> list[Nominal]:
    particles = names.particles()
    found: list[Nominal] = []
    i, n = 0, len(doc)
    while i < n:
        if not _name_token(doc, i, cover):
            i += 1
            continue
        j = i + 1
        while j < n:
            if _name_token(doc, j, cover):
                j += 1
                continue
            if _INITIAL.match(doc[j].text) and j + 1 < n and _name_token(doc, j + 1, cover):
                j += 2
                continue
            if _ROMAN.match(doc[j].text) and j == i + 1 and names.is_forename(doc[i].text):
                j += 1
                break
            if (
                j + 1 < n and doc[j].text.isalpha() and doc[j].text.islower() and doc[j].text not in wordforms()
                and doc[j].text not in particles and _name_token(doc, j + 1, cover) and _title_before(doc, i)
            ):  # fmt: skip
                j += 2  # a foreign word inside a name
                continue
            k = j
            while k < n and doc[k].text in particles and k - j < 3:
                kind = particles[doc[k].text]
                if k == j and (
                    (kind == "follow" and doc[j - 1].text.lower() not in particles)
                    or (kind == "forename" and not all(names.is_forename(t.text) for t in doc[i:j]))
                ):
                    break
                k += 1
            if k > j and k < n and (doc[k].tag_ == "NE" or _name_token(doc, k, cover)) and k not in cover:
                j = k + 1
                continue
            break
        found += _split_run(doc, i, j, forms)
        i = j
    return found


def _split_run(doc: Doc, start: int, end: int, forms: frozenset[str]) -> list[Nominal]:
    """One run of name words as one person, or as two where two names meet ("dass Putin Kim einlud")."""
    first = doc[start].text
    for cut in range(start + 1, end):
        before, after = doc[cut - 1], doc[cut]
        lone = cut == start + 1 and not names.is_forename(first) and names.known_head(first) is not None
        joined = after.ent_iob_ == "I" and not lone
        if lone and end - cut >= 1 and not names.known_leader(doc[start:end].text) and not _title_before(doc, start):
            return [_person(doc, start, cut, forms), *_split_run(doc, cut, end, forms)]
        if (
            not joined
            and before.ent_iob_ in "BI"
            and after.ent_iob_ == "B"
            and before.ent_type_ == "PER" == after.ent_type_
        ):
            if not (names.is_forename(before.text) and cut == start + 1):
                return [_person(doc, start, cut, forms), *_split_run(doc, cut, end, forms)]
    return [_person(doc, start, end, forms)]


def _title_before(doc: Doc, i: int) -> bool:
    return i > 0 and bool(roles.role_forms(doc[i - 1].text))


def _person(doc: Doc, start: int, end: int, forms: frozenset[str]) -> Nominal:
    last = doc[end - 1]
    full = end - start > 1
    base = _without_genitive(doc, start, last, forms)
    text = doc[start : end - 1].text_with_ws + base if full else base
    forename = names.is_forename(doc[start].text) and full
    person_share = sum(t.ent_type_ == "PER" for t in doc[start:end])
    gender = names.forename_gender(doc[start].text) if full else None
    surely = forename or person_share > 0 or names.known_leader(text) is not None
    if not full and (names.known_head(base) is not None):
        surely = True
    before = doc[start - 1] if start else None
    after = doc[end].text if end < len(doc) else ""
    opens = before is None or doc[start].is_sent_start or before.text == "/"
    inside = before is not None and (
        before.text.lower() in ("in", "im", "ins") or _reference_words().get(before.lemma_) == "place-noun"
    )
    return Nominal(
        start, end, end - 1, "person", gender=gender, description=" ".join(text.split()), full=full, surely=surely,
        genitive=base != last.text, place=inside or (not full and opens and after in _DATELINE),
    )  # fmt: skip


def _without_genitive(doc: Doc, start: int, token: Token, forms: frozenset[str]) -> str:
    """The base form of the last word of a name."""
    text = token.text
    if text[-1:] in "'’":
        return text[:-1]
    if not text.endswith("s") or len(text) < 4:
        return text
    base = text[:-1]
    if base in forms and token.tag_ != "VVFIN":
        return base
    whole = doc[start : token.i].text_with_ws if start < token.i else ""
    if names.known_leader(whole + text) or (not whole and names.known_head(text)):
        return text
    if names.known_leader(whole + base) or (not whole and names.known_head(base)):
        return base
    if text in lexicon.surnames() or text in lexicon.forenames():
        return text
    if base in lexicon.surnames() or base in lexicon.forenames():
        return base
    return base if token.morph.get("Case", []) == ["Gen"] and base[-1] not in "sxz" else text


def base_form(doc: Doc, start: int, end: int) -> str:
    """The nominative of a name that begins with adjectives ("der Demokratischen Partei": "Demokratische Partei")."""
    head = start
    while head < end - 1 and doc[head].tag_ in ("ADJA", "NE") and doc[head].text.endswith(("en", "em", "er", "es")):
        if doc[head].lemma_ == doc[head].text and doc[head].tag_ != "ADJA":
            break
        head += 1
    if head == start or doc[head].tag_ not in ("NN", "NE"):
        return " ".join(doc[start:end].text.split())
    gender = (doc[head].morph.get("Gender", []) or ["Neut"])[0]
    words = [roles.nominative_adjective(doc[i], gender) for i in range(start, head)]
    rest = doc[head:end].text
    return " ".join([*(w[0].upper() + w[1:] for w in words), *rest.split()])


# --- words ------------------------------------------------------------------------------------------------------------


@cache
def _reference_words() -> dict[str, str]:
    return {row["word"]: row["class"] for row in lexicon.rows("reference_words")}


def _word(doc: Doc, i: int, cover: dict[int, Hit], runs: dict[int, Nominal]) -> Nominal | None:
    token = doc[i]
    tag = token.tag_
    if token.text[:1].isupper() and roles.is_adjective(token) and names.states_of_adjective(token.text):
        return Nominal(i, i + 1, i, "adjective", codes=names.states_of_adjective(token.text))
    if tag in ("NN", "NE", "FM", "XY"):
        return _noun(doc, token, cover, runs)
    if tag == "ADJA":
        codes = names.states_of_adjective(token.text)
        if codes:
            return Nominal(i, i + 1, i, "adjective", codes=codes)
        if _reference_words().get(token.text.lower()) == "both" and not _noun_follows(doc, i):
            return Nominal(_with_article(doc, i), i + 1, i, "pair", "definite", plural=True)
        return None
    if tag == "PRELS" and i + 1 in cover and token.text.lower() in ("der", "die", "das", "den", "dem"):
        return None  # an article after all: "sagte, der Iran habe …"
    if tag in ("PPER", "PDS", "PRELS", "PRELAT"):
        return _pronoun(token, "possessive" if tag == "PRELAT" else "pronoun")
    if tag == "PPOSAT":
        return _possessive(token)
    if (
        tag in ("PIS", "PIDAT", "PIAT")
        and _reference_words().get(token.text.lower()) == "both"
        and not _noun_follows(doc, i)
    ):
        return Nominal(_with_article(doc, i), i + 1, i, "pair", "definite", plural=True)
    return None


def _noun_follows(doc: Doc, i: int) -> bool:
    j = i + 1
    while j < len(doc) and doc[j].tag_ in ("ADJA", "ADJD"):
        j += 1
    return j < len(doc) and doc[j].tag_ in ("NN", "NE", "TRUNC")


def _with_article(doc: Doc, i: int) -> int:
    return i - 1 if i and doc[i - 1].tag_ == "ART" else i


_THIRD = {
    "er": ("Masc", False), "ihm": (None, False), "ihn": ("Masc", False), "sie": (None, None), "ihr": ("Fem", False),
    "ihnen": (None, True), "dieser": ("Masc", False), "diese": ("Fem", None), "diesem": (None, False),
    "diesen": ("Masc", None), "jener": ("Masc", False), "jene": ("Fem", None), "der": ("Masc", False),
    "den": ("Masc", False), "dem": (None, False), "die": (None, None), "dessen": (None, False), "deren": (None, None),
    "denen": (None, True), "letzterer": ("Masc", False), "ersterer": ("Masc", False),
}  # fmt: skip


def _pronoun(token: Token, kind: NominalKind) -> Nominal | None:
    low = token.text.lower()
    known = _THIRD.get(low)
    if known is None or (token.tag_ == "PPER" and low in ("sie", "ihnen", "ihr") and _polite(token)):
        return None
    gender, plural = known
    if plural is None:
        number = token.morph.get("Number", [])
        plural = number == ["Plur"]
        if token.tag_ == "PPER":
            plural = _verb_number(token, plural)
    fixed: Gender | None = gender if gender in ("Masc", "Fem") else None  # type: ignore[assignment]
    if fixed is None and not plural and low in ("sie", "die", "deren"):
        fixed = "Fem"
    return Nominal(token.i, token.i + 1, token.i, kind, "definite", fixed if not plural else None, bool(plural))


def _polite(token: Token) -> bool:
    return token.text[0].isupper() and not token.is_sent_start and token.i > 0 and token.nbor(-1).text not in '„“"»«:‚('


def _verb_number(token: Token, default: bool) -> bool:
    """Number of "sie" as a subject: that of the nearest finite verb of its clause."""
    case = token.morph.get("Case", [])
    if case == ["Acc"]:
        return default
    doc = token.doc
    for offset in (1, -1, 2, -2, 3, 4, 5, 6, 7, 8):
        j = token.i + offset
        if 0 <= j < len(doc):
            if doc[j].is_punct and offset > 0:
                continue
            if doc[j].morph.get("VerbForm", []) == ["Fin"]:
                return doc[j].morph.get("Number", []) == ["Plur"]
    return default


def _possessive(token: Token) -> Nominal | None:
    low = token.text.lower()
    if low.startswith("sein"):
        return Nominal(token.i, token.i + 1, token.i, "possessive", "definite", "Masc", False)
    if low.startswith("ihr") and not _polite(token):
        return Nominal(token.i, token.i + 1, token.i, "possessive", "definite", None, True)
    return None


def determiner_of(doc: Doc, start: int, head: int) -> Determiner:
    """What kind of determiner opens the noun group `[start, head]`."""
    if start >= head:
        return "none"
    tag, low = doc[start].tag_, doc[start].text.lower()
    if tag == "PPOSAT":
        return "possessive"
    if tag == "PDAT":
        return "demonstrative"
    if tag == "APPRART" or tag == "ART":
        return "indefinite" if low.startswith("ein") else "definite"
    if tag in ("PIAT", "PIDAT", "CARD"):
        return "indefinite"
    return "none"


def _noun(doc: Doc, token: Token, cover: dict[int, Hit], runs: dict[int, Nominal]) -> Nominal | None:
    i = token.i
    form = roles.role(token)
    if form is not None:
        return _role(doc, token, form, cover)
    people = names.demonym(token)
    if (
        people is not None
        and not (token.tag_ == "ADJA")
        and not (people.code == "DEU" and token.text != "Deutschen" and _noun_follows(doc, i))
    ):
        start = roles.group_start(doc, i)
        return Nominal(
            start, i + 1, i, "demonym", determiner_of(doc, start, i), None if people.plural else people.gender,
            people.plural, (people.code,) if people.code else (), people.name,
        )  # fmt: skip
    lemma = token.lemma_
    start = roles.group_start(doc, i)
    reference = _reference_words().get(lemma)
    both = any(_reference_words().get(t.text.lower()) == "both" for t in doc[start:i])
    if both and reference in ("country", "side"):
        return Nominal(start, i + 1, i, "pair", "definite", plural=True, description=reference)
    if reference == "country" and start < i and doc[start].tag_ in ("PPOSAT", "PDAT", "ART"):
        if doc[start].tag_ == "ART" and not (_is_bare(doc, start, i, i + 1) and lemma == "Land"):
            return None
        return Nominal(
            start,
            i + 1,
            i,
            "country",
            determiner_of(doc, start, i),
            "Neut",
            possessor=start if doc[start].tag_ == "PPOSAT" else None,
        )
    if token.tag_ != "NN":
        return None
    organ = roles.body_of_lemma(lemma)
    if organ is not None and organ.acts != "none":
        return _organ(doc, token, start, organ.acts, cover)
    return None


@dataclass(slots=True)
class _Attributes:
    codes: list[str] = field(default_factory=list)
    parts: list[tuple[str, str]] = field(default_factory=list)  # coordinated genitives: code and words
    end: int = 0
    body: str | None = None  # a named body without code ("der PSOE")


def _codes_before(doc: Doc, start: int, head: int, cover: dict[int, Hit]) -> tuple[list[str], int]:
    """Codes told by adjectives of the group, or by a genitive name before it; and where the group begins then."""
    codes: list[str] = []
    for j in range(start, head):
        if (doc[j].tag_ == "TRUNC" or roles.is_adjective(doc[j])) and j not in cover:
            codes += names.states_of_adjective(doc[j].text)
    hit = cover.get(start - 1)
    if hit is not None and (hit.genitive or doc[hit.end - 1].text.endswith(("s", "'", "’"))):
        if determiner_of(doc, start, head) == "none" and doc[hit.start - 1 if hit.start else 0].tag_ not in (
            "APPR",
            "APPRART",
        ):
            return [*codes_of_item(hit.item), *codes], hit.start
        if determiner_of(doc, start, head) == "none" and hit.genitive:
            return [*codes_of_item(hit.item), *codes], hit.start
    return codes, start


_GENITIVE_ARTICLES = {"der", "des", "dieser", "dieses", "seiner", "seines", "ihrer", "ihres", "einer", "eines"}
_TOPIC = {"für"}
_SEAT_OF_OFFICE = {"in", "im", "bei", "beim"}
_COUNCILS = ("rat", "rats", "rates", "parlament", "parlaments", "versammlung", "kommission", "union")


def attributes_after(doc: Doc, i: int, cover: dict[int, Hit], depth: int = 0) -> _Attributes:
    """Genitive and "von" attributes after the noun `i`: the codes they tell and where they end."""
    out = _Attributes(end=i + 1)
    j = i + 1
    n = len(doc)
    if j >= n or depth > 3:
        return out
    hit = cover.get(j)
    if hit is not None and hit.genitive:
        return _take(doc, out, hit, cover)
    text = doc[j].text.lower()
    von = text in ("von", "vom")
    if von or (text in _GENITIVE_ARTICLES and doc[j].tag_ in ("ART", "PDAT", "PPOSAT")):
        k = j + 1
        if not von and text.endswith("er") and text != "der" and doc[j].morph.get("Case", []) == ["Dat"]:
            return out
        if von and k < n and doc[k].tag_ == "ART":
            k += 1
        hit = cover.get(k)
        if hit is not None:
            if von and not isinstance(hit.item, State | Organisation | Seat | Body):
                return out
            return _take(doc, out, hit, cover)
        if von:
            return out
        m = k
        while m < n and doc[m].tag_ in ("ADJA", "CARD", "KON", "TRUNC", "ADJD") and m - k < 6:
            m += 1
        if m < n and doc[m].tag_ in ("NN", "NE") and m not in cover:
            for a in range(k, m):
                out.codes += names.states_of_adjective(doc[a].text)
            nested = attributes_after(doc, m, cover, depth + 1)
            form = roles.role(doc[m])
            if form is not None and form.acts_for:
                out.codes.append(form.acts_for)
            out.codes += nested.codes
            out.end = nested.end
            if nested.end == m + 1 and m + 1 in cover and cover[m + 1].start == m + 1:
                out.end = cover[m + 1].end  # "des Bundesstaats Florida"
            out.body = nested.body
    elif doc[j].tag_ == "ADJA" and doc[j].text.endswith("er"):
        # "Chefredakteure indischer Medien"
        m = j
        while m < n and doc[m].tag_ == "ADJA":
            out.codes += names.states_of_adjective(doc[m].text)
            m += 1
        if m < n and doc[m].tag_ == "NN":
            out.end = m + 1
        else:
            out.codes = []
    return out


def _take(doc: Doc, out: _Attributes, hit: Hit, cover: dict[int, Hit]) -> _Attributes:
    out.codes += codes_of_item(hit.item)
    if isinstance(hit.item, Body):
        out.body = hit.item.body
    after = doc[hit.end].tag_ if hit.end < len(doc) else ""
    if not (hit.genitive and after in ("NN", "ADJA")):  # "von Syriens Staatschef": the name goes with what follows
        out.end = hit.end
    return out


def _coordinated(doc: Doc, after: _Attributes, cover: dict[int, Hit]) -> None:
    """Take in further genitives ("die Außenminister Frankreichs, Italiens und der Schweiz")."""
    first = cover.get(after.end - 1)
    if first is None or first.end != after.end:
        return
    parts = [_part(doc, first)]
    end = after.end
    while end + 1 < len(doc) and (doc[end].text == "," or doc[end].tag_ == "KON"):
        k = end + 1
        if doc[k].tag_ == "ART" and doc[k].text.lower() in ("der", "des"):
            k += 1
        hit = cover.get(k)
        if hit is None or hit.start != k or not isinstance(hit.item, State | Organisation):
            break
        if not hit.genitive and k == end + 1:
            break
        parts.append(_part(doc, hit))
        end = hit.end
    if len(parts) > 1 and all(code for code, _ in parts):
        after.parts, after.end = parts, end
        after.codes = [code for code, _ in parts]


def _part(doc: Doc, hit: Hit) -> tuple[str, str]:
    start = hit.start - 1 if hit.start and doc[hit.start - 1].tag_ == "ART" else hit.start
    codes = codes_of_item(hit.item)
    return (codes[0] if len(codes) == 1 else ""), " ".join(doc[start : hit.end].text.split())


def _topic_after(doc: Doc, end: int, level: str, cover: dict[int, Hit]) -> int:
    """Where a prepositional attribute of a title ends ("Berater … für internationale Angelegenheiten")."""
    if end >= len(doc):
        return end
    low = doc[end].text.lower()
    if doc[end].tag_ not in ("APPR", "APPRART"):
        return end
    if low not in _TOPIC and not (low in _SEAT_OF_OFFICE and level in ("diplomat", "representative")):
        return end
    j = end + 1
    while j < len(doc) and (
        doc[j].tag_ in ("ADJA", "ART", "TRUNC", "CARD")
        or (doc[j].tag_ == "KON" and doc[j - 1].tag_ in ("ADJA", "TRUNC"))
    ):
        j += 1
    hit = cover.get(j)
    if hit is not None:
        if (
            low not in _TOPIC
            and isinstance(hit.item, GazetteerPlace | Seat | State)
            and level not in ("diplomat", "representative")
        ):
            return end
        return hit.end
    if j < len(doc) and doc[j].tag_ == "NN" and (low in _TOPIC or doc[j].text.lower().endswith(_COUNCILS)):
        stop = attributes_after(doc, j, cover).end
        if stop + 1 < len(doc) and low in _TOPIC and doc[stop].tag_ == "KON" and doc[stop + 1].tag_ in ("ADJA", "NN"):
            m = stop + 1
            while m < len(doc) and doc[m].tag_ == "ADJA":
                m += 1
            if (
                m < len(doc)
                and doc[m].tag_ == "NN"
                and m not in cover
                and (m > stop + 1 or m + 1 >= len(doc) or doc[m + 1].tag_ != "VVFIN")
            ):
                stop = m + 1
        return stop
    return end


def _describe(doc: Doc, start: int, head: int, end: int, gender: str, noun: str) -> str:
    """The base form of a noun group: adjectives in the strong nominative, the noun, its attributes as written."""
    adjectives = []
    for j in range(start, head):
        if roles.is_adjective(doc[j]):
            adjectives.append(roles.nominative_adjective(doc[j], gender))
        elif doc[j].tag_ in ("KON", "TRUNC"):
            adjectives.append(doc[j].text)
    after = doc[head].whitespace_ + doc[head + 1 : end].text if end > head + 1 else ""
    return " ".join([*adjectives, noun]) + re.sub(r"\s+", " ", after)


def _role(doc: Doc, token: Token, form: RoleForm, cover: dict[int, Hit]) -> Nominal:
    i = token.i
    start = roles.group_start(doc, i)
    plural = roles.is_plural(token, form)
    codes, begin = _codes_before(doc, start, i, cover)
    after = attributes_after(doc, i, cover)
    if plural:
        _coordinated(doc, after, cover)
    end = _topic_after(doc, after.end, form.level, cover)
    if not codes:
        codes = [form.acts_for] if form.acts_for else list(after.codes)
    elif form.acts_for and form.acts_for not in codes and form.level not in ("diplomat", "representative"):
        codes = [form.acts_for, *codes]
    former = form.lemma.startswith(("Ex-", "Alt-")) or any(
        _reference_words().get(_stem(t.text)) == "former" for t in doc[start:i]
    )
    noun = roles.nominative_plural(token.text, form.lemma) if plural else form.lemma
    gender = "Plur" if plural else form.gender or "Masc"
    determiner = determiner_of(doc, start, i)
    possessor = start if determiner == "possessive" else None
    description = _describe(doc, start, i, end, gender, noun)
    if begin < start and not plural:
        description = f"{noun}"
    both = any(_reference_words().get(t.text.lower()) == "both" for t in doc[start:i])
    return Nominal(
        begin, end, i, "pair" if both else "role", determiner, None if plural else form.gender, plural, tuple(dict.fromkeys(codes)),
        description if not both else "role", role=form, former=former, possessor=possessor,
        parts=[(code, f"{noun} {words}") for code, words in after.parts], core=start, office_only=_office_only(doc, start),
        homes=roles.alternatives(form.lemma) if form.acts_for and list(codes) == [form.acts_for] else (),
    )  # fmt: skip


def _stem(text: str) -> str:
    low = text.lower()
    for ending in ("en", "er", "es", "em", "e"):
        if low.endswith(ending) and low[: -len(ending)] in _reference_words():
            return low[: -len(ending)]
    return low


def _organ(doc: Doc, token: Token, start: int, acts: str, cover: dict[int, Hit]) -> Nominal:
    i = token.i
    codes, begin = _codes_before(doc, start, i, cover)
    after = attributes_after(doc, i, cover)
    if token.morph.get("Number", []) == ["Plur"]:
        _coordinated(doc, after, cover)
    end = after.end
    if not codes:
        codes = after.codes
    if not codes and acts in ("state", "body") and i + 2 < len(doc) and doc[i + 1].text == "in":
        hit = cover.get(i + 2)
        if hit is not None and isinstance(hit.item, Seat):  # "die Regierung in Kiew"
            codes, end = [hit.item.code], hit.end
    if not codes and "-" in token.text:
        front = token.text.rsplit("-", 1)[0]
        item = lexicon.states().get(front) or lexicon.organisations().get(front)
        if item is not None:
            codes = list(codes_of_item(item))
        elif front == "US":
            codes = ["USA"]
    if not codes and acts in ("state", "body") and (homes := roles.alternatives(token.lemma_)):
        codes = [homes[0]]
    plural = token.morph.get("Number", []) == ["Plur"]
    genders: dict[str, Gender] = {"Masc": "Masc", "Fem": "Fem", "Neut": "Neut"}
    found = token.morph.get("Gender", [])
    gender = genders.get(found[0]) if found else None
    noun = roles.nominative_plural(token.text, token.lemma_) if plural else token.lemma_
    determiner = determiner_of(doc, start, i)
    return Nominal(
        begin, end, i, "organ", determiner, gender, plural, tuple(dict.fromkeys(codes)),
        _describe(doc, start, i, end, "Plur" if plural else gender or "Neut", noun), acts=acts,
        possessor=start if determiner == "possessive" else None, core=start, bare=_is_bare(doc, start, i, end),
        homes=roles.alternatives(token.lemma_) if codes and codes[0] == (roles.alternatives(token.lemma_) or ("",))[0] else (),
    )  # fmt: skip


def _is_bare(doc: Doc, start: int, i: int, end: int) -> bool:
    """ "Die Regierung" and no more: no attribute that could tell whose."""
    after = doc[i + 1].tag_ if i + 1 < len(doc) else ""
    return (
        end == i + 1 and start == i - 1 and determiner_of(doc, start, i) in ("definite", "demonstrative")
        and after not in ("ART", "APPR", "APPRART", "PRELS", "NE")
    )  # fmt: skip


def _office_only(doc: Doc, start: int) -> bool:
    """A role that names an office and nobody in it: "als Minister", "das Amt des Präsidenten"."""
    if not start:
        return False
    before = doc[start - 1]
    if _reference_words().get(before.text.lower()) == "as":
        return True
    return _reference_words().get(before.lemma_) == "office-noun" and doc[start].tag_ in ("ART", "APPRART")


# --- titles -----------------------------------------------------------------------------------------------------------


def _link_titles(doc: Doc, found: list[Nominal]) -> None:
    """Join role nouns with the names they stand beside."""
    starts = {n.start: k for k, n in enumerate(found) if n.kind == "person"}
    ends = {n.end: k for k, n in enumerate(found) if n.kind == "person"}
    for k, nominal in enumerate(found):
        if nominal.kind != "role" or nominal.role is None:
            continue
        name = starts.get(nominal.head + 1)
        if name is not None and nominal.plural and not (found[name].full and found[name].surely):
            continue
        if name is None and nominal.end > nominal.head + 1:
            name = starts.get(nominal.end)
            if name is not None and any(p.head == nominal.end - 1 and p.kind == "role" for p in found[k + 1 : k + 4]):
                continue  # the name belongs to the role inside the genitive
        if name is None and nominal.end < len(doc) and doc[nominal.end].text == "," and not nominal.plural:
            name = starts.get(nominal.end + 1)
            if name is not None and not _closes(doc, found[name].end):
                name = None
        if name is None and not nominal.plural:
            before = nominal.start - 1
            if before >= 0 and doc[before].text in (",", "(") and _closes(doc, nominal.end):
                name = ends.get(before)
        if name is None and not nominal.plural and nominal.start >= 2 and doc[nominal.start - 1].tag_ == "KON":
            partner = next((p for p in reversed(found[:k]) if p.end == nominal.start - 1 and p.kind == "role"), None)
            if partner is not None and partner.person is not None and found[partner.person].end <= partner.start:
                name = partner.person
        if name is None:
            continue
        nominal.person = name
        found[name].titles.append(k)
        found[name].surely = True
        feminine = nominal.role.gender == "Fem"
        if nominal.role.gender == "Masc" and found[name].gender == "Fem":
            found[name].gender = None  # a masculine title of a woman, or a forename that is a man's elsewhere
        elif nominal.role.gender is not None and not nominal.plural and (feminine or found[name].gender is None):
            found[name].gender = nominal.role.gender
        if nominal.head + 1 == found[name].start and nominal.plural:
            nominal.plural = False


def _closes(doc: Doc, i: int) -> bool:
    """Whether an apposition can end before token `i`."""
    return (
        i >= len(doc)
        or doc[i].is_punct
        or doc[i].tag_ in ("VVFIN", "VAFIN", "VMFIN", "KON", "$,", "$.", "$(")
        or doc[i].text == "aus"
        or doc[i].is_space
    )
