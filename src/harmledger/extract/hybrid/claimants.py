"""Which attributions stand, where grammar and tagger do not agree (M7).

A line's attributions come in with its marks; attributions come out, before it is settled whom they mean.
"""

from __future__ import annotations

from harmledger.extract.grammar.attribution import Attribution
from harmledger.extract.grammar.document import Line
from harmledger.extract.grammar.sentence import NOUN_TAGS
from harmledger.extract.tagger.labels import Tag
from harmledger.extract.tagger.line_tags import LineTags, Tagged

SPEAKERS: frozenset[Tag] = frozenset({"c", "a"})
"""Who says so has the tag of an actor where it tells of itself ("the group said that it had killed")."""
HARDLY = 0.03
"""A phrase that is less likely than this to be a claimant gives way to one that is surely one."""
SURELY = 0.9
"""From here on marked words say who vouches for a sentence."""


def agreed_attributions(line: Line, found: tuple[Attribution, ...], tags: LineTags) -> tuple[Attribution, ...]:
    """The grammar's attributions where the tagger sees a claimant in one of them, or none anywhere; else the first claimant
    that it is sure of, for the whole sentence.
    """
    marks = tags.of({"c"}, SURELY)
    if not marks:
        return found
    kept = tuple(one for one in found if one.is_pronoun or tags.chance(one.begin, one.end, SPEAKERS) >= HARDLY)
    return kept or (_attribution(line, marks[0]),)


def _attribution(line: Line, one: Tagged) -> Attribution:
    s = line.s
    head = next((j for j in range(one.end - 1, one.begin - 1, -1) if s.tag[j] in NOUN_TAGS), one.end - 1)
    verb = min(one.end, len(s) - 1)
    return Attribution(one.begin, one.end, head, verb, "asserted", 0, len(s))
