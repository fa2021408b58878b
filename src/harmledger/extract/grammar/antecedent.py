"""Whom a pronoun or a common noun points to among those who spoke, or are named, in a report (M7).

A phrase and those heard so far come in; the one meant comes out, or None: a pronoun with nothing before it is nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from harmledger.codebook.directory import Entry
from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.roster import Roster
from harmledger.extract.grammar.sentence import NAME_TAGS, NOUN_TAGS, Sentence
from harmledger.extract.grammar.speaker_phrase import ARTICLES, LINKING, Phrase

POINTING = frozenset({"the", "this", "that", "its", "their", "these", "those", "his", "her"})
PERSONAL = frozenset({"he", "she", "who"})
FARTHEST = 10
"""Sentences that a pronoun reaches back."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody who speaks in sentence ``order``: ``nouns`` are what the phrase calls them, ``words`` all of it in lower case."""

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
        nouns = frozenset(_nouns(s, phrase, lex))
        human = person is not None or any(_is_human(noun, lex) for noun in nouns)
        many = s.tag[phrase.head] in ("NNS", "NNPS") or s.low[phrase.begin] in ("two", "three", "several")
        return cls("", order, phrase.begin, phrase.end, nouns, frozenset(s.low[phrase.begin : phrase.end]), human, many, person)

    def named(self, claimant: str, entry: Entry | None = None) -> Heard:
        return replace(self, claimant=claimant, entry=entry)

    def again(self, order: int, phrase: Phrase) -> Heard:
        return replace(self, order=order, begin=phrase.begin, end=phrase.end)


def _is_human(noun: str, lex: Lexicon) -> bool:
    return (noun in lex.victims.nouns or noun in lex.saying.spokespeople) and noun not in lex.saying.generic


def _is_rank(s: Sentence, j: int, lex: Lexicon) -> bool:
    """ "Colonel" before a name."""
    return s.words[j] != s.low[j] and _is_human(s.low[j], lex) and s.low[j] not in lex.victims.demonyms


def _nouns(s: Sentence, phrase: Phrase, lex: Lexicon) -> Iterator[str]:
    """What the phrase calls somebody, by the nouns that stand for them: not those of "of the council"."""
    inside = False
    for j in range(phrase.begin, phrase.end):
        inside = s.low[j] in LINKING or inside and s.words[j] != ","
        if not inside and s.tag[j] in NOUN_TAGS and (_is_rank(s, j, lex) or not _modifies(s, j, phrase.end)):
            yield s.low[j]


def _modifies(s: Sentence, j: int, end: int) -> bool:
    """Whether the noun at ``j`` only modifies the next one: "police" in "police commander"; "group" in "group Artículo Libre" does not."""
    if j + 1 < end and s.tag[j + 1] == "POS":
        return True
    return j + 1 < end and s.tag[j + 1] in NOUN_TAGS and (s.words[j + 1] == s.low[j + 1] or s.words[j] != s.low[j])


def antecedent(s: Sentence, phrase: Phrase, spoke: Sequence[Heard], topic: Heard | None, order: int) -> Heard | None:
    """Whom a pronoun means. At the head of a sentence it may go on with whom the sentence before was about; elsewhere it is the
    last who spoke."""
    pronoun = s.low[phrase.head]
    fits = [who for who in reversed(spoke) if order - who.order <= FARTHEST and _agrees(pronoun, who)]
    last = fits[0] if fits else None
    if topic and (phrase.begin < 2 or pronoun in PERSONAL) and order - topic.order <= 2 and _agrees(pronoun, topic) and (last is None or topic.order > last.order):
        return topic
    return last


def _agrees(pronoun: str, who: Heard) -> bool:
    if pronoun in PERSONAL:
        return who.is_human and (not who.is_many or who.person is not None)
    if pronoun == "it":
        return not who.is_human or who.entry is not None
    return who.is_many or not who.is_human or who.person is None


def pointed_at(s: Sentence, phrase: Phrase, plain: Heard, spoke: Sequence[Heard], topic: Heard | None, roster: Roster, order: int, lex: Lexicon) -> Heard | None:
    """ "The monitor", "a monitoring group", "the Observatory", "Ocampo": who is meant, named before or, for "a monitor", after."""
    noun = s.low[phrase.head]
    if s.tag[phrase.head] in NAME_TAGS:
        return by_name(s, phrase, plain, spoke, roster)
    definite = s.low[phrase.begin] in POINTING or s.in_title
    modifiers = _modifiers(s, phrase)
    if definite and not s.in_title:
        for who in (*((topic,) if topic else ()), *reversed(spoke)):
            if noun in who.nouns and modifiers <= who.words:
                return who
    if definite and phrase.end - phrase.begin <= 2 and (noun in lex.saying.mouthpieces or noun in lex.saying.nameless):
        return spoke[-1] if spoke else None
    return _by_kind(s, phrase, plain, spoke, roster, order, lex)


def _modifiers(s: Sentence, phrase: Phrase) -> set[str]:
    """What the words before the noun say of it, "UK-based" left out."""
    out: set[str] = set()
    for j in range(phrase.begin, phrase.head):
        if s.low[j] == "based":
            out.clear()
        elif s.words[j][0].isalpha() and s.low[j] not in ARTICLES and s.tag[j] != "POS":
            out.add(s.low[j])
    return out


def by_name(s: Sentence, phrase: Phrase, plain: Heard, spoke: Sequence[Heard], roster: Roster) -> Heard | None:
    """A short name: of somebody who spoke ("Ocampo"), or the noun of one body's name ("the Observatory")."""
    begin = next((j + 1 for j in range(phrase.end - 2, phrase.begin - 1, -1) if s.low[j] == "based"), phrase.begin)
    capitals = {s.low[j] for j in range(begin, phrase.end) if s.tag[j] in NAME_TAGS and s.words[j] != "-"}
    for who in reversed(spoke):
        names = set((who.person or "").lower().replace("-", " ").split())
        if capitals <= names:
            return who
    noun = s.low[phrase.head]
    others = capitals - {noun}
    bearers = {words: entry for _, entry, words in roster.bodies if others <= set(words.lower().split()) and _noun_of(words) in (noun, noun.removesuffix("s"))}
    bearers_full = {roster.fullest[entry.id]: entry for entry in bearers.values()}
    if len(bearers_full) == 1:
        words, entry = next(iter(bearers_full.items()))
        return plain.named(words, entry)
    if bearers:
        return None
    return next((who for who in reversed(spoke) if not who.person and capitals <= set(who.claimant.lower().split()) and noun == _noun_of(who.claimant)), None)


def _noun_of(name: str) -> str:
    """The noun of a body's name: "observatory" of "Syrian Observatory for Human Rights"."""
    words = name.lower().split()
    stop = next((n for n, word in enumerate(words) if n and word in ("of", "for", "in", "to", "without", "on")), len(words))
    return words[stop - 1] if words else ""


def _by_kind(s: Sentence, phrase: Phrase, plain: Heard, spoke: Sequence[Heard], roster: Roster, order: int, lex: Lexicon) -> Heard | None:
    """The nearest body of a kind that the noun can stand for, those who spoke first; for "a monitor" also one named later."""
    noun, two = s.low[phrase.head], s.phrase(max(phrase.begin, phrase.head - 1), phrase.head + 1)
    anaphors = lex.saying.anaphors
    exact = {kind for kind, words in anaphors.items() if two in words and two != noun}
    if "monitoring" in two:
        exact = {"monitor"}
    kinds = exact or {kind for kind, words in anaphors.items() if noun in words}
    if not kinds or phrase.head + 1 < phrase.end:
        return None
    modifiers = _modifiers(s, phrase) - (set(two.split()) if exact else set())
    bodies = [(n, entry) for n, entry, words in roster.bodies if entry.kind in kinds and _may_mean(s, phrase, noun, modifiers, entry, roster.fullest[entry.id], lex)]
    definite = s.low[phrase.begin] in POINTING or s.in_title
    before = [entry for n, entry in bodies if n <= order]
    spoken = {who.claimant for who in spoke[-3:]}
    chosen = None
    if before and (definite or "monitor" in kinds and len(kinds) == 1 or noun in ("monitor", "watchdog")):
        chosen = next((entry for entry in reversed(before) if roster.fullest[entry.id] in spoken), before[-1])
    elif after := [entry for n, entry in bodies if n > order]:
        if s.low[phrase.begin] in ("a", "an") or s.in_title or definite or exact:
            chosen = after[0]
    if chosen:
        return plain.named(roster.fullest[chosen.id], chosen)
    if definite and sum(noun in words for words in anaphors.values()) > 2 and spoke and not spoke[-1].is_human and not modifiers and not exact:
        return spoke[-1]
    return None


def _may_mean(s: Sentence, phrase: Phrase, noun: str, modifiers: set[str], entry: Entry, name: str, lex: Lexicon) -> bool:
    """Whether the noun and what modifies it fit the body: an army or ministry is the one whose name has all of the words, a
    group may be described at will but not named otherwise."""
    words = set(name.lower().replace("-", " ").split())
    if entry.kind in lex.saying.named_by_noun:
        return noun in words and modifiers <= words
    if noun in words or entry.kind in ("ministry", "health_authority"):
        return modifiers <= words
    return all(s.tag[j] not in NAME_TAGS and s.tag[j] not in ("NN", "NNS") or s.low[j] in words or s.low[j] not in modifiers for j in range(phrase.begin, phrase.head))
