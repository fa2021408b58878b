"""Killed at any moment, worker or driver, a batch loses and doubles nothing; a page that crashes its worker is lost alone."""

from __future__ import annotations

import ctypes
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from tests.pipeline.test_batch import WORDS, archive, plain, rows

from harmledger.executors.executor import Executor
from harmledger.executors.local import LocalExecutor
from harmledger.executors.run import run
from harmledger.model.reading import Reading, Reject
from harmledger.model.report import Report
from harmledger.pipeline.batch import Batch
from harmledger.pipeline.part import readings_in
from harmledger.pipeline.partition import partitions_of
from harmledger.pipeline.volume import together

FILES, DOCUMENTS, KILLS = 90, 60, 20


def slow(report: Report, noted: tuple[Reject, ...]) -> Reading:
    """A reading that takes a moment, so that a kill finds it at work."""
    time.sleep(0.003)
    return plain(report, noted)


def crashing(report: Report, noted: tuple[Reject, ...]) -> Reading:
    """A fault in a library written in C, on one page."""
    if "CRASH" in report.text:
        ctypes.string_at(0)
    return plain(report, noted)


def executor(engine: str, workers: int) -> Executor:
    if engine == "ray":
        from harmledger.executors.ray import RayExecutor

        return RayExecutor(workers)
    return LocalExecutor(workers)


def work(folder: str, out: str, engine: str) -> None:
    """What the driver does."""
    for _ in run(Batch(out, read=slow), partitions_of([folder]), executor(engine, 2)):
        pass


def start(folder: Path, out: Path, engine: str) -> subprocess.Popen[bytes]:
    call = f"from tests.executors.test_killed import work; work({str(folder)!r}, {str(out)!r}, {engine!r})"
    root = Path(__file__).parents[2]
    found = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root), *filter(None, [os.environ.get("PYTHONPATH")])])}
    return subprocess.Popen([sys.executable, "-c", f"if __name__ == '__main__':\n {call}"], cwd=root, env=found)


def workers(driver: int, engine: str) -> list[int]:
    """The processes that work for a driver: its children, and with Ray those below it that are named as our actors."""
    parents, names = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parents[int(folder.name)] = int((folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
            names[int(folder.name)] = (folder / "cmdline").read_bytes()
    below = {driver}
    while more := {child for child, parent in parents.items() if parent in below} - below:
        below |= more
    if engine == "ray":
        return sorted(one for one in below if names[one].startswith(b"ray::_Worker"))
    return sorted(child for child, parent in parents.items() if parent == driver)


def wait_for_work(driver: subprocess.Popen[bytes], out: Path) -> bool:
    """Until a worker is at work. Whether one is, or the driver has come to its end."""
    before = len(list(out.rglob("*.json")))
    while driver.poll() is None:
        if len(list(out.rglob("*.json"))) > before:
            return True
        time.sleep(0.02)
    return False


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="it looks for the workers in /proc")
@pytest.mark.parametrize("engine", ["local", "ray"])
@pytest.mark.filterwarnings("ignore:.*:FutureWarning")
def test_twenty_kills_of_workers_and_drivers_lose_and_double_nothing(tmp_path: Path, engine: str) -> None:
    if engine == "ray":
        pytest.importorskip("ray", reason="Ray is an extra: pip install 'harmledger[cluster]'")
    folder, out, chance = tmp_path / "in", tmp_path / "out", random.Random(7)
    folder.mkdir()
    for number in range(FILES):
        rows(folder / f"f{number:02}.jsonl", *(f"{WORDS} Number {i}." for i in range(DOCUMENTS)))
    work_whole = list(run(Batch(str(tmp_path / "whole"), read=slow), partitions_of([str(folder)]), LocalExecutor(2)))
    kills, of_workers, driver = 0, 0, start(folder, out, engine)
    while kills < KILLS and wait_for_work(driver, out):
        time.sleep(chance.uniform(0, 0.3))
        victim = driver.pid
        while kills % 2 and victim == driver.pid and driver.poll() is None:  # a new driver's workers may be on their way
            victim = chance.choice(workers(driver.pid, engine) or [driver.pid])
        with suppress(ProcessLookupError):
            os.kill(victim, signal.SIGKILL)
            kills += 1
            of_workers += victim != driver.pid
        if victim == driver.pid:
            driver.wait()
            driver = start(folder, out, engine)
    assert driver.wait(timeout=120) == 0
    assert kills >= KILLS, "the work was done before all kills; give it more files"
    assert of_workers >= KILLS / 4, "drivers alone were killed"
    again = list(run(Batch(str(out), read=slow), partitions_of([str(folder)]), LocalExecutor(1)))
    assert not any(one.is_new for one in again)
    volumes = [together(one.volume for one in done if one.volume) for done in (work_whole, again)]
    assert volumes[0].rejects == volumes[1].rejects == {}
    assert volumes[0].documents == volumes[1].documents == FILES * DOCUMENTS
    files = [{p.relative_to(o): p.read_bytes() for p in o.rglob("*.parquet")} for o in (tmp_path / "whole", out)]
    assert files[0] == files[1]
    assert not [path for path in out.rglob("*") if path.name.endswith((".new", ".journal"))]


@pytest.mark.slow
def test_a_crash_in_a_library_loses_one_page_alone(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    archive(folder / "a.warc.gz", WORDS + "One.", WORDS + "CRASH", WORDS + "Two.", WORDS + "Three.")
    archive(folder / "b.warc.gz", WORDS + "Four.")
    done = list(run(Batch(str(tmp_path / "out"), read=crashing), partitions_of([str(folder)]), LocalExecutor(2)))
    volume = together(one.volume for one in done if one.volume)
    assert (volume.mentions, dict(volume.rejects)) == (4, {"worker_died": 1})
    kept = sorted(reading.report.url or "" for reading in readings_in(sorted((tmp_path / "out" / "readings").glob("*"))))
    assert kept == [f"https://post.example/{n}" for n in (0, 0, 2, 3)]
