"""Mail (.eml) of press services, and pages saved as MHTML: the text of the message, HTML where there is no plain text.

Mail in mail and attached documents are read as documents of their own.
"""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage, Message
from email.utils import getaddresses
from typing import BinaryIO, cast

from depesche.errors import Rejected, Rejection
from depesche.sources import forms
from depesche.sources.encoding import decode_as, whole
from depesche.sources.fields import Found, found
from depesche.sources.options import MEMBER, NESTING, Options
from depesche.sources.zip import safe

MAX_BYTES = 50_000_000
_PARTS = 500


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Found | Rejection]:
    """The message, then its attachments of a known form; the message's id is the path as given."""
    data = whole(stream, name, options, MAX_BYTES)
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not message.keys():
        raise Rejected(Rejection("damaged", "it has no head of a mail", name))
    plain, page, attached = _parts(message)
    location = _header(message, "snapshot-content-location") or (page and _header(page, "content-location"))
    if page is not None and (location or (plain is None and message.get_content_type() == "multipart/related")):
        url = location if location and location.startswith(("http://", "https://")) else None
        yield from forms.read_bytes(_bytes(page), name, options.within(form="html", url=url, charset=_charset(page)))
    else:
        yield from _message(message, plain, page, name, options)
    for number, part in enumerate(attached, start=1):
        options.budget.take_member(name)
        inner = part.get_filename() or f"part-{number}.eml"
        source = f"{name}!/{inner}"
        if forms.suffix(inner) is None:
            continue  # pictures, cards, keys
        if not safe(inner):
            yield Rejection("unsafe-name", "its name leads out of the mail", source)
        elif options.depth >= NESTING:
            yield Rejection("over-limit", f"archives are nested more than {NESTING} deep", source)
        else:
            content = _bytes(part)
            options.budget.take(min(len(content), MEMBER), source)
            yield from forms.read_bytes(content, source, options.within())


def _message(
    message: EmailMessage, plain: EmailMessage | None, page: EmailMessage | None, name: str, options: Options
) -> Iterator[Found | Rejection]:
    if plain is not None and _bytes(plain).strip():
        text = decode_as(_bytes(plain), _charset(plain)).replace("\r\n", "\n").replace("\0", " ")
    elif page is not None:
        text = _text_of(page, name)
    else:
        text = ""
    if not text.strip():
        yield Rejection("empty", "the mail has no text", name)
        return
    senders = [sender for sender in getaddresses([_header(message, "from") or ""]) if any(sender)]
    fields = {
        "id": name,
        "text": text,
        "title": _header(message, "subject"),
        "published": _header(message, "date"),
        "publisher": (senders[0][0] or senders[0][1]) if senders else None,
    }
    yield found(fields, name, options, name=name)


def _parts(message: EmailMessage) -> tuple[EmailMessage | None, EmailMessage | None, list[EmailMessage]]:
    """The first plain text, the first HTML, and what is attached."""
    plain = page = None
    attached: list[EmailMessage] = []
    waiting = [message]
    seen = 0
    while waiting and seen < _PARTS:
        part = waiting.pop(0)
        seen += 1
        kind = part.get_content_type()
        if kind == "message/rfc822":
            attached.append(part)
        elif part.is_multipart():
            waiting = [*cast(list[EmailMessage], part.get_payload()), *waiting]
        elif part.get_content_disposition() == "attachment" or (part.get_filename() and kind not in _TEXTS):
            attached.append(part)
        elif kind == "text/plain" and plain is None:
            plain = part
        elif kind == "text/html" and page is None:
            page = part
    return plain, page, attached


_TEXTS = ("text/plain", "text/html")


def _bytes(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        held = inner[0] if isinstance(inner, list) and inner else None
        return held.as_bytes() if isinstance(held, Message) else b""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _charset(part: EmailMessage) -> str | None:
    charset = part.get_content_charset()
    return charset if isinstance(charset, str) else None


def _text_of(page: EmailMessage, name: str) -> str:
    """The text of a message in HTML, all of it: mail has no boilerplate that extraction would know."""
    from depesche.sources.epub import text_lines
    from depesche.sources.extras import need
    from depesche.sources.html import parse

    tree = parse(need("lxml.html", "html", name), decode_as(_bytes(page), _charset(page)).replace("\0", " "))
    return "" if tree is None else "\n".join(text_lines(tree))


def _header(message: EmailMessage, key: str) -> str | None:
    """A header's words; null where it is missing or broken."""
    try:
        value = message.get(key)
    except (ValueError, IndexError, AttributeError, TypeError):  # the standard library's parser fails on some
        return None
    if value is None:
        return None
    text = " ".join(str(value).split())
    return text.encode("utf-8", "replace").decode("utf-8") or None
