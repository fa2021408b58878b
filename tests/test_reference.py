"""The documentation is what the program says today, and its examples run."""

from __future__ import annotations

import doctest
import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
STALE = "run `make docs`, and look at what changed before you commit it"


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "reference" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_schema_of_a_reading_is_fresh(generate: ModuleType) -> None:
    assert json.loads(generate.SCHEMA.read_text(encoding="utf-8")) == json.loads(generate.reading_schema()), STALE


def test_the_schema_of_an_incident_is_fresh(generate: ModuleType) -> None:
    assert json.loads(generate.INCIDENT_SCHEMA.read_text(encoding="utf-8")) == json.loads(generate.incident_schema()), STALE


def test_every_command_and_option_is_in_the_reference(generate: ModuleType) -> None:
    names = re.compile(r"^## .+$|--[a-z-]+", re.MULTILINE)  # how help is laid out is Typer's affair
    written = names.findall(generate.COMMANDS.read_text(encoding="utf-8"))
    assert written == names.findall(generate.command_reference()), STALE


def test_the_readme_shows_what_its_commands_print(generate: ModuleType) -> None:
    text = README.read_text(encoding="utf-8")
    assert generate.CONSOLE.search(text), "the README shows no command"
    assert generate.refreshed(text) == text, STALE


def test_the_readmes_python_runs() -> None:
    text = README.read_text(encoding="utf-8")
    assert ">>>" in text
    failed, _ = doctest.testfile(str(README), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert failed == 0


def test_every_make_target_that_the_documents_name_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for page in (README, ROOT / "CONTRIBUTING.md"):
        named = set(re.findall(r"`make ([a-z]+)", page.read_text(encoding="utf-8")))
        assert named <= targets, page.name


def test_every_page_that_the_documents_link_to_exists() -> None:
    for page in [README, ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name} links to {link}"
