"""Whatever a person hands in: a report as given, or an error that says what is wrong and what to do."""

from __future__ import annotations

import gzip
import io
import pickle
import socket
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given as hypothesis_given
from hypothesis import settings
from hypothesis import strategies as st

from harmledger import errors
from harmledger.errors import InputError
from harmledger.ingest import Given, Intake, read_bytes, read_file, read_stream
from harmledger.ingest.intake import MAX_BYTES, MAX_CHARS
from harmledger.model.report import Report

NEWS = "Shells fell on the market of Tel Arun on Thursday and killed six people, the Lowland Rescue Corps said.\n"


def one(data: bytes, name: str = "a.txt", given: Given | None = None) -> Intake:
    (intake,) = read_bytes(data, name, given)
    return intake


def report(data: bytes, name: str = "a.txt", given: Given | None = None) -> Report:
    got = one(data, name, given).report
    assert got is not None
    return got


def test_text_is_kept_as_given() -> None:
    text = "  Six dead\r\n\r\nhelicopter.Local activists\u00ad said \u201csix\u201d.\t\n"
    assert report(text.encode()).text == text
    assert report(text.encode(), given=Given(published=date(2024, 3, 8), publisher="Post")) == Report(
        text, doc="a.txt", title="Six dead", publisher="Post", published=date(2024, 3, 8)
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Six killed in market\n\nShells fell.", "Six killed in market"),
        ("Six killed in market\nShells fell.", ""),
        ("Six were killed in a market.\n\nMore died.", ""),
        ("TEL ARUN (AP) —\n\nSix died.", ""),
        ("By Lena Marsh\n\nSix died.", ""),
        ("x" * 200 + " y\n\nSix died.", ""),
        ("Six killed in market", ""),
        ("# Six killed\n\nShells fell.", ""),
    ],
)
def test_a_text_has_a_title_only_where_it_plainly_has_one(text: str, title: str) -> None:
    assert report(text.encode()).title == title


def test_the_first_heading_of_markdown_is_its_title_and_stays_in_the_text() -> None:
    text = "# Six killed in market #\nShells fell."
    got = report(text.encode(), "a.md")
    assert (got.title, got.text) == ("Six killed in market", text)
    assert report(b"Shells fell.\n# Later", "a.md").title == ""
    assert report(text.encode(), "a.md", Given(title="")).title == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings_of_english(encoding: str) -> None:
    text = NEWS * 3 + "“Six” people – at the café – died."
    assert report(text.encode(encoding)).text == text


def test_a_guessed_encoding_is_said_to_be_one_and_a_named_one_must_fit() -> None:
    data = (NEWS + "“Six” died.").encode("cp1252")
    assert [r.code for r in one(data).rejects] == ["encoding_guessed"]
    assert report(data, given=Given(encoding="windows-1252")).text.endswith("“Six” died.")
    for wrong in ("utf-8", "klingon", "unicode_escape", "zlib"):
        with pytest.raises(errors.EncodingError):
            one(data, given=Given(encoding=wrong))


def test_broken_bytes_are_replaced_and_told() -> None:
    data = ("Six died at the café, " * 30).encode() + b"\xff died.\n"
    intake = one(data)
    assert [r.code for r in intake.rejects] == ["broken_bytes"]
    assert intake.report is not None
    assert intake.report.text.count("\ufffd") == 1


def test_nul_bytes_and_lone_surrogates_are_replaced_one_for_one() -> None:
    data = (NEWS * 3).encode() + b"Two\x00more died."
    intake = one(data)
    assert intake.report is not None
    assert intake.report.text == NEWS * 3 + "Two\ufffdmore died."
    assert [r.code for r in intake.rejects] == ["unusable_characters"]
    row = one(b'{"text": "Six \\ud800 died", "title": "\\udfff"}', "a.jsonl")
    assert row.report is not None
    assert (row.report.text, row.report.title) == ("Six \ufffd died", "\ufffd")
    row.report.text.encode()


BAD = {
    "empty": (b"", "HL101"),
    "blank": (b" \n\t\r\n ", "HL101"),
    "only a byte order mark": (b"\xef\xbb\xbf", "HL101"),
    "only nul": (b"\x00" * 400, "HL101"),
    "pdf": (b"%PDF-1.7 ...", "HL102"),
    "office": (b"PK\x03\x04" + b"x" * 90, "HL102"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "HL102"),
    "binary": (bytes(range(256)) * 9, "HL102"),
    "controls": (b"\x01\x02\x03text" * 50, "HL102"),
    "long": (b"Six people died. " * (MAX_CHARS // 16), "HL103"),
    "50 MB": (b"Six people died. " * 3_000_000, "HL103"),
    "no encoding": (b"\x81\x8d\x8f\x90\x9d" * 40, "HL104"),
}


@pytest.mark.parametrize("case", BAD)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a", "a.html"])
def test_bad_input_is_a_clear_error(case: str, name: str) -> None:
    data, code = BAD[case]
    with pytest.raises(InputError) as caught:
        list(read_bytes(data, name))
    if (name, case) == ("a", "pdf"):
        code = "HL105"  # told by how it begins, read as one, and damaged
    if name != "a.html":
        assert caught.value.code == code
    assert name in caught.value.what
    assert caught.value.todo
    again = pickle.loads(pickle.dumps(caught.value))
    assert (type(again), str(again)) == (type(caught.value), str(caught.value))


def test_every_code_is_its_own() -> None:
    kinds = [e for e in vars(errors).values() if isinstance(e, type) and issubclass(e, errors.HarmledgerError)]
    assert len({e.code for e in kinds}) == len(kinds)


def test_files_and_streams(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(NEWS.encode())
    (intake,) = read_file(path)
    assert intake == next(iter(read_stream(io.BytesIO(NEWS.encode()), "story.txt")))
    assert intake.doc == "story.txt"
    (tmp_path / "long.txt").write_bytes(b"a " * (MAX_BYTES // 2 + 1))
    for bad, kind in (
        (tmp_path, errors.UnreadableError),
        (tmp_path / "none", errors.UnreadableError),
        ("a\x00b", errors.UnreadableError),
        (tmp_path / "long.txt", errors.TooLargeError),
    ):
        with pytest.raises(kind):
            list(read_file(bad))


def test_the_kind_is_told_by_name_then_by_look_unless_given() -> None:
    page = b"<!DOCTYPE html><html><body><p>" + NEWS.encode() * 3 + b"</p></body></html>"
    assert "<p>" not in report(page, "-").text
    assert "<p>" in report(page, "a.txt").text
    assert "<p>" not in report(page, "a.txt", Given(kind="html")).text
    assert report(b'{"text": "Six died."}', "-").text == "Six died."
    assert report(b'{"text": "Six died."}', "a.txt").text.startswith("{")


def test_reading_touches_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a parser asked for the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    markup = f"""<!DOCTYPE html PUBLIC "x" "http://example.org/x.dtd"><html><head><link rel=stylesheet href=http://example.org/x>
        <base href=http://example.org/></head><body><article><img src=http://example.org/a.png><iframe src=http://example.org/>
        </iframe><p>{NEWS * 3}</p></article></body></html>"""
    assert "six people" in report(markup.encode(), "a.html").text
    assert report(NEWS.encode()).text == NEWS


@settings(max_examples=300, deadline=None)
@hypothesis_given(data=st.binary(max_size=300), name=st.sampled_from(["a.txt", "a.md", "a.jsonl", "a.json", "a.html", "-"]))
def test_any_bytes_give_reports_or_an_input_error(data: bytes, name: str) -> None:
    try:
        intakes = list(read_bytes(data, name))
    except InputError:
        return
    assert intakes
    assert intakes == list(read_bytes(data, name))
    for intake in intakes:
        assert intake.report is not None or intake.rejects
        if intake.report:
            (intake.report.text + intake.report.title).encode()


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "stdin"])
def test_a_web_archive_is_read_as_any_file_of_many_is(tmp_path: Path, name: str) -> None:
    page = f"<html lang='en'><body><article><h1>News</h1>{f'<p>{NEWS}</p>' * 6}</article></body></html>".encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/1\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    data = head.encode() + http + b"\r\n\r\n"
    path = tmp_path / name
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    with path.open("rb") as stream:
        (intake,) = read_stream(stream, name) if name == "stdin" else read_file(path)
    assert intake.report is not None
    assert intake.report.url == "https://post.example/1"
    assert NEWS.strip() in intake.report.text


def test_an_archive_without_a_page_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 2\r\n\r\nab\r\n\r\n")
    with pytest.raises(InputError, match="holds no reports"):
        list(read_file(path))
