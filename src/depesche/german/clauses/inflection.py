"""Which cases and numbers a German noun phrase can have, by its determiner, its adjective and its noun.

Forms are trusted before a tagger's `Case`: "den Vertrag" can only be an accusative, whatever the tagger says. The
tagger decides between the readings that the form leaves open.
"""

from __future__ import annotations

from functools import lru_cache

from depesche.german.wordforms import wordforms

Reading = tuple[str, str]  # case, number
Readings = frozenset[Reading]

_CASES = ("Nom", "Acc", "Dat", "Gen")
ALL: Readings = frozenset((case, number) for case in _CASES for number in ("Sing", "Plur"))
SINGULAR: Readings = frozenset((case, "Sing") for case in _CASES)
PLURAL: Readings = frozenset((case, "Plur") for case in _CASES)

# ending of the definite-like determiners ("der", "dieser", "jeder", "welcher") → (case, gender, number)
_M, _F, _N, _P = "Masc", "Fem", "Neut", "Plur"
_STRONG: dict[str, tuple[tuple[str, str], ...]] = {
    "er": (("Nom", _M), ("Gen", _F), ("Dat", _F), ("Gen", _P)),
    "e": (("Nom", _F), ("Acc", _F), ("Nom", _P), ("Acc", _P)),
    "es": (("Nom", _N), ("Acc", _N), ("Gen", _M), ("Gen", _N)),
    "en": (("Acc", _M), ("Dat", _P)),
    "em": (("Dat", _M), ("Dat", _N)),
}
_ARTICLES: dict[str, tuple[tuple[str, str], ...]] = {
    "der": _STRONG["er"],
    "die": _STRONG["e"],
    "das": (("Nom", _N), ("Acc", _N)),
    "des": (("Gen", _M), ("Gen", _N)),
    "den": _STRONG["en"],
    "dem": _STRONG["em"],
    "ein": (("Nom", _M), ("Nom", _N), ("Acc", _N)),
    "eine": (("Nom", _F), ("Acc", _F)),
    "eines": (("Gen", _M), ("Gen", _N)),
    "einen": (("Acc", _M),),
    "einem": (("Dat", _M), ("Dat", _N)),
    "einer": (("Gen", _F), ("Dat", _F)),
}
_EIN_STEMS = ("kein", "mein", "dein", "sein", "ihr", "unser", "euer", "eur")
_PRONOUNS: dict[str, tuple[Reading, ...]] = {
    "ich": (("Nom", "Sing"),),
    "du": (("Nom", "Sing"),),
    "er": (("Nom", "Sing"),),
    "wir": (("Nom", "Plur"),),
    "man": (("Nom", "Sing"),),
    "wer": (("Nom", "Sing"),),
    "es": (("Nom", "Sing"), ("Acc", "Sing")),
    "sie": (("Nom", "Sing"), ("Acc", "Sing"), ("Nom", "Plur"), ("Acc", "Plur")),
    "ihr": (("Dat", "Sing"), ("Nom", "Plur")),
    "uns": (("Acc", "Plur"), ("Dat", "Plur")),
    "euch": (("Acc", "Plur"), ("Dat", "Plur")),
    "mich": (("Acc", "Sing"),),
    "dich": (("Acc", "Sing"),),
    "mir": (("Dat", "Sing"),),
    "dir": (("Dat", "Sing"),),
    "ihn": (("Acc", "Sing"),),
    "wen": (("Acc", "Sing"),),
    "ihm": (("Dat", "Sing"),),
    "wem": (("Dat", "Sing"),),
    "ihnen": (("Dat", "Plur"), ("Dat", "Sing")),
    "denen": (("Dat", "Plur"),),
    "deren": (("Gen", "Sing"), ("Gen", "Plur")),
    "dessen": (("Gen", "Sing"),),
    "was": (("Nom", "Sing"), ("Acc", "Sing")),
    "niemand": (("Nom", "Sing"), ("Acc", "Sing"), ("Dat", "Sing")),
    "jemand": (("Nom", "Sing"), ("Acc", "Sing"), ("Dat", "Sing")),
    "etwas": (("Nom", "Sing"), ("Acc", "Sing"), ("Dat", "Sing")),
    "nichts": (("Nom", "Sing"), ("Acc", "Sing"), ("Dat", "Sing")),
    "das": (("Nom", "Sing"), ("Acc", "Sing")),
}


def pronoun(form: str) -> Readings:
    """The readings of a pronoun's lower-case form; all readings for a form unknown here."""
    if form in _PRONOUNS:
        return frozenset(_PRONOUNS[form])
    if form in ("einer", "keiner", "meiner", "deiner", "seiner", "ihrer", "unserer"):
        return _select(_STRONG["er"], None, None, "")
    if form in ("eines", "eins", "keines", "keins"):
        return _select(_STRONG["es"], None, None, "")
    return noun_phrase(form, None, None, None, "")


@lru_cache(maxsize=8192)
def noun_phrase(
    determiner: str | None, adjective: str | None, gender: str | None, number: str | None, ending: str
) -> Readings:
    """The readings of a noun phrase.

    `determiner` and `adjective` are lower-case forms (the adjective counts only where no determiner is inflected);
    `gender` and `number` are the noun's, None where unknown; `ending` is the noun's last letter (a dative plural ends
    in -n or -s). A gender or number at odds with the determiner is given up, number first.
    """
    cells = _cells(determiner, adjective)
    for want_gender, want_number in ((gender, number), (gender, None), (None, number), (None, None)):
        found = _select(cells, want_gender, want_number, ending)
        if found:
            return found
    return ALL


@lru_cache(maxsize=20_000)
def known_noun(determiner: str | None, adjective: str | None, form: str) -> Readings:
    """The readings that the full-form lexicon has for a noun and that agree with the determiner or adjective before
    it: "Nachbarn" is no nominative singular. Empty where it knows none, and for adjectives used as nouns."""
    lexicon = wordforms()
    found = lexicon.readings(form.rsplit("-", 1)[-1])
    if any(reading.pos == "ADJ" for reading in lexicon.readings(form.lower())):
        return frozenset()
    cells = _cells(determiner, adjective)
    readings: set[Reading] = set()
    for pos, feats, _ in found:
        case, number, gender = (
            next((f.split("=", 1)[1] for f in feats if f.startswith(name)), "") for name in ("Case", "Number", "Gender")
        )
        if pos == "NOUN" and case and (cells is None or (case, _P if number == "Plur" else gender) in cells):
            readings.add((case, number))
    if form.endswith("e") and ("Nom", "Plur") in readings and ("Nom", "Sing") not in readings:
        readings.discard(("Dat", "Sing"))  # "im Lande": no longer said of most nouns
    return frozenset(readings)


def _cells(determiner: str | None, adjective: str | None) -> tuple[tuple[str, str], ...] | None:
    if determiner is not None:
        if determiner in _ARTICLES:
            return _ARTICLES[determiner]
        stem = next((s for s in _EIN_STEMS if determiner.startswith(s)), None)
        if stem is not None:
            rest = determiner[len(stem) :]
            if rest == "":
                return _ARTICLES["ein"]
            if rest == "e":
                return _STRONG["e"]
            if rest in ("es", "er"):
                return _ARTICLES["ein" + rest] if rest == "es" else (*_ARTICLES["einer"], ("Gen", _P))
            return _STRONG.get(rest)
        for ending in ("er", "es", "en", "em", "e"):
            if determiner.endswith(ending):
                cells = _STRONG[ending]
                return cells if ending != "es" or determiner[:-2] in {"dies", "jen", "jed", "all"} else cells[:2]
        return None
    if adjective is not None:
        for ending in ("er", "es", "em", "en", "e"):
            if adjective.endswith(ending):
                if ending == "en":  # strong genitive besides: "russischen Öls"
                    return (*_STRONG["en"], ("Gen", _M), ("Gen", _N))
                return _STRONG[ending][:2] if ending == "es" else _STRONG[ending]
    return None


def _select(cells: tuple[tuple[str, str], ...] | None, gender: str | None, number: str | None, ending: str) -> Readings:
    if cells is None:
        found = set(SINGULAR if number == "Sing" else PLURAL if number == "Plur" else ALL)
        if number != "Plur" and gender in (_M, _N) and ending not in ("s", "x", "z", "ß", "n", ""):
            found.discard(("Gen", "Sing"))  # a masculine or neuter genitive shows itself
        return frozenset(found)
    found = set()
    for case, cell in cells:
        if cell == _P:
            if number != "Sing" and not (case == "Dat" and ending not in ("n", "s", "")):
                found.add((case, "Plur"))
        elif number != "Plur" and gender in (None, cell):
            found.add((case, "Sing"))
    return frozenset(found)


@lru_cache(maxsize=1024)
def fits(article: str, gender: str | None, number: str | None) -> bool:
    """Whether an article's form can stand before a noun of this gender and number (None: unknown)."""
    return bool(_select(_cells(article, None), gender, number, ""))
