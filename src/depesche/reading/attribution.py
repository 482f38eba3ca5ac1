"""The chain of sources: who the document has something from, nearest source first, its own publisher left out.

Whatever a clause tells rests on those whose words it stands in (the speaker of a statement, the agency of "laut X",
the one that "Dies berichtete X" names), on those who passed their words on, and on the agencies that sign the text. The
chain is that of PROV's `wasQuotedFrom`, one hop after the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from depesche.german.speech import speech_lexicon
from depesche.reading.layers import Clause, Reading
from depesche.records import Actor, Span

if TYPE_CHECKING:
    from depesche.reading.statements.model import Utterance

_CREDITS = frozenset({"agency_credit", "dateline"})
_NAME = re.compile(r"[^\W\d_][\w.\-]*(?: [^\W\d_][\w.\-]*)*")


def asserted_by(reading: Reading, clause: Clause) -> list[Actor]:
    """The sources of what `clause` tells; empty where the document speaks for itself."""
    head = clause.head if clause.head is not None else clause.start
    return sources_at(reading, head)


def sources_at(reading: Reading, token: int, own: Utterance | None = None) -> list[Actor]:
    """The sources of what stands at a token; `own` is an utterance whose own sources are asked for."""
    chain: list[Actor] = list(own.relays) if own is not None else []
    for told in _around(reading, token, own):
        chain += [*told.actors, *told.relays]
    chain += signatures(reading)
    speaking = own.actors if own is not None else []
    return _distinct(reading, chain, speaking)


def _around(reading: Reading, token: int, own: Utterance | None) -> list[Utterance]:
    """The utterances that a token stands in, the innermost first."""
    found = [
        u
        for u in reading.utterances_at(token)
        if u is not own and u.mode != "reported" and (own is None or own.mode == "reported" or _holds(u, own))
    ]
    return sorted(found, key=lambda u: u.end - u.start)


def _holds(outer: Utterance, inner: Utterance) -> bool:
    if not (outer.start <= inner.start and inner.end <= outer.end):
        return False
    # Of two reports of the same words the outer one tells the frame of the inner one too.
    framed = bool(inner.frame) and any(a <= inner.frame[0][0] < b for a, b in outer.content)
    return framed or (outer.start, outer.end) != (inner.start, inner.end)


def signatures(reading: Reading) -> list[Actor]:
    """The agencies that sign the text: "WIEN (APA/dpa) –", "(Reuters)" at its end."""
    words = speech_lexicon()
    out: list[Actor] = []
    for part in reading.boilerplate:
        if part.kind not in _CREDITS:
            continue
        for match in _NAME.finditer(reading.document.text, part.start, part.end):
            medium = words.medium(match.group())
            if medium is not None:
                mention = Span.cut(reading.document.text, match.start(), match.end())
                out.append(
                    Actor(id=None, name=medium.name, kind="organisation", affiliation=medium.country, mention=mention)
                )
    return out


def _distinct(reading: Reading, chain: Iterable[Actor], speaking: list[Actor]) -> list[Actor]:
    seen = {_key(a) for a in speaking}
    publisher = (reading.document.publisher or "").casefold()
    out = []
    for actor in chain:
        if _key(actor) in seen or (publisher and actor.name.casefold() == publisher):
            continue
        seen.add(_key(actor))
        out.append(actor.model_copy(update={"role": None}) if actor.role is not None else actor)
    return out


def _key(actor: Actor) -> str:
    return actor.id or actor.name.casefold()
