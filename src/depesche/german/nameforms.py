"""Names in German text: inflected forms, where they stand, adjectives of states, spellings of foreign names.

Every name of the lexicon is indexed in all its cases under its first word, so that finding names is one pass over the
tokens. Offsets are tokens, `[start, end)`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from spacy.tokens import Doc, Token

from depesche.german import lexicon
from depesche.german.lexicon import Body, GazetteerPlace, Gender, Medium, Organisation, Seat, State, StateGroup
from depesche.german.texts import text_of, words_of
from depesche.german.wordforms import wordforms

Item = State | StateGroup | Seat | Organisation | Medium | Body | GazetteerPlace
_ADJECTIVE = re.compile(r"(?<=[a-zäöüß])e[rs]?$")
_APOSTROPHES = ("'", "’")
_STRONG_GENITIVE = ("rat", "amt", "hof", "bund", "verband")
_SIBILANT = ("s", "x", "z", "ß", "ce")
_LONGEST = 14  # tokens of a name


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of the lexicon in the text. `genitive`: its form can be a genitive and no nominative ("Frankreichs")."""

    start: int
    end: int
    item: Item
    genitive: bool = False


def inflections(name: str, article: str) -> dict[str, bool]:
    """All case forms of a name in the nominative ("Weißes Haus") → whether the form is a genitive only.

    Leading adjectives are declined where the name takes an article; the head noun takes the genitive "-s", "-es", and
    names in "-s", "-x", "-z" an apostrophe.
    """
    if not article:  # most names of places: no adjective declines, and the last word takes the ending
        if not name[-1:].isalpha():
            return {name: False}
        genitives = _APOSTROPHES if name.endswith(_SIBILANT) else ("s",)
        return {name: False} | {name + ending: True for ending in genitives}
    words = name.split(" ")
    lead = 0
    if " " in name:
        while lead < len(words) - 1 and _ADJECTIVE.search(words[lead]) and (words[lead][0].isupper() or not lead):
            lead += 1
    head = lead if " " in name else 0
    forms = {name: False}
    tails = [(words[lead:], False)]
    noun = words[head]
    if article == "die" and noun.endswith(("e", "er")) and head == len(words) - 1:
        tails.append(([*words[lead:head], noun + "n"], False))  # of plurals: "den Niederlanden", "den Färöern"
    if article == "die" and name.endswith("au") and " " not in name:
        forms[name + "s"] = True  # "Moldaus": without its article it takes the ending
    if article != "die" and noun[-1:].isalpha():
        endings: tuple[str, ...] = _APOSTROPHES if noun.endswith(_SIBILANT) else ("s",)
        if lead:
            endings = (*endings, "s", "es")
        elif endings == ("s",) and noun.endswith(_STRONG_GENITIVE):
            endings = ("s", "es")
        tails += [([*words[lead:head], noun + ending, *words[head + 1 :]], True) for ending in endings]
    for tail, genitive in tails:
        if not lead:
            forms.setdefault(" ".join(tail), genitive)
        for ending in ("e", "en", "er", "es", "em") if lead else ():
            front = [_ADJECTIVE.sub("", word) + ending for word in words[:lead]]
            forms.setdefault(" ".join([*front, *tail]), genitive or (ending == "er" and article == "die"))
    return forms


@cache
def _state_forms() -> dict[str, str]:
    states = lexicon.states().values()
    return {f: s.code for s in states for f, genitive in inflections(s.name, s.article).items() if not genitive}


def state_of_form(form: str) -> str | None:
    """The state that a form is a name of, in any case but the genitive ("Vereinigten Arabischen Emiraten")."""
    return _state_forms().get(form)


class NameIndex:
    """Names by their first word, longest first."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[str, bool, Item]]] = defaultdict(list)
        seen: set[str] = set()
        tables: list[dict[str, Item]] = [
            dict(lexicon.states()),
            dict(lexicon.state_groups()),
            dict(lexicon.organisations()),
            dict(lexicon.seats()),
            dict(lexicon.bodies()),
            dict(lexicon.agencies()),
            dict(lexicon.regions()),
            dict(lexicon.places()),
        ]
        for table in tables:  # earlier tables win where a name stands for several things
            for name, item in table.items():
                if name not in seen:
                    for form, genitive in inflections(name, getattr(item, "article", "")).items():
                        self._by_first[_first(form)].append((form, genitive, item))
                    seen.add(name)
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: (-len(entry[0]), entry[1]))  # "Tartus" before the genitive of "Tartu"

    def find(self, doc: Doc) -> list[Hit]:
        """All names in the document, longest first, without overlaps."""
        text, found, reach = text_of(doc), [], 0
        by_first = self._by_first
        for i, word in enumerate(words_of(doc)):
            entries = by_first.get(word)
            if entries is None or i < reach:
                continue
            token = doc[i]
            for form, genitive, item in entries:
                if text.startswith(form, token.idx):
                    end = _token_end(doc, token.i, token.idx + len(form))
                    if end and _is_name(doc, token, end, item):
                        found.append(Hit(token.i, end, item, genitive))
                        reach = end
                        break
        return found


def _first(name: str) -> str:
    return name if name.isalpha() else re.split(r"[ ,]|(?<=\w)/", name, maxsplit=1)[0]


def _token_end(doc: Doc, start: int, char: int) -> int:
    """One past the token that ends at the character offset `char`; 0 where no token ends there."""
    for i in range(start, min(start + _LONGEST, len(doc))):
        stop = doc[i].idx + len(doc[i])
        if stop == char:
            return i + 1
        if stop > char:
            break
    return 0


@lru_cache(maxsize=20_000)
def is_common(form: str) -> bool:
    """Whether the form is also a common word of German."""
    words = wordforms()
    readings = words.readings(form) + words.readings(form.lower())
    return any(not r.pos.startswith("PROPN") for r in readings)


def _is_name(doc: Doc, token: Token, end: int, item: Item) -> bool:
    """Common words that are names too ("Bild", "Essen", "Mehr") count as names only with a sign of it."""
    i = token.i
    if isinstance(item, State):
        if token.text == "US" and end < len(doc) and doc[end].tag_ in ("NE", "FM", "NN"):
            return False  # "US Open"
        # "die Polen", "den Schweden": people, not the state
        return end > i + 1 or bool(item.article) or not is_demonym(token.text) or not _plural_determiner(doc, i)
    if isinstance(item, Seat | Organisation | StateGroup):
        return True
    if end > i + 1 and not all(is_common(t.text) for t in doc[i:end] if t.is_alpha):
        return True
    tag = token.tag_
    named = tag in ("NE", "FM") or token.ent_type_ in ("LOC", "ORG")
    common = is_common(token.text)
    if isinstance(item, Medium):
        if not common and (named or token.is_upper or tag == "NN"):
            return True
        before = doc[i - 1] if i else None
        if before is None:
            return False
        return (before.text in _QUOTES and end < len(doc) and doc[end].text in _QUOTES) or before.lemma_.endswith(
            _MEDIUM_NOUNS
        )
    if isinstance(item, Body):
        if item.kind and len(token.text) > 3:
            return True
        if common and item.article and not item.kind and not token.is_upper:  # "der Westen", not "im Westen des Landes"
            left = doc[i - 1].tag_ if i else ""
            after = doc[end].tag_ if end < len(doc) else ""
            ruled = i > 1 and doc[i - 2].tag_ in ("APPR", "APPRART") and doc[i - 2].text.lower() in ("in", "aus", "auf")
            return left == "ART" and not ruled and after not in ("ART", "NE", "APPR", "APPRART")
        return named or not common or (token.is_upper and len(token.text) > 2)
    if item.kind == "region":
        return named or not common
    if common or item.name in lexicon.surnames() or item.name in lexicon.forenames():
        return named and bool(i) and doc[i - 1].tag_ == "APPR" and token.ent_type_ != "PER"
    return named


_QUOTES = frozenset("„“”»«\"‚'›‹")
_MEDIUM_NOUNS = ("agentur", "Agentur", "zeitung", "Zeitung", "magazin", "Magazin", "sender", "Sender", "blatt", "Blatt")


def _plural_determiner(doc: Doc, i: int) -> bool:
    j = i - 1
    while j >= 0 and doc[j].tag_ == "ADJA":
        j -= 1
    return j >= 0 and doc[j].tag_ in ("ART", "PDAT", "PIAT", "PPOSAT", "CARD")


@cache
def _index() -> NameIndex:
    return NameIndex()


@lru_cache(maxsize=1)  # actors and places ask for the same document one after the other
def find_names(doc: Doc) -> list[Hit]:
    """The names of the lexicon in the document, in text order."""
    return _index().find(doc)


# --- adjectives and people of states --------------------------------------------------------------------------------

_ENDINGS = ("en", "er", "es", "em", "e", "")


@lru_cache(maxsize=50_000)
def states_of_adjective(form: str) -> tuple[str, ...]:
    """Codes of the states (or organisations) an adjective names: "nordkoreanische" → PRK, "Moskauer" → RUS.

    Several for joined adjectives ("polnisch-russische"); empty for anything else.
    """
    adjectives = lexicon.state_adjectives()
    if form in adjectives:
        return (adjectives[form],)
    if form.endswith("er") and form[:1].isupper():
        seat = lexicon.seats().get(form[:-2])
        if seat is not None and seat.kind == "capital":
            return (seat.code,)
    if len(form) < 5:
        return ()
    low = form if form[:2].isupper() or not form[:1].isupper() else form[0].lower() + form[1:]
    for ending in _ENDINGS:
        if low.endswith(ending):
            stem = low[: len(low) - len(ending)]
            if stem in adjectives:
                return (adjectives[stem],)
            if stem.replace("-", "") in adjectives:
                return (adjectives[stem.replace("-", "")],)
            parts = stem.split("-")
            if len(parts) > 1 and all(part in adjectives for part in parts):
                return tuple(adjectives[part] for part in parts)
    return ()


@cache
def _demonym_forms() -> dict[str, tuple[str, str, Gender | None, bool, str]]:
    """Form → (masculine lemma, nominative plural, gender, can be plural, state)."""
    forms: dict[str, tuple[str, str, Gender | None, bool, str]] = {}
    for d in lexicon.demonyms():
        for form in {d.masculine} if d.masculine.endswith("e") else {d.masculine, d.masculine + "s"}:
            forms.setdefault(form, (d.masculine, d.plural, "Masc", form == d.plural, d.code))
        forms.setdefault(d.feminine, (d.masculine, d.plural, "Fem", d.feminine == d.plural, d.code))
        if d.feminine.endswith("in"):
            forms.setdefault(d.feminine + "nen", (d.masculine, d.feminine + "nen", "Fem", True, d.code))
        forms.setdefault(d.plural, (d.masculine, d.plural, "Masc", True, d.code))
        if d.plural[-1] not in "ns":
            forms.setdefault(d.plural + "n", (d.masculine, d.plural, "Masc", True, d.code))
    return forms


@dataclass(frozen=True, slots=True)
class DemonymForm:
    """A demonym in the text: its state, gender and number; `name` is the nominative."""

    code: str
    gender: Gender | None
    plural: bool
    name: str


@lru_cache(maxsize=50_000)
def is_compound(form: str) -> bool:
    """Whether an unknown form is a compound of two common words ("Chlorgas"), which names seldom are."""
    words = wordforms()
    front, head = words.compound(form)
    return len(front) > 3 and len(head) > 2 and front.rstrip("s") in words and form not in lexicon.surnames()


def is_demonym(form: str) -> bool:
    """Whether the form can be a demonym."""
    return form in _demonym_forms()


def demonym(token: Token) -> DemonymForm | None:
    """The demonym a token is, with its number in the text; None for other words."""
    found = _demonym_forms().get(token.text)
    if found is None:
        return None
    lemma, plural_name, gender, plural, code = found
    singular = token.morph.get("Number", []) == ["Sing"]
    many = plural
    if plural and token.text == lemma:  # "der Italiener", "die Italiener"
        many = not singular or (token.i > 0 and token.nbor(-1).text.lower() in _PLURAL_DETERMINERS)
    elif plural and token.text == lemma + "n":  # "den Franzosen" of one or of many
        many = not ((singular and _singular_determiner(token)) or _is_named(token))
    elif plural and token.text == lemma + "s":  # "des Israelis", "zwischen Israelis und Ägyptern"
        many = not _singular_determiner(token)
    return DemonymForm(code, gender, many, plural_name if many else lemma)


_PLURAL_DETERMINERS = {"die", "diese", "viele", "alle", "einige", "mehrere"}


def _is_named(token: Token) -> bool:
    """ "den Franzosen Paul Meier": one, whom a name right behind tells."""
    if token.i == 0 or token.i + 1 >= len(token.doc) or token.nbor(-1).lower_ not in ("den", "dem", "des"):
        return False
    return token.nbor().tag_ == "NE" and is_forename(token.nbor().text)


def _singular_determiner(token: Token) -> bool:
    if not token.i:
        return False
    before = token.nbor(-1)
    return before.tag_ in ("ART", "APPRART", "PDAT", "PPOSAT", "ADJA") and before.morph.get("Number", []) == ["Sing"]


# --- names of persons -----------------------------------------------------------------------------------------------
# English, French and German write the same Slavic, Arabic, Persian or East Asian name differently; a fold maps the
# usual ways onto one another. It is coarse on purpose and compares names within a document or against a list only.
_FOLDS: tuple[tuple[str, str], ...] = (
    ("tsch", "c"), ("dsch", "j"), ("tch", "c"), ("shch", "s"), ("sch", "s"), ("kh", "c"), ("ch", "c"), ("sh", "s"),
    ("zh", "s"), ("dj", "j"), ("ts", "s"), ("tz", "s"), ("z", "s"), ("ck", "k"), ("q", "k"), ("ph", "f"), ("th", "t"),
    ("gh", "g"), ("dh", "d"), ("x", "ks"), ("w", "v"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ye", "e"), ("je", "e"),
    ("y", "i"), ("j", "i"), ("ie", "i"), ("ae", "a"), ("oe", "o"), ("ue", "u"), ("ia", "a"),
)  # fmt: skip


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """A spelling-neutral key of one word of a name: "Selenskyj", "Zelensky" and "Selenski" give the same."""
    text = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    text = re.sub(r"[^\w]", "", text).replace("ß", "ss").replace("ø", "o").replace("ł", "l").replace("đ", "d")
    for old, new in _FOLDS:
        text = text.replace(old, new)
    return re.sub(r"(.)\1+", r"\1", text)


def fold_name(name: str) -> tuple[str, ...]:
    """The folded words of a name of several words or parts joined by hyphens."""
    return tuple(key for key in map(fold, re.split(r"[ -]", name)) if key)


@lru_cache(maxsize=50_000)
def is_forename(word: str) -> bool:
    """Whether a word is a known forename in any spelling; of a hyphenated one the first part counts."""
    known = lexicon.forenames()
    return word in known or fold(word) in lexicon.forename_keys() or ("-" in word and word.split("-")[0] in known)


def forename_gender(word: str) -> Gender | None:
    """The gender a forename tells, None where it tells none."""
    known = lexicon.forenames()
    if word in known:
        return known[word]
    return known.get(word.split("-")[0]) or lexicon.forename_keys().get(fold(word))


def sounds_feminine(forename: str) -> bool:
    """Whether a forename that no list knows is rather a woman's by its ending ("Melvina")."""
    return forename_gender(forename) is None and len(forename) > 3 and forename.endswith("a")


@dataclass(frozen=True, slots=True)
class Known:
    """What the list of leaders knows under a name: for whom they act."""

    affiliation: str
    head: bool
    wikidata: str | None


@cache
def _leaders() -> tuple[dict[tuple[str, ...], Known | None], dict[str, Known | None]]:
    full: dict[tuple[str, ...], Known | None] = {}
    last: dict[str, Known | None] = {}

    def put(table: dict[Any, Known | None], key: Any, known: Known) -> None:
        old = table.get(key, known)
        if old is None or old.affiliation != known.affiliation:
            table[key] = None
        else:
            table[key] = Known(known.affiliation, known.head or old.head, known.wikidata or old.wikidata)

    by_hand = {fold_name(name)[-2:]: affiliation for name, affiliation, _ in lexicon.ministers()}
    for leader in lexicon.leaders():
        known = Known(leader.affiliation, leader.head, leader.wikidata)
        words = leader.key
        if by_hand.get(words[-2:], leader.affiliation) != leader.affiliation:
            continue  # a head of two states ("Co-prince" of the one): the list kept by hand says which
        for key in {words, (words[0], words[-1])}:
            put(full, key, known)
        if leader.head and "of" not in words:  # "Abdullah II of Jordan" has no surname
            put(last, words[-1], known)
    for name, affiliation, head in lexicon.ministers():
        words, known = fold_name(name), Known(affiliation, head, None)
        for key in {words, (words[0], words[-1])}:
            put(full, key, known)
        if head:
            put(last, words[-1], known)
    return full, last


@lru_cache(maxsize=20_000)
def known_leader(name: str) -> Known | None:
    """What the list knows of a full name; None where the name is short, unknown or ambiguous."""
    words = fold_name(name)
    if len(words) < 2:
        return None
    return _leaders()[0].get(words) or _leaders()[0].get((words[0], words[-1]))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(words[0] for words in _leaders()[0])


@lru_cache(maxsize=50_000)
def may_open_listed(word: str) -> bool:
    """Whether the list has names that begin with this word: cheap to ask before `known_leader` and `is_listed`."""
    return next(iter(fold_name(word)), None) in _first_words()


def is_listed(name: str) -> bool:
    """Whether the list has just this full name, no word of it left out."""
    words = fold_name(name)
    return len(words) > 1 and _leaders()[0].get(words) is not None


def known_head(surname: str) -> Known | None:
    """The only head of state or government of that surname; None where there is none or more than one."""
    return _leaders()[1].get(fold(surname))


@cache
def _ministers() -> dict[str, frozenset[str]]:
    states: dict[str, set[str]] = {}
    for name, affiliation, _ in lexicon.ministers():
        states.setdefault(fold(name.rsplit(" ", 1)[-1]), set()).add(affiliation)
    return {surname: frozenset(of) for surname, of in states.items()}


def known_ministers(surname: str) -> frozenset[str]:
    """The states that have or had a minister or head of that surname."""
    return _ministers().get(fold(surname), frozenset())


@cache
def particles() -> dict[str, Literal["always", "forename", "follow"]]:
    """Words inside names of persons → whether they may follow any name, forenames only, or other particles only."""
    kinds: dict[str, Literal["always", "forename", "follow"]] = {
        "always": "always",
        "forename": "forename",
        "follow": "follow",
    }
    return {row["particle"]: kinds[row["bridge"]] for row in lexicon.rows("name_particles")}
