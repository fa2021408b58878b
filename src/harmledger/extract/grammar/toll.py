"""The figures of one happening, each once, with who says so and what it is part of (M4, M7, M8, M18, M19).

A happening's tellings come in; sayings of figures come out. A figure without a claimant takes the one whose report it plainly
goes on with, else it is the publisher's. The same figure from the same claimant is one; a lead's or title's unclaimed figure
that a named claimant gives in the body is that claimant's, told twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from harmledger.codebook.lexicon import lexicon
from harmledger.extract.grammar.claimant import Saying, Speaker
from harmledger.extract.grammar.figure import Figure
from harmledger.extract.grammar.mood import mood
from harmledger.extract.grammar.telling import Telling
from harmledger.model.count import CountRange
from harmledger.model.vocabulary import Modality


@dataclass(frozen=True, slots=True)
class Said:
    """A figure as one claimant gives it; ``whole`` is the position of the figure that includes it, in the same list."""

    figure: Figure
    telling: Telling
    speaker: Speaker | None
    modality: Modality
    whole: int | None = None

    @property
    def key(self) -> tuple[object, ...]:
        count = self.figure.people.count
        return (self.figure.harm, self.figure.is_part, count.low if count.low is not None else count.high, count.vague)


def find_tolls(tellings: Sequence[Telling], claimants: dict[int, tuple[Speaker, ...]]) -> tuple[Said, ...]:
    """The figures of a happening. ``claimants`` gives, by sentence, who still speaks where the sentence names nobody."""
    told = [said for t in tellings for said in _of_telling(t, claimants)]
    return tuple(_with_wholes(_breakdowns(_once(told))))


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
    here = [one for one in t.sayings if one.first <= at < max(one.last, one.first + 1) and one.speakers and not _inside_speaker(t, figure, one)]
    if not here:
        return (), "asserted"
    nearest = min(here, key=lambda one: abs(one.verb - at))
    return nearest.speakers, nearest.manner


def _inside_speaker(t: Telling, figure: Figure, one: Saying) -> bool:
    """ "A source said": the people of a figure are never its claimant."""
    start = t.s.starts[figure.people.head]
    return any(speaker.span.start <= start < speaker.span.end and speaker.span.in_title == t.s.in_title for speaker in one.speakers)


def _once(told: list[Said]) -> list[Said]:
    """Each figure of a claimant once, in its most telling words; unclaimed repeats of claimed figures dropped (M18)."""
    out: list[Said] = []
    for said in told:
        twin = next((n for n, other in enumerate(out) if _is_repeat(other, said)), None)
        if twin is None:
            out.append(said)
        else:
            out[twin] = _better(out[twin], said)
    claimed = [said for said in out if said.speaker is not None]
    return [said for said in out if said.speaker is not None or not any(_sums_up(said, other) for other in claimed)]


def _name(said: Said) -> str:
    return said.speaker.claimant.lower() if said.speaker else ""


def _is_repeat(first: Said, second: Said) -> bool:
    """The same number of the same harm and people from the same claimant, or a title's number told again."""
    if first.figure.harm != second.figure.harm or first.key[2:] != second.key[2:]:
        return False
    if first.figure.is_part != second.figure.is_part and not first.figure.people.count.vague:
        return False
    titled = first.telling.s.in_title and first.speaker is None or second.telling.s.in_title and second.speaker is None
    if _name(first) != _name(second) and not titled:
        return False
    a, b = first.figure.people, second.figure.people
    if first.figure.is_part and second.figure.is_part and a.who != b.who and "people" not in (a.who, b.who):
        return False
    if a.count.vague and a.who != b.who and "people" not in (a.who, b.who):
        return False
    if a.side and b.side and a.side.lower() != b.side.lower() and a.who == b.who == "combatants" and not first.telling.s.in_title and first.telling.order == second.telling.order:
        return False
    return True


def _better(first: Said, second: Said) -> Said:
    """Of two tellings of one figure: body before title, bounded before bare, classed people before plain "people"."""
    def rank(said: Said) -> tuple[bool, bool, bool, bool]:
        count = said.figure.people.count
        return (said.speaker is not None, not said.telling.s.in_title, said.figure.people.who != "people", count.low is None or count.high is None)

    best = second if rank(second) > rank(first) else first
    other = first if best is second else second
    people = best.figure.people
    if people.who == "people" and other.figure.people.who != "people" and not other.figure.people.bare:
        people = replace(people, who=other.figure.people.who, side=other.figure.people.side)
    if other.figure.people.side and not people.side and people.who == other.figure.people.who:
        people = replace(people, side=other.figure.people.side)
    if people.count.low == people.count.high and other.figure.people.count.high is None and not other.telling.s.in_title and not best.telling.s.in_title and not people.count.vague:
        people = replace(people, count=other.figure.people.count)
    return replace(best, figure=replace(best.figure, people=people))


def _sums_up(said: Said, claimed: Said) -> bool:
    """Whether an unclaimed figure of title or lead is a claimed one told again."""
    if said.figure.harm != claimed.figure.harm or said.figure.is_part != claimed.figure.is_part and not said.figure.people.count.vague:
        return False
    mine, theirs = said.figure.people.count, claimed.figure.people.count
    if mine.vague or theirs.vague:
        return mine.vague and (said.telling.s.in_title or said.telling.s.order <= 1 or theirs.vague)
    return (mine.low if mine.low is not None else mine.high) == (theirs.low if theirs.low is not None else theirs.high) or mine.low is not None and theirs.low is not None and mine.high is None and mine.low == theirs.low + 1 == mine.low


def _breakdowns(told: list[Said]) -> list[Said]:
    """ "11 men and 4 women" after 15 dead; 120 and 60 under a title's 180; a morning's seven and an evening's three of ten: figures
    told after a whole that sum to it are its parts (M4)."""
    out = list(told)
    for n, whole in enumerate(told):
        size = whole.figure.people.count.low
        if whole.figure.is_part or not size or out[n].figure.is_part:
            continue
        after = [k for k in range(n + 1, len(told)) if not told[k].figure.is_part and told[k].figure.harm == whole.figure.harm and _exact(told[k]) and (_exact(told[k]) or 0) < size]
        by_sentence: dict[int, list[int]] = {}
        for k in after:
            by_sentence.setdefault(told[k].telling.order, []).append(k)
        for members in (*by_sentence.values(), after):
            if len(members) > 1 and sum(_exact(told[k]) or 0 for k in members) == size:
                for k in members:
                    out[k] = replace(out[k], figure=replace(out[k].figure, is_part=True, whole=None), whole=n)
                break
    return out


def _exact(said: Said) -> int | None:
    count = said.figure.people.count
    return count.low if count.low and count.low == count.high else None


def _with_wholes(told: list[Said]) -> list[Said]:
    """Each part tied to the figure that includes it: in its own sentence, from its own claimant, or the first large enough."""
    out = []
    for n, said in enumerate(told):
        if said.figure.is_part and said.whole is None:
            fits = [k for k, other in enumerate(told) if k != n and not other.figure.is_part and other.figure.harm == said.figure.harm and _may_include(other.figure.people.count, said.figure.people.count)]
            same = [k for k in fits if told[k].telling is said.telling] or [k for k in fits if _name(told[k]) == _name(said)] or fits
            if same:
                said = replace(said, whole=same[-1] if told[same[-1]].telling is said.telling else same[0])
        out.append(said)
    return out


def _may_include(whole: CountRange, part: CountRange) -> bool:
    return not whole.is_zero and not part.exceeds(whole)
