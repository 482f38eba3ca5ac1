"""What forms of articles and determiners tell of case."""

from __future__ import annotations


def is_genitive(word: str) -> bool:
    """Can this form of a determiner be a genitive ("der", "des", "dieser", "beider")?"""
    return word.endswith(("er", "es"))


def may_be_nominative(word: str) -> bool:
    """Can this form of a determiner be a nominative: not "den", "dem", "des", "einen", "seinem"?"""
    return not word.endswith(("en", "em", "es")) or word in ("es", "dieses", "jenes", "jedes", "welches", "alles")


def is_oblique(word: str) -> bool:
    """Is this form of a determiner no accusative: "der", "dem", "des", "einer", "seines"?"""
    return word.endswith(("er", "em", "es")) and word not in ("es", "dieses", "jenes", "jedes", "welches", "alles")


def is_owner_of_object(word: str) -> bool:
    """Does the determiner point at the last one named, not at the subject: "kritisierte Meier für dessen Anruf"?"""
    return word in ("dessen", "deren")


def leaves_case_open(pronoun: str) -> bool:
    """May this form of a relative pronoun (folded) be the nominative as well as the accusative ("die", "das")?"""
    return pronoun in ("die", "das", "was", "welche", "welches")
