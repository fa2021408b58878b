"""The title said again at the head of the text, as pages that were turned into text have it, with or without punctuation."""

from __future__ import annotations

import re
import unicodedata

from harmledger.extract.frame.part import Found, FramePart
from harmledger.extract.frame.words import LOWER, UPPER

_SITE = re.compile(r"\s+(?:[|»·]|[-–—])\s+[^|»·–—]{2,40}$")
_LABEL = re.compile(r"title\s*:\s*", re.IGNORECASE)


def match_title(title: str, text: str, at: int) -> Found | None:
    """The title repeated at ``at``, letter for letter but for case, accents and punctuation, or None.

    What follows must be able to open a sentence: "Ten killed in Raba on Friday, monitors say" repeats no "Ten killed in Raba".
    """
    label = _LABEL.match(text, at)
    start = label.end() if label else at
    for form in (title, _SITE.sub("", title)):
        end = _same_letters(form, text, start)
        if end is not None and _may_end(text, end):
            while end < len(text) and text[end] in ".!?:;,\"”’')]":
                end += 1
            return Found(FramePart(at, end, "title_repeat"))
    return None


def _plain(char: str) -> str:
    if char < "\x80":
        return char.lower() if char.isalnum() else ""
    return "".join(c for c in unicodedata.normalize("NFKD", char).casefold() if c.isalnum())


def _same_letters(title: str, text: str, at: int) -> int | None:
    """Where the title's letters end in the text, if they stand there in their order with nothing but punctuation between."""
    wanted = "".join(map(_plain, title))
    if len(wanted) < 10 or len(title.split()) < 2:
        return None
    got = 0
    for i in range(at, min(len(text), at + 2 * len(title) + 40)):
        plain = _plain(text[i])
        if not plain:
            continue
        if not wanted.startswith(plain, got):
            return None
        got += len(plain)
        if got == len(wanted):
            return i + 1
    return None


def _may_end(text: str, end: int) -> bool:
    if re.match(rf"[{LOWER}][{UPPER}\d\"“]", text[end - 1 : end + 1]):  # glued: "... monitorAir strikes"
        return True
    opening = rf"[.!?:]|[\"”’')\]]*(?:\s*$|\s*\n|\s+[-–—|]?\s*[{UPPER}\d\"“‘'(\[])"
    return re.match(opening, text[end : end + 8]) is not None
