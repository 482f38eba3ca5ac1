"""Is this text German? Function words tell, cheaply and offline.

In running German prose four words in ten are function words of this list; in other languages of the same letters
(Dutch, English, Danish, Luxembourgish) hardly one in ten looks like one. Method: small-word profiles after
Grefenstette 1995, "Comparing two language identification schemes".
"""

from __future__ import annotations

import re

ENOUGH = 0.2  # share of function words among the words
FEW = 12  # words; a shorter text can't be judged and is taken as German
SAMPLE = 2_000  # words looked at

_FUNCTION_WORDS = frozenset(
    """
    aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bis bleiben da damit dann das
    dass dazu dem den denn der deren des dessen die dies diese diesem diesen dieser dieses doch dort durch ein eine
    einem einen einer eines er es etwa für gegen gegenüber haben habe hat hatte hatten heute ich ihm ihn ihnen ihr ihre
    ihrem ihren ihrer im in indem ist jedoch kann kein keine keinen können könne man mehr mit muss müsse müssen nach
    nicht noch nun nur ob oder ohne sagte schon sei seien sein seine seinem seinen seiner seit sich sie sind so sogar
    soll sollen solle sondern sowie über um und uns unter viele vom von vor war waren wegen weil weiter wenn werde
    werden wie wieder will wir wird wolle wollen wurde wurden zu zudem zum zur zwischen
    """.split()
)
_WORD = re.compile(r"[^\W\d_]+")


def is_german(text: str) -> bool:
    """Whether `text` looks like German; true where it is too short to tell."""
    words = [match[0].lower() for match, _ in zip(_WORD.finditer(text), range(SAMPLE), strict=False)]
    return len(words) < FEW or sum(word in _FUNCTION_WORDS for word in words) >= ENOUGH * len(words)
