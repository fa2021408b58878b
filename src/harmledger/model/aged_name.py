"""Names of people that a text tells with their age: "Yusuf Wehbe, 24,", "24-year-old Yusuf Wehbe".

A text comes in, full names come out. An age is what only people have, so that such a name is a person's and no place's or
body's; what reads texts and what compares reports both need to know it.
"""

from __future__ import annotations

import re
from functools import lru_cache

_NAME = r"[A-Z][\w’'\-]+(?:[ ][A-Z][\w’'\-]*\.?){0,2}[ ][A-Z][\w’'\-]+"
_AGED = re.compile(
    rf"(?P<before>{_NAME})(?:, (?:also )?|[ ]\()\d{{1,2}}\b(?!\d)(?=[,.;)]| (?:and|of|who)\b)|-?[ ]?old[ ](?P<behind>{_NAME})"
)


@lru_cache(maxsize=64)
def aged_names(text: str) -> tuple[str, ...]:
    """The full names, as written, in the order of the text, each once."""
    return tuple(dict.fromkeys(match["before"] or match["behind"] for match in _AGED.finditer(text)))
