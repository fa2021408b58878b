"""Readings of reports scored against annotated ones.

Rows of both come in, Scores go out. Figures are compared as multisets within a document, level by level; then mentions, over
those that share a figure or are of one type and place; then the death toll that a reader would add up for each report.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from harmledger.evaluate.deaths import deaths
from harmledger.evaluate.names import same_name, same_place
from harmledger.evaluate.pairing import largest_pairing, likest_mentions
from harmledger.evaluate.rows import Figure, Row, bounds, by_document, claimant, event_type, figures, first_day, perpetrators
from harmledger.evaluate.tally import LEVELS, Agreement, DeathToll, Level, Scores, Share

_UNREAD: Row = {"mentions": []}
_TOLD = ("incident", "aggregate")
_Pairs = list[tuple[Row, Row]]


def evaluate_rows(gold_rows: Iterable[Row] | Mapping[str, Row], reading_rows: Iterable[Row] | Mapping[str, Row]) -> Scores:
    """The scores of the readings, over the documents of the gold; a document that was not read counts as read and empty.

    Rows come one a document, or by document as ``load_rows`` gives them. Raises EvaluationError where a row has no shape.
    """
    gold, read = _keyed(gold_rows, "gold"), _keyed(reading_rows, "readings")
    pairs = [(row, read.get(doc, _UNREAD)) for doc, row in gold.items()]
    found, mention = _mentions(pairs)
    incidents = [(g, r) for g, r in found if g.get("kind") == "incident"]
    return Scores(
        documents=len(gold),
        not_read=tuple(sorted(set(gold) - set(read))),
        levels={level: _figures_at(level, pairs) for level in LEVELS},
        mention=mention,
        event_type=Share.among(event_type(g) == event_type(r) for g, r in incidents),
        place=Share.among(same_place(g, r) for g, r in incidents if g.get("place")),
        day=Share.among(first_day(g) == first_day(r) for g, r in incidents if first_day(g)),
        actor=_actors(incidents),
        death_toll=DeathToll(tuple((deaths(g), deaths(r)) for g, r in pairs)),
    )


def agrees(level: Level, gold: Figure, read: Figure) -> bool:
    """Whether a figure is right at a level: all that it and the levels before it name is equal."""
    (gold_mention, gold_toll), (read_mention, read_toll) = gold, read
    if bounds(gold_toll) != bounds(read_toll):
        return False
    depth = LEVELS.index(level)
    return (
        (depth < 1 or _counted(gold) == _counted(read))
        and (depth < 2 or gold_toll.get("who") == read_toll.get("who"))
        and (depth < 3 or same_name(claimant(gold_toll), claimant(read_toll)))
        and (depth < 4 or (same_place(gold_mention, read_mention) and first_day(gold_mention) == first_day(read_mention)))
    )


def _counted(figure: Figure) -> tuple[object, bool]:
    mention, toll = figure
    return mention.get("kind"), bool(toll.get("part_of"))


def _keyed(rows: Iterable[Row] | Mapping[str, Row], name: str) -> Mapping[str, Row]:
    return rows if isinstance(rows, Mapping) else by_document(rows, name)


def _figures_at(level: Level, pairs: _Pairs) -> Agreement:
    hit = in_read = in_gold = 0
    for gold, read in pairs:
        of_gold, of_read = figures(gold), figures(read)
        hit += len(largest_pairing(of_gold, of_read, lambda a, b: agrees(level, a, b)))
        in_read, in_gold = in_read + len(of_read), in_gold + len(of_gold)
    return Agreement(hit, in_read, in_gold)


def _mentions(pairs: _Pairs) -> tuple[_Pairs, Agreement]:
    """The mentions of the gold that were found, each with its like, and how many that is."""
    found: _Pairs = []
    in_read = in_gold = 0
    for gold, read in pairs:
        of_gold = [m for m in gold.get("mentions", []) if m.get("kind") in _TOLD]
        of_read = [m for m in read.get("mentions", []) if m.get("kind") in _TOLD]
        found += [(of_gold[i], of_read[j]) for i, j in likest_mentions(of_gold, of_read)]
        in_read, in_gold = in_read + len(of_read), in_gold + len(of_gold)
    return found, Agreement(len(found), in_read, in_gold)


def _actors(incidents: _Pairs) -> Agreement:
    hit = in_read = in_gold = 0
    for gold, read in incidents:
        of_gold, of_read = perpetrators(gold), perpetrators(read)
        hit += len(largest_pairing(of_gold, of_read, same_name))
        in_read, in_gold = in_read + len(of_read), in_gold + len(of_gold)
    return Agreement(hit, in_read, in_gold)
