"""``harmledger watch``: follows feeds and sitemaps, and records what they bring."""

from __future__ import annotations

import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from harmledger.cli.place import DEFAULT, Where, opened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harmledger.pipeline.watch import Watch


def watch(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Addresses of feeds or sitemaps, one a line, or OPML.")],
    ledger: Where = DEFAULT,
    interval: Annotated[float, typer.Option(metavar="MINUTES", min=1, help="Between two visits to a source.")] = 30,
    once: Annotated[bool, typer.Option("--once", help="One round over what is due, then stop; for cron.")] = False,
    pause: Annotated[float, typer.Option(metavar="SECONDS", min=0, help="Between two requests to one host.")] = 2,
) -> None:
    """Follow feeds (RSS, Atom) and sitemaps, and record what they bring; the ledger is made where there is none.

    An entry that gives a summary only is followed to its page. Each site's robots.txt is kept to, one request at a time goes to
    a host, nothing is asked for twice that has not changed, and nothing but public addresses is fetched. A source that fails is
    asked less and less often. Stopped at any moment, the same command goes on where it was; `harmledger sources` shows each
    source's last success, volume and gaps. A page that ends the program is passed over when it is started again. A list is
    followed into a ledger by one process at a time. Exit code 3, with --once, says that some sources could not be read.
    """
    from harmledger.ingest.polite import Polite
    from harmledger.pipeline.hand import Hand, hand_path
    from harmledger.pipeline.source_list import addresses_in
    from harmledger.pipeline.watch import Watch

    addresses = addresses_in(file)
    with opened(ledger, create=True) as held, Hand.at(hand_path(ledger, file)) as hand:
        watching = Watch(held, Polite(pause=pause), timedelta(minutes=interval), hand=hand)
        try:
            while True:
                failed = _round(watching, addresses)
                if once:
                    raise typer.Exit(3 if failed else 0)
                time.sleep(max(1.0, (watching.next_at(addresses) - watching.clock()).total_seconds()))
        except KeyboardInterrupt:
            print("harmledger: stopped; the same command goes on from here", file=sys.stderr)


def _round(watching: Watch, addresses: Sequence[str]) -> int:
    """Visit what is due, with a line for what is new or failed; how many failed."""
    visited = failed = reports = incidents = 0
    for visit in watching.round(addresses):
        visited += 1
        reports += len(visit.tally.new)
        incidents += len(visit.tally.new_incidents)
        if visit.source.failures:
            failed += 1
            print(f"harmledger: {visit.source.address}: {visit.source.why}", file=sys.stderr)
        elif visit.tally.new:
            typer.echo(f"{len(visit.tally.new):>5} new  {visit.source.title or visit.source.address}")
    if visited:
        typer.echo(f"{visited} sources visited, {failed} failed: {reports} new reports, {incidents} new incidents and totals.")
    return failed
