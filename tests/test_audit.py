"""What is said of the packages that harmledger runs on, and when that fails."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def audit() -> ModuleType:
    spec = importlib.util.spec_from_file_location("audit", Path(__file__).parents[1] / ".ci" / "audit.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("licence", "is_one"),
    [
        ("GPL-3.0-or-later", True),
        ("GNU General Public License v3 (GPLv3)", True),
        ("AGPL-3.0-only", True),
        ("GNU Affero General Public License v3", True),
        ("LGPL-3.0-only", False),
        ("GNU Lesser General Public License v3 (LGPLv3)", False),
        ("Artistic License OR GPL-2.0", False),
        ("MIT", False),
        ("", False),
    ],
)
def test_the_gpl_must_not_ship_and_the_lgpl_may(audit: ModuleType, licence: str, is_one: bool) -> None:
    assert audit.is_copyleft(licence) is is_one


def test_nothing_that_users_run_is_under_the_gpl(audit: ModuleType) -> None:
    seen = audit.shipped()
    assert {"spacy", "fastapi", "lxml"} <= set(seen)
    assert "pytest" not in seen
    assert [name for name, one in seen.items() if audit.is_copyleft(audit.licence_of(one))] == []


def test_a_known_fault_fails_and_a_database_that_was_not_reached_is_told_and_does_not(audit: ModuleType) -> None:
    sound = {"name": "a", "version": "1", "vulns": []}
    faulty = {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3"]}]}
    unknown = {"name": "c", "skip_reason": "not found"}
    assert audit.told({"dependencies": [sound, unknown]}) == (["1 packages looked up, 0 known faults, 1 not looked up."], False)
    lines, failed = audit.told({"dependencies": [sound, faulty]})
    assert failed
    assert lines[0] == "b 2 has PYSEC-1; mended in 3"
    lines, failed = audit.told({"dependencies": [unknown]})
    assert not failed
    assert lines[0].startswith("NOT AUDITED")
