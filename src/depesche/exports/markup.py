"""Text as XML holds it: escaped, carriage returns kept, and what XML can't hold replaced, character for character."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def holdable(text: str) -> str:
    """The text with U+FFFD for each character that XML can't hold; as long as it was."""
    return _NOT_XML.sub("\ufffd", text)


def content(text: str) -> str:
    """Text between tags; a parser gives back the very same characters."""
    return escape(holdable(text), {"\r": "&#13;"})


def attributes(**values: object) -> str:
    """Attributes with a blank before each; those that are null are left out. `xml_id` is `xml:id`."""
    return "".join(
        f" {name.replace('xml_', 'xml:').rstrip('_')}={quoteattr(holdable(str(value)))}"
        for name, value in values.items()
        if value is not None
    )
