"""Archive → a page to read and to pass on: what is told of an actor, an agreement or a time, each sentence with its
evidence.
"""

from depesche.report.build import on_actor, on_agreement, on_span
from depesche.report.page import html
from depesche.report.pdf import pdf
from depesche.report.phrases import LANGUAGES

__all__ = ["LANGUAGES", "html", "on_actor", "on_agreement", "on_span", "pdf"]
