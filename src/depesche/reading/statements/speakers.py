"""Who speaks, and who passes it on: the actors of a frame, media as relays, quoted persons."""

from __future__ import annotations

from depesche.german import lexicon
from depesche.german.roles import nominative_adjective, nominative_plural
from depesche.german.voices import gender_of, is_definite, is_own, is_platform, voice
from depesche.reading.actors import actor as actor_of
from depesche.reading.layers import Entity, Phrase
from depesche.reading.statements.model import Frame
from depesche.reading.statements.pronouns import is_pronoun, nearest_subject, speaks_on
from depesche.reading.statements.subjects import mention_of
from depesche.reading.statements.text import Text
from depesche.reading.statements.voices import agrees, can_speak, is_time
from depesche.reading.statements.wholes import whole
from depesche.records import Actor


class Speakers:
    """The speakers of one reading."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self._interviews: dict[str, list[Actor]] = {}  # speaker → the medium he spoke to

    def complete(self, frame: Frame) -> None:
        """Fill in the frame's actors and relays."""
        self._quoted_by(frame)
        self._called_on(frame)
        if not frame.actors:
            frame.actors = [whole(self.text, a) for a in self.actors(frame)]
        heard = self._interview(frame)
        for actor in frame.actors:
            if heard:
                self._interviews[actor.name] = heard
            frame.relays += [a for a in self._interviews.get(actor.name, []) if a not in frame.relays]
        for phrase in [*frame.addressees, *self._places(frame), *self._told_to(frame)]:
            if self.is_medium(phrase) and phrase is not frame.speaker and not self._is_platform(phrase):
                frame.relays += [a for a in self.relays(phrase) if a not in frame.relays]

    def take_up(self, frame: Frame, last: Frame | None, since: int) -> None:
        """Give a pronoun that speaks whom it stands for: who spoke `last`, up to sentence `since`, else a subject."""
        if last is not None and speaks_on(self.text, frame, last, since):
            frame.actors = list(last.actors)
            return
        told = frame.speaker
        if (
            told is not None
            and is_pronoun(self.text, frame)
            and all(self._is_description(a, told) for a in frame.actors)
        ):
            phrase = nearest_subject(self.text, frame)
            frame.actors = self._resolve(phrase) if phrase is not None else frame.actors

    def actors(self, frame: Frame) -> list[Actor]:
        """Whom the frame names as speaker: the holder of a source noun, else the phrase itself."""
        phrase = frame.speaker
        if phrase is None:
            return []
        head = self.text.lemmas[phrase.head]
        if self.text.tags[phrase.head] == "NN" and (self.text.words.noun(head) or self._is_group(head)):
            holder = self._holder(frame, phrase)
            if holder:
                return holder
        phrase = self._antecedent(frame, phrase)
        found = self._resolve(phrase)
        if all(a.id is None and self._is_description(a, phrase) for a in found):
            return self._in_apposition(frame, phrase) or found
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
            impersonal = subject is not None and text.words.is_a(text.lower[subject.head], "impersonal")
            told = frame.verb is not None and (clause.voice != "active" or "impersonal" in frame.verb.frames)
            return told or (frame.verb is not None and impersonal)
        if self._quoted_name(phrase) is not None:
            return True
        if any(text.tags[i] == "PPOSAT" and is_own(text.lower[i]) for i in range(phrase.start, phrase.head)):
            return False  # "meiner Meinung nach": the author's
        tag = text.tags[phrase.head]
        if not frame.actors and tag in {"PPER", "PDS", "PRELS", "PRELAT", "PIS", "PWS"}:
            return tag == "PIS" and can_speak(text, phrase)
        if tag in {"PRELS", "PRELAT"}:
            phrase = self._antecedent(frame, phrase)
        noun = text.words.noun(text.lemmas[phrase.head])
        if noun is not None and frame.verb is not None and "impersonal" in frame.verb.frames:
            return True  # "in dem Aufruf heißt es"
        unnamed = all(a.id is None and self._is_description(a, phrase) for a in frame.actors)
        said = unnamed and noun is not None and noun.kind in {"speech", "view"}
        if said and (frame.rule == "colon" or text.tags[phrase.start] == "PPOSAT"):
            return False  # "Behauptung 4: „…“", "ihrer Ansicht nach" of nobody known
        if said and self._is_source(frame):
            first = phrase.start + (text.tags[phrase.start] == "APPR")
            return not is_definite(text.lower[first]) and text.tags[first] not in {"PDAT", "PPOSAT"}  # open whose
        held = bool(frame.actors) and ((noun is not None and not unnamed) or self._is_source(frame))
        clause = frame.clause
        own = clause.subject is frame.speaker and not clause.subject_shared and clause.voice == "active"
        return (held or can_speak(text, phrase)) and (not own or agrees(text, clause, phrase))

    def can_speak(self, frame: Frame) -> bool:
        """Is the speaker somebody who can act in words: no thing, number or bare quality?"""
        phrase = frame.speaker
        if phrase is None:
            return False
        text = self.text
        if self._quoted_name(phrase) is not None:
            return True
        for part in phrase.conjuncts or [phrase]:
            mention = text.reading.mention_at.get(part.head)
            if mention is not None:
                return True
            tag = text.tags[part.head]
            if tag in {"PPER", "NE", "PRELS", "PDS"}:
                return not text.words.is_a(text.lower[part.head], "no-speaker")
            if tag == "NN":
                lemma = text.lemmas[part.head]
                if text.words.is_medium_noun(lemma) or text.words.is_sayer(lemma):
                    return True
        return False

    def is_medium(self, phrase: Phrase) -> bool:
        """Does the phrase name a news agency, a newspaper or a broadcaster?"""
        text = self.text
        common = text.tags[phrase.head] == "NN" or "-" in text.forms[phrase.head]
        if common and text.words.is_medium_noun(text.lemmas[phrase.head]):
            return True
        return self._medium_name(phrase) is not None

    def _is_platform(self, phrase: Phrase) -> bool:
        """ "Auf dem Kurznachrichtendienst X", "in sozialen Medien": where anybody says what he likes."""
        text = self.text
        words = range(phrase.start, phrase.end)
        return any(is_platform(text.lemmas[i]) or is_platform(text.forms[i]) for i in words)

    def _medium_name(self, phrase: Phrase) -> str | None:
        """The medium's name as the phrase writes it."""
        text = self.text
        for i in range(phrase.start, phrase.end):
            for j in range(min(phrase.end, i + 4), i, -1):
                name = " ".join(text.forms[i:j])
                if not name.islower() and text.words.medium(name) is not None:
                    return name
        return None

    def relays(self, phrase: Phrase) -> list[Actor]:
        """The actors of a medium, under the name that the text gives it."""
        name = self._medium_name(phrase)
        return [a if a.id or name is None else a.model_copy(update={"name": name}) for a in self._resolve(phrase)]

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
        if quoted is None:
            return
        if relay is not None:
            frame.relays += self.relays(relay)
        frame.speaker = quoted
        frame.mention = mention_of(self.text, quoted, clause)
        frame.actors = self._resolve(quoted)

    def _called_on(self, frame: Frame) -> None:
        """ "unter Berufung auf X" in a medium's report: X speaks, the medium passes it on."""
        if frame.speaker is None or not self.is_medium(frame.speaker):
            return
        phrases = frame.clause.prepositional
        for phrase in phrases:
            if not self.text.words.is_a(self.text.lemmas[phrase.head], "relay-noun"):
                continue
            called = next((p for p in phrases if p.start == phrase.end), None)
            if called is None:
                continue
            frame.relays = self.relays(frame.speaker) + frame.relays
            frame.actors = self._resolve(called)
            return

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
                if self.is_medium(part):
                    return self.relays(part)
        return []

    def _told_to(self, frame: Frame) -> list[Phrase]:
        """ "sagte Jana Vesely der KCNA": a medium behind a bare name is no genitive of it."""
        phrase = frame.speaker
        if phrase is None or self.text.tags[phrase.head] != "NE" or frame.verb is None:
            return []
        return phrase.genitives if "dat" in frame.verb.addressee else []

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
        holders = [
            p
            for p in (*phrase.genitives, *phrase.attributes)
            if p.preposition is None or text.words.is_a(p.preposition, "agent-preposition")
        ]
        extent = frame.mention or (phrase.start, phrase.end)
        origin = next((p for p in phrase.attributes if self._is_origin(p)), None)
        if origin is not None and self._is_group(text.lemmas[origin.head]):
            frame.relays += [a for holder in holders for a in self._resolve(holder)]
            return self._described(origin)
        for holder in holders:
            actors = self._resolve(holder)
            if actors:
                return actors + self._joined(holder.end, extent[1], actors)
        state = self._seated(origin) if origin is not None else None
        if state is not None:
            return [state]
        of_media = text.words.is_of_media(text.lemmas[phrase.head])
        for i in range(extent[0], extent[1]):
            if text.tags[i] == "ADJA" and (of_media or i > phrase.head):
                continue  # "dänische Medienberichte" are no words of the state
            if text.tags[i] == "PPOSAT" or (i != phrase.head and text.tags[i] in {"NE", "ADJA", "PDAT", "PRELAT"}):
                if text.words.is_a(text.lemmas[i], "own-adjective"):
                    subject = frame.clause.subject
                    return self._resolve(subject) if subject is not None else []
                mention = text.reading.attribute_at.get(i) or text.reading.mention_at.get(i)
                if mention is not None and mention.entities:
                    return [actor_of(text.reading, entity, mention) for entity in mention.entities]
        return []

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

    def _seated(self, phrase: Phrase) -> Actor | None:
        """The state that speaks from a capital: "Angaben aus Oslo"."""
        name = self.text.lemmas[phrase.head]
        seat = lexicon.seats().get(name)
        state = lexicon.state_of_code().get(seat.code) if seat is not None else lexicon.states().get(name)
        if state is None:
            return None
        mention = self.text.reading.span(phrase.head, phrase.head + 1)
        return Actor(id=state.code, name=state.name, kind="state", mention=mention)

    def _in_apposition(self, frame: Frame, phrase: Phrase) -> list[Actor]:
        """Who is named behind a description: "der Chef der Partei, Lars Holm", "die Gruppe Frihed"."""
        text = self.text
        if frame.mention is None or phrase.conjuncts or text.tags[phrase.head] != "NN":
            return []
        end = min(frame.mention[1], len(text.forms))
        for i in range(phrase.head + 1, end):
            mention = text.reading.mention_at.get(i)
            if mention is None or mention.start != i or mention.form != "name" or mention.end > end:
                continue
            k = i - 1
            while k > phrase.head and text.tags[k] in {"NN", "ADJA"}:
                k -= 1
            beside = k == phrase.head or (text.forms[k] == "," and mention.end >= end)
            named = [e for e in mention.entities if e.kind in {"person", "organisation"}]
            if self._titled_within(phrase.head + 1, i, named):
                return []  # "ein Sprecher des Präsidenten Lars Holm": the name is that of the inner title
            if beside and len(named) == 1:
                return [actor_of(text.reading, named[0], mention)]
        return self._named(phrase, end)

    def _titled_within(self, start: int, end: int, named: list[Entity]) -> bool:
        """Is somebody named at `end` by a title that stands in `[start, end)`?"""
        for i in range(start, end):
            mention = self.text.reading.mention_at.get(i)
            if mention is not None and mention.form == "role" and any(e is n for e in mention.entities for n in named):
                return True
        return False

    def _named(self, phrase: Phrase, end: int) -> list[Actor]:
        """A body whose name follows its genus: "die Zeitung „Nordlicht“", "die Organisation Frihed"."""
        text = self.text
        start = phrase.head + 1
        quote = next((q for q in text.quotes_in(start, end + 1) if q.start == start and not q.sentence), None)
        if quote is not None and quote.end - quote.start > 2:
            first, last = quote.start + 1, quote.end - 1
        else:
            first = last = start
            while last < min(end, phrase.end) and text.tags[last] in {"NE", "FM"}:
                last += 1
        mention = text.reading.mention_at.get(phrase.head)
        unnamed = mention is not None and any(e.kind == "person" for e in mention.entities)
        unnamed = unnamed or "Plur" in text.doc[phrase.head].morph.get("Number", [])
        if first >= last or unnamed or self._seat_in_name(phrase) or text.words.is_sayer(text.lemmas[phrase.head]):
            return []
        span = text.reading.span(first, last)
        return [Actor(id=None, name=span.text, kind="organisation", mention=span)]

    def _resolve(self, phrase: Phrase) -> list[Actor]:
        quoted = self._quoted_name(phrase) or self._firm(phrase)
        if quoted is not None:
            return [quoted]
        if not phrase.conjuncts:
            return self._part(phrase)
        out: list[Actor] = []
        for part in phrase.conjuncts:
            for actor in self._part(part):
                if actor.name not in {a.name for a in out}:
                    out.append(actor)
        return out

    def _part(self, phrase: Phrase) -> list[Actor]:
        """One speaker; the forces of a state speak for themselves, under their own name."""
        text = self.text
        owned = self._behind_genitive(phrase)
        if owned:
            return owned
        actors = text_actors(text, phrase)
        noun = text.lemmas[phrase.head]
        if self._seat_in_name(phrase) and voice(noun) == "body" and all(a.id is None for a in actors):
            return self._described(phrase)
        if len(actors) == 1 and actors[0].kind == "state" and text.words.is_of_forces(noun):
            return [
                own.model_copy(update={"kind": "organisation", "affiliation": actors[0].id})
                for own in self._described(Phrase(phrase.start, phrase.head + 1, phrase.head))
            ]
        return actors or self._named(phrase, phrase.end) or self._described(phrase)

    def _behind_genitive(self, phrase: Phrase) -> list[Actor]:
        """ "Neustadts Bürgermeister Ulf Holm": a name in the genitive speaks as little as other attributes do."""
        text, i = self.text, phrase.head
        if text.tags[i] != "NE" or not text.forms[i].endswith("s") or i + 1 >= len(text.tags):
            return []
        mention = text.reading.mention_at.get(i + 1)
        if text.tags[i + 1] != "NN" or mention is None or mention.form != "role" or mention.start != i + 1:
            return []
        own = text.reading.mention_at.get(i)
        if own is not None and any(e is o for e in own.entities for o in mention.entities):
            return []
        return [actor_of(text.reading, entity, mention) for entity in mention.entities]

    def _seat_in_name(self, phrase: Phrase) -> bool:
        """ "Die Polizeidirektion Berlin": does a body's noun have its place behind it?"""
        text, i = self.text, phrase.head + 1
        if text.tags[phrase.head] != "NN" or i >= min(phrase.end, len(text.forms)) or text.tags[i] != "NE":
            return False
        name = text.forms[i]
        return name in lexicon.places() or name in lexicon.seats() or name in lexicon.states()

    def _firm(self, phrase: Phrase) -> Actor | None:
        """ "Die Kanzlei Berg & Thal": names joined by "&" are one body's name."""
        text = self.text
        stop = min(len(text.forms) - 1, phrase.end + 3)
        at = next((i for i in range(phrase.start + 1, stop) if text.forms[i] == "&"), None)
        if at is None or text.spoken(at) != text.spoken(phrase.head):
            return None
        start, end = at, at + 1
        while start > phrase.start and (text.tags[start - 1] == "NE" or text.forms[start - 1].endswith(".")):
            start -= 1
        while end < len(text.forms) and text.tags[end] in {"NE", "NN"} and text.forms[end][:1].isupper():
            end += 1
            if text.tags[end - 1] == "NN":
                break
        if start == at or end == at + 1 or any(text.is_comma(i) for i in range(phrase.start, at)):
            return None
        span = text.reading.span(start, end)
        return Actor(id=None, name=span.text, kind="organisation", mention=span)

    def _quoted_name(self, phrase: Phrase) -> Actor | None:
        """A body whose name stands in quotation marks and was taken apart, as at an "und"."""
        bare = self.text.tags[phrase.head] == "ADJA"
        for quote in self.text.quotes_in(phrase.start, phrase.end + 12):
            if not phrase.start <= quote.start < phrase.end + bare or quote.sentence or quote.end - quote.start < 3:
                continue
            split = any(quote.start < part.start < quote.end for part in phrase.conjuncts[1:])
            if (
                split
                or (bare and quote.start == phrase.end)
                or (quote.start < phrase.head < quote.end and phrase.end < quote.end - 1)
            ):
                span = self.text.reading.span(quote.start + 1, quote.end - 1)
                return Actor(id=None, name=span.text, kind="organisation", mention=span)
        return None

    def _base_form(self, start: int, head: int, end: int, plural: bool) -> str:
        """The description in the nominative: "den ukrainischen Berichten" becomes "ukrainische Berichte"."""
        text = self.text
        if text.tags[head] != "NN" or head < start:
            return text.reading.span(start, end).text
        told = text.doc[head].morph.get("Gender", []) or ["Neut"]
        gender = "Plur" if plural else gender_of(text.lemmas[head]) or told[0]
        words = [
            nominative_adjective(text.doc[i], gender) if text.tags[i] == "ADJA" else text.forms[i]
            for i in range(start, head)
        ]
        noun = nominative_plural(text.forms[head], text.lemmas[head]) if plural else text.lemmas[head]
        return " ".join([*words, noun, *text.forms[head + 1 : end]])

    def _described(self, phrase: Phrase) -> list[Actor]:
        """An unnamed speaker keeps its description."""
        text = self.text
        out = []
        for part in phrase.conjuncts or [phrase]:
            tag = text.tags[part.head]
            if tag not in {"NN", "NE", "FM", "TRUNC"}:
                continue
            start, end = part.start, part.end
            while start < part.head and text.tags[start] in {
                "ART",
                "APPR",
                "APPRART",
                "PIAT",
                "PPOSAT",
                "PDAT",
                "CARD",
                "ADV",
            }:
                start += 1
            while any(not _describes(text, i) for i in range(start, part.head)):
                start += 1  # "die am 3. Mai in Rom geborene Malerin": what an attribute takes with it is no part
            if end > part.head + 1 and text.words.is_a(text.lower[end - 1], "postposition"):
                end -= 1
            plural = "Plur" in text.doc[part.head].morph.get("Number", [])
            span = text.reading.span(start, max(end, start + 1))
            name = self._base_form(start, part.head, max(end, start + 1), plural)
            out.append(Actor(id=None, name=name, kind="group" if plural else "organisation", mention=span))
        return out


def _describes(text: Text, i: int) -> bool:
    """Is the word part of what describes a speaker: no number, date or preposition?"""
    return text.tags[i] not in {"APPR", "APPRART", "CARD", "PTKA", "PIAT"} and not text.forms[i][:1].isdigit()


def text_actors(text: Text, phrase: Phrase) -> list[Actor]:
    """The actors service's answer for the phrase."""
    return text.reading.actors(phrase)
