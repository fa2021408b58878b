from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from harmledger.model.attribution import Attribution
from harmledger.model.count import CountRange
from harmledger.model.mention import Toll
from harmledger.model.reading import Reading
from harmledger.model.span import Span
from harmledger.model.vocabulary import ClaimId, MentionId
from harmledger.pipeline.check import checked


def with_toll(reading: Reading, **changes: Any) -> Reading:
    """The reading with its second toll (five children, part of at least 12) changed."""
    market, *rest = reading.mentions
    tolls = list(market.tolls)
    tolls[1] = replace(tolls[1], **changes)
    return replace(reading, mentions=(replace(market, tolls=tuple(tolls)), *rest))


def codes(reading: Reading) -> list[str]:
    return [reject.code for reject in reading.rejects]


def tolls(reading: Reading) -> list[Toll]:
    return [toll for mention in reading.mentions for toll in mention.tolls]


def test_a_sound_reading_passes_unchanged(reading: Reading) -> None:
    assert checked(reading) is reading


@pytest.mark.parametrize(
    "changes",
    [
        {"words": "fifty of them children"},
        {"span": Span(0, 4)},
        {"span": Span(10**6, 10**6 + 4)},
        {"attribution": Attribution("Nobody", span=Span(10**6, 10**6 + 6))},
        {"attribution": Attribution("Nobody", span=Span(3, 3))},
    ],
)
def test_m27_words_that_are_not_in_the_report_are_rejected(reading: Reading, changes: dict[str, Any]) -> None:
    wrong = checked(with_toll(reading, **changes))
    assert codes(wrong)[-1] == "misquoted"
    assert len(tolls(wrong)) == len(tolls(reading)) - 1


def test_m27_a_place_or_a_day_that_is_not_in_the_report_is_none(reading: Reading) -> None:
    market, *rest = reading.mentions
    assert market.place is not None
    assert market.date is not None
    wrong = replace(market, place=replace(market.place, words="Elsewhere"), date=replace(market.date, words="Friday"))
    found = checked(replace(reading, mentions=(wrong, *rest))).mentions[0]
    assert (found.place, found.date) == (None, None)


def test_m04_a_part_above_its_whole_is_rejected(reading: Reading) -> None:
    market, *rest = reading.mentions
    whole = replace(market.tolls[0], count=CountRange(4, 4))
    wrong = checked(replace(reading, mentions=(replace(market, tolls=(whole, *market.tolls[1:])), *rest)))
    assert codes(wrong)[-1] == "part_above_whole"


@pytest.mark.parametrize("whole", ["nowhere", "ct2"])
def test_m04_a_part_names_another_figure_that_is_there(reading: Reading, whole: str) -> None:
    assert codes(checked(with_toll(reading, part_of=ClaimId(whole))))[-1] == "part_of_nothing"


@pytest.mark.parametrize("wider", ["nowhere", "m1"])
def test_m17_a_mention_is_part_of_another_that_is_there_or_of_none(reading: Reading, wider: str) -> None:
    market, *rest = reading.mentions
    wrong = checked(replace(reading, mentions=(replace(market, part_of=MentionId(wider)), *rest)))
    assert wrong.mentions[0].part_of is None
    assert codes(wrong)[-1] == "part_of_nothing"
    assert len(wrong.mentions) == len(reading.mentions)
