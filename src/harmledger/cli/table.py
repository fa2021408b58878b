"""One reading as a table for a person: incidents, then what must not be added to them, then what was added up.

A Reading comes in, a Rich renderable goes out; how wide it is and whether it has colour is the console's affair. Words of a
report are only ever printed as Text, never as markup, and without control characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from harmledger.model.addition import Addition, Reason, Sum, added_up
from harmledger.model.mention import Mention, Toll
from harmledger.model.reading import Reading, Reject
from harmledger.model.report import Report
from harmledger.model.vocabulary import ClaimId, Kind, MentionId
from harmledger.review.phrase import claimed_by, counted, days, harmed, located, named, people, printable

SECTIONS: Mapping[Kind, str] = {
    "incident": "Incidents",
    "aggregate": "Totals, not added",
    "prospect": "Prospects: nothing has happened",
    "context": "Context",
}
REASONS: Mapping[Reason, tuple[str, str]] = {
    "total": ("total", "totals"),
    "part": ("part", "parts"),
    "repeat": ("repeat", "repeats"),
    "not_asserted": ("figure feared or denied", "figures feared or denied"),
    "prospect": ("figure of a prospect", "figures of prospects"),
    "context": ("figure of the context", "figures of the context"),
    "no_number": ("figure without a number", "figures without a number"),
}
MOST_REJECTS = 8


def render(reading: Reading) -> RenderableType:
    """The whole reading, ready for ``console.print``."""
    addition = added_up(reading)
    order = [mention for kind in SECTIONS for mention in reading.mentions if mention.kind == kind]
    numbers = {mention.mention_id: number for number, mention in enumerate(order, 1)}
    repeats = {out.claim_id for out in addition.left_out if out.reason == "repeat"}
    parts: list[RenderableType] = [_heading(reading.report)]
    for kind, heading in SECTIONS.items():
        blocks = [_block(mention, numbers, repeats) for mention in order if mention.kind == kind]
        if blocks:
            parts += [Text(""), Text(heading, style="bold underline"), *_spaced(blocks)]
    if reading.rejects:
        parts += [Text(""), Text("Set aside", style="bold underline"), *_rejects(reading.rejects)]
    return Group(*parts, Text(""), Text(told(addition) if order else "No violence found.", style="bold"))


def _spaced(blocks: Sequence[RenderableType]) -> Iterator[RenderableType]:
    for i, block in enumerate(blocks):
        if i:
            yield Text("")
        yield block


def told(addition: Addition) -> str:
    """The last line: what was added up, from how many incidents, and what was not."""
    sums = ", ".join(_summed(total) for total in addition.sums if total.number) or "no figure"
    where = f" in {_plural(addition.incidents, 'incident', 'incidents')}" if addition.incidents else ""
    reasons = [out.reason for out in addition.left_out]
    left_out = ", ".join(_plural(reasons.count(reason), *words) for reason, words in REASONS.items() if reason in reasons)
    return f"Added up: {sums}{where}." + (f" Not added: {left_out}." if left_out else "")


def _summed(total: Sum) -> str:
    """A sum in words, as "at least 24 killed"; where one figure has no low and another no high, "about" (M22)."""
    low, high = total.count.bounds
    number = f"about {total.number:,}" if low is None and high is None else counted(total.count)
    return f"{number} {'dead or hurt' if total.harm == 'casualties' else total.harm}"


def _plural(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _heading(report: Report) -> RenderableType:
    day = f"{report.published.day} {report.published:%b %Y}" if report.published else "day of publication unknown"
    source = ", ".join((printable(report.publisher) if report.publisher else "publisher unknown", day))
    title = [Text(printable(report.title), style="bold")] if report.title.strip() else []
    return Group(*title, Text(f"{printable(report.doc)} · {source}", style="dim"))


def _block(mention: Mention, numbers: Mapping[MentionId, int], repeats: set[ClaimId]) -> RenderableType:
    wider = numbers.get(mention.part_of) if mention.part_of else None
    kind = [mention.event_type.replace("_", " ")] if mention.event_type != "other" else []
    head = [*kind, located(mention.place), days(mention.date), *([f"part of {wider}"] if wider else [])]
    lines = [_sentence(" · ".join(head), style="bold"), *_circumstances(mention)]
    if mention.tolls:
        lines.append(_tolls(mention.tolls, repeats))
    grid = Table.grid(padding=(0, 1), expand=True)
    grid.add_column(width=2, justify="right")
    grid.add_column(ratio=1)
    grid.add_row(Text(str(numbers[mention.mention_id]), style="bold"), Group(*lines))
    return grid


def _sentence(text: str, style: str = "") -> RenderableType:
    return Text(text[:1].upper() + text[1:], style=style)


def _circumstances(mention: Mention) -> Iterator[RenderableType]:
    """Who did it to whom with what, on one line; what was damaged on the next."""
    by_role = {
        role: [named(actor) for actor in mention.actors if actor.role == role]
        for role in ("perpetrator", "party", "supporter", "target")
    }
    munitions = _each(printable(munition.words) for munition in mention.munitions)
    weapons = _each(printable(weapon.words) for weapon in mention.weapons)
    uncounted = [weapon for weapon in weapons if not any(weapon in munition for munition in munitions)]
    told_of = [
        ("by ", " and ".join(by_role["perpetrator"])),
        ("between ", " and ".join(by_role["party"])),
        ("backed by ", " and ".join(by_role["supporter"])),
        ("against ", " and ".join(by_role["target"])),
        ("with ", ", ".join(uncounted + munitions)),
    ]
    line = " · ".join(word + names for word, names in told_of if names)
    if line:
        yield Text(line)
    damage = _each(f"{printable(hit.object)} ({printable(hit.words)})" for hit in mention.damage)
    if damage:
        yield Text("damaged: " + ", ".join(damage))


def _each(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _tolls(tolls: Sequence[Toll], repeats: set[ClaimId]) -> RenderableType:
    grid = Table.grid(padding=(0, 2), expand=True)
    for ratio in (10, 6, 7):
        grid.add_column(ratio=ratio)
    above = ""
    for depth, toll in _wholes_first(tolls):
        claimant = claimed_by(toll.attribution)
        figure = f"of them {people(toll)}" if depth else harmed(toll)
        if toll.claim_id in repeats:
            figure += " (not added)"
        grid.add_row(
            Padding(Text(figure, style="" if depth or toll.claim_id in repeats else "red"), (0, 0, 0, 2 * depth)),
            Text("same" if claimant == above else claimant, style="cyan"),
            Text(f"“{printable(toll.words)}”", style="dim"),
        )
        above = claimant
    return grid


def _wholes_first(tolls: Sequence[Toll]) -> Iterator[tuple[int, Toll]]:
    """Each whole figure, then its parts one step deeper (M4); a part whose whole stands elsewhere comes as a part."""
    here = {toll.claim_id for toll in tolls}

    def below(toll: Toll, depth: int, seen: frozenset[ClaimId]) -> Iterator[tuple[int, Toll]]:
        yield depth, toll
        for part in tolls:
            if part.part_of == toll.claim_id and part.claim_id not in seen:
                yield from below(part, depth + 1, seen | {part.claim_id})

    for toll in tolls:
        if toll.part_of is None or toll.part_of not in here:
            yield from below(toll, 0 if toll.part_of is None else 1, frozenset({toll.claim_id}))


def _rejects(rejects: Sequence[Reject]) -> Iterator[RenderableType]:
    for reject in rejects[:MOST_REJECTS]:
        words = f": “{printable(reject.words)}”" if reject.words else ""
        yield Text(f"{reject.code}  {printable(reject.why)}{words}", style="dim")
    if len(rejects) > MOST_REJECTS:
        yield Text(f"and {len(rejects) - MOST_REJECTS:,} more; --format json has them all", style="dim")
