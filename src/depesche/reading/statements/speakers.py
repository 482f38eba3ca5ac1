"""Who speaks, and who passes it on: the actors of a frame, media as relays, quoted persons."""

from __future__ import annotations

from dataclasses import replace

from depesche.german import lexicon
from depesche.german.voices import is_both, is_definite, is_own, is_told, marks_dative
from depesche.reading.actors import actor as actor_of
from depesche.reading.layers import Phrase
from depesche.reading.statements.addressees import partners
from depesche.reading.statements.ages import Ages
from depesche.reading.statements.callings import goes_by_same_noun, goes_by_trade
from depesche.reading.statements.joint import joined
from depesche.reading.statements.media import is_medium, is_unnamed, on_platform, relayed_by, told_behind
from depesche.reading.statements.model import Frame
from depesche.reading.statements.naming import described, in_apposition, named_by, quoted_name
from depesche.reading.statements.printing import in_print
from depesche.reading.statements.pronouns import is_pronoun, nearest_subject, speaks_on
from depesche.reading.statements.subjects import in_brackets, mention_of
from depesche.reading.statements.text import Text
from depesche.reading.statements.topics import brought_in
from depesche.reading.statements.viewpoints import named_in_compound
from depesche.reading.statements.voices import agrees, can_speak, is_time
from depesche.reading.statements.wholes import whole
from depesche.records import Actor

_TALK = 5  # sentences after which somebody's words are no longer taken for those of one talk with a medium


class Speakers:
    """The speakers of one reading."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self._interviews: dict[str, tuple[list[Actor], int]] = {}  # speaker → the medium he spoke to, and up to where
        self._medium: list[Actor] = []  # the medium named last
        self._ages = Ages(text)

    def complete(self, frame: Frame) -> None:
        """Fill in the frame's actors and relays."""
        self._tells_medium(frame)
        self._accuses(frame)
        self._quoted_by(frame)
        self._called_on(frame)
        if not frame.actors:
            frame.actors = [whole(self.text, a) for a in self.actors(frame)]
            if frame.rule.startswith(("verb.", "noun.", "converse.")):
                frame.actors += joined(self.text, frame)
        frame.addressees = [p for p in frame.addressees if self._is_spoken_to(frame, p)]
        heard = self._interview(frame)
        for phrase in [*frame.addressees, *self._places(frame), *self._told_to(frame)]:
            if is_medium(self.text, phrase) and phrase is not frame.speaker and not on_platform(self.text, phrase):
                known = self._medium if is_unnamed(self.text, phrase) else []
                heard += [a for a in known or relayed_by(self.text, phrase) if a not in heard]
        if heard:
            self._medium = heard[-1:]
        elif frame.speaker is not None and is_medium(self.text, frame.speaker) and len(frame.actors) == 1:
            self._medium = list(frame.actors)
        sentence = frame.clause.sentence
        for actor in frame.actors:
            before, last = self._interviews.get(actor.name, ([], 0))
            if actor.kind == "person" and not heard and not frame.relays and sentence - last <= _TALK:
                heard = list(before)
            if heard:
                self._interviews[actor.name] = heard, sentence
        frame.relays += [a for a in heard if a not in frame.relays]

    def _is_spoken_to(self, frame: Frame, phrase: Phrase) -> bool:
        """Is the addressee nobody's part: the speaker's, that of a coordination or of what opens the clause?"""
        rest = phrase.start > 0 and self.text.tags[phrase.start - 1] == "KON"
        field = frame.clause.vorfeld
        inside = field is not None and field[0] < phrase.start < field[1] and phrase.preposition is not None
        own = frame.speaker is not None and phrase.head == frame.speaker.head
        own = own or (frame.mention is not None and frame.mention[0] <= phrase.head < frame.mention[1])
        return not (rest or inside or own or in_brackets(self.text, phrase.start))

    def take_up(self, frame: Frame, last: Frame | None, since: int) -> None:
        """Give a pronoun that speaks whom it stands for: who spoke `last`, up to sentence `since`, else a subject."""
        if aged := self._ages.person(frame):
            frame.actors = aged
            return
        new = brought_in(self.text, frame)
        if new is not None:
            frame.actors = named_by(self.text, new)
            return
        if last is not None and speaks_on(self.text, frame, last, since):
            frame.actors = list(last.actors)
            return
        if last is not None and (
            goes_by_trade(self.text, frame, last, since) or goes_by_same_noun(self.text, frame, last, since)
        ):
            frame.actors = list(last.actors)
            return
        told = frame.speaker
        if (
            told is not None
            and is_pronoun(self.text, frame)
            and all(self._is_description(a, told) for a in frame.actors)
        ):
            phrase = nearest_subject(self.text, frame)
            frame.actors = named_by(self.text, phrase) if phrase is not None else frame.actors

    def actors(self, frame: Frame) -> list[Actor]:
        """Whom the frame names as speaker: the holder of a source noun, else the phrase itself."""
        phrase = frame.speaker
        if phrase is None:
            return []
        head = self.text.lemmas[phrase.head]
        said = self.text.words.noun(head) is not None or is_told(head.partition("-")[2]) or self._is_own(phrase)
        if self.text.tags[phrase.head] == "NN" and (said or self._is_group(head)):
            holder = self._holder(frame, phrase)
            if holder:
                return holder
        seat = self._seated(phrase) if phrase.preposition is not None and not phrase.genitives else None
        if seat is not None and not frame.rule.startswith("source"):
            return self._seats(phrase) or [seat]  # "aus Oslo kam Kritik", "in Oslo rechnet man mit"
        phrase = self._antecedent(frame, phrase)
        found = named_by(self.text, phrase)
        told = self.text.reading.mention_at.get(phrase.head)
        role = told is not None and told.form == "role" and told.end < phrase.end + 1
        if role or all(a.id is None and self._is_description(a, phrase) for a in found):
            return in_apposition(self.text, frame, phrase) or found
        return found

    def _is_source(self, frame: Frame) -> bool:
        """ "Laut X", "X zufolge": what the words name is a source, whatever noun stands for it; only no time."""
        cue = frame.rule.removeprefix("source.")
        words = self.text.words
        named = words.is_a(cue, "source-preposition") or words.is_a(cue, "postposition")
        return named and frame.speaker is not None and not is_time(self.text, frame.speaker.head)

    def _antecedent(self, frame: Frame, phrase: Phrase) -> Phrase:
        """What a relative pronoun stands for; the phrase itself where it is none."""
        last = frame.clause.antecedent
        if self.text.tags[phrase.head] not in {"PRELS", "PRELAT"}:
            return phrase
        if last is None and phrase.start > 1 and self.text.forms[phrase.start - 1] == ",":
            last = phrase.start - 2  # the word right before the clause
        if last is None or self.text.tags[last] not in {"NN", "NE"}:
            return phrase
        return self.text.reading.phrase_of_head.get(last, Phrase(last, last + 1, last))

    def _is_description(self, actor: Actor, phrase: Phrase) -> bool:
        """Is the actor known by no more than the noun that stands for him here?"""
        return self.text.lemmas[phrase.head] in actor.name or self.text.forms[phrase.head] in actor.name

    def may_speak(self, frame: Frame) -> bool:
        """Can the frame's speaker be one? Nobody speaks where "es" or a passive leaves open who does."""
        phrase, text = frame.speaker, self.text
        if phrase is None:
            clause = frame.clause
            subject = clause.subject
            if frame.rule == "source.viewpoint":
                return True
            impersonal = subject is not None and text.words.is_a(text.lower[subject.head], "impersonal")
            told = frame.verb is not None and (clause.voice != "active" or "impersonal" in frame.verb.frames)
            return told or (frame.verb is not None and impersonal)
        if quoted_name(self.text, phrase) is not None:
            return True
        if any(text.tags[i] == "PPOSAT" and is_own(text.lower[i]) for i in range(phrase.start, phrase.head)):
            return False  # "meiner Meinung nach": the author's
        tag = text.tags[phrase.head]
        if is_both(text.lower[phrase.head]) and len(frame.actors) < 2 and all(a.kind != "group" for a in frame.actors):
            return False  # "beide": two, and open who
        if not frame.actors and tag in {"PPER", "PDS", "PRELS", "PRELAT", "PIS", "PWS"}:
            return tag == "PIS" and can_speak(text, phrase)
        if tag in {"PRELS", "PRELAT"}:
            phrase = self._antecedent(frame, phrase)
        noun = text.words.noun(text.lemmas[phrase.head])
        if noun is not None and frame.verb is not None and "impersonal" in frame.verb.frames:
            return True  # "in dem Aufruf heißt es"
        unnamed = all(a.id is None and self._is_description(a, phrase) for a in frame.actors)
        if noun is not None and (noun.kind == "poll" or (unnamed and self._is_own(phrase))):
            return False  # a poll is no statement, whoever had it made; "laut eigenen Angaben" of nobody known
        said = unnamed and noun is not None and noun.kind in {"speech", "view"}
        runs = frame.verb is not None and frame.verb.frames == {"direct"}
        if said and (frame.rule in {"colon", "so"} or runs or text.tags[phrase.start] == "PPOSAT"):
            return False  # "Behauptung 4: „…“", "so eine Vermutung", "die Antwort lautet: …", "ihrer Ansicht nach"
        if unnamed and noun is not None and self._is_source(frame):
            planned = noun.kind == "speech" and noun.act == "announce"
            if noun.kind == "view" or planned or text.words.is_a(noun.lemma, "conversation"):
                return False  # "Schätzungen zufolge", "laut Statistik", "laut Planung", "laut einem Interview": whose?
        if said and self._is_source(frame):
            first = phrase.start + (text.tags[phrase.start] == "APPR")
            return not is_definite(text.lower[first]) and text.tags[first] not in {"PDAT", "PPOSAT"}  # open whose
        if unnamed and noun is None and self._is_source(frame) and self._is_rule(phrase):
            return False  # "laut aktueller Satzung", "den gültigen Regeln zufolge": what holds, whoever says so
        held = bool(frame.actors) and ((noun is not None and not unnamed) or self._is_source(frame))
        clause = frame.clause
        own = clause.subject is frame.speaker and not clause.subject_shared and clause.voice == "active"
        return (held or can_speak(text, phrase)) and (not own or agrees(text, clause, phrase))

    def is_view_of_many(self, frame: Frame) -> bool:
        """ "bisherige Prognosen, wonach …": estimates without anybody who made them."""
        phrase = frame.speaker
        noun = self.text.words.noun(self.text.lemmas[phrase.head]) if phrase is not None else None
        if frame.rule != "relative" or phrase is None or noun is None or noun.kind != "view":
            return False
        several = "Plur" in self.text.doc[phrase.head].morph.get("Number", [])
        return several and all(a.id is None and self._is_description(a, phrase) for a in frame.actors)

    def _is_rule(self, phrase: Phrase) -> bool:
        """Is it a thing with a quality of its own and no owner, which nobody is known to have written?"""
        text = self.text
        owned = phrase.genitives or phrase.attributes or phrase.conjuncts
        described = text.tags[phrase.head - 1] == "ADJA"
        return described and text.tags[phrase.head] == "NN" and not owned and not can_speak(text, phrase)

    def _is_own(self, phrase: Phrase) -> bool:
        """ "Nach eigenen Angaben": the saying is that of whom the clause tells of."""
        text = self.text
        return any(text.words.is_a(text.lemmas[i], "own-adjective") for i in range(phrase.start, phrase.head))

    # -- relays --------------------------------------------------------------------------------------------------

    def _quoted_by(self, frame: Frame) -> None:
        """ "Die Agentur zitierte ihn mit den Worten": the quoted one speaks, the one who quotes passes it on."""
        if frame.verb is None or "quotes-object" not in frame.verb.frames:
            return
        clause = frame.clause
        if clause.voice == "passive":
            quoted, relay = clause.subject, frame.speaker
        else:
            quoted = next((o for o in clause.objects if o.case in {"Acc", None}), None)
            relay = clause.subject
            printed = in_print(self.text, clause)
            relay, quoted = printed if printed is not None else (relay, quoted)
        if quoted is None:
            return
        if relay is not None:
            frame.relays += relayed_by(self.text, relay)
        frame.speaker = quoted
        frame.mention = mention_of(self.text, quoted, clause)
        frame.actors = named_by(self.text, quoted)

    def _tells_medium(self, frame: Frame) -> None:
        """ "wie die Polizei | dem MDR sagte": what is taken for the end of the speaker's name is whom he told."""
        phrase, mention = frame.speaker, frame.mention
        if phrase is None or mention is None or frame.verb is None or "dat" not in frame.verb.addressee:
            return
        told = told_behind(self.text, phrase, max(mention[1], phrase.end))
        if told is None:
            return
        start = told.start
        frame.speaker = replace(
            phrase,
            end=min(phrase.end, start),
            genitives=[p for p in phrase.genitives if p.end <= start],
            attributes=[p for p in phrase.attributes if p.end <= start],
            appositions=[p for p in phrase.appositions if p.end <= start],
        )
        frame.mention = (mention[0], start)
        tail = self.text.reading.span(start, told.end).text
        media = {tail, *(a.name for a in relayed_by(self.text, told))}
        frame.actors = [
            a.model_copy(update={"name": a.name.removesuffix(tail).rstrip()}) if a.id is None else a
            for a in self.actors(frame)
            if a.name not in media
        ] or described(self.text, frame.speaker)
        if all(a.head != told.head for a in frame.addressees):
            frame.addressees.append(told)

    def _accuses(self, frame: Frame) -> None:
        """ "Das Paar | der Gaststätte | wirft vor": who is accused has to be told, so it is no genitive."""
        phrase, verb = frame.speaker, frame.verb
        if phrase is None or verb is None or verb.act != "accuse" or verb.addressee != {"dat"} or frame.addressees:
            return
        whose = next(iter(phrase.genitives), None)
        if whose is None or whose.start != phrase.head + 1 or marks_dative(self.text.lower[whose.start]) is not None:
            return
        if frame.clause.object("Dat") is not None or self.text.tags[phrase.head] != "NN":
            return
        rest = [p for p in phrase.genitives if p is not whose]
        frame.speaker = replace(phrase, end=whose.start, genitives=rest, attributes=[], appositions=[])
        frame.mention = (phrase.start, whose.start)
        frame.addressees.append(whose)

    def _called_on(self, frame: Frame) -> None:
        """ "unter Berufung auf X" in a medium's report: X speaks, the medium passes it on."""
        if frame.speaker is None or not is_medium(self.text, frame.speaker):
            return
        phrases = frame.clause.prepositional
        for phrase in phrases:
            if not self.text.words.is_a(self.text.lemmas[phrase.head], "relay-noun"):
                continue
            called = next((p for p in phrases if p.start == phrase.end), None)
            if called is None:
                continue
            called = self._owned_by(called)
            frame.relays = relayed_by(self.text, frame.speaker) + frame.relays
            frame.actors = named_by(self.text, called)
            return

    def _owned_by(self, phrase: Phrase) -> Phrase:
        """ "auf Vesely | s Familie": a name in the genitive before a noun is no more than the noun's attribute."""
        text, i = self.text, phrase.end
        if (
            i >= len(text.tags)
            or text.tags[i] != "NN"
            or text.tags[i - 1] != "NE"
            or not text.forms[i - 1].endswith("s")
        ):
            return phrase
        return Phrase(phrase.start + (text.tags[phrase.start] == "APPR"), i + 1, i)

    def _interview(self, frame: Frame) -> list[Actor]:
        """ "ein Interview des Senders X, in dem …": the medium that the conversation or report was for."""
        text, clause = self.text, frame.clause
        if clause.kind != "relative" or clause.antecedent is None:
            return []
        start = text.sentences[clause.sentence][0]
        for i in range(clause.antecedent, max(start, clause.antecedent - 6) - 1, -1):
            if text.tags[i] != "NN":
                continue
            noun = text.words.noun(text.lemmas[i])
            if noun is None or noun.kind != "document":
                continue
            phrase = text.reading.phrase_of_head.get(i)
            for part in [*phrase.genitives, *phrase.attributes] if phrase is not None else []:
                if is_medium(self.text, part):
                    return relayed_by(self.text, part)
        return []

    def _told_to(self, frame: Frame) -> list[Phrase]:
        """ "sagte Jana Vesely der KCNA", "gegenüber Welt TV", "im Gespräch mit der „Post“": whom it was told to.

        A medium behind a bare name is no genitive of it.
        """
        words, clause, phrase = self.text.words, frame.clause, frame.speaker
        told = [p for p in clause.prepositional if words.is_a(p.preposition or "", "addressee-preposition")]
        told += partners(self.text, clause)
        if phrase is not None and frame.verb is not None and "dat" in frame.verb.addressee:
            told += [g for g in phrase.genitives if self.text.tags[g.start - 1] == "NE"]
        return [p for p in told if p not in frame.addressees]

    def _places(self, frame: Frame) -> list[Phrase]:
        """Where it was said or printed: "im Rundfunksender X", "in der Zeitung Y"."""
        return [
            p
            for p in frame.clause.prepositional
            if p.preposition is not None
            and self.text.words.is_a(p.preposition, "medium-preposition")
            and p is not frame.speaker
        ]

    # -- actors --------------------------------------------------------------------------------------------------

    def _is_group(self, lemma: str) -> bool:
        return self.text.words.is_group(lemma)

    def _holder(self, frame: Frame, phrase: Phrase) -> list[Actor]:
        """Whose words, report or view the source noun names: a genitive, "von X", a possessive, "eigene"."""
        text = self.text
        # "wurde laut Medienberichten von der Polizei gestoppt": "von" tells who did it
        acts = frame.clause.voice != "active" and text.words.is_of_media(text.lemmas[phrase.head])
        owner = next((i for i in range(phrase.start, phrase.head) if text.tags[i] == "PPOSAT"), None)
        owned = text.reading.mention_at.get(owner) if owner is not None else None
        if owned is not None and owned.entities:  # "seine Sicht der Lage", "laut seiner Aussage in der „Post“"
            return [actor_of(text.reading, entity, owned) for entity in owned.entities]
        holders = [
            p
            for p in (*phrase.genitives, *phrase.attributes)
            if owner is None
            if p.preposition is None or (not acts and text.words.is_a(p.preposition, "agent-preposition"))
            if not is_time(text, p.head)  # "Recherchen der vergangenen Wochen"
        ]
        extent = frame.mention or (phrase.start, phrase.end)
        origin = next((p for p in phrase.attributes if self._is_origin(p)), None)
        if origin is not None and self._is_group(text.lemmas[origin.head]):
            frame.relays += [a for holder in holders for a in named_by(self.text, holder)]
            return described(self.text, origin)
        for holder in holders:
            actors = named_by(self.text, holder)
            if actors:
                return actors + self._joined(holder.end, extent[1], actors)
        of_media = text.words.is_of_media(text.lemmas[phrase.head])
        quote = next((q for q in text.quotes_in(phrase.head + 1, extent[1]) if not q.sentence), None)
        if quote is not None and text.words.is_a(text.lower[quote.start - 1], "agent-preposition"):
            return named_by(text, Phrase(quote.start, quote.end, quote.start + 1))  # "Angaben von „Bild“"
        compound = named_in_compound(text, phrase.head)
        if compound is not None and not text.words.is_of_media(text.forms[phrase.head].partition("-")[2]):
            return [compound]
        state = self._seated(origin) if origin is not None and not of_media else None
        if state is not None:
            return [state]
        for i in range(extent[0], extent[1]):
            if text.tags[i] == "ADJA" and (of_media or i > phrase.head):
                continue  # "dänische Medienberichte" are no words of the state
            if text.tags[i] == "PPOSAT" or (i != phrase.head and text.tags[i] in {"NE", "ADJA", "PDAT", "PRELAT"}):
                if text.words.is_a(text.lemmas[i], "own-adjective"):
                    subject = self._who(frame)
                    return named_by(text, subject) if subject is not None and can_speak(text, subject) else []
                mention = text.reading.attribute_at.get(i) or text.reading.mention_at.get(i)
                if mention is not None and mention.entities:
                    return [actor_of(text.reading, entity, mention) for entity in mention.entities]
        return []

    def _who(self, frame: Frame) -> Phrase | None:
        """Whose "eigene Angaben" they are: the subject's, or of the one object that is known where that can't speak."""
        clause = frame.clause
        if clause.subject is None or can_speak(self.text, clause.subject):
            return clause.subject
        known = [o for o in clause.objects if self.text.reading.mention_at.get(o.head) is not None]
        return known[0] if len(known) == 1 else clause.subject

    def _joined(self, start: int, end: int, known: list[Actor]) -> list[Actor]:
        """The other holders of one saying: "nach Angaben Dänemarks und Norwegens"."""
        text = self.text
        names = {a.name for a in known}
        out: list[Actor] = []
        for i in range(start, min(end, len(text.tags)) - 1):
            if text.tags[i] != "KON":
                continue
            mention = next((m for k in (i + 1, i + 2) if (m := text.reading.mention_at.get(k)) is not None), None)
            if mention is not None and mention.form in {"name", "state"} and mention.end <= end:
                out += [actor_of(text.reading, e, mention) for e in mention.entities if e.name not in names]
        return out

    def _is_origin(self, phrase: Phrase) -> bool:
        return phrase.preposition is not None and self.text.words.is_a(phrase.preposition, "origin-preposition")

    def _seats(self, phrase: Phrase) -> list[Actor]:
        """The states and bodies that speak from several capitals: "Lob kam aus Brüssel und Oslo"."""
        known = [next(iter(self.text.reading.actors(p)), None) for p in phrase.conjuncts]
        return [a for a in known if a is not None and a.id is not None] if all(known) else []

    def _seated(self, phrase: Phrase) -> Actor | None:
        """The state that speaks from a capital: "Angaben aus Oslo"."""
        name = self.text.lemmas[phrase.head]
        seat = lexicon.seats().get(name)
        state = lexicon.state_of_code().get(seat.code) if seat is not None else lexicon.states().get(name)
        if state is None:
            return None
        mention = self.text.reading.span(phrase.head, phrase.head + 1)
        return Actor(id=state.code, name=state.name, kind="state", mention=mention)
