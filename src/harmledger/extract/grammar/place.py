"""Which words of a sentence name a place, and what they lie within (M16).

A line comes in; places come out, each with the next larger places written beside it ("Hass in southern Idlib province").
Grammar decides ("the town of", "in", "near", "struck X"), and a gazetteer's plain answer to "is this a place?" helps where
grammar leaves it open. Names of bodies and people are none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from harmledger.codebook.lexicon import Lexicon
from harmledger.codebook.load import load
from harmledger.extract.grammar.document import Line
from harmledger.extract.grammar.sentence import NAME_TAGS, NOUN_TAGS, Sentence

KindOf = Callable[[str], str | None]
"""From a name to the kind of place that a gazetteer knows it as ("country", "admin1", "settlement"), or None."""

PREPOSITIONS = frozenset({
    "in", "at", "near", "outside", "inside", "around", "across", "on", "from", "to", "towards", "toward", "into", "over", "of", "through",
    "throughout", "within", "between", "beyond", "by", "off", "along", "against", "via", "under", "for", "and", "or", "neighbouring", "neighboring", "like",
})  # fmt: skip
LOCATING = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "throughout", "within", "on", "into", "over", "between", "off", "along", "from", "to", "towards", "toward", "of", "through"})
DIRECTIONS = frozenset({
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "northeast", "northwest", "southeast", "southwest",
    "northeastern", "northwestern", "southeastern", "southwestern", "north-east", "north-west", "south-east", "south-west", "central", "upper", "lower", "greater", "rural", "mid",
    "north-eastern", "north-western", "south-eastern", "south-western",
})  # fmt: skip
PARTS = frozenset({"outskirts", "suburb", "suburbs", "countryside", "outskirt", "vicinity", "centre", "center", "periphery", "edge", "environs", "surroundings", "northeast", "northwest", "north", "south", "east", "west", "southeast", "southwest", "heart", "part", "parts", "areas"})
TITLES = frozenset({"president", "minister", "general", "colonel", "mr", "mr.", "mrs", "dr", "sheikh", "gen", "lt", "captain", "major", "king", "prince", "prime", "spokesman", "spokeswoman", "commander", "leader", "chief", "pastor", "father", "imam", "governor", "mayor"})
RANKS = {"country": 0, "macro": 1, "region": 1, "admin3": 3, "admin1": 2, "admin2": 3, "settlement": 4, "neighbourhood": 5, "refugee_camp": 5, "facility": 6}


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Tokens ``begin`` to ``end`` name a place; ``kind`` as its noun or the gazetteer says, or None.

    ``within`` is the next larger place written beside it, with its own ``within`` in turn. ``prep`` is the preposition
    that leads to it, and ``near`` says that it lies beside the name, not in it.
    """

    begin: int
    end: int
    words: str
    kind: str | None
    prep: str | None
    within: PlaceWords | None = None

    @property
    def lead(self) -> int:
        """The first token of the phrase to write down."""
        return self.begin

    @property
    def rank(self) -> int:
        """How narrow the place is, from 0 (a country) to 6 (a building)."""
        return RANKS.get(self.kind or "", 4)

    def chain(self) -> Iterator[PlaceWords]:
        """This place and those that it lies within, the narrowest first."""
        one: PlaceWords | None = self
        while one:
            yield one
            one = one.within


@cache
def _kind_nouns() -> dict[str, str]:
    """From each noun for a kind of place ("governorate", "village") to the kind."""
    data = load("place_words")
    table = {noun: kind for kind, nouns in data["kind_words"].items() for noun in nouns}
    table.update({noun: "facility" for noun in load("sites")["sites"] if noun not in table})
    return table


def find_places(line: Line, speakers: frozenset[int], kind_of: KindOf, lex: Lexicon) -> tuple[PlaceWords, ...]:
    """The places named in a sentence, left to right; a place inside another's phrase is reached through its ``within``.

    ``speakers`` are the tokens that name who says so: "the ministry in Moscow" places the ministry, not the event (M11).
    """
    s = line.s
    taken = _not_places(line) | speakers
    found: list[PlaceWords] = []
    i = 0
    while i < len(s):
        run = _name_run(s, i, taken)
        if run is None:
            i += 1
            continue
        place = None if _is_adjective(s, *run, lex) else _place(s, *run, kind_of)
        if place:
            found.append(place)
        i = run[1]
    return tuple(_chained(s, found))


def _is_adjective(s: Sentence, begin: int, end: int, lex: Lexicon) -> bool:
    """ "Syrian", "Christian-majority", "Damascus-based": a name that only describes what follows."""
    if end < len(s) and s.words[end] == "-" and s.starts[end] == s.ends[end - 1]:
        return True
    return end - begin == 1 and (s.low[begin] in lex.victims.demonyms or s.tag[begin] == "JJ" and s.tag[end : end + 1] != ("IN",))


def _not_places(line: Line) -> set[int]:
    """Tokens of bodies and of days."""
    return {j for one in (*line.bodies, *line.days) for j in range(one.begin, one.end)}


def _name_run(s: Sentence, i: int, taken: set[int]) -> tuple[int, int] | None:
    """A run of capitalised name words from ``i``, with the articles and hyphens inside: "Qalaat al-Madiq", "Deir ez-Zor"."""
    if not _is_name(s, i, taken):
        return None
    j = i + 1
    while j < len(s) and j not in taken:
        glued = s.words[j] in ("-", "'", "`", "/") and s.starts[j] == s.ends[j - 1] and j + 1 < len(s) and s.starts[j + 1] == s.ends[j] and s.words[j + 1][0].isalnum()
        if glued and s.words[j] != "/":
            if s.low[j + 1] in ("held", "controlled", "majority", "led", "backed", "run", "based", "dominated", "area", "ruled"):
                break
            j += 2
        elif _is_name(s, j, taken) or s.low[j] in ("al", "el", "as", "ash", "ad", "ar", "an", "az", "de", "del", "la") and j + 1 < len(s) and (s.words[j + 1] == "-" or _is_name(s, j + 1, taken)) and s.low[j] not in ("as", "an") or s.low[j] == "of" and j + 1 < len(s) and s.low[j - 1] in ("republic", "gulf", "horn", "valley", "bay", "state"):
            j += 1
        else:
            break
    return i, j


def _is_name(s: Sentence, i: int, taken: set[int]) -> bool:
    if i in taken or not s.words[i][0].isalpha():
        return False
    if s.low[i] in ("al", "el", "ad", "ar", "ash", "az", "ez") and i + 1 < len(s) and (s.words[i + 1] == "-" or s.words[i + 1][0].isupper()):
        return True
    if not s.words[i][0].isupper():
        return False
    if s.tag[i] in NAME_TAGS:
        return True
    return i > 0 and s.tag[i] in ("NN", "JJ", "NNS", "FW", "VBN", "VB", "VBG", "VBZ", "VBD", "RB", "UH", "IN", "CD") and s.words[i - 1] not in ('"', ":", ".") and s.low[i] not in DIRECTIONS and not (s.tag[i] == "IN")


def _place(s: Sentence, begin: int, end: int, kind_of: KindOf) -> PlaceWords | None:
    """Whether a run of names is a place, and its phrase with the noun and direction beside it."""
    kinds = _kind_nouns()
    name_end = end
    while name_end > begin and s.low[name_end - 1] in kinds and name_end - 1 > begin:
        name_end -= 1
    name = _text(s, begin, name_end)
    kind: str | None = None
    last = end
    noun_kind = kinds.get(s.low[end - 1]) if end - 1 > begin else None
    if noun_kind:
        kind = noun_kind
    elif end < len(s) and s.low[end] in kinds and s.tag[end] in NOUN_TAGS:
        kind, last = kinds[s.low[end]], end + 1
    elif end + 1 < len(s) and s.phrase(end, end + 2) in kinds:
        kind, last = kinds[s.phrase(end, end + 2)], end + 2
    elif end < len(s) and s.low[end] in ("countryside", "suburbs", "outskirts", "road", "valley", "area", "front", "axis", "hills", "coast", "basin", "mountains", "island", "peninsula", "border"):
        kind, last = "admin2" if s.low[end] in ("countryside", "hills", "mountains", "basin", "coast", "border") else "neighbourhood", end + 1
    first = begin
    of = _noun_before(s, begin, kinds)
    if of:
        kind = kind or of[1]
    while first and s.low[first - 1] in DIRECTIONS and s.tag[first - 1] in ("JJ", "NN", "RB", "NNP"):
        first -= 1
    known = kind_of(name)
    if known is None and name.endswith("s") and end < len(s) and s.tag[end] in NOUN_TAGS | {"JJ"}:
        # "Syrias conflict": a possessive that lost its apostrophe.
        known = kind_of(name[:-1])
    prep = _prep_before(s, of[0] if of else first)
    if kind is None and known is None and not (prep in LOCATING and prep != "of" and prep != "to" and prep != "from" and prep != "on" and _plausible(s, begin, end)):
        return None
    if kind is None and known is None and s.low[begin - 1 if begin else 0] in TITLES:
        return None
    if known == "country" and kind is None:
        kind = "region" if first < begin else "country"
    elif known == "admin1" and first < begin and kind is None:
        kind = "admin1"
    kind = kind or known
    if known is None and of is None and kind and s.low[last - 1] in kinds and end - begin > 3:
        return None
    return PlaceWords(first, last, _text(s, first, last), kind, prep)


def _plausible(s: Sentence, begin: int, end: int) -> bool:
    """Whether an unknown name after "in" or "near" can be a place: no plural people, no single acronym."""
    word = s.words[end - 1]
    return not (word.isupper() and len(word) <= 5 and end - begin == 1) and s.tag[end - 1] != "NNPS"


def _noun_before(s: Sentence, begin: int, kinds: dict[str, str]) -> tuple[int, str] | None:
    """ "The town of X", "the village X": the noun's phrase begins here, and its kind."""
    j = begin - 1
    if j >= 0 and s.low[j] in ("of", "called", "named"):
        j -= 1
    if j < 0:
        return None
    kind = kinds.get(s.low[j]) or {"area": "neighbourhood", "outskirts": "neighbourhood", "suburb": "neighbourhood", "valley": "admin2"}.get(s.low[j])
    if kind is None or s.tag[j] not in NOUN_TAGS:
        return None
    while j and (s.tag[j - 1] in ("DT", "JJ", "HYPH", "VBN", "NN", "RB", "NNP") and s.low[j - 1] not in PREPOSITIONS or s.words[j - 1] == "-"):
        j -= 1
    return j, kind


def _prep_before(s: Sentence, begin: int) -> str | None:
    j = begin - 1
    while j >= 0 and (s.tag[j] in ("DT", "JJ", "RB", "CD", "PRP$", "HYPH", "VBN", "POS", "NN", "NNP", "NNS") and s.low[j] not in PREPOSITIONS or s.words[j] == "-") and begin - j <= 6:
        if s.tag[j] in ("NN", "NNP", "NNS") and s.low[j] not in ("town", "city", "capital", "village", "villages", "district", "neighbourhood", "neighborhood", "area", "stronghold", "bastion", "border", "port", "province", "state", "region", "camp", "government", "rebel", "opposition"):
            return None
        j -= 1
    return s.low[j] if j >= 0 and s.low[j] in PREPOSITIONS else None


def _text(s: Sentence, begin: int, end: int) -> str:
    out = ""
    for j in range(begin, end):
        out += (" " if out and s.starts[j] > s.ends[j - 1] else "") + s.words[j]
    return out


def _chained(s: Sentence, found: list[PlaceWords]) -> list[PlaceWords]:
    """Places written one within the other become one chain: "Hass in southern Idlib", "Aleppo, Syria", "Syria's Idlib"."""
    out: list[PlaceWords] = []
    for place in reversed(found):
        follower = out[-1] if out else None
        if follower and _lies_within(s, place, follower):
            if place.rank < follower.rank and _is_owner(s, place, follower):
                out[-1] = _append(follower, place)
            else:
                out[-1] = replace(place, within=follower)
        else:
            out.append(place)
    return list(reversed(out))


def _append(place: PlaceWords, outer: PlaceWords) -> PlaceWords:
    return replace(place, prep=outer.prep, within=_append(place.within, outer) if place.within else outer)


def _is_owner(s: Sentence, first: PlaceWords, second: PlaceWords) -> bool:
    """ "Syria's Idlib province": the larger place is written first."""
    return first.end <= second.begin and all(s.low[j] in ("'s", "'", "-", "northern", "capital", "city", "of", "the", "town", "southern", "eastern", "western") or s.tag[j] in ("POS", "JJ") for j in range(first.end, second.begin))


def _lies_within(s: Sentence, first: PlaceWords, second: PlaceWords) -> bool:
    gap = range(first.end, second.begin)
    if len(gap) > 9:
        return False
    words = [s.low[j] for j in gap]
    if _is_owner(s, first, second) and first.rank < second.rank and (len(words) <= 1 or words[0] in ("'s", "'")):
        return True
    if "and" in words or any(s.tag[j] in ("VBD", "VBZ", "VBP", "VBG", "MD", "WDT", "WP", "CD", "TO") for j in gap):
        return False
    return bool(words) and first.rank >= second.rank and (words[0] in ("in", "of", ",", "outside", "near", "(") or words[0] in DIRECTIONS or words[0] in ("city", "area", "district"))
