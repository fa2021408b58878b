"""Records made by hand: one of each kind that a format has to cope with. All of it is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from harmledger.export.record import Record, records_of
from harmledger.model.attribution import Attribution
from harmledger.model.count import CountRange
from harmledger.model.entry import Entry
from harmledger.model.incident import Days, Figure, Incident, IncidentId, Party, Site, Source
from harmledger.model.mention import Mention, Toll
from harmledger.model.place import Place, PlaceCandidate
from harmledger.model.report import Report
from harmledger.model.span import Span
from harmledger.model.vocabulary import ActorId, ClaimId, MentionId, PlaceId

DAY = date(2020, 10, 12)
NO_SPAN = Span(0, 1)
POST = Report(
    "text", doc="post", title="=HYPERLINK(1) Farmer Hassan al-Bitar among the dead of Tel Arun", publisher="Lowland Post",
    url="https://lowland.example/2020/hassan-al-bitar-dead", published=DAY,
)  # fmt: skip
MONITOR = Report("other", doc="monitor", title="Market of Tel Arun", publisher="Marat Monitor", published=date(2020, 10, 13))


def toll(claim: str, harm: str, count: CountRange, words: str, **rest: object) -> Toll:
    return Toll(ClaimId(claim), harm, count, words, NO_SPAN, **rest)  # type: ignore[arg-type]


def figure(harm: str, low: int | None, best: int | None, high: int | None, **rest: object) -> Figure:
    told = {"who": "people", "side": None, "rule": "the only figure", "claims": (ClaimId("c1"),), **rest}
    return Figure(harm=harm, low=low, best=best, high=high, **told)  # type: ignore[arg-type]


def incident(name: str, mention: str, report: Report = POST, **rest: object) -> Incident:
    told: dict[str, object] = {
        "kind": "incident", "event_type": "air_strike", "days": Days(DAY, DAY, "day"), "place": None, "parties": (),
        "weapons": (), "figures": (), "grade": "weak", "grade_reason": "One source tells of it.", "is_provisional": True,
        "sources": (Source("Lowland Post", (report.report_id,)),), "first_report": DAY, "last_report": DAY,
        "mentions": (MentionId(mention),), "reports": (report.report_id,), "anchor": MentionId(mention),
    }  # fmt: skip
    return Incident(incident_id=IncidentId(name), **{**told, **rest})  # type: ignore[arg-type]


def site(precision: str, words: str = "Tel Arun") -> Site:
    return Site(words, ClaimId("cp"), "Tall Arun", "Marat", "SY", 35.5, 36.5, PlaceId("x:1"), precision, 0.9)  # type: ignore[arg-type]


MATCH = PlaceCandidate(PlaceId("x:1"), "Tall Arun", "settlement", 35.5, 36.5, "Marat", "SY", 0.9, "Arun District", None)
PLACE = Place(ClaimId("cp"), "Tel Arun", NO_SPAN, geo_precision="exact", match=MATCH)

MARKET = incident(
    "SY-2020-10-12-tall-arun", "m1", place=site("exact"), weapons=("aircraft",),
    parties=(
        Party("perpetrator", "Government warplanes", None, "stated", (ClaimId("c8"),)),
        Party("perpetrator", "Syrian Ministry of Defence", ActorId("syria-defence-ministry"), "denied", (ClaimId("c9"),)),
    ),
    figures=(
        figure("killed", 14, 17, 17, rule="most independent voices"), figure("injured", 27, 27, 27),
        figure("killed", 17, 17, 17, who="civilians", is_part=True), figure("killed", 5, 5, 5, who="children", is_part=True),
    ),
    grade="contested", grade_reason="It is denied that the ministry did it.", is_provisional=False,
    mentions=(MentionId("m1"), MentionId("m1b")), reports=(POST.report_id, MONITOR.report_id),
    sources=(Source("Lowland Post", (POST.report_id,)), Source("Marat Monitor", (MONITOR.report_id,))),
)  # fmt: skip
TOLD_OF_MARKET = (
    Entry(POST, Mention(MentionId("m1"), "incident", "air_strike", place=PLACE, tolls=(
        toll("c1", "killed", CountRange(14, 14), "The farmer Hassan al-Bitar and 13 others were killed",
             attribution=Attribution("Munir Safwan", claimant_kind=None)),
        toll("c2", "injured", CountRange(27, 27), "27 wounded",
             attribution=Attribution("Lowland Rescue Corps", spokesperson="Samer Qaddour")),
    ))),
    Entry(MONITOR, Mention(MentionId("m1b"), "incident", "air_strike", place=PLACE, tolls=(
        toll("c3", "killed", CountRange(17, 17), "17 civilians were killed", who="civilians"),
    ))),
)  # fmt: skip
CLASH = incident(
    "SY-2020-10-11-marat", "m2", event_type="clash", place=site("province", "Marat province"),
    days=Days(date(2020, 10, 5), date(2020, 10, 11), "week"),
    parties=(
        Party("party", "Syrian Arab Army", ActorId("syria-military"), "stated", (ClaimId("c4"),)),
        Party("party", "Free Syrian Army", ActorId("free-syrian-army"), "stated", (ClaimId("c5"),)),
        Party("party", "rebels", None, "stated", (ClaimId("c6"),)),
    ),
    figures=(figure("killed", 8, 8, 8, side="Syrian Arab Army"), figure("killed", 5, None, None, side="Free Syrian Army")),
)  # fmt: skip
UNKNOWN = (figure("killed", None, None, None),)
DOZENS = incident("SY-2020-10-12-vague", "m3", event_type="shelling", place=site("near"), figures=UNKNOWN,
                  grade_reason="One source tells of it: Munir Safwan.")  # fmt: skip
TOLD_OF_DOZENS = Entry(POST, Mention(MentionId("m3"), "incident", "shelling", tolls=(
    toll("c7", "killed", CountRange.unbounded(), "Dozens of people were killed"),)))  # fmt: skip
HOUSE = Site("the house of Hassan al-Bitar", ClaimId("cq"))
BARE = incident("2020-unknown", "m4", event_type="other", days=Days(), place=HOUSE)
WIDER = incident("SY-2020-10-13-marat", "m5", figures=(figure("killed", 7, 7, 7),))
PARTS = tuple(
    incident(f"SY-2020-10-13-{name}", f"m6{name}", figures=(figure("killed", n, n, n),), part_of=WIDER.incident_id)
    for name, n in (("balun", 5), ("ansim", 2))
)  # fmt: skip
TOTAL = incident("SY-2020-10-total", "m7", kind="aggregate", event_type="other", figures=(figure("killed", 87, 87, 87),))
ALL = (MARKET, CLASH, DOZENS, BARE, WIDER, *PARTS, TOTAL)


@pytest.fixture
def records() -> tuple[Record, ...]:
    told = {mention for entry in (*TOLD_OF_MARKET, TOLD_OF_DOZENS) for mention in [entry.mention.mention_id]}
    plain = [
        Entry(POST, Mention(mention, one.kind, one.event_type))
        for one in ALL
        for mention in one.mentions
        if mention not in told
    ]
    return records_of(ALL, (*TOLD_OF_MARKET, TOLD_OF_DOZENS, *plain))


@pytest.fixture
def overflowing() -> Record:
    """More civilians than best: what is told does not add up."""
    figures = (figure("killed", 5, 5, 9), figure("killed", 9, 9, 9, who="civilians", is_part=True))
    return records_of((replace(MARKET, figures=figures),), TOLD_OF_MARKET)[0]
