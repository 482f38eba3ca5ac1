"""robots.txt as RFC 9309 has it: groups by product token, the longest rule decides, `*` and `$` in paths.

The standard library's parser takes the first rule and knows no wildcards, so it would fetch what sites forbid.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

LIMIT = 512_000  # bytes; crawlers need read no more (RFC 9309, 2.5)
_LONGEST_DELAY = 60.0  # seconds


@dataclass(slots=True)
class _Group:
    agents: list[str] = field(default_factory=list)
    rules: list[tuple[bool, str]] = field(default_factory=list)
    delay: float | None = None


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for one agent: (allowed, path pattern), and the seconds it is asked to wait between pages."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float = 0.0

    def allows(self, url: str) -> bool:
        """Whether the agent may fetch this address."""
        parts = urlsplit(url)
        path = _plain(parts.path or "/") + (f"?{_plain(parts.query)}" if parts.query else "")
        if path == "/robots.txt":
            return True
        matching = [(len(pattern), allowed) for allowed, pattern in self.rules if _matches(pattern, path)]
        return max(matching, default=(0, True))[1]  # of rules as long as each other, the one that allows


def parse(text: str, agent: str) -> Robots:
    """The rules of a robots.txt for a product token: its own groups, else those of `*`."""
    groups: list[_Group] = []
    in_agents = False
    for line in text[:LIMIT].splitlines():
        key, colon, value = line.split("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            if not in_agents:
                groups.append(_Group())
            groups[-1].agents.append(value.split("/")[0].strip().lower())
            in_agents = True
        elif groups:
            in_agents = False
            if key in ("allow", "disallow") and value:
                groups[-1].rules.append((key == "allow", _plain(value)))
            elif key == "crawl-delay" and re.fullmatch(r"\d{1,5}(\.\d{1,3})?", value):
                groups[-1].delay = min(float(value), _LONGEST_DELAY)
    own = [group for group in groups if agent.lower() in group.agents]
    chosen = own or [group for group in groups if "*" in group.agents]
    delays = [group.delay for group in chosen if group.delay is not None]
    return Robots(tuple(rule for group in chosen for rule in group.rules), max(delays, default=0.0))


def _plain(path: str) -> str:
    """Percent-encoded alike, whichever way it was written."""
    return re.sub(r"%[0-9a-fA-F]{2}", lambda m: m[0].upper(), quote(path, safe="%/?&=:;,@+!*'()$~.-_[]"))


def _matches(pattern: str, path: str) -> bool:
    """Whether a path begins as the pattern says; piece by piece, so that no pattern takes long."""
    anchored = pattern.endswith("$")
    pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(pieces[0]):
        return False
    at = len(pieces[0])
    for i, piece in enumerate(pieces[1:], start=1):
        if anchored and i == len(pieces) - 1:
            return len(path) - len(piece) >= at and path.endswith(piece)
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return not anchored or at == len(path)
