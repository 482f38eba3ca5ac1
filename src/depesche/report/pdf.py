"""A report as PDF, printed by a Chromium that is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from depesche.errors import DepescheError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
_SECONDS = 120


class PdfError(DepescheError):
    """No PDF can be made here."""

    code = "pdf"


def browser() -> str | None:
    """The Chromium to print with: `DEPESCHE_CHROMIUM`, or one found by name; null where there is none."""
    return os.environ.get("DEPESCHE_CHROMIUM") or next((found for name in NAMES if (found := shutil.which(name))), None)


def pdf(page: str, path: Path) -> None:
    """Print a page to a PDF file.

    Raises:
        PdfError: there is no Chromium, or it failed.
    """
    program = browser()
    if program is None:
        hint = "Install Chromium, name one in DEPESCHE_CHROMIUM, or print the HTML page from a browser."
        raise PdfError("no Chromium was found to print the PDF with.", hint=hint)
    with tempfile.TemporaryDirectory(prefix="depesche-") as folder:
        source, printed = Path(folder) / "report.html", Path(folder) / "report.pdf"
        source.write_text(page, encoding="utf-8")
        root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []  # Chromium refuses it else
        command = [
            program,
            "--headless",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--user-data-dir={folder}/profile",
        ]
        command += [*root, f"--print-to-pdf={printed}", source.as_uri()]
        try:
            run = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise PdfError(f"{program} can't be run: {error}") from error
        if not printed.is_file() or not printed.stat().st_size:
            reason = (run.stderr.strip().splitlines() or ["it wrote nothing"])[-1]
            raise PdfError(f"{program} printed no PDF: {reason}")
        shutil.copyfile(printed, path)
