"""What roles, pronouns, possessives and pairs stand for.

A resolver walks the document in text order and remembers who was mentioned where, as what part of its clause. A
pronoun takes the fitting person (gender, number) that is most salient: near before near, subject before object, as in
centering theory (Grosz, Joshi & Weinstein 1995). A role takes the person that carries it. What stays open is left
unresolved; an unresolved mention is better than a wrong actor.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from depesche.german import lexicon
from depesche.german.nameforms import forename_gender, known_head, known_leader
from depesche.german.nominals import Nominal
from depesche.german.parties import party_in_brackets, party_of_title
from depesche.german.speech import speech_lexicon
from depesche.reading.layers import Clause, Entity, Reading

_MEMORY = 300  # mentions back that are looked at, so that long documents cost no more a word than short ones
_REACH = 3  # sentences back in which a pronoun finds its person
_NATIONAL_REACH = 8  # sentences back in which "the Hungarian" finds whom it stands for
_NEAR = 5  # tokens between a possessive and the state or body before it
_SUBJECT, _TOPIC = 6.0, 4.0
_SPOKEN_OF = 12.0
_HEADS = frozenset({"head_of_state", "leader"})
_MINISTERS = frozenset({"minister", "foreign_minister"})
_DIPLOMATS = frozenset({"diplomat", "foreign_minister", "representative"})
_OFFICIALS = frozenset(
    {"head_of_state", "head_of_government", "minister", "foreign_minister", "head_of_party", "politician", "legislator",
     "opposition", "leader", "official", "head_of_body", "governor", "mayor"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Role:
    """A role told of somebody: lemma, masculine head, level, and whom it acts for."""

    lemma: str
    head: str
    level: str
    codes: tuple[str, ...]
    former: bool = False
    attribute: str = ""  # last word of what follows the noun in its noun phrase


@dataclass(slots=True)
class _Seen:
    """One resolved mention in the text so far."""

    token: int
    sentence: int
    entity: Entity
    subject: bool
    kind: str
    first: bool  # opens its sentence
    group: int  # nominal index: mentions of several entities share it


class Resolver:
    """Resolution state of one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.roles: dict[int, list[Role]] = defaultdict(list)
        self.seen: list[_Seen] = []
        self.parties: dict[int, str] = {}
        self.states: Counter[str] = Counter()
        self.state_order: list[tuple[int, str]] = []
        starts = reading.sentences
        self._sentence_of = [0] * len(reading.doc)
        for number, (start, end) in enumerate(starts):
            for token in range(start, end):
                self._sentence_of[token] = number
        self._quote_of = {
            token: number
            for number, quote in enumerate(reading.quotes)
            if quote.speech
            for token in range(reading.token_at(quote.start), reading.token_at(quote.end - 1) + 1)
        }
        self._clauses_of: dict[int, list[Clause]] = defaultdict(list)
        for clause in reading.clauses:
            self._clauses_of[clause.sentence].append(clause)

    @property
    def recent(self) -> list[_Seen]:
        """The last mentions, in text order."""
        return self.seen[-_MEMORY:]

    def sentence_of(self, token: int) -> int:
        """The number of the token's sentence."""
        return self._sentence_of[token]

    # --- memory -----------------------------------------------------------------------------------------------------

    def saw(self, nominal: Nominal, entities: list[Entity] | None, index: int) -> None:
        """Remember a mention."""
        for code in nominal.codes:
            if code in lexicon.state_of_code():
                self.states[code] += 1
                self.state_order.append((nominal.head, code))
        if not entities or nominal.kind == "adjective" or nominal.place:
            return
        if nominal.kind in ("person", "role") and len(entities) == 1:
            named = nominal.role.lemma if nominal.role is not None and nominal.person is not None else ""
            told = party_of_title(named) or party_in_brackets(self.reading.doc, nominal.end)
            if told is not None:
                self.parties.setdefault(id(entities[0]), told)
        subject = self._is_subject(nominal)
        sentence = self._sentence_of[nominal.head]
        first = self.reading.doc[nominal.start].is_sent_start is True
        for entity in entities:
            self.seen.append(_Seen(nominal.head, sentence, entity, subject, nominal.kind, first, index))
            if entity.kind == "person" and entity.affiliation:
                self.states[entity.affiliation] += 1

    def _is_subject(self, nominal: Nominal) -> bool:
        clause = self.reading.clause_of_token.get(nominal.head)
        subject = clause.subject if clause is not None else None
        if subject is None or not subject.start <= nominal.head < subject.end:
            return False
        parts = subject.conjuncts or [subject]
        return any(
            p.head == nominal.head
            or nominal.start <= p.head < nominal.end
            or (p.head + 1 == nominal.start and not nominal.genitive)
            for p in parts
        )

    # --- pronouns ---------------------------------------------------------------------------------------------------

    def pronoun(self, nominal: Nominal) -> list[Entity] | None:
        """What a personal, demonstrative, relative or possessive pronoun stands for."""
        doc = self.reading.doc
        clause = self.reading.clause_of_token.get(nominal.head)
        if doc[nominal.head].tag_ in ("PRELS", "PRELAT"):
            return self._antecedent(nominal, clause.antecedent if clause is not None else None)
        if nominal.kind == "possessive":
            return self._possessor(nominal)
        if nominal.plural:
            return self._several(nominal)
        if doc[nominal.head].tag_ == "PDS":
            return self._last_other(nominal)
        person = self._person(nominal)
        return [person] if person is not None else []

    def _antecedent(self, nominal: Nominal, antecedent: int | None) -> list[Entity]:
        """What a relative pronoun refers to: the fitting mention right before it, else its antecedent by grammar."""
        for token in (nominal.head - 2, antecedent):
            near = [s for s in self.recent if token is not None and s.token in (token, token + 1)]
            if not near:
                continue
            entities = [s.entity for s in near if s.group == near[-1].group]
            if nominal.plural and len(entities) == 1 and not entities[0].plural:
                continue
            if not nominal.plural and (len(entities) > 1 or entities[0].plural):
                continue
            if nominal.gender and entities[0].gender not in (None, nominal.gender) and not nominal.plural:
                continue
            return entities
        return []

    def _person(self, nominal: Nominal) -> Entity | None:
        sentence = self._sentence_of[nominal.head]
        clause = self.reading.clause_of_token.get(nominal.head)
        own = set(clause.tokens) if clause is not None and nominal.kind == "pronoun" else set()
        beside = self._beside(own, clause)
        is_subject = clause is not None and clause.subject is not None and clause.subject.head == nominal.head
        best: tuple[float, Entity] | None = None
        for position, seen in enumerate(reversed(self.recent)):
            distance = sentence - seen.sentence
            if distance > _REACH:
                break
            entity = seen.entity
            if entity.plural or seen.token in own or id(entity) in beside or not self._same_voice(nominal, seen):
                continue
            if entity.kind != "person" and not (is_subject and _is_spoken_of(seen, nominal)):
                continue
            if nominal.gender is not None and entity.gender is not None and entity.gender != nominal.gender:
                continue
            if nominal.gender is None and entity.gender == "Fem":
                continue  # "ihm", "dessen"
            score = -10.0 * distance - 0.01 * position
            score += _SUBJECT if seen.subject else _TOPIC if seen.first else 0.0
            if seen.kind == "possessive":
                score -= 3.0
            if entity.kind != "person":
                score -= 3.0
            elif seen.kind == "pronoun":
                score += 1.0  # who was spoken of by pronoun is spoken of on
            if entity.gender is None:
                score -= 4.0
            if nominal.gender == "Fem" and not _feminine(entity):
                score -= 15.0
            if self._quote_of.get(seen.token) != self._quote_of.get(nominal.head):
                score -= _SPOKEN_OF  # named in somebody's words: rather spoken of than speaking
            if best is None or score > best[0]:
                best = (score, entity)
        if best is None or self._thing_wins(nominal, clause, best[0]):
            return None
        if nominal.gender == "Fem" and not _feminine(best[1]) and not self._only_person(best[1]):
            return None
        return best[1]

    def _beside(self, own: set[int], clause: Clause | None) -> set[int]:
        """Whom a pronoun can't stand for: subject and objects of its own clause (binding theory, principle B)."""
        if clause is None or not own:
            return set()
        heads = {o.head for o in clause.objects}
        shared = clause.subject if clause.subject_shared else None
        return {
            id(s.entity)
            for s in self.recent
            if s.kind != "possessive"
            and (
                (s.token in own and (s.subject or s.token in heads))
                or (shared is not None and s.subject and shared.start <= s.token < shared.end)
            )
        }

    def _same_voice(self, nominal: Nominal, seen: _Seen) -> bool:
        """Who is spoken of inside a quotation is named in it, as far as can be told; and the other way round bodies."""
        here, there = self._quote_of.get(nominal.head), self._quote_of.get(seen.token)
        return here == there or (here is None and seen.entity.kind == "person")

    def _thing_wins(self, nominal: Nominal, clause: Clause | None, score: float) -> bool:
        """Whether a noun that names no actor is the likelier antecedent: the subject right before the pronoun."""
        is_subject = clause is not None and clause.subject is not None and clause.subject.head == nominal.head
        if nominal.kind == "pronoun" and is_subject and clause is not None and speech_lexicon().verbs(clause.predicate):
            return False  # who says something is somebody
        sentence = self._sentence_of[nominal.head]
        return any(-10.0 * (sentence - self._sentence_of[thing]) + _SUBJECT > score for thing in self._things(nominal))

    def _things(self, nominal: Nominal) -> list[int]:
        """Subjects of this and the last sentence that are common nouns, agree with the pronoun and are no actors."""
        doc, found = self.reading.doc, []
        sentence = self._sentence_of[nominal.head]
        actors = {s.token for s in self.recent}
        wanted = "Plur" if nominal.plural else "Sing"
        for number in (sentence - 1, sentence):
            for clause in self._clauses_of.get(number, ()):
                subject = clause.subject
                if subject is None or subject.conjuncts or subject.head >= nominal.head or clause.kind == "relative":
                    continue
                if number < sentence and clause.kind != "main":
                    continue
                head = doc[subject.head]
                if head.tag_ != "NN" or subject.head in actors or subject.head + 1 in actors:
                    continue
                if head.morph.get("Number", []) not in ([], [wanted]):
                    continue
                gender = head.morph.get("Gender", [])
                if nominal.gender is None or nominal.plural or not gender or nominal.gender in gender:
                    found.append(subject.head)
        return found

    def _only_person(self, entity: Entity) -> bool:
        return all(s.entity is entity for s in self.recent if s.entity.kind == "person")

    def _last_other(self, nominal: Nominal) -> list[Entity]:
        """Demonstratives take the noun named last that agrees with them, where it is an actor."""
        doc, sentence = self.reading.doc, self._sentence_of[nominal.head]
        last = {s.token: s for s in self.recent if sentence - s.sentence <= 1 and s.kind != "possessive"}
        for token in range(nominal.head - 1, -1, -1):
            if sentence - self._sentence_of[token] > 1:
                break
            seen = last.get(token)
            if seen is not None:
                entity = seen.entity
                genders = (nominal.gender,) if nominal.gender is not None else ("Masc", "Neut")
                fits = entity.gender in genders or (entity.kind == "person" and entity.gender is None)
                if not entity.plural and fits:
                    return [entity]
            elif doc[token].tag_ == "NN" and doc[token].morph.get("Number", []) == ["Plur"]:
                if nominal.gender == "Fem":
                    return []  # "diese" may be several
            elif doc[token].tag_ == "NN":
                gender = doc[token].morph.get("Gender", [])
                if not gender or (nominal.gender in gender if nominal.gender is not None else gender != ["Fem"]):
                    return []
        return []

    def _several(self, nominal: Nominal) -> list[Entity]:
        """A plural pronoun takes the last plural mention, subjects first; or the coordinated subject before it."""
        sentence = self._sentence_of[nominal.head]
        groups: dict[int, list[_Seen]] = {}
        clause_here = self.reading.clause_of_token.get(nominal.head)
        own = set(clause_here.tokens) if clause_here is not None and nominal.kind == "pronoun" else set()
        beside = self._beside(own, clause_here)
        for seen in self.recent:
            if 0 <= sentence - seen.sentence <= 1 and id(seen.entity) not in beside and self._same_voice(nominal, seen):
                groups.setdefault(seen.group, []).append(seen)
        candidates: list[tuple[float, list[Entity]]] = []
        for group, members in groups.items():
            entities = [m.entity for m in members]
            if len(entities) > 1 or entities[0].plural:
                first = members[0]
                score = first.sentence * 10.0 + (_SUBJECT if first.subject else 0.0) + group * 0.01
                candidates.append((score, entities))
        for clause in [*self._clauses_of.get(sentence - 1, ()), *self._clauses_of.get(sentence, ())]:
            if clause.subject is None:
                continue
            if len(clause.subject.conjuncts) > 1 and clause.subject.end <= nominal.head:
                heads = {t for p in clause.subject.conjuncts for t in range(p.start, p.end)}
                entities = list({id(s.entity): s.entity for s in self.recent if s.token in heads}.values())
                if len(entities) > 1:
                    candidates.append((clause.sentence * 10.0 + _SUBJECT + 1, entities))
        if candidates:
            score, found = max(candidates, key=lambda c: c[0])
            if self._things_win(nominal, score):
                return []
            return found
        return self._last_together(nominal, lambda e: e.kind in ("person", "state"), reach=1)

    def _things_win(self, nominal: Nominal, score: float) -> bool:
        """Whether a plural noun that names no actor is likelier than the best group."""
        return any(self._sentence_of[thing] * 10.0 + _SUBJECT > score for thing in self._things(nominal))

    def _possessor(self, nominal: Nominal) -> list[Entity]:
        """A possessive belongs to its clause's subject, else to whom a pronoun in its place would stand for."""
        if self.seen and self.seen[-1].token == nominal.head - 1 and self.seen[-1].entity.kind == "state":
            return [self.seen[-1].entity]  # "…, Kroatien seine Ministerin": the verb is left out
        if nominal.head and self.reading.doc[nominal.head - 1].tag_ == "KON" and self.seen:
            last = self.seen[-1]  # "Malta und seine Nachbarn"
            if last.token == nominal.head - 2 and _may_own(last.entity, nominal):
                return [last.entity]
        clause = self.reading.clause_of_token.get(nominal.head)
        subject = clause.subject if clause is not None else None
        if subject is not None and not subject.start <= nominal.head < subject.end:
            members = [s for s in self.recent if subject.start <= s.token < subject.end and s.kind != "possessive"]
            heads = [s for s in members if s.token == subject.head or s.subject]
            entities = list({id(s.entity): s.entity for s in heads or members}.values())
            if entities and all(_may_own(e, nominal) for e in entities) and (len(entities) == 1 or nominal.plural):
                return entities
            if not members and self._thing_may_own(subject.head, nominal):
                return []
        owner = self._owner_nearby(nominal)
        if owner is not None:
            return [owner]
        if nominal.plural:  # feminine singular or plural
            woman = self._person(Nominal(nominal.start, nominal.end, nominal.head, "possessive", gender="Fem"))
            if woman is not None and woman.gender == "Fem":
                return [woman]
            return self._several(nominal)
        person = self._person(nominal)
        return [person] if person is not None else []

    def _thing_may_own(self, head: int, nominal: Nominal) -> bool:
        """Whether a subject that is no actor agrees with a possessive: "der Vertrag und seine Artikel"."""
        token = self.reading.doc[head]
        if token.tag_ == "PPER":
            return True  # somebody, but it is open whom it stands for
        if token.tag_ != "NN":
            return False
        plural, gender = token.morph.get("Number", []) == ["Plur"], token.morph.get("Gender", [])
        if nominal.plural:
            return plural or gender == ["Fem"]
        return not plural and gender != ["Fem"]

    def _owner_nearby(self, nominal: Nominal) -> Entity | None:
        """A state or body just named in the sentence that owns what follows: "Malta mit all seinen Inseln"."""
        sentence = self._sentence_of[nominal.head]
        for seen in reversed(self.recent):
            if seen.sentence != sentence or nominal.head - seen.token > _NEAR:
                return None
            if seen.kind == "possessive" or seen.entity.kind == "person":
                if seen.kind == "person" or seen.kind == "pronoun":
                    return None  # a person nearer by: salience decides
                continue
            if _may_own(seen.entity, nominal) and seen.entity.gender is not None and not seen.entity.plural:
                return seen.entity
        return None

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
            if score <= 0:
                continue
            score -= 0.01 * position + 0.3 * min(sentence - seen.sentence, 10)
            score += 0.5 if seen.subject else 0.0
            if best is None or score > best[0]:
                best = (score, entity)
        if best is not None:
            return best[1]
        return self._only_newcomer(nominal)

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

    def _only_newcomer(self, nominal: Nominal) -> Entity | None:
        """A role of the lead takes the one person whom the lines above name without any role."""
        form = nominal.role
        assert form is not None
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
        if not self._is_subject(nominal):
            return None
        entity.roles.append(form.lemma)
        self.roles[id(entity)].append(Role(form.lemma, form.head, form.level, nominal.codes, nominal.former))
        if entity.affiliation is None and codes:
            entity.affiliation = codes[0]
        return entity

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
        return None

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
            together = self._last_together(nominal, lambda e: e.kind == "state")
            if together:
                return together
            codes = self._leading_states(nominal)
            return [of_code(c) for c in codes] if len(codes) == 2 else []
        people = self._last_together(nominal, lambda e: e.kind == "person" and self._fits_pair(nominal, e))
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
        return form.level in levels or form.level in ("politician", "person", "counterpart", "official")

    def _last_together(self, nominal: Nominal, wanted: Callable[[Entity], bool], reach: int = 2) -> list[Entity]:
        """Two named side by side ("A und B", "zwischen A und B") in this or the last sentences."""
        sentence = self._sentence_of[nominal.head]
        doc = self.reading.doc
        names = [s for s in self.recent if wanted(s.entity) and sentence - s.sentence <= reach]
        for left, right in zip(reversed(names[:-1]), reversed(names[1:]), strict=True):
            if left.entity is right.entity or left.sentence != right.sentence:
                continue
            between = doc[left.token + 1 : right.token]
            if (
                0 < len(between) <= 8
                and any(t.tag_ == "KON" for t in between)
                and not any(t.tag_.startswith("V") or t.tag_ in ("$,", "$.") for t in between)
            ):
                return [left.entity, right.entity]
        return []

    def _leading_states(self, nominal: Nominal) -> list[str]:
        top = self.states.most_common(3)
        if len(top) < 2 or (len(top) == 3 and top[2][1] * 3 > top[1][1] * 2):
            recent = list(dict.fromkeys(code for _, code in reversed(self.state_order)))
            return recent[:2] if len(recent) == 2 else []
        return [code for code, _ in top[:2]]


def _known_head(entity: Entity) -> bool:
    known = known_leader(entity.name) or known_head(entity.name.split()[-1])
    return known is not None and known.head


def _is_spoken_of(seen: _Seen, nominal: Nominal) -> bool:
    """A state or body that a personal pronoun can take up: a subject of the same gender ("die Union …, sie")."""
    agrees = nominal.gender is not None and seen.entity.gender == nominal.gender
    return nominal.kind == "pronoun" and seen.subject and agrees and seen.entity.kind != "group"


def _feminine(entity: Entity) -> bool:
    """Whether a person is a woman as far as the text or her forename tells."""
    return entity.gender == "Fem" or (entity.gender is None and forename_gender(entity.name.split()[0]) == "Fem")


def _may_own(entity: Entity, nominal: Nominal) -> bool:
    if nominal.plural:
        return entity.plural or entity.gender == "Fem" or _feminine(entity) or entity.kind in ("group",)
    return not entity.plural and entity.gender != "Fem"
