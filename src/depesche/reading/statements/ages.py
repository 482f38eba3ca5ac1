"""Whom an age stands for: "Ulf Holm (48)", "Ulf Holm, 48, …" or "der 48-jährige Ulf Holm", and later "der 48-Jährige".

Where the text tells one person's age, the number names him as surely as his name does, whoever else was told of since.
"""

from __future__ import annotations

from collections import defaultdict

from depesche.german.voices import age_told, gender_of_epithet
from depesche.reading.actors import actor
from depesche.reading.layers import Entity, Mention
from depesche.reading.statements.model import Frame
from depesche.reading.statements.text import Text
from depesche.records import Actor

_TITLE = 3  # tokens from an age to the name behind it: "der 48-jährige Trainer Ulf Holm"


class Ages:
    """The ages that a text tells of the persons it names."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self._people: dict[str, dict[int, Entity]] = defaultdict(dict)
        for mention in text.reading.mentions:
            person = mention.entities[0] if len(mention.entities) == 1 else None
            age = self._age(mention) if mention.form == "name" and person is not None else None
            if person is not None and person.kind == "person" and age is not None:
                self._people[age].setdefault(id(person), person)

    def _age(self, mention: Mention) -> str | None:
        """The age that stands right beside a name."""
        forms, tags = self.text.forms, self.text.tags
        opening, number, closing = (forms[i] if i < len(forms) else "" for i in range(mention.end, mention.end + 3))
        if (opening == "(" and closing in {")", ","}) or (opening == closing == ","):
            return number if number.isdigit() and len(number) == 2 else None
        for i in range(mention.start - 1, max(-1, mention.start - 1 - _TITLE), -1):
            if tags[i] == "ADJA" and (told := age_told(forms[i])) is not None:
                return told
            if tags[i] not in {"NN", "NE", "ADJA"} or self.text.reading.mention_at.get(i) is mention:
                return None
        return None

    def person(self, frame: Frame) -> list[Actor]:
        """Whom the frame's speaker stands for, where he goes by the age of one person alone."""
        phrase = frame.speaker
        age = age_told(self.text.forms[phrase.head]) if phrase is not None and not phrase.conjuncts else None
        if phrase is None or age is None or phrase.end > phrase.head + 1:
            return []
        gender = gender_of_epithet(self.text.lower[phrase.start], self.text.forms[phrase.head])
        found = [
            entity for entity in self._people.get(age, {}).values() if gender is None or entity.gender in (None, gender)
        ]
        if len(found) != 1:
            return []
        span = self.text.reading.span(phrase.start, phrase.head + 1)
        return [actor(self.text.reading, found[0]).model_copy(update={"mention": span})]
