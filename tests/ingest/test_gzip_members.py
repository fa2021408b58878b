"""Gzip members one at a time, whatever is damaged."""

from __future__ import annotations

import gzip
import io
import random
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.ingest.gzip_members import members

MOST = 1_000_000


def noise(length: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(length)


def told(data: bytes, most: int = MOST) -> list[tuple[int, str | None]]:
    return [(len(member.body), member.fault) for member in members(io.BytesIO(data), most)]


@given(st.lists(st.binary(max_size=3000), max_size=6))
def test_what_was_packed_comes_out_whole_and_in_order(bodies: list[bytes]) -> None:
    data = b"".join(map(gzip.compress, bodies))
    found = list(members(io.BytesIO(data), MOST))
    assert [member.body for member in found] == bodies
    assert all(data[member.at : member.at + 2] == b"\x1f\x8b" for member in found)


@pytest.mark.parametrize("size", [10, 70_000, 300_000])
def test_a_damaged_member_leaves_the_others_whole(size: int) -> None:
    first, second, third = (gzip.compress(noise(size, seed)) for seed in (1, 2, 3))
    broken = second[:15] + bytes(b ^ 0xFF for b in second[15:18]) + second[18:]
    found = told(first + broken + third)
    assert found[0] == (size, None)
    assert found[-1] == (size, None)
    assert [fault for _, fault in found[1:-1]] == ["damaged"] * len(found[1:-1])


def test_bytes_between_members_are_one_fault() -> None:
    packed = gzip.compress(b"news")
    assert told(packed + b"rubbish" * 20_000 + packed) == [(4, None), (0, "damaged"), (4, None)]


def test_a_file_torn_in_a_member_says_so() -> None:
    packed = gzip.compress(noise(100_000))
    assert told(packed + packed[:50_000]) == [(100_000, None), (0, "ended_early")]


def test_a_bomb_is_bounded_and_the_next_member_is_read() -> None:
    bomb = gzip.compress(bytes(50_000_000))
    tracemalloc.start()
    assert told(bomb + gzip.compress(b"news")) == [(0, "too_large"), (4, None)]
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()


@given(st.binary(max_size=2000))
def test_any_bytes_come_to_an_end(data: bytes) -> None:
    list(members(io.BytesIO(data), 1000))
