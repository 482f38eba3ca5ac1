"""Word lists of the clause layer, loaded once from `german/lexicon`."""

from __future__ import annotations

from functools import cache, lru_cache

from depesche.german.lexicon import rows

_REPORT = frozenset({"v2", "direct", "clause"})  # frames of `speech_verbs` that hold a report
_TIMES = frozenset({"MONTH", "WEEKDAY", "DAYPART", "UNIT_DAY", "UNIT_WEEK", "UNIT_WEEKEND", "UNIT_MONTH", "UNIT_YEAR"})


@cache
def reporting_verbs() -> frozenset[str]:
    """Verbs that can take a verb-second complement or frame a quotation by themselves: "sagen", "hervorheben"."""
    return frozenset(r["lemma"] for r in rows("speech_verbs") if not r["fixed"] and _REPORT & set(r["frames"].split()))


@cache
def reporting_idioms() -> dict[str, tuple[frozenset[str], ...]]:
    """The same of verbs that need other words beside them: "geben" with "bekannt"; the words by the verb."""
    out: dict[str, list[frozenset[str]]] = {}
    for r in rows("speech_verbs"):
        if r["fixed"] and _REPORT & set(r["frames"].split()):
            out.setdefault(r["lemma"], []).append(frozenset(r["fixed"].lower().split()))
    return {lemma: tuple(found) for lemma, found in out.items()}


@cache
def light_verbs() -> dict[str, tuple[tuple[str, str], ...]]:
    """Verbs that leave their meaning to a noun: "bringen" with ("zu", "Ausdruck"), "führen" with ("", "Gespräch")."""
    out: dict[str, list[tuple[str, str]]] = {}
    for row in rows("light_verbs"):
        out.setdefault(row["verb"], []).append((row["preposition"], row["noun"]))
    return {verb: tuple(nouns) for verb, nouns in out.items()}


@cache
def sein_verbs() -> frozenset[str]:
    """Verbs whose perfect is formed with "sein", particle verbs included; "eintreffen" also by "treffen" + "ein"."""
    return frozenset(row["lemma"] for row in rows("sein_verbs"))


@cache
def dative_verbs() -> dict[str, bool]:
    """Verbs with a dative object; true where an accusative goes beside it: "zustimmen" false, "anbieten" true."""
    return {row["lemma"]: row["accusative"] == "yes" for row in rows("dative_verbs")}


@cache
def control_verbs() -> frozenset[str]:
    """Verbs whose object, not subject, is the one who does what the infinitive says: "auffordern", "vorwerfen"."""
    return frozenset(row["lemma"] for row in rows("control_verbs"))


@cache
def control_nouns() -> frozenset[str]:
    """Nouns that take an infinitive with "zu": "Absicht", "Möglichkeit"."""
    return frozenset(row["lemma"] for row in rows("control_nouns"))


@cache
def nouns_of_own_deed() -> frozenset[str]:
    """Nouns whose owner is the one who does what the infinitive says: "Israels Plan, …", "die Absicht der EU, …"."""
    return frozenset(row["lemma"] for row in rows("control_nouns") if row["owner"] == "does")


@cache
def subjunctions() -> dict[str, bool]:
    """Words that open a verb-last clause, in lower case; true where they do nothing else."""
    return {row["word"]: row["only"] == "yes" for row in rows("subjunctions")}


@cache
def names_with_die() -> frozenset[str]:
    """Names of states that take "die", singular ("die Türkei") or plural ("die USA"): taggers don't know which."""
    return frozenset(row["name"] for row in rows("states") if row["article"] == "die")


@cache
def genitives_of_states() -> frozenset[str]:
    """Names of states in the genitive, in lower case ("myanmars"): taggers don't know the rare ones."""
    return frozenset(f"{row['name']}s".lower() for row in rows("states") if not row["name"].endswith("s"))


@cache
def times() -> frozenset[str]:
    """Names of months, days and their parts: no name or noun behind them belongs to them."""
    return frozenset(row["word"] for row in rows("calendar") if row["class"] in _TIMES)


@cache
def dayparts() -> frozenset[str]:
    """Names of parts of the day, which may stand behind that of the day: "Montag Abend"."""
    return frozenset(row["word"] for row in rows("calendar") if row["class"] == "DAYPART")


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("calendar") if row["class"] == "WEEKDAY")


_TIMES_OF_DAY = ("Nacht", "Morgen", "Vormittag", "Mittag", "Nachmittag", "Abend", "Wochenende", "Jahres", "Monats")


@lru_cache(maxsize=4096)
def is_time_of_day(noun: str) -> bool:
    """A weekday, a time of day ("Sonntagnacht"), "des Jahres": what stands behind is no apposition of it."""
    return noun in _weekdays() or noun.endswith(_TIMES_OF_DAY + tuple(t.lower() for t in _TIMES_OF_DAY))
