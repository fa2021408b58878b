"""What a watch has in hand: a page that ends the process is passed over by the next, and one process holds a list."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from harmledger.errors import CrashedError, WatchBusyError
from harmledger.pipeline.hand import PATIENCE, Hand, hand_path

DEAD = """
import ctypes, os, signal, sys
from pathlib import Path
from harmledger.pipeline.hand import Hand
with Hand.at(Path(sys.argv[1])) as hand, hand.holding("a page", b"deadly"):
    {how}
"""
CRASH, KILL = "ctypes.string_at(0)", "os.kill(os.getpid(), signal.SIGKILL)"


def die(path: Path, how: str) -> int:
    found = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.run([sys.executable, "-c", DEAD.format(how=how), str(path)], check=False, env=found).returncode


def hold(path: Path, content: bytes) -> None:
    with Hand.at(path) as hand, hand.holding("a page", content):
        pass


def test_what_crashed_the_process_is_passed_over_at_once(tmp_path: Path) -> None:
    path = tmp_path / "hand"
    assert die(path, CRASH) == -signal.SIGSEGV
    for _ in range(2):  # and from then on
        with pytest.raises(CrashedError, match="ended the program"):
            hold(path, b"deadly")
    hold(path, b"another")


def test_what_saw_its_process_killed_is_held_again_until_patience_ends(tmp_path: Path) -> None:
    path = tmp_path / "hand"
    for _ in range(PATIENCE - 1):
        assert die(path, KILL) == -signal.SIGKILL
    hold(path, b"another")
    die(path, KILL)
    with pytest.raises(CrashedError):
        hold(path, b"deadly")


def test_what_was_held_to_its_end_is_innocent(tmp_path: Path) -> None:
    path = tmp_path / "hand"
    die(path, KILL)
    hold(path, b"deadly")
    for _ in range(PATIENCE - 1):
        die(path, KILL)
    hold(path, b"deadly")


def test_a_second_process_is_refused_and_the_first_named(tmp_path: Path) -> None:
    path = tmp_path / "hand"
    with Hand.at(path), pytest.raises(WatchBusyError, match=f"process {os.getpid()}"), Hand.at(path):
        pass
    hold(path, b"a page")


def test_a_file_that_was_cut_off_holds_nothing_against_anybody(tmp_path: Path) -> None:
    (tmp_path / "hand").write_text('{"at": "0123')
    hold(tmp_path / "hand", b"a page")


def test_the_state_of_a_ledger_on_a_server_is_apart_by_ledger_and_list(tmp_path: Path) -> None:
    lists = [tmp_path / name for name in ("a.txt", "b.txt")]
    places = {hand_path(ledger, one) for ledger in ("postgresql://x/y", "postgresql://x/z") for one in lists}
    assert len(places) == 4
    assert hand_path(str(tmp_path / "l.db"), lists[0]) == tmp_path / "l.db.a.txt.watch"
