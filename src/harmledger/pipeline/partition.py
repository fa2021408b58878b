"""A share of a batch's input that is worked through as a whole: one file, told apart by what is in it.

Paths, globs, folders and addresses (file, s3, gs, http) come in, partitions go out, in order of their names, each once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from harmledger.errors import MissingPartError, UnreadableError

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True, order=True)
class Partition:
    """``digest`` is of the file's bytes; of a file far away, of what its store says of it (size, version, day)."""

    address: str
    digest: str

    @property
    def name(self) -> str:
        return self.address.rstrip("/").rpartition("/")[2]


def partitions_of(inputs: Iterable[str]) -> tuple[Partition, ...]:
    """The files that the inputs name, and of several with the same bytes the first.

    Raises UnreadableError where an input names none, MissingPartError for an unknown store.
    """
    found: dict[str, Partition] = {}
    for partition in sorted(partition for told in inputs for partition in _named(told)):
        found.setdefault(partition.digest, partition)
    return tuple(found.values())


def _named(told: str) -> list[Partition]:
    import fsspec

    try:
        store, path = fsspec.core.url_to_fs(told)
        paths = sorted(store.find(path)) if store.isdir(path) else sorted(store.glob(path)) or [path]
        files = [one for one in paths if store.isfile(one) and not Path(one).name.startswith(".")]
        partitions = [Partition(str(store.unstrip_protocol(one)), _digest(store, one)) for one in files]
    except (ImportError, ValueError) as error:
        raise MissingPartError(f"{told} is in a store that cannot be reached: {error}.", "Install what it names.") from error
    except OSError as error:
        raise UnreadableError(f"{told} cannot be read: {error.strerror or error}.", "Check its name.") from error
    if not partitions:
        raise UnreadableError(f"{told} names no file.", "Check its name, or quote a pattern.")
    return partitions


def _digest(store: Any, path: str) -> str:
    if "file" not in ([store.protocol] if isinstance(store.protocol, str) else store.protocol):
        return sha256(str(store.checksum(path)).encode()).hexdigest()
    digest = sha256()
    with open(path, "rb") as stream:  # noqa: PTH123 - a path of the store
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
