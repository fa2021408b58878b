"""Lines of a shipped country pack in, rows out, and the other way: the one place that knows the columns.

Apart from the packer so that a reader never imports it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from harmledger.resolve.gazetteer.entry import Row


def line_of(row: Row) -> str:
    """One line of a country pack: units first, so that sorted lines stand by province and pack well."""
    point = f"{row.latitude:.4f}", f"{row.longitude:.4f}"
    fields = (row.admin1, row.admin2, row.name, "|".join(row.alternates), row.kind, *point, row.population or "", row.number)
    return "\t".join(map(str, fields)) + "\n"


def rows_of(lines: Iterable[str], country: str) -> Iterator[Row]:
    """The rows of a country pack's lines."""
    for line in lines:
        admin1, admin2, name, alternates, kind, latitude, longitude, population, number = line.rstrip("\n").split("\t")
        yield Row(
            int(number), name, tuple(filter(None, alternates.split("|"))), int(kind), float(latitude), float(longitude),
            country, int(admin1), int(admin2), int(population or 0),
        )  # fmt: skip
