"""Titles and role nouns of German: their forms, compounds, gender and number.

"Kremlsprecherin", "EU-Außenbeauftragte", "Sondergesandten" are read as a head from `lexicon/roles.csv` with a modifier;
the modifier may name whom the person acts for ("Kreml-", "EU-").
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from spacy.tokens import Doc, Token

from depesche.german import lexicon
from depesche.german.lexicon import Body, Gender, Organisation, Role, Seat, State
from depesche.german.wordforms import wordforms

_SHORTEST_HEAD = 4  # characters of a head in a compound without hyphen
_SHORTEST_MODIFIER = 3


@dataclass(frozen=True, slots=True)
class RoleForm:
    """One analysis of a form as a role noun.

    `lemma` is the nominative singular of the form's own gender ("Außenministerin"), `head` the masculine of its last
    part ("Minister"), `level` the group of roles it belongs to, `gender` that of the person where the form tells it,
    `singular`/`plural` which numbers the form can have. `acts_for` is the code or name that the modifier gives.
    """

    lemma: str
    head: str
    level: str
    gender: Gender | None
    singular: bool
    plural: bool
    office: bool
    acts_for: str | None = None

    @property
    def generic(self) -> bool:
        """Whether the noun says no more than what its level says ("Politiker")."""
        return self.head.endswith("olitiker")


_DECLENSIONS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "er": (("", "s"), ("", "n")),
    "s": (("", "s"), ("s",)),
    "e": (("", "s", "es"), ("e", "en")),
    "tor": (("", "s"), ("en",)),
    "n": (("", "s"), ("n",)),
    "gast": (("", "es", "s"), ()),
}
_UMLAUT = str.maketrans({"a": "ä"})


def _forms(role: Role) -> list[tuple[str, Gender | None, bool, bool, str]]:
    """(form, gender, singular, plural, nominative singular) of one role noun."""
    m, f = role.masculine, role.feminine
    out: dict[str, list[bool]] = defaultdict(lambda: [False, False])
    masculine: Gender | None = "Masc"
    declension = role.declension
    if declension == "adjectival":
        stem = m[:-1] if m.endswith("r") else m
        stem = stem.removesuffix("e")
        for ending in ("er", "e", "en", "em"):
            out[stem + ending][0] = True
        for ending in ("e", "en", "er"):
            out[stem + ending][1] = True
    elif declension == "weak":
        plural = m + ("n" if m.endswith("e") else "en")
        for form in (m, plural, m + "s", m + "ns"):
            out[form][0] = True
        out[plural][1] = True
    elif declension == "mann":
        stem = m.removesuffix("mann")
        for form in ("mann", "manns", "mannes"):
            out[stem + form][0] = True
        for form in ("männer", "männern", "leute", "leuten"):
            out[stem + form][1] = True
    elif declension == "herr":
        for form in ("Herr", "Herrn"):
            out[form][0] = True
        out["Herren"][1] = True
    elif declension in ("rat", "anwalt"):
        plural = m[:-2].rstrip() + m[-2:].translate(_UMLAUT) if declension == "rat" else m[:-4] + "wält"
        for form in (m, m + "s", m + "es"):
            out[form][0] = True
        for form in (plural + "e", plural + "en"):
            out[form][1] = True
    elif declension == "neut":
        masculine = None
        for form in (m, m + "s", m + "es"):
            out[form][0] = True
        for form in (m + "er", m + "ern"):
            out[form][1] = True
    else:
        singular, plurals = _DECLENSIONS[declension]
        for ending in singular:
            out[m + ending][0] = True
        for ending in plurals:
            out[m + ending][1] = True
        if declension == "gast":
            masculine = None
            out["Gäste"][1] = out["Gästen"][1] = True
    found: list[tuple[str, Gender | None, bool, bool, str]] = [
        (form, masculine, one, many, m) for form, (one, many) in out.items()
    ]
    if f.endswith("in"):
        found += [(f, "Fem", True, False, f), (f + "nen", "Fem", False, True, f)]
    elif f.endswith("frau") or f == "Frau":
        found += [(f, "Fem", True, False, f), (f + "en", "Fem", False, True, f)]
    elif f not in out and f != m:
        found += [(f, "Fem", True, False, f)]
    return found


@cache
def _index() -> dict[str, list[RoleForm]]:
    index: dict[str, list[RoleForm]] = defaultdict(list)
    for role in {id(r): r for r in lexicon.roles().values()}.values():
        for form, gender, one, many, lemma in _forms(role):
            index[form].append(RoleForm(lemma, role.masculine, role.level, gender, one, many, role.office))
    return dict(index)


@lru_cache(maxsize=50_000)
def role_forms(form: str) -> tuple[RoleForm, ...]:
    """All analyses of a form as a role noun; empty where it is none."""
    if not form[:1].isupper() or len(form) < 3:
        return ()
    index = _index()
    if form in index:
        return tuple(_with_bundled_modifier(r, form) for r in index[form])
    start = form.rfind("-") + 1
    shortest = 3 if start else _SHORTEST_HEAD
    for cut in range(max(start, 0 if start else _SHORTEST_MODIFIER), len(form) - shortest + 1):
        if cut == start and start and not form[cut].isupper() and form[:start].count("-") == 0:
            continue
        head = form[cut].upper() + form[cut + 1 :]
        if head in index and index[head][0].head not in _NEVER_HEADS:
            modifier = form[:cut]
            known = tuple(_compound(role, modifier, form[cut].isupper()) for role in index[head])
            return () if any(k is None for k in known) else tuple(k for k in known if k)
    return ()


def _with_bundled_modifier(role: RoleForm, form: str) -> RoleForm:
    """ "Bundeskanzler" is an entry of its own, yet its modifier tells for whom it acts."""
    if role.lemma in _ALONE:
        return replace(role, acts_for=_ALONE[role.lemma])
    for prefix, code in _prefixes().items():
        if (
            role.head != "Bundesrat"
            and form.startswith(prefix)
            and len(form) > len(prefix)
            and form[len(prefix)].islower()
        ):
            return replace(role, acts_for=code)
    return role


@cache
def _prefixes() -> dict[str, str]:
    return {row["prefix"]: row["code"] for row in lexicon.rows("name_prefixes")}


@cache
def alternatives(word: str) -> tuple[str, ...]:
    """Codes of the states that the first part of a compound can stand for ("Bundeskanzler": three); the usual first."""
    for row in lexicon.rows("name_prefixes"):
        if row["also"] and word.startswith(row["prefix"]) and len(word) > len(row["prefix"]):
            return (row["code"], *row["also"].split())
    return ()


# Offices that there are only one of.
_ALONE = {"Bundesrätin": "CHE", "Papst": "VAT"}
# Nouns whose compounds are other words ("Fahrzeuge", "Hausherr").
_NEVER_HEADS = {
    "Zeuge",
    "Gast",
    "Herr",
    "Major",
    "Imam",
    "Rat",
    "Gegenüber",
    "Verwandter",
    "Gegner",
    "Arbeiter",
    "Mitglied",
}
_STATE_LEVELS = {"head_of_state", "head_of_government", "minister", "foreign_minister"}


def _compound(role: RoleForm, modifier: str, hyphenated: bool) -> RoleForm | None:
    lemma = modifier + (role.lemma if hyphenated else role.lemma[0].lower() + role.lemma[1:])
    bare = modifier.rstrip("-")
    level = role.level
    if role.head == "Minister" and bare.endswith(("Premier", "Erster", "premier")):
        level = "head_of_government"
    acts_for, seat = _acts_for(bare, level)
    if seat and role.head == "Chef":
        level = "head_of_state"
    if bare.lower() in ("vize", "stellvertretend") or bare.endswith(("Vize", "-Vize", "vize")):
        level = "deputy"
    return replace(role, lemma=lemma, level=level, acts_for=acts_for)


@lru_cache(maxsize=20_000)
def _acts_for(modifier: str, level: str) -> tuple[str | None, bool]:
    """(code or name, whether a seat of government) that a modifier names: "EU-Kommissions" → EU."""
    candidates = [modifier, modifier.removesuffix("s")]
    pieces = modifier.split("-")
    for count in range(len(pieces) - 1, 0, -1):
        front = "-".join(pieces[:count])
        candidates += [front, front.removesuffix("s")]
    if pieces[0] in ("Ex", "Vize") and len(pieces) > 1:
        return _acts_for("-".join(pieces[1:]), level)
    for candidate in candidates:
        if candidate in _prefixes():
            return _prefixes()[candidate], candidate == "Kreml"
        organisation: Organisation | None = lexicon.organisations().get(candidate)
        if organisation is not None:
            return organisation.id or organisation.parent or None, False
        seat: Seat | None = lexicon.seats().get(candidate)
        if seat is not None and seat.kind == "seat":
            return seat.code, True
        body: Body | None = lexicon.bodies().get(candidate)
        if body is not None:
            return body.body, False
        state: State | None = lexicon.states().get(candidate)
        if state is not None and level in _STATE_LEVELS:
            return state.code, False
    for prefix, code in _prefixes().items():
        if modifier.startswith(prefix) and prefix == "Bundes" and level in _STATE_LEVELS | {"spokesperson", "official"}:
            return code, False
    return None, False


def role(token: Token) -> RoleForm | None:
    """The analysis of a token as a role noun that fits its number in the text; None where it is none."""
    forms = role_forms(token.text)
    if not forms or (token.text in lexicon.surnames() and token.tag_ in ("NE", "FM") and not is_title(token)):
        return None
    many = _many(token, forms)
    best = next((f for f in forms if (f.plural if many else f.singular)), forms[0])
    # the nominative of an adjectival noun in "-e": its gender shows in the article only
    open_gender = best.plural and best.singular and not many and best.lemma == token.text + "r"
    if open_gender and _determiner_gender(token) == "Fem":
        return replace(best, lemma=best.lemma[:-1], gender="Fem")
    return best


def is_title(token: Token) -> bool:
    """Whether a word that is a surname as well ("Major", "König") is a title here: a name follows, none precedes."""
    doc, i = token.doc, token.i
    if not role_forms(token.text):
        return False
    if i and doc[i - 1].tag_ in ("ART", "ADJA"):
        return True
    return i + 1 < len(doc) and doc[i + 1].tag_ == "NE" and not (i and doc[i - 1].tag_ == "NE")


def is_plural(token: Token, form: RoleForm) -> bool:
    """Whether the role noun stands in the plural."""
    if not form.plural:
        return False
    return not form.singular or _many(token, (form,))


def _many(token: Token, forms: tuple[RoleForm, ...]) -> bool:
    doc, i = token.doc, token.i - 1
    while i >= 0 and doc[i].tag_ in ("ADJA", "TRUNC"):
        i -= 1
    named = name_follows(token)
    form = next((f for f in forms if f.plural), None)
    tag = doc[i].tag_ if i >= 0 else ""
    man = form is not None and form.gender == "Masc"
    word = doc[i].text.lower() if tag in ("ART", "PDAT", "PPOSAT", "PIAT") else ""
    if man and word in _NO_MASCULINE_SINGULAR and not token.text.endswith("te"):
        return True
    if man and word == "den" and token.morph.get("Case", []) == ["Dat"]:
        return True  # "den Rebellen": of one only in the accusative
    if man and word == "der" and form is not None and token.text == form.lemma + "s":
        return True  # "der Regierungschefs": the genitive of one is "des Regierungschefs"
    unchanged = man and form is not None and form.lemma.endswith("er") and token.text == form.lemma
    if unchanged and word == "der" and not named and i > 0 and doc[i - 1].tag_ == "NN" and not doc[i - 1].ent_type_:
        # "die Forderung der Minister": the genitive of one is "des Ministers"
        return doc[i - 1].lemma_ not in _time_nouns()
    determiner = _determiner_number(token)
    if determiner:
        return determiner == "Plur"
    before = doc[token.i - 1] if token.i else None
    if (
        man
        and before is not None
        and before.tag_ == "ADJA"
        and before.text.endswith("er")
        and tag not in ("ART", "PPOSAT")
    ):
        # "neuer Minister" of one, "ein Treffen europäischer Minister" of many
        return not unchanged or (tag in ("NN", "NE", "CARD") and not named)
    weak = form is not None and man and token.text == form.lemma + ("n" if form.lemma[-1] == "e" else "en")
    if weak and not named and tag != "NE":
        # a weak noun in "-en" without determiner is a plural, unless a name or a genitive makes it a title
        return True
    if form is not None and form.singular and not _is_genitive(doc, i):
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if not named and tag != "KON":
            if i < token.i - 1 and doc[token.i - 1].tag_ == "ADJA" and doc[token.i - 1].text.endswith("e"):
                return form.gender == "Masc"
            if tag == "APPR" and doc[i].text.lower() != "als":
                return True
            if token.is_sent_start and after is not None and after.text == "aus":
                return True  # "Unterhändler aus …": one would have an article
            if after is not None and after.morph.get("VerbForm", []) == ["Fin"]:
                return after.morph.get("Number", []) == ["Plur"]
    return token.morph.get("Number", []) == ["Plur"]


@cache
def _time_nouns() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon.rows("reference_words") if row["class"] == "time")


def name_follows(token: Token) -> bool:
    """Whether a name stands right after the token."""
    if token.i + 1 >= len(token.doc):
        return False
    after = token.nbor(1)
    if not after.text[:1].isupper() or after.morph.get("VerbForm", []):
        return False
    return after.tag_ == "NE" or after.ent_type_ == "PER" or after.text not in wordforms()


def _is_genitive(doc: Doc, i: int) -> bool:
    """Whether token `i` is a name in the genitive, so that what follows has its determiner in it."""
    return i >= 0 and doc[i].tag_ == "NE" and doc[i].text.endswith(("s", "'", "’"))


_NO_MASCULINE_SINGULAR = {
    "die",
    "seine",
    "ihre",
    "diese",
    "unsere",
    "keine",
    "alle",
    "viele",
    "einige",
    "mehrere",
    "jene",
}


def _determiner_gender(token: Token) -> str | None:
    doc, i = token.doc, token.i - 1
    while i >= 0 and doc[i].tag_ in ("ADJA", "TRUNC"):
        i -= 1
    if i >= 0 and doc[i].tag_ in ("ART", "PDAT", "PPOSAT"):
        return "Fem" if doc[i].text.lower() in ("die", "eine", "diese", "seine", "ihre") else "Masc"
    found = token.morph.get("Gender", [])
    return found[0] if found else None


def _determiner_number(token: Token) -> str | None:
    """Number that the determiner of the token's noun phrase shows, where it shows one."""
    doc, i = token.doc, token.i - 1
    while i >= 0 and doc[i].tag_ in ("ADJA", "CARD", "TRUNC"):
        if doc[i].tag_ == "CARD" and doc[i].text.lower() not in ("ein", "eine"):
            return "Plur"
        i -= 1
    if i >= 0 and doc[i].tag_ in ("ART", "APPRART", "PDAT", "PPOSAT"):
        low = doc[i].text.lower()
        if low in (
            "dem",
            "des",
            "das",
            "ein",
            "eine",
            "einem",
            "einen",
            "einer",
            "eines",
            "im",
            "vom",
            "zum",
            "zur",
            "beim",
        ):
            return "Sing"
        found = doc[i].morph.get("Number", [])
        return found[0] if found else None
    return None
