"""What a run leaves to look at: a page that needs no network, and a log without a word of what was read."""

from __future__ import annotations

import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from harmledger.executors.run import Done
from harmledger.executors.run_log import RunLog
from harmledger.executors.run_report import report
from harmledger.pipeline.partition import Partition
from harmledger.pipeline.volume import Volume

FAST = Volume(1000, 30, 40, 60, Counter({"passed_by": 960, "archive_damaged": 10}), 4.0)
SLOW = Volume(500, 20, 20, 25, Counter({"passed_by": 480}), 50.0)


@pytest.fixture
def done() -> list[Done]:
    return [
        Done(Partition("file:///a/NEWS-1.warc.gz", "1"), FAST, is_new=True, at=3.0),
        Done(Partition("file:///a/NEWS-2.warc.gz", "2"), SLOW, is_new=True, at=30.0),
        Done(Partition("file:///a/<b>.warc.gz", "3"), None, is_new=True, why="the worker died 50 times", at=31.0),
    ]


def test_the_page_shows_what_came_of_it(done: list[Done]) -> None:
    page = report(done, 31.0, "abc")
    assert re.search(r"Passed by</td><td class=n>1,440 \(96\.0%\)", page)
    assert page.index("NEWS-2") < page.index("NEWS-1"), "the slowest comes first"
    assert "archive_damaged" in page
    assert "the worker died 50 times" in page


def test_the_page_asks_the_network_nothing_and_escapes_what_it_shows(done: list[Done]) -> None:
    page = report(done, 31.0, "abc")
    assert not re.search(r"(?i)https?://|<script|src=|href=|url\(|@import", page)
    assert "<b>" not in page
    HTMLParser().feed(page)


def test_the_plots_are_whole(done: list[Done]) -> None:
    plots = re.findall(r"<svg.*?</svg>", report(done, 31.0, "abc"), re.DOTALL)
    assert len(plots) == 2
    for plot in plots:
        ET.fromstring(plot)


@pytest.mark.parametrize("done", [[], [Done(Partition("a", "1"), Volume(), is_new=False)]])
def test_a_run_that_had_nothing_to_do_has_a_page_too(done: list[Done]) -> None:
    page = report(done, 0.0, "abc")
    assert "Nothing was left to do" in page
    assert "none in this run" in page


def test_every_line_of_the_log_has_the_run_and_the_numbers(tmp_path: Path, done: list[Done]) -> None:
    log = RunLog(tmp_path)
    log.write("run begun", {"files": 3})
    for one in done:
        log.done(one)
    lines = [json.loads(line) for line in log.path.read_text(encoding="utf-8").splitlines()]
    assert {line["trace_id"] for line in lines} == {log.run_id}
    assert [line["severity_text"] for line in lines] == ["INFO", "INFO", "INFO", "ERROR"]
    assert lines[1]["attributes"]["harmledger.rejects.passed_by"] == 960
    assert lines[1]["attributes"]["harmledger.documents"] == 1000
    assert lines[0]["resource"]["service.name"] == "harmledger"
