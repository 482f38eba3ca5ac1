"""The pages, one module each, with a `router`; they show what the archive's views hold."""

from __future__ import annotations

from importlib import import_module

from fastapi import APIRouter

PAGES = (
    "today",
    "reader",
    "dossiers",
    "agreements",
    "actors",
    "statements",
    "search",
    "timeline",
    "exports",
    "review",
    "add",
    "entrance",
)


def routers() -> list[APIRouter]:
    """The router of each page."""
    return [import_module(f"depesche.room.pages.{name}").router for name in PAGES]
