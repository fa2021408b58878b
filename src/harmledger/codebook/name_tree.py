"""Names as a tree of tokens: the words of a report in, every listed name that they spell out.

Below a state's name or adjective hangs one shared tree of what may follow it ("army", "defence ministry"), so that two
hundred states cost no more than one. Apart from the directory, because it knows tokens and not bodies.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from harmledger.codebook.folding import Token, acronym_form, bridges, fold, is_acronym, tokens, unpossessed

_ARTICLES = ("the", "a", "an")
_PASSED_OVER = ("the", "s")  # within a name: "Ministry of the Interior", "People s Protection Units"
_MEMORY = 1 << 16


@dataclass(slots=True)
class Node:
    """A place in the tree. ``ids`` are the names that end here; ``states`` those whose bodies may follow."""

    children: dict[str, Node] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    needs_capital: bool = False


class Step(NamedTuple):
    """A node that the tokens before ``end`` lead to; ``state`` is set below a state's name."""

    end: int
    node: Node
    state: str | None


class NameTree:
    """``same_word`` maps a folded token onto the one that stands for all its spellings ("defense": "defence")."""

    def __init__(self, same_word: Mapping[str, str]) -> None:
        self.root = Node()
        self._same = dict(same_word)
        self._known: dict[str, tuple[str, ...]] = {}

    def plant(self, name: str, acronym: bool = False, under: Node | None = None) -> Node:
        """The node where a name ends, made if need be. A name of one word must be met with a capital if it has one."""
        significant = [token.words for token in tokens(name) if fold(token.words) not in _ARTICLES]
        node = under or self.root
        for token in significant:
            node = node.children.setdefault(self._planted(token, acronym), Node())
        if len(significant) == 1 and significant[0][0].isupper():
            node.needs_capital = True
        return node

    def plant_joined(self, name: str) -> Node | None:
        """The node of a hyphenated name whose hyphens were lost: "alShabaab"."""
        return self.plant(name.replace("-", "")) if "-" in name else None

    def starts(self, token: str) -> bool:
        children = self.root.children
        return any(key in children for key in self._known.get(token) or self.keys(token))

    def walk(self, words: str, names: tuple[Token, ...], at: int, below_states: Node | None) -> Iterator[Step]:
        """Every node that the tokens from ``at`` on lead to, the nearest first."""
        reached: list[tuple[Node, str | None]] = [(self.root, None)]
        for index in range(at, len(names)):
            if index > at and not bridges(words, names[index - 1], names[index]):
                return
            keys = self.keys(names[index].words)
            onward = [(child, state) for node, state in reached for key in keys if (child := node.children.get(key))]
            if not onward:
                if index > at and keys[0] in _PASSED_OVER:
                    continue
                return
            for node, state in onward:
                yield Step(index + 1, node, state)
            reached = onward
            if below_states is not None:
                reached = onward + [(below_states, state) for node, _ in onward for state in node.states]

    def keys(self, token: str) -> tuple[str, ...]:
        """The keys under which a token may stand: folded, without a possessive s, and as an acronym."""
        if (known := self._known.get(token)) is not None:
            return known
        bare = unpossessed(token)
        folded, plain = fold(token), fold(bare)
        forms = (self._same.get(folded, folded), self._same.get(plain, plain), acronym_form(token), acronym_form(bare))
        if len(self._known) >= _MEMORY:
            self._known.clear()
        return self._known.setdefault(token, tuple(dict.fromkeys(forms)))

    def _planted(self, token: str, acronym: bool) -> str:
        if acronym or is_acronym(token):
            return acronym_form(token)
        folded = fold(unpossessed(token)) if not token.endswith("s") else fold(token)
        return self._same.get(folded, folded)


def significant(words: str) -> tuple[Token, ...]:
    """The tokens of a phrase without the articles before it."""
    names = tokens(words)
    first = 0
    while first < len(names) and fold(names[first].words) in _ARTICLES:
        first += 1
    return names[first:]
