"""Quotations that no verb of saying frames: those that stand alone after somebody spoke, and those after "Name:"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from depesche.german.voices import is_of_person
from depesche.reading.confidence import of_rule
from depesche.reading.layers import Clause, Phrase
from depesche.reading.statements.media import is_medium
from depesche.reading.statements.model import Frame, Utterance
from depesche.reading.statements.speakers import Speakers
from depesche.reading.statements.subjects import find_speaker, in_brackets, mention_of
from depesche.reading.statements.text import Quoted, Text
from depesche.records import Actor

if TYPE_CHECKING:
    from depesche.reading.statements.running import Running

_TERM = 5  # tokens; a shorter quotation without a verb is a term
_WINDOW = 400  # tokens behind a sentence's end in which a quotation that opens in it may end
_STOPS = ".!?…"
_HEADING = 24  # tokens; a longer line is a paragraph
_BRACKETS = 8  # tokens that brackets before a colon may hold


class Standing:
    """The quotations of a document that stand for themselves."""

    def __init__(self, text: Text, speakers: Speakers, running: Running) -> None:
        self.text = text
        self.speakers = speakers
        self.running = running

    def quotations(self, sentence: int, here: list[Utterance]) -> list[Utterance]:
        """Quotations that are sentences of their own, after somebody spoke or after "Name:"."""
        text, before = self.text, self.running.last_utterance
        start, end = text.sentences[sentence]
        taken = [u.content[0] for u in here if u.mode == "direct"]
        told = [*here, *([before] if before else [])]
        out: list[Utterance] = []
        for quote in text.quotes_in(start, min(len(text.forms), end + _WINDOW)):
            if quote.start >= end or quote.depth or not quote.speech:
                continue
            if any(a <= quote.start < b for a, b in taken):
                continue
            if any(a <= quote.start and quote.end <= b for u in told for a, b in u.content):
                continue
            made = self._after_colon(quote) or self._alone(quote, sentence)
            if made is not None:
                out.append(made)
        return out

    # -- after somebody spoke ------------------------------------------------------------------------------------

    def _alone(self, quote: Quoted, sentence: int) -> Utterance | None:
        frame = self.running.last
        if frame is None or sentence - self.running.last_sentence > 1 or not self._is_sentence(quote):
            return None
        if self._framed_behind(quote) or self._is_signed(quote):
            return None
        if self.text.forms[self._before(quote)] == ":" and self._ends_line(quote):
            return None  # a heading that names nobody who says it
        if self.other_speaks(frame, sentence) or self._introduced(quote):
            return None
        before = self.running.last_utterance
        same = before if before is not None and before.mode == "direct" and before.cue else None
        return Utterance(
            mode="direct",
            act="say" if frame.act == "demand" else frame.act,  # what is demanded has been said
            content=[(quote.start, quote.end)],
            sentence=self.text.sentence_of(quote.end - 1),
            rule="statement.direct.continued",
            confidence=of_rule("statement.direct.continued"),
            speaker=frame.speaker,
            mention=frame.mention,
            actors=frame.actors,
            relays=frame.relays,
            cue=list(same.cue) if same is not None else [],
            frame=list(same.frame) if same is not None else [],
        )

    def _is_sentence(self, quote: Quoted) -> bool:
        """Does the quotation open as a sentence does, and end as one or hold a finite verb?"""
        text = self.text
        i = self._before(quote)
        opens = i < 0 or text.tags[i] == "$." or text.is_closing(i)
        opens = opens or text.sentences[text.sentence_of(quote.start)][0] == quote.start
        stopped = text.forms[quote.end - 2][-1:] in _STOPS or self._next(quote) in _STOPS
        finite = any(text.is_finite(k) for k in range(quote.start, quote.end))
        if not opens or not text.forms[quote.start + 1][:1].isupper():
            return False
        return stopped or (finite and not self._is_heading(quote))

    def _is_heading(self, quote: Quoted) -> bool:
        """Does the quotation fill a line of its own and lack a full stop?"""
        i, j = self._before(quote), quote.end
        starts = i < 0 or any("\n" in self.text.forms[k] for k in range(i + 1, quote.start))
        return starts and (j >= len(self.text.forms) or "\n" in self.text.forms[j])

    def _introduced(self, quote: Quoted) -> bool:
        """Does a colon introduce it in a clause with a subject of its own? "Weiter heißt es:" has none."""
        i = self._before(quote)
        if i < 1 or self.text.forms[i] != ":":
            return False
        clause = self._clause_before(i)
        subject = clause.subject if clause is not None and not clause.subject_shared else None
        return (
            clause is None
            or self._names_somebody(clause, i)
            or (subject is not None and not self.text.words.is_a(self.text.lower[subject.head], "impersonal"))
        )

    def _names_somebody(self, clause: Clause, colon: int) -> bool:
        """ "Vesely: „…“": does no more than a name stand before the colon?"""
        own = [i for i in self.text.own(clause) if i < colon]
        if any(self.text.is_finite(i) for i in own):
            return False
        named = [m for i in own if (m := self.text.reading.mention_at.get(i)) is not None and m.form == "name"]
        return any(e.kind == "person" for m in named for e in m.entities)

    def _before(self, quote: Quoted) -> int:
        i = quote.start - 1
        while i >= 0 and self.text.forms[i].isspace():
            i -= 1
        return i

    def _next(self, quote: Quoted) -> str:
        return self.text.forms[quote.end] if quote.end < len(self.text.forms) else "."

    def _framed_behind(self, quote: Quoted) -> bool:
        """Does the sentence go on behind the quotation (", lachte X") with somebody who is named there?"""
        text, i = self.text, quote.end
        size = len(text.forms)
        if i >= size or not (text.is_comma(i) or (text.is_finite(i) and text.forms[i].islower())):
            return False
        stop = next((k for k in range(i + 1, min(i + 6, size)) if text.is_mark(k)), min(i + 6, size))
        if any(text.tags[k] in {"NE", "NN", "PDS", "PIS"} for k in range(i, stop)):
            return True
        return text.is_comma(i) and stop == i + 3 and is_of_person(text.lower[i + 2])  # "…“, entgegnete der."

    def _verb_behind(self, quote: Quoted) -> bool:
        """Does a verb of the document's own follow a comma: `„…“, wird X zitiert`?"""
        i = quote.end
        return i + 1 < len(self.text.forms) and self.text.forms[i] == "," and self.text.is_finite(i + 1)

    def _is_signed(self, quote: Quoted) -> bool:
        """Does the line go on behind it with words that are no sentence: who said it, or the rest of a heading?"""
        text, i, size = self.text, quote.end, len(self.text.forms)
        stop = next((k for k in range(i, size) if "\n" in text.forms[k]), size)
        line = range(i, stop)
        if not line or text.is_mark(i) or text.is_finite(i):
            return False
        if text.forms[quote.end - 2][-1:] not in _STOPS:
            return True
        return not any(text.is_finite(k) for k in line) and text.forms[stop - 1][-1:] not in _STOPS

    def other_speaks(self, frame: Frame, sentence: int) -> bool:
        """Is somebody else the subject of a sentence between who spoke last and the quotation?"""
        text, names = self.text, {a.name for a in frame.actors}
        for number in range(frame.clause.sentence, sentence):
            for clause in text.by_sentence[number]:
                subject = clause.subject
                if clause.kind != "main" or subject is None or text.spoken(subject.head) is not None:
                    continue
                if number == frame.clause.sentence and (clause.index != frame.clause.parent or clause.mood != "ind"):
                    continue  # "Als Vesely ihn fragt, …, stockt Holm": who is told of behind him
                mention = text.reading.mention_at.get(subject.head)
                people = [e for e in mention.entities if e.kind == "person"] if mention is not None else []
                if people and not names & {e.name for e in people}:
                    return True
        return False

    # -- after a colon -------------------------------------------------------------------------------------------

    def _after_colon(self, quote: Quoted) -> Utterance | None:
        text, i = self.text, self._before(quote)
        if i < 1 or text.forms[i] != ":":
            return None
        short = quote.end - quote.start <= _TERM and text.forms[quote.end - 2][-1:] not in _STOPS
        if short and not quote.sentence:
            return None
        if self._framed_behind(quote) or self._verb_behind(quote):
            return None  # that frame tells whose it is
        stopped = text.forms[quote.end - 2][-1:] in _STOPS
        noun = text.lemmas[i - 1].rsplit("-", 1)[-1]
        if not quote.sentence and not stopped and text.words.is_title_noun(noun):
            return None
        start = text.sentences[text.sentence_of(i - 1)][0]
        clause = self._clause_before(i)
        if clause is None:
            return None
        frame = Frame(rule="colon", place="before", act="say", clause=clause, cue=[])
        if clause.subject is not None and clause.voice != "active":
            frame.speaker = clause.subject  # "war beeindruckt: …"
            frame.mention = mention_of(text, clause.subject, clause)
        elif clause.subject is not None:
            find_speaker(text, frame)
        elif all(not text.is_finite(k) for k in range(start, i)):
            found: list[Phrase] = [p for p in text.phrases(clause) if p.end <= i]
            frame.speaker = found[0] if found else None
            frame.mention = (found[0].start, found[0].end) if found else None
            if any("\n" in text.forms[k] for k in range(i + 1, quote.start)):
                return None  # a heading ends at the colon
        phrase = frame.speaker
        if phrase is None or phrase.start > i or text.spoken(phrase.head) is not None:
            return None
        if in_brackets(text, phrase.start) or self._is_title(phrase):
            return None
        self.speakers.complete(frame)
        if self._ends_line(quote) and not self._is_known(frame):
            return None  # "Stars der Liga: „…“": a heading, and about whom the words are
        self.speakers.take_up(frame, self.running.recent(clause.sentence), self.running.last_sentence)
        named = text.forms[phrase.head][:1].isupper() or text.tags[phrase.head] == "PPER"
        if not named or not self.speakers.may_speak(frame) or not self._is_one(frame, clause):
            return None
        self.running.heard(frame)
        return Utterance(
            mode="direct",
            act="say",
            content=[(quote.start, quote.end)],
            sentence=text.sentence_of(quote.end - 1),
            rule="statement.direct.colon",
            confidence=of_rule("statement.direct.colon"),
            speaker=frame.speaker,
            mention=frame.mention,
            actors=frame.actors,
            frame=[(start, i + 1)],
        )

    def _ends_line(self, quote: Quoted) -> bool:
        """Do the quotation and what introduces it fill a line that opens no longer paragraph?"""
        text, start = self.text, quote.start
        while start > 0 and quote.start - start < _HEADING and "\n" not in text.forms[start - 1]:
            start -= 1
        behind = quote.end >= len(text.forms) or "\n" in text.forms[quote.end]
        return behind and quote.end - start < _HEADING

    def _is_known(self, frame: Frame) -> bool:
        """Is who speaks somebody whom the document knows by more than a noun?"""
        return all(a.id is not None or a.kind == "person" or self._has_name(a) for a in frame.actors)

    def _has_name(self, actor: Actor) -> bool:
        told = actor.mention
        mention = self.text.reading.mention_at.get(self.text.reading.token_at(told.start)) if told is not None else None
        return mention is not None and mention.form in {"name", "state"}

    def _is_title(self, phrase: Phrase) -> bool:
        """ "„Nordlicht“ heißt das Lied, das so beginnt: …": a name in quotation marks is no speaker, but a medium's."""
        quote = self.text.quote_around(phrase.head)
        return quote is not None and not is_medium(self.text, phrase)

    def _is_one(self, frame: Frame, clause: Clause) -> bool:
        """Is it one speaker, the subject, or a phrase alone before the colon? Several say no such thing together."""
        phrase, subject = frame.speaker, clause.subject
        if phrase is None or phrase.conjuncts or len(frame.actors) > 1:
            return False
        if subject is None or subject.head == phrase.head or clause.subject_shared:
            return True
        return self.text.spoken(subject.head) is not None  # the clause's own subject was taken from the quotation

    def _clause_before(self, colon: int) -> Clause | None:
        """The main clause that ends at the colon; none where its words are quoted or it tells what might be."""
        text = self.text
        last = colon - 1
        while last > 0 and text.is_mark(last):
            opened = [k for k in range(max(0, last - _BRACKETS), last) if text.forms[k] == "("]
            last = opened[-1] - 1 if text.forms[last] == ")" and opened else last - 1  # "X (spielt Y): …"
        clause = text.owner[last]
        seen: set[int] = set()
        while clause is not None and clause.parent is not None and clause.index not in seen:
            if clause.kind == "main" and clause.subject is not None and not self._is_spoken(clause):
                break
            seen.add(clause.index)
            clause = text.clauses[clause.parent]
        if clause is None or self._is_spoken(clause):
            mains = [c for c in text.by_sentence[text.sentence_of(last)] if c.kind == "main" and c.tokens]
            clause = next((c for c in reversed(mains) if c.tokens[0] < colon and not self._is_spoken(c)), None)
        if clause is None or clause.mood in {"sub1", "sub2", "imp"}:
            return None
        return clause

    def _is_spoken(self, clause: Clause) -> bool:
        return self.text.spoken(clause.head if clause.head is not None else clause.start) is not None
