"""Clauses of German by topological fields: the hinge between tagged tokens and rules.

`find_clauses` reads STTS tags, UD morphology, lemmas, forms and sentence bounds of a `Doc`, never a parser's labels.
Its parts, in the order in which they work: `words` (the Doc as lists), `repair` (tags that contradict the order),
`phrases` (noun and prepositional phrases, their cases from `inflection`), `fields` (where clauses begin and end, with
`pieces`, `openclauses` and `reports`), `coordination` ("und" between clauses), `infinitives` (those without a comma),
`verbs` (the verbal complex), `arguments` (subject and objects).
"""

from __future__ import annotations

from spacy.tokens import Doc

from depesche.german.clauses.arguments import Arguments
from depesche.german.clauses.coordination import split_coordinated
from depesche.german.clauses.fields import Segmenter
from depesche.german.clauses.frames import Frame
from depesche.german.clauses.infinitives import split_infinitives
from depesche.german.clauses.lexica import control_verbs, nouns_of_own_deed
from depesche.german.clauses.model import Clause, ClauseKind, Order, Phrase
from depesche.german.clauses.phrases import Chunker
from depesche.german.clauses.pieces import after_dateline
from depesche.german.clauses.repair import repair
from depesche.german.clauses.verbs import complete_verb
from depesche.german.clauses.words import Words
from depesche.german.voices import gender_of

__all__ = ["Clause", "ClauseKind", "Order", "Phrase", "find_clauses"]

_LONGEST = 800  # tokens; what is longer is a list or damage, and is read in stretches, so that time stays linear


def find_clauses(doc: Doc) -> list[Clause]:
    """The clauses of a document in text order; every token belongs to exactly one clause.

    Needs `tag_` (STTS), `lemma_`, `morph` (UD) and sentence bounds; a missing layer gives poorer clauses, never an
    error. Positions are token indices.
    """
    words = Words(doc)
    chunker = Chunker(words)
    arguments = Arguments(words, chunker.readings)
    clauses: list[Clause] = []
    for number, (first, last) in enumerate(words.sentences):
        begin = after_dateline(words, first, last)
        if begin > first:
            clauses.extend(_sentence(words, chunker, arguments, number, first, begin, len(clauses)))
        for start in range(begin, last, _LONGEST):
            end = min(start + _LONGEST, last)
            clauses.extend(_sentence(words, chunker, arguments, number, start, end, len(clauses)))
    return clauses


def _sentence(
    words: Words, chunker: Chunker, arguments: Arguments, number: int, start: int, end: int, first: int
) -> list[Clause]:
    repair(words, start, end)
    phrases = chunker.phrases(start, end)
    segmenter = Segmenter(words, phrases, chunker.readings)
    frames = segmenter.segment(start, end)
    frames = split_coordinated(words, frames, segmenter.inside, chunker.readings)
    for frame in frames:
        frame.tokens.sort()
    frames = split_infinitives(words, frames, phrases, chunker.readings)
    frames = sorted((f for f in frames if f.tokens), key=lambda f: f.tokens[0])
    index = {id(frame): first + n for n, frame in enumerate(frames)}
    owner = {token: n for n, frame in enumerate(frames) for token in frame.tokens}
    own: list[list[Phrase]] = [[] for _ in frames]
    for phrase in phrases:
        if phrase.head in owner:
            own[owner[phrase.head]].append(phrase)
    clauses: list[Clause] = []
    for n, frame in enumerate(frames):
        clause = Clause(first + n, frame.kind, frame.order, frame.tokens[0], frame.tokens[-1] + 1, number, frame.tokens)
        clause.finite = frame.finite
        clause.finite_shared = frame.shared
        clause.complementizer = frame.opener
        clause.parent = index.get(id(frame.parent)) if frame.parent else None
        clause.coordinated = index.get(id(frame.coordinated)) if frame.coordinated else None
        complete_verb(words, clause, _auxiliaries_shared(words, frame, frames))
        if clause.head is None:
            clause.kind, clause.order = "fragment", "none"
        arguments.assign(clause, own[n])
        if clause.head is None and frame.opener is not None and clause.objects:  # "…, so die Ministerin"
            clause.subject = clause.objects.pop(0)
            clause.subject.case = "Nom"
        clauses.append(clause)
    _share_subjects(clauses, first)
    _control(words, clauses, first)
    _extents(clauses, first)
    _antecedents(words, clauses, phrases)
    for clause, frame in zip(clauses, frames, strict=True):
        _vorfeld(words, clause, frame, clauses)
    return clauses


def _auxiliaries_shared(words: Words, frame: Frame, frames: list[Frame]) -> list[int]:
    """The auxiliaries of the conjunct that holds the finite verb of a frame without one."""
    if not frame.shared:
        return []
    donor = next((f for f in frames if f is not frame and frame.finite in f.tokens), None)
    if donor is None:
        return []
    last = max(frame.tokens[-1], donor.tokens[-1])
    return [i for i in donor.tokens if i <= last and words.tags[i] in ("VAINF", "VAPP", "VMINF")]


def _share_subjects(clauses: list[Clause], first: int) -> None:
    for clause in clauses:
        if clause.subject is None and clause.coordinated is not None and clause.kind != "infinitive":
            source = clauses[clause.coordinated - first]
            if source.subject is not None:
                clause.subject, clause.subject_shared = source.subject, True


def _control(words: Words, clauses: list[Clause], first: int) -> None:
    """Gives an infinitive clause the subject that its verb is understood of: "Er bat sie, [sie] zu kommen"."""
    verbs = control_verbs()
    for clause in clauses:
        if clause.kind != "infinitive" or clause.subject is not None or clause.parent is None:
            continue
        above = clauses[clause.parent - first]
        controller = above.subject
        opener = words.lower[clause.complementizer] if clause.complementizer is not None else ""
        if above.predicate in verbs and above.voice == "active" and opener != "um" and not above.reflexive:
            controller = above.object("Acc") or above.object("Dat")
        controller = _owner_of_deed(words, above, opener) or controller
        if controller is not None and words.lower[controller.head] not in ("es", "das", "dies"):
            clause.subject, clause.subject_shared = controller, True


def _owner_of_deed(words: Words, above: Clause, opener: str) -> Phrase | None:
    """Whose plan it is that the infinitive tells: "Paris criticised [Rome's] plan to close the ports"."""
    if opener == "um":
        return None
    for phrase in (above.subject, *above.objects, *above.prepositional):
        if phrase is None or phrase.preposition == "zu":
            continue  # "made it one [of the war's] aims to …": the aim of who made it one
        if words.lemmas[phrase.head] in nouns_of_own_deed() and phrase.genitives:
            return phrase.genitives[0]
    return None


def _extents(clauses: list[Clause], first: int) -> None:
    """Stretches a clause over the clauses embedded in it."""
    for clause in reversed(clauses):
        seen = {clause.index}
        parent = clause.parent
        while parent is not None and parent not in seen:
            seen.add(parent)
            above = clauses[parent - first]
            above.start, above.end = min(above.start, clause.start), max(above.end, clause.end)
            parent = above.parent


def _antecedents(words: Words, clauses: list[Clause], phrases: list[Phrase]) -> None:
    for clause in clauses:
        if clause.kind != "relative":
            continue
        if clause.coordinated is not None:
            previous = next((c for c in clauses if c.index == clause.coordinated), None)
            if previous is not None and previous.antecedent is not None:
                clause.antecedent = previous.antecedent
                continue
        before = [p for p in phrases if p.end <= clause.tokens[0] and words.tags[p.head] not in ("PRELS", "PPER")]
        if before:
            clause.antecedent = _agreeing(words, clause, before)
            for other in clauses:  # "Berg, der Außenminister, der …" speaks of Berg
                for phrase in (other.subject, *other.objects, *other.prepositional):
                    if phrase is not None and any(a.head == clause.antecedent for a in phrase.appositions):
                        clause.antecedent = phrase.head


def _agreeing(words: Words, clause: Clause, before: list[Phrase]) -> int:
    """The nearest noun before the relative pronoun that agrees with it in gender and number."""
    pronoun = words.features[clause.complementizer] if clause.complementizer is not None else None
    nearest: list[int] = []
    for phrase in reversed(before[-3:]):
        chain = [phrase.head]
        inner = phrase
        while inner.genitives:
            inner = inner.genitives[-1]
            chain.insert(0, inner.head)
        nearest.extend(chain)
    if pronoun is not None:
        for head in nearest:
            noun = words.features[head]
            if pronoun.number == "Sing" and _is_weak(words, head) and pronoun.gender == "Masc":
                return head
            if pronoun.number and noun.number and pronoun.number != noun.number:
                continue
            if pronoun.number != "Plur" and pronoun.gender and noun.gender and pronoun.gender != noun.gender:
                continue
            return head
    return nearest[0]


def _is_weak(words: Words, head: int) -> bool:
    """ "auf den Präsidenten, der": one by the pronoun, though many have the form."""
    noun = words.lemmas[head].rsplit("-", 1)[-1]
    masculine = "Masc" in (gender_of(noun), gender_of(noun.removesuffix("en")))
    return words.lower[head - 1] == "den" and words.lower[head].endswith("en") and masculine


def _vorfeld(words: Words, clause: Clause, frame: Frame, clauses: list[Clause]) -> None:
    if clause.order != "V2" or clause.finite is None or clause.finite_shared:
        return
    own = [t for t in clause.tokens if t < clause.finite and words.tags[t] not in ("KON", "$,", "$(", "$.")]
    if own:
        clause.vorfeld = (own[0], own[-1] + 1)
        return
    before = [c for c in clauses if c.parent == clause.index and c.end <= clause.finite]
    if before:
        clause.vorfeld = (min(c.start for c in before), max(c.end for c in before))
