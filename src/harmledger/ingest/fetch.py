"""The one guarded place where harmledger fetches anything: an address in, a page's bytes out.

Only web pages on public addresses: each name is resolved once, all addresses that it has must be public, the connection goes to
the one that was checked, on each redirect anew. Bytes, seconds and redirects are bounded; no cookie, no password, no proxy.
"""

from __future__ import annotations

import contextlib
import http.client
import re
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from urllib.parse import SplitResult, urljoin, urlsplit

from harmledger.errors import FetchFailedError, FetchRefusedError
from harmledger.ingest.public_address import Address, is_public, parse_address

_READABLE = re.compile(r"text/(?:html|plain|markdown|x-markdown)|application/(?:xhtml\+xml|json|jsonl|x-ndjson)")
_FEED = re.compile(_READABLE.pattern + r"|text/xml|application/(?:rss\+xml|atom\+xml|rdf\+xml|xml|gzip|x-gzip|octet-stream)")
_ANY = re.compile(r".*")
_REDIRECTS = {301, 302, 303, 307, 308}
_CHUNK = 65_536
_BY_HAND = "Save the page from a browser and give the file."


@dataclass(frozen=True, slots=True)
class Page:
    """What was fetched: ``url`` is where it was in the end, ``media_type`` and ``charset`` are what the server said of it.

    ``etag`` and ``modified`` are to be shown at the next visit; where nothing is new since, ``is_unchanged`` says so and there
    is no body.
    """

    url: str
    body: bytes = field(repr=False)
    media_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None
    is_unchanged: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """A server's word that the page is elsewhere."""

    url: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: a page to read, unless ``media`` says another sort, and only if it is new since the last visit."""

    media: re.Pattern[str] = _READABLE
    etag: str | None = None
    modified: str | None = None

    @classmethod
    def feed(cls, etag: str | None = None, modified: str | None = None) -> Wanted:
        """A feed or a sitemap; servers call them by many names."""
        return cls(_FEED, etag, modified)

    @classmethod
    def anything(cls) -> Wanted:
        return cls(_ANY)


def resolve(host: str, port: int) -> list[str]:
    """All addresses of a host, as the system knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(info[4][0]) for info in found))


@dataclass(frozen=True, slots=True)
class Guard:
    """What may be fetched, and how much; ``resolver`` and ``allows`` are there for tests and for sites with their own rules."""

    ports: frozenset[int] = frozenset({80, 443})
    max_bytes: int = 10_000_000
    max_seconds: float = 30
    max_redirects: int = 5
    user_agent: str = "harmledger (casualty recording)"
    resolver: Callable[[str, int], Sequence[str]] = resolve
    allows: Callable[[Address], bool] = is_public


def fetch(url: str, guard: Guard | None = None, wanted: Wanted | None = None) -> Page:
    """The page at ``url``. Raises FetchRefusedError for what must not be fetched and FetchFailedError for what cannot be."""
    guard = guard or Guard()
    deadline = time.monotonic() + guard.max_seconds
    return followed(url, guard, lambda at: fetch_once(at, guard, wanted, deadline))


def followed(url: str, guard: Guard, ask: Callable[[str], Page | Moved]) -> Page:
    """The page that ``ask`` gives in the end, sent on no more often than ``guard`` allows. Raises FetchFailedError."""
    for _ in range(guard.max_redirects + 1):
        answer = ask(url)
        if isinstance(answer, Page):
            return answer
        url = answer.url
    raise FetchFailedError(f"{url} leads on through more than {guard.max_redirects} redirects.", _BY_HAND)


def fetch_once(url: str, guard: Guard, wanted: Wanted | None = None, deadline: float | None = None) -> Page | Moved:
    """What one request comes to: the page, or where it is now. ``deadline`` is of the clock ``time.monotonic``.

    Raises as fetch does.
    """
    parts = _checked(url, guard)
    deadline = time.monotonic() + guard.max_seconds if deadline is None else deadline
    answer = _ask(_Request(url, parts, wanted or Wanted(), guard), _address(url, parts, guard), deadline)
    if isinstance(answer, Page):
        return answer
    target = urljoin(url, answer.url)
    if parts.scheme == "https" and target[:6].lower() != "https:":
        raise FetchRefusedError(f"{url} leads from https to {target[:200]!r}.", _BY_HAND)
    return Moved(target)


def _checked(url: str, guard: Guard) -> SplitResult:
    shown = url[:200]
    if re.search(r"[\x00-\x20\x7f\\]", url) or len(url) > 4000:
        raise FetchRefusedError(f"{shown!r} is no address of a page.", "Write it as https://host/path.")
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise FetchRefusedError(f"{shown!r} is no address of a page.", "Write it as https://host/path.") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FetchRefusedError(f"{shown!r} is no address of a web page.", "Only http and https are fetched.")
    if parts.username is not None or parts.password is not None:
        raise FetchRefusedError("An address with a user's name or password in it is not fetched.", "Leave them out.")
    if port not in guard.ports:
        raise FetchRefusedError(f"{shown!r} asks for port {port}.", "Only the web's own ports are fetched.")
    return parts


def _address(url: str, parts: SplitResult, guard: Guard) -> str:
    """The address to connect to; all that the name has must be allowed, so that no order of answers opens a way in."""
    host = parts.hostname or ""
    try:
        ascii_host = host if ":" in host else host.encode("idna").decode("ascii")
        found = list(guard.resolver(ascii_host, _port(parts)))
    except (OSError, UnicodeError) as error:
        raise FetchFailedError(f"{host!r} is a name that leads nowhere.", "Check it and the network.") from error
    try:
        allowed = bool(found) and all(guard.allows(parse_address(text)) for text in found)
    except ValueError:
        allowed = False
    if not allowed:
        raise FetchRefusedError(f"{url[:200]!r} is not on a public address.", _BY_HAND)
    return found[0]


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


@dataclass(frozen=True, slots=True)
class _Request:
    url: str
    parts: SplitResult
    wanted: Wanted
    guard: Guard

    @property
    def path(self) -> str:
        return _percent((self.parts.path or "/") + (f"?{self.parts.query}" if self.parts.query else ""))

    @property
    def headers(self) -> dict[str, str]:
        told = {
            "User-Agent": self.guard.user_agent,
            "Accept": "text/html,text/plain;q=0.9,*/*;q=0.1",
            "Accept-Encoding": "identity",
            "Connection": "close",
            "If-None-Match": self.wanted.etag,
            "If-Modified-Since": self.wanted.modified,
        }
        return {name: value for name, value in told.items() if value}


def _ask(request: _Request, address: str, deadline: float) -> Page | Moved:
    url, guard = request.url, request.guard
    seconds = _left(url, guard, deadline)
    connection = _Pinned(request.parts, address, seconds)
    # A server that sends a byte at a time resets every timeout of a read; only closing the connection ends it.
    watch = threading.Timer(seconds, connection.hang_up)
    watch.daemon = True
    watch.start()
    try:
        answer = _answer(connection, request)
    except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
        _left(url, guard, deadline)
        raise FetchFailedError(f"{url[:200]!r} could not be fetched: {_reason(error)}.", _BY_HAND) from error
    finally:
        watch.cancel()
        connection.close()
    _left(url, guard, deadline)  # hung up on, a page without a stated length looks whole
    return answer


def _left(url: str, guard: Guard, deadline: float) -> float:
    """The seconds left. Raises FetchFailedError where there are none."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise FetchFailedError(f"{url[:200]!r} took longer than {guard.max_seconds:g} seconds.", "Try again later.")
    return left


def _answer(connection: _Pinned, request: _Request) -> Page | Moved:
    connection.request("GET", request.path, headers=request.headers)
    response = connection.getresponse()
    url, headers = request.url, response.headers
    if response.status in _REDIRECTS and headers["Location"]:
        return Moved(headers["Location"])
    etag, modified = _short(headers["ETag"]), _short(headers["Last-Modified"])
    if response.status == 304 and (request.wanted.etag or request.wanted.modified):
        return Page(url, b"", etag=etag, modified=modified, is_unchanged=True)
    if response.status != 200:
        what = f"{url[:200]!r} answers {response.status}."
        raise FetchFailedError(what, _BY_HAND, response.status, _seconds(headers["Retry-After"]))
    media_type = headers.get_content_type() if headers["Content-Type"] else None
    if media_type and not request.wanted.media.fullmatch(media_type):
        raise FetchRefusedError(f"{url[:200]!r} is {media_type}, not a page of text.", _BY_HAND)
    body = _body(response, url, request.guard)
    return Page(url, body, media_type, headers.get_content_charset(), etag, modified)


def _short(told: str | None) -> str | None:
    """A header's value as it can be sent back; one that could be anything else is none."""
    return told if told and re.fullmatch(r"[\x20-\x7e]{1,300}", told) else None


def _seconds(told: str | None) -> float | None:
    """How long a server asks to be left alone: a number of seconds, or a moment."""
    if told is None:
        return None
    if re.fullmatch(r"\s*\d{1,9}\s*", told):
        return float(told)
    try:
        return max(0.0, parsedate_to_datetime(told).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return None


def _body(response: http.client.HTTPResponse, url: str, guard: Guard) -> bytes:
    """The body, unpacked here if it comes packed unasked, so that a small one cannot become a large one."""
    packed = (response.headers["Content-Encoding"] or "identity").strip().lower()
    if packed not in ("identity", "gzip", "x-gzip", "deflate"):
        raise FetchFailedError(f"{url[:200]!r} comes packed as {packed[:40]!r}.", _BY_HAND)
    unpack = zlib.decompressobj(15 if packed == "deflate" else 47) if packed != "identity" else None
    body = bytearray()
    while chunk := response.read1(_CHUNK):
        body += unpack.decompress(chunk, guard.max_bytes + 1 - len(body)) if unpack else chunk
        if len(body) > guard.max_bytes:
            raise FetchFailedError(f"{url[:200]!r} is longer than {guard.max_bytes:,} bytes.", _BY_HAND)
    if response.length:
        raise FetchFailedError(f"{url[:200]!r} breaks off before its end.", "Try again later.")
    return bytes(body)


class _Pinned(http.client.HTTPConnection):
    """A connection to the address that was checked, which still asks for, and proves, the host by its name."""

    def __init__(self, parts: SplitResult, address: str, seconds: float) -> None:
        super().__init__(parts.hostname or "", _port(parts), timeout=seconds)
        self._address = address
        self._context = ssl.create_default_context() if parts.scheme == "https" else None
        self.default_port = 443 if self._context else 80
        self._open: socket.socket | None = None

    def connect(self) -> None:
        # Kept besides ``sock``, which http.client lets go of as soon as the response has begun.
        self._open = self.sock = socket.create_connection((self._address, self.port), self.timeout)
        if self._context:
            self._open = self.sock = self._context.wrap_socket(self.sock, server_hostname=self.host)

    def hang_up(self) -> None:
        """End whatever is being read or written, from another thread."""
        if self._open is not None:
            with contextlib.suppress(OSError):
                self._open.shutdown(socket.SHUT_RDWR)


def _percent(path: str) -> str:
    return re.sub(r"[^\x21-\x7e]", lambda m: "".join(f"%{b:02X}" for b in m.group().encode("utf-8", "replace")), path)


def _reason(error: Exception) -> str:
    return (str(getattr(error, "strerror", None) or "") or str(error) or type(error).__name__)[:120]
