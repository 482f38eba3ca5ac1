"""Which names are of one person: full names, short forms, cases and spellings merged over the document.

Indices are positions in the document's list of nominals.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from spacy.tokens import Doc

from depesche.german import lexicon
from depesche.german.gazetteer import kinds
from depesche.german.nameforms import fold, is_compound, is_forename, known_head
from depesche.german.nominals import Nominal
from depesche.german.nominals.runs import title_before
from depesche.german.office_words import NOT_BEFORE
from depesche.german.roles import RoleForm
from depesche.reading.layers import Reading

_GENERATIONS = frozenset(fold(row["word"]) for row in lexicon.rows("name_generations"))  # father and son are two


@dataclass(slots=True)
class PersonName:
    """One person's name with all its mentions. `words` are the folded words of its fullest form."""

    words: tuple[str, ...]
    forms: set[tuple[str, ...]] = field(default_factory=set)
    members: list[int] = field(default_factory=list)

    def name(self, nominals: list[Nominal]) -> str:
        """The fullest form as written, the earliest of several."""
        told = [nominals[m].description for m in sorted(self.members)]
        described = [d for d in told if not _has_word_before(d, told)]
        return max(described or told, key=lambda d: (len(d.split()), -told.index(d)))


def _has_word_before(name: str, forms: list[str]) -> bool:
    """Does a word that is no forename stand before a name that the text has without it ("Although Peter Holm")?"""
    first, _, rest = name.partition(" ")
    forename, _, surname = rest.partition(" ")
    return bool(surname) and rest in forms and is_forename(forename) and not is_forename(first)


class _Groups:
    """Names under their first and last words, so that merging costs one look-up a name."""

    def __init__(self) -> None:
        self.all: list[PersonName] = []
        self.by_first: dict[str, list[PersonName]] = defaultdict(list)
        self.by_last: dict[str, list[PersonName]] = defaultdict(list)

    def add(self, words: tuple[str, ...], index: int) -> None:
        near = [*self.by_last[words[-1]], *self.by_first[words[0]]]
        group = next((g for g in near if _same_person(g.words, words)), None)
        if group is None:
            group = PersonName(words)
            self.all.append(group)
        if words not in group.forms:
            group.forms.add(words)
            self.by_first[words[0]].append(group)
            self.by_last[words[-1]].append(group)
        group.members.append(index)
        if len(words) > len(group.words):
            group.words = words

    def short_of(self, words: tuple[str, ...]) -> list[PersonName]:
        """Names that these words shorten: surnames first, else what comes first ("Kim")."""
        size = len(words)
        tails = [g for g in self.by_last[words[-1]] if any(f[-size:] == words for f in g.forms)]
        found = tails or [g for g in self.by_first[words[0]] if any(f[:size] == words for f in g.forms)]
        return list({id(g): g for g in found}.values())


def merge_names(nominals: list[Nominal]) -> list[PersonName]:
    """The document's names of persons, each with its mentions; names in full first."""
    groups = _Groups()
    singles: list[tuple[int, tuple[str, ...]]] = []
    for index, nominal in enumerate(nominals):
        words = folded(nominal.description) if nominal.kind == "person" else ()
        if words and nominal.full:
            groups.add(words, index)
        elif words:
            singles.append((index, words))
    alone: dict[str, PersonName] = {}
    for index, words in singles:
        group = _choose(nominals, groups, words, index)
        if group is None:
            group = alone.setdefault(words[-1], PersonName(words))
        group.members.append(index)
    return [*groups.all, *alone.values()]


def _choose(nominals: list[Nominal], groups: _Groups, words: tuple[str, ...], index: int) -> PersonName | None:
    """The person whose name is shortened: named before rather than after, with an office, the one most spoken of."""
    fitting = _unglued(groups.short_of(words))
    if not fitting and words[-1].endswith("s") and len(words[-1]) > 3:
        fitting = groups.short_of((*words[:-1], words[-1][:-1]))  # a genitive that shows as one only here
    if not fitting and nominals[index].genitive:
        fitting = groups.short_of(folded(nominals[index].description + "s"))  # none: the "-s" is the name's own
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    before = [g for g in fitting if any(m < index for m in g.members)]
    return max(before or fitting, key=lambda g: (_has_office(nominals, g), _weight(nominals, g), -min(g.members)))


def _unglued(groups: list[PersonName]) -> list[PersonName]:
    """Without what is two names side by side ("hatte Ulf Holm | Dahl genannt") where another has the last one."""
    plain = {g.words[0] for g in groups if len(g.words) == 2}
    return [g for g in groups if not _is_glued(g.words) or not plain - {g.words[0]}] if plain else groups


def _is_glued(words: tuple[str, ...]) -> bool:
    """Whether a forename and two words follow one another that are no forenames and that no hyphen joins."""
    return len(words) == 3 and is_forename(words[0].capitalize()) and not is_forename(words[1].capitalize())


def _has_office(nominals: list[Nominal], group: PersonName) -> bool:
    """Whether a title tells an office of the person: a bare surname is rather his than that of his kin."""
    return any(role is not None and role.office for m in group.members for role in _roles(nominals, m))


def _weight(nominals: list[Nominal], group: PersonName) -> int:
    """How much a text speaks of a person by full name."""
    return sum(nominals[m].full for m in group.members)


def _roles(nominals: list[Nominal], member: int) -> list[RoleForm | None]:
    return [nominals[t].role for t in nominals[member].titles]


def is_person(reading: Reading, group: PersonName, nominals: list[Nominal]) -> bool:
    """Whether what looks like a name names a person: by title, forename, list of leaders, or network and use."""
    doc = reading.doc
    if any(n.titles for n in nominals):
        return not _names_thing(reading, nominals)
    if any(n.place for n in nominals):
        return False
    if any(n.full and _has_article(reading, n) for n in nominals):
        return False  # "die Rolling Stones"
    if _is_product(reading, nominals):
        return False
    if any(n.full for n in nominals):
        surnames = {form[-1] for form in group.forms}
        alone = any(not n.full and folded(n.description)[-1] in surnames for n in nominals)
        return alone or any(n.surely for n in nominals if n.full)
    if _opens_longer_name(reading, nominals):
        return False
    word = nominals[0].description
    named = any(doc[n.head].tag_ == "NE" for n in nominals)
    marks = Counter(doc[n.head].ent_type_ for n in nominals)
    if known_head(word) is not None:
        return named
    if marks["LOC"] + marks["ORG"] >= max(1, marks["PER"]) or is_compound(word):
        return False
    if word in lexicon.surnames():
        return named
    if is_forename(word) and marks["PER"]:
        return True
    return marks["PER"] * 2 > len(nominals) and (len(nominals) > 1 or _acts(reading, nominals[0]))


def _names_thing(reading: Reading, nominals: list[Nominal]) -> bool:
    """Whether the network takes a single unknown word for no person wherever it stands ("Premier League")."""
    word = nominals[0].description
    known = any(n.full for n in nominals) or word in lexicon.surnames() or is_forename(word)
    doc = reading.doc
    known = known or any(n.titles and _acts_with_title(doc, n) for n in nominals)
    marks = {doc[n.head].ent_type_ for n in nominals}
    return not known and known_head(word) is None and bool(marks) and marks <= {"LOC", "ORG", "MISC"}


def _acts_with_title(doc: Doc, nominal: Nominal) -> bool:
    """Whether the name stands between a title and a finite verb ("Premierminister Attal rief")."""
    if nominal.end >= len(doc) or nominal.description in NOT_BEFORE or kinds(nominal.description):
        return False
    return title_before(doc, nominal.start) and doc[nominal.end].tag_.endswith("FIN")


def _opens_longer_name(reading: Reading, nominals: list[Nominal]) -> bool:
    """Whether an unknown word always stands before one and the same noun: both name a thing ("Davis Cup")."""
    doc, word = reading.doc, nominals[0].description
    if word in lexicon.surnames() or is_forename(word) or any(n.head + 1 >= len(doc) for n in nominals):
        return False
    after = [doc[n.head + 1] for n in nominals]
    return len({t.text for t in after}) == 1 and after[0].tag_ == "NN" and after[0].text[:1].isupper()


def _is_product(reading: Reading, nominals: list[Nominal]) -> bool:
    """Whether what follows a word that is no forename mostly has an article by itself: "Nordia Klick", "die Klick"."""
    doc = reading.doc
    full = [n for n in nominals if n.full]
    if not full or any(is_forename(doc[n.start].text) for n in full):
        return False
    last = {doc[n.end - 1].text for n in full}
    alone = [doc[n.start - 1].tag_ for n in nominals if not n.full and n.start > 0 and doc[n.start].text in last]
    return alone.count("ART") > 1 and 2 * alone.count("ART") > len(alone)


def _has_article(reading: Reading, nominal: Nominal) -> bool:
    """Whether an article stands right before a name that begins with no known forename: it names a thing."""
    doc = reading.doc
    article = nominal.start > 0 and doc[nominal.start - 1].tag_ in ("ART", "APPRART")
    return article and not is_forename(doc[nominal.start].text)


def _acts(reading: Reading, nominal: Nominal) -> bool:
    """Whether a name is the subject of its clause or owns something: what a person does and a thing seldom."""
    clause = reading.clause_of_token.get(nominal.head)
    subject = clause.subject if clause is not None else None
    if subject is not None and subject.start <= nominal.head < subject.end:
        return not reading.doc[nominal.head].is_sent_start or len(nominal.description) > 3
    return nominal.genitive


def title_code(titles: list[Nominal], usable: Callable[[str], bool]) -> str | None:
    """For whom a person's titles say that they act: present offices before past ones, offices before other roles."""
    for office in (True, False):
        for former in (False, True):
            for title in titles:
                if title.role is not None and title.role.office == office and title.former == former:
                    code = next((c for c in title.codes if usable(c)), None)
                    if code is not None:
                        return code
    return None


def folded(name: str) -> tuple[str, ...]:
    """The folded words of a name, hyphens parting them."""
    return tuple(w for w in (fold(w) for w in name.replace("-", " ").replace("‑", " ").split()) if w)


def _same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names name one person: equal, one the other's tail or head, or forename and surname equal."""
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if len(short) < 2 or (a[-1] in _GENERATIONS) != (b[-1] in _GENERATIONS):
        return False
    if len(short) < len(long) and (long[-len(short) :] == short or long[: len(short)] == short):
        return True
    return a[0] == b[0] and a[-1] == b[-1]
