"""The document as the statement reader looks at it: words as lists, quotations as token extents, sentences by token."""

from __future__ import annotations

import bisect
from dataclasses import dataclass

from depesche.german.clauses.words import Words
from depesche.german.speech import SpeechLexicon, speech_lexicon
from depesche.reading.layers import Clause, Phrase, Reading
from depesche.reading.statements.model import Extent

CLOSING = frozenset("“”\"«»‘’›‹'")
_END = frozenset({".", "!", "?", "…", ":", ";", ","})
_DASH = frozenset({"–", "—", "-", "--"})
_FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP"})


@dataclass(slots=True, frozen=True)
class Quoted:
    """A quotation in tokens, marks included; `depth` 0 is not inside another one."""

    start: int
    end: int
    speech: bool
    depth: int
    sentence: bool  # holds a finite verb


class Text:
    """Views of one reading that the parts share."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.doc = reading.doc
        self.words: SpeechLexicon = speech_lexicon()
        words = Words(self.doc)  # plain lists: making a Token for each look would cost more than all the rest
        self.forms, self.lower, self.tags, self.lemmas = words.texts, words.lower, words.tags, words.lemmas
        self.clauses = reading.clauses
        self.sentences = reading.sentences
        self._sentence_starts = [s for s, _ in self.sentences]
        self.by_sentence: list[list[Clause]] = [[] for _ in self.sentences]
        self.owner: list[Clause | None] = [None] * len(self.forms)
        for clause in self.clauses:
            if clause.sentence < len(self.by_sentence):
                self.by_sentence[clause.sentence].append(clause)
            for i in clause.tokens:
                self.owner[i] = clause
        self.quotes = self._quotes()
        self._quote_starts = [q.start for q in self.quotes]

    def _quotes(self) -> list[Quoted]:
        out: list[Quoted] = []
        ends: list[int] = []
        for quote in self.reading.quotes:
            start = self.reading.token_at(quote.start)
            end = self.reading.token_at(max(quote.start, quote.end - 1)) + 1
            while ends and ends[-1] <= start:
                ends.pop()
            finite = any(self.is_finite(i) for i in range(start, end))
            out.append(Quoted(start, end, quote.speech, len(ends), finite))
            ends.append(end)
        return out

    def quotes_in(self, start: int, end: int) -> list[Quoted]:
        """Quotations that lie within `[start, end)`."""
        out = []
        for quote in self.quotes[bisect.bisect_left(self._quote_starts, start) :]:
            if quote.start >= end:
                break
            if quote.end <= end:
                out.append(quote)
        return out

    def quote_opening(self, start: int) -> Quoted | None:
        """The quotation that begins with the mark at `start`, not one within another."""
        at = bisect.bisect_left(self._quote_starts, start)
        found = self.quotes[at] if at < len(self.quotes) else None
        return found if found is not None and found.start == start and not found.depth else None

    def quote_around(self, token: int) -> Quoted | None:
        """The outermost quotation that holds the token."""
        at = bisect.bisect_right(self._quote_starts, token)
        for quote in reversed(self.quotes[max(0, at - 8) : at]):
            if quote.depth == 0:
                return quote if quote.end > token else None
        return None

    def spoken(self, token: int) -> Quoted | None:
        """The quotation of whole sentences that holds the token: words of somebody else, not of the document."""
        quote = self.quote_around(token)
        return quote if quote is not None and quote.speech and quote.sentence else None

    def sentence_of(self, token: int) -> int:
        """Number of the sentence that holds the token."""
        return max(0, bisect.bisect_right(self._sentence_starts, token) - 1)

    def own(self, clause: Clause) -> list[int]:
        """The clause's own words, without marks at its edges and without an opening conjunction."""
        tokens = clause.tokens
        first, last = 0, len(tokens)
        while first < last and (self.is_mark(tokens[first]) or self.tags[tokens[first]] == "KON"):
            first += 1
        while last > first and self.is_mark(tokens[last - 1]):
            last -= 1
        return tokens[first:last]

    def bracketed(self, i: int) -> bool:
        """Does the token stand in round brackets, within its sentence?"""
        for k in range(i, self.sentences[self.sentence_of(i)][0] - 1, -1):
            if self.forms[k] in {"(", ")"}:
                return self.forms[k] == "("
        return False

    def is_time(self, i: int) -> bool:
        """Does the token belong to a time expression?"""
        return self.reading.is_time(i, i + 1)

    def is_mark(self, i: int) -> bool:
        """Is the token punctuation?"""
        return self.tags[i].startswith("$")

    def is_comma(self, i: int) -> bool:
        """Is the token a comma or a dash?"""
        return self.forms[i] == "," or self.forms[i] in _DASH

    def last_word(self, sentence: int) -> int:
        """The sentence's last token that is no white space."""
        start, end = self.sentences[sentence]
        return next((i for i in range(end - 1, start, -1) if not self.forms[i].isspace()), start)

    def is_dash(self, i: int) -> bool:
        """Is the token a dash?"""
        return self.forms[i] in _DASH

    def parts(self, i: int, marks: str) -> bool:
        """Is the token one of the marks, outside of quotations, so that a sentence of its own follows it?"""
        return self.forms[i] in {*marks} and self.quote_around(i) is None

    def is_closing(self, i: int) -> bool:
        """Does a quotation end with the token?"""
        return self.forms[i][-1:] in CLOSING and any(q.end == i + 1 for q in self._near(i))

    def _near(self, i: int) -> list[Quoted]:
        at = bisect.bisect_right(self._quote_starts, i)
        return self.quotes[max(0, at - 8) : at]

    def quote_ending(self, end: int) -> Quoted | None:
        """The outermost quotation that ends before the token `end`."""
        found = [q for q in self._near(end - 1) if q.end == end]
        return min(found, key=lambda q: q.depth) if found else None

    def is_finite(self, i: int) -> bool:
        """Is the token a finite verb?"""
        return self.tags[i] in _FINITE

    def trim(self, start: int, end: int) -> Extent | None:
        """`[start, end)` without commas, colons and stops at its edges; null where nothing is left."""
        while start < end and (self.forms[start] in _END or self.is_dash(start)):
            start += 1
        while end > start and (self.forms[end - 1] in _END or self.is_dash(end - 1)):
            end -= 1
        return (start, end) if start < end else None

    def sentence_end(self, sentence: int) -> int:
        """One past the last word of the sentence, before its full stop."""
        start, end = self.sentences[sentence]
        while end > start and (self.forms[end - 1] in _END or self.forms[end - 1].isspace()):
            end -= 1
        return end

    def phrases(self, clause: Clause) -> list[Phrase]:
        """All phrases of the clause's own."""
        out = [*clause.objects, *clause.prepositional]
        if clause.subject is not None and not clause.subject_shared:
            out.append(clause.subject)
        if clause.predicative is not None:
            out.append(clause.predicative)
        return sorted(out, key=lambda p: p.start)
