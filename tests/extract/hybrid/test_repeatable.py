"""The hybrid reader gives the same bytes in any process, with any number of threads, in any order of reports (M25)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("onnxruntime")

REPORTS = Path(__file__).parents[2] / "gold" / "world.reports.jsonl"
CODE = """
import json, sys
from pathlib import Path
from harmledger.ingest.document import read_file
from harmledger.model.contract import as_row
from harmledger.pipeline.read import read_report
from harmledger.pipeline.readers import reader_named
reports = [intake.report for intake in read_file(Path(sys.argv[1])) if intake.report][:6]
chosen = reports if sys.argv[2] == "on" else reports[::-1]
rows = {r.doc: json.dumps(as_row(read_report(r, reader_named("hybrid")))) for r in chosen}
print("\\n".join(rows[doc] for doc in sorted(rows)))
"""


def printed(threads: str, order: str) -> str:
    """What a fresh process prints of the first reports, read in their order or backwards."""
    environment = os.environ | {"OMP_NUM_THREADS": threads, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", CODE, str(REPORTS), order]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


def test_m25_threads_order_and_process_change_no_byte() -> None:
    first = printed("1", "on")
    assert first.count("\n") == 6
    assert '"reader": "hybrid"' in first
    assert printed("4", "back") == first
