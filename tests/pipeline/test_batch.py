"""A batch of files: each worked through as a whole, stopped and started as often as one likes, with the same rows."""

from __future__ import annotations

import gzip
import json
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from harmledger.errors import LedgerError, UnreadableError
from harmledger.executors.executor import Executor
from harmledger.executors.local import LocalExecutor
from harmledger.executors.run import Done, run
from harmledger.model.count import CountRange
from harmledger.model.mention import Mention, Toll
from harmledger.model.reading import MadeBy, Reading, Reject
from harmledger.model.report import Report
from harmledger.model.span import Span
from harmledger.model.vocabulary import ClaimId, MentionId
from harmledger.pipeline.batch import Batch
from harmledger.pipeline.part import readings_in
from harmledger.pipeline.partition import partitions_of
from harmledger.pipeline.volume import Volume, together

WORDS = "Shelling killed two people in the grain market of the old town on Friday, a rescuer said to reporters. " * 5


def plain(report: Report, noted: tuple[Reject, ...]) -> Reading:
    """A reading that takes no parser: one mention of a report that tells of a killing, and none of another."""
    toll = Toll(ClaimId(f"c{report.report_id}"), "killed", CountRange.exactly(2), "two people", Span(0, 3))
    mention = Mention(MentionId(f"m{report.report_id}"), "incident", "shelling", tolls=(toll,))
    told = (mention,) if "killed" in report.text else ()
    return Reading(report, told, noted, MadeBy("plain", "1", "abc"))


def deadly(report: Report, noted: tuple[Reject, ...]) -> Reading:
    """The same, but for one document that no worker survives."""
    if "CRASH" in report.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return plain(report, noted)


def rows(path: Path, *texts: str) -> Path:
    lines = [json.dumps({"doc": f"{path.stem}-{i}", "text": text, "published": "2031-05-02"}) for i, text in enumerate(texts)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def archive(path: Path, *bodies: str) -> Path:
    out = b""
    for number, body in enumerate(bodies):
        page = (
            f'<html lang="en"><body><article><h1>News {number}</h1><p>{body}</p><p>{body}</p></article></body></html>'.encode()
        )
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/{number}\r\n"
            f"WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-{number:012}>\r\nWARC-Date: 2031-05-09T10:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        out += gzip.compress(head.encode() + http + b"\r\n\r\n")
    path.write_bytes(out)
    return path


class Here:
    """An executor that runs each partition in this process."""

    def run(self, step: Callable[[Any], Any], partitions: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
        return ((partition, step(partition)) for partition in partitions)


def done(folder: Path, out: Path, *, read: Any = plain, executor: Executor | None = None) -> list[Done]:
    return list(run(Batch(str(out), read=read), partitions_of([str(folder)]), executor or Here()))


def read(out: Path) -> list[str]:
    return sorted(reading.report.doc for reading in readings_in(sorted((out / "readings").glob("*.parquet"))))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inputs = tmp_path / "in"
    inputs.mkdir()
    rows(inputs / "a.jsonl", WORDS, "A truce was signed.", WORDS + "More.")
    rows(inputs / "b.jsonl", WORDS + "Again.")
    archive(inputs / "c.warc.gz", WORDS + "Archived.", "The chess club met for the tenth time this year in the library. " * 8)
    return inputs


def test_every_file_is_worked_through_and_everything_is_accounted_for(folder: Path, tmp_path: Path) -> None:
    volume = together(one.volume for one in done(folder, tmp_path / "out") if one.volume)
    assert (volume.documents, volume.reports, volume.mentions) == (6, 5, 4)
    assert dict(volume.rejects) == {"no_happening": 1, "passed_by": 1}
    assert len(read(tmp_path / "out")) == 4


def test_m25_what_is_read_comes_out_exactly_as_it_was(folder: Path, tmp_path: Path) -> None:
    done(folder, tmp_path / "out")
    readings = list(readings_in(sorted((tmp_path / "out" / "readings").glob("*.parquet"))))
    first = next(reading for reading in readings if reading.report.doc == "a-0")
    assert first == plain(Report(WORDS, doc="a-0", published=date(2031, 5, 2)), ())


def test_a_second_run_does_nothing(folder: Path, tmp_path: Path) -> None:
    first = done(folder, tmp_path / "out")
    again = done(folder, tmp_path / "out")
    assert [one.is_new for one in again] == [False] * 3
    assert together(o.volume for o in again if o.volume) == together(o.volume for o in first if o.volume)


def test_a_changed_file_is_worked_through_again_and_the_others_are_not(folder: Path, tmp_path: Path) -> None:
    done(folder, tmp_path / "out")
    rows(folder / "b.jsonl", WORDS + "Changed.")
    assert sorted(one.partition.name for one in done(folder, tmp_path / "out") if one.is_new) == ["b.jsonl"]


def test_a_page_that_kills_its_worker_is_lost_alone(folder: Path, tmp_path: Path) -> None:
    rows(folder / "a.jsonl", WORDS, "CRASH killed", WORDS + "More.")
    found = done(folder, tmp_path / "out", read=deadly, executor=LocalExecutor(2))
    volume = together(one.volume for one in found if one.volume)
    assert volume.rejects["worker_died"] == 1
    assert volume.mentions == 4
    assert not list((tmp_path / "out").rglob("*.journal"))


def test_a_page_of_an_archive_that_kills_its_worker_is_lost_alone(tmp_path: Path) -> None:
    inputs = tmp_path / "in"
    inputs.mkdir()
    archive(inputs / "c.warc.gz", WORDS + "One.", WORDS + "CRASH", WORDS + "Two.")
    (one,) = done(inputs, tmp_path / "out", read=deadly, executor=LocalExecutor(1))
    assert one.volume is not None
    assert (one.volume.mentions, one.volume.rejects["worker_died"]) == (2, 1)


def test_a_half_written_part_is_no_part(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done(folder, out)
    before = {path.name: path.read_bytes() for path in (out / "readings").glob("*.parquet")}
    manifest = min((out / "manifest").glob("*.json"))
    manifest.unlink()
    (out / "readings" / f".{manifest.stem}.parquet.0123.new").write_bytes(b"half")
    assert sum(one.is_new for one in done(folder, out)) == 1
    assert {path.name: path.read_bytes() for path in (out / "readings").glob("*.parquet")} == before
    assert not list(out.rglob(".*.new"))


def test_what_an_orphan_has_left_of_a_part_that_is_done_is_taken_away(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done(folder, out)
    key = min((out / "manifest").glob("*.json")).stem
    (out / "readings" / f".{key}.parquet.0123.new").write_bytes(b"half")
    assert not any(one.is_new for one in done(folder, out))
    assert not list(out.rglob(".*.new"))


def test_a_file_that_cannot_be_read_is_a_reject_and_the_others_are_read(folder: Path, tmp_path: Path) -> None:
    (folder / "d.jsonl").write_bytes(b"")
    (folder / "e.warc.gz").write_bytes(b"\x1f\x8b\x08 rubbish")
    volume = together(one.volume for one in done(folder, tmp_path / "out") if one.volume)
    assert volume.rejects["HL101"] == 1
    assert volume.rejects["archive_damaged"] == 1
    assert volume.mentions == 4


@pytest.mark.parametrize("pattern", ["*.jsonl", "a.jsonl", ""])
def test_inputs_are_files_patterns_and_folders(folder: Path, pattern: str) -> None:
    names = [partition.name for partition in partitions_of([str(folder / pattern), str(folder / pattern)])]
    assert names == sorted(path.name for path in (folder.glob(pattern) if pattern else folder.iterdir()))


def test_a_copy_of_a_file_is_not_read_twice(folder: Path) -> None:
    (folder / "z.jsonl").write_bytes((folder / "a.jsonl").read_bytes())
    assert [one.name for one in partitions_of([str(folder)])] == ["a.jsonl", "b.jsonl", "c.warc.gz"]


def test_an_error_that_a_worker_lives_to_tell_is_held_against_no_document(folder: Path, tmp_path: Path) -> None:
    def full(report: Report, noted: tuple[Reject, ...]) -> Reading:
        if report.doc == "a-1":
            raise LedgerError("no room")
        return plain(report, noted)

    for _ in range(4):
        with pytest.raises(LedgerError):
            done(folder, tmp_path / "out", read=full)
    assert not list((tmp_path / "out").rglob("*.journal"))
    assert "worker_died" not in together(one.volume for one in done(folder, tmp_path / "out") if one.volume).rejects


def test_an_input_that_names_nothing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="names no file"):
        partitions_of([str(tmp_path / "*.warc.gz")])


@pytest.mark.parametrize("workers", [1, 3])
def test_m25_any_number_of_workers_gives_the_same_rows(folder: Path, tmp_path: Path, workers: int) -> None:
    done(folder, tmp_path / "one")
    done(folder, tmp_path / "other", executor=LocalExecutor(workers))
    files = [
        sorted((p.relative_to(tmp_path / n), p.read_bytes()) for p in (tmp_path / n).rglob("*.parquet"))
        for n in ("one", "other")
    ]
    assert [(path.parts[1:], body) for path, body in files[0]] == [(path.parts[1:], body) for path, body in files[1]]


def failing(report: Report, noted: tuple[Reject, ...]) -> Reading:
    """A reader with a fault of its own on one document."""
    if "CRASH" in report.text:
        raise KeyError("a bug")
    return plain(report, noted)


def test_a_document_that_the_reader_fails_on_is_lost_alone(folder: Path, tmp_path: Path) -> None:
    rows(folder / "a.jsonl", WORDS, "CRASH killed", WORDS + "More.")
    volume = together(one.volume for one in done(folder, tmp_path / "out", read=failing) if one.volume)
    assert (volume.rejects["reading_failed"], volume.mentions) == (1, 4)


def test_a_file_that_cannot_be_read_now_is_tried_again_by_the_next_run(folder: Path, tmp_path: Path) -> None:
    partitions = partitions_of([str(folder)])
    away = folder.parent / "away"
    (folder / "b.jsonl").rename(away)
    batch = Batch(str(tmp_path / "out"), read=plain)
    first = {one.partition.name: one for one in run(batch, partitions, Here())}
    assert first["b.jsonl"].volume is None
    assert first["b.jsonl"].why
    away.rename(folder / "b.jsonl")
    again = {one.partition.name: one for one in run(batch, partitions, Here())}
    assert [name for name, one in again.items() if one.is_new] == ["b.jsonl"]
    assert again["b.jsonl"].volume is not None


def test_a_worker_given_up_for_dead_cannot_put_a_half_written_file_in_place(tmp_path: Path) -> None:
    rows(tmp_path / "a.jsonl", WORDS)
    (partition,) = partitions_of([str(tmp_path / "a.jsonl")])
    batch = Batch(str(tmp_path / "out"), read=plain)
    late = batch.part(partition)
    late.begin()
    for number in range(600):
        late.reject(f"x{number}", Reject("late", "from a worker that was given up"))
    batch(partition)
    whole = batch.part(partition).rejects.read_bytes()
    with pytest.raises(OSError, match="No such file"):
        late.end({})
    assert batch.part(partition).rejects.read_bytes() == whole


def test_what_the_parser_learns_of_a_partitions_words_goes_with_it(tmp_path: Path) -> None:
    from harmledger.extract.grammar.parse import pipeline

    words = [f"Shelling killed two people near {name}, {name}ers said." for name in ("Qurblatt", "Oxtivane", "Zemmurak")]
    rows(tmp_path / "a.jsonl", *words)
    (partition,) = partitions_of([str(tmp_path / "a.jsonl")])
    pipeline()
    before = len(pipeline().vocab.strings)
    volume = Batch(str(tmp_path / "out"))(partition)
    assert isinstance(volume, Volume)
    assert volume.reports == len(words)
    assert len(pipeline().vocab.strings) - before < len(words)
