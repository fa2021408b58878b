"""An entry: a mention in the report that tells it, the unit that reconciling works with."""

from __future__ import annotations

from dataclasses import dataclass

from harmledger.model.mention import Mention
from harmledger.model.report import Report


@dataclass(frozen=True, slots=True)
class Entry:
    report: Report
    mention: Mention
