"""The closed sets of the output contract (METHOD M3, M5, M8, M12, M16); the codebook maps words onto them."""

from __future__ import annotations

from typing import Literal, NewType

ReportId = NewType("ReportId", str)
MentionId = NewType("MentionId", str)
ClaimId = NewType("ClaimId", str)
ActorId = NewType("ActorId", str)
PlaceId = NewType("PlaceId", str)

Kind = Literal["incident", "aggregate", "prospect", "context"]
EventType = Literal[
    "air_strike",
    "shelling",
    "chemical",
    "suicide_bomb",
    "explosive",
    "grenade",
    "clash",
    "attack",
    "execution",
    "sexual_violence",
    "abduction",
    "protest",
    "riot",
    "looting_destruction",
    "other",
]
Harm = Literal["killed", "injured", "casualties", "missing", "abducted", "detained", "displaced", "abused"]
Who = Literal[
    "people",
    "civilians",
    "children",
    "women",
    "men",
    "combatants",
    "officials",
    "journalists",
    "health_workers",
    "aid_workers",
    "clergy",
    "mixed",
]
Modality = Literal["asserted", "possible", "denied", "expected"]
Role = Literal["perpetrator", "party", "target", "supporter"]
Stance = Literal["stated", "alleged", "claimed", "denied"]
GeoPrecision = Literal["exact", "near", "district", "province", "region", "country"]
DatePrecision = Literal["day", "days", "week", "month", "year", "period"]

PUBLISHER = "publisher"
"""The claimant of a figure that the report gives with nobody named for it."""
