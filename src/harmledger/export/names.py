"""Which names an export gives: bodies, places and outlets; of people none, unless they are asked for (M28).

Words of a report come in and go out with "[name withheld]" where a person's name may stand. Conservative: a run of words with
capitals is taken for a person's name unless a word in it says that it is a body's, or it names a place, a people, a day or a
party of the incident. Whoever publishes the names of victims and witnesses puts the living at risk.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import dropwhile
from urllib.parse import urlsplit

from harmledger.codebook.directory import load_directory
from harmledger.codebook.folding import fold
from harmledger.codebook.load import load
from harmledger.codebook.plain_words import load_plain_words
from harmledger.export.record import Record
from harmledger.model.attribution import Attribution
from harmledger.model.entry import Entry
from harmledger.model.mention import Mention
from harmledger.model.vocabulary import PUBLISHER
from harmledger.resolve.gazetteer.named import is_place

WITHHELD = "[name withheld]"
BLOCK = "\u2588"
_MARKS = "\u0300-\u036f\u064b-\u065f\u0670"
_WORD = re.compile(rf"[^\W\d_](?:[\w’'`ʿʾ{_MARKS}-]*[\w{_MARKS}])?\.?")
_SENTENCE = re.compile(r"(?s)\S.*?(?:(?<=[a-z0-9]{3})[.!?][\"”’)]*(?=\s)|\n|$)")
_CASED = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0370-\u03ff\u1f00-\u1fff\u0400-\u052f\u0531-\u058f]")
"""Letters of the scripts that begin a name with a capital: Latin, Greek, Cyrillic, Armenian."""
_AGE = re.compile(r",? \(?\d{1,3}(?=[,.;)]| (?:and|of|who)\b)")
_PLACED = re.compile(r"(\w+(?:-\w+)?)?\s+(\w+(?:-\w+)?)\s+(\w+)\s+\Z")
_BEGINS = re.compile(r"(?:\A|[-–—:;“\"(])[^\w]*\Z")
"""What stands before the first word of a sentence, a quotation, or what follows a dateline."""
_NEXT = re.compile(r"\s+([\w-]+)")
_POSSESSIVE = re.compile(r"[’'`]s?\Z")
_LONGEST_ACRONYM = 4
"""Letters of capitals that are an acronym and no name, where no directory knows them."""
_SHORTEST = 4
"""A name shorter than this in an address is too likely to be a part of another word."""


@dataclass(frozen=True, slots=True)
class Names:
    """``known`` are folded words that name no person here; ``people`` those found in names of persons; ``lower`` those that
    the reports write in lower case, ``countries`` those that they tell of.
    """

    are_given: bool = False
    known: frozenset[str] = frozenset()
    people: frozenset[str] = field(default_factory=frozenset)
    lower: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()

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
        return _without(told, self.inner_runs(told))

    def masked(self, text: str) -> str:
        """Running text with the letters of names as blocks, so that every span into it still holds."""
        if self.are_given:
            return text
        spans = [match.span() for match in _WORD.finditer(text) if _key(match) in self.people]
        return _blocked(text, [*spans, *self.inner_runs(text)])

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

    def runs(self, text: str, plain: frozenset[str] = frozenset()) -> Iterator[tuple[int, int]]:
        """Where in the text a person's name may stand; ``plain`` are words whose capitals mean nothing there."""
        words = [match for match in _names_among(list(_WORD.finditer(text))) if _key(match) not in plain]
        for start, end in _joined(text, words):
            told = list(_WORD.finditer(text, start, end))
            if _BEGINS.search(text, 0, start):
                told = _without_opening(told)
            if told and (_AGE.match(text, end) or not self._is_known(text, told)):
                yield told[0].start(), end

    def inner_runs(self, text: str) -> Iterator[tuple[int, int]]:
        """The same in running text, where a word that opens a sentence has its capital from there: a plain one names nobody.

        In a headline with a capital on every word that goes for each of them.
        """
        if _is_title_case(text):
            yield from self.runs(text, _with_openers(self.lower))
            return
        lower = _lower(text)
        for sentence in _SENTENCE.finditer(text):
            said = sentence.group()
            for start, end in self.runs(said):
                key = fold(said[start:end].strip("."))
                if not (_opens(said, (start, end)) and (key in lower or key in _with_openers(self.lower))):
                    yield sentence.start() + start, sentence.start() + end

    def _is_known(self, text: str, told: Sequence[re.Match[str]]) -> bool:
        words = [match.group().strip(".") for match in told if _is_name(match.group())]
        if any(fold(word) in _bodies() for word in words):
            return True
        known = self.known | load_plain_words().seats
        return all(fold(word) in known or _is_people_or_day(word) for word in words) or self._is_placed(text, told)

    def _is_placed(self, text: str, told: Sequence[re.Match[str]]) -> bool:
        """Whether the text says that it is a place, "in NAME", "the town of NAME", and a country that it tells of has one."""
        name, plain = text[told[0].start() : told[-1].end()].rstrip("."), load_plain_words()
        if not self.countries or _POSSESSIVE.search(name) or not _CASED.match(name):
            return False
        following = _NEXT.match(text, told[-1].end())
        is_placed = following is not None and fold(following[1]) in plain.kinds
        if not is_placed and (before := _PLACED.search(f". . {text[: told[0].start()]}")):
            second, first = fold(before[2]), fold(before[3])
            is_placed = second in plain.kinds if first in plain.of else first in plain.before and second not in plain.not_after
        return is_placed and any(is_place(name, country) for country in sorted(self.countries))


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


def name_nobody(words: str) -> bool:
    """Whether none of the words can be a person's name: each is plain or a body's, or the directory knows them as one."""
    told = [fold(match.group().strip(".")) for match in _WORD.finditer(words)]
    plain = _bodies() | _plain() | load_plain_words().openers
    return all(word in plain or _is_people_or_day(word) for word in told) or load_directory().find(words) is not None


def names_in(entries: Iterable[Entry]) -> Names:
    """The names of people in reports: whatever stands as a name in one of them is withheld in all."""
    held = list(entries)
    outlets = filter(None, (entry.report.publisher for entry in held))
    known = frozenset(_words_of((*outlets, *(name for entry in held for name in _bodies_and_places(entry.mention)))))
    texts = {entry.report.report_id: entry.report.text for entry in held}
    lower = frozenset(word for text in texts.values() for word in _lower(text))
    matches = (entry.mention.place.match for entry in held if entry.mention.place)
    bare = Names(known=known, lower=lower, countries=frozenset(one.country for one in matches if one and one.country))
    found = {key for text in texts.values() for start, end in bare.inner_runs(text) for key in _words_of([text[start:end]])}
    claims = [actor.attribution for entry in held for actor in entry.mention.actors]
    claims += [toll.attribution for entry in held for toll in entry.mention.tolls]
    found |= set(_words_of(claim.spokesperson for claim in claims if claim.spokesperson))
    return replace(bare, people=frozenset(found) - known - _particles() - _plain() - _bodies())


def _bodies_and_places(mention: Mention) -> Iterator[str]:
    """Names of places, and of bodies that the directory knows or that claim what they did."""
    for actor in mention.actors:
        if actor.actor_id or (actor.role != "target" and actor.stance == "claimed"):
            yield from filter(None, (actor.words, actor.name))
    if (place := mention.place) is not None:
        yield from filter(None, (place.admin1, place.match and place.match.name))
        yield from (words for words in (place.words, place.within) if words and _owned().isdisjoint(_words_of([words])))


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
    told = [match.group() for match in _WORD.finditer(text) if len(match.group()) >= _SHORTEST and _CASED.match(match.group())]
    return len(told) > 2 and all(word[:1].isupper() for word in told)


def _opens(text: str, span: tuple[int, int]) -> bool:
    """One word where something begins, which has its capital from there."""
    start, end = span
    return _BEGINS.search(text, 0, start) is not None and len(_WORD.findall(text[start:end])) == 1


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


def _without_opening(told: list[re.Match[str]]) -> list[re.Match[str]]:
    """A run that opens a text without the plain words that it begins with: "Three Syrian", "Farmer" of "Farmer Omar Haddad".

    A plain word that people are called by too is one of those only where a name follows it.
    """
    rest = list(dropwhile(lambda match: _key(match) in _plain(), told))
    return rest or [match for match in told[-1:] if _key(match) in load_plain_words().namesakes]


def _names_among(words: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """The words that may be parts of names, each by itself or by its neighbour.

    Short words of capitals beside a long one are names too ("ALI HASSAN"), and so is what follows a head of names.
    """
    plain, found = load_plain_words(), []
    was_name = was_head = False
    for at, match in enumerate(words):
        word, key = match.group(), _key(match)
        is_name = _is_name(word)
        if not _CASED.match(word):
            is_name = is_name or was_head or (was_name and key.startswith(plain.articles))
            was_head = key in plain.heads
        elif not is_name and _is_shouted(word):
            is_name = any(_is_shouted(other.group()) and _is_name(other.group()) for other in words[max(at - 1, 0) : at + 2])
        was_name = is_name
        if is_name:
            found.append(match)
    return found


@lru_cache(maxsize=1 << 14)
def _is_name(word: str) -> bool:
    """A word with a capital and no acronym, or in a script without capitals and no plain word."""
    letters = word.strip(".")
    if not _CASED.match(letters):
        return fold(letters) not in load_plain_words().unmarked
    if _is_shouted(letters):
        return len(letters) > _LONGEST_ACRONYM and fold(letters) not in _plain() and not _is_acronym(letters)
    return any(part[:1].isupper() for part in re.split(r"[-’'`]", letters))


def _is_shouted(word: str) -> bool:
    return word.isupper() and len(word.strip(".")) > 1


@lru_cache(maxsize=4096)
def _is_acronym(word: str) -> bool:
    return load_directory().find(word) is not None


@lru_cache(maxsize=16)
def _with_openers(lower: frozenset[str]) -> frozenset[str]:
    return lower | load_plain_words().openers


@lru_cache(maxsize=512)
def _lower(text: str) -> frozenset[str]:
    """The words that a text writes in lower case, without those that people are called by."""
    return frozenset(_key(match) for match in _WORD.finditer(text) if match.group().islower()) - load_plain_words().namesakes


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
