"""Feeds, and lists of them."""

from __future__ import annotations

from datetime import date

import pytest

from harmledger.errors import ShapeError
from harmledger.ingest import read_bytes
from harmledger.ingest.feed import feeds_of

LONG = "Shelling killed two people in Deir Sham on Friday, a rescuer said. " * 8
RSS = f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>The Orontes Post</title><link>https://post.example/</link>
<item><title>Two killed in Deir Sham</title><link>https://post.example/1</link><guid>https://post.example/?p=1</guid>
<pubDate>Fri, 02 May 2031 23:30:00 +0300</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>{LONG}</p><p>The mill burns.</p>]]></content:encoded></item>
<item><title>A truce</title><link>https://post.example/2</link>
<description>Both sides &lt;b&gt;agreed&lt;/b&gt;.</description></item>
<item><title>No words</title><link>https://post.example/3</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Orontes Watch</title><entry><id>tag:watch.example,2031:1</id>
<title>Two killed</title><link href="https://watch.example/1"/><updated>2031-05-09T10:00:00Z</updated>
<published>2031-05-02T10:00:00Z</published><summary>Two were killed in Deir Sham.</summary></entry>
<entry><id>tag:watch.example,2031:2</id><title>More</title><updated>2031-05-09T10:00:00Z</updated>
<summary>One more died in Deir Sham.</summary></entry></feed>"""


def test_an_entry_of_rss_is_a_report_in_its_whole_words() -> None:
    first, second, third = read_bytes(RSS.encode(), "post.rss")
    assert first.report is not None
    assert first.report.doc == "https://post.example/?p=1"
    assert (first.report.title, first.report.publisher) == ("Two killed in Deir Sham", "The Orontes Post")
    assert first.report.url == "https://post.example/1"
    assert first.report.published == date(2031, 5, 2)
    assert first.report.text.endswith("\nThe mill burns.")
    assert first.rejects == ()
    assert second.report is not None
    assert second.report.text == "Both sides agreed."
    assert [r.code for r in second.rejects] == ["summary_only"]
    assert third.report is None


def test_m14_an_update_is_no_publication() -> None:
    first, second = read_bytes(ATOM.encode(), "watch.atom")
    assert first.report is not None
    assert second.report is not None
    assert (first.report.published, second.report.published) == (date(2031, 5, 2), None)


def test_a_feed_that_declares_entities_is_refused() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "ha">]><rss version="2.0"><channel><title>&a;</title></channel></rss>'
    with pytest.raises(ShapeError, match="entities"):
        list(read_bytes(bomb.encode(), "post.rss"))


def test_a_page_is_no_feed() -> None:
    with pytest.raises(ShapeError, match="no feed"):
        list(read_bytes(b"<html><body>hello</body></html>", "post.rss"))


def test_a_list_of_feeds_gives_each_address_once() -> None:
    opml = """<?xml version="1.0"?><opml version="2.0"><body><outline text="News"><outline type="rss" xmlUrl="https://a.example/rss"/>
    <outline type="rss" xmlUrl="https://b.example/rss"/></outline><outline xmlUrl="https://a.example/rss"/></body></opml>"""
    assert feeds_of("feeds.opml", opml.encode()) == ("https://a.example/rss", "https://b.example/rss")
    with pytest.raises(ShapeError):
        feeds_of("feeds.opml", b"<opml")
