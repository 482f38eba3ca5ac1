"""The interface's languages: gettext catalogues (`locale/*/LC_MESSAGES/depesche.po`), read at first use; dates, names.

English stands in the code and the templates. A new language is one more catalogue.
"""

from __future__ import annotations

import gettext
import io
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache, lru_cache
from importlib.resources import files

from babel import Locale, dates, negotiate_locale, numbers
from babel.core import get_global
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

DEFAULT = "en"
COOKIE = "depesche_language"
_LOCALES = {"en": "en_GB"}  # of a code alone CLDR takes the customs of one country


@cache
def available() -> tuple[str, ...]:
    """The codes of the languages there are catalogues for, English first."""
    found = sorted(entry.name for entry in (files("depesche.room") / "locale").iterdir() if entry.name.isalpha())
    return (DEFAULT, *(code for code in found if code != DEFAULT))


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the interface."""

    code: str
    translations: gettext.NullTranslations = field(compare=False)
    locale: Locale = field(compare=False)  # Babel's, for dates, numbers and names of states

    @property
    def name(self) -> str:
        """As its speakers call it."""
        return str(Locale.parse(self.code).get_display_name() or self.code)

    def say(self, message: str) -> str:
        """The message in this language."""
        return self.translations.gettext(message) if message else ""

    @lru_cache(maxsize=5000)  # noqa: B019 - there is one language a catalogue, for good
    def number(self, value: float) -> str:
        """With the language's separators."""
        return str(numbers.format_decimal(value, locale=self.locale))

    @lru_cache(maxsize=5000)  # noqa: B019 - there is one language a catalogue, for good
    def day(self, value: str | date | None) -> str:
        """A day out of ISO 8601; what is none comes back as it is."""
        if not value:
            return ""
        try:
            return str(dates.format_date(date.fromisoformat(str(value)), "long", locale=self.locale))
        except ValueError:
            return str(value)

    def moment(self, value: str) -> str:
        """A day with the time, out of ISO 8601."""
        try:
            return str(dates.format_datetime(datetime.fromisoformat(value), "medium", locale=self.locale))
        except ValueError:
            return value

    @lru_cache(maxsize=5000)  # noqa: B019 - there is one language a catalogue, for good
    def days(self, begins: str | None, ends: str | None) -> str:
        """From the first to the last day, as short as it can be said: a day, a month, a year, or both ends."""
        if not begins:
            return ""
        if not ends or begins == ends:
            return self.day(begins)
        try:
            first, last = date.fromisoformat(begins), date.fromisoformat(ends)
        except ValueError:
            return f"{begins} – {ends}"
        if begins[5:] == "01-01" and ends[5:] == "12-31":
            return begins[:4] if begins[:4] == ends[:4] else f"{begins[:4]} – {ends[:4]}"
        if begins[:7] == ends[:7] and first.day == 1 and (last - first).days >= 27:
            return str(dates.format_skeleton("yMMMM", first, locale=self.locale))
        return str(dates.format_interval(first, last, "yMMMd", locale=self.locale))

    @lru_cache(maxsize=5000)  # noqa: B019 - there is one language a catalogue, for good
    def state(self, code: str) -> str:
        """The name of a state by its ISO 3166-1 alpha-3 code; an unknown code comes back as it is."""
        return str(self.locale.territories.get(_alpha2(code), code))


@cache
def codes() -> tuple[str, ...]:
    """The ISO 3166-1 alpha-3 codes of states that have names."""
    known = (code for code in get_global("territory_aliases") if len(code) == 3 and code.isalpha())
    return (*sorted(code for code in known if len(_alpha2(code)) == 2), "XKX")


@lru_cache(maxsize=1000)
def _alpha2(code: str) -> str:
    """CLDR knows alpha-3 codes as other names of its territories."""
    found = get_global("territory_aliases").get(code)
    return {"XKX": "XK"}.get(code) or (found[0] if found and len(found) == 1 else code)


@cache
def language(code: str) -> Language:
    """The language of that code, or the default where there is none."""
    if code not in available():
        code = DEFAULT
    locale = Locale.parse(_LOCALES.get(code, code))
    source = files("depesche.room") / "locale" / code / "LC_MESSAGES" / "depesche.po"
    if not source.is_file():
        return Language(code, gettext.NullTranslations(), locale)
    compiled = io.BytesIO()
    with source.open("rb") as stream:
        write_mo(compiled, read_po(stream, locale=code))
    compiled.seek(0)
    return Language(code, gettext.GNUTranslations(compiled), locale)


def chosen(cookie: str | None, accepted: str | None) -> Language:
    """The visitor's language: as chosen before, else the first that the browser accepts and we have."""
    if cookie in available():
        return language(str(cookie))
    wanted = [part.split(";")[0].strip().replace("-", "_") for part in (accepted or "").split(",")]
    try:
        found = negotiate_locale([w for w in wanted if w] + [w.split("_")[0] for w in wanted if w], available())
    except ValueError:
        found = None
    return language(found or DEFAULT)
