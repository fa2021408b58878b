"""Who a headline's words are put to without a verb: "... battle: monitor", "... - police", "Police: 3 killed" (M7).

A line comes in; the attribution at its end or its beginning comes out. Apart from the verbs of saying because it is print, and
no grammar, that tells it.
"""

from __future__ import annotations

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.attribution import Attribution
from harmledger.extract.grammar.document import Line
from harmledger.extract.grammar.sentence import VERB_TAGS
from harmledger.extract.grammar.speaker_phrase import in_body

LONGEST_BRACKET = 12
LONGEST_HEADLINE = 30
TITLE_SEPARATORS = frozenset({":", "-", "–", "—", "_"})


def find_headline_sources(line: Line, lex: Lexicon) -> list[Attribution]:
    """A headline's source: "... battle: monitor", "... - police", "... town Monitor", "Police: 3 killed"."""
    s = line.s
    for j in range(1, min(6, len(s) - 2)):
        if s.words[j] == ":" and _names_source(line, 0, j, lex):
            return [Attribution(0, j, j - 1, j, "asserted", j, len(s))]
    return _at_end(line, lex) if s.in_title or len(s) < LONGEST_HEADLINE else []


def _at_end(line: Line, lex: Lexicon) -> list[Attribution]:
    """Who stands at the end: "... battle: monitor", "... (health minister)", "... town Monitor"."""
    s = line.s
    end = next((j for j in range(2, len(s)) if s.words[j] == "|"), len(s))
    while end and (s.words[end - 1] in (".", "!") or s.tag[end - 1] == "."):
        end -= 1
    bracket = next((j for j in range(end - 2, max(end - LONGEST_BRACKET, 0), -1) if s.words[j] == "("), None)
    if bracket and s.words[end - 1] == ")" and _names_source(line, bracket + 1, end - 1, lex):
        return [Attribution(bracket + 1, end - 1, end - 2, bracket, "asserted", 0, bracket)]
    for j in range(end - 2, max(end - 8, 0), -1):
        if s.words[j] in TITLE_SEPARATORS and s.starts[j] > s.ends[j - 1] - (s.words[j] == ":"):
            if _names_source(line, j + 1, end, lex):
                return [Attribution(j + 1, end, end - 1, j, "asserted", 0, j)]
            break
    if end == len(s) and (cut := _set_off(line, end, lex)):
        return [Attribution(cut + 1, cut + 2, cut + 1, cut, "asserted", 0, cut)]
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


def _set_off(line: Line, end: int, lex: Lexicon) -> int | None:
    """The comma before one word for who says so at the end of a message without a full stop: "... killed on Friday, army", also
    with a participle after it ("..., ministry, blaming rebels"); not where it ends a list of such words.
    """
    s = line.s
    for j in range(end - 2, max(end - 6, 2), -1):
        if s.words[j] == "," and (j + 2 == end or (s.words[j + 2] == "," and s.tag[j + 3 : j + 4] == ("VBG",))):
            listed = s.low[j - 1] in lex.saying.sources or s.low[j - 1] in lex.victims.nouns or in_body(line, j - 1)
            return j if not listed and _names_source(line, j + 1, j + 2, lex) else None
    return None


def _names_source(line: Line, begin: int, end: int, lex: Lexicon) -> bool:
    """Whether the words are who says so and not the site's own name at the end of its titles."""
    s = line.s
    if any(s.tag[j] == "POS" and s.low[j + 1] in lex.violence.nouns for j in range(begin, end - 1)):
        return False  # "Herders' attack: 46 lose their lives"
    if any((s.tag[j] in VERB_TAGS and s.tag[j] != "VBG") or s.tag[j] == "CD" for j in range(begin, end)):
        return False
    bodies = [body for body in line.bodies if body.begin >= begin and body.end <= end]
    if bodies:
        return any(body.entry.kind not in lex.saying.media for body in bodies)
    return s.low[end - 1] in lex.saying.sources or s.low[begin] in lex.saying.sources
