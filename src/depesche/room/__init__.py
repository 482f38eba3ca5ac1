"""The reading room: an archive in a browser, and over HTTP. Needs the extra `serve`."""

from depesche.room.app import create_app
from depesche.room.settings import Settings

__all__ = ["Settings", "create_app"]
