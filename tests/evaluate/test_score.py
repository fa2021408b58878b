"""The scores on small invented rows, each number by hand."""

from __future__ import annotations

from typing import Any

import pytest

from harmledger.errors import EvaluationError
from harmledger.evaluate import Miss, evaluate_rows, find_misses, load_rows, render, render_misses
from harmledger.evaluate.deaths import deaths
from harmledger.evaluate.names import same_name


def toll(low: int | None, high: int | None = None, **rest: Any) -> dict[str, Any]:
    return {
        "harm": "killed",
        "low": low,
        "high": high if high is not None else low,
        "who": "people",
        "words": f"{low} dead",
    } | rest


def mention(*tolls: dict[str, Any], **rest: Any) -> dict[str, Any]:
    told = {"kind": "incident", "type": "shelling", "part_of": None, "actors": [], "place": {"text": "Tel Arun"}}
    return told | {"date": {"start": "2024-03-07"}, "tolls": list(tolls)} | rest


def doc(*mentions: dict[str, Any], name: str = "a") -> dict[str, Any]:
    return {"doc": name, "mentions": list(mentions)}


def test_levels_name_more_and_more() -> None:
    gold = [doc(mention(toll(6), toll(2), toll(3), toll(4), toll(5, claimant="Lowland Rescue Corps")))]
    read = [
        doc(
            mention(
                toll(6, claimant="the army"), toll(2, who="men"), toll(3, part_of=True), toll(9), toll(5, claimant="LRC"),
                date={"start": "2024-03-08"},
            )
        )
    ]  # fmt: skip
    scores = evaluate_rows(gold, read)
    assert [scores.levels[level].hit for level in ("figure", "counted", "victims", "claim", "record")] == [4, 3, 2, 1, 0]
    assert scores.levels["figure"].as_dict() == {"P": 0.8, "R": 0.8, "F1": 0.8, "hit": 4, "read": 5, "gold": 5}
    assert (scores.place.as_dict(), scores.day.as_dict()) == ({"right": 1.0, "of": 1}, {"right": 0.0, "of": 1})


def test_a_figure_is_matched_once() -> None:
    scores = evaluate_rows([doc(mention(toll(6)))], [doc(mention(toll(6), toll(6)))])
    assert (scores.levels["record"].precision, scores.levels["record"].recall) == (0.5, 1.0)


def test_a_document_that_was_not_read_counts_as_empty() -> None:
    scores = evaluate_rows([doc(mention(toll(6))), doc(mention(toll(2)), name="b")], [doc(mention(toll(6)))])
    assert scores.not_read == ("b",)
    assert scores.levels["figure"].recall == 0.5
    assert "Not read, and counted as empty: 1 (b)." in render(scores)


def test_nothing_at_all() -> None:
    scores = evaluate_rows([], [])
    assert (
        scores.levels["figure"].f1
        == scores.day.rate
        == scores.death_toll.documents_right
        == scores.death_toll.mean_error
        == 0.0
    )
    assert evaluate_rows([doc()], [doc()]).death_toll.documents_right == 1.0


def test_m17_the_deaths_that_a_reader_adds_up() -> None:
    day = mention(toll(10))
    assert deaths(doc(day, mention(toll(4), part_of=0), mention(toll(3), part_of=0))) == 10
    assert deaths(doc(day, mention(toll(8), part_of=0), mention(toll(7), part_of=0))) == 15
    assert deaths(doc(mention(toll(400), kind="aggregate"), mention(toll(4), part_of=0))) == 4
    assert deaths(doc(mention(toll(7, side="army"), toll(3, side="rebels"), toll(5)))) == 10
    assert deaths(doc(mention(toll(7), toll(9, part_of=True), toll(20, modality="possible"), toll(None)))) == 7
    assert deaths(doc(mention(toll(4), part_of=1), mention(toll(4), part_of=0))) == 0
    assert deaths(doc(mention(toll(4), part_of=0), mention(toll(1), part_of=7))) == 5
    assert deaths(doc(mention(toll(4), mention_id="x"), mention(toll(9), mention_id="y", part_of="x"))) == 9


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Lowland Rescue Corps", "the Rescue Corps of Lowland", True),
        ("LRC", "Lowland Rescue Corps", True),
        ("Lowland Rescue Corps", "Rescue Corps", True),
        ("Tel Aroun", "Tel Arun", True),
        ("al-Qasr", "Qasr", True),
        ("Lowland Rescue Corps", "Marat Monitor", False),
        ("police", "army", False),
        (None, "", True),
        (None, "police", False),
        ("تل", "قصر", True),
    ],
)
def test_same_name(one: str | None, other: str | None, same: bool) -> None:
    assert same_name(one, other) is same


def test_misses_are_named() -> None:
    gold, read = [doc(mention(toll(6), toll(2)))], [doc(mention(toll(6), toll(3, part_of=True)))]
    misses = tuple(find_misses(gold, read))
    assert misses == (
        Miss("a", "missed", "incident", "killed 2..2 people (publisher) «2 dead»"),
        Miss("a", "spurious", "incident", "killed 3..3 people part (publisher) «3 dead»"),
    )
    assert render_misses(misses).splitlines()[0].startswith("a  missed    incident   killed 2..2")


def test_the_table_fits_a_terminal_and_shows_floors() -> None:
    scores = evaluate_rows([doc(mention(toll(6)))], [doc(mention(toll(6)))])
    table = render(scores, {"figure": 0.85})
    assert all(len(line) <= 80 for line in table.splitlines())
    assert "0.850" in table.splitlines()[1]
    assert table == render(scores, {"figure": 0.85})


@pytest.mark.parametrize("line", ["{", "[1]", '{"mentions": []}', '{"doc": "a", "mentions": [4]}', "4", "[" * 100_000])
def test_rows_without_a_shape(tmp_path: Any, line: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"doc": "a", "mentions": []}\n\n' + line, encoding="utf-8")
    with pytest.raises(EvaluationError):
        load_rows(path)
    with pytest.raises(EvaluationError):
        load_rows(tmp_path / "none")
