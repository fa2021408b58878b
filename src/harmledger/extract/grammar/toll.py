"""The figures of one happening, each once, with who says so and what it is part of (M4, M7, M8, M18, M19).

A happening's tellings come in; sayings of figures come out. A figure without a claimant takes the one whose report it plainly
goes on with, else it is the publisher's. The same figure from the same claimant is one; a lead's or title's unclaimed figure
that a named claimant gives in the body is that claimant's, told twice.
"""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.codebook.lexicon import lexicon
from harmledger.extract.grammar.claimant import Saying, Speaker
from harmledger.extract.grammar.dying import without_the_dying
from harmledger.extract.grammar.figure import Figure
from harmledger.extract.grammar.mood import mood
from harmledger.extract.grammar.repeat import once
from harmledger.extract.grammar.said import Said
from harmledger.extract.grammar.telling import Telling
from harmledger.extract.grammar.toll_side import with_sides
from harmledger.extract.grammar.whole import with_breakdowns, with_lists, with_wholes
from harmledger.model.vocabulary import Modality


def find_tolls(tellings: Sequence[Telling], claimants: dict[int, tuple[Speaker, ...]]) -> tuple[Said, ...]:
    """The figures of a happening. ``claimants`` gives, by sentence, who still speaks where the sentence names nobody."""
    told = [said for t in tellings for said in _of_telling(t, claimants)]
    if any(t.event_type == "clash" for t in tellings):
        told = with_sides(told)
    return tuple(with_wholes(with_breakdowns(once(without_the_dying(with_lists(told))))))


def _of_telling(t: Telling, claimants: dict[int, tuple[Speaker, ...]]) -> list[Said]:
    out: list[Said] = []
    for figure in t.figures:
        speakers, manner = _who_says(t, figure)
        if not speakers:
            speakers = claimants.get(t.order, ())
        modality = _modality(t, figure, manner)
        out.extend(Said(figure, t, speaker, modality) for speaker in (speakers or (None,)))
    return out


def _modality(t: Telling, figure: Figure, manner: str) -> Modality:
    """How a figure is meant (M8): denied by whoever speaks, expected in a prospect, possible where feared or unconfirmed."""
    if manner == "denied" and not figure.people.count.is_zero:
        return "denied"
    if t.kind == "prospect":
        return "expected"
    return "possible" if mood(t.s, figure.trigger, lexicon()) == "possible" else "asserted"


def _who_says(t: Telling, figure: Figure) -> tuple[tuple[Speaker, ...], str]:
    """The saying whose reach holds the figure, the nearest word of saying first."""
    at = figure.people.begin
    here = [
        one
        for one in t.sayings
        if one.first <= at < max(one.last, one.first + 1) and one.speakers and not _inside_speaker(t, figure, one)
    ]
    if not here:
        return (), "asserted"
    nearest = min(here, key=lambda one: (one.last - one.first, abs(one.verb - at)))
    return nearest.speakers, nearest.manner


def _inside_speaker(t: Telling, figure: Figure, one: Saying) -> bool:
    """ "A source said": the people of a figure are never its claimant."""
    start = t.s.starts[figure.people.begin]
    return any(
        speaker.span.start <= start < speaker.span.end and speaker.span.in_title == t.s.in_title for speaker in one.speakers
    )
