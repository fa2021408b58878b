"""Running the desk from a terminal."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from harmledger.cli.desk import PORTS, address_of, free_port, has_browser, is_free, run
from harmledger.errors import DeskError
from harmledger.pipeline.ledger import Ledger
from harmledger.web.settings import Settings, listening


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        yield held.getsockname()[1]


def test_a_taken_port_is_said_to_be_taken(taken: int) -> None:
    assert not is_free("127.0.0.1", taken)
    with Ledger.open(":memory:") as held, pytest.raises(DeskError, match=str(taken)):
        run(held, Settings(port=taken), browser=False)


def test_the_demo_takes_the_first_port_that_is_free(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harmledger.cli.desk.is_free", lambda host, port: port >= PORTS.start + 3)
    assert free_port("127.0.0.1") == PORTS.start + 3
    monkeypatch.setattr("harmledger.cli.desk.is_free", lambda host, port: False)
    with pytest.raises(DeskError):
        free_port("127.0.0.1")


def test_an_address_is_one_that_a_browser_takes() -> None:
    assert address_of(Settings(port=81)) == "http://127.0.0.1:81/"
    assert address_of(Settings(host="::1", port=81)) == "http://[::1]:81/"
    assert address_of(listening("0.0.0.0", 81, ["desk.example"])) == "http://desk.example:81/"
    assert address_of(listening("0.0.0.0", 81)) == "http://0.0.0.0:81/"


def test_no_browser_is_opened_where_nobody_looks() -> None:
    assert not has_browser()
