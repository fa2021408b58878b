"""Labelled entries as what the network learns from: a sentence's pieces, with the tag of each word and the part of each span.

Entries come in; examples go out, those of the hand-labelled corpus each time with other names, numbers and damage, so that the
network learns where words stand and not the words.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from harmledger.extract.tagger.labels import NUMBERS, OUTSIDE, PARTS, Part, begins
from harmledger.extract.tagger.pieces import Vocabulary, words_of
from labelled import Entry, Label

IGNORED = -100
SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘'(]*[A-Z0-9])|\n")
LONGEST = 160
"""Pieces of an example; what is longer is cut, and the rest not learned from."""


@dataclass(frozen=True, slots=True)
class Example:
    """``tags`` and ``parts`` stand at the first piece of a word, and are IGNORED at its other pieces."""

    pieces: tuple[int, ...]
    tags: tuple[int, ...]
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of text that is labelled, with the part of each label, or None where the corpus does not say."""

    text: str
    labels: tuple[Label, ...]
    parts: tuple[Part | None, ...]


def sentences(entry: Entry) -> Iterator[Sentence]:
    """The entry's sentences, with labels at offsets within each; no label is cut in two."""
    told = _parts(entry)
    begin = 0
    for stop in (*(match.end() for match in SENTENCE_END.finditer(entry.text)), len(entry.text)):
        if any(label.start < stop < label.end for label in entry.labels):
            continue
        inside = [(label, part) for label, part in zip(entry.labels, told, strict=True) if begin <= label.start < stop]
        moved = tuple(replace(label, start=label.start - begin, end=label.end - begin) for label, _ in inside)
        if entry.text[begin:stop].strip():
            yield Sentence(entry.text[begin:stop], moved, tuple(part for _, part in inside))
        begin = stop


def _parts(entry: Entry) -> list[Part | None]:
    by_ref: dict[str, Part] = {}
    by_words: dict[tuple[str, str], Part] = {}
    tolls = iter(entry.tolls)
    for mention in entry.mentions:
        for _ in mention["tolls"]:
            ref, toll = next(tolls)
            by_ref.setdefault(ref, _counts(mention, toll))
        place = mention["place"] or {}
        for name in ("within", "admin1", "country"):
            by_words.setdefault(("p", place.get(name) or ""), "wider")
        if place.get("text"):
            by_words["p", place["text"]] = "place"
        by_words["d", mention["date"]["words"] or ""] = "when"
        for actor in mention["actors"]:
            if actor["role"] in ("perpetrator", "party"):
                by_words["a", actor["text"]] = actor["role"]
    return [by_ref.get(label.ref) or by_words.get((label.tag, label.words)) for label in entry.labels]


def _counts(mention: dict[str, Any], toll: dict[str, Any]) -> Part:
    if mention["kind"] == "prospect" or toll["modality"] == "expected":
        return "expected"
    if toll["part_of"]:
        return "part"
    return "total" if mention["kind"] == "aggregate" else "whole"


def example(sentence: Sentence, vocabulary: Vocabulary) -> Example:
    """The sentence as the network reads it."""
    pieces, tags, parts = [vocabulary.begin], [IGNORED], [IGNORED]
    for word in words_of(sentence.text):
        n = next((n for n, one in enumerate(sentence.labels) if one.start <= word.start < one.end), None)
        tag, part = OUTSIDE, IGNORED
        if n is not None:
            label = sentence.labels[n]
            is_first = word.start == label.start
            tag = begins(label.tag) + (not is_first)  # type: ignore[arg-type]  # the corpus's letters are the tags
            told = sentence.parts[n]
            part = PARTS.index(told) if told and is_first else IGNORED
        own = vocabulary.pieces_of(sentence.text[word.start : word.end])
        pieces += own
        tags += [tag] + [IGNORED] * (len(own) - 1)
        parts += [part] + [IGNORED] * (len(own) - 1)
    cut = LONGEST - 1
    return Example((*pieces[:cut], vocabulary.end), (*tags[:cut], IGNORED), (*parts[:cut], IGNORED))


class Variation:
    """Other names and numbers for the labels of a sentence, and damage to its text, drawn from one seeded source."""

    def __init__(self, rng: random.Random, places: Sequence[str], groups: Sequence[str], sources: Sequence[str]) -> None:
        self._rng, self._places, self._groups, self._sources = rng, places, groups, sources

    def of(self, sentence: Sentence) -> Sentence:
        """The sentence said of somewhere and someone else, perhaps with its punctuation lost."""
        rng = self._rng
        lose: list[Callable[[str], str]] = []
        if rng.random() < 0.25:
            lose.append(lambda text: text.replace(",", ""))
        if rng.random() < 0.25:
            lose.append(lambda text: text.replace("'", "").replace("’", ""))
        if rng.random() < 0.1:
            lose.append(lambda text: text.rstrip(". \n"))
        text, labels, at = "", [], 0
        for label in sentence.labels:
            between, words = sentence.text[at : label.start], self._words(label)
            for damage in lose:
                between, words = (damage(between) if between.strip() else between), damage(words) or words
            text += between
            labels.append(replace(label, start=len(text), end=len(text) + len(words), words=words))
            text += words
            at = label.end
        rest = sentence.text[at:]
        for damage in lose:
            rest = damage(rest)
        return Sentence(text + rest, tuple(labels), sentence.parts)

    def _words(self, label: Label) -> str:
        rng, words = self._rng, label.words
        is_name = all(word[:1].isupper() or word in ("al", "el", "of") for word in words.split())
        if label.tag in NUMBERS or label.tag == "n":
            return re.sub(r"\d[\d,]*", lambda match: _other_number(rng, match[0]), words) if rng.random() < 0.6 else words
        if label.tag == "p" and is_name and rng.random() < 0.5:
            return rng.choice(self._places)
        if label.tag == "a" and is_name and len(words.split()) > 1 and rng.random() < 0.4:
            return rng.choice(self._groups)
        if label.tag == "c" and words.split()[0] in ("the", "The") and len(words.split()) > 3 and rng.random() < 0.3:
            return f"{words.split()[0]} {rng.choice(self._sources)}"
        return words


def _other_number(rng: random.Random, told: str) -> str:
    """Another number of about the same size."""
    value = int(told.replace(",", "") or 0)
    if value < 2:
        return told
    other = rng.randint(2, max(9, value * 3))
    return f"{other:,}" if "," in told or (other > 999 and rng.random() < 0.8) else str(other)
