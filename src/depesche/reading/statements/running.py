"""What carries a report on without a frame: Konjunktiv, "sollen", quotations that follow one another."""

from __future__ import annotations

from depesche.german.speech import can_be_konjunktiv
from depesche.german.voices import points_there
from depesche.reading.confidence import of_rule
from depesche.reading.layers import Clause
from depesche.reading.statements.colons import colon_frame
from depesche.reading.statements.extents import after_dateline
from depesche.reading.statements.making import make
from depesche.reading.statements.model import Extent, Frame, Utterance
from depesche.reading.statements.pronouns import named_within
from depesche.reading.statements.speakers import Speakers
from depesche.reading.statements.standing import Standing
from depesche.reading.statements.text import Text

_FORGOTTEN = 6  # sentences after which a report in the Konjunktiv can't be given to the last speaker
_MORE = 2  # sentences from somebody's words to those that "hieß es weiter" gives of him
_STAMP = 14  # tokens that may tell when an entry was written
_POINTED = 1  # sentences back that "demnach" points
_PATIENCE = 3  # sentences without a word of the speaker after which a report has ended


class Running:
    """Who is speaking, sentence by sentence."""

    def __init__(self, text: Text, speakers: Speakers) -> None:
        self.text = text
        self.speakers = speakers
        self.last: Frame | None = None
        self.last_sentence = -1_000
        self._earlier: Frame | None = None  # who spoke before, if somebody else
        self.last_utterance: Utterance | None = None
        self.standing = Standing(text, speakers, self)
        self._loose: Utterance | None = None  # a free report that begins far from who spoke last
        self._grew = False  # the last sentence lengthened a report instead of beginning one
        self.run: Utterance | None = None  # the free report that the next sentence may go on with

    def heard(self, frame: Frame) -> None:
        """A frame named a speaker; whom a quotation tells of as saying something is not who goes on after it."""
        clause = frame.clause
        if self.text.spoken(clause.head if clause.head is not None else clause.start) is not None:
            return
        impersonal = frame.verb is not None and "impersonal" in frame.verb.frames
        if impersonal or frame.actors or frame.mention is not None or frame.speaker is not None:
            if self.last is not None and {a.name for a in self.last.actors} != {a.name for a in frame.actors}:
                self._earlier = self.last
            self.last = frame
            self.last_sentence = frame.clause.sentence

    def recent(self, sentence: int) -> Frame | None:
        """Who spoke last before the sentence, if not too long ago."""
        return self.last if self.last is not None and sentence - self.last_sentence <= _PATIENCE else None

    def begun(self, clause: Clause) -> int:
        """The sentence in which the quotation begins that ends before the clause; else the clause's own."""
        own = self.text.own(clause)
        quote = self.text.quote_ending(own[0] - 1) if own and own[0] > 1 else None
        return clause.sentence if quote is None else self.text.sentence_of(quote.start)

    def is_continued(self, clause: Clause) -> bool:
        """ "…, hieß es weiter"."""
        return any(self.text.words.is_a(self.text.lower[i], "continuation") for i in clause.tokens)

    def says_more(self, frame: Frame, said: Utterance, begun: int) -> bool:
        """ "…, hieß es weiter", "…, hieß es dort": an impersonal saying right behind another is of the same source."""
        text, clause = self.text, frame.clause
        if frame.verb is None or "impersonal" not in frame.verb.frames or clause.tense not in {"past", "present"}:
            return False
        if begun - self.last_sentence <= 1 and any(points_there(text.lower[i]) for i in clause.tokens):
            return True
        if said.mode == "reported" or begun - said.sentence > _MORE:
            return False
        if self.is_continued(clause):
            return True
        near = begun - said.sentence <= 1 and self.same_paragraph(begun)
        return near and text.own(clause)[:1] == [clause.finite]  # "Damals hieß es" is rumour

    def speaks(self, frame: Frame) -> bool:
        """Give "demnach" the speaker it points back to; false where there is none."""
        if frame.rule == "relative" or self.last is None or frame.clause.sentence - self.last_sentence > _POINTED:
            return frame.rule == "relative" and frame.speaker is not None
        if not frame.actors:
            frame.actors, frame.relays = self.last.actors, self.last.relays
            frame.speaker = self.last.speaker
            if not frame.actors:
                frame.mention = self.last.mention
        return True

    def carry_on(self, sentence: int, here: list[Utterance]) -> list[Utterance]:
        """Utterances of the sentence that have no frame of their own."""
        text = self.text
        self._claimed(sentence, here)
        out = self.standing.quotations(sentence, here)
        covered = {i for u in [*here, *out] for a, b in (*u.content, *u.frame) for i in range(a, b)}
        mains = [c for c in text.by_sentence[sentence] if c.kind == "main" and c.parent is None]
        free = [c for c in mains if not any(i in covered for i in text.own(c))]
        made: Utterance | None = None
        behind = self._behind_colon(sentence, covered, ":" if here else ":;")
        if behind is not None:
            out.append(behind)
        elif (
            mains
            and len(free) == len(mains)
            and not self._in_quotation(sentence)
            and not any(u.mode == "direct" for u in out)
        ):
            mode = self._mode(sentence, mains)
            if mode is not None:
                made = self._free(sentence, mode)
                if made is not None:
                    out.append(made)
        elif here and self.last is not None and self.last_sentence == sentence:
            out += self._behind_semicolon(sentence, covered)
        if here or out:
            self.last_utterance = (here or out)[-1]
            if not here and self.last is not None:
                self.last_sentence = sentence
        self.run = made if made is not None or here or out else None
        return [u for u in out if u is not made or not self._grew]

    def _claimed(self, sentence: int, here: list[Utterance]) -> None:
        """Give a report that opens a paragraph to who goes on with it: "Es gebe Tote. Drei seien vermisst, sagte X"."""
        loose, self._loose = self._loose, None
        if loose is None or loose.sentence != sentence - 1 or not self.same_paragraph(sentence):
            return
        start = self.text.sentences[sentence][0]
        for one in here:
            first = one.content[0][0]
            ahead = one.mode == "indirect" and bool(one.cue) and first < one.cue[0][0] and first <= start + 1
            owner = self.text.owner[first + 1] if ahead else None
            if owner is not None and owner.mood == "sub1" and one.actors:
                loose.speaker, loose.mention, loose.actors = one.speaker, one.mention, one.actors
                loose.relays = one.relays
                return

    def _behind_semicolon(self, sentence: int, covered: set[int]) -> list[Utterance]:
        """ "Sie beharrte auf dem Abzug; ein Land könne nicht …": the Konjunktiv goes on behind the semicolon."""
        text, frame = self.text, self.last
        start, end = text.sentences[sentence]
        stops = [i for i in range(start, end) if text.forms[i] == ";"]
        if frame is None or not stops:
            return []
        first, last = stops[-1] + 1, end
        while last > first and text.forms[last - 1].isspace():
            last -= 1
        mains = [c for c in text.by_sentence[sentence] if c.kind == "main" and c.tokens and first <= text.own(c)[0]]
        if not mains or any(i in covered for i in range(first, last)) or text.spoken(first) is not None:
            return []
        if not (self._reported(mains[0]) or self._replaces(mains)) or self._tells_of(frame, sentence, mains):
            return []
        return [self._run_on(frame, sentence, "indirect_free_indirect", (first, last))]

    def _behind_colon(self, sentence: int, covered: set[int], marks: str) -> Utterance | None:
        """ "Die Regierung gab sich wortkarg: Man werde …": whoever acts before the colon says what follows it."""
        text = self.text
        found = colon_frame(text, sentence, marks)
        if found is None:
            return None
        frame, (first, last) = found
        mains = [c for c in text.by_sentence[sentence] if c.kind == "main" and c.tokens and first <= text.own(c)[0]]
        if not mains or any(i in covered for i in range(first, last)) or text.spoken(first) is not None:
            return None
        if not (self._reported(mains[0]) or self._replaces(mains)):
            return None
        self.speakers.complete(frame)
        self.speakers.take_up(frame, self.recent(sentence), self.last_sentence)
        if not frame.actors or not self.speakers.may_speak(frame) or self._tells_of(frame, sentence, mains):
            return None
        self.heard(frame)
        return make(text, frame, "indirect_free_indirect", [(first, last)], [], "colon")

    def _in_quotation(self, sentence: int) -> bool:
        start, end = self.text.sentences[sentence]
        quote = self.text.spoken(min(start + 1, end - 1))
        return quote is not None and (quote.start <= start or quote.end >= end - 1)

    # -- free reports --------------------------------------------------------------------------------------------

    def _mode(self, sentence: int, mains: list[Clause]) -> str | None:
        gap = sentence - self.last_sentence
        reported = [c for c in mains if self._reported(c)]
        if any(c.order == "V2" for c in reported) or (reported and gap <= _PATIENCE):
            return "indirect_free_indirect"
        if gap <= 1 and self._replaces(mains) and self._framed(sentence):
            return "indirect_free_indirect"
        if self._reports(mains[0]) and gap <= 1 and self._sourced(sentence) and self.same_paragraph(sentence):
            return "free_indirect"
        return None

    def _hearsay(self, clause: Clause) -> bool:
        """A perfect infinitive under the modal ("soll geplant haben") tells what others say has happened."""
        tags = {self.text.tags[i] for i in clause.verbs}
        perfect = "VAPP" in tags or (clause.voice == "active" and "VVPP" in tags)
        return perfect and self.text.tags[clause.verbs[-1]] == "VAINF"

    def same_paragraph(self, sentence: int) -> bool:
        """Does no line end between the sentence and the one before?"""
        first = self.text.sentences[sentence][0]
        before = self.text.sentences[sentence - 1][1] if sentence else first
        return not any("\n" in self.text.forms[i] for i in range(max(0, before - 1), first + 1))

    def _reported(self, clause: Clause) -> bool:
        """Konjunktiv I that can be no imperative and no word of another language."""
        if clause.mood != "sub1" or clause.finite is None or not can_be_konjunktiv(self.text.forms[clause.finite]):
            return False
        if clause.order == "V1" and self.text.forms[clause.finite][:1].isupper():
            return False
        ordered = self.text.doc[clause.finite].morph.get("Number", []) == ["Sing"] and clause.voice == "active"
        return clause.subject is not None or not ordered

    def _framed(self, sentence: int) -> bool:
        """Did the sentence before give somebody's words, not only tell of an act?"""
        before = self.last_utterance
        return before is not None and before.mode != "reported" and before.sentence >= sentence - 1

    def _sourced(self, sentence: int) -> bool:
        """Did the sentence before give what a source says ("laut X", "so X", "wie X mitteilte")?"""
        before = self.last_utterance
        return before is not None and before.mode == "indirect" and before.sentence == sentence - 1

    def _replaces(self, mains: list[Clause]) -> bool:
        """Konjunktiv II where Konjunktiv I would not be told from the indicative, and no condition beside it.

        That is so in the plural alone ("hätten" for "haben"); "wäre", "hätte", "würde" are the author's own.
        """
        clause = mains[0]
        if clause.mood != "sub2" or clause.finite is None:
            return False
        finite = self.text.doc[clause.finite]
        if finite.morph.get("Number", []) != ["Plur"] or self.text.words.is_a(finite.lemma_, "epistemic"):
            return False
        if any(self.text.tags[i].startswith("VM") and i != clause.finite for i in clause.tokens):
            return False  # "hätten gestern kommen sollen": what was not done
        children = self.text.reading.children.get(clause.index, [])
        return not any(
            c.complementizer is not None
            and self.text.words.is_a(self.text.lower[c.complementizer], "condition")
            and c.mood == "sub2"
            for c in children
        )

    def _reports(self, clause: Clause) -> bool:
        return (
            clause.modal is not None
            and self.text.words.is_a(clause.modal, "report-modal")
            and clause.mood == "ind"
            and clause.tense != "past"  # "sollte enden": what came later
            and clause.order in {"V2", "V1"}
            and (self._hearsay(clause) or self.text.words.is_a(clause.predicate, "state-verb"))  # the rest are plans
        )

    def _tells_of(self, frame: Frame, sentence: int, clauses: list[Clause] | None = None) -> bool:
        """Is the speaker, by name, what the report is about? Then it is somebody else's: "Die Hamas habe …"."""
        text = self.text
        names = {a.name for a in frame.actors}
        for clause in clauses if clauses is not None else text.by_sentence[sentence]:
            subject = clause.subject
            if clause.kind != "main" or subject is None or subject.conjuncts:
                continue
            mention = text.reading.mention_at.get(subject.head)
            if mention is not None and mention.form == "name" and any(e.name in names for e in mention.entities):
                return True
        return False

    def _of_another(self, frame: Frame, start: int, end: int) -> bool:
        """Does the sentence tell by itself whose words it gives: "Veselys Fazit: Sie habe …", "… zufolge sei …"?"""
        text, names = self.text, {a.name for a in frame.actors}
        if any(text.words.is_a(text.lower[i], "postposition") and text.tags[i] != "PTKVZ" for i in range(start, end)):
            return True
        colon = next((i for i in range(start, end) if text.forms[i] == ":"), start)
        before = range(start, colon)
        if any(text.is_finite(i) for i in before):
            return False
        mentions = [m for i in before if (m := text.reading.mention_at.get(i)) is not None and m.form == "name"]
        return any(e.kind == "person" and e.name not in names for m in mentions for e in m.entities)

    def _free(self, sentence: int, mode: str) -> Utterance | None:
        text = self.text
        start, end = text.sentences[sentence]
        while end > start and text.forms[end - 1].isspace():
            end -= 1
        start = after_dateline(text, start)
        self._grew = False
        if self._is_stamped(start, end):
            return None
        if self.run is not None and self.run.mode == mode and self.run.sentence == sentence - 1:
            a, _ = self.run.content[-1]
            self.run.content[-1] = (a, end)
            self.run.sentence = sentence
            self._grew = True
            return self.run
        frame = self.last
        if frame is None or sentence - self.last_sentence > _FORGOTTEN:
            frame = Frame(rule="", place="inside", act="say", clause=text.by_sentence[sentence][0], cue=[])
        if start >= end or self.standing.other_speaks(frame, sentence) or self._of_another(frame, start, end):
            return None
        if self._is_heading(start, end):
            return None
        if self._tells_of(frame, sentence) or named_within(text, frame.actors, [(start, end)]):
            earlier = self._earlier
            if earlier is None or sentence - earlier.clause.sentence > _PATIENCE or self._tells_of(earlier, sentence):
                self._lose(frame, start, end)
                return None
            frame = earlier
        made = self._run_on(frame, sentence, mode, (start, end))
        if sentence - self.last_sentence > 1 or not self.same_paragraph(sentence):
            self._loose = made
        return made

    def _lose(self, frame: Frame, start: int, end: int) -> None:
        """Somebody else speaks, who names the last speaker: what goes on from here is not the last speaker's either."""
        if frame is self.last and named_within(self.text, frame.actors, [(start, end)]):
            self.last_sentence = -1_000

    def _is_heading(self, start: int, end: int) -> bool:
        """Does the sentence stand in a line of its own that no mark ends? The text below tells whose words it gives."""
        forms = self.text.forms
        alone = end < len(forms) and "\n" in forms[end] and (start == 0 or "\n" in forms[start - 1])
        return alone and not self.text.is_mark(end - 1)

    def _is_stamped(self, start: int, end: int) -> bool:
        """ "Neues vom 3. Mai, 17.30 Uhr: Es sei …": does a new entry begin, told by whoever it names?"""
        colon = next((i for i in range(start, min(start + _STAMP, end)) if self.text.forms[i] == ":"), None)
        return colon is not None and colon > start and self.text.is_time(colon - 1)

    def _run_on(self, frame: Frame, sentence: int, mode: str, extent: Extent) -> Utterance:
        """The utterance of who spoke in the frame, without a frame of its own."""
        return Utterance(
            mode=mode,  # type: ignore[arg-type]
            act="say",  # what goes on from a promise or a demand need be none
            content=[extent],
            sentence=sentence,
            rule=f"statement.{mode}",
            confidence=of_rule(f"statement.{mode}"),
            speaker=frame.speaker,
            mention=frame.mention,
            actors=frame.actors,
            relays=frame.relays,
            clause=None,
        )
