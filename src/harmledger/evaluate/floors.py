"""Pinned floors: what a set of readings has scored, with the digest of the corpus that it was measured on.

Scores rise, and a floor with them; it falls only on purpose, with a reason that stays in the file. A corpus that has changed
under its floors is an error, since its scores mean something else.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

import yaml

from harmledger.errors import EvaluationError

_HEADING = """\
# What readings have scored, corpus by corpus. A score below its floor fails the build.
# Written by the command that evaluates; a floor falls only with a reason, which stays here.
"""


class Headlined(Protocol):
    """Scores of any kind that have one rate each that is worth a floor."""

    def headline(self) -> dict[str, float]: ...


@dataclass(frozen=True, slots=True)
class Floor:
    """The floors of one corpus by the scores' names, the digest of its files, and why any of them was ever lowered."""

    digest: str
    floors: Mapping[str, float]
    lowered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A score that is below its floor."""

    score: str
    floor: float
    got: float


def check_floor(floor: Floor, scores: Headlined, digest: str) -> tuple[Shortfall, ...]:
    """The scores that are below their floors. Raises EvaluationError where the corpus is not the one that was measured on."""
    _same_corpus(floor, digest)
    got = scores.headline()
    unknown = sorted(set(floor.floors) - set(got))
    if unknown:
        raise EvaluationError(f"There is no score named {unknown[0]!r}.", f"There are: {', '.join(got)}.")
    return tuple(Shortfall(name, least, got[name]) for name, least in floor.floors.items() if got[name] < least)


def raise_floor(floor: Floor | None, scores: Headlined, digest: str, *, allow_lower: str | None = None) -> Floor:
    """The floors with each raised to its score.

    A score below its floor, or a corpus with another digest, raises EvaluationError, unless ``allow_lower`` says why: then the
    scores as they are become the floors, and the reason is kept with what fell.
    """
    got = scores.headline()
    if floor is None:
        return Floor(digest, got)
    if allow_lower is not None and not allow_lower.strip():
        raise EvaluationError("A floor is lowered only with a reason.", "Say why.")
    is_same = floor.digest == digest
    if allow_lower is None:
        _same_corpus(floor, digest)
        below = check_floor(floor, scores, digest)
        if below:
            named = ", ".join(f"{s.score} {s.got:.3f} < {s.floor:.3f}" for s in below)
            raise EvaluationError(f"Scores are below their floors: {named}.", "Mend what fell, or say why it may.")
        return replace(floor, floors={name: max(value, floor.floors.get(name, 0.0)) for name, value in got.items()})
    fell = [f"{name} {floor.floors[name]:.3f} to {got[name]:.3f}" for name in got if got[name] < floor.floors.get(name, 0.0)]
    if is_same and not fell:
        return raise_floor(floor, scores, digest)
    why = f"{' '.join(allow_lower.split())} ({', '.join(fell) if fell else 'another corpus'})"
    return Floor(digest, got, (*floor.lowered, why))


def load_floors(path: str | Path) -> dict[str, Floor]:
    """The floors of each corpus that the file names; none where there is no file. Raises EvaluationError for another shape."""
    path = Path(path)
    if not path.exists():
        return {}
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        return {str(corpus): _floor(told) for corpus, told in raw.items()}
    except (OSError, UnicodeDecodeError, yaml.YAMLError, AttributeError, TypeError, ValueError, KeyError) as error:
        raise EvaluationError(
            f"{path} is no file of floors: {error}.", "Mend it, or take it from an earlier commit."
        ) from error


def save_floors(path: str | Path, floors: Mapping[str, Floor]) -> None:
    """Writes the floors, in an order of their own, so that a change shows as one line."""
    told = {
        corpus: {
            "digest": floor.digest,
            "floors": {name: float(value) for name, value in floor.floors.items()},
            **({"lowered": list(floor.lowered)} if floor.lowered else {}),
        }
        for corpus, floor in sorted(floors.items())
    }
    Path(path).write_text(_HEADING + yaml.safe_dump(told, sort_keys=False, allow_unicode=True, width=120), encoding="utf-8")


def _floor(told: Mapping[str, Any]) -> Floor:
    floors = {str(name): float(value) for name, value in told["floors"].items()}
    if not all(math.isfinite(v) and 0 <= v <= 1 for v in floors.values()):
        raise ValueError("a floor lies between 0 and 1")
    return Floor(str(told["digest"]), floors, tuple(map(str, told.get("lowered") or ())))


def _same_corpus(floor: Floor, digest: str) -> None:
    if floor.digest != digest:
        raise EvaluationError(
            f"The corpus has the digest {digest[:12]}, and its floors were measured on {floor.digest[:12]}.",
            "Take the corpus that they were measured on, or measure anew and say why.",
        )
