"""How a reading room is run: where it listens, who may enter, how much may be sent."""

from __future__ import annotations

import ipaddress
import secrets
import socket
from dataclasses import dataclass, field

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Settings:
    """Of one reading room.

    Attributes:
        host: the address it listens on.
        port: the port it listens on.
        token: what visitors must show; null lets everybody in who reaches the loopback address.
        names: further names it may be called by (`Host` header).
        most_bytes: longest body of a request that is taken, in bytes.
        warm: count what the first pages show as soon as the room opens.
        processes: how many read the documents that visitors bring; 1 reads within the room's own process.
        secret: what sessions and forms are signed with; made anew at each start.
    """

    host: str = "127.0.0.1"
    port: int = 8350
    token: str | None = None
    names: tuple[str, ...] = ()
    most_bytes: int = 8_000_000
    warm: bool = False
    processes: int = 2
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def answers_to(self, host: str) -> bool:
        """Is this a name the room may be called by? Others come from a page that has its name point here (DNS
        rebinding).
        """
        name = host_name(host)
        if name in LOOPBACK_NAMES or name in self.names or name == self.host.strip("[]").lower():
            return True
        # Beyond loopback a token is asked for, and addresses can't be rebound; names must be known.
        return not is_loopback(self.host) and (_is_address(name) or name == socket.gethostname().lower())


def host_name(host: str) -> str:
    """The name in a `Host` header, without port and brackets, in lower case."""
    host = host.strip().lower()
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.rpartition(":")[0] if host.count(":") == 1 else host


def is_loopback(host: str) -> bool:
    """Does the address stay on this machine?"""
    name = host.strip("[]").lower()
    return name == "localhost" or (_is_address(name) and ipaddress.ip_address(name).is_loopback)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
