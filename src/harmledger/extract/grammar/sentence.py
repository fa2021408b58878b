"""A parsed sentence as plain values, so that the grammar is tested, and runs, without the parser's own objects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from harmledger.model.span import Span

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
NAME_TAGS = frozenset({"NNP", "NNPS"})
VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
FINITE_TAGS = frozenset({"VBD", "VBP", "VBZ", "MD"})
BE = frozenset({"be", "is", "was", "are", "were", "been", "being", "am", "'s", "'re", "got", "get", "gets"})
HAVE = frozenset({"has", "have", "had", "having", "'ve"})
RELATIVES = frozenset({"who", "whom", "that", "which"})
QUOTES = frozenset({'"', "''", "``"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens side by side: words, lower-case forms, Penn tags, dependency labels, head positions, children and offsets.

    Positions count from 0 within the sentence; a root's head is itself. ``starts`` and ``ends`` are offsets into the
    report's text, or its title where ``in_title``. ``paragraph`` and ``order`` say where it stands in the report;
    ``quoted`` marks the tokens inside quotation marks that may have opened in an earlier sentence.
    """

    words: tuple[str, ...]
    low: tuple[str, ...]
    tag: tuple[str, ...]
    dep: tuple[str, ...]
    head: tuple[int, ...]
    kids: tuple[tuple[int, ...], ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    in_title: bool
    order: int
    paragraph: int
    quoted: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, begin: int, end: int) -> Span:
        """The characters of tokens ``begin`` up to but not including ``end``."""
        return Span(self.starts[begin], self.ends[end - 1], self.in_title)

    def phrase(self, begin: int, end: int) -> str:
        """Tokens as one lower-case string, for look-ups."""
        return " ".join(self.low[begin:end])

    def kid(self, i: int, *deps: str) -> int | None:
        """The first child of ``i`` with one of these labels."""
        return next((k for k in self.kids[i] if self.dep[k] in deps), None)

    def ancestors(self, i: int) -> Iterator[int]:
        """The heads above ``i``, nearest first."""
        while self.head[i] != i:
            i = self.head[i]
            yield i

    def left_edge(self, i: int) -> int:
        """The first token of the subtree of ``i``."""
        while self.kids[i] and self.kids[i][0] < i:
            i = self.kids[i][0]
        return i

    def right_edge(self, i: int) -> int:
        """One past the last token of the subtree of ``i``."""
        while self.kids[i] and self.kids[i][-1] > i:
            i = self.kids[i][-1]
        return i + 1

    def match(self, i: int, tokens: tuple[str, ...]) -> bool:
        """Whether the lower-case tokens stand at ``i``."""
        return self.low[i : i + len(tokens)] == tokens
