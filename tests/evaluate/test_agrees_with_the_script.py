"""Every number agrees with the evaluation data's own script, over the gold and readings bent in each way that a reader errs."""

from __future__ import annotations

import copy
import importlib.util
import json
import random
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from harmledger.evaluate import evaluate_rows, find_misses, load_rows

Rows = dict[str, Any]


@pytest.fixture(scope="module")
def script(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("shared_score", shared / "evaluation" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module", params=["syria", "horn", "world"])
def gold(request: pytest.FixtureRequest, shared: Path) -> Rows:
    own = Path(__file__).parents[1] / "gold" / "world.gold.jsonl"
    path = own if request.param == "world" else shared / "evaluation" / "dev" / f"{request.param}.gold.jsonl"
    return dict(load_rows(path))


def each_toll(rows: Rows, change: Callable[[dict[str, Any]], None], dice: random.Random, share: float = 0.5) -> Rows:
    for row in rows.values():
        for mention in row["mentions"]:
            for toll in mention["tolls"]:
                if dice.random() < share:
                    change(toll)
    return rows


def same(rows: Rows, dice: random.Random) -> Rows:
    return rows


def drop_tolls(rows: Rows, dice: random.Random) -> Rows:
    for row in rows.values():
        for mention in row["mentions"]:
            mention["tolls"] = [t for t in mention["tolls"] if dice.random() < 0.6]
    return rows


def drop_documents(rows: Rows, dice: random.Random) -> Rows:
    return {doc: row for doc, row in rows.items() if dice.random() < 0.5} | {"not in gold": {"doc": "x", "mentions": []}}


def drop_mentions(rows: Rows, dice: random.Random) -> Rows:
    for row in rows.values():
        row["mentions"] = [m for m in row["mentions"] if dice.random() < 0.6]
    return rows


def repeat(rows: Rows, dice: random.Random) -> Rows:
    for row in rows.values():
        row["mentions"] += copy.deepcopy([m for m in row["mentions"] if dice.random() < 0.5])
        for mention in row["mentions"]:
            mention["tolls"] += copy.deepcopy([t for t in mention["tolls"] if dice.random() < 0.3])
    return rows


def shuffle(rows: Rows, dice: random.Random) -> Rows:
    for row in rows.values():
        dice.shuffle(row["mentions"])
        for mention in row["mentions"]:
            dice.shuffle(mention["tolls"])
    return rows


def shift_numbers(rows: Rows, dice: random.Random) -> Rows:
    return each_toll(rows, lambda t: t.update(low=(t["low"] or 0) + dice.randint(-1, 2), high=None), dice)


def other_claimants(rows: Rows, dice: random.Random) -> Rows:
    names = ["publisher", "", None, "SOHR", "Syrian Observatory", "the police", "local activists", "Médecins"]
    return each_toll(rows, lambda t: t.update(claimant=dice.choice(names)), dice)


def other_values(rows: Rows, dice: random.Random) -> Rows:
    def change(toll: dict[str, Any]) -> None:
        toll.update(
            harm=dice.choice(["killed", "injured", "abused", toll["harm"]]),
            who=dice.choice(["people", "children", toll["who"]]),
            part_of=dice.choice([True, False]),
            modality=dice.choice(["asserted", "possible"]),
            side=dice.choice([None, "army", "Rebels"]),
        )

    return each_toll(rows, change, dice)


def other_mentions(rows: Rows, dice: random.Random) -> Rows:
    for row in rows.values():
        for i, mention in enumerate(row["mentions"]):
            mention["kind"] = dice.choice([mention["kind"], "incident", "aggregate", "context"])
            mention["type"] = dice.choice([mention["type"], "attack"])
            mention["date"] = dice.choice([mention["date"], None, {"start": "2016-05-03"}])
            mention["place"] = dice.choice([mention["place"], None, {"text": "Allepo city"}])
            mention["part_of"] = dice.choice([mention["part_of"], None, 0, i, 99])
            mention["actors"] = [a for a in mention["actors"] if dice.random() < 0.7] + [{"role": "party", "name": "the Army"}]
    return rows


def as_contract(rows: Rows, dice: random.Random) -> Rows:
    """The same in the shape that harmledger prints, with a quarter of the tolls lost."""
    out: Rows = {}
    for doc, row in drop_tolls(rows, dice).items():
        mentions = []
        for i, m in enumerate(row["mentions"]):
            place = m["place"] and {"words": m["place"]["text"], "name": "The " + m["place"]["text"]}
            told = [{"claimant": t.pop("claimant")} for t in m["tolls"]]
            tolls = [
                t | {"attribution": a, "part_of": "c1" if t["part_of"] else None} for t, a in zip(m["tolls"], told, strict=True)
            ]
            actors = [{"role": a["role"], "words": a["text"]} for a in m["actors"]]
            up = None if m["part_of"] is None else f"m{m['part_of']}"
            rest = {"event_type": m["type"], "kind": m["kind"], "date": m["date"]}
            mentions.append({"mention_id": f"m{i}", "part_of": up, "place": place, "tolls": tolls, "actors": actors, **rest})
        out[doc] = {"report": {"doc": doc}, "mentions": mentions}
    return out


BENT = [
    same, drop_tolls, drop_documents, drop_mentions, repeat, shuffle, shift_numbers, other_claimants, other_values,
    other_mentions, as_contract,
]  # fmt: skip


@pytest.mark.parametrize("bend", BENT)
@pytest.mark.parametrize("seed", range(3))
def test_the_same_scores(script: ModuleType, gold: Rows, bend: Callable[[Rows, random.Random], Rows], seed: int) -> None:
    read = bend(copy.deepcopy(gold), random.Random(seed))
    assert evaluate_rows(gold, read).as_dict() == script.score(gold, read)


@pytest.mark.parametrize("seed", range(5))
def test_the_same_scores_of_all_errors_at_once(script: ModuleType, gold: Rows, seed: int) -> None:
    read = copy.deepcopy(gold)
    dice = random.Random(seed)
    for bend in dice.sample(BENT[1:-1], 5):
        read = bend(read, dice)
    ours = evaluate_rows(gold, read)
    assert ours.as_dict() == script.score(gold, read)
    assert json.loads(json.dumps(ours.as_dict())) == ours.as_dict()


def test_the_same_misses(
    script: ModuleType, gold: Rows, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = drop_tolls(other_claimants(copy.deepcopy(gold), random.Random(1)), random.Random(2))
    for name, rows in (("gold", gold), ("read", read)):
        (tmp_path / name).write_text("".join(json.dumps(r) + "\n" for r in rows.values()), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["score.py", str(tmp_path / "gold"), str(tmp_path / "read"), "--per-document", "--json"])
    script.main()
    theirs = capsys.readouterr().out.splitlines()[:-1]
    ours = [f"{m.doc}  {m.outcome:<8}  {m.kind:9} {m.told}" for m in find_misses(gold, read)]
    assert ours == theirs
