"""Whether a telling is an incident, a total or a prospect, where grammar and tagger do not agree (M9, M17)."""

from __future__ import annotations

from dataclasses import replace

from harmledger.extract.grammar.telling import Telling
from harmledger.extract.tagger.labels import NUMBERS
from harmledger.extract.tagger.line_tags import LineTags

SURELY = 0.9


def agreed_kind(t: Telling, tags: LineTags) -> Telling:
    """The telling as a total where all its marked figures are one, and as an incident where all count one."""
    inside = [one for one in tags.of(NUMBERS, 0.5) if t.first <= one.begin < t.last]
    parts = {one.mark.part if one.mark.part_score >= SURELY else None for one in inside}
    if t.figures and parts == {"total"} and t.kind == "incident":
        return replace(t, kind="aggregate")
    if t.figures and parts and parts <= {"whole", "part"} and t.kind == "aggregate":
        return replace(t, kind="incident")
    return t
