"""The gold set is sound: its shape, its closed sets, its words and its days. What it says is for people to judge."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from harmledger.demo import report_path
from harmledger.model import vocabulary

HERE = Path(__file__).parent
MENTION = {"kind", "type", "part_of", "actors", "place", "date", "weapons", "munitions", "damage", "tolls"}
TOLL = {"harm", "low", "high", "vague", "words", "who", "side", "part_of", "claimant", "modality"}


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line.strip()]


REPORTS = {row["doc"]: row for row in rows("world.reports.jsonl")}
GOLD = {row["doc"]: row for row in rows("world.gold.jsonl")}


@pytest.fixture(params=sorted(GOLD))
def gold(request: pytest.FixtureRequest) -> dict[str, Any]:
    return GOLD[request.param]


def stretches(mention: dict[str, Any]) -> Iterator[str]:
    """All that the annotation quotes from the report."""
    yield from mention["weapons"]
    yield from (actor["text"] for actor in mention["actors"])
    yield from (words for words in (mention["place"] or {}).values() if words)
    if mention["date"]:
        yield mention["date"]["words"]
    for munition in mention["munitions"]:
        yield from (munition["words"], munition["what"])
    for damage in mention["damage"]:
        yield from (damage["words"], damage["object"])
    for toll in mention["tolls"]:
        yield toll["words"]
        yield from (words for words in (toll["side"], toll["claimant"]) if words and words != vocabulary.PUBLISHER)


def test_every_report_is_annotated_and_no_other() -> None:
    assert list(REPORTS) == list(GOLD)
    assert all(REPORTS[doc]["published"] == GOLD[doc]["published"] for doc in GOLD)
    assert all(set(row) == {"doc", "published", "publisher", "title", "text"} for row in REPORTS.values())


def test_values_come_from_the_closed_sets(gold: dict[str, Any]) -> None:
    assert set(gold) == {"doc", "published", "mentions"}
    for mention in gold["mentions"]:
        assert set(mention) == MENTION
        assert mention["kind"] in get_args(vocabulary.Kind)
        assert mention["type"] in get_args(vocabulary.EventType)
        for actor in mention["actors"]:
            assert set(actor) == {"role", "text", "stance"}
            assert actor["role"] in get_args(vocabulary.Role)
            assert actor["stance"] in get_args(vocabulary.Stance)
        for toll in mention["tolls"]:
            assert set(toll) == TOLL
            assert toll["harm"] in get_args(vocabulary.Harm)
            assert toll["who"] in get_args(vocabulary.Who)
            assert toll["modality"] in get_args(vocabulary.Modality)


def test_m27_every_quoted_stretch_stands_in_the_report(gold: dict[str, Any]) -> None:
    report = REPORTS[gold["doc"]]
    for mention in gold["mentions"]:
        for words in stretches(mention):
            assert words in report["title"] or words in report["text"], words


def test_m02_bounds_are_ordered_and_vague_figures_have_none(gold: dict[str, Any]) -> None:
    for mention in gold["mentions"]:
        for count in (*mention["tolls"], *mention["munitions"]):
            if count["low"] is not None and count["high"] is not None:
                assert 0 <= count["low"] <= count["high"]
        for toll in mention["tolls"]:
            assert toll["vague"] == (toll["low"] is None and toll["high"] is None), toll["words"]
            assert toll["side"] is None or toll["who"] == "combatants", toll["words"]


def test_m17_part_of_names_a_wider_mention(gold: dict[str, Any]) -> None:
    mentions = gold["mentions"]
    for at in range(len(mentions)):
        seen = [at]
        while (wider := mentions[seen[-1]]["part_of"]) is not None:
            assert wider not in seen
            assert mentions[wider]["kind"] in ("incident", "aggregate")
            seen.append(wider)


def test_m09_context_and_prospects_have_no_dead(gold: dict[str, Any]) -> None:
    for mention in gold["mentions"]:
        if mention["kind"] == "context":
            assert not mention["tolls"]
        if mention["kind"] == "prospect":
            assert all(toll["modality"] in ("expected", "possible") for toll in mention["tolls"])


def test_m14_days_are_ordered_and_nothing_happened_after_publication(gold: dict[str, Any]) -> None:
    published = date.fromisoformat(gold["published"]) if gold["published"] else None
    for mention in gold["mentions"]:
        told = mention["date"]
        if told is None:
            continue
        assert (told["start"] is None) == (told["end"] is None)
        if told["start"] is not None:
            start, end = date.fromisoformat(told["start"]), date.fromisoformat(told["end"])
            assert start <= end
            assert mention["kind"] == "prospect" or published is None or end <= published, told["words"]


def test_the_demo_report_is_the_annotated_one() -> None:
    title, _, text = report_path().read_text(encoding="utf-8").partition("\n")
    assert (title, text.strip()) == (REPORTS["demo"]["title"], REPORTS["demo"]["text"])
