"""The demo report: an invented wire report on a war, shipped so that a first run needs nothing but the package.

Its people, villages and figures are made up. It is annotated as ``demo`` in the gold set (tests/gold/), and stands apart from
the readers so that none of them can know it.
"""

from __future__ import annotations

from pathlib import Path


def report_path() -> Path:
    """Where the demo report stands: UTF-8 text, its title on the first line, then an empty line and the body."""
    return Path(__file__).with_name("report.txt")
