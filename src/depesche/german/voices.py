"""Which nouns name somebody who can speak: persons, and bodies made of persons.

German marks nouns for persons by their form: from one that names a man another for a woman is made with "-in"
("Trainer", "Trainerin"), and an adjective used as a noun goes with "der" and "die" alike ("der Angeklagte", "die
Angeklagte"). Nouns without such a form and nouns for bodies stand in ``lexicon/voices.csv``; compounds go with their
last part.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from depesche.german.lexicon import demonyms, rows
from depesche.german.roles import role_forms
from depesche.german.wordforms import wordforms

Voice = Literal["person", "body"]

_LONGEST = 60  # characters; what is longer is no word
_SHORTEST_HEAD = 3  # characters of the last part of a compound
_UMLAUTS = (("au", "äu"), ("a", "ä"), ("o", "ö"), ("u", "ü"), ("A", "Ä"), ("O", "Ö"), ("U", "Ü"))
_ADJECTIVAL = re.compile(
    r"(?:[Jj]ährige|hörige|willige|[aA]rbeitslose|[oO]bdachlose|wortliche|stliche|ugendliche|wachsene"
    r"|-(?:[Ee]rste|[Zz]weite|[Dd]ritte|[Vv]ierte|[Ff]ünfte|[Ss]echste|[Ss]iebte|[Aa]chte|[Nn]eunte|[Zz]ehnte))$"
)
_AGE = re.compile(r"(\d\d)-?[Jj]ährige[mnrs]?$")
_PARTICIPLE = re.compile(r"(?:te|ene|nde)$")


# Pronouns by form: no case but accusative and dative; several or open who, and still persons.
_OBJECTS = frozenset({"ihn", "ihm", "ihnen", "mich", "mir", "dich", "dir", "uns", "euch", "sich", "einander"})
_SOMEBODY = frozenset(
    {"alle", "andere", "beide", "einer", "einige", "ersterer", "erstere", "jeder", "jede", "jemand", "keiner"}
    | {"letztere", "letzterer", "manche", "mancher", "mehrere", "niemand", "viele", "wenige"}
)
_GENDERS = {"er": "Masc", "sie": "Fem"}
_GENDERS_OF_ARTICLES = {"der": "Masc", "die": "Fem"}
_ANYBODY = frozenset(
    {"alle", "andere", "einige", "jeder", "jede", "jemand", "keiner", "manche", "mancher", "mehrere", "niemand"}
    | {"viele", "wenige"}
)

# Determiners that no nominative has.
_OBLIQUE = frozenset(
    {"dem", "den", "des", "diesem", "diesen", "dieses", "einem", "einen", "einer", "eines"}
    | {stem + ending for stem in ("ihr", "sein", "unser", "mein", "kein") for ending in ("em", "en", "er", "es")}
) - {"dieses", "unser"}
_PLATFORMS = frozenset(
    {"Account", "Bluesky", "Facebook", "Instagram", "Kurznachrichtendienst", "LinkedIn", "Mastodon", "Messenger"}
    | {"Messengerdienst", "Netzwerk", "Onlinenetzwerk", "Plattform", "Telegram", "Threads", "TikTok", "Twitter", "X"}
    | {"YouTube"}
)
_MEDIA = {"agentur": "agency", "sender": "broadcaster", "zeitung": "paper"}
_NEWSROOM = (
    *("autor", "chef", "direktor", "herausgeber", "intendant", "journalist", "kolumnist", "kommentator"),
    *("korrespondent", "mitarbeiter", "moderator", "redakteur", "redaktion", "reporter", "geschäftsführer", "vorstand"),
)
_PLAIN = str.maketrans("äöüÄÖÜ", "aouAOU")
_DERIVED = ("dung", "gung", "heit", "keit", "lung", "rung", "tung", "zung")  # of nouns for what is done or how it is
_POLITIES = ("bund", "föderation", "land", "republik", "staat", "union")
_SAID = ("angaben", "auskunft", "aussagen", "informationen")
_AT_BODY = frozenset({"bei", "seitens", "von", "vonseiten"})
_IN_BODY = frozenset({"aus", "in"})


def is_oblique(determiner: str) -> bool:
    """Whether the determiner (in lower case) can open no nominative."""
    return determiner in _OBLIQUE


@lru_cache(maxsize=20_000)
def is_uninflected(form: str) -> bool:
    """Whether a capitalised word can be nothing but an adverb or adjective without ending ("Konkret", "Zudem")."""
    words = wordforms()
    if words.readings(form):
        return False
    found = [*words.readings(form.lower()), *words.readings(form.lower().replace("ss", "ß"))]
    return bool(found) and all(r.pos == "ADV" or "Variant=Short" in r.feats for r in found)


def is_of_person(demonstrative: str) -> bool:
    """Whether a demonstrative (in lower case) that stands alone and speaks can only be somebody, by its form."""
    return demonstrative in {"der", "dieser", "jener"}


def points_there(adverb: str) -> bool:
    """Whether the adverb (in lower case) stands for where somebody has just been told to write: "heißt es dort"."""
    return adverb in {"darin", "dort"}


def is_silence(noun: str) -> bool:
    """Whether who says no such thing says nothing ("erwähnte sie mit keinem Wort", "verlor keine Silbe darüber")."""
    return noun in {"Silbe", "Ton", "Wort"}


def speaks_for(preposition: str) -> bool:
    """Whether "es hieß" names who said it with the preposition ("hieß es von der Behörde")."""
    return preposition in _AT_BODY


def speaks_from(preposition: str) -> bool:
    """Whether "es hieß" names the body whose people say it with the preposition ("hieß es aus dem Ministerium")."""
    return preposition in _IN_BODY


def is_object_form(word: str) -> bool:
    """Whether the pronoun (in lower case) can be no subject by its form."""
    return word in _OBJECTS


def is_open_in_case(pronoun: str) -> bool:
    """Whether the personal pronoun (in lower case) can be subject and object alike."""
    return pronoun in {"es", "sie"}


def is_platform(word: str) -> bool:
    """Whether the word names a place where anybody posts ("Netzwerk", "Twitter"), which passes on no words itself."""
    return word in _PLATFORMS or word.lower().startswith("sozial")


def kind_of_medium(noun: str) -> str | None:
    """The kind of medium that the noun names by its last part: "agency", "broadcaster", "paper"; None for others."""
    return next((kind for ending, kind in _MEDIA.items() if noun.lower().endswith(ending)), None)


def is_of_newsroom(noun: str) -> bool:
    """Whether the noun names somebody who works for a medium, so that its name behind it is no addressee's."""
    low = noun.lower().removesuffix("in")
    return low.endswith(_NEWSROOM)


def marks_dative(determiner: str) -> bool | None:
    """Whether the article (in lower case) can only be a dative; null where it can be a genitive too, false for none."""
    return {"dem": True, "der": None}.get(determiner, False)


def is_genitive(determiner: str) -> bool:
    """Whether the article (in lower case) can only be a genitive."""
    return determiner in {"des", "eines"}


def is_third(word: str) -> bool:
    """Whether the personal pronoun (in lower case) can be one of the third person in the nominative."""
    return word in {"er", "sie"}


def gender_of_pronoun(word: str) -> str | None:
    """The UD gender of a personal pronoun in the nominative singular (in lower case): "sie" is Fem; null for others."""
    return _GENDERS.get(word)


def is_somebody(word: str) -> bool:
    """Whether the indefinite pronoun (in lower case) stands for persons ("viele"), not for things ("etwas")."""
    return word in _SOMEBODY


def is_both(word: str) -> bool:
    """Whether the pronoun (in lower case) stands for two."""
    return word in {"beide", "beiden"}


def is_anybody(word: str) -> bool:
    """Whether the indefinite pronoun (in lower case) by itself leaves open who is meant ("viele", not "beide")."""
    return word in _ANYBODY


def is_lesser_body(noun: str) -> bool:
    """Whether the noun names a body that is no state, so that its president is none of a state ("Institut")."""
    return voice(noun) == "body" and not noun.lower().endswith(_POLITIES)


def is_doublet(one: str, other: str) -> bool:
    """Whether two plurals name the same people, one by the feminine: "Ärztinnen" and "Ärzte"."""
    feminine, masculine = (one, other) if one.endswith("innen") else (other, one)
    stem = feminine.removesuffix("innen").translate(_PLAIN)
    forms = {stem + ending for ending in ("", "e", "en", "n")}
    return stem != feminine and len(stem) > 2 and masculine.translate(_PLAIN) in forms


def is_own(determiner: str) -> bool:
    """Whether the possessive (in lower case) is the author's or the reader's: "meiner", "unserer", "deiner"."""
    return determiner.startswith(("mein", "dein", "unser", "unsr", "euer", "eure"))


def is_definite(determiner: str) -> bool:
    """Whether the determiner (in lower case) is the definite article."""
    return determiner in {"das", "dem", "den", "der", "des", "die"}


def is_epithet(noun: str) -> bool:
    """Whether the noun stands for a person named elsewhere by no more than an age or origin ("die 54-Jährige")."""
    if noun in _demonyms():
        return True
    return noun.removesuffix("r").endswith("-Jährige") or noun.removesuffix("r").endswith("jährige")


def age_told(word: str) -> str | None:
    """The age in digits that a word tells of a person ("48-Jährige", "48-jähriger"), None where it tells none."""
    found = _AGE.match(word)
    return found[1] if found else None


def gender_of_epithet(article: str, noun: str) -> str | None:
    """The UD gender of an epithet in the nominative by its article (in lower case): "der 54-Jährige" is Masc."""
    return _GENDERS_OF_ARTICLES.get(article) if article == "der" or noun.endswith(("e", "in")) else None


def is_told(noun: str) -> bool:
    """Whether the noun names what somebody tells ("Informationen", "Angaben")."""
    return noun.lower() in _SAID


def is_foreign(form: str) -> bool:
    """Whether a capitalised word is none that German knows, compounds included: then it is a name."""
    words, last = wordforms(), form[form.rfind("-") + 1 :]
    known = last in words or last.lower() in words or words.compound(last)[0] or last.endswith(_DERIVED)
    return last[:1].isupper() and last.isalpha() and not known


def gender_of(noun: str) -> str | None:
    """The gender of a noun, or of the last part of a compound, where it has one alone: "Masc", "Fem" or "Neut"."""
    words = wordforms()
    if noun.endswith("amt") and noun != "Samt":
        return "Neut"  # "Bundesamt" is none of velvet
    head = noun if noun in words else words.compound(noun)[1]
    head = head[:1].upper() + head[1:]
    found = {f for r in words.readings(head) if r.pos == "NOUN" and r.lemma == head for f in r.feats if "Gender=" in f}
    return found.pop().removeprefix("Gender=") if len(found) == 1 else None


def is_singular(form: str) -> bool:
    """Whether a noun form is of the singular alone ("die Regierung", not "die Abgeordnete")."""
    readings = [r for r in wordforms().readings(form) if r.pos == "NOUN"]
    genders = {feat for r in readings for feat in r.feats if feat in ("Gender=Masc", "Gender=Fem")}
    adjectival = len(genders) > 1  # "die Abgeordnete" of one, "Abgeordnete" of many
    return bool(readings) and not adjectival and not any("Number=Plur" in r.feats for r in readings)


@cache
def _listed() -> dict[str, Voice]:
    kinds: dict[str, Voice] = {"person": "person", "body": "body", "seat": "body"}
    return {row["noun"]: kinds[row["kind"]] for row in rows("voices")}


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(form for row in demonyms() for form in (row.masculine, row.feminine))


@cache
def _seated() -> tuple[str, ...]:
    return tuple(row["noun"] for row in rows("voices") if row["kind"] == "seat")


@lru_cache(maxsize=20_000)
def has_seat(noun: str) -> bool:
    """Whether a name behind the noun tells where the body sits ("Landgericht Itzehoe"), not what it is called."""
    return noun in _seated() or noun.lower().endswith(tuple(word.lower() for word in _seated()))


@lru_cache(maxsize=20_000)
def voice(noun: str) -> Voice | None:
    """What kind of speaker a noun names, given in its base form; None for things, qualities, times and places."""
    if not noun or len(noun) > _LONGEST or not noun[:1].isalnum():
        return None
    listed = _listed()
    if noun in listed:
        return listed[noun]
    if role_forms(noun) or _is_person(noun):
        return "person"
    for cut in range(2, len(noun) - _SHORTEST_HEAD + 1):  # one letter is no word
        head = noun[cut:].lstrip("-")
        head = head[:1].upper() + head[1:]
        if head in listed and (len(head) > _SHORTEST_HEAD or noun[cut - 1] == "-"):
            return listed[head]
    front, head = wordforms().compound(noun)
    if not front:
        return None
    head = head[:1].upper() + head[1:]
    return "person" if len(head) > _SHORTEST_HEAD and _is_person(head) else None


def _is_person(noun: str) -> bool:
    return _has_feminine(noun) or _is_feminine(noun) or _is_adjectival(noun)


def _has_feminine(noun: str) -> bool:
    """Is there a feminine in "-in"? The noun itself must be a masculine: "Term" and "Termin" are no pair."""
    stems = {noun, noun[:-1]} if noun.endswith("e") else {noun}
    for vowel, umlaut in _UMLAUTS:
        at = noun.rfind(vowel)
        if at >= 0:
            changed = noun[:at] + umlaut + noun[at + len(vowel) :]
            stems |= {changed, changed[:-1]} if changed.endswith("e") else {changed}
    return any(_is_noun(stem + "in", "Fem") for stem in stems) and _is_noun(noun, "Masc")


def _is_feminine(noun: str) -> bool:
    """Is it such a feminine ("Trainerin")?"""
    stem = noun.removesuffix("in")
    return stem != noun and _is_noun(noun, "Fem") and (_is_noun(stem, "Masc") or _is_noun(stem + "e", "Masc"))


def _is_adjectival(noun: str) -> bool:
    """Does the noun decline like an adjective ("Angeklagter", "Angeklagte", "Weltranglisten-Dritte")?

    Of adjectives only participles, ordinals and a few endings make nouns for persons; "die Tiefe" is another word.
    """
    weak = noun[:-1] if noun.endswith("er") else noun
    if _ADJECTIVAL.search(weak):
        return True
    if not _PARTICIPLE.search(weak):
        return False
    words = wordforms()
    last = words.compound(weak)[1] if weak not in words else weak
    stem = last[weak.rfind("-") + 1 if last == weak else 0 : -1].lower()
    return any("VerbForm=Part" in r.feats for r in words.readings(stem))


def _is_noun(form: str, gender: str) -> bool:
    return any(r.pos == "NOUN" and f"Gender={gender}" in r.feats for r in wordforms().readings(form))


@lru_cache(maxsize=4096)
def sayer_in(compound: str) -> str | None:
    """Who has said what the compound names: "Polizeiangaben", "Regierungsangaben", "Behördenangaben"."""
    first = next((compound[: -len(end)] for end in _SAID if compound.endswith(end)), "")
    for name in (first, first.removesuffix("s")):
        if voice(name) == "body" or (name.endswith("n") and voice(name[:-1]) == "body"):
            return name
    return None


def is_feminine_of(word: str, other: str) -> bool:
    """Does the plural name the women of those whom the other names: "Expertinnen", "Experten"?"""
    stem = word.removesuffix("innen")
    return stem != word and len(stem) >= _SHORTEST_HEAD and other.startswith(stem)
