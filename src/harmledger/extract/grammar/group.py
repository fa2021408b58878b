"""A group of people in a sentence, as a figure counts it: a value that counted.py, single.py and people.py make."""

from __future__ import annotations

from dataclasses import dataclass

from harmledger.model.count import CountRange
from harmledger.model.vocabulary import Harm, Who

POINTING = frozenset({"the", "these", "those", "his", "her", "their", "its", "both", "all"})
THEM = frozenset({"them", "whom", "these", "those", "which"})
POSSESSIVES = frozenset({"his", "her", "their", "its", "our", "my"})


@dataclass(frozen=True, slots=True)
class People:
    """Tokens ``begin`` to ``end``; ``head`` is the noun (or the number, where there is none).

    ``counted`` says that a number or vague number word stands with it, ``definite`` that it points back ("the three men"),
    ``bare`` that it is a number without a noun ("killed 43"), ``others`` that it is more of those told before ("two others"),
    ``harm_noun`` that its noun itself says the harm, ``named`` that a name or a word of harm alone shows that it is a person.
    ``pronoun`` that it is "him" or "her".
    ``among`` says that its words make it a part (M4): of "them", or of those with a harm ("four of the dead").
    """

    begin: int
    end: int
    head: int
    count: CountRange
    who: Who
    side: str | None = None
    counted: bool = True
    definite: bool = False
    bare: bool = False
    others: bool = False
    harm_noun: Harm | None = None
    named: bool = False
    pronoun: bool = False
    among: Harm | str | None = None

    @property
    def exact(self) -> int | None:
        """The number, where it is one."""
        return self.count.low if self.count.low is not None and self.count.low == self.count.high else None
