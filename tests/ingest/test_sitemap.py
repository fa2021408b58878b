"""Sitemaps: pages with their days, indexes, packed files, and files made to do harm."""

from __future__ import annotations

import gzip
from datetime import date

import pytest

from harmledger.errors import ShapeError, TooLargeError
from harmledger.ingest.sitemap import is_sitemap, sitemap_of

NEWS = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
 <url><loc> https://post.example/1 </loc><news:news><news:publication_date>2031-05-02T10:00:00+03:00</news:publication_date>
  <news:title>Two killed
  in Deir Sham</news:title></news:news></url>
 <url><loc>https://post.example/2</loc><lastmod>2031-05-01</lastmod></url>
 <url><loc>javascript:alert(1)</loc></url><url/>
</urlset>"""
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://post.example/a.xml.gz</loc><lastmod>2031-05-02</lastmod></sitemap></sitemapindex>"""


@pytest.mark.parametrize("data", [NEWS, gzip.compress(NEWS)])
def test_a_news_sitemap_lists_pages_with_their_days(data: bytes) -> None:
    assert is_sitemap(data)
    first, second = sitemap_of("map", data).pages
    assert (first.entry.url, first.entry.title) == ("https://post.example/1", "Two killed in Deir Sham")
    assert first.entry.published == date(2031, 5, 2)
    assert second.entry.url == "https://post.example/2"


def test_m14_the_day_of_a_change_is_no_day_of_publication() -> None:
    second = sitemap_of("map", NEWS).pages[1]
    assert second.entry.published is None
    assert second.changed == date(2031, 5, 1)


def test_a_page_that_changed_is_another_entry() -> None:
    later = sitemap_of("map", NEWS.replace(b"2031-05-01", b"2031-05-03")).pages
    assert [a.entry.key == b.entry.key for a, b in zip(sitemap_of("map", NEWS).pages, later, strict=True)] == [True, False]


def test_an_index_lists_sitemaps() -> None:
    found = sitemap_of("map", INDEX)
    assert found.pages == ()
    assert [one.entry.url for one in found.maps] == ["https://post.example/a.xml.gz"]


def test_a_bomb_of_entities_is_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><urlset><url><loc>https://x/&b;</loc></url></urlset>'
    with pytest.raises(ShapeError, match="entities"):
        sitemap_of("map", bomb)


def test_a_packed_bomb_is_refused() -> None:
    with pytest.raises(TooLargeError):
        sitemap_of("map", gzip.compress(b"<urlset>" + bytes(60_000_000)))


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"<urlset><url>", gzip.compress(NEWS)[:60], b"\x1f\x8b\x08rubbish"])
def test_what_is_no_sitemap_is_refused(data: bytes) -> None:
    with pytest.raises(ShapeError):
        sitemap_of("map", data)


@pytest.mark.parametrize("data", [b"", b"<rss/>", b"<html>urlset</html>", b"\x1f\x8b\x08rubbish"])
def test_other_files_are_told_from_sitemaps(data: bytes) -> None:
    assert not is_sitemap(data)
