"""What ``harmledger check LEDGER`` prints: whether a ledger is whole, and its head to be kept."""

from __future__ import annotations

from collections.abc import Iterable

import typer

from harmledger.cli.place import opened


def check_ledger(where: str, kept: str | None, *, only_chain: bool) -> None:
    """Print what is found. Raises typer.Exit(1) where something is at fault, a LedgerError where it cannot be opened."""
    with opened(where) as held:
        found = held.verify(kept, only_chain=only_chain)
        what = held.counts()
    _print("rows", found.chain, f"{found.head.seq:,} rows, each as it was recorded, after the one before it")
    if found.is_stale:
        typer.echo("stale    incidents      worked out by another version, and worked out again when they are next asked for")
    elif not found.chain and not only_chain:
        _print("incidents", found.view, f"{what['incident']:,} incidents and {what['aggregate']:,} totals, as the rows come to")
    typer.echo(f"head     {found.head.digest}")
    if found.chain or found.view:
        raise typer.Exit(1)


def _print(what: str, faults: Iterable[str], otherwise: str) -> None:
    for fault in faults:
        typer.echo(f"FAULT    {what:<14} {fault}")
    if not faults:
        typer.echo(f"ok       {what:<14} {otherwise}")
