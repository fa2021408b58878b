"""The demo ledger: the week of invented reports that comes with the package, recorded in the user's own data folder.

Nothing comes in; the open ledger goes out. Stopped at any moment, the next start records what is missing.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import platformdirs

from harmledger.demo import week_path
from harmledger.ingest.document import read_file
from harmledger.pipeline.ledger import Ledger
from harmledger.pipeline.record import Tally

HOME_VARIABLE = "HARMLEDGER_HOME"

Progress = Callable[[int, int], None]
"""Told how many reports are recorded, and of how many."""


def demo_path() -> Path:
    """Where it is: under HARMLEDGER_HOME, else in the platform's data folder."""
    home = os.environ.get(HOME_VARIABLE)
    return (Path(home) if home else Path(platformdirs.user_data_dir("harmledger", appauthor=False))) / "demo.db"


def demo_ledger(path: Path, progress: Progress) -> Ledger:
    """The ledger, with the whole week in it. Raises a LedgerError where it cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    held = Ledger.open(path)
    try:
        reports = list(read_file(week_path()))
        if held.counts().get("report", 0) < len(reports):
            progress(0, len(reports))
            for number, _ in enumerate(held.adding(reports, Tally()), 1):
                progress(number, len(reports))
    except BaseException:
        held.close()
        raise
    return held
