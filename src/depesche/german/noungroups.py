"""The group of a noun: where it begins, its adjectives, and their nominative ("den alten Partnern": alte Partner)."""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.tokens import Doc, Token

from depesche.german.nameforms import states_of_adjective
from depesche.german.wordforms import wordforms

_STRONG = {"Masc": "er", "Fem": "e", "Neut": "es", "Plur": "e"}
_ADJECTIVE_ENDING = re.compile(r"(?:en|er|es|em|e)$")


def nominative_adjective(token: Token, gender: str) -> str:
    """An attributive adjective in the strong nominative of `gender` ("Masc", "Fem", "Neut", "Plur")."""
    text = token.text
    if text.endswith("er") and text[:1].isupper() and token.i and not token.is_sent_start:
        return text  # "Moskauer" is not declined
    stem = _ADJECTIVE_ENDING.sub("", text)
    if not stem[1:2].isupper() and stem[:1].isupper():
        stem = stem[0].lower() + stem[1:]
    return stem + _STRONG[gender]


@lru_cache(maxsize=20_000)
def nominative_plural(form: str, lemma: str) -> str:
    """The nominative plural of a plural form: the dative "-n" is taken off."""
    if lemma.endswith("er") and form == lemma[:-1] + "n":
        return lemma[:-1]  # "den Abgeordneten": Abgeordnete
    if form.endswith("n"):
        if form not in wordforms():
            front, _ = wordforms().compound(form)
            if front:
                head = form[len(front) :]
                found = nominative_plural(head[0].upper() + head[1:], "")
                return front + (found if front.endswith("-") else found[0].lower() + found[1:])
        for candidate in (form[:-1], form[:-1] + "e"):
            for reading in wordforms().readings(candidate):
                nominative = reading.pos == "NOUN" and {"Number=Plur", "Case=Nom"} <= reading.feats
                if nominative and (candidate != lemma or candidate.endswith("er")):
                    return candidate
    return form


def is_adjective(token: Token) -> bool:
    """Whether the token is an adjective before a noun; capitalised ones of states are often tagged as names."""
    if token.tag_ == "ADJA":
        return True
    if token.tag_ not in ("NE", "NN", "ADJD", "FM") or not states_of_adjective(token.text):
        return False
    declined = token.text.endswith(("e", "en", "er", "es", "em"))
    return declined and token.i + 1 < len(token.doc) and token.nbor(1).tag_ in ("NN", "ADJA")


def _is_year(token: Token) -> bool:
    return len(token.text) == 4 and token.text.isdigit() and token.text[0] in "12"


def _before_noun(doc: Doc, i: int) -> bool:
    """Whether token `i` belongs to the adjectives and numbers before a noun."""
    token, tag = doc[i], doc[i].tag_
    if tag == "CARD":
        return not _is_year(token)
    if tag == "TRUNC" or is_adjective(token):
        return True
    if not i:
        return False
    before, after = doc[i - 1].tag_, doc[i + 1].tag_
    if tag == "KON":
        return before in ("ADJA", "TRUNC") and after in ("ADJA", "NN")
    if tag in ("ADJD", "ADV"):
        return after == "ADJA" and before in ("ART", "PPOSAT", "APPRART")
    return tag in ("PIDAT", "PIAT", "PIS") and before in ("ART", "PPOSAT")


def group_start(doc: Doc, head: int) -> int:
    """The first token of the noun group of `head`: its determiner, or its first adjective or number."""
    i = head - 1
    while i >= 0 and _before_noun(doc, i):
        i -= 1
    if i >= 0 and doc[i].tag_ in ("ART", "PPOSAT", "PDAT", "PIAT", "PIDAT", "APPRART", "PWAT"):
        return i
    return i + 1
