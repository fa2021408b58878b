"""The step that a batch is made of: one partition in, its readings and rejects on the disk, its volume out.

It pickles, and knows neither the executor nor a database, so that a laptop and a cluster do the same. What it writes is kept
under a key of the input's digest, the versions and the settings: the same work is never done twice.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, cast

from harmledger.errors import HarmledgerError, InputError
from harmledger.ingest.document import read_stream
from harmledger.ingest.intake import Given, Intake
from harmledger.ingest.kind import HEAD_BYTES, kind_of
from harmledger.ingest.rejoined import Rejoined
from harmledger.ingest.warc import from_warc
from harmledger.model.reading import Reading, Reject
from harmledger.model.report import Report
from harmledger.pipeline.journal import Journal
from harmledger.pipeline.part import Part
from harmledger.pipeline.partition import Partition
from harmledger.pipeline.readers import forgetting
from harmledger.pipeline.volume import Volume

DIED = Reject("worker_died", "each worker that read this document died")
Read = Callable[[Report, tuple[Reject, ...]], Reading]


@dataclass(frozen=True, slots=True)
class Unread:
    """In the place of a volume: the file could not be read to its end, now; the next run tries it again."""

    why: str


@dataclass(frozen=True, slots=True)
class Batch:
    """``out`` is the folder that everything is written to; ``screens`` says whether archived pages are looked at fast first.

    ``read`` makes a reading of a report; it pickles, and is the grammar unless told otherwise.
    """

    out: str
    screens: bool = True
    read: Read | None = None

    def part(self, partition: Partition) -> Part:
        """Where the partition's files are, or will be."""
        named = (partition.digest, *_versions(), str(self.screens))
        return Part(Path(self.out), sha256("\x1f".join(named).encode()).hexdigest()[:24])

    def __call__(self, partition: Partition) -> Volume | Unread:
        """Read the partition's documents; one that cannot be read is a reject, and the others are read.

        Raises OSError where what was read cannot be written.
        """
        part = self.part(partition)
        part.begin()
        self._load(partition)
        journal = Journal(part.journal)
        began = time.process_time()
        try:
            with nullcontext() if self.read else forgetting():
                volume = self._documents(partition, part, journal)
        except BaseException:
            journal.end()  # this worker lives to say what went wrong: no document is to blame
            raise
        if isinstance(volume, Volume):
            volume.seconds = round(time.process_time() - began, 3)
            part.end({"input": partition.address, "digest": partition.digest, "made_by": _versions(), **volume.as_row()})
        journal.end()
        return volume

    def _documents(self, partition: Partition, part: Part, journal: Journal) -> Volume | Unread:
        """Read one document after the other, in the journal's sight."""
        volume = Volume()
        journal.at(0)
        for number, document in enumerate(_documents(partition, journal.deadly, screens=self.screens)):
            if isinstance(document, Unread):
                return document
            volume.documents += 1
            if number in journal.deadly and document.report is not None:
                document = replace(document, report=None, rejects=(DIED,))  # noqa: PLW2901 - it is not touched
            self._document(document, part, volume)
            journal.at(number + 1)
        return volume

    def _load(self, partition: Partition) -> None:
        """Load what takes long to load, before a document could be blamed for a worker that was killed meanwhile."""
        import fsspec  # noqa: F401

        if kind_of(partition.name, b"") == "warc":
            import harmledger.ingest.html_page
            import harmledger.pipeline.screen  # noqa: F401
        self._read(Report("Shelling killed two people."), ())

    def _read(self, report: Report, noted: tuple[Reject, ...]) -> Reading:
        return (self.read or _grammar)(report, noted)

    def _document(self, intake: Intake, part: Part, volume: Volume) -> None:
        if intake.report is None:
            for reject in intake.rejects:
                _set_aside(part, volume, intake.doc, reject)
            return
        try:
            reading = self._read(intake.report, intake.rejects)
        except HarmledgerError:
            raise
        except Exception as error:  # noqa: BLE001 - one report in millions that the reader fails on leaves the others alone
            _set_aside(part, volume, intake.doc, Reject("reading_failed", f"reading it failed: {type(error).__name__}"))
            return
        volume.reports += 1
        volume.mentions += len(reading.mentions)
        volume.tolls += sum(len(mention.tolls) for mention in reading.mentions)
        if reading.mentions:
            part.reading(reading)
        else:
            last = reading.rejects[-1] if reading.rejects else Reject("no_happening", "nothing is said to have happened")
            _set_aside(part, volume, intake.doc, last)


def _set_aside(part: Part, volume: Volume, doc: str, reject: Reject) -> None:
    volume.rejects[reject.code] += 1
    part.reject(doc, reject)


def _documents(partition: Partition, deadly: frozenset[int], *, screens: bool) -> Iterator[Intake | Unread]:
    """The documents of a partition; where the rest of it cannot be read, a last one that says so."""
    import fsspec

    try:
        with fsspec.open(partition.address, "rb") as stream:
            head = stream.read(HEAD_BYTES)
            whole = cast(BinaryIO, Rejoined(head, stream))
            if kind_of(partition.name, head) == "warc":
                from harmledger.pipeline.screen import worth_extracting  # brings the fast extractor

                yield from from_warc(partition.name, whole, Given(), worth_extracting if screens else None, deadly)
            else:
                yield from read_stream(whole, partition.name)
    except InputError as error:
        yield Intake(partition.name, None, (Reject(error.code, error.what),), error)
    except OSError as error:
        yield Unread(str(error) or type(error).__name__)


def _versions() -> tuple[str, ...]:
    from harmledger import __version__
    from harmledger.codebook.load import digest

    return __version__, digest()


def _grammar(report: Report, noted: tuple[Reject, ...]) -> Reading:
    from harmledger.pipeline.read import read_report

    return read_report(report, noted=noted)


def volume_of(part: Part) -> Volume:
    """What a part that is done came to."""
    told: dict[str, Any] = json.loads(part.manifest.read_text(encoding="utf-8"))
    return Volume.of_row({name: told[name] for name in Volume().as_row()})
