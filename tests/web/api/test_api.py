"""The API: the same as the pages, page by page, never twice, and one shape of error."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.web.staffed import INCIDENT, ledger_of, open_desk, relaxed, token_of, told

from harmledger.model.incident_contract import incident_row
from harmledger.web.settings import Settings

TEXT = "Rebel shelling killed four people in Maharda on Friday, a monitor said."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestClient]:
    with open_desk(tmp_path, Settings(person="Rana")) as found:
        ledger_of(found).add([told(str(n), "Bir Samak", date(2032, n, 10)) for n in range(1, 8)])
        yield found


def got(desk: TestClient, path: str) -> Any:
    answer = desk.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_pages_of_incidents_are_all_incidents_once(desk: TestClient) -> None:
    everything = [incident.incident_id for incident in ledger_of(desk).incidents()]
    seen: list[str] = []
    path = "/api/incidents?limit=3"
    while path:
        page = got(desk, path)
        assert page["total"] == len(everything)
        seen += [row["incident_id"] for row in page["incidents"]]
        path = f"/api/incidents?limit=3&cursor={page['next']}" if page["next"] else ""
    assert seen == everything


def test_a_filter_means_what_it_means_everywhere(desk: TestClient) -> None:
    (row,) = got(desk, "/api/incidents?place=bir+sa&from=2032-03-01&to=2032-03-31&kind=incident")["incidents"]
    assert row["incident_id"] == "SY-2032-03-10-bir-samak"
    assert got(desk, "/api/incidents?from=2033-06-01")["total"] == 0
    assert desk.get("/api/incidents?grade=odd").json()["code"] == "HL711"


def test_an_incident_is_under_the_public_contract(desk: TestClient) -> None:
    assert got(desk, f"/api/incidents/{INCIDENT}") == json.loads(json.dumps(incident_row(ledger_of(desk).incident(INCIDENT))))
    (listed,) = got(desk, "/api/incidents?place=Tel")["incidents"]
    assert set(incident_row(ledger_of(desk).incident(INCIDENT))) - set(listed) == {"covered_by", "covers", "checks"}


def test_a_list_tells_what_covers_what_where_it_is_asked_for(desk: TestClient) -> None:
    listed = got(desk, "/api/incidents?coverage=true")["incidents"]
    assert listed == [json.loads(json.dumps(incident_row(one))) for one in ledger_of(desk).incidents()]
    assert got(desk, "/api/incidents?coverage=true&place=nowhere")["incidents"] == []


def test_the_names_on_a_map_can_be_asked_for(desk: TestClient) -> None:
    places = got(desk, "/api/places?bbox=36,35.5,38,37&zoom=7")["places"]
    assert "Aleppo" in [place["name"] for place in places]
    assert set(places[0]) == {"name", "lat", "lon", "size"}
    assert desk.get("/api/places?bbox=36&zoom=7").json()["code"] == "HL711"


def test_why_answers_with_the_words_behind_a_figure(desk: TestClient) -> None:
    (answer,) = got(desk, f"/api/incidents/{INCIDENT}/why?field=killed")["answers"]
    (evidence,) = answer["evidence"]
    assert evidence["use"] == "chosen"
    claim = got(desk, f"/api/claims/{evidence['claim_id']}")
    assert claim["words"] == evidence["words"]
    assert claim in got(desk, f"/api/incidents/{INCIDENT}/claims")["claims"]
    assert desk.get(f"/api/incidents/{INCIDENT}/why?field=weather").status_code == 422


def test_sums_are_those_of_the_list(desk: TestClient) -> None:
    overview, days = got(desk, "/api/overview"), got(desk, "/api/days")
    assert (overview["incidents"], overview["killed"]["best"]) == (8, 32)
    assert sum(day["incidents"] for day in days["days"]) + days["without_day"] == 8
    assert sum(cell["incidents"] for cell in got(desk, "/api/cells?zoom=5")["cells"]) == 8
    assert sum(one["reports"] for one in got(desk, "/api/coverage")["coverage"]) == 8


def test_what_somebody_has_is_not_sent_again_until_it_changes(desk: TestClient) -> None:
    tag = desk.get("/api/days").headers["etag"]
    assert tag.startswith('W/"')
    again = desk.get("/api/days", headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert desk.get("/api/days?place=x", headers={"if-none-match": tag}).status_code == 200
    ledger_of(desk).add([told("new", "Karm Hallaj")])
    assert desk.get("/api/days", headers={"if-none-match": tag}).status_code == 200


def test_a_tag_of_a_reviewer_is_none_of_a_reader(tmp_path: Path) -> None:
    with open_desk(tmp_path, relaxed()) as desk:
        tags = [desk.get("/api/incidents", headers=token_of(desk, right)).headers["etag"] for right in ("reader", "reviewer")]
        assert tags[0] != tags[1]


def test_a_text_is_read_and_nothing_recorded(desk: TestClient) -> None:
    before = ledger_of(desk).head()
    (reading,) = desk.post("/api/readings", json={"text": TEXT, "published": "2031-05-02"}).json()
    (mention,) = reading["mentions"]
    assert [(toll["harm"], toll["low"]) for toll in mention["tolls"]] == [("killed", 4)]
    assert ledger_of(desk).head() == before


def test_a_report_is_added_once(desk: TestClient) -> None:
    sent = {"text": TEXT, "published": "2031-05-02", "publisher": "Outlet z", "title": "Shelling"}
    first, second = desk.post("/api/reports", json=sent), desk.post("/api/reports", json=sent)
    assert (first.status_code, second.status_code) == (201, 200)
    (report,) = first.json()["new"]
    assert second.json()["known"] == [report]
    assert got(desk, f"/api/reports/{report}")["text"] == TEXT
    assert got(desk, f"/api/reports/{report}/reading")["report"]["publisher"] == "Outlet z"
    assert report in [row["report_id"] for row in got(desk, "/api/reports?publisher=Outlet+z")["reports"]]


def test_m24_a_judgement_has_its_person_and_reason_and_is_undone(desk: TestClient) -> None:
    claim = got(desk, f"/api/incidents/{INCIDENT}/why?field=killed")["answers"][0]["evidence"][0]["claim_id"]
    sent = {"verdict": "correct", "claim": claim, "change": {"low": 6, "high": 6}, "why": "the list has six names"}
    (made,) = desk.post("/api/judgements", json=sent).json()["judgements"]
    assert (made["by"]["name"], made["why"]) == ("Rana", "the list has six names")
    assert got(desk, f"/api/incidents/{INCIDENT}")["figures"][0]["best"] == 6
    undone = desk.post(f"/api/judgements/{made['judgement_id']}/undo", json={"why": "two of them live"})
    assert undone.status_code == 201
    assert got(desk, f"/api/incidents/{INCIDENT}")["figures"][0]["best"] == 4
    assert [one["verdict"] for one in got(desk, "/api/judgements")["judgements"]] == ["withdraw", "correct"]


def test_m20_two_incidents_are_merged_and_split(desk: TestClient) -> None:
    sent = {"verdict": "merge", "incident": INCIDENT, "other": "SY-2032-01-10-bir-samak", "why": "one market"}
    assert desk.post("/api/judgements", json=sent).status_code == 201
    mentions = got(desk, f"/api/incidents/{INCIDENT}")["mentions"]
    assert len(mentions) == 2
    split = {"verdict": "split", "incident": INCIDENT, "mentions": mentions[1:], "why": "two markets"}
    assert desk.post("/api/judgements", json=split).status_code == 201
    assert len(got(desk, f"/api/incidents/{INCIDENT}")["mentions"]) == 1
    apart = {"verdict": "apart", "incident": INCIDENT, "other": INCIDENT, "why": "no sense"}
    assert desk.post("/api/judgements", json=apart).json()["code"] == "HL600"


@pytest.mark.parametrize("form", ["acled", "ucdp", "hxl", "geojson", "ftm", "parquet"])
def test_an_export_is_that_of_the_command_line(desk: TestClient, form: str) -> None:
    answer = desk.get(f"/api/export/{form}?place=bir&to=2032-01-31")
    assert answer.status_code == 200
    assert f"harmledger-{form}." in answer.headers["content-disposition"]
    notes = got(desk, f"/api/export/{form}/notes?place=bir&to=2032-01-31")
    assert notes["rows"] >= 1
    assert notes["ledger_head"] == ledger_of(desk).head()
    assert notes["names_of_people"] == "withheld"


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/api/incidents/SY-1999-01-01-nowhere", 404, "HL710"),
        ("/api/nowhere", 404, "HL911"),
        ("/api/claims/none", 404, "HL911"),
        ("/api/reports/none", 404, "HL712"),
        ("/api/incidents?limit=0", 422, "HL912"),
        ("/api/incidents?cursor=odd", 422, "HL912"),
        ("/api/incidents?bbox=1,2", 422, "HL711"),
        ("/api/export/docx", 422, "HL912"),
    ],
)
def test_every_error_has_one_shape(desk: TestClient, path: str, status: int, code: str) -> None:
    answer = desk.get(path)
    assert answer.headers["content-type"] == "application/problem+json"
    told_wrong = answer.json()
    assert set(told_wrong) == {"type", "title", "status", "detail", "code", "todo"}
    assert (answer.status_code, told_wrong["status"], told_wrong["code"]) == (status, status, code)
    assert told_wrong["type"] == f"urn:harmledger:{code}"


def test_a_method_that_is_none_says_which_there_are(desk: TestClient) -> None:
    answer = desk.delete("/api/incidents", headers={"content-type": "application/json"})
    assert (answer.status_code, answer.headers["allow"], answer.json()["status"]) == (405, "GET", 405)


def test_get_answers_once_without_a_desk(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    import typer

    from harmledger.cli.get import get

    with open_desk(tmp_path) as desk:
        name = ledger_of(desk).store.name
    get("/api/incidents?place=Tel&limit=1", name)
    assert json.load(io.BytesIO(capsysbinary.readouterr().out))["total"] == 1
    with pytest.raises(typer.Exit) as exit_:
        get("/api/incidents/none", name)
    assert exit_.value.exit_code == 1
    assert json.load(io.BytesIO(capsysbinary.readouterr().out))["code"] == "HL710"
