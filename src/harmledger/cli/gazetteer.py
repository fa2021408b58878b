"""``harmledger gazetteer``: which places are known, what a name may mean and why, and a person's own places."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from harmledger.cli.geoparse import parse

if TYPE_CHECKING:
    from harmledger.resolve.gazetteer.own_places import Added
    from harmledger.resolve.gazetteer.scoring import Scored

app = typer.Typer(
    name="gazetteer",
    help="The places that names are looked up in: list them, look one up, find those of a text, add your own.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

app.command()(parse)

_SHOWN = 8


@app.command("list")
def list_packs() -> None:
    """List the packs in the package, your own files, and where the data come from."""
    from harmledger.resolve.gazetteer import ATTRIBUTION
    from harmledger.resolve.gazetteer.lookup import country_names
    from harmledger.resolve.gazetteer.store import own, packs, world

    _told_while_building()
    names = country_names()
    typer.echo(
        f"world   {int(world().meta['rows']):>9,}  countries, provinces, districts, and places of about 500 people and more"
    )
    for code, pack in sorted(packs().items()):
        typer.echo(f"{code}      {pack.rows:>9,}  villages of {names[code].name}")
    for index in own():
        typer.echo(f"own     {int(index.meta['rows']):>9,}  {index.file}")
    typer.echo(f"\n{ATTRIBUTION}")


@app.command()
def find(
    name: str = typer.Argument(help="A place's name, in any script or spelling; relations ('4 km east of X') are understood."),
    country: str | None = typer.Option(None, "--country", help="The country that the report speaks of: its name or ISO code."),
    within: str | None = typer.Option(None, "--within", help="The larger place that the report puts it in."),
) -> None:
    """Show what a name may mean, the likeliest first, and why.

    The exit code is 1 where nothing is found.
    """
    from harmledger.errors import InputError
    from harmledger.model.place import Place
    from harmledger.model.span import Span
    from harmledger.model.vocabulary import ClaimId
    from harmledger.resolve.gazetteer.evidence import countries_of, evidence_of, scored
    from harmledger.resolve.gazetteer.phrase import parse
    from harmledger.resolve.place import PlaceContext, acled_precision, resolve_place, ucdp_precision

    _told_while_building()
    if country and not countries_of(country):
        raise InputError(f"{country!r} is no country that the gazetteer knows.", "Give its English name or its ISO code.")
    place = Place(ClaimId("find"), name, Span(0, len(name)), within=within, country=country)
    found = resolve_place(place, PlaceContext())
    if found.match:
        where = ", ".join(part for part in (found.match.name, found.match.admin1, found.match.country) if part)
        codes = f"ACLED {acled_precision(found.geo_precision) or '-'}, UCDP {ucdp_precision(found.geo_precision)}"
        typer.echo(
            f"{name}: {where} ({found.match.kind}), precision {found.geo_precision} ({codes}), score {found.match.score:.2f}\n"
        )
    else:
        typer.echo(f"{name}: nothing fits.\n")
    if (area := found.match) and area.radius_km:
        typer.echo(f"an area of some {area.radius_km:.0f} km around {area.latitude} {area.longitude}, no point\n")
    evidence = evidence_of(place, PlaceContext())
    for one_name in parse(name).names:
        for one in scored(one_name, evidence)[:_SHOWN]:
            typer.echo(_line(one))
    if not found.match:
        raise typer.Exit(1)


@app.command()
def add(
    file: Annotated[
        Path, typer.Argument(help="A CSV or TSV file with a header line (name, latitude, longitude ...), or a GeoNames XX.txt.")
    ],
    country: str | None = typer.Option(None, "--country", help="The country of lines that give none."),
    name: str | None = typer.Option(None, "--name", help="What to call it; a file of the same name is replaced."),
) -> None:
    """Add your own places, or a GeoNames dump, to those that names are looked up in."""
    from harmledger.resolve.gazetteer.own_places import add as add_places

    _told_while_building()
    _tell_added(add_places(file, country, name))


@app.command()
def fetch(
    country: str = typer.Argument(help="The country's two-letter ISO code."),
    source: str = typer.Option("", "--from", help="Another web address to take XX.zip from."),
) -> None:
    """Download a country's GeoNames dump (all its places, today's) and add it."""
    from harmledger.resolve.gazetteer.geonames import CREDIT, DUMPS, download
    from harmledger.resolve.gazetteer.own_places import add as add_places

    _told_while_building()
    with TemporaryDirectory(prefix="harmledger-") as folder, typer.progressbar(length=1, label="Downloading") as bar:
        seen = 0

        def tell(done: int, total: int) -> None:
            nonlocal seen
            bar.length = max(total, done, 1)
            bar.update(done - seen)
            seen = done

        dump = download(country, Path(folder), source or DUMPS, tell)
        added = add_places(dump, name=f"geonames-{country.lower()}")
    _tell_added(added)
    typer.echo(CREDIT)


def _line(one: Scored) -> str:
    from harmledger.resolve.gazetteer import kinds
    from harmledger.resolve.gazetteer.lookup import unit

    entry = one.found.entry
    above = [found.name for number in (entry.admin2, entry.admin1) if (found := unit(number))]
    where = ", ".join([entry.name, *above, entry.country])
    why = ", ".join(f"{label} {value:+.1f}" for label, value in one.reasons)
    point = f"{entry.latitude:.4f} {entry.longitude:.4f}"
    return f"{one.score:.2f}  {where} ({kinds.NAMES[entry.kind]}, {entry.place_id}, {point})\n      {one.found.how}: {why}"


def _tell_added(added: Added) -> None:
    typer.echo(f"{added.places:,} places added: {added.file}")
    for reason in added.left_out[:_SHOWN]:
        typer.echo(f"left out: {reason}")
    if len(added.left_out) > _SHOWN:
        typer.echo(f"left out: {len(added.left_out) - _SHOWN:,} more lines")


def _told_while_building() -> None:
    """Say on stderr that an index is being built, once, where a person is watching."""
    import sys

    from harmledger.resolve.gazetteer import store

    def progress(pack: str, done: int, total: int) -> None:
        if sys.stderr.isatty():
            end = "\n" if done == total else "\r"
            print(f"Preparing the places of {pack}: {100 * done // max(total, 1)} %", end=end, file=sys.stderr)

    store.world(progress)
