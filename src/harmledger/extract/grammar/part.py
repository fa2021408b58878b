"""Parts of a figure: "including five children", "six of them women", "two medics were among the dead" (M4).

A sentence and its people come in; out come, for each group that is a part, the tokens of its phrase, and the harm where the
phrase says it. Parts are found before figures, so that a part is never taken for the object of a verb that it stands beside.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.group import THEM, People
from harmledger.extract.grammar.sentence import VERB_TAGS, Sentence
from harmledger.model.vocabulary import Harm

AMONG = frozenset({"among", "amongst", "of"})
MOST = frozenset({"most", "many", "some", "several"})
LINKS = frozenset({"was", "were", "is", "are", "being", "also"})
LIST_WORDS = frozenset({",", "and", "as", "well", "or", "&", "also", "at", "least"})
BREAKS = frozenset({":", "-", "(", ","})


@dataclass(frozen=True, slots=True)
class Part:
    """``people`` (an index) is a part; ``begin`` to ``end`` is its phrase with the cue; ``harm`` where the phrase says it."""

    people: int
    begin: int
    end: int
    harm: Harm | None = None


def _gravely(s: Sentence, n: int, one: People, lex: Lexicon) -> Part | None:
    """ "Left nine people injured, three seriously": a bare number with an adverb alone."""
    if not n or not one.bare or s.low[one.end : one.end + 1] == () or s.low[one.end] not in lex.harms.gravely:
        return None
    closes = s.low[one.end + 1 : one.end + 2] in ((), (",",), (".",), (";",), ("and",), (")",))
    return Part(n, one.begin, one.end + 1, "injured") if closes else None


def find_parts(s: Sentence, people: tuple[People, ...], lex: Lexicon) -> dict[int, Part]:
    """The groups of people that are parts of another, by their index."""
    parts: dict[int, Part] = {}
    for n, one in enumerate(people):
        if n in parts or one.among == "all":
            continue
        part = (
            _by_itself(s, n, one, lex)
            or _among_the_dead(s, n, one, lex)
            or _most_of_them(s, n, one)
            or _opened(s, n, one, lex)
            or _gravely(s, n, one, lex)
            or _listed(s, n, people, parts, lex)
        )
        if part:
            parts[n] = part
        elif breakdown := _breakdown(s, n, people):
            parts.update({m: Part(m, people[m].begin, people[m].end) for m in breakdown})
    return parts


def whole_classed(s: Sentence, people: tuple[People, ...]) -> tuple[People, ...]:
    """ "Eleven people, all of them civilians," says of the whole who they are; it is no part (M5)."""
    out = list(people)
    for n, one in enumerate(people):
        if (
            n
            and not one.counted
            and one.count.vague
            and s.low[one.begin - 1] in ("all", "them", "whom", "were")
            and out[n - 1] is not None
        ):
            cue = s.low[max(0, one.begin - 4) : one.begin]
            if "all" in cue and people[n - 1].counted and people[n - 1].end >= one.begin - 5:
                out[n - 1] = replace(out[n - 1], who=one.who, side=one.side or out[n - 1].side, bare=False)
                out[n] = replace(one, among="all")
    return tuple(out)


def _by_itself(s: Sentence, n: int, one: People, lex: Lexicon) -> Part | None:
    """ "Five of them children", "four of the dead", "one of those killed": the phrase itself says that it is a part."""
    if not one.among:
        return None
    begin = one.begin - 2 if one.begin > 1 and s.low[one.begin - 1] in THEM and s.low[one.begin - 2] in AMONG else one.begin
    harm = cast(Harm, one.among) if one.among != "them" else None
    if _then_died(s, one, lex):
        return Part(n, begin, one.end, "killed")
    if harm:
        told = not one.bare or (
            not one.count.vague and s.low[one.end : one.end + 1] in (("was",), ("were",), ("is",), ("are",))
        )
        return Part(n, begin, one.end, harm) if told else None
    if not one.bare:
        return Part(n, begin, one.end, "injured" if _is_grave(s, one, lex) else None)
    j = one.end
    while j < len(s) and s.tag[j] == "RB":
        j += 1
    following = s.low[j] if j < len(s) else ""
    if following in lex.harms.fallen:
        return Part(n, begin, j + 1, cast(Harm, lex.harms.fallen[following]))
    if (
        (j > one.end and following in (",", ".", "and", ")", ""))
        or following in ("from", "under")
        or "whom" in s.low[one.begin : one.end]
    ):
        return Part(n, begin, j)
    return Part(n, begin, one.end, "injured") if _is_grave(s, one, lex) else None


def _is_grave(s: Sentence, one: People, lex: Lexicon) -> bool:
    """ "Three of them are in a critical condition": they are injured, whatever the others are."""
    return any(
        s.low[j] in lex.harms.conditions and s.low[j - 1] in lex.harms.grave for j in range(one.end, min(one.end + 12, len(s)))
    )


def _then_died(s: Sentence, one: People, lex: Lexicon) -> bool:
    """ "Two of the wounded have died": injured who die move over to the dead (M19)."""
    for j in range(one.end, min(one.end + 12, len(s))):
        if s.low[j] in lex.harms.intransitive and s.tag[j] in VERB_TAGS:
            return lex.harms.intransitive[s.low[j]] == "killed"
        if s.low[j] in (";", "and", "but") or (
            s.tag[j] in ("VBD", "VBZ", "VBP") and s.low[j] not in ("have", "has", "had", "later")
        ):
            return False
    return False


def _opened(s: Sentence, n: int, one: People, lex: Lexicon) -> Part | None:
    """A part by the word before it: "including five children", "among them a child"."""
    openers = lex.harms.openers
    i = one.begin - 1
    while i >= 0 and (s.tag[i] in ("DT", "RB", "PRP$") or s.low[i] in ("at", "least", ":", "(")) and s.low[i] not in openers:
        i -= 1
    if s.low[max(0, i - 1) : i + 1] == ("those", "of"):
        i -= 2
    if i < 0:
        return None
    if s.low[i] in openers:
        begin = i - 1 if i and s.low[i - 1] in lex.harms.fallen else i
        return Part(n, begin, one.end, one.harm_noun or _fallen_before(s, i, lex))
    if i and s.low[i] in THEM and s.low[i - 1] in ("among", "amongst"):
        return Part(n, i - 1, one.end)
    if i and s.low[i] in ("whom", "which", "them") and s.low[i - 1] == "of" and not one.bare:
        return Part(n, i - 1, one.end)
    if s.low[i] in ("was", "were") and i > 1 and s.low[i - 1] in THEM and s.low[i - 2] in AMONG:
        return Part(n, i - 2, one.end)
    if s.low[i] in ("was", "were") and (fallen := _among_before(s, i, lex)):
        return Part(n, fallen[0], one.end, fallen[1])
    return None


def _fallen_before(s: Sentence, i: int, lex: Lexicon) -> Harm | None:
    """ "Those killed included", "the dead include", "the victims included": the harm that the subject names."""
    for j in range(max(0, i - 4), i):
        if s.low[j] in lex.harms.fallen and (j == 0 or s.low[j - 1] in ("the", "those", "of", "all") or s.low[j] == "killed"):
            return cast(Harm, lex.harms.fallen[s.low[j]])
    return None


def _among_before(s: Sentence, i: int, lex: Lexicon) -> tuple[int, Harm] | None:
    """ "Among the dead were two nurses"."""
    for j in range(max(0, i - 4), i):
        if s.low[j] in lex.harms.fallen and any(s.low[k] in AMONG for k in range(max(0, j - 2), j)):
            return max(0, j - 2), cast(Harm, lex.harms.fallen[s.low[j]])
    return None


def _among_the_dead(s: Sentence, n: int, one: People, lex: Lexicon) -> Part | None:
    """ "Two medics were among the dead", "three children among nine killed", "a woman among them"."""
    i = one.end
    while i < len(s) and (s.low[i] in LINKS or s.tag[i] == "RB"):
        i += 1
    if i + 1 >= len(s) or s.low[i] not in ("among", "amongst"):
        return _that_is_among(s, n, one, lex)
    j = i + 1
    while (
        j < min(i + 6, len(s))
        and s.low[j] not in lex.harms.fallen
        and (s.low[j] in ("the", "those", "its", "at", "least") or s.tag[j] in ("CD", "JJ", "NNS"))
    ):
        j += 1
    if j < len(s) and s.low[j] in lex.harms.fallen and not (s.low[j] == "victims" and one.begin > i):
        counted = any(s.tag[k] == "CD" for k in range(i + 1, j))
        return Part(n, one.begin, i + 1 if counted else j + 1, None if counted else cast(Harm, lex.harms.fallen[s.low[j]]))
    follows_people = i + 2 < len(s) and (s.tag[i + 2] in ("CD", "DT", "NNS", "JJ") or s.low[i + 2] in ("a", "an"))
    if s.low[i + 1] in ("them", "whom") and not (one.counted and follows_people):
        return Part(n, one.begin, i + 2)
    return None


def _that_is_among(s: Sentence, n: int, one: People, lex: Lexicon) -> Part | None:
    """ "A photographer for a local radio station was among the wounded": the subject stands apart from "among"."""
    verb = s.head[one.head]
    if s.dep[one.head] != "nsubj" or s.low[verb] not in LINKS:
        return None
    at = next((k for k in s.kids[verb] if s.low[k] in ("among", "amongst")), None)
    if (
        at is None
        or at < one.end
        or s.low[at + 1 : at + 2] != ("the",)
        or at + 2 >= len(s)
        or s.low[at + 2] not in lex.harms.fallen
    ):
        return None
    return Part(n, one.begin, one.end, cast(Harm, lex.harms.fallen[s.low[at + 2]]))


def _most_of_them(s: Sentence, n: int, one: People) -> Part | None:
    """ "Most of them civilians", "many of whom were women": people in the plural, their number only told as a share."""
    j = one.begin - 1
    j -= j > 0 and s.low[j] in ("was", "were")
    if one.counted or j < 2 or s.low[j] not in ("them", "whom") or s.low[j - 1] != "of" or s.low[j - 2] not in MOST:
        return None
    return Part(n, j - 2, one.end)


def _listed(s: Sentence, n: int, people: tuple[People, ...], parts: dict[int, Part], lex: Lexicon) -> Part | None:
    """The list of parts goes on: "including five children and two women", with its commas or without; it ends at a verb."""
    if n - 1 not in parts or parts[n - 1].end != people[n - 1].end:
        return None
    one, last = people[n], people[n - 1]
    if one.begin < last.end or (s.dep[one.head] == "nsubj" and not _has_verb(s, one, lex)):
        # "Including two children, the officials said".
        return None
    if not all(word in LIST_WORDS for word in s.low[last.end : one.begin]) or one.begin - last.end > 4:
        return None
    if one.others or one.bare or (one.who == "people" and one.counted and last.who != "people" and _has_verb(s, one, lex)):
        return None
    if one.counted and s.low[one.begin - 1] == "and" and _has_verb(s, one, lex) and not _closes_subject(s, parts[n - 1]):
        # "Including two children, and nine people were injured": the verb behind it makes a figure of its own, unless
        # the verb belongs to the whole: "12 people, including two children and a nurse, were killed".
        return None
    return Part(n, parts[n - 1].begin, one.end, parts[n - 1].harm)


def _breakdown(s: Sentence, n: int, people: tuple[People, ...]) -> list[int]:
    """ "30 people: 22 civilians and eight fighters", "five children, three boys and two girls,": groups behind a whole that
    sum to it.
    """
    whole = people[n].exact
    if not whole or n + 2 >= len(people) + 1 or n + 1 >= len(people):
        return []
    cut = s.low[people[n].end : people[n + 1].begin]
    if not cut or not any(word in BREAKS for word in cut) or "and" in cut:
        return []
    total = 0
    members: list[int] = []
    for m in range(n + 1, min(n + 6, len(people))):
        if not people[m].exact or (
            members and not all(word in LIST_WORDS for word in s.low[people[m - 1].end : people[m].begin])
        ):
            break
        members.append(m)
        total += people[m].exact or 0
        if total >= whole:
            break
    return members if total == whole and len(members) > 1 and len(cut) < 10 else []


def _has_verb(s: Sentence, one: People, lex: Lexicon) -> bool:
    j = one.end
    while j < len(s) and (s.low[j] in ("were", "was", "have", "has", "had", "been") or s.tag[j] == "RB"):
        j += 1
    return j < len(s) and (s.low[j] in lex.harms.verbs or s.low[j] in lex.harms.states)


def _closes_subject(s: Sentence, part: Part) -> bool:
    """Whether the verb after the list belongs to what stands before the part: nothing harmed anyone before it."""
    return not any(s.tag[j] in ("VBN", "VBD") for j in range(part.begin))
