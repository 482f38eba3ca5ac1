"""German words for offices: titles with their inflection and compounds, adjectives that date them, their bodies.

A title is found by its written form, not by a lemma: compounds of offices ("UN-Sondergesandter", "Außenamtssprecherin")
are made freely, inflect like their last part, and no dictionary lists them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, cast

from depesche.german.lexicon import places, rows, seats, states
from depesche.german.office_words import (
    CANDIDATES,
    DOUBTFUL,
    FEDERAL,
    HEADS,
    MINISTER,
    OF_NO_FIELD,
    RANKS,
    OfficeStatus,
)
from depesche.german.parties import party
from depesche.german.sport import is_of_sport
from depesche.german.wordforms import wordforms

Scope = Literal["state", "head", "body", "domestic", "rank", "relation", "never"]

_ENDINGS = {"strong": ("", "s", "es", "e", "en", "n"), "weak": ("", "en", "n", "ns", "s"), "foreign": ("", "s")}
_ADJECTIVE_ENDINGS = ("er", "e", "en", "em", "es")
_FEMININE = ("in", "innen")

_STATUS_STEMS: dict[str, OfficeStatus] = {
    "abgesetzt": "former",
    "abgelöst": "former",
    "abgewählt": "former",
    "angehend": "designated",
    "ausgeschieden": "former",
    "damalig": "former",
    "designiert": "designated",
    "ehemalig": "former",
    "einstig": "former",
    "entlassen": "former",
    "entmachtet": "former",
    "ermordet": "former",
    "ernannt": "designated",
    "früher": "former",
    "geschasst": "former",
    "geschäftsführend": "acting",
    "gestürzt": "former",
    "getötet": "former",
    "gewählt": "designated",
    "hingerichtet": "former",
    "interimistisch": "acting",
    "kommend": "designated",
    "kommissarisch": "acting",
    "künftig": "designated",
    "nominiert": "designated",
    "pensioniert": "former",
    "verjagt": "former",
    "verstorben": "former",
    "verunglückt": "former",
    "vormalig": "former",
    "zukünftig": "designated",
    "zurückgetreten": "former",
}
_PREFIXES: dict[str, OfficeStatus] = {"ex": "former", "alt": "former"}
_FORMER_FEDERAL = "altbundes"
_ACTING_PREFIXES = ("interims", "übergangs")
_STATUS_AFTER = {("in", "spe"): "designated", ("a.d.",): "former", ("a.", "d."): "former"}

#: Adjectives (beginnings, endings) before a title that belong to it.
_TITLE_ADJECTIVES = re.compile(
    r"(?:(?:[Ss]tellvertretend|[Ss]tändig|[Ll]eitend|[Rr]anghöchst|[Oo]berst|\w+politisch)(?:e|er|en|em|es)"
    r"|(?:Erst|Zweit|Hoh|National|Geistlich|Parlamentarisch)(?:e|er|en|em|es))"
)
#: What the states inside a federation are called together.
_FEDERAL_STATES = frozenset({"Bundesländer", "Bundesländern", "Länder", "Ländern"})
_BOTH = frozenset({"der", "und"})
_COUNTRIES = frozenset({"Land", "Landes"})
#: Parliaments that have a name of their own.
_NAMED_BODIES = frozenset({"Bundesrat", "Bundestag", "Duma", "Knesset", "Nationalrat", "Rada"})
#: Endings of nouns for bodies that there are many of, each with a name of its own.
_NAMED_KINDS = (
    "akademie", "allianz", "bewegung", "bund", "bündnis", "denkfabrik", "front", "gewerkschaft", "gruppe",
    "gruppierung", "hilfswerk", "institut", "kammer", "komitee", "koalition", "konferenz", "liga", "miliz",
    "organisation", "partei", "stiftung", "verband", "vereinigung", "zentralrat",
)  # fmt: skip
#: Titles of those who head or speak for a body, whatever body it is ("YTB-Sprecher"): an adviser's tells a field.
_OF_ANY_BODY = frozenset(
    {"Anführer", "Chef", "Gründer", "Mitbegründer", "Mitglied", "Sprecher", "Vertreter", "Vizechef"}
)
#: … and where its name is an abbreviation ("YTB-Präsident").
_OF_ABBREVIATED = frozenset(
    {"Direktor", "Exekutivdirektor", "Generaldirektor", "Generalsekretär", "Präsident", "Vizepräsident", "Vorsitzender"}
)
#: Titles that are as often a judgement as an office, where they are said of somebody.
_JUDGED = frozenset({"Diktator"})
#: First parts (folded beginnings) of titles that states inside a federation do not have.
_NATIONAL_FIELDS = ("aussen", "außen", "verteidigung", "vize-außen", "vizeaussen", "vizeaußen", "vizeverteidigung")
#: Words between a name and a title in apposition that say since or until when: "seit 2010", "damals".
_TIMES_PAST = frozenset({"bis", "damals", "ehemals", "einst", "früher", "seinerzeit", "vormals"})
_TIMES_NOW = frozenset({"aktuell", "derzeit", "heute", "inzwischen", "jetzt", "mittlerweile", "nun", "seit", "seither"})
_TIMES_AROUND = frozenset(
    {"von", "ab", "noch", "zugleich", "auch", "selbst", "zuletzt", "lange", "langjähriger", "vor", "kurzem", "dahin"}
)
_PARTY_POSTS = ("fraktion", "partei")
#: Titles of a party's federal leaders, who are none of the federation.
_FEDERAL_PARTY_POSTS = (
    "bundeschef", "bundesgeschäftsführer", "bundessprecher", "bundesvize", "bundesvorsitzend", "bundesvorstand"
)  # fmt: skip
_DEPUTY = ("stellvertretend",)
_NOT_YET = ("erste", "möglich", "nächst", "potenziell", "potentiell")

#: First letters (folded) of adjectives and names of states inside a federation: their offices are domestic.
_REGIONAL = re.compile(
    r"(?:baden-?württemberg|bayer|bayrisch|berlin(?:er)?(?:-|s?$)|brandenburg|bremer|bremisch|hamburg|hessi|hessen|mecklenburg|"
    r"niedersächsisch|niedersachsen|nordrhein|nrw|rheinland|rheinisch|saarländ|saarland|sächsisch|sachsen|schleswig|"
    r"thüring|kärnt|steir|steiermark|tirol|vorarlberg|burgenländ|oberösterreich|niederösterreich|salzburg|landes|"
    r"stadt|bezirks|kommunal|kreis|landtag)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Title:
    """A written form read as a title.

    `base` is the nominative singular with the compound's first part as written; `first` that first part without its
    hyphen ("" for a plain word); `head` the dictionary's title.
    """

    base: str
    head: str
    first: str
    scope: Scope
    feminine: bool
    plural: bool  # the form can only be plural
    status: OfficeStatus | None = None  # told by the compound ("Ex-", "Interims-")

    @property
    def is_adjective(self) -> bool:
        """Is the title an adjective used as a noun ("Vorsitzender")?"""
        return self.head in _titles() and _titles()[self.head][0] == "adjective"

    def of_gender(self, feminine: bool) -> Title:
        """The same title for a woman or a man, where it inflects for that."""
        if feminine == self.feminine:
            return self
        if self.is_adjective:
            base = self.base[:-1] if feminine else self.base + "r"
        elif feminine:
            base = self.base + "in"
        else:
            base = self.base.removesuffix("in")
        return replace(self, base=base, feminine=feminine)


@cache
def _titles() -> dict[str, tuple[str, Scope]]:
    return {row["title"]: (row["inflection"], cast(Scope, row["scope"])) for row in rows("office_titles")}


@cache
def _bodies() -> dict[str, str | None]:
    return {row["body"]: row["state"] or None for row in rows("office_bodies")}


@cache
def _forms() -> dict[str, tuple[str, bool, bool]]:
    """Folded written form → dictionary title, feminine, only plural."""
    out: dict[str, tuple[str, bool, bool]] = {}
    for title, (inflection, _) in _titles().items():
        folded = title.lower()
        if inflection == "adjective":
            for ending in _ADJECTIVE_ENDINGS:
                out.setdefault(folded[:-2] + ending, (title, False, False))
            continue
        for ending in _ENDINGS[inflection]:
            out.setdefault(folded + ending, (title, False, False))
        for ending in _FEMININE:
            out.setdefault(folded.removesuffix("e") + ending, (title, True, ending == "innen"))
    for form in [form for form in out if "ß" in form]:
        out.setdefault(form.replace("ß", "ss"), out[form])  # as Switzerland writes
    return out


@cache
def title_of(word: str) -> Title | None:
    """The title that a written noun is, or ends in as a compound; None where it is none."""
    if not word[:1].isalpha() or not any(c.isupper() for c in word):
        return None
    forms, folded = _forms(), word.lower()
    if len(folded) != len(word):
        return None
    # The longest ending wins: "-parlamentspräsident" before "-präsident".
    for cut in range(len(word)):
        found = forms.get(folded[cut:])
        if found is None:
            continue
        if 0 < cut < 2:
            continue
        first = word[:cut]
        if cut and not first.endswith("-") and body_of(first) is None:
            # "Talibanführer" ends in "anführer", and is none: the other way to part it leaves a body.
            shorter = next((c for c in range(cut + 1, len(word)) if folded[c:] in forms), None)
            if shorter is not None and body_of(word[:shorter]) is not None:
                cut, first = shorter, word[:shorter]
                found = forms[folded[cut:]]
        head, feminine, plural = found
        if first and word[cut].isupper() and not first.endswith("-"):
            continue
        scope = _titles()[head][1]
        last = head if not first or first.endswith("-") else head[0].lower() + head[1:]
        if feminine:
            last = last.removesuffix("e") + "in"
        if "ss" in folded[cut:]:
            last = last.replace("ß", "ss")
        status: OfficeStatus | None = None
        kept = []
        for part in re.findall(r"[^-]+-?", first):
            if part.rstrip("-").lower() in _PREFIXES:
                status = _PREFIXES[part.rstrip("-").lower()]
            else:
                kept.append(part)
        prefix = "".join(kept)
        if status and not (prefix and not prefix.endswith("-")):
            last = last[0].upper() + last[1:]
        if prefix.lower().startswith(_FORMER_FEDERAL):
            status, prefix = "former", FEDERAL + prefix[len(_FORMER_FEDERAL) :]
        if prefix.lower().startswith(_ACTING_PREFIXES):
            status = status or "acting"
        if not prefix and head.lower().startswith(_ACTING_PREFIXES):
            status = status or "acting"
        return Title(prefix + last, head, prefix.rstrip("-"), scope, feminine, plural, status)
    return None


def joined_to(parts: str, word: str) -> Title | None:
    """The title with another first part joined to its own ("Außen- und Europaminister"); a party's post with one of a
    state ("Staats- und Parteichef") is the state's."""
    title = title_of(word)
    if title is None:
        return None
    whole = title_of(parts.split("-")[0] + title.base[len(title.first) :].lstrip("-").lower()) if title.first else None
    first = whole.first if whole is not None and is_party_post(title.base) else title.first
    scope = whole.scope if whole is not None and is_party_post(title.base) else title.scope
    head = whole.head if whole is not None and is_party_post(title.base) else title.head
    return replace(title, base=f"{parts} {title.base}", first=first, head=head, scope=scope)


def belongs_to_title(adjective: str) -> bool:
    """Is the adjective part of the title ("stellvertretend", "außenpolitisch")?"""
    return _TITLE_ADJECTIVES.fullmatch(adjective) is not None


def status_of_adjective(word: str) -> OfficeStatus | None:
    """What an adjective before a title says about the office's time, or None."""
    folded = word.lower()
    if folded in _PREFIXES:
        return _PREFIXES[folded]  # "alt Bundesrat", "Ex Präsident"
    for ending in ("", "e", "er", "en", "em", "es"):
        if ending and not folded.endswith(ending):
            continue
        stem = folded.removesuffix(ending) if ending else folded
        if stem in _STATUS_STEMS:
            return _STATUS_STEMS[stem]
    return None


def dates_title(tag: str, word: str) -> bool:
    """Can a word (STTS tag, folded form) between a name and its title say when the title is held ("seit 2010")?"""
    return tag == "CARD" or word in _TIMES_PAST | _TIMES_NOW | _TIMES_AROUND


def status_of_times(words: Iterable[str]) -> OfficeStatus | None:
    """What those words (folded) say about the office's time."""
    return "former" if any(w in _TIMES_PAST for w in words) else None


def status_after(words: tuple[str, ...]) -> OfficeStatus | None:
    """What the words right after a title say about the office's time ("in spe", "a. D.")."""
    folded = tuple(w.lower() for w in words)
    for key, status in _STATUS_AFTER.items():
        if folded[: len(key)] == key:
            return "designated" if status == "designated" else "former"
    return None


def body_of(first: str) -> tuple[str, str | None] | None:
    """The political body that a compound's first part names, in base form, and its state's code if it has one."""
    bodies = _bodies()
    last = first.rsplit("-", 1)[-1]
    for candidate in (first, last):
        for ending in ("", "s", "es", "en", "n"):
            stem = candidate.removesuffix(ending) if candidate.endswith(ending) else ""
            if stem in bodies:
                return stem, bodies[stem]
    if last.isupper():
        return None  # "BUND" is an association
    folded = last.lower()
    for length in range(min(len(folded), 24), 3, -1):
        for ending in ("", "s", "es", "en", "n"):
            tail = folded[-length:]
            stem = tail.removesuffix(ending)
            if len(stem) > 3 and (stem != tail or not ending) and (body := stem[0].upper() + stem[1:]) in bodies:
                if length < len(folded) and len(stem) < 4:
                    continue
                return last[: len(last) - len(ending)] if ending else last, bodies[body]
    return None


def is_body(noun: str) -> bool:
    """Does this noun (base form or genitive) name a political body: ministry, parliament, party, country?"""
    return noun in _COUNTRIES or body_of(noun) is not None


def is_indefinite(tag: str, word: str) -> bool:
    """Is a determiner (STTS tag, folded form) the indefinite article?"""
    return tag == "ART" and word.startswith("ein")


def is_genitive_name(word: str) -> bool:
    """Does the name end like a genitive ("Frankreichs", "Honduras’")?"""
    return word.endswith(("s", "'", "’", "ʼ"))


def is_common_body(noun: str) -> bool:
    """Is this a common noun for a body ("Partei", "Parlament") and no name of one?"""
    return noun in _bodies() and noun.istitle() and len(noun) > 3 and noun not in _NAMED_BODIES


def has_names(noun: str) -> bool:
    """Is this a kind of body that there are many of, each with a name of its own ("Partei", "Hilfsorganisation")?"""
    return noun.lower().endswith(_NAMED_KINDS)


def without_ending(noun: str) -> str:
    """A compound that the lexicon does not know without its genitive ending ("Nord-Bundesverbandes")."""
    return next((stem for e in ("es", "s") if (stem := noun.removesuffix(e)) != noun and has_names(stem)), noun)


def strong(adjective: str, ending: str) -> str:
    """The adjective with another ending: "außenpolitischen" → "außenpolitischer"."""
    for written in ("en", "em", "er", "es", "e"):
        if adjective.endswith(written):
            return adjective.removesuffix(written) + ending
    return adjective


def genitive(noun: str, gender: str | None) -> str:
    """A noun in the genitive singular with the definite article: "der Delegation", "des Ministeriums"."""
    if gender in ("Masc", "Neut"):
        return f"des {noun}es" if noun.endswith(("s", "ß", "z", "t", "d")) else f"des {noun}s"
    return f"der {noun}"


def is_regional(word: str) -> bool:
    """Does this adjective or name, or a part of it, belong to a state within a federation, a district or a town?"""
    return any(_REGIONAL.match(part) for part in word.split("-")) or _REGIONAL.match(word) is not None


def may_be_name(noun: str) -> bool:
    """May a compound with a hyphen be the name of a body no list knows ("Ostsee-Kreis")?"""
    return noun.count("-") == 1 and not is_body(noun)


def is_of_federal_states(name: str) -> bool:
    """Are those told by a title and more words ones of the states inside a federation ("Innenminister der Länder")?"""
    words = name.split()
    if any(map(is_regional, words)):
        return True
    own = title_of(words[0])
    together = words[-1] in _FEDERAL_STATES and not _BOTH.isdisjoint(words[1:-1])
    return together and own is not None and own.head in DOUBTFUL and not is_national(own)


def is_of_land(noun: str) -> bool:
    """Is it a body of a state within a federation ("Landesverband"), and not the word for a country itself?"""
    return noun.startswith("Landes") and len(noun) > len("Landes") + 2


def town_of(adjective: str) -> tuple[str, str | None] | None:
    """The town (and its state) whose name an adjective is made of: "Istanbuler" → Istanbul."""
    name = adjective.removesuffix("er")
    if name == adjective or not name[:1].isupper():
        return None
    seat, town = seats().get(name), places().get(name)
    code = seat.code if seat is not None else town.country if town is not None else None
    return (name, code) if seat is not None or town is not None else None


def town_named(word: str) -> tuple[str, str] | None:
    """The capital (and its state) whose name the word is, in any case."""
    for name in (word, word.removesuffix("s")):
        seat = seats().get(name)
        if seat is not None and seat.kind == "capital":
            return name, seat.code
    return None


def is_party_post(title: str) -> bool:
    """Is the title one that a party gives ("Parteichef", "Kanzlerkandidat"), whatever state its bearer acts for?"""
    known = title_of(title.split(" ")[0])
    return title.lower().startswith(_PARTY_POSTS + _FEDERAL_PARTY_POSTS) or (
        known is not None and known.head in CANDIDATES
    )


def is_party(noun: str) -> bool:
    """Is the noun a party's name, or a word for a party or its members in a parliament?"""
    folded = noun.lower()
    return party(noun) is not None or any(folded.endswith((p, p + "en")) for p in _PARTY_POSTS)


def is_of_nation(adjective: str) -> bool:
    """Does the adjective tell a body of a state from the international one ("Nationaler Sicherheitsrat")?"""
    return adjective.startswith("National")


def is_abbreviation(word: str) -> bool:
    """Is the word made of capitals, as abbreviations of bodies are ("NASA", "KPU-M")?"""
    return 2 <= len(word) <= 8 and word.replace("-", "").isalpha() and word.isupper()


def is_of_states(title: str) -> bool:
    """Is it a title that only states give, or their heads have?"""
    return (title in _titles() and _titles()[title][1] == "state") or title in HEADS


def is_judgement(word: str) -> bool:
    """Is the word a title that, said of somebody, judges them ("gilt als Diktator")?"""
    title = title_of(word)
    return title is not None and title.head in _JUDGED


def is_name_of_body(word: str) -> bool:
    """Is the word an abbreviation that after a title can only be its body ("Generalsekretär der KPU-M")?"""
    return len(word) > 2 and is_abbreviation(word) and not is_regional(word) and not is_of_sport(word)


def unlisted_body(title: Title) -> str | None:
    """The body no list knows whose name is a compound's first part ("YTB-Sprecher"); None where that is a word."""
    name = title.first
    if not may_name_body(title):
        return None
    if not is_abbreviation(name):
        words = wordforms()
        readings = words.readings(name)
        if "-" in name or not name.isalpha() or (readings and not any(r.pos == "PROPN" for r in readings)):
            return None
        if not readings and words.compound(name)[0]:
            return None
    return None if name in states() or name in seats() else name


def may_name_body(title: Title) -> bool:
    """Can the first part of a compound be the name of a body: with a hyphen, no rank, no region, no sport?"""
    name = title.first
    heads = _OF_ANY_BODY | _OF_ABBREVIATED if is_abbreviation(name) else _OF_ANY_BODY
    if title.head not in heads or not title.base.startswith(f"{name}-") or not name[:1].isupper():
        return False
    return len(name) > 1 and not (is_regional(name) or is_of_sport(name) or name.lower() in RANKS)


def is_of_deputy(title: Title, adjectives: Iterable[str], roles: Iterable[str]) -> bool:
    """Is it a head's title and the person known as a deputy ("Vizepräsident") alone, or the other way round?"""
    told = [known for role in roles if (known := title_of(role.split(" ")[-1])) is not None]
    if any(a.lower().startswith(_DEPUTY) for a in adjectives):
        alike = [role for role in roles if role.lower().endswith(title.base.lower())]
        return bool(alike) and not any(_names_deputy(role) for role in roles)
    if title.head not in HEADS:
        return False
    heads = [t for t in told if t.head in HEADS and not _names_deputy(t.base)]
    return any(_names_deputy(role) for role in roles) and not heads


def _names_deputy(role: str) -> bool:
    return any(f in role.lower() for f in ("vize", *_DEPUTY))


def is_not_yet(adjective: str) -> bool:
    """Does the adjective (folded) leave open who bears the title: the first, the next, a possible one?"""
    return adjective.startswith(_NOT_YET)


def tells_field(title: Title) -> bool:
    """Does a minister's title itself tell the field ("Verteidigungsminister"), so that no other follows it?"""
    first = title.first.lower()
    return title.head == MINISTER and first != "" and "-" not in title.base and first not in RANKS | OF_NO_FIELD


def is_national(title: Title) -> bool:
    """Does the title's field ("Außenminister") belong to states alone, and not to those inside a federation?"""
    return title.first.startswith(FEDERAL) or title.first.lower().startswith(_NATIONAL_FIELDS)
