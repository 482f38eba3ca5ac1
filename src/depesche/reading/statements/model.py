"""What the parts of the statement reader hand to each other. All positions are token indices, `[start, end)`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from depesche.german.speech import SpeechNoun, SpeechVerb
from depesche.reading.layers import Clause, Phrase
from depesche.records import Actor
from depesche.records.record import Mode

Extent = tuple[int, int]
Place = Literal["before", "after", "inside"]


@dataclass(slots=True)
class Frame:
    """Words that say that somebody says something: a verb of saying, "laut X", "so X", "demnach".

    `place` tells where the frame stands to its content: a verb before it, after it, or a stretch inside it that the
    content flows around.
    """

    rule: str
    place: Place
    act: str
    clause: Clause
    cue: list[int]
    verb: SpeechVerb | None = None
    noun: SpeechNoun | None = None
    extent: Extent | None = None  # of frames that the content flows around
    speaker: Phrase | None = None
    mention: Extent | None = None
    actors: list[Actor] = field(default_factory=list)
    addressees: list[Phrase] = field(default_factory=list)
    relays: list[Actor] = field(default_factory=list)  # nearest source first
    pointer: int | None = None  # a pronominal adverb that announces the content
    used: bool = False  # has found its content


@dataclass(slots=True)
class Utterance:
    """One thing said: what a statement record is made from."""

    mode: Mode
    act: str
    content: list[Extent]
    sentence: int  # where it stands; the last one for utterances over several sentences
    rule: str
    confidence: float
    speaker: Phrase | None = None
    mention: Extent | None = None
    actors: list[Actor] = field(default_factory=list)
    cue: list[Extent] = field(default_factory=list)
    frame: list[Extent] = field(default_factory=list)
    addressees: list[Phrase] = field(default_factory=list)
    relays: list[Actor] = field(default_factory=list)
    clause: Clause | None = None  # the clause that tells the act
    planned: bool = False
    repeats: list[Extent] = field(default_factory=list)  # where the same thing is told again, in fewer words

    @property
    def start(self) -> int:
        return self.content[0][0]

    @property
    def end(self) -> int:
        return self.content[-1][1]


def runs(tokens: list[int]) -> list[Extent]:
    """Neighbouring tokens joined to extents."""
    out: list[list[int]] = []
    for i in sorted(set(tokens)):
        if out and i == out[-1][1]:
            out[-1][1] = i + 1
        else:
            out.append([i, i + 1])
    return [(a, b) for a, b in out]
