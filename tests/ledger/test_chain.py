"""A chain shows that a row was changed, taken out or put in, and where."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256

import pytest

from harmledger.ledger.chain import NOTHING, Draft, Fact, Head, digest_of, faults, sealed

FACTS = list(sealed((Draft("reject", f"x{n}", "2024-05-01T00:00:00+00:00", f'{{"doc":"{n}"}}') for n in range(1, 6)), Head()))


def told(facts: list[Fact], kept: str | None = None) -> str:
    return "\n".join(f"{fault.row}: {fault.what}" for fault in faults(facts, kept))


def test_a_whole_chain_has_no_fault() -> None:
    assert told(FACTS) == ""
    assert told(FACTS, kept=FACTS[2].digest) == ""
    assert told([], kept=NOTHING) == ""


def test_anybody_can_work_out_a_digest_from_the_exported_row() -> None:
    fact = FACTS[1]
    row = {"seq": 2, "kind": "reject", "id": "x2", "at": fact.at, "body": {"doc": "2"}, "previous": FACTS[0].digest}
    text = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert sha256(text.encode()).hexdigest() == fact.digest


@pytest.mark.parametrize("change", [{"body": '{"doc":"9"}'}, {"at": "2023"}, {"id": "y"}, {"kind": "report"}])
def test_a_changed_row_is_named(change: dict[str, str]) -> None:
    facts = [*FACTS[:2], replace(FACTS[2], **change), *FACTS[3:]]
    assert f"3: row 3 ({facts[2].kind} {facts[2].id}) was changed" in told(facts)


def test_a_changed_row_with_a_new_digest_shows_at_the_next() -> None:
    changed = replace(FACTS[2], body='{"doc":"9"}')
    facts = [*FACTS[:2], replace(changed, digest=digest_of(changed, 3, changed.previous)), *FACTS[3:]]
    assert told(facts).startswith("4: row 4 (reject x4) does not follow row 3")


def test_a_missing_row_is_named() -> None:
    assert told([*FACTS[:1], *FACTS[2:]]).startswith("3: row 2 is missing before row 3 (reject x3)")
    assert "rows 2 to 4 are missing" in told([FACTS[0], FACTS[4]])
    assert "row 1 is missing" in told(FACTS[1:])


def test_an_inserted_row_is_named() -> None:
    put_in = replace(FACTS[2], id="new")
    moved = [replace(fact, seq=fact.seq + 1) for fact in FACTS[2:]]
    found = told([*FACTS[:2], put_in, *moved])
    assert "3: row 3 (reject new) was changed after it was recorded, or was never recorded" in found


def test_a_cut_tail_or_another_chain_shows_against_a_kept_head() -> None:
    assert told(FACTS[:3]) == ""
    assert "no row has the kept head" in told(FACTS[:3], kept=FACTS[4].digest)
