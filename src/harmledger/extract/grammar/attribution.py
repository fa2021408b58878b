"""Who says so, in a sentence: "X said", "according to X", "quoted X as saying", a title's ": monitor" (M7).

A line comes in; attributions come out, each with the phrase that names who speaks and the stretch of the sentence that it
vouches for. Who the phrase means (the monitor, he, the spokesman's body) is settled across sentences, in claimant.py.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.document import Line
from harmledger.extract.grammar.sentence import NAME_TAGS, VERB_TAGS, Sentence
from harmledger.extract.grammar.speaker_phrase import (
    RELATIVES,
    Phrase,
    around,
    can_speak,
    ending_at,
    in_body,
    is_nameless,
    is_pronoun,
    starting_at,
    with_apposition,
)

Manner = Literal["asserted", "claimed", "denied"]
TITLE_SEPARATORS = frozenset({":", "-", "–", "—", "_"})
LONGEST_HEADLINE = 30


@dataclass(frozen=True, slots=True)
class Attribution:
    """Tokens ``begin`` to ``end`` name who speaks, ``head`` the noun; the claim stands in ``first`` to ``last``.

    ``verb`` is the word of saying and ``manner`` how it is said; ``passes_on`` marks words that cite another.
    """

    begin: int
    end: int
    head: int
    verb: int
    manner: Manner
    first: int
    last: int
    is_pronoun: bool = False
    passes_on: bool = False


def find_attributions(line: Line, lex: Lexicon) -> tuple[Attribution, ...]:
    """The attributions of a sentence, left to right, each with its own reach."""
    s = line.s
    found: list[Attribution] = []
    for i, low in enumerate(s.low):
        if low in lex.saying.according and (one := _according(line, i, lex)):
            found.append(one)
        elif low in lex.saying.verbs or low in lex.saying.denying:
            found.extend(_by_verb(line, i, lex))
    if not found and (s.in_title or len(s) < LONGEST_HEADLINE):
        found = _of_headline(line, lex)
    return _with_reach(s, found) if len(found) > 1 else tuple(_alone(s, one) for one in found)


def _attribution(
    s: Sentence, phrase: Phrase, verb: int, manner: Manner = "asserted", *, passes_on: bool = False
) -> Attribution:
    return Attribution(*phrase, verb, manner, 0, len(s), is_pronoun(s, phrase.head), passes_on)


def _by_verb(line: Line, i: int, lex: Lexicon) -> list[Attribution]:
    """ "X said", "said X", "X was quoted as saying"; the subject must be something that can speak."""
    s = line.s
    denial = lex.saying.denying.get(s.low[i])
    lemma = denial or lex.saying.verbs[s.low[i]]
    if not _is_verb(s, i, lex) or not _says(s, i, lemma, lex):
        return []
    manner: Manner = "denied" if denial else "claimed" if lemma in lex.saying.claiming else "asserted"
    subject = _subject(line, i, lemma, lex)
    if lemma in lex.saying.passing:
        quoted = None if _is_passive(s, i) else starting_at(line, i + 1, lex)
        if quoted and can_speak(line, quoted, lex) and not is_nameless(s, quoted, lex):
            return [_attribution(s, quoted, i, passes_on=True)]
        if quoted and "as" not in s.low[i : i + 12]:
            return []
    return [_attribution(s, with_apposition(line, subject, lex), i, manner)] if subject else []


def _is_verb(s: Sentence, i: int, lex: Lexicon) -> bool:
    """Whether the word is a finite verb here; "the opposition claims killed 30" is tagged a noun."""
    if s.tag[i] == "NNS" and 0 < i < len(s) - 1:
        return s.low[i - 1] in lex.saying.sources and s.tag[i + 1] in ("VBD", "VBZ", "MD", "VBN")
    if (
        s.tag[i] not in VERB_TAGS
        or s.dep[i] in ("amod", "compound")
        or (s.dep[i] == "acl" and s.low[i + 1 : i + 2] in (("by",), ("on",)))
    ):
        return False
    if s.tag[i] == "VBG":
        return s.dep[i] != "acl" and (
            s.low[s.head[i]] in lex.saying.verbs
            or s.low[s.head[i]] in lex.saying.denying
            or s.low[i + 1 : i + 2] == ("that",)
            or s.kid(i, "ccomp") is not None
        )
    return s.tag[i] != "VB" or any(s.dep[k] == "aux" for k in s.kids[i])


def _says(s: Sentence, i: int, lemma: str, lex: Lexicon) -> bool:
    """Whether a verb that may say something does: "put the toll at" and not "put up", "speak of" and not "speak"; a claim
    with a thing for an object ("claimed the attack", "claimed the lives") says nothing of it.
    """
    if lemma in lex.saying.of_tolls:
        near = range(i + 1, min(i + 7, len(s)))
        return any(s.low[j] in lex.saying.tolls and s.tag[j] not in VERB_TAGS for j in near) and not _is_passive(s, i)
    if lemma in lex.saying.speaking_of:
        return s.low[i + 1 : i + 2] in (("of",), ("about",))
    if lemma == "claim":
        thing = s.kid(i, "dobj")
        return (
            thing is None
            or any(s.tag[k] == "CD" for k in s.kids[thing])
            or any(s.dep[k] in ("ccomp", "xcomp") for k in s.kids[i])
        )
    return True


def _is_passive(s: Sentence, i: int) -> bool:
    return any(s.dep[k] in ("nsubjpass", "auxpass") for k in s.kids[i])


def _subject(line: Line, i: int, lemma: str, lex: Lexicon) -> Phrase | None:
    """The phrase that speaks: the verb's subject, else what stands right before the verb or, inverted, after it."""
    s = line.s
    if _is_passive(s, i) and lemma not in lex.saying.passing:
        return None
    head = _parsed_subject(s, i)
    before = ending_at(line, i, lex)
    if before and not can_speak(line, before, lex):
        before = None
    set_off = before and s.words[i - 1] == "," and s.kid(i, "nsubj", "nsubjpass") is None
    if before and set_off and (in_body(line, before.head) or s.low[before.head] in lex.saying.sources):
        return before
    if head is not None and head < i:
        phrase = around(line, head, i, lex)
        shares = s.dep[i] == "conj" or s.tag[i] == "VBG"
        apart = not shares and any(s.tag[j] in VERB_TAGS and head not in s.ancestors(j) for j in range(phrase.end, i - 1))
        if not apart and can_speak(line, phrase, lex):
            return phrase
    inverted = None if lemma in lex.saying.addressing else _inverted(line, i, head, lex)
    if inverted and i and s.words[i - 1] in (",", '"'):
        return inverted
    return before or inverted


def _parsed_subject(s: Sentence, i: int) -> int | None:
    head = s.kid(i, "nsubj", "nsubjpass")
    if head is None and s.dep[i] in ("conj", "advcl") and s.tag[s.head[i]] in VERB_TAGS:
        head = s.kid(s.head[i], "nsubj")
    if head is None and s.dep[i] == "acl" and s.tag[i] == "VBG":
        head = s.head[i]
    if head is not None and s.low[head] in RELATIVES and s.dep[i] == "relcl":
        head = s.head[i]
    return head


def _inverted(line: Line, i: int, subject: int | None, lex: Lexicon) -> Phrase | None:
    """ "Said police commander X": the phrase right after the verb, where the parse or the words before the verb ask for one."""
    s = line.s
    if i + 1 >= len(s) or (subject is not None and subject < i and s.words[i - 1] not in (",", '"')):
        return None
    if s.tag[i + 1] not in NAME_TAGS and s.tag[i + 1] not in ("DT", "JJ", "NN", "NNS", "PRP", "PRP$"):
        return None
    phrase = starting_at(line, i + 1, lex)
    if phrase is None or not can_speak(line, phrase, lex):
        return None
    after = s.words[phrase.end] if phrase.end < len(s) else "."
    goes_on = after not in (".", ",", '"', ";", ":", "-") and s.tag[min(phrase.end, len(s) - 1)] in VERB_TAGS
    return None if goes_on and s.kid(i, "nsubj") != phrase.head else phrase


def _according(line: Line, i: int, lex: Lexicon) -> Attribution | None:
    """ "According to X", "citing X", "as reported by X"."""
    s = line.s
    tokens = next((tokens for tokens in lex.saying.according[s.low[i]] if s.match(i, tokens)), None)
    if tokens is None or (i > 0 and s.low[i - 1] == "not"):
        return None
    phrase = starting_at(line, i + len(tokens), lex)
    if phrase is None:
        return None
    passes_on = s.low[i] in lex.saying.citing
    if passes_on and (not can_speak(line, phrase, lex) or is_nameless(s, phrase, lex)):
        return None
    return _attribution(s, phrase, i, passes_on=passes_on)


def _of_headline(line: Line, lex: Lexicon) -> list[Attribution]:
    """A headline's source: "... battle: monitor", "... - police", "... town Monitor", "Police: 3 killed"."""
    s = line.s
    end = next((j for j in range(2, len(s)) if s.words[j] == "|"), len(s))
    while end and (s.words[end - 1] in (".", "!") or s.tag[end - 1] == "."):
        end -= 1
    for j in range(end - 2, max(end - 8, 0), -1):
        if s.words[j] in TITLE_SEPARATORS and s.starts[j] > s.ends[j - 1] - (s.words[j] == ":"):
            if _names_source(line, j + 1, end, lex):
                return [Attribution(j + 1, end, end - 1, j, "asserted", 0, j)]
            break
    for j in range(1, min(6, end - 2)):
        if s.words[j] == ":" and _names_source(line, 0, j, lex):
            return [Attribution(0, j, j - 1, j, "asserted", j, end)]
    if (
        not s.in_title
        or end < 5
        or s.low[end - 1] not in lex.saying.headline
        or s.tag[end - 2] in ("IN", "DT", "CD", "JJ", "TO", "CC", ",")
    ):
        return []
    begin = end - 1
    while begin > 3 and s.low[begin - 1] in lex.saying.headline_modifiers:
        begin -= 1
    return [Attribution(begin, end, end - 1, end - 1, "asserted", 0, begin)]


def _names_source(line: Line, begin: int, end: int, lex: Lexicon) -> bool:
    """Whether the words are who says so and not the site's own name at the end of its titles."""
    s = line.s
    if any((s.tag[j] in VERB_TAGS and s.tag[j] != "VBG") or s.tag[j] == "CD" for j in range(begin, end)):
        return False
    bodies = [body for body in line.bodies if body.begin >= begin and body.end <= end]
    if bodies:
        return any(body.entry.kind not in lex.saying.media for body in bodies)
    return s.low[end - 1] in lex.saying.sources or s.low[begin] in lex.saying.sources


def _alone(s: Sentence, one: Attribution) -> Attribution:
    """The one attribution of a sentence vouches for all of it; in a relative clause for the clause, and where its subject
    first did something else ("rescuers pulled out five bodies and fear ...") for what follows.
    """
    if _is_aside(s, one):
        return replace(one, first=one.begin, last=s.right_edge(one.verb))
    before = s.head[one.verb]
    if s.dep[one.verb] == "conj" and one.end <= before < one.verb and s.tag[before] in VERB_TAGS:
        return replace(one, first=one.verb)
    return one


def _is_aside(s: Sentence, one: Attribution) -> bool:
    """ "An attack that the army blamed on rebels": said in a relative clause, of that clause alone."""
    return one.begin > 0 and s.low[one.begin - 1] in RELATIVES and s.dep[one.verb] in ("relcl", "acl") and one.verb >= one.end


def _with_reach(s: Sentence, found: list[Attribution]) -> tuple[Attribution, ...]:
    """Each attribution's stretch: one that follows its words reaches back to the one before, one that leads reaches on.

    Words that cite another ("Reuters reported, quoting police") make the one who cites a mere channel; what a quotation cites
    stays the quoted speaker's.
    """
    found = sorted(set(found), key=lambda one: one.verb)
    asides = [_alone(s, one) for one in found if _is_aside(s, one)]
    main = list({(one.begin, one.manner): one for one in reversed(found) if not _is_aside(s, one)}.values())[::-1]
    main = [one for n, one in enumerate(main) if not _is_channel(s, one, main[n + 1 :])]
    outside = [one for one in main if not s.quoted[one.verb]]
    if outside and any(s.quoted) and not all(_leads(s, one) for one in outside):
        main = outside
    edges = [0]
    for left, right in pairwise(main):
        edges.append(_edge(s, left, right))
    edges.append(len(s))
    return tuple(
        sorted(
            (*(replace(one, first=edges[n], last=edges[n + 1]) for n, one in enumerate(main)), *asides),
            key=lambda one: one.verb,
        )
    )


def _is_channel(s: Sentence, one: Attribution, later: list[Attribution]) -> bool:
    """Whether what follows in the sentence is whom this one cites."""
    return not one.passes_on and any(
        other.passes_on and not s.quoted[other.verb] and other.begin >= one.begin for other in later
    )


def _edge(s: Sentence, left: Attribution, right: Attribution) -> int:
    """Where the left one's words end and the right one's begin."""
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
