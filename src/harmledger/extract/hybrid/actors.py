"""Which actors of a line stand, where grammar and tagger do not agree (M11, M12)."""

from __future__ import annotations

from harmledger.extract.grammar.agent import Agent
from harmledger.extract.tagger.line_tags import LineTags

HARDLY, SURELY = 0.05, 0.9


def agreed_agents(found: tuple[Agent, ...], tags: LineTags) -> tuple[Agent, ...]:
    """The actors without those that the tagger takes for none."""
    return tuple(one for one in found if one.role == "target" or tags.chance(one.begin, one.end, {"a", "c"}) >= HARDLY)
