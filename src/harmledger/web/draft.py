"""Reports on their way from being read to being recorded: as one field of a form, so that nothing is kept in between.

Intakes come in, JSON goes out, and back. What a person saw is what is recorded, character for character.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pydantic import TypeAdapter, ValidationError
from typing_extensions import TypedDict

from harmledger.errors import ShapeError
from harmledger.ingest.intake import Intake
from harmledger.model.reading import Reject
from harmledger.model.report import Report


class DraftReport(TypedDict):
    text: str
    doc: str
    title: str
    publisher: str | None
    url: str | None
    published: date | None
    language: str | None


class DraftReject(TypedDict):
    code: str
    why: str
    words: str


class Draft(TypedDict):
    """``report`` is None for a document that is none."""

    doc: str
    report: DraftReport | None
    rejects: list[DraftReject]


_DRAFTS = TypeAdapter(list[Draft])


def drafted(intakes: Iterable[Intake]) -> str:
    """The intakes as JSON."""
    drafts: list[Draft] = [
        {
            "doc": intake.doc,
            "report": None if intake.report is None else _report(intake.report),
            "rejects": [{"code": reject.code, "why": reject.why, "words": reject.words} for reject in intake.rejects],
        }
        for intake in intakes
    ]
    return _DRAFTS.dump_json(drafts).decode()


def taken(draft: str) -> list[Intake]:
    """The intakes again. Raises ShapeError where it is no draft."""
    try:
        drafts = _DRAFTS.validate_json(draft)
    except ValidationError as error:
        raise ShapeError("What was to be recorded did not arrive whole.", "Give the reports again.") from error
    return [
        Intake(
            one["doc"], Report(**one["report"]) if one["report"] else None, tuple(Reject(**reject) for reject in one["rejects"])
        )
        for one in drafts
    ]


def _report(report: Report) -> DraftReport:
    told: DraftReport = {
        "text": report.text,
        "doc": report.doc,
        "title": report.title,
        "publisher": report.publisher,
        "url": report.url,
        "published": report.published,
        "language": report.language,
    }
    return told
