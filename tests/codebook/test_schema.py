"""The codebook's form: what is shipped follows it, and what does not is named with its file, line and key."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest

from harmledger.codebook.load import FOLDER
from harmledger.codebook.schema import check_codebook


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "codebook"
    shutil.copytree(FOLDER, copy, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return copy


def problems(folder: Path) -> list[str]:
    """What is wrong in a folder and not in the one that is shipped."""
    return [str(problem) for problem in check_codebook(folder) if str(problem) not in shipped()]


@cache
def shipped() -> frozenset[str]:
    return frozenset(str(problem) for problem in check_codebook(FOLDER))


def add(folder: Path, name: str, lines: str) -> None:
    path = folder / name
    path.write_text(path.read_text(encoding="utf-8") + lines, encoding="utf-8")


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_shipped_file_follows_its_schema() -> None:
    assert sorted(shipped()) == []


def test_an_unknown_key_is_named_with_its_line(folder: Path) -> None:
    add(folder, "directory/rescue.yaml", "- {id: new-body, name: New Body, kind: police, colour: blue}\n")
    line = len((folder / "directory/rescue.yaml").read_text(encoding="utf-8").splitlines())
    (problem,) = problems(folder)
    assert problem.startswith(f"directory/rescue.yaml, line {line}, entries.")
    assert ".colour: " in problem


def test_a_word_that_yaml_takes_for_something_else_is_named(folder: Path) -> None:
    entry = "entries:\n- {id: x, name: X Body, kind: police, aliases: [no]}\n"
    (folder / "directory/own.yaml").write_text(entry, encoding="utf-8")
    (problem,) = problems(folder)
    assert problem.startswith("directory/own.yaml, line 2, entries.0.aliases.0: ")
    assert "wants quotes" in problem


def test_a_key_that_stands_twice_is_named(folder: Path) -> None:
    (folder / "directory/own.yaml").write_text("entries:\n- {id: x, name: A, name: B, kind: police}\n", encoding="utf-8")
    assert problems(folder) == ["directory/own.yaml, line 2: the key 'name' stands twice"]


@pytest.mark.parametrize(
    ("entry", "what"),
    [
        ("{id: hamas, name: Other Hamas Body, kind: armed_group}", "the id 'hamas' is taken"),
        ("{id: x-body, name: X Body, kind: fairies}", "no such kind in claimant_kinds.yaml: 'fairies'"),
        ("{id: x-body, name: X Body, kind: police, parent: nobody}", "no such body: 'nobody'"),
        ("{id: x-body, name: X Body, kind: police, countries: [SY], acronyms: [YPG]}", "the name 'YPG' is shared"),
        ("{id: X Body, name: X Body, kind: police}", "string should match pattern"),
        ("{id: x-body, kind: police}", "field required"),
    ],
)
def test_an_entry_that_leads_astray_is_named(folder: Path, entry: str, what: str) -> None:
    (folder / "directory/zz.yaml").write_text(f"entries:\n- {entry}\n", encoding="utf-8")
    assert any(what in problem for problem in problems(folder))


def test_an_acronym_may_be_shared_by_bodies_of_two_countries(folder: Path) -> None:
    (folder / "directory/zz.yaml").write_text(
        "entries:\n- {id: x-body, name: X Body, kind: police, countries: [PE], acronyms: [YPG]}\n", encoding="utf-8"
    )
    assert problems(folder) == []


def test_a_missing_or_broken_file_is_named(folder: Path) -> None:
    (folder / "precision.yaml").unlink()
    (folder / "event_types.yaml").write_text("event_types: [\n", encoding="utf-8")
    (folder / "claimant_kinds.yaml").write_bytes(b"\xff\xfe\x00")
    said = problems(folder)
    assert [problem.split(",")[0] for problem in said] == ["claimant_kinds.yaml", "event_types.yaml", "precision.yaml"]


def test_a_file_without_a_schema_is_named(folder: Path) -> None:
    (folder / "notes.yaml").write_text("a: 1\n", encoding="utf-8")
    assert problems(folder) == ["notes.yaml, line 1: no schema says what this file may hold"]


def test_every_event_type_and_precision_has_its_row(folder: Path) -> None:
    change(folder, "event_types.yaml", "  grenade:", "  riot_2:")
    assert any("riot_2" in problem for problem in problems(folder))
    change(folder, "event_types.yaml", "  riot_2:", "  other_:")
    change(folder, "precision.yaml", "  week:", "  fortnight:")
    assert any("fortnight" in problem for problem in problems(folder))
