"""``harmledger check``: what is installed, what is missing, and what to do about it."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from harmledger.errors import HarmledgerError, MissingPartError

Probe = Callable[[], str]


def check(
    ledger: Annotated[
        str | None, typer.Argument(metavar="[LEDGER]", help="A ledger to check, not the installation: its path or URL.")
    ] = None,
    head: Annotated[
        str | None, typer.Option(metavar="DIGEST", help="A head that was kept: a ledger cut or rewritten since shows.")
    ] = None,
    only_chain: Annotated[bool, typer.Option("--only-chain", help="Look at the rows alone.")] = False,
) -> None:
    """Say what is installed and what is missing, and every fault of the codebook with its file, line and key.

    With LEDGER, say whether that ledger is whole: each row under the digest that it was recorded with, none missing and none
    put in, and the incidents what the rows come to. The exit code is 1 where something is missing or at fault.
    """
    if ledger is not None:
        from harmledger.cli.whole import check_ledger

        check_ledger(ledger, head, only_chain=only_chain)
        return
    missing = 0
    for name, probe in PROBES.items():
        try:
            typer.echo(f"ok       {name:<14} {probe()}")
        except HarmledgerError as error:
            missing += 1
            typer.echo(f"FAULT    {name:<14} {error}")
    if missing:
        raise typer.Exit(1)


def _python() -> str:
    return f"{platform.python_version()} at {sys.prefix}"


def _installed(distribution: str) -> Probe:
    def probe() -> str:
        from importlib.metadata import PackageNotFoundError, version

        try:
            return version(distribution)
        except PackageNotFoundError as error:
            raise MissingPartError(f"{distribution} is not installed.", f"Run: pip install {distribution}") from error

    return probe


def _main_text() -> str:
    """An old pip installs trafilatura without a part that it cannot be imported without."""
    try:
        import trafilatura
    except ImportError as error:
        raise MissingPartError(f"trafilatura cannot be imported: {error}.", "Run: pip install lxml-html-clean") from error
    return str(trafilatura.__version__)


def _model() -> str:
    from harmledger.extract.grammar.parse import MODEL, pipeline

    return f"{MODEL} {pipeline().meta['version']}"


def _tagger() -> str:
    """What is optional is no fault where it is missing."""
    from harmledger.extract.tagger.model import is_installed, shipped_model

    if not is_installed():
        return "not installed, so the grammar reads alone (pip install 'harmledger[tagger]' adds it)"
    return f"model {shipped_model().digest}"


def _codebook() -> str:
    from harmledger.codebook.load import digest
    from harmledger.codebook.schema import check_codebook
    from harmledger.errors import CodebookError

    if problems := check_codebook():
        raise CodebookError("\n".join(map(str, problems)), "Correct the lines named above.")
    return f"valid, digest {digest()}"


def _directory() -> str:
    from harmledger.codebook.directory import load_directory

    return f"{len(load_directory()):,} bodies"


def _gazetteer() -> str:
    from harmledger.resolve.gazetteer.store import packs

    return f"the world, and the villages of {len(packs())} countries"


PROBES: dict[str, Probe] = {
    "Python": _python,
    "harmledger": _installed("harmledger"),
    "spaCy": _installed("spacy"),
    "parser model": _model,
    "tagger": _tagger,
    "codebook": _codebook,
    "directory": _directory,
    "gazetteer": _gazetteer,
    "main text": _main_text,
}
