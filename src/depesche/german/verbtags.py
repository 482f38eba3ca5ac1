"""Tags of verbs put right by the frame of the clause.

A German plural and its infinitive are spelled alike ("folgen"), and so are some past tenses and adjectives
("bombardierten"). The tagger sees four words to each side; the finite verb that decides may stand farther off. Only
readings that the full-form lexicon knows are exchanged, and only where the clause would otherwise have two finite
verbs or none.
"""

from __future__ import annotations

from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from depesche.german.wordforms import wordforms

_OPENING = frozenset(("KOUS", "PRELS", "PRELAT", "PWS", "PWAT", "PWAV"))
_FINITE = frozenset(("VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP"))
_WERDEN = frozenset(("werde", "wirst", "wird", "werden", "werdet", "würde", "würdest", "würden", "würdet"))
_AUXILIARIES = frozenset(("haben", "sein", "werden"))
_VERBAL = frozenset(("VVINF", "VAINF", "VMINF", "VVPP", "VAPP", "VMPP", "VVIZU", "PTKZU"))


@lru_cache(maxsize=20_000)
def _verb_forms(form: str) -> tuple[bool, bool]:
    """Can ``form`` be an infinitive, can it be finite, by the lexicon (prefixed verbs by their stem)?"""
    lexicon = wordforms()
    readings = lexicon.readings(form) or lexicon.readings(lexicon.stem(form))
    verbs = [reading.feats for reading in readings if reading.pos in ("VERB", "AUX")]
    return (
        any("VerbForm=Inf" in feats for feats in verbs),
        any("VerbForm=Fin" in feats and "Mood=Imp" not in feats for feats in verbs),
    )


def corrected(words: list[str], tags: list[str]) -> dict[int, str]:
    """New tags of one sentence, by position."""
    changes: dict[int, str] = {}
    start = 0
    for end in [*(i for i, tag in enumerate(tags) if tag.startswith("$")), len(tags)]:
        if end - start > 1:
            _infinitive(words, tags, start, end, changes)
        start = end + 1
    if not any(changes.get(i, tag) in _FINITE for i, tag in enumerate(tags)):
        _past_tense(words, tags, changes)
    return changes


def _infinitive(words: list[str], tags: list[str], start: int, end: int, changes: dict[int, str]) -> None:
    """A modal or *werden* earlier in a main clause makes the verb at its end an infinitive."""
    last = end - 1
    perfect = tags[last] == "VAFIN" and tags[last - 1] in ("VVPP", "VAPP")  # "soll ihn getroffen haben"
    if not (perfect or tags[last] == "VVFIN") or tags[start] in _OPENING:
        return
    for index in range(start, last):
        if tags[index] in _OPENING or (tags[index] == "KON" and tags[index + 1] in _FINITE):
            return
        if tags[index] == "VMFIN" or (tags[index] == "VAFIN" and words[index].lower() in _WERDEN):
            if perfect and tags[index] == "VMFIN" and words[last].lower() in _AUXILIARIES:
                changes[last] = "VAINF"
            elif (
                not perfect
                and _verb_forms(words[last].lower())[0]
                and not any(tag in _VERBAL for tag in tags[index + 1 : last])
            ):
                changes[last] = "VVINF"
            return


def _past_tense(words: list[str], tags: list[str], changes: dict[int, str]) -> None:
    """In a sentence without any finite verb, an "adjective" behind a noun that can be one is the finite verb."""
    candidates = [
        index
        for index, tag in enumerate(tags)
        if tag == "ADJA"
        and index
        and tags[index - 1] in ("NN", "NE", "ADV", "PTKNEG")
        and words[index].islower()
        and words[index].endswith(("te", "ten"))
        and _verb_forms(words[index])[1]
    ]
    if len(candidates) == 1 and tags[-1] == "$.":
        changes[candidates[0]] = "VVFIN"


@Language.component("german_verbs", requires=["token.tag"], assigns=["token.tag"])
def german_verbs(doc: Doc) -> Doc:
    """Correct the tags of verbs; needs tags and sentence starts, and has to run before the morphologizer."""
    tags = [token.tag_ for token in doc]
    if not any(tag in _FINITE or tag == "ADJA" for tag in tags):
        return doc
    starts = [token.i for token in doc if token.is_sent_start] or [0]
    for start, end in zip(starts, [*starts[1:], len(doc)], strict=True):
        rows = [index for index in range(start, end) if tags[index] != "_SP"]
        found = corrected([doc[index].text for index in rows], [tags[index] for index in rows])
        for index, tag in found.items():
            doc[rows[index]].tag_ = tag
    return doc
