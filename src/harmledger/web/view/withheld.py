"""Incidents and reports as somebody may see them who has no right to the names of victims and witnesses (M28).

Values of the model come in and go out. In a report's text a name becomes blocks, as many as it had characters, so that every
claim still stands where it stood (M27); everywhere else it is said to be withheld. What is taken out here never reaches a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from harmledger.codebook.folding import fold
from harmledger.export.names import WITHHELD, Names, Withholding
from harmledger.export.record import Record
from harmledger.model.attribution import Attribution
from harmledger.model.entry import Entry
from harmledger.model.incident import Incident
from harmledger.model.mention import Mention
from harmledger.model.reading import Reading
from harmledger.model.report import Report
from harmledger.model.span import Span
from harmledger.model.vocabulary import PUBLISHER

BLOCK = "\u2588"

_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?]+(?=\s)|\n|$)")
_WORD = re.compile(r"[^\W\d_][\w’'`-]*")


def names_in(incidents: Iterable[Incident], entries: Sequence[Entry]) -> Names:
    """Which words of these reports name no person; what names one in any of them names that person in all."""
    records = [Record(one, tuple(e for e in entries if e.mention.mention_id in one.mentions)) for one in incidents]
    keeper = Withholding(records, given=False)
    told = [keeper.of(record) for record in records]
    known = frozenset(word for names in told for word in names.known)
    known |= {fold(word) for entry in entries for word in _WORD.findall(entry.report.publisher or "")}
    people = frozenset(word for names in told for word in names.people)
    return Names(known=known, people=people - known)


def incident(one: Incident, names: Names) -> Incident:
    """The incident without names of persons among its parties and sources."""
    parties = tuple(party if party.actor_id else replace(party, name=names.words(party.name)) for party in one.parties)
    sources = tuple(replace(source, name=names.words(source.name)) for source in one.sources)
    figures = tuple(replace(figure, side=_side(figure.side, names)) for figure in one.figures)
    reason = names.headline(one.grade_reason)
    return replace(one, parties=parties, sources=sources, figures=figures, grade_reason=reason)


def entries(told: Iterable[Entry], names: Names) -> tuple[Entry, ...]:
    reports: dict[str, Report] = {}
    found = []
    for entry in told:
        name = entry.report.report_id
        reports.setdefault(name, report(entry.report, names))
        found.append(Entry(reports[name], mention(entry.mention, reports[name], names)))
    return tuple(found)


def reading(one: Reading, names: Names) -> Reading:
    """The reading with what it set aside; the words of that are withheld as those of the report are."""
    shown = report(one.report, names)
    rejects = tuple(replace(r, why=names.headline(r.why), words=masked(r.words, names)) for r in one.rejects)
    return replace(one, report=shown, mentions=tuple(mention(m, shown, names) for m in one.mentions), rejects=rejects)


def report(one: Report, names: Names) -> Report:
    """The report under its own id, though that is a digest of what it said."""
    title = _masked(one.title, _of_people(one.title, names)) if _is_title_case(one.title) else masked(one.title, names)
    shown = replace(one, title=title, text=masked(one.text, names), url=names.address(one.url), doc=one.report_id)
    vars(shown)["report_id"] = one.report_id
    return shown


def mention(one: Mention, shown: Report, names: Names) -> Mention:
    """The mention with the words that its report shows now."""
    actors = tuple(
        replace(
            actor,
            words=_words(shown, actor.span, actor.words, names),
            name=actor.name if actor.actor_id else None,
            attribution=_said(actor.attribution, names),
        )
        for actor in one.actors
    )
    tolls = tuple(
        replace(
            toll,
            words=_words(shown, toll.span, toll.words, names),
            side=_side(toll.side, names),
            attribution=_said(toll.attribution, names),
        )
        for toll in one.tolls
    )
    damage = tuple(replace(hit, object=names.words(hit.object), words=masked(hit.words, names)) for hit in one.damage)
    return replace(one, actors=actors, tolls=tolls, damage=damage)


def masked(text: str, names: Names) -> str:
    """The text with blocks in the place of names, of the same length."""
    return _masked(text, [*_in_sentences(text, names), *_of_people(text, names)])


def _masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    characters = list(text)
    for start, end in spans:
        characters[start:end] = BLOCK * (end - start)
    return "".join(characters)


def _in_sentences(text: str, names: Names) -> Iterator[tuple[int, int]]:
    """Runs of words with capitals that may name a person; the first word of a sentence has its capital from there."""
    for match in _SENTENCE.finditer(text):
        for start, end in names.runs(match.group()):
            words = _WORD.findall(match.group()[start:end])
            opens = not _WORD.search(match.group()[:start])
            if not (opens and len(words) == 1):
                yield match.start() + start, match.start() + end


def _of_people(text: str, names: Names) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _WORD.finditer(text) if fold(match.group()) in names.people)


def _is_title_case(text: str) -> bool:
    words = [word for word in _WORD.findall(text) if len(word) > 3]
    return bool(words) and all(word[:1].isupper() for word in words)


def _words(shown: Report, span: Span, words: str, names: Names) -> str:
    """What stands there now; words that stand elsewhere than their span says are masked by themselves."""
    now = shown.words(span)
    return now if len(now) == len(words) else masked(words, names)


def _side(side: str | None, names: Names) -> str | None:
    return None if side is None else names.words(side)


def _said(one: Attribution, names: Names) -> Attribution:
    claimant = one.claimant if one.claimant == PUBLISHER or one.claimant_id else names.words(one.claimant)
    return replace(one, claimant=claimant, spokesperson=WITHHELD if one.spokesperson else None)
