"""A happening as a mention of the model: its tellings' places, days, actors and figures, each in the report's words.

The last step of the grammar: it chooses the narrowest place and the day that the tellings of a happening agree on, names each
actor once, and gives every claim its id. Nothing is looked up here; what the words mean is resolve/'s to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.claimant import Speaker
from harmledger.extract.grammar.damage import find_damage
from harmledger.extract.grammar.event_type import type_of_happening
from harmledger.extract.grammar.happening import Happening
from harmledger.extract.grammar.means import find_munitions, find_weapons
from harmledger.extract.grammar.parties import Named, find_parties
from harmledger.extract.grammar.said import Said
from harmledger.extract.grammar.telling import Telling
from harmledger.extract.grammar.toll import find_tolls
from harmledger.extract.grammar.when import When, find_when
from harmledger.extract.grammar.where import Where, find_where
from harmledger.model.attribution import Attribution
from harmledger.model.identity import claim_id, mention_id
from harmledger.model.mention import Actor, Damage, EventDate, Mention, Munition, Toll, Weapon
from harmledger.model.place import Place
from harmledger.model.reading import MadeBy
from harmledger.model.report import Report
from harmledger.model.span import Span
from harmledger.model.vocabulary import ClaimId, MentionId

T = TypeVar("T", Weapon, Munition, Damage)


class Writer:
    """Writes the mentions of one report, with ids under one reader and version."""

    def __init__(self, report: Report, made_by: MadeBy, lex: Lexicon) -> None:
        self.report, self.made_by, self.lex = report, made_by, lex

    def mentions(
        self, happenings: Sequence[Happening], claimants: dict[int, tuple[Speaker, ...]], told: Sequence[Telling]
    ) -> tuple[Mention, ...]:
        """One mention a happening; ``told`` are all tellings of the report, also those that no happening has."""
        ids = [mention_id(self.report.report_id, self.made_by, n) for n in range(len(happenings))]
        place_of = {id(h): ids[n] for n, h in enumerate(happenings)}
        places, days = find_where(happenings, told), find_when(happenings, told)
        parties = find_parties(happenings, told, self.lex)
        out = []
        for n, h in enumerate(happenings):
            tellings = h.tellings
            done = [t for t in tellings if not t.denies]
            out.append(
                Mention(
                    mention_id=ids[n],
                    kind=h.kind,
                    event_type=type_of_happening(h, self.lex),
                    part_of=place_of[id(h.parent)] if h.parent else None,
                    actors=self._actors(parties[n]),
                    place=self._place(places[n], ids[n]),
                    date=self._date(days[n], ids[n]),
                    weapons=_first_of_each(weapon for t in tellings for weapon in find_weapons(t, self.report, self.lex)),
                    munitions=_first_of_each(
                        munition for t in tellings for munition in find_munitions(t, self.report, self.lex)
                    ),
                    damage=_first_of_each(damage for t in done for damage in find_damage(t, self.report, self.lex)),
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
            self._claim(
                "toll",
                (said.figure.harm, said.figure.people.count),
                span,
                (attribution.claimant, attribution.spokesperson, said.modality),
            )
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

    def _actors(self, parties: Sequence[Named]) -> tuple[Actor, ...]:
        out = []
        for named in parties:
            agent = named.agent
            span = named.s.span(agent.begin, agent.end)
            out.append(
                Actor(
                    self._claim("actor", (agent.role, agent.stance), span, agent.stance),
                    agent.role,
                    self.report.words(span),
                    span,
                    agent.stance,
                )
            )
        return tuple(out)

    def _place(self, found: Where | None, mention: MentionId) -> Place | None:
        if found is None:
            return None
        words = self.report.words(found.span)
        claim = self._claim("place", (mention, words), found.span, found.within)
        return Place(claim, words, found.span, found.within, found.admin1, found.country)

    def _date(self, found: When | None, mention: MentionId) -> EventDate | None:
        if found is None:
            return None
        span = found.s.span(found.begin, found.end)
        return EventDate(self._claim("date", mention, span, found.said), self.report.words(span), span, said=found.said)


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


def _first_of_each(found: Iterable[T]) -> tuple[T, ...]:
    seen: dict[str, T] = {}
    for one in found:
        seen.setdefault((one.object if isinstance(one, Damage) else one.words).lower(), one)
    return tuple(seen.values())
