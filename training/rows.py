"""The held-back fifth as files that ``harmledger evaluate`` takes: ``python training/rows.py FOLDER`` writes them.

The hand-labelled corpus goes in; FOLDER/held-back.reports.jsonl and FOLDER/held-back.gold.jsonl come out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from labelled import Entry, corpus_files, load

CORPUS = Path(__file__).parent / "corpus"


def main(folder: Path) -> int:
    entries, faults = load(corpus_files(CORPUS))
    for fault in faults:
        print(fault, file=sys.stderr)
    held = [entry for entry in entries if entry.is_held_back]
    write(held, folder, "held-back")
    print(f"{len(held)} of {len(entries)} entries, in {folder}")
    return 1 if faults else 0


def write(entries: Iterable[Entry], folder: Path, name: str) -> None:
    """Writes reports and gold of some entries under a name."""
    folder.mkdir(parents=True, exist_ok=True)
    chosen = list(entries)
    for kind, rows in (("reports", [entry.report() for entry in chosen]), ("gold", [entry.gold() for entry in chosen])):
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / f"{name}.{kind}.jsonl").write_text(lines, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
