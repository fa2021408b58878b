"""Who spoke so far in a report, and how the report called them (M7).

A phrase comes in; what can be pointed back to comes out: its nouns, whether it is a person, whether it is many.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from harmledger.codebook.directory import Entry
from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.document import Line
from harmledger.extract.grammar.roster import Roster
from harmledger.extract.grammar.sentence import NOUN_TAGS, Sentence
from harmledger.extract.grammar.speaker_phrase import LINKING, Phrase

COUNTING = frozenset({"two", "three", "four", "five", "several", "some", "many"})


@dataclass(frozen=True, slots=True)
class Heard:
    """Who speaks in sentence ``order``: ``nouns`` are what the phrase calls them, ``words`` all of it in lower case."""

    claimant: str
    order: int
    begin: int
    end: int
    nouns: frozenset[str]
    words: frozenset[str]
    is_human: bool
    is_many: bool
    person: str | None = None
    entry: Entry | None = None

    @classmethod
    def of(cls, s: Sentence, order: int, phrase: Phrase, person: str | None, lex: Lexicon) -> Heard:
        """The phrase as it stands, before it is known whom it means."""
        begin, end, head = phrase
        nouns = frozenset(_nouns(s, phrase, lex))
        human = person is not None or any(_is_human(noun, lex) for noun in nouns)
        many = s.tag[head] in ("NNS", "NNPS") or s.low[begin] in COUNTING
        return cls("", order, begin, end, nouns, frozenset(s.low[begin:end]), human, many, person)

    def named(self, claimant: str, entry: Entry | None = None) -> Heard:
        return replace(self, claimant=claimant, entry=entry)

    def again(self, order: int, phrase: Phrase) -> Heard:
        """The same, speaking again by another phrase."""
        return replace(self, order=order, begin=phrase.begin, end=phrase.end)


@dataclass(slots=True)
class Hearing:
    """A report as far as it is read: its roster, who spoke in it so far, and whom the last sentence without a word of saying
    was about.
    """

    lines: tuple[Line, ...]
    lex: Lexicon
    roster: Roster
    spoke: list[Heard] = field(default_factory=list)
    topic: Heard | None = None


def _nouns(s: Sentence, phrase: Phrase, lex: Lexicon) -> Iterator[str]:
    """What the phrase calls somebody, by the nouns that stand for them: not those of "of the council"."""
    inside = False
    for j in range(phrase.begin, phrase.end):
        inside = s.low[j] in LINKING or (inside and s.words[j] != ",")
        if not inside and s.tag[j] in NOUN_TAGS and (_is_rank(s, j, lex) or not _modifies(s, j, phrase.end)):
            yield s.low[j]


def _is_human(noun: str, lex: Lexicon) -> bool:
    return (noun in lex.victims.nouns or noun in lex.saying.spokespeople) and noun not in lex.saying.generic


def _is_rank(s: Sentence, j: int, lex: Lexicon) -> bool:
    """ "Colonel" before a name."""
    return s.words[j] != s.low[j] and _is_human(s.low[j], lex) and s.low[j] not in lex.victims.demonyms


def _modifies(s: Sentence, j: int, end: int) -> bool:
    """Whether the noun at ``j`` only modifies the next one, as "police" in "police commander"; a common noun before a name
    ("the group Artículo Libre") does not.
    """
    if j + 1 >= end:
        return False
    is_name_next = s.words[j + 1] != s.low[j + 1]
    return s.tag[j + 1] == "POS" or (s.tag[j + 1] in NOUN_TAGS and (not is_name_next or s.words[j] != s.low[j]))
