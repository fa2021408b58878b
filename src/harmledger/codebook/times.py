"""Text in, one letter a token out: the words of time and how a text is cut into them.

The finder of time expressions and their resolution are siblings that never import each other; both write their grammars
over these classes, so the vocabulary stands once, in times.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any, Literal, cast

from harmledger.codebook.load import load
from harmledger.errors import CodebookError

_CHUNK = re.compile(r"\S+|\n\s*\n")
_TOKEN = re.compile(
    r"[ap]\.m\b\.?|[^\W\d_]+"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|\d{1,2}([-/.])\d{1,2}\1\d{4}(?!\d)"  # 2021-03-12, 12/03/2021, 24.07.2016
    r"|\d{1,2}:\d\d(?![\d:])"
    r"|\d+(?:,\d{3}(?!\d))*(?:\.\d+)?(?:(?:st|nd|rd|th|s)\b)?"
    r"|['’]s\b|\n\s*\n|[^\w\s]|_"
)
# The first that a figure matches as a whole is its class.
_FIGURES = (
    ("day_figure", r"0?[1-9]|[12]\d|3[01]"),
    ("round_year", r"1900|2000|2100"),  # as often a count: "2000 people"
    ("year", r"19\d\d|20\d\d|2100"),
    ("day_year", r"(?:0?[1-9]|[12]\d|3[01])(?:19|20)\d\d"),  # "Jul 172015": the space is lost
    ("day_ordinal", r"(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)"),
    ("years_of_decade", r"(?:19|20)\d0s"),
    ("clock", r"\d{1,2}:\d\d"),
    ("clock_dot", r"\d{1,2}\.\d\d"),
    ("numeric_date", r"\d+([-/.])\d+\1\d+"),
    ("figure", r"\d[\d,.]*"),
)
_MARKS = {
    ",": "comma", ".": "stop", "-": "dash", "–": "dash", "/": "slash", "(": "open", ")": "close", "'s": "genitive",
    "’s": "genitive", "—": "break", ";": "break", ":": "break", "!": "break", "?": "break",
}


@dataclass(frozen=True, slots=True)
class Token:
    """One word, figure or mark: ``name`` is its class ("weekday"), ``value`` the number that it stands for, if any."""

    text: str
    start: int
    end: int
    name: str
    value: int | None


@dataclass(frozen=True, slots=True)
class LetteredText:
    """``letters`` has one letter a token of ``text``; the rest finds the tokens' places again, where they are asked for."""

    letters: str
    text: str
    chunks: tuple[str, ...]
    chunk_letters: tuple[str, ...]

    def spans(self, ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Of each range of tokens, the characters; the ranges in order."""
        begin = position = seen = 0
        chunks = zip(self.chunks, self.chunk_letters, strict=True)
        letters = ""
        for first, end in ranges:
            edges = []
            for index in (first, end - 1):
                while index >= seen + len(letters):
                    seen += len(letters)
                    chunk, letters = next(chunks)
                    begin = self.text.index(chunk, position)
                    position = begin + len(chunk)
                edges.append(next(islice(_TOKEN.finditer(self.text, begin), index - seen, None)).span())
            yield edges[0][0], edges[1][1]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The vocabulary, loaded: ``letters`` maps a word as written to its class's letter, ``values`` a word to its number."""

    letters: dict[str, str]
    values: dict[str, int]
    by_name: dict[str, str]
    by_letter: dict[str, str]
    thirds: dict[str, Literal[0, 1, 2]]

    def pattern(self, grammar: str) -> re.Pattern[str]:
        """A regular expression over letters, written with class names in angle brackets: ``<on>?<weekday>``.

        Blanks count for nothing. Raises CodebookError where a class does not exist.
        """
        return re.compile(self.spelled(grammar))

    def spelled(self, grammar: str) -> str:
        """The same as text, its class names replaced by letters."""

        def letter(name: re.Match[str]) -> str:
            if name[1] not in self.by_name:
                raise CodebookError(f"times.yaml has no class of words named {name[1]!r}.", "Add it, or correct the rule.")
            return self.by_name[name[1]]

        return re.sub(r"(?<!\?P)(?<!\(\?)<([a-z_]+)>", letter, re.sub(r"\s+", "", grammar))

    def third(self, word: str) -> Literal[0, 1, 2] | None:
        """Which third of a month or a year a word means: "early" 0, "mid" 1, "the end of" 2."""
        return self.thirds.get(word.lower())

    def lettered(self, text: str) -> LetteredText:
        """One letter a token."""
        chunks = tuple(_CHUNK.findall(text) if "\n" in text else text.split())
        letters = tuple(map(_chunk_letters, chunks))
        return LetteredText("".join(letters), text, chunks, letters)

    def tokens(self, text: str) -> tuple[Token, ...]:
        """The words, figures and marks of ``text`` with the class and the value of each."""
        whole = self.lettered(text)
        spans = whole.spans((i, i + 1) for i in range(len(whole.letters)))
        return tuple(
            Token(text[a:b], a, b, self.by_letter[letter], self.value(text[a:b]))
            for letter, (a, b) in zip(whole.letters, spans, strict=True)
        )

    def value(self, word: str) -> int | None:
        """The number that a word or figure stands for: "two" 2, "13th" 13, "July" 7, "Saturday" 5 (Monday is 0)."""
        figure = re.match(r"\d[\d,]*", word)
        if figure and not re.search(r"[-/:.]\d", word):
            return int(figure.group().replace(",", ""))
        return self.values.get(word.lower())


@lru_cache(maxsize=1 << 14)
def _chunk_letters(chunk: str) -> str:
    """The letters of a run of text without blanks; kept, since news says the same words over and over."""
    book = time_words()
    letters = []
    for token in _TOKEN.finditer(chunk):
        word = token[0]
        name = _figure_class(word) if word[0].isdigit() else "break" if word[0] == "\n" else "other"
        letters.append(book.letters.get(word, book.by_name[name]))
    return "".join(letters)


def _figure_class(figure: str) -> str:
    return next((name for name, form in _FIGURES if re.fullmatch(form, figure, re.ASCII)), "other")


@lru_cache(maxsize=1)
def time_words() -> TimeWords:
    """The vocabulary of times.yaml, read once. Raises CodebookError where the file is not of its shape."""
    book = _book()
    names = ["other", *(name for name, _ in _FIGURES), *dict.fromkeys(_MARKS.values())]
    letters: dict[str, str] = {}
    values: dict[str, int] = {}
    for group in ("valued", "words", "capitalised", "lower"):
        for name, members in book[group].items():
            if name not in names:
                names.append(name)
            letter = chr(0xE000 + names.index(name))
            for word in members:
                if isinstance(members, dict):
                    values[word] = members[word]
                forms = {word, word.capitalize(), word.upper()}
                forms = forms - {word} if group == "capitalised" else {word} if group == "lower" else forms
                letters.update((form, letter) for form in forms)
    by_name = {name: chr(0xE000 + i) for i, name in enumerate(names)}
    letters.update((mark, by_name[name]) for mark, name in _MARKS.items())
    letters.update((form, by_name["ampm"]) for form in ("a.m.", "p.m.", "a.m", "p.m", "a. m.", "p. m."))
    return TimeWords(letters, values, by_name, {letter: name for name, letter in by_name.items()},
                     cast("dict[str, Literal[0, 1, 2]]", book["thirds"]))


def _book() -> dict[str, dict[str, Any]]:
    book = load("times")
    if missing := {"valued", "capitalised", "lower", "words", "thirds"} - set(book):
        raise CodebookError(f"times.yaml lacks {', '.join(sorted(missing))}.", "Add what is missing.")
    return book
