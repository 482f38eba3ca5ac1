"""Frames without a verb of saying: "laut X", "X zufolge", "so X", "demnach"."""

from __future__ import annotations

from depesche.german.lexicon import seats
from depesche.german.voices import is_definite, is_oblique, speaks_from
from depesche.reading.layers import Clause, Phrase
from depesche.reading.statements.frames import NOMINAL, is_comparison
from depesche.reading.statements.model import Extent, Frame
from depesche.reading.statements.nouns import reach
from depesche.reading.statements.sourcephrases import (
    STARTS_PHRASE,
    is_source,
    phrase_after,
    phrase_at,
    phrase_before,
    source_head,
    whole_name,
)
from depesche.reading.statements.subjects import mention_of
from depesche.reading.statements.text import Text
from depesche.reading.statements.voices import can_speak

_DETERMINERS = frozenset({"ART", "PPOSAT", "PDAT", "PIAT", "APPRART"})
_ASIDE = 8  # tokens of a source between commas


def source_frames(text: Text, clause: Clause) -> list[Frame]:
    """ "laut X", "nach Angaben von X", "X zufolge", "meiner Meinung nach" among the clause's own words."""
    out: list[Frame] = []
    taken: set[int] = set()
    for i in clause.tokens:
        if i in taken:
            continue
        form = text.lower[i]
        extent: Extent | None = None
        if text.words.is_a(form, "postposition"):
            extent = phrase_before(text, clause, i)
            place = i
        elif text.words.is_a(form, "source-preposition"):
            adverb = i + 1 < len(text.tags) and text.tags[i + 1] in {"APPR", "APPRART"}  # "laut über etwas nachdenken"
            inside = i > 0 and text.tags[i - 1] in _DETERMINERS  # "der laut Polizei betrunkene Fahrer"
            extent = None if adverb or inside else phrase_after(text, clause, i)
            place = i
        elif (
            text.words.is_a(form, "noun-postposition")
            and not _asked(text, i)
            and (back := phrase_before(text, clause, i)) is not None
        ):
            own_view = text.tags[back[0]] == "PPOSAT" or (i + 1 < len(text.tags) and text.is_finite(i + 1))
            own_view = own_view and (text.tags[back[0]] != "PPOSAT" or is_oblique(text.lower[back[0]]))
            if not own_view or not is_source(text, back) or phrase_after(text, clause, i, nouns=True) is not None:
                back = None
            extent, place = back, i
        if (
            extent is None
            and text.words.is_a(form, "noun-preposition")
            and not _measured(text, i)
            and not _asked(text, i)
        ):
            extent = phrase_after(text, clause, i, nouns=True)
            place = i
        if extent is None and text.words.is_a(form, "speaker-preposition"):
            extent, place = phrase_after(text, clause, i), i
            if extent is not None and not _names_speaker(text, extent):
                extent = None
        if extent is None or _is_rumour(text, extent):
            continue
        extent = _between_commas(text, clause, whole_name(text, extent))
        frame = Frame(rule=f"source.{form}", place="inside", act="say", clause=clause, cue=[place])
        frame.mention = extent
        frame.extent = _with_relative(text, clause, (min(extent[0], place), max(extent[1], place + 1)))
        frame.speaker = phrase_at(text, clause, extent)
        head = source_head(text, extent)
        frame.noun = text.words.noun(text.lemmas[head]) if head is not None else None
        if frame.noun is not None:
            frame.act = frame.noun.act
        taken.update(range(*frame.extent))
        out.append(frame)
    return out


def is_event(text: Text, source: Frame) -> bool:
    """ "sagte sie nach der Bekanntgabe der Zahlen": one act with its article tells when, not from whom it is known."""
    if source.mention is None or not source.cue or text.tags[source.mention[0]] != "ART":
        return False
    form, head = text.lower[source.cue[0]], source_head(text, source.mention)
    timed = text.words.is_a(form, "noun-preposition") and not text.words.is_a(form, "speaker-preposition")
    single = head is not None and "Plur" not in text.doc[head].morph.get("Number", [])
    return timed and single and is_definite(text.lower[source.mention[0]]) and source.mention[0] > source.cue[0]


def _between_commas(text: Text, clause: Clause, extent: Extent) -> Extent:
    """ "Er wollte, laut der Aufschrift | am Tor |, morgen öffnen": what two commas set off is one phrase."""
    start, end = extent
    if start < 2 or not text.is_comma(start - 2) or end >= clause.end or text.tags[end] not in {"APPR", "APPRART"}:
        return extent
    for i in range(end, min(end + _ASIDE, clause.end)):
        if text.is_comma(i):
            return start, i
        if text.owner[i] is not clause or text.is_finite(i):
            break
    return extent


def _measured(text: Text, i: int) -> bool:
    """ "vier Jahre nach dem Vorschlag", "kurz nach der Mitteilung": a time behind an event."""
    if i == 0:
        return False
    char = text.doc[i - 1].idx
    lasting = any(t.type == "DURATION" and t.start <= char < t.end for t in text.reading.times)
    return lasting or text.words.is_a(text.lower[i - 1], "shortly")


def _asked(text: Text, i: int) -> bool:
    """ "die Forderung nach Auskunft": the preposition takes what the noun before it is about."""
    noun = text.words.noun(text.lemmas[i - 1]) if i > 0 and text.tags[i - 1] == "NN" else None
    return noun is not None and text.lower[i] in noun.prepositions


def _is_rumour(text: Text, extent: Extent) -> bool:
    """ "Gerüchten zufolge": nobody stands behind it."""
    noun = next((text.words.noun(text.lemmas[i]) for i in range(*extent) if text.tags[i] in {"NN", "NE"}), None)
    return noun is not None and noun.kind == "rumour"


def _names_speaker(text: Text, extent: Extent) -> bool:
    """Is somebody named who can say things: a person, a medium, a spokesman?"""
    for i in range(*extent):
        if text.tags[i] == "NN" and (text.words.is_sayer(text.lemmas[i]) or text.words.is_medium_noun(text.lemmas[i])):
            return True
        mention = text.reading.mention_at.get(i)
        if mention is not None and any(e.kind in {"person", "organisation"} for e in mention.entities):
            return True
    return False


def _with_relative(text: Text, clause: Clause, extent: Extent) -> Extent:
    """A relative clause that describes the source belongs to the frame, with the comma that ends it."""
    start, end = extent
    if end + 1 < len(text.forms) and text.forms[end] == ",":
        other = text.owner[end + 1]
        if (
            other is not None
            and other.kind == "relative"
            and other.parent == clause.index
            and other.tokens[0] <= end + 1
            and other.end < clause.end
        ):
            return start, other.end + (text.forms[other.end] == ",")
    return extent


def like_frames(text: Text, sentence: int) -> list[Frame]:
    """ "Wie X berichtet, …" where the clause layer saw no clause: a verb like a participle, a name between commas."""
    start, end = text.sentences[sentence]
    out: list[Frame] = []
    for i in range(start, end - 2):
        if not text.words.is_a(text.lower[i], "comparison") or not (i == start or text.is_mark(i - 1)):
            continue
        clause = text.owner[i]
        stop = i + 1
        while stop < end and not text.is_finite(stop) and text.tags[stop] != "VVPP":
            stop += 1
        if stop + 1 >= end or text.forms[stop + 1] not in {",", "."} or clause is None:
            continue
        owner = text.owner[stop]
        if text.is_finite(stop) and (owner is None or owner is clause or is_comparison(text, owner)):
            continue
        verb = next((v for v in text.words.verbs(text.lemmas[stop]) if not v.fixed and "v2" in v.frames), None)
        if verb is None or clause.head == stop:
            continue
        frame = Frame(rule=f"verb.{verb.lemma}", place="inside", act=verb.act, clause=clause, cue=[i, stop], verb=verb)
        frame.extent = (i, stop + 2)
        begin = i + 2 if text.words.is_a(text.lower[i + 2], "others") else i  # "wie unter anderem X berichtet"
        frame.speaker = next((p for p in text.phrases(clause) if begin < p.start <= begin + 2 and p.end <= stop), None)
        if frame.speaker is None and begin > i and text.tags[stop - 1] == "NE":
            frame.speaker = Phrase(begin + 1, stop, stop - 1)
        if frame.speaker is not None:
            frame.mention = mention_of(text, frame.speaker, clause)
            if frame.mention[1] > stop:
                frame.mention = (frame.mention[0], frame.speaker.end)
            out.append(frame)
    return out


def aside_frames(text: Text, sentence: int) -> list[Frame]:
    """ "…, so berichten Augenzeugen, …": between marks, with a verb of saying and who says it behind it."""
    start, end = text.sentences[sentence]
    out: list[Frame] = []
    for i in range(start + 1, end - 2):
        if not text.words.is_a(text.lower[i], "parenthesis") or not text.is_comma(i - 1) or not text.is_finite(i + 1):
            continue
        verb = next((v for v in text.words.verbs(text.lemmas[i + 1]) if not v.fixed and "v2" in v.frames), None)
        first = i + 2 + text.words.is_a(text.lower[i + 2], "impersonal")  # "so erzählen es Zeugen"
        stop = next((k for k in range(first, end) if _breaks(text, k)), end)
        clause = text.owner[i]
        if first < end - 1 and first > i + 2 and speaks_from(text.lower[first]):
            first += text.lemmas[first + 1] in seats()  # "so schätzt man in Oslo"
        if verb is None or clause is None or text.tags[first] not in STARTS_PHRASE:
            continue
        mention = _name_end(text, first, stop)
        if mention <= first or any(text.is_finite(k) for k in range(first, stop)):
            continue
        frame = Frame(rule="so", place="after", act=verb.act, clause=clause, cue=[i, i + 1])
        frame.extent, frame.mention = (i - 1, stop), (first, mention)
        frame.speaker = _covering(text, first, mention)
        out.append(frame)
    return out


def short_frames(text: Text, sentence: int) -> list[Frame]:
    """ "…, so X" without a verb. The extent holds the comma before it."""
    start, end = text.sentences[sentence]
    out: list[Frame] = []
    for i in range(start + 1, end - 1):
        if not text.words.is_a(text.lower[i], "parenthesis"):
            continue
        if not (text.is_comma(i - 1) or text.is_closing(i - 1)):
            continue
        if text.tags[i + 1] not in STARTS_PHRASE or text.tags[i + 1] in {"CARD", "PIAT", "PIDAT"}:
            continue
        stop = i + 1
        while stop < end and not text.is_finite(stop) and not _breaks(text, stop):
            stop += 1
        if stop < end and text.is_finite(stop):
            continue
        mention = _name_end(text, i + 1, stop)
        if mention <= i + 1:
            continue
        stop = _apposition(text, mention, stop, end)
        clause = text.owner[i] or text.by_sentence[sentence][0]
        comma = i - 1 if text.is_comma(i - 1) else i
        frame = Frame(rule="so", place="after", act="say", clause=clause, cue=[i])
        frame.extent = (comma, stop)
        frame.mention = (i + 1, mention)
        frame.speaker = _covering(text, i + 1, mention)
        out.append(frame)
    return out


def _breaks(text: Text, i: int) -> bool:
    return text.tags[i] in {"$,", "$."} or text.is_dash(i)


def _name_end(text: Text, start: int, stop: int) -> int:
    """One past the noun phrase at `start`: no adverb and no time phrase."""
    i = start
    while i < stop and text.tags[i] not in {"ADV", "PAV", "APPRART", "PTKVZ", "ADJD"}:
        if text.tags[i] == "APPR" and not text.words.is_a(text.lower[i], "agent-preposition"):
            break
        i += 1
    while i > start and text.tags[i - 1] in {"$(", "KON", "APPR"} and not text.is_closing(i - 1):
        if text.forms[i - 1] == ")":
            break
        i -= 1
    return i


def _apposition(text: Text, mention: int, stop: int, end: int) -> int:
    """The frame's end: over an apposition that runs to the sentence's end without a verb."""
    last = end
    while last > stop and text.is_mark(last - 1) and text.forms[last - 1] not in {")", "“", "”", '"', "«", "»"}:
        last -= 1
    named = stop + 1 < last and text.tags[stop + 1] not in {"APPR", "APPRART", "ADV", "PAV", "ADJD"}
    if stop < end and text.forms[stop] == "," and not any(text.tags[i].startswith("V") for i in range(stop, last)):
        return last if named or stop + 1 >= last else stop
    after = text.owner[stop + 1] if stop + 1 < end and text.forms[stop] == "," else None
    if after is not None and after.kind == "relative" and after.tokens[0] <= stop + 1:
        return min(_past_joined(text, after), last)
    return stop


def _past_joined(text: Text, clause: Clause) -> int:
    """One past a relative clause and those that "und" joins to it: "…, die zuständig ist und an der …"."""
    end = clause.end
    for other in text.by_sentence[clause.sentence]:
        opened = any(text.tags[i].startswith("PREL") for i in other.tokens[:4])
        if other.kind == "relative" and opened and end < len(text.tags):
            first = other.tokens[0]
            end = other.end if first - 1 <= end <= first and "KON" in text.tags[end : first + 1] else end
    return end


def _covering(text: Text, start: int, end: int) -> Phrase:
    clause = text.owner[start]
    if clause is not None:
        for phrase in text.phrases(clause):
            if start <= phrase.head < end:
                return phrase
    head = next((i for i in range(start, end) if text.tags[i] in NOMINAL), start)
    return Phrase(start, end, head)


def adverb_frames(text: Text, clause: Clause) -> list[Frame]:
    """ "demnach" points back to who spoke last; "wonach" to the noun before it."""
    out: list[Frame] = []
    for i in clause.tokens:
        if text.words.is_a(text.lower[i], "adverb"):
            frame = Frame(rule="adverb", place="inside", act="say", clause=clause, cue=[i], extent=(i, i + 1))
            frame.mention = (i, i + 1)
            out.append(frame)
        elif text.words.is_a(text.lower[i], "relative-adverb") and i == clause.complementizer:
            frame = Frame(rule="relative", place="inside", act="say", clause=clause, cue=[i], extent=(i, i + 1))
            frame.speaker = _told_of(text, clause, i)
            if frame.speaker is not None:
                frame.mention = (frame.speaker.start, frame.speaker.end)
                if not _is_rumour(text, frame.mention):
                    out.append(frame)
    return out


def _told_of(text: Text, clause: Clause, adverb: int) -> Phrase | None:
    """The noun phrase that "wonach" takes up: the clause's antecedent, else what ends right before its comma.

    It tells what somebody says: "eine Klausel, wonach …" is no speech.
    """
    last = clause.antecedent if clause.antecedent is not None else adverb - 2
    if last < 0 or (clause.antecedent is None and not text.is_comma(adverb - 1)):
        return None
    found = text.reading.phrase_of_head.get(last)
    owner = text.owner[last]
    for phrase in text.phrases(owner) if owner is not None else []:
        noun = text.words.noun(text.lemmas[phrase.head])
        if phrase.start <= last < reach(phrase) and noun is not None:
            return phrase if noun.kind != "question" else None
    noun = text.words.noun(text.lemmas[last])
    said = noun is not None and noun.kind != "question"
    return found if said or (found is not None and can_speak(text, found)) else None
