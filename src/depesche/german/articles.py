"""What forms of articles and determiners tell of case."""

from __future__ import annotations


def is_genitive(word: str) -> bool:
    """Can this form of a determiner be a genitive ("der", "des", "dieser", "beider")?"""
    return word.endswith(("er", "es"))


def may_be_nominative(word: str) -> bool:
    """Can this form of a determiner be a nominative: not "den", "dem", "des", "einen", "seinem"?"""
    return not word.endswith(("en", "em", "es")) or word in ("es", "dieses", "jenes", "jedes", "welches", "alles")


def oblique_case(word: str, behind_noun: bool) -> str | None:
    """The case of a determiner that is no accusative: the genitive right behind a noun ("ein Stopp der …"), else the
    dative; None where it may be one."""
    if not word.endswith(("er", "em", "es")) or word in ("es", "dieses", "jenes", "jedes", "welches", "alles"):
        return None
    return "Gen" if behind_noun and is_genitive(word) else "Dat"


def leaves_case_open(pronoun: str) -> bool:
    """May this form of a relative pronoun (folded) be the nominative as well as the accusative ("die", "das")?"""
    return pronoun in ("die", "das", "was", "welche", "welches")
