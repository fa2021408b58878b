"""Which names an export gives: bodies, places and outlets; of people none, unless they are asked for (M28).

Words of a report come in and go out with "[name withheld]" where a person's name may stand. Conservative: a run of words with
capitals is taken for a person's name unless a word in it says that it is a body's, or it names a place, a people, a day or a
party of the incident. Whoever publishes the names of victims and witnesses puts the living at risk.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import dropwhile
from urllib.parse import urlsplit

from harmledger.codebook.directory import load_directory
from harmledger.codebook.folding import fold
from harmledger.codebook.load import load
from harmledger.export.record import Record
from harmledger.model.attribution import Attribution
from harmledger.model.entry import Entry
from harmledger.model.mention import Mention
from harmledger.model.vocabulary import PUBLISHER

WITHHELD = "[name withheld]"
BLOCK = "\u2588"
_MARKS = "\u0300-\u036f\u064b-\u065f\u0670"
_WORD = re.compile(rf"[^\W\d_](?:[\w’'`ʿʾ{_MARKS}-]*[\w{_MARKS}])?\.?")
_SENTENCE = re.compile(r"(?s)\S.*?(?:(?<=[a-z0-9]{3})[.!?][\"”’)]*(?=\s)|\n|$)")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_SHORTEST = 4
"""A name shorter than this in an address is too likely to be a part of another word."""


@dataclass(frozen=True, slots=True)
class Names:
    """``known`` are folded words that name no person here; ``people`` those found in names of persons."""

    are_given: bool = False
    known: frozenset[str] = frozenset()
    people: frozenset[str] = field(default_factory=frozenset)

    def words(self, text: str) -> str:
        """The words with each name of a person withheld."""
        if self.are_given:
            return text
        return _without(text, self.runs(text))

    def headline(self, text: str) -> str:
        """A headline or a sentence of ours; with a capital on every word only names that some claim holds are told."""
        if self.are_given:
            return text
        spans = _joined(text, [match for match in _WORD.finditer(text) if _key(match) in self.people])
        told = _without(text, spans)
        return told if _is_title_case(told) else _without(told, (span for span in self.runs(told) if not _opens(told, span)))

    def masked(self, text: str) -> str:
        """Running text with the letters of names as blocks, so that every span into it still holds."""
        if self.are_given:
            return text
        spans = [match.span() for match in _WORD.finditer(text) if _key(match) in self.people]
        if not _is_title_case(text):
            spans += _inner_runs(self, text)
        return _blocked(text, spans)

    def blocked(self, text: str) -> str:
        """A few words with the letters of whatever may be a name as blocks."""
        return text if self.are_given else _blocked(text, self.runs(text))

    def address(self, url: str | None) -> str | None:
        """The URL; only its host where the rest of it holds a name."""
        if url is None or self.are_given:
            return url
        if self.are_in(url):
            parts = urlsplit(url)
            return f"{parts.scheme}://{parts.netloc}/"
        return url

    def are_in(self, text: str) -> bool:
        """Whether a name stands anywhere in it, as in an address or a file's name."""
        folded = fold(text)
        return any(len(name) >= _SHORTEST and name in folded for name in self.people)

    def claimant(self, attribution: Attribution, publisher: str | None) -> str:
        """Who vouches for it: the publisher by its name, a person by what the report calls it besides a name."""
        if attribution.claimant == PUBLISHER:
            return publisher or "the report itself"
        return attribution.claimant if attribution.claimant_id else self.words(attribution.claimant)

    def spokesperson(self, attribution: Attribution) -> str | None:
        return attribution.spokesperson if self.are_given else None

    def runs(self, text: str) -> Iterator[tuple[int, int]]:
        """Where in the text a person's name may stand."""
        here = [match for match in _WORD.finditer(text) if _is_name(match.group())]
        for start, end in _joined(text, here):
            told = list(_WORD.finditer(text, start, end))
            if not _WORD.search(text[:start]):
                told = list(dropwhile(lambda match: _key(match) in _plain(), told))
            if told and not self._is_known([match.group().strip(".") for match in told if _is_name(match.group())]):
                yield told[0].start(), end

    def _is_known(self, words: Sequence[str]) -> bool:
        if any(fold(word) in _bodies() for word in words):
            return True
        return all(fold(word) in self.known or _is_people_or_day(word) for word in words)


class Withholding:
    """The names of every record of an export: what names a person in one of them names that person in all."""

    def __init__(self, records: Sequence[Record], *, given: bool) -> None:
        self._given = given
        self._outlets = frozenset(_words_of(filter(None, (report.publisher for one in records for report in one.reports))))
        self._people = frozenset() if given else frozenset(key for one in records for key in self._named(one))

    def of(self, record: Record) -> Names:
        known = self._known(record)
        return Names(self._given, known, self._people - known)

    def _known(self, record: Record) -> frozenset[str]:
        return self._outlets | frozenset(_words_of(_no_persons(record)))

    def _named(self, record: Record) -> Iterator[str]:
        """The words in names of persons that a record's claims hold."""
        known = Names(known=self._known(record))
        claims = [actor.attribution for entry in record.entries for actor in entry.mention.actors]
        claims += [toll.attribution for toll, _ in record.tolls]
        said = [toll.words for toll, _ in record.tolls]
        said += [one.claimant for one in claims if not one.claimant_id and one.claimant != PUBLISHER]
        found = {key for text in said for start, end in known.runs(text) for key in _words_of([text[start:end]])}
        found |= set(_words_of(one.spokesperson for one in claims if one.spokesperson))
        yield from found - known.known - _particles() - _plain()


def names_in(entries: Iterable[Entry]) -> Names:
    """The names of people in reports: whatever stands as a name in one of them is withheld in all."""
    held = list(entries)
    outlets = filter(None, (entry.report.publisher for entry in held))
    known = frozenset(_words_of((*outlets, *(name for entry in held for name in _bodies_and_places(entry.mention)))))
    bare = Names(known=known)
    texts = {entry.report.report_id: entry.report.text for entry in held}
    found = {key for text in texts.values() for start, end in _inner_runs(bare, text) for key in _words_of([text[start:end]])}
    claims = [actor.attribution for entry in held for actor in entry.mention.actors]
    claims += [toll.attribution for entry in held for toll in entry.mention.tolls]
    found |= set(_words_of(claim.spokesperson for claim in claims if claim.spokesperson))
    return Names(known=known, people=frozenset(found) - known - _particles() - _plain() - _bodies())


def _bodies_and_places(mention: Mention) -> Iterator[str]:
    for actor in mention.actors:
        if actor.role != "target" or actor.actor_id:
            yield from filter(None, (actor.words, actor.name))
    for place in filter(None, (mention.place,)):
        yield from filter(None, (place.words, place.within, place.admin1, place.match and place.match.name))


def _inner_runs(names: Names, text: str) -> Iterator[tuple[int, int]]:
    """Where names may stand in running text: a single word that opens a sentence has its capital from there."""
    for sentence in _SENTENCE.finditer(text):
        said = sentence.group()
        yield from ((sentence.start() + a, sentence.start() + b) for a, b in names.runs(said) if not _opens(said, (a, b)))


def _blocked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    letters = list(text)
    for start, end in spans:
        letters[start:end] = [BLOCK if letter.isalnum() else letter for letter in letters[start:end]]
    return "".join(letters)


def _no_persons(record: Record) -> Iterator[str]:
    """Names of places and of those who took part in the violence."""
    incident = record.incident
    yield from (party.name for party in incident.parties if party.role != "target")
    places = [entry.mention.place for entry in record.entries if entry.mention.place]
    for place in places:
        yield from filter(None, (place.admin1, place.match and place.match.name))
        yield from (words for words in (place.words, place.within) if words and _owned().isdisjoint(_words_of([words])))
    if incident.place:
        yield from filter(None, (incident.place.name, incident.place.admin1))


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    out, last = [], 0
    for start, end in spans:
        out += [text[last:start], WITHHELD]
        last = end
    return "".join(out) + text[last:]


def _is_title_case(text: str) -> bool:
    return all(match.group()[:1].isupper() for match in _WORD.finditer(text) if len(match.group()) >= _SHORTEST)


def _opens(text: str, span: tuple[int, int]) -> bool:
    """One word at the beginning, which has its capital from there."""
    start, end = span
    return not _WORD.search(text[:start]) and len(_WORD.findall(text[start:end])) == 1


def _joined(text: str, matches: Sequence[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Neighbouring words as one span, over the particles between them."""
    spans: list[tuple[int, int]] = []
    for match in matches:
        if spans and _is_between(text[spans[-1][1] : match.start()]):
            spans[-1] = (spans[-1][0], match.end())
        else:
            spans.append(match.span())
    for start, end in spans:
        yield start, end - 1 if text[start:end].endswith(".") and " " not in text[start:end] else end


def _is_between(text: str) -> bool:
    return not text.strip() or (text.strip(" -").casefold() in _particles())


def _is_name(word: str) -> bool:
    """A word with a capital, or in a script that has none; no acronym."""
    letters = word.strip(".")
    if letters.isupper() and len(letters) > 1:
        return False
    return not _LATIN.match(letters) or any(part[:1].isupper() for part in re.split(r"[-’'`]", letters))


def _key(match: re.Match[str]) -> str:
    return fold(match.group().strip("."))


def _words_of(texts: Iterable[str]) -> Iterator[str]:
    return (_key(match) for text in texts for match in _WORD.finditer(text))


@cache
def _plain() -> frozenset[str]:
    nouns = load("victims")
    words = {word for value in nouns.values() if isinstance(value, list) for word in value}
    return frozenset(fold(word) for word in (*load("crosswalks")["names"]["plain"], *words, *(f"{word}s" for word in words)))


@cache
def _bodies() -> frozenset[str]:
    return frozenset(fold(word) for word in load("crosswalks")["names"]["bodies"])


@cache
def _owned() -> frozenset[str]:
    return frozenset(load("crosswalks")["names"]["owned"])


@cache
def _particles() -> frozenset[str]:
    return frozenset(load("crosswalks")["names"]["particles"])


@cache
def _is_people_or_day(word: str) -> bool:
    """A people, a state, a weekday or a month."""
    return fold(word) in _days() | _people_nouns() or load_directory().state(word) is not None


@cache
def _people_nouns() -> frozenset[str]:
    nouns = [word for value in load("victims").values() if isinstance(value, list) for word in value if word[:1].isupper()]
    return frozenset(fold(word) for noun in nouns for word in (noun, f"{noun}s"))


@cache
def _days() -> frozenset[str]:
    times = load("times")
    parts = (*times["valued"].items(), *times["capitalised"].items())
    return frozenset(word for name, words in parts if "month" in name or "weekday" in name for word in words)
