"""Who takes part: from the words that can stand for actors to the document's actors and all their mentions.

`find_actors` fills `reading.mentions` and `reading.entities`; `actors_of` and `actor` turn phrases and entities into
the `Actor` of a record. Names of one person are merged over short forms, cases and spellings; states take their
metonyms, adjectives and organs. What a role, a pronoun or a pair stands for is decided in `coreference`.
"""

from __future__ import annotations

import bisect
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice

from depesche.german import lexicon
from depesche.german.lexicon import Body, Medium, Organisation, Seat, State, StateGroup
from depesche.german.nameforms import is_common, known_head, known_leader
from depesche.german.nominals import Nominal, base_form, find_nominals, is_no_body, spelt_out
from depesche.reading.coreference import Resolver
from depesche.reading.layers import Entity, Mention, Phrase, Reading
from depesche.reading.memory import Role
from depesche.reading.persons import is_person, merge_names, title_code
from depesche.records import Actor
from depesche.records.actor import ActorKind, ParticipantRole

_STATE_OFFICES = frozenset({"head_of_state", "head_of_government", "minister", "foreign_minister"})
_MEMORY = 400  # mentions back that are looked at, so that long documents cost no more a word than short ones
_OFTEN = 3  # mentions that make a state the one the document is about, if others have one at most
_UNKNOWN = "?"
_GENUS_REACH = 4  # sentences back in which "the militia" finds the body it stands for
_CONTEXT = 80  # tokens back in which a bare title ("Außenminister X") finds its state


def find_actors(reading: Reading) -> None:
    """Fill `reading.mentions` and `reading.entities`, in text order."""
    finder = _Finder(reading, _outside_boilerplate(reading, find_nominals(reading.doc)))
    finder.run()
    reading.entities[:] = finder.entities
    reading.mentions[:] = sorted(finder.mentions, key=lambda m: (m.start, m.end))


def _outside_boilerplate(reading: Reading, found: list[Nominal]) -> list[Nominal]:
    """The nominals of the article's own prose, their links to one another renumbered."""
    kept = [i for i, nominal in enumerate(found) if not _in_boilerplate(reading, nominal)]
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
        return mention
    for token in range(phrase.head + 1, min(phrase.end, phrase.head + 3)):
        beside = reading.mention_at.get(token)
        if beside is None or beside.form != "name" or beside.start != token or reading.doc[token].tag_ != "NE":
            continue
        if any(e.kind in ("person", "organisation") for e in beside.entities):
            return beside
    return None


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


def _in_boilerplate(reading: Reading, nominal: Nominal) -> bool:
    if not reading.boilerplate:
        return False
    char = reading.doc[nominal.head].idx
    return any(region.start <= char < region.end for region in reading.boilerplate)


def _attribute(title: Nominal) -> str:
    """The last word of a title's attribute ("Sprecher des Ministeriums"), "" where it has none."""
    return title.description.split(" ")[-1] if title.end > title.head + 1 else ""


def _is_feminine(title: Nominal) -> bool:
    return title.role is not None and title.role.gender == "Fem" and not title.joint and not title.plural


def _is_bare_title(title: Nominal) -> bool:
    """A title that nothing tells the state of: no code, adjective or attribute, and of one person alone."""
    bare = title.end == title.head + 1 and title.head - title.core <= (title.determiner != "none")
    return bare and not title.codes and not title.joint and not title.former


class _Finder:
    """One document's pass from nominals to entities."""

    def __init__(self, reading: Reading, nominals: list[Nominal]) -> None:
        self.reading = reading
        self.nominals = nominals
        self.entities: list[Entity] = []
        self.mentions: list[Mention] = []
        self.by_key: dict[tuple[str, str], Entity] = {}
        self.resolver = Resolver(reading)
        self.person_of: dict[int, Entity] = {}  # nominal index → person
        self.holders: dict[tuple[str, bool], list[tuple[Entity, Role]]] = defaultdict(list)
        self.names_at = {n.head: n.codes for n in nominals if n.kind == "name"}
        self.timeline: list[tuple[int, str]] = []  # token and state of every mention of a state
        self.named: list[tuple[int, str, bool]] = []  # token and state of every name of one; whether as an actor
        self._only = _UNKNOWN
        self.kinds: dict[int, str] = {}  # entity → kind of body
        self.organs: dict[str, Entity] = {}  # noun → the state it stood for last

    def run(self) -> None:
        """Names first, in any order of the text; then everything that stands for something named, in text order."""
        self._settle_homes()
        states = lexicon.state_of_code()
        self.timeline = [(n.head, code) for n in self.nominals for code in n.codes if code in states]
        self.named = [
            (n.head, code, n.kind == "organ" or (not n.place and isinstance(n.item, State | Seat)))
            for n in self.nominals
            for code in n.codes
            if code in states and (n.kind == "name" or n.acts == "state")
        ]
        self._persons()
        for index, nominal in enumerate(self.nominals):
            entities = self._entities(index, nominal)
            self.resolver.saw(nominal, entities, index)
            if entities is None or (nominal.place and nominal.kind == "name"):
                continue
            self._mention(nominal, entities)
        self._organisations_of_the_network()
        self._drop_unused()

    def _settle_homes(self) -> None:
        """Which state a "federal chancellor" belongs to: the one of those possible that the text speaks of most."""
        counts = Counter(code for n in self.nominals if not n.homes for code in n.codes)
        for nominal in self.nominals:
            if not nominal.homes:
                continue
            best = max(nominal.homes, key=lambda code: (counts[code], -nominal.homes.index(code)))
            if nominal.person is not None:
                name = self.nominals[nominal.person].description
                known = known_leader(name) or known_head(name.split(" ")[-1])
                if known is not None and known.affiliation in nominal.homes:
                    best = known.affiliation
            nominal.codes = (best,)

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

    def entity(self, key: tuple[str, str], name: str, kind: ActorKind, **more: object) -> Entity:
        """The entity under `key`, made on first use."""
        if key not in self.by_key:
            self.by_key[key] = Entity(name, kind, **more)  # type: ignore[arg-type]
            self.entities.append(self.by_key[key])
        return self.by_key[key]

    def _latest(self) -> Iterator[tuple[tuple[str, str], Entity]]:
        """The entities made last, latest first."""
        return islice(reversed(self.by_key.items()), _MEMORY)

    def of_code(self, code: str) -> Entity:
        """The state or international organisation with this code."""
        state = lexicon.state_of_code().get(code)
        if state is not None:
            gender = lexicon.GENDER_OF_ARTICLE.get(state.article, "Neut")
            return self.entity(("code", code), state.main, "state", id=code, affiliation=code, gender=gender)
        name, gender = lexicon.name_of_organisation(code), "Fem"
        return self.entity(("code", code), name, "igo", id=code, affiliation=code, gender=gender)

    def _entities(self, index: int, nominal: Nominal) -> list[Entity] | None:
        """What a nominal stands for; None where it is no mention at all, an empty list where it is not resolved."""
        for code in nominal.codes:
            if lexicon.is_code(code):
                self.of_code(code)
        if nominal.kind == "name":
            return self._named(nominal)
        if nominal.kind == "person":
            person = self.person_of.get(index)
            return [person] if person is not None else None
        if nominal.kind == "adjective":
            return [self.of_code(code) for code in nominal.codes]
        if nominal.kind == "role":
            return self._role(index, nominal)
        if nominal.kind == "organ":
            return self._organ(index, nominal)
        if nominal.kind == "demonym":
            return self._demonym(index, nominal)
        if nominal.kind == "pair":
            return self.resolver.pair(nominal, self.of_code)
        if nominal.kind == "country":
            if nominal.determiner != "definite":
                return self.resolver.country(nominal, self.of_code)
            state = self._state_in_question(nominal.head, clear=True)
            return [self.of_code(state)] if state else []
        return self.resolver.pronoun(nominal)

    def _named(self, nominal: Nominal) -> list[Entity] | None:
        item = nominal.item
        if isinstance(item, State | Seat):
            return [self.of_code(item.code)]
        if isinstance(item, StateGroup):
            return [self.of_code(code) for code in item.codes]
        if isinstance(item, Organisation):
            if item.id:
                return [self.of_code(item.id)]
            parent = item.parent or None
            return [
                self.entity(("body", item.body), item.name, "organisation", affiliation=parent, gender=nominal.gender)
            ]
        if isinstance(item, Medium):
            return [self.entity(("medium", item.medium), item.medium, "organisation", affiliation=item.state)]
        if isinstance(item, Body):
            kind: ActorKind = "group" if item.plural else "organisation"
            found = self.entity(("body", item.body), item.body, kind, gender=nominal.gender, plural=item.plural)
            self.kinds[id(found)] = item.kind
            return [found]
        return None

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
            self.entities.append(entity)
            self.person_of.update(dict.fromkeys(members, entity))
            titles = [self.nominals[t] for n in nominals for t in n.titles]
            for title in titles:
                self._add_role(entity, title)
            self._affiliate(entity, titles)

    def _add_role(self, entity: Entity, title: Nominal) -> None:
        form = title.role
        if form is None or form.level == "honorific":
            return
        if form.lemma not in entity.roles:
            entity.roles.append(form.lemma)
        self.resolver.roles[id(entity)].append(
            Role(form.lemma, form.head, form.level, title.codes, title.former, _attribute(title))
        )

    def _affiliate(self, entity: Entity, titles: list[Nominal]) -> None:
        """For whom a person acts: by their titles, else by the list of leaders, else by the state in question."""
        entity.affiliation = title_code(titles, lexicon.is_code)
        known = known_leader(entity.name)
        if known is not None:
            entity.wikidata = known.wikidata
            in_state = any(t.role is not None and t.role.level in _STATE_OFFICES for t in titles)
            if entity.affiliation is None and (in_state or self._spoken_of(known.affiliation)):
                entity.affiliation = known.affiliation
        if entity.affiliation is None and " " not in entity.name:
            head = known_head(entity.name)
            if head is not None and self._spoken_of(head.affiliation):
                entity.affiliation = head.affiliation
        for title in titles:
            of_state = title.role is not None and title.role.level in _STATE_OFFICES
            if entity.affiliation is None and of_state and _is_bare_title(title):
                entity.affiliation = self._acting_state(title.head) or self._only_state()

    def _spoken_of(self, code: str) -> bool:
        return any(known == code for _, known in self.timeline)

    def _only_state(self) -> str | None:
        """The one state that the document speaks of, where it speaks of hardly any other."""
        if self._only is _UNKNOWN:
            top = Counter(code for _, code in self.timeline).most_common(3)
            clear = bool(top) and top[0][1] >= _OFTEN and sum(n for _, n in top[1:]) <= 1
            self._only = top[0][0] if clear else ""
        return self._only or None

    def _acting_state(self, token: int) -> str | None:
        """The state of a bare title: the only one named in its sentence and the one before, and named as an actor."""
        doc, sentences = self.reading.doc, self.reading.sentences
        number = bisect.bisect_right(sentences, (token, len(doc))) - 1
        start, end = sentences[max(0, number - 1)][0], sentences[max(0, number)][1]
        first = bisect.bisect_left(self.named, (start, "", False))
        near = [known for known in self.named[first:] if known[0] < end]
        codes = {code for _, code, _ in near}
        return codes.pop() if len(codes) == 1 and any(acts for _, _, acts in near) else None

    def _state_of_subject(self, token: int) -> str | None:
        """The state that is the subject of the token's clause ("Slowenien nominierte den Präsidenten X")."""
        clause = self.reading.clause_of_token.get(token)
        subject = clause.subject if clause is not None else None
        if subject is None or subject.conjuncts or subject.start <= token < subject.end:
            return None
        codes = self.names_at.get(subject.head, ())
        return codes[0] if codes and codes[0] in lexicon.state_of_code() else None

    def _state_in_question(self, token: int, clear: bool = False) -> str | None:
        """The state that a bare title or organ belongs to: the last one named, where it is the one most spoken of.

        `clear`: no other state may be spoken of half as much.
        """
        end = bisect.bisect_left(self.timeline, (token, ""))
        spoken_of = self.timeline[max(0, end - _MEMORY) : end]
        if not spoken_of or token - spoken_of[-1][0] > _CONTEXT:
            return None
        last = spoken_of[-1][1]
        counts = Counter(code for _, code in spoken_of)
        others = max((n for code, n in counts.items() if code != last), default=0)
        return last if counts[last] >= (2 * others if clear else others) else None

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
            elif person.affiliation is None and nominal.possessor is not None:
                person.affiliation = self.resolver.state_of_possessor(nominal)
            return [person]
        if form.level == "honorific":
            return None
        if nominal.parts:
            return [
                self.entity(("group", name.casefold()), name, "group", affiliation=code, plural=True)
                for code, name in nominal.parts
            ]
        if nominal.plural:
            return [self._group(nominal, acts=True)]
        if not nominal.codes and (nominal.office_only or self._is_predicate(nominal)):
            return []
        known = self.resolver.role(nominal) or self._later_holder(nominal)
        if known is None and not form.office and form.level in ("politician", "diplomat") and nominal.codes:
            known = self.resolver.national(nominal, nominal.codes[0]) if nominal.determiner == "definite" else None
        if known is not None:
            return [known]
        if nominal.office_only or form.level in ("guest", "host", "member") or self._is_predicate(nominal):
            return []
        plain = not nominal.codes and nominal.end == nominal.head + 1
        if form.office and plain and nominal.determiner in ("definite", "demonstrative"):
            return []  # "der Minister": somebody told of, but whom
        return [self._described(nominal)]

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
        entity = self.entity(key, nominal.description, "person", gender=form.gender, affiliation=code)
        if form.lemma not in entity.roles:
            self._add_role(entity, nominal)
            if counterpart is not None:
                self.resolver.roles[id(entity)].append(counterpart)
        return entity

    def _group(self, nominal: Nominal, acts: bool) -> Entity:
        code = next((c for c in nominal.codes if lexicon.is_code(c)), None) if acts else None
        key = ("group", nominal.description.casefold())
        if nominal.determiner == "definite" and " " not in nominal.description and not nominal.codes:
            ending = nominal.description.casefold()
            for (kind, name), entity in self._latest():
                if kind in ("group", "body") and entity.plural and name.casefold().split(" ")[-1].endswith(ending):
                    return entity
                if kind == "group" and entity.plural and name.endswith(" " + ending):
                    return entity
        return self.entity(key, nominal.description, "group", affiliation=code, plural=True)

    def _organ(self, index: int, nominal: Nominal) -> list[Entity] | None:
        codes = [c for c in nominal.codes if lexicon.is_code(c)]
        if nominal.acts == "state":
            noun = self.reading.doc[nominal.head].lemma_
            if codes:
                if len(codes) == 1:
                    self.organs[noun] = self.of_code(codes[0])
                return [self.of_code(code) for code in codes]
            if nominal.bare:
                code = self._state_of_subject(nominal.head) or self._state_in_question(nominal.head, clear=True)
                known = self.organs.get(noun) if code is None else None
                return [self.of_code(code)] if code else [known] if known is not None else []
            owner = self.resolver.state_of_possessor(nominal) if nominal.possessor is not None else None
            return [self.of_code(owner)] if owner else []
        if nominal.acts == "medium":
            return self._medium(index, nominal, codes)
        if nominal.acts == "press":
            return [
                self._group(nominal, acts=True) if nominal.plural else self._body(nominal, codes[0] if codes else None)
            ]
        if nominal.acts == "short":
            known = self._longer_name(nominal)
            return [known] if known is not None else None
        if nominal.acts == "own":
            if nominal.plural:
                return [self._group(nominal, acts=False)]
            if nominal.genus and nominal.determiner in ("definite", "demonstrative") and not codes:
                known = self._of_genus(nominal)
                if known is not None or nominal.bare:
                    return [known] if known is not None else []
            return [self._body(nominal, None)]
        if nominal.acts == "office" and not nominal.plural and nominal.determiner in ("definite", "demonstrative"):
            known = self._of_office(nominal, codes[0] if codes else None)
            if known is not None:
                return [known]
        if nominal.acts == "group" and nominal.plural:
            return [self._group(nominal, acts=True)]
        if codes:
            return [self._body(nominal, codes[0])]
        known = self._longer_name(nominal)
        if known is not None:
            return [known]
        if nominal.determiner in ("definite", "demonstrative") and nominal.end == nominal.head + 1:
            ending = nominal.description.casefold()
            for (kind, name), entity in self._latest():
                if kind == "organ" and name.casefold().split(" ")[-1].endswith(ending):
                    return [entity]
        code = self.resolver.state_of_subject(nominal) or self._state_in_question(nominal.head, clear=True)
        return [self._body(nominal, code if nominal.bare else None)]

    def _of_office(self, nominal: Nominal, code: str | None) -> Entity | None:
        """The authority that "the ministry" is: the last whose name ends in the noun, else the last of that state."""
        ending = self.reading.doc[nominal.head].lemma_.casefold()
        other: Entity | None = None
        for (kind, name), entity in self._latest():
            if kind != "organ" or entity.plural or self.kinds.get(id(entity)) not in ("body", "office"):
                continue
            if code is not None and entity.affiliation != code:
                continue
            if any(word.casefold().endswith(ending) for word in name.split(" ")):
                return entity
            other = other or entity
        return other

    def _longer_name(self, nominal: Nominal) -> Entity | None:
        """The body named before whose name ends in the noun: "das Parlament" for the "Europaparlament"."""
        if nominal.plural or nominal.end != nominal.head + 1 or nominal.determiner in ("indefinite", "possessive"):
            return None
        ending = self.reading.doc[nominal.head].lemma_.casefold()
        for (kind, _), entity in self._latest():
            if kind in ("body", "code") and entity.kind != "state":
                name = entity.name.casefold()
                if name.endswith(ending) and len(name) > len(ending):
                    return entity
        return None

    def _of_genus(self, nominal: Nominal) -> Entity | None:
        """The body of that kind named last: "die Miliz" after "Hisbollah", "die Partei" after "SPD"."""
        sentence = self.resolver.sentence_of(nominal.head)
        for seen in reversed(self.resolver.recent):
            if sentence - seen.sentence > _GENUS_REACH:
                return None
            kind = self.kinds.get(id(seen.entity))
            if kind and (kind == nominal.genus or (kind == "ngo" and nominal.genus == "armed")):
                return seen.entity
        return None

    def _body(self, nominal: Nominal, code: str | None) -> Entity:
        name = nominal.description
        kind: ActorKind = "group" if nominal.acts == "group" else "organisation"
        found = self.entity(("organ", name), name, kind, affiliation=code, gender=nominal.gender, plural=nominal.plural)
        self.kinds.setdefault(id(found), nominal.acts)
        return found

    def _medium(self, index: int, nominal: Nominal, codes: list[str]) -> list[Entity] | None:
        for after in self.nominals[index + 1 : index + 3]:
            if isinstance(after.item, Medium) and after.head - nominal.head <= 4:
                return self._named(after)
        if nominal.plural:
            return [self._group(nominal, acts=True)]
        if nominal.bare and not codes and not self._quoted(nominal.head + 1):
            for (kind, _), entity in self._latest():
                if kind == "medium":
                    return [entity]
        return [self._body(nominal, codes[0] if codes else None)]

    def _quoted(self, token: int) -> bool:
        """Whether a name in quotation marks begins here, so that the noun before it is explained by it."""
        doc = self.reading.doc
        return token < len(doc) and doc[token].is_quote

    def _demonym(self, index: int, nominal: Nominal) -> list[Entity] | None:
        after = self.nominals[index + 1] if index + 1 < len(self.nominals) else None
        if not nominal.plural and after is not None and after.kind == "person" and after.start == nominal.end:
            person = self.person_of.get(index + 1)  # "der Franzose X"
            return [person] if person is not None else None
        if nominal.plural or not nominal.codes:
            return [
                self.entity(
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
                self.by_key.setdefault(("org", name), self.entity(("org", full), full, "organisation"))
                self.mentions.append(Mention(*long, long[1] - 1, "name", [self.by_key[("org", name)]]))
                taken.update(range(*long))
            found = self.entity(("org", name), name, "organisation")
            self.mentions.append(Mention(entity.start, entity.end, entity.end - 1, "name", [found]))

    def _drop_unused(self) -> None:
        """Entities that no mention stands for, as far as they are no states, organisations or persons by name."""
        used = {id(e) for m in self.mentions for e in m.entities}
        named = {id(e) for e in self.person_of.values()}
        self.entities = [e for e in self.entities if id(e) in used or id(e) in named or e.kind in ("state", "igo")]
