"""A name in the genitive before a title belongs to it: "A and [Ghana's president B] met" is no "[A and Ghana] met B".

Titles show no case, so that clauses may end a coordination with the state and take the title for another argument.
"""

from __future__ import annotations

from dataclasses import replace

from depesche.reading.layers import Clause, Phrase, Reading


def join_owners(reading: Reading) -> None:
    """Give titles back the state before them, and the coordination its last part."""
    changed = False
    for clause in reading.clauses:
        phrases = [clause.subject, *clause.objects, *clause.prepositional]
        for phrase in phrases:
            title = _title_behind(reading, clause, phrase) if phrase is not None and phrase.conjuncts else None
            if phrase is None or title is None:
                continue
            state = phrase.conjuncts[-1]
            whole = replace(title, start=state.start, case=None, preposition=None, genitives=[state])
            joined = replace(phrase, end=title.end, conjuncts=[*phrase.conjuncts[:-1], whole])
            clause.objects = [joined if o is phrase else o for o in clause.objects if o is not title]
            clause.prepositional = [joined if p is phrase else p for p in clause.prepositional]
            if clause.subject is phrase:
                clause.subject = joined
            elif clause.subject is title:
                clause.subject = None
            changed = True
    if changed:
        reading.__dict__.pop("phrase_of_head", None)  # phrases have changed


def _title_behind(reading: Reading, clause: Clause, phrase: Phrase) -> Phrase | None:
    """The argument of the clause that begins right behind a state in the genitive, and is a title."""
    state = phrase.conjuncts[-1]
    mention = reading.mention_at.get(state.head)
    owns = mention is not None and mention.form == "state" and mention.end == state.end == phrase.end
    if not owns or not reading.doc[state.head].text.endswith("s") or state.end >= len(reading.doc):
        return None
    behind = reading.mention_at.get(state.end)
    if behind is None or behind.form != "role":
        return None
    arguments = (*clause.objects, *([clause.subject] if clause.subject is not None else ()))
    return next((o for o in arguments if o.start == state.end and o is not phrase and not o.conjuncts), None)
