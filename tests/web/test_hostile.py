"""What a hostile report, file name, address or path does to the desk: nothing."""

from __future__ import annotations

import csv
import io
import socket
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.staffed import form_token, ledger_of, open_desk

from harmledger.model.report import Report
from harmledger.web.settings import Settings

SCRIPT = "<script>alert('x')</script><img src=x onerror=alert(1)>\"'><svg/onload=alert(2)>{{7*7}}"
REPORT = Report(
    f"Shelling killed four people in Maharda on Friday {SCRIPT} =cmd|'/C calc'!A0. A monitor said {SCRIPT} three died.",
    doc=f"{SCRIPT}.txt",
    title=f"Shelling in Maharda {SCRIPT}",
    publisher=f'=HYPERLINK("http://elsewhere.example") {SCRIPT}',
    url="javascript:alert(3)",
    published=date(2031, 5, 2),
)

SSRF = [
    "http://127.0.0.1/",
    "http://localhost/",
    "http://LOCALHOST./",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://0/",
    "http://0.0.0.0/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b:1::a00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fc00::1]/",
    "http://[fd12:3456::1]/",
    "http://[ff02::1]/",
    "http://10.0.0.1/",
    "http://10.255.255.255/",
    "http://172.16.0.1/",
    "http://172.31.255.254/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",
    "http://192.0.0.1/",
    "http://198.18.0.1/",
    "http://224.0.0.1/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "http://user:word@192.0.2.1/",
    "http://elsewhere.example@127.0.0.1/",
    "http://127.0.0.1:22/",
    "http://127.0.0.1#@elsewhere.example/",
    "http://127.0.0.1\\@elsewhere.example/",
    "http://１２７.0.0.1/",
    "http://127。0。0。1/",
    "http:/\\/127.0.0.1/",
    "file:///etc/passwd",
    "ftp://192.0.2.1/",
    "gopher://127.0.0.1:25/_",
    "dict://127.0.0.1:11211/stat",
    "data:text/html,x",
    "//127.0.0.1/",
    "http://",
]


class Live(HTMLParser):
    """What would run in a page: scripts of its own, handlers, and addresses that are code."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if (tag == "script" and "src" not in told) or tag in ("iframe", "object", "embed", "base"):
            self.found.append(tag)
        for name, value in told.items():
            runs = (value or "").strip().lower().startswith(("javascript:", "data:"))
            if name.startswith("on") or (runs and name in ("href", "src", "action")):
                self.found.append(f"{tag} {name}={value}")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with open_desk(Path(tmp_path_factory.mktemp("hostile")), Settings(burst=1e6, a_second=1e6)) as found:
        ledger_of(found).add([REPORT])
        yield found


def incident_of(desk: TestClient) -> str:
    return ledger_of(desk).incidents(place="Maharda")[0].incident_id


def test_nothing_of_a_report_runs_in_a_page(desk: TestClient) -> None:
    name = incident_of(desk)
    for path in ("/", "/incidents", f"/incidents/{name}", "/reports", f"/reports/{REPORT.report_id}", "/queue"):
        text = desk.get(path).text
        live = Live()
        live.feed(text)
        assert live.found == [], path
        assert "<svg/onload" not in text
        assert "onerror=alert(1)>" not in text
        assert "49" not in desk.get(f"/reports/{REPORT.report_id}").text.partition("{{7*7}}")[0][-20:]


@pytest.mark.parametrize("words", [SCRIPT, "%00", "\x00", "a" * 5000, "\u202egnp.exe", "'; DROP TABLE fact; --", "${7*7}"])
def test_nothing_of_an_address_runs_in_a_page(desk: TestClient, words: str) -> None:
    for path in ("/incidents", "/reports", "/queue"):
        answer = desk.get(path, params={"place": words, "text": words, "publisher": words, "from": words, "at": words})
        assert answer.status_code in (200, 422), (path, answer.status_code)
        live = Live()
        live.feed(answer.text)
        assert live.found == []
    assert desk.get("/api/incidents", params={"place": words}).status_code in (200, 422)
    assert desk.get("/incidents/" + words.replace("/", "").replace("\x00", "%00")).status_code in (404, 422)


def test_a_file_name_is_no_path_and_no_markup(desk: TestClient, tmp_path: Path) -> None:
    names = ("../../etc/cron.d/x.txt", "..\\..\\x.txt", f"{SCRIPT}.txt", "a\x00b.txt", "/etc/passwd", ".", "x" * 300 + ".txt")
    for name in names:
        sent = {"file": (name, b"Shelling killed two people in Idlib on Monday.", "text/plain")}
        answer = desk.post("/add/file", files=sent, data={"csrf": form_token(desk, "/add")})
        assert answer.status_code in (200, 422)
        live = Live()
        live.feed(answer.text)
        assert live.found == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e/app.py",
        "/static/..%5c..%5capp.py",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/static/....//app.py",
        "/static/vendor/../../settings.py",
        "/static/%00",
    ],
)
def test_no_path_leads_out_of_the_static_files(desk: TestClient, path: str) -> None:
    answer = desk.get(path)
    assert answer.status_code in (404, 405)
    assert "root:" not in answer.text
    assert "import" not in answer.text


@pytest.mark.parametrize("form", ["acled", "ucdp", "hxl"])
def test_no_cell_of_an_export_runs_in_a_spreadsheet(desk: TestClient, form: str) -> None:
    text = desk.get(f"/api/export/{form}").content.decode("utf-8-sig")
    cells = [cell for row in list(csv.reader(io.StringIO(text)))[1:] for cell in row]
    assert cells
    for cell in cells:
        is_number = cell.replace(".", "", 1).replace("-", "", 1).isdigit()
        is_tag = form == "hxl" and cell.startswith("#")
        assert is_number or is_tag or not cell.lstrip().startswith(("=", "+", "-", "@", "\t")), cell


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every connection that would be opened is noted and refused."""
    tried: list[object] = []

    def refuse(address: object, *_: object, **__: object) -> None:
        tried.append(address)
        raise OSError("no network in this test")

    monkeypatch.setattr(socket, "create_connection", refuse)
    return tried


def test_there_are_forty_shapes() -> None:
    assert len(SSRF) >= 40


@pytest.mark.parametrize("url", SSRF)
def test_no_address_leads_inside(desk: TestClient, no_network: list[object], url: str) -> None:
    before = ledger_of(desk).head()
    for path in ("/api/readings", "/api/reports"):
        answer = desk.post(path, json={"url": url})
        assert answer.status_code == 422, answer.text
        assert answer.json()["code"] in ("HL108", "HL109")
    page = desk.post("/add/url", data={"url": url, "csrf": form_token(desk, "/add")})
    assert page.status_code == 422
    assert no_network == []
    assert ledger_of(desk).head() == before


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "::1", "169.254.169.254", "fd00::1", "::ffff:10.0.0.1"])
def test_no_name_leads_inside(
    desk: TestClient, no_network: list[object], monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    """A name of which one address is public and another is not is not asked at all."""
    found = [(0, 0, 0, "", (one, 80)) for one in ("93.184.216.34", address)]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert desk.post("/api/readings", json={"url": "http://inside.example/"}).json()["code"] == "HL108"
    assert no_network == []
