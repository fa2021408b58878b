"""The words of a claim in their sentence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from harmledger.model.report import Report
from harmledger.model.span import Span
from harmledger.review.quote import quote

TEXT = "It was quiet.\nShelling killed two people in Deir Sham, a rescuer said. The mill burns. “Nobody came,” she said."


def span_of(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def test_m07_the_sentence_stands_around_the_words() -> None:
    told = quote(Report(TEXT), span_of("two people"))
    assert (told.before, told.words, told.after) == ("Shelling killed ", "two people", " in Deir Sham, a rescuer said.")


def test_words_over_two_sentences_show_both() -> None:
    told = quote(Report(TEXT), span_of("said. The mill"))
    assert str(told) == "Shelling killed two people in Deir Sham, a rescuer said. The mill burns."


def test_words_of_the_title_stand_in_the_title() -> None:
    told = quote(Report("Nothing else.", title="Two killed in Deir Sham"), Span(0, 3, in_title=True))
    assert str(told) == "Two killed in Deir Sham"


def test_what_is_cut_off_is_marked() -> None:
    text = "a" * 500 + " two people " + "b" * 500
    told = quote(Report(text), span_of("two people", text))
    assert told.before.startswith("…")
    assert told.after.endswith("…")


@given(st.text(max_size=120), st.integers(0, 120), st.integers(0, 120))
def test_m07_the_words_are_the_reports_own(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    span = Span(start, min(len(text), start + length))
    told = quote(Report(text), span)
    assert "".join(told.words.split()) == "".join(text[span.start : span.end].split())
