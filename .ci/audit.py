"""What others made that harmledger runs on: whether it fits together, may be shipped, and has known faults.

``python .ci/audit.py`` in the environment that is to be looked at. The first two need no network. Known faults are asked of the
database that pip-audit asks; where that cannot be reached this says so and fails nothing, since nothing was found out.
Apart from the tests because its answer changes with the day.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SHIPPED = ("archive", "postgresql", "tagger", "polars", "pandas")
"""Extras that users install; what is for developing only goes to nobody."""

_COPYLEFT = re.compile(r"\bA?GPL|general public license", re.IGNORECASE)
_LESSER = re.compile(r"(?:lesser|library) general public license|LGPL\S*", re.IGNORECASE)
_CHOICE = re.compile(r"\sor\s|/|dual", re.IGNORECASE)
_NEED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[([^\]]*)\])?")
_EXTRA = re.compile(r"""extra\s*==\s*['"]([^'"]+)['"]""")


def main() -> int:
    """0 where nothing is wrong that could be looked up."""
    return max(_fits(), _may_be_shipped(), _has_known_faults())


def is_copyleft(licence: str) -> bool:
    """Whether a licence would have to be harmledger's too: the GPL and the AGPL, but not the LGPL, nor where one may choose."""
    return bool(_COPYLEFT.search(_LESSER.sub("", licence))) and not _CHOICE.search(licence)


def licence_of(one: Distribution) -> str:
    """What a distribution says of its licence, as an expression, a line or classifiers; "" where it says nothing."""
    told = one.metadata
    if expression := told.get("License-Expression"):
        return str(expression)
    classed = [line.rpartition(" :: ")[2] for line in told.get_all("Classifier", []) if line.startswith("License ::")]
    return " OR ".join(classed) or str(told.get("License") or "").partition("\n")[0]


def shipped() -> dict[str, Distribution]:
    """All that users run, by name: what pyproject.toml asks for, and whatever that needs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *(line for extra in SHIPPED for line in project["optional-dependencies"][extra])]
    seen: dict[str, Distribution] = {}
    for name, extras in filter(None, map(_need, lines)):
        needed(name, extras, seen)
    return seen


def needed(name: str, extras: frozenset[str], seen: dict[str, Distribution]) -> None:
    """Put a distribution and all that it needs here into ``seen``; what is not installed is left out."""
    key = re.sub(r"[-_.]+", "-", name).lower()
    if key in seen:
        return
    try:
        seen[key] = distribution(name)
    except PackageNotFoundError:
        return
    for line in seen[key].requires or ():
        extra = _EXTRA.search(line.partition(";")[2])
        if (found := _need(line)) and (extra is None or extra[1] in extras):
            needed(*found, seen)


def _need(line: str) -> tuple[str, frozenset[str]] | None:
    """The name and the extras of a requirement."""
    found = _NEED.match(line.strip())
    return (found[1], frozenset(filter(None, (found[2] or "").replace(" ", "").split(",")))) if found else None


def told(report: dict[str, Any]) -> tuple[list[str], bool]:
    """What pip-audit found, in lines, and whether that is a fault; what it could not look up is said to be unknown."""
    held = report["dependencies"]
    unknown = [one for one in held if "skip_reason" in one]
    faults = [(one, fault) for one in held for fault in one.get("vulns", ())]
    lines = [
        f"{one['name']} {one['version']} has {fault['id']}; mended in {', '.join(fault['fix_versions']) or 'no version yet'}"
        for one, fault in faults
    ]
    if unknown and len(unknown) == len(held):
        lines.append(f"NOT AUDITED: the database of known faults knows none of {len(held)} packages, so it was not reached.")
    else:
        looked_up = len(held) - len(unknown)
        lines.append(f"{looked_up} packages looked up, {len(faults)} known faults, {len(unknown)} not looked up.")
    return lines, bool(faults)


def _fits() -> int:
    done = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True, check=False)
    print(f"pip check: {done.stdout.strip() or done.stderr.strip()}")
    return done.returncode


def _may_be_shipped() -> int:
    seen = shipped()
    wrong = list(_unfit(seen))
    print("\n".join(wrong) or f"licences: {len(seen)} packages that users run, none under the GPL or AGPL.")
    return int(bool(wrong))


def _unfit(seen: dict[str, Distribution]) -> Iterator[str]:
    for name, one in sorted(seen.items()):
        if is_copyleft(licence := licence_of(one)):
            yield f"licences: {name} is under {licence}, which must not ship."


def _has_known_faults() -> int:
    words = [sys.executable, "-m", "pip_audit", "--requirement", str(ROOT / "requirements-dev.lock")]
    words += ["--no-deps", "--disable-pip", "--format", "json", "--progress-spinner", "off"]
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=300, check=False)
        lines, failed = told(json.loads(done.stdout))
    except (subprocess.TimeoutExpired, ValueError, KeyError) as error:
        lines, failed = [f"NOT AUDITED: no answer ({type(error).__name__}): no network, or pip-audit is not installed."], False
    print("\n".join(f"pip-audit: {line}" for line in lines))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
