"""What totals cover, held against the ledger without loading what is under them (M17).

A transaction and incidents under their ids of today come in, the same with what covers what go out. Sums under a total are kept
for the state of the ledger that they were made in: many incidents' pages show the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from harmledger.ledger import brief, facts, view
from harmledger.ledger.brief import Area, Brief
from harmledger.ledger.find import totals_touching
from harmledger.ledger.store import Transaction
from harmledger.model.incident import COUNTED, Coverage, Incident, IncidentId, Site
from harmledger.model.vocabulary import ClaimId, Harm, PlaceId
from harmledger.pipeline.kept import Kept
from harmledger.reconcile.coverage import checks, contains, covers

_KEPT = Kept(2000)


def covering(tx: Transaction, held: Sequence[Incident]) -> list[Incident]:
    """Totals that may cover one of the incidents, as they were put in."""
    singles = [one for one in held if _counts(one)]
    if not singles:
        return []
    days = [day for one in singles for day in (one.days.start, one.days.end) if day]
    places = {one.place.country for one in singles if one.place}
    anchors = totals_touching(tx, (min(days), max(days)), filter(None, places))
    return [total for total in view.by_anchor(tx, anchors).values() if any(covers(total, one) for one in singles)]


def complete(tx: Transaction, held: Sequence[Incident], totals: Sequence[Incident]) -> Iterator[Incident]:
    """The incidents with the totals that cover each, and of a total what is under it; ``totals`` are those to look at."""
    told = {total.anchor: _checks(tx, total) for total in totals}
    for one in held:
        if one.kind == "aggregate":
            yield replace(one, covers=tuple(sorted(_ids(tx, one))), checks=_checks(tx, one))
        elif _counts(one):
            over = [check for total in totals if covers(total, one) for check in told[total.anchor]]
            yield replace(one, covered_by=tuple(sorted(over, key=lambda check: (check.incident_id, check.harm))))
        else:
            yield one


def _counts(one: Incident) -> bool:
    """Whether a total can cover it."""
    return one.kind == "incident" and one.part_of is None and None not in (one.place, one.days.start, one.days.end)


def _ids(tx: Transaction, total: Incident) -> list[IncidentId]:
    return list(view.ids_of(tx, [one.anchor for one in _under(tx, total)]).values())


def _checks(tx: Transaction, total: Incident) -> tuple[Coverage, ...]:
    head = facts.head(tx)
    if not head.seq:
        return checks(total, _sums(tx, total))
    return _KEPT.once((str(tx.engine.url), head.digest, total.anchor), lambda: checks(total, _sums(tx, total)))


def _sums(tx: Transaction, total: Incident) -> dict[Harm, int]:
    """What is recorded under the total of each harm that it tells."""
    harms, area, first, last = _harms(total), _area(total.place), total.days.start, total.days.end
    if area and harms and first and last:
        sums = brief.sums(tx, (first, last), area, harms)
    else:
        sums = [0] * len(harms)
        for one in _under(tx, total):
            sums = [held + (more or 0) for held, more in zip(sums, one.best, strict=True)]
    return dict(zip(harms, sums, strict=True))


def _area(place: Site | None) -> Area | None:
    """A country or a first-order unit, known to be inside by its name; None for what is told by distances."""
    if place is None or place.country is None:
        return None
    if place.geo_precision == "country":
        return Area(place.country, None, place.place_id)
    return Area(place.country, place.admin1, place.place_id) if place.geo_precision == "province" and place.admin1 else None


def _harms(total: Incident) -> list[Harm]:
    return [harm for harm in COUNTED if total.figure(harm)]


def _under(tx: Transaction, total: Incident) -> Iterator[Brief]:
    """What the total covers."""
    place, first, last = total.place, total.days.start, total.days.end
    if place is None or first is None or last is None:
        return
    is_in: dict[brief.Where, bool] = {}
    for one in brief.within(tx, (first, last), place.country, place.place_id, _harms(total)):
        if one.where not in is_in:
            is_in[one.where] = contains(place, _site(one.where))
        if is_in[one.where]:
            yield one


def _site(where: brief.Where) -> Site:
    country, admin1, place_id, latitude, longitude = where
    known = PlaceId(place_id) if place_id else None
    return Site("", ClaimId(""), None, admin1, country, latitude, longitude, known)
