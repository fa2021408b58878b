"""Web pages: the article without the page around it, the page's own statements, and pages built to do harm."""

from __future__ import annotations

import time
from datetime import date

import pytest

from harmledger.errors import InputError
from harmledger.ingest import Given, Intake, read_bytes

PARAGRAPHS = [
    "Shells fell on the market of Tel Arun on Thursday and killed six people, the Lowland Rescue Corps said in a statement.",
    "Two of the dead were children, said a doctor at the town's only hospital, where some thirty of the wounded were taken.",
    "The army, which has ringed the town since the winter, did not answer questions about the shelling, which lasted an hour.",
]
BODY = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)


def page(head: str = "", body: str = BODY, lang: str = "en-GB") -> str:
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><title>Raid kills six | Post</title>{head}</head><body>'
        "<nav><ul><li><a href=/>Home</a></li><li><a href=/w>World</a></li></ul></nav>"
        f"<article><h1>Raid kills six</h1>{body}</article>"
        "<aside><h3>Related</h3><a href=/1>Related: 20 killed in blast at port</a></aside>"
        "<footer>© 2024 Post</footer></body></html>"
    )


def read(markup: str | bytes, given: Given | None = None) -> Intake:
    data = markup if isinstance(markup, bytes) else markup.encode()
    (intake,) = read_bytes(data, "a.html", given)
    assert intake.report is not None
    return intake


def test_the_article_without_the_page() -> None:
    got = read(page()).report
    assert got is not None
    for paragraph in PARAGRAPHS:
        assert paragraph in got.text
    for furniture in ("Related", "Home", "©"):
        assert furniture not in got.text
    assert (got.title, got.language, got.published, got.doc) == ("Raid kills six", "en", None, "a.html")


def test_what_the_page_states() -> None:
    head = """<meta property="og:title" content="Raid on market kills six">
        <meta property="og:site_name" content="The Lowland Post">
        <link rel="canonical" href="https://example.org/raid">
        <meta property="article:published_time" content="2024-03-08T09:00:00+02:00">"""
    got = read(page(head)).report
    assert got is not None
    assert (got.title, got.publisher, got.url) == ("Raid on market kills six", "The Lowland Post", "https://example.org/raid")
    assert got.published == date(2024, 3, 8)
    known = Given(published=date(2024, 3, 9), publisher="Other", title="", url="https://example.org/2", language="de")
    got = read(page(head), known).report
    assert got is not None
    assert (got.published, got.publisher, got.title, got.url, got.language) == (
        date(2024, 3, 9),
        "Other",
        "",
        "https://example.org/2",
        "de",
    )


def test_json_ld() -> None:
    head = """<script type="application/ld+json">{broken</script><script type="application/ld+json">{"@graph": [
        {"@type": "Person", "datePublished": "1999-01-01"}, {"@type": ["NewsArticle"], "headline": "Six killed in raid",
        "datePublished": "2024-03-08", "publisher": {"name": "The Lowland Post"}}]}</script>"""
    got = read(page(head)).report
    assert got is not None
    assert (got.title, got.publisher, got.published) == ("Six killed in raid", "The Lowland Post", date(2024, 3, 8))


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:modified_time" content="2024-03-08">',
        '<meta property="article:published_time" content="yesterday">',
        '<meta property="article:published_time" content="2024-13-45">',
        '<script type="application/ld+json">' + "[" * 50_000 + "</script>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": 20240308}</script>',
    ],
)
def test_m14_no_day_of_publication_is_made_up(head: str) -> None:
    body = BODY + "<p>Last updated 8 March 2024.</p><time datetime='2024-03-07'>7 March</time>"
    got = read(page(head, body)).report
    assert got is not None
    assert got.published is None


def test_m14_days_that_disagree_are_not_believed() -> None:
    head = """<meta property="article:published_time" content="2024-03-08"><meta name="pubdate" content="2023-11-02">"""
    intake = read(page(head))
    assert intake.report is not None
    assert intake.report.published is None
    assert [(r.code, r.words) for r in intake.rejects] == [("dates_disagree", "2023-11-02, 2024-03-08")]
    head = """<meta property="article:published_time" content="2024-03-08"><meta name="pubdate" content="2024-03-09">"""
    got = read(page(head)).report
    assert got is not None
    assert got.published == date(2024, 3, 8)


def test_encodings_that_a_page_declares() -> None:
    body = BODY.replace("market", "marché")
    for head, encoding in (
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=utf-8">', "utf-8"),
        ('<meta charset="utf-8">', "cp1252"),
        ("", "utf-8-sig"),
        ('<meta charset="zlib">', "utf-8"),
    ):
        got = read(page(head, body).encode(encoding)).report
        assert got is not None
        assert "marché of Tel Arun" in got.text
    xhtml = '<?xml version="1.0" encoding="utf-8"?>' + page("", body)
    got = read(xhtml).report
    assert got is not None
    assert "marché of Tel Arun" in got.text


N = 20_000
BOMBS = {
    "deep": "<html><body>" + "<div>" * N + BODY + "</div>" * N,
    "deep inline": "<html><body><p>" + "<span>" * N + "six died",
    "tables in tables": "<html><body>" + "<table><tr><td>" * (N // 2) + BODY,
    "lists in lists": "<html><body>" + "<ul><li>" * (N // 2) + BODY,
    "huge attribute": f"<html><body><p title='{'x' * 4_000_000}'>{PARAGRAPHS[0]}</p>{BODY}</body></html>",
    "many attributes": "<html><body><p " + " ".join(f"a{i}=1" for i in range(100_000)) + f">{PARAGRAPHS[0]}</p>{BODY}",
    "wide": page(body="<div><p>a b</p></div>" * (N // 4) + BODY),
    "too many tags": "<html><body>" + "<b>a</b>" * 100_000,
    "entities": "<!DOCTYPE html [<!ENTITY a0 'aaaaaaaaaa'>"
    + "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 10))
    + f"]><html><body><p>&a9;</p>{BODY}</body></html>",
    "unclosed": "<html><body>" + "<" * N,
    "comments": "<!--" * N,
    "days in days": "<html><body><h1>News of the day</h1>" + "<div class='date'>" * N + "7 March 2031" + BODY,
    "days beside days": "<html><body><h1>News of the day</h1>" + "<i class='date comment'>7 March 2031</i>" * (N // 2),
    "nothing": "<html><body></body></html>",
    "no tags": "<html>",
    "one long word": page(body="<p>" + "x" * 3_000_000 + "</p>"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_pages_built_to_do_harm_end_soon_and_clearly(name: str) -> None:
    start = time.process_time()
    reports, caught = [], None
    try:
        reports = [i.report for i in read_bytes(BOMBS[name].encode(), "a.html")]
    except InputError as error:
        caught = error
    assert all(r and len(r.text) < 200_000 for r in reports)
    assert caught is None or (caught.code in ("HL103", "HL106") and caught.todo)
    assert time.process_time() - start < 20


def test_a_fragment_without_a_page_is_read() -> None:
    got = read(f"<div>{BODY}</div>").report
    assert got is not None
    assert PARAGRAPHS[2] in got.text
