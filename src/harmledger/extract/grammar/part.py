"""Parts of a figure: "including five children", "six of them women", "two medics were among the dead" (M4).

A sentence and its people come in; out come, for each group that is a part, the tokens of its phrase, and the harm where the
phrase says it. Parts are found before figures, so that a part is never taken for the object of a verb that it stands beside.
"""

from __future__ import annotations

from dataclasses import dataclass

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.people import People
from harmledger.extract.grammar.sentence import Sentence
from harmledger.model.vocabulary import Harm

OPENERS = frozenset({"including", "included", "include", "includes", "comprising", "mostly", "mainly", "largely", "notably", "especially"})
AMONG = frozenset({"among", "amongst", "of"})
THEM = frozenset({"them", "whom", "these", "those", "which"})
FALLEN: dict[str, Harm] = {
    "dead": "killed", "killed": "killed", "victims": "killed", "fatalities": "killed", "deceased": "killed", "slain": "killed", "deaths": "killed",
    "wounded": "injured", "injured": "injured", "casualties": "casualties", "missing": "missing", "abducted": "abducted", "kidnapped": "abducted",
}
LIST_WORDS = frozenset({",", "and", "as", "well", "or", "&", "also", "at", "least"})


@dataclass(frozen=True, slots=True)
class Part:
    """``people`` (an index) is a part; ``begin`` to ``end`` is its phrase with the cue; ``harm`` where the phrase says it."""

    people: int
    begin: int
    end: int
    harm: Harm | None = None


def find_parts(s: Sentence, people: tuple[People, ...], lex: Lexicon) -> dict[int, Part]:
    """The groups of people that are parts of another, by their index."""
    parts: dict[int, Part] = {}
    for n, one in enumerate(people):
        part = _among_the_dead(s, n, one) or _opened(s, n, one) or _of_them(s, n, one) or _listed(s, n, people, parts, lex)
        if part:
            parts[n] = part
    return parts


def _opened(s: Sentence, n: int, one: People) -> Part | None:
    """A part by the word before it: "including five children", "among them a child"."""
    i = one.begin - 1
    while i >= 0 and (s.tag[i] in ("DT", "RB") and s.low[i] not in OPENERS or s.low[i] in ("at", "least", ":", "mostly", "(")) and s.low[i] not in OPENERS:
        i -= 1
    if i < 0:
        return None
    if s.low[i] in OPENERS:
        begin = i - 1 if i and s.low[i - 1] in ("killed", "victims", "dead", "wounded", "injured") else i
        return Part(n, begin, one.end, _fallen_before(s, i))
    if i and s.low[i] in THEM and s.low[i - 1] in AMONG and s.low[i - 1] != "of":
        return Part(n, i - 1, one.end)
    if i and s.low[i] in ("whom", "which", "them") and s.low[i - 1] == "of" and not one.bare:
        return Part(n, i - 1, one.end)
    if s.low[i] in ("was", "were") and i > 1 and s.low[i - 1] in THEM and s.low[i - 2] in AMONG:
        return Part(n, i - 2, one.end)
    if s.low[i] in ("was", "were") and (fallen := _among_before(s, i)):
        return Part(n, fallen[0], one.end, fallen[1])
    return None


def _fallen_before(s: Sentence, i: int) -> Harm | None:
    """ "Those killed included", "the dead include", "the victims included": the harm that the subject names."""
    for j in range(max(0, i - 4), i):
        if s.low[j] in FALLEN and (j == 0 or s.low[j - 1] in ("the", "those", "of", "all") or s.low[j] == "killed"):
            return FALLEN[s.low[j]]
    return None


def _among_before(s: Sentence, i: int) -> tuple[int, Harm] | None:
    """ "Among the dead were two nurses"."""
    for j in range(max(0, i - 4), i):
        if s.low[j] in FALLEN and any(s.low[k] in AMONG for k in range(max(0, j - 2), j)):
            return max(0, j - 2), FALLEN[s.low[j]]
    return None


def _among_the_dead(s: Sentence, n: int, one: People) -> Part | None:
    """ "Two medics were among the dead", "children among the victims", "a woman among them"."""
    i = one.end
    while i < len(s) and (s.low[i] in ("was", "were", "is", "are", "being", "also", "reportedly") or s.tag[i] == "RB"):
        i += 1
    if i + 1 >= len(s) or s.low[i] not in ("among", "amongst"):
        return None
    j = i + 1
    while j < len(s) and s.low[j] in ("the", "those", "its"):
        j += 1
    if j < len(s) and s.low[j] in FALLEN and not (s.low[j] == "victims" and one.begin > i):
        return Part(n, one.begin, j + 1, FALLEN[s.low[j]])
    follows_people = i + 2 < len(s) and (s.tag[i + 2] in ("CD", "DT", "NNS", "JJ") or s.low[i + 2] in ("a", "an"))
    if s.low[i + 1] in ("them", "whom") and not (one.counted and follows_people):
        return Part(n, one.begin, i + 2)
    return None


def _of_them(s: Sentence, n: int, one: People) -> Part | None:
    """ "Six of them children", "most of them civilians", "three of whom were women", "one of those killed"."""
    words = s.low[one.begin : one.end]
    if "of" in words and any(word in THEM for word in words):
        k = words.index("of")
        if not one.bare:
            return Part(n, one.begin, one.end)
        following = s.low[one.end] if one.end < len(s) else ""
        if following in FALLEN and k:
            return Part(n, one.begin, one.end, FALLEN[following])
        if words[-1] == "whom":
            return Part(n, one.begin, one.end)
        return None
    before = " ".join(s.low[max(0, one.begin - 4) : one.begin])
    if not one.counted and before.endswith(("most of them", "many of them", "some of them", "all of them", "most of whom were", "many of whom were", "most of them were", "all of whom were", "most of whom", "many of whom")):
        return Part(n, max(0, one.begin - 3), one.end)
    return None


def _listed(s: Sentence, n: int, people: tuple[People, ...], parts: dict[int, Part], lex: Lexicon) -> Part | None:
    """The list of parts goes on: "including five children and two women", with its commas or without; it ends at a verb."""
    if n - 1 not in parts or parts[n - 1].end != people[n - 1].end:
        return None
    one, last = people[n], people[n - 1]
    if not all(word in LIST_WORDS for word in s.low[last.end : one.begin]) or one.begin - last.end > 4:
        return None
    if one.others or one.bare or one.who == "people" and one.counted and last.who != "people" and _has_verb(s, one, lex):
        return None
    if one.counted and _has_verb(s, one, lex) and any(word in (",", "and") for word in s.low[last.end : one.begin]):
        # "Including two children, and nine people were injured": the verb behind it makes a figure of its own, unless
        # the verb belongs to the whole: "12 people, including two children and a nurse, were killed".
        return None if last.end < one.begin and s.low[one.begin - 1] == "and" and not _closes_subject(s, one, parts[n - 1]) else Part(n, parts[n - 1].begin, one.end, parts[n - 1].harm)
    return Part(n, parts[n - 1].begin, one.end, parts[n - 1].harm)


def _has_verb(s: Sentence, one: People, lex: Lexicon) -> bool:
    j = one.end
    while j < len(s) and (s.low[j] in ("were", "was", "have", "has", "had", "been") or s.tag[j] == "RB"):
        j += 1
    return j < len(s) and (s.low[j] in lex.harms.verbs or s.low[j] in lex.harms.states)


def _closes_subject(s: Sentence, one: People, part: Part) -> bool:
    """Whether the verb after the list belongs to what stands before the part: nothing harmed anyone before it."""
    return not any(s.tag[j] in ("VBN", "VBD") for j in range(part.begin))
