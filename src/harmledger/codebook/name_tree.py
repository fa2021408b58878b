"""Names as a tree of tokens: the words of a report in, every listed name that they spell out.

Below a state's name or adjective hangs one shared tree of what may follow it ("army", "defence ministry"), so that two
hundred states cost no more than one. Apart from the directory, because it knows tokens and not bodies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import dropwhile
from typing import NamedTuple

from harmledger.codebook.folding import Token, acronym_form, bare_length, bridges, fold, is_acronym, tokens, unpossessed

_ARTICLES = ("the", "a", "an")
_PASSED_OVER = ("the", "s")  # within a name: "Ministry of the Interior", "People s Protection Units"
_MEMORY = 1 << 16


@dataclass(slots=True)
class Node:
    """A place in the tree. ``ids`` are those whose names end here, ``whole_ids`` where the words are nothing else; the
    bodies of ``states`` may follow. ``in_lower_case``: a name that ends here is listed without a capital, and so met without;
    ``from_lower_case``: one that leads here begins without.
    """

    children: dict[str, Node] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    whole_ids: list[str] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    in_lower_case: bool = False
    from_lower_case: bool = False


class Step(NamedTuple):
    """A node that the first ``length`` tokens lead to, ``last`` being the last; ``state`` is set below a state's name."""

    length: int
    last: Token
    node: Node
    state: str | None


class NameTree:
    """``same_word`` maps a folded token onto the one that stands for all its spellings ("defense": "defence")."""

    def __init__(self, same_word: Mapping[str, str]) -> None:
        self.root = Node()
        self._same = dict(same_word)
        self._known: dict[str, tuple[str, ...]] = {}
        self.starts = _Starts(self)

    def plant(self, name: str, under: Node | None = None, *, acronym: bool = False) -> Node:
        """The node where a name ends, made if need be. A name with a capital must be met with one."""
        significant = [token.words for token in tokens(name) if fold(token.words) != "the"]
        node = under or self.root
        for token in significant:
            node = node.children.setdefault(self._planted(token, acronym=acronym), Node())
            node.from_lower_case |= not significant[0][0].isupper()
        node.in_lower_case |= not any(token[0].isupper() for token in significant)
        return node

    def walk(self, words: str | None, names: Iterable[Token], below_states: Node | None) -> Iterator[Step]:
        """Every node that the tokens lead to from the first one on, the nearest first.

        With ``words``, from which the tokens are, a name ends where a comma, full stop or bracket parts two of them.
        """
        reached: list[tuple[Node, str | None]] = [(self.root, None)]
        before: Token | None = None
        for length, token in enumerate(names, 1):
            if words is not None and before is not None and not bridges(words, before, token):
                return
            keys = self.keys(token.words)
            onward = [(child, state) for node, state in reached for key in keys if (child := node.children.get(key))]
            if not onward and (before is None or keys[0] not in _PASSED_OVER):
                return
            for node, state in onward:
                yield Step(length, token, node, state)
            if onward:
                reached = onward
                if below_states is not None:
                    reached = onward + [(below_states, state) for node, _ in onward for state in node.states]
            before = token

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

    def _planted(self, token: str, *, acronym: bool) -> str:
        if acronym or is_acronym(token):
            return acronym_form(token)
        folded = fold(token[: bare_length(token)])
        return self._same.get(folded, folded)


class _Starts(dict[str, bool]):
    """Whether any name begins with a token, in lower case only if it is listed so.

    Filled as tokens are met, and emptied when it grows too large.
    """

    def __init__(self, tree: NameTree) -> None:
        self._tree = tree

    def __missing__(self, token: str) -> bool:
        if len(self) >= _MEMORY:
            self.clear()
        firsts = (self._tree.root.children.get(key) for key in self._tree.keys(token))
        known = self[token] = any(first and (first.from_lower_case or not token[0].islower()) for first in firsts)
        return known


def significant(words: str) -> tuple[Token, ...]:
    """The tokens of a phrase without the articles before it."""
    return tuple(dropwhile(lambda token: fold(token.words) in _ARTICLES, tokens(words)))
