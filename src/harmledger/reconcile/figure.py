"""The figures of one incident: each harm to each group as a range, and the rule that chose the best of it (M22).

The entries of an incident come in, Figures go out. Only what is asserted is taken (M8); what one voice said later stands for
what it said before (M19), and each voice counts once however often it is passed on (M21).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from harmledger.model.addition import least
from harmledger.model.count import CountRange
from harmledger.model.entry import Entry
from harmledger.model.incident import Figure
from harmledger.model.mention import Toll
from harmledger.model.report import Report
from harmledger.model.vocabulary import PUBLISHER, ClaimId, Harm, ReportId, Who
from harmledger.reconcile.independence import earliest
from harmledger.reconcile.voice import voice

ACCEPTED = "a person accepted it"
ONLY = "the only figure"
AGREED = "all voices agree"
MOST = "most independent voices"
LATEST = "the latest report"
NO_NUMBER = "nobody gave a number"

DIED = "the injured had died"

SourceOf = Callable[[ReportId], int]
Key = tuple[Harm, Who, str | None, bool]


KILLED: Key = ("killed", "people", None, False)
INJURED: Key = ("injured", "people", None, False)


@dataclass(frozen=True, slots=True)
class Said:
    """A figure as one voice gave it in one report; ``source`` numbers the independent source that it comes down to."""

    toll: Toll
    report: Report
    voice: str
    source: int


def figures(entries: Sequence[Entry], source_of: SourceOf, accepted: Collection[ClaimId] = ()) -> tuple[Figure, ...]:
    """All figures of the incident, those of everybody before parts of them; the same for any order of ``entries``."""
    groups: dict[Key, list[Said]] = defaultdict(list)
    for entry in entries:
        for toll in entry.mention.tolls:
            if toll.modality == "asserted":
                said = Said(toll, entry.report, voice(toll.attribution, entry.report), source_of(entry.report.report_id))
                for key in _keys(toll):
                    groups[key].append(said)
    found = {key: _figure(key, group, accepted) for key, group in groups.items()}
    if (hurt := found.get(INJURED)) and _had_died(groups[INJURED], groups.get(KILLED, [])):
        found[INJURED] = replace(hurt, low=0, best=0, rule=DIED)
    return tuple(sorted(found.values(), key=_order))


def _keys(toll: Toll) -> Iterable[Key]:
    """Under what a figure is told: a whole one for everybody of its side too, whoever they are said to be."""
    if toll.part_of:
        return ((toll.harm, toll.who, toll.side, True),)
    whole: Key = (toll.harm, "people", toll.side, False)
    return (whole,) if toll.who == "people" else (whole, (toll.harm, toll.who, toll.side, True))


def _figure(key: Key, group: Iterable[Said], accepted: Collection[ClaimId]) -> Figure:
    harm, who, side, is_part = key
    standing = sorted(_revised(_without_single_people(_largest(group))), key=_rank)
    numbered = [said for said in standing if not said.toll.count.vague]
    chosen, rule = _best([s for s in numbered if s.toll.claim_id in accepted] or numbered, accepted)
    low, high = _range(said.toll.count for said in numbered)
    claims = [said.toll.claim_id for said in ([chosen] if chosen else []) + standing]
    return Figure(
        harm,
        who,
        side,
        low,
        least(chosen.toll.count) if chosen else None,
        high,
        rule,
        tuple(dict.fromkeys(claims)),
        is_part,
        bool(chosen and chosen.toll.count.approximate),
    )


def _largest(group: Iterable[Said]) -> list[Said]:
    """The largest figure of each voice in each report: a first victim told alone, and then all, are no two figures (M18)."""
    found: dict[tuple[ReportId, str], Said] = {}
    for said in sorted(group, key=lambda said: said.toll.claim_id):
        at = (said.report.report_id, said.voice)
        if at not in found or _size(said) > _size(found[at]):
            found[at] = said
    return list(found.values())


def _without_single_people(group: Sequence[Said]) -> list[Said]:
    """Without one person whom a report tells of by himself beside a figure of more: his is no rival total (M18)."""
    several = {said.report.report_id for said in group if least(said.toll.count) > 1}
    return [said for said in group if said.toll.count.bounds != (1, 1) or said.report.report_id not in several]


def _size(said: Said) -> tuple[bool, int, bool]:
    count = said.toll.count
    return not count.vague, least(count), count.low == count.high


def _revised(group: Iterable[Said]) -> list[Said]:
    """The latest figure of each voice; the earlier ones stay in the reports (M19).

    Of one day its own page's stands, since a paper that passes it on may be behind.
    """
    latest: dict[str, Said] = {}
    for said in sorted(group, key=_time):
        if said.report.published or said.voice not in latest:
            latest[said.voice] = said
    return list(latest.values())


def _time(said: Said) -> tuple[object, ...]:
    day, report_id = earliest(said.report)
    return day, said.toll.attribution.claimant == PUBLISHER, report_id


def _best(numbered: Sequence[Said], accepted: Collection[ClaimId]) -> tuple[Said | None, str]:
    if not numbered:
        return None, NO_NUMBER
    if any(said.toll.claim_id in accepted for said in numbered):
        return numbered[-1], ACCEPTED
    if len(numbered) == 1:
        return numbered[0], ONLY
    votes = {number: len({said.source for said in numbered if _number(said) == number}) for number in map(_number, numbered)}
    if len(votes) == 1:
        return numbered[-1], AGREED
    most = max(votes.values())
    leading = [said for said in numbered if votes[_number(said)] == most]
    return leading[-1], MOST if len({_number(said) for said in leading}) == 1 else LATEST


def _number(said: Said) -> int:
    return least(said.toll.count)


def _had_died(hurt: Iterable[Said], dead: Iterable[Said]) -> bool:
    """Whether every injured person is among the dead of a report that is no earlier and tells of none injured (M19).

    Each report with injured has so many dead and injured in all as that one has dead.
    """
    injured, killed = _by_report(hurt), _by_report(dead)
    later = [(number, report) for report, number in killed.items() if report not in injured]
    return bool(injured) and all(
        any(number == many + killed.get(report, 0) and _is_no_earlier(other, report) for number, other in later)
        for report, many in injured.items()
    )


def _by_report(group: Iterable[Said]) -> dict[Report, int]:
    """The largest figure of each report."""
    found: dict[Report, int] = {}
    for said in group:
        if not said.toll.count.vague:
            found[said.report] = max(found.get(said.report, 0), least(said.toll.count))
    return found


def _is_no_earlier(report: Report, other: Report) -> bool:
    return report.published is None or other.published is None or report.published >= other.published


def _rank(said: Said) -> tuple[object, ...]:
    """From the earliest to the latest report; in one report the larger figure last."""
    return (*earliest(said.report), least(said.toll.count), said.toll.claim_id)


def _range(counts: Iterable[CountRange]) -> tuple[int | None, int | None]:
    """The lowest low and the highest high; a bound that is open in one claim is open only where no other claim closes it."""
    told = list(counts)
    lows = [count.low for count in told if count.low is not None]
    highs = [count.high for count in told if count.high is not None]
    floors = [count.low for count in told if count.high is None and count.low is not None]
    low, high = min(lows, default=None), max(highs, default=None)
    return low, None if high is not None and floors and max(floors) > high else high


def _order(figure: Figure) -> tuple[object, ...]:
    return figure.is_part, figure.harm != "killed", figure.harm, figure.side or "", figure.who
