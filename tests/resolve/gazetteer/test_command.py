from __future__ import annotations

from typer.testing import CliRunner

from harmledger.cli.gazetteer import app
from harmledger.errors import InputError
from harmledger.resolve.gazetteer import ATTRIBUTION
from harmledger.resolve.gazetteer.store import packs


def run(*words: str):
    return CliRunner().invoke(app, list(words))


def test_list_shows_the_packs_and_the_attributions():
    shown = run("list")
    assert shown.exit_code == 0
    assert ATTRIBUTION in shown.output
    assert all(f"\n{code} " in shown.output for code in packs())


def test_find_shows_candidates_and_why():
    shown = run("find", "سراقب", "--country", "Syria")
    assert shown.exit_code == 0
    assert "Sarāqib" in shown.output or "Saraqib" in shown.output
    assert "precision exact (ACLED 1, UCDP 1)" in shown.output
    assert "spelling" in shown.output


def test_find_shows_an_area():
    assert "an area of some" in run("find", "Donbas").output


def test_find_nothing():
    shown = run("find", "Xyzzyville", "--country", "SY")
    assert shown.exit_code == 1
    assert "nothing fits" in shown.output


def test_find_in_no_country():
    assert isinstance(run("find", "Bakhmut", "--country", "Nowhere").exception, InputError)


def test_add_and_find(fresh_home, tmp_path):
    file = tmp_path / "own.csv"
    file.write_text("name,latitude,longitude,country\nQasr Zubeida,35.5,36.5,SY\nLost,0,0,SY\n", encoding="utf-8")
    shown = run("add", str(file))
    assert shown.exit_code == 0
    assert "1 places added" in shown.output
    assert "left out: line 3" in shown.output
    assert "user:own:1" in run("find", "Qasr Zubeida", "--country", "SY").output
    assert str(tmp_path) in run("list").output
