"""A web archive of news in the shape of a real one, all of it made up: WARC files in gzip members, as crawlers write them.

    python benchmarks/make_archive.py FOLDER [--files 20] [--pages 50000] [--seed 7]

Three pages in a hundred tell of harm, in the words of the invented reports that come with the package and its tests, varied.
The rest is harmless news in ten languages. Each page has its menus, scripts, side columns (with headlines of harm in some) and
the statements that pages make of themselves; one in a hundred records is damaged, in several ways. Each file also holds
requests, redirects and pictures. `made.json` beside the files says what is in them. The same seed gives the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import random
import re
import string
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
SEEDS = (ROOT / "src" / "harmledger" / "demo" / "week.jsonl", ROOT / "tests" / "gold" / "world.reports.jsonl")
SENTENCES: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("archive_words.yaml").read_text(encoding="utf-8"))
HARM_SHARE = 0.03
ENGLISH_SHARE = 0.5
DAMAGED_SHARE = 0.01
DAMAGE = ("flipped", "cut", "bomb", "wrong_charset", "unknown_packing", "not_html", "empty", "lying_length")
HARM = re.compile(r"\b(?:killed|dead|died|wounded|injured|abducted)\b")  # a few of the invented reports tell of none
HEADLINES = ("Blast kills 20 at bus station", "Strike leaves 9 wounded", "Council opens reading room", "Wheat prices rise")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=20)
    parser.add_argument("--pages", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    print(json.dumps(make(args.folder, args.files, args.pages, args.seed)))


def make(folder: Path, files: int, pages: int, seed: int = 7) -> dict[str, int]:
    """Write the archive, and say how many pages there are of each sort."""
    folder.mkdir(parents=True, exist_ok=True)
    made: Counter[str] = Counter()
    harm: list[str] = []
    for number in range(files):
        chance = random.Random(f"{seed}-{number}")  # noqa: S311 - an archive that is the same each time
        writer = PageWriter(chance)
        with (folder / f"NEWS-{number:05}.warc.gz").open("wb") as out:
            out.write(member(b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", b"software: made up\r\n", "application/warc-fields"))
            for at in range(pages * number // files, pages * (number + 1) // files):
                for packed in records(writer, chance, at, made, harm):
                    out.write(packed)
            if number % 7 == 3:
                out.write(member(b"WARC/1.0\r\nWARC-Type: response\r\n", chance.randbytes(5000), "application/http")[:2000])
                made["torn_file"] += 1
    (folder / "made.json").write_text(json.dumps({"made": made, "harm": harm}, indent=1), encoding="utf-8")
    return dict(made)


def records(writer: PageWriter, chance: random.Random, at: int, made: Counter[str], harm: list[str]) -> Iterator[bytes]:
    """The members of one page: the request, what came back, now and then a redirect or a picture."""
    url = f"https://site{at % 211}.example/{2020 + at % 6}/{at}"
    head = f"WARC-Target-URI: {url}\r\nWARC-Date: 2026-01-{1 + at % 28:02}T10:00:00Z\r\n".encode()
    kind = chance.random()
    tells = kind < HARM_SHARE
    language = "en" if tells or kind < HARM_SHARE + ENGLISH_SHARE else chance.choice([tag for tag in SENTENCES if tag != "en"])
    damage = chance.choice(DAMAGE) if chance.random() < DAMAGED_SHARE else None
    page = writer.page(url, language, tells=tells).encode()
    made["pages"] += 1
    made[damage or ("harm" if tells else language)] += 1
    if tells and damage is None:
        harm.append(url)
    yield member(b"WARC/1.0\r\nWARC-Type: request\r\n" + head, b"GET / HTTP/1.1\r\n\r\n", "application/http")
    yield damaged(http(page), head, damage, chance) if damage else response(head, http(page))
    if at % 50 == 0:
        yield response(head, b"HTTP/1.1 301 Moved\r\nLocation: /elsewhere\r\n\r\n")
        yield response(head, b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG" + chance.randbytes(3000))


def http(page: bytes, *lines: str, media: str = "text/html; charset=utf-8") -> bytes:
    return "\r\n".join(["HTTP/1.1 200 OK", f"Content-Type: {media}", *lines]).encode() + b"\r\n\r\n" + page


def response(head: bytes, body: bytes) -> bytes:
    return member(b"WARC/1.0\r\nWARC-Type: response\r\n" + head, body, "application/http; msgtype=response")


def member(head: bytes, body: bytes, media: str, length: int | None = None) -> bytes:
    name = f"<urn:uuid:00000000-0000-4000-8000-{zlib.crc32(head + body[:2000]):012}>"
    length = len(body) if length is None else length
    lines = f"WARC-Record-ID: {name}\r\nContent-Type: {media}\r\nContent-Length: {length}\r\n\r\n"
    return gzip.compress(head + lines.encode() + body + b"\r\n\r\n", 6, mtime=0)


def damaged(whole: bytes, head: bytes, damage: str, chance: random.Random) -> bytes:
    """One page's member, damaged in one of the ways that archives are."""
    page = whole.partition(b"\r\n\r\n")[2]
    if damage == "bomb":
        return response(head, http(gzip.compress(bytes(40_000_000)), "Content-Encoding: gzip"))
    if damage == "wrong_charset":
        page = page.replace(b"utf-8", b"x-none-such") + b"\xff\xfe\xfd"
        return response(head, http(page, media="text/html; charset=x-none-such"))
    if damage == "unknown_packing":
        return response(head, http(chance.randbytes(9000), "Content-Encoding: br"))
    if damage == "not_html":
        return response(head, http(chance.randbytes(9000)))
    if damage == "empty":
        return response(head, http(b""))
    if damage == "lying_length":
        return member(b"WARC/1.0\r\nWARC-Type: response\r\n" + head, whole, "application/http", len(whole) * 3)
    packed = response(head, whole)
    at = chance.randrange(100, len(packed) - 20)
    return packed[:at] if damage == "cut" else packed[:at] + bytes(b ^ 0xA5 for b in packed[at : at + 4]) + packed[at + 4 :]


class PageWriter:
    """Pages of one file: articles in their furniture."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        words = ["".join(chance.choices(string.ascii_letters, k=chance.randint(2, 12))) for _ in range(4000)]
        pairs = zip(words, words[::-1], strict=True)
        self._scripts = ";".join(f"var {a}=function({b}){{return {b}.{a}+'{b}'}}" for a, b in pairs)
        reports = [json.loads(line) for path in SEEDS for line in path.read_text(encoding="utf-8").splitlines()]
        self._reports = [report for report in reports if HARM.search(report["text"])]

    def page(self, url: str, language: str, *, tells: bool) -> str:
        title, paragraphs = self._report() if tells else self._news(language)
        day = datetime(2020, 1, 1, 8, 30, tzinfo=UTC) + timedelta(days=self._chance.randrange(2000))
        body = "\n".join(f"<p>{html.escape(words)}</p>" for words in paragraphs)
        return (
            f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{html.escape(title)} | The Post</title>'
            f"{self._statements(url, title, day)}{self._script()}</head><body>{self._menu()}"
            f'<main><article><h1>{html.escape(title)}</h1><time datetime="{day.isoformat()}">{day:%d %B %Y}</time>'
            f'<div class="article-body">{body}</div></article>{self._aside()}</main>'
            f"{self._footer()}{self._script()}</body></html>"
        )

    def _report(self) -> tuple[str, list[str]]:
        """An invented report with other figures and a paragraph of another, so that no two are alike."""
        report = self._chance.choice(self._reports)
        shift = self._chance.randrange(1, 9)
        text = re.sub(r"\b\d{1,2}\b(?! [A-Z])", lambda m: str(int(m[0]) + shift), report["text"])
        letter = f"Readers' letter {self._chance.randrange(10**6)}: {self._chance.choice(SENTENCES['en'])}"
        return report.get("title") or "Report", [*text.split("\n"), letter]

    def _news(self, language: str) -> tuple[str, list[str]]:
        sentences = SENTENCES[language]
        chosen = [
            " ".join([*self._chance.choices(sentences, k=3), f"({self._chance.randrange(10**6)})"])
            for _ in range(self._chance.randint(3, 12))
        ]
        return self._chance.choice(sentences)[:60], chosen

    def _statements(self, url: str, title: str, day: datetime) -> str:
        told = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": title, "datePublished": day.isoformat()}
        linked = f'<script type="application/ld+json">{json.dumps(told)}</script>' if self._chance.random() < 0.7 else ""
        meta = f'<meta property="article:published_time" content="{day.isoformat()}">' if self._chance.random() < 0.6 else ""
        return f'<link rel="canonical" href="{url}"><meta property="og:site_name" content="The Post">{meta}{linked}'

    def _script(self) -> str:
        at, length = self._chance.randrange(len(self._scripts) // 2), self._chance.randint(5_000, 45_000)
        return f"<script>{self._scripts[at : at + length]}</script>"

    def _menu(self) -> str:
        links = "".join(f'<li><a href="/section/{i}">Section {i}</a></li>' for i in range(self._chance.randint(15, 60)))
        return f'<header><nav><ul class="menu">{links}</ul></nav></header>'

    def _aside(self) -> str:
        items = "".join(
            f'<li><a href="/r/{i}"><img src="/i/{i}.jpg" alt=""><span>{self._chance.choice(HEADLINES)}</span></a></li>'
            for i in range(self._chance.randint(3, 12))
        )
        return f'<aside class="related"><h3>Related</h3><ul>{items}</ul></aside>'

    def _footer(self) -> str:
        links = "".join(f'<a href="/f/{i}">Terms {i}</a> ' for i in range(self._chance.randint(10, 30)))
        return f"<footer><p>All rights reserved.</p>{links}</footer>"


if __name__ == "__main__":
    main()
