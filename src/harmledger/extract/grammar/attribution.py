"""Who says so, in a sentence: "X said", "according to X", "X told Y that", "quoted by Y", a title's ": monitor" (M7).

A line comes in; attributions come out, each with the phrase that names who speaks and the stretch of the sentence that it
vouches for. Who the phrase means (the monitor, he, the spokesman's body) is settled across sentences, in claimant.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.document import Line
from harmledger.extract.grammar.sentence import NAME_TAGS, NOUN_TAGS, VERB_TAGS, Sentence

Manner = Literal["asserted", "claimed", "denied"]
PRONOUNS = frozenset({"he", "she", "it", "they", "who", "which"})
TITLE_SEPARATORS = frozenset({":", "-", "–", "—", "_", "|"})
NP_TAGS = NOUN_TAGS | {"DT", "JJ", "JJR", "JJS", "HYPH", "POS", "PRP$", "CD", "VBN", "-LRB-", "-RRB-", "CC", "IN", "NFP", "AFX", ","}


@dataclass(frozen=True, slots=True)
class Attribution:
    """Tokens ``begin`` to ``end`` name who speaks, ``head`` the noun; the claim stands in ``first`` to ``last``.

    ``verb`` is the word of saying, ``manner`` how it is said, ``quoted`` a second source that this one passes on.
    """

    begin: int
    end: int
    head: int
    verb: int
    manner: Manner
    first: int
    last: int
    is_pronoun: bool = False


def find_attributions(line: Line, lex: Lexicon) -> tuple[Attribution, ...]:
    """The attributions of a sentence, left to right, each with its own reach."""
    s = line.s
    found = [one for i in range(len(s)) if (one := _by_verb(line, i, lex) or _according(line, i, lex))]
    if not found and s.in_title or not found and len(s) < 30:
        found = _of_title(line, lex)
    return tuple(_with_reach(s, sorted(set(found), key=lambda one: one.verb)))


def _by_verb(line: Line, i: int, lex: Lexicon) -> Attribution | None:
    """ "X said", "said X", "X was quoted as saying"; the subject must be something that can speak."""
    s = line.s
    lemma = lex.saying.verbs.get(s.low[i]) or lex.saying.denying.get(s.low[i])
    if lemma is None or s.tag[i] not in VERB_TAGS or s.tag[i] == "VB" and not any(s.dep[k] == "aux" for k in s.kids[i]):
        return None
    manner: Manner = "denied" if lemma in lex.saying.denying.values() else "claimed" if lemma in lex.saying.claiming else "asserted"
    subject = _subject(line, i, lex)
    if subject is None:
        return None
    begin, end, head = subject
    pronoun = s.low[head] in PRONOUNS
    if not pronoun and not _can_speak(line, begin, end, head, lex):
        return None
    if lemma in ("claim", "put", "find", "show", "count", "point", "release", "update", "register", "blame", "continue", "cite", "note") and _takes_harm(s, i, lex):
        return None
    return Attribution(begin, end, head, i, manner, 0, len(s), pronoun)


def _takes_harm(s: Sentence, i: int, lex: Lexicon) -> bool:
    """ "Claimed the lives", "claimed responsibility", "continue attacks": the verb says no words."""
    follows = s.low[i + 1 : i + 4]
    return any(word in ("lives", "life", "responsibility", "credit", "control", "victory") for word in follows)


def _subject(line: Line, i: int, lex: Lexicon) -> tuple[int, int, int] | None:
    """The noun phrase that speaks: the verb's subject, else what stands right before the verb or, inverted, after it."""
    s = line.s
    if any(s.dep[k] in ("nsubjpass", "auxpass") for k in s.kids[i]) and not s.low[i].startswith(("quot", "cit")):
        return None
    head = _parsed_subject(s, i)
    near = _phrase_before(line, i, lex)
    if head is not None and head < i:
        begin, end = _phrase_around(line, head, i)
        apart = any(s.tag[j] in VERB_TAGS and head not in s.ancestors(j) for j in range(end, i - 1))
        if s.low[head] in PRONOUNS or not apart and _can_speak(line, begin, end, head, lex):
            return begin, end, head
    if near and (s.low[near[2]] in PRONOUNS or _can_speak(line, *near, lex)):
        return near
    return _phrase_after(line, i)


def _parsed_subject(s: Sentence, i: int) -> int | None:
    head = s.kid(i, "nsubj", "nsubjpass")
    if head is None and s.dep[i] == "conj" and s.tag[s.head[i]] in VERB_TAGS or s.tag[i] == "VBG" and s.dep[i] in ("advcl", "conj", "ccomp"):
        head = s.kid(s.head[i], "nsubj")
    if head is None and s.dep[i] in ("acl", "relcl") and s.tag[i] in ("VBG", "VBD"):
        head = s.head[i]
    if head is not None and s.low[head] in ("which", "who", "that") and s.dep[i] == "relcl":
        head = s.head[i]
    return head


def _phrase_before(line: Line, i: int, lex: Lexicon) -> tuple[int, int, int] | None:
    """The noun phrase that ends right before the verb, where the parse may have hung its head elsewhere."""
    s, j = line.s, i
    while j and (s.tag[j - 1] in ("RB", "MD") or s.low[j - 1] in ("has", "have", "had", "also", ",", "later", "subsequently")):
        j -= 1
    end = j
    if end == 0 or s.tag[end - 1] not in NOUN_TAGS and s.words[end - 1] != ")" and s.low[end - 1] not in PRONOUNS:
        return None
    if s.low[end - 1] in PRONOUNS:
        return end - 1, end, end - 1
    begin = _left_of_name(line, end, lex)
    return (begin, end, end - 1 if s.words[end - 1] != ")" else max(begin, end - 4)) if begin < end else None


def _left_of_name(line: Line, end: int, lex: Lexicon) -> int:
    """Where a noun phrase that ends at ``end`` begins: names, nouns, "of" and "for" between them, its article."""
    s, j = line.s, end
    days = {k for day in line.days for k in range(day.begin, day.end)}
    while j and j - 1 not in days:
        tag, low = s.tag[j - 1], s.low[j - 1]
        if tag in ("NNS", "VBG") and j < end and s.tag[j] in NOUN_TAGS | {"JJ"} and s.words[j - 1] == s.low[j - 1]:
            # A plural modifies nothing: with its comma lost, another phrase ends here ("over 100 militants media reported").
            break
        if tag in NOUN_TAGS or tag in ("JJ", "HYPH", "POS", "PRP$", "-LRB-", "-RRB-", "NFP", "AFX") or s.words[j - 1] in ("-", "(", ")"):
            j -= 1
        elif low in ("of", "for", "&") and 1 < j < end and s.tag[j - 2] in NOUN_TAGS or low == "and" and 1 < j < end and s.tag[j - 2] in NAME_TAGS:
            j -= 1
        elif low in ("in", "at", "from", "with") and 1 < j < end and s.low[j - 2] in lex.saying.sources:
            j -= 1
        elif tag == "DT" or low in ("a", "an", "the", "one", "another"):
            return j - 1
        elif tag == "VBN" and j < end and s.tag[j] in NOUN_TAGS and j > 1 and s.words[j - 2] == "-":
            j -= 1
        else:
            break
    return j


def _phrase_around(line: Line, head: int, verb: int) -> tuple[int, int]:
    """The noun phrase of a head: from its left edge to the verb's side, without relative clauses."""
    s = line.s
    begin, end = s.left_edge(head), head + 1
    for kid in s.kids[head]:
        if kid > head and s.dep[kid] in ("prep", "appos", "nmod", "compound", "punct", "cc", "conj") and s.right_edge(kid) <= verb:
            if s.dep[kid] == "prep" and s.low[kid] not in ("of", "for", "at", "in", "from", "with", "to"):
                break
            end = max(end, s.right_edge(kid))
        elif kid > head:
            break
    days = {k for day in line.days for k in range(day.begin, day.end)}
    for j in range(begin + 1, head + 1):
        # A quotation, a verb or a second article before the head: what stands before it is another phrase, its comma lost.
        if s.words[j - 1] == '"' or s.tag[j - 1] in ("VBD", "VBZ", "MD") or s.tag[j] == "DT" and s.tag[j - 1] in NOUN_TAGS:
            begin = j
    while begin < head and (begin in days or s.dep[begin] in ("advmod", "cc", "mark", "prep", "punct") and s.tag[begin] not in NOUN_TAGS):
        begin += 1
    return begin, end


def _phrase_after(line: Line, i: int) -> tuple[int, int, int] | None:
    """ "Said police commander X": the noun phrase right after the verb, when nothing stands between."""
    s, j = line.s, i + 1
    if j >= len(s) or s.low[i] in ("told", "informed", "telling") or s.tag[j] not in NAME_TAGS and s.tag[j] not in ("DT", "JJ", "NN", "NNS", "PRP"):
        return None
    kid = s.kid(i, "nsubj")
    if kid is None or kid < i:
        return None
    return max(j, s.left_edge(kid)), min(s.right_edge(kid), _stop(s, kid)), kid


def _stop(s: Sentence, head: int) -> int:
    """A noun phrase ends before a relative clause or a verb."""
    j = head + 1
    while j < len(s) and s.tag[j] not in VERB_TAGS and s.low[j] not in ("who", "which", "that", ";", '"'):
        j += 1
    return j


def _can_speak(line: Line, begin: int, end: int, head: int, lex: Lexicon) -> bool:
    """A body of the directory, a noun for who says so, or a name."""
    s = line.s
    if s.low[head] in lex.saying.sources or any(body.begin <= head < body.end for body in line.bodies):
        return True
    if s.tag[head] in NAME_TAGS and s.words[head][0].isupper() and s.low[head] not in lex.violence.nouns:
        return True
    return any(s.low[j] in lex.saying.sources and s.dep[j] == "appos" for j in range(head, end))


def _according(line: Line, i: int, lex: Lexicon) -> Attribution | None:
    """ "According to X", "citing X", "as reported by X"."""
    s = line.s
    for tokens in lex.saying.according:
        if not s.match(i, tokens):
            continue
        begin = i + len(tokens)
        end = _right_of_name(line, begin)
        if end == begin:
            return None
        head = _head_of(s, begin, end)
        return Attribution(begin, end, head, i, "asserted", 0, len(s), s.low[head] in PRONOUNS)
    return None


def _head_of(s: Sentence, begin: int, end: int) -> int:
    """The head of a noun phrase: its last noun before the first preposition."""
    j = begin
    head = begin
    while j < end and (s.tag[j] != "IN" or j == begin):
        if s.tag[j] in NOUN_TAGS or s.tag[j] == "PRP":
            head = j
        j += 1
    return head


def _right_of_name(line: Line, begin: int) -> int:
    """Where a noun phrase that begins at ``begin`` ends: names, nouns, prepositions between nouns, brackets, an apposition."""
    s, j, last = line.s, begin, begin
    days = {k for day in line.days for k in range(day.begin, day.end)}
    while j < len(s) and j not in days:
        tag, low = s.tag[j], s.low[j]
        if tag == "DT" and j > begin and s.tag[j - 1] in NOUN_TAGS:
            # A new noun phrase without the comma that it lost.
            break
        if tag in NOUN_TAGS or tag in ("CD", "PRP") or s.words[j] == ")":
            last = j + 1
        elif low == "," and not (j + 1 < len(s) and s.tag[j + 1] in ("DT", "NNP")) or tag not in NP_TAGS or low in ('"', "that"):
            break
        elif tag == "IN" and low not in ("of", "for", "in", "at", "from", "to"):
            break
        j += 1
    return last


def _of_title(line: Line, lex: Lexicon) -> list[Attribution]:
    """A headline's source at its end: "... battle: monitor", "... Monitor", "... - police"."""
    s = line.s
    end = len(s)
    while end and (s.words[end - 1] in (".", "!", "|") or s.tag[end - 1] == "."):
        end -= 1
    for j in range(end - 1, max(end - 7, 0), -1):
        if s.words[j] in TITLE_SEPARATORS and j < end - 1 and s.starts[j] > s.ends[j - 1] - (s.words[j] == ":"):
            if any(word in lex.saying.sources for word in s.low[j + 1 : end]) or any(body.begin > j and body.end <= end for body in line.bodies):
                return [Attribution(j + 1, end, end - 1, j, "asserted", 0, j)]
            return []
    last = s.low[end - 1] if end else ""
    if s.in_title and end > 4 and last in ("monitor", "monitors", "police", "activists", "officials", "official", "army", "witnesses", "un", "sources", "media", "report", "reports", "ministry", "watchdog"):
        begin = _title_phrase(s, end, lex)
        return [Attribution(begin, end, end - 1, end - 1, "asserted", 0, begin)]
    return []


def _title_phrase(s: Sentence, end: int, lex: Lexicon) -> int:
    begin = end - 1
    while begin > 3 and s.low[begin - 1] in ("hospital", "health", "security", "local", "rights", "state", "war"):
        begin -= 1
    return begin


def _with_reach(s: Sentence, found: list[Attribution]) -> list[Attribution]:
    """Each attribution's stretch: one that follows its words reaches back to the one before, one that leads reaches on."""
    if len(found) < 2:
        return found
    out: list[Attribution] = []
    for n, one in enumerate(found):
        leads = _leads(s, one)
        before = max((other.verb for other in found[:n]), default=-1)
        after = min((min(other.begin, other.verb) if _leads(s, other) else other.verb + 1 for other in found[n + 1 :]), default=len(s))
        first = one.verb if leads else 0 if before < 0 else before
        last = after if leads else max(one.verb, one.end) + 1
        out.append(Attribution(one.begin, one.end, one.head, one.verb, one.manner, first, last, one.is_pronoun))
    return out


def _leads(s: Sentence, one: Attribution) -> bool:
    """Whether the attribution stands before what it vouches for ("X said that ...", "According to X, ...")."""
    if s.low[one.verb] in ("according", "citing", "quoting", "as"):
        return one.verb < 3
    clause = next((k for k in s.kids[one.verb] if s.dep[k] in ("ccomp", "dobj", "xcomp", "advcl")), None)
    if clause is not None:
        return clause > one.verb
    return one.verb < len(s) - max(4, len(s) // 3)
