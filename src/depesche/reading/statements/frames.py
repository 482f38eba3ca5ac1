"""Frames: who says something, and with which words the text says so."""

from __future__ import annotations

from depesche.german.speech import SpeechNoun, SpeechVerb
from depesche.reading.layers import Clause, Phrase
from depesche.reading.statements.model import Extent, Frame
from depesche.reading.statements.text import Text

_PRONOMINAL = frozenset({"PAV", "PROAV"})
_NOMINAL = frozenset({"NN", "NE", "PPER", "PDS", "PIS", "PRELS", "FM", "PPOSS", "TRUNC", "CARD", "ADJA"})
_STARTS_PHRASE = _NOMINAL | {"ART", "PPOSAT", "PDAT", "PIAT", "APPRART"}


def verb_frame(text: Text, clause: Clause) -> Frame | None:
    """The frame that a clause with a verb of saying makes; null for other clauses and for what is not said."""
    verb = _use(text, clause)
    if verb is None or _unsaid(text, clause):
        return None
    frame = Frame(rule=f"verb.{verb.lemma}", place="before", act=verb.act, clause=clause, cue=[], verb=verb)
    frame.cue = _cue(text, clause, verb)
    opener = clause.complementizer
    if opener is not None and text.words.is_a(text.lower[opener], "comparison"):
        frame.cue = sorted({opener, *frame.cue})
    frame.pointer = next((i for i in frame.cue if text.tags[i] in _PRONOMINAL), None)
    _speaker(text, frame)
    frame.addressees = _addressees(text, clause, verb)
    noun = _object_noun(text, clause)
    if noun is not None and noun[0].act != "say" and clause.predicate in noun[0].verbs:
        frame.act, frame.noun = noun[0].act, noun[0]
    return frame


def light_verb_frame(text: Text, clause: Clause) -> Frame | None:
    """A noun of saying with the verb that makes it an act: "Kritik üben", "die Zusage geben"."""
    found = _object_noun(text, clause)
    if found is None or _unsaid(text, clause):
        return None
    noun, phrase = found
    if clause.predicate not in noun.verbs:
        return None
    cue = sorted({*clause.verbs, phrase.head})
    frame = Frame(
        rule=f"noun.{noun.lemma}.{clause.predicate}", place="before", act=noun.act, clause=clause, cue=cue, noun=noun
    )
    _speaker(text, frame)
    frame.addressees = [p for p in clause.objects if p.case == "Dat"]
    return frame


def _use(text: Text, clause: Clause) -> SpeechVerb | None:
    if clause.head is None:
        return None
    lower = {text.lower[i] for i in [*clause.tokens, *_bound(text, clause)]}
    reflexive = any(text.tags[i] == "PRF" and not text.tags[i - 1].startswith("APPR") for i in clause.tokens if i)
    letting = next((text.lemmas[i] for i in clause.verbs if text.words.is_a(text.lemmas[i], "letting")), None)
    for lemma in (letting, clause.predicate):
        if lemma is None:
            continue
        for verb in text.words.verbs(lemma):
            if any(word not in lower for word in verb.fixed):
                continue
            if verb.reflexive != reflexive:
                continue
            return verb
        if lemma == letting:
            return None
    return None


def _bound(text: Text, clause: Clause) -> list[int]:
    """The words of infinitives that no comma parts from the clause: "gab zu verstehen"."""
    out: list[int] = []
    for child in text.reading.children.get(clause.index, []):
        if child.kind == "infinitive" and child.tokens and len(child.tokens) <= 3:
            if not text.is_mark(child.tokens[0]):
                out += child.tokens
    return out


def _unsaid(text: Text, clause: Clause) -> bool:
    """Is the saying itself denied, only possible, or a condition?"""
    if clause.negated and any(text.words.is_a(text.lower[i], "negation") for i in clause.tokens):
        return True
    if clause.modal is not None and text.words.is_a(clause.modal, "unsaid-modal"):
        return True
    if clause.mood == "imp" or _to_be_done(text, clause):
        return True
    opener = clause.complementizer
    return opener is not None and text.words.is_a(text.lower[opener], "condition")


def _to_be_done(text: Text, clause: Clause) -> bool:
    """ "ist zu bemerken": nobody has said it."""
    if clause.kind == "infinitive" or clause.head is None:
        return False
    tag = text.tags[clause.head]
    return tag == "VVIZU" or (tag == "VVINF" and clause.head > 0 and text.tags[clause.head - 1] == "PTKZU")


def _cue(text: Text, clause: Clause, verb: SpeechVerb) -> list[int]:
    cue = set(clause.verbs)
    for i in [*clause.tokens, *_bound(text, clause)]:
        own = text.lower[i] in verb.fixed or (verb.reflexive and text.tags[i] == "PRF")
        if own or (text.tags[i] in _PRONOMINAL and verb.takes(text.lower[i])):
            cue.add(i)
    return sorted(cue)


def _object_noun(text: Text, clause: Clause) -> tuple[SpeechNoun, Phrase] | None:
    phrases = [clause.subject] if clause.voice == "passive" and clause.subject is not None else list(clause.objects)
    for phrase in phrases:
        if text.tags[phrase.head] == "NN":
            noun = text.words.noun(text.lemmas[phrase.head])
            if noun is not None:
                return noun, phrase
    return None


def agent(text: Text, clause: Clause) -> Phrase | None:
    """Who acts in a passive clause."""
    for phrase in clause.prepositional:
        if phrase.preposition is not None and text.words.is_a(phrase.preposition, "agent-preposition"):
            return phrase
    return None


def _speaker(text: Text, frame: Frame) -> None:
    clause = frame.clause
    passive = clause.voice != "active"
    phrase = agent(text, clause) if passive else clause.subject
    if phrase is not None and not passive and clause.subject_shared:
        inverted = _inverted_speaker(text, frame)
        if inverted is not None:
            phrase = inverted
        elif _follows_content(text, clause):
            phrase = None
    if not passive and _takes_over(text, clause):
        phrase = text.clauses[
            clause.coordinated or 0
        ].subject  # "…, und bekräftigte seine Zusage": the noun is the object
    if phrase is not None and not passive and text.tags[phrase.head] == "PDS" and clause.objects:
        phrase = clause.objects[0]  # "Dies berichtete die Agentur"
    if phrase is not None and text.words.is_a(text.lower[phrase.head], "impersonal"):
        phrase = None
    if phrase is None and not passive:
        phrase = _written_source(text, clause)
    if phrase is None:
        return
    frame.speaker = phrase
    frame.mention = mention_of(text, phrase, clause)


def _inverted_speaker(text: Text, frame: Frame) -> Phrase | None:
    """", kündigte die Regierung an": behind its content the verb has its subject after it, not that of the clause before."""
    clause, verb = frame.clause, frame.verb
    own = text.own(clause)
    if verb is None or verb.act not in {"say", "announce", "confirm", "promise"} or "v2" not in verb.frames:
        return None
    if not own or own[0] != clause.finite or text.forms[own[0] - 1] != "," or "acc" in verb.addressee:
        return None
    first = clause.objects[0] if clause.objects else None
    if first is None or first.start != own[0] + 1 or text.reading.mention_at.get(first.head) is None:
        return None
    return first


def _follows_content(text: Text, clause: Clause) -> bool:
    """Does the verb stand right behind a comma, as in ", verlautete aus Kreisen", with no subject of its own?"""
    own = text.own(clause)
    source = text.clauses[clause.coordinated] if clause.coordinated is not None else None
    behind = bool(own) and own[0] == clause.finite and text.forms[own[0] - 1] == ","
    return behind and source is not None and source.mood in {"sub1", "sub2"} and clause.mood == "ind"


def _takes_over(text: Text, clause: Clause) -> bool:
    """Does the clause go on with the subject of the one before, although a noun of its own could be subject?"""
    subject = clause.subject
    if clause.coordinated is None or subject is None or clause.subject_shared or clause.objects:
        return False
    own = text.own(clause)
    if not own or own[0] != clause.finite or text.tags[own[0] - 1] != "KON" or text.tags[subject.head] != "NN":
        return False
    before = text.clauses[clause.coordinated].subject
    return before is not None and text.reading.mention_at.get(subject.head) is None


def _written_source(text: Text, clause: Clause) -> Phrase | None:
    """Where "es hieß" has no speaker, the document or circle it comes from: "in der Erklärung", "aus Kreisen"."""
    for phrase in clause.prepositional:
        if phrase.preposition is None or not text.words.is_a(phrase.preposition, "medium-preposition"):
            continue
        lemma = text.lemmas[phrase.head]
        if text.words.noun(lemma) or text.words.is_medium_noun(lemma) or text.words.is_group(lemma):
            return phrase
    return None


def mention_of(text: Text, phrase: Phrase, clause: Clause) -> Extent:
    """The words that stand for the speaker: the whole noun phrase with its attributes, without a preposition."""
    start, end = phrase.start, phrase.end
    if phrase.preposition is not None and start < phrase.head and text.tags[start] in {"APPR", "APPRART", "APPO"}:
        start += text.tags[start] != "APPRART"
        if start <= phrase.head and end > start and text.tags[end - 1] == "APPO":
            end -= 1
    field = clause.vorfeld
    if field is not None and field[0] <= phrase.head < field[1]:
        # Before the finite verb of a main clause stands one phrase: whatever follows the head belongs to it.
        i = end
        while i < field[1] and text.owner[i] is clause and text.tags[i] not in {"ADV", "PAV", "$."}:
            i += 1
        stop = i
        while stop > end and text.is_comma(stop - 1):
            stop -= 1
        return start, max(end, stop)
    for part in (*phrase.genitives, *phrase.attributes):
        near = part.start == end
        if near and part.preposition is not None and not text.words.is_a(part.preposition, "agent-preposition"):
            break
        if near:
            end = part.end
    return start, max(end, phrase.head + 1)


def _addressees(text: Text, clause: Clause, verb: SpeechVerb) -> list[Phrase]:
    out: list[Phrase] = []
    if clause.voice == "passive":
        if "acc" in verb.addressee and clause.subject is not None and not clause.subject_shared:
            out.append(clause.subject)
    elif "acc" in verb.addressee:
        out.extend(p for p in clause.objects if p.case == "Acc")
    if "dat" in verb.addressee:
        out.extend(p for p in clause.objects if p.case == "Dat")
    for phrase in clause.prepositional:
        if phrase.preposition is None:
            continue
        if phrase.preposition in verb.addressee or text.words.is_a(phrase.preposition, "addressee-preposition"):
            out.append(phrase)
    return [p for p in out if text.tags[p.head] in _NOMINAL and text.tags[p.head] not in {"PRF", "CARD", "PIS"}]


def noun_frames(text: Text, clause: Clause) -> list[tuple[Frame, Clause]]:
    """Nouns of saying with a holder and the clause that tells the content right behind them."""
    out: list[tuple[Frame, Clause]] = []
    for child in text.reading.children.get(clause.index, []):
        begin = child.tokens[0] if child.tokens else child.start
        if child.kind not in {"subordinate", "infinitive", "main"} or text.forms[begin] != ",":
            continue
        form = complement_form(text, child)
        if not form or (form == "v2" and child.mood != "sub1"):
            continue
        phrase = next((p for p in text.phrases(clause) if p.start < begin and _reach(p) == begin), None)
        if phrase is None or text.tags[phrase.head] != "NN":
            continue
        noun = text.words.noun(text.lemmas[phrase.head])
        if (
            noun is None
            or noun.kind == "view"
            or not ({form} & noun.frames or (form == "v2" and "clause" in noun.frames))
        ):
            continue
        cue = [i for i in range(phrase.start, phrase.head + 1) if text.tags[i] in {"ART", "NN"}]
        frame = Frame(rule=f"noun.{noun.lemma}", place="before", act=noun.act, clause=clause, cue=cue, noun=noun)
        holder = next(iter([*phrase.genitives, *phrase.attributes]), None)
        if holder is None and phrase.preposition is not None and text.words.is_a(phrase.preposition, "manner"):
            _speaker(text, frame)
            if frame.speaker is not None:
                out.append((frame, child))
            continue
        if holder is None or (holder.preposition and not text.words.is_a(holder.preposition, "agent-preposition")):
            continue
        frame.speaker = holder
        start = holder.start + (holder.preposition is not None)
        frame.mention = (min(start, holder.end - 1), holder.end)
        out.append((frame, child))
    return out


def _reach(phrase: Phrase) -> int:
    return max([phrase.end, *(p.end for p in phrase.genitives), *(p.end for p in phrase.attributes)])


def complement_form(text: Text, child: Clause) -> str:
    """In which form a dependent clause can be content: "clause", "v2", "infinitive", or "" where it can't."""
    opener = child.complementizer
    if child.tokens and text.forms[child.tokens[0]] == "(":
        return ""
    if child.kind == "infinitive":
        return "" if opener is not None and text.tags[opener] == "KOUI" else "infinitive"
    if child.kind == "subordinate" and opener is not None:
        if text.words.is_a(text.lower[opener], "complementizer"):
            return "clause"
        if text.tags[opener] in {"PWS", "PWAT", "PWAV"}:
            speaks = text.words.is_a(text.lower[opener], "comparison") and text.words.verbs(child.predicate)
            return "" if speaks else "clause"
        return ""
    if child.kind == "main" and child.order in {"V2", "V1"} and child.head is not None:
        return "v2"
    return ""


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
            extent = _before(text, clause, i)
            place = i
        elif text.words.is_a(form, "source-preposition"):
            extent = _after(text, clause, i)
            place = i
        elif text.words.is_a(form, "noun-postposition") and (back := _before(text, clause, i)) is not None:
            own_view = text.tags[back[0]] == "PPOSAT" or (i + 1 < len(text.tags) and text.is_finite(i + 1))
            if not own_view or not _is_source(text, back) or _after(text, clause, i, nouns=True) is not None:
                back = None
            extent, place = back, i
        if extent is None and text.words.is_a(form, "noun-preposition"):
            extent = _after(text, clause, i, nouns=True)
            place = i
        if extent is None and text.words.is_a(form, "speaker-preposition"):
            extent, place = _after(text, clause, i), i
            if extent is not None and not _names_speaker(text, extent):
                extent = None
        if extent is None:
            continue
        frame = Frame(rule=f"source.{form}", place="inside", act="say", clause=clause, cue=[place])
        frame.mention = extent
        frame.extent = _with_relative(text, clause, (min(extent[0], place), max(extent[1], place + 1)))
        frame.speaker = _phrase_at(text, clause, extent)
        head = _source_head(text, extent)
        frame.noun = text.words.noun(text.lemmas[head]) if head is not None else None
        if frame.noun is not None:
            frame.act = frame.noun.act
        taken.update(range(*frame.extent))
        out.append(frame)
    return out


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
        ):
            if other.end < clause.end:
                return start, other.end + (text.forms[other.end] == ",")
    return extent


def _phrase_at(text: Text, clause: Clause, extent: Extent) -> Phrase:
    for phrase in text.phrases(clause):
        if extent[0] <= phrase.head < extent[1] and phrase.start >= extent[0] - 1:
            return phrase
    head = _source_head(text, extent)
    return Phrase(extent[0], extent[1], head if head is not None else extent[1] - 1)


def _after(text: Text, clause: Clause, i: int, nouns: bool = False) -> Extent | None:
    """The noun phrase after a preposition, its genitives and "von"-attributes and a title or apposition included."""
    best: Phrase | None = None
    for phrase in clause.prepositional:
        if phrase.start == i:
            best = phrase
            break
    end = best.end if best is not None else _scan(text, clause, i + 1)
    if best is not None and text.tags[end - 1] == "NE" and (longer := _scan(text, clause, i + 1)) > end:
        end = longer  # "nach Meiers Worten": the name is a genitive before its noun
    if end <= i + 1:
        return None
    if nouns and not _is_source(text, (i + 1, end)):
        return None
    end = _prolong(text, clause, end, best)
    return i + 1, end


def _prolong(text: Text, clause: Clause, end: int, phrase: Phrase | None) -> int:
    parts = [*phrase.genitives, *phrase.attributes] if phrase is not None else []
    for part in sorted(parts, key=lambda p: p.start):
        if part.start == end and (
            part.preposition is None
            or text.words.is_a(part.preposition, "agent-preposition")
            or _in_vorfeld(clause, part)
        ):
            end = max(end, part.end)
    # A name after its source noun, or a second half of a split name, that the phrase left out.
    own = set(clause.tokens)
    while end in own and text.tags[end] in {"NE", "FM"} and not text.is_mark(end) and _in_field(clause, end):
        end += 1
    return end


def _in_vorfeld(clause: Clause, part: Phrase) -> bool:
    return clause.vorfeld is not None and clause.vorfeld[0] <= part.start and part.end <= clause.vorfeld[1]


def _in_field(clause: Clause, i: int) -> bool:
    return clause.vorfeld is not None and clause.vorfeld[0] <= i < clause.vorfeld[1]


def _scan(text: Text, clause: Clause, i: int) -> int:
    """One past the noun phrase that begins at `i`, read from tags alone."""
    own = set(clause.tokens)
    seen = False
    while i in own:
        tag = text.tags[i]
        if tag in {"NN", "NE", "FM", "PPER", "PDS", "TRUNC"}:
            seen = True
        elif not (tag in _STARTS_PHRASE or (tag == "$(" and not text.is_dash(i)) or (tag == "KON" and seen)) or (
            seen and tag in {"PPOSAT", "PDAT", "PIAT"}
        ):
            break
        i += 1
    while i - 1 in own and text.tags[i - 1] in {"KON", "ART", "$(", "ADJA"}:
        i -= 1
    return i if seen else 0


def _before(text: Text, clause: Clause, i: int) -> Extent | None:
    """The noun phrase that a postposition follows."""
    found = [
        p
        for p in text.phrases(clause)
        if p.start < i and (p.end in {i, i + 1} or any(g.end == i for g in (*p.genitives, *p.attributes)))
    ]
    if found:
        phrase = min(found, key=lambda p: p.start)
        start = phrase.start
    else:
        own = set(clause.tokens)
        start = i
        while start - 1 in own and text.tags[start - 1] in _STARTS_PHRASE:
            start -= 1
    return (start, i) if start < i else None


def _source_head(text: Text, extent: Extent) -> int | None:
    for i in range(*extent):
        if text.tags[i] in {"NN", "NE"}:
            noun = text.words.noun(text.lemmas[i])
            if noun is not None:
                return i
    return next((i for i in range(*extent) if text.tags[i] in {"NN", "NE", "PPER"}), None)


def _is_source(text: Text, extent: Extent) -> bool:
    """Does the phrase name a saying, knowing or report that "nach" can point to?"""
    for i in range(*extent):
        if text.tags[i] in {"NN", "NE"}:
            noun = text.words.noun(text.lemmas[i])
            if noun is not None and noun.source:
                return True
            if text.tags[i] == "NN":
                return False
    return False


def like_frames(text: Text, sentence: int) -> list[Frame]:
    """ "Wie X berichtet, …" where the clause layer took the verb for a participle of the clause that follows."""
    start, end = text.sentences[sentence]
    out: list[Frame] = []
    for i in range(start, end - 2):
        if not text.words.is_a(text.lower[i], "comparison") or not (i == start or text.is_mark(i - 1)):
            continue
        clause = text.owner[i]
        stop = i + 1
        while stop < end and not text.is_finite(stop) and text.tags[stop] != "VVPP":
            stop += 1
        if stop + 1 >= end or text.tags[stop] != "VVPP" or text.forms[stop + 1] != "," or clause is None:
            continue
        verb = next((v for v in text.words.verbs(text.lemmas[stop]) if not v.fixed and "v2" in v.frames), None)
        if verb is None or clause.head == stop:
            continue
        frame = Frame(rule=f"verb.{verb.lemma}", place="inside", act=verb.act, clause=clause, cue=[i, stop], verb=verb)
        frame.extent = (i, stop + 2)
        frame.speaker = next((p for p in text.phrases(clause) if i < p.start <= i + 2 and p.end <= stop), None)
        if frame.speaker is not None:
            frame.mention = mention_of(text, frame.speaker, clause)
            if frame.mention[1] > stop:
                frame.mention = (frame.mention[0], frame.speaker.end)
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
        if text.tags[i + 1] not in _STARTS_PHRASE or text.tags[i + 1] == "CARD":
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
    if stop < end and text.forms[stop] == "," and not any(text.is_finite(i) for i in range(stop, last)):
        return last
    return stop


def _covering(text: Text, start: int, end: int) -> Phrase:
    clause = text.owner[start]
    if clause is not None:
        for phrase in text.phrases(clause):
            if start <= phrase.head < end:
                return phrase
    head = next((i for i in range(start, end) if text.tags[i] in _NOMINAL), start)
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
            if clause.antecedent is not None:
                frame.speaker = text.reading.phrase_of_head.get(clause.antecedent)
                frame.mention = (frame.speaker.start, frame.speaker.end) if frame.speaker is not None else None
            out.append(frame)
    return out
