"""Joined marks as mentions of the model, each value in the report's own words with its place there (M7, M27)."""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.extract.grammar.sentence import Sentence
from harmledger.extract.grammar.speaker_phrase import ARTICLES
from harmledger.extract.tagger.joined import Count, Joined
from harmledger.extract.tagger.line_tags import Tagged
from harmledger.model.attribution import Attribution
from harmledger.model.identity import claim_id, mention_id
from harmledger.model.mention import Actor, EventDate, Mention, Toll
from harmledger.model.place import Place
from harmledger.model.reading import MadeBy
from harmledger.model.report import Report
from harmledger.model.span import Span
from harmledger.model.vocabulary import ClaimId, MentionId


def write(report: Report, made_by: MadeBy, happenings: Sequence[Joined]) -> tuple[Mention, ...]:
    """One mention a happening."""
    ids = (mention_id(report.report_id, made_by, n) for n in range(len(happenings)))
    return tuple(_Writer(report, made_by, one).mention(h) for one, h in zip(ids, happenings, strict=True))


class _Writer:
    def __init__(self, report: Report, made_by: MadeBy, mention: MentionId) -> None:
        self._report, self._made_by, self._id = report, made_by, mention

    def mention(self, h: Joined) -> Mention:
        return Mention(
            mention_id=self._id,
            kind=h.kind,
            event_type=h.event_type,
            actors=tuple(self._actor(s, one) for s, one in _each_once(h)),
            place=self._place(h),
            date=self._date(h),
            tolls=self._tolls(h),
        )

    def _tolls(self, h: Joined) -> tuple[Toll, ...]:
        """The figures; a part is of the largest whole of its harm that stands before it, and without one a whole (M4)."""
        out: list[Toll] = []
        for count in h.counts:
            wholes = [toll for toll in out if toll.harm == count.harm and toll.part_of is None]
            fits = [toll for toll in wholes if not count.count.exceeds(toll.count)]
            whole = fits[0] if count.is_part and fits else None
            out.append(self._toll(count, whole))
        return tuple(out)

    def _toll(self, count: Count, whole: Toll | None) -> Toll:
        span, attribution = count.s.span(count.begin, count.end), self._attribution(count)
        return Toll(
            claim_id=self._claim("toll", (count.harm, count.count), span, attribution.claimant),
            harm=count.harm,
            count=count.count,
            words=self._report.words(span),
            span=span,
            who=count.who,
            side=count.side,
            part_of=whole.claim_id if whole else None,
            attribution=attribution,
        )

    def _attribution(self, count: Count) -> Attribution:
        if count.claimant is None:
            return Attribution()
        s, begin, end = count.s, count.claimant.begin, count.claimant.end
        begin += s.low[begin] in ARTICLES and begin + 1 < end
        span = s.span(begin, end)
        return Attribution(self._report.words(span), span=span)

    def _actor(self, s: Sentence, one: Tagged) -> Actor:
        span = s.span(one.begin, one.end)
        role = "party" if one.mark.part == "party" else "perpetrator"
        return Actor(self._claim("actor", role, span, "stated"), role, self._report.words(span), span)  # type: ignore[arg-type]

    def _place(self, h: Joined) -> Place | None:
        if h.place is None:
            return None
        s, one = h.place
        span = s.span(one.begin, one.end)
        wider = self._report.words(h.wider[0].span(h.wider[1].begin, h.wider[1].end)) if h.wider else None
        words = self._report.words(span)
        return Place(self._claim("place", (self._id, words), span, wider), words, span, wider)

    def _date(self, h: Joined) -> EventDate | None:
        if h.day is None:
            return None
        s, one = h.day
        span = s.span(one.begin, one.end)
        return EventDate(self._claim("date", self._id, span, None), self._report.words(span), span)

    def _claim(self, field: str, value: object, span: Span, said: object) -> ClaimId:
        return claim_id(self._report.report_id, self._made_by, field, value, self._report.words(span), span, said)


def _each_once(h: Joined) -> list[tuple[Sentence, Tagged]]:
    """The actors, each by the first words for it."""
    seen: dict[str, tuple[Sentence, Tagged]] = {}
    for s, one in h.actors:
        seen.setdefault(s.phrase(one.begin, one.end), (s, one))
    return list(seen.values())
