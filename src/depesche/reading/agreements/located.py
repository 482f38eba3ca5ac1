"""Which mention of an agreement a rule's match speaks of: the phrase itself, what it stands for, what it belongs to."""

from __future__ import annotations

import bisect

from spacy.tokens import Token

from depesche.german import agreeing, treaties
from depesche.german.rules import Rule
from depesche.reading.agreements.mentions import AgreementMention
from depesche.reading.engine import Match
from depesche.reading.layers import Clause, Phrase, Reading
from depesche.records import Actor

_PRONOUN_REACH = 3  # sentences back
_TAIL_REACH = 8  # tokens from an agreement's noun to the end of what follows it before a comma
_PHRASE_REACH = 6  # tokens from a preposition to its noun
#: What is done to an agreement on its way, so that a noun for it may leave the agreement to its clause.
_FEW = 4  # mentions back in which the agreement may stand that a clause leaves out
_DONE_TO = frozenset({"signed", "ratified", "initialled", "deposited"})
_FEMININE = "Fem"
_PRONOUNS = frozenset({"PPER", "PDS"})
_RELATIVES = frozenset({"PRELS", "PRELAT"})
#: What happens to a proposal for an agreement happens to the agreement.
_OF_PROPOSALS = frozenset({"rejected", "approved_domestically"})
_APPOSED_REACH = 24  # tokens from the comma behind a noun to the participle that tells more of it


def left_out(reading: Reading, match: Match, mentions: list[AgreementMention]) -> AgreementMention | None:
    """The agreement told right before, where the clause leaves it out: "the senate must still approve"."""
    clause, status = match.clause, match.rule.set.get("status")
    if (
        match.rule.noun is None
        and takes_patient(match.rule)
        and (meant := _unmarked_relative(reading, clause, mentions))
    ):
        return meant
    if match.rule.noun is None:
        said = clause.predicate in agreeing.IMPLYING_VERBS and clause.subject is not None and not clause.objects
        if not said or clause.voice != "active" or status not in _DONE_TO | {"approved_domestically"}:
            return None
        assert clause.subject is not None
        if reading.doc[clause.subject.head].pos_ not in ("NOUN", "PROPN") and clause.antecedent is None:
            return None
    else:
        noun = reading.phrase_of_head.get(match.trigger)
        if noun is None or noun.genitives or not agreeing.tells_deed(reading.doc[match.trigger].lemma_):
            return None
        if not any(treaties.is_definite(t.tag_, t.lower_) for t in reading.doc[noun.start : noun.head]):
            return None
    first = reading.sentences[max(0, clause.sentence - _PRONOUN_REACH)][0]
    at = bisect.bisect_left(mentions, match.trigger, key=lambda m: m.head)
    told = (m for m in reversed(mentions[max(0, at - _FEW) : at]) if m.head >= first)
    return next((m for m in told if m.noun is not None and not m.in_compound and m.reference != "negative"), None)


def _unmarked_relative(reading: Reading, clause: Clause, mentions: list[AgreementMention]) -> AgreementMention | None:
    """The agreement before a relative clause whose pronoun was taken for a name's article: "…, das Merz schloss"."""
    doc, subject = reading.doc, clause.subject
    if subject is None or clause.objects or clause.voice != "active" or subject.start < 1:
        return None
    if doc[subject.start - 1].text != "," or doc[subject.start].lower_ not in treaties.ARTICLES_OF_RELATIVES:
        return None
    named = subject.start + 1 < len(doc) and doc[subject.start + 1].tag_ == "NE"
    last = next((t for t in reversed(clause.tokens) if not doc[t].is_punct), clause.start)
    if not named or clause.finite != last or subject.start - clause.start > 1:
        return None
    at = bisect.bisect_left(mentions, subject.start, key=lambda m: m.head)
    near = mentions[at - 1] if at else None
    return near if near is not None and near.noun is not None and subject.start - near.end <= _TAIL_REACH else None


def mentions_of(reading: Reading, match: Match, by_head: dict[int, AgreementMention]) -> list[AgreementMention]:
    found: list[AgreementMention] = []
    for phrase in match.roles.get("agreement", ()):
        for part in phrase.conjuncts or [phrase]:
            mention = _mention_at(reading, match.clause, part, by_head, match.rule.set.get("status"))
            if mention is not None and mention not in found:
                found.append(mention)
    if not found and takes_patient(match.rule):
        swapped = _as_subject(reading, match.clause, by_head)
        if swapped is not None:
            found.append(swapped)
    if not found and match.rule.noun is not None and (behind := _right_behind(reading, match, by_head)) is not None:
        found.append(behind)
    if not found and match.rule.noun is not None:
        own = by_head.get(match.trigger)
        if own is not None and own.in_compound:
            found.append(own)
    if not found and match.rule.noun is not None and (own := _of_clause(reading, match, by_head)) is not None:
        found.append(own)
    return [m for m in found if m.reference != "negative"]


def _of_clause(reading: Reading, match: Match, by_head: dict[int, AgreementMention]) -> AgreementMention | None:
    """The agreement that its clause tells of, where a noun tells only what is done: "after ratification by X it …"."""
    noun, subject, whose = reading.phrase_of_head.get(match.trigger), match.clause.subject, match.clause.antecedent
    if noun is not None and whose is not None and reading.doc[noun.start].tag_ == "PRELAT":
        return by_head.get(whose) or _with_tail(reading, reading.doc[noun.start], whose, by_head)
    if match.rule.set.get("status") not in _DONE_TO or noun is None or noun.preposition is None or noun.genitives:
        return None
    if noun.head in by_head or subject is None or subject.conjuncts or not treaties.is_step(noun.preposition):
        return None
    return by_head.get(subject.head)


def _right_behind(reading: Reading, match: Match, by_head: dict[int, AgreementMention]) -> AgreementMention | None:
    """The agreement in the phrase right behind a noun that is itself a genitive: "das Ende der Gespräche über …"."""
    start = match.trigger + 1
    if start >= len(reading.doc) or not reading.doc[start].tag_.startswith("APPR"):
        return None
    if reading.doc[start].lemma_ not in {s.attribute for s in match.rule.roles.get("agreement", ())}:
        return None
    return next((m for t in range(start, start + _PHRASE_REACH) if (m := by_head.get(t)) and m.start == start), None)


def takes_patient(rule: Rule) -> bool:
    agreement, by = rule.roles.get("agreement", ()), rule.roles.get("by", ())
    return any(s.function == "patient" for s in agreement) and any(s.function == "agent" for s in by)


def _as_subject(reading: Reading, clause: Clause, by_head: dict[int, AgreementMention]) -> AgreementMention | None:
    """The agreement that was taken for the subject of a verb whose doers are actors.

    Names and feminine nouns show no case: in "Oslo verwirft eine Vereinbarung" only sense tells who rejects what.
    """
    if clause.voice != "active" or clause.subject is None or not swapped_actors(reading, clause):
        return None
    return _mention_at(reading, clause, clause.subject, by_head, None)


def swapped_actors(reading: Reading, clause: Clause) -> list[Actor]:
    return [a for o in clause.objects if o.case in ("Acc", None) for a in reading.actors(o)]


def _mention_at(
    reading: Reading, clause: Clause, phrase: Phrase, by_head: dict[int, AgreementMention], status: str | None
) -> AgreementMention | None:
    head = phrase.head
    if head in by_head and not by_head[head].in_compound:
        if by_head[head].noun is None:  # "den Entwurf des Vertrags": a word that stands for what follows it
            return next((by_head[g.head] for g in phrase.genitives if g.head in by_head), by_head[head])
        return by_head[head]
    # "die Genfer Konvention": the town's adjective may be taken for the head
    for inner in range(phrase.end - 1, head, -1):
        if inner in by_head and not by_head[inner].in_compound and treaties.names_place(reading.doc[head].text):
            return by_head[inner]
    if (parted := _parted(phrase, by_head)) is not None:
        return parted
    token = reading.doc[head]
    # "…, gegen das Peru verstieß": before a name the pronoun may be taken for its article
    relative = token.tag_ in _RELATIVES or (clause.kind == "relative" and clause.complementizer == head)
    if relative and clause.antecedent is not None:
        return by_head.get(clause.antecedent) or _with_tail(reading, token, clause.antecedent, by_head)
    if token.tag_ in _PRONOUNS:
        return _told_before(reading, head, by_head)
    if head in by_head or token.lemma_ == agreeing.VOTES:
        return None
    if treaties.is_draft(token.lemma_) and (status in _OF_PROPOSALS or clause.predicate in agreeing.FAILING_VERBS):
        behind = (by_head.get(t) for t in range(phrase.end, min(phrase.end + _PHRASE_REACH, len(reading.doc))))
        if (drafted := next((m for m in behind if m is not None and m.start == phrase.end), None)) is not None:
            return drafted  # "ein Entwurf für eine Erklärung"
    # "den Text des Vertrags", "die Möglichkeit eines Abkommens"; what is rejected may be the call for one.
    if agreeing.tells_later_life(token.lemma_):
        return None  # "das Ende der Waffenruhe ankündigen"
    if status == "negotiating" and agreeing.tells_keeping(token.lemma_):
        return None  # "über die Umsetzung des Vertrags beraten"
    if clause.predicate in agreeing.BEFORE_DEEDS and agreeing.tells_deed(token.lemma_):
        return None  # "die Unterzeichnung des Vertrags ist geplant"
    owned = [*phrase.genitives, *(phrase.attributes if status in _OF_PROPOSALS else ())]
    for part in owned:
        if part.head in by_head and head not in reading.mention_at:
            return by_head[part.head]
    return None


def _with_tail(
    reading: Reading, relative: Token, last: int, by_head: dict[int, AgreementMention]
) -> AgreementMention | None:
    """The agreement whose sides or subject end in what a relative clause seems to speak of: "… with Chile, which …"."""
    gender = next(iter(relative.morph.get("Gender", [])), None) if relative.tag_ == "PRELS" else None
    for at in range(last - 1, max(0, last - _TAIL_REACH), -1):
        if reading.doc[at].is_punct or reading.doc[at].tag_.startswith("V"):
            return None
        mention = by_head.get(at)
        if mention is not None and not mention.in_compound:
            return mention if gender is None or mention.gender in (None, gender) else None
    return None


def _parted(phrase: Phrase, by_head: dict[int, AgreementMention]) -> AgreementMention | None:
    """The agreement whose determiner the phrase was taken for: "das [von beiden geschlossene] Abkommen"."""
    within = (by_head.get(t) for t in range(phrase.head + 1, phrase.start + _APPOSED_REACH))
    return next((m for m in within if m is not None and m.start == phrase.start), None)


def _only_runs(reading: Reading, head: int) -> bool:
    """Is the pronoun subject of what agreements do and states do not: "it expires on Sunday"?"""
    clause = reading.clause_of_token.get(head)
    return clause is not None and clause.predicate in agreeing.RUNNING_VERBS


def _is_she(reading: Reading, token: Token) -> bool:
    """A capital "Sie" that opens a sentence with a verb in the singular: no address, but "she" or "it"."""
    clause = reading.clause_of_token.get(token.i)
    if not token.is_sent_start or token.lower_ != treaties.SHE or clause is None or clause.finite is None:
        return False
    return "Sing" in reading.doc[clause.finite].morph.get("Number", [])


def _told_before(reading: Reading, head: int, by_head: dict[int, AgreementMention]) -> AgreementMention | None:
    """The agreement of this or the sentence before that a pronoun can stand for: it agrees with it in gender."""
    mention = reading.mention_at.get(head)
    if mention is not None and mention.entities and not _only_runs(reading, head):
        return None
    token = reading.doc[head]
    she = _is_she(reading, token)
    if token.morph.get("Person", ["3"]) != ["3"] and not she:
        return None
    gender, sentence = _FEMININE if she else next(iter(token.morph.get("Gender", [])), None), token.sent
    first = sentence.start
    for _ in range(_PRONOUN_REACH):
        first = reading.doc[first - 1].sent.start if first else 0
    for position in range(head - 1, first - 1, -1):
        candidate = by_head.get(position)
        if candidate is not None and not candidate.in_compound and candidate.noun is not None:
            agrees = gender is None or candidate.gender is None or gender == candidate.gender
            return candidate if agrees and not candidate.plural else None
    return None
