"""What a page puts around the news: share buttons, tags, captions of archive photos, credits and notices at the end.

In goes the text, out come the stretches to pass over. Where a run of tags or counters meets the first sentence without a mark,
the doubtful words are left to the sentence: lost news is worse than a stray tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from harmledger.extract.frame.dateline import known_agency
from harmledger.extract.frame.part import Found, FramePart
from harmledger.extract.frame.words import LOWER, UPPER, any_of, frame_words

_COUNTERS = re.compile(rf"(?:\s+(\d{{1,6}})(?=\s+[\d{UPPER}]|\s*$|\s*\n))+")
_LINK = re.compile(r"https?\S*\.\S+|(?:pic\.twitter\.com|t\.co)\S*")
_TAGS = re.compile(r"(?:(?<=[.!?\"”]\s)|(?<=\n)|^)(?:Tags|Keywords|Topics)\b:?[^\S\n]+(?=[A-Z])")
_TAGS_CHARS = 600
_FULL_STOP = re.compile(r"[.!?][\"”’')\]]*(?:\s+|$)")


def match_buttons(text: str, at: int, title: str) -> Found | None:
    """Buttons, counters and links at the head: "Get short URL 0 38", "SEND https...", "Advertising Read more"."""
    match = _buttons().match(text, at)
    if match is None:
        return None
    end, links = match.end(), False
    while link := re.compile(r"\s*(?:" + _LINK.pattern + ")").match(text, end):
        end, links = link.end(), True
    counters = _COUNTERS.match(text, end)
    if counters and not any(_recurs(n, text, counters.end(), title) for n in re.findall(r"\d+", counters.group())):
        end, links = counters.end(), True
    words = text[at : match.end()]
    loud = words.isupper() or len(words.split()) > 1
    if not (links or loud or re.match(r"[^\S\n]*(?:\n|$)", text[end : end + 20])):
        return None
    return Found(FramePart(at, end, "furniture")) if re.match(rf"\s*(?:$|[{UPPER}\d\"“‘(])", text[end : end + 4]) else None


@lru_cache(maxsize=1)
def _buttons() -> re.Pattern[str]:
    words = any_of(frame_words().furniture_lines)
    return re.compile(rf"(?i:(?:{words})(?![\w’'.])(?:\s+(?:{words})(?![\w’'.]))*)")


def _recurs(number: str, text: str, after: int, title: str) -> bool:
    """A number that the news or its title says again is news, not a counter of clicks."""
    form = rf"(?<!\d){number}(?!\d)"
    return re.search(form, text[after : after + 20_000]) is not None or re.search(form, title) is not None


def find_lines(text: str) -> Iterator[Found]:
    """Lines that are furniture as a whole (buttons, a notice, a credit, a list of tags), and the label of a caption."""
    if "\n" not in text:
        return
    openers = _openers()
    for line in re.finditer(r"[^\n]+", text):
        words = line.group().strip()
        if not words or len(words) > 400:
            continue
        start = line.start() + line.group().index(words)
        if label := _caption_label().match(words):
            yield Found(FramePart(start, start + label.end(), "furniture"))
            continue
        bare = words.strip(" .:…|»›>[]()*_-–—×").strip()
        if (_buttons().fullmatch(bare) and bare) or _LINK.fullmatch(words) or openers.match(words):
            yield Found(FramePart(start, start + len(words), "furniture"))


@lru_cache(maxsize=1)
def _openers() -> re.Pattern[str]:
    # "tags " and "copyright" open a line of furniture only with no sentence behind them that could be the news itself.
    return re.compile(rf"(?i:{any_of(frame_words().furniture_openers)})(?!.*[.!?][\"”]?\s+\S+\s+\S+\s+\S+\s+\S+.*[.!?]$)")


@lru_cache(maxsize=1)
def _caption_label() -> re.Pattern[str]:
    # In capitals or with its colon or dash, so that "File photo" is seen and "Image caption contests are ..." is not.
    labels = frame_words().caption_labels
    marked = tuple(w for w in labels if not w[-1].isalnum())
    bare = tuple(w for w in labels if w[-1].isalnum())
    loud = tuple(form for w in bare for form in (w.upper(), w.capitalize(), w.title()))
    return re.compile(rf"(?:(?i:{any_of(marked)})|(?:{any_of(loud)})(?=\s*[{UPPER}(]|\s*$))")


def find_tags(text: str) -> Iterator[Found]:
    """A run such as "Tags Lowland Marat Army The ...": up to the word that opens the next sentence, if that can be told."""
    for match in _TAGS.finditer(text):
        label_end = match.start() + len(match.group().rstrip())
        yield Found(FramePart(match.start(), _tags_end(text, match.end()) or label_end, "furniture"))


def _tags_end(text: str, at: int) -> int | None:
    """Where the run of tags from ``at`` ends, or None where it runs into a sentence that nothing marks off."""
    words = frame_words()
    end = at
    for token in re.compile(r"\S+").finditer(text, at, at + _TAGS_CHARS):
        first, plain = token.group()[0], token.group().strip(",;").lower()
        if "\n" in text[end : token.start()]:
            return end
        if end > at and (first.isdigit() or (first.isupper() and plain in words.starters)):
            return end
        if first.islower() and plain in words.function_words:
            return None
        end = token.end()
    return end if end >= len(text.rstrip()) else None


def find_tail(text: str) -> Iterator[Found]:
    """What stands after the last sentence: "--Reuters", "Reporting by ...; Editing by ...", "(Source: ...)", "R.K/H"."""
    end = len(text.rstrip())
    window = max(0, end - 700)
    closer = next(_closers().finditer(text, window, end), None)
    if closer and closer.start():
        start = closer.start("words")
        if len(text[start:end]) <= 500 and not _goes_on(text[start:end]):
            yield Found(FramePart(start, end, "furniture"), agency=known_agency(text[start:end]))
            return
    credit = re.search(r"(?:^|\s)(?P<words>(?:--+|[–—])\s?(?P<who>[\w /]{2,40})|\((?P<in>[^()]{2,40})\))$", text[window:end])
    if credit and (agency := known_agency(credit["who"] or credit["in"])):
        yield Found(FramePart(window + credit.start("words"), end, "agency"), agency=agency)
        return
    yield from _signature(text, window, end)


@lru_cache(maxsize=1)
def _closers() -> re.Pattern[str]:
    return re.compile(rf"(?<=[.!?\"”)\n])\s*(?P<words>(?:{_capitalised(frame_words().furniture_closers)})(?!\w)(?!\s+[a-z]))")


def _capitalised(phrases: tuple[str, ...]) -> str:
    """The phrases with their first letter large, since a closer opens a line or a sentence of its own."""
    large = [re.sub(r"[a-z]", lambda m: m.group().upper(), p, count=1) for p in phrases]
    return any_of(large + [p.title() for p in phrases] + [p.upper() for p in phrases])


def _goes_on(words: str) -> bool:
    """Whether a sentence with its full stop stands in what looks like an end piece ("Source of the fire is unknown.")."""
    if re.match(r"(?i)\(?(?:reporting|writing|additional|editing|copyright|©|all rights|our standards)", words):
        return False
    return words.endswith(".") and len(words.split()) > 6


def _signature(text: str, window: int, end: int) -> Iterator[Found]:
    """Up to four capitalised words, initials or numbers behind the last full stop: a desk's or an editor's mark."""
    stops = list(_FULL_STOP.finditer(text, window, end))
    if not stops or stops[-1].end() >= end:
        return
    start = stops[-1].end()
    if _counted_buttons().fullmatch(text, start, end):
        yield Found(FramePart(start, end, "furniture"))
        return
    tokens = text[start:end].split()
    if 0 < len(tokens) <= 4 and all(map(_mark().fullmatch, tokens)):
        agency = known_agency(text[start:end])
        yield Found(FramePart(start, end, "agency" if agency else "furniture"), agency=agency)


@lru_cache(maxsize=1)
def _counted_buttons() -> re.Pattern[str]:
    return re.compile(rf"(?:\d+\s+)*{_buttons().pattern}(?:\s+\d+)*")


@lru_cache(maxsize=1)
def _mark() -> re.Pattern[str]:
    return re.compile(rf"[{UPPER}][\w.'’-]*(?:/[\w.'’-]+)*|al-[{UPPER}][\w/'’.-]*|\d+(?:-\d+)?")


_NAME = rf"(?!More\s+by\s)(?:[{UPPER}][{LOWER}{UPPER}'’.-]*|al-[{UPPER}]\w+|bin|van|von|de|el|al|and|,|&)"
_BYLINE = re.compile(
    rf"[Bb]y:?[^\S\n]+(?P<names>[{UPPER}][\w'’.-]*(?:,?[^\S\n]+{_NAME},?){{1,9}})(?:\s+More by this [Aa]uthor)?"
)


def byline_ends(text: str, at: int) -> Iterator[int]:
    """Where a byline that begins at ``at`` may end, the likeliest first: the end of its line, else after one of its names."""
    match = _BYLINE.match(text, at)
    if match is None:
        return
    if re.match(r"[^\S\n]*[|]?[^\S\n]*(?:\n|$)", text[match.end() : match.end() + 40]):
        yield match.end()
        return
    names = list(re.compile(r"\S+").finditer(text, match.start("names"), match.end("names")))
    for name in names[1:]:
        yield name.end()
