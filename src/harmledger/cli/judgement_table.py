"""What people decided, as a table, the latest last."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from harmledger.model.judgement import Judgement, held
from harmledger.review.phrase import printable


def table(judgements: Iterable[Judgement], moved: Collection[Judgement]) -> RenderableType:
    """A line for each judgement; those that are undone or without effect say so."""
    told = tuple(judgements)
    holding = {judgement.judgement_id for judgement in held(told)}
    lost = {judgement.judgement_id for judgement in moved}
    grid = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for column in ("judgement", "when", "who", "what", "why"):
        grid.add_column(column, overflow="fold", no_wrap=column == "judgement")
    for judgement in told:
        is_undone = judgement.judgement_id not in holding
        state = (
            "undone: " if is_undone else "without effect, its words are read otherwise now: " * (judgement.judgement_id in lost)
        )
        value = f" to {judgement.value}" if judgement.value else ""
        grid.add_row(
            Text(judgement.judgement_id, style="bold"),
            Text(f"{judgement.at:%Y-%m-%d %H:%M}" if judgement.at else ""),
            Text(printable(judgement.by.name)),
            Text(
                f"{state}{judgement.verdict} {', '.join(judgement.about)}{printable(value)}", style="dim" if is_undone else ""
            ),
            Text(printable(judgement.why)),
        )
    return grid
