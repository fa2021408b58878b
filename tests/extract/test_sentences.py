"""The sentence corpus against the reader: every figure of every item, as a careful annotator writes it.

In come the items of ``tests/sentences/*.yaml``, one class of sentence a file; out go one test an item, and, run as
``python -m tests.extract.test_sentences``, a table by class with every miss. The corpus is apart from the grammar so that
neither is fitted to the other.
"""

# ruff: noqa: T201 - its report goes to the terminal

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, get_args

import pytest
import yaml

import harmledger
from harmledger.model.reading import Reading
from harmledger.model.vocabulary import EventType, Harm, Kind, Modality, Who

CORPUS = Path(__file__).parents[1] / "sentences"
LEVELS = ("figures", "counted", "who", "claimant")
DETAILS = frozenset(("perpetrators", "parties", "targets", "event_type", "place", "day", "kinds", "munitions"))
SCORED = frozenset(get_args(Harm)) - {"abused"}  # the annotation guide has no toll for abuse
STOP = frozenset(("a", "an", "the", "of", "for", "in", "and", "to", "on", "by", "from", "at", "s", "al", "el"))


A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class Figure:
    """One toll, flattened with the kind of the mention that it sits in."""

    harm: str
    low: int | None
    high: int | None
    who: str
    part: bool
    claimant: str
    kind: str
    modality: str = "asserted"
    side: str | None = None

    def __str__(self) -> str:
        low, high = ("" if bound is None else f"{bound:,}" for bound in (self.low, self.high))
        count = "vague" if not low and not high else low if low == high else f"{low}..{high}"
        extras = [self.kind] + ["part"] * self.part + [self.modality] * (self.modality != "asserted")
        side = f" side: {self.side}" if self.side else ""
        return f"{self.harm} {count} {self.who} [{' '.join(extras)}] ({self.claimant}){side}"


@dataclass(frozen=True, slots=True)
class Item:
    """One sentence or short passage with what an annotator would write; ``details`` are the optional keys."""

    key: str
    rule: str
    text: str
    title: str
    published: date | None
    figures: tuple[Figure, ...]
    details: dict[str, Any] = field(default_factory=dict)


def load() -> list[Item]:
    files = [(path.stem, yaml.safe_load(path.read_text("utf-8")) or ()) for path in sorted(CORPUS.glob("*.yaml"))]
    return [_item(group, row) for group, rows in files for row in rows]


def _item(group: str, row: dict[str, Any]) -> Item:
    given = dict(row)
    day = given.pop("published", None)
    return Item(
        key=f"{group}/{given.pop('id')}",
        rule=given.pop("rule"),
        text=given.pop("text"),
        title=given.pop("title", ""),
        published=date.fromisoformat(day) if day else None,
        figures=tuple(Figure(**toll) for toll in given.pop("tolls")),
        details=given,
    )


def known_misses() -> dict[str, str]:
    lines = (CORPUS / "known_misses.txt").read_text("utf-8").splitlines()
    rows = (line.partition("#") for line in lines if line.strip() and not line.startswith("#"))
    return {key.strip(): why.strip() for key, _, why in rows}


def read(item: Item) -> Reading:
    try:
        return harmledger.read(item.text, title=item.title, published=item.published)
    except Exception as error:
        error.add_note(f"while reading {item.key}")
        raise


def figures(reading: Reading) -> list[Figure]:
    return [
        Figure(
            t.harm, t.count.low, t.count.high, t.who, t.part_of is not None, t.attribution.claimant, m.kind, t.modality, t.side,
        )
        for m in reading.mentions for t in m.tolls if t.harm in SCORED
    ]


def tokens(name: str | None) -> list[str]:
    return [w for w in re.findall(r"\w+", re.sub(r"['\u2019]s\b", "", name or "").casefold()) if w not in STOP]


def same_name(a: str | None, b: str | None) -> bool:
    """Equal but for case, articles and order, or one a shorter form or the initials of the other."""
    first, second = tokens(a), tokens(b)
    if not first or not second:
        return first == second
    initials = ["".join(w[0] for w in words) for words in (first, second)]
    return (
        set(first) <= set(second) or set(second) <= set(first)
        or "".join(first) == initials[1] or "".join(second) == initials[0]
    )


def agrees(want: Figure, got: Figure, level: str) -> bool:
    depth = LEVELS.index(level)
    return (
        (want.harm, want.low, want.high) == (got.harm, got.low, got.high)
        and (depth < 1 or (want.kind, want.part) == (got.kind, got.part))
        and (depth < 2 or want.who == got.who)
        and (depth < 3 or same_name(want.claimant, got.claimant))
    )


def pairs(wanted: Sequence[A], found: Sequence[B], fits: Callable[[A, B], bool]) -> dict[int, int]:
    """A largest one-to-one matching, wanted index to found index (augmenting paths)."""
    owner: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j, candidate in enumerate(found):
            if j not in seen and fits(wanted[i], candidate):
                seen.add(j)
                if j not in owner or place(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    for i in range(len(wanted)):
        place(i, set())
    return {i: j for j, i in owner.items()}


def right(item: Item, got: Sequence[Figure], level: str = LEVELS[-1]) -> bool:
    matched = pairs(item.figures, got, partial(agrees, level=level))
    return len(matched) == len(item.figures) == len(got)


def wrong_details(item: Item, reading: Reading) -> list[str]:
    """What differs beside the figures: modality, side, and each optional key that the item has."""
    got, mentions, wrong = figures(reading), reading.mentions, []
    for i, j in pairs(item.figures, got, partial(agrees, level="figures")).items():
        want, have = item.figures[i], got[j]
        if want.modality != have.modality:
            wrong.append(f"modality: expected {want.modality}, got {have.modality} for {have}")
        if want.side and not same_name(want.side, have.side):
            wrong.append(f"side: expected {want.side}, got {have.side} for {have}")
    found: dict[str, list[Any]] = {
        "perpetrators": [a.words for m in mentions for a in m.actors if a.role == "perpetrator"],
        "parties": [a.words for m in mentions for a in m.actors if a.role == "party"],
        "targets": [a.words for m in mentions for a in m.actors if a.role == "target"],
        "event_type": [m.event_type for m in mentions],
        "place": [m.place.words for m in mentions if m.place],
        "day": [{"start": str(m.date.start), "end": str(m.date.end)} for m in mentions if m.date and m.date.start],
        "kinds": [m.kind for m in mentions],
        "munitions": [{"low": n.count.low, "high": n.count.high, "what": n.what} for m in mentions for n in m.munitions],
    }
    for key, want in item.details.items():
        if not _fits(key, want, found[key]):
            wrong.append(f"{key}: expected {want}, got {found[key]}")
    return wrong


def _fits(key: str, want: Any, got: list[Any]) -> bool:
    """``place``, ``event_type`` and ``day`` are of some mention; the lists are whole, in any order."""
    if key == "kinds":
        return sorted(want) == sorted(got)
    if key == "munitions":
        return len(pairs(want, got, _same_munition)) == len(want) == len(got)
    if key in ("perpetrators", "parties", "targets"):
        names = list(dict.fromkeys(got))
        return len(pairs(want, names, same_name)) == len(want) == len(names)
    return any(same_name(want, g) for g in got) if key == "place" else want in got


def _same_munition(a: dict[str, Any], b: dict[str, Any]) -> bool:
    return (a["low"], a["high"]) == (b["low"], b["high"]) and same_name(a["what"], b["what"])


def has_details(item: Item) -> bool:
    return bool(item.details) or any(f.side or f.modality != "asserted" for f in item.figures)


ITEMS = load()


def _params(suffix: str, items: Iterable[Item]) -> list[Any]:
    missed = known_misses()
    return [
        pytest.param(item, id=key, marks=[pytest.mark.xfail(reason=missed[key], strict=True)] if key in missed else [])
        for item in items for key in (item.key + suffix,)
    ]


@pytest.mark.parametrize("item", _params("", ITEMS))
def test_figures(item: Item) -> None:
    got = figures(read(item))
    assert right(item, got), "\n" + "\n".join(comparison(item, got))


@pytest.mark.parametrize("item", _params("/details", [i for i in ITEMS if has_details(i)]))
def test_details(item: Item) -> None:
    assert not wrong_details(item, read(item))


def test_the_corpus_is_sound() -> None:
    """Ids are unique, values are of the vocabulary, and every name that an item expects stands in its text (M27)."""
    keys = [item.key for item in ITEMS]
    assert sorted(set(keys)) == sorted(keys)
    assert not {key.removesuffix("/details") for key in known_misses()} - set(keys)
    assert not [f"{item.key}: {fault}" for item in ITEMS for fault in faults(item)]


def faults(item: Item) -> Iterator[str]:
    words = set(tokens(f"{item.title} {item.text}"))
    if not re.fullmatch(r"M\d{1,2}", item.rule):
        yield f"no such rule: {item.rule}"
    if extra := set(item.details) - DETAILS:
        yield f"no such key: {extra}"
    for f in item.figures:
        words_of = ((f.harm, SCORED), (f.who, get_args(Who)), (f.kind, get_args(Kind)), (f.modality, get_args(Modality)))
        if not all(word in known for word, known in words_of):
            yield f"not of the vocabulary: {f}"
        if f.low is not None and f.high is not None and f.low > f.high:
            yield f"low above high: {f}"
    named = [f.claimant for f in item.figures if f.claimant != "publisher"] + [f.side for f in item.figures if f.side]
    named += [name for key in ("perpetrators", "parties", "targets") for name in item.details.get(key, ())]
    named += [item.details["place"]] if "place" in item.details else []
    yield from (f"not in the text: {name}" for name in named if set(tokens(name)) - words)
    if item.details.get("event_type", "other") not in get_args(EventType):
        yield f"no such event type: {item.details['event_type']}"


def comparison(item: Item, got: Sequence[Figure]) -> list[str]:
    """One line a figure: ``=`` right, ``~`` read with a wrong kind, part, who or claimant, ``-`` not read, ``+`` not there."""
    rest, lines = list(range(len(item.figures))), []
    free = list(range(len(got)))
    for level in reversed(LEVELS):
        matched = pairs([item.figures[i] for i in rest], [got[j] for j in free], partial(agrees, level=level))
        both = [(rest[i], free[j]) for i, j in matched.items()]
        for i, j in both:
            lines.append((i, f"= {got[j]}" if level == LEVELS[-1] else f"~ expected {item.figures[i]}\n         got {got[j]}"))
        rest = [i for i in rest if i not in {i for i, _ in both}]
        free = [j for j in free if j not in {j for _, j in both}]
    lines += [(i, f"- {item.figures[i]}") for i in rest]
    return [line for _, line in sorted(lines)] + [f"+ {got[j]}" for j in free]


@dataclass(slots=True)
class Score:
    items: int = 0
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys((*LEVELS, "details"), 0))
    detailed: int = 0


def report(items: Sequence[Item], show_all: bool, summary_only: bool, with_details: bool) -> None:
    scores: dict[str, Score] = {}
    began = time.perf_counter()
    missed = known_misses()
    for item in items:
        reading = read(item)
        got, wrong = figures(reading), wrong_details(item, reading)
        for score in (scores.setdefault(item.key.split("/")[0], Score()), scores.setdefault("~ all", Score())):
            score.items += 1
            score.detailed += has_details(item)
            score.right["details"] += has_details(item) and not wrong
            for level in LEVELS:
                score.right[level] += right(item, got, level)
        if not summary_only and (show_all or not right(item, got) or (with_details and wrong)):
            print(f"\n{item.key}  {item.rule}{'  known miss: ' + missed[item.key] if item.key in missed else ''}")
            print(*([f"  [{item.title}]"] if item.title else []), f"  {item.text}", sep="\n")
            print(*(f"    {line}" for line in comparison(item, got) or ["= nothing, rightly"]), sep="\n")
            print(*(f"    ! {line}\n" for line in wrong if with_details), sep="", end="")
    _table(scores)
    print(f"{len(items)} items read in {time.perf_counter() - began:.1f} s")


def _table(scores: dict[str, Score]) -> None:
    width = max(map(len, scores), default=10)
    print(f"\n{'items right at':{width}}  items  figures  +kind,part  +who  +claimant  details")
    for name, s in sorted(scores.items()):
        at = "  ".join(f"{s.right[level]:{room}}" for level, room in zip(LEVELS, (7, 10, 4, 9), strict=True))
        print(f"{name:{width}}  {s.items:5}  {at}  {s.right['details']:3}/{s.detailed}")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.extract.test_sentences", description=__doc__)
    parser.add_argument("only", nargs="*", help="read only the items whose class/id contains one of these")
    parser.add_argument("--report", action="store_true", help="every miss and the table (as without it)")
    parser.add_argument("--all", action="store_true", help="print right items too")
    parser.add_argument("--summary", action="store_true", help="print the table alone")
    parser.add_argument("--details", action="store_true", help="misses of modality, side and the optional keys too")
    parser.add_argument("--rule", help="read only the items that test this rule, such as M4")
    asked = parser.parse_args(arguments)
    chosen = [
        item for item in ITEMS
        if (not asked.only or any(part in item.key for part in asked.only)) and asked.rule in (None, item.rule)
    ]
    report(chosen, asked.all, asked.summary, asked.details)


if __name__ == "__main__":
    main(sys.argv[1:])
