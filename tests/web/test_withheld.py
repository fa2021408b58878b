"""M28: no page and no call of the API tells a reader the name of a victim or a witness."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.staffed import ledger_of, log_in, open_desk, relaxed, token_of

from harmledger.ingest.intake import Intake
from harmledger.model.reading import Reject
from harmledger.model.report import Report
from harmledger.review import decide
from harmledger.review.decide import Person

NAMES = ("Zaynab", "Qadour", "Bilal", "Tarrash", "Munira")
TEXT = (
    "Shelling killed four people in Maharda on Friday, among them Zaynab Qadour, 41, and her son. "
    "Bilal Tarrash, a baker, said the shells came from the north. "
    "Munira Tarrash lost a leg. Bilal said he had carried her out. The Syrian army shelled the town again at night."
)
REPORT = Report(
    TEXT,
    doc="zaynab-qadour.txt",
    title="Baker Bilal Tarrash saw shelling kill four people",
    publisher="Orontes Courier",
    url="https://courier.example/2031/bilal-tarrash-saw-it",
    published=date(2031, 5, 3),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with open_desk(Path(tmp_path_factory.mktemp("withheld")), relaxed(burst=10_000)) as found:
        ledger_of(found).add([REPORT])
        yield found


def paths(desk: TestClient) -> list[str]:
    """Every call that tells of the report, with what the pages are made of."""
    (incident,) = ledger_of(desk).incidents(place="Maharda")
    claims = [claim.claim_id for claim in ledger_of(desk).claims(incident)]
    return [
        "/api/incidents",
        f"/api/incidents/{incident.incident_id}",
        f"/api/incidents/{incident.incident_id}/why",
        f"/api/incidents/{incident.incident_id}/claims",
        *(f"/api/claims/{claim}" for claim in claims),
        "/api/reports",
        f"/api/reports/{REPORT.report_id}",
        f"/api/reports/{REPORT.report_id}/reading",
        "/api/rejects",
        "/api/judgements",
        "/api/cells?zoom=8",
        *(f"/api/export/{form}" for form in ("acled", "ucdp", "hxl", "geojson", "ftm")),
    ]


def pages(desk: TestClient) -> list[str]:
    (incident,) = ledger_of(desk).incidents(place="Maharda")
    shared = ["/", "/incidents", "/map/incidents.json?zoom=8", "/reports", "/queue"]
    return [*shared, f"/incidents/{incident.incident_id}", f"/reports/{REPORT.report_id}"]


def test_m28_the_api_tells_a_reader_no_name(desk: TestClient) -> None:
    reader = token_of(desk, "reader")
    for path in paths(desk):
        answer = desk.get(path, headers=reader)
        assert answer.status_code == 200, (path, answer.text)
        said = answer.text.casefold()
        assert not [name for name in NAMES if name.casefold() in said], path


def test_m28_the_api_tells_a_reviewer_what_the_report_says(desk: TestClient) -> None:
    reviewer = token_of(desk, "reviewer")
    assert desk.get(f"/api/reports/{REPORT.report_id}", headers=reviewer).json()["text"] == TEXT
    assert desk.get("/api/export/acled?with_names=true", headers=reviewer).status_code == 200
    refused = desk.get("/api/export/acled?with_names=true", headers=token_of(desk, "reader"))
    assert (refused.status_code, refused.json()["code"]) == (403, "HL905")


@pytest.mark.parametrize("asked", ["text=Zaynab", "text=killed", "actor=Qadour", "actor=bilal"])
@pytest.mark.parametrize("path", ["/api/incidents", "/api/overview", "/api/days", "/api/cells", "/api/export/acled"])
def test_m28_no_filter_tells_a_reader_whose_name_is_there(desk: TestClient, path: str, asked: str) -> None:
    refused = desk.get(f"{path}?{asked}", headers=token_of(desk, "reader"))
    assert (refused.status_code, refused.json()["code"]) == (403, "HL905")
    assert desk.get(f"{path}?{asked}", headers=token_of(desk, "reviewer")).status_code == 200


def test_m28_a_document_that_was_set_aside_tells_a_reader_neither_its_name_nor_its_words(desk: TestClient) -> None:
    doc = "mail/munira-tarrash.eml"
    ledger_of(desk).add([Intake(doc, None, (Reject("no_text", "munira-tarrash.eml has no text", "Munira Tarrash"),))])
    told = desk.get("/api/rejects", headers=token_of(desk, "reader")).json()["rejects"]
    assert ("[name withheld]", "no_text") in {(one["doc"], one["code"]) for one in told}
    assert "unira" not in str(told)
    assert doc in str(desk.get("/api/rejects", headers=token_of(desk, "reviewer")).json())


def test_m28_no_page_tells_a_reader_a_name(desk: TestClient) -> None:
    log_in(desk, "reviewer")
    assert any("zaynab" in desk.get(path).text.casefold() for path in pages(desk))  # what is kept of that is for reviewers
    desk.cookies.clear()
    log_in(desk, "reader")
    for path in pages(desk):
        answer = desk.get(path)
        assert answer.status_code == 200, (path, answer.headers)
        said = answer.text.casefold()
        assert not [name for name in NAMES if name.casefold() in said], path
    desk.cookies.clear()


def test_m28_what_is_withheld_leaves_every_other_word_in_its_place(desk: TestClient) -> None:
    told = desk.get(f"/api/reports/{REPORT.report_id}", headers=token_of(desk, "reader")).json()
    assert told["report_id"] == REPORT.report_id
    assert len(told["text"]) == len(TEXT)
    for words in ("Shelling killed four people in Maharda on Friday", "a baker, said", "The Syrian army shelled the town"):
        start = TEXT.index(words)
        assert told["text"][start : start + len(words)] == words
    assert told["publisher"] == "Orontes Courier"
    assert told["url"] == "https://courier.example/"


def test_m28_claims_stand_at_their_words_still(desk: TestClient) -> None:
    reader = token_of(desk, "reader")
    report = desk.get(f"/api/reports/{REPORT.report_id}", headers=reader).json()
    for mention in desk.get(f"/api/reports/{REPORT.report_id}/reading", headers=reader).json()["mentions"]:
        for toll in mention["tolls"]:
            told = report["title" if toll.get("in_title") else "text"]
            assert told[toll["start"] : toll["end"]] == toll["words"]


def test_m28_what_was_taken_back_is_taken_back_to_a_reader_too(desk: TestClient) -> None:
    held = ledger_of(desk)
    (incident,) = held.incidents(place="Maharda")
    person = Person("Rana", "Bilal Tarrash counted them", datetime.now(UTC))
    rejected = decide.reject(held.claims(incident)[0], person)
    held.record(rejected)
    later = replace(person, at=person.at + timedelta(seconds=1))  # within one instant the ids would say which came first
    held.record(*decide.undo(rejected.judgement_id, held.judgements(), later))
    log_in(desk, "reader")
    page = desk.get(f"/incidents/{incident.incident_id}").text
    desk.cookies.clear()
    assert rejected.judgement_id in page
    assert 'class="undone"' in page
    assert "Tarrash" not in page


ARABIC = "قال الدفاع المدني إن القصف على المدينة أدى إلى مقتل ثلاثة مدنيين بينهم زينب قدور وطفلها."


def test_m28_an_arabic_report_can_be_read_by_a_reader_without_its_names(desk: TestClient) -> None:
    report = Report(ARABIC, doc="zaynab.txt", title="مقتل زينب قدور", publisher="Orontes Courier", published=date(2031, 5, 3))
    ledger_of(desk).add([report])
    told = desk.get(f"/api/reports/{report.report_id}", headers=token_of(desk, "reader")).json()
    assert (told["title"], told["doc"]) == ("مقتل ████ ████", "[name withheld]")
    assert "القصف على المدينة أدى إلى مقتل ثلاثة مدنيين" in told["text"]
    assert not [name for name in ("زينب", "قدور") if name in str(told)]
