"""What somebody has others do: "ließ den Reporter festnehmen"."""

from __future__ import annotations

from spacy.tokens import Doc

from depesche.german.clauses import Clause

_CAUSE = "lassen"


def caused(doc: Doc, clause: Clause) -> str | None:
    """The base form of the infinitive that the subject of "lassen" has others do, or None.

    With two accusatives the first is who is told to ("ließ die Truppen die Stadt räumen"); such clauses are left out.
    """
    if clause.predicate != _CAUSE or clause.voice != "active" or clause.reflexive or clause.head is None:
        return None
    if sum(o.case in ("Acc", None) for o in clause.objects) > 1:
        return None
    infinitives = [t for t in clause.tokens if doc[t].tag_ in ("VVINF", "VVIZU") and doc[t].lemma_ != _CAUSE]
    return doc[infinitives[-1]].lemma_ if infinitives else None
