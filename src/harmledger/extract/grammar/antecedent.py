"""Whom a pronoun or a common noun points to among those who spoke, or are named, in a report (M7).

A phrase and what was heard so far come in; the one meant comes out, or None: a pronoun with nothing before it is nobody.
"""

from __future__ import annotations

from harmledger.codebook.directory import Entry, load_directory
from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.heard import Heard, Hearing
from harmledger.extract.grammar.roster import introductions
from harmledger.extract.grammar.sentence import NAME_TAGS, NOUN_TAGS, Sentence
from harmledger.extract.grammar.speaker_phrase import ARTICLES, LINKING, Phrase

POINTING = frozenset({"the", "this", "that", "its", "their", "these", "those", "his", "her"})
PERSONAL = frozenset({"he", "she", "who"})
FARTHEST = 10
"""Sentences that a pronoun reaches back."""
AT_HAND = 6
"""Sentences within which an office and the name of who holds it are told."""


def antecedent(hearing: Hearing, n: int, phrase: Phrase) -> Heard | None:
    """Whom a pronoun means: the last who spoke or, for a person or at the head of a sentence, whom a later one was about."""
    pronoun = hearing.lines[n].s.low[phrase.head]
    last = next((who for who in reversed(hearing.spoke) if n - who.order <= FARTHEST and agrees(pronoun, who)), None)
    topic = hearing.topic
    if topic is None or n - topic.order > 2 or not agrees(pronoun, topic) or (last and last.order >= topic.order):
        return last
    return topic if phrase.begin < 2 or pronoun in PERSONAL else last


def agrees(pronoun: str, who: Heard) -> bool:
    """Whether a pronoun can stand for somebody, by number and by whether it is a person."""
    if pronoun in PERSONAL:
        return who.is_human and (not who.is_many or who.person is not None)
    if pronoun == "it":
        return not who.is_human or who.entry is not None
    return who.is_many or not who.is_human or who.person is None


def pointed_at(hearing: Hearing, n: int, phrase: Phrase, plain: Heard) -> Heard | None:
    """Who is meant by "the group", "the Observatory", "Ocampo", named before, or by "a monitor", named before or after."""
    s, saying = hearing.lines[n].s, hearing.lex.saying
    noun = s.low[phrase.head]
    if s.tag[phrase.head] in NAME_TAGS or (phrase.head and not s.in_title and s.words[phrase.head] != noun):
        return by_name(hearing, n, phrase, plain)
    if by_alias := _by_alias(hearing, s, phrase):
        return plain.named(hearing.roster.fullest[by_alias.id], by_alias)
    if s.low[phrase.begin] in POINTING:
        modifiers = _modifiers(s, phrase)
        candidates: list[Heard] = [*([hearing.topic] if hearing.topic else []), *reversed(hearing.spoke)]
        for who in candidates:
            if noun in who.nouns and modifiers <= who.words:
                return who
        if phrase.end - phrase.begin <= 2 and (noun in saying.mouthpieces or noun in saying.nameless):
            return hearing.spoke[-1] if hearing.spoke else None
        if plain.is_human and (holder := _holder(hearing, n, noun, modifiers)):
            return plain.named(holder)
    return _by_kind(hearing, n, phrase, plain)


def _by_alias(hearing: Hearing, s: Sentence, phrase: Phrase) -> Entry | None:
    """A body named in the report that is also called by the phrase: "the civil defence" is the White Helmets, as "Syrian Civil
    Defence" is another name of theirs.
    """
    words = " ".join(s.low[j] for j in range(phrase.begin, phrase.end) if s.low[j] not in ARTICLES)
    if " " not in words:
        return None
    called = {entry.id: entry for _, entry, _ in hearing.roster.bodies if any(_ends(name, words) for name in entry.aliases)}
    return next(iter(called.values())) if len(called) == 1 else None


def _ends(name: str, words: str) -> bool:
    return name.lower().endswith(f" {words}")


def _modifiers(s: Sentence, phrase: Phrase) -> set[str]:
    """What the words before the noun say of it, "UK-based" left out."""
    out: set[str] = set()
    for j in range(phrase.begin, phrase.head):
        if s.low[j] == "based":
            out.clear()
        elif s.words[j][0].isalpha() and s.low[j] not in ARTICLES and s.tag[j] != "POS":
            out.add(s.low[j])
    return out


def _holder(hearing: Hearing, n: int, office: str, modifiers: set[str]) -> str | None:
    """Who holds an office, where one person near by is named with it: "the regional governor" is "X, the governor of the
    region".
    """
    met = set()
    for words in introductions(hearing.lines, hearing.roster, n - AT_HAND, n + AT_HAND, hearing.lex):
        told = words.lower().replace(",", "").split()
        if office in told and all(any(word.startswith(modifier[:5]) for word in told) for modifier in modifiers):
            met.add(words)
    return met.pop() if len(met) == 1 else None


def by_name(hearing: Hearing, n: int, phrase: Phrase, plain: Heard) -> Heard | None:
    """A short name: of who spoke ("Ocampo"), the noun of one body's name ("the Observatory"), a headline's "Russia"."""
    s, roster = hearing.lines[n].s, hearing.roster
    begin = next((j + 1 for j in range(phrase.end - 2, phrase.begin - 1, -1) if s.low[j] == "based"), phrase.begin)
    capitals = {s.low[j] for j in range(begin, phrase.end) if s.words[j][0].isupper()} - ARTICLES
    if not capitals:
        return None
    for who in reversed(hearing.spoke):
        if capitals <= set((who.person or "").lower().replace("-", " ").split()):
            return who
    noun = s.low[phrase.head]
    others = capitals - {noun}
    bearers = {
        roster.fullest[entry.id]: entry
        for _, entry, words in roster.bodies
        if others <= set(words.lower().split()) and _noun_of(words) in (noun, noun.removesuffix("s"))
    }
    if not bearers and s.in_title and (of_state := _of_state(hearing, s.words[phrase.head])):
        return plain.named(*of_state)
    if bearers:
        return plain.named(*next(iter(bearers.items()))) if len(bearers) == 1 else None
    spoken = (who for who in reversed(hearing.spoke) if not who.person and noun == _noun_of(who.claimant))
    return next((who for who in spoken if capitals <= set(who.claimant.lower().split())), None)


def _of_state(hearing: Hearing, name: str) -> tuple[str, Entry] | None:
    """The official body of a state that the report names: who says it where a headline has "Russia says"."""
    state = load_directory().state(name)
    if state is None:
        return None
    own = [entry for _, entry, _ in hearing.roster.bodies if entry.id.startswith(f"{state.id}-")]
    kinds = hearing.lex.saying.speaks_for_state
    body = next((entry for kind in kinds for entry in own if entry.kind == kind), None)
    return (hearing.roster.fullest[body.id], body) if body else None


def _noun_of(name: str) -> str:
    """The noun of a body's name: "observatory" of "Syrian Observatory for Human Rights"."""
    words = name.lower().split()
    stop = next((n for n, word in enumerate(words) if n and word in LINKING), len(words))
    return words[stop - 1] if words else ""


def _by_kind(hearing: Hearing, n: int, phrase: Phrase, plain: Heard) -> Heard | None:
    """The nearest body of a kind that the noun can stand for, those who spoke first; for "a monitor" also one named later."""
    s, saying, roster = hearing.lines[n].s, hearing.lex.saying, hearing.roster
    noun, two = s.low[phrase.head], s.phrase(max(phrase.begin, phrase.head - 1), phrase.head + 1)
    exact = {kind for kind, words in saying.anaphors.items() if two in words and two != noun}
    loose = {kind for kind, words in saying.anaphors.items() if noun in words}
    if not (exact or loose) or phrase.head + 1 < phrase.end:
        return None
    modifiers = _modifiers(s, phrase) - (set(two.split()) if exact else set())
    definite = s.low[phrase.begin] in POINTING or s.in_title
    before: list[Entry] = []
    after: list[Entry] = []
    for m, entry, _ in roster.bodies:
        if entry.kind in (exact or loose) and _may_mean(s, phrase, modifiers, entry, roster.fullest[entry.id], hearing.lex):
            (before if m <= n else after).append(entry)
    chosen = None
    if before and (definite or noun in saying.even_indefinite or two in saying.even_indefinite):
        spoken = {who.claimant for who in hearing.spoke[-3:]}
        chosen = next((entry for entry in reversed(before) if roster.fullest[entry.id] in spoken), before[-1])
    elif after and (definite or exact or s.low[phrase.begin] in ("a", "an")):
        chosen = after[0]
    if chosen:
        return plain.named(roster.fullest[chosen.id], chosen)
    last = hearing.spoke[-1] if hearing.spoke else None
    is_any_body = len(loose) > 2 and definite and not modifiers and not exact
    return last if is_any_body and last and not last.is_human else None


def _may_mean(s: Sentence, phrase: Phrase, modifiers: set[str], entry: Entry, name: str, lex: Lexicon) -> bool:
    """Whether the noun and what modifies it fit the body: an army or ministry is the one whose name has all of the words, a
    group may be described at will but not named otherwise.
    """
    words, noun = set(name.lower().replace("-", " ").split()), s.low[phrase.head]
    if entry.kind in lex.saying.named_by_noun:
        return noun in words and modifiers <= words
    if noun in words or entry.kind in lex.saying.named_by_all:
        return modifiers <= words
    return modifiers & {s.low[j] for j in range(phrase.begin, phrase.head) if s.tag[j] in NOUN_TAGS} <= words
