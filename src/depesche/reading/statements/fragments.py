"""Words said that the clause layer made no clause of: a phrase before ", versichert X", an infinitive left inside."""

from __future__ import annotations

from depesche.reading.layers import Clause
from depesche.reading.statements.extents import after_dateline, mind_quotes
from depesche.reading.statements.model import Extent, Frame
from depesche.reading.statements.text import Text


def fragment(text: Text, frame: Frame) -> Extent | None:
    """What stands before the one comma of a sentence that ends with a verb of saying and who says it."""
    clause, speaker = frame.clause, frame.speaker
    if clause.finite is None or clause.kind != "main" or clause.parent is not None or speaker is None:
        return None
    start, end = text.sentences[clause.sentence][0], text.sentence_end(clause.sentence)
    comma = clause.finite - 1
    if comma <= start or text.forms[comma] != "," or any(text.forms[i] in {",", ":"} for i in range(start, comma)):
        return None
    verbs = any(text.tags[i].startswith(("VV", "VA", "VM")) for i in range(start, comma))
    behind = clause.finite < speaker.start and all(text.owner[i] in (None, clause) for i in range(comma, end))
    known = bool(frame.actors) and not any(text.forms[i] == "," for i in range(clause.finite, end))
    own = text.forms[start][:1].isupper() and text.quote_around(start) is None and text.quote_around(comma) is None
    objects = [o for o in clause.objects if o is not speaker and o.start > clause.finite]
    return text.trim(start, comma) if behind and known and own and not verbs and not objects else None


def parted(text: Text, frame: Frame, rest: Clause) -> Extent | None:
    """ "Das Abkommen, sagte X, werde …": what stands before the frame, where its verb opens what follows."""
    finite, words = frame.clause.finite, text.own(rest)
    if finite is None or frame.clause.kind != "main" or not words or words[0] != rest.finite or rest.kind != "main":
        return None
    if text.forms[finite - 1] != "," or text.forms[words[0] - 1] != "," or rest.mood not in {"sub1", "sub2"}:
        return None
    if frame.speaker is not None and frame.speaker.start < finite:
        return None
    start = text.sentences[frame.clause.sentence][0]
    start = after_dateline(text, max([start, *(i + 1 for i in range(start, finite) if text.parts(i, ":;"))]))
    mains = (c for c in text.by_sentence[frame.clause.sentence] if c.kind == "main" and c.finite is not None)
    if any(start <= (c.finite or 0) < finite for c in mains):
        return None
    return mind_quotes(text, text.trim(start, finite - 1))


def uncut_infinitive(text: Text, clause: Clause, own: list[int]) -> Extent | None:
    """An infinitive with "zu" at the clause's end that the clause layer left inside it: from the comma to the verb."""
    last = own[-1]
    marked = text.tags[last] == "VVIZU" or (text.tags[last].endswith("INF") and text.tags[last - 1] == "PTKZU")
    if not marked or clause.finite is None or clause.kind == "infinitive" or last == clause.finite:
        return None
    comma = next((i for i in own if i > clause.finite and text.forms[i] == ","), None)
    if comma is None or text.tags[comma - 1] not in {"NN", "NE", "PTKVZ", "PAV"} or comma + 1 >= last:
        return None
    if any(text.tags[i] == "KOUI" for i in range(comma, last)):
        return None  # "vorrangig um die Lage zu beruhigen"
    return mind_quotes(text, text.trim(comma + 1, last + 1))
