"""What a verb takes besides the noun before it, where only the order of words parts the two."""

from __future__ import annotations

from depesche.german.clauses.words import Words
from depesche.german.lexicon import surnames
from depesche.german.roles import role_forms
from depesche.german.voices import voice
from depesche.german.wordforms import wordforms

_DATING = frozenset({"nach", "seit", "vor", "während", "wegen"})
_AIMING = frozenset({"auf", "für", "gegen"})
_SIDES = ("länder", "parteien", "regierungen", "seiten", "staaten")
_GIVEN_TO = (  # bodies that something is given to, and that have no noun for a name
    *("land", "staat", "staaten", "republik", "nation", "volk", "regierung", "führung", "armee", "militär"),
    *("bevölkerung", "opposition", "junta", "miliz"),
)


def is_given(words: Words, to: int, i: int) -> bool:
    """Whether a bare noun behind somebody in the dative is what they are given: "gewährte [dem Mann] [Asyl]"."""
    text = words.texts[i]
    to_somebody = voice(words.lemmas[to]) == "person" or words.lower[to].endswith(_GIVEN_TO)
    if not to_somebody or voice(words.lemmas[i]) is not None or role_forms(text) or text in surnames():
        return False
    noun = text if text in wordforms() else wordforms().compound(text)[1]
    return any(r.pos == "NOUN" for r in wordforms().readings(noun))


def is_after_event(words: Words, event: int, i: int) -> bool:
    """Whether a bare plural stands behind what something follows or precedes: "stoppte [nach dem Angriff] Lieferungen".

    Events have no such plural for a name, nor has what an adjective tells of after a preposition ("auf [russische
    Städte] [Raketen]") or states that are told together ("beide Länder [Truppen]").
    """
    before = words.lower[event - 2] if event > 1 else ""
    dated = words.lower[event - 1] in ("dem", "den", "der") and before in _DATING
    aimed = words.tags[event - 1] == "ADJA" and before in _AIMING
    both = words.lower[event - 1] in ("beide", "beiden") and words.lower[event].endswith(_SIDES)
    if not (dated or aimed or both) or role_forms(words.texts[i]) or words.texts[i] in surnames():
        return False
    noun = words.texts[i] if words.texts[i] in wordforms() else wordforms().compound(words.texts[i])[1]
    nouns = [r for r in wordforms().readings(noun) if r.pos == "NOUN"]
    return (
        (aimed or both or voice(words.lemmas[event]) is None)
        and bool(nouns)
        and all("Number=Plur" in r.feats for r in nouns)
    )
