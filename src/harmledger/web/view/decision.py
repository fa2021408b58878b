"""What a judgement decided, in a word or two."""

from __future__ import annotations

import json

from harmledger.model.judgement import Judgement
from harmledger.review.phrase import printable

_WORDS = {
    "same": "merged",
    "different": "told apart",
    "accept": "accepted",
    "correct": "corrected",
    "reject": "rejected",
    "grade": "graded",
    "withdraw": "undone",
}


def words(judgement: Judgement) -> str:
    """ "accepted", "graded fair", "corrected to low 8, high 10"."""
    word = _WORDS[judgement.verdict]
    if judgement.verdict == "grade":
        return f"{word} {judgement.value}"
    if judgement.verdict == "correct" and judgement.value:
        value = json.loads(judgement.value)
        told = ", ".join(f"{name.replace('_', ' ')} {printable(str(part))}" for name, part in value.items() if part is not None)
        return f"{word} to {told or 'unknown'}"
    return word
