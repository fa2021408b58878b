"""Which incidents wait for a person, out of a database."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.reconcile.invented import entry, judge, toll

from harmledger.model.reading import MadeBy, Reading
from harmledger.pipeline.ledger import Ledger

TOWNS = {"a": "Tel Arun", "b": "Karm Hallaj", "c": "Bir Samak"}


def test_the_latest_that_nobody_decided_about_come_first_and_the_others_are_not_lost(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.db") as held:
        for day, (name, town) in enumerate(TOWNS.items(), 1):
            one = entry(name, town, date(2031, 5, day), toll(name, "killed", 4))
            held.add([Reading(one.report, (one.mention,), (), MadeBy("grammar", "9", "abc"))])
        assert [one.mentions for one in held.waiting(2)] == [("mc",), ("mb",)]
        held.record(judge("accept", "cc"))
        assert [one.mentions for one in held.waiting(2)] == [("mb",), ("ma",), ("mc",)]
        held.record(judge("grade", "ma", value="contested"), judge("grade", "mb", value="contested", at=2))
        assert [one.mentions for one in held.waiting(2)] == [("mc",), ("mb",)]


def test_each_incident_waits_in_one_part_and_none_is_left_out(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.db") as held:
        for day, (name, town) in enumerate(TOWNS.items(), 1):
            one = entry(name, town, date(2031, 5, day), toll(name, "killed", 4), toll(name + "2", "killed", 9, claimant="x"))
            held.add([Reading(one.report, (one.mention,), (), MadeBy("grammar", "9", "abc"))])
        parts = [held.waiting(1, offset) for offset in range(held.longest_waiting())]
        assert sorted(one.incident_id for part in parts for one in part) == sorted(one.incident_id for one in held.incidents())
        assert held.waiting(1, held.longest_waiting()) == ()


def test_links_lead_from_some_mentions_to_those_of_other_incidents(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.db") as held:
        for name, town in (("a", "Tel Arun"), ("b", "Tel Arun"), ("c", "Bir Samak")):
            one = entry(name, town, date(2031, 5, 1), toll(name, "killed", 4))
            held.add([Reading(one.report, (one.mention,), (), MadeBy("grammar", "9", "abc"))])
        mentions = [mention for one in held.incidents() for mention in one.mentions]
        joined = {link.mentions for one in held.incidents() for link in one.links}
        assert joined
        assert held.links_across(mentions) == ()
        held.record(judge("different", "ma", "mb"))
        assert {link.mentions for link in held.links_across(mentions)} == joined
        assert held.links_across(["mc"]) == ()
