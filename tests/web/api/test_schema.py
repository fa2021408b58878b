"""Whatever fits the API's own description, and much that does not, is answered without a fault of the desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, status_code_conformance
from tests.web.staffed import ledger_of, open_desk, told

from harmledger.web.settings import Settings

HEADERS = {"host": "127.0.0.1"}
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance]
FEW = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with open_desk(Path(tmp_path_factory.mktemp("schema")), Settings(burst=1e9, a_second=1e9)) as desk:
        ledger_of(desk).add([told("b", "Bir Samak")])
        yield schemathesis.openapi.from_asgi("/api/openapi.json", desk.app, headers=HEADERS)


def test_it_is_described_as_openapi_3_1(described: Any) -> None:
    assert described.raw_schema["openapi"].startswith("3.1")
    assert {"/api/incidents", "/api/judgements", "/api/readings", "/api/export/{form}"} <= set(described.raw_schema["paths"])


def test_no_call_makes_the_desk_fail(described: Any) -> None:
    """Adding is left out: it reads and fetches, and has tests of its own."""
    number = 0
    for found in described.get_all_operations():
        operation = found.ok()
        if (operation.method, operation.path) == ("post", "/api/reports"):
            continue

        @given(case=operation.as_strategy())
        @FEW
        def call(case: Any) -> None:
            case.call_and_validate(headers=HEADERS, checks=CHECKS)

        call()
        number += 1
    assert number >= 18
