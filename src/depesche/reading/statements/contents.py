"""Contents: which words of the text are what a frame says was said."""

from __future__ import annotations

from dataclasses import dataclass, field

from depesche.german.voices import voice
from depesche.reading.layers import Clause
from depesche.reading.statements.beginnings import from_condition, from_list
from depesche.reading.statements.extents import after_dateline, before_quoted, mind_quotes
from depesche.reading.statements.fragments import fragment, parted, uncut_infinitive
from depesche.reading.statements.frames import complement_form, is_comparison
from depesche.reading.statements.model import Extent, Frame
from depesche.reading.statements.relatives import before_host, before_remark, of_noun, told_by_relative
from depesche.reading.statements.text import Quoted, Text

_FEW = 3  # words; in a longer main clause the finite verb does not come last
_WORDED = frozenset({"say", "announce", "confirm", "warn", "deny", "hope"})  # acts that give words in the indicative
_INTERROGATIVE = frozenset({"PWS", "PWAT", "PWAV"})


@dataclass(slots=True)
class Content:
    """What a verb of saying governs: extents in text order, and in which form."""

    extents: list[Extent] = field(default_factory=list)
    form: str = ""  # "clause" "v2" "infinitive" "direct"
    clauses: list[Clause] = field(default_factory=list)
    direct: list[Quoted] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.extents)


def governed(text: Text, frame: Frame) -> Content:
    """The content of a verb frame, by what depends on its clause."""
    clause = frame.clause
    own = text.own(clause)
    if not own:
        return Content()
    forms = frame.verb.frames if frame.verb is not None else frozenset()
    if frame.noun is not None:
        forms = forms | frame.noun.frames
    content = _quoted(text, frame, own, forms)
    if content:
        return content
    if not content_before_is_child(text, clause):
        lead = _inquit(text, frame, own)
        if lead is not None and not _tells_matter(text, frame, lead[1]):
            frame.place = "after"
            return Content([lead[0]], "v2", lead[1])
    joined = own[0] == clause.finite and own[0] > 0 and text.tags[own[0] - 1] == "KON"
    joined = joined or (text.tags[own[0]] == "KON" and own[0] > text.sentences[clause.sentence][0])
    before = [
        c
        for c in text.reading.children.get(clause.index, [])
        if not joined and _precedes(text, c, own) and complement_form(text, c)
    ]
    if before and _reaches(text, before[-1], own[0]) and all(_asks(text, frame, c) for c in before):
        before = []
    if before and (_tells_matter(text, frame, before) or _goes_on_itself(frame, before, forms)):
        before = []
    first, form = (None, "") if is_comparison(text, clause) else _complement(text, frame, own)
    content = Content()
    if before:
        extent = _leading(text, clause, before, own)
        if extent is not None:
            content.extents.append(extent)
            content.clauses += before
            content.form = complement_form(text, before[-1])
            frame.place = "after"
    if content and first is not None and text.forms[max(own[-1], text.own(first)[0] - 1)] == ";":
        first = None  # "…, sagte er; nun müsse …": a sentence of its own without a frame
    if first is not None and _fits(form, forms, frame) and not _continues(text, frame, first):
        extent = _following(text, frame, first, form)
        if extent is not None:
            content.extents.append(extent)
            content.clauses.append(first)
            content.form = content.form or form
            ahead = parted(text, frame, first) if len(content.extents) == 1 else None
            content.extents[:0] = [ahead] if ahead is not None else []
    if not content and "v2" in forms:
        extent = fragment(text, frame)
        if extent is not None:
            frame.place = "after"
            return Content([extent], "v2")
    if not content and "infinitive" in forms:
        extent = uncut_infinitive(text, clause, own)
        if extent is not None:
            return Content([extent], "infinitive")
    return content


def content_before_is_child(text: Text, clause: Clause) -> bool:
    """Did the clause layer give the frame a clause in its Vorfeld?"""
    return clause.vorfeld is not None and any(
        c.end <= clause.vorfeld[1] for c in text.reading.children.get(clause.index, []) if c.kind != "relative"
    )


def _inquit(text: Text, frame: Frame, own: list[int]) -> tuple[Extent, list[Clause]] | None:
    """Main clauses before ", wird vermutet" or ", verlautete aus Kreisen", joined to it by no more than order."""
    clause = frame.clause
    if own[0] != clause.finite or clause.mood != "ind" or own[0] < 2 or text.forms[own[0] - 1] != ",":
        return None
    if not (clause.subject is None or clause.subject_shared or clause.subject.start > own[0]):
        return None
    if len(own) > 1 and text.tags[own[1]] == "ADV":
        return None  # "…, bestätigte aber …" goes on with the clause before
    mains = [c for c in text.by_sentence[clause.sentence] if c.kind == "main" and c.tokens and c.tokens[0] < own[0]]
    mains = [c for c in mains if c is not clause]
    if not mains or frame.verb is None or "v2" not in frame.verb.frames:
        return None
    inverted = clause.subject is not None and not clause.subject_shared
    inverted = inverted or "from" in frame.verb.frames
    if mains[-1].mood not in {"sub1", "sub2"} and not inverted:
        return None
    first = next((c for c in mains if c.mood in {"sub1", "sub2"}), mains[-1])
    alone = first is mains[0] or all(text.words.verbs(c.predicate) == [] for c in mains)
    start = text.sentences[clause.sentence][0] if alone else first.start
    start = max([start, *(i + 1 for i in range(start, own[0]) if text.parts(i, ":;"))])
    extent = mind_quotes(text, text.trim(after_dateline(text, start), own[0]))
    return (extent, mains) if extent is not None else None


def _tells_matter(text: Text, frame: Frame, before: list[Clause]) -> bool:
    """Does the verb name its matter, so that plain main clauses before it only lead up to it?

    "…, enthüllt X seine Identität", "…, warnte X vor dem Verfall".
    """
    verb, clause = frame.verb, frame.clause
    if verb is None or any(c.mood != "ind" or c.kind != "main" for c in before) or clause.voice != "active":
        return False
    objects = [o for o in clause.objects if o.case == "Acc" and text.tags[o.head] == "NN" and o is not frame.speaker]
    if objects and "acc" not in verb.addressee and text.reading.mention_at.get(objects[0].head) is None:
        return True
    told = [p for p in clause.prepositional if p.preposition in verb.prepositions and text.tags[p.head] == "NN"]
    told = [p for p in told if voice(text.lemmas[p.head]) is None]
    return any(text.words.is_matter(text.lemmas[p.head]) or text.quotes_in(p.start, p.end) for p in told)


def _goes_on_itself(frame: Frame, before: list[Clause], forms: frozenset[str]) -> bool:
    """ "X bleibt ruhig, spricht aber von …": does the frame tell on of the subject of plain clauses before it?

    A verb that takes no words of its own ("rief ihn zur Ordnung") does so as well.
    """
    if any(c.mood != "ind" or c.kind != "main" for c in before):
        return False
    return frame.clause.subject_shared or not forms & {"v2", "direct", "clause"}


def _fits(form: str, forms: frozenset[str], frame: Frame) -> bool:
    if form == "direct":
        return True
    if form == "clause":
        return bool(forms & {"clause", "v2"}) or _points(frame)
    if form == "infinitive":
        needs = {"infinitive"} if "impersonal" in forms else {"infinitive", "clause"}  # "nun heißt es, die Wunden zu …"
        return bool(forms & needs) or _points(frame)
    return bool(forms & {"v2", "clause", "direct"})


def _continues(text: Text, frame: Frame, child: Clause) -> bool:
    """ "bot die Stelle an, was …": behind an object such a clause goes on about the act, not with its content."""
    opener = child.complementizer
    if opener is None or text.tags[opener] != "PWS" or frame.verb is None or "acc" in frame.verb.addressee:
        return False
    return frame.clause.voice == "active" and any(o.case == "Acc" and o.end <= opener for o in frame.clause.objects)


def _points(frame: Frame) -> bool:
    """Does a pronominal adverb in the cue announce the content ("darauf, dass …")?"""
    return frame.pointer is not None


def _quoted(text: Text, frame: Frame, own: list[int], forms: frozenset[str]) -> Content:
    """Direct speech beside the frame: before it ("…", sagte X) or after it (X sagte: "…")."""
    clause = frame.clause
    first = own[0]
    content = Content(form="direct")
    comparison = is_comparison(text, clause)
    if text.is_finite(first) or text.words.is_a(text.lower[first], "parenthesis") or comparison:
        stop = first
        while stop > 0 and (text.is_comma(stop - 1) or text.forms[stop - 1].isspace()):
            stop -= 1
        quote = text.quote_ending(stop)
        if quote is not None and quote.speech and _whole(text, quote, stop) and not _ends_before(text, quote, first):
            content.extents.append((quote.start, quote.end))
            content.direct.append(quote)
            frame.place = "after"
    last = before_quoted(text, own)
    i = last + 1
    size = len(text.forms)
    while i < size and (text.forms[i] in {",", ":"} or text.forms[i].isspace() or text.is_dash(i)):
        i += 1
    if i > last + 1 or comparison or content:
        quote = next((q for q in text.quotes_in(i, min(size, i + 400)) if q.start == i and q.depth == 0), None)
        colon = any(text.forms[k] == ":" for k in range(last + 1, min(i, size)))
        same = text.sentence_of(min(i, size - 1)) == clause.sentence
        goes_on = quote is not None and bool(content.direct) and _goes_on(text, content.direct[0], quote)
        inverted = clause.subject is not None and clause.subject.start > first and not clause.subject_shared
        if colon and not content and inverted and text.is_finite(first) and text.forms[first - 1] == ",":
            return content  # "…, warnte X: „…“": what stands before it is said as well
        if colon:
            frame.addressees = [p for p in frame.addressees if not last < p.start < own[-1] + 1]
        if quote is not None and quote.speech and (colon or (same and (goes_on or _sentence_like(text, quote)))):
            content.extents.append((quote.start, quote.end))
            content.direct.append(quote)
    if content.extents and not (
        forms & {"v2", "clause", "direct", "object", "infinitive", "view", "predicative"} or frame.verb
    ):
        return Content()
    return content


def _goes_on(text: Text, first: Quoted, second: Quoted) -> bool:
    """ "„Wir warten“, sagte X, „bis alle da sind“": does the second quotation go on with the first one's sentence?"""
    open_still = text.forms[first.end - 2][-1:] not in {".", "!", "?", "…"}
    return open_still and text.forms[second.start + 1][:1].islower() and second.end - second.start > _FEW


def _ends_before(text: Text, quote: Quoted, first: int) -> bool:
    """Does a new sentence begin with the capital of the word behind the quotation and its full stop?"""
    stopped = text.tags[quote.end - 2] == "$." and quote.end == first
    return stopped and text.forms[first][:1].isupper()


def _whole(text: Text, quote: Quoted, stop: int) -> bool:
    """Does the quotation make up all that stands before the frame in its sentence?"""
    start = text.sentences[text.sentence_of(stop - 1)][0]
    if quote.start <= start:
        return True
    i = quote.start
    while i > start and (text.is_mark(i - 1) or text.forms[i - 1].isspace()):
        if text.forms[i - 1] == ":":
            return True
        i -= 1
    return i <= start or (text.forms[quote.start - 1] == "," and _sentence_like(text, quote))


def _sentence_like(text: Text, quote: Quoted) -> bool:
    return any(text.is_finite(i) for i in range(quote.start, quote.end)) and text.forms[quote.start + 1][:1].isupper()


def _precedes(text: Text, child: Clause, own: list[int]) -> bool:
    words = text.own(child)
    return bool(words) and words[0] < own[0]


def _complement(text: Text, frame: Frame, own: list[int]) -> tuple[Clause | None, str]:
    """The first clause after the frame that tells what was said, and its form.

    It depends on the frame clause, or stands right behind it; relative clauses and adverbial infinitives between the
    two belong to the frame.
    """
    clause = frame.clause
    passed = {clause.index}
    clauses = text.by_sentence[clause.sentence]
    clauses = sorted(clauses, key=lambda c: (text.own(c) or [c.start])[0])
    for n, other in enumerate(clauses):
        words = text.own(other)
        if not words or words[0] <= own[0] or other is clause:
            continue
        if _speaks_itself(text, other):
            return None, ""  # "…, während Y einräumte, dass"
        near = _owner_before(text, other.tokens[0]) in passed
        form = complement_form(text, other)
        if form == "infinitive" and not any(text.is_mark(i) for i in (other.tokens[0], other.tokens[0] - 1)):
            form = ""  # "droht zu scheitern": part of the verb
        if near and other.kind == "subordinate" and (not form or (form == "clause" and _free(text, other))):
            nxt = clauses[n + 1] if n + 1 < len(clauses) else None
            reports = nxt is not None and nxt.kind == "main" and nxt.mood in {"sub1", "sub2"}
            if nxt is not None and reports and nxt.finite == (text.own(nxt) or [-1])[0]:
                return other, "v2"
        if form in {"clause", "infinitive"} and of_noun(text, frame, other):
            passed.add(other.index)
            continue
        if form == "infinitive" and other.parent in passed - {clause.index}:
            passed.add(other.index)  # "die versucht hatten, … zu stürmen": what others did
            continue
        if form == "clause" and _asks(text, frame, other):
            if own[-1] < other.tokens[-1]:
                return None, ""  # what follows depends on the question
            passed.add(other.index)
            continue
        if form == "v2" and (_told_within(text, clause, other) or before_host(text, clause, other)):
            return None, ""
        if form == "clause" and other.parent != clause.index and told_by_relative(text, other):
            return None, ""
        if form and (near or other.parent == clause.index):
            if form != "v2" or (_reported_form(text, frame, other) and not text.is_dash(other.tokens[0])):
                return other, form
            return None, ""
        if not near and other.parent != clause.index:
            return None, ""
        if other.kind == "main":
            return None, ""
        passed.add(other.index)
    return None, ""


def _speaks_itself(text: Text, clause: Clause) -> bool:
    """Does a clause set against the frame's tell what somebody else says?"""
    opener = clause.complementizer
    against = opener is not None and text.words.is_a(text.lower[opener], "contrast")
    return against and any("v2" in verb.frames and not verb.fixed for verb in text.words.verbs(clause.predicate or ""))


def _told_within(text: Text, clause: Clause, other: Clause) -> bool:
    """ "erinnerte an X, der gesagt hatte, …": does a relative clause with a verb of saying end right before it?"""
    index = _owner_before(text, other.tokens[0])
    before = text.clauses[index] if index is not None else clause
    if before is clause or before.kind != "relative" or before.end > other.tokens[0]:
        return False
    return any("v2" in verb.frames and not verb.fixed for verb in text.words.verbs(before.predicate or ""))


def _asks(text: Text, frame: Frame, child: Clause) -> bool:
    """ "erklärt, warum …", "verrät, ob …": a dependent question is what was said only of verbs that ask or doubt.

    "wie" with an adjective asks nothing: "betonte, wie wichtig …".
    """
    opener = child.complementizer
    if opener is None or frame.noun is not None or text.quote_around(opener) is not None:
        return False  # "stellte die Frage, ob …", "äußerte Zweifel, ob …"
    if frame.verb is not None and "question" in frame.verb.frames:
        return False
    if text.words.is_a(text.lower[opener], "question"):
        return True
    return text.tags[opener] in _INTERROGATIVE and text.tags[min(opener + 1, len(text.tags) - 1)] != "ADJD"


def _reaches(text: Text, child: Clause, end: int) -> bool:
    """Does nothing but marks stand between the clause and the token `end`?"""
    return all(text.is_mark(i) or text.forms[i].isspace() for i in range(child.tokens[-1] + 1, end))


def _owner_before(text: Text, i: int) -> int | None:
    while i > 0 and text.is_mark(i - 1) and text.forms[i - 1] not in {";", "."}:
        i -= 1
    owner = text.owner[i - 1] if i > 0 else None
    return owner.index if owner is not None else None


def _free(text: Text, clause: Clause) -> bool:
    """Does the clause begin with a pronoun like "wer", so that it may be part of another clause?"""
    return clause.complementizer is not None and text.tags[clause.complementizer] in _INTERROGATIVE


def _reported_form(text: Text, frame: Frame, clause: Clause) -> bool:
    """Konjunktiv, or a plain clause with its subject first right after a verb of saying that stands alone."""
    if clause.mood in {"sub1", "sub2"}:
        return True
    verb = frame.verb
    if verb is None or not verb.frames >= {"v2", "clause"} or clause.finite is None or clause.coordinated is not None:
        return False
    if text.tags[clause.finite] == "VMFIN" and clause.tense == "past":
        return True  # "er wollte", "er sollte": the same in the Konjunktiv
    words = text.own(clause)
    if len(words) > _FEW and clause.finite == words[-1]:
        return False  # the verb last: a relative clause in disguise
    if frame.act not in _WORDED and words and text.forms[words[0] - 1] == ",":
        return False  # "Oslo droht mit Vergeltung, Stockholm mahnt zur Ruhe"
    if any(o.case == "Acc" for o in frame.clause.objects) or clause.subject is None or clause.subject_shared:
        return False
    words = text.own(clause)
    if not words:
        return False
    behind_colon = text.forms[words[0] - 1] == ":"
    return behind_colon or (text.forms[words[0] - 1] == "," and clause.subject.start == words[0])


def _leading(text: Text, clause: Clause, before: list[Clause], own: list[int]) -> Extent | None:
    """Content that stands before the frame: to the sentence's start, or to a frame that is no part of it."""
    start = min(c.start for c in before)
    chain = min(before, key=lambda c: c.start)
    seen = {chain.index}
    while chain.coordinated is not None and chain.coordinated not in seen:
        chain = text.clauses[chain.coordinated]
        seen.add(chain.index)
        if chain.sentence != clause.sentence:
            break
        start = min(start, chain.start)
    sentence_start = text.sentences[clause.sentence][0]
    if all(text.owner[i] is None or text.is_mark(i) or text.owner[i] in before for i in range(sentence_start, start)):
        start = sentence_start
    start = after_dateline(text, start)
    return mind_quotes(text, text.trim(start, own[0]))


def _following(text: Text, frame: Frame, first: Clause, form: str) -> Extent | None:
    """Content that stands after the frame: the first dependent clause and what carries it on."""
    clause = frame.clause
    start = max(first.start, _last_before(text, clause, first) + 1)
    if start > first.tokens[0]:
        start = first.tokens[0]
    if form == "v2" and first.subject is None:
        start = from_list(text, clause, start)
    if form == "v2":
        start = from_condition(text, clause, start)
    limit = text.sentence_end(clause.sentence)
    resumed = [i for i in text.own(clause) if i > text.own(first)[0]]
    if resumed:
        limit = min(limit, resumed[0])
    end = max(first.tokens[-1] + 1, first.end if first.parent == clause.index or first.kind != "main" else 0)
    lead = (
        first.kind == "subordinate" and form == "v2"
    )  # "wer …, werde …": the clause that follows is the content's own
    for other in text.by_sentence[clause.sentence]:
        own = text.own(other)
        if not own or own[0] < end or other is clause:
            continue
        if own[0] >= limit:
            break
        if own[0] == other.finite and text.words.is_a(text.lower[own[0]], "condition"):
            end = max(end, other.tokens[-1] + 1)  # "drohte, … zu kündigen, sollte …"
            continue
        if not lead and not _carries_on(text, clause, first, other, form):
            limit = min(limit, max(end, other.tokens[0]))
            break
        lead = False
        end = max(end, other.tokens[-1] + 1)
    limit = min(limit, _before_source(text, first, end), before_remark(text, first, end))
    if form != "v2":
        limit = next((i for i in range(start + 1, min(end, limit)) if _goes_on_freely(text, i)), limit)
    end = min(max(end, start + 1), limit)
    end = next((i for i in range(start, end - 1) if text.tags[i] == "$." and _opens_quote(text, i + 1)), end)
    return mind_quotes(text, text.trim(start, end))


def _goes_on_freely(text: Text, i: int) -> bool:
    """Does a main clause follow the semicolon, which is no part of "dass …" or an infinitive before it?"""
    clause = text.owner[i + 1] if text.forms[i] == ";" and i + 1 < len(text.forms) else None
    return clause is not None and clause.kind == "main"


def _before_source(text: Text, first: Clause, end: int) -> int:
    """Where "…, wie Augenzeugen berichteten" begins, if the content ends with it, else `end`."""
    last = text.own(first)[-1]
    for other in text.by_sentence[first.sentence]:
        source = last < other.start < end <= other.end and is_comparison(text, other)
        if source and text.words.verbs(other.predicate):
            return other.start
    return end


def _opens_quote(text: Text, i: int) -> bool:
    """Does a quotation begin at the token, after words that are none?"""
    return text.quote_around(i - 1) is None and any(q.start == i for q in text.quotes_in(i, i + 400))


def _last_before(text: Text, clause: Clause, first: Clause) -> int:
    """The frame clause's last own word before its content begins."""
    begin = text.own(first)[0]
    own = [i for i in text.own(clause) if i < begin]
    return own[-1] if own else clause.tokens[0]


def _carries_on(text: Text, frame: Clause, first: Clause, other: Clause, form: str) -> bool:
    if other.kind == "main" and other.mood == "sub1" and frame.mood != "sub1":
        return True
    if other.kind == "infinitive" or other.kind == "relative":
        return other.coordinated != frame.index
    if other.coordinated == frame.index or (other.subject_shared and other.subject is frame.subject):
        return False
    if other.mood == "ind" and _speaks_on(text, other):
        return False
    if other.kind != "main" or other.mood in {"sub1", "sub2"}:
        return True
    own = text.own(other)
    joined = text.tags[own[0] - 1] == "KON" and text.forms[own[0] - 2] == ","
    if joined and other.subject is not None and (other.subject_shared or other.subject is first.subject):
        return other.finite in {None, own[-1]}  # "…, sondern mit dem Team | verlassen": its participle, cut off
    if other.subject is None and first.kind == "subordinate" and len(own) > 1 and other.finite == own[-1]:
        return True  # the verb last: the rest of the clause, cut by a comma inside a noun phrase
    if text.words.verbs(other.predicate) and other.vorfeld is not None and other.vorfeld[0] <= text.own(first)[0]:
        return False  # the next frame, after its content
    if form == "clause" and first.order == "VL" and own[0] == other.finite != own[-1] and len(own) > 1:
        return False  # "verrät, dass er krank ist, und punktet mit …": in second place it goes on with the frame
    if form == "v2" and first.mood == "ind":
        return other.coordinated == first.index or other.parent == first.index
    return other.parent == first.index or (other.coordinated == first.index and first.kind != "main")


def _speaks_on(text: Text, clause: Clause) -> bool:
    """ "… und warnte": behind "und" a verb of saying in second place goes on with the frame, not with the content."""
    own = text.own(clause)
    joined = bool(own) and own[0] == clause.finite and text.tags[own[0] - 1] == "KON"
    return joined and bool(text.words.verbs(clause.predicate))
