"""Relative clauses that tell themselves whose words depend on them, so that the clause around them doesn't."""

from __future__ import annotations

from depesche.reading.layers import Clause
from depesche.reading.statements.text import Text


def told_by_relative(text: Text, child: Clause) -> bool:
    """ "wies den Antrag zurück, der verlangt hatte, dass …": does the clause hang on a relative one that says it?"""
    host = text.clauses[child.parent] if child.parent is not None else None
    if host is None or host.kind != "relative":
        return False
    return any(verb.frames & {"v2", "clause"} and not verb.fixed for verb in text.words.verbs(host.predicate or ""))


def tells_of_noun(text: Text, clause: Clause) -> bool:
    """Does the clause give what the noun before it says: "verweist auf einen Bericht, wonach …"?"""
    opener = clause.complementizer
    return opener is not None and text.words.is_a(text.lower[opener], "relative-adverb")


def before_host(text: Text, clause: Clause, other: Clause) -> bool:
    """ "Der Plan, den der Rat bestätigt, müsste …": does a relative clause end before the clause around it goes on?"""
    own = text.own(other)
    goes_on = clause.kind == "relative" and other.parent != clause.index and other.mood != "sub1"
    return goes_on and bool(own) and own[0] == other.finite
