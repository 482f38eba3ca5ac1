"""Whether what a clause tells took place: one service for all records.

Three things decide, from the inside out: the words around a noun trigger ("planned", "no", "cancellation of"), the
grammar of the clause (negation, modal verb, tense and mood, conjunction, and times against the publication date), and
the predicates above it, whose infinitive or complement clause it is. The values are those of the codebook; the
treatment of predicates follows the event factuality of Saurí & Pustejovsky (2009), with the words in `german.modality`.
"""

from __future__ import annotations

from depesche.german.causatives import caused
from depesche.german.modality import (
    Modality,
    is_definite,
    modality,
    puts_off,
    refuses,
    tells_of_being,
    turned_out_otherwise,
    turns_out,
)
from depesche.german.prepositions import is_since, is_until_when, names_role
from depesche.reading.attribution import asserted_by
from depesche.reading.layers import Clause, Phrase, Reading
from depesche.reading.when import day_before, direction, is_time, phrases_of, time_of
from depesche.records import Factuality

_PAST = ("past", "perfect", "pluperfect")
_REAL: tuple[Factuality, ...] = ("occurred", "ongoing")
_DEEP = 4  # clauses above the event's own that are looked at


def factuality_of(reading: Reading, clause: Clause, trigger: int | None = None) -> Factuality:
    """What the text says of the event told by `trigger` (a token; default: the clause's verb)."""
    if trigger is None or trigger in clause.verbs:
        return _of_clause(reading, clause, 0)
    noun = reading.phrase_of_head.get(trigger) or Phrase(trigger, trigger + 1, trigger)
    return _of_noun(reading, clause, noun)


def _of_noun(reading: Reading, clause: Clause, noun: Phrase) -> Factuality:
    when = time_of(reading, clause, noun.head)
    ahead = when is not None and direction(when.value, reading.document.published) == "future"
    before = modality("preposition", noun.preposition) if noun.preposition is not None else None
    if before is not None and before.factuality == "occurred" and _is_past(clause):
        ahead = False  # "after the attack they said": whatever its date was taken for
    for token in range(noun.start, noun.head):
        if (word := _adjective(reading, token)) is not None:
            if word.factuality == "cancelled" and _is_argument(clause, noun):
                again = modality("predicate", clause.predicate)
                if again is not None and again.factuality == "planned":
                    return "planned"  # "wants to make up for the cancelled visit"
            if word.factuality != "planned":
                return word.factuality
            ahead = True  # "the next meeting" may still be one that somebody only hopes for
    if (dropped := _told_behind(reading, clause, noun)) is not None:
        return dropped
    top = noun
    for _ in range(_DEEP):
        owner = _owner_of(clause, top)
        if owner is None or is_occasion(owner):
            break
        word = modality("noun", reading.doc[owner.head].lemma_) or _above(reading, clause, owner)
        if word is not None and word.factuality not in _REAL:
            return word.factuality
        if all(g.head != top.head for g in owner.genitives):
            break  # what follows a noun with a preposition may as well hang on the verb
        top = owner
    if clause.head is None:
        return "planned" if ahead else "occurred"
    word = _of_predicate(reading, clause)
    argument = _is_argument(clause, top) or _is_there(reading, clause, top)
    reached = argument or (
        word is not None
        and top.preposition is not None
        and top.preposition in word.prepositions
        and not _is_before_another(clause, top)
    )
    if word is not None and reached:
        under = _under(reading, clause, word, _of_clause(reading, clause, 0, negation=False), ahead)
        if under == "cancelled" and _has_new_day(reading, clause):
            return "planned"
        return "cancelled" if under == "denied" and ahead else under  # what was planned and is not to be
    if top.preposition is not None and (word := _open_to(reading, clause, top.preposition)) is not None:
        told = _under(reading, clause, word, _of_clause(reading, clause, 0, negation=False), ahead)
        return "proposed" if told == "planned" else told  # who is ready for talks has not arranged any
    if (called := _called(reading, clause, top)) is not None:
        return called
    predicative = clause.predicative
    if argument and predicative is not None and (said := _adjective(reading, predicative.head)) is not None:
        return "denied" if clause.negated and said.factuality in ("planned", "proposed") else said.factuality
    if argument:
        given = _is_given(reading, noun)
        told = _of_clause(reading, clause, 0, negation=not given)
        return "planned" if ahead and told in _REAL else told
    if ahead:
        return "planned"
    if top.preposition is not None and (word := modality("preposition", top.preposition)) is not None:
        if word.factuality != "planned" or (clause.tense not in _PAST and when is None):
            return word.factuality
        return "occurred"
    if top.preposition is None:  # the subject of a verb that acts on something else: the event is taken for granted
        told = _of_clause(reading, clause, 0, negation=False)
        imagined = clause.mood == "sub2" and not _is_given(reading, noun)  # "an attack would mean war"
        return told if imagined or told in ("occurred", "ongoing", "planned") else "occurred"
    told = _tells(reading, clause, negation=False)
    return told if told == "planned" or (told == "proposed" and clause.modal is None) else "occurred"


def _of_predicate(reading: Reading, clause: Clause) -> Modality | None:
    """What the verb says of its event, with the noun it is used with where that tells more: "held out hope of"."""
    noun = clause.support
    phrase = next((p for p in clause.prepositional if p.head == noun), None)
    if phrase is not None and (
        word := modality("predicate", f"{phrase.preposition} {reading.lemmas[phrase.head]} {clause.predicate}")
    ):
        return word
    if turns_out(clause.predicate) and any(reading.doc[t].tag_ == "ADJD" for t in clause.tokens):
        return None  # "the demonstrations will turn out smaller"
    return modality("predicate", caused(reading.doc, clause) or clause.predicate)


def _told_behind(reading: Reading, clause: Clause, noun: Phrase) -> Factuality | None:
    """What a relative clause right behind the noun says was done to it: "the visit, which the palace put off"."""
    for index in range(clause.index, len(reading.clauses)):
        told = reading.clauses[index]
        if told.sentence != clause.sentence:
            break
        if told.kind != "relative" or told.antecedent != noun.head or told.complementizer is None:
            continue
        taken = any(o.head == told.complementizer for o in told.objects) or told.voice != "active"
        word = modality("predicate", told.predicate)
        if taken and word is not None and word.factuality == "cancelled" and not _negated(reading, told):
            above = _of_clause(reading, told, 0, negation=False)
            return "cancelled" if above == "occurred" and not _has_new_day(reading, told) else "planned"
    return None


def _has_new_day(reading: Reading, clause: Clause) -> bool:
    """Is what was put off moved to a day that the clause tells?"""
    return puts_off(clause.predicate) and any(
        is_until_when(p.preposition or "") and is_time(reading, p) for p in clause.prepositional
    )


def _called(reading: Reading, clause: Clause, noun: Phrase) -> Factuality | None:
    """What another noun of the clause makes of this one: "the pull-out remains the sticking point", "refused it"."""
    linked = [p.head for p in (clause.subject, clause.predicative) if p is not None]
    said = [t for t in linked if t != noun.head] if clause.predicative is not None and noun.head in linked else []
    if any(o.head == noun.head for o in clause.objects):
        said = [p.head for p in clause.prepositional if names_role(p.preposition or "")]
    for token in said:
        word = modality("noun", reading.doc[token].lemma_)
        if word is not None and word.factuality in ("planned", "proposed"):
            return word.factuality
    if noun.case == "Dat" and noun.preposition is None:
        others = (modality("noun", reading.doc[o.head].lemma_) for o in clause.objects if o.head != noun.head)
        refused = next((m for m in others if m is not None and m.factuality in ("cancelled", "denied")), None)
        return refused.factuality if refused is not None else None
    return None


def _is_given(reading: Reading, noun: Phrase) -> bool:
    """Is the noun definite? What is said of a thing that is given, a denial say, does not touch that it took place."""
    if is_definite(reading.doc, noun.start, noun.head):
        return True
    return any(g.start < noun.head for g in noun.genitives) or (
        noun.start < noun.head and (m := reading.mention_at.get(noun.start)) is not None and m.form != "adjective"
    )


def _of_clause(reading: Reading, clause: Clause, depth: int, negation: bool = True) -> Factuality:
    told = _tells(reading, clause, negation)
    if depth >= _DEEP or clause.parent is None:
        return told
    parent = reading.clauses[clause.parent]
    if clause.kind == "relative":
        return told
    opener = _opener(reading, clause)
    if opener is not None and modality("conjunction", opener) is not None:
        return told
    word = _governing_noun(reading, clause, parent)
    if word is None and (clause.kind == "infinitive" or opener is not None):
        word = _of_predicate(reading, parent) or _beside(reading, parent)
        if word is None and clause.kind == "infinitive":
            word = modality("infinitive", parent.predicate)
        if word is not None and word.factuality == "cancelled" and parent.predicate == clause.predicate:
            word = None
    if clause.kind == "infinitive":
        above = _of_clause(reading, parent, depth + 1, negation=word is None)
        if told == "denied" or (told == "proposed" and clause.modal is not None):
            return told  # "spoke of being allowed to strike"
        return above if word is None else _under(reading, parent, word, above, ahead=False)
    if word is not None and word.factuality not in _REAL:
        return _under(reading, parent, word, told, ahead=False)
    return told


def _under(reading: Reading, clause: Clause, word: Modality, above: Factuality, ahead: bool) -> Factuality:
    """What a word of `clause` makes of its event; `above` is what the clause's grammar says of the word itself."""
    said = word.factuality
    negated = _negated(reading, clause)
    if said == "planned" and not negated and _turned_out_otherwise(reading, clause):
        return "cancelled"
    if said == "occurred":
        return "denied" if negated else above
    if said == "ongoing":
        return "denied" if negated else above if above not in _REAL else ("occurred" if _is_past(clause) else "ongoing")
    if negated and refuses(clause.predicate):
        return "proposed"  # "did not rule out talks"
    if negated:
        return "denied" if said in ("planned", "proposed") else above if above != "denied" else "occurred"
    if said == "cancelled" and above == "proposed":
        return "proposed"
    if said == "planned" and above == "proposed":
        return "proposed"
    return said


def _tells(reading: Reading, clause: Clause, negation: bool) -> Factuality:
    """What the clause's own words say of its verb."""
    opener = _opener(reading, clause)
    by_opener = modality("conjunction", opener) if opener is not None else None
    condition = by_opener is not None and by_opener.factuality == "proposed" and clause.modal is None
    if condition and (day := day_before(reading, clause)) is not None:  # "on Monday, when they meet"
        past = direction(day.value, reading.document.published) == "past" or _is_past(clause)
        return "occurred" if past else "planned"
    if by_opener is not None and (by_opener.factuality != "planned" or not _is_past(clause)):
        return by_opener.factuality
    if by_opener is None and _is_bare_condition(clause):
        return "proposed"
    if negation and _negated(reading, clause):
        return "denied"
    if clause.modal is not None:
        if _perfect_infinitive(reading, clause):
            return "occurred"
        use = modality("past_modal" if _is_past(clause) else "modal", clause.modal)
        if use is not None:
            if use.factuality == "planned" and _turned_out_otherwise(reading, clause):
                return "cancelled"
            return "proposed" if clause.mood == "sub2" and use.factuality == "occurred" else use.factuality
    if clause.tense == "future":
        return "planned"
    if clause.mood == "sub2" and clause.tense not in ("perfect", "pluperfect"):
        # In a report "würde" stands for the future; elsewhere it only imagines.
        return "planned" if clause.modal is None and asserted_by(reading, clause) else "proposed"
    if clause.mood == "sub2" and not asserted_by(reading, clause):
        return "denied"  # "it would have been the first visit"
    if clause.mood == "imp":
        return "proposed"
    if clause.tense in _PAST:
        return "occurred"
    if clause.kind == "infinitive" or clause.finite is None:
        return "occurred"
    when = time_of(reading, clause)
    lies = direction(when.value, reading.document.published) if when else None
    adverbs = [m.factuality for t in clause.tokens if (m := modality("adverb", reading.lemmas[t])) is not None]
    if any(is_since(p.preposition or "") and is_time(reading, p) for p in clause.prepositional):
        return "ongoing"  # "for years they have been negotiating", which German tells in the present
    if lies == "past":
        return "occurred"
    if "proposed" in adverbs:
        return "proposed"
    # "Am Sonntag kommen die Minister zusammen": a day told in the present is a plan, today included.
    if lies == "future" or "planned" in adverbs or (when is not None and when.value and _is_day(when.value)):
        return "planned"
    if "ongoing" in adverbs or modality("durative", clause.predicate) is not None:
        return "ongoing"
    return "occurred"


def _is_bare_condition(clause: Clause) -> bool:
    """A condition without a conjunction: "Raises the state its duties, prices go up" has its verb first."""
    if clause.order != "V1" or clause.tense != "present" or clause.mood != "ind" or clause.modal is not None:
        return False
    own = clause.subject is not None and not clause.subject_shared
    return own and clause.coordinated is None and clause.tokens[:1] == [clause.finite]


def _is_day(value: str) -> bool:
    return len(value) >= 10 and value[4] == value[7] == "-"


def _is_past(clause: Clause) -> bool:
    return clause.tense in _PAST


def _negated(reading: Reading, clause: Clause) -> bool:
    return clause.negated or any(
        (m := modality("adverb", reading.lemmas[t])) is not None and m.factuality == "denied" for t in clause.tokens
    )


def _turned_out_otherwise(reading: Reading, clause: Clause) -> bool:
    """Was it planned, and is it not to be: "the talks had really been set for Monday"?"""
    return _is_past(clause) and any(turned_out_otherwise(reading.doc[t].lower_) for t in clause.tokens)


def _perfect_infinitive(reading: Reading, clause: Clause) -> bool:
    """ "soll getroffen haben": hearsay of what was, not a plan."""
    forms = {t: reading.doc[t].morph.get("VerbForm", []) for t in clause.verbs}
    participles = [t for t, f in forms.items() if "Part" in f]
    infinitives = [t for t, f in forms.items() if "Inf" in f and t != clause.head]
    return bool(infinitives and participles) and (clause.voice == "active" or len(participles) > 1)


def _opener(reading: Reading, clause: Clause) -> str | None:
    if clause.complementizer is not None:
        return reading.doc[clause.complementizer].lower_
    if clause.kind == "infinitive":
        return reading.doc[clause.tokens[0]].lower_
    return None


def _adjective(reading: Reading, token: int) -> Modality | None:
    word = reading.doc[token]
    return modality("adjective", word.lemma_) or modality("adjective", word.lower_)


def _beside(reading: Reading, clause: Clause) -> Modality | None:
    """An adjective beside the verb that takes the infinitive: "ist bereit, … zu verhandeln"."""
    own = [t for t in clause.tokens if reading.doc[t].pos_ in ("ADJ", "ADV")]
    return next((m for t in own if (m := modality("adjective", reading.lemmas[t])) is not None), None)


def _open_to(reading: Reading, clause: Clause, preposition: str) -> Modality | None:
    """An adjective beside the verb that reaches a noun through its preposition: "zeigte sich zu Gesprächen bereit"."""
    word = _beside(reading, clause)
    return word if word is not None and preposition in word.prepositions else None


def _governing_noun(reading: Reading, clause: Clause, parent: Clause) -> Modality | None:
    """The noun right before an infinitive or dass-clause that it fills out: "die Bereitschaft, … zu verhandeln"."""
    before = [p for p in phrases_of(parent) if p.end <= clause.start]
    if not before:
        return None
    nearest = max(before, key=lambda p: (p.end, -p.start))
    lemma = reading.doc[nearest.head].lemma_
    return modality("noun", lemma) or modality("infinitive", lemma)


def _owner_of(clause: Clause, noun: Phrase) -> Phrase | None:
    """The noun phrase of the clause on which another hangs as a genitive or right after it."""
    for phrase in phrases_of(clause):
        if any(
            noun.head in (p.head, *(c.head for c in p.conjuncts)) for p in (*phrase.genitives, *phrase.attributes[:1])
        ):
            return phrase
    return None


def is_occasion(owner: Phrase) -> bool:
    """Does it only tell at whose wish something is ("at the request of X")?"""
    if owner.preposition is None or modality("occasion", owner.preposition) is None:
        return False
    return owner.head == owner.start + 1


def _above(reading: Reading, clause: Clause, noun: Phrase) -> Modality | None:
    """What the noun says that another one belongs to: "plans of the government for a visit"."""
    owner = next((p for p in phrases_of(clause) if any(g.head == noun.head for g in p.genitives)), None)
    return modality("noun", reading.doc[owner.head].lemma_) if owner is not None else None


def _is_before_another(clause: Clause, phrase: Phrase) -> bool:
    """Does the verb take a later phrase with the same preposition: "in a speech before X she warned before Y"?"""
    if clause.finite is None or phrase.start > clause.finite:
        return False
    return any(p.start > clause.finite for p in clause.prepositions(phrase.preposition or ""))


def _is_there(reading: Reading, clause: Clause, phrase: Phrase) -> bool:
    """Is the phrase what there is or was: "a meeting there was not", where the clause takes it for the subject?"""
    subject = clause.subject is not None and clause.subject.head == phrase.head
    objects = [reading.doc[o.head].lower_ for o in clause.objects]
    return subject and len(objects) == 1 and tells_of_being(clause.predicate, objects[0])


def _is_argument(clause: Clause, phrase: Phrase) -> bool:
    """Is the phrase what the clause's verb is about: its object, or its subject where the verb acts on nothing else?"""

    def same(other: Phrase | None) -> bool:
        return other is not None and (other.head == phrase.head or any(c.head == phrase.head for c in other.conjuncts))

    if any(same(o) for o in clause.objects) or same(clause.predicative):
        return True
    acts = clause.voice == "active" and any(o.case in ("Acc", None) for o in clause.objects)
    return same(clause.subject) and not acts
