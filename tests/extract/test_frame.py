"""The frame around news text, kind by kind, on invented examples; no outlet's own pattern is a rule here."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harmledger.extract.frame import Frame, find_frame


def parts(title: str, text: str) -> list[tuple[str, str]]:
    return [(p.kind, text[p.start : p.end]) for p in find_frame(title, text).parts]


def place(frame: Frame, text: str) -> str | None:
    at = frame.dateline_place
    return text[at.start : at.end] if at else None


NEWS = "Shells fell on the market and killed six people. Rescuers in Tel Arun said the toll could rise."


@pytest.mark.parametrize(
    ("line", "where", "agency", "day"),
    [
        ("TEL ARUN (AP) - ", "TEL ARUN", "AP", None),
        ("TEL ARUN, Lowland (Reuters) — ", "TEL ARUN, Lowland", "Reuters", None),
        ("TEL ARUN (Sputnik) ", "TEL ARUN", "Sputnik", None),
        ("TEL ARUN (Reuters/AFP) - ", "TEL ARUN", "Reuters", None),
        ("TEL ARUN / QASR OUM / DAR SELIM –\n", "TEL ARUN", None, None),
        ("TEL ARUN, Lowl. (March 7, 2024) — ", "TEL ARUN, Lowl.", None, date(2024, 3, 7)),
        ("TEL ARUN, 7 March 2024 – ", "TEL ARUN", None, date(2024, 3, 7)),
        ("TEL ARUN, March 7 (Xinhua) -- ", "TEL ARUN", "Xinhua", None),
        ("TEL ARUN - ", "TEL ARUN", None, None),
        ("TEL ARUN, Lowland — ", "TEL ARUN, Lowland", None, None),
        ("Lowland (LNN) – ", "Lowland", "LNN", None),
        ("TEL ARUN (Meridian Press) — ", "TEL ARUN", "Meridian Press", None),
        ("TEL ARUN, Lowland (Meridian) - ", "TEL ARUN, Lowland", "Meridian", None),
        ("TEL ARUN, MARCH 7, LOWPRESS. ", "TEL ARUN", "LOWPRESS", None),
        ("TEL ARUN, March 7. /TASS/. ", "TEL ARUN", "TASS", None),
        ("TEL ARUN/QASR OUM: ", "TEL ARUN", None, None),
        ("QASROUM: ", "QASROUM", None, None),
        ("(Tel Arun) - ", "Tel Arun", None, None),
        ("Tel Arun: ", "Tel Arun", None, None),
        ("Tel Arun — ", "Tel Arun", None, None),
        ("March 7, 2024 (TEL ARUN) – ", "TEL ARUN", None, date(2024, 3, 7)),
    ],
)
def test_datelines(line: str, where: str, agency: str | None, day: date | None) -> None:
    text = line + NEWS
    frame = find_frame("", text)
    assert place(frame, text) == where
    assert frame.agency == agency
    assert frame.day == day
    assert text[frame.parts[-1].end :].strip() == NEWS


@pytest.mark.parametrize(
    "text",
    [
        "Police: Six people were killed in Tel Arun, and police seek witnesses.",
        "Islamic Front (IF) - Six fighters were killed in Tel Arun.",
        "UNICEF - Six children were killed. UNICEF workers in Tel Arun were safe.",
        "EXPLAINED: Six people were killed in Tel Arun.",
        "TRUCE: Six people were killed in Tel Arun, and the truce is off.",
        "UPDATE - Six people were killed in Tel Arun.",
        "Marwan Zahi: We will fight on. Six people died in Tel Arun.",
        "Lowland Rescue Corps (LRC) volunteers pulled six bodies from the market of Tel Arun.",
        "Rebels – who hold Tel Arun – shelled the market on Friday.",
        "THE army shelled Tel Arun on Friday.",
        "Friday - Six people were killed in Tel Arun.",
    ],
)
def test_what_looks_like_a_dateline_invents_no_place(text: str) -> None:
    frame = find_frame("", text)
    assert frame.dateline_place is None
    assert not [p for p in frame.parts if p.kind == "dateline"]


def test_a_dateline_behind_the_summary_and_one_glued_to_the_headline() -> None:
    text = "A strike on the market left six dead. QASR OUM (Sputnik) Six people were killed on Friday."
    assert parts("", text) == [("dateline", "QASR OUM (Sputnik)")]
    text = "Four hurt outside Qasr Oum market QASR OUM, Lowl. (March 7, 2024) — Police in Qasr Oum want to know more."
    assert parts("", text) == [("dateline", "QASR OUM, Lowl. (March 7, 2024) —")]


def test_a_place_in_bare_capitals_counts_only_behind_a_date_and_an_acronym_never() -> None:
    text = "Last updated at Mar 072024 TELARUN A coalition strike killed six people."
    assert place(find_frame("", text), text) == "TELARUN"
    for text in ("Last updated at Mar 072024 LIRAF Fighters died. LIRAF said so.", "LIRAF Fighters died on Friday."):
        assert find_frame("", text).dateline_place is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Last updated at Mar 072024", date(2024, 3, 7)),
        ("Last updated at Mar 172024", date(2024, 3, 17)),
        ("Published March 7 2024", date(2024, 3, 7)),
        ("Published: 7th March, 2024 14:05 GMT", date(2024, 3, 7)),
        ("Date of publication 7 March 2024", date(2024, 3, 7)),
        ("Thu Mar 7 2024", date(2024, 3, 7)),
        ("Thursday 07 March 2024 20:08", date(2024, 3, 7)),
        ("March 07 2024", date(2024, 3, 7)),
        ("07.03.2024", date(2024, 3, 7)),
        ("2024-03-07T10:22:00Z", date(2024, 3, 7)),
        ("17/03/2024", date(2024, 3, 17)),
        ("03/17/2024", date(2024, 3, 17)),
    ],
)
def test_printed_dates(line: str, day: date) -> None:
    text = f"{line} Six people were killed in a market."
    assert parts("", text) == [("date", line)]
    assert find_frame("", text).day == day


@pytest.mark.parametrize("line", ["03/04/2024", "03-04-2024", "Monday 7 March 2024", "31 February 2024"])
def test_m14_an_uncertain_date_is_seen_and_gives_no_day(line: str) -> None:
    text = f"{line} Six people were killed in a market."
    assert parts("", text) == [("date", line)]
    assert find_frame("", text).day is None


def test_a_date_that_carries_a_sentence_is_no_frame() -> None:
    for text in (
        "7 March 2024 was the deadliest day of the siege.",
        "March 7 2024 and the days after it were calm.",
        "7 March was calm.",
    ):
        assert find_frame("", text) == Frame()


def test_the_date_of_publication_speaks_before_the_date_of_change() -> None:
    text = "08.03.2024(updated 2042 09.03.2024) Get short URL 0 38 A strike killed six people."
    assert parts("", text) == [
        ("date", "08.03.2024"),
        ("date", "(updated 2042 09.03.2024)"),
        ("furniture", "Get short URL 0 38"),
    ]
    assert find_frame("", text).day == date(2024, 3, 8)
    text = "Updated on 9 March 2024\nPublished on 8 March 2024\nSix people were killed."
    assert find_frame("", text).day == date(2024, 3, 8)


def test_numbers_of_the_news_are_no_counters() -> None:
    assert parts("", "Get short URL 46 people were killed in a market.") == [("furniture", "Get short URL")]
    text = "Get short URL 46 Lowland soldiers were killed. The 46 died on Friday."
    assert parts("", text) == [("furniture", "Get short URL")]


TITLE = "Strike kills six in Tel Arun's market: monitor | The Lowland Post"


@pytest.mark.parametrize(
    ("text", "repeat"),
    [
        (
            "Strike kills six in Tel Aruns market monitor AFP Thursday 7 Mar 2024 Six people died.",
            "Strike kills six in Tel Aruns market monitor",
        ),
        ("Strike kills six in Tel Arun's market: monitor. Six people died.", "Strike kills six in Tel Arun's market: monitor."),
        ("Strike Kills Six in Tel Arun’s Market: Monitor\nSix people died.", "Strike Kills Six in Tel Arun’s Market: Monitor"),
        (
            "07-03-2024 title: Strike kills six in Tel Aruns market monitor. Six people died.",
            "title: Strike kills six in Tel Aruns market monitor.",
        ),
        ("Strike kills six in Tel Arun's market: monitorSix people died.", "Strike kills six in Tel Arun's market: monitor"),
    ],
)
def test_the_title_repeated(text: str, repeat: str) -> None:
    assert ("title_repeat", repeat) in parts(TITLE, text)


def test_a_sentence_that_begins_as_the_title_does_is_no_repeat() -> None:
    assert parts("Strike kills six in Tel Arun", "Strike kills six in Tel Arun on Friday, a monitor says.") == []
    assert parts("Six dead", "Six dead. The market burned.") == []
    assert parts("", "Six dead in Tel Arun. The market burned.") == []


def test_an_agency_with_its_date_glued_to_a_headline_that_no_title_tells_of() -> None:
    text = "Strike kills six in market monitor AFP Thursday 7 Mar 2024 six people were killed."
    frame = find_frame("", text)
    assert parts("", text) == [("agency", "AFP"), ("date", "Thursday 7 Mar 2024")]
    assert (frame.agency, frame.day) == ("AFP", date(2024, 3, 7))


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        ("By Lena Marsh\n", "By Lena Marsh"),
        ("By Lena Marsh, Omar Al-Zahi, and J.B. van Holt\n", "By Lena Marsh, Omar Al-Zahi, and J.B. van Holt"),
        ("By Lena Marsh More by this Author\n", "By Lena Marsh More by this Author"),
        ("By Lena Marsh QASR OUM (Reuters) - ", "By Lena Marsh"),
        ("Posted on March 7 2024 by Lowland Post English\n", "by Lowland Post English"),
    ],
)
def test_bylines(head: str, byline: str) -> None:
    assert ("byline", byline) in parts("", head + NEWS)


def test_by_at_the_head_of_a_sentence_is_no_byline() -> None:
    assert parts("", "By Friday Lowland troops had killed six people in Tel Arun.") == []
    assert parts("", "By Lowland standards the toll of six was low.\nMore fell on Friday.") == []


@pytest.mark.parametrize(
    ("tail", "kind", "words"),
    [
        (" --Reuters", "agency", "--Reuters"),
        (" (AFP)", "agency", "(AFP)"),
        (" (Source: Lowland Council) Twitter", "furniture", "(Source: Lowland Council) Twitter"),
        (" Reporting by L. Marsh; Editing by O. Zahi", "furniture", "Reporting by L. Marsh; Editing by O. Zahi"),
        (
            "\nCopyright 2024 The Lowland Post. All rights reserved.",
            "furniture",
            "Copyright 2024 The Lowland Post. All rights reserved.",
        ),
        (" Read Also", "furniture", "Read Also"),
        (" R.K/Hadi", "furniture", "R.K/Hadi"),
        (" 317-4", "furniture", "317-4"),
        ("\nShare", "furniture", "Share"),
        (" 18 0 Share this", "furniture", "18 0 Share this"),
        (" Share on Facebook Tweet", "furniture", "Share on Facebook Tweet"),
        ("\nAdvertising Read more\n", "furniture", "Advertising Read more"),
        ("\nRead or share this story: https://example.org/1", "furniture", "Read or share this story: https://example.org/1"),
    ],
)
def test_end_pieces(tail: str, kind: str, words: str) -> None:
    assert parts("", NEWS + tail) == [(kind, words)]


def test_sentences_at_the_end_are_news() -> None:
    for tail in (
        " Source of the fire is unknown to the town.",
        " Six more died",
        " Tags were found on the bodies.",
        " He told Reuters.",
    ):
        assert parts("", NEWS + tail) == []


def test_buttons_between_the_lines() -> None:
    text = "Six people were killed.\nAdvertising Read more\nThe market burned.\nShare\nMore than ten were hurt."
    assert parts("", text) == [("furniture", "Advertising Read more"), ("furniture", "Share")]


def test_a_caption_keeps_its_words_and_loses_its_label() -> None:
    text = (
        "Arrests after the raid\nFILE: Six killed in raid - village elder\nQASR OUM - Several people were arrested in Qasr Oum."
    )
    assert parts("", text) == [("furniture", "FILE:"), ("dateline", "QASR OUM -")]


def test_a_run_of_tags_ends_before_the_next_sentence() -> None:
    text = "A blast killed six. Tags Lowland River Front IS rebels Fourteen fighters of the River Front were killed."
    assert parts("", text) == [("furniture", "Tags Lowland River Front IS rebels")]
    text = "A blast killed six. Tags Lowland Qasr Defence Ministry said the dead were soldiers."
    assert parts("", text) == [("furniture", "Tags")]


def test_a_text_without_a_frame() -> None:
    assert find_frame("", "") == Frame()
    assert find_frame("A title of some words", " \n ") == Frame()
    assert find_frame("", NEWS) == Frame()


WORDS = st.sampled_from([
    "AFP", "TEL ARUN", "(Reuters)", "-", "—", "7 March 2024", "Tags", "Read more", "\n", "By", "Lena", "killed", "six", ".",
    "Share", "Updated", "072024", "Mar", "(", ")", "http://x.y", "Get short URL", "0", "FILE:", "é",
    "\u00ad", "\ud800", "\x00", "title:", "…",
])  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    title=st.lists(WORDS, max_size=6).map(" ".join),
    text=st.one_of(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=80)),
)
def test_parts_stand_in_order_apart_and_inside_the_text(title: str, text: str) -> None:
    frame = find_frame(title, text)
    assert frame == find_frame(title, text)
    end = 0
    for part in frame.parts:
        assert end <= part.start < part.end <= len(text)
        assert text[part.start : part.end].strip()
        end = part.end
    if frame.dateline_place:
        assert any(p.start <= frame.dateline_place.start and frame.dateline_place.end <= p.end for p in frame.parts)


def test_a_long_text_takes_no_long_time() -> None:
    for text in ("TEL ARUN " * 60_000, "AFP " * 100_000, "Tags A " * 60_000, "(" * 300_000, "By A " * 60_000, "7 " * 200_000):
        start = time.perf_counter()
        find_frame("", text)
        assert time.perf_counter() - start < 3
