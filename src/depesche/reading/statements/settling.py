"""A last look at all that was found: one record for one thing said, and nobody who speaks from inside his own words."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher

from depesche.reading.statements.model import Extent, Utterance
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
    return _told_once(
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
    for one in here:
        names = {a.name for a in one.actors}
        within = [
            o
            for o in here
            if o is not one
            and o.mode != "reported"
            and o.start <= one.start
            and one.end <= o.end
            and o.end - o.start > one.end - one.start
            and (not names or names <= {a.name for a in o.actors} or _takes_up(text, one, o, names))
        ]
        if one.mode == "direct" or not within:
            out.append(one)
    return out


def _takes_up(text: Text, inner: Utterance, outer: Utterance, names: set[str]) -> bool:
    """Is the inner speaker a pronoun for some of those who speak around him?"""
    pronoun = inner.speaker is not None and text.tags[inner.speaker.head] == "PPER"
    return pronoun and bool(names & {a.name for a in outer.actors})


def _told_once(text: Text, told: list[Utterance]) -> list[Utterance]:
    """What a teaser or a heading tells ahead, and the text again, is one thing said: the fuller telling stays and takes
    the words of the other as evidence.
    """
    words = [_words(text, u) for u in told]
    at: dict[str, list[int]] = {}
    gone: set[int] = set()
    for i, own in enumerate(words):
        common = Counter(j for word in own for j in at.get(word, ()) if j not in gone)
        for j, shared in common.items():
            small = min(len(own), len(words[j]))
            alike = small >= _FEWEST and shared >= _REPEATED * small and _may_repeat(told[i], told[j])
            if not alike and not _repeats(text, told[i], told[j]):
                continue
            less, more = sorted((i, j), key=lambda k: (len(words[k]), _known(told[k]), -k))
            told[more].repeats += [*told[less].content, *told[less].frame, *told[less].repeats]
            gone.add(less)
            if less == i:
                break
        if i not in gone:
            for word in own:
                at.setdefault(word, []).append(i)
    return [u for i, u in enumerate(told) if i not in gone]


def _words(text: Text, told: Utterance) -> frozenset[str]:
    tokens = (i for start, end in told.content for i in range(start, end))
    return frozenset(text.lemmas[i].lower() for i in tokens if text.tags[i][:2] in _CONTENT)


def _repeats(text: Text, one: Utterance, other: Utterance) -> bool:
    """Does one tell what the other tells: the same words in a row, or the same act about the same matter?"""
    if one.mode == other.mode and _may_repeat(one, other) and _sequence(text, one) == _sequence(text, other):
        return one.end - one.start > _WORDS
    if one.mode == other.mode == "reported":
        same = one.act == other.act and _cue(text, one) == _cue(text, other) and _may_repeat(one, other)
        less, more = sorted((_matter(text, one), _matter(text, other)), key=len)
        return same and bool(less) and less <= more
    if one.mode != "direct" or other.mode != "direct":
        return False
    short, long = sorted((_sequence(text, one), _sequence(text, other)), key=len)
    need = len(short) if len(short) < _FEWEST else max(_FEWEST - 1, round(_RUN * len(short)))
    if len(short) < _WORDS or _run(short, long) < need:
        return False
    apart = one.end <= other.start or other.end <= one.start
    unnamed = not (_is_named(one) and _is_named(other))
    if apart and unnamed and (_in_heading(text, one) or _in_heading(text, other)):
        return True
    return _may_repeat(one, other) or (apart and len(short) >= _LONG and not (_is_named(one) and _is_named(other)))


def _in_heading(text: Text, told: Utterance) -> bool:
    """Does it stand in a short line of its own that no full stop ends?"""
    start, end = told.start, told.end
    while start > 0 and told.start - start < _LINE and "\n" not in text.forms[start - 1]:
        start -= 1
    while end < len(text.forms) and end - told.end < _LINE and "\n" not in text.forms[end]:
        end += 1
    last = next((i for i in range(end - 1, start, -1) if not text.forms[i].isspace()), start)
    if text.is_closing(last) and last - 1 > start and text.forms[last - 1][-1:] in _STOPS:
        return False
    return end - start < _LINE and text.forms[last][-1:] not in _STOPS


def _sequence(text: Text, told: Utterance) -> list[str]:
    return [text.lemmas[i].lower() for a, b in told.content for i in range(a, b) if not text.is_mark(i)]


def _run(short: list[str], long: list[str]) -> int:
    """How many words stand in both in a row."""
    return SequenceMatcher(None, long, short, autojunk=False).find_longest_match().size


def _cue(text: Text, told: Utterance) -> list[str]:
    return [text.lemmas[i] for a, b in told.cue for i in range(a, b) if text.tags[i].startswith("VV")]


def _matter(text: Text, told: Utterance) -> frozenset[str]:
    """What the act is about: the words of its objects with their attributes, where a noun names it."""
    objects = [o for o in told.clause.objects if text.tags[o.head] == "NN"] if told.clause is not None else []
    phrases = [p for o in objects for p in (o, *o.genitives, *o.attributes)]
    words = {i for p in phrases for i in range(p.start, p.end) if text.tags[i][:2] in _CONTENT}
    return frozenset(text.lemmas[i].lower() for i in words)


def _known(told: Utterance) -> int:
    """How much is known of the speaker: a person or body of the document, a description, or nothing."""
    return 2 if _is_named(told) else int(bool(told.actors))


def _is_named(told: Utterance) -> bool:
    return any(a.id is not None or a.kind == "person" for a in told.actors)


def _breaks_off(text: Text, told: Utterance) -> bool:
    """Is it what a teaser tells before it breaks off with dots at the line's end?"""
    end = min(told.end, len(text.forms) - 1)
    last = next((i for i in (end, end - 1, end - 2) if text.forms[i] in _DOTS), None)
    if last is None:
        return False
    quote = text.quote_around(last)
    closed = quote is not None and quote.end <= told.end
    return not closed and (last + 1 >= len(text.forms) or "\n" in text.forms[last + 1])


def _may_repeat(one: Utterance, other: Utterance) -> bool:
    """Do the two stand apart, and may they have one speaker: by name, or because one tells none?"""
    if one.start < other.end and other.start < one.end:
        return False
    mine, yours = _names(one), _names(other)
    if not mine or not yours:
        return True
    return bool({name.split()[-1] for name in mine} & {name.split()[-1] for name in yours})


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
