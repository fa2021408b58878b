"""Which reports hold words: looked up in an index of every three letters in a row, where the database has one.

Reports come in as they are recorded; the places in the log of those that may hold some words go out, and whoever asks looks at
them. SQLite alone has the index, and not every SQLite: elsewhere all reports are looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Integer, TextualSelect, text
from sqlalchemy.exc import OperationalError

TABLE = "report_words"
"""The index and, under names that begin with this, the tables that SQLite makes for it."""

SHORTEST = 3
"""Letters of a word that can be looked up."""


def make(tx: Connection) -> None:
    """Make the index, empty."""
    if tx.dialect.name == "sqlite":
        how = "fts5(words, content='', columnsize=0, detail=none, tokenize='trigram case_sensitive 1')"
        try:
            tx.execute(text(f"CREATE VIRTUAL TABLE {TABLE} USING {how}"))
        except OperationalError:
            return  # this SQLite has no such index


def said(report: Mapping[str, Any]) -> str:
    """All words of a report, as a fact holds it, in one case."""
    parts = (report[name] for name in ("title", "text", "publisher", "url", "doc"))
    return "\n".join(filter(None, parts)).casefold()


def put(tx: Connection, reports: Iterable[tuple[int, Mapping[str, Any]]]) -> None:
    """Add reports, each with its place in the log."""
    rows = [{"seq": seq, "words": said(report).encode("utf-8", "replace").decode()} for seq, report in reports]
    if rows and _is_there(tx):
        tx.execute(text(f"INSERT INTO {TABLE} (rowid, words) VALUES (:seq, :words)"), rows)  # noqa: S608 - our own constant


def empty(tx: Connection) -> None:
    if _is_there(tx):
        tx.execute(text(f"INSERT INTO {TABLE} ({TABLE}) VALUES ('delete-all')"))  # noqa: S608 - our own constant


def may_hold(tx: Connection, words: Sequence[str]) -> TextualSelect | None:
    """A query for the places of the reports that hold all three letters in a row of all the words; None where all may."""
    grams = {word[n : n + SHORTEST] for word in words for n in range(len(word) - SHORTEST + 1)}
    if not grams or not _is_there(tx):
        return None
    told = " AND ".join('"{}"'.format(gram.replace('"', '""')) for gram in sorted(grams))
    query = text(f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH :told")  # noqa: S608 - our own constant
    return query.bindparams(told=told.encode("utf-8", "replace").decode()).columns(Column("rowid", Integer))


def _is_there(tx: Connection) -> bool:
    return tx.dialect.name == "sqlite" and tx.dialect.has_table(tx, TABLE)
