"""The page of one incident, and what its forms do."""

from __future__ import annotations

import re

from fastapi.testclient import TestClient
from tests.web.pages.conftest import send, token

from harmledger.pipeline.ledger import Ledger


def only(held: Ledger) -> str:
    (incident,) = held.incidents()
    return incident.incident_id


def test_m07_every_claim_stands_in_its_sentence_with_who_said_it(desk: TestClient, held: Ledger) -> None:
    page = desk.get(f"/incidents/{only(held)}").text
    (incident,) = held.incidents()
    for claim in held.claims(incident):
        assert f'id="{claim.claim_id}"' in page
        assert f'data-claim="{claim.claim_id}"' in page
    assert re.search(r"<blockquote dir=\"auto\">[^<]*<mark>[^<]*eight people[^<]*</mark>[^<]*</blockquote>", page)
    assert "Orontes Monitor" in page


def test_what_a_report_says_is_text_and_no_markup(desk: TestClient, held: Ledger) -> None:
    for path in (
        f"/incidents/{only(held)}",
        *(f"/reports/{report.report_id}" for report in held.all_reports()),
        "/reports",
        "/",
    ):
        page = desk.get(path).text
        assert "<script>alert" not in page
        assert "<b>Post</b>" not in page


def test_m24_a_correction_is_kept_with_the_value_that_was_read_and_can_be_undone(desk: TestClient, held: Ledger) -> None:
    path = f"/incidents/{only(held)}"
    (incident,) = held.incidents()
    claim = next(c for c in held.claims(incident) if "eight people" in c.words)
    page = send(desk, path, f"/claims/{claim.claim_id}", verdict="correct", high="9", why="the list has nine names")
    assert "corrected to" in page
    assert "the list has nine names" in page
    assert "R. Corder" in page
    figure = held.incident(incident.incident_id).figure("killed")
    assert figure
    assert figure.high == 9
    page = send(desk, path, f"/judgements/{held.judgements()[-1].judgement_id}/undo", why="taken back")
    assert held.effective() == ()
    assert 'class="undone"' in page


def test_m24_a_decision_without_a_reason_is_none(desk: TestClient, held: Ledger) -> None:
    (incident,) = held.incidents()
    claim = held.claims(incident)[0]
    page = send(desk, f"/incidents/{only(held)}", f"/claims/{claim.claim_id}", verdict="reject", why=" ")
    assert "A judgement has a reason" in page
    assert held.judgements() == ()


def test_m21_a_grade_that_a_person_gives_stands(desk: TestClient, held: Ledger) -> None:
    path = f"/incidents/{only(held)}"
    page = send(desk, path, f"{path}/grade", grade="confirmed", why="the army said so")
    assert "graded confirmed" in page
    assert held.incident(only(held)).grade == "confirmed"


def test_m20_a_split_and_a_merge_lead_there_and_back(desk: TestClient, held: Ledger) -> None:
    (incident,) = held.incidents()
    path = f"/incidents/{incident.incident_id}"
    send(desk, path, f"{path}/split", mention=incident.mentions[1], why="another bakery")
    one, other = held.incidents()
    send(desk, f"/incidents/{one.incident_id}", f"/incidents/{one.incident_id}/merge", other=other.incident_id, why="it is one")
    (again,) = held.incidents()
    assert set(again.mentions) == set(incident.mentions)


def test_a_former_id_leads_to_the_incident_of_today(desk: TestClient, held: Ledger) -> None:
    (incident,) = held.incidents()
    path = f"/incidents/{incident.incident_id}"
    send(desk, path, f"{path}/split", mention=incident.mentions[1], why="another bakery")
    former = [one.incident_id for one in held.incidents()]
    one, other = former
    send(desk, f"/incidents/{one}", f"/incidents/{one}/merge", other=other, why="it is one")
    today = only(held)
    for name in former:
        if name != today:
            answer = desk.get(f"/incidents/{name}", follow_redirects=False)
            assert (answer.status_code, answer.headers["location"]) == (301, f"/incidents/{today}")
            assert name in desk.get(f"/incidents/{today}").text


def test_a_form_leads_nowhere_but_to_the_desk(desk: TestClient, held: Ledger) -> None:
    path = f"/incidents/{only(held)}"
    for back in ("//elsewhere.example/", "https://elsewhere.example/", "/\\elsewhere.example", "\t//elsewhere.example"):
        send_to = {"grade": "fair", "why": f"because of {back!r}", "back": back}
        answer = desk.post(f"{path}/grade", data={"csrf": token(desk, path), **send_to}, follow_redirects=False)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/?done=")


def _token(desk: TestClient, path: str) -> str:
    from tests.web.pages.conftest import token

    return token(desk, path)


def test_m16_a_place_is_picked_from_those_that_its_words_may_mean(desk: TestClient, held: Ledger) -> None:
    (incident,) = held.incidents()
    path = f"/incidents/{incident.incident_id}"
    place = next(m.place for m in held.mentions(incident) if m.place and m.place.claim_id == incident.place.claim_id)  # type: ignore[union-attr]
    other = place.candidates[0]
    assert f'name="candidate" value="{other.place_id}"' in desk.get(path).text
    send(desk, path, f"/claims/{place.claim_id}", verdict="correct", candidate=other.place_id, why="the bakery is there")
    corrected = held.judgements()[-1]
    assert other.place_id in (corrected.value or "")
    page = send(desk, path, f"/claims/{place.claim_id}", verdict="correct", candidate="geonames:1", why="a guess")
    assert "none of the places that were offered" in page
