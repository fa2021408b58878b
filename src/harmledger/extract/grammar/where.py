"""Where each happening of a report took place, in the report's words (M16).

Happenings come in with all tellings of the report; for each, the place to write down comes out, or None where the report
names none. Apart from place.py, which finds the names in a sentence: here it is weighed which of them is the event's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from harmledger.extract.grammar.happening import Happening
from harmledger.extract.grammar.place import PlaceWords
from harmledger.extract.grammar.sentence import Sentence
from harmledger.extract.grammar.telling import Telling

LOCATING = frozenset({"in", "at", "near", "outside", "on", "around", "inside", "of", "across", "against", "into", "over", "within"})


@dataclass(frozen=True, slots=True)
class Where:
    """``place`` stands in the sentence ``s``; what it lies in is in the report's words too."""

    s: Sentence
    place: PlaceWords
    within: str | None
    admin1: str | None
    country: str | None


def find_where(happenings: Sequence[Happening], told: Sequence[Telling]) -> tuple[Where | None, ...]:
    """The place of each happening, in their order."""
    return tuple(_where(h) for h in happenings)


def _where(h: Happening) -> Where | None:
    """The narrowest place that its tellings name, those with figures and the earlier ones first."""
    ranked: list[tuple[tuple[float, ...], Telling, PlaceWords]] = []
    for n, t in enumerate(h.tellings):
        for place in t.places:
            if _is_of_actor(t, place):
                continue
            distance = min((abs(place.begin - j) for j in anchors(t)), default=99)
            ranked.append(((-min(place.rank, 5), -bool(t.figures), -(place.prep in LOCATING), n, distance), t, place))
    if not ranked:
        return None
    _, t, place = min(ranked, key=lambda row: row[0])
    chain = list(place.chain())
    admin1 = next((one.words for one in chain if one.kind == "admin1"), None)
    country = next((one.words for one in chain if one.kind == "country"), None)
    return Where(t.s, place, chain[1].words if len(chain) > 1 else None, admin1, country)


def anchors(t: Telling) -> list[int]:
    """The tokens that a place or a day belongs to: the words of harm, else those of violence."""
    return [f.trigger for f in t.figures] or [one.head for one in t.violence]


def _is_of_actor(t: Telling, place: PlaceWords) -> bool:
    """ "Rebels in northern Hama province": where an actor is from is not where it happened, if another place is."""
    inside = any(agent.begin <= place.begin < agent.end and agent.role != "target" for agent in t.agents)
    return inside and len(t.places) > 1
