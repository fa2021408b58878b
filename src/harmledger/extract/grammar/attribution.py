"""An attribution: the phrase of a sentence that names who speaks, and the stretch of the sentence that it vouches for (M7).

A value. Whom the phrase means (the monitor, he, the spokesman's body) is settled across sentences, in claimant.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Manner = Literal["asserted", "claimed", "denied"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Tokens ``begin`` to ``end`` name who speaks, ``head`` the noun; the claim stands in ``first`` to ``last``.

    ``verb`` is the word of saying and ``manner`` how it is said; ``passes_on`` marks words that cite another.
    """

    begin: int
    end: int
    head: int
    verb: int
    manner: Manner
    first: int
    last: int
    is_pronoun: bool = False
    passes_on: bool = False
