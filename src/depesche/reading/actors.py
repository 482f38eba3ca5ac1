"""Who takes part: from the words that can stand for actors to the document's actors and all their mentions.

`find_actors` fills `reading.mentions` and `reading.entities`; `actors_of` and `actor` turn phrases and entities into
the `Actor` of a record. Names of one person are merged over short forms, cases and spellings; states take their
metonyms, adjectives and organs. What a role, a pronoun or a pair stands for is decided in `coreference`.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from depesche.german import lexicon
from depesche.german.lexicon import Seat, State, StateGroup
from depesche.german.nameforms import is_common
from depesche.german.nominals import Nominal, base_form, find_nominals, is_no_body, spelt_out
from depesche.german.voices import is_lesser_body
from depesche.reading.affiliations import Affiliations
from depesche.reading.coreference import Resolver
from depesche.reading.layers import Entity, Mention, Phrase, Reading
from depesche.reading.memory import Role
from depesche.reading.organs import Organs
from depesche.reading.persons import is_person, merge_names
from depesche.reading.registry import Registry
from depesche.reading.states import States, settle_homes
from depesche.records import Actor
from depesche.records.actor import ParticipantRole


def find_actors(reading: Reading) -> None:
    """Fill `reading.mentions` and `reading.entities`, in text order."""
    finder = _Finder(reading, _outside_boilerplate(reading, find_nominals(reading.doc)))
    finder.run()
    reading.entities[:] = finder.used()
    reading.mentions[:] = sorted(finder.mentions, key=lambda m: (m.start, m.end))


def _outside_boilerplate(reading: Reading, found: list[Nominal]) -> list[Nominal]:
    """The nominals of the article's own prose, their links to one another renumbered."""
    kept = [i for i, nominal in enumerate(found) if not reading.in_boilerplate(nominal.head, nominal.head + 1)]
    place = {old: new for new, old in enumerate(kept)}
    nominals = [found[i] for i in kept]
    for nominal in nominals:
        nominal.person = place.get(nominal.person) if nominal.person is not None else None
        nominal.titles = [place[t] for t in nominal.titles if t in place]
    return nominals


def actors_of(reading: Reading, phrase: Phrase, role: ParticipantRole | None = None) -> list[Actor]:
    """The actors a phrase stands for: each conjunct's, unresolved ones left out, each actor once."""
    found: list[Actor] = []
    seen: set[int] = set()
    for part in phrase.conjuncts or [phrase]:
        mention = mention_of(reading, part)
        for entity in mention.entities if mention is not None else ():
            if id(entity) not in seen:
                seen.add(id(entity))
                found.append(actor(reading, entity, mention, role))
    return found


def mention_of(reading: Reading, phrase: Phrase) -> Mention | None:
    """The mention that a simple phrase is: the one on its head, else a name that stands beside the head."""
    mention = reading.mention_at.get(phrase.head)
    after = reading.mention_at.get(phrase.head + 1) if phrase.head + 1 < phrase.end else None
    genitive = mention is not None and mention.form == "state" and after is not None
    if genitive and after is not None and after.start == phrase.head + 1 and _is_person_mention(after):
        return after  # a genitive that stands before the head
    if mention is not None and mention.form not in ("adjective", "possessive"):
        return _first_of_several(reading, phrase, mention) or mention
    for token in range(phrase.head + 1, min(phrase.end, phrase.head + 3)):
        beside = reading.mention_at.get(token)
        if beside is None or beside.form != "name" or beside.start != token or reading.doc[token].tag_ != "NE":
            continue
        if any(e.kind in ("person", "organisation") for e in beside.entities):
            return beside
    return None


def _first_of_several(reading: Reading, phrase: Phrase, mention: Mention) -> Mention | None:
    """The name behind a plural that tells what several are: "the ministers [Meier] and Schulz"."""
    if mention.form != "role" or any(e.kind != "group" or e.affiliation for e in mention.entities):
        return None
    after = reading.mention_at.get(mention.end) if mention.end < phrase.end else None
    if after is None or after.form != "name" or after.start != mention.end or not _is_person_mention(after):
        return None
    return after if "Plur" in reading.doc[mention.head].morph.get("Number", []) else None


def _is_person_mention(mention: Mention) -> bool:
    return mention.form in ("role", "name") and any(e.kind == "person" for e in mention.entities)


def actor(
    reading: Reading, entity: Entity, mention: Mention | None = None, role: ParticipantRole | None = None
) -> Actor:
    """The actor of a record for an entity, with the cut of the text that stands for it."""
    return Actor(
        id=entity.id,
        name=entity.name,
        kind=entity.kind,
        affiliation=entity.affiliation,
        role=role,
        mention=reading.span(mention.start, mention.end) if mention is not None else None,
    )


def _attribute(title: Nominal) -> str:
    """The last word of a title's attribute ("Sprecher des Ministeriums"), "" where it has none."""
    return title.description.split(" ")[-1] if title.end > title.head + 1 else ""


def _is_feminine(title: Nominal) -> bool:
    return title.role is not None and title.role.gender == "Fem" and not title.joint and not title.plural


class _Finder:
    """One document's pass from nominals to entities."""

    def __init__(self, reading: Reading, nominals: list[Nominal]) -> None:
        self.reading = reading
        self.nominals = nominals
        settle_homes(nominals)
        self.registry = Registry()
        self.states = States(reading, nominals)
        self.mentions: list[Mention] = []
        self.resolver = Resolver(reading)
        self.person_of: dict[int, Entity] = {}  # nominal index → person
        self.holders: dict[tuple[str, bool], list[tuple[Entity, Role]]] = defaultdict(list)
        self.affiliations = Affiliations(reading, self.states)
        self.organs = Organs(reading, nominals, self.registry, self.states, self.resolver)

    def run(self) -> None:
        """Names first, in any order of the text; then everything that stands for something named, in text order."""
        self._persons()
        for index, nominal in enumerate(self.nominals):
            entities = self._entities(index, nominal)
            self.resolver.saw(nominal, entities, index)
            if entities is None or (nominal.place and nominal.kind == "name"):
                continue
            self._mention(nominal, entities)
        self._organisations_of_the_network()

    # --- mentions and entities --------------------------------------------------------------------------------------

    def _mention(self, nominal: Nominal, entities: list[Entity]) -> None:
        forms = {
            "name": "name",
            "person": "name",
            "adjective": "adjective",
            "pronoun": "pronoun",
            "possessive": "possessive",
        }
        form = forms.get(nominal.kind, "role")
        if nominal.kind == "organ" and entities and entities[0].kind == "state":
            form = "state"
        if nominal.kind == "name" and isinstance(nominal.item, State | StateGroup | Seat):
            form = "state"
        start = nominal.core or nominal.start
        end = nominal.end if nominal.kind in ("name", "person") else nominal.head + 1
        self.mentions.append(Mention(start, end, nominal.head, form, list(entities)))  # type: ignore[arg-type]

    def _entities(self, index: int, nominal: Nominal) -> list[Entity] | None:
        """What a nominal stands for; None where it is no mention at all, an empty list where it is not resolved."""
        for code in nominal.codes:
            if lexicon.is_code(code):
                self.registry.of_code(code)
        if nominal.kind == "name":
            return self.registry.of_name(nominal)
        if nominal.kind == "person":
            person = self.person_of.get(index)
            return [person] if person is not None else None
        if nominal.kind == "adjective":
            return [self.registry.of_code(code) for code in nominal.codes]
        if nominal.kind == "role":
            return self._role(index, nominal)
        if nominal.kind == "organ":
            return self.organs.entities_of(index, nominal)
        if nominal.kind == "demonym":
            return self._demonym(index, nominal)
        if nominal.kind == "pair":
            return self.resolver.pair(nominal, self.registry.of_code)
        if nominal.kind == "country":
            if nominal.determiner != "definite":
                return self.resolver.country(nominal, self.registry.of_code)
            state = self.states.in_question(nominal.head, clear=True)
            return [self.registry.of_code(state)] if state else []
        return self.resolver.pronoun(nominal)

    # --- persons ----------------------------------------------------------------------------------------------------

    def _persons(self) -> None:
        """The persons named, with their titles and whom they act for."""
        for group in merge_names(self.nominals):
            members = sorted(group.members)
            nominals = [self.nominals[m] for m in members]
            if not is_person(self.reading, group, nominals):
                continue
            genders = Counter(n.gender for n in nominals if n.gender is not None)
            gender = genders.most_common(1)[0][0] if genders else None
            if any(_is_feminine(self.nominals[t]) for n in nominals for t in n.titles):
                gender = "Fem"  # titles tell more than forenames
            entity = Entity(group.name(self.nominals), "person", gender=gender)
            self.registry.entities.append(entity)
            self.person_of.update(dict.fromkeys(members, entity))
            self.resolver.named.update((n.head, entity) for n in nominals)
            titles = [self.nominals[t] for n in nominals for t in n.titles]
            for title in titles:
                self._add_role(entity, title)
            self.affiliations.settle(entity, nominals, titles)
        self.affiliations.settle_rest()

    def _add_role(self, entity: Entity, title: Nominal) -> None:
        form = title.role
        if form is None or form.level == "honorific":
            return
        if form.lemma not in entity.roles:
            entity.roles.append(form.lemma)
        self.resolver.roles[id(entity)].append(
            Role(form.lemma, form.head, form.level, title.codes, title.former, _attribute(title))
        )

    # --- roles, organs, demonyms ------------------------------------------------------------------------------------

    def _role(self, index: int, nominal: Nominal) -> list[Entity] | None:
        form = nominal.role
        assert form is not None
        if nominal.person is not None:
            person = self.person_of.get(nominal.person)
            if person is None:
                return None
            if form.level in ("counterpart", "successor", "predecessor"):
                self.resolver.copy_role(person, nominal)
                if person.affiliation is None and form.level == "counterpart":
                    own = self.resolver.state_of_possessor(nominal)
                    person.affiliation = self.states.visited(nominal.head, own) if own is not None else None
            elif person.affiliation is None and nominal.possessor is not None:
                person.affiliation = self.resolver.state_of_possessor(nominal)
            return [person]
        if form.level == "honorific":
            return None
        if nominal.parts:
            return self.registry.groups(nominal)
        if nominal.plural:
            return [self.registry.group(nominal, acts=True)]
        if not nominal.codes and (nominal.office_only or self._is_predicate(nominal)):
            return []
        if form.level == "head_of_state" and not nominal.codes and self._of_lesser_body(nominal):
            return []
        known = self.resolver.role(nominal) or self._later_holder(nominal) or self.resolver.only_newcomer(nominal)
        if known is None and not form.office and form.level in ("politician", "diplomat") and nominal.codes:
            known = self.resolver.national(nominal, nominal.codes[0]) if nominal.determiner == "definite" else None
        plain = not nominal.codes and nominal.end == nominal.head + 1
        if known is None and form.level == "expert" and plain and nominal.determiner == "definite":
            known = self.resolver.expert(nominal)
        if known is not None:
            return [known]
        if nominal.office_only or form.level in ("guest", "host", "member") or self._is_predicate(nominal):
            return []
        if form.office and plain and nominal.determiner in ("definite", "demonstrative"):
            return []  # "der Minister": somebody told of, but whom
        return [self._described(nominal)]

    def _of_lesser_body(self, nominal: Nominal) -> bool:
        """ "Der Präsident des Instituts": the genitive right behind the title names a body that is no state."""
        phrase = self.reading.phrase_of_head.get(nominal.head)
        behind = [g for g in phrase.genitives if g.start == nominal.head + 1] if phrase is not None else []
        return any(is_lesser_body(self.reading.doc[g.head].lemma_) for g in behind)

    def _later_holder(self, nominal: Nominal) -> Entity | None:
        """The only person that the text, further on, gives this very title ("Der Gesandte … X, der Gesandte für …")."""
        form = nominal.role
        assert form is not None
        if nominal.determiner not in ("definite", "none") or not form.office:
            return None
        codes = {c for c in nominal.codes if lexicon.is_code(c)}
        if not self.holders:
            for person in {id(p): p for p in self.person_of.values()}.values():
                for role in self.resolver.roles[id(person)]:
                    self.holders[(role.lemma, role.former)].append((person, role))
        holders = {
            id(person): person
            for person, role in self.holders.get((form.lemma, nominal.former), ())
            if not codes or person.affiliation in codes or codes & set(role.codes)
        }
        return next(iter(holders.values())) if len(holders) == 1 else None

    def _is_predicate(self, nominal: Nominal) -> bool:
        """A role told of somebody ("ist Minister") or held by nobody named ("als Minister") stands for no actor."""
        clause = self.reading.clause_of_token.get(nominal.head)
        if clause is not None and clause.predicative is not None and clause.predicative.head == nominal.head:
            return True
        return nominal.determiner == "none" and not nominal.codes and nominal.end == nominal.head + 1

    def _described(self, nominal: Nominal) -> Entity:
        form = nominal.role
        assert form is not None
        code = next((c for c in nominal.codes if lexicon.is_code(c)), None)
        if code is None and nominal.possessor is not None and form.level != "counterpart":
            code = self.resolver.state_of_possessor(nominal)
        counterpart = self.resolver.counterpart_role(nominal)
        key = (
            "role",
            nominal.description if nominal.determiner != "indefinite" else f"{nominal.description}@{nominal.head}",
        )
        entity = self.registry.entity(key, nominal.description, "person", gender=form.gender, affiliation=code)
        if form.lemma not in entity.roles:
            self._add_role(entity, nominal)
            if counterpart is not None:
                self.resolver.roles[id(entity)].append(counterpart)
        return entity

    def _demonym(self, index: int, nominal: Nominal) -> list[Entity] | None:
        after = self.nominals[index + 1] if index + 1 < len(self.nominals) else None
        if not nominal.plural and after is not None and after.kind == "person" and after.start == nominal.end:
            person = self.person_of.get(index + 1)  # "der Franzose X"
            return [person] if person is not None else None
        if nominal.plural or not nominal.codes:
            return [
                self.registry.entity(
                    ("group", nominal.description.casefold()),
                    nominal.description,
                    "group",
                    affiliation=None,
                    plural=True,
                )
            ]
        if nominal.determiner in ("definite", "demonstrative"):
            person = self.resolver.national(nominal, nominal.codes[0])
            return [person] if person is not None else []
        return None

    # --- what the rules can't know ----------------------------------------------------------------------------------

    def _organisations_of_the_network(self) -> None:
        """Names that only the network takes for organisations."""
        taken = {t for n in self.nominals for t in range(n.start, n.end) if n.kind not in ("adjective", "possessive")}
        for entity in self.reading.doc.ents:
            if entity.label_ != "ORG" or any(t.i in taken or t.is_space or t.is_punct for t in entity):
                continue
            if is_no_body(entity.text) or (len(entity) == 1 and is_common(entity.text) and not entity.text.isupper()):
                continue
            name = base_form(self.reading.doc, entity.start, entity.end)
            if len(name) < 2 or not any(t.tag_ == "NE" for t in entity):
                continue
            long = spelt_out(self.reading.doc, entity.start, entity.end)
            if long is not None and not any(t in taken for t in range(*long)):
                full = base_form(self.reading.doc, *long)
                self.registry.also(("org", name), self.registry.entity(("org", full), full, "organisation"))
                self.mentions.append(Mention(*long, long[1] - 1, "name", [self.registry.by_key[("org", name)]]))
                taken.update(range(*long))
            found = self.registry.entity(("org", name), name, "organisation")
            self.mentions.append(Mention(entity.start, entity.end, entity.end - 1, "name", [found]))

    def used(self) -> list[Entity]:
        """The entities that a mention stands for, and all states, organisations and persons by name."""
        used = {id(e) for m in self.mentions for e in m.entities}
        named = {id(e) for e in self.person_of.values()}
        return [e for e in self.registry.entities if id(e) in used | named or e.kind in ("state", "igo")]
