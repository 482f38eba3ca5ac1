"""What forms of articles and determiners tell of case."""

from __future__ import annotations


def is_genitive(word: str) -> bool:
    """Can this form of a determiner be a genitive ("der", "des", "dieser", "beider")?"""
    return word.endswith(("er", "es"))
