"""Who was quoted last, named again by no more than a trade: "sagte Anna Berg. … Die Politologin rechnet mit …"."""

from __future__ import annotations

from depesche.german.voices import is_definite
from depesche.reading.statements.model import Frame
from depesche.reading.statements.text import Text

_SPOKESMEN = 2  # sentences since his last words after which "the spokesman" may be another
_NEAR = 3  # sentences since the last words of whoever is meant


def goes_by_trade(text: Text, frame: Frame, last: Frame | None, since: int) -> bool:
    """Is the frame's speaker known by no more than a trade, with its article, that may be that of who spoke last?"""
    if last is None or len(frame.actors) != 1 or len(last.actors) != 1:
        return False
    told, known = frame.actors[0], last.actors[0]
    if told.id is not None or " " in told.name or told.mention is None or known.kind != "person":
        return False
    if known.mention is None or text.reading.token_at(known.mention.start) >= text.reading.token_at(told.mention.start):
        return False
    head = text.reading.token_at(told.mention.end - 1)
    alone = head > 0 and is_definite(text.lower[head - 1]) and text.tags[head] == "NN"
    if not alone or text.sentence_of(head) - since > _NEAR or text.spoken(head) is not None:
        return False
    entity = next((e for e in text.reading.entities if e.name == known.name and e.kind == "person"), None)
    if entity is None:
        return False
    trade = text.words.trade(text.lemmas[head], "trade")
    if trade is None and not entity.roles and known.affiliation is None:
        trade = text.words.trade(text.lemmas[head], "scholar")  # who holds an office is not called so
    return trade is not None and entity.gender in {None, trade}


def goes_by_same_noun(text: Text, frame: Frame, last: Frame | None, since: int) -> bool:
    """ "… wie ein Sprecher des Flughafens sagte. …, so der Sprecher": who spoke last under the same noun?"""
    phrase = frame.speaker
    if last is None or phrase is None or last.speaker is None or len(last.actors) != 1:
        return False
    head, before = phrase.head, last.speaker.head
    alone = phrase.start + 1 == head == phrase.end - 1 and is_definite(text.lower[phrase.start])
    same = text.tags[head] == text.tags[before] == "NN" and text.lemmas[head] == text.lemmas[before]
    near = before < head and 0 <= text.sentence_of(head) - since <= _SPOKESMEN
    return alone and same and near and text.words.is_sayer(text.lemmas[head]) and text.spoken(head) is None
