from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from harmledger.cli.table import render
from harmledger.model.reading import Reading, Reject


def printed(reading: Reading, width: int = 100, *, terminal: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=terminal, color_system="auto", markup=False, highlight=False)
    console.print(render(reading))
    return out.getvalue()


def line(text: str, words: str) -> str:
    return next(line for line in text.splitlines() if words in line)


@pytest.mark.parametrize("width", [80, 100, 140])
def test_no_line_is_wider_than_the_page(reading: Reading, width: int) -> None:
    assert max(cell_len(row) for row in printed(reading, width).splitlines()) <= width


def test_a_line_of_the_sheet_holds_the_figure_the_claimant_and_the_words(reading: Reading) -> None:
    killed = line(printed(reading), "killed at least 12")
    assert "Lowland Rescue Corps" in killed
    assert "“at least 12 civilians”" in killed


def test_m04_parts_stand_below_their_whole(reading: Reading) -> None:
    rows = printed(reading).splitlines()
    whole = next(i for i, row in enumerate(rows) if "killed at least 12" in row)
    assert rows[whole + 1].strip().startswith("of them 5 children")
    assert rows[whole + 1].index("of them") > rows[whole].index("killed")


def test_m17_m09_totals_and_prospects_stand_apart_from_incidents(reading: Reading) -> None:
    text = printed(reading)
    headings = ("Incidents\n", "Totals, not added\n", "Prospects: nothing has happened\n", "Context\n")
    order = [text.index(heading) for heading in headings]
    assert order == sorted(order)
    assert text.index("140 people") > order[1]
    assert text.index("Bir Halab") > order[2]


def test_the_last_line_says_what_was_added_up_and_what_was_not(reading: Reading) -> None:
    assert printed(reading, 200).splitlines()[-1] == (
        "Added up: at least 24 killed, about 30 injured in 3 incidents. "
        "Not added: 1 total, 1 part, 1 repeat, 1 figure feared or denied."
    )


def test_m01_m12_what_is_not_told_is_said_to_be_unknown_or_left_out(reading: Reading) -> None:
    text = printed(replace(reading, report=replace(reading.report, published=None, publisher=None)))
    assert "publisher unknown, day of publication unknown" in text
    assert "Dar Selim · day not given" in text
    assert "by unknown" not in text.lower()


def test_a_mention_inside_another_says_which(reading: Reading) -> None:
    market, raid, *rest = reading.mentions
    inside = replace(reading, mentions=(market, replace(raid, part_of=market.mention_id), *rest))
    assert "Dar Selim · day not given · part of 1" in printed(inside)


def test_a_report_of_no_violence_says_so(reading: Reading) -> None:
    nothing = replace(reading, mentions=(), rejects=(Reject("no_harm", "no word of harm in it"),))
    text = printed(nothing)
    assert "no_harm  no word of harm in it" in text
    assert text.rstrip().endswith("No violence found.")


def test_many_rejects_are_counted_not_listed(reading: Reading) -> None:
    text = printed(replace(reading, rejects=tuple(Reject(f"r{i}", "why") for i in range(30))))
    assert "and 22 more" in text


def test_a_report_cannot_speak_to_the_terminal(reading: Reading) -> None:
    hostile = "\x1b[2J[red]x[/red] :smile: \ud800"
    text = printed(replace(reading, report=replace(reading.report, title=hostile)), terminal=False)
    assert "\x1b" not in text
    assert "[red]x[/red] :smile:" in text


def test_colour_only_on_a_terminal(reading: Reading) -> None:
    assert "\x1b[" in printed(reading, terminal=True)
    assert "\x1b[" not in printed(reading)
