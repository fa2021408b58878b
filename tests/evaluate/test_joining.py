"""Incidents held against a registry's: documents joined rightly and wrongly, and figures inside their ranges."""

from __future__ import annotations

from typing import Any

import pytest

from harmledger.errors import EvaluationError
from harmledger.evaluate import evaluate_joining, render_joining, render_joining_misses

REGISTRY = [
    {"incident": "1", "docs": ["a", "b"], "date": "2024-03-04", "killed": 2, "injured": 0},
    {"incident": "2", "docs": ["c"], "date": "2024-03-04", "killed": 0, "injured": 3},
]


def reading(doc: str, *claims: int) -> dict[str, Any]:
    """A reading whose n-th mention makes so many claims."""
    mentions = [
        {"mention_id": f"{doc}{n}", "kind": "incident", "tolls": [{}] * many, "actors": [], "place": None, "date": None}
        for n, many in enumerate(claims)
    ]
    return {"doc": doc, "mentions": mentions}


def incident(name: str, mentions: list[str], **bounds: tuple[int | None, int | None, int | None]) -> dict[str, Any]:
    figures = [
        {"harm": harm, "who": "people", "side": None, "is_part": False, "low": low, "best": best, "high": high}
        for harm, (low, best, high) in bounds.items()
    ]
    reports = sorted({mention[0] for mention in mentions})
    return {
        "incident_id": name,
        "mentions": mentions,
        "reports": reports,
        "figures": figures,
        "days": {"start": "2024-03-04"},
    }


READINGS = {doc: reading(doc, 2, 1) for doc in "abc"}


def test_all_right_scores_one() -> None:
    made = [incident("x", ["a0", "b0"], killed=(1, 2, 3)), incident("y", ["c0"], injured=(3, 3, None))]
    scores = evaluate_joining(REGISTRY, READINGS, made)
    assert set(scores.headline().values()) == {1.0}
    assert not scores.misses


def test_a_document_belongs_to_the_incident_that_it_says_most_about() -> None:
    made = [incident("x", ["a0", "b0"], killed=(2, 2, 2)), incident("y", ["c0", "a1"], injured=(3, 3, 3))]
    assert evaluate_joining(REGISTRY, READINGS, made).pairs.f1 == 1.0


def test_a_wrong_merge_a_missed_one_and_a_wrong_figure_are_named() -> None:
    made = [incident("x", ["a0", "c0"], killed=(3, 4, None))]
    scores = evaluate_joining(REGISTRY, READINGS, made)
    assert (scores.pairs.hit, scores.pairs.read, scores.pairs.gold) == (0, 1, 1)
    assert scores.b_cubed.as_dict() == {"P": 0.667, "R": 0.667, "F1": 0.667}
    assert (scores.inside.right, scores.best.right) == (0, 0)
    told = render_joining_misses(scores.misses)
    assert "1  told apart into 2: alone b, x" in told
    assert "2  joined with 1" in told
    assert "1  killed 2, read 3 to None, best 4" in told


def test_no_figure_at_all_is_nobody_only_where_the_registry_has_nobody() -> None:
    made = [incident("x", ["a0", "b0"], killed=(2, 2, 2), injured=(None, None, None)), incident("y", ["c0"])]
    scores = evaluate_joining(REGISTRY, READINGS, made)
    assert (scores.inside.right, scores.best.right) == (0, 1)


def test_the_table_names_each_score_with_its_floor() -> None:
    table = render_joining(evaluate_joining(REGISTRY, READINGS, []), {"pairs": 0.5, "day": 0.9})
    assert [line.split()[0] for line in table.splitlines()[1:3]] == ["pairs", "b-cubed"]
    assert "0.900" in table


def test_a_row_that_is_no_incident_is_an_error() -> None:
    with pytest.raises(EvaluationError):
        evaluate_joining([{"incident": "1"}], {}, [])
    with pytest.raises(EvaluationError):
        evaluate_joining([REGISTRY[1], {**REGISTRY[1], "incident": "3"}], {}, [])
