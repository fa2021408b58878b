"""The guard around the whole desk: host, rate and size of each request, headers and a line of log for each answer.

The log holds a request's id, method, path, status and time, and neither names nor words: no query, no body, no address.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from harmledger.errors import BodyTooLargeError, DeskError, HarmledgerError, TooManyRequestsError, WrongHostError
from harmledger.web.guard.header import headers
from harmledger.web.guard.host import is_ours
from harmledger.web.guard.rate import Buckets
from harmledger.web.settings import Settings

LOG = logging.getLogger("harmledger.desk")

Answer = Callable[[Request, HarmledgerError], Response]


@dataclass(frozen=True, slots=True)
class Guard:
    """``answer`` makes the page or the problem that says what was wrong."""

    app: ASGIApp
    settings: Settings
    answer: Answer
    buckets: Buckets = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "buckets", Buckets(self.settings.burst, self.settings.a_second))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await _Visit(self, Request(scope), receive, send).answer()


class _Visit:
    """One request on its way in and its answer on its way out."""

    def __init__(self, guard: Guard, request: Request, receive: Receive, send: Send) -> None:
        self.guard = guard
        self.request = request
        self.name = secrets.token_hex(8)
        self.status = 0
        self.bytes = 0
        self.is_refusing = False
        self._receive = receive
        self._send = send

    async def answer(self) -> None:
        began = monotonic()
        self.request.state.request_id = self.name
        try:
            self._check()
            await self.guard.app(self.request.scope, self.receive, self.send)
            if self._is_over() and not self.status:
                await self._refuse(self._too_large())
        except DeskError as error:
            await self._refuse(error)
        except Exception as error:
            LOG.error("%s %s", self.name, _where(error))  # noqa: TRY400 - an error's words may be a report's
            if self.status:
                raise
            await self._refuse(HarmledgerError("The desk has a fault.", f"Tell whoever runs it this: {self.name}"))
        finally:
            path, took = self.request.url.path, (monotonic() - began) * 1000
            LOG.info("%s %s %r %d %.0f ms", self.name, self.request.method, path, self.status, took)

    def _check(self) -> None:
        settings, heard = self.guard.settings, self.request.headers
        if not is_ours(heard.get("host"), settings.hosts):
            raise WrongHostError("The desk does not answer under this name.", "Use the address that `harmledger serve` prints.")
        if not heard.get("content-length", "0").isdigit() or int(heard.get("content-length", "0")) > settings.max_upload:
            raise self._too_large()
        if self.request.url.path.startswith("/static/"):
            return
        client = self.request.client.host if self.request.client else ""
        wait = self.guard.buckets.spend(client, 5 if self.request.method == "POST" else 1)
        if wait:
            raise TooManyRequestsError("That was too much at once.", "Wait a little.", seconds=int(wait) + 1)

    def _is_over(self) -> bool:
        return self.bytes > self.guard.settings.max_upload

    def _too_large(self) -> BodyTooLargeError:
        return BodyTooLargeError(f"More than {self.guard.settings.max_upload:,} bytes are not taken at once.", "Send less.")

    async def _refuse(self, error: HarmledgerError) -> None:
        self.is_refusing = True
        await self.guard.answer(self.request, error)(self.request.scope, self.receive, self.send)

    async def receive(self) -> Message:
        message = await self._receive()
        self.bytes += len(message.get("body", b""))
        if self._is_over():
            raise self._too_large()
        return message

    async def send(self, message: Message) -> None:
        if self._is_over() and not self.status and not self.is_refusing:
            return  # what the desk made of a body that was cut off
        if message["type"] == "http.response.start":
            self.status = message["status"]
            sent = {name.lower() for name, _ in message["headers"]}
            settings, url = self.guard.settings, self.request.url
            own = headers(settings, url.path, is_https=url.scheme == "https") | {"x-request-id": self.name}
            more = [(name.encode(), value.encode()) for name, value in own.items() if name.encode() not in sent]
            message = {**message, "headers": [*message["headers"], *more]}
        await self._send(message)


def _where(error: Exception) -> str:
    """The kind of a fault and the place in our code, without its words."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else "nowhere"
    return f"{type(error).__name__} at {place}"
