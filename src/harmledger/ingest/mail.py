"""E-mail as reports: one message (.eml) or a box of them (.mbox).

In go bytes, out comes an Intake a message: its subject, the words of its body, the day it was sent. The mailing list is the
publisher. Whoever wrote it is a person, and neither name nor address is kept (M28).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from harmledger.errors import InputError, NoTextError
from harmledger.ingest.encoding import decode, replace_unusable
from harmledger.ingest.intake import Given, Intake
from harmledger.ingest.plain_text import check_length
from harmledger.model.reading import Reject
from harmledger.model.report import Report

_FROM_LINE = re.compile(rb"(?m)^From (?=\S+ .{10,40}$)")


def from_mbox(name: str, data: bytes, given: Given) -> Iterator[Intake]:
    """The messages of a box in order; one that cannot be read is set aside."""
    for number, message in enumerate(filter(bytes.strip, _FROM_LINE.split(data)), 1):
        doc = f"{name}:{number}"
        body = message.partition(b"\n")[2]
        try:
            yield _report(doc, body, given)
        except InputError as error:
            yield Intake(doc, None, (Reject(error.code, error.what),), error)


def from_eml(name: str, data: bytes, given: Given) -> Iterator[Intake]:
    """The one message of a file. Raises NoTextError where it has no words."""
    yield _report(name, data, given)


def _report(doc: str, data: bytes, given: Given) -> Intake:
    message = message_from_bytes(data, policy=policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise NoTextError(f"{doc} is no e-mail.", "Export the message as .eml.")
    text, notes = _words(doc, message)
    check_length(doc, text)
    subject = re.sub(r"^(?:(?:re|fwd?|fw)\s*:\s*)+", "", _header(message, "subject"), flags=re.IGNORECASE)
    report = Report(
        text,
        doc=doc,
        title=given.title if given.title is not None else subject,
        publisher=given.publisher or _list(message),
        url=given.url,
        published=given.published or _sent(message),
        language=given.language,
    )
    attached = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    notes += tuple(Reject("not_read", "an attachment is not read; add it as a file", what) for what in attached)
    return Intake(doc, report, notes)


def _words(doc: str, message: EmailMessage) -> tuple[str, tuple[Reject, ...]]:
    body = message.get_body(("plain", "html"))
    payload = body.get_payload(decode=True) if body else None
    if body is None or not isinstance(payload, bytes):
        raise NoTextError(f"{doc} has no words of its own.", "Copy its text into a file.")
    text, notes = decode(payload, doc, declared=body.get_content_charset())
    if body.get_content_type() == "text/html":
        from harmledger.ingest.html_page import from_html  # brings lxml and trafilatura

        report = from_html(doc, text, Given()).report
        text = report.text if report else ""
    return text.replace("\r\n", "\n"), notes


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(replace_unusable(str(message.get(name, "")))[0].split())


def _list(message: EmailMessage) -> str | None:
    """The name of the mailing list, which stands before its id in angle brackets."""
    return _header(message, "list-id").partition("<")[0].strip(" '\"") or None


def _sent(message: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(_header(message, "date")).date()
    except (ValueError, TypeError, IndexError):
        return None
