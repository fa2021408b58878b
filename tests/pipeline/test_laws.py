"""Laws that hold for every reading, whatever the report (M4, M25, M27)."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import harmledger
from harmledger.model.contract import as_row
from harmledger.model.reading import Reading

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "gold" / "world.reports.jsonl").read_text(encoding="utf-8").splitlines()
]
SENTENCES = [sentence for row in ROWS for sentence in row["text"].split(". ") if len(sentence) > 20]
SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(". ".join)
noise = st.text(st.characters(codec="utf-8"), max_size=12)


def figures(reading: Reading) -> list[tuple[object, ...]]:
    return sorted(
        (
            toll.harm,
            str(toll.count.bounds),
            toll.who,
            toll.modality,
            toll.attribution.claimant,
            mention.kind,
            toll.part_of is not None,
        )
        for mention in reading.mentions
        for toll in mention.tolls
    )


def check(reading: Reading) -> None:
    report = reading.report
    for mention in reading.mentions:
        claims = {toll.claim_id: toll for toll in mention.tolls}
        assert len(claims) == len(mention.tolls), "each claim has an id of its own"
        assert all(report.words(one.span) == one.object for one in mention.damage)
        for one in (*mention.actors, *mention.weapons, *mention.munitions, *mention.tolls, mention.place, mention.date):
            if one is not None:
                assert report.words(one.span) == one.words
        for toll in mention.tolls:
            low, high = toll.count.bounds
            assert low is None or high is None or 0 <= low <= high
            if toll.part_of is not None:
                assert not toll.count.exceeds(claims[toll.part_of].count)
        if mention.date and mention.date.start:
            assert mention.date.end is not None
            assert mention.date.start <= mention.date.end
        if mention.place and mention.place.match:
            assert (mention.place.match.latitude, mention.place.match.longitude) != (0, 0)


@SLOW
@given(texts, noise, st.sampled_from([date(2024, 5, 6), None]))
def test_m27_every_value_stands_in_the_report(text: str, extra: str, published: date | None) -> None:
    check(harmledger.read(f"{text} {extra} {text[:40]}", published=published))


@SLOW
@given(texts)
def test_m25_the_same_report_gives_the_same_reading_byte_for_byte(text: str) -> None:
    one, two = (json.dumps(as_row(harmledger.read(text, published="2024-05-06"))) for _ in range(2))
    assert one == two


@pytest.mark.parametrize("row", ROWS[::3], ids=lambda row: row["doc"])
@pytest.mark.parametrize(
    "unrelated", ["The council met on the new school calendar.", "Rain is expected in the highlands tomorrow."]
)
def test_m18_an_unrelated_sentence_changes_no_figure(row: dict[str, str], unrelated: str) -> None:
    plain = harmledger.read(row["text"], title=row["title"], published=row["published"])
    more = harmledger.read(f"{row['text']}\n{unrelated}", title=row["title"], published=row["published"])
    assert figures(more) == figures(plain)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["doc"])
def test_m01_without_a_publication_date_no_day_is_made_up(row: dict[str, str]) -> None:
    reading = harmledger.read(row["text"].split("\n", 1)[-1])
    for mention in reading.mentions:
        if mention.date and mention.date.start:
            assert any(letter.isdigit() for letter in mention.date.words), mention.date
    check(reading)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "killed",
        "killed " * 400,
        "12 " * 300,
        '"' * 200,
        "a" * 5000,
        "\x00killed\x00 12",
        "Kil\ud800led 12 people",
        "🔥" * 50 + " killed 3 people",
        "(" * 300 + "12 dead" + ")" * 300,
    ],
    ids=range(12),
)
def test_odd_text_is_read_without_an_error(text: str) -> None:
    check(harmledger.read(text))
