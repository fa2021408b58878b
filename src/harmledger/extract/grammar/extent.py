"""What stretch of a sentence each of its attributions vouches for (M7).

Attributions come in as they were found; they come out each with its reach. Apart from finding them because it is decided by
where they stand to each other.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.attribution import Attribution
from harmledger.extract.grammar.document import Line
from harmledger.extract.grammar.sentence import FINITE_TAGS, VERB_TAGS, Sentence
from harmledger.extract.grammar.speaker_phrase import RELATIVES, Phrase, is_nameless

EARLIER_OR_LATER = frozenset({"after", "before", "since"})
JOINING = frozenset({"and", "but", "while"})


def with_extents(line: Line, found: list[Attribution], lex: Lexicon) -> tuple[Attribution, ...]:
    """The attributions of a sentence, left to right, each with its own reach."""
    s = line.s
    return _with_reach(line, found, lex) if len(found) > 1 else tuple(_alone(s, one) for one in found)


def _alone(s: Sentence, one: Attribution) -> Attribution:
    """The one attribution of a sentence vouches for all of it; in a relative clause for the clause, and where its subject
    first did something else ("rescuers pulled out five bodies and fear ...") for what follows.
    """
    if _is_comparing(s, one):
        first = next((j + 1 for j in range(one.begin - 2, -1, -1) if s.words[j] in (",", ";")), 0)
        return replace(one, first=first, last=one.verb + 1)
    if _is_background(s, one):
        return replace(one, first=one.begin, last=s.right_edge(one.verb))
    if _is_aside(s, one):
        return replace(one, first=one.begin, last=s.right_edge(one.verb))
    if (opens := _opens_clause(s, one)) is not None:
        return replace(one, first=opens)
    before = s.head[one.verb]
    if s.dep[one.verb] == "conj" and one.end <= before < one.verb and s.tag[before] in VERB_TAGS:
        return replace(one, first=one.verb)
    return one


def _opens_clause(s: Sentence, one: Attribution) -> int | None:
    """Where the clause begins that the speaker is the subject of, behind a semicolon or ", and": "...; relatives say one girl
    is missing" says nothing of what stands before it, and "...; the bomb, a priest said, was small" neither.
    """
    before, after = one.begin - 1, s.words[one.verb + 1 : one.verb + 2]
    if before < 1 or before >= one.verb or after in ((), (".",)):
        return None
    if after != (",",):
        joined = s.low[before] in JOINING and s.words[before - 1] == ","
        return one.begin if s.words[before] == ";" or joined else None
    goes_on = any(s.tag[j] in FINITE_TAGS for j in range(one.verb + 2, min(one.verb + 4, len(s))))
    mark = next((j for j in range(before, 0, -1) if s.words[j] == ";"), None)
    return mark + 1 if mark is not None and goes_on else None


def _is_background(s: Sentence, one: Attribution) -> bool:
    """ "..., two days after the army said it had cleared the area": said at another time, of that alone."""
    mark = s.kid(one.verb, "mark")
    return s.dep[one.verb] == "advcl" and mark is not None and s.head[one.verb] < mark and s.low[mark] in EARLIER_OR_LATER


def _is_comparing(s: Sentence, one: Attribution) -> bool:
    """ "It lost four fighters, not nine as the police said": of the words since the last comma alone."""
    before = one.begin - 1
    ends = one.verb + 1 == len(s) or s.words[one.verb + 1] in (",", ".", ";")
    return 1 < before < one.verb and s.low[before] == "as" and s.words[before - 1] != "," and ends


def _is_aside(s: Sentence, one: Attribution) -> bool:
    """ "An attack that the army blamed on rebels": said in a relative clause, of that clause alone."""
    if s.low[one.head] in RELATIVES:
        return s.dep[one.verb] in ("relcl", "acl")
    if _is_comparing(s, one) or _is_background(s, one):
        return True
    return one.begin > 0 and s.low[one.begin - 1] in RELATIVES and s.dep[one.verb] in ("relcl", "acl") and one.verb >= one.end


def _with_reach(line: Line, found: list[Attribution], lex: Lexicon) -> tuple[Attribution, ...]:
    """Each attribution's stretch: one that follows its words reaches back to the one before, one that leads reaches on.

    Words that cite another ("Reuters reported, quoting police") make the one who cites a mere channel; what a quotation cites
    stays the quoted speaker's.
    """
    s = line.s
    found = _without_second_hand(line, sorted(set(found), key=lambda one: one.verb), lex)
    asides = [_alone(s, one) for one in found if _is_aside(s, one)]
    main = list({(one.begin, one.manner): one for one in reversed(found) if not _is_aside(s, one)}.values())[::-1]
    main = [one for one in main if not _is_channel(s, one, main)]
    outside = [one for one in main if not s.quoted[one.verb]]
    if outside and any(s.quoted) and not all(_leads(s, one) for one in outside):
        main = outside
    edges = [_opens_clause(s, main[0]) or 0]
    for left, right in pairwise(main):
        edges.append(_edge(s, left, right))
    edges.append(len(s))
    return tuple(
        sorted(
            (*(replace(one, first=edges[n], last=edges[n + 1]) for n, one in enumerate(main)), *asides),
            key=lambda one: one.verb,
        )
    )


def _without_second_hand(line: Line, found: list[Attribution], lex: Lexicon) -> list[Attribution]:
    """Without those whom somebody cites who is no medium: what a UN official said, quoting doctors, the official says."""
    s = line.s
    out: list[Attribution] = []
    for one in found:
        before = [other for other in found if other.begin < one.begin and not other.passes_on]
        citer = max(before, key=lambda other: other.begin) if before and one.passes_on and not s.quoted[one.verb] else None
        if citer is None or citer.is_pronoun or _is_medium(line, citer, lex):
            out.append(one)
    return out


def _is_medium(line: Line, one: Attribution, lex: Lexicon) -> bool:
    """Whether a news agency, a paper or a nameless report speaks; or a name that the directory does not know."""
    s = line.s
    kinds = {body.entry.kind for body in line.bodies if body.begin < one.end and body.end > one.begin}
    if kinds & lex.saying.media or (not kinds and not lex.saying.outlets.isdisjoint(s.low[one.begin : one.end])):
        return True
    nobody = is_nameless(s, Phrase(one.begin, one.end, one.head), lex)
    return not kinds and (s.low[one.head] not in lex.saying.sources or nobody)


def _is_channel(s: Sentence, one: Attribution, others: list[Attribution]) -> bool:
    """Whether what follows the name in the sentence is whom this one cites: "Reuters, citing police, reported"."""
    return not one.passes_on and any(
        other.passes_on and not s.quoted[other.verb] and other.begin >= one.begin for other in others
    )


def _edge(s: Sentence, left: Attribution, right: Attribution) -> int:
    """Where the left one's words end and the right one's begin."""
    if left.verb < right.begin < right.verb and s.words[right.begin - 1] == ";":
        return right.begin
    if not _leads(s, left):
        return min(
            max(left.verb, left.end) + 1 if left.end <= left.verb + 1 or left.begin > left.verb else left.verb + 1,
            right.begin if right.begin > left.verb else right.verb,
        )
    start = min(right.begin, right.verb) if right.begin > left.verb else right.verb
    if _leads(s, right):
        return start
    return next(
        (
            j
            for j in range(start - 1, left.verb, -1)
            if s.words[j] == ";" or s.low[j] in ("but", "while") or (s.low[j] == "and" and s.words[j - 1] == ",")
        ),
        start,
    )


def _leads(s: Sentence, one: Attribution) -> bool:
    """Whether the attribution stands before what it vouches for ("X said that ...", "According to X, ...")."""
    if (one.begin > one.verb and s.tag[one.verb] not in VERB_TAGS) or s.low[one.verb] in ("citing", "quoting", "according"):
        return one.verb < 3
    clause = next((k for k in s.kids[one.verb] if s.dep[k] in ("ccomp", "dobj", "xcomp", "advcl")), None)
    if clause is not None:
        return clause > one.verb
    return max(one.verb, one.end) < len(s) - max(4, len(s) // 3)
