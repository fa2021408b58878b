"""Whether what the grammar takes for an incident is a total, by the tagger's marks (M17).

The other way round is left to the grammar: it sees the report, and the tagger one sentence.
"""

from __future__ import annotations

from dataclasses import replace

from harmledger.extract.grammar.telling import Telling
from harmledger.extract.tagger.labels import NUMBERS, Tag
from harmledger.extract.tagger.line_tags import LineTags

SURELY = 0.97
"""From here on a number is what its mark says that it counts."""
OF_A_TOTAL: frozenset[Tag] = frozenset({"g"})


def agreed_kind(t: Telling, tags: LineTags) -> Telling:
    """The telling as a total where all its figures are surely of one and a cue says so."""
    inside = [one for one in tags.of(NUMBERS) if t.first <= one.begin < t.last]
    counts = {one.mark.part if one.mark.part_score >= SURELY else None for one in inside}
    is_total = bool(t.figures) and counts == {"total"} and bool(tags.of(OF_A_TOTAL))
    return replace(t, kind="aggregate") if is_total and t.kind == "incident" else t
