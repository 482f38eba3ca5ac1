"""Leafing through an archive: paged and counted views for whoever shows it on a screen."""

from depesche.archive.browsing.browser import Browser

__all__ = ["Browser"]
