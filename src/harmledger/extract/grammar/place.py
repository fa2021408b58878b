"""Which words of a sentence name a place, and what they lie within (M16).

A line comes in; places come out, each with the next larger places written beside it ("Hass in southern Idlib province").
Grammar decides ("the town of", "in", "near", "struck X"), and a gazetteer's plain answer to "is this a place?" helps where
grammar leaves it open. Names of bodies and people are none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from harmledger.codebook.directory import load_directory
from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.document import Line
from harmledger.extract.grammar.place_name import KindOf, Run, find_runs, is_headline, text_of
from harmledger.extract.grammar.place_nouns import place_nouns
from harmledger.extract.grammar.place_phrase import Phrase, phrase_before
from harmledger.extract.grammar.sentence import NAME_TAGS, NOUN_TAGS, VERB_TAGS, Sentence

__all__ = ["KindOf", "PlaceWords", "find_places"]

RANKS = {"country": 0, "macro": 1, "region": 1, "part": 2, "admin1": 2, "admin2": 3, "admin3": 3, "settlement": 4, "neighbourhood": 5, "refugee_camp": 5, "facility": 6, "natural": 6}
IN = frozenset({"in", "at", "near", "outside", "inside", "around", "within", "across", "off", "throughout"})
UPON = frozenset({"on", "against", "at", "of", "into", "over", "towards"})
BOMBARDING = frozenset({"air_strike", "shelling", "chemical", "explosive"})


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Tokens ``begin`` to ``end`` name a place; ``kind`` as its noun or the gazetteer says, or None.

    ``at`` is the preposition that leads to it, ``lead`` is where the phrase begins that tells how the place lies to the name ("the outskirts of", "near the town of"),
    and ``cut`` how many characters at its end belong to no name. ``within`` is the next larger place written beside it, with
    its own ``within`` in turn.
    """

    begin: int
    end: int
    words: str
    kind: str | None
    prep: str | None
    at: int | None
    lead: int
    cut: int = 0
    within: PlaceWords | None = None

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


def find_places(line: Line, speakers: frozenset[int], kind_of: KindOf, lex: Lexicon) -> tuple[PlaceWords, ...]:
    """The places named in a sentence, left to right; a place inside another's phrase is reached through its ``within``.

    ``speakers`` are the tokens that name who says so: "the ministry in Moscow" places the ministry, not the event (M11).
    """
    s = line.s
    since = {j for day in line.days if day.kind == "since" for j in range(day.begin, day.end)}
    taken = {j for one in (*line.bodies, *line.days) for j in range(one.begin, one.end)} - since | speakers
    found = []
    for run in find_runs(s, taken, kind_of):
        if found and run.begin < found[-1].end or _describes(s, run, lex) or _is_of_speaker(s, run, speakers):
            continue
        if run.begin in since and kind_of(text_of(s, run.begin, run.end)[: -run.cut or None]) != "country":
            # "Since Syria's war began in March 2011" names a country; of its other names most are of time.
            continue
        place = _place(s, run, kind_of, lex)
        if place:
            found.append(place)
    return tuple(_chained(s, _listed(s, found, kind_of)))


def _describes(s: Sentence, run: Run, lex: Lexicon) -> bool:
    """ "Syrian", "Christian-majority", "Damascus-based": a name that only describes what follows."""
    end = run.end
    if end < len(s) and s.words[end] == "-" and s.starts[end] == s.ends[end - 1]:
        return True
    if end - run.begin > 1:
        return False
    if _is_of_state(s.words[run.begin]):
        return True
    behind = s.tag[end] if end < len(s) else ""
    if s.low[run.begin] in lex.victims.demonyms:
        # A people and its region may share a name: "in Amhara", "the Amhara region".
        if s.tag[run.begin] in NAME_TAGS and end < len(s) and s.low[end] in place_nouns().kinds:
            return False
        return behind in NOUN_TAGS | {"JJ", "CC"} or not run.begin or s.low[run.begin - 1] not in IN
    return s.tag[run.begin] == "JJ" and behind != "IN"


@lru_cache(maxsize=4096)
def _is_of_state(word: str) -> bool:
    """An adjective of a state: "Thai", "Ukrainian"."""
    state = load_directory().state(word)
    return state is not None and word in state.adjectives and word != state.name


def _is_of_speaker(s: Sentence, run: Run, speakers: frozenset[int]) -> bool:
    """ "Medics at Nasser Hospital": where those who say so are."""
    i, led = run.end - 1, False
    for _ in range(8):
        if s.dep[i] not in ("pobj", "prep", "compound", "nmod", "appos") or s.head[i] == i:
            return False
        led = led or s.dep[i] == "prep"
        i = s.head[i]
        if i in speakers:
            return led
    return False


def _place(s: Sentence, run: Run, kind_of: KindOf, lex: Lexicon) -> PlaceWords | None:
    """Whether a run of names is a place, and its phrase with the noun and direction beside it."""
    nouns = place_nouns()
    begin, end = run.begin, run.end
    name_end = end
    while name_end - 1 > begin and s.low[name_end - 1] in nouns.kinds:
        name_end -= 1
    name = text_of(s, begin, name_end)
    known = kind_of(name[: -run.cut] if run.cut and name_end == end else name)
    last, noun = (end, nouns.kinds.get(s.low[end - 1]) if name_end < end else None) if name_end < end else _noun_behind(s, run, known)
    lead = phrase_before(s, begin)
    prep = None if lead.at is None else "near" if lead.is_beside and s.low[lead.at] not in nouns.near else s.low[lead.at]
    kind = noun or (lead.kind if not (known and lead.is_locality) else None) or known
    if kind is None and not _stands_as_place(s, run, prep, lex):
        return None
    if _is_body_or_person(s, run, lead, lex) or known is None and noun and _is_any(s, lead, noun):
        return None
    if (lead.stretch or noun == "part") and known not in ("country", "region"):
        kind = "part" if known or kind != "part" else "neighbourhood"
    elif kind == "country" and (lead.lead is not None and not lead.is_beside or s.low[begin - 1] in nouns.directions and lead.first < begin):
        kind = "region"
    first = begin
    while first > lead.first and s.low[first - 1] in nouns.directions:
        first -= 1
    words = text_of(s, first, last)
    cut = run.cut if last == end else 0
    return PlaceWords(first, last, words[:-cut] if cut else words, kind, prep, lead.at, first if lead.lead is None else lead.lead, cut)


def _noun_behind(s: Sentence, run: Run, known: str | None) -> tuple[int, str | None]:
    """Where the phrase ends with the noun for a place behind the name ("the Shaar gas field", "Aleppo's outskirts"), and
    the kind that the noun makes of it."""
    nouns = place_nouns()
    j = run.end
    if j < len(s) and (s.tag[j] == "POS" or run.cut):
        # "Haiti's capital" is no country, but "Syria's Idlib" are two places.
        k = j if run.cut else j + 1
        while k < len(s) and s.tag[k] == "JJ":
            k += 1
        if k < len(s) and s.low[k] in nouns.stretches | {"capital"} and (k + 1 >= len(s) or s.tag[k + 1] not in NOUN_TAGS):
            return k + 1, "settlement" if s.low[k] == "capital" else "part"
        return run.end, None
    if s.words[j : j + 1] == ("(",) and ")" in s.words[j : j + 6]:
        j = s.words.index(")", j) + 1  # another name of it
    for k in range(j, min(j + 3, len(s))):
        if s.tag[k] not in NOUN_TAGS and s.tag[k] != "JJ" or s.words[k][0].isupper():
            break
        if k + 1 < len(s) and s.phrase(k, k + 2) in nouns.kinds:
            return k + 2, nouns.kinds[s.phrase(k, k + 2)]
        kind = _kind_behind(s.low[k], known, near=k == j)
        if kind == "settlement" and s.low[k + 1 : k + 2] == ("of",):
            break  # "the West Bank town of Jenin"
        if kind and s.tag[k] in NOUN_TAGS:
            return k + 1, kind
    return run.end, None


def _kind_behind(noun: str, known: str | None, *, near: bool) -> str | None:
    """What a noun makes of the name before it: the Aleppo countryside is a part of what the gazetteer knows, the Gandoi area
    a place of its own; a market somewhere in a province has no name."""
    nouns = place_nouns()
    kind = nouns.kinds.get(noun)
    if noun in nouns.localities and known in ("country", "region", "admin1", "admin2"):
        return "part"
    if noun in nouns.stretches and near and (kind is None or known and noun.endswith("s")):
        return "part"
    if kind == "facility" and known and not (near and known == "settlement"):
        return None
    return kind


def _stands_as_place(s: Sentence, run: Run, prep: str | None, lex: Lexicon) -> bool:
    """Whether an unknown name without any noun stands where only a place stands: "in X", "a strike on X", "shelled X"."""
    if is_headline(s) or run.end < len(s) and (s.tag[run.end] == "POS" or s.dep[run.end - 1] in ("compound", "nmod") and s.tag[run.end] in NOUN_TAGS):
        return False
    word = s.words[run.end - 1]
    if word.isupper() and len(word) <= 5 and run.end - run.begin == 1 or s.tag[run.end - 1] == "NNPS":
        return False
    if prep in IN:
        return True
    head = s.head[run.end - 1]
    if prep in UPON:
        return s.head[head] != head and (_is_bombarding(s, s.head[head], lex) or any(_is_bombarding(s, j, lex) for j in range(max(0, head - 5), head)))
    return prep is None and s.dep[run.end - 1] in ("dobj", "nsubjpass") and s.tag[head] in VERB_TAGS and lex.violence.verbs.get(s.low[head], "attack") != "attack"


def _is_bombarding(s: Sentence, i: int, lex: Lexicon) -> bool:
    """A noun or verb of strikes and shells, which fall on places; an attack may be on a person."""
    kind = lex.violence.verbs.get(s.low[i])
    kinds = {kind} if kind else {kind for _, kind in lex.violence.nouns.get(s.low[i], ())}
    return bool(kinds & BOMBARDING) or bool(kinds & {"other"}) and s.tag[i] in NOUN_TAGS


def _is_body_or_person(s: Sentence, run: Run, lead: Phrase, lex: Lexicon) -> bool:
    """ "Aleppo Police Command", "the Tripoli government", "Sheikh Rogo": an office or a title makes another thing of a name."""
    nouns = place_nouns()
    if lead.kind:
        return False
    before = s.low[run.begin - 1] if run.begin else ""
    behind = s.low[run.end] if run.end < len(s) else ""
    if before.rstrip(".") in nouns.titles or before in nouns.offices or run.end - run.begin > 1 and s.low[run.end - 1] in nouns.offices:
        return True
    if s.in_title or behind not in nouns.offices or lex.victims.nouns.get(behind) in ("people", "civilians"):
        return False
    return s.tag[run.end + 1 : run.end + 2] not in (("NN",), ("NNS",))


def _is_any(s: Sentence, lead: Phrase, noun: str) -> bool:
    """ "A Coptic church", "an ISIS camp": one of many has no name."""
    return noun in ("facility", "refugee_camp") and s.low[lead.first] in ("a", "an")


def _listed(s: Sentence, found: list[PlaceWords], kind_of: KindOf) -> list[PlaceWords]:
    """Places of one kind that "and" joins are one place of several names: "Chenna and Kobo" (M16)."""
    out: list[PlaceWords] = []
    waiting: list[PlaceWords] = []
    for place in found:
        gap = s.low[waiting[-1].end : place.lead] if waiting else ()
        if waiting and (gap == (",",) or gap in (("and",), (",", "and"))) and _are_alike(s, waiting[-1], place, kind_of):
            waiting.append(place)
            if gap != (",",):
                out.append(_joined(s, waiting, kind_of))
                waiting = []
            continue
        out.extend(waiting)
        waiting = [place]
    return out + waiting


def _are_alike(s: Sentence, first: PlaceWords, second: PlaceWords, kind_of: KindOf) -> bool:
    if s.low[first.end] == "and" and kind_of(text_of(s, first.begin, second.end)):
        return True
    return first.cut == 0 and (first.kind is None or second.kind is None or first.rank == second.rank)


def _joined(s: Sentence, places: list[PlaceWords], kind_of: KindOf) -> PlaceWords:
    first, last = places[0], places[-1]
    words = text_of(s, first.begin, last.end)
    return replace(first, end=last.end, cut=last.cut, words=words, kind=kind_of(words) or last.kind or first.kind)


def _chained(s: Sentence, found: list[PlaceWords]) -> list[PlaceWords]:
    """Places written one within the other become one chain: "Hass in southern Idlib", "Aleppo, Syria", "Syria's Idlib"."""
    out: list[PlaceWords] = []
    for place in reversed(found):
        follower = out[-1] if out else None
        if follower and _owns(s, place, follower):
            out[-1] = _append(follower, place)
        elif follower and (_lies_within(s, place, follower) or _lies_beside(s, place, follower)):
            out[-1] = replace(place, within=follower)
        else:
            out.append(place)
    return out[::-1]


def _append(place: PlaceWords, outer: PlaceWords) -> PlaceWords:
    """The chain of ``place`` with ``outer`` at its end; what led to the owner leads to the whole."""
    return replace(place, prep=place.prep or outer.prep, at=outer.at if place.at is None else place.at, within=_append(place.within, outer) if place.within else outer)


def _owns(s: Sentence, first: PlaceWords, second: PlaceWords) -> bool:
    """ "Syria's Idlib province", "Syrias western city of Homs": the larger place is written first."""
    gap = range(first.end, second.begin)
    nouns = place_nouns()
    genitive = bool(first.cut) or bool(gap) and s.tag[first.end] == "POS"
    if not genitive and (first.rank >= second.rank or gap and s.low[first.end] not in nouns.describing and s.low[first.end] not in nouns.kinds):
        return False
    return all(s.tag[j] in ("POS", "JJ", "HYPH") or s.low[j] in nouns.kinds or s.low[j] in nouns.describing or s.low[j] in ("of", "the") for j in gap)


def _lies_within(s: Sentence, first: PlaceWords, second: PlaceWords) -> bool:
    """ "X in Y", "X, Y", "X, a village in Y": nothing but a description stands between."""
    gap = range(first.end, second.begin)
    if not gap or len(gap) > 9 or first.rank < second.rank or s.low[first.end] == "and":
        return False
    if any(s.tag[j] in ("VBD", "VBZ", "VBP", "VBG", "MD", "WDT", "WP", "TO") or s.low[j] == "and" for j in gap):
        return False
    opening = s.low[first.end]
    return opening in ("in", "of", ",", "outside", "near", "(", "at") or opening in place_nouns().directions


def _lies_beside(s: Sentence, first: PlaceWords, second: PlaceWords) -> bool:
    """ "X, 60 km northeast of Y", "X is 25 miles west of the city of Y": Y only tells where X is."""
    gap = range(first.end, second.begin)
    turned = second.lead < second.begin and second.prep == "near" and s.low[second.lead] not in place_nouns().near
    if len(gap) > 14 or not turned and not any(s.tag[j] == "CD" for j in gap):
        return False
    return all((s.tag[j] not in VERB_TAGS or s.tag[j] in ("VBZ", "VBN")) and s.low[j] != "and" for j in gap)
