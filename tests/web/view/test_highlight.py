"""A text cut at the words of its claims."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from harmledger.web.view.highlight import Mark, pieces

ENDS = st.integers(0, 30)
MARKS = st.lists(st.builds(lambda a, b: Mark(f"c{a}-{b}", "toll", min(a, b), max(a, b)), ENDS, ENDS), max_size=5)


@given(st.text(max_size=25), MARKS)
def test_m27_the_pieces_make_up_the_text_again(text: str, marks: list[Mark]) -> None:
    assert "".join(piece.text for piece in pieces(text, marks)) == text


@given(st.text(min_size=1, max_size=25), MARKS)
def test_every_claim_is_marked_from_its_first_to_its_last_character(text: str, marks: list[Mark]) -> None:
    found = pieces(text, marks)
    for mark in marks:
        told = "".join(piece.text for piece in found if mark in piece.marks)
        assert told == text[mark.start : mark.end]


def test_a_claim_inside_another_is_shown_as_what_it_is() -> None:
    wide, narrow = Mark("a", "toll", 0, 9), Mark("b", "place", 4, 9)
    found = pieces("ten Salqa.", [narrow, wide])
    assert [piece.text for piece in found] == ["ten ", "Salqa", "."]
    assert [piece.field for piece in found] == ["toll", "place", ""]
    assert [[mark.name for mark in piece.opens] for piece in found] == [["a"], ["b"], []]
