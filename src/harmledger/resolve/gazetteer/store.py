"""Shipped packs and a person's own files in, open read-only indexes out.

Apart from the look-up because of all that can go wrong on a disk: a damaged pack, a full disk, a read-only home, two
processes that build at once. An index appears under its name whole or not at all.
"""

from __future__ import annotations

import json
import lzma
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import platformdirs

from harmledger.errors import MissingPartError
from harmledger.resolve.gazetteer.index import FORMAT, build_index
from harmledger.resolve.gazetteer.opened import Index
from harmledger.resolve.gazetteer.rows import rows_of

HOME_VARIABLE = "HARMLEDGER_HOME"
Progress = Callable[[str, int, int], None]


class GazetteerError(MissingPartError):
    """A pack is damaged, an index cannot be written, or a person's file is no gazetteer."""

    code = "HL310"


@dataclass(frozen=True, slots=True)
class Pack:
    """A country's villages as shipped: how many places, in how many bytes, with which digest."""

    country: str
    rows: int
    size: int
    sha256: str


def cache_folder() -> Path:
    """Where indexes are built: under HARMLEDGER_HOME, else the platform's cache folder."""
    home = os.environ.get(HOME_VARIABLE)
    return (
        Path(home) / "cache" / "gazetteer"
        if home
        else Path(platformdirs.user_cache_dir("harmledger", appauthor=False)) / "gazetteer"
    )


def data_folder() -> Path:
    """Where a person's own places stay: under HARMLEDGER_HOME, else the platform's data folder."""
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) / "gazetteer" if home else Path(platformdirs.user_data_dir("harmledger", appauthor=False)) / "gazetteer"


def shipped() -> Traversable:
    """The folder of the packs in the package."""
    return files("harmledger.resolve.gazetteer") / "data"


@cache
def packs() -> dict[str, Pack]:
    """The shipped country packs by ISO code. Raises GazetteerError if the package came without them."""
    return {
        country: Pack(country, entry["rows"], entry["bytes"], entry["sha256"])
        for country, entry in _manifest()["packs"].items()
    }


def world(progress: Progress | None = None) -> Index:
    """The index of the whole world, unpacked at first use."""
    return _opened(os.getpid(), "world", progress)


def country(code: str, progress: Progress | None = None) -> Index | None:
    """The index of one country's villages, built at first use; None for a country without a pack."""
    return _opened(os.getpid(), code, progress) if code in packs() else None


def unpacked(code: str) -> Index | None:
    """The same where it has been built already, so that nobody has to wait; None for a country whose has not."""
    return country(code) if code in packs() and _is_built(code) else None


def own() -> tuple[Index, ...]:
    """The indexes of the person's own files, in the order of their names; `close_all` makes it look for new ones."""
    return _opened_own(os.getpid(), os.environ.get(HOME_VARIABLE))


def close_all() -> None:
    """Forget every open index, as after a change of HARMLEDGER_HOME."""
    _opened.cache_clear()
    _opened_own.cache_clear()


@cache
def _manifest() -> dict:  # type: ignore[type-arg]  # JSON of our own making
    try:
        return json.loads((shipped() / "manifest.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]
    except (OSError, ValueError) as wrong:
        raise GazetteerError("the package came without its gazetteer.", "Install harmledger again from its wheel.") from wrong


class _Opener:
    """An open index a process and pack; progress is told, not part of what is remembered."""

    def __init__(self) -> None:
        self._open: dict[tuple[int, str, str | None], Index] = {}

    def __call__(self, process: int, pack: str, progress: Progress | None) -> Index:
        key = (process, pack, os.environ.get(HOME_VARIABLE))
        if key not in self._open:
            self._open[key] = _open_pack(pack, progress)
        return self._open[key]

    def cache_clear(self) -> None:
        self._open.clear()


_opened = _Opener()


@lru_cache(maxsize=8)
def _opened_own(process: int, home: str | None) -> tuple[Index, ...]:  # noqa: ARG001 - the keys of the cache
    try:
        files_found = sorted(data_folder().glob("*.sqlite"))
    except OSError:
        return ()
    return tuple(_open_own(file) for file in files_found)


def _open_own(file: Path) -> Index:
    try:
        index = Index(file, f"user:{file.stem}")
        # A dump of GeoNames keeps the ids that everyone knows.
        return Index(file, "geonames") if index.meta.get("ids") == "geonames" else index
    except sqlite3.Error as wrong:
        raise GazetteerError(
            f"your gazetteer file {file} cannot be read ({wrong}).",
            "Delete it, and add the places again with `harmledger gazetteer add`.",
        ) from wrong


def _entry(pack: str) -> dict[str, Any]:
    found: dict[str, Any] = _manifest()["world"] if pack == "world" else _manifest()["packs"][pack]
    return found


def _file_name(pack: str) -> str:
    return f"{pack}-{FORMAT}-{_entry(pack)['sha256'][:10]}.sqlite"


def _is_built(pack: str) -> bool:
    return any((folder / _file_name(pack)).is_file() for folder in _folders())


def _open_pack(pack: str, progress: Progress | None) -> Index:
    entry, name = _entry(pack), _file_name(pack)
    for folder in _folders():
        if (folder / name).is_file():
            with suppress(sqlite3.DatabaseError):
                return Index(folder / name, pack)
            # Half a file can only come from a broken disk or a stranger's hand; what was shipped makes it anew.
            with suppress(OSError):
                (folder / name).unlink()
    refusals = []
    for folder in _folders():
        try:
            with _alone(folder, name):
                if not (folder / name).is_file():
                    _build(pack, entry, folder / name, progress)
            return Index(folder / name, pack)
        except (OSError, sqlite3.Error) as wrong:
            # Where there are no locks (Windows), another process may have put its own whole index there, and holds it open.
            with suppress(sqlite3.Error):
                return Index(folder / name, pack)
            refusals.append(f"{folder}: {wrong}")
    raise GazetteerError(
        f"the index of the gazetteer's pack {pack} could not be written ({'; '.join(refusals)}).",
        f"Free some disk space, or set {HOME_VARIABLE} to a folder that can be written to.",
    )


def _folders() -> tuple[Path, ...]:
    user = getattr(os, "getuid", lambda: "")()
    return cache_folder(), Path(tempfile.gettempdir()) / f"harmledger-{user}" / "gazetteer"


@contextmanager
def _alone(folder: Path, name: str) -> Iterator[None]:
    """One builder at a time: the others wait here, and find the index when it is their turn."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if folder != cache_folder() and hasattr(os, "getuid") and folder.stat().st_uid != os.getuid():
        raise PermissionError(f"{folder} belongs to somebody else")
    try:
        import fcntl
    except ImportError:
        yield
        return
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _build(pack: str, entry: dict[str, object], target: Path, progress: Progress | None) -> None:
    packed = _content(pack, entry)
    total = int(str(entry["rows"]))
    if progress:
        progress(pack, 0, total)
    with appearing(target) as part:
        if pack == "world":
            part.write_bytes(packed)
        else:
            rows = rows_of(packed.decode("utf-8").rstrip("\n").split("\n"), pack)
            build_index(rows, part, {"pack": pack}, (lambda done: progress(pack, done, total)) if progress else None)
    if progress:
        progress(pack, total, total)


@contextmanager
def appearing(target: Path) -> Iterator[Path]:
    """A path to write a new file at, which then takes the place of ``target`` whole; where writing fails, nothing is left."""
    handle, name = tempfile.mkstemp(prefix=f".{target.stem}-", suffix=".part", dir=target.parent)
    os.close(handle)
    part = Path(name)
    part.unlink()
    try:
        yield part
        _flush(part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _content(pack: str, entry: dict[str, object]) -> bytes:
    name = "world.sqlite.xz" if pack == "world" else f"{pack}.tsv.xz"
    again = "Install harmledger again from its wheel."
    try:
        packed = (shipped() / name).read_bytes()
    except OSError as wrong:
        raise GazetteerError(f"the gazetteer's pack {name} cannot be read ({wrong}).", again) from wrong
    if sha256(packed).hexdigest() != entry["sha256"]:
        raise GazetteerError(f"the gazetteer's pack {name} is damaged: its digest is not the one in the manifest.", again)
    try:
        return lzma.decompress(packed)
    except lzma.LZMAError as wrong:
        raise GazetteerError(f"the gazetteer's pack {name} is damaged: {wrong}.", again) from wrong


def _flush(file: Path) -> None:
    with file.open("rb+") as written:
        os.fsync(written.fileno())
