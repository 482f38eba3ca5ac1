"""Pages out of the net, as a good guest: robots.txt obeyed, a pause between pages of a host, nothing fetched twice.

What can't be had for certain is not fetched: a robots.txt that does not answer forbids all (it fails closed), and an
address counts by what it resolves to at the moment of connecting, so that no name can lead into a private network.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urljoin, urlsplit

import depesche
from depesche.errors import Rejected, Rejection
from depesche.sources import robots
from depesche.sources.extras import need
from depesche.sources.fields import Validators

if TYPE_CHECKING:
    import httpx

AGENT = "depesche"  # the product token that robots.txt may name
MAX_PAGE = 20_000_000  # bytes
MAX_REDIRECTS = 5
PATIENCE = 30.0  # seconds for a page, all of it
PAUSE = 1.0  # seconds between two pages of a host


class Memory(Protocol):
    """Remembers what servers gave along with pages."""

    def validators(self, url: str) -> Validators | None:
        """What came with the page when it was last taken in."""


@dataclass(frozen=True, slots=True)
class Page:
    """What was fetched. `url` is where it stood in the end, `kind` its media type, `charset` as the server says."""

    url: str
    data: bytes
    kind: str | None
    charset: str | None
    validators: Validators


class Web:
    """Fetches pages, one at a time.

    Args:
        memory: remembers what came with pages, so that unchanged ones are not sent again.
        allow_private: fetch from addresses that are not public, too.
        transport: takes the place of the net (for tests).
        pause: seconds between two pages of a host, by default `PAUSE`; a site's `Crawl-delay` may make it longer.
        patience: seconds for a page.
        limit: bytes of a page.
        clock, sleep: of the pause.
    """

    def __init__(
        self,
        *,
        memory: Memory | None = None,
        allow_private: bool = False,
        transport: httpx.BaseTransport | None = None,
        pause: float | None = None,
        patience: float = PATIENCE,
        limit: int = MAX_PAGE,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._memory = memory
        self._allow_private = allow_private
        self._transport = transport
        self._pause = PAUSE if pause is None else pause
        self._patience = patience
        self._limit = limit
        self._clock = clock
        self._sleep = sleep
        self._client: httpx.Client | None = None
        self._rules: dict[str, robots.Robots | str] = {}  # by origin: the rules, or why there are none
        self._last: dict[str, float] = {}  # by host: when it was asked last

    def close(self) -> None:
        """Let go of connections."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def get(self, url: str, *, memory: bool = True) -> Page | None:
        """The page at an address; null where it has not changed since it was taken in.

        Raises:
            Rejected: `address`, `robots`, `not-fetched`, `too-long`, or `missing-extra`.
        """
        known = self._memory.validators(url) if self._memory is not None and memory else None
        headers = {}
        if known is not None and known.etag:
            headers["If-None-Match"] = known.etag
        if known is not None and known.modified:
            headers["If-Modified-Since"] = known.modified
        here = url
        for _ in range(MAX_REDIRECTS + 1):
            self._check(here, url)
            self._obey(here, url)
            status, got, data = self._ask(here, url, headers, self._limit)
            if status in (301, 302, 303, 307, 308) and got.get("location"):
                here = _joined(here, got["location"], url)
                continue
            if status == 304 and known is not None:
                return None
            if status != 200:
                hint = "Try again later: depesche add --retry." if status in (408, 425, 429) or status >= 500 else ""
                raise _rejected("not-fetched", f"the server answers {status}", url, hint)
            kind = got.get("content-type")
            validators = Validators(url, _header(got.get("etag")), _header(got.get("last-modified")))
            return Page(here, data, kind, charset_of(kind), validators)
        raise _rejected("not-fetched", f"it is redirected more than {MAX_REDIRECTS} times", url)

    def _check(self, here: str, url: str) -> None:
        try:
            parts = urlsplit(here)
            host, _ = parts.hostname, parts.port
        except ValueError as error:
            raise _rejected("address", f"{here[:200]!r} is no address: {error}", url) from None
        if parts.scheme not in ("http", "https") or not host:
            raise _rejected("address", f"{here[:200]!r} is no address of a page", url)
        if parts.username is not None or parts.password is not None:
            raise _rejected("address", "the address holds a name or a password", url)
        if not self._allow_private:
            try:
                literal = ipaddress.ip_address(host)
            except ValueError:
                return  # a name, which is checked when it is resolved
            if not public(literal):
                raise _private(host, url)

    def _obey(self, here: str, url: str) -> None:
        parts = urlsplit(here)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = self._robots(origin)
        rules = self._rules[origin]
        if isinstance(rules, str):
            raise _rejected("robots", f"{origin}/robots.txt can't be had: {rules}", url, "Try again later.")
        if not rules.allows(here):
            raise _rejected("robots", f"{origin}/robots.txt does not allow {parts.path or '/'}", url)

    def _robots(self, origin: str) -> robots.Robots | str:
        """The rules of a site; where its robots.txt does not answer, why."""
        here = f"{origin}/robots.txt"
        try:
            for _ in range(MAX_REDIRECTS + 1):
                self._check(here, here)
                status, got, data = self._ask(here, here, {}, robots.LIMIT, cut=True)
                if status in (301, 302, 303, 307, 308) and got.get("location"):
                    here = _joined(here, got["location"], here)
                    continue
                if status in (404, 410):
                    return robots.Robots()
                if status == 200:
                    return robots.parse(data.decode("utf-8", errors="replace").removeprefix("\ufeff"), AGENT)
                return f"the server answers {status}"
        except Rejected as rejected:
            if rejected.code == "address":
                raise
            return rejected.rejection.reason
        return "it is redirected too often"

    def _ask(
        self, here: str, url: str, headers: dict[str, str], limit: int, *, cut: bool = False
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body; a body longer than `limit` is cut or refused."""
        httpx = need("httpx", "web", url)
        if self._client is None:
            self._client = self._connected(httpx)
        self._wait(here)
        begun = self._clock()
        try:
            with self._client.stream("GET", here, headers=headers) as response:
                got = {name.lower(): value for name, value in response.headers.items()}
                if response.status_code != 200:
                    return response.status_code, got, b""
                data = bytearray()
                for chunk in response.iter_bytes(65_536):
                    data += chunk
                    if len(data) > limit:
                        if cut:
                            break
                        raise _rejected("too-long", f"the page is longer than {limit:,} bytes", url)
                    if self._clock() - begun > self._patience:
                        raise _rejected("not-fetched", f"it took longer than {self._patience:g} seconds", url)
                return 200, got, bytes(data[:limit])
        except httpx.TimeoutException:
            raise _rejected("not-fetched", "the server does not answer in time", url, "Try again later.") from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ssl.SSLError, OSError) as error:
            if isinstance(error.__cause__, _NotPublicError) or isinstance(error, _NotPublicError):
                raise _private(urlsplit(here).hostname or "", url) from None
            raise _rejected("not-fetched", str(error)[:200] or type(error).__name__, url, "Try again later.") from None

    def _wait(self, here: str) -> None:
        parts = urlsplit(here)
        rules = self._rules.get(f"{parts.scheme}://{parts.netloc}")
        pause = max(self._pause, rules.delay if isinstance(rules, robots.Robots) else 0.0)
        host = parts.hostname or ""
        last = self._last.get(host)
        if last is not None and (left := last + pause - self._clock()) > 0:
            self._sleep(left)
        self._last[host] = self._clock()

    def _connected(self, httpx: Any) -> httpx.Client:
        client: Any = httpx.Client(
            transport=self._transport or _transport(httpx, self._allow_private),
            headers={
                "user-agent": f"{AGENT}/{depesche.__version__} (reads news for research)",
                "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,*/*;q=0.5",
                "Accept-Encoding": "gzip",
            },
            timeout=self._patience,
            follow_redirects=False,
            trust_env=False,  # a proxy would resolve names unseen
        )
        return client  # type: ignore[no-any-return]


def public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether an address is of the public net: neither private, link-local, loopback nor one that wraps such."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class _NotPublicError(OSError):
    """A name led to an address that is not public."""


def resolve(host: str, port: int, allow_private: bool) -> list[str]:
    """The addresses of a host, all of them public unless private ones are allowed.

    Raises:
        OSError: the name is unknown, or any of its addresses is not public.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(info[4][0]) for info in found))
    if not allow_private and not all(public(ipaddress.ip_address(one.split("%")[0])) for one in addresses):
        raise _NotPublicError(f"{host} is not in the public net")
    return addresses


def _transport(httpx: Any, allow_private: bool) -> Any:
    """httpx's transport over connections to addresses that were checked: the very address that is connected to."""
    import httpcore

    class Checked(httpcore.SyncBackend):
        def connect_tcp(
            self,
            host: str,
            port: int,
            timeout: float | None = None,
            local_address: str | None = None,
            socket_options: Iterable[Any] | None = None,
        ) -> httpcore.NetworkStream:
            try:
                addresses = resolve(host, port, allow_private)
            except _NotPublicError:
                raise
            except OSError as error:
                raise httpcore.ConnectError(f"{host} is unknown: {error.strerror or error}") from error
            fault: Exception | None = None
            for address in addresses:
                try:
                    return super().connect_tcp(address, port, timeout, local_address, socket_options)
                except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                    fault = error
            raise fault or httpcore.ConnectError(f"{host} has no address")

    transport = httpx.HTTPTransport(trust_env=False)
    context = ssl.create_default_context()
    transport._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=Checked())
    return transport


def _joined(here: str, there: str, url: str) -> str:
    try:
        return urljoin(here, there)
    except ValueError as error:
        raise _rejected("address", f"it is redirected to what is no address: {error}", url) from None


def charset_of(kind: str | None) -> str | None:
    """The encoding that a media type names."""
    for part in (kind or "").split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None


def _header(value: str | None) -> str | None:
    return value if value and len(value) <= 500 else None


def _private(host: str, url: str) -> Rejected:
    return _rejected("address", f"{host} is not in the public net", url, "Allow it: --allow-private.")


def _rejected(code: str, reason: str, url: str, hint: str = "") -> Rejected:
    return Rejected(Rejection(code, reason, url, hint=hint))
