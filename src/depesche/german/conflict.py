"""The German of deeds between political sides: who can do them, whom they befall, and when a text tells of conflict.

The stems of conflict stand in ``lexicon/conflict_words.csv``, the rest in ``lexicon/deed_words.csv``. Its uses:

``answer`` attacks that answer one ("Gegenschlag", "das Feuer erwidern")
``anybody`` people of whom nothing else is told
``authority`` those who act for the state they are in ("In Minsk nahmen Sicherheitskräfte …")
``around``   nouns that tell where, by the name behind them ("in der Nähe von", "im Norden von")
``blame``    what makes the object of the clause, or its subject, the one who did it ("für … verantwortlich machen")
``candidacy`` what candidates withdraw from, without giving up an office
``carry_out`` verbs whose subject does what their object names ("eine Offensive starten")
``accuse``  verbs whose dative object is said to have done what their object names ("jemandem einen Angriff vorwerfen")
``claim``    verbs whose subject did what they name with a preposition ("sich zu dem Anschlag bekennen")
``member``  what those who belong to an organisation are called ("NATO-Staaten")
``office``  what somebody resigns from
``figurative`` what turns a war or attack into one without weapons ("hybrider Angriffskrieg")
``fiction`` nouns of films, series and novels, whose rebels and empires fight nobody
``emergency`` states that a government declares
``goal``    what teams play for
``sport``   nouns of sports, whose teams bear the names of states
``organ``   people and bodies that act for the state or organisation they belong to ("russische Soldaten")
``dissident`` people whom a state holds because they oppose it
``political`` people in whom another state takes an interest when they are held ("Reporter", "Spion")
``envoy``   people in whom it is their state that is expelled ("Diplomaten")
``fail``     what an attack does that was made and missed its aim ("scheiterte")
``protester`` people who rise against a government ("Demonstranten", "Regierungsgegner")
``relief``   organisations that give aid
``doer``    people whom a text names by what they do ("Attentäter", "Demonstranten")
``crowd``   people who can protest
``thing``   places and things that stand for whom they belong to when they are hit ("Stellungen der Rebellen")
``weapon``  what kills without being a doer ("Eine Bombe tötete …")
``verbal``  what turns an attack into one of words ("mit scharfen Worten angreifen")
``peacekeeper`` soldiers who are none of a state, unless an adjective says of which ("Blauhelme")
``aim``     nouns that a deed is done to: "war das Ziel von Luftangriffen"
``hit``     verbs whose object is what an attack hit ("Der Angriff galt einem Lager")
``operation`` in which armed forces hit somebody ("bei einer Razzia der Armee getötet")
``head_of_mission`` envoys of whom a state has one in each other state
``mission`` houses that stand for the state that sent those in them ("Botschaft")
``forces`` what fights for a state, by its adjective only ("armenische Kräfte")
``national`` those who belong to a state that an adjective names ("griechische Staatsangehörige")
``prepare`` verbs of getting ready for an attack that nobody announced
``order``    by which somebody has others do it ("im Auftrag Moskaus")
``neighbour`` what states call each other ("das Nachbarland")
``amount``  nouns of quantity, behind which the people themselves are named ("Tausende Nationalisten")
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from depesche.german.compounds import first_part
from depesche.german.encounter_words import is_political_group
from depesche.german.lexicon import bodies, rows
from depesche.german.wordforms import wordforms

Use = Literal[
    "accuse",
    "aim",
    "answer",
    "amount",
    "anybody",
    "around",
    "authority",
    "blame",
    "candidacy",
    "carry_out",
    "claim",
    "crowd",
    "dissident",
    "doer",
    "envoy",
    "fail",
    "hit",
    "neighbour",
    "mission",
    "national",
    "operation",
    "order",
    "fiction",
    "figurative",
    "member",
    "organ",
    "peacekeeper",
    "political",
    "protester",
    "relief",
    "thing",
    "verbal",
    "weapon",
    "office",
    "public_life",
    "sport",
    "goal",
    "emergency",
    "forces",
    "head_of_mission",
    "prepare",
]


PEACEKEEPING = "UNO"  # whose soldiers those are that are none of a state
_WARS = ("krieg", "konflikt", "blutvergießen", "waffenruhe", "waffenstillstand", "feuerpause")
_AT_END = frozenset(
    {
        "around",
        "candidacy",
        "emergency",
        "fiction",
        "goal",
        "mission",
        "neighbour",
        "office",
        "public_life",
        "sport",
        "thing",
        "weapon",
        "verbal",
    }
)
_SHORT = 4  # letters of stems that count at the end of a word only ("rat", "heer")


@lru_cache(maxsize=1)
def _stems() -> tuple[str, ...]:
    return tuple(row["stem"] for row in rows("conflict_words"))


@lru_cache(maxsize=16384)
def conflict_stem(lemma: str) -> str | None:
    """The stem by which a noun tells of conflict between political sides ("Regierungssoldat": "soldat"), or None."""
    folded = lemma.casefold()
    return next((stem for stem in _stems() if stem in folded), None)


def are_hostages(name: str) -> bool:
    """Does a description name hostages ("die verbliebenen Geiseln")?"""
    return "geisel" in name.casefold()


def is_war(lemma: str) -> bool:
    """Does a noun (base form) name a war or what stops one ("Bürgerkrieg", "Feuerpause")?"""
    return lemma.casefold().endswith(_WARS)


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("deed_words"):
        found[row["use"]] = (*found.get(row["use"], ()), row["word"].casefold())
    return found


@lru_cache(maxsize=16384)
def means(use: Use, name: str) -> bool:
    """Does a description mean this: one of its words, or a compound's last part ("Militärstützpunkt": "stützpunkt")?

    Stems of people count anywhere in a word, as they take endings and feminine forms.
    """
    if use in (
        "accuse",
        "aim",
        "amount",
        "blame",
        "carry_out",
        "claim",
        "forces",
        "head_of_mission",
        "hit",
        "order",
        "prepare",
    ):
        return name.casefold() in _words()[use]
    ends, inside = _looked_for(use)
    return any(
        word.endswith(ends) if inside is None else inside.search(word) or word.rstrip("ens").endswith(ends)
        for word in name.casefold().split()
    )


@cache
def _looked_for(use: Use) -> tuple[tuple[str, ...], re.Pattern[str] | None]:
    """What a word may end in, and what may stand anywhere in it, null where only its end counts."""
    stems = _words()[use]
    if use in _AT_END:
        return tuple(stem + ending for stem in stems for ending in ("", "e", "n", "en", "s", "es")), None
    long = [re.escape(stem) for stem in stems if len(stem) > _SHORT]
    return tuple(s for s in stems if len(s) <= _SHORT), re.compile("|".join(long) or r"(?!)")


@lru_cache(maxsize=1)
def _fighters() -> dict[str, str]:
    """Short names of armed groups → the name they are known by."""
    return {name: body.body for name, body in bodies().items() if body.kind == "armed" and " " not in name}


def fighters_of(noun: str) -> str | None:
    """The armed group whose name a noun begins with ("Talibankämpfer": "Taliban", "Hamas-Führer": "Hamas"), or None.

    "Huthi-Rebellen" and "Hisbollah-Miliz" are names of the group themselves.
    """
    front, _ = first_part(noun)
    if front in _fighters():
        rest = noun[len(front) + 1 :]
        return None if is_political_group(rest) else _fighters()[front]
    for name, body in _fighters().items():
        rest = noun[len(name) :]
        if len(name) > 3 and noun.startswith(name) and len(rest) > 3 and rest[0].islower():
            return None if is_political_group(rest) else body
    return None


@lru_cache(maxsize=1)
def _armed() -> frozenset[str]:
    armed = [body for body in bodies().values() if body.kind == "armed"]
    return frozenset(name.casefold() for body in armed for name in (body.name, body.body))


def is_armed_body(name: str) -> bool:
    """Is this the name of an armed group?"""
    return name.casefold() in _armed()


_STATES = (
    "emirate",
    "emiraten",
    "geber",
    "königreiche",
    "königreichen",
    "länder",
    "ländern",
    "mächte",
    "mächten",
    "monarchien",
    "regierungen",
    "staaten",
)


def are_states(noun: str, told: bool) -> bool:
    """Does a plural name states, not each of them: "Geberländer", or where it is told which ("westliche Staaten")?"""
    folded = noun.casefold()
    return folded.endswith(_STATES) and not folded.startswith("bundes") and (told or folded not in _STATES)


def is_behind(preposition: str, predicate: str) -> bool:
    """Is the subject of the verb who did what stands behind the preposition ("steckt hinter dem Anschlag")?"""
    return preposition == "hinter" and predicate in ("stecken", "stehen")


def is_abstract(noun: str) -> bool:
    """Does the noun's ending tell of nothing that can be hit ("Demokratie", "Sicherheit")?"""
    folded = noun.casefold()
    return folded.endswith(("heit", "ismus", "keit", "kratie", "tät")) and not folded.endswith("einheit")


def nominative_plural(form: str) -> str:
    """The nominative of a dative plural ("Sicherheitskräften": "Sicherheitskräfte"); other forms stay as they are."""
    if not form.endswith("n"):
        return form
    words = wordforms()
    known = form if form in words else words.compound(form)[1]
    if not known:
        return form
    dative = {r.lemma for r in words.readings(known) if _is_plural(r.feats, "Dat")}
    if {r.lemma for r in words.readings(known) if _is_plural(r.feats, "Nom")} & dative:
        return form
    shorter = {r.lemma for r in words.readings(known[:-1]) if _is_plural(r.feats, "Nom")}
    return form[:-1] if dative & shorter else form


def _is_plural(feats: frozenset[str], case: str) -> bool:
    return {f"Case={case}", "Number=Plur"} <= feats
