"""Whether a sentence tells of people hurt by accident, nature, disease or in sport, which is no violence.

A sentence with its words of violence comes in, yes or no goes out. Kept apart because it says what is left out, and why.
"""

from __future__ import annotations

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.sentence import NAME_TAGS, NOUN_TAGS, Sentence
from harmledger.extract.grammar.violence import VAGUE_TYPES, Violence


def tells_of_accident(s: Sentence, violence: tuple[Violence, ...], lex: Lexicon) -> bool:
    """Floods, crashes, fires, disease and games hurt people too, and are no violence, unless something violent is told with
    them.
    """
    words = set(s.low)
    if words & lex.tellings.sport or (words & lex.tellings.staged and words.isdisjoint(lex.harms.fallen)):
        return True
    if words & lex.tellings.accidental:
        return not words & lex.tellings.armed
    text = " ".join(s.low)
    unarmed = words.isdisjoint(lex.tellings.armed) and not any(fire in text for fire in lex.violence.set_fires)
    told = [one for one in violence if not (unarmed and _befalls(s, one, lex))]
    if any(one.event_type not in VAGUE_TYPES for one in told):
        return False
    other = [one for one in told if s.low[one.head].removesuffix("s") not in lex.damages.flames]
    if len(told) < len(violence) or (unarmed and not other and any(mishap in text for mishap in lex.violence.mishaps)):
        return True
    if any(cause in text for cause in lex.violence.accident_phrases):
        return True
    # "Polio workers" and "a gang storms a village" tell of no such thing, "Cyclone Freddy" does.
    alone = (j for j in range(len(s)) if s.dep[j] != "compound" or s.tag[s.head[j]] in NAME_TAGS)
    nouns = {s.low[j] for j in alone if s.tag[j] in NOUN_TAGS}
    return not nouns.isdisjoint(lex.violence.accidents) or not words.isdisjoint(lex.violence.befalling)


def _befalls(s: Sentence, one: Violence, lex: Lexicon) -> bool:
    """ "A gas cylinder blew up", "the blast of a boiler", "people burned to death": what may come about by itself, told without
    anybody who does it.
    """
    if s.kid(one.head, "agent", "dobj") is not None:
        return False
    if one.event_type == "explosive":
        return not lex.violence.volatile.isdisjoint(s.low)
    return not one.is_noun and one.event_type == "looting_destruction" and "death" in s.low[one.head : one.head + 4]
