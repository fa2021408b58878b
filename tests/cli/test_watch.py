"""The commands that follow sources, as somebody types them; no network is asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from harmledger.cli.main import app
from harmledger.errors import ShapeError, UnreadableError, WatchBusyError
from harmledger.pipeline.hand import Hand, hand_path
from harmledger.pipeline.source_list import addresses_in


def ask(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, words)
    return done.exit_code, done.output


def test_m26_a_source_that_cannot_be_read_is_named_and_listed(tmp_path: Path) -> None:
    (tmp_path / "feeds.txt").write_text("# ours\nhttp://127.0.0.1/feed  # inside\n", encoding="utf-8")
    ledger = str(tmp_path / "ledger.db")
    code, said = ask("watch", str(tmp_path / "feeds.txt"), "--ledger", ledger, "--once")
    assert code == 3
    assert "HL108" in said
    assert "1 sources visited, 1 failed" in said
    code, said = ask("sources", "--ledger", ledger, "--format", "jsonl")
    assert code == 0
    assert json.loads(said)["source"]["failures"] == 1
    code, said = ask("sources", "--ledger", ledger)
    assert "never" in said


def test_a_ledger_that_follows_nothing_says_so(tmp_path: Path) -> None:
    from harmledger.pipeline.ledger import Ledger

    Ledger.open(tmp_path / "ledger.db").close()
    assert "Nothing is followed yet" in ask("sources", "--ledger", str(tmp_path / "ledger.db"))[1]


def test_a_list_may_be_opml(tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text('<opml><body><outline text="a"><outline xmlUrl="https://a.example/f"/></outline></body></opml>')
    assert addresses_in(path) == ("https://a.example/f",)


@pytest.mark.parametrize("text", ["", "# nothing\n", "feed.xml\n", "https://a.example/f\nftp://b.example\n"])
def test_a_list_that_names_no_source_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "feeds.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ShapeError):
        addresses_in(path)


def test_a_list_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        addresses_in(tmp_path / "none.txt")


def test_a_list_that_another_watch_follows_is_refused(tmp_path: Path) -> None:
    path, ledger = tmp_path / "feeds.txt", str(tmp_path / "ledger.db")
    path.write_text("http://127.0.0.1/feed\n", encoding="utf-8")
    with Hand.at(hand_path(ledger, path)), pytest.raises(WatchBusyError, match="Another watch"):
        CliRunner().invoke(app, ["watch", str(path), "--ledger", ledger, "--once"], catch_exceptions=False)
