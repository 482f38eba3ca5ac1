"""Stretches of the text: what a frame inside a clause speaks of, a clause as it stands, what is left around a frame."""

from __future__ import annotations

from depesche.reading.layers import Clause
from depesche.reading.statements.model import Extent
from depesche.reading.statements.text import Text


def after_dateline(text: Text, start: int) -> int:
    """Past "Kairo – " or "Wien (dpa) – " at the head of a text."""
    for i in range(start, min(start + 8, len(text.forms) - 1)):
        if text.is_dash(i):
            head = [k for k in range(start, i) if not text.is_mark(k)]
            if head and all(text.tags[k] in {"NE", "FM", "XY"} for k in head) and text.forms[i + 1][:1].isupper():
                return i + 1
            return start
    return start


def region(text: Text, clause: Clause) -> Extent:
    """The stretch that a frame inside a clause says: its sentence for a main clause, else the clause itself."""
    start, end = text.sentences[clause.sentence]
    if clause.kind in {"main", "fragment"}:
        own = text.own(clause)
        mains = [c for c in text.by_sentence[clause.sentence] if c.kind == "main" and c.parent is None]
        begin = min(clause.start, own[0] if own else clause.start)
        if not mains or clause is mains[0] or clause.parent is not None:
            begin = start if clause.parent is None else clause.start
        else:
            begin = own[0] if own else clause.start
            if clause.vorfeld is not None:
                begin = min(begin, clause.vorfeld[0])
        finish = text.sentence_end(clause.sentence) if clause.parent is None else clause.end
    else:
        begin, finish = clause.start, clause.end
    head = clause.finite if clause.finite is not None else (text.own(clause) or [begin])[0]
    for i in range(begin, min(finish, end)):
        if text.forms[i] in {";", ":"} and text.quote_around(i) is None:
            if i < head:
                begin = i + 1
            else:
                finish = i
                break
    trimmed = text.trim(after_dateline(text, begin), min(finish, end))
    return trimmed if trimmed is not None else (clause.start, clause.end)


def around(text: Text, whole: Extent, hole: Extent) -> list[Extent]:
    """`whole` without `hole` and the commas that set the hole off."""
    parts = []
    for start, end in ((whole[0], hole[0]), (hole[1], whole[1])):
        if start < end:
            trimmed = text.trim(start, end)
            if trimmed is not None:
                parts.append(trimmed)
    return parts


def between_semicolons(text: Text, whole: Extent, hole: Extent) -> Extent:
    """The part of `whole` that holds the frame: behind a semicolon a sentence of its own begins."""
    marks = [i for i in range(*whole) if text.parts(i, ";")]
    start = max((i + 1 for i in marks if i < hole[0]), default=whole[0])
    return start, min((i for i in marks if i >= hole[1]), default=whole[1])


def extended(text: Text, child: Clause) -> Extent:
    """A dependent clause with the clauses that are joined to it by "und" or depend on it in turn."""
    end = child.end
    for other in text.by_sentence[child.sentence]:
        own = text.own(other)
        if not own or own[0] < end or other.index <= child.index:
            continue
        if other.kind not in {child.kind, "relative", "subordinate"} or other.kind == "main":
            break
        if text.tags[own[0] - 1] != "KON" and other.parent != child.index:
            break
        end = max(end, other.end)
    return child.start, end


def clause_extent(text: Text, clause: Clause) -> Extent:
    """A clause that tells an act, as it stands: all that depends on it, with the full stop where the sentence ends."""
    own = text.own(clause)
    start = min([clause.start, *own[:1]])
    lead = [c for c in text.reading.children.get(clause.index, []) if c.end < (own or [0])[0] and c.kind != "relative"]
    if clause.kind == "main" and lead and own and own[0] == clause.finite:
        start = own[0]  # an adverbial clause before the act is not part of it
    first = text.sentences[clause.sentence][0]
    while start < clause.end and (text.is_mark(start) and text.forms[start] not in {"„", "“", '"', "»", "«", "("}):
        start += 1
    if start < clause.end and text.tags[start] == "KON" and start > first:
        start += 1
    start = after_dateline(text, start)
    verb = clause.finite if clause.finite is not None else start
    behind = (q.start for q in text.quotes_in(start, clause.end + 400) if q.start > verb)
    said = next((q for q in behind if text.forms[q - 1] == ":"), None)
    end = clause.end if said is None else min(clause.end, said)
    end = _before_next(text, clause, end)
    if clause.kind == "main" and own:
        marks = (i for i in range(own[-1] + 1, end) if text.parts(i, ":"))
        end = min([end, *marks])
    while end > start and text.forms[end - 1] in {",", ":", ";"}:
        end -= 1
    if end >= text.sentence_end(clause.sentence) and (said is None or end < said - 1):
        end = text.sentences[clause.sentence][1]
        while end > start and (text.forms[end - 1].isspace() or text.forms[end - 1] in {":", ";", ","}):
            end -= 1
    return start, end


def before_quoted(text: Text, own: list[int]) -> int:
    """The clause's last word, or the one before the colon where its "objects" are words of the quotation behind it."""
    for quote in text.quotes_in(own[0] + 1, own[-1] + 400):
        if quote.start > own[-1]:
            break
        if text.forms[quote.start - 1] != ":" or not quote.speech:
            continue
        before = [i for i in own if i < quote.start - 1]
        if before and all(i < quote.end for i in own):
            return before[-1]
    return own[-1]


def _before_next(text: Text, clause: Clause, end: int) -> int:
    """Where the next main clause begins, with a subject of its own, or what is set against this one: "…, während …"."""
    own = text.own(clause)
    if clause.kind != "main" or clause.finite is None or not own:
        return end
    for other in text.by_sentence[clause.sentence]:
        words = text.own(other)
        opener = other.complementizer
        against = opener is not None and text.words.is_a(text.lower[opener], "contrast")
        if against and words and own[-1] < words[0] < end and other.parent == clause.index:
            return words[0] - 1
        if other is clause or other.kind != "main" or other.mood != "ind" or other.finite is None or not words:
            continue
        if not own[-1] < words[0] < end or other.subject is None or other.subject_shared:
            continue
        if text.quote_around(words[0]) is None and text.forms[words[0] - 1] in {",", "–", "-"}:
            end = words[0] - 1
    return end


def mind_quotes(text: Text, extent: Extent | None) -> Extent | None:
    """Cut no quotation in two: the content holds it whole where it begins there."""
    if extent is None:
        return None
    start, end = extent
    around = text.quote_around(end - 1)
    if around is not None and (around.start + 1, around.end - 1) == extent:
        return around.start, around.end  # its marks belong to it
    if around is not None and start <= around.start and around.end > end:
        end = around.end
    around = text.quote_around(start)
    if around is not None and around.start < start <= around.start + 12 and around.end <= end:
        start = around.start
    return start, end
