"""Places in the text. All offsets are Unicode code points into the stored text, `[start, end)`."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Frozen(BaseModel):
    """A model that can't be changed and takes no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Frozen):
    """A cut of the stored text; `text` is exactly `document.text[start:end]`."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str

    @model_validator(mode="after")
    def _extent_matches_text(self) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError(f"span [{self.start}, {self.end}) does not have the length of its text")
        return self

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Self:
        """The span of `text` from `start` to `end` (characters); raises ValueError where it leaves the text."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"span [{start}, {end}) is not inside a text of {len(text)} characters")
        return cls(start=start, end=end, text=text[start:end])


class Time(Span):
    """A time expression. `value` is TIMEX3 (which EDTF extends), null where the anchor is unknown."""

    value: str | None
    type: Literal["DATE", "TIME", "DURATION", "SET"]


class Place(Frozen):
    """A place: name in base form, the state's ISO 3166-1 alpha-3 code, and where the text names it."""

    name: str
    country: str | None
    start: int = Field(ge=0)
    end: int = Field(ge=0)
