"""Write again what the documentation takes from the program: the JSON Schemas of a reading and of an incident, the help of each
command, and the output under each command of the README. tests/test_reference.py fails while any of it is stale.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from harmledger.model.contract import ReadingRow
from harmledger.model.incident_contract import IncidentRow

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "docs" / "reference" / "reading.schema.json"
INCIDENT_SCHEMA = ROOT / "docs" / "reference" / "incident.schema.json"
COMMANDS = ROOT / "docs" / "reference" / "commands.md"
README = ROOT / "README.md"
CONSOLE = re.compile(r"(?<=^```console\n)\$ (?P<command>.+)\n(?P<output>(?s:.*?))(?=^```$)", re.MULTILINE)
COLUMNS = 100


def reading_schema() -> str:
    """The JSON Schema of one line of ``harmledger read --format jsonl``."""
    return _schema(ReadingRow, "A reading by harmledger")


def incident_schema() -> str:
    """The JSON Schema of one line of ``harmledger incidents --format jsonl``."""
    return _schema(IncidentRow, "An incident in a ledger of harmledger")


def _schema(row: Any, title: str) -> str:
    schema = _untitled(TypeAdapter(row).json_schema())
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = title
    return json.dumps(schema, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _untitled(node: Any) -> Any:
    """The schema without pydantic's own title for each key, which says only the key again."""
    if isinstance(node, list):
        return [_untitled(value) for value in node]
    if isinstance(node, dict):
        return {key: _untitled(value) for key, value in node.items() if key != "title" or not isinstance(value, str)}
    return node


def command_reference() -> str:
    """The help of every command, as the program prints it."""
    from harmledger.cli.main import app

    groups = [
        (f"{group.typer_instance.info.name} ", group.typer_instance) for group in app.registered_groups if group.typer_instance
    ]
    names = [
        prefix + (command.name or command.callback.__name__)
        for prefix, typer in [("", app), *groups]
        for command in typer.registered_commands
        if command.callback
    ]
    pages = [
        f"## harmledger {name}\n\n```text\n{output_of(f'harmledger {name} --help', ROOT).strip()}\n```\n" for name in names
    ]
    return "# Commands\n\nWritten by `make docs` from the program's own help.\n\n" + "\n".join(pages)


def refreshed(markdown: str) -> str:
    """The page with, under each ``$ harmledger ...`` of a console block, what that command prints today.

    The commands run one after another in an empty folder, so that a ledger which one makes is there for the next.
    """
    with tempfile.TemporaryDirectory() as folder:
        return CONSOLE.sub(lambda block: f"$ {block['command']}\n{output_of(block['command'], Path(folder))}", markdown)


def output_of(command: str, folder: Path) -> str:
    """What a ``harmledger`` command prints to a pipe from ``folder``, in lines of COLUMNS characters.

    Raises subprocess.CalledProcessError where the command fails.
    """
    program, *arguments = shlex.split(command)
    if program != "harmledger":
        raise ValueError(f"the documentation may only run harmledger, not {command!r}")
    run = "from harmledger.cli.main import main; main()"
    environment = os.environ | {
        "COLUMNS": str(COLUMNS),
        "NO_COLOR": "1",
        "PYTHONIOENCODING": "utf-8",
        "PYTHONPATH": str(ROOT / "src"),
    }
    environment.pop("HARMLEDGER_LEDGER", None)
    done = subprocess.run(  # noqa: S603 - this Python, and a command of our own pages
        [sys.executable, "-c", f"import sys; sys.argv[0] = 'harmledger'; {run}", *arguments],
        cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return done.stdout


def main() -> None:
    pages = {
        SCHEMA: reading_schema(),
        INCIDENT_SCHEMA: incident_schema(),
        COMMANDS: command_reference(),
        README: refreshed(README.read_text(encoding="utf-8")),
    }
    for path, text in pages.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"wrote {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
