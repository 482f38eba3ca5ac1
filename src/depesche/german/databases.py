"""How press databases (Nexis, Factiva) label the parts of the articles they hand out, in German and English."""

from __future__ import annotations

import re
from functools import cache

from depesche.german.lexicon import rows

# Factiva ends an article with its accession number: "Dokument ZEIT000020241119ekbj0001x".
ACCESSION = re.compile(r"(?:AN[ \t|]+)?(?:Dokument|Document) ([A-Z][A-Z0-9]{2,9}\d{4,8}20\d{6}\w{3,14})\s*\|?")
# Nexis of old begins an article with its number: "12 von 100 DOKUMENTEN", "Dokument 12 von 100".
NUMBER = re.compile(r"(?:Dokument |Document )?\d{1,4} (?:von|of) \d{1,4}(?: DOKUMENTEN| DOCUMENTS)?", re.I)
# "543 Wörter", "543 words".
WORDS = re.compile(r"[\d.,]{1,9} (?:Wörter|Wort|words)", re.I)
# "Von Anna Beispiel"
BY = re.compile(r"(?:Von|By|VON|BY)[ :]\s*(.{2,120})")
BETWEEN = re.compile(r"[;,/]| (?:und|and|&) ")  # names of authors
COPYRIGHT = re.compile(r"(?:Copyright|©|\(c\)|Alle Rechte vorbehalten|All rights reserved)", re.I)


@cache
def labels() -> dict[str, str]:
    """Label in lower case → the part it stands before."""
    return {row["label"].lower(): row["field"] for row in rows("database_labels")}


def label(line: str) -> tuple[str, str] | None:
    """The part a line begins, and what stands on the line behind the label; null where it begins none."""
    text = line.strip()
    if text.lower() in labels():
        return labels()[text.lower()], ""
    head, colon, rest = text.partition(":")
    part = labels().get(head.strip().lower()) if colon and len(head) <= 24 else None
    return (part, rest.strip()) if part else None
