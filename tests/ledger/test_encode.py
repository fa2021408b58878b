"""Values of the model come back from JSON as they went in, whatever they hold (M25)."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harmledger.ledger.encode import canonical, decoded, encoded
from harmledger.model.count import CountRange
from harmledger.model.incident import Incident
from harmledger.model.judgement import Judgement
from harmledger.model.mention import Mention, Toll
from harmledger.model.reading import Reading
from harmledger.model.report import Report
from harmledger.model.span import Span

WORDS = st.text(st.characters(exclude_categories=[]), max_size=12).filter(lambda text: not _holds_a_pair(text))
st.register_type_strategy(str, WORDS)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))
st.register_type_strategy(Span, st.builds(Span, st.integers(0, 9), st.integers(10, 99), st.booleans()))
st.register_type_strategy(
    CountRange,
    st.builds(
        CountRange,
        st.none() | st.integers(0, 9),
        st.none() | st.integers(10, 99),
        vague=st.booleans(),
        approximate=st.booleans(),
    ),
)


def _holds_a_pair(text: str) -> bool:
    """Two halves of one character side by side are that character in JSON; no decoder of text ever gives them."""
    return any("\ud800" <= a < "\udc00" <= b < "\ue000" for a, b in pairwise(text))


@pytest.mark.parametrize("kind", [Report, Mention, Reading, Judgement, Incident])
def test_m25_what_is_recorded_comes_back_as_it_was(kind: type) -> None:
    @settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(st.from_type(kind))
    def check(value: object) -> None:
        text = canonical(encoded(value))
        text.encode()
        back = decoded(kind, json.loads(text))
        assert back == value
        assert canonical(encoded(back)) == text

    check()


def test_a_report_keeps_its_id() -> None:
    report = Report("a\x00b\ud800c\u2028d", title="\ufeff", url="x")
    assert decoded(Report, json.loads(canonical(encoded(report)))).report_id == report.report_id


def test_a_field_that_an_older_version_did_not_write_takes_its_default(reading: Reading) -> None:
    toll = reading.mentions[1].tolls[0]
    data = encoded(toll)
    del data["side"]
    assert decoded(Toll, data) == toll


@pytest.mark.parametrize(
    "data",
    [[], {"text": 1}, {"text": "x", "unknown": 1}, {"text": "x", "published": "yesterday"}, {"text": "x", "title": None}, {}],
)
def test_what_is_of_another_shape_is_refused(data: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        decoded(Report, data)


def test_canonical_json_is_the_same_whatever_the_order_of_keys() -> None:
    assert canonical({"b": 1, "a": "é\ud800\n"}) == '{"a":"é\\ud800\\n","b":1}'
    with pytest.raises(ValueError, match="JSON compliant"):
        canonical(float("nan"))
