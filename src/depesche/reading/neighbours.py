"""Two names side by side are two arguments: "Gestern hat Orban Kiew besucht".

Names show no case and German parts them with nothing, so that clauses read them as one phrase until it is known that
they name two different actors.
"""

from __future__ import annotations

from dataclasses import replace

from depesche.reading.layers import Mention, Phrase, Reading


def part_neighbours(reading: Reading) -> None:
    """Make the second of two names in a subject the object of its clause, where the clause has none."""
    for clause in reading.clauses:
        subject = clause.subject
        if subject is None or clause.subject_shared or subject.conjuncts or clause.voice != "active":
            continue
        if any(o.case in ("Acc", None) for o in clause.objects):
            continue
        second = _second(reading, subject)
        if second is not None:
            clause.subject = replace(subject, end=second.start, attributes=[])
            clause.objects = [Phrase(second.start, subject.end, second.head, "Acc", attributes=subject.attributes)]
            _forget(reading)


def _second(reading: Reading, subject: Phrase) -> Mention | None:
    for token in range(subject.start + 1, subject.end):
        one, other = reading.mention_at.get(token - 1), reading.mention_at.get(token)
        if one is None or other is None or other.start != token or one.end != token:
            continue
        if other.form not in ("name", "state") or reading.doc[token].tag_ != "NE":
            continue
        if one.form != "name" and not (one.form == "role" and _is_bare_state(reading, other)):
            continue
        if one.entities and other.entities and all(e not in one.entities for e in other.entities):
            return other
    return None


def _is_bare_state(reading: Reading, mention: Mention) -> bool:
    """A state as it is called by itself, not as a genitive: "a Japanese minister [Kuba]"."""
    text = reading.doc[mention.start : mention.end].text
    return mention.form == "state" and any(e.kind == "state" and e.name == text for e in mention.entities)


def _forget(reading: Reading) -> None:
    """Phrases have changed: what was cached of them is no longer true."""
    reading.__dict__.pop("phrase_of_head", None)
