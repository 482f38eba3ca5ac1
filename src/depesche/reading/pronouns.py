"""What pronouns and possessives stand for.

A pronoun takes the fitting person (gender, number) that is most salient: near before near, subject before object, as in
centering theory (Grosz, Joshi & Weinstein 1995). What stays open is left unresolved.
"""

from __future__ import annotations

from depesche.german.nameforms import forename_gender, sounds_feminine
from depesche.german.nominals import Nominal
from depesche.german.speech import speech_lexicon
from depesche.reading.layers import Clause, Entity, Phrase
from depesche.reading.memory import Memory, Seen

_REACH = 3  # sentences back in which a pronoun finds its person
_NEAR = 5  # tokens between a possessive and the state or body before it
_SUBJECT, _TOPIC = 6.0, 4.0
_SPOKEN_OF = 12.0


class Pronouns(Memory):
    """Pronouns and possessives of one document, resolved in text order."""

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
            if token == antecedent and nominal.plural and len(joined := self._coordinated(nominal)) > 1:
                return joined
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
        return self._coordinated(nominal) if nominal.plural else []

    def _coordinated(self, nominal: Nominal) -> list[Entity]:
        """All who are joined right before a plural relative pronoun: "the ministers X and Y, who …"."""
        sentence = self._sentence_of[nominal.head]
        for clause in self._clauses_of.get(sentence, ()):
            for phrase in (clause.subject, *clause.objects, *clause.prepositional):
                if phrase is None or len(phrase.conjuncts) < 2 or not self._follows(phrase, nominal.head):
                    continue
                parts = [range(p.start, p.end) for p in phrase.conjuncts]
                inside = [
                    s for s in self.recent if s.kind not in ("possessive", "adjective") and s.token >= phrase.start
                ]
                joined = [[s.entity for s in inside if s.token in part] for part in parts]
                if all(joined):
                    return list({id(part[-1]): part[-1] for part in joined}.values())
        return []

    def _follows(self, phrase: Phrase, relative: int) -> bool:
        """Does nothing but the end of its clause's verb stand between: "X und Y [mit], die …"?"""
        between = self.reading.doc[phrase.end : relative]
        return phrase.end <= relative and all(t.tag_ == "PTKVZ" or t.tag_[:2] == "VV" or t.is_punct for t in between)

    def _person(self, nominal: Nominal) -> Entity | None:
        sentence = self._sentence_of[nominal.head]
        clause = self.reading.clause_of_token.get(nominal.head)
        own = set(clause.tokens) if clause is not None and nominal.kind == "pronoun" else set()
        beside = self._beside(own, clause)
        is_subject = clause is not None and clause.subject is not None and clause.subject.head == nominal.head
        if is_subject:  # "Er hält Bos für …": who is named below the subject is somebody else (principle C)
            beside |= {id(self.named[token]) for token in own & self.named.keys()}
        best: tuple[float, Entity] | None = None
        unsure: tuple[float, Entity] | None = None  # who is the likeliest but that nothing tells a woman by
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
                if entity.kind == "person" and is_subject and (unsure is None or score > unsure[0]):
                    unsure = (score, entity)
                score -= 15.0
            if self._quote_of.get(seen.token) != self._quote_of.get(nominal.head):
                score -= _SPOKEN_OF  # named in somebody's words: rather spoken of than speaking
            if best is None or score > best[0]:
                best = (score, entity)
        if best is None or self._thing_wins(nominal, clause, best[0]):
            return None
        if nominal.gender == "Fem" and not _feminine(best[1]) and not self._only_person(best[1]):
            return None
        if unsure is not None and unsure[1] is not best[1] and unsure[0] > best[0]:
            return None  # a subject of unknown gender right before against a woman named in passing
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

    def _same_voice(self, nominal: Nominal, seen: Seen) -> bool:
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
            if self._quote_of.get(token) != self._quote_of.get(nominal.head):
                continue  # who is told of in somebody's words
            seen = last.get(token)
            if seen is not None:
                entity = seen.entity
                genders = (nominal.gender,) if nominal.gender is not None else ("Masc", "Neut")
                fits = entity.gender in genders or (entity.kind == "person" and entity.gender is None)
                if not entity.plural and fits:
                    owner = self._of_which(token, last)
                    return [owner.entity if owner is not None and owner.entity.gender in genders else entity]
            elif doc[token].tag_ == "NN" and doc[token].morph.get("Number", []) == ["Plur"]:
                if nominal.gender == "Fem":
                    return []  # "diese" may be several
            elif doc[token].tag_ == "NN":
                gender = doc[token].morph.get("Gender", [])
                if not gender or (nominal.gender in gender if nominal.gender is not None else gender != ["Fem"]):
                    return []
        return []

    def _of_which(self, token: int, last: dict[int, Seen]) -> Seen | None:
        """The actor whose attribute in the genitive the noun is: "ein Mitarbeiter des Amtes"."""
        doc = self.reading.doc
        if token < 2 or doc[token].tag_ != "NN" or "Gen" not in doc[token - 1].morph.get("Case", []):
            return None
        return last.get(token - 2) if doc[token - 1].tag_ in {"ART", "PDAT", "PPOSAT"} else None

    def _several(self, nominal: Nominal) -> list[Entity]:
        """A plural pronoun takes the last plural mention, subjects first; or the coordinated subject before it."""
        sentence = self._sentence_of[nominal.head]
        groups: dict[int, list[Seen]] = {}
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
        return self.together(nominal, lambda e: e.kind in ("person", "state"), reach=1)

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
            if subject.start > nominal.head and (ahead := self._named_in(subject)) and _may_own(ahead, nominal):
                return [ahead]  # "on her visit to Peru the minister X praised …"
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

    def _named_in(self, phrase: Phrase) -> Entity | None:
        """The one person whom a phrase names."""
        told = {id(e): e for t in range(phrase.start, phrase.end) if (e := self.named.get(t)) is not None}
        return next(iter(told.values())) if len(told) == 1 and not phrase.conjuncts else None

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


def _is_spoken_of(seen: Seen, nominal: Nominal) -> bool:
    """A state or body that a personal pronoun can take up: a subject of the same gender ("die Union …, sie")."""
    agrees = nominal.gender is not None and seen.entity.gender == nominal.gender
    return nominal.kind == "pronoun" and seen.subject and agrees and seen.entity.kind != "group"


def _feminine(entity: Entity) -> bool:
    """Whether a person is a woman as far as the text or her forename tells."""
    forename, *rest = entity.name.split()
    told = forename_gender(forename) == "Fem" or (bool(rest) and sounds_feminine(forename))
    return entity.gender == "Fem" or (entity.gender is None and told)


def _may_own(entity: Entity, nominal: Nominal) -> bool:
    if nominal.plural:
        return entity.plural or entity.gender == "Fem" or _feminine(entity) or entity.kind in ("group",)
    return not entity.plural and entity.gender != "Fem"
