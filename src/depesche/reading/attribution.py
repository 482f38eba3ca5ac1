"""The chain of sources: who the document has something from, nearest source first, its own publisher left out.

Whatever a clause tells rests on those whose words it stands in (the speaker of a statement, the agency of "laut X",
the one that "Dies berichtete X" names) and on those who passed their words on. An agency that signs the whole text is
its publisher and stands in no chain. The chain is that of PROV's `wasQuotedFrom`, one hop after the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from depesche.reading.layers import Clause, Reading
from depesche.records import Actor

if TYPE_CHECKING:
    from depesche.reading.statements.model import Utterance


def asserted_by(reading: Reading, clause: Clause) -> list[Actor]:
    """The sources of what `clause` tells; empty where the document speaks for itself."""
    head = clause.head if clause.head is not None else clause.start
    return sources_at(reading, head)


def sources_at(reading: Reading, token: int, own: Utterance | None = None) -> list[Actor]:
    """The sources of what stands at a token; `own` is an utterance whose own sources are asked for."""
    chain: list[Actor] = list(own.relays) if own is not None else []
    for told in _around(reading, token, own):
        chain += [*told.actors, *told.relays]
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
