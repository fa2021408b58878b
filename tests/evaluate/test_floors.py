"""Floors rise with the scores, and fall only with a reason that stays in the file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from harmledger.errors import EvaluationError
from harmledger.evaluate import (
    Floor,
    Scores,
    Shortfall,
    check_floor,
    corpus_digest,
    evaluate_rows,
    load_floors,
    raise_floor,
    save_floors,
)


def scores(found: int) -> Scores:
    """Ten figures in the gold, of which so many were found."""

    def row(n: int) -> dict[str, Any]:
        tolls = [{"harm": "killed", "low": i, "high": i} for i in range(1, n + 1)]
        return {"doc": "a", "mentions": [{"kind": "incident", "tolls": tolls}]}

    return evaluate_rows([row(10)], [row(found)])


def test_a_floor_rises_and_does_not_fall() -> None:
    first = raise_floor(None, scores(5), "d1")
    assert first.floors["figure"] == scores(5).levels["figure"].f1
    higher = raise_floor(first, scores(8), "d1")
    assert higher.floors["figure"] > first.floors["figure"]
    assert check_floor(higher, scores(8), "d1") == ()
    assert check_floor(first, scores(8), "d1") == ()
    (*_, short) = check_floor(higher, scores(5), "d1")
    assert isinstance(short, Shortfall)
    with pytest.raises(EvaluationError, match="figure"):
        raise_floor(higher, scores(5), "d1")


def test_lowering_takes_a_reason_and_keeps_it() -> None:
    high = raise_floor(None, scores(8), "d1")
    low = raise_floor(high, scores(5), "d1", allow_lower="the gold was\n mended")
    assert low.floors["figure"] == scores(5).headline()["figure"]
    (why,) = low.lowered
    assert why.startswith("the gold was mended (figure 0.")
    with pytest.raises(EvaluationError):
        raise_floor(high, scores(5), "d1", allow_lower="  ")
    assert raise_floor(low, scores(9), "d1", allow_lower="in case").lowered == low.lowered
    assert raise_floor(low, scores(9), "d1").lowered == low.lowered


def test_another_corpus_is_no_comparison() -> None:
    floor = raise_floor(None, scores(5), "d1")
    for call in (lambda: check_floor(floor, scores(9), "d2"), lambda: raise_floor(floor, scores(9), "d2")):
        with pytest.raises(EvaluationError, match="digest"):
            call()
    assert raise_floor(floor, scores(9), "d2", allow_lower="three reports were added").lowered == (
        "three reports were added (another corpus)",
    )


def test_floors_are_kept_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "floors.yaml"
    assert load_floors(path) == {}
    floors = {"b": raise_floor(None, scores(5), "d1"), "a": Floor("d2", {"figure": 0.5}, ("why: because",))}
    save_floors(path, floors)
    assert load_floors(path) == floors
    before = path.read_bytes()
    save_floors(path, load_floors(path))
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "told", ["- a", "a: 4", "a: {digest: d}", "a: {digest: d, floors: {figure: 2}}", "a: {digest: d, floors: {figure: x}}", "{"]
)
def test_a_file_of_another_shape(tmp_path: Path, told: str) -> None:
    path = tmp_path / "floors.yaml"
    path.write_text(told, encoding="utf-8")
    with pytest.raises(EvaluationError):
        load_floors(path)


def test_a_floor_of_a_score_that_is_none() -> None:
    with pytest.raises(EvaluationError, match="figures"):
        check_floor(Floor("d", {"figures": 0.1}), scores(5), "d")


def test_the_digest_is_of_the_bytes_in_order(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("a", encoding="utf-8")
    two.write_text("b", encoding="utf-8")
    assert corpus_digest(one, two) == corpus_digest(one, two)
    assert len({corpus_digest(one, two), corpus_digest(two, one), corpus_digest(one), corpus_digest(one, one)}) == 4
