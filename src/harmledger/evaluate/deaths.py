"""The death toll that a reader of a sheet would add up for one document, without adding anything twice (M4, M8, M13, M17)."""

from __future__ import annotations

from harmledger.evaluate.rows import Row


def deaths(document: Row) -> int:
    """The sum over incidents of the largest whole killed figure by side (its low, else its high).

    A mention that is part of a wider incident is not added beside it: the wider one counts as its own figure or as the sum of
    its parts, whichever is larger. Being part of an aggregate takes nothing away, since aggregates are not added.
    """
    mentions = document.get("mentions", [])
    is_incident = [m.get("kind") == "incident" for m in mentions]
    own = [_killed(m) if incident else 0 for m, incident in zip(mentions, is_incident, strict=True)]
    parts: dict[int, list[int]] = {}
    for i, wider in enumerate(_wider(mentions)):
        if wider is not None and wider != i and is_incident[wider] and is_incident[i]:
            parts.setdefault(wider, []).append(i)
    inner = {i for below in parts.values() for i in below}

    def whole(i: int, seen: frozenset[int]) -> int:
        return max(own[i], sum(whole(j, seen | {i}) for j in parts.get(i, []) if j not in seen))

    return sum(whole(i, frozenset()) for i, incident in enumerate(is_incident) if incident and i not in inner)


def _wider(mentions: list[Row]) -> list[int | None]:
    """For each mention the place in the list of the one that includes it, which gold gives as such and a reading by its id."""
    keys = {m.get("mention_id", i): i for i, m in enumerate(mentions)}
    found: list[int | None] = []
    for mention in mentions:
        told = mention.get("part_of")
        wider = None if told is None else keys.get(told, told)
        found.append(wider if isinstance(wider, int) and wider < len(mentions) else None)
    return found


def _killed(mention: Row) -> int:
    """The mention's dead: by side where the sides have figures, else the largest figure."""
    sides: dict[str, int] = {}
    for toll in mention.get("tolls", []):
        if toll.get("harm") == "killed" and not toll.get("part_of") and toll.get("modality", "asserted") == "asserted":
            number = toll.get("low") if toll.get("low") is not None else toll.get("high")
            side = (toll.get("side") or "").lower()
            sides[side] = max(sides.get(side, 0), number or 0)
    return max(sum(n for side, n in sides.items() if side), sides.get("", 0))
