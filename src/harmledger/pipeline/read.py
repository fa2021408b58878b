"""From a report to its reading: the reader's words, then what they mean.

A Report comes in, a checked Reading goes out. Only here is it known that extracting comes before resolving, so that a reader
and a gazetteer can each be changed without the other.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.model.reading import Reading, Reject
from harmledger.model.report import Report
from harmledger.pipeline.check import checked
from harmledger.pipeline.readers import reader_named

if TYPE_CHECKING:
    from harmledger.extract.reader import Reader

BEGINNING = 400
"""Characters that are enough to tell that a text is English, as nearly all are."""


def read_report(report: Report, reader: Reader | None = None, noted: tuple[Reject, ...] = ()) -> Reading:
    """All that ``reader`` (the usual one, unless told otherwise) makes of one report, with days, places and actors resolved.

    ``noted`` is what was already set aside when the report was taken in; it comes first among the rejects (M26). The same
    report and the same versions give the same reading (M25).
    """
    chosen = reader or reader_named()
    if foreign := _foreign_language(report):
        why = f"The text is not in English but in {foreign!r}, which is not read yet."
        reading = Reading(report, (), (Reject("not_english", why),), chosen.made_by)
    else:
        reading = chosen.read(report)
    if noted:
        reading = replace(reading, rejects=noted + reading.rejects)
    if not reading.mentions:
        return reading
    from harmledger.pipeline.resolution import resolved

    return checked(resolved(reading))


def read_report_by(reader: Reader, report: Report, noted: tuple[Reject, ...] = ()) -> Reading:
    """The same with the reader first, for whoever has chosen one for many reports."""
    return read_report(report, reader, noted)


def _foreign_language(report: Report) -> str | None:
    """The language of a text that is plainly not English; the whole is asked only where its beginning is foreign."""
    from harmledger.ingest.language import language_of

    if report.language or language_of(report.text[:BEGINNING]) in (None, "en"):
        return None if (report.language or "en").partition("-")[0] == "en" else report.language
    language = language_of(report.text)
    return None if language == "en" else language
