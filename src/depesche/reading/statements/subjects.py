"""Who says what a clause of saying tells: its subject, the agent of a passive, the body that "es hieß" comes from.

The clause layer names a subject for every clause; where the forms leave open who is subject and who object, the order
and kind of the phrases decide here.
"""

from __future__ import annotations

from depesche.german.voices import (
    is_definite,
    is_foreign,
    is_object_form,
    is_oblique,
    is_of_person,
    is_open_in_case,
    is_platform,
    speaks_for,
    speaks_from,
    voice,
)
from depesche.reading.layers import Clause, Phrase
from depesche.reading.statements.goingon import subject_before, taken_over
from depesche.reading.statements.hyphenated import whole_compound
from depesche.reading.statements.model import Extent, Frame
from depesche.reading.statements.places import is_fixed, leak, seat
from depesche.reading.statements.text import Text
from depesche.reading.statements.voices import agrees, can_speak, opens_as_adverb

_BRACKETED = 8  # words back in which brackets open


def find_speaker(text: Text, frame: Frame) -> None:
    """Fill in who says what the frame's clause tells: its subject, or in the passive its agent."""
    clause = frame.clause
    passive = clause.voice != "active"
    phrase = agent(text, clause) if passive else _subject(text, clause)
    phrase = _behind_comma(text, frame) or phrase
    if phrase is not None and not passive and clause.subject_shared:
        inverted = _inverted_speaker(text, frame) or _who_said_before(text, clause)
        if inverted is not None:
            phrase = inverted
        elif _follows_content(text, clause) or (frame.verb is not None and "from" in frame.verb.frames):
            phrase = None
    if not passive:
        phrase = taken_over(text, clause) or phrase
    if phrase is None and not passive and clause.subject is None:
        phrase = subject_before(text, clause)
    if phrase is not None and not passive and points_back(text, phrase.head):
        phrase = next(iter(clause.objects), None)  # "Dies berichtete die Agentur"
    if phrase is not None and (text.words.is_a(text.lower[phrase.head], "impersonal") or is_fixed(text, frame, phrase)):
        phrase = None
    if phrase is None:
        phrase = _told_in(text, clause) if passive else _particled(text, clause) or _written_source(text, clause)
        phrase = phrase or leak(text, frame)
        phrase = phrase or seat(text, frame)
    if phrase is not None and not passive and not clause.subject_shared:
        phrase = None if _is_oblique(text, clause, phrase) else _one_person(text, clause, phrase)
    if phrase is None:
        return
    phrase = whole_compound(text, phrase) or _named_behind_verb(text, clause, phrase) or phrase
    frame.speaker = phrase
    frame.mention = mention_of(text, phrase, clause)


def _behind_comma(text: Text, frame: Frame) -> Phrase | None:
    """ "Der Vertrag, sagte X, werde …": before the one comma stands a part of what is said, behind it who says it."""
    clause, verb = frame.clause, frame.verb
    subject, finite = clause.subject, clause.finite
    if verb is None or "v2" not in verb.frames or finite is None or subject is None or clause.subject_shared:
        return None
    first, last = text.reading.sentences[text.sentence_of(finite)]
    if subject.start > finite or text.forms[finite - 1] != "," or "," in text.forms[first : finite - 1]:
        return None
    parted = (o for o in clause.objects if o.start == finite + 1 and "," in text.forms[o.end : last])
    return next((o for o in parted if can_speak(text, o)), None)


def _named_behind_verb(text: Text, clause: Clause, phrase: Phrase) -> Phrase | None:
    """ "sagte Holm | der „Post“", "sagte Ulf Holm, ein Anwalt": who is named between the verb and the phrase."""
    first = (clause.finite or 0) + 1
    mention = text.reading.mention_at.get(first) if clause.voice == "active" and not clause.subject_shared else None
    if mention is None or mention.form != "name" or mention.start != first or mention.end >= phrase.start:
        return None
    if text.tags[phrase.start] != "ART" or any(e.kind != "person" for e in mention.entities):
        return None
    described = phrase.start == mention.end + 1 and text.forms[mention.end] == ","
    described = described and not is_definite(text.lower[phrase.start])
    quote = text.quote_around(phrase.head)
    told = text.words.is_a(text.lower[phrase.start], "masculine-article") and quote is not None and not quote.sentence
    return Phrase(mention.start, mention.end, mention.head) if described or told else None


def _is_oblique(text: Text, clause: Clause, phrase: Phrase) -> bool:
    """Does the determiner of what is taken for the subject show another case ("den Gästen")?"""
    determiner = text.tags[phrase.start] in {"ART", "PPOSAT", "PDAT"} and phrase.start < phrase.head
    return phrase is clause.subject and determiner and is_oblique(text.lower[phrase.start])


def _one_person(text: Text, clause: Clause, phrase: Phrase) -> Phrase:
    """ "der Experte und Autor X sagt": a verb in the singular has one subject, however many roles he has."""
    if len(phrase.conjuncts) < 2 or clause.finite is None:
        return phrase
    if text.doc[clause.finite].morph.get("Number", []) != ["Sing"] or phrase is not clause.subject:
        return phrase
    named = [p for p in phrase.conjuncts if _is_named(text, p)]
    first = phrase.conjuncts[0]
    if not named and can_speak(text, first):
        return first
    one = len(named) == 1 and named[0] is phrase.conjuncts[-1] and text.tags[named[0].start] not in {"ART", "PPOSAT"}
    return named[0] if one else phrase


def _is_named(text: Text, phrase: Phrase) -> bool:
    """Does a name of a person stand at the end of the phrase?"""
    mention = text.reading.mention_at.get(phrase.end - 1)
    if mention is None or mention.form != "name" or text.words.is_medium_noun(text.lemmas[max(0, mention.start - 1)]):
        return False  # "der Minister und Parteichef der Zeitung X": whom he told
    if text.tags[phrase.end - 1] == "NN" and voice(text.lemmas[phrase.end - 1]) == "person":
        return False  # a noun for a person that was taken for a name
    return any(e.kind == "person" for e in mention.entities)


def agent(text: Text, clause: Clause) -> Phrase | None:
    """Who acts in a passive clause: rather somebody behind the finite verb than part of the phrase before it."""
    found = [p for p in clause.prepositional if p.preposition and text.words.is_a(p.preposition, "agent-preposition")]
    field = clause.vorfeld
    found = [
        p for p in found if (field is None or not field[0] < p.start < field[1]) and not in_brackets(text, p.start)
    ]  # an attribute of what stands there
    found = [p for p in found if not _is_attribute(text, clause, p)]
    behind = [p for p in found if clause.finite is not None and p.start > clause.finite]
    ahead = [p for p in found if clause.vorfeld is not None and p.start == clause.vorfeld[0]]
    return next(iter([*ahead, *behind, *found]), None)


def _is_attribute(text: Text, clause: Clause, phrase: Phrase) -> bool:
    """ "Gefordert wurde der Rücktritt | von X": whose deed is demanded, right behind the noun that tells the deed."""
    subject = clause.subject
    if (
        subject is None
        or clause.finite is None
        or not clause.finite < subject.start
        or subject.head + 1 != phrase.start
    ):
        return False
    verb = next(iter(text.words.verbs(clause.predicate or "")), None)
    demanded = verb is not None and verb.act in {"demand", "request"}
    return demanded and text.tags[subject.head] == "NN" and text.words.is_matter(text.lemmas[subject.head])


def in_brackets(text: Text, i: int) -> bool:
    """Does the word stand in brackets: `(gespielt von X)`?"""
    start = text.sentences[text.sentence_of(i)][0]
    opened = next((k for k in range(i, max(start, i - _BRACKETED) - 1, -1) if text.forms[k] in {"(", ")"}), i)
    return text.forms[opened] == "("


def points_back(text: Text, i: int) -> bool:
    """Is the word a demonstrative that stands alone, as in "Das bestätigte X"?"""
    tag = text.tags[i]
    if is_of_person(text.lower[i]):
        return False  # "dieser sagte": somebody
    alone = tag == "ART" and text.words.is_a(text.lower[i], "demonstrative")
    return tag == "PDS" or (alone and i + 1 < len(text.tags) and text.is_finite(i + 1))


def _subject(text: Text, clause: Clause) -> Phrase | None:
    """The clause's subject; where that can't be one by its form or place, the actor among the objects that can."""
    subject = clause.subject
    if subject is not None and clause.subject_shared and clause.coordinated is not None:
        first = text.clauses[clause.coordinated]
        if first.subject is not None and first.subject.head == subject.head and not first.subject_shared:
            return _swapped(text, first, subject) or subject  # "X dankte Präsident Y, mahnte aber"
    if subject is None or clause.subject_shared:
        return subject
    opening = _opening_name(text, clause, subject)
    if opening is not None:
        return opening
    if _can_be_subject(text, clause, subject):
        found = _swapped(text, clause, subject) or subject
        return found if _has_voice(text, clause, found) else _voice_among(text, clause, found) or found
    others = [
        o
        for o in clause.objects
        if o.case != "Gen" and text.reading.mention_at.get(o.head) is not None and _can_be_subject(text, clause, o)
    ]
    bare = [o for o in others if not text.tags[o.start].startswith(("ART", "P"))]
    nominative = [o for o in others if o not in bare and "Nom" in text.doc[o.start].morph.get("Case", [])]
    return (
        next(iter([*bare, *nominative]), None)
        or _swapped(text, clause, subject)
        or _behind_opener(text, clause)
        or subject
    )


def _opening_name(text: Text, clause: Clause, subject: Phrase) -> Phrase | None:
    """ "Novak, Chef der Partei „Neues Land“, beteuerte": what opens the clause goes by the name it begins with."""
    field = clause.vorfeld
    if field is None or not field[0] < subject.start < field[1]:
        return None
    if text.quote_around(subject.start) is None and "," not in text.forms[field[0] : subject.start]:
        return None
    first = field[0] + (text.tags[field[0]] == "ADV")  # "ausgerechnet Novak, lange ein Freund"
    for other in clause.objects:
        mention = text.reading.mention_at.get(other.start)
        if other.start != first or mention is None or mention.form != "name":
            continue
        if any(e.kind == "person" for e in mention.entities):
            return Phrase(other.start, mention.end, mention.head)
    return None


def _behind_opener(text: Text, clause: Clause) -> Phrase | None:
    """ "wie Sprecherin X (Y) sagte": the subject right behind the word that opens the clause, taken for its phrase."""
    own = text.own(clause)
    for phrase in clause.prepositional:
        if own and phrase.start == own[0] < phrase.head and text.words.is_a(text.lower[own[0]], "comparison"):
            return Phrase(phrase.start + 1, phrase.end, phrase.head)
    return None


def _has_voice(text: Text, clause: Clause, phrase: Phrase) -> bool:
    """Can the phrase, or the noun that it as a relative pronoun stands for, speak?"""
    if text.words.is_a(text.lower[phrase.head], "sentence-relative"):
        return False  # "…, was die Armee zurückweist"
    if text.tags[phrase.head] == "PRELS" and clause.antecedent is not None:
        last = clause.antecedent
        phrase = text.reading.phrase_of_head.get(last, Phrase(last, last + 1, last))
    return can_speak(text, phrase)


def _voice_among(text: Text, clause: Clause, subject: Phrase) -> Phrase | None:
    """The one object that can speak and be the subject by its form, where what stands for the subject can't."""
    if text.words.is_a(text.lower[subject.head], "impersonal"):
        return None
    found = [
        o
        for o in clause.objects
        if o is not subject
        and o.case != "Gen"
        and can_speak(text, o, written=False)
        and not is_oblique(text.lower[o.start])
        and not is_object_form(text.lower[o.head])
        and agrees(text, clause, o)
    ]
    fixed = _surely_nominative(text, subject) and not text.words.is_a(text.lower[subject.head], "nominative-article")
    return found[0] if len(found) == 1 and not fixed else None


def _swapped(text: Text, clause: Clause, subject: Phrase) -> Phrase | None:
    """The actor that the clause layer took for the object, where the forms leave open which of the two it is.

    Of two actors the one that opens the clause speaks; of an actor and a thing the actor.
    """
    open_case = text.tags[subject.head] == "PPER" and is_open_in_case(text.lower[subject.head])
    if (_surely_nominative(text, subject) and not open_case) or subject.conjuncts:
        return None
    known = text.reading.mention_at.get(subject.head) is not None or can_speak(text, subject, written=False)
    known = known and not _is_saying(text, subject)
    field = clause.vorfeld
    for other in clause.objects:
        mention = text.reading.mention_at.get(other.head)
        named = (mention is not None and mention.entities) or (open_case and text.tags[other.head] == "NE")
        if not named or (other.start > subject.start > (clause.finite or 0) and known):
            continue
        first = field is not None and other.start == field[0] and subject.start >= field[1]
        if (first if known else text.tags[subject.head] == "NN") and _may_be_nominative(text, clause, other):
            return other if agrees(text, clause, other) and not is_object_form(text.lower[other.head]) else None
    return None


def _is_saying(text: Text, phrase: Phrase) -> bool:
    """ "Die Forderung Oslos lehnte Bern ab": is it what somebody says, which no one's verb but his own takes up?"""
    noun = text.words.noun(text.lemmas[phrase.head]) if text.tags[phrase.head] == "NN" else None
    return noun is not None and noun.kind == "speech"


def _surely_nominative(text: Text, phrase: Phrase) -> bool:
    """Only the masculine singular tells the nominative from the accusative; pronouns do mostly."""
    if text.words.is_a(text.lower[phrase.head], "sentence-relative"):
        return False  # "…, was die Armee bestreitet"
    if text.tags[phrase.head] in {"PPER", "PRELS", "PDS", "PIS"}:
        return True
    morph = text.doc[phrase.head].morph
    attributed = text.tags[phrase.start] in {"ART", "PPOSAT", "PDAT", "ADJA", "PIAT"}
    return attributed and morph.get("Gender", []) == ["Masc"] and morph.get("Number", []) == ["Sing"]


def _may_be_nominative(text: Text, clause: Clause, phrase: Phrase) -> bool:
    """Could the phrase be the subject by its article, which agrees with the finite verb?"""
    if not _can_be_subject(text, clause, phrase) and text.tags[phrase.start] in {"ART", "PDAT", "PPOSAT"}:
        return text.words.is_a(text.lower[phrase.start], "nominative-article")
    mention = text.reading.mention_at.get(phrase.head)
    one = mention is not None and mention.form == "name" and [e.kind for e in mention.entities] == ["person"]
    number = ["Sing"] if one else text.doc[phrase.head].morph.get("Number", [])
    finite = text.doc[clause.finite].morph.get("Number", []) if clause.finite is not None else []
    return bool(phrase.conjuncts) or not number or not finite or number == finite


def _can_be_subject(text: Text, clause: Clause, phrase: Phrase) -> bool:
    """Is the phrase neither in brackets nor inside the prepositional phrase that opens the clause nor in the dative?"""
    if opens_as_adverb(text, phrase.head):
        return False
    if phrase.start and text.forms[phrase.start - 1] in {"(", "/"}:
        return False
    if phrase.start and text.words.is_a(text.lower[phrase.start - 1], "inclusion"):
        return False  # "…, darunter der Präsident, gebeten"
    quote = text.quote_around(phrase.start)
    if (
        quote is not None
        and quote.start == phrase.start - 1
        and text.words.is_medium_noun(text.lemmas[quote.start - 1])
    ):
        return False  # "gegenüber der Zeitung „Der Kurier“"
    if clause.finite is not None and text.spoken(phrase.head) is not None and text.spoken(clause.finite) is None:
        return False  # the quotation has its own
    field = clause.vorfeld
    if field is not None and field[0] < phrase.start < field[1] and text.tags[field[0]].startswith("APPR"):
        return False
    if field is not None and field[0] + 1 < phrase.start < field[1] and text.is_dash(phrase.start - 1):
        return False  # "vor dem Spiel Nordstadt - Südstadt hat der Verband …"
    if phrase.start and text.tags[phrase.start - 1] in {"APPR", "APPRART"} and phrase.preposition is None:
        return False
    if text.tags[phrase.start - 1] == "PRELAT":
        return False
    head = text.doc[phrase.head].morph
    if text.words.is_a(text.lower[phrase.start], "masculine-article") and head.get("Gender", []) == ["Fem"]:
        return False  # "der EU" can be no subject
    case = text.doc[phrase.start].morph.get("Case", []) if text.tags[phrase.start] in {"ART", "PDAT", "PPOSAT"} else []
    return not case or "Nom" in case


def _inverted_speaker(text: Text, frame: Frame) -> Phrase | None:
    """ ", kündigte die Regierung an": behind its content the verb has its own subject after it."""
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


def _who_said_before(text: Text, clause: Clause) -> Phrase | None:
    """ "Er sagte, Europa sei stark, und fügte hinzu": the subject is that of the frame, not that of what is said."""
    source = text.clauses[clause.coordinated] if clause.coordinated is not None else None
    if source is None or source.mood not in {"sub1", "sub2"} or clause.mood != "ind" or source.parent is None:
        return None
    frame = text.clauses[source.parent]
    if frame.kind != "main" or frame.mood != "ind" or frame.start >= source.tokens[0]:
        return None
    return frame.subject


def _particled(text: Text, clause: Clause) -> Phrase | None:
    """ "sagte von der Leyen": a surname with its particle, which looks like a preposition, right behind the verb."""
    if (clause.subject is not None and not clause.subject_shared) or clause.finite is None:
        return None
    for phrase in clause.prepositional:
        mention = text.reading.mention_at.get(phrase.head)
        if mention is None or mention.form != "name" or mention.start != phrase.start:
            continue
        beside = phrase.start == clause.finite + 1 or phrase.start == text.own(clause)[0]
        if beside and any(e.kind == "person" for e in mention.entities):
            return Phrase(mention.start, mention.end, mention.head)
    return None


def _told_in(text: Text, clause: Clause) -> Phrase | None:
    """ "Im Rundfunk wurde gemeldet": the medium in which a passive without agent has it told."""
    for phrase in clause.prepositional:
        medium = text.tags[phrase.head] == "NN" and text.words.is_medium_noun(text.lemmas[phrase.head])
        noun = text.words.noun(text.lemmas[phrase.head]) if text.tags[phrase.head] == "NN" else None
        written = noun is not None and noun.kind in {"document", "speech"} and noun.act in {"say", "demand", "request"}
        held = bool(phrase.genitives or phrase.attributes) or is_definite(text.lower[phrase.start])
        held = held or text.tags[phrase.start] == "APPRART"
        written = written and held and not text.words.is_a(text.lemmas[phrase.head], "conversation")
        medium = medium or written
        if medium and phrase.preposition is not None and text.words.is_a(phrase.preposition, "medium-preposition"):
            return phrase
    return None


def _written_source(text: Text, clause: Clause) -> Phrase | None:
    """Where "es hieß" has no speaker, the document or circle it comes from: "in der Erklärung", "aus Kreisen"."""
    impersonal = clause.subject is not None and text.words.is_a(text.lower[clause.subject.head], "impersonal")
    inside: Phrase | None = None
    for phrase in clause.prepositional:
        if phrase.preposition is None:
            continue
        lemma = text.lemmas[phrase.head]
        if phrase.head + 1 < len(text.tags) and text.tags[phrase.head + 1] == "CARD":
            continue  # "heißt es in Artikel 5"
        if text.words.is_a(phrase.preposition, "medium-preposition") and (
            text.words.noun(lemma) or text.words.is_medium_noun(lemma) or text.words.is_group(lemma)
        ):
            if text.words.is_a(lemma, "conversation"):
                continue  # "erzählte … in einem Interview"
            return phrase
        if is_platform(text.forms[phrase.head]):
            continue  # "hieß es bei Instagram": where anybody posts
        if impersonal and speaks_for(phrase.preposition) and can_speak(text, phrase):
            return phrase  # "hieß es von der Behörde"
        if impersonal and speaks_from(phrase.preposition) and text.tags[phrase.head] == "NN" and voice(lemma) == "body":
            inside = inside or phrase  # "heißt es im Ministerium"
    return inside


def mention_of(text: Text, phrase: Phrase, clause: Clause) -> Extent:
    """The words that stand for the speaker: the whole noun phrase with attributes and appositions, no preposition."""
    start, end = phrase.start, phrase.end
    if phrase.preposition is not None and start < phrase.head and text.tags[start] in {"APPR", "APPO"}:
        start += 1
    clause = text.owner[phrase.head] or clause  # a subject shared by coordinated clauses stands in the first of them
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
    return start, name_end(text, clause, max(end, phrase.head + 1))


def _is_argument(text: Text, clause: Clause, i: int) -> bool:
    """ "Am Abend waren nach Angaben der Polizei | Bäume umgestürzt": a plural that the verb needs as its subject."""
    finite = clause.finite
    if finite is None or i < finite or text.tags[i] != "NN" or text.tags[i - 1] == "ADJA":
        return False
    both = all("Plur" in text.doc[k].morph.get("Number", []) for k in (finite, i))
    return both and text.lemmas[i] != text.forms[i] and not is_foreign(text.forms[i]) and text.owner[i] is clause


def name_end(text: Text, clause: Clause, end: int) -> int:
    """Over what still belongs to the name: the rest of a split one, "(SPD)", an apposition between commas."""
    size = text.sentences[clause.sentence][1]
    while (
        end < size
        and text.tags[end] in {"NE", "NN", "FM"}
        and text.tags[end - 1] in {"ADJA", "NE", "NN", "FM", "ART"}
        and not _is_argument(text, clause, end)
    ):
        end += 1
    if end < size and text.forms[end] == "(":
        close = next((i for i in range(end + 1, min(end + 5, size)) if text.forms[i] == ")"), None)
        if close is not None:
            end = close + 1
    if end + 1 < size and text.forms[end] == "," and text.tags[end + 1] in {"NN", "NE", "ART", "ADJA"}:
        stop = end + 1
        while stop < size and text.forms[stop] not in {",", ".", ":", ";"} and not text.is_dash(stop):
            stop += 1
        verbs = any(text.tags[i].startswith(("VV", "VA", "VM")) for i in range(end + 1, stop))
        if not verbs and text.owner[end + 1] is clause and (stop - end) < 14:
            end = stop
    return end
