"""The words that name a source: the noun phrase behind "laut" or before "zufolge" with all that belongs to it."""

from __future__ import annotations

from dataclasses import replace

from depesche.german.voices import is_feminine_of, voice
from depesche.reading.layers import Clause, Phrase
from depesche.reading.statements.frames import NOMINAL
from depesche.reading.statements.model import Extent
from depesche.reading.statements.subjects import name_end
from depesche.reading.statements.text import Text

_QUOTED = 10  # tokens of a name in quotation marks
STARTS_PHRASE = NOMINAL | {"ART", "PPOSAT", "PDAT", "PIAT", "APPRART"}


def whole_name(text: Text, extent: Extent) -> Extent:
    """With the mark that closes a name in quotation marks, and what a hyphen joins to it: "laut „Bote“-Bericht"."""
    start, end = extent
    named = end + 2 < len(text.forms) and text.words.is_a(text.lower[end], "agent-preposition")
    held = next((q for q in text.quotes_in(end + 1, end + 8) if q.start == end + 1), None) if named else None
    if held is not None and not held.sentence and text.words.noun(text.lemmas[end - 1]) is not None:
        return start, held.end  # "laut Angaben von | „Bote“"
    quote = text.quote_around(end - 1)
    if quote is not None and start <= quote.start and quote.end == end + 1:
        end = quote.end
        end += end < len(text.forms) and text.forms[end].startswith("-") and len(text.forms[end]) > 1
    return start, end


def _point_in_time(text: Text, extent: Extent, phrase: Phrase | None) -> bool:
    """ "nach der Mitteilung": with an article and nobody's name a saying is an event, not a source."""
    head = source_head(text, extent)
    noun = text.words.noun(text.lemmas[head]) if head is not None else None
    if (
        noun is None
        or noun.kind not in {"speech", "inquiry"}
        or head != extent[1] - 1
        or text.tags[extent[0]] not in {"ART", "PDAT"}
    ):
        return False
    told = [*phrase.genitives, *phrase.attributes] if phrase is not None else []
    whose = [p for p in told if p.preposition is None or text.words.is_a(p.preposition, "agent-preposition")]
    return head - extent[0] == 1 and not whose


def _has_holder(text: Text, extent: Extent) -> bool:
    """Does the phrase tell whose words they are, where its noun alone names no source of a report?

    "Nach Plan", "nach dem Angebot", "nach der Annahme", "nach ersten Untersuchungen".
    """
    head = source_head(text, extent)
    noun = text.words.noun(text.lemmas[head]) if head is not None else None
    if head is None or noun is None or (noun.act == "say" and noun.kind not in {"inquiry", "view"}):
        return True
    if "-" in text.forms[head]:
        return True  # "nach SWR-Informationen"
    before = any(
        text.tags[i] in {"PPOSAT", "NE", "PRELAT"} or text.reading.mention_at.get(i) is not None
        for i in range(extent[0], head)
    )
    return before or head + 1 < extent[1]


def phrase_at(text: Text, clause: Clause, extent: Extent) -> Phrase:
    for phrase in text.phrases(clause):
        if extent[0] <= phrase.head < extent[1] and phrase.start >= extent[0] - 1:
            # a postposition stands in its phrase as a preposition does, and is no part of what it names
            return _within(phrase, extent[1]) if _reaches_over(text, extent, phrase) else phrase
    head = source_head(text, extent)
    return Phrase(extent[0], extent[1], head if head is not None else extent[1] - 1)


def _within(phrase: Phrase, end: int) -> Phrase:
    """The phrase cut at the end of its extent, with the parts that stand before it."""
    return replace(
        phrase,
        end=end,
        conjuncts=[p for p in phrase.conjuncts if p.end <= end],
        genitives=[p for p in phrase.genitives if p.start < end],
        attributes=[p for p in phrase.attributes if p.start < end],
        appositions=[p for p in phrase.appositions if p.start < end],
    )


def _reaches_over(text: Text, extent: Extent, phrase: Phrase) -> bool:
    """Does the phrase take in a postposition or the noun behind a source?"""
    if phrase.start >= extent[0] and phrase.end == extent[1] + 1:
        return True
    if not phrase.end > extent[1] == phrase.head + 1:
        return False
    return text.tags[extent[1]] == "NN" or _opens_name(text, extent[1])


def phrase_after(text: Text, clause: Clause, i: int, nouns: bool = False) -> Extent | None:
    """The noun phrase after a preposition, its genitives and "von"-attributes and a title or apposition included."""
    best: Phrase | None = None
    for phrase in clause.prepositional:
        if phrase.start == i:
            best = phrase
            break
    end = best.end if best is not None else _scan(text, clause, i + 1)
    quote = text.quote_around(i + 2) if i + 2 < end else None
    if quote is not None and quote.start == i + 1 and quote.end < end and text.doc[quote.end - 1].whitespace_:
        return i + 1, quote.end  # "war laut „Bote“ | Gefreiter"
    if best is not None and (side := _side_by_side(text, i + 1, end)) is not None:
        return i + 1, side
    longer = _scan(text, clause, i + 1) if best is not None and text.tags[end - 1] == "NE" else end
    if longer > end and all(text.tags[k] in {"NN", "NE", "ADJA"} for k in range(end, longer)):
        end = longer  # "nach Meiers Worten": the name is a genitive before its noun
    if end <= i + 1:
        return None
    if nouns and (not is_source(text, (i + 1, end)) or _point_in_time(text, (i + 1, end), best)):
        return None
    if nouns and not _has_holder(text, (i + 1, _prolong(text, clause, end, best))):
        return None
    end = _over_quoted(text, _prolong(text, clause, end, best))
    field = clause.vorfeld
    if field is not None and field[0] == i and end < field[1] and text.forms[end] == ",":
        # The Vorfeld holds one phrase: an apposition or relative clause behind the name belongs to it.
        end = field[1] - 1 if text.forms[field[1] - 1] == "," else end
    elif field is not None and field[0] <= i < field[1] and all(text.is_mark(k) for k in range(field[0], i)):
        # … and a genitive that the clause layer took for the subject ("Nach Angaben | der Agentur | war …").
        nominal = all(text.tags[k] in {"ART", "ADJA", "NN", "NE", "FM", "$("} for k in range(end, field[1]))
        end = field[1] if nominal else end
    return i + 1, _to_its_end(text, i + 1, end)


def _to_its_end(text: Text, start: int, end: int) -> int:
    """Past an address on the net, up to a time: "laut der Seite stau.de | Probleme", "nach Angaben | Mitte Mai"."""
    for i in range(start + 1, min(end + 1, len(text.forms))):
        if _is_address(text.forms[i]):
            return i + 1
    timed = (i for i in range(start + 1, end) if text.is_time(i) and text.tags[i - 1] in {"NN", "NE"})
    return next(timed, end)


def _is_address(form: str) -> bool:
    name, dot, domain = form.rpartition(".")
    return bool(dot) and name[:1].isalpha() and domain.isalpha() and domain.islower() and len(domain) > 1


def _side_by_side(text: Text, start: int, end: int) -> int | None:
    """ "laut Polizei | Schäden": one past a bare body that another noun without an article follows."""
    for i in range(start, end - 1):
        if text.tags[i] == text.tags[i + 1] == "NN" and _ends_source(text, i):
            return i + 1
        if text.tags[i] == "NN" and text.words.is_of_media(text.lemmas[i]) and _opens_name(text, i + 1):
            return i + 1
    bare = text.tags[start] in {"NN", "ADJA"} and start + 1 < end and text.tags[start + 1] == "NN"
    return start + 1 if bare and voice(text.forms[start]) == "body" else None


def _opens_name(text: Text, i: int) -> bool:
    """ "laut Medienberichten | Ulf Holm": does a name of a person begin here that is no genitive?"""
    mention = text.reading.mention_at.get(i)
    named = mention is not None and mention.start == i and any(e.kind == "person" for e in mention.entities)
    return named and mention is not None and not text.forms[mention.end - 1].endswith("s")


def _ends_source(text: Text, i: int) -> bool:
    """ "nach einer Mitteilung | Gase": is a saying followed by a noun in the plural that is nobody's?"""
    noun = text.words.noun(text.lemmas[i])
    plural = "Plur" in text.doc[i + 1].morph.get("Number", [])
    nobody = text.reading.mention_at.get(i + 1) is None and voice(text.lemmas[i + 1]) is None
    return noun is not None and noun.kind in {"speech", "document"} and plural and nobody


def _prolong(text: Text, clause: Clause, end: int, phrase: Phrase | None) -> int:
    parts = [*phrase.genitives, *phrase.attributes] if phrase is not None else []
    for part in sorted(parts, key=lambda p: p.start):
        if part.start == end and (
            part.preposition is None
            or text.words.is_a(part.preposition, "agent-preposition")
            or text.words.is_a(part.preposition, "origin-preposition")
            or _in_vorfeld(clause, part)
        ):
            end = max(end, part.end)
    end = _over_field(text, end)
    # A name after its source noun, or a second half of a split name, that the phrase left out.
    own = set(clause.tokens)
    while end in own and text.tags[end] in {"NE", "FM"} and (_in_field(clause, end) or text.tags[end - 1] == "NE"):
        end += 1
    return end if _in_field(clause, end) else name_end(text, clause, end)


def _over_field(text: Text, end: int) -> int:
    """ "nach Angaben der Zentrale | für politische Bildung", "laut einem Interview | mit der „Post“": to its end."""
    if end >= len(text.tags) or text.tags[end] != "APPR" or text.tags[end - 1] != "NN":
        return end
    noun, preposition = text.lemmas[end - 1], text.lower[end]
    if text.words.is_a(preposition, "medium-preposition") and text.words.noun(noun) is not None:
        place = end + 1
        place += text.tags[place : place + 1] == ["ADJA"]
        public = place < len(text.tags) and text.tags[place] == "NN"
        return place + 1 if public and text.words.is_medium_noun(text.lemmas[place]) else end  # "in sozialen Medien"
    field = text.words.is_a(preposition, "field-preposition") and voice(noun) == "body"
    partner = text.words.is_a(preposition, "manner") and text.words.is_a(noun, "conversation")
    if partner:
        quote = next((q for q in text.quotes_in(end + 1, end + _QUOTED) if q.start == end + 1), None)
        if quote is not None:
            return quote.end
    i = end + 1
    i += partner and text.tags[i] in {"ART", "PPOSAT"}  # the field of a body has no article
    while (field or partner) and i < len(text.tags):
        while text.tags[i] in {"ADJA", "TRUNC"}:
            i += 1
        if text.tags[i] not in {"NN", "NE"}:
            break
        end = i = i + 1
        listed = i + 2 < len(text.tags) and text.is_comma(i) and text.tags[i + 2] in {"KON", "$,"}
        if i + 1 >= len(text.tags) or not (text.tags[i] == "KON" or listed):
            break
        i += 1
    return end


def _over_quoted(text: Text, end: int) -> int:
    """ "laut Angaben | von „Bild“": past a name in quotation marks that tells whose words they are."""
    if end >= len(text.lower) or not text.words.is_a(text.lower[end], "agent-preposition"):
        return end
    quote = next((q for q in text.quotes_in(end + 1, end + _QUOTED) if q.start == end + 1 and not q.sentence), None)
    return quote.end if quote is not None else end


def _in_vorfeld(clause: Clause, part: Phrase) -> bool:
    return clause.vorfeld is not None and clause.vorfeld[0] <= part.start and part.end <= clause.vorfeld[1]


def _in_field(clause: Clause, i: int) -> bool:
    return clause.vorfeld is not None and clause.vorfeld[0] <= i < clause.vorfeld[1]


def _scan(text: Text, clause: Clause, i: int) -> int:
    """One past the noun phrase that begins at `i`, read from tags alone."""
    own = set(clause.tokens)
    seen = False
    while i in own:
        tag = text.tags[i]
        if tag in {"NN", "NE", "FM", "PPER", "PDS", "TRUNC"}:
            seen = True
        elif not (tag in STARTS_PHRASE or (tag == "$(" and not text.is_dash(i)) or (tag == "KON" and seen)) or (
            seen and tag in {"PPOSAT", "PDAT", "PIAT"}
        ):
            break
        i += 1
    while i - 1 in own and text.tags[i - 1] in {"KON", "ART", "$(", "ADJA"}:
        i -= 1
    return i if seen else 0


def phrase_before(text: Text, clause: Clause, i: int) -> Extent | None:
    """The noun phrase that a postposition follows."""
    found = [
        p
        for p in text.phrases(clause)
        if p.start < i and (p.end in {i, i + 1} or any(g.end == i for g in (*p.genitives, *p.attributes)))
    ]
    if found:
        phrase = min(found, key=lambda p: p.start)
        start = phrase.start
        last = next((g for g in phrase.genitives if g.end in {i, i + 1}), None)
        if last is not None and not is_source(text, (phrase.start, phrase.head + 1)):
            start = last.start if is_source(text, (last.start, last.end)) else start  # "die Wehr einer Umfrage zufolge"
        if text.tags[i - 1] == "NN" and text.tags[i - 2] in {"NN", "NE"} and text.words.noun(text.lemmas[i - 1]):
            start = max(start, i - 1)  # two noun phrases side by side: "die Gruppe Schätzungen zufolge"
        if start > 1 and text.tags[start - 1] == "KON" and is_feminine_of(text.forms[start - 2], text.forms[start]):
            start -= 2  # "Expertinnen und | Experten zufolge"
        owned = next((k for k in range(start + 1, i) if text.tags[k] == "PPOSAT" and text.tags[k - 1] == "NE"), None)
        start = owned if owned is not None else start  # … "die Sängerin Anna Berg ihrer Familie zufolge"
    else:
        own = set(clause.tokens)
        start = i
        while start - 1 in own and text.tags[start - 1] in STARTS_PHRASE:
            start -= 1
    return (start, i) if start < i else None


def source_head(text: Text, extent: Extent) -> int | None:
    for i in range(*extent):
        if text.tags[i] in {"NN", "NE"}:
            noun = text.words.noun(text.lemmas[i])
            if noun is not None:
                return i
    return next((i for i in range(*extent) if text.tags[i] in {"NN", "NE", "PPER"}), None)


def is_source(text: Text, extent: Extent) -> bool:
    """Does the phrase name a saying, knowing or report that "nach" can point to?"""
    for i in range(*extent):
        if text.tags[i] in {"NN", "NE"}:
            noun = text.words.noun(text.lemmas[i])
            if noun is not None and noun.source:
                return True
            if text.tags[i] == "NN":
                return False
    return False
