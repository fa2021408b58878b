"""A happening as a mention of the model: its tellings' places, days, actors and figures, each in the report's words.

The last step of the grammar: it chooses the narrowest place and the day that the tellings of a happening agree on, names each
actor once, and gives every claim its id. Nothing is looked up here; what the words mean is resolve/'s to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.claimant import Speaker
from harmledger.extract.grammar.document import Day
from harmledger.extract.grammar.happening import Happening
from harmledger.extract.grammar.means import find_damage, find_munitions, find_weapons
from harmledger.extract.grammar.place import PlaceWords
from harmledger.extract.grammar.telling import Telling
from harmledger.extract.grammar.toll import Said, find_tolls
from harmledger.extract.grammar.violence import event_type
from harmledger.model.attribution import Attribution
from harmledger.model.identity import claim_id, mention_id
from harmledger.model.mention import Actor, Damage, EventDate, Mention, Munition, Toll, Weapon
from harmledger.model.place import Place
from harmledger.model.reading import MadeBy
from harmledger.model.report import Report
from harmledger.model.span import Span
from harmledger.model.vocabulary import ClaimId, EventType

T = TypeVar("T", Weapon, Munition, Damage)

DAY_ORDER = {"day": 0, "since": 0, "span": 1, "month": 2, "year": 3, "duration": 4, "relative": 5, "vague": 6, "clock": 9}


class Writer:
    """Writes the mentions of one report, with ids under one reader and version."""

    def __init__(self, report: Report, made_by: MadeBy, lex: Lexicon) -> None:
        self.report, self.made_by, self.lex = report, made_by, lex

    def mentions(self, happenings: Sequence[Happening], claimants: dict[int, tuple[Speaker, ...]]) -> tuple[Mention, ...]:
        ids = [mention_id(self.report.report_id, self.made_by, n) for n in range(len(happenings))]
        place_of = {id(h): ids[n] for n, h in enumerate(happenings)}
        out = []
        for n, h in enumerate(happenings):
            tellings = h.tellings
            out.append(
                Mention(
                    mention_id=ids[n],
                    kind=h.kind,
                    event_type=_event_type(tellings, self.lex),
                    part_of=place_of[id(h.parent)] if h.parent else None,
                    actors=self._actors(tellings),
                    place=self._place(tellings),
                    date=self._date(h),
                    weapons=_first_of_each(weapon for t in tellings for weapon in find_weapons(t, self.report)),
                    munitions=_first_of_each(munition for t in tellings for munition in find_munitions(t, self.report)),
                    damage=_first_of_each(damage for t in tellings for damage in find_damage(t, self.report, self.lex)),
                    tolls=self._tolls(tellings, claimants) if h.kind != "context" else (),
                )
            )
        return tuple(out)

    def _claim(self, field: str, value: object, span: Span, said: object) -> ClaimId:
        return claim_id(self.report.report_id, self.made_by, field, value, self.report.words(span), span, said)

    def _tolls(self, tellings: Sequence[Telling], claimants: dict[int, tuple[Speaker, ...]]) -> tuple[Toll, ...]:
        told = find_tolls(tellings, claimants)
        spans = [said.telling.s.span(*_figure_tokens(said)) for said in told]
        attributions = [_attribution(said.speaker) for said in told]
        ids = [
            self._claim("toll", (said.figure.harm, said.figure.people.count), span, (attribution.claimant, attribution.spokesperson, said.modality))
            for said, span, attribution in zip(told, spans, attributions, strict=True)
        ]
        return tuple(
            Toll(
                claim_id=ids[n],
                harm=said.figure.harm,
                count=said.figure.people.count,
                words=self.report.words(spans[n]),
                span=spans[n],
                who=said.figure.people.who,
                side=said.figure.people.side,
                part_of=ids[said.whole] if said.whole is not None else None,
                modality=said.modality,
                attribution=attributions[n],
            )
            for n, said in enumerate(told)
        )

    def _actors(self, tellings: Sequence[Telling]) -> tuple[Actor, ...]:
        """Each actor once, in its first role; a later stance that says more than "stated" replaces it."""
        out: list[Actor] = []
        for t in tellings:
            for agent in t.agents:
                span = t.s.span(agent.begin, agent.end)
                words = self.report.words(span)
                twin = next((n for n, other in enumerate(out) if _same_actor(other, agent.role, words)), None)
                if twin is None:
                    out.append(Actor(self._claim("actor", (agent.role, agent.stance), span, agent.stance), agent.role, words, span, agent.stance))
                elif out[twin].stance == "stated" and agent.stance != "stated" and agent.role == out[twin].role:
                    first = out[twin]
                    out[twin] = Actor(first.claim_id, first.role, first.words, first.span, agent.stance)
        return tuple(out)

    def _place(self, tellings: Sequence[Telling]) -> Place | None:
        found = best_place(tellings)
        if found is None:
            return None
        t, place = found
        chain = list(place.chain())
        admin1 = next((one.words for one in chain if one.kind == "admin1"), None)
        country = next((one.words for one in chain if one.kind == "country"), None)
        span = t.s.span(place.begin, place.end)
        within = chain[1].words if len(chain) > 1 else None
        return Place(self._claim("place", place.words, span, within), self.report.words(span), span, within, admin1, country)

    def _date(self, h: Happening) -> EventDate | None:
        found = best_day(h)
        if found is None:
            return None
        t, begin, end = found
        span = t.s.span(begin, end)
        return EventDate(self._claim("date", None, span, None), self.report.words(span), span)


def _figure_tokens(said: Said) -> tuple[int, int]:
    people, trigger = said.figure.people, said.figure.trigger
    if trigger + 1 == people.begin:
        return trigger, people.end
    if people.end <= trigger <= people.end + 3:
        return people.begin, trigger + 1
    return people.begin, people.end


def _attribution(speaker: Speaker | None) -> Attribution:
    if speaker is None:
        return Attribution()
    return Attribution(speaker.claimant, speaker.spokesperson, speaker.chain, speaker.span)


def _event_type(tellings: Sequence[Telling], lex: Lexicon) -> EventType:
    """The type of the first telling that names one, unless it is vague and a later one is not."""
    kinds = [t.event_type for t in tellings if t.violence]
    telling = [kind for kind in kinds if kind not in ("other", "attack")]
    with_figures = [t.event_type for t in tellings if t.violence and t.figures and t.event_type not in ("other", "attack")]
    if with_figures or telling:
        pool = with_figures or telling
        special = [kind for kind in telling if kind in ("suicide_bomb", "chemical", "sexual_violence", "abduction")]
        return special[0] if special else pool[0]
    if "attack" in kinds:
        return "attack"
    return event_type((), lex) if not kinds else kinds[0]


def _same_actor(other: Actor, role: str, words: str) -> bool:
    mine, theirs = set(words.lower().split()), set(other.words.lower().split())
    return (mine <= theirs or theirs <= mine) and (other.role == role or {other.role, role} <= {"perpetrator", "party"})


def best_place(tellings: Sequence[Telling]) -> tuple[Telling, PlaceWords] | None:
    """The place of a happening: the narrowest that its tellings name, those with figures and the earlier ones first."""
    ranked: list[tuple[tuple[float, ...], Telling, PlaceWords]] = []
    for n, t in enumerate(tellings):
        for place in t.places:
            if _is_of_actor(t, place):
                continue
            locating = place.prep in ("in", "at", "near", "outside", "on", "around", "inside", "of", "across", "against", "into", "over", "within")
            rank = min(place.rank, 5)
            distance = min((abs(place.begin - j) for j in _anchors(t)), default=99)
            ranked.append(((-rank if not _wide_lead(tellings, n) else 0.0, -bool(t.figures), -locating, n, distance), t, place))
    if not ranked:
        return None
    _, t, place = min(ranked, key=lambda row: row[0])
    return t, place


def _wide_lead(tellings: Sequence[Telling], n: int) -> bool:
    return False


def _anchors(t: Telling) -> list[int]:
    return [f.trigger for f in t.figures] or [one.head for one in t.violence]


def _is_of_actor(t: Telling, place: PlaceWords) -> bool:
    """ "Rebels in northern Hama province": where an actor is from is not where it happened, if another place is."""
    inside = any(agent.begin <= place.begin < agent.end and agent.role != "target" for agent in t.agents)
    return inside and len(t.places) > 1


def best_day(h: Happening) -> tuple[Telling, int, int] | None:
    """The words of time of a happening: days before spans before months, those with figures first; for a total, its period."""
    ranked = []
    for n, t in enumerate(h.tellings):
        for day in t.days:
            if day.kind in ("clock", "vague") or day.kind == "relative" and len(t.days) > 1:
                continue
            order = DAY_ORDER[day.kind]
            if h.kind == "aggregate":
                order = {"since": 0, "span": 1, "month": 2, "year": 2}.get(day.kind, 5)
            distance = min((abs(day.begin - j) for j in _anchors(t)), default=99)
            ranked.append(((order, -bool(t.figures), n, distance), t, day))
    if not ranked:
        return None
    _, t, day = min(ranked, key=lambda row: row[0])
    return t, _since(t, day) if h.kind == "aggregate" else day.begin, day.end


def _since(t: Telling, day: Day) -> int:
    """ "Since the conflict broke out in March 2011", "which began in 2011": the words that make a date a beginning."""
    s = t.s
    if day.kind not in ("month", "year", "day"):
        return day.begin
    for j in range(day.begin - 1, max(-1, day.begin - 16), -1):
        if s.low[j] in ("since", "began", "started", "erupted", "flared", "starting", "beginning", "broke") and s.low[j] != "broke":
            earlier = next((k for k in range(j, max(-1, j - 8), -1) if s.low[k] == "since"), j)
            return earlier
    return day.begin


def _first_of_each(found: Iterable[T]) -> tuple[T, ...]:
    seen: dict[str, T] = {}
    for one in found:
        seen.setdefault((one.object if isinstance(one, Damage) else one.words).lower(), one)
    return tuple(seen.values())
