"""What organs, parties, militias and media stand for: the state they act for, a body named before, or one of their own.

"Die Regierung" is its state, "das Ministerium" the authority named last, "die Miliz" the armed body spoken of.
"""

from __future__ import annotations

from depesche.german import lexicon
from depesche.german.lexicon import Medium
from depesche.german.nominals import Nominal
from depesche.german.organs import is_ministry, stands_apart
from depesche.german.speech import speech_lexicon
from depesche.german.titles import has_names
from depesche.german.voices import kind_of_medium
from depesche.reading.coreference import Resolver
from depesche.reading.layers import Entity, Reading
from depesche.reading.registry import Registry
from depesche.reading.states import States

_LONGEST = 4  # words of a name
_NAMES = ("FM", "NE", "NN")  # STTS tags of words in names of bodies, and of what may follow such a name
_CLOSING = ("APPR", "APPRART", "KON", "VAFIN", "VMFIN", "VVFIN", "VVPP", "VVINF")
_GENUS_REACH = 4  # sentences back in which "the militia" finds the body it stands for


class Organs:
    """The organs of one document, resolved in text order."""

    def __init__(
        self, reading: Reading, nominals: list[Nominal], registry: Registry, states: States, resolver: Resolver
    ) -> None:
        self.reading = reading
        self.nominals = nominals
        self.registry = registry
        self.states = states
        self.resolver = resolver
        self._states_of_nouns: dict[str, Entity] = {}  # noun → the state it stood for last

    def entities_of(self, index: int, nominal: Nominal) -> list[Entity] | None:
        """What the organ at this place of the nominals stands for; None where it is no mention, [] where unresolved."""
        codes = [c for c in nominal.codes if lexicon.is_code(c)]
        if nominal.acts == "state":
            return self._state(nominal, codes)
        if (called := self._called(index, nominal)) is not None:
            return [called]
        if nominal.parts:
            return self.registry.groups(nominal)
        if nominal.acts == "medium":
            return self._medium(index, nominal, codes)
        if nominal.acts == "press" and not nominal.plural:
            return [self.registry.body(nominal, codes[0] if codes else None)]
        if nominal.acts == "press":
            return [self.registry.group(nominal, acts=True)]
        if nominal.acts == "short":
            known = self._longer_name(nominal)
            return [known] if known is not None else None
        if nominal.acts == "own":
            if nominal.plural:
                return [self.registry.group(nominal, acts=False)]
            if nominal.genus and nominal.determiner in ("definite", "demonstrative") and not codes:
                known = self._of_genus(nominal)
                if known is not None or nominal.bare:
                    return [known] if known is not None else []
            return [self.registry.body(nominal, None)]
        if nominal.acts == "office" and not nominal.plural and nominal.determiner in ("definite", "demonstrative"):
            known = self._of_office(nominal, codes[0] if codes else None)
            if known is not None:
                return [known]
        if nominal.acts == "group" and nominal.plural:
            return [self.registry.group(nominal, acts=True)]
        if codes:
            return [self.registry.body(nominal, codes[0])]
        apart = stands_apart(self.reading.doc[nominal.head].lemma_)
        known = self._longer_name(nominal) if not apart else None
        if known is not None:
            return [known]
        if nominal.determiner in ("definite", "demonstrative") and nominal.end == nominal.head + 1:
            ending = nominal.description.casefold()
            for (kind, name), entity in self.registry.latest():
                last = name.casefold().split(" ")[-1]
                if kind == "organ" and (last == ending if apart else last.endswith(ending)):
                    return [entity]
        clause = self.reading.clause_of_token.get(nominal.head)
        ministry = is_ministry(self.reading.doc[nominal.head].lemma_)
        summoned = ministry and clause is not None and clause.voice == "passive"  # an envoy, to another state's
        code = None if summoned else self.resolver.state_of_subject(nominal)
        code = code or self.states.in_question(nominal.head, clear=True)
        if ministry and (code is None or summoned):
            code = self.states.other_side(nominal.head) or (None if summoned else code)
        return [self.registry.body(nominal, code if nominal.bare else None)]

    def _called(self, index: int, nominal: Nominal) -> Entity | None:
        """The body by the name that stands right behind the noun for what it is ("die Hilfsorganisation Nordlys")."""
        doc, start = self.reading.doc, nominal.head + 1
        if nominal.plural or nominal.parts or nominal.end != start or not self._is_called(nominal):
            return None
        following = self.nominals[index + 1] if index + 1 < len(self.nominals) else None
        end = start
        while end < len(doc) and end < start + _LONGEST and doc[end].tag_ in _NAMES and doc[end].text[:1].isupper():
            end += 1
        if end == start or (doc[start].tag_ == "NN" and end == start + 1) or doc[start].is_sent_start:
            return None
        unknown = following is not None and following.kind == "person" and not (following.full or following.surely)
        if following is not None and following.start < end and not unknown:
            return None  # a name that a list knows, or a person's
        if not any(t.tag_ in ("FM", "NE") for t in doc[start:end]) or any(t.ent_type_ == "PER" for t in doc[start:end]):
            return None
        closed = end >= len(doc) or doc[end].is_punct or doc[end].tag_ in _CLOSING
        name = " ".join(doc[start:end].text.split())
        return self.registry.entity(("org", name), name, "organisation") if closed else None

    def _is_called(self, nominal: Nominal) -> bool:
        """Is the noun one for bodies with names of their own?"""
        return nominal.acts == "medium" or has_names(self.reading.doc[nominal.head].lemma_)

    def _state(self, nominal: Nominal, codes: list[str]) -> list[Entity]:
        """The states that an organ such as a government is when it acts."""
        noun = self.reading.doc[nominal.head].lemma_
        if codes:
            if len(codes) == 1:
                self._states_of_nouns[noun] = self.registry.of_code(codes[0])
            return [self.registry.of_code(code) for code in codes]
        if nominal.bare:
            code = self.states.of_subject(nominal.head) or self.states.in_question(nominal.head, clear=True)
            known = self._states_of_nouns.get(noun) if code is None else None
            return [self.registry.of_code(code)] if code else [known] if known is not None else []
        owner = self.resolver.state_of_possessor(nominal) if nominal.possessor is not None else None
        return [self.registry.of_code(owner)] if owner else []

    def _of_office(self, nominal: Nominal, code: str | None) -> Entity | None:
        """The authority that "the ministry" is: the last whose name ends in the noun, else the last of that state."""
        ending = self.reading.doc[nominal.head].lemma_.casefold()
        other: Entity | None = None
        for (kind, name), entity in self.registry.latest():
            if kind != "organ" or entity.plural or self.registry.kinds.get(id(entity)) not in ("body", "office"):
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
        for (kind, _), entity in self.registry.latest():
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
            kind = self.registry.kinds.get(id(seen.entity))
            if kind and (kind == nominal.genus or (kind == "ngo" and nominal.genus == "armed")):
                return seen.entity
        return None

    def _medium(self, index: int, nominal: Nominal, codes: list[str]) -> list[Entity] | None:
        for after in self.nominals[index + 1 : index + 3]:
            if isinstance(after.item, Medium) and after.head - nominal.head <= 4:
                return self.registry.of_name(after)
        if nominal.plural:
            return [self.registry.group(nominal, acts=True)]
        if nominal.bare and not codes and not self._quoted(nominal.head + 1):
            told = kind_of_medium(self.reading.doc[nominal.head].lemma_)
            for (kind, name), entity in self.registry.latest():
                medium = speech_lexicon().medium(name) if kind == "medium" else None
                if kind == "medium" and (medium is None or told in (None, medium.kind)):
                    return [entity]
        return [self.registry.body(nominal, codes[0] if codes else None)]

    def _quoted(self, token: int) -> bool:
        """Whether a name in quotation marks begins here, so that the noun before it is explained by it."""
        doc = self.reading.doc
        return token < len(doc) and doc[token].is_quote
