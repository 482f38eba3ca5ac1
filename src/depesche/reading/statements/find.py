"""From frames to utterances: sentence by sentence, with what carries on from one to the next."""

from __future__ import annotations

from depesche.german.language import is_german
from depesche.reading.layers import Clause, Phrase, Reading
from depesche.reading.statements.acts import (
    counts,
    foresee,
    is_act,
    names_matter,
    tells_act,
    tells_source,
    told_of_another,
)
from depesche.reading.statements.contents import Content, governed
from depesche.reading.statements.converse import converse_frame
from depesche.reading.statements.extents import (
    after_dateline,
    around,
    between_semicolons,
    clause_extent,
    extended,
    region,
)
from depesche.reading.statements.frames import is_comparison, light_verb_frame, verb_frame
from depesche.reading.statements.making import frame_extents, joined_start, make
from depesche.reading.statements.media import is_medium, passes_on
from depesche.reading.statements.model import Extent, Frame, Utterance
from depesche.reading.statements.nouns import noun_frames
from depesche.reading.statements.pieces import called, nested, pieces
from depesche.reading.statements.pronouns import agree, named_within
from depesche.reading.statements.relatives import tells_of_noun
from depesche.reading.statements.running import Running
from depesche.reading.statements.settling import better_told, outer, settled, without_doubles
from depesche.reading.statements.sources import (
    adverb_frames,
    aside_frames,
    is_event,
    like_frames,
    short_frames,
    source_frames,
)
from depesche.reading.statements.speakers import Speakers
from depesche.reading.statements.subjects import points_back
from depesche.reading.statements.text import Text
from depesche.reading.statements.viewpoints import viewpoint_frames

_OF_ANYBODY = frozenset({"say", "announce", "confirm"})  # acts of the written words that anybody may have given
_WANTED = frozenset({"demand", "request"})  # "wie von Oslo gefordert, …": what is done then is not what was said
_LEAD = 8  # sentences in which a text tells its news as one
_CROWDED = 300  # clauses; a "sentence" with more is a table or damage, and would cost time without bound


def find_utterances(reading: Reading) -> list[Utterance]:
    """Everything the document tells as said, in text order. Positions are token indices."""
    return _Finder(reading).run() if reading.clauses else []


class _Finder:
    def __init__(self, reading: Reading) -> None:
        self.text = Text(reading)
        self.speakers = Speakers(self.text)
        self.running = Running(self.text, self.speakers)
        self.found: list[Utterance] = []

    def run(self) -> list[Utterance]:
        for sentence in range(len(self.text.sentences)):
            if self._apart(sentence) or len(self.text.by_sentence[sentence]) > _CROWDED:
                continue
            here = self._sentence(sentence)
            here = outer(self.text, here)
            here += self.running.carry_on(sentence, here)
            here += nested(self.text, here, self.found)
            self.found += here
        return settled(self.text, self.found)

    def _apart(self, sentence: int) -> bool:
        """Is the sentence none of the article's own prose, or of another language?"""
        start, end = self.text.sentences[sentence]
        reading = self.text.reading
        return reading.in_boilerplate(start, end) or not is_german(reading.span(start, end).text)

    def _sentence(self, sentence: int) -> list[Utterance]:
        out: list[Utterance] = []
        for clause in self.text.by_sentence[sentence]:
            if self._spoken(clause):
                continue
            own = self.text.own(clause)
            sources = [*source_frames(self.text, clause), *viewpoint_frames(self.text, clause)]
            if clause.finite is None and any(self.text.words.is_a(self.text.lower[i], "parenthesis") for i in own[:2]):
                for source in sources:
                    self._complete(source)  # "…, so Vesely laut „Bote“": both belong to the words before
                continue
            adverbs = adverb_frames(self.text, clause)
            for adverb in adverbs:
                if adverb.speaker is not None:
                    self.speakers.complete(adverb)
            adverbs = [a for a in adverbs if self.running.speaks(a) and not self.speakers.is_view_of_many(a)]
            frame = (
                converse_frame(self.text, clause)
                or verb_frame(self.text, clause)
                or light_verb_frame(self.text, clause)
            )
            told = self._verb(frame, sources) if frame is not None else []
            if frame is not None and self._passed_on(frame, told, out):
                continue
            out += told
            if frame is not None and not self._quoted_report(clause, out) and (told or self._tells(frame)):
                self.running.heard(frame)
            if all(u.mode == "reported" for u in told):
                for source in sources:
                    self._complete(source)
                    if not self.speakers.may_speak(source):
                        continue
                    self._retell(source)
                    if passes_on(self.text, source, told):
                        continue
                    told_by = self._flowing(source)
                    if not any(o.mode == "indirect" and o.start <= told_by.start and told_by.end <= o.end for o in out):
                        self.running.heard(source)  # who is quoted within a report does not carry it on
                    out.append(told_by)
            for adverb in adverbs:
                if told:
                    for one in told:
                        one.relays = one.relays + [a for a in adverb.actors if a not in one.actors]
                else:
                    out.append(self._flowing(adverb))
            out += self._nouns(clause, out)
        for like in like_frames(self.text, sentence):
            self._complete(like)
            if not self.speakers.may_speak(like):
                continue
            wanted = like.act in _WANTED and like.extent is not None
            asked = [(like.extent[0], like.extent[1] - 1)] if wanted and like.extent is not None else []
            out.append(make(self.text, like, "reported", asked, [], "reported") if asked else self._flowing(like))
            self.running.heard(like)
        for short in [*short_frames(self.text, sentence), *aside_frames(self.text, sentence)]:
            self._complete(short)
            made = self._short(short) if self.speakers.may_speak(short) else None
            if made is not None:
                out.append(made)
                self.running.heard(short)
        return without_doubles(better_told(self.text, out))

    def _passed_on(self, frame: Frame, told: list[Utterance], out: list[Utterance]) -> bool:
        """ "…, sagte X, wie die Agentur berichtet": whose words they are is told; the agency passes them on."""
        if len(told) != 1 or not told[0].rule.endswith(".comparison"):
            return False
        host = frame.clause.parent
        said = [u for u in out if u.clause is not None and u.clause.index == host and u.mode != "reported" and u.cue]
        for one in said:
            one.relays = one.relays + [a for a in told[0].actors if a not in one.relays]
        return bool(said)

    def _spoken(self, clause: Clause) -> bool:
        """Does the clause stand in somebody's own words? What he says that others say is told in the third person."""
        head = clause.head if clause.head is not None else clause.start
        quote = self.text.spoken(head)
        if quote is None:
            return False
        subject = clause.subject
        first = next((i for i in range(quote.start + 1, quote.end) if not self.text.is_mark(i)), quote.start)
        third = subject is not None and subject.head == first and self.text.doc[first].morph.get("Person", []) == ["3"]
        return not (third and self.text.tags[first] == "PPER" and self.text.lower[first] != "es")

    def _tells(self, frame: Frame) -> bool:
        """Does somebody speak in the frame's clause, although no words of his are given?"""
        clause = frame.clause
        own = clause.mood not in {"sub1", "sub2"} and clause.kind == "main" and self.text.spoken(clause.start) is None
        return own and self.speakers.may_speak(frame)

    # -- verbs of saying -----------------------------------------------------------------------------------------

    def _verb(self, frame: Frame, sources: list[Frame]) -> list[Utterance]:
        self._complete(frame)
        if not self.speakers.may_speak(frame) or not is_act(self.text, frame):
            return []
        for source in sources:
            source.actors = self.speakers.actors(source)
            if self.speakers.may_speak(source) and not is_event(self.text, source):
                frame.relays += source.actors
        if is_comparison(self.text, frame.clause) and frame.verb is not None and "v2" in frame.verb.frames:
            return self._compared(frame) if tells_source(self.text, frame) else []
        content = governed(self.text, frame)
        if content.form == "infinitive" and frame.act == "hope" and frame.noun is None and frame.clause.tense == "past":
            return []  # "hoffte, das Rennen zu gewinnen": what the author tells of him
        if content and not (self._free_report(frame.clause) and frame.place == "before" and not content.direct):
            frame.used = True
            if frame.act == "demand" and frame.verb is not None and frame.verb.register == "cognitive":
                foresee(self.text, frame, content.clauses)
            return self._governed(frame, content)
        if self._free_report(frame.clause):
            return []
        pointed = self._pointed(frame)
        return [pointed] if pointed is not None else self._reported(frame)

    def _free_report(self, clause: Clause) -> bool:
        """A main clause in the Konjunktiv carries somebody else's report on."""
        return clause.kind == "main" and clause.parent is None and clause.mood == "sub1"

    def _quoted_report(self, clause: Clause, out: list[Utterance]) -> bool:
        """Is what the clause tells said by somebody else, who then goes on: "Vesely sagte, die Partei fordere"?"""
        if self._free_report(clause):
            return True
        if clause.mood not in {"sub1", "sub2"}:
            return False
        if clause.kind == "main" and clause.parent is None and clause.finite is not None:
            many = self.text.doc[clause.finite].morph.get("Number", []) == ["Plur"]  # "hätten" for "haben"
            return many and self.running.recent(clause.sentence) is not None
        first = next(iter(self.text.own(clause)), clause.start)
        told = [u for u in out if u.mode == "indirect" and u.clause is not clause]
        return any(a <= first < b for u in told for a, b in u.content)

    def _pointed(self, frame: Frame) -> Utterance | None:
        """ "Dies berichtete die Agentur": the sentence before is what was said."""
        text, clause, verb = self.text, frame.clause, frame.verb
        own = text.own(clause)
        if (
            verb is None
            or verb.act not in {"say", "announce", "confirm"}
            or not (verb.frames & {"v2"} or frame.pointer is not None)
            or len(own) < 3
        ):
            return None
        back = points_back(text, own[0]) or (frame.pointer == own[0] and verb.register != "view")
        if frame.speaker is None or not back or own[1] != clause.finite or clause.sentence == 0:
            return None
        before = clause.sentence - 1
        while before > 0 and self._apart(before):
            before -= 1
        start, end = text.sentences[before]
        if not text.is_mark(text.last_word(clause.sentence)):
            return None  # "Das sagen die Anleger": a heading above what they say
        start = min(start, self._paragraph_start(before))
        while end > start and text.forms[end - 1].isspace():
            end -= 1
        if self.found and self.found[-1].mode == "direct" and self.found[-1].sentence == clause.sentence - 1:
            return None
        frame.used = True
        return make(self.text, frame, "indirect", [(start, end)], frame_extents(self.text, frame, []), "pointed")

    def _complete(self, frame: Frame) -> None:
        self.speakers.complete(frame)
        last = self.running.recent(frame.clause.sentence)
        self.speakers.take_up(frame, last, self.running.last_sentence)
        said = self.running.last_utterance
        begun = self.running.begun(frame.clause)
        if said is not None and frame.speaker is None and self.running.says_more(frame, said, begun):
            last = self.running.recent(begun)
            if last is None:
                return
            more = said if self.running.is_continued(frame.clause) else last
            frame.actors, frame.relays = more.actors, [*frame.relays, *more.relays]
            return
        if last is None or frame.speaker is None or not last.actors:
            return
        quoting = last.verb is not None and "quotes-object" in last.verb.frames
        retold = not frame.actors and quoting and self.text.spoken(frame.speaker.head) is not None
        if (retold and self.text.tags[frame.speaker.head] == "PPER") or self._taken_up(frame, frame.speaker):
            frame.actors, frame.relays = last.actors, [*frame.relays, *last.relays]

    def _retell(self, source: Frame) -> None:
        """A source within a report that the Konjunktiv carries on is quoted by who gave the report."""
        last = self.running.recent(source.clause.sentence)
        if last is None or not self._free_report(source.clause) or last.clause.sentence == source.clause.sentence:
            return
        if last.speaker is None or not (is_medium(self.text, last.speaker) or any(a.id for a in last.actors)):
            return  # the Konjunktiv may be owed to the source itself
        if not self.running.same_paragraph(source.clause.sentence):
            return
        known = {a.name for a in [*source.actors, *source.relays]}
        source.relays = source.relays + [a for a in [*last.actors, *last.relays] if a.name not in known]

    def _taken_up(self, frame: Frame, phrase: Phrase) -> bool:
        """ "dem Bericht zufolge": a written word that nobody is named for is that of who spoke last."""
        text = self.text
        if text.tags[phrase.head] != "NN" or phrase.genitives or phrase.attributes or phrase.conjuncts:
            return False
        noun = text.words.noun(text.lemmas[phrase.head])
        plain = all(text.tags[i] in {"APPR", "APPRART", "ART", "PDAT"} for i in range(phrase.start, phrase.head))
        alone = frame.mention is None or frame.mention[1] <= phrase.head + 1
        if noun is None or noun.kind not in {"document", "speech"} or not (plain and alone):
            return False
        if noun.act not in _OF_ANYBODY:
            return False  # "laut Anklage": that of the prosecution
        single = "Sing" in text.doc[phrase.head].morph.get("Number", [])
        return single or (noun.kind == "speech" and text.tags[phrase.start] in {"ART", "PDAT"})  # "den Angaben"

    def _governed(self, frame: Frame, content: Content) -> list[Utterance]:
        if not self._speaks_of_others(frame, content):
            return []
        extents = frame_extents(self.text, frame, content.extents)
        act = [] if content.direct else self._told_ahead(frame, content)
        if len(content.direct) > 1 and self.text.forms[content.direct[1].start + 1][:1].islower():
            # one, parted by the frame
            return [*act, make(self.text, frame, "direct", content.extents, extents, "direct")]
        if content.direct:
            return [make(self.text, frame, "direct", [e], extents, "direct") for e in content.extents]
        if act and content.form == "v2":
            return [*act, make(self.text, frame, "indirect_free_indirect", content.extents, [], "colon")]
        mode = "direct" if self._lost_marks(frame, content) else "indirect"
        if any(self._verbatim(extent) for extent in content.extents):
            return [
                make(self.text, frame, "direct", [e], extents, "direct") for e in content.extents if self._verbatim(e)
            ]
        return [make(self.text, frame, mode, content.extents, extents, content.form)]

    def _told_ahead(self, frame: Frame, content: Content) -> list[Utterance]:
        """ "Sie wies die Kritik zurück: …": before the colon the act is told whole, and the words follow it."""
        text, clause = self.text, frame.clause
        start = content.extents[0][0]
        if (
            (frame.act == "say" and not names_matter(frame))
            or frame.place != "before"
            or clause.kind != "main"
            or clause.tokens[0] > start
            or text.forms[start - 1] != ":"
        ):
            return []
        told = frame.pointer is not None or tells_act(text, frame)
        if clause.mood in {"sub1", "sub2"} or not told or not counts(text, frame):
            return []
        extent = text.trim(clause_extent(text, clause)[0], start)
        return [make(text, frame, "reported", [extent], [], "reported")] if extent is not None else []

    def _speaks_of_others(self, frame: Frame, content: Content) -> bool:
        """Is a pronoun that speaks nobody whom the content names? Else it is who spoke last, or open who."""
        phrase = frame.speaker
        if phrase is None or self.text.tags[phrase.head] != "PPER":
            return True
        if not named_within(self.text, frame.actors, content.extents):
            return True
        last = self.running.recent(frame.clause.sentence)
        if last is None or last.speaker is None or named_within(self.text, last.actors, content.extents):
            return False
        frame.actors = list(last.actors)
        return bool(last.actors) and agree(self.text, frame, last.speaker)

    def _verbatim(self, extent: Extent) -> bool:
        """Is the content one quotation from its first to its last word?"""
        quote = self.text.quote_ending(extent[1])
        return quote is not None and quote.start == extent[0] and quote.speech

    def _lost_marks(self, frame: Frame, content: Content) -> bool:
        """Plain indicative before "…, sagte X" in a text without quotation marks: the marks were lost."""
        if content.form != "v2" or frame.place != "after" or any(q.speech for q in self.text.quotes):
            return False
        if frame.verb is None or frame.verb.register != "neutral" or "v2" not in frame.verb.frames:
            return False
        if not any(a.kind in {"person", "group"} for a in frame.actors):
            return False
        clauses = [c for c in content.clauses if c.kind == "main"]
        return bool(clauses) and all(c.mood == "ind" and c.tense in {"present", "future", "perfect"} for c in clauses)

    def _compared(self, frame: Frame) -> list[Utterance]:
        clause = frame.clause
        host = self.text.clauses[clause.parent] if clause.parent is not None else None
        seen = {clause.index}
        while host is not None and host.parent is not None and host.index not in seen and self._aside(host):
            seen.add(host.index)
            host = self.text.clauses[host.parent]
        if host is None:
            others = self.text.by_sentence[clause.sentence]
            host = next((c for c in others if c.kind == "main" and c is not clause and c.parent is None), None)
        if host is None or self._goes_on(clause, host):
            return []
        behind = self._led(clause)
        host = behind or host
        quote = self.text.quote_ending(clause.tokens[0] + (self.text.forms[clause.tokens[0]] != ","))
        if quote is not None and quote.speech and not quote.sentence and (host.finite or 0) >= clause.end:
            # "seine „Brotzeit“, wie er sagt, trägt er …": no more than these words
            return [
                make(self.text, frame, "direct", [(quote.start, quote.end)], [(clause.start, clause.end)], "direct")
            ]
        whole = region(self.text, host)
        if behind is not None or (
            host.parent is None and clause.tokens[0] <= self.text.sentences[clause.sentence][0] + 1
        ):
            whole = (clause.end if behind is not None else min(whole[0], clause.end), whole[1])
        if host.subject_shared and self.text.own(host)[-1] < clause.tokens[0]:
            whole = (min(whole[0], joined_start(self.text, host)), whole[1])
        hole = (clause.start, clause.end)
        parts = around(self.text, whole, hole)
        if not parts:
            return []
        frame.place, frame.used = "inside", True
        extents = frame_extents(self.text, frame, parts)
        quote = self.text.quote_ending(parts[0][1])
        if quote is not None and len(parts) == 1 and parts[0][0] < quote.start and self.text.is_dash(quote.start - 1):
            # "… ein Hund – „der Chef im Haus“, wie X sagt": no more than these words
            return [make(self.text, frame, "direct", [(quote.start, quote.end)], extents, "direct")]
        return [make(self.text, frame, "indirect", parts, extents, "comparison")]

    def _goes_on(self, clause: Clause, host: Clause) -> bool:
        """Does the clause hang on a verb that quotes, or part an infinitive from its words?

        "Er wird zitiert, wie er …", "kündigte an, die Partei, wie er schrieb, zu verlassen".
        """
        if any("quotes-object" in verb.frames for verb in self.text.words.verbs(host.predicate)):
            return True
        i = clause.tokens[-1] + 1
        while i < len(self.text.forms) and self.text.forms[i] == ",":
            i += 1
        return i < len(self.text.tags) and self.text.tags[i] in {"PTKZU", "VVIZU"}

    def _led(self, clause: Clause) -> Clause | None:
        """The main clause whose first place the clause fills: its finite verb stands right behind."""
        i = clause.end
        while i < len(self.text.forms) and self.text.forms[i] == ",":
            i += 1
        host = self.text.owner[i] if i < len(self.text.forms) else None
        return host if host is not None and host.kind == "main" and host.finite == i else None

    def _aside(self, clause: Clause) -> bool:
        """Does the clause only describe or explain, so that a source behind it is that of the whole sentence?"""
        opener = clause.complementizer
        complement = opener is not None and self.text.words.is_a(self.text.lower[opener], "complementizer")
        return clause.kind != "main" and not complement

    def _paragraph_start(self, sentence: int) -> int:
        """Where the told story begins that "dies" points to: in a lead at most three plain sentences back, in one
        paragraph; further on in a text the sentence before alone.
        """
        text, said = self.text, {u.sentence for u in self.found}
        first = sentence
        while 0 < first < _LEAD and sentence - first < 2 and first not in said and first - 1 not in said:
            start = text.sentences[first][0]
            if any("\n" in text.forms[i] for i in range(text.sentences[first - 1][0] + 1, start + 1)):
                break
            first -= 1
        return text.sentences[first][0] if first not in said else text.sentences[sentence][0]

    def _reported(self, frame: Frame) -> list[Utterance]:
        clause = frame.clause
        if clause.mood in {"sub1", "sub2"} and clause.kind != "relative" and not told_of_another(self.text, frame):
            return []
        start = clause_extent(self.text, clause)[0]
        quote = self.text.quote_around(start)
        if quote is not None and quote.start < start and clause.finite is not None and quote.end <= clause.finite:
            return []  # the end of a quotation with its frame
        quoted = called(self.text, frame)
        if quoted:
            act = tells_act(self.text, frame) and counts(self.text, frame)
            told = [make(self.text, frame, "reported", [clause_extent(self.text, clause)], [], "reported")]
            return [*(told if act else []), *quoted]
        if frame.act == "say" and any(
            tells_of_noun(self.text, c) for c in self.text.reading.children.get(clause.index, [])
        ):
            return []  # "verweist auf einen Bericht, wonach …": the report's own words follow
        if not tells_act(self.text, frame) or not counts(self.text, frame):
            return pieces(self.text, frame)
        return [make(self.text, frame, "reported", [clause_extent(self.text, clause)], [], "reported")]

    def _nouns(self, clause: Clause, found: list[Utterance]) -> list[Utterance]:
        """ "die Forderung des Ministers, …": a noun of saying with its content."""
        out = []
        starts = {e[0] for u in found for e in u.content}
        for frame, child in noun_frames(self.text, clause):
            extent = self.text.trim(*extended(self.text, child))
            if extent is None or extent[0] in starts:
                continue
            self._complete(frame)
            if not frame.actors or not self.speakers.may_speak(frame):
                continue
            if any(a <= extent[0] < b for u in found for a, b in u.content if u.mode == "direct"):
                continue
            out.append(make(self.text, frame, "indirect", [extent], frame_extents(self.text, frame, [extent]), "noun"))
        return out

    # -- frames that the content flows around --------------------------------------------------------------------

    def _flowing(self, frame: Frame) -> Utterance:
        assert frame.extent is not None
        whole = region(self.text, frame.clause)
        parts = around(self.text, whole, frame.extent) or [whole]
        return make(self.text, frame, "indirect", parts, [frame.extent], "source")

    def _short(self, frame: Frame) -> Utterance | None:
        assert frame.extent is not None
        text = self.text
        start, stop = frame.extent
        quote = text.quote_ending(start) or text.quote_ending(start + 1)
        if quote is not None and quote.speech:
            sentence = text.sentences[text.sentence_of(start)][0]
            lead = range(sentence, quote.start)  # "Aber: „…“, so X": what introduces a quotation is none of it
            if text.forms[quote.start - 1] == ":" or all(text.is_mark(i) for i in lead):
                return make(self.text, frame, "direct", [(quote.start, quote.end)], [frame.extent], "so")
        number = text.sentence_of(start)
        first = text.sentences[number][0]
        whole = text.trim(first, text.sentence_end(number))
        if whole is None:
            return None
        whole = (after_dateline(text, whole[0]), max(whole[1], stop))
        parts = around(text, between_semicolons(text, whole, frame.extent), frame.extent)
        if not parts:
            return None
        return make(self.text, frame, "indirect", parts, [frame.extent], "so")
