"""Two mentions held against each other: how likely they tell of one happening, and what speaks for it and against (M20).

Two Signatures come in, a Link goes out: the same for (a, b) and (b, a), and depending on nothing but the two and the codebook.
Each feature is in log-odds, so that what speaks for and what speaks against add up.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import exp
from typing import Final

from harmledger.codebook.likeness import likeness as likenesses
from harmledger.model.globe import distance_km
from harmledger.model.incident import Link
from harmledger.reconcile.block import families, window
from harmledger.reconcile.signature import Signature, Tally
from harmledger.reconcile.sketch import WORDS, likeness, unpacked
from harmledger.reconcile.telling import is_pair

START: Final = -3.2
"""What two mentions that share a key begin with: most tell of different happenings."""
TOLD_APART: Final = -2.5
"""A reader that told two happenings of one report apart had a reason, unless another report tells them as one."""
ANOTHER_DAY: Final = -8.0
"""Two days further apart than one. Nothing makes up for it but a person's name, or a text that is nearly a copy."""
COPIED: Final = 0.3
MISREAD: Final = -3.0
"""What two days that differ say at the most where both reports name one person with an age: days are misread, names are not."""
JOIN: Final = 0.5
"""From this score on, mentions are joined; kept as links are those from ``TIE`` on."""
TIE: Final = 0.2


def compare(a: Signature, b: Signature) -> Link:
    """The likeness of two mentions, from 0 to 1, with each feature's share of it in log-odds."""
    a, b = sorted((a, b), key=lambda signature: signature.mention_id)
    features = tuple((name, round(weight, 3)) for name, weight in _features(a, b) if weight)
    total = START + sum(weight for _, weight in features)
    return Link((a.mention_id, b.mention_id), round(1 / (1 + exp(-total)), 4), features)


def _features(a: Signature, b: Signature) -> Iterator[tuple[str, float]]:
    if a.kind != b.kind or a.kind not in ("incident", "aggregate"):
        yield "kind", -20.0
        return
    is_one_report = a.report_id == b.report_id
    if is_one_report:
        yield "one report tells both", -20.0 if _figures_differ(a, b) else TOLD_APART
    people, days = _people(a, b), _days(a, b)
    if days <= ANOTHER_DAY and not people and likeness(a.sketch, b.sketch) < COPIED:
        yield "days", -20.0
        return
    yield "people", people
    yield "days", max(days, MISREAD) if people else days
    yield "place", _place(a, b)
    yield "type", _type(a, b)
    yield "names", _names(a, b, with_around=not is_one_report)
    yield "numbers", _numbers(a, b)
    yield "killed", _figures(a, b, "killed")
    yield "injured", _figures(a, b, "injured") / 2
    yield "actors", 0.5 if set(a.actors) & set(b.actors) else 0.0
    yield "weapon", 0.3 if set(a.weapons) & set(b.weapons) else 0.0
    if not is_one_report:
        yield "words", _words(a, b)
        yield "text", 6.0 * max(0.0, likeness(a.sketch, b.sketch) - 0.1)


def _people(a: Signature, b: Signature) -> float:
    """A person told with an age in one report and named in the other is hurt, or did it, in one happening."""
    both = set(a.people) & set(b.people)
    either = _named(a, b) | _named(b, a)
    return min(7.0, 3.0 * bool(either) + 1.5 * len(both) + 0.5 * len(either - both))


def _named(a: Signature, b: Signature) -> set[int]:
    """The people of the one whom the other names, with an age or without."""
    return set(a.people) & {*b.names, *unpacked(b.around)} if a.people else set()


def _days(a: Signature, b: Signature) -> float:
    if a.kind == "aggregate":
        return 2.0 if (a.start, a.end) == (b.start, b.end) and a.start else -20.0
    (first, last), (other_first, other_last) = window(a), window(b)
    if first is None or last is None or other_first is None or other_last is None:
        return -1.0
    apart = max((first - other_last).days, (other_first - last).days)
    if a.start and b.start:
        if apart > 0:
            return -2.0 if apart == 1 else ANOTHER_DAY
        return 2.0 if first == last == other_first == other_last else 1.0
    if apart > 0:
        return -3.0 if _precedes(a, b) or _precedes(b, a) else ANOTHER_DAY
    # News comes soon after what it tells.
    late = abs(((a.end or a.published or last) - (b.end or b.published or other_last)).days)
    return 0.7 if late <= 1 else 0.3 if late <= 3 else 0.0


def _precedes(a: Signature, b: Signature) -> bool:
    """Whether the day that ``a`` tells is before the publication of ``b``, which tells none."""
    return bool(a.start and b.published and a.start < b.published)


def _place(a: Signature, b: Signature) -> float:
    same_words = set(a.places) & set(b.places)
    apart = _apart(a, b)
    if apart is None:
        if same_words:
            return 2.0 if any(map(is_pair, same_words)) else 1.5
        if set(a.places) & set(b.names) or set(b.places) & set(a.names):
            return 1.0
        around = set(a.places).intersection(unpacked(b.around)) or set(b.places).intersection(unpacked(a.around))
        return 0.7 if around else 0.0
    if a.spots[:1] == b.spots[:1]:
        return 2.0
    if set(a.spots) & set(b.spots) and same_words:
        return 1.5
    if apart <= 0:
        return 1.0
    # Where a name could be several places, the wrong one may have been taken.
    return 0.0 if same_words else -min(6.0, apart / 10) * min(a.place_score, b.place_score)


def _apart(a: Signature, b: Signature) -> float | None:
    """How many kilometres lie between the reaches of two places; None where either is not known."""
    if a.latitude is None or a.longitude is None or a.radius is None:
        return None
    if b.latitude is None or b.longitude is None or b.radius is None:
        return None
    return distance_km(a.latitude, a.longitude, b.latitude, b.longitude) - max(a.radius, b.radius)


def _type(a: Signature, b: Signature) -> float:
    if a.event_type == b.event_type:
        return 0.5
    both = {a.event_type, b.event_type}
    if not families(a) & families(b):
        return -3.0
    return -1.0 if both & likenesses().special and not both & likenesses().loose else 0.0


def _names(a: Signature, b: Signature, *, with_around: bool) -> float:
    known = {*a.places, *b.places, *(set(a.people) | set(b.people))}
    shared = set(a.names) & set(b.names) - known
    around = set(unpacked(a.around)).intersection(unpacked(b.around)) - shared - known if with_around else set()
    pairs, near = sum(map(is_pair, shared)), sum(map(is_pair, around))
    return min(5.0, 1.5 * pairs + 0.4 * (len(shared) - pairs) + 0.5 * near + min(1.0, 0.1 * (len(around) - near)))


def _words(a: Signature, b: Signature) -> float:
    """Two reports of one happening have a fifth of their longer words in common, two of other ones a tenth at the most."""
    return max(-0.5, min(2.0, 16.0 * (likeness(a.words, b.words, WORDS) - 0.12)))


def _numbers(a: Signature, b: Signature) -> float:
    """Times of day and numbers of houses say more than small ones."""
    return min(2.0, sum(0.6 if len(number) > 2 else 0.2 for number in set(a.numbers) & set(b.numbers)))


def _figures(a: Signature, b: Signature, harm: str) -> float:
    left, right = _whole(a, harm), _whole(b, harm)
    if left is None or right is None:
        return 0.0
    low, high = max(left.low or 0, right.low or 0), _least_high(left, right)
    if high is None or low <= high:
        number = low or high or 0
        return 0.5 + min(1.5, number / 6) if number else 0.0
    # "Four" and "five" are one toll told twice more often than two, "four" and "forty" are not.
    return -4.0 * max(0.0, (low - high) / low - 0.25)


def _figures_differ(a: Signature, b: Signature) -> bool:
    """Whether one report gives two happenings different numbers of dead, or of injured, and neither is one person."""
    both = ((_whole(a, harm), _whole(b, harm)) for harm in ("killed", "injured"))
    return any(left and right and left.low != right.low and 1 not in (left.low, right.low) for left, right in both)


def _whole(signature: Signature, harm: str) -> Tally | None:
    told = [tally for tally in signature.tallies if tally.harm == harm]
    return max(told, key=lambda tally: (tally.low or tally.high or 0, repr(tally)), default=None)


def _least_high(left: Tally, right: Tally) -> int | None:
    highs = [tally.high for tally in (left, right) if tally.high is not None]
    return min(highs, default=None)
