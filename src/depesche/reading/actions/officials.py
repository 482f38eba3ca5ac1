"""Who holds an office that stands for a state or an organisation of states."""

from __future__ import annotations

from depesche.german.lexicon import state_of_code
from depesche.german.roles import role_forms
from depesche.reading.layers import Reading
from depesche.records import Actor

_HIGH = frozenset({"head_of_state", "head_of_government", "foreign_minister"})
_INTERNATIONAL = frozenset({"official", "diplomat", "head_of_body", "representative"})


def holds_high_office(reading: Reading, actor: Actor) -> bool:
    """A head of state or government, a foreign minister, an official of an organisation of states."""
    if actor.kind != "person" or actor.affiliation is None:
        return False
    entity = next((e for e in reading.entities if e.name == actor.name), None)
    levels = {form.level for title in (entity.roles if entity is not None else ()) for form in role_forms(title)}
    return bool(levels & (_HIGH if actor.affiliation in state_of_code() else _INTERNATIONAL))
