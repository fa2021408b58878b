"""Values of the model as whoever must not know people's names may see them: blocks in the place of letters (M28).

Reports, mentions and incidents come in and go out under the same ids, each span still at its words. Apart from names.py, which
knows what a name is and nothing of the model's fields.
"""

from __future__ import annotations

import json
from dataclasses import replace

from harmledger.export.names import BLOCK, WITHHELD, Names
from harmledger.model.attribution import Attribution
from harmledger.model.incident import Incident
from harmledger.model.judgement import Judgement
from harmledger.model.mention import Actor, Mention, Toll
from harmledger.model.reading import Reject
from harmledger.model.report import Report
from harmledger.model.span import Span
from harmledger.model.vocabulary import PUBLISHER


def report(one: Report, names: Names) -> Report:
    """The report, under its own id, with its title and text veiled, and of an address that holds a name only the host."""
    doc = WITHHELD if names.are_in(one.doc) else one.doc
    found = replace(one, text=names.masked(one.text), title=names.masked(one.title), url=names.address(one.url), doc=doc)
    found.__dict__["report_id"] = one.report_id  # which is a digest of what it was before
    return found


def mention(one: Mention, veiled: Report, names: Names) -> Mention:
    """The mention with the words that the veiled report has at each place."""
    return replace(
        one,
        tolls=tuple(_toll(toll, veiled, names) for toll in one.tolls),
        actors=tuple(_actor(actor, veiled, names) for actor in one.actors),
        damage=tuple(replace(damage, words=_words(damage.words, damage.span, veiled, names)) for damage in one.damage),
    )


def incident(one: Incident, names: Names) -> Incident:
    """The incident without names among its targets, its sources and in its grade's reason."""
    parties = (
        replace(party, name=names.blocked(party.name)) if party.role == "target" and party.actor_id is None else party
        for party in one.parties
    )
    sources = tuple(replace(source, name=names.blocked(source.name)) for source in one.sources)
    return replace(one, parties=tuple(parties), sources=sources, grade_reason=names.masked(one.grade_reason))


def reject(one: Reject, names: Names) -> Reject:
    return replace(one, words=names.blocked(one.words))


def judgement(one: Judgement, names: Names) -> Judgement:
    """The judgement; what a person wrote and what a value was corrected to may hold names as a report may."""
    return replace(one, why=names.masked(one.why), value=_value(one.value, names))


def _value(value: str | None, names: Names) -> str | None:
    if value is None or not value.startswith("{"):
        return value
    told = json.loads(value)
    if told.get("role") == "target" and not told.get("actor_id") and isinstance(told.get("name"), str):
        told["name"] = names.blocked(told["name"])
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def _toll(toll: Toll, veiled: Report, names: Names) -> Toll:
    words = _words(toll.words, toll.span, veiled, names)
    return replace(toll, words=words, attribution=_attribution(toll.attribution, names))


def _actor(actor: Actor, veiled: Report, names: Names) -> Actor:
    said = _attribution(actor.attribution, names)
    if actor.role != "target" or actor.actor_id:
        return replace(actor, attribution=said)
    name = names.blocked(actor.name) if actor.name else actor.name
    return replace(actor, words=_words(actor.words, actor.span, veiled, names), name=name, attribution=said)


def _attribution(said: Attribution, names: Names) -> Attribution:
    spokesperson = said.spokesperson and "".join(BLOCK if letter.isalnum() else letter for letter in said.spokesperson)
    is_known = said.claimant == PUBLISHER or said.claimant_id is not None
    claimant = said.claimant if is_known else names.blocked(said.claimant)
    return replace(said, claimant=claimant, spokesperson=spokesperson, chain=tuple(map(names.blocked, said.chain)))


def _words(words: str, span: Span, veiled: Report, names: Names) -> str:
    there = veiled.words(span)
    return there if len(there) == len(words) else names.blocked(words)
