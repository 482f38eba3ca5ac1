"""Descriptions of people and things nobody knows by name, in the form of a dictionary: "des deutschen Reporters"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from depesche.german.conflict import is_abstract, nominative_plural
from depesche.german.nominals import base_form
from depesche.german.noungroups import nominative_adjective
from depesche.german.voices import voice
from depesche.german.wordforms import is_participle


def description(doc: Doc, start: int, head: int, end: int) -> str:
    """The nominative without article of the noun at token `head`, the tokens `[start, head)` before it its adjectives.

    Tokens after the noun stay as they are. Where more than adjectives stand before it, only case by ending is undone.
    """
    noun = doc[head]
    while start < head and doc[start].is_space:
        start += 1
    if start < head and start > 1 and doc[start].lemma_ == "alt" and doc[start - 1].pos_ == "NOUN":
        start += 1  # "der 32 Jahre alte Reporter"
    number = noun.morph.get("Number", [])
    plural = "Plur" in number or (start > 0 and doc[start - 1].tag_ == "CARD")
    if noun.pos_ == "NOUN" and all(t.tag_ == "ADJA" for t in doc[start:head]):
        gender = "Plur" if plural else (noun.morph.get("Gender", []) or ["Neut"])[0]
        words = [nominative_adjective(t, gender) for t in doc[start:head]]
        words.append(_plural(noun.text) if plural else _singular(noun.text, noun.lemma_))
        return " ".join([*words, *(t.text for t in doc[head + 1 : end] if not t.is_space)])
    name = base_form(doc, start, end)
    if plural and noun.pos_ == "NOUN" and name.endswith(noun.text):
        name = name[: -len(noun.text)] + _plural(noun.text)
    return name


def _plural(form: str) -> str:
    """The nominative without article: "Bewaffneten" and "Oppositionellen" are adjectives, "Soldaten" is none."""
    adjective = form[:-2].lower()
    if form.endswith("en") and (is_participle(adjective) or adjective.endswith(("isch", "lich"))):
        return form[:-1]
    return nominative_plural(form)


def _singular(form: str, lemma: str) -> str:
    """The base form where the form only adds an ending to it ("Reporters", "Franzosen"); others stay as they are."""
    return lemma if lemma and form.startswith(lemma) and len(form) - len(lemma) <= 2 else form


def is_thing(noun: Token) -> bool:
    """Is it one thing or quality by its form, and no noun for persons or bodies of persons ("Recht", "Freiheit")?"""
    singular = noun.morph.get("Number", []) == ["Sing"]
    neuter = is_abstract(noun.lemma_) or noun.morph.get("Gender", []) == ["Neut"]
    return singular and neuter and voice(noun.lemma_) is None
