"""What an article tells twice: a heading or teaser ahead and the text again, a quotation and its repetition."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher

from depesche.reading.statements.model import Utterance
from depesche.reading.statements.text import Text

_CONTENT = frozenset({"NN", "NE", "AD", "VV", "CA"})  # classes of words that carry content, as STTS begins them
_REPEATED = 0.85  # share of the shorter content's words that the longer one has too, where one repeats the other
_FEWEST = 4  # content words from which on that says something
_WORDS = 2  # words of a quotation from which on the same words are the same quotation
_LONG = 6  # words that two do not say alike by chance
_EXACT = 8  # words in a row that are one quotation whoever is named for them: a name may be misspelt
_SPREAD = 3  # times as many words over which a quotation that a heading shortens may spread in the text
_ADDED = 2  # words that the longer telling may have among those of the shorter one
_RUN = 0.8  # share of the shorter quotation's words that stand in the other one in a row
_BELOW = 6  # sentences below a heading that tell what it tells
_LINE = 24  # tokens; a longer line is no heading
_STOPS = frozenset(".!?:;,")


def told_once(text: Text, told: list[Utterance]) -> list[Utterance]:
    """What a teaser or a heading tells ahead, and the text again, is one thing said: the fuller telling stays and takes
    the words of the other as evidence.
    """
    words = [_words(text, u) for u in told]
    at: dict[str, list[int]] = {}
    gone = _headed(text, told)
    for i, own in enumerate(words):
        if i in gone:
            continue
        common = Counter(j for word in own for j in at.get(word, ()) if j not in gone)
        for j, shared in common.items():
            small = min(len(own), len(words[j]))
            alike = small >= _FEWEST and shared >= _REPEATED * small and _may_repeat(told[i], told[j])
            if not alike and not _repeats(text, told[i], told[j]):
                continue
            less, more = sorted((i, j), key=lambda k: (len(words[k]), _known(text, told[k]), -k))
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
        if same and less and less <= more:
            return True
    if one.mode != "direct" or other.mode != "direct":
        return False
    short, long = sorted((_sequence(text, one), _sequence(text, other)), key=len)
    if len(short) < _WORDS:
        return False
    apart = one.end <= other.start or other.end <= one.start
    ahead = apart and (_in_heading(text, one) or _in_heading(text, other))
    run = _run(short, long)
    if apart and run == len(short) >= (_FEWEST if ahead else _EXACT):
        return True
    near = apart and len(short) >= _FEWEST and (ahead or len(long) <= len(short) + _ADDED)
    if near and _may_repeat(one, other) and _follow(short, long):
        return True
    if run < (len(short) if len(short) < _FEWEST else max(_FEWEST - 1, round(_RUN * len(short)))):
        return False
    unnamed = not (is_named(text, one) and is_named(text, other))
    if ahead and unnamed:
        return True
    return _may_repeat(one, other) or (apart and len(short) >= _LONG and unnamed)


def _headed(text: Text, told: list[Utterance]) -> set[int]:
    """Headings that tell an act which the text below them gives the words of: they are evidence of it."""
    gone = set()
    for i, one in enumerate(told):
        if one.mode != "reported" or one.act == "say" or not one.actors or not _in_heading(text, one):
            continue
        for other in told[i + 1 :]:
            if other.sentence - one.sentence > _BELOW:
                break
            below = other.act == one.act and other.actors and not _in_heading(text, other)
            if below and _may_repeat(one, other):
                other.repeats += [*one.content, *one.repeats]
                gone.add(i)
                break
    return gone


def _follow(short: list[str], long: list[str]) -> bool:
    """Do the words of the one stand in the other in their order, with not much between them?"""
    for k, word in enumerate(long):
        if word == short[0]:
            words = iter(long[k : k + _SPREAD * len(short)])
            if all(one in words for one in short):
                return True
    return False


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


def _known(text: Text, told: Utterance) -> int:
    """How much is known of the speaker: a person or body of the document, a description, or nothing."""
    return 2 if is_named(text, told) else int(bool(told.actors))


def is_named(text: Text, told: Utterance) -> bool:
    """Is the speaker known by name? Who is only described ("die Ministerin") may be anybody."""
    described = told.speaker is not None and text.tags[told.speaker.head] == "NN"
    known = {e.name for e in text.reading.entities} if described else set()
    return any(a.id is not None or (a.kind == "person" and (not described or a.name in known)) for a in told.actors)


def _may_repeat(one: Utterance, other: Utterance) -> bool:
    """Do the two stand apart, and may they have one speaker: by name, or because one tells none?"""
    if one.start < other.end and other.start < one.end:
        return False
    mine, yours = {a.name for a in one.actors}, {a.name for a in other.actors}
    if not mine or not yours:
        return True
    return bool({name.split()[-1] for name in mine} & {name.split()[-1] for name in yours})
