"""Word lists of the clause layer, loaded once from `german/lexicon`."""

from __future__ import annotations

from functools import cache

from depesche.german.lexicon import rows


@cache
def reporting_verbs() -> frozenset[str]:
    """Verbs that can take a verb-second complement or frame a quotation: "sagen", "hervorheben"."""
    return frozenset(row["lemma"] for row in rows("speech_verbs"))


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
def subjunctions() -> dict[str, bool]:
    """Words that open a verb-last clause, in lower case; true where they do nothing else."""
    return {row["word"]: row["only"] == "yes" for row in rows("subjunctions")}
