"""Adding reports on a page."""

from __future__ import annotations

import html
import re

import pytest
from fastapi.testclient import TestClient
from tests.web.pages.conftest import FIRST, send, token

from harmledger.errors import FetchRefusedError
from harmledger.pipeline.ledger import Ledger
from harmledger.web.pages import add

TEXT = "Three people were killed on Monday when shells hit the town of Harim in Idlib province, residents said."


def test_a_reading_is_shown_before_it_is_recorded(desk: TestClient, held: Ledger) -> None:
    page = send(desk, "/add", "/add/text", text=TEXT, title="Three killed", publisher="Post", published="2031-06-03")
    assert "3 people killed" in page
    assert "2 Jun 2031" in page
    assert held.counts()["report"] == 2
    draft = re.search(r'name="draft" value="([^"]*)"', page)
    assert draft
    done = send(desk, "/add", "/add/record", draft=html.unescape(draft[1]))
    assert "1 new report" in done
    assert TEXT in {report.text for report in held.all_reports()}
    again = send(desk, "/add", "/add/record", draft=html.unescape(draft[1]))
    assert "1 known already" in again


def test_the_preview_leads_back_to_the_text_as_it_was_pasted(desk: TestClient, held: Ledger) -> None:
    page = send(desk, "/add", "/add/text", text=TEXT, title="Three <killed>", publisher="Post", published="2031-06-03")
    assert 'formaction="/add/change"' in page
    draft = re.search(r'name="draft" value="([^"]*)"', page)
    assert draft
    again = send(desk, "/add", "/add/change", draft=html.unescape(draft[1]))
    assert f"{TEXT}</textarea>" in again
    for value in ("Three &lt;killed&gt;", "Post", "2031-06-03"):
        assert f'value="{value}"' in again
    assert held.counts()["report"] == 2


def test_m14_without_a_day_of_publication_no_day_is_made_up(desk: TestClient) -> None:
    page = send(desk, "/add", "/add/text", text=TEXT)
    assert "day of publication unknown" in page
    assert "day not known" in page


def test_a_file_is_taken_as_what_it_is_and_its_name_as_text(desk: TestClient) -> None:
    name = "../../<img src=x onerror=alert(1)>.txt"
    sent = {"csrf": token(desk, "/add"), "publisher": "Post"}
    answer = desk.post("/add/file", data=sent, files={"file": (name, TEXT.encode(), "text/plain")})
    assert answer.status_code == 200
    assert "3 people killed" in answer.text
    assert "<img" not in answer.text


@pytest.mark.parametrize(
    ("fields", "what"),
    [({"text": "  "}, "There is no text"), ({"text": TEXT, "published": "soon"}, "is no day")],
)
def test_what_cannot_be_read_says_why_and_keeps_what_was_typed(desk: TestClient, fields: dict[str, str], what: str) -> None:
    page = send(desk, "/add", "/add/text", publisher="Kept Post", **fields)
    assert what in page
    assert "Kept Post" in page


def test_a_page_is_fetched_by_the_guarded_place_alone(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def refuse(url: str) -> None:
        asked.append(url)
        raise FetchRefusedError(f"{url!r} is not on a public address.", "Save the page.")

    monkeypatch.setattr(add, "fetch", refuse)
    page = send(desk, "/add", "/add/url", url=" http://10.0.0.1/ ")
    assert asked == ["http://10.0.0.1/"]
    assert "is not on a public address" in page


def test_a_report_that_is_there_already_is_said_to_be(desk: TestClient) -> None:
    told = {"text": FIRST.text, "title": FIRST.title, "publisher": FIRST.publisher or "", "published": "2031-05-07"}
    page = send(desk, "/add", "/add/text", **told)
    draft = re.search(r'name="draft" value="([^"]*)"', page)
    assert draft
    send(desk, "/add", "/add/record", draft=html.unescape(draft[1]))
    assert "has this report already" in send(desk, "/add", "/add/text", **told)


def test_a_draft_that_is_none_records_nothing(desk: TestClient, held: Ledger) -> None:
    assert "did not arrive whole" in send(desk, "/add", "/add/record", draft='[{"doc": 1}]')
    assert held.counts()["report"] == 2
