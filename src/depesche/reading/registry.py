"""The actors of one document, each made on first use and found again under its key, its name or its code."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from depesche.german import lexicon
from depesche.german.lexicon import Body, Medium, Organisation, Seat, State, StateGroup
from depesche.german.nominals import Nominal
from depesche.reading.layers import Entity
from depesche.records.actor import ActorKind

_MEMORY = 400  # entities back that are looked at, so that long documents cost no more a word than short ones


class Registry:
    """Entities of one document, in the order in which they came up.

    A key is the way an actor is known (`code`, `body`, `medium`, `organ`, `group`, `role`, `org`) and its name there.
    """

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self.by_key: dict[tuple[str, str], Entity] = {}
        self.kinds: dict[int, str] = {}  # entity → kind of body

    def entity(self, key: tuple[str, str], name: str, kind: ActorKind, **more: object) -> Entity:
        """The entity under `key`, made on first use."""
        if key not in self.by_key:
            self.by_key[key] = Entity(name, kind, **more)  # type: ignore[arg-type]
            self.entities.append(self.by_key[key])
        return self.by_key[key]

    def also(self, key: tuple[str, str], entity: Entity) -> None:
        """Know an entity under a further key, unless another is known under it."""
        self.by_key.setdefault(key, entity)

    def latest(self) -> Iterator[tuple[tuple[str, str], Entity]]:
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

    def of_name(self, nominal: Nominal) -> list[Entity] | None:
        """What a name of the lexica stands for; None for places that are no actors."""
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
            return [self.entity(("medium", item.medium), item.medium, "organisation", affiliation=item.state or None)]
        if isinstance(item, Body):
            kind: ActorKind = "group" if item.plural else "organisation"
            found = self.entity(("body", item.body), item.body, kind, gender=nominal.gender, plural=item.plural)
            self.kinds[id(found)] = item.kind
            return [found]
        return None

    def group(self, nominal: Nominal, acts: bool) -> Entity:
        """Several persons or bodies: those that a bare noun takes up, else a group of their own.

        `acts`: whether the group acts for the state or organisation told in its words.
        """
        code = next((c for c in nominal.codes if lexicon.is_code(c)), None) if acts else None
        key = ("group", nominal.description.casefold())
        if nominal.determiner == "definite" and " " not in nominal.description and not nominal.codes:
            ending = nominal.description.casefold()
            for (kind, name), entity in self.latest():
                if kind in ("group", "body") and entity.plural and name.casefold().split(" ")[-1].endswith(ending):
                    return entity
                if kind == "group" and entity.plural and name.endswith(" " + ending):
                    return entity
        return self.entity(key, nominal.description, "group", affiliation=code, plural=True)

    def groups(self, nominal: Nominal) -> list[Entity]:
        """The several groups that a noun tells of, each with the state or organisation it acts for."""
        return [
            self.entity(("group", name.casefold()), name, "group", affiliation=code, plural=True)
            for code, name in nominal.parts
        ]

    def body(self, nominal: Nominal, code: str | None) -> Entity:
        """The body of this description, which acts for `code`."""
        name = nominal.description
        kind: ActorKind = "group" if nominal.acts == "group" else "organisation"
        found = self.entity(("organ", name), name, kind, affiliation=code, gender=nominal.gender, plural=nominal.plural)
        self.kinds.setdefault(id(found), nominal.acts)
        return found
