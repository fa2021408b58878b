"""The one narrow interface of every reader: report in, reading out, in the report's own words."""

from __future__ import annotations

from typing import Protocol

from harmledger.model.reading import MadeBy, Reading
from harmledger.model.report import Report


class Reader(Protocol):
    """A reader knows no gazetteer and no calendar: days, places and claimants come out as words, for resolve/ to read."""

    @property
    def made_by(self) -> MadeBy:
        """What every claim of this reader says that it was made by (M25)."""
        ...

    def read(self, report: Report) -> Reading: ...
