"""A last look at all that was found: one record for one thing said, and nobody who speaks from inside his own words."""

from __future__ import annotations

from depesche.reading.statements.extents import around
from depesche.reading.statements.model import Extent, Utterance
from depesche.reading.statements.repeats import is_named, told_once
from depesche.reading.statements.text import Text

_SAME = 0.6  # share of common tokens above which two contents are one
_CONTENT = frozenset({"NN", "NE", "AD", "VV", "CA"})  # classes of words that carry content, as STTS begins them
_WINDOW = 40  # utterances before and after that are compared
_REPEATED = 0.85  # share of the shorter content's words that the longer one has too, where one repeats the other
_FEWEST = 4  # content words from which on that says something
_WORDS = 2  # words of a quotation from which on the same words are the same quotation
_LONG = 6  # words that two do not say alike by chance
_RUN = 0.8  # share of the shorter quotation's words that stand in the other one in a row
_LINE = 24  # tokens; a longer line is no heading
_STOPS = frozenset(".!?:;,")
_DOTS = frozenset({"...", "…"})


def settled(text: Text, found: list[Utterance]) -> list[Utterance]:
    """The utterances in text order without doubles and without speakers that their own content names."""
    told = [u for u in found if not _speaks_inside(text, u) and not _of_nobody(u) and not _breaks_off(text, u)]
    told.sort(key=lambda u: (u.start, -u.end))
    _cut_judged(text, told)
    _cut_own(text, told)
    return told_once(
        text, [u for i, u in enumerate(told) if not _is_double(u, told[max(0, i - _WINDOW) : i + _WINDOW])]
    )


def _cut_judged(text: Text, told: list[Utterance]) -> None:
    """ "warf Oslo Betrug vor, was Oslo zurückweist": what somebody else says to it is no part of the words."""
    for i, judged in enumerate(told):
        start, end = judged.content[0]
        if judged.mode != "reported" or not text.words.is_a(text.lower[start], "sentence-relative"):
            continue
        if judged.clause is None or judged.clause.tense == "pluperfect":
            continue  # "…, was der Rat abgelehnt hatte": who speaks tells of it
        for one in told[max(0, i - _WINDOW) : i]:
            a, b = one.content[-1]
            other = {x.name for x in one.actors} != {x.name for x in judged.actors}
            if other and one.mode.startswith("indirect") and a < start - 1 and start < b <= end:
                one.content[-1] = (a, start - 1)


def _cut_own(text: Text, told: list[Utterance]) -> None:
    """ "Die Wehr hatte nach eigenen Angaben viel zu tun, die Polizei meldete …": one's own figures are of oneself."""
    for i, next_told in enumerate(told):
        clause, start = next_told.clause, next_told.content[0][0]
        if next_told.mode != "reported" or clause is None or clause.kind != "main" or clause.subject_shared:
            continue
        for one in told[max(0, i - _WINDOW) : i]:
            a, b = one.content[-1]
            own = any(text.words.is_a(text.lemmas[k], "own-adjective") for f in one.frame for k in range(*f))
            if own and one.rule.endswith(".source") and a < start - 1 < b and text.is_comma(start - 1):
                one.content[-1] = (a, start - 1)


def without_doubles(found: list[Utterance]) -> list[Utterance]:
    """Of utterances with the same mode and content keep the first; of a quotation between two frames the last."""
    seen: dict[tuple[str, Extent, Extent], Utterance] = {}
    for one in found:
        key = (one.mode, one.content[0], one.content[-1])
        first = seen.setdefault(key, one)
        if one.mode == "direct" and first.cue and one.cue and first.cue[0] < one.content[0] <= one.cue[0]:
            seen[key] = one  # "Der Verband sprach von Willkür: „…“, sagte sein Chef"
        elif first is not one and [a.name for a in first.actors] == [a.name for a in one.actors]:
            first.relays = first.relays + [a for a in one.relays if a not in first.relays]
    return list(seen.values())


def better_told(text: Text, out: list[Utterance]) -> list[Utterance]:
    """Without what "erste Erkenntnisse" tell where the sentence says who has them: "…, wie die Polizei sagte"."""
    named = [u for u in out if u.rule.endswith(".comparison")]
    return [
        u
        for u in out
        if not (
            u.rule.endswith(".source")
            and u.speaker is not None
            and all(a.id is None and a.kind != "person" for a in u.actors)
            and not (u.speaker.genitives or u.speaker.attributes)
            and text.words.noun(text.lemmas[u.speaker.head]) is not None
            and any(n.start < u.end and u.start < n.end for n in named)
        )
    ]


def outer(text: Text, here: list[Utterance]) -> list[Utterance]:
    """Without what a speaker says that he says: that is part of his statement."""
    out = []
    here = _without_signs(text, here)
    for one in here:
        names = {a.name for a in one.actors}
        within = [
            o
            for o in here
            if o is not one
            and o.mode != "reported"
            and o.start <= one.start
            and one.end <= o.end
            and (o.end - o.start > one.end - one.start or _again(one, o))
            and (not names or names <= {a.name for a in o.actors} or _takes_up(text, one, o, names))
        ]
        if one.mode == "direct" or not within:
            out.append(one)
    return out


def _without_signs(text: Text, here: list[Utterance]) -> list[Utterance]:
    """ "X lobte sie: Das Lied sei schön, so der Sänger": the words that X is told to say hold a second frame of his."""
    gone: list[Utterance] = []
    for sign in here:
        if not sign.rule.endswith(".so") or not sign.frame:
            continue
        for one in here:
            a, b = one.content[-1]
            held = one is not sign and one.mode == "indirect" and a < sign.frame[0][0] and sign.frame[0][1] <= b
            same = _names(one) == _names(sign) or not is_named(text, sign)
            if held and same and sign.start < one.start and one.cue and one.cue[0][0] < a:
                one.content[-1:] = around(text, (a, b), sign.frame[0])
                one.frame.append(sign.frame[0])
                gone.append(sign)
                break
    return [u for u in here if u not in gone] if gone else here


def _again(one: Utterance, other: Utterance) -> bool:
    """ "versicherte, den Plan nach eigener Aussage nicht zu kennen": the source repeats who speaks."""
    same = (one.start, one.end) == (other.start, other.end) and bool(one.actors) and _names(one) == _names(other)
    return same and one.rule.endswith(".source") and not other.rule.endswith(".source")


def _takes_up(text: Text, inner: Utterance, outer: Utterance, names: set[str]) -> bool:
    """Is the inner speaker a pronoun for some of those who speak around him?"""
    pronoun = inner.speaker is not None and text.tags[inner.speaker.head] == "PPER"
    return pronoun and bool(names & {a.name for a in outer.actors})


def _breaks_off(text: Text, told: Utterance) -> bool:
    """Is it what a teaser tells before it breaks off with dots at the line's end?"""
    end = min(told.end, len(text.forms) - 1)
    last = next((i for i in (end, end - 1, end - 2) if text.forms[i] in _DOTS), None)
    if last is None:
        return False
    quote = text.quote_around(last)
    closed = quote is not None and quote.end <= told.end
    return not closed and (last + 1 >= len(text.forms) or "\n" in text.forms[last + 1])


def _of_nobody(told: Utterance) -> bool:
    """Is it a report without a frame that nobody is known to have given?"""
    return _unframed(told) and not told.actors


def _speaks_inside(text: Text, told: Utterance) -> bool:
    """Does the speaker stand in the words said? Who reports an act is named in the clause that tells it."""
    if told.speaker is None:
        return False
    quote = text.spoken(told.speaker.head)
    if told.cue and quote is not None and not any(quote.start <= a < quote.end for a, _ in told.cue):
        return True
    if told.mode == "reported":
        return quote is not None and not told.cue
    if told.mode != "direct" and not (told.cue or told.frame):
        return False
    head = told.speaker.head
    if any(a <= head < b for a, b in told.frame):
        return False
    return any(a <= head < b for a, b in told.content)


def _is_double(told: Utterance, others: list[Utterance]) -> bool:
    """Is there another record for the same words, with a better frame?"""
    for other in others:
        if other is told or not (other.start < told.end and told.start < other.end):
            continue
        if _unframed(told) and other.rule.endswith(".pointed") and other.content == told.content:
            return True  # "Alles sei gut. Das sagte X"
        if other.mode != "direct" or told.mode == "reported":
            continue
        if told.mode == "direct":
            if _common(told, other) >= _SAME and not _framed(told) and _framed(other):
                return True
            if told.content == other.content and _before(told, other):
                return True  # "Sie sprach darüber: „…“, sagt sie"; "Der Verband sprach von …: „…“, sagte sein Chef"
        elif _within(told, other) and (_common(told, other) >= _SAME or _names(told) <= _names(other)):
            return True
    return False


def _unframed(told: Utterance) -> bool:
    return told.mode in {"indirect_free_indirect", "free_indirect"}


def _before(one: Utterance, other: Utterance) -> bool:
    """Does its frame stand before that of the other: "Sie sprach darüber: „…“, sagt sie"?"""
    return bool(one.cue and other.cue) and one.cue[0] < other.cue[0]


def _framed(told: Utterance) -> bool:
    return told.rule.split(".")[-1] not in {"continued", "nested"}


def _names(told: Utterance) -> set[str]:
    return {a.name for a in told.actors}


def _within(inner: Utterance, outer: Utterance) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _common(one: Utterance, other: Utterance) -> float:
    a = {i for start, end in one.content for i in range(start, end)}
    b = {i for start, end in other.content for i in range(start, end)}
    return len(a & b) / len(a | b) if a and b else 0.0
