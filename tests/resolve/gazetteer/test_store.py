from __future__ import annotations

import errno
import multiprocessing
import shutil
import sqlite3
import sys
import threading
from pathlib import Path

import pytest

from harmledger.resolve.gazetteer import lookup, own_places, store
from harmledger.resolve.gazetteer.store import GazetteerError


@pytest.fixture
def few_packs(tmp_path, monkeypatch) -> Path:
    """The package's packs, copied to where a test may damage them."""
    copy = tmp_path / "data"
    copy.mkdir()
    for name in ("manifest.json", "DJ.tsv.xz", "world.sqlite.xz"):
        shutil.copy(str(store.shipped() / name), copy / name)
    monkeypatch.setattr(store, "shipped", lambda: copy)
    return copy


def parts(folder: Path) -> list[Path]:
    return list(folder.rglob("*.part"))


def test_an_index_is_built_once_and_whole(fresh_home, tmp_path):
    heard = []
    index = store.country("DJ", lambda pack, done, total: heard.append((pack, done, total)))
    assert index is not None
    assert index.file.is_relative_to(tmp_path / "home")
    assert heard[0] == ("DJ", 0, 22)
    assert heard[-1] == ("DJ", 22, 22)
    assert not parts(tmp_path)
    changed = index.file.stat().st_mtime_ns
    lookup.forget()
    assert store.country("DJ").file.stat().st_mtime_ns == changed


def test_a_country_without_a_pack_has_the_world_alone(fresh_home):
    assert store.country("IS") is None
    assert store.country("ZZ") is None


def test_a_damaged_pack_is_an_error_that_says_so(fresh_home, few_packs, tmp_path):
    pack = few_packs / "DJ.tsv.xz"
    pack.write_bytes(pack.read_bytes()[:-100] + b"x" * 100)
    with pytest.raises(GazetteerError, match=r"HL310.*DJ\.tsv\.xz is damaged.*Install"):
        store.country("DJ")
    assert not list((tmp_path / "home").rglob("*.sqlite"))
    assert not parts(tmp_path)


def test_a_pack_that_is_gone_is_an_error_that_says_so(fresh_home, few_packs):
    (few_packs / "DJ.tsv.xz").unlink()
    with pytest.raises(GazetteerError, match="cannot be read"):
        store.country("DJ")


def test_a_damaged_index_is_built_anew(fresh_home):
    file = store.country("DJ").file
    lookup.forget()
    file.write_bytes(b"half a file")
    index = store.country("DJ")
    assert index.file == file
    assert index.meta["rows"] == "22"


def test_a_full_disk_leaves_nothing_behind(fresh_home, monkeypatch, tmp_path):
    def full(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(store, "build_index", full)
    with pytest.raises(GazetteerError, match=r"disk is full.*HARMLEDGER_HOME"):
        store.country("DJ")
    assert not parts(tmp_path)
    assert not list(tmp_path.rglob("*.sqlite"))


def test_a_disk_that_fills_while_the_world_is_unpacked(fresh_home, monkeypatch, tmp_path):
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(GazetteerError, match="No space left"):
        store.world()
    assert not parts(tmp_path)


def test_a_read_only_home_falls_back_to_the_temporary_folder(fresh_home, monkeypatch, tmp_path):
    # A file where the folder should be refuses even the superuser, as a read-only disk would.
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    monkeypatch.setenv(store.HOME_VARIABLE, str(blocked))
    lookup.forget()
    assert store.country("DJ").file.is_relative_to(tmp_path / "tmp")


def test_nowhere_to_write_is_an_error_that_names_both_places(fresh_home, monkeypatch, tmp_path):
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    monkeypatch.setenv(store.HOME_VARIABLE, str(blocked))
    monkeypatch.setattr(store.tempfile, "gettempdir", lambda: str(blocked))
    lookup.forget()
    with pytest.raises(GazetteerError, match="could not be written"):
        store.country("DJ")


def test_two_processes_that_build_at_once_both_get_a_whole_index(fresh_home, tmp_path):
    context = multiprocessing.get_context("spawn")
    with context.Pool(2) as pool:
        found = pool.map(rows_in_djibouti, [str(tmp_path / "home")] * 4)
    assert set(found) == {22}
    assert len(list((tmp_path / "home").rglob("DJ-*.sqlite"))) == 1
    assert not parts(tmp_path)


def test_without_locks_the_index_is_built_all_the_same(fresh_home, monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "fcntl", None)
    assert store.country("DJ").meta["rows"] == "22"
    assert not parts(tmp_path)


def test_without_locks_an_index_that_another_process_holds_open_is_taken(fresh_home, monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "fcntl", None)
    whole = store.country("DJ").file
    content = whole.read_bytes()
    whole.unlink()
    lookup.forget()

    def held_open(part: Path, target: Path) -> Path:
        target.write_bytes(content)  # the other process was first
        raise PermissionError("the file is open in another process")

    monkeypatch.setattr(Path, "replace", held_open)
    index = store.country("DJ")
    assert index.file == whole
    assert index.meta["rows"] == "22"
    assert not parts(tmp_path)


def test_a_builder_waits_for_the_one_that_builds(fresh_home, tmp_path):
    import fcntl

    folder = store.cache_folder()
    folder.mkdir(parents=True)
    name = next(file.name for file in [store.country("DJ").file])
    (folder / name).unlink()
    lookup.forget()
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        other = threading.Thread(target=store.country, args=("DJ",))
        other.start()
        other.join(0.5)
        assert other.is_alive()
        assert not (folder / name).exists()
    other.join(20)
    assert not other.is_alive()
    assert (folder / name).exists()


def test_own_places_that_find_the_disk_full_leave_the_old_ones(fresh_home, monkeypatch, tmp_path):
    table = tmp_path / "own.csv"
    table.write_text("name,latitude,longitude,country\nArun,35.1,36.1,SY\n", encoding="utf-8")
    own_places.add(table)

    def full(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(own_places, "build_index", full)
    with pytest.raises(GazetteerError, match="disk is full"):
        own_places.add(table)
    assert [index.meta["rows"] for index in store.own()] == ["1"]
    assert not parts(tmp_path)


def rows_in_djibouti(home: str) -> int:
    import os

    os.environ[store.HOME_VARIABLE] = home
    return int(store.country("DJ").meta["rows"])
