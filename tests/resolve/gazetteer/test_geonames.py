from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from harmledger.errors import InputError
from harmledger.resolve.gazetteer.geonames import download
from harmledger.resolve.gazetteer.store import GazetteerError

DUMP = "1\tVillage\n" * 50


def zipped(name: str, text: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
        archive.writestr("readme.txt", "GeoNames")
    return content.getvalue()


class Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        answers = {
            "/SY.zip": zipped("SY.txt", DUMP),
            "/XX.zip": zipped("readme.md", DUMP),
            "/YE.zip": b"<html>no archive</html>",
            "/IQ.zip": zipped("IQ.txt", DUMP),
        }
        content = answers.get(self.path)
        if content is None:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        # Iraq's dump breaks off half way.
        self.wfile.write(content[: len(content) // 2] if self.path == "/IQ.zip" else content)

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def test_a_dump_is_downloaded_and_unpacked(address, tmp_path):
    heard = []
    file = download("sy", tmp_path, address, lambda done, total: heard.append((done, total)))
    assert file.read_text() == DUMP
    assert heard[-1][0] == heard[-1][1] > 0
    assert [one.name for one in tmp_path.iterdir()] == ["SY.txt"]


@pytest.mark.parametrize(
    ("country", "why"),
    [("ZZ", "404"), ("XX", "no GeoNames dump"), ("YE", "no GeoNames dump"), ("IQ", "broke off|IncompleteRead|could not be")],
)
def test_what_goes_wrong_is_said_and_leaves_nothing(address, tmp_path, country, why):
    with pytest.raises(GazetteerError, match=why):
        download(country, tmp_path, address)
    assert list(tmp_path.iterdir()) == []


def test_no_network_says_what_to_do(tmp_path):
    with pytest.raises(GazetteerError, match=r"gazetteer add SY\.txt"):
        download("SY", tmp_path, "http://127.0.0.1:9/")


@pytest.mark.parametrize(
    ("country", "base"), [("Syria", "http://127.0.0.1/"), ("../x", "http://127.0.0.1/"), ("SY", "file:///etc")]
)
def test_only_codes_and_web_addresses(tmp_path, country, base):
    with pytest.raises(InputError):
        download(country, tmp_path, base)
