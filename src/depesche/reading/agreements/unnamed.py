"""Agreements that have no name but their content: "agreed on …", "decided that …"."""

from __future__ import annotations

from depesche.german import agreeing, treaties
from depesche.german.contracting import is_court_of_states
from depesche.german.parties import party
from depesche.german.titles import title_of
from depesche.reading.agreements.contents import contents_of, trimmed, with_attributes
from depesche.reading.agreements.leading import sides_of_document
from depesche.reading.agreements.mentions import AgreementMention
from depesche.reading.agreements.parties import (
    body_of_members,
    parties_in,
    parties_of,
    stands_for_two,
    the_ministers,
    the_opponents,
    two_before,
)
from depesche.reading.conflict import tells_of_games
from depesche.reading.engine import Match
from depesche.reading.factuality import factuality_of
from depesche.reading.layers import Clause, Phrase, Reading
from depesche.records import Actor

_BEFORE = 3  # sentences in which political parties may have been named that then agree
_SHORT = 3  # tokens before a clause that tell nothing to point at


def unnamed(reading: Reading, match: Match) -> AgreementMention | None:
    """The agreement that "einigten sich auf …", "vereinbarten, dass …" tells of, known by its content alone."""
    clause = match.clause
    factuality = factuality_of(reading, clause, match.trigger)
    if factuality not in ("occurred", "ongoing", "planned"):
        return None
    if match.rule.set.get("court"):
        return _ruling(reading, match)
    if any(stands_for_two(reading, p) for p in match.roles.get("by", ())) and _at_home_or_play(reading, clause):
        return None
    doers = [a for p in match.roles.get("by", ()) for a in reading.actors(p)]
    sides = parties_of(reading, doers)
    if match.rule.set.get("mutual") and len(sides) < 2:
        return None  # who signs by himself may sign anything
    if factuality == "planned" and (len(sides) < 2 or clause.predicate not in agreeing.MUTUAL_VERBS):
        return None
    if not sides and any(
        stands_for_two(reading, p) or the_ministers(reading, p) or the_opponents(reading, p)
        for p in match.roles.get("by", ())
    ):
        sides = sides_of_document(reading) or two_before(reading, clause)
    if not sides:
        sides = [b for p in match.roles.get("by", ()) if (b := body_of_members(reading, p)) is not None]
    if not sides and any(a.kind == "group" for a in doers):
        return None  # those who agree are told, and they are nobody's parties
    if len(sides) == 1 and sides[0].kind == "state" and len({a.name for a in doers}) > 1:
        return None  # several of one state: a matter of its own
    phrases = [p for p in match.roles.get("agreement", ()) if reading.doc[p.head].tag_ in ("NN", "NE")]
    contents = contents_of(reading, clause)
    if not contents and not phrases:
        contents = _announced(reading, clause) or _pointed_at(reading, clause)
    if not contents and not phrases and (antecedent := _antecedent(reading, match)) is not None:
        phrases = [antecedent]
    if not contents and not phrases and sides and factuality == "occurred":
        contents = _said_before(reading, clause)
        if not contents and match.rule.set.get("bare") and clause.kind == "main":
            contents = _behind_colon(reading, clause) or [trimmed(reading, clause.start, clause.end)]
    if not contents and not phrases:
        return None
    if match.rule.set.get("body"):
        if not sides and contents and clause.voice != "active":
            bodies_ = parties_in(reading, *reading.sentences[clause.sentence])
            sides = [b for b in bodies_ if b.kind == "igo"]
            sides = sides if len(sides) == 1 else []
        if not any(s.kind == "igo" for s in sides):
            return None
    else:
        if len(sides) < 2 and not any(s.kind == "igo" for s in sides) and _takes_up(reading, clause):
            sides = _sides_nearby(reading, clause)
            nobody = clause.subject is not None and reading.doc[clause.subject.head].tag_ in treaties.NOBODY
            if nobody and any(s.kind not in ("state", "igo") for s in sides):
                return None
            if nobody and not sides and (clause.reflexive or clause.predicate in agreeing.AGREEING_ALONE):
                sides = sides_of_document(reading) or two_before(reading, clause)
        if len(sides) < 2 and not any(s.kind == "igo" for s in sides):
            return None
        if not any(s.kind in ("state", "igo") for s in sides):
            return None
    content = contents[0] if contents else reading.chars(phrases[0].start, with_attributes(phrases[0]))
    decided = match.rule.set.get("body") or (len(sides) == 1 and sides[0].kind == "igo")
    noun = treaties.UNNAMED_BY_BODY if decided else treaties.UNNAMED
    return AgreementMention(
        match.trigger, match.trigger, match.trigger + 1, noun, "new", clause, sides=list(sides), content=content
    )


def _at_home_or_play(reading: Reading, clause: Clause) -> bool:
    """Are "both parties" those of one state, or clubs: does the text around name such, or tell of games?"""
    first, last = reading.sentences[max(0, clause.sentence - _BEFORE)][0], reading.sentences[clause.sentence][1]
    return tells_of_games(reading) or any(party(reading.doc[t].text) is not None for t in range(first, last))


def _antecedent(reading: Reading, match: Match) -> Phrase | None:
    """What a relative clause says is agreed on: "die Kommission, auf die sich beide geeinigt hatten"."""
    relative = any("Rel" in reading.doc[p.head].morph.get("PronType", []) for p in match.roles.get("agreement", ()))
    if not relative or match.clause.antecedent is None:
        return None
    return reading.phrase_of_head.get(match.clause.antecedent)


def _ruling(reading: Reading, match: Match) -> AgreementMention | None:
    """What a court of states tells two of them to do, or gives one of them."""
    courts = [p for p in match.roles.get("by", ()) if _is_court(reading, p)]
    if not courts or match.clause.negated:
        return None
    clause = match.clause
    first, last = reading.sentences[clause.sentence]
    sides = [p for p in parties_in(reading, first, last) if p.kind == "state"]
    pair = sides_of_document(reading)
    if {s.id for s in sides} < {s.id for s in pair}:
        sides = pair
    if not sides or len(sides) > 2:
        return None
    contents = contents_of(reading, clause) or [trimmed(reading, clause.start, clause.end)]
    return AgreementMention(
        match.trigger,
        match.trigger,
        match.trigger + 1,
        treaties.UNNAMED_RULING,
        "new",
        clause,
        sides=sides,
        content=contents[0],
    )


def _is_court(reading: Reading, phrase: Phrase) -> bool:
    names = [a.name for a in reading.actors(phrase)]
    lemma = reading.doc[phrase.head].lemma_
    return any(is_court_of_states(lemma, name) for name in names or [""])


def _takes_up(reading: Reading, clause: Clause) -> bool:
    """Does the subject stand for sides told before: none, a pronoun, "both sides", names or titles?"""
    if clause.subject is None or clause.voice != "active":
        return True
    heads = [reading.doc[p.head] for p in clause.subject.conjuncts or [clause.subject]]
    return all(
        h.pos_ in ("PRON", "DET", "PROPN")
        or bool(h.i in reading.mention_at and reading.mention_at[h.i].entities)
        or treaties.is_generic_party(h.text)
        or title_of(h.text) is not None
        for h in heads
    )


def _announced(reading: Reading, clause: Clause) -> list[tuple[int, int]]:
    """What follows a word that announces it, to the end of the sentence: "einigten sich darauf, …"."""
    end = reading.sentences[clause.sentence][1]
    for token in clause.tokens:
        if reading.doc[token].lower_ in treaties.ANNOUNCING and token + 2 < end and reading.doc[token + 1].text == ",":
            return [trimmed(reading, token + 2, end)]
    return []


def _said_before(reading: Reading, clause: Clause) -> list[tuple[int, int]]:
    """What the sentence tells before a clause that begins with its verb: "…, agreed the ministers of A and B"."""
    begins = reading.sentences[clause.sentence][0]
    first = next((t for t in clause.tokens if not reading.doc[t].is_punct), clause.start)
    if clause.kind != "main" or first != clause.finite or clause.objects or clause.start - begins <= _SHORT:
        return []
    return [trimmed(reading, begins, clause.start)]


def _behind_colon(reading: Reading, clause: Clause) -> list[tuple[int, int]]:
    """What a colon right behind the clause announces, to the end of the sentence."""
    last, end = clause.end, reading.sentences[clause.sentence][1]
    marks = (t for t in (last - 1, last) if t < end and reading.doc[t].text == ":")
    mark = next(marks, None)
    return [trimmed(reading, mark + 1, end)] if mark is not None and mark + 1 < end else []


def _pointed_at(reading: Reading, clause: Clause) -> list[tuple[int, int]]:
    """The sentence before, where the clause opens with a word that points at it: "Darauf einigten sich …"."""
    first = next((reading.doc[t] for t in clause.tokens if not reading.doc[t].is_punct), reading.doc[clause.start])
    if first.lower_ not in treaties.POINTING or (clause.parent is not None and clause.kind != "main"):
        return []
    begins = reading.sentences[clause.sentence][0]
    if clause.start - begins > _SHORT:
        return [trimmed(reading, begins, clause.start)]  # "…; darauf habe man sich geeinigt"
    if clause.sentence == 0:
        return []
    return [trimmed(reading, *reading.sentences[clause.sentence - 1])]


def _sides_nearby(reading: Reading, clause: Clause) -> list[Actor]:
    """The two sides of the sentence or of the one before it, where an agreeing clause names none itself."""
    sentences = reading.sentences
    for number in (clause.sentence, clause.sentence - 1):
        if 0 <= number < len(sentences):
            sides = parties_in(reading, *sentences[number])
            if len(sides) == 2:
                return sides
            if sides and number != clause.sentence:
                break
    return []
