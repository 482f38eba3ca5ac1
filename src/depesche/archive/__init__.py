"""The archive: many documents, one record of what happened. The only room that knows SQL."""

from depesche.archive.archive import Archive

__all__ = ["Archive"]
