"""Places written side by side: several that are one ("Dulo and Bari"), and one within the other ("Beit Karm in Abyan").

The places of a sentence come in, left to right; the same come out with each larger one reached through the ``within`` of the
smaller (M16).
"""

from __future__ import annotations

from dataclasses import replace

from harmledger.extract.grammar.place_name import KindOf, text_of
from harmledger.extract.grammar.place_nouns import place_nouns
from harmledger.extract.grammar.place_words import PlaceWords
from harmledger.extract.grammar.sentence import HAVE, VERB_TAGS, Sentence

TELLING = frozenset({"VBD", "VBZ", "VBP", "VBG", "MD", "WDT", "WP", "TO"})
OPENING = frozenset({"in", "of", ",", "outside", "near", "(", "at"})
WIDEST_GAP, WIDEST_BESIDE = 9, 14


def chained(s: Sentence, found: list[PlaceWords], kind_of: KindOf) -> tuple[PlaceWords, ...]:
    """The places with those that are one joined, and those that lie in another chained to it."""
    out: list[PlaceWords] = []
    for place in reversed(_listed(s, found, kind_of)):
        follower = out[-1] if out else None
        if follower and _owns(s, place, follower):
            out[-1] = _append(follower, place)
        elif follower and (_lies_within(s, place, follower) or _lies_beside(s, place, follower)):
            out[-1] = replace(place, within=follower)
        else:
            out.append(place)
    return tuple(out[::-1])


def _listed(s: Sentence, found: list[PlaceWords], kind_of: KindOf) -> list[PlaceWords]:
    """Places of one kind that "and" joins are one place of several names: "Dulo and Bari"."""
    out: list[PlaceWords] = []
    waiting: list[PlaceWords] = []
    for place in found:
        gap = s.low[waiting[-1].end : place.lead] if waiting else ()
        if gap not in ((",",), ("and",), (",", "and")) or not _are_alike(s, waiting[-1], place, kind_of):
            out.extend(waiting)
            waiting = [place]
            continue
        waiting.append(place)
        if gap != (",",):
            out.append(_joined(s, waiting[0], place, kind_of))
            waiting = []
    return out + waiting


def _are_alike(s: Sentence, first: PlaceWords, second: PlaceWords, kind_of: KindOf) -> bool:
    if s.low[first.end] == "and" and kind_of(text_of(s, first.begin, second.end)):
        return True  # "Jammu and Kashmir"
    return first.cut == 0 and (first.kind is None or second.kind is None or first.rank == second.rank)


def _joined(s: Sentence, first: PlaceWords, last: PlaceWords, kind_of: KindOf) -> PlaceWords:
    words = text_of(s, first.begin, last.end)
    lead = first.at if first.prep == "between" and first.at is not None else first.lead
    kind = kind_of(words) or last.kind or first.kind
    return replace(first, end=last.end, cut=last.cut, words=words, kind=kind, lead=lead)


def _append(place: PlaceWords, outer: PlaceWords) -> PlaceWords:
    """The chain of ``place`` with ``outer`` at its end; what led to the owner leads to the whole."""
    if place.at is None:
        place = replace(place, prep=outer.prep, at=outer.at)
    return replace(place, within=_append(place.within, outer) if place.within else outer)


def _owns(s: Sentence, first: PlaceWords, second: PlaceWords) -> bool:
    """ "Syria's Idlib province", "Syrias western city of Homs", "the West Bank town of Jenin": the larger stands first."""
    nouns = place_nouns()
    gap = range(first.end, second.begin)
    if not first.cut and not (gap and s.tag[first.end] == "POS"):
        describes = not gap or s.low[first.end] in nouns.describing or s.low[first.end] in nouns.kinds
        if first.rank >= second.rank or not describes:
            return False
    joining = nouns.kinds.keys() | nouns.describing | {"of", "the"}
    return all(s.tag[j] in ("POS", "JJ", "HYPH") or s.low[j] in joining for j in gap)


def _lies_within(s: Sentence, first: PlaceWords, second: PlaceWords) -> bool:
    """ "X in Y", "X, Y", "X, a village in Y": nothing but a description stands between."""
    gap = range(first.end, second.begin)
    if is_way(first) and second.prep in ("near", "at"):
        return False
    if len(gap) == 1 and s.low[first.end] == "of" and second.lead >= first.end:
        return True  # "the Petrovskyi district of Donetsk"
    if not gap or len(gap) > WIDEST_GAP or first.rank < second.rank:
        return False
    if any(s.tag[j] in TELLING or s.low[j] == "and" for j in gap):
        return False
    return s.low[first.end] in OPENING or s.low[first.end] in place_nouns().directions


def is_way(place: PlaceWords) -> bool:
    """ "The Juba-Yei road": it leads from town to town, and what it passes is no part of it."""
    return place.kind == "facility" and "-" in place.words and place.words.rpartition(" ")[2].lower() in place_nouns().roads


def _lies_beside(s: Sentence, first: PlaceWords, second: PlaceWords) -> bool:
    """ "X, 60 km northeast of Y", "X is 25 miles west of the city of Y": Y only tells where X is."""
    gap = range(first.end, second.begin)
    turned = second.lead < second.begin and second.prep == "near" and s.low[second.lead] not in place_nouns().near
    if len(gap) > WIDEST_BESIDE or not (turned or any(s.tag[j] == "CD" for j in gap)):
        return False
    if not HAVE.isdisjoint(s.low[j] for j in gap):
        return False  # "X has lost thirteen men around Y".
    return all((s.tag[j] not in VERB_TAGS or s.tag[j] in ("VBZ", "VBN")) and s.low[j] != "and" for j in gap)
