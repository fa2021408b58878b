"""Exports of chat channels as reports, a message each: Telegram's JSON and HTML, WhatsApp's text.

In go an export's bytes, out comes an Intake for each message with words. The channel is the publisher, and for a forwarded
message the channel that it came from (M21). A member of a group is a person and may be a witness: no name of one is kept (M28).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from harmledger.errors import InputError, ShapeError
from harmledger.ingest.encoding import decode, replace_unusable
from harmledger.ingest.intake import Given, Intake
from harmledger.ingest.plain_text import check_length
from harmledger.model.reading import Reject
from harmledger.model.report import Report

_WHATSAPP = re.compile(
    r"(?m)^\u200e?\[?(?P<first>\d{1,4})[./-](?P<second>\d{1,2})[./-](?P<third>\d{2,4}),? (?:at )?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
    r"(?:[ \u202f\xa0]?[APap]\.?[Mm]\.?)?\]?(?: -)? (?P<rest>.*)$"
)
_MEDIA = re.compile(r"(?:<[^<>]*omitted>|\u200e?\S+ omitted|<attached: [^<>]+>|null)")
_TELEGRAM_DAY = re.compile(r"\s*(\d{2})\.(\d{2})\.(\d{4})")


def from_telegram_json(name: str, data: bytes, given: Given) -> Iterator[Intake]:
    """The messages of Telegram Desktop's ``result.json``. Raises ShapeError where it is none."""
    text, _ = decode(data, name, insisted=given.encoding)
    try:
        told = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise ShapeError(f"{name} is no JSON: {str(error)[:120]}.") from error
    messages = told.get("messages") if isinstance(told, dict) else None
    if not isinstance(messages, list):
        raise ShapeError(f"{name} holds no messages.", "Export one channel from Telegram Desktop, as JSON.")
    channel = told.get("name") if isinstance(told.get("name"), str) else None
    for message in messages:
        if isinstance(message, dict) and message.get("type") == "message" and (words := _parts(message.get("text"))).strip():
            origin = message.get("forwarded_from")
            notes = _notes(is_forwarded=bool(origin), edited=message.get("edited"), reply=message.get("reply_to_message_id"))
            publisher = origin if isinstance(origin, str) else channel
            yield _intake(f"{name}:{message.get('id')}", words, _iso_day(message.get("date")), publisher, given, notes)


def from_telegram_html(name: str, data: bytes, given: Given) -> Iterator[Intake]:
    """The messages of one of Telegram Desktop's ``messages.html``."""
    from lxml.html import document_fromstring

    page = document_fromstring(decode(data, name, insisted=given.encoding)[0])
    channel = _line(page.xpath("//div[contains(@class, 'page_header')]//div[contains(@class, 'text')]"))
    for message in page.xpath("//div[contains(@class, 'message') and contains(@class, 'default')]"):
        inner = message.xpath(".//div[contains(@class, 'forwarded') and contains(@class, 'body')]")
        body = inner[0] if inner else message
        words = "\n".join(_lines(part) for part in body.xpath(".//div[@class='text']"))
        if words.strip():
            origin = _line(inner[0].xpath("./div[contains(@class, 'from_name')]/text()")) if inner else None
            day = _telegram_day(message.xpath(".//div[contains(@class, 'date')]/@title"))
            notes = _notes(is_forwarded=bool(inner), edited=None, reply=message.xpath(".//div[contains(@class, 'reply_to')]"))
            yield _intake(f"{name}:{message.get('id')}", words, day, origin or channel, given, notes)


def from_whatsapp(name: str, data: bytes, given: Given) -> Iterator[Intake]:
    """The messages of WhatsApp's exported text. Whether 3/4 is in March or April is told by the export's other days.

    Where they do not tell, the days stay unknown (M14). Raises ShapeError where no line begins a message.
    """
    text, _ = decode(data, name, insisted=given.encoding)
    starts = list(_WHATSAPP.finditer(text.replace("\r\n", "\n")))
    if not starts:
        raise ShapeError(f"{name} is no chat that WhatsApp exported.", 'Export it with "Export chat", without media.')
    order = _order(starts)
    ends = [start.start() for start in starts[1:]] + [None]
    whole = starts[0].string
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        sender, said, words = whole[start.start("rest") : end].strip().partition(": ")
        if said and "\n" not in sender and not _MEDIA.fullmatch(words.strip()):
            edited = words.endswith("<This message was edited>")
            words = words.removesuffix("<This message was edited>").strip()
            notes = _notes(is_forwarded=False, edited=edited, reply=None)
            if order is None:
                notes += (Reject("bad_date", "whether the day or the month comes first cannot be told; the day is unknown"),)
            yield _intake(f"{name}:{number}", words, _written_day(start, order), None, given, notes)


def _intake(
    doc: str, words: str, day: date | None, publisher: str | None, given: Given, notes: tuple[Reject, ...]
) -> Intake:
    words, replaced = replace_unusable(words)
    try:
        check_length(doc, words)
    except InputError as error:
        return Intake(doc, None, (Reject(error.code, error.what),), error)
    report = Report(
        words,
        doc=doc,
        publisher=publisher or given.publisher,
        url=given.url,
        published=day or given.published,
        language=given.language,
    )
    return Intake(doc, report, (*notes, *replaced))


def _notes(*, is_forwarded: bool, edited: object, reply: object) -> tuple[Reject, ...]:
    told = (
        (is_forwarded, "forwarded", "the message was forwarded; its first channel is taken for the publisher"),
        (edited, "edited", "the message was edited after it was sent"),
        (reply, "reply", "the message answers another, which is not read with it"),
    )
    return tuple(Reject(code, why) for holds, code, why in told if holds)


def _parts(text: Any) -> str:
    """Telegram writes a message's words as one string, or as a list of strings and of formatted parts."""
    if isinstance(text, str):
        return text
    parts = [part.get("text", "") if isinstance(part, dict) else part for part in text] if isinstance(text, list) else []
    return "".join(part for part in parts if isinstance(part, str))


def _iso_day(told: object) -> date | None:
    try:
        return date.fromisoformat(told[:10]) if isinstance(told, str) else None
    except ValueError:
        return None


def _line(found: list[Any]) -> str | None:
    words = " ".join(str(getattr(found[0], "text_content", lambda: found[0])()).split()) if found else ""
    return words or None


def _lines(element: Any) -> str:
    for line_break in element.xpath(".//br"):
        line_break.tail = "\n" + (line_break.tail or "")
    return str(element.text_content()).strip()


def _telegram_day(titles: list[str]) -> date | None:
    match = _TELEGRAM_DAY.match(titles[0]) if titles else None
    try:
        return date(int(match[3]), int(match[2]), int(match[1])) if match else None
    except ValueError:
        return None


def _order(starts: list[re.Match[str]]) -> tuple[str, str, str] | None:
    """Which of the three numbers is the year, the month and the day, by those that can be nothing else."""
    if all(len(start["first"]) == 4 for start in starts):
        return "first", "second", "third"
    if any(int(start["first"]) > 12 for start in starts):
        return "third", "second", "first"
    return ("third", "first", "second") if any(int(start["second"]) > 12 for start in starts) else None


def _written_day(start: re.Match[str], order: tuple[str, str, str] | None) -> date | None:
    if order is None:
        return None
    year, month, day = (int(start[part]) for part in order)
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None
