"""For whom a named person acts: by their titles, by the lists of leaders, by their party, by the state in question."""

from __future__ import annotations

from collections import defaultdict

from depesche.german import lexicon, office_words
from depesche.german import titles as office_titles
from depesche.german.nameforms import known_head, known_leader, known_ministers
from depesche.german.nameorigins import fits
from depesche.german.nominals import Nominal
from depesche.german.parties import party_in_brackets, state_of_party
from depesche.reading.homes import likely_home
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
        self._told: set[tuple[str, str]] = set()  # office and state of everyone whose state is told

    def settle(self, person: Entity, names: list[Nominal], titles: list[Nominal]) -> None:
        """Take the state or body that the person's titles tell, else the one the lists of leaders know."""
        known = self._known(person, titles)
        own = [t for t in titles if not (t.joint and len(t.codes) > 1)]  # several states' title is nobody's own
        beside = next((n.acts_for for n in names if n.acts_for), None)
        person.affiliation = title_code(own, lexicon.is_code) or beside or known
        if person.affiliation is None:
            self._open.append((person, names, titles))
            return
        self._told.update((o, person.affiliation) for t in titles if not t.former for o in _offices(t))

    def settle_rest(self) -> None:
        """Give those whose titles say no state that of their party, or the one in question where they are named."""
        sharing: dict[tuple[int, str], list[tuple[Entity, Nominal, list[Nominal]]]] = defaultdict(list)
        for person, names, titles in self._open:
            bare = [t for t in titles if _of_state(t) and self._is_bare(t)]
            party = next((p for n in names if bare and (p := party_in_brackets(self.reading.doc, n.end))), None)
            home = state_of_party(party) if party is not None else None
            for title in bare:
                code = home if home is not None or title.former else self._in_question(person.name, title, titles)
                if person.affiliation is None and code is not None and not _may_be_regional(title, code):
                    person.affiliation = code
                    if title.joint:
                        sharing[title.head, code].append((person, title, titles))
        for (_, code), several in sharing.items():
            if len(several) > 1:
                self._part(code, several)

    def _part(self, code: str, several: list[tuple[Entity, Nominal, list[Nominal]]]) -> None:
        """Of those who share a title, one is of the state, by their names; the others of other ones."""
        first, *rest = sorted(several, key=lambda one: -fits(one[0].name, code))
        self._told.update((office, code) for office in _offices(first[1]))
        others = [self._in_question(person.name, title, titles) for person, title, titles in rest]
        for (person, _, _), other in zip(rest, others, strict=True):
            person.affiliation = other
        if None in others:
            first[0].affiliation = None

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
            if code is not None and any(c != code and self.states.spoken_of(c) for c in known_ministers(person.name)):
                code = None  # the minister of that name of another state that the text speaks of may be meant
            if code is None and any(t.role is not None and t.role.level in _STATE_OFFICES for t in titles):
                return self._of_minister(person.name, titles)
        if code is None or not (in_state or self.states.spoken_of(code)):
            return None
        return None if any(_heads_region(t, code) for t in titles) else code

    def _of_minister(self, surname: str, titles: list[Nominal]) -> str | None:
        """The one state with a minister of that surname that the text speaks of, else the only one with such."""
        states = known_ministers(surname)
        spoken = [code for code in states if self.states.spoken_of(code)]
        if len(spoken) != 1:
            ministers = [t for t in titles if t.role is not None and t.role.level in _MINISTERS]
            alone = bool(ministers) and not any(self.states.acts_beside(t.head) for t in ministers)
            spoken = list(states) if alone and not spoken else []
        return spoken[0] if len(spoken) == 1 else None

    def _is_bare(self, title: Nominal) -> bool:
        """A title that nothing tells the state of: no code, no attribute, and no name in the genitive before it."""
        before = self.reading.doc[title.head - 1] if title.head else None
        owned = before is not None and before.tag_ == "NE" and office_titles.is_genitive_name(before.text)
        return title.end == title.head + 1 and not title.codes and not owned

    def _in_question(self, name: str, title: Nominal, titles: list[Nominal]) -> str | None:
        """The state of a bare title by the text around it; nobody else is told to have that office in it."""
        if title.role is None:
            return None
        offices = _offices(title)
        taken = {code for office, code in self._told if office in offices}
        named = office_titles.title_of(title.role.lemma)
        if named is not None and named.head in office_words.AT_HOME:
            code = self.states.capital(title.head)
            if code is not None and code not in taken:
                return code
        strict = named is not None and named.scope == "rank"  # soldiers stand in other states, too
        return likely_home(self.states, name, title.head, {t.head for t in titles}, taken, strict=strict)


def _offices(title: Nominal) -> set[str]:
    """What a title is called for which a state has one holder: its noun, and what heads of state are."""
    if title.role is None:
        return set()
    return {title.role.head} | ({title.role.level} if title.role.level == "head_of_state" else set())


def _of_state(title: Nominal) -> bool:
    if title.role is None:
        return False
    if title.role.level in _STATE_OFFICES:
        return True
    named = office_titles.title_of(title.role.lemma)
    if named is None or office_titles.is_party_post(named.base):
        return False
    if named.head in office_words.OF_STATES:
        return not named.first
    return named.scope in ("state", "rank") and office_words.is_of_state_around(named.head)


def _heads_region(title: Nominal, code: str) -> bool:
    """Is the title one that in that federation only its states have?"""
    regional = title.role is not None and title.role.head in office_words.REGIONAL_HEADS
    return regional and code == office_words.FEDERAL_STATE


def _may_be_regional(title: Nominal, code: str) -> bool:
    """Is the title one that states inside that federation have too ("Innenminister")?"""
    named = office_titles.title_of(title.role.lemma) if title.role is not None else None
    return (
        code == office_words.FEDERAL_STATE
        and named is not None
        and named.head in office_words.DOUBTFUL - office_words.OF_STATES
        and not office_titles.is_national(named)
    )
