"""What a program asks a ledger, and what people's decisions do to it; on both databases."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.ledger.stub import line, newer, read, report

import harmledger
from harmledger import Ledger
from harmledger.errors import LedgerReadOnlyError, MissingPartError, NoLedgerError, NoSuchIncidentError
from harmledger.ledger import view
from harmledger.model.incident import Incident
from harmledger.model.judgement import Decider, Judgement, Verdict
from harmledger.pipeline import reconciling

A = report("a", line(4, "Tel Arun", "2024-03-04"), line(2, "Bir Samak", "2024-03-09", who="Doctors"))
B = report("b", line(5, "Tel Arun", "2024-03-04"))
C = report("c", line(1, "Dar Selim", "2024-03-06"), "The market was empty after ŞAFAK prayers.")
ARUN, SAMAK, SELIM = "SY-2024-03-04-tel-arun", "SY-2024-03-09-bir-samak", "SY-2024-03-06-dar-selim"


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    held = Ledger.open(where)
    held.add([A, B, C], read)
    yield held
    held.close()


def ids(found: tuple[Incident, ...]) -> list[str]:
    return [incident.incident_id for incident in found]


def judge(verdict: Verdict, *about: str, at: int = 1, value: str | None = None) -> Judgement:
    return Judgement(verdict, about, Decider("person", "R. Corder"), "seen", datetime(2024, 5, 1, 12, at, tzinfo=UTC), value)


def test_incidents_stand_in_order_of_their_days(ledger: Ledger) -> None:
    assert ids(ledger.incidents()) == [ARUN, SELIM, SAMAK]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"since": date(2024, 3, 6)}, [SELIM, SAMAK]),
        ({"until": date(2024, 3, 6)}, [ARUN, SELIM]),
        ({"since": date(2024, 3, 5), "until": date(2024, 3, 5)}, []),
        ({"place": "tel AR"}, [ARUN]),
        ({"place": "marat"}, [ARUN, SELIM, SAMAK]),
        ({"place": "%"}, []),
        ({"bbox": (36.0, 34.0, 37.5, 36.0)}, [ARUN, SELIM]),
        ({"bbox": (37.5, 30.0, 36.9, 36.0)}, [ARUN, SAMAK]),
        ({"event_type": "shelling", "grade": "fair"}, [ARUN]),
        ({"event_type": "clash"}, []),
        ({"kind": "aggregate"}, []),
        ({"text": "prayers şafak"}, [SELIM]),
        ({"text": "market nothing"}, []),
        ({"actor": "nobody"}, []),
    ],
)
def test_incidents_are_found_by_what_is_known_of_them(ledger: Ledger, wanted: dict[str, object], found: list[str]) -> None:
    assert ids(ledger.incidents(**wanted)) == found  # type: ignore[arg-type]


def test_an_incident_leads_to_what_it_comes_from(ledger: Ledger) -> None:
    incident = ledger.incident(ARUN)
    assert {one.doc for one in ledger.reports(incident)} == {"a", "b"}
    assert [told.mention_id for told in ledger.mentions(incident)] == list(incident.mentions)
    assert {claim.claim_id for claim in ledger.claims(incident)} >= set(incident.figures[0].claims)
    assert ledger.report_of(incident.mentions).keys() == set(incident.mentions)


def test_an_id_that_was_never_used_is_refused(ledger: Ledger) -> None:
    with pytest.raises(NoSuchIncidentError, match="has no incident SY-1999"):
        ledger.incident("SY-1999-01-01-nowhere")


def test_m24_a_merge_is_recorded_undone_and_leaves_every_id_leading_somewhere(ledger: Ledger) -> None:
    before = ledger.incidents()
    one, other = ledger.incident(ARUN), ledger.incident(SELIM)
    same = judge("same", one.mentions[0], other.mentions[0])
    (merged,) = ledger.record(same)
    assert set(merged.mentions) == {*one.mentions, *other.mentions}
    assert ids(ledger.incidents()) == [merged.incident_id, SAMAK]
    assert ledger.incident(SELIM).incident_id == ledger.incident(ARUN).incident_id == merged.incident_id
    assert {ARUN, SELIM} - {merged.incident_id} <= set(ledger.incident(merged.incident_id).aliases)
    assert ledger.record(same) == ()
    ledger.record(judge("withdraw", same.judgement_id, at=2))
    assert ledger.incidents() == before
    assert [judgement.verdict for judgement in ledger.judgements()] == ["same", "withdraw"]
    assert ledger.judged(ledger.incident(SELIM)) == ledger.judgements()
    assert ledger.verify().view == ()


def test_m24_a_split_and_a_correction(ledger: Ledger) -> None:
    one = ledger.incident(ARUN)
    parted = ledger.record(judge("different", *one.mentions))
    assert len(parted) == 2
    assert len({incident.incident_id for incident in parted}) == 2
    assert all(incident.incident_id.startswith(f"{ARUN}-") for incident in parted)
    assert ledger.incident(ARUN).anchor == one.anchor
    claim = ledger.mentions(ledger.incident(SAMAK))[0].tolls[0].claim_id
    (corrected,) = ledger.record(judge("correct", claim, value='{"low":3,"high":3}'))
    assert corrected.figure("killed").best == 3  # type: ignore[union-attr]
    assert ledger.verify().view == ()


def test_m24_a_decision_outlives_a_new_reading(ledger: Ledger) -> None:
    one, other = ledger.incident(ARUN), ledger.incident(SELIM)
    ledger.record(judge("same", one.mentions[0], other.mentions[0]))
    merged = ledger.incidents()[0].incident_id
    ledger.add([newer(read(given)) for given in (A, B, C)])
    assert ids(ledger.incidents()) == [merged, SAMAK]
    assert ledger.moved() == ()
    assert set(ledger.effective()[0].about).isdisjoint({*one.mentions, *other.mentions})
    assert ledger.effective(ledger.judged(ledger.incident(SELIM))) == ledger.effective()
    assert ledger.incident(SELIM).incident_id == merged
    assert ledger.verify().view == ()


def test_m24_a_decision_that_lost_its_ground_is_listed(ledger: Ledger) -> None:
    decision = judge("reject", ledger.mentions(ledger.incident(SAMAK))[0].tolls[0].claim_id)
    ledger.record(decision)
    ledger.add([read(report("c", "Nothing happened.", url="https://x.example/c"))])
    nothing = newer(read(A))
    ledger.add([type(nothing)(A, (), (), nothing.made_by)])
    assert ledger.moved() == (decision,)
    with pytest.raises(NoSuchIncidentError, match="any more"):
        ledger.incident(SAMAK)
    assert ledger.incident(ARUN).reports == (B.report_id,)


def test_an_id_leads_from_a_superseded_report_to_what_took_its_place(where: str) -> None:
    ledger = Ledger.open(where)
    ledger.add([report("a", line(4, "Tel Arun", "2024-03-04"), url="https://x.example/a")], read)
    ledger.add([report("a", line(4, "Tel Arun", "2024-03-05"), url="https://x.example/a")], read)
    assert ledger.incident(ARUN).incident_id == "SY-2024-03-05-tel-arun"


def test_two_incidents_of_one_day_and_place_are_told_apart_and_the_first_id_still_leads(where: str) -> None:
    ledger = Ledger.open(where)
    ledger.add([A], read)
    first = ledger.incident(ARUN)
    ledger.add([B], read)
    ledger.record(judge("different", *ledger.incident(ARUN).mentions))
    assert ledger.incident(ARUN).anchor == first.anchor
    assert len([one for one in ids(ledger.incidents()) if one.startswith(ARUN)]) == 2


@pytest.mark.parametrize("library", ["polars", "pandas"])
def test_m01_frames_hold_what_is_unknown_as_null(ledger: Ledger, library: str) -> None:
    pytest.importorskip(library)
    incidents = ledger.frame("incidents", library)  # type: ignore[arg-type]
    assert list(incidents["incident_id"]) == [ARUN, SELIM, SAMAK]
    assert list(incidents["killed_high"]) == [5, 1, 2]
    nulls = incidents["injured_best"].is_null() if library == "polars" else incidents["injured_best"].isna()
    assert nulls.all()
    claims = ledger.frame("claims", library)  # type: ignore[arg-type]
    assert set(claims["incident_id"]) == {ARUN, SELIM, SAMAK}
    assert "Doctors" in list(claims["claimant"])
    assert list(ledger.frame("reports", library)["doc"]) == ["a", "b", "c"]  # type: ignore[arg-type]


def test_a_frame_without_its_library_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(MissingPartError, match=r"harmledger\[polars\]"):
        Ledger.open(tmp_path / "ledger.db").frame("incidents")
    with pytest.raises(ValueError, match="no table"):
        Ledger.open(tmp_path / "ledger.db").frame("people")  # type: ignore[arg-type]


def test_the_package_offers_the_ledger_without_loading_a_database() -> None:
    absent, there = "assert 'sqlalchemy' not in sys.modules", "assert 'sqlalchemy' in sys.modules"
    code = f"import sys, harmledger\n{absent}\nharmledger.Ledger\n{there}"
    subprocess.run([sys.executable, "-c", code], check=True)
    with pytest.raises(AttributeError):
        harmledger.Nothing  # noqa: B018 - that it is asked for is the test


def test_a_ledger_is_not_made_where_it_is_only_asked_for(tmp_path: Path) -> None:
    with pytest.raises(NoLedgerError):
        Ledger.open(tmp_path / "none.db", create=False)


def test_who_may_only_read_or_only_append_can_do_just_that(database: str) -> None:
    import psycopg

    Ledger.open(database).add([A], read)
    owner = database.replace("+psycopg", "")
    with psycopg.connect(owner) as raw:
        for role, rights in (("reader", "SELECT"), ("recorder", "SELECT, INSERT, UPDATE, DELETE")):
            raw.execute(f"DROP ROLE IF EXISTS {role}")
            raw.execute(f"CREATE ROLE {role} LOGIN")
            raw.execute(f"GRANT {rights} ON ALL TABLES IN SCHEMA public TO {role}")
        raw.execute("REVOKE UPDATE, DELETE ON fact FROM recorder")
    reader = Ledger.open(database.replace("postgres@", "reader@"))
    assert ids(reader.incidents()) == [ARUN, SAMAK]
    with pytest.raises(LedgerReadOnlyError, match="by this user"):
        reader.add([C], read)
    recorder = Ledger.open(database.replace("postgres@", "recorder@"))
    recorder.add([C], read)
    assert ids(reader.incidents()) == [ARUN, SELIM, SAMAK]
    with psycopg.connect(owner.replace("postgres@", "recorder@")) as raw, pytest.raises(psycopg.errors.InsufficientPrivilege):
        raw.execute("DELETE FROM fact")
    recorder.close()
    reader.close()
    with psycopg.connect(owner) as raw:
        raw.execute("DROP OWNED BY reader, recorder")
        raw.execute("DROP ROLE reader, recorder")


def test_an_older_view_is_shown_where_it_cannot_be_worked_out_again(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as held:
        held.add([A], read)
        before = held.incidents()
        with held.store.writing() as tx:
            view.note(tx, reconciling.VIEW, "another version")
    with Ledger.open(f"sqlite:///file:{path}?mode=ro&uri=true") as held:
        assert held.incidents() == before
        with pytest.raises(LedgerReadOnlyError):
            held.add([C], read)
