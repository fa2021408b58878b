"""Each source's figures side by side over time: a table of who said what on which day, with a strip of ranges beside it.

The answers for one harm come in, rows go out: one a claimant, a cell a day on which a report gave a figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from harmledger.model.incident import Figure
from harmledger.model.vocabulary import PUBLISHER, ClaimId
from harmledger.review.phrase import claimed_by, printable
from harmledger.review.why import USES, Answer, Evidence, Use
from harmledger.web.view import value

STRIP = 200
"""The strip's width in its own units."""

USES_IN_ORDER = tuple(USES)
"""What became of a claim, what counts most first."""


@dataclass(frozen=True, slots=True)
class Told:
    """One figure of a claimant: ``number`` in words, ``people`` of whom, and what became of it."""

    claim_id: ClaimId
    number: str
    people: str
    use: Use
    outlet: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A range on the strip, from ``left`` to ``right``; ``is_open`` where it has no upper end."""

    left: float
    right: float
    is_open: bool
    use: Use


@dataclass(frozen=True, slots=True)
class Voice:
    """One claimant: its figures by day, in the order of the table's days, and the same as bars."""

    name: str
    cells: tuple[tuple[Told, ...], ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Voices:
    """``band`` is the incident's own range on the strip, ``ticks`` its scale as (place, number)."""

    harm: str
    days: tuple[date | None, ...]
    rows: tuple[Voice, ...]
    band: Bar | None
    ticks: tuple[tuple[float, int], ...]


def voices(harm: str, answers: Iterable[Answer], figure: Figure | None) -> Voices:
    """Who gave which figure of the harm, and when; parts of a figure are left out, as they stand inside it (M4)."""
    held: dict[str, Evidence] = {}
    for answer in answers:
        if answer.figure and not answer.figure.is_part:
            held |= {evidence.claim.claim_id: evidence for evidence in answer.evidence if evidence.claim.claim_id not in held}
    told = sorted(held.values(), key=lambda evidence: (_day(evidence), evidence.claim.claim_id))
    days = tuple(dict.fromkeys(evidence.report.published for evidence in told))
    names = tuple(dict.fromkeys(map(claimant, told)))
    ends = [end for evidence in told for end in value.bounds(evidence.claim)]
    ends += (figure.low, figure.high) if figure else ()
    scale = _scale(max((end for end in ends if end is not None), default=0))
    rows = tuple(_voice(name, [evidence for evidence in told if claimant(evidence) == name], days, scale) for name in names)
    band = _bar(figure.low, figure.high, scale, "counted") if figure else None
    return Voices(harm, days, rows, band, _ticks(scale))


def claimant(evidence: Evidence) -> str:
    """Who vouches for a figure: the claimant, or the outlet by its name where it gives the figure itself (M7)."""
    said = evidence.claim.attribution
    if said.claimant == PUBLISHER:
        return outlet(evidence)
    return claimed_by(said)


def outlet(evidence: Evidence) -> str:
    return printable(evidence.report.publisher or "") or "publisher unknown"


def _voice(name: str, told: Sequence[Evidence], days: Sequence[date | None], scale: int) -> Voice:
    cells = tuple(_cell(evidence for evidence in told if evidence.report.published == day) for day in days)
    bars = [_bar(*value.bounds(evidence.claim), scale, evidence.use) for evidence in told]
    return Voice(name, cells, tuple(dict.fromkeys(bar for bar in bars if bar)))


def _cell(told: Iterable[Evidence]) -> tuple[Told, ...]:
    """The figures of one day, the same one once: as the claim of it that counts most."""
    found: dict[tuple[str, str], Told] = {}
    for one in sorted(map(_told, told), key=lambda one: USES_IN_ORDER.index(one.use)):
        found.setdefault((one.number, one.people), one)
    return tuple(found.values())


def _told(evidence: Evidence) -> Told:
    claim = evidence.claim
    modality = "" if claim.modality == "asserted" else claim.modality
    people = ", ".join(filter(None, (value.people(claim), modality)))
    return Told(claim.claim_id, value.number(claim), people, evidence.use, outlet(evidence))


def _bar(low: int | None, high: int | None, scale: int, use: Use) -> Bar | None:
    """A range on a scale from 0 to ``scale``; nothing where there is no number (M2)."""
    if (low is None and high is None) or not scale:
        return None
    left, right = low or 0, scale if high is None else high
    return Bar(round(left * STRIP / scale, 1), round(right * STRIP / scale, 1), high is None, use)


def _scale(most: int) -> int:
    """A round number that all figures fit under: the strip's right end."""
    step = 1
    while step * 10 < most:
        step *= 10
    return next((step * times for times in (1, 2, 4, 5, 6, 8, 10) if step * times > most), step * 20) if most else 0


def _ticks(scale: int) -> tuple[tuple[float, int], ...]:
    if not scale:
        return ()
    return ((0.0, 0), (STRIP / 2, scale // 2), (float(STRIP), scale)) if scale % 2 == 0 else ((0.0, 0), (float(STRIP), scale))


def _day(evidence: Evidence) -> date:
    return evidence.report.published or date.max
