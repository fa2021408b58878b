"""The noun phrase that names who speaks: where it begins and ends, also where commas are lost (M7).

A line and a token of it in; the tokens of the phrase out. Apart from the verbs of saying because parses fail most at these
edges: "in Saada town rebels said", "killed over 40 rebels media reported".
"""

from __future__ import annotations

from typing import NamedTuple

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.document import Line
from harmledger.extract.grammar.sentence import NAME_TAGS, NOUN_TAGS, VERB_TAGS, Sentence

PRONOUNS = frozenset({"he", "she", "it", "they", "who", "which"})
RELATIVES = frozenset({"that", "which", "who", "whom", "whose", "where"})
ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their", "another", "one", "this", "that", "these", "those"})
OFFICES = frozenset({"officials", "health_workers", "journalists", "aid_workers", "clergy"})
"""Classes of people who are known by what they do, and are asked for it."""
LOCATING = frozenset({"in", "near", "at", "from", "to", "around", "outside", "of", "inside", "on"})
LINKING = frozenset({"of", "for", "at", "in", "from", "with", "to", "by"})
MODIFYING = NOUN_TAGS | {"JJ", "HYPH", "POS", "PRP$", "-LRB-", "-RRB-", "NFP", "AFX"}
NP_TAGS = NOUN_TAGS | {
    "DT",
    "JJ",
    "JJR",
    "JJS",
    "HYPH",
    "POS",
    "PRP$",
    "PRP",
    "CD",
    "VBN",
    "-LRB-",
    "-RRB-",
    "CC",
    "IN",
    "NFP",
    "AFX",
    ",",
    "TO",
}


class Phrase(NamedTuple):
    """Tokens ``begin`` to ``end`` with the noun ``head``."""

    begin: int
    end: int
    head: int


def can_speak(line: Line, phrase: Phrase, lex: Lexicon) -> bool:
    """Whether the phrase is a pronoun, a body of the directory, a noun for who says so, or a name."""
    s, head = line.s, phrase.head
    if is_pronoun(s, head) or s.low[head] in lex.saying.sources or in_body(line, head):
        return True
    if lex.victims.nouns.get(s.low[head]) in OFFICES:
        return True
    is_name = s.tag[head] in NAME_TAGS or (s.words[head].isupper() and len(s.words[head]) > 1)
    if is_name and s.words[head] != s.low[head] and s.low[head] not in lex.violence.nouns:
        return True
    return any(s.low[j] in lex.saying.sources and s.dep[j] == "appos" for j in range(head, phrase.end))


def is_nameless(s: Sentence, phrase: Phrase, lex: Lexicon) -> bool:
    """Whether the phrase names nobody ("sources", "trusted sources"); "a police source" names the police."""
    said = (s.low[j] for j in range(phrase.begin, phrase.end) if j != phrase.head)
    return s.low[phrase.head] in lex.saying.nameless and all(word in ARTICLES or word in lex.saying.unnamed for word in said)


def is_pronoun(s: Sentence, j: int) -> bool:
    """Whether the token is a pronoun; "WHO" is a body."""
    return s.low[j] in PRONOUNS and not (s.words[j].isupper() and len(s.words[j]) > 1)


def in_body(line: Line, j: int) -> bool:
    return any(body.begin <= j < body.end for body in line.bodies)


def ending_at(line: Line, end: int, lex: Lexicon) -> Phrase | None:
    """The phrase whose last token stands right before ``end``, adverbs and auxiliaries between left out."""
    s = line.s
    while end and (s.tag[end - 1] in ("RB", "MD") or s.low[end - 1] in ("has", "have", "had", ",", "both")):
        end -= 1
    if end < len(s) and s.words[end] == "," and s.tag[end - 1] in VERB_TAGS:
        # ", who asked not to be named, said": the phrase stands before the relative clause.
        end = next((j for j in range(end - 2, 0, -1) if s.words[j] == "," and s.low[j + 1] in RELATIVES), end)
    if end == 0:
        return None
    if is_pronoun(s, end - 1):
        return Phrase(end - 1, end, end - 1)
    if s.tag[end - 1] not in NOUN_TAGS and s.words[end - 1] != ")":
        return None
    begin = _left_of(line, end, lex)
    if begin >= end:
        return None
    head = end - 1
    if s.words[head] == ")":
        head = next((j for j in range(end - 2, begin - 1, -1) if s.words[j] == "("), end) - 1
    return Phrase(begin, end, max(begin, head))


def _left_of(line: Line, end: int, lex: Lexicon) -> int:
    """Where a noun phrase that ends at ``end`` begins: its nouns, names, "of" and "for" between them, its article."""
    s, j = line.s, end
    while j and not _in_day(line, j - 1):
        tag, low = s.tag[j - 1], s.low[j - 1]
        if j < end and _ends_another(s, j, lex):
            break
        if j < end and low in lex.harms.states and s.tag[j] in NAME_TAGS:
            break
        if (
            tag in MODIFYING
            or s.words[j - 1] in ("-", "(", ")")
            or (low in ("of", "for", "&", "at") and 1 < j < end and _links(s, j - 1, lex))
            or (low == "and" and 1 < j < end and s.tag[j - 2] in NAME_TAGS and s.tag[j] in NAME_TAGS)
            or (low in ("in", "from", "with") and 1 < j < end and s.low[j - 2] in lex.saying.sources)
        ):
            j -= 1
        elif tag == "DT" or low in ARTICLES:
            return j - 1
        elif tag == "CD" and j < end and not s.words[j - 1][0].isdigit():
            return _of_place(line, j - 1, end, lex)
        elif tag == "VBN" and j < end and s.tag[j] in NOUN_TAGS and j > 1 and s.words[j - 2] == "-":
            j -= 1
        else:
            break
    return _of_place(line, j, end, lex)


def _links(s: Sentence, j: int, lex: Lexicon) -> bool:
    """Whether the preposition at ``j`` ties two nouns of one name or office."""
    before = s.low[j - 1]
    if s.low[j] == "at":
        return before in lex.saying.sources
    return s.tag[j - 1] in NOUN_TAGS or s.tag[j - 1] == "CD"


def _ends_another(s: Sentence, j: int, lex: Lexicon) -> bool:
    """Whether another phrase ends before ``j``, its comma lost: "over 40 rebels media reported", "her daughter residents
    said". A plural modifies nothing, and who is hurt is not who says so.
    """
    last, tag = s.low[j - 1], s.tag[j - 1]
    if s.tag[j] not in NOUN_TAGS and s.tag[j] != "JJ":
        return False
    if tag == "VBG" and s.words[j - 1] == last:
        return True
    kind = lex.victims.nouns.get(last)
    if tag in ("NNS", "NNPS"):
        counted = any(s.tag[k] == "CD" for k in range(max(0, j - 4), j - 1))
        return kind is not None and kind != "officials" and (kind != "combatants" or counted)
    return tag == "NN" and kind in ("women", "children", "men") and s.tag[j] == "NNS"


def _of_place(line: Line, begin: int, end: int, lex: Lexicon) -> int:
    """ "In Saada town rebels said": what stands between a preposition of place and a common noun is the place."""
    s = line.s
    if (
        not begin
        or s.low[begin - 1] not in LOCATING
        or s.tag[begin] not in NAME_TAGS
        or (begin > 1 and s.low[begin - 2] in lex.saying.sources)
    ):
        return begin
    noun = next((j for j in range(begin + 1, end) if s.low[j] in lex.saying.sources and s.words[j] == s.low[j]), begin)
    if noun == begin or any(body.begin < noun < body.end for body in line.bodies):
        return begin
    while noun - 1 > begin and s.tag[noun - 1] == "JJ":
        noun -= 1
    return noun


def around(line: Line, head: int, verb: int, lex: Lexicon) -> Phrase:
    """The phrase of a parsed subject: from its left edge towards the verb, without relative clauses."""
    s = line.s
    begin, end = s.left_edge(head), head + 1
    for kid in s.kids[head]:
        if kid < head:
            continue
        if s.low[kid] in ("there", "here") and kid < verb:
            end = max(end, kid + 1)
            continue
        if s.dep[kid] not in ("prep", "appos", "nmod", "compound", "punct", "cc", "conj") or s.right_edge(kid) > verb:
            break
        if s.dep[kid] == "prep" and s.low[kid] not in LINKING:
            break
        end = max(end, s.right_edge(kid))
    end = next((j for j in range(head + 1, end - 1) if s.words[j] == "," and s.low[j + 1] in RELATIVES), end)
    while end > head + 1 and s.words[end - 1] == ",":
        end -= 1
    for j in range(begin + 1, head + 1):
        # A quotation, a verb or a second article before the head: what stands before it is another phrase, its comma lost.
        if (
            s.words[j - 1] == '"'
            or s.tag[j - 1] in ("VBD", "VBZ", "MD")
            or (s.tag[j] == "DT" and s.tag[j - 1] in NOUN_TAGS)
            or (_ends_another(s, j, lex) and s.tag[j] in NOUN_TAGS)
        ):
            begin = j
    while begin < head and (
        _in_day(line, begin)
        or s.low[begin] in lex.harms.states
        or s.words[begin][0].isdigit()
        or (s.dep[begin] in ("advmod", "cc", "mark", "prep", "punct") and s.tag[begin] not in NOUN_TAGS)
    ):
        begin += 1
    return Phrase(_of_place(line, begin, end, lex), end, head)


def starting_at(line: Line, begin: int, lex: Lexicon) -> Phrase | None:
    """The phrase that begins at a token: nouns, prepositions between nouns, brackets, an apposition."""
    s, j, last = line.s, begin, begin
    while j < len(s) and not _in_day(line, j):
        tag, low = s.tag[j], s.low[j]
        if (tag == "DT" and j > begin and s.tag[j - 1] in NOUN_TAGS) or (tag == "PRP" and j > begin):
            break  # a new noun phrase without the comma that it lost
        is_name = j > begin and s.words[j][0].isupper() and s.words[j - 1][0].isupper()  # "Centre for War Records"
        if tag in NOUN_TAGS or tag in ("CD", "PRP") or s.words[j] == ")" or is_name:
            last = j + 1
        elif (
            (low == "," and not _goes_on(s, j, lex))
            or tag not in NP_TAGS
            or low in ('"', "that")
            or (tag == "IN" and low not in LINKING)
        ):
            break
        j += 1
    if last == begin:
        return None
    return Phrase(begin, last, _head_of(s, begin, last))


def _goes_on(s: Sentence, comma: int, lex: Lexicon) -> bool:
    """Whether an apposition follows the comma: ", a spokesman for ...", ", Bernardino Nhantumbo"."""
    after = comma + 1
    if after >= len(s) or s.low[after] in ("who", "which", "while", "but", "and"):
        return False
    if s.tag[after] in NAME_TAGS:
        return True
    return (s.tag[after] in ("DT", "NN", "JJ") or s.low[after] == "one") and any(
        s.low[j] in lex.saying.sources for j in range(after, min(after + 6, len(s)))
    )


def _head_of(s: Sentence, begin: int, end: int) -> int:
    """The last noun before the first preposition, comma or bracket."""
    head = begin
    for j in range(begin, end):
        if s.tag[j] in NOUN_TAGS or s.tag[j] == "PRP":
            head = j
        elif j > begin and (s.tag[j] in ("IN", ",", "-LRB-") or s.words[j] in ("(", ",")):
            break
    return head


def with_apposition(line: Line, phrase: Phrase, lex: Lexicon) -> Phrase:
    """The phrase with an office and a name that a comma sets off: "the county commissioner, Deng Ajak"."""
    s = line.s
    begin, end, head = phrase
    comma = begin - 1
    if comma > 1 and s.words[comma] == "," and s.tag[begin] in NAME_TAGS:
        stop = comma - (s.low[comma - 1] in ("there", "here"))
        start = _left_of(line, stop, lex)
        if start > 1 and s.low[start - 1] == "of" and s.tag[start - 2] == "CD":
            start -= 2
        elif start > 1 and s.low[start - 1] in ("of", "for") and s.low[start - 2] in lex.saying.spokespeople:
            start = _left_of(line, start - 1, lex)
        role = s.tag[stop - 1] not in ("NNS", "NNPS") or s.tag[start] == "CD"
        role = role and any(s.low[j] in lex.saying.sources for j in range(start, stop))
        if (
            role
            and start < stop
            and (start == 0 or s.low[start] in ARTICLES or s.tag[start] == "CD" or s.words[start - 1] == ",")
        ):
            return Phrase(start, end, head)
    if end + 1 < len(s) and s.words[end] == "," and s.tag[head] in NAME_TAGS and _goes_on(s, end, lex):
        after = starting_at(line, end + 1, lex)
        if (
            after
            and s.low[after.head] in lex.saying.sources
            and after.end < len(s)
            and (s.words[after.end] in (",", ".") or s.tag[after.end] in VERB_TAGS)
        ):
            return Phrase(begin, after.end, head)
    return phrase


def _in_day(line: Line, j: int) -> bool:
    return any(day.begin <= j < day.end for day in line.days)
