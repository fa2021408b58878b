"""Scores and misses as text for a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from harmledger.evaluate.miss import Miss
from harmledger.evaluate.tally import Agreement, Scores, Share

_NAMED_DOCS = 5


def render(scores: Scores, floors: Mapping[str, float] | None = None) -> str:
    """A table of the scores, one a line, with the floor of each where there are floors."""
    levels: list[tuple[str, Agreement]] = [*scores.levels.items(), ("mention", scores.mention), ("actor", scores.actor)]
    shares = {"type": scores.event_type, "place": scores.place, "day": scores.day}
    heading = f"{'':<10}{'P':>7}{'R':>7}{'F1':>7}{'right':>8}{'read':>7}{'gold':>7}"
    lines = [heading + (f"{'floor':>8}" if floors else "")]
    lines += [_agreement(name, tally) + _floor(name, floors) for name, tally in levels]
    lines += [_share(name, share) + _floor(name, floors) for name, share in shares.items()]
    toll = scores.death_toll
    lines.append(
        f"{'deaths':<10}{toll.documents_right:>21.3f}{'':>8}{toll.read:>7,}{toll.gold:>7,}" + _floor("death toll", floors)
    )
    lines.append("")
    lines.append(
        f"{scores.documents} documents; the deaths added up are right in {toll.documents_right:.1%} of them,\n"
        f"and {toll.mean_error:g} off in the mean (each error capped at 100)."
    )
    if scores.not_read:
        named = ", ".join(scores.not_read[:_NAMED_DOCS]) + (", ..." if len(scores.not_read) > _NAMED_DOCS else "")
        lines.append(f"Not read, and counted as empty: {len(scores.not_read)} ({named}).")
    return "\n".join(line.rstrip() for line in lines)


COMPARED = ("figure", "counted", "victims", "claim", "record", "mention", "place", "day", "actor")


def render_readers(scores: Mapping[str, Scores]) -> str:
    """A table of the headline scores, a reader a line."""
    lines = [f"{'':<10}" + "".join(f"{name:>9}" for name in COMPARED)]
    for reader, found in scores.items():
        headline = found.headline()
        lines.append(f"{reader:<10}" + "".join(f"{headline[name]:>9.3f}" for name in COMPARED))
    return "\n".join(lines)


def render_misses(misses: Iterable[Miss]) -> str:
    """The misses, one a line."""
    return "\n".join(f"{m.doc}  {m.outcome:<8}  {m.kind:<9}  {m.told}" for m in misses)


def _agreement(name: str, tally: Agreement) -> str:
    rates = f"{tally.precision:>7.3f}{tally.recall:>7.3f}{tally.f1:>7.3f}"
    return f"{name:<10}{rates}{tally.hit:>8,}{tally.read:>7,}{tally.gold:>7,}"


def _share(name: str, share: Share) -> str:
    return f"{name:<10}{share.rate:>21.3f}{share.right:>8,}{'':>7}{share.of:>7,}"


def _floor(name: str, floors: Mapping[str, float] | None) -> str:
    if not floors:
        return ""
    return f"{floors[name]:>8.3f}" if name in floors else f"{'-':>8}"
