"""What somebody in the dative is given, where only the order of words parts it from them."""

from __future__ import annotations

from depesche.german.clauses.words import Words
from depesche.german.lexicon import surnames
from depesche.german.roles import role_forms
from depesche.german.voices import voice
from depesche.german.wordforms import wordforms

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
