"""Where clauses begin and end: topological segmentation of a sentence.

Method: a left-to-right pass with a stack of open clauses. Commas, colons, dashes and brackets cut the sentence into
pieces; subjunctions, relative and interrogative words open a verb-last clause, which its finite verb closes; "zu" with
an infinitive after a comma opens an infinitive clause; a finite verb in second or first place makes a main clause; a
piece with no verb continues the innermost clause that is still open.
"""

from __future__ import annotations

from depesche.german.clauses.frames import (
    FINITE,
    INTERROGATIVE,
    NONFINITE,
    QUOTES,
    RELATIVE,
    VERBAL,
    Frame,
    zu_infinitive,
)
from depesche.german.clauses.inflection import Readings
from depesche.german.clauses.model import ClauseKind, Order, Phrase
from depesche.german.clauses.openclauses import OpenClauses
from depesche.german.clauses.pieces import cut, outside_brackets
from depesche.german.clauses.reports import Reports
from depesche.german.clauses.words import Words

_BEFORE_OPENER = frozenset({"ADV", "APPR", "APPRART", "KON", "PTKNEG", "KOKOM", "PIS", "PIAT", "PTKA", "ITJ"})
_IN_NAMES = frozenset({"ADJA", "APPR", "ART", "KON", "NE", "NN", "PPOSAT", "TRUNC"})
_HARD = frozenset({":", "?", "!", ".", ";"})  # nothing without a verb goes on across these


class Segmenter:
    """Cuts one sentence into frames; `phrases` are its base phrases, never cut through."""

    def __init__(self, words: Words, phrases: list[Phrase], readings: dict[int, Readings]) -> None:
        self.words = words
        self.readings = readings
        self.heads = {phrase.start: phrase.head for phrase in phrases}
        self.inside: dict[int, tuple[int, int]] = {}
        for phrase in phrases:
            extent = (phrase.start, phrase.end)
            for i in range(phrase.start, phrase.end):
                self.inside[i] = extent
        self.frames: list[Frame] = []
        self.stack: list[Frame] = []
        self.reports = Reports(words, self.heads, readings, self.frames)
        self.open_clauses = OpenClauses(words, self.inside, self.heads, self.reports, self.frames, self.stack)
        self._ahead: list[list[int]] = []  # the pieces after the one being placed

    def segment(self, start: int, end: int) -> list[Frame]:
        """The frames of the sentence `[start, end)`, in the order in which they open."""
        outer, brackets = outside_brackets(self.words, start, end)
        self._run(outer)
        host = self._host_of
        for content in brackets:
            before = len(self.frames)
            inside = list(content)
            owner = host(inside[0])
            if not any(self.words.tags[i] in FINITE for i in inside) and owner is not None:
                owner.tokens.extend(inside)
                owner.tokens.sort()
                continue
            self.stack.clear()
            self._run(inside)
            for frame in self.frames[before:]:
                frame.bracket = True
                if frame.parent is None:
                    frame.parent = owner
        return self.frames

    def _host_of(self, i: int) -> Frame | None:
        best = None
        for frame in self.frames:
            if frame.tokens and frame.tokens[0] < i and (best is None or frame.tokens[0] >= best.tokens[0]):
                if any(t == i - 1 for t in frame.tokens):
                    return frame
                best = frame
        return best

    def _run(self, tokens: list[int]) -> None:
        """Places the pieces of the tokens one after the other."""
        pieces = cut(self.words, tokens, self.inside)
        contents = [[i for i in piece if not self.words.tags[i].startswith("$")] for piece, _ in pieces]
        for n, (piece, separator) in enumerate(pieces):
            self._ahead = contents[n + 1 :]
            self._piece(piece, contents[n], separator)

    def _piece(self, piece: list[int], content: list[int], separator: str) -> None:
        if not content:
            if self.frames:
                self._attach(self.stack[-1] if self.stack else self.frames[-1], piece)
            else:
                self._open(Frame("main", "V2"), piece)
            return
        marks = piece[: piece.index(content[0])]
        for n, part in enumerate(self._inner_cuts(piece[len(marks) :])):
            inside = [i for i in part if not self.words.tags[i].startswith("$")]
            self._place(marks + part if n == 0 else part, inside, separator if n == 0 else "")

    def _inner_cuts(self, body: list[int]) -> list[list[int]]:
        """Cuts before a subjunction, relative or interrogative word that stands inside a piece, with no comma."""
        tags = self.words.tags
        parts: list[list[int]] = []
        current: list[int] = []
        for n, i in enumerate(body):
            tag = tags[i]
            if current and (tag in ("KOUS", "KOUI") or tag in RELATIVE):
                k = len(current)
                while k > 0 and (
                    tags[current[k - 1]] in ("KON", "KOUS", "KOUI")
                    or (tag in RELATIVE and tags[current[k - 1]] in ("APPR", "APPRART"))
                ):
                    k -= 1
                wanted = FINITE if tag in RELATIVE else VERBAL
                if any(tags[j] not in _BEFORE_OPENER for j in current[:k]) and any(tags[j] in wanted for j in body[n:]):
                    parts.append(current[:k])
                    current = current[k:]
            elif (
                tag in INTERROGATIVE
                and current
                and tags[body[-1]] in FINITE
                and tags[current[-1]] not in _BEFORE_OPENER
            ):
                if any(tags[j] in FINITE for j in current):  # "Er weiß was er macht"
                    parts.append(current)
                    current = []
            elif tag == "KON" and current and tags[current[-1]] in NONFINITE and self._closes_bracket(current):
                parts.append(current)
                current = []
            current.append(i)
        parts.append(current)
        return [part for part in parts if part]

    def _closes_bracket(self, current: list[int]) -> bool:
        """Whether the words before "und" end the clause that is open: "wollte Berge, [Wald genießen] und …"."""
        if not self.stack or any(self.words.tags[i] in FINITE for i in current):
            return False
        top = self.stack[-1]
        if current[-1] - 1 in current and self.words.tags[current[-1] - 1] == "PTKZU":
            return False
        if self.words.tags[current[-1]] == "VVIZU":
            return False
        if top.order == "VL" or top.finite is None or self.words.tags[top.finite] not in ("VMFIN", "VAFIN"):
            return False
        return not any(self.words.tags[i] in NONFINITE for i in top.tokens)

    # -- placing a piece -----------------------------------------------------------------------------------------

    def _place(self, tokens: list[int], content: list[int], separator: str) -> None:
        tags = self.words.tags
        finite = [i for i in content if tags[i] in FINITE]
        if not finite and (verb := self.open_clauses.unmarked_finite(content, self._ahead)) is not None:
            tags[verb] = "VVFIN"
            finite = [verb]
        opener = self._opener(content, finite, separator)
        if opener is not None:
            self._open_verb_last(tokens, content, finite, opener, separator)
            return
        if finite:
            self._place_finite(tokens, content, finite, separator)
            return
        infinitive = zu_infinitive(self.words, content)
        if (
            separator == ","
            and infinitive is None
            and (saying := self.open_clauses.embedded(content, self._ahead)) is not None
        ):
            self._open(Frame("main", "V2", parent=saying), tokens)
            return
        if separator and infinitive is not None and not self.open_clauses.interrupted(content, separator):
            self._place_infinitive(tokens)
            return
        if separator == "," and infinitive is None and self.open_clauses.begins_infinitive(content, self._ahead):
            self._place_infinitive(tokens)
            return
        if (
            tags[content[0]] == "KON"
            and tags[content[-1]] in NONFINITE
            and (host := self.open_clauses.elliptic(content)) is not None
        ):
            self._open(
                Frame("main", "V2", finite=host.finite, parent=host.parent, coordinated=host, shared=True), tokens
            )
            return
        if (
            separator == ","
            and len(content) > 1
            and self.words.lower[content[0]] == "so"
            and self.open_clauses.named(content[1:])
        ):
            host = self.stack[-1] if self.stack else None
            aside = Frame("main", "none", tokens, opener=content[0], parent=host)  # "…, so die Ministerin, …"
            self.frames.append(aside)
            return
        if separator == ";" or (separator == ":" and self._lists_subjects(content)):
            self.stack.clear()
            self._open(Frame("main", "V2"), tokens)
            return
        target = self._continuation()
        if separator == "," and target is not None and self.open_clauses.second_bracket(target, content):
            # "müssten Truppen abziehen, Sanktionen aufheben und …"
            shared = Frame("main", "V2", finite=target.finite, parent=target.parent, coordinated=target, shared=True)
            self.stack[:] = [f for f in self.stack if f is not target]
            self._open(shared, tokens)
            return
        if target is None or (separator in _HARD and target.order != "VL" and not target.complete):
            self._open(Frame("main", "V2"), tokens)
        else:
            self._attach(target, tokens)

    def _lists_subjects(self, content: list[int]) -> bool:
        """Whether the first of several subjects of what follows stands behind the colon: "…: A, B und C haben …"."""
        tags, ahead = self.words.tags, self._ahead[0] if self._ahead else []
        if not all(tags[i] in _IN_NAMES for i in content) or tags[content[-1]] not in ("NE", "NN"):
            return False
        finite = next((n for n, i in enumerate(ahead) if tags[i] in FINITE), 0)
        if (
            not finite
            or tags[ahead[finite - 1]] not in ("NE", "NN")
            or not all(tags[i] in _IN_NAMES for i in ahead[:finite])
        ):
            return False
        return self.words.features[ahead[finite]].number == "Plur" and any(tags[i] == "KON" for i in ahead[:finite])

    def _opener(self, content: list[int], finite: list[int], separator: str) -> int | None:
        """The word that makes the piece a verb-last clause, or None."""
        tags, lower = self.words.tags, self.words.lower
        for n, i in enumerate(content[:4]):
            tag = tags[i]
            if tag == "KOUS" or (tag == "KOUI" and not any(tags[j] == "KOUS" for j in content[n + 1 : n + 2])):
                return i
            if tag == "KOUI":
                continue
            if tag in RELATIVE:  # a sentence may begin with "Dessen Eltern …", a main clause
                return i if separator or self.frames or self._verb_last(content, finite, n) else None
            if tag in INTERROGATIVE:
                if tag == "PWAV" and lower[i] == "wie" and not finite:
                    return None
                return (
                    i
                    if self._verb_last(content, finite, n) and (separator or self.words.texts[content[-1]] != "?")
                    else None
                )
            if (
                tag == "KOKOM"
                and n == 0
                and lower[i] in ("wie", "als")
                and finite
                and finite[-1] == content[-1]
                and len(content) > 1
            ):
                return i
            if (
                tag == "ADV"
                and lower[i] == "je"
                and n == 0
                and separator == ""
                and finite
                and self._verb_last(content, finite, 0)
            ):
                return i
            if tag not in _BEFORE_OPENER:
                return None
        return None

    def _verb_last(self, content: list[int], finite: list[int], n: int) -> bool:
        if not finite:
            return False
        last = finite[-1]
        after = [i for i in content if i > last and self.words.tags[i] not in NONFINITE]
        before = [i for i in content if content[n] < i < last]
        if not after:
            return bool(before) or content[n] < last
        return len(before) > 2 and len(after) <= 3

    def _open(self, frame: Frame, tokens: list[int]) -> Frame:
        frame.tokens.extend(tokens)
        self.frames.append(frame)
        self.stack.append(frame)
        return frame

    def _attach(self, frame: Frame, tokens: list[int]) -> None:
        frame.tokens.extend(tokens)
        if frame in self.stack:
            while self.stack[-1] is not frame:
                self.stack.pop()

    def _open_verb_last(
        self, tokens: list[int], content: list[int], finite: list[int], opener: int, separator: str
    ) -> None:
        tags = self.words.tags
        kind: ClauseKind = "relative" if tags[opener] in RELATIVE else "subordinate"
        order: Order = "VL"
        if tags[opener] == "KOUI":
            kind = "infinitive"
        top = self.stack[-1] if self.stack else None
        coordinated = None
        if tags[content[0]] == "KON" and top is not None and top.order == "VL" and top.complete and top.kind == kind:
            coordinated = top
            self.stack.pop()
        fronted = tags[content[0]] == "KON" and tags[opener] == "KOUS" and coordinated is None
        main_follows = fronted and any(ahead and tags[ahead[0]] in FINITE for ahead in self._ahead[:3])
        if main_follows and top is not None and top.order != "VL" and top.complete:
            # "…, und als sie ging, weinte er": the coordinator belongs to the main clause after
            after = tokens.index(content[0]) + 1
            main = Frame("main", "V2", coordinated=top, parent=top.parent)
            self.stack.clear()
            self._open(main, tokens[:after])
            tokens, content, top = tokens[after:], content[1:], main
        parent = coordinated.parent if coordinated else top
        rest: list[int] = []
        own = tokens
        if len(finite) > 1 and kind != "infinitive":
            cut = self._after_cluster(content, finite[0])
            if cut is not None:
                own = [i for i in tokens if i < cut]
                rest = [i for i in tokens if i >= cut]
                finite = finite[:1]
        frame = Frame(kind, order, opener=opener, parent=parent, coordinated=coordinated)
        if finite and kind != "infinitive":
            frame.finite = finite[-1]
        elif kind == "infinitive":
            frame.finite = None
        self._open(frame, own)
        aimed = self.words.lower[opener] in ("um", "ohne", "statt", "anstatt")
        if aimed and not finite and zu_infinitive(self.words, content) is not None:
            frame.kind = "infinitive"
        if rest:
            self._place(rest, [i for i in rest if not tags[i].startswith("$")], "")

    def _after_cluster(self, content: list[int], first: int) -> int | None:
        """In a verb-last piece with two finite verbs, where a clause without a comma may begin."""
        tags = self.words.tags
        later = [i for i in content if i > first]
        if not later:
            return None
        return later[0] if tags[later[0]] in FINITE else None

    def _place_infinitive(self, tokens: list[int]) -> None:
        top = self.stack[-1] if self.stack else None
        if top is not None and top.kind == "infinitive" and not self._has_infinitive(top):
            self._attach(top, tokens)
            return
        if top is not None and top.order == "VL" and not top.complete and top.kind != "infinitive":
            self._attach(top, tokens)
            return
        self._open(Frame("infinitive", "VL", parent=top), tokens)

    def _has_infinitive(self, frame: Frame) -> bool:
        return zu_infinitive(self.words, frame.tokens) is not None

    def _done(self, frame: Frame) -> bool:
        return self._has_infinitive(frame) if frame.kind == "infinitive" else frame.complete

    def _continuation(self) -> Frame | None:
        """The open clause that a piece without a finite verb continues."""
        if not self.stack:
            return None
        for frame in reversed(self.stack):
            if frame.order != "VL" or not self._done(frame):
                return frame
        # only finished verb-last clauses: a main clause with them in its Vorfeld begins
        main = [f for f in self.frames if f.order != "VL"]
        return main[-1] if main else None

    def _place_finite(self, tokens: list[int], content: list[int], finite: list[int], separator: str) -> None:
        tags = self.words.tags
        coordinating = tags[content[0]] == "KON"
        if not coordinating or separator:
            for frame in reversed(self.stack):
                if frame.complete or (frame.kind == "infinitive"):
                    continue
                if frame.order == "VL":
                    cut = self._after_cluster(content, finite[0]) if len(finite) > 1 else None
                    own = [i for i in tokens if cut is None or i < cut]
                    rest = [i for i in tokens if cut is not None and i >= cut]
                    frame.finite = finite[0] if cut is not None else finite[-1]
                    self._attach(frame, own)
                    if rest:
                        self._place(rest, [i for i in rest if not tags[i].startswith("$")], "")
                    return
                if self._stands_alone(frame, content, finite[0], separator):
                    break
                # a main clause still without its verb: its Vorfeld was interrupted
                frame.finite = finite[0]
                self._attach(frame, tokens)
                return
        previous = next((f for f in reversed(self.frames) if f.order != "VL" and f.complete and not f.bracket), None)
        starts_with_verb = tags[content[0]] in FINITE
        sentence_initial = previous is None
        if sentence_initial:
            order: Order = "V1" if starts_with_verb and not self.frames else "V2"
            frame = Frame("main", order, finite=finite[0])
            for other in self.stack[:1]:
                if other.parent is None and (other.order == "VL" or (starts_with_verb and not other.complete)):
                    other.parent = frame
            self.stack.clear()
            self._open(frame, tokens)
            return
        assert previous is not None
        frame = Frame("main", "V2", finite=finite[0])
        if starts_with_verb:
            if previous.order == "V1" and previous.coordinated is None and separator == ",":
                previous.kind = "subordinate"
                previous.parent = frame
            elif self.reports.subject_follows(content, finite[0]):
                if separator == "," and self.reports.conditional(previous, frame):
                    frame.kind, frame.order, frame.parent = "subordinate", "V1", previous
                else:
                    self.reports.take_reports(previous, frame)
            else:
                frame.coordinated = previous
                frame.parent = previous.parent
        elif coordinating:
            above = previous.parent
            told = next((f for f in reversed(self.frames) if f.parent is previous and f.order == "V2"), None)
            quoted = any(self.words.texts[i] in QUOTES for i in tokens if i < content[0])
            if told is not None and quoted and told.tokens[0] < previous.tokens[0]:
                previous = told  # „Wir sind uns einig“, sagte er, „und das bleibt so“
            reported = self.reports.reported(previous.finite) and not self.reports.reported(finite[0])
            bare = tags[content[min(1, len(content) - 1)]] in FINITE
            if separator == "," and above is not None and above.order != "VL" and reported and bare:
                previous = above  # "X sagte, Y sei krank, und ging"
            frame.coordinated = previous
            frame.parent = previous.parent
        else:
            frame.parent = self.reports.parent(previous, frame, separator)
            if frame.parent is None and separator == ",":
                frame.coordinated = previous
                frame.parent = previous.parent
        self.stack[:] = [f for f in self.stack if f.order != "VL" and f is frame.parent]
        self._open(frame, tokens)

    def _stands_alone(self, frame: Frame, content: list[int], finite: int, separator: str) -> bool:
        """Whether a piece with its own Vorfeld begins a clause after words without a verb: "Ja, das stimmt"."""
        tags = self.words.tags
        if separator in _HARD:
            return True
        texts = self.words.texts
        quoted = texts[frame.tokens[0]] in QUOTES and texts[frame.tokens[-1]] in QUOTES
        if quoted and tags[content[0]] in FINITE:
            return self.reports.subject_follows(content, finite)  # „Kein Anlass zur Sorge“, sagte sie
        before = [i for i in frame.tokens if not tags[i].startswith("$")]
        vorfeld = [i for i in content if i < finite]
        if not before or not vorfeld or any(child.parent is frame for child in self.frames):
            return False
        if tags[before[-1]] in ("VVINF", "VVPP"):
            return True
        if len(vorfeld) == 1 and tags[vorfeld[0]] in ("PPER", "PDS"):
            return tags[before[-1]] not in RELATIVE
        return all(tags[i] in ("ADJD", "ADV", "ITJ", "PTKANT", "PTKNEG", "KON") for i in before)
