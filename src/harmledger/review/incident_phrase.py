"""Values of an incident in the few words that a line has room for; what is unknown is said to be unknown (M1)."""

from __future__ import annotations

from collections.abc import Iterable

from harmledger.model.incident import Days, Figure, Incident, Party, Site
from harmledger.review.phrase import NEAR, ONE, STANCE, day_range, printable

ROLE_WORDS = {"perpetrator": "by", "party": "between", "supporter": "backed by", "target": "against"}


def ranged(figure: Figure | None) -> str:
    """The best with the range that it lies in: "10", "10 (9 to 12)", "at least 10", "up to 5", "some", ""."""
    if figure is None:
        return ""
    low, best, high = figure.low, figure.best, figure.high
    if best is None:
        return "some"
    about = "about " if figure.approximate else ""
    if low == best == high:
        return f"{about}{best:,}" if best else "none"
    if high is None:
        reach = "range open" if low is None else f"{low:,} or more"
        return f"at least {best:,}" if low == best else f"{about}{best:,} ({reach})"
    if low is None or (low == 0 and best == high):
        return f"up to {high:,}"
    return f"{about}{best:,} ({low:,} to {high:,})"


def harmed_people(figure: Figure) -> str:
    """Figure, harm and people: "10 (9 to 12) civilians killed", "some people missing"."""
    who = figure.who.replace("_", " ")
    if figure.low == figure.high == 1:
        who = ONE.get(figure.who, who.removesuffix("s"))
    side = f" of {printable(figure.side)}" if figure.side else ""
    harm = "dead or hurt" if figure.harm == "casualties" else figure.harm
    return f"{ranged(figure)} {'of mixed kinds' if figure.who == 'mixed' else who}{side} {harm}"


def when(days: Days) -> str:
    if days.start is None or days.end is None:
        return "day not known"
    if days.precision == "month" and (days.start.year, days.start.month) == (days.end.year, days.end.month):
        return f"{days.start:%b %Y}"
    if days.precision == "year" and days.start.year == days.end.year:
        return f"{days.start:%Y}"
    return day_range(days.start, days.end)


def where(site: Site | None) -> str:
    """The place by the gazetteer's name, else by the report's words, then what it lies in (M16).

    A village that the gazetteer lacks is told by the report's words, before the province that stands in for it.
    """
    if site is None:
        return "place not known"
    names: list[str] = []
    for name in (site.words if _stands_in(site) else None, site.name or site.words, site.admin1, site.country):
        if name and not any(printable(name).casefold() in known.casefold() for known in names):
            names.append(printable(name))
    near = "near " if site.geo_precision == "near" and names[0].partition(" ")[0].casefold() not in NEAR else ""
    return near + ", ".join(names)


def _stands_in(site: Site) -> bool:
    """Whether the match is an area in which the place lies, and not what the report names."""
    words, name = site.words.casefold(), (site.name or "").casefold()
    is_area = site.geo_precision not in ("exact", "near", None)
    return is_area and bool(name) and name not in words and words not in name


def heading(incident: Incident) -> str:
    """Type, place and days: "Shelling · Maharda, Hama, SY · 7 Sep 2018"."""
    kind = "total" if incident.kind == "aggregate" else incident.event_type.replace("_", " ")
    told = " · ".join((kind, where(incident.place), when(incident.days)))
    return told[:1].upper() + told[1:]


def parties(told: Iterable[Party]) -> str:
    """Who did it to whom: "by rebels (alleged) · against a market"."""
    by_role = {role: [printable(p.name) + STANCE[p.stance] for p in told if p.role == role] for role in ROLE_WORDS}
    return " · ".join(f"{word} {' and '.join(by_role[role])}" for role, word in ROLE_WORDS.items() if by_role[role])


def attested(incident: Incident) -> str:
    """The grade and how many independent sources there are: "fair, 3 sources"; one alone is provisional (M21)."""
    number = len(incident.sources)
    return f"{incident.grade}, {number} source{'' if number == 1 else 's'}"
