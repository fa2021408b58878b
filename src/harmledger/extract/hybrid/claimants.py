"""Which attributions stand, where grammar and tagger do not agree (M7).

A line's attributions come in with its marks; attributions come out, before it is settled whom they mean.
"""

from __future__ import annotations

from harmledger.extract.grammar.attribution import Attribution
from harmledger.extract.grammar.document import Line
from harmledger.extract.grammar.sentence import NOUN_TAGS
from harmledger.extract.tagger.line_tags import LineTags, Tagged

SURELY = 0.9
"""From here on marked words say who vouches for a sentence in which the grammar finds nobody who does."""


def agreed_attributions(line: Line, found: tuple[Attribution, ...], tags: LineTags) -> tuple[Attribution, ...]:
    """The grammar's attributions; where it has none, the first claimant that the tagger is sure of, for the whole sentence."""
    marks = tags.of({"c"}, SURELY)
    return found if found or not marks else (_attribution(line, marks[0]),)


def _attribution(line: Line, one: Tagged) -> Attribution:
    s = line.s
    head = next((j for j in range(one.end - 1, one.begin - 1, -1) if s.tag[j] in NOUN_TAGS), one.end - 1)
    verb = min(one.end, len(s) - 1)
    return Attribution(one.begin, one.end, head, verb, "asserted", 0, len(s))
