"""The hand-labelled corpus as values: entries with their text, labels and mentions, and as rows of gold.

Files in the format of corpus/README.md come in; entries go out, or every fault with its file and line. Apart from training, so
that who labels can check a file without anything but harmledger installed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, get_args

from harmledger.extract.tagger import labels
from harmledger.model.vocabulary import EventType, Kind, Stance, Who

HARMS = {str(tag): str(harm) for tag, harm in labels.HARMS.items()}
TAGS = {
    **HARMS,
    "v": "victims",
    "p": "place",
    "d": "day",
    "a": "actor",
    "t": "target",
    "c": "claimant",
    "w": "weapon",
    "n": "munition",
    "g": "total",
    "f": "prospect",
    "z": "denial",
}
"""What each letter of a label stands for."""

LABEL = re.compile(r"\[([a-z])(\d*) ([^\[\]]+)\]")
REFERENCE = re.compile(r"([a-z])(\d+)")
NUMBER = re.compile(r"(\d+|\*)-(\d+|\*)|\d+|\?")
OPTIONS = {"part", "by", "side", "possible", "denied", "expected"}
ACTS_AS = {"perp": "acvt", "party": "acvt", "target": "tvpa", "side": "avct", "by": "ca"}
"""Which letters may stand behind a word that refers to a label: one phrase has one label, whatever part it plays."""


@dataclass(frozen=True, slots=True)
class Label:
    """Characters ``start`` to ``end`` of the entry's text, with the letter of the tag; ``ref`` is "k1" or, unnumbered, ""."""

    tag: str
    ref: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its text without labels, the labels in order, and the mentions in the annotation guide's shape.

    ``tolls`` are those of the mentions, each with the name of the label that it was written for.
    """

    id: str
    published: str | None
    publisher: str | None
    text: str
    labels: tuple[Label, ...]
    mentions: tuple[dict[str, Any], ...]
    tolls: tuple[tuple[str, dict[str, Any]], ...]
    path: str
    line: int

    @property
    def is_held_back(self) -> bool:
        """Whether the entry is for measuring only: a fifth of all, by the digest of the id, whatever is added later."""
        return int(sha256(self.id.encode()).hexdigest(), 16) % 5 == 0

    def report(self) -> dict[str, Any]:
        """The entry as a report to be read."""
        return {"doc": self.id, "published": self.published, "publisher": self.publisher, "title": "", "text": self.text}

    def gold(self) -> dict[str, Any]:
        """The entry as a row of gold."""
        return {"doc": self.id, "published": self.published, "mentions": list(self.mentions)}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a line of a file."""

    path: str
    line: int
    why: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.why}"


@dataclass(slots=True)
class _Draft:
    """An entry while its lines are read."""

    path: str
    line: int
    head: str
    texts: list[tuple[int, str]] = field(default_factory=list)
    told: list[tuple[int, str]] = field(default_factory=list)


class _WrongLineError(Exception):
    """A fault in one line; the line is known where it is caught."""


def load(paths: Iterable[Path]) -> tuple[list[Entry], list[Fault]]:
    """The entries of all files in order, and every fault; an entry with a fault is left out. An id used twice is a fault."""
    entries: list[Entry] = []
    faults: list[Fault] = []
    for path in paths:
        found, wrong = read_entries(str(path), path.read_text(encoding="utf-8"))
        entries += found
        faults += wrong
    first: dict[str, Entry] = {}
    for entry in entries:
        if (taken := first.setdefault(entry.id, entry)) is not entry:
            faults.append(Fault(entry.path, entry.line, f"the id {entry.id!r} is taken by {taken.path}:{taken.line}"))
    return list(first.values()), faults


def read_entries(path: str, text: str) -> tuple[list[Entry], list[Fault]]:
    """The entries of one file's text, and its faults, under the name ``path``."""
    faults: list[Fault] = []
    found = (_entry(draft, faults) for draft in _drafts(path, text, faults))
    return [entry for entry in found if entry], faults


def corpus_files(folder: Path) -> list[Path]:
    """The corpus's files, in an order that is the same everywhere."""
    return sorted(folder.glob("*.txt"))


def _drafts(path: str, text: str, faults: list[Fault]) -> Iterator[_Draft]:
    draft: _Draft | None = None
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("##"):
            continue
        if line.startswith("#"):
            if draft:
                yield draft
            draft = _Draft(path, number, line[1:])
        elif draft is None:
            faults.append(Fault(path, number, 'text before the first "# ID | day | publisher" line'))
        elif line.startswith("="):
            draft.told.append((number, line[1:]))
        elif draft.told:
            faults.append(Fault(path, number, 'text after the mentions: is the "# ID | day | publisher" line missing?'))
        else:
            draft.texts.append((number, line))
    if draft:
        yield draft


def _entry(draft: _Draft, faults: list[Fault]) -> Entry | None:
    line = draft.line
    if not draft.texts:
        faults.append(Fault(draft.path, line, "an entry without text"))
        return None
    try:
        name, published, publisher = _heading(draft.head)
        parts: list[str] = []
        labels: list[Label] = []
        for line, text in draft.texts:  # noqa: B007 (the line is told when one is wrong)
            begin = sum(len(part) + 1 for part in parts)
            plain, found = _labelled(text, begin)
            parts.append(plain)
            labels += found
        by_ref = _by_ref(labels)
        mentions: list[dict[str, Any]] = []
        tolls: list[tuple[str, dict[str, Any]]] = []
        for line, told in draft.told:  # noqa: B007
            mention, named = _mention(told, by_ref, labels, len(mentions), len(draft.told))
            mentions.append(mention)
            tolls += named
    except _WrongLineError as error:
        faults.append(Fault(draft.path, line, str(error)))
        return None
    if len(mentions) == 1:
        mentions[0]["weapons"] = [{"words": label.words} for label in labels if label.tag == "w"]
    return Entry(
        id=name,
        published=published,
        publisher=publisher,
        text="\n".join(parts),
        labels=tuple(labels),
        mentions=tuple(mentions),
        tolls=tuple(tolls),
        path=draft.path,
        line=draft.line,
    )


def _heading(head: str) -> tuple[str, str | None, str | None]:
    parts = [part.strip() for part in head.split("|")]
    if len(parts) != 3 or not parts[0] or " " in parts[0]:
        raise _WrongLineError(f'not "ID | day of publication or - | publisher or -": {head.strip()!r}')
    name, day, publisher = parts
    if day not in ("-", ""):
        _day(day)
    return name, day if day not in ("-", "") else None, publisher if publisher not in ("-", "") else None


def _labelled(text: str, begin: int) -> tuple[str, list[Label]]:
    """A line without its labels, and the labels, at their offsets in the whole text."""
    plain: list[str] = []
    labels: list[Label] = []
    size = at = 0
    for match in LABEL.finditer(text):
        tag, number, words = match.groups()
        if tag not in TAGS:
            raise _WrongLineError(f"no tag {tag!r} in {match[0]!r}; there are: {' '.join(TAGS)}")
        if words != words.strip():
            raise _WrongLineError(f"a blank inside the label {match[0]!r}")
        plain += [text[at : match.start()], words]
        start = begin + size + match.start() - at
        size += match.start() - at + len(words)
        at = match.end()
        labels.append(Label(tag, tag + number if number else "", start, start + len(words), words))
    plain.append(text[at:])
    whole = "".join(plain)
    if "[" in whole or "]" in whole:
        near = whole[max(0, min(i for i in (whole.find("["), whole.find("]")) if i >= 0) - 15) :][:40]
        raise _WrongLineError(f"a bracket that is no label (labels do not nest, and are [TAG words] or [TAGn words]): {near!r}")
    return whole, labels


def _by_ref(labels: Sequence[Label]) -> dict[str, Label]:
    found: dict[str, Label] = {}
    for label in labels:
        if label.ref in found:
            raise _WrongLineError(f"two labels are called {label.ref!r}: {found[label.ref].words!r} and {label.words!r}")
        if label.ref:
            found[label.ref] = label
    return found


def _mention(
    told: str, by_ref: dict[str, Label], labels: Sequence[Label], index: int, of: int
) -> tuple[dict[str, Any], list[tuple[str, dict[str, Any]]]]:
    head, *tolls = (part.strip() for part in told.split("|"))
    words = head.split()
    if len(words) < 2 or words[0] not in get_args(Kind) or words[1] not in get_args(EventType):
        raise _WrongLineError(f"a mention is KIND TYPE ..., not {head!r}")
    mention: dict[str, Any] = {
        "kind": words[0],
        "type": words[1],
        "part_of": None,
        "actors": [],
        "place": None,
        "date": {"words": None, "start": None, "end": None},
        "weapons": [],
        "munitions": [],
        "damage": [],
        "tolls": [],
    }
    for word in words[2:]:
        _term(mention, word, by_ref, index, of)
    named = [(toll.split()[0], _toll(toll.split(), by_ref, labels)) for toll in tolls if toll]
    mention["tolls"] = [toll for _, toll in named]
    return mention, named


def _term(mention: dict[str, Any], word: str, by_ref: dict[str, Label], index: int, of: int) -> None:
    """Puts one word of a mention's line ("p1", "within:p2", "d1=2023-05-02", "perp:a1:alleged", "in:0") where it belongs."""
    if word[:1] == "p" and word[1:].isdigit():
        mention["place"] = (mention["place"] or {"within": None, "admin1": None, "country": None}) | {
            "text": _words(word, "p", by_ref)
        }
    elif word[:1] == "d" and "=" in word:
        ref, _, days = word.partition("=")
        first, _, last = days.partition("/")
        start, end = (None, None) if days == "?" else (_day(first), _day(last or first))
        if start and end and start > end:
            raise _WrongLineError(f"the first day is after the last: {word!r}")
        mention["date"] = {"words": _words(ref, "d", by_ref), "start": start, "end": end}
    elif word.startswith("in:"):
        if not word[3:].isdigit() or int(word[3:]) >= of or int(word[3:]) == index:
            raise _WrongLineError(f"{word!r} names no other mention of the entry (they are counted from 0)")
        mention["part_of"] = int(word[3:])
    else:
        name, _, rest = word.partition(":")
        ref, _, stance = rest.partition(":")
        if name in ("within", "admin1", "country"):
            mention["place"] = (mention["place"] or {"text": None, "within": None, "admin1": None, "country": None}) | {
                name: _words(ref, "p", by_ref)
            }
        elif name in ("perp", "party", "target"):
            if stance and stance not in get_args(Stance):
                raise _WrongLineError(f"no stance {stance!r}; there are: {' '.join(get_args(Stance))}")
            role = "perpetrator" if name == "perp" else name
            actor = {"role": role, "text": _words(ref, ACTS_AS[name], by_ref), "stance": stance or "stated"}
            mention["actors"].append(actor)
        else:
            raise _WrongLineError(f"{word!r} is none of pN, within:pN, admin1:pN, country:pN, dN=, perp:, party:, target:, in:")


def _toll(words: list[str], by_ref: dict[str, Label], labels: Sequence[Label]) -> dict[str, Any]:
    if len(words) < 4:
        raise _WrongLineError(f"a toll is ID HARM NUMBER WHO ..., not {' '.join(words)!r}")
    ref, harm, number, who, *rest = words
    if harm not in HARMS.values():
        raise _WrongLineError(f"no harm {harm!r}; there are: {' '.join(HARMS.values())}")
    if who not in get_args(Who):
        raise _WrongLineError(f"no who {who!r}; there are: {' '.join(get_args(Who))}")
    label = _label(ref, "".join(HARMS) + "v", by_ref)
    low, high = _number(number)
    toll = {
        "harm": harm,
        "low": low,
        "high": high,
        "vague": number == "?",
        "words": _toll_words(label, labels),
        "who": who,
        "side": None,
        "part_of": False,
        "claimant": "publisher",
        "modality": "asserted",
    }
    while rest:
        word = rest.pop(0)
        name, _, value = word.partition(":")
        if word == "part":
            toll["part_of"] = True
        elif word in ("possible", "denied", "expected"):
            toll["modality"] = word
        elif word == "by" and rest:
            toll["claimant"] = _words(rest.pop(0), ACTS_AS["by"], by_ref)
        elif name == "side":
            toll["side"] = _words(value, ACTS_AS["side"], by_ref)
        else:
            raise _WrongLineError(f"{word!r} is none of part, by cN, side:aN, possible, denied, expected")
    return toll


def _toll_words(label: Label, labels: Sequence[Label]) -> str:
    """The number's words and those for the victims: the label of the same number, else the next label where it is theirs."""
    if label.tag == "v":
        return label.words
    mine = next((other for other in labels if other.ref == f"v{label.ref[1:]}"), None)
    if mine is None:
        after = next((other for other in labels if other.start > label.start), None)
        mine = after if after and after.tag == "v" else None
    return f"{label.words} {mine.words}" if mine else label.words


def _label(ref: str, letters: str, by_ref: dict[str, Label]) -> Label:
    if not REFERENCE.fullmatch(ref):
        raise _WrongLineError(f"{ref!r} is no label's name, as k1 is")
    if ref not in by_ref:
        raise _WrongLineError(f"no label is called {ref!r} in the entry's text; there are: {' '.join(by_ref) or 'none'}")
    if ref[0] not in letters:
        raise _WrongLineError(f"{ref!r} cannot stand there; the letters that can: {' '.join(letters)}")
    return by_ref[ref]


def _words(ref: str, letters: str, by_ref: dict[str, Label]) -> str:
    return _label(ref, letters, by_ref).words


def _number(told: str) -> tuple[int | None, int | None]:
    match = NUMBER.fullmatch(told)
    if not match:
        raise _WrongLineError(f"no number {told!r}: write 10, 10-*, 0-10, *-10, 5-8 or ?")
    if told == "?":
        return None, None
    if match[1] is None:
        return int(told), int(told)
    low, high = (None if bound == "*" else int(bound) for bound in match.groups())
    if low is None and high is None:
        raise _WrongLineError('for "no number" write ?, not *-*')
    if low is not None and high is not None and low > high:
        raise _WrongLineError(f"{told!r}: the first number is the larger")
    return low, high


def _day(told: str) -> str:
    try:
        return date.fromisoformat(told).isoformat()
    except ValueError:
        raise _WrongLineError(f"{told!r} is no day as 2023-05-02") from None
