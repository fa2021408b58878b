"""When each happening of a report took place, in the report's words (M14, M15).

Happenings come in; for each, the words of its day or period come out, or None where the report gives none, with the day of the
statement kept apart. What the words mean in days is resolve/'s to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from harmledger.extract.grammar.claimant import Saying
from harmledger.extract.grammar.document import Day
from harmledger.extract.grammar.happening import Happening
from harmledger.extract.grammar.sentence import NOUN_TAGS, Sentence
from harmledger.extract.grammar.telling import Telling
from harmledger.extract.grammar.standing import anchors

DAY_ORDER = {"day": 0, "since": 0, "span": 1, "month": 2, "year": 3, "duration": 4, "relative": 5, "vague": 6, "clock": 9}


@dataclass(frozen=True, slots=True)
class When:
    """Tokens ``begin`` to ``end`` of ``s`` name the day or period; ``said`` are the words for the day of the statement."""

    s: Sentence
    begin: int
    end: int
    said: str | None = None


def find_when(happenings: Sequence[Happening], told: Sequence[Telling]) -> tuple[When | None, ...]:
    """The day or period of each happening, in their order."""
    return tuple(_when(h) for h in happenings)


def _when(h: Happening) -> When | None:
    """The words of time of a happening: days before spans before months, those with figures first; for a total, its period."""
    ranked = []
    for n, t in enumerate(h.tellings):
        for day in t.days:
            if day.kind in ("clock", "vague") or day.kind == "relative" and len(t.days) > 1:
                continue
            order = DAY_ORDER[day.kind]
            if h.kind == "aggregate":
                order = {"since": 0, "span": 1, "month": 2, "year": 2}.get(day.kind, 5)
            distance = min((abs(day.begin - j) for j in anchors(t)), default=99)
            ranked.append(((order, -bool(t.figures), n, distance), t, day))
    if not ranked:
        return None
    _, t, day = min(ranked, key=lambda row: row[0])
    return When(t.s, _since(t, day) if h.kind == "aggregate" else day.begin, day.end)


def _since(t: Telling, day: Day) -> int:
    """ "Since the conflict broke out in March 2011", "which began in 2011": the words that make a date a beginning."""
    s = t.s
    if day.kind not in ("month", "year", "day"):
        return day.begin
    for j in range(day.begin - 1, max(-1, day.begin - 16), -1):
        if s.low[j] in ("since", "began", "started", "erupted", "flared", "starting", "beginning", "broke") and s.low[j] != "broke":
            return next((k for k in range(j, max(-1, j - 8), -1) if s.low[k] == "since"), j)
    return day.begin


def tells_when_said(s: Sentence, day: Day, sayings: tuple[Saying, ...]) -> bool:
    """ "Said on Saturday", "told Reuters on Sunday", "in a statement on Friday": when it was reported, not when it was (M15)."""
    for saying in sayings:
        if saying.verb >= day.begin or day.begin - saying.verb > 9 or s.low[saying.verb] in ("according", "citing"):
            continue
        gap = range(saying.verb + 1, day.begin)
        if all(s.tag[j] in NOUN_TAGS or s.tag[j] in ("DT", "IN", "JJ", "PRP", "POS", "HYPH", "RB") and s.low[j] not in ("that", "as", "after") or s.words[j] in ("-", "(", ")") for j in gap):
            return not any(saying.speakers and s.starts[j] == speaker.span.start and j > saying.verb + 3 for j in gap for speaker in saying.speakers)
    return False
