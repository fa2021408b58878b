"""The checks that every reading passes, whoever or whatever made it.

A Reading comes in; the same comes out without what is not in its report or contradicts itself, with a reject for each (M27). It
is apart from the readers because none may be the judge of its own claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from harmledger.model.mention import Actor, Damage, EventDate, Mention, Munition, Toll, Weapon
from harmledger.model.place import Place
from harmledger.model.reading import Reading, Reject
from harmledger.model.report import Report
from harmledger.model.span import Span
from harmledger.model.vocabulary import ClaimId

T = TypeVar("T", Actor, Damage, EventDate, Munition, Place, Toll, Weapon)

MISQUOTED = "misquoted"
EXCESS_PART = "part_above_whole"
LOST_WHOLE = "part_of_nothing"


def checked(reading: Reading) -> Reading:
    """The reading with only such values as stand in its report.

    Each span gives back its words, no part is above its whole (M4), and whatever is part of another names one that is there.
    """
    rejects: list[Reject] = []
    mentions = [_checked(mention, reading.report, rejects) for mention in reading.mentions]
    known = {mention.mention_id for mention in mentions}
    for i, mention in enumerate(mentions):
        if mention.part_of is not None and (mention.part_of not in known or mention.part_of == mention.mention_id):
            rejects.append(Reject(LOST_WHOLE, f"a mention is part of {mention.part_of}, which is not another mention here"))
            mentions[i] = replace(mention, part_of=None)
    return replace(reading, mentions=tuple(mentions), rejects=reading.rejects + tuple(rejects)) if rejects else reading


def _checked(mention: Mention, report: Report, rejects: list[Reject]) -> Mention:
    place, date = mention.place, mention.date
    tolls = tuple(_quoted(mention.tolls, report, rejects))
    return replace(
        mention,
        actors=tuple(_quoted(mention.actors, report, rejects)),
        place=next(_quoted([place], report, rejects), None) if place else None,
        date=next(_quoted([date], report, rejects), None) if date else None,
        weapons=tuple(_quoted(mention.weapons, report, rejects)),
        munitions=tuple(_quoted(mention.munitions, report, rejects)),
        damage=tuple(_quoted(mention.damage, report, rejects)),
        tolls=_within_wholes(tolls, rejects),
    )


def _quoted(values: Iterable[T], report: Report, rejects: list[Reject]) -> Iterator[T]:
    """Those values whose words stand where they say, and whose claimant is named where it says."""
    for value in values:
        named = value.attribution.span if isinstance(value, Actor | Toll) else None
        words = value.object if isinstance(value, Damage) else value.words
        if report.words(value.span) != words:
            where = f"{value.span.start} to {value.span.end}"
            rejects.append(Reject(MISQUOTED, f"these words do not stand at {where}", words))
        elif named is not None and not _inside(named, report):
            rejects.append(Reject(MISQUOTED, "its claimant is named outside the report", value.words))
        else:
            yield value


def _inside(span: Span, report: Report) -> bool:
    return span.start < span.end <= len(report.title if span.in_title else report.text)


def _within_wholes(tolls: tuple[Toll, ...], rejects: list[Reject]) -> tuple[Toll, ...]:
    wholes = {toll.claim_id: toll for toll in tolls}
    wrong = {toll.claim_id: reject for toll in tolls if (reject := _outside_whole(toll, wholes))}
    if not wrong:
        return tolls
    rejects.extend(wrong.values())
    # What was part of a rejected figure has lost its whole in turn.
    return _within_wholes(tuple(toll for toll in tolls if toll.claim_id not in wrong), rejects)


def _outside_whole(toll: Toll, wholes: Mapping[ClaimId, Toll]) -> Reject | None:
    if toll.part_of is None:
        return None
    whole = wholes.get(toll.part_of)
    if whole is None or whole is toll:
        return Reject(LOST_WHOLE, f"a figure is part of {toll.part_of}, which is not another figure here", toll.words)
    return Reject(EXCESS_PART, f"more than its whole, “{whole.words}”", toll.words) if toll.count.exceeds(whole.count) else None
