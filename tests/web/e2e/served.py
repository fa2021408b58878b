"""The review desk started as its users start it: the command, in a process of its own, on a free port."""

from __future__ import annotations

import signal
import socket
import subprocess
import sysconfig
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HARMLEDGER = Path(sysconfig.get_path("scripts")) / "harmledger"
PATIENCE = 180
"""Seconds that a busy machine may take."""


def command(*words: str | Path, answer: str = "") -> None:
    """Run harmledger to its end, with an answer on its standard input."""
    done = subprocess.run([HARMLEDGER, *words], input=answer, text=True, capture_output=True, timeout=PATIENCE, check=False)
    assert done.returncode == 0, done.stderr


@contextmanager
def served(ledger: Path, *options: str) -> Iterator[str]:
    """The address of a desk over the ledger, which ends with the block."""
    port = _free_port()
    told = ledger.with_suffix(".log")
    with told.open("wb") as log:
        words = [HARMLEDGER, "serve", ledger, "--port", str(port), "--no-browser", *options]
        running = subprocess.Popen(words, stdout=log, stderr=subprocess.STDOUT)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/static/icon.svg", running, told)
        yield address
    finally:
        running.send_signal(signal.SIGINT)
        running.wait(timeout=60)


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        port: int = tried.getsockname()[1]
        return port


def _wait_for(address: str, running: subprocess.Popen[bytes], told: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert running.poll() is None, told.read_text(encoding="utf-8")
        try:
            urllib.request.urlopen(address, timeout=10).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"The desk does not answer: {told.read_text(encoding='utf-8')}")
