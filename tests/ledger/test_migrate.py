"""A ledger that an earlier version made is brought up to date when it is opened, and loses nothing; on both databases."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from tests.ledger.stub import line, read, report

from harmledger import Ledger
from harmledger.ledger import facts, migrations, schema
from harmledger.ledger.journal import facts_of
from harmledger.ledger.project import project
from harmledger.ledger.store import Store, _engine, _url


def config() -> Config:
    made = Config()
    made.set_main_option("script_location", str(Path(migrations.__file__).parent))
    return made


def test_the_newest_step_is_the_version_that_the_code_works_with() -> None:
    assert ScriptDirectory.from_config(config()).get_heads() == [schema.VERSION]


def test_a_ledger_of_the_first_version_keeps_all_that_was_recorded(where: str, tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "new.db")
    ledger.add([report(name, line(4, "Tel Arun", "2024-03-04"), line(1, "Bir Samak", "2024-03-05")) for name in "abc"], read)
    old = Store(_engine(_url(where), 10), "old")
    with old.writing() as tx:
        first = config()
        first.attributes["connection"] = tx
        command.upgrade(first, "0001")
        held = list(facts_of(ledger.lines()))
        facts.write(tx, held)
        project(tx, held)
    old.close()
    with Ledger.open(where) as opened:
        assert opened.incidents() == ledger.incidents()
        assert opened.head() == ledger.head()
        found = opened.verify()
        assert (found.chain, found.view, found.is_stale) == ((), (), False)
