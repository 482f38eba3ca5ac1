"""Who a clause or a noun says bears a title: "X is minister", "X was sworn in as minister", "the choice of X as …"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from depesche.german import office_words, titles
from depesche.german.nominals import past_brackets
from depesche.german.treaties import CONDITIONAL
from depesche.reading.layers import Clause, Mention, Phrase, Reading
from depesche.reading.offices.phrases import Held, complement_end, person


def predication(reading: Reading, token: int, phrase: Phrase) -> Held | None:
    clause = reading.clause_of_token.get(token)
    if clause is None:
        return None
    if phrase.start and reading.doc[phrase.start - 1].text.lower() in office_words.AS_WORDS:
        if reading.doc[phrase.start].tag_ == "ART":
            return None  # a comparison
        return _as_title(reading, clause, phrase)
    if clause.negated:
        return None
    if (told := _named_as(reading, clause, token, phrase)) is not None:
        return told
    if not _is_predicative(reading, clause, token, phrase):
        return None
    if clause.modal in office_words.HOPING_MODALS or clause.mood == "sub2":
        return None
    subject = clause.subject
    if subject is None or subject.conjuncts or subject.start <= token < subject.end:
        return None
    held = person_at(reading, subject)
    if held is None:
        return None
    if titles.is_judgement(reading.doc[token].text):
        return None
    if clause.predicate in office_words.BECOMING and (_is_condition(reading, clause) or _is_thought_of(clause)):
        return None  # "if X becomes president", "to become president"
    start, end = min(clause.tokens), max(clause.tokens) + 1
    return Held(tuple(held.entities), held, start, end, "predication", _status_told(clause))


def _status_told(clause: Clause) -> office_words.OfficeStatus | None:
    """What the copula says of the office's time."""
    past = clause.tense in ("past", "perfect", "pluperfect")
    if clause.predicate in office_words.BECOMING:
        return None if past else "designated"
    return "former" if past and clause.mood != "sub1" else None


def _named_as(reading: Reading, clause: Clause, token: int, phrase: Phrase) -> Held | None:
    """Who the name behind the verb is, where the title stands before it: "Neuer Minister wird der Jurist X"."""
    subject, behind = clause.subject, clause.predicative
    if subject is None or behind is None or subject.head != token or not subject.end <= behind.start:
        return None
    if clause.predicate not in office_words.COPULAS | office_words.NAMING or subject.conjuncts or behind.conjuncts:
        return None
    if clause.modal in office_words.HOPING_MODALS or clause.mood == "sub2":
        return None
    named = next((m for t in range(behind.start, behind.end) if (m := person(reading, t)) is not None), None)
    if named is None or named.end < behind.end or (phrase.genitives and named.start < behind.head):
        return None
    start, end = min(clause.tokens), max(clause.tokens) + 1
    return Held(tuple(named.entities), named, start, end, "predication", _status_told(clause))


def _is_condition(reading: Reading, clause: Clause) -> bool:
    """Is the clause a condition, by its conjunction or with its verb first: "wird X Präsident, …"?"""
    if clause.complementizer is not None:
        return reading.doc[clause.complementizer].lower_ in CONDITIONAL
    return clause.order == "V1" and clause.tense == "present" and clause.tokens[:1] == [clause.finite]


def _is_thought_of(clause: Clause) -> bool:
    """Does the clause tell what somebody may become: an infinitive with "to", a demand that is reported?"""
    return clause.kind == "infinitive" or (clause.mood == "sub1" and clause.modal is not None)


def _is_predicative(reading: Reading, clause: Clause, token: int, phrase: Phrase) -> bool:
    if clause.predicate not in office_words.COPULAS:
        return False
    predicative = clause.predicative
    if predicative is not None and reading.doc[predicative.head].tag_ == "CARD":
        predicative = None  # "he was 1969 minister": the year was taken for what he was
    named = person(reading, predicative.head) if predicative is not None else None
    if named is not None and clause.subject is not None and named.start <= clause.subject.head < named.end:
        predicative = None  # the surname is a common noun too, and the two words of the name were taken apart
    if predicative is not None:
        heads = [p.head for p in predicative.conjuncts] or [predicative.head]
        return token in heads or _joins(reading, token, phrase, predicative)
    # A bare title beside a copula is its predicative, wherever the chunker put it.
    bare = phrase.start == token or all(reading.doc[t].tag_ in ("ADJA", "CARD") for t in range(phrase.start, token))
    dated = reading.doc[phrase.start].tag_ == "CARD"  # "seit 2022 Ministerin"
    before = reading.doc[phrase.start - 1] if phrase.start and not dated else None
    return bare and not (before is not None and before.tag_ in ("APPR", "APPRART", "ART"))


def _as_title(reading: Reading, clause: Clause, phrase: Phrase) -> Held | None:
    if clause.mood == "sub2" or clause.modal in office_words.HOPING_MODALS or clause.predicate in office_words.WISHING:
        return None
    leaves = clause.predicate in office_words.LEAVING | office_words.DIVESTING
    if titles.is_judgement(reading.doc[phrase.head].text) or (_is_thought_of(clause) and not leaves):
        return None
    last = phrase.start - 2
    if (last >= 0 and reading.doc[last].tag_ == "PTKNEG") or _is_talked_of(reading, clause):
        return None
    mention = person(reading, last) if last >= 0 else None
    if mention is not None and clause.tense == "future" and reading.doc[mention.start - 1].lower_ == office_words.WITH:
        return None  # "mit X als Präsident wird …": what may come
    voices = clause.voice == "active" or clause.predicate in office_words.INVESTING | office_words.DIVESTING
    if mention is None and clause.subject is not None and not clause.subject.conjuncts and voices:
        mention = person_at(reading, clause.subject)
    if mention is None or reading.doc[mention.head].tag_ == "PDS":
        return None  # whom "this one" stands for is too open to give him an office
    divested = clause.predicate in office_words.DIVESTING and (last >= 0 and person(reading, last) is mention)
    passive = clause.voice == "passive" and clause.predicate in office_words.DIVESTING
    left = clause.predicate in office_words.LEAVING and clause.modal is None
    left = left or _served_until(reading, clause) or (last >= 0 and _given_up(reading, mention, last))
    status: office_words.OfficeStatus | None = "former" if divested or passive or left else _given_then(clause)
    end = complement_end(reading, phrase)
    return Held(tuple(mention.entities), mention, phrase.start - 1, end, "predication", status)


def _given_then(clause: Clause) -> office_words.OfficeStatus | None:
    """Is the title one that somebody is only put up for, or still to be given ("wird am Montag als … vereidigt")?"""
    still = clause.tense in ("present", "future") and clause.mood != "sub1"
    invested = clause.predicate in office_words.INVESTING and clause.voice == "passive" and still
    return "designated" if invested or clause.predicate in office_words.NOMINATING else None


def _served_until(reading: Reading, clause: Clause) -> bool:
    """Does the clause tell when somebody no longer had an office ("diente bis 2023 als Kommandeur")?"""
    past = clause.tense in ("past", "perfect", "pluperfect") and clause.mood != "sub1"
    if clause.predicate not in office_words.SERVING or not past:
        return False
    return any(reading.doc[t].lower_ == office_words.UNTIL for t in clause.tokens)


def _is_talked_of(reading: Reading, clause: Clause) -> bool:
    """ "war als Minister im Gespräch": is somebody only thought of?"""
    words = [reading.doc[t].lower_ for t in clause.tokens]
    return any((a, b) == office_words.TALKED_OF for a, b in pairwise(words))


def _given_up(reading: Reading, mention: Mention, last: int) -> bool:
    """ "der Rücktritt von Präsident X | als Kandidat": does a noun before the name tell that he leaves?"""
    doc, at = reading.doc, mention.start - 1
    while at > 0 and titles.title_of(doc[at].text) is not None:
        at -= 1  # another title of his
    at -= at > 0 and doc[at].lower_ in office_words.INVESTED_BY
    return mention.start <= last < mention.end and at >= 0 and doc[at].lemma_ in office_words.LEAVINGS


def _joins(reading: Reading, token: int, phrase: Phrase, predicative: Phrase) -> bool:
    """Is a bare title joined to the predicative, itself a title ("was director and finally minister")?"""
    doc, at = reading.doc, token - 1
    while at > predicative.head and doc[at].pos_ == "ADV":
        at -= 1
    bare = phrase.start == token and at > predicative.head and doc[at].tag_ == "KON"
    return bare and titles.title_of(doc[predicative.head].text) is not None


def given(reading: Reading, phrase: Phrase) -> Held | None:
    """Who is given a title by a noun or participle: "die Wahl von X zum Präsidenten", "der zum Minister ernannte X"."""
    doc, at = reading.doc, phrase.start - 1
    if at < 0:
        return None
    if doc[phrase.start].lower_ in office_words.GIVING_PREPOSITIONS:
        at = phrase.start
    if doc[at].lower_ not in office_words.GIVING_PREPOSITIONS:
        return None
    end = complement_end(reading, phrase)
    if end + 1 < len(doc) and doc[end].lower_.startswith(office_words.INVESTED) and doc[end].tag_ == "ADJA":
        named = person(reading, end + 1)
        return Held(tuple(named.entities), named, at, named.end, "told") if named is not None else None
    named = person(reading, at - 1) if at else None
    if named is not None:  # "the choice of X as", "the choice X's as"
        before = named.start - 1 - (doc[named.start - 1].lower_ in office_words.INVESTED_BY)
    else:
        before = at - 1  # "X's choice as"
        named = person(reading, before - 1) if before > 0 else None
        if named is not None and not titles.is_genitive_name(doc[named.end - 1].text):
            return None
    if named is None or before < 0 or doc[before].lemma_ not in office_words.INVESTITURES:
        return None
    status = office_words.INVESTITURES[doc[before].lemma_]
    return Held(tuple(named.entities), named, min(before, named.start), end, "told", status)


def person_at(reading: Reading, phrase: Phrase) -> Mention | None:
    mention = reading.mention_at.get(phrase.head)
    if mention is not None and mention.form == "role":
        # "the candidate of the left, X": the name in the phrase, not whom the role may stand for elsewhere
        after = past_brackets(reading.doc, max(mention.end, *(p.end for p in phrase.genitives), phrase.head + 1))
        named = person(reading, after)
        mention = named if named is not None and named.start == after else mention
    if mention is None or len(mention.entities) != 1 or id(mention.entities[0]) not in reading.named_persons:
        return None
    return mention


def under(reading: Reading) -> Iterator[tuple[int, str, Held]]:
    """Nouns of leading with who leads ("unter der Leitung von X"): the noun's token, the title, who holds it."""
    doc = reading.doc
    for i, lemma in enumerate(reading.lemmas):
        title = office_words.LEADING_NOUNS.get(lemma)
        if title is None or i < 2 or i + 2 >= len(doc):
            continue
        token = doc[i]
        before = token.i - 1 - (doc[token.i - 1].tag_ == "ART")
        if doc[before].lower_ not in office_words.UNDER:
            continue
        for at in range(token.i + 1, min(token.i + 8, token.sent.end)):
            if doc[at].is_punct or doc[at].tag_.endswith("FIN") or doc[at].tag_ == "KON":
                break
            named = person(reading, at)
            if named is not None:
                yield token.i, title, Held(tuple(named.entities), named, before, named.end, "told")
                break
