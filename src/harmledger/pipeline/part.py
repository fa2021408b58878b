"""What comes of one partition, as two Parquet files and a manifest, each there whole or not at all.

Readings and rejects go in as they come, rows of them come out again. The manifest is written last: where it stands, the
partition is done, and a run that was killed goes on with the others.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

from harmledger.errors import MissingPartError
from harmledger.ledger.encode import canonical, decoded, encoded
from harmledger.model.reading import Reading, Reject

_ROWS = 500
"""Rows that are held until they are written: memory stays flat however large a partition is."""
_READING_COLUMNS = ("report_id", "doc", "title", "publisher", "url", "published", "language", "text", "reading")
_REJECT_COLUMNS = ("doc", "code", "why", "words")


@dataclass(slots=True)
class Part:
    """The files of one partition in ``folder``, under the ``key`` that says what was done with what.

    Files that are not finished bear the ``token`` of the worker that writes them: one that was given up for dead, and is not,
    cannot put another's half-written file in place.
    """

    folder: Path
    key: str
    token: str = field(default_factory=lambda: uuid4().hex[:12])
    _open: dict[str, Any] = field(default_factory=dict)
    _rows: dict[str, list[tuple[str | None, ...]]] = field(default_factory=dict)

    @property
    def manifest(self) -> Path:
        return self.folder / "manifest" / f"{self.key}.json"

    @property
    def journal(self) -> Path:
        return self.folder / "manifest" / f"{self.key}.journal"

    @property
    def readings(self) -> Path:
        return self.folder / "readings" / f"{self.key}.parquet"

    @property
    def rejects(self) -> Path:
        return self.folder / "rejects" / f"{self.key}.parquet"

    @property
    def is_done(self) -> bool:
        return self.manifest.exists()

    def begin(self) -> None:
        """Make the folders, and let go of what a former try has left. Raises MissingPartError."""
        _arrow()
        for path in (self.manifest, self.readings, self.rejects):
            path.parent.mkdir(parents=True, exist_ok=True)
        self.tidy()

    def tidy(self) -> None:
        """Take away what workers that were killed have left half-written."""
        for path in (self.manifest, self.readings, self.rejects):
            for left in path.parent.glob(f".{path.name}.*.new"):
                left.unlink(missing_ok=True)

    def reading(self, reading: Reading) -> None:
        report = reading.report
        published = report.published.isoformat() if report.published else None
        facts = (report.title, report.publisher, report.url, published, report.language, report.text)
        self._row(self.readings, (report.report_id, report.doc, *facts, canonical(encoded(reading))))

    def reject(self, doc: str, reject: Reject) -> None:
        self._row(self.rejects, (doc, reject.code, reject.why, reject.words))

    def end(self, told: dict[str, Any]) -> None:
        """Put the files in their places, and the manifest after them."""
        for path in (self.readings, self.rejects):
            self._flush(path)
            self._open.pop(path.name + path.parent.name).close()
            _settle(self._unfinished(path), path)
        part = self._unfinished(self.manifest)
        part.write_text(json.dumps(told, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        _settle(part, self.manifest)

    def _row(self, path: Path, row: tuple[str | None, ...]) -> None:
        rows = self._rows.setdefault(path.parent.name, [])
        rows.append(row)
        if len(rows) >= _ROWS:
            self._flush(path)

    def _flush(self, path: Path) -> None:
        columns = _READING_COLUMNS if path == self.readings else _REJECT_COLUMNS
        pa, pq = _arrow()
        rows = self._rows.pop(path.parent.name, [])
        schema = pa.schema([(name, pa.string()) for name in columns])
        name = path.name + path.parent.name
        if name not in self._open:
            self._open[name] = pq.ParquetWriter(self._unfinished(path), schema, compression="zstd")
        values = zip(*rows, strict=True) if rows else [()] * len(columns)
        self._open[name].write_table(pa.table([pa.array(column, pa.string()) for column in values], schema=schema))

    def _unfinished(self, path: Path) -> Path:
        return path.with_name(f".{path.name}.{self.token}.new")


def readings_in(paths: Sequence[Path]) -> Iterator[Reading]:
    """The readings in Parquet files, exactly as they were made."""
    _, pq = _arrow()
    for path in paths:
        for batch in pq.ParquetFile(path).iter_batches(batch_size=_ROWS, columns=["reading"]):
            for body in batch.column(0).to_pylist():
                yield decoded(Reading, json.loads(body))


def _settle(part: Path, path: Path) -> None:
    """Give a whole file its name; what it holds is on the disk before."""
    with part.open("rb") as stream:
        os.fsync(stream.fileno())
    part.replace(path)


def _arrow() -> tuple[Any, Any]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ModuleNotFoundError as error:
        todo = "Run: pip install 'harmledger[archive]'"
        raise MissingPartError("A batch writes Parquet, and pyarrow is not installed.", todo) from error
    return pa, pq
