"""Who is named in a report, in the fullest form that it has for them (M7): bodies, acronyms in brackets, people.

The lines of a report come in; names to look up come out. Read once, before anybody's words are put to a name, because a lead
may say "a monitor" or "YCM" of what the body of the report names in full.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from harmledger.codebook.directory import Entry
from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.document import Body, Line
from harmledger.extract.grammar.sentence import NAME_TAGS, Sentence
from harmledger.extract.grammar.speaker_phrase import Phrase, ending_at, with_apposition

JOINING = frozenset({"of", "for", "the", "and", "&", "on", "in", "to", "de", "des", "du", "la", "pour", "et", "y", "del"})


@dataclass(frozen=True, slots=True)
class Roster:
    """``bodies`` are those of the directory as they stand, by sentence; ``fullest`` gives each its longest name, ``acronyms``
    the name that an acronym stands in brackets after, ``people`` where each last name stands in a full name.
    """

    bodies: tuple[tuple[int, Entry, str], ...]
    fullest: dict[str, str]
    acronyms: dict[str, str]
    people: dict[str, tuple[int, int, int]]


def find_roster(lines: tuple[Line, ...]) -> Roster:
    """The roster of a report."""
    bodies = tuple((n, body.entry, body_words(line.s, body)) for n, line in enumerate(lines) for body in line.bodies)
    fullest: dict[str, str] = {}
    for _, entry, words in bodies:
        if len(words) > len(fullest.get(entry.id, "")):
            fullest[entry.id] = words
    acronyms: dict[str, str] = {}
    people: dict[str, tuple[int, int, int]] = {}
    for n, line in enumerate(lines):
        for acronym, name in _bracketed(line):
            acronyms.setdefault(acronym, name)
        for begin, end in _full_names(line):
            people.setdefault(line.s.low[end - 1], (n, begin, end))
    return Roster(bodies, fullest, acronyms, people)


def introduced(lines: tuple[Line, ...], roster: Roster, last_name: str, lex: Lexicon) -> str | None:
    """The full name with its office of whom the report later calls by a last name, as it first stands: "Ajak" -> "the county
    commissioner, Deng Ajak".
    """
    if last_name not in roster.people:
        return None
    n, begin, end = roster.people[last_name]
    phrase = ending_at(lines[n], end, lex) or Phrase(begin, end, end - 1)
    begin, end, _ = with_apposition(lines[n], Phrase(min(begin, phrase.begin), end, end - 1), lex)
    return written(lines[n].s, begin, end)


def introductions(lines: tuple[Line, ...], roster: Roster, first: int, last: int, lex: Lexicon) -> Iterator[str]:
    """The people who are first named in sentences ``first`` to ``last``, each with the office that stands beside the name."""
    for n, begin, end in roster.people.values():
        if first <= n <= last:
            phrase = with_apposition(lines[n], Phrase(begin, end, end - 1), lex)
            if phrase.end - phrase.begin > end - begin:
                yield written(lines[n].s, phrase.begin, phrase.end)


def written(s: Sentence, begin: int, end: int) -> str:
    """Tokens as the report spaces them, without quotation marks and commas around them."""
    out = [s.words[begin]] if begin < end else []
    for j in range(begin + 1, end):
        if s.starts[j] > s.ends[j - 1]:
            out.append(" ")
        out.append(s.words[j])
    return "".join(out).strip(" ,\"'")


def body_words(s: Sentence, body: Body) -> str:
    """The body's name as written, without "UK-based" before it."""
    begin = next((j + 1 for j in range(body.end - 2, body.begin - 1, -1) if s.low[j] == "based"), body.begin)
    return written(s, begin, body.end)


def _bracketed(line: Line) -> Iterator[tuple[str, str]]:
    """ "The Mouvement Citoyen d'Alerte (MCA)": the acronym and the name before it."""
    s = line.s
    for j in range(2, len(s) - 2):
        if s.words[j] == "(" and s.words[j + 2] == ")" and s.words[j + 1].isupper() and len(s.words[j + 1]) > 1:
            begin = _name_before(s, j, s.words[j + 1])
            if begin is not None:
                yield s.words[j + 1], written(s, begin, j)


def _name_before(s: Sentence, end: int, acronym: str) -> int | None:
    """Where the name before a bracket begins: as far back as its capitals spell the acronym, else the whole run of capitals."""
    j, left = end, list(acronym)
    while (
        j
        and left
        and (s.words[j - 1][0].isupper() or s.low[j - 1] in JOINING or not s.words[j - 1][0].isalpha() or "'" in s.words[j - 1])
    ):
        j -= 1
        for letter in reversed([c for c in s.words[j] if c.isupper()][:1]):
            if left and left[-1] == letter:
                left.pop()
    if not left:
        return j
    while j < end and not s.words[j][0].isupper():
        j += 1
    return j if j < end and end - j > 1 else None


def _full_names(line: Line) -> Iterator[tuple[int, int]]:
    """Runs of two or more names that are no body's."""
    s = line.s
    taken = {j for body in line.bodies for j in range(body.begin, body.end)}
    j = 0
    while j < len(s):
        end = name_run(s, j, len(s), taken)
        if end - j > 1:
            yield j, end
        j = max(end, j + 1)


def name_run(s: Sentence, begin: int, stop: int, taken: set[int]) -> int:
    """Where a run of names that starts at a token ends; the token itself where none starts."""
    j = begin
    while (
        j < stop
        and j not in taken
        and (
            (s.tag[j] in NAME_TAGS and s.words[j][0].isupper())
            or (j > begin and s.words[j] == "-" and j + 1 < stop and s.tag[j + 1] in NAME_TAGS)
            or (s.words[j] in ("al", "el") and j + 2 < stop)
        )
    ):
        j += 1
    return j
