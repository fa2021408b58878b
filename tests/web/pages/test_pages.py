"""What holds of every page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.pages.conftest import NAMES, send
from tests.web.staffed import log_in

from harmledger.pipeline.ledger import Ledger
from harmledger.web.app import create_app

SCREENS = ("/", "/incidents", "/queue", "/queue?need=new", "/reports", "/add", "/method")


def screens(held: Ledger) -> list[str]:
    told = [f"/incidents/{one.incident_id}" for one in held.incidents()]
    return [*SCREENS, *told, *(f"/reports/{report.report_id}" for report in held.all_reports())]


def test_no_page_asks_anything_of_another_machine_or_runs_what_stands_in_it(desk: TestClient, held: Ledger) -> None:
    for path in screens(held):
        page = desk.get(path).text
        assert not re.search(r'(?:src|href|action|data-tiles)="(?:https?:)?//', page), path
        assert not re.search(r"<[^>]*\s(?:style|on\w+)=", page), path
        assert not re.search(r"<script(?![^>]*\ssrc=)", page), path
        assert "<style" not in page, path


def test_every_page_has_a_heading_a_landmark_a_title_and_a_way_past_the_menu(desk: TestClient, held: Ledger) -> None:
    for path in screens(held):
        page = desk.get(path).text
        assert len(re.findall(r"<h1", page)) == 1, path
        assert '<main id="main"' in page
        assert 'href="#main"' in page
        assert re.search(r"<title>[^<]+</title>", page)


def test_every_field_has_a_label_and_no_id_is_there_twice(desk: TestClient, held: Ledger) -> None:
    for path in screens(held):
        page = desk.get(path).text
        labelled = set(re.findall(r'<label[^>]*\sfor="([^"]+)"', page))
        for field in re.findall(r"<(?:input|select|textarea)\b[^>]*>", page):
            if re.search(r'type="(?:hidden|radio|checkbox)"', field):
                continue
            name = re.search(r'\sid="([^"]+)"', field)
            assert name, (path, field)
            assert name[1] in labelled, (path, field)
        ids = re.findall(r'\sid="([^"]+)"', page)
        assert len(ids) == len(set(ids)), (path, sorted({one for one in ids if ids.count(one) > 1}))


@pytest.mark.parametrize("path", SCREENS)
def test_an_empty_ledger_has_pages_too(path: str, tmp_path: object) -> None:
    from harmledger.web.app import create_app

    with Ledger.open(":memory:") as held, TestClient(create_app(held), base_url="http://127.0.0.1") as desk:
        assert desk.get(path).status_code == 200


def test_m28_no_name_of_a_victim_or_witness_reaches_a_reader(staffed: TestClient, held: Ledger) -> None:
    assert log_in(staffed, "reader") == 303
    for path in screens(held):
        answer = staffed.get(path)
        assert answer.status_code == 200
        assert [name for name in NAMES if name.casefold() in answer.text.casefold()] == [], path


@pytest.mark.parametrize("path", ["/incidents?text=", "/map/incidents.json?text="])
def test_m28_a_reader_cannot_find_out_whether_a_name_is_in_a_report(staffed: TestClient, path: str) -> None:
    assert log_in(staffed, "reader") == 303
    assert staffed.get(path + NAMES[0]).text == staffed.get(path + "nobody").text


def test_m28_a_reviewer_sees_them(staffed: TestClient, held: Ledger) -> None:
    assert log_in(staffed, "reviewer") == 303
    told = "".join(staffed.get(path).text for path in screens(held))
    assert all(name in told for name in NAMES)


def test_a_reader_is_shown_no_form_that_would_be_refused(staffed: TestClient, held: Ledger) -> None:
    assert log_in(staffed, "reader") == 303
    for path in screens(held):
        actions = re.findall(r'<form[^>]*method="post"[^>]*action="([^"]*)"', staffed.get(path).text)
        assert [action for action in actions if action != "/logout"] == [], path


def test_the_queue_lets_go_of_what_was_decided_and_takes_it_back(desk: TestClient, held: Ledger) -> None:
    (incident,) = held.incidents()
    assert incident.incident_id in desk.get("/queue").text
    done = send(desk, "/queue", f"/incidents/{incident.incident_id}/grade", grade="fair", why="read through")
    assert "graded fair" in done
    assert "Nothing needs a look" in done
    undone = send(desk, "/queue", f"/judgements/{held.judgements()[-1].judgement_id}/undo", why="taken back")
    assert incident.incident_id in undone


def test_a_report_marks_each_claim_where_it_stands(desk: TestClient, held: Ledger) -> None:
    (incident,) = held.incidents()
    for report in held.reports(incident):
        page = desk.get(f"/reports/{report.report_id}").text
        for mention in held.mentions(incident):
            for toll in mention.tolls:
                if toll.claim_id in page:
                    assert f'id="{toll.claim_id}"' in page
    assert desk.get("/reports/0123456789abcdef").status_code == 404


def test_the_map_has_incidents_and_names_of_places(desk: TestClient) -> None:
    (cell,) = desk.get("/map/incidents.json?zoom=8").json()
    assert (cell["n"], round(cell["lat"])) == (1, 36)
    assert desk.get("/map/incidents.json?zoom=8&bbox=0,0,1,1").json() == []
    names = [place["name"] for place in desk.get("/map/places.json?bbox=35.5,35.5,37.5,36.6&zoom=8").json()]
    assert names[0] == "Aleppo"
    assert desk.get("/map/places.json?bbox=bad").status_code == 422


@pytest.mark.parametrize("form", ["acled", "ucdp", "hxl", "geojson"])
def test_m28_an_export_of_a_view_is_a_file_with_its_notes_and_without_names(desk: TestClient, form: str) -> None:
    import io
    import zipfile

    answer = desk.get(f"/export/{form}?from=2031-05-01")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        names = archive.namelist()
        told = "".join(archive.read(name).decode() for name in names)
    assert len(names) == 2
    assert "Salqin" in told or "Salqīn" in told
    assert [name for name in NAMES if name in told] == []
    assert desk.get("/export/war").status_code == 404


def test_m01_a_view_without_an_incident_and_an_empty_ledger_tell_no_zero(desk: TestClient, tmp_path: Path) -> None:
    nothing = desk.get("/incidents?place=Nowhere").text
    assert "No incident to add up" in nothing
    assert "No incident passes these filters: place “Nowhere”" in nothing
    assert "0 killed" not in nothing
    with Ledger.open(tmp_path / "empty.db") as held, TestClient(create_app(held), base_url="http://127.0.0.1") as empty:
        page = empty.get("/").text
        assert "The ledger is empty" in page
        assert "<dd>none told</dd>" in page
