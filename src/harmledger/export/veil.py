"""Values of the model as whoever must not know people's names may see them: blocks in the place of letters (M28).

Reports, mentions and incidents come in and go out under the same ids, each span still at its words. Apart from names.py, which
knows what a name is and nothing of the model's fields.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace

from harmledger.export.names import BLOCK, WITHHELD, Names
from harmledger.model.attribution import Attribution
from harmledger.model.incident import Incident
from harmledger.model.judgement import Judgement, JudgementId
from harmledger.model.mention import Actor, Mention, Toll
from harmledger.model.place import Place
from harmledger.model.reading import Reject
from harmledger.model.report import Report
from harmledger.model.span import Span
from harmledger.model.vocabulary import PUBLISHER


def report(one: Report, names: Names) -> Report:
    """The report, under its own id, with its title and text veiled, and of an address that holds a name only the host.

    Whoever named the file that it came in may have named it after somebody whom the text does not name.
    """
    found = replace(one, text=names.masked(one.text), title=names.masked(one.title), url=names.address(one.url), doc=WITHHELD)
    found.__dict__["report_id"] = one.report_id  # which is a digest of what it was before
    return found


def mention(one: Mention, veiled: Report, names: Names) -> Mention:
    """The mention with the words that the veiled report has at each place."""
    return replace(
        one,
        tolls=tuple(_toll(toll, veiled, names) for toll in one.tolls),
        actors=tuple(_actor(actor, veiled, names) for actor in one.actors),
        damage=tuple(replace(damage, words=_words(damage.words, damage.span, veiled, names)) for damage in one.damage),
        place=_place(one.place, veiled, names) if one.place else None,
    )


def incident(one: Incident, names: Names) -> Incident:
    """The incident without names among its parties, its sources, in its place's words and in its grade's reason."""
    parties = (replace(party, name=names.masked(party.name)) if party.actor_id is None else party for party in one.parties)
    place = replace(one.place, words=names.masked(one.place.words)) if one.place else None
    sources = tuple(replace(source, name=names.masked(source.name)) for source in one.sources)
    figures = tuple(replace(figure, side=_side(figure.side, names)) for figure in one.figures)
    reason = names.masked(one.grade_reason)
    return replace(one, parties=tuple(parties), sources=sources, place=place, figures=figures, grade_reason=reason)


def reject(one: Reject, names: Names, doc: str = "") -> Reject:
    """The reject; ``doc`` is a document's name that its reason may tell, which may hold a person's."""
    why = one.why
    for name in filter(None, (doc, doc.replace("\\", "/").rpartition("/")[2])):
        why = why.replace(name, WITHHELD)
    return replace(one, why=why, words=names.masked(one.words))


def judgement(one: Judgement, names: Names) -> Judgement:
    """The judgement; what a person wrote and what a value was corrected to may hold names as a report may."""
    told = {field.name: getattr(one, field.name) for field in fields(one)}
    told |= {"why": names.masked(one.why), "value": _value(one.value, names), "known_as": one.judgement_id}
    return VeiledJudgement(**told)


@dataclass(frozen=True, slots=True)
class VeiledJudgement(Judgement):
    """A judgement under the id that it has with its words, so that what took it back still does."""

    known_as: JudgementId | None = None

    @property
    def judgement_id(self) -> JudgementId:
        return self.known_as or Judgement.judgement_id.__get__(self)


def _value(value: str | None, names: Names) -> str | None:
    if value is None or not value.startswith("{"):
        return value
    told = json.loads(value)
    if "role" in told and not told.get("actor_id") and isinstance(told.get("name"), str):
        told["name"] = names.masked(told["name"])
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def _toll(toll: Toll, veiled: Report, names: Names) -> Toll:
    words = _words(toll.words, toll.span, veiled, names)
    return replace(toll, words=words, side=_side(toll.side, names), attribution=_attribution(toll.attribution, names))


def _side(side: str | None, names: Names) -> str | None:
    return names.masked(side) if side else side


def _actor(actor: Actor, veiled: Report, names: Names) -> Actor:
    said = _attribution(actor.attribution, names)
    if actor.actor_id:
        return replace(actor, attribution=said)
    name = names.masked(actor.name) if actor.name else actor.name
    return replace(actor, words=_words(actor.words, actor.span, veiled, names), name=name, attribution=said)


def _place(place: Place, veiled: Report, names: Names) -> Place:
    within = names.masked(place.within) if place.within else place.within
    return replace(place, words=_words(place.words, place.span, veiled, names), within=within)


def _attribution(said: Attribution, names: Names) -> Attribution:
    spokesperson = said.spokesperson and "".join(BLOCK if letter.isalnum() else letter for letter in said.spokesperson)
    is_known = said.claimant == PUBLISHER or said.claimant_id is not None
    claimant = said.claimant if is_known else names.masked(said.claimant)
    return replace(said, claimant=claimant, spokesperson=spokesperson, chain=tuple(map(names.masked, said.chain)))


def _words(words: str, span: Span, veiled: Report, names: Names) -> str:
    there = veiled.words(span)
    return there if len(there) == len(words) else names.masked(words)
