"""The formats by name: what the command line offers and a program may ask for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from harmledger.export.notes import Exported
from harmledger.export.record import Record

Format = Literal["acled", "ucdp", "hxl", "geojson", "parquet", "ftm"]


class Writer(Protocol):
    def __call__(self, records: Sequence[Record], *, with_names: bool = False) -> Exported: ...


def exported(form: Format, records: Sequence[Record], *, with_names: bool = False) -> Exported:
    """The records in a format, with the notes that go beside them. Raises MissingPartError where polars is missing."""
    return _writer(form)(records, with_names=with_names)


def _writer(form: Format) -> Writer:
    from harmledger.export.acled import acled
    from harmledger.export.ftm import ftm
    from harmledger.export.geojson import geojson
    from harmledger.export.hxl import hxl
    from harmledger.export.parquet import parquet
    from harmledger.export.ucdp import ucdp

    writers: dict[Format, Writer] = {
        "acled": acled, "ucdp": ucdp, "hxl": hxl, "geojson": geojson, "parquet": parquet, "ftm": ftm,
    }  # fmt: skip
    return writers[form]
