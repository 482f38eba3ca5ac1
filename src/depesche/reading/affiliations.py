"""For whom a named person acts: by their titles, by the lists of leaders, by their party, by the state in question."""

from __future__ import annotations

from depesche.german import lexicon
from depesche.german import titles as office_titles
from depesche.german.nameforms import known_head, known_leader, known_minister
from depesche.german.nominals import Nominal
from depesche.german.parties import party_in_brackets, state_of_party
from depesche.reading.layers import Entity, Reading
from depesche.reading.persons import title_code
from depesche.reading.states import States

_STATE_OFFICES = frozenset({"head_of_state", "head_of_government", "minister", "foreign_minister"})
_MINISTERS = frozenset({"minister", "foreign_minister"})


class Affiliations:
    """Whom the persons of one document act for. What is told of each is settled first."""

    def __init__(self, reading: Reading, states: States) -> None:
        self.reading = reading
        self.states = states
        self._open: list[tuple[Entity, list[Nominal], list[Nominal]]] = []
        self._told: set[tuple[str, str]] = set()  # role and state of everyone whose state is told

    def settle(self, person: Entity, names: list[Nominal], titles: list[Nominal]) -> None:
        """Take the state or body that the person's titles tell, else the one the lists of leaders know."""
        known = self._known(person, titles)
        person.affiliation = title_code(titles, lexicon.is_code) or known
        if person.affiliation is None:
            self._open.append((person, names, titles))
            return
        self._told.update((t.role.head, person.affiliation) for t in titles if t.role is not None and not t.former)

    def settle_rest(self) -> None:
        """Give those whose titles say no state that of their party, or the one in question where they are named."""
        for person, names, titles in self._open:
            bare = [t for t in titles if _of_state(t) and _is_bare(t)]
            if person.affiliation is not None or not bare:
                continue
            party = next((p for n in names if (p := party_in_brackets(self.reading.doc, n.end))), None)
            home = state_of_party(party) if party is not None else None
            for title in bare:
                code = home or self._in_question(title)
                if person.affiliation is None and code is not None and not _may_be_regional(title, code):
                    person.affiliation = code

    def _known(self, person: Entity, titles: list[Nominal]) -> str | None:
        """What the lists of leaders know, where the text names that state or the person has an office of a state."""
        known, in_state = known_leader(person.name), any(_of_state(t) for t in titles)
        code = None
        if known is not None:
            person.wikidata = known.wikidata
            code = known.affiliation
        elif " " not in person.name:
            head = known_head(person.name)
            code = head.affiliation if head is not None and self.states.spoken_of(head.affiliation) else None
            if code is None and any(t.role is not None and t.role.level in _MINISTERS for t in titles):
                return known_minister(person.name)
        return code if code is not None and (in_state or self.states.spoken_of(code)) else None

    def _in_question(self, title: Nominal) -> str | None:
        """The state of a bare title by the text around it; nobody else is told to have that office in it."""
        code = self.states.acting(title.head) or self.states.foremost()
        return None if code is None or title.role is None or (title.role.head, code) in self._told else code


def _of_state(title: Nominal) -> bool:
    return title.role is not None and title.role.level in _STATE_OFFICES


def _is_bare(title: Nominal) -> bool:
    """A title that nothing tells the state of: no code, adjective or attribute, and of one person alone."""
    bare = title.end == title.head + 1 and title.head - title.core <= (title.determiner != "none")
    return bare and not title.codes and not title.joint and not title.former


def _may_be_regional(title: Nominal, code: str) -> bool:
    """Is the title one that states inside that federation have too ("Innenminister")?"""
    named = office_titles.title_of(title.role.lemma) if title.role is not None else None
    return (
        code == office_titles.FEDERAL_STATE
        and named is not None
        and named.head in office_titles.DOUBTFUL
        and not office_titles.is_national(named)
    )
