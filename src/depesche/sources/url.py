"""Addresses: a page is fetched and read as what it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from depesche.errors import Rejected, Rejection
from depesche.sources import forms
from depesche.sources.fields import Found
from depesche.sources.options import Options


def read(address: str, options: Options) -> Iterator[Found | Rejection]:
    """What stands at an address: documents, or a rejection; nothing where it is as it was when it was last fetched."""
    from depesche.sources.web import Web

    web = options.web or Web(allow_private=options.allow_private)
    try:
        page = web.get(address)
    except Rejected as rejected:
        yield rejected.rejection
        return
    if page is None:
        return
    inner = replace(options, web=web, url=page.url, charset=page.charset)
    for item in forms.read_bytes(page.data, address, inner, page.kind):
        yield replace(item, validators=page.validators) if isinstance(item, Found) else item
