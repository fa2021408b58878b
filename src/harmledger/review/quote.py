"""The words of a claim in their sentence, as they stand in the report (M7).

A report and a span come in; the words go out with what stands before and after them. Nothing is reworded: what is cut off is
marked, and a line's end becomes a blank.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from harmledger.model.report import Report
from harmledger.model.span import Span

_SENTENCE_END = re.compile(r"(?<=[.!?][\"”’)\s])\s*(?=[\"“‘(A-Z0-9])|\n\s*")
_REACH = 240
"""Characters shown at most on each side: a sentence of news has some 150."""


@dataclass(frozen=True, slots=True)
class Quote:
    before: str
    words: str
    after: str

    def __str__(self) -> str:
        return self.before + self.words + self.after


def quote(report: Report, span: Span) -> Quote:
    """The span's words with the rest of the sentences that they stand in."""
    text = report.title if span.in_title else report.text
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    start = max((end for end in ends if end <= span.start), default=0)
    end = min((end for end in ends if end >= span.end), default=len(text))
    before, after = text[start : span.start], text[span.end : end].rstrip()
    if len(before) > _REACH:
        before = "…" + before[-_REACH:]
    if len(after) > _REACH:
        after = after[:_REACH] + "…"
    return Quote(_line(before), _line(text[span.start : span.end]), _line(after))


def _line(words: str) -> str:
    return re.sub(r"\s+", " ", words)
