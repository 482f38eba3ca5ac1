"""The text as the pipeline reads it: character for character as long as the stored one, so that offsets hold for both.

Layout that means nothing to the reader of an article (carriage returns, byte order marks, non-breaking and zero-width
blanks, control characters) would otherwise have to be thought of in every rule, lexicon and regular expression. Names
and evidence are always cut from the stored text.
"""

from __future__ import annotations

import re

_LINE_BREAKS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
# White space other than blank, tab and line break; controls; format characters. The soft hyphen and the joiners stand
# within words and emoji: as a blank they would tear them.
_ODD = re.compile(r"[^\S \t\n]|[\x00-\x08\x0e-\x1f\x7f-\x9f]|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


def plain(text: str) -> str:
    """`text` with every line break as a line feed and every other layout character as a blank; its length stays.

    The second character of a carriage return with line feed becomes a blank at the beginning of the new line.
    """
    return _ODD.sub(_blank, text.replace("\r\n", "\n "))


def _blank(match: re.Match[str]) -> str:
    return "\n" if match[0] in _LINE_BREAKS else " "
