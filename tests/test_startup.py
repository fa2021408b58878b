"""Nothing heavy is loaded before it is needed: what a person waits for is the reading, never the command line."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {
    "spacy", "thinc", "numpy", "pydantic", "rich", "trafilatura", "lxml", "yaml", "sqlite3", "httpx", "rapidfuzz", "sqlalchemy",
    "alembic", "psycopg",
}  # fmt: skip


def loaded_by(code: str) -> set[str]:
    printed = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules)"], capture_output=True, text=True, check=True
    ).stdout
    return {name.partition(".")[0] for name in printed.split()}


@pytest.mark.parametrize(
    "code",
    [
        "import harmledger",
        "import harmledger.cli.main",
        "sys.argv[1:] = ['--help']\nfrom harmledger.cli.main import main\ntry:\n    main()\nexcept SystemExit:\n    pass",
    ],
    ids=["import", "commands", "help"],
)
def test_nothing_heavy_is_loaded(code: str) -> None:
    assert loaded_by(code) & HEAVY == set()
