"""What roles, relations, nationalities and pairs stand for.

A resolver walks the document in text order. A role takes the person that carries it, a counterpart the one with the
same role elsewhere, a pair the two that were named together. What stays open is left unresolved; an unresolved mention
is better than a wrong actor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from depesche.german import lexicon
from depesche.german.nameforms import known_head, known_leader
from depesche.german.nominals import Nominal
from depesche.german.parties import party_of_title
from depesche.reading.layers import Entity
from depesche.reading.memory import Role
from depesche.reading.pronouns import Pronouns

_LOCAL_REACH = 10  # sentences back in which "the mayor" does: there are many
_NATIONAL_REACH = 8  # sentences back in which "the Hungarian" finds whom it stands for
_HEADS = frozenset({"head_of_state", "leader"})
_MINISTERS = frozenset({"minister", "foreign_minister"})
_EXPERT_REACH = 2  # sentences back in which a profession finds the person who has it
_DIPLOMATS = frozenset({"diplomat", "foreign_minister", "representative"})
_OFFICIALS = frozenset(
    {"head_of_state", "head_of_government", "minister", "foreign_minister", "head_of_party", "politician", "legislator",
     "opposition", "leader", "official", "head_of_body", "governor", "mayor"}
)  # fmt: skip


class Resolver(Pronouns):
    """Resolution state of one document."""

    # --- roles ------------------------------------------------------------------------------------------------------

    def role(self, nominal: Nominal) -> Entity | None:
        """The person a role without name stands for: who carries it, nearest before."""
        form = nominal.role
        if form is None or nominal.determiner == "indefinite":
            return None
        if form.level in ("counterpart", "successor", "predecessor"):
            return self._relation(nominal)
        best: tuple[float, Entity] | None = None
        sentence = self._sentence_of[nominal.head]
        for position, seen in enumerate(reversed(self.recent)):
            entity = seen.entity
            if entity.kind != "person" or entity.plural:
                continue
            score = self._fit(nominal, entity)
            if score <= 0 or (form.level == "mayor" and sentence - seen.sentence > _LOCAL_REACH):
                continue
            score -= 0.01 * position + 0.3 * min(sentence - seen.sentence, 10)
            score += 0.5 if seen.subject else 0.0
            if best is None or score > best[0]:
                best = (score, entity)
        return best[1] if best is not None else None

    def _fit(self, nominal: Nominal, entity: Entity) -> float:
        """How well a person fits a role: 0 not at all."""
        form = nominal.role
        assert form is not None
        if form.gender == "Fem" and entity.gender != "Fem":
            return 0.0
        if form.gender == "Masc" and entity.gender == "Fem" and form.lemma == form.head:
            return 0.0
        codes = {c for c in nominal.codes if lexicon.is_code(c)}
        roles = self.roles.get(id(entity), [])
        affiliations = {entity.affiliation, *(c for r in roles for c in r.codes)}
        unknown = form.level == "politician" and form.generic and not any(affiliations)
        if codes and not codes & affiliations and not unknown:
            return 0.0
        described = nominal.end > nominal.head + 1
        lemma = form.lemma.casefold()
        for role in roles:
            if role.former != nominal.former:
                continue
            if described and role.lemma.casefold() != lemma:
                continue
            attribute = nominal.description.split(" ")[-1] if described else ""
            if described and not codes and role.attribute not in ("", attribute):
                continue  # of another body
            if role.lemma.casefold() == lemma:
                return 9.0
            if role.lemma.casefold().endswith(lemma) or (
                lemma.endswith(role.lemma.casefold()) and form.level == role.level and not role.attribute
            ):
                return 8.7
        if (described and not codes) or nominal.former:
            return 0.0
        levels = {r.level for r in roles}
        if form.level in _HEADS:
            if codes - set(lexicon.state_of_code()):
                return 0.0  # bodies have several heads
            if levels & _HEADS:
                return 6.0
            if codes and not roles and entity.affiliation in codes and _known_head(entity):
                return 4.0
            return 0.0
        if form.level in ("minister",) and levels & _MINISTERS and form.head == form.lemma:
            return 6.0
        if form.level == "head_of_government" and form.level in levels:
            return 6.0
        if form.level == "foreign_minister" and "foreign_minister" in levels:
            return 6.0
        if form.level == "diplomat" and not form.office and levels & _DIPLOMATS:
            return 6.0 if "diplomat" in levels else 4.0
        if form.level == "representative" and levels & _DIPLOMATS:
            return 4.0
        if form.level == "politician" and form.generic:
            party = self._of_party(entity, form.lemma)
            return party if levels & _OFFICIALS or party > 3.0 else 0.0
        return 0.0

    def _of_party(self, entity: Entity, title: str) -> float:
        """How well a politician of a party fits: not at all where another party is told of the person."""
        wanted, told = party_of_title(title), self.parties.get(id(entity))
        if wanted is None or told is None:
            return 3.0
        return 8.0 if wanted == told else 0.0

    def only_newcomer(self, nominal: Nominal) -> Entity | None:
        """A role of the lead takes the one person whom the lines above name without any role."""
        form = nominal.role
        assert form is not None
        if form.level in ("counterpart", "successor", "predecessor"):
            return None
        if self._sentence_of[nominal.head] > 2 or nominal.determiner != "definite" or not form.office:
            return None
        people = {id(s.entity): s.entity for s in self.recent if s.entity.kind == "person"}
        if len(people) != 1:
            return None
        entity = next(iter(people.values()))
        if self.roles.get(id(entity)) or (form.gender and entity.gender not in (None, form.gender)):
            return None
        codes = [c for c in nominal.codes if lexicon.is_code(c)]
        if entity.affiliation is not None and codes and entity.affiliation not in codes:
            return None
        if not self.is_subject(nominal):
            return None
        entity.roles.append(form.lemma)
        self.roles[id(entity)].append(Role(form.lemma, form.head, form.level, nominal.codes, nominal.former))
        if entity.affiliation is None and codes:
            entity.affiliation = codes[0]
        return entity

    def expert(self, nominal: Nominal) -> Entity | None:
        """ "Der Historiker": the one person without an office whom the last sentences name, of no other profession."""
        form = nominal.role
        assert form is not None
        sentence = self._sentence_of[nominal.head]
        near = [s.entity for s in self.recent if sentence - s.sentence <= _EXPERT_REACH and s.entity.kind == "person"]
        people = {id(e): e for e in near if " " in e.name and self.named_somewhere(e)}
        fitting = [e for e in people.values() if self._may_be_expert(e, nominal)]
        return fitting[0] if len(fitting) == 1 else None

    def named_somewhere(self, entity: Entity) -> bool:
        """Is it one whom the document names?"""
        return any(e is entity for e in self.named.values())

    def _may_be_expert(self, entity: Entity, nominal: Nominal) -> bool:
        form = nominal.role
        assert form is not None
        if form.gender not in (None, entity.gender) and entity.gender is not None:
            return False
        return entity.affiliation is None and all(r.level in ("expert", "honorific") for r in self.roles[id(entity)])

    # --- relations --------------------------------------------------------------------------------------------------

    def _anchor(self, nominal: Nominal) -> Entity | None:
        """Whose counterpart, predecessor or successor a relation speaks of."""
        for seen in reversed(self.recent):
            if seen.kind == "possessive" and seen.token == nominal.possessor:
                return seen.entity
        return None

    def counterpart_role(self, nominal: Nominal) -> Role | None:
        """The role that a counterpart shares with its anchor."""
        form = nominal.role
        if form is None or form.level not in ("counterpart", "successor", "predecessor"):
            return None
        anchor = self._anchor(nominal)
        roles = self.roles.get(id(anchor), []) if anchor is not None else []
        if not roles:
            return None
        first = next((r for r in roles if not r.former), roles[0])
        codes = nominal.codes if form.level == "counterpart" else first.codes
        return Role(
            first.lemma if form.level != "counterpart" else first.head,
            first.head,
            first.level,
            codes,
            form.level == "predecessor",
        )

    def copy_role(self, person: Entity, nominal: Nominal) -> None:
        """A named counterpart takes the role of its anchor ("seinem türkischen Amtskollegen X")."""
        role = self.counterpart_role(nominal)
        if role is None:
            return
        if role.lemma not in person.roles:
            person.roles.append(role.lemma)
            self.roles[id(person)].append(role)
        if person.affiliation is None:
            person.affiliation = next((c for c in role.codes if lexicon.is_code(c)), None)

    def _relation(self, nominal: Nominal) -> Entity | None:
        role = self.counterpart_role(nominal)
        if role is None:
            return None
        anchor = self._anchor(nominal)
        form = nominal.role
        assert form is not None
        codes = {c for c in role.codes if lexicon.is_code(c)}
        for seen in reversed(self.recent):
            entity = seen.entity
            if entity.kind != "person" or entity is anchor:
                continue
            for other in self.roles.get(id(entity), []):
                same = other.head == role.head
                if form.level == "counterpart" and same and codes and (entity.affiliation in codes):
                    return entity
                of_anchor = anchor is not None and entity.affiliation == anchor.affiliation
                if form.level == "predecessor" and same and other.former and of_anchor:
                    return entity
        if form.level == "counterpart" and not codes and anchor is not None and anchor.affiliation is not None:
            return self._only_other(role, anchor)
        return None

    def _only_other(self, role: Role, anchor: Entity) -> Entity | None:
        """The one person told before who has the anchor's office in another state."""
        others = {
            id(seen.entity): seen.entity
            for seen in self.recent
            if seen.entity.kind == "person" and seen.entity.affiliation not in (None, anchor.affiliation)
            if any(
                r.head == role.head or (r.level == role.level and r.level in _HEADS)
                for r in self.roles.get(id(seen.entity), [])
                if not r.former
            )
        }
        return next(iter(others.values())) if len(others) == 1 else None

    def national(self, nominal: Nominal, code: str) -> Entity | None:
        """ "Der Ungar": the last person of that state near by, else the last one who acts for no other state."""
        sentence = self._sentence_of[nominal.head]
        open_person: Entity | None = None
        for seen in reversed(self.recent):
            entity, distance = seen.entity, sentence - seen.sentence
            if distance > _NATIONAL_REACH:
                break
            if entity.kind != "person" or (nominal.gender and entity.gender not in (None, nominal.gender)):
                continue
            if entity.affiliation == code:
                return entity if open_person is None or distance <= 1 else open_person
            quoted = self._quote_of.get(seen.token) != self._quote_of.get(nominal.head)
            if open_person is None and distance <= 2 and not quoted:
                open_person = entity if entity.affiliation not in lexicon.state_of_code() else None
        return open_person

    def state_of_possessor(self, nominal: Nominal) -> str | None:
        """The state that the possessor of a role or organ is or acts for."""
        anchor = self._anchor(nominal)
        code = anchor.affiliation if anchor is not None else None
        return code if code in lexicon.state_of_code() else None

    def state_of_subject(self, nominal: Nominal) -> str | None:
        """The state that the subject of the clause is or acts for."""
        clause = self.reading.clause_of_token.get(nominal.head)
        subject = clause.subject if clause is not None else None
        if subject is None or subject.start <= nominal.head < subject.end:
            return None
        codes = {s.entity.affiliation for s in self.recent if subject.start <= s.token < subject.end and s.subject}
        code = codes.pop() if len(codes) == 1 else None
        return code if code in lexicon.state_of_code() else None

    def country(self, nominal: Nominal, of_code: Callable[[str], Entity]) -> list[Entity]:
        """ "Sein Land": the state that the possessor is or acts for; "dieses Land": the last state named."""
        if nominal.possessor is not None:
            anchor = self._anchor(nominal)
            code = anchor.affiliation if anchor is not None else None
            return [of_code(code)] if code is not None and code in lexicon.state_of_code() else []
        if not self.state_order:
            return []
        return [of_code(self.state_order[-1][1])]

    # --- pairs ------------------------------------------------------------------------------------------------------

    def pair(self, nominal: Nominal, of_code: Callable[[str], Entity]) -> list[Entity]:
        """Both of something: the two that were named together, else the two most spoken of."""
        if nominal.description in ("country", "side"):
            # "Both sides" may be a state and an organisation of states, both countries may not.
            kinds = ("state", "igo") if nominal.description == "side" else ("state",)
            together = self.together(nominal, lambda e: e.kind in kinds)
            if together:
                return together
            codes = self._leading_states(nominal)
            return [of_code(c) for c in codes] if len(codes) == 2 else []
        people = self.together(nominal, lambda e: e.kind == "person" and self._fits_pair(nominal, e))
        if people:
            return people
        counts: Counter[int] = Counter()
        by_id: dict[int, Entity] = {}
        for seen in self.recent:
            if seen.entity.kind == "person" and self._fits_pair(nominal, seen.entity):
                counts[id(seen.entity)] += 1
                by_id[id(seen.entity)] = seen.entity
        top = counts.most_common(3)
        if len(top) < 2 or (len(top) == 3 and top[2][1] == top[1][1]):
            return []
        return [by_id[i] for i, _ in top[:2]]

    def _fits_pair(self, nominal: Nominal, entity: Entity) -> bool:
        form = nominal.role
        if form is None:
            return True
        levels = {r.level for r in self.roles.get(id(entity), [])}
        if form.level in _HEADS | {"head_of_government"}:
            return bool(levels & (_HEADS | {"head_of_government"})) or (not levels and _known_head(entity))
        if form.level in _MINISTERS:
            return bool(levels & _MINISTERS)
        return form.level in levels or form.level in ("politician", "person", "expert", "counterpart", "official")

    def _leading_states(self, nominal: Nominal) -> list[str]:
        top = self.states.most_common(3)
        if len(top) < 2 or (len(top) == 3 and top[2][1] * 3 > top[1][1] * 2):
            recent = list(dict.fromkeys(code for _, code in reversed(self.state_order)))
            return recent[:2] if len(recent) == 2 else []
        return [code for code, _ in top[:2]]


def _known_head(entity: Entity) -> bool:
    known = known_leader(entity.name) or known_head(entity.name.split()[-1])
    return known is not None and known.head and entity.affiliation in (None, known.affiliation)
