"""harmledger reads reports of armed conflict into a ledger of civilian harm; here is what a notebook needs.

Nothing heavy is loaded by ``import harmledger``: the parser comes with the first text that speaks of harm.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from harmledger.errors import HarmledgerError, InputError
from harmledger.model.reading import Reading
from harmledger.model.report import Report

if TYPE_CHECKING:
    from harmledger.pipeline.ledger import Ledger

__version__ = "0.1.0"

__all__ = ["HarmledgerError", "InputError", "Ledger", "Reading", "Report", "__version__", "read"]


def read(
    text: str,
    title: str = "",
    *,
    published: date | str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    doc: str = "text",
) -> Reading:
    """What one report says of each happening: the figures with their words and claimants, and what must not be added up.

    ``published`` is the day of publication, as a date or as "2024-03-08"; without it relative days stay unresolved (M14).
    Raises InputError where a value cannot be used as it is.
    """
    from harmledger.pipeline.read import read_report

    if not isinstance(text, str) or not isinstance(title, str):
        raise InputError("text and title must be strings.", "Decode bytes first, or let `harmledger read FILE` do it.")
    return read_report(Report(text, doc=doc, title=title, publisher=publisher, url=url, published=_day(published)))


def __getattr__(name: str) -> object:
    """``Ledger``, loaded when it is first asked for: it brings a database."""
    if name == "Ledger":
        from harmledger.pipeline.ledger import Ledger

        return Ledger
    raise AttributeError(f"module 'harmledger' has no attribute {name!r}")


def _day(day: date | str | None) -> date | None:
    if isinstance(day, str):
        try:
            return date.fromisoformat(day)
        except ValueError as error:
            raise InputError(f"{day!r} is no day.", 'Write it as "2024-03-08".') from error
    return day.date() if isinstance(day, datetime) else day
