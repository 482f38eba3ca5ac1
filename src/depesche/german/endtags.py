"""Tags of words that only what stands around them tells: a verb's prefix that ends a headline, a verb taken for a noun.

A headline has no full stop, so that the tagger takes the prefix at its end for a preposition ("Oslo wirft Bern Betrug
vor"). Konjunktiv I of rarer verbs is taken for a noun in lower case ("…, dass der Streit dauere [NN]"). A demonstrative
before a finite verb is taken for an article ("Der [ART] hatte gewarnt"), a view for a passive ("ist überzeugt [VVPP]").
"""

from __future__ import annotations

from depesche.german.lexicon import rows
from depesche.german.wordforms import verb_forms, wordforms

_FINITE = frozenset(("VVFIN", "VAFIN", "VMFIN"))
_DASHES = frozenset(("–", "-", "—"))
_UNTIL = frozenset(("bis", "Bis"))
_NAMES = frozenset(("NN", "NE", "FM", "XY"))
_SEPARABLE = frozenset(row["form"] for row in rows("verb_prefixes") if row["kind"] == "separable")
_BEING = frozenset(
    ("bin", "bist", "ist", "sind", "seid", "war", "warst", "waren", "wart", "sei", "seien", "wäre", "wären")
)
# participles that tell a view when somebody *is* so: "überzeugt"
_VIEWS = frozenset(row["fixed"] for row in rows("speech_verbs") if row["lemma"] == "sein" and row["fixed"].isalpha())
_ARTICLES = frozenset(("der", "die", "das", "den", "dem"))


def completed(words: list[str], tags: list[str]) -> dict[int, str]:
    """New tags of one sentence, by position."""
    changes = _prefix(words, tags)
    start = 0
    for end in [*(i for i, tag in enumerate(tags) if tag.startswith("$")), len(tags)]:
        if not any(tag in _FINITE for tag in tags[start:end]):
            _report(words, tags, start, end, changes)
        _demonstrative(words, tags, start, end, changes)
        _view(words, tags, start, end, changes)
        for i in range(start, end - 1):
            if tags[i] == "KOUS" and words[i] in _UNTIL and tags[i + 1] in ("APPR", "APPRART"):
                changes[i] = "APPR"
        start = end + 1
    return changes


def _prefix(words: list[str], tags: list[str]) -> dict[int, str]:
    """ "Oslo sagt Hilfe zu [APPR]": at the end of a headline, or before its dash, with a verb that takes it."""
    found = {}
    ends = [i for i, word in enumerate(words) if word in _DASHES and tags[i].startswith("$")]
    for last in (end - 1 for end in [*ends, len(words)]):
        if last < 2 or words[last] not in _SEPARABLE or tags[last] in ("PTKVZ", "PTKZU"):
            continue
        begin = max((i + 1 for i in range(last) if tags[i].startswith("$")), default=0)
        finite = [i for i in range(begin, last) if tags[i] in _FINITE]
        if len(finite) == 1 and tags[finite[0]] == "VVFIN" and verb_forms(words[last] + words[finite[0]]).finite:
            found[last] = "PTKVZ"
    return found


def _report(words: list[str], tags: list[str], start: int, end: int, changes: dict[int, str]) -> None:
    """ "…, dass der Streit dauere [NN]": in lower case, and no other word of that form."""
    for index in range(start + 1, end):
        if tags[index] not in _NAMES or not (words[index].islower() and words[index].isalpha()):
            continue
        readings = wordforms().readings(words[index])
        reported = any({"Mood=Sub", "Person=3"} <= r.feats for r in readings)
        if reported and all(r.pos in ("VERB", "AUX") for r in readings):
            changes[index] = "VVFIN"
            return


def _demonstrative(words: list[str], tags: list[str], start: int, end: int, changes: dict[int, str]) -> None:
    """ "Der [ART] hatte gewarnt": no article stands before a finite verb."""
    if tags[start : start + 1] != ["ART"] or words[start].lower() not in _ARTICLES or end - start < 3:
        return
    if tags[start + 1] in _FINITE and verb_forms(words[start + 1]).finite:
        changes[start] = "PDS"


def _view(words: list[str], tags: list[str], start: int, end: int, changes: dict[int, str]) -> None:
    """ "Oslo ist überzeugt [VVPP], dass …": a view, and nobody's deed."""
    if tags[end - 1 : end] != ["VVPP"] or words[end - 1] not in _VIEWS:
        return
    if any(tags[i] == "VAFIN" and words[i].lower() in _BEING for i in range(start, end)):
        changes[end - 1] = "ADJD"
