"""Every name of a place in a text, event or none: for geoparsing, where harm does not matter.

A report comes in, names with their offsets go out. The grammar's places and the parser's named entities are taken together,
since each misses what the other finds; names of people and bodies are none, but "the Delmar police" names Delmar.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from harmledger.codebook.lexicon import lexicon
from harmledger.extract.frame import Frame
from harmledger.extract.grammar.document import document, pieces
from harmledger.extract.grammar.parse import Entity, entities
from harmledger.extract.grammar.place import find_places
from harmledger.extract.grammar.place_name import KindOf
from harmledger.extract.grammar.place_nouns import place_nouns
from harmledger.model.report import Report
from harmledger.model.span import Span

Is = Callable[[str], bool]
PLACES, PEOPLE = frozenset({"GPE", "LOC"}), frozenset({"PERSON", "ORG"})
OPENING = re.compile(r"(?i)\Athe\s+")
CLOSING = re.compile(r"['’]s?\Z|[\s.,;:]+\Z")
BEFORE = re.compile(r"(\w+)\s+of\s+\Z")
BEHIND = re.compile(r"\s+(\w+)")
RUN = re.compile(r"[A-Z][\w-]+(?:['’]s)?(?: [A-Z][\w-]+(?:['’]s)?)+")
COMMA = re.compile(r",\s+")
LONGEST_KIND = 30


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place; ``told`` is it with the kind that stands behind it ("DeSoto Parish").

    ``outer`` is what stands behind a comma ("Paris, Texas"), and ``is_outer`` says that it stands so behind another; a demonym
    ("Syrian") hints at a country.
    """

    span: Span
    words: str
    told: str
    outer: str | None = None
    is_outer: bool = False
    is_demonym: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What the pipeline's gazetteer says of a name: ``kind_of`` is what the grammar asks.

    ``is_town`` tells whether any town or district bears it, however small, ``is_unit`` whether a province or country does,
    ``is_people`` whether it is the word for a country's people ("Syrian").
    """

    kind_of: KindOf
    is_town: Is
    is_unit: Is
    is_people: Is


def find_toponyms(report: Report, known: Known) -> tuple[Toponym, ...]:
    """The names in title and text, left to right."""
    found: list[Toponym] = []
    by_grammar = list(_by_grammar(report, known.kind_of))
    for text, in_title in ((report.title, True), (report.text, False)):
        told = entities(text, pieces("", text, Frame()) if text.strip() else ())
        spans = [span for span in by_grammar if span.in_title == in_title]
        found += _with_outer(text, _merged(_Text(text, in_title), told, spans, known), known)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Text:
    text: str
    in_title: bool

    def trimmed(self, start: int, end: int) -> Span | None:
        """The name alone, without an article, a genitive and closing marks."""
        words = self.text[start:end]
        opening = OPENING.match(words)
        start += opening.end() if opening else 0
        while (closing := CLOSING.search(self.text, start, end)) and closing.end() == end and closing.start() > start:
            end = closing.start()
        return Span(start, end, self.in_title) if end > start else None

    def runs(self) -> Iterator[Span]:
        """Every run of two and more words that begin with a capital."""
        yield from filter(None, (self.trimmed(*run.span()) for run in RUN.finditer(self.text)))

    def words(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def toponym(self, span: Span) -> Toponym:
        """With the kind that stands before it ("the province of Marat") or behind it ("Marat county")."""
        kinds, words = place_nouns().kinds, self.words(span)
        before = BEFORE.search(self.text, max(0, span.start - LONGEST_KIND), span.start)
        behind = BEHIND.match(self.text, span.end)
        if before and before[1] in kinds:
            return Toponym(span, words, f"{before[1]} of {words}")
        return Toponym(span, words, f"{words} {behind[1]}" if behind and behind[1].lower() in kinds else words)


def _by_grammar(report: Report, kind_of: KindOf) -> Iterator[Span]:
    """The capitalised words of each place that the grammar finds: "Idlib" of "southern Idlib province"."""
    for line in document(report):
        for place in find_places(line, frozenset(), kind_of, lexicon()):
            for one in place.chain():
                named = [j for j in range(one.begin, one.end) if not line.s.words[j].islower()]
                if named:
                    cut = one.cut if named[-1] == one.end - 1 else 0
                    yield Span(line.s.starts[named[0]], line.s.ends[named[-1]] - cut, line.s.in_title)


def _merged(text: _Text, told: Sequence[Entity], by_grammar: Sequence[Span], known: Known) -> list[Toponym]:
    places = [span for one in told if one.label in PLACES and (span := text.trimmed(one.start, one.end))]
    named = {text.words(span) for span in places}
    people = [(one, span) for one in told if one.label in PEOPLE and (span := text.trimmed(one.start, one.end))]
    of_several = [one for one, span in people if " " in text.words(span)]
    places += [span for span in by_grammar if known.kind_of(text.words(span)) and not _overlaps(span, of_several)]
    places += [town for span in text.runs() if (town := _seat_of_body(text, span, known))]
    # One that is called a person or a body here and a place elsewhere in the text is the place.
    places += [span for _, span in people if text.words(span) in named]
    out = [text.toponym(span) for span in _apart(places)]
    for one in told:
        span = text.trimmed(one.start, one.end) if one.label == "NORP" else None
        if span and known.is_people(words := text.words(span)) and not any(_meets(span, other.span) for other in out):
            out.append(Toponym(span, words, words, is_demonym=True))
    return sorted(out, key=lambda one: one.span)


def _seat_of_body(text: _Text, body: Span, known: Known) -> Span | None:
    """The town of a local body ("Delmar Police Department"); a newspaper or a company is no place ("Delmar Post")."""
    words = list(re.finditer(r"[^\s'’]+", text.words(body)))
    for at in range(len(words) - 1, 0, -1):
        town = Span(body.start, body.start + words[at - 1].end(), text.in_title)
        behind = words[at][0].lower()
        whole = Span(body.start, body.start + words[at].end(), text.in_title)
        if behind in place_nouns().kinds and known.is_town(text.words(whole)):
            return whole
        if behind in place_nouns().local_bodies and known.is_town(text.words(town)):
            return town
    return None


def _apart(spans: Sequence[Span]) -> list[Span]:
    """Spans of which no two meet: the longer one counts, of two as long the first."""
    out: list[Span] = []
    for span in sorted(set(spans), key=lambda one: (one.start - one.end, one.start)):
        if not any(_meets(span, other) for other in out):
            out.append(span)
    return sorted(out)


def _with_outer(text: str, found: list[Toponym], known: Known) -> list[Toponym]:
    """Each with the province or country that stands behind it and a comma."""
    out: list[Toponym] = []
    for one in found:
        before = out[-1] if out else None
        is_behind = before and not before.is_demonym and not one.is_demonym
        if before and is_behind and COMMA.fullmatch(text, before.span.end, one.span.start) and known.is_unit(one.words):
            out[-1] = replace(before, outer=one.words)
            out.append(replace(one, is_outer=True))
        else:
            out.append(one)
    return out


def _meets(span: Span, other: Span) -> bool:
    return span.start < other.end and other.start < span.end


def _overlaps(span: Span, others: Sequence[Entity]) -> bool:
    at = bisect_left([one.end for one in others], span.start + 1)
    return at < len(others) and others[at].start < span.end
