"""Values of a reading in the few words that a table or a page has room for.

Counts, days, people and claimants come in, short English phrases go out. What is unknown is said to be unknown (M1).
"""

from __future__ import annotations

from datetime import date
from unicodedata import category

from harmledger.model.attribution import Attribution
from harmledger.model.count import CountRange
from harmledger.model.mention import Actor, EventDate, Toll
from harmledger.model.place import Place
from harmledger.model.report import Report
from harmledger.model.vocabulary import PUBLISHER

ONE = {"people": "person", "children": "child", "women": "woman", "men": "man", "clergy": "cleric"}
STANCE = {"stated": "", "alleged": " (alleged)", "claimed": " (claims it)", "denied": " (denies it)"}
NEAR = frozenset({"near", "around", "outside", "outskirts", "towards", "off", "between", "close", "beyond"})
"""First words of a place that already say that it is only near the name."""
MODALITY = {"asserted": "", "possible": "possibly ", "denied": "denied: ", "expected": "expected: "}


def printable(text: str) -> str:
    """Text of a report that is safe to print: no control characters, no bidirectional overrides, no lone surrogates."""
    if not text.isprintable():
        text = "".join(c if c.isprintable() else _in_place_of(c) for c in text)
    return " ".join(text.split())


def _in_place_of(character: str) -> str:
    """A sign for half a character, nothing for what only steers the line (soft hyphens, text direction), else a space."""
    return {"Cs": "\ufffd", "Cf": ""}.get(category(character), " ")


def counted(count: CountRange) -> str:
    """A range as a recorder writes it: "12", "at least 12", "up to 12", "10 to 12", "about 12", "no", "?" (M2)."""
    low, high = count.bounds
    if low is None and high is None:
        return "?"
    if count.is_zero:
        return "no"
    if high is None:
        return f"at least {low:,}"
    if low is None or (low == 0 and high > 0):
        return f"up to {high:,}"
    if low != high:
        return f"{low:,} to {high:,}"
    return f"about {low:,}" if count.approximate else f"{low:,}"


def harmed(toll: Toll) -> str:
    """A toll's harm, figure and people: "killed at least 12 civilians", "possibly missing people, no number"."""
    told = f"{people(toll)} dead or hurt" if toll.harm == "casualties" else f"{toll.harm} {people(toll)}"
    return MODALITY[toll.modality] + told


def people(toll: Toll) -> str:
    """How many of whom, and of which side: "7 combatants (the army)"."""
    if toll.count.is_zero and toll.who == "people" and not toll.side:
        return "nobody"
    who = toll.who.replace("_", " ")
    if toll.count.bounds == (1, 1):
        who = ONE.get(toll.who, who.removesuffix("s"))
    if toll.who == "mixed":
        who = "people (mixed)"
    side = f" ({printable(toll.side)})" if toll.side else ""
    has_number = toll.count.bounds != (None, None)
    return f"{counted(toll.count)} {who}{side}" if has_number else f"{who}{side}, no number"


def claimed_by(attribution: Attribution, publisher: str | None = None) -> str:
    """Who says so, through whom: "White Helmets (A. Spokesperson), via Reuters"; ``publisher`` names it where that says so."""
    own = f"{printable(publisher)}, the publisher" if publisher else "the publisher"
    claimant = own if attribution.claimant == PUBLISHER else printable(attribution.claimant)
    spoken = f" ({printable(attribution.spokesperson)})" if attribution.spokesperson else ""
    passed_on = ", via " + ", ".join(map(printable, attribution.chain)) if attribution.chain else ""
    return claimant + spoken + passed_on


def days(when: EventDate | None) -> str:
    """The first to the last day; where the words cannot be resolved, the words (M14)."""
    if when is None:
        return "day not given"
    if when.start is None or when.end is None:
        return f"“{printable(when.words)}”, day unknown"
    if when.precision == "month" and (when.start.year, when.start.month) == (when.end.year, when.end.month):
        return f"{when.start:%b %Y}"
    if when.precision == "year" and when.start.year == when.end.year:
        return f"{when.start:%Y}"
    return day_range(when.start, when.end)


def day_range(start: date, end: date) -> str:
    """Two days with what they share said once: "7 Mar 2024", "7–8 Mar 2024", "30 Mar – 2 Apr 2024"."""
    last = f"{end.day} {end:%b %Y}"
    if start == end:
        return last
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{last}"
    if start.year == end.year:
        return f"{start.day} {start:%b} – {last}"
    return f"{start.day} {start:%b %Y} – {last}"


def located(place: Place | None) -> str:
    """The most specific place in the report's words, then what it lies in, each name once (M16)."""
    if place is None:
        return "place not given"
    names: list[str] = []
    for name in (place.words, place.within, place.admin1, place.country):
        if name and not any(printable(name).casefold() in known.casefold() for known in names):
            names.append(printable(name))
    near = "near " if place.geo_precision == "near" and names[0].partition(" ")[0].casefold() not in NEAR else ""
    return near + ", ".join(names)


def named(actor: Actor) -> str:
    return printable(actor.words) + STANCE[actor.stance]


def reported(report: Report) -> str:
    """A report in a line: publisher, day, title or address."""
    day = day_range(report.published, report.published) if report.published else "day unknown"
    publisher = printable(report.publisher) if report.publisher else "publisher unknown"
    return ", ".join(filter(None, (publisher, day, printable(report.title) or report.url or report.doc)))
