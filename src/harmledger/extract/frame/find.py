"""The frame around the news text: what is repeated, dated, signed and put up by the page, as spans over the text as given.

In goes a title and a text, out comes a Frame, from which a reader forces sentence breaks and learns what is no news. The rules
are those of newspapers in general, never those of one outlet.
"""

from __future__ import annotations

import re
from functools import lru_cache

from harmledger.extract.frame.dateline import find_dated_agencies, find_inner_datelines, match_agency, match_dateline
from harmledger.extract.frame.furniture import byline_ends, find_lines, find_tags, find_tail, match_buttons
from harmledger.extract.frame.part import Found, Frame, FramePart
from harmledger.extract.frame.printed_date import match_date
from harmledger.extract.frame.title_repeat import match_title
from harmledger.model.span import Span

_HEAD_PARTS = 12
_HEAD_CHARS = 400
"""How far a glued headline may reach before its dateline; longer ones than this are not seen in print."""


@lru_cache(maxsize=4)
def find_frame(title: str, text: str) -> Frame:
    """The parts of the frame, in order and apart from each other, and what they say of place, day and agency (M14).

    Every offset points into ``text``. Raises nothing: a text with no frame gives an empty Frame. The last few are
    remembered, since reading and resolving both ask.
    """
    head, end = _head(title, text)
    found = list(head)
    if not any(f.part.kind in ("agency", "dateline") for f in head):
        found += find_dated_agencies(text, end, min(len(text), end + _HEAD_CHARS))
    found += [*find_lines(text), *find_tail(text), *find_tags(text), *find_inner_datelines(text, end)]
    kept = _apart(found)
    places = [f.place for f in kept if f.place]
    days = sorted((f.day_rank, f.part.start, f.day) for f in kept if f.day)
    agencies = [f.agency for f in sorted(kept, key=lambda f: (f.part.kind != "dateline", f.part.start)) if f.agency]
    return Frame(
        parts=tuple(f.part for f in kept),
        dateline_place=Span(*places[0]) if places else None,
        day=days[0][2] if days else None,
        agency=agencies[0] if agencies else None,
    )


def _head(title: str, text: str) -> tuple[list[Found], int]:
    """The parts that follow on each other from the first character, and where they end."""
    found: list[Found] = []
    at = _skip(text, 0)
    while len(found) < _HEAD_PARTS and at < len(text):
        part = _head_part(title, text, at, framed=bool(found))
        if part is None:
            break
        found.append(part)
        at = _skip(text, part.part.end)
    return found, found[-1].part.end if found else 0


def _head_part(title: str, text: str, at: int, *, framed: bool) -> Found | None:
    return (
        (match_title(title, text, at) if title else None)
        or match_date(text, at, framed=framed)
        or match_dateline(text, at, framed=framed)
        or match_agency(text, at, framed=framed)
        or match_buttons(text, at, title)
        or _byline(title, text, at, framed=framed)
    )


def _byline(title: str, text: str, at: int, *, framed: bool) -> Found | None:
    """A "By A. Writer" on a line of its own, or up to a date, a dateline or the title; "by X" only behind a date."""
    if text[at : at + 1] == "b" and not framed:
        return None
    for end in byline_ends(text, at):
        after = _skip(text, end)
        alone = after >= len(text) or "\n" in text[end:after]
        dated = match_date(text, after, framed=True) or match_dateline(text, after, framed=True)
        if alone or dated or (title and match_title(title, text, after)):
            return Found(FramePart(at, end, "byline"))
    return None


def _skip(text: str, at: int) -> int:
    blank = re.compile(r"[\s\u00ad\u200b\ufeff|]*").match(text, at)
    return blank.end() if blank else at


def _apart(found: list[Found]) -> list[Found]:
    """In order, without those that overlap an earlier rule's part: the rules are listed surest first."""
    kept: list[Found] = []
    for got in found:
        if got.part.start < got.part.end and all(got.part.end <= k.part.start or k.part.end <= got.part.start for k in kept):
            kept.append(got)
    return sorted(kept, key=lambda f: f.part)
