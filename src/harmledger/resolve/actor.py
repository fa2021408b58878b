"""Words for a body -> the body: who says so, and who did it.

An attribution or an actor comes in with its words; the same comes out with the directory's id and kind where the words name one
body beyond doubt. "Police" and "local activists" give a kind and no id; "the regime" alone stays what it is. Apart from the
readers, because the report's words are evidence and a body is a reading of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from harmledger.codebook.claimant_kinds import ClaimantKinds, claimant_kinds
from harmledger.codebook.directory import Directory, Entry, load_directory
from harmledger.codebook.folding import Token, bridges, fold, tokens
from harmledger.model.attribution import Attribution
from harmledger.model.mention import Actor
from harmledger.model.vocabulary import PUBLISHER

_ARTICLES = frozenset({"the", "a", "an"})
_NAME_PARTICLES = frozenset({"al", "el", "bin", "ibn", "abu", "de", "van", "von", "of"})
_BELONGS = frozenset({"of", "from"})
_PARTING = frozenset({"and", "or"})


class Word(NamedTuple):
    """A word of a phrase, folded, or a body of the directory that one or more of its words name."""

    folded: str
    is_capital: bool
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Words between two joints of a phrase; ``join`` is the joining word before them, or "" after a comma or at the start."""

    join: str
    words: tuple[Word, ...]


Fits = Callable[[Entry, Sequence[Word], ClaimantKinds], bool]
"""Whether what follows a body's name leaves it the body that is meant."""


class Body(NamedTuple):
    """What a phrase stands for: an entry and its kind, or a kind alone, or neither."""

    entry: Entry | None
    kind: str | None


def resolve_claimant(attribution: Attribution, countries: Collection[str] = ()) -> Attribution:
    """The attribution with ``claimant_id`` and ``claimant_kind`` where its claimant's words give them (M7, M21).

    ``countries`` (the report's, ISO alpha-2) choose between bodies of one acronym. What is there already is kept.
    """
    if attribution.claimant == PUBLISHER or attribution.claimant_id is not None:
        return attribution
    entry, kind = _claimant(attribution.claimant, tuple(sorted(countries)))
    return replace(attribution, claimant_id=entry.id if entry else None, claimant_kind=kind or attribution.claimant_kind)


def resolve_actor(actor: Actor, countries: Collection[str] = ()) -> Actor:
    """The actor with ``name`` and ``actor_id`` of the body that its words name, and its attribution resolved (M12).

    A state's warplanes, shelling or soldiers are its forces ("Israeli air strikes"); who is aimed at may be named by what is
    its own ("Hezbollah positions"). Words that fit several bodies, or none, stay words.
    """
    attribution = resolve_claimant(actor.attribution, countries)
    entry = None if actor.actor_id else _actor(actor.words, tuple(sorted(countries)), is_target=actor.role == "target")
    if entry is None:
        return actor if attribution is actor.attribution else replace(actor, attribution=attribution)
    return replace(actor, attribution=attribution, name=entry.name, actor_id=entry.id)


@lru_cache(maxsize=4096)
def _claimant(words: str, countries: tuple[str, ...]) -> Body:
    directory, kinds = load_directory(), claimant_kinds()
    if whole := directory.find(words, countries) or _of_state(words, directory, "government"):
        return Body(whole, whole.kind)
    fallback: str | None = None
    for part in _parts(words, directory, kinds, countries):
        if entry := _named(part, kinds, _may_speak):
            return Body(entry, entry.kind)
        folded = [word.folded for word in part.words]
        nouns = kinds.nouns(folded)
        if nouns and not _ends_in(folded, kinds.speakers):
            return Body(None, nouns[-1].kind)
        fallback = fallback or (nouns[-1].kind if nouns else None)
        if not nouns and not _ends_in(folded, kinds.speakers) and not _is_personal_name(part):
            break
    return Body(None, fallback)


@lru_cache(maxsize=4096)
def _actor(words: str, countries: tuple[str, ...], *, is_target: bool) -> Entry | None:
    directory, kinds = load_directory(), claimant_kinds()
    if entry := directory.find(words, countries) or _wielder(words, directory, countries):
        return entry
    if entry := _of_state(words, directory, "military"):
        return entry
    fits = _is_its_own if is_target else _fights
    parts = tuple(_parts(words, directory, kinds, countries))
    entry = _named(parts[0], kinds, fits) if parts else None
    if entry is None and len(parts) > 1 and parts[1].join in _BELONGS and _are_fighters(parts[0], kinds):
        entry = _named(parts[1], kinds, fits)
    return entry if entry and (is_target or entry.actor != "none") else None


def _wielder(words: str, directory: Directory, countries: tuple[str, ...]) -> Entry | None:
    """"suspected Russian air strikes": the words before the state's name are passed over if none is a name."""
    for token in tokens(words):
        if token.words[0].isupper():
            return directory.wielder(words[token.start :], countries)
    return None


def _of_state(words: str, directory: Directory, body: str) -> Entry | None:
    state = directory.state(words)
    return directory.body_of(state, body) if state else None


def _parts(words: str, directory: Directory, kinds: ClaimantKinds, countries: tuple[str, ...]) -> Iterator[Part]:
    """A phrase cut at commas, brackets and joining words, but never inside a body's name."""
    met = {found.start: found for found in directory.inside(words, countries)}
    held: list[Word] = []
    join, past = "", 0
    before: Token | None = None
    for token in tokens(words):
        if token.start < past:
            before = token
            continue
        folded = fold(token.words)
        found = met.get(token.start)
        parted = before is not None and not bridges(words, before, token)
        if parted or (found is None and folded in kinds.joins):
            if held:
                yield Part(join, tuple(held))
            held, join = [], "" if parted else folded
        if found is not None:
            held.append(Word("", is_capital=True, entry=found.entry))
            past = found.end
        elif folded not in kinds.joins:
            if folded not in _ARTICLES:
                held.append(Word(folded, token.words[0].isupper()))
        else:
            join = folded
        before = token
    if held:
        yield Part(join, tuple(held))


def _named(part: Part, kinds: ClaimantKinds, fits: Fits) -> Entry | None:
    """The last body in a part, if what stands before leaves it who it is and what follows ``fits`` it."""
    bodies = [i for i, word in enumerate(part.words) if word.entry]
    if not bodies:
        return None
    at = bodies[-1]
    entry = part.words[at].entry
    before, after = part.words[:at], part.words[at + 1 :]
    if after and after[0].folded in kinds.linked:
        if len(after) > 1:  # "al-Shabaab-held town"
            return None
        after = ()  # "the National Front, led by"
    is_left = all(word.is_capital or word.folded in kinds.before for word in before)
    return entry if entry and is_left and (not after or fits(entry, after, kinds)) else None


def _may_speak(entry: Entry, after: Sequence[Word], kinds: ClaimantKinds) -> bool:
    """A title and a name ("Foreign Secretary A. B."), a speaker ("spokesman"), or a noun for the body itself ("rebels")."""
    folded = [word.folded for word in after]
    while folded and after[len(folded) - 1].is_capital:
        folded.pop()
    if not folded:
        return True
    nouns = kinds.nouns(folded)
    is_itself = bool(nouns) and nouns[-1].end == len(folded) and _is_kin(nouns[-1].kind, entry, kinds)
    return _PARTING.isdisjoint(folded) and (is_itself or _ends_in(folded, kinds.speakers) or _ends_in(folded, kinds.fighters))


def _fights(entry: Entry, after: Sequence[Word], kinds: ClaimantKinds) -> bool:
    """Its people ("fighters", "brigade") or what they strike with ("shelling"), and nothing that is another's."""
    folded = [word.folded for word in after]
    nouns = kinds.nouns(folded)
    is_itself = bool(nouns) and nouns[-1].end == len(folded) and _is_kin(nouns[-1].kind, entry, kinds)
    return _PARTING.isdisjoint(folded) and (is_itself or _ends_in(folded, kinds.fighters) or _ends_in(folded, kinds.blows))


def _is_its_own(entry: Entry, after: Sequence[Word], kinds: ClaimantKinds) -> bool:
    folded = [word.folded for word in after]
    return _fights(entry, after, kinds) or (_PARTING.isdisjoint(folded) and _ends_in(folded, kinds.holdings))


def _is_kin(kind: str, entry: Entry, kinds: ClaimantKinds) -> bool:
    return kind == entry.kind or (kinds.is_party(kind) and entry.actor != "none")


def _are_fighters(part: Part, kinds: ClaimantKinds) -> bool:
    folded = [word.folded for word in part.words]
    nouns = kinds.nouns(folded)
    is_party = bool(nouns) and nouns[-1].end == len(folded) and kinds.is_party(nouns[-1].kind)
    return _PARTING.isdisjoint(folded) and (is_party or _ends_in(folded, kinds.fighters))


def _ends_in(folded: Sequence[str], forms: frozenset[tuple[str, ...]]) -> bool:
    return any(tuple(folded[-length:]) in forms for length in range(1, min(4, len(folded)) + 1))


def _is_personal_name(part: Part) -> bool:
    return all(word.is_capital or word.folded in _NAME_PARTICLES for word in part.words)
