"""Who a headline's words are put to without a verb: "... battle: monitor", "... - police", "Police: 3 killed" (M7).

A line comes in; the attribution at its end or its beginning comes out. Apart from the verbs of saying because it is print, and
no grammar, that tells it.
"""

from __future__ import annotations

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.attribution import Attribution
from harmledger.extract.grammar.document import Line
from harmledger.extract.grammar.sentence import VERB_TAGS

TITLE_SEPARATORS = frozenset({":", "-", "–", "—", "_"})


def find_headline_sources(line: Line, lex: Lexicon) -> list[Attribution]:
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
