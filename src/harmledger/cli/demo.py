"""``harmledger`` alone: the demo ledger in the review desk, so that a first look needs nothing else."""

from __future__ import annotations

import sys


def demo() -> None:
    """Open the desk over the demo ledger, which the first start makes."""
    from harmledger.cli.desk import free_port, run
    from harmledger.pipeline.demo import demo_ledger, demo_path
    from harmledger.web.settings import listening

    path = demo_path()
    with demo_ledger(path, _progress) as held:
        print(f"The demo ledger is {path}: one invented week. `harmledger --help` lists what else there is.")
        run(held, listening("127.0.0.1", free_port("127.0.0.1")), browser=True)


def _progress(done: int, of: int) -> None:
    """A line on stderr that grows where it can be written over, and else is written at the beginning and the end."""
    if sys.stderr.isatty():
        print(f"\rReading the demo's reports: {done} of {of}", end="\n" if done == of else "", file=sys.stderr, flush=True)
    elif done in (0, of):
        print(f"Reading the demo's reports: {done} of {of}", file=sys.stderr, flush=True)
