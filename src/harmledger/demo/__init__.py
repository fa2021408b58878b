"""The demo: one invented wire report, and 65 invented reports of one invented week, so that a first run needs nothing else.

All people, outlets, figures and happenings in them are made up; the towns and the wars are not. The single report is annotated
as ``demo`` in the gold set (tests/gold/), the week by hand in tests/pipeline/week.truth.yaml. They stand apart from the readers
so that none of them can know the texts.
"""

from __future__ import annotations

from pathlib import Path


def report_path() -> Path:
    """Where the demo report stands: UTF-8 text, its title on the first line, then an empty line and the body."""
    return Path(__file__).with_name("report.txt")


def week_path() -> Path:
    """Where the week's reports stand, one JSON object a line: doc, title, publisher, url, published, text.

    Eight outlets tell of 12 to 18 October 2020 in the northwest of Syria: copies of an agency, tolls that differ and rise,
    denials, rival claims, one corrected article, a running total, and news without any harm.
    """
    return Path(__file__).with_name("week.jsonl")
