"""Names to vary sentences with: places of the gazetteer's packs, armed groups and sources of the directory."""

from __future__ import annotations

import json
import lzma
import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

PACKAGE = Path(__file__).parents[1] / "src" / "harmledger"
PACKS = PACKAGE / "resolve" / "gazetteer" / "data"
DIRECTORY = PACKAGE / "codebook" / "directory"
PER_COUNTRY = 250


@dataclass(frozen=True, slots=True)
class Names:
    """Names to draw from, each list in an order that is the same everywhere."""

    places: tuple[str, ...]
    groups: tuple[str, ...]
    sources: tuple[str, ...]


@cache
def load_names() -> Names:
    """Some places of every country that has a pack, and the directory's bodies by what they do."""
    entries = [entry for path in sorted(DIRECTORY.glob("*.yaml")) for entry in _entries(path)]
    groups = [name for entry in entries if entry.get("actor", "none") not in ("none", "political") for name in _called(entry)]
    sources = [entry["name"] for entry in entries if entry.get("actor", "none") == "none"]
    return Names(tuple(_places()), tuple(groups), tuple(sources))


def _entries(path: Path) -> list[dict[str, str]]:
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [entry for entry in raw.get("entries", []) if "name" in entry]


def _called(entry: dict[str, str]) -> list[str]:
    return [entry["name"], *entry.get("acronyms", [])]


def _places() -> list[str]:
    rng = random.Random(1)  # noqa: S311 (drawn to vary text, not to keep a secret)
    found: list[str] = []
    for country in sorted(json.loads((PACKS / "manifest.json").read_text(encoding="utf-8"))["packs"]):
        with lzma.open(PACKS / f"{country}.tsv.xz", "rt", encoding="utf-8") as rows:
            names = [name for row in rows if (name := _ascii(row))]
        found += sorted(rng.sample(names, min(PER_COUNTRY, len(names))))
    return found


def _ascii(row: str) -> str | None:
    """The place's name in Latin letters, where it is one that a report could hold."""
    cells = row.rstrip("\n").split("\t")
    name = cells[2].replace("`", "") if len(cells) > 2 else ""
    is_usual = name.isascii() and 3 <= len(name) <= 30 and name[:1].isupper() and not any(c in name for c in "()[]/,")
    return name if is_usual else None
