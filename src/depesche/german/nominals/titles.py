"""Titles and the names they belong to: "Minister X", "X, der Minister", "der Minister für …, X"."""

from __future__ import annotations

from spacy.tokens import Doc

from depesche.german.nominals.model import Nominal
from depesche.german.nominals.origins import past_brackets
from depesche.german.office_words import KIN

_FINITE = ("VAFIN", "VMFIN", "VVFIN")  # STTS tags


def link_titles(doc: Doc, found: list[Nominal]) -> None:
    """Join role nouns with the names they stand beside."""
    starts = {n.start: k for k, n in enumerate(found) if n.kind == "person"}
    ends = {n.end: k for k, n in enumerate(found) if n.kind == "person"}
    heads = {n.head for n in found if n.kind == "role"}
    for k, nominal in enumerate(found):
        if nominal.kind != "role" or nominal.role is None:
            continue
        name = starts.get(_next_word(doc, nominal.head))
        if name is not None and _owns(doc, nominal, found[name]):
            continue
        if name is not None and nominal.plural and not found[name].full:
            bare = nominal.determiner == "none" and nominal.role.singular
            if not (bare and found[name].surely):
                continue
        if name is None and nominal.end > nominal.head + 1:
            name = starts.get(nominal.end)
            comma = name is not None and doc[found[name].end : found[name].end + 1].text == ","
            behind = starts.get(found[name].end + 1) if name is not None and comma else None
            if name is not None and behind is not None and found[behind].full and not found[name].full:
                name = behind  # "der Sprecher der Feuerwehr Neustadt, Lars Holm,"
            if name is not None and any(p.head == nominal.end - 1 and p.kind == "role" for p in found[k + 1 : k + 4]):
                continue  # the name belongs to the role inside the genitive
        end = _after_place(doc, nominal.end)
        if name is None and end < len(doc) and doc[end].text == "," and not nominal.plural:
            name = starts.get(end + 1) if not _is_genitive_of(doc, nominal, heads) else None
            if name is not None and not _closes(doc, found[name].end):
                name = None
        if name is None and not nominal.plural:
            before = nominal.start - 1
            if before >= 0 and doc[before].text in (",", "(") and _closes(doc, _after_place(doc, nominal.end)):
                name = ends.get(before)
        if name is None and not nominal.plural:
            name = _second_role(doc, found, k)
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
        if _next_word(doc, nominal.head) == found[name].start and nominal.plural:
            nominal.plural, nominal.joint = False, True
            _share(doc, found, k, name, starts)
    _link_stacked(doc, found)


def _is_genitive_of(doc: Doc, title: Nominal, heads: set[int]) -> bool:
    """Is the title's phrase the genitive of another: in "der Berater des Präsidenten, X," X is the adviser."""
    if title.start < 1 or doc[title.start].text.lower() not in ("des", "der", "eines", "einer"):
        return False
    return title.start - 1 in heads or doc[title.start - 1].lemma_ in KIN


def _second_role(doc: Doc, found: list[Nominal], k: int) -> int | None:
    """ "Der Experte und Autor X": two titles of one person, where only the first has a determiner."""
    first = found[k]
    if first.end + 1 >= len(doc) or doc[first.end].tag_ != "KON" or first.determiner == "none":
        return None
    second = next((n for n in found[k + 1 : k + 4] if n.start == first.end + 1), None)
    if second is None or second.kind != "role" or second.role is None or second.determiner != "none":
        return None
    at = _next_word(doc, second.end - 1)
    behind = range(k + 1, min(k + 6, len(found)))
    name = next((j for j in behind if found[j].kind == "person" and found[j].start == at), None)
    if name is not None and second.plural and not (second.role.singular and found[name].full):
        return None  # "des Ministers und Präsidenten X": a weak noun looks like its plural
    return name


def _share(doc: Doc, found: list[Nominal], title: int, name: int, starts: dict[int, int]) -> None:
    """A plural title goes with all the names that follow: "die Minister X, Y und Z"."""
    end = past_brackets(doc, found[name].end)
    while end + 1 < len(doc) and (doc[end].tag_ == "KON" or doc[end].text == ","):
        other = starts.get(end + 1)
        if other is None:
            return
        found[other].titles.append(title)
        found[other].surely = True
        end = past_brackets(doc, found[other].end)


def _next_word(doc: Doc, i: int) -> int:
    """The token after `i`, spaces inside a line skipped."""
    j = i + 1
    while j < len(doc) and doc[j].is_space and "\n" not in doc[j].text:
        j += 1
    return j


def _owns(doc: Doc, title: Nominal, name: Nominal) -> bool:
    """A name in the genitive after a noun with a determiner, or in the plural: "die Anhänger Korhonens"."""
    if not name.genitive:
        return False
    if title.determiner == "none":
        return title.plural and not (title.role is not None and title.role.singular)
    return doc[title.core].text.lower() not in ("des", "eines")


def _link_stacked(doc: Doc, found: list[Nominal]) -> None:
    """Two titles before one name: "der Vertreter der Union im Rat, der dänische Diplomat X"."""
    by_core = {n.core: k for k, n in enumerate(found) if n.kind == "role"}
    for k, nominal in enumerate(found):
        end = _after_place(doc, nominal.end)
        if nominal.kind != "role" or nominal.person is not None or nominal.plural or end + 1 >= len(doc):
            continue
        inner = by_core.get(end + 1)
        if doc[end].text != "," or inner is None or found[inner].person is None or found[inner].plural:
            continue
        name = found[inner].person
        if name is not None and found[name].start == found[inner].end and _closes(doc, found[name].end):
            nominal.person = name
            found[name].titles.append(k)


def _after_place(doc: Doc, i: int) -> int:
    """Past a short prepositional attribute ("Vorsitzender des Ausschusses im Senat, …")."""
    if i < len(doc) and doc[i].tag_ in ("APPR", "APPRART"):
        for j in range(i + 2, min(i + 6, len(doc))):
            if (doc[j].text == "," or doc[j].tag_ in _FINITE) and doc[j - 1].tag_ in ("NN", "NE"):
                return j
            if doc[j].tag_ not in ("ART", "ADJA", "NN", "NE", "FM"):
                break
    return i


def _closes(doc: Doc, i: int) -> bool:
    """Whether an apposition can end before token `i`."""
    return (
        i >= len(doc)
        or doc[i].is_punct
        or doc[i].tag_ in (*_FINITE, "KON", "$,", "$.", "$(")
        or doc[i].text == "aus"
        or doc[i].is_space
    )
