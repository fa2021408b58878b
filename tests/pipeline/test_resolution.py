"""What a reading's words of time and place mean (M14, M15, M16)."""

from __future__ import annotations

from datetime import date

import harmledger
from harmledger.model.mention import Mention

FRIDAY = date(2021, 6, 25)


def mentions(text: str, published: date | None = FRIDAY) -> tuple[Mention, ...]:
    return harmledger.read(text, published=published).mentions


def starts(text: str, published: date | None = FRIDAY) -> list[date | None]:
    return [mention.date.start if mention.date else None for mention in mentions(text, published)]


def test_m14_a_weekday_is_the_last_one_before_publication() -> None:
    assert starts("A bomb killed two people in Goma on Tuesday.") == [date(2021, 6, 22)]


def test_m14_without_a_day_of_publication_the_words_stay_and_the_day_is_null() -> None:
    found = mentions("A bomb killed two people in Goma on Tuesday.", published=None)[0].date
    assert found is not None
    assert (found.words, found.start, found.end) == ("on Tuesday", None, None)


def test_m14_the_day_before_counts_from_the_day_told_last() -> None:
    text = "A drone killed nine people in Goma on Tuesday. Rebels and soldiers clashed the day before at Sake, killing six."
    assert starts(text) == [date(2021, 6, 22), date(2021, 6, 21)]


def test_m14_nothing_counts_from_a_year() -> None:
    text = "In 2016 rebels killed 45 soldiers in Sake. Two days later gunmen killed six people in Goma."
    assert date(2016, 1, 3) not in starts(text)


def test_m15_the_past_day_counts_from_the_day_of_the_statement() -> None:
    text = "Six fighters were killed in Goma over the past 24 hours, the defence ministry said on Wednesday."
    assert starts(text) == [date(2021, 6, 22)]


def test_m16_a_places_words_stay_as_the_report_has_them() -> None:
    place = mentions("A mine killed two men near the village of Rutshuru in North Kivu on Monday.")[0].place
    assert place is not None
    assert place.words == "near the village of Rutshuru"
    assert place.within == "North Kivu"
