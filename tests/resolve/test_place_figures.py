"""The figures of docs/places.md: they hold on a machine that has the development set, and elsewhere the test is skipped."""

from __future__ import annotations

import csv
import importlib.util
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def bench():
    spec = importlib.util.spec_from_file_location("bench_places", Path(__file__).parents[2] / "benchmarks" / "places.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def rows(shared):
    file = shared / "gazetteer" / "places-dev.tsv"
    if not file.is_file():
        pytest.skip("the development set of places is not on this machine")
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize(("is_province_given", "least"), [(False, 0.77), (True, 0.96)])
def test_right_province_and_in_range(bench, rows, is_province_given, least):
    answers = [bench.answer(row, is_province_given=is_province_given) for row in rows]
    assert sum(one.is_right for one in answers) / len(answers) >= least
    sure = [one for one in answers if one.place.match and one.place.match.score > 0.9]
    assert sum(not one.is_right for one in sure) / len(sure) < 0.03
