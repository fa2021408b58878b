"""Records of an archive that is not packed, one at a time, whatever is damaged."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.ingest.plain_records import plain_records

MOST = 100_000


def record(body: bytes) -> bytes:
    return b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)


class Trickle(io.BytesIO):
    """A stream that gives a few bytes at a time, as a network does."""

    def read(self, number: int | None = -1) -> bytes:
        return super().read(min(number or 1, 7) if number is None or number > 0 else 7)


def told(data: bytes, most: int = MOST) -> list[tuple[int, str | None]]:
    return [(len(member.body), member.fault) for member in plain_records(io.BytesIO(data), most)]


@given(st.lists(st.binary(max_size=3000), max_size=5), st.booleans())
def test_records_come_out_whole_and_in_order(bodies: list[bytes], trickles: bool) -> None:
    records = [record(body) for body in bodies]
    data = b"".join(one + b"\r\n\r\n" for one in records)
    stream = Trickle(data) if trickles else io.BytesIO(data)
    found = list(plain_records(stream, MOST))
    assert [member.body for member in found] == records
    assert all(data[member.at :].startswith(b"WARC/") for member in found)


@pytest.mark.parametrize("keep", [3, 20, 58, 61, 200])
def test_m26_a_torn_end_is_named_wherever_it_is(keep: int) -> None:
    whole = record(b"x" * 300)
    assert told(whole + b"\r\n\r\n" + whole[:keep])[-1][1] in ("ended_early", "damaged")


def test_a_record_too_large_is_passed_over() -> None:
    small = record(b"x")
    assert told(record(b"x" * 200_000) + b"\r\n\r\n" + small, 1000) == [(0, "too_large"), (len(small), None)]


def test_a_length_that_lies_is_found_out_at_the_end() -> None:
    assert told(b"WARC/1.0\r\nContent-Length: 99999999999999\r\n\r\nshort") == [(0, "ended_early")]


@given(st.binary(max_size=2000))
def test_rubbish_ends(data: bytes) -> None:
    assert all(member.fault or member.body for member in plain_records(io.BytesIO(data), MOST))
