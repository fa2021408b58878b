"""When it happened, and not when it was said (M14, M15); which happenings take a day that was told before."""

from __future__ import annotations

import pytest
from tests.extract.grammar.lines import tellings

from harmledger.codebook.lexicon import lexicon
from harmledger.extract.grammar.grouping import find_happenings
from harmledger.extract.grammar.when import find_when

KNOWN = {"Goma": "settlement", "Sake": "settlement", "Kharkiv": "settlement", "Yemen": "country", "Taiz": "settlement"}


def when(text: str) -> list[str | None]:
    """The words of time of each happening."""
    told = tellings(text, places=KNOWN)
    found = find_when(find_happenings(told, lexicon()), told)
    return [" ".join(one.s.words[one.begin : one.end]) if one else None for one in found]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A bomb killed two people in Goma on Friday, the mayor said on Saturday.", "on Friday"),
        ("A bomb killed two people in Goma, the mayor told reporters on Saturday.", None),
        ("In July the mission said that 361 civilians had been killed in Goma.", None),
        ("Rebels killed ten men at the weekend, the station TVM reported on Wednesday, quoting the police.", "at the weekend"),
        ("Shells hit Kharkiv at dawn on Tuesday and killed a man.", "at dawn on Tuesday"),
    ],
)
def test_m15_the_day_of_the_statement_is_not_the_events(text: str, day: str | None) -> None:
    assert when(text) == [day]


def test_m15_the_day_of_the_statement_is_kept_apart() -> None:
    text = "Some 120 fighters were killed in Goma over the past 24 hours, the ministry said on Saturday."
    told = tellings(text, places=KNOWN)
    found = find_when(find_happenings(told, lexicon()), told)[0]
    assert found is not None
    assert found.said == "on Saturday"


def test_m15_the_day_of_what_went_before_is_not_the_events() -> None:
    assert when("The bombardment of Goma, which killed six, began after rebels shot down a plane on Friday.") == [None]


def test_m14_a_happening_without_a_day_has_none() -> None:
    assert when("A bomb killed two people in Goma on Monday. Rebels killed three farmers near Sake.") == ["on Monday", None]


def test_m14_the_night_before_counts_only_where_the_violence_was_then() -> None:
    assert when("Soldiers and rebels clashed in Sake the day before, killing six.") == ["the day before"]
    text = "A missile hit the hospital in Taiz and killed a guard; its patients had been moved out the night before."
    assert when(text) == [None]


def test_m14_a_sentence_that_goes_straight_on_keeps_the_day() -> None:
    text = "Mortars fell on Kharkiv on Monday. Two women were killed."
    assert set(when(text)) == {"on Monday"}


def test_m17_a_total_has_its_period() -> None:
    assert when("The war in Yemen, which began in 2015, has killed 100,000 people.") == ["began in 2015"]
    assert when("At least 34 people have been killed in Goma since the start of March.") == ["since the start of March"]


def test_m17_since_then_counts_from_what_was_told_before() -> None:
    text = (
        "A war has gone on in Yemen since early 2015 as troops shelled towns. "
        "Since then 100,000 people have been killed across the country."
    )
    assert when(text)[-1] == "since early 2015"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The ministry put the toll from Friday's clashes in Orvala at 79.", "Friday"),
        ("A man died this night, the governor said of Wednesday's strike on Orvala.", "Wednesday"),
        ("Three missiles fell on Orvala minutes after a plane had landed on Wednesday, killing two.", "on Wednesday"),
        ("Two women were buried under their home in Orvala yesterday after jets bombed it.", "yesterday"),
    ],
)
def test_m15_the_day_of_the_violence_is_not_that_of_what_was_said_or_done_about_it(text: str, day: str) -> None:
    assert when(text) == [day]


def test_m14_a_sentence_that_sets_the_scene_gives_its_day() -> None:
    assert when("Men rode into Orvala on Tuesday. By noon 41 people were dead.") == ["on Tuesday"]


def test_m14_what_a_sum_runs_from_is_not_when_the_last_were_killed() -> None:
    assert when("Ten men were killed in Orvala, making 112 since June.") == [None]
    assert when("Ten men were killed in Orvala, the worst attack since 2010.") == [None]


def test_m15_the_day_of_a_claim_is_not_that_of_the_attack() -> None:
    text = "Islamic State claimed responsibility on Thursday for a bombing that killed six people in Goma on Tuesday."
    assert when(text) == ["on Tuesday"]


def test_m15_an_auxiliary_before_a_time_is_no_word_of_saying() -> None:
    (telling,) = tellings("The air force has in recent weeks stepped up attacks on Ituri, activists say.")
    assert [day.words for day in telling.days] == ["in recent weeks"]


def test_m15_an_inquiry_has_the_day_of_what_it_looks_into_behind_it() -> None:
    assert when("The UN is investigating the killing of 30 civilians at Sake on 16 January.") == ["on 16 January"]
    assert when("Police are investigating on Monday how two men were killed at Sake.") == [None]
