"""The tellings of a line: everything that the grammar finds in one sentence, put together and judged.

A line comes in with its sayings; tellings come out. A sentence is one telling unless another happening begins in it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.accident import tells_of_accident
from harmledger.extract.grammar.actor import find_agents
from harmledger.extract.grammar.attribution import Attribution
from harmledger.extract.grammar.back import points_back
from harmledger.extract.grammar.claimant import Saying
from harmledger.extract.grammar.context import is_context, speaks_of_context
from harmledger.extract.grammar.document import Line
from harmledger.extract.grammar.dying import tells_of_later_death
from harmledger.extract.grammar.elliptic import find_elliptic
from harmledger.extract.grammar.figure import Figure, find_figures
from harmledger.extract.grammar.mood import Mood, mood
from harmledger.extract.grammar.opinion import OWN, Opinion
from harmledger.extract.grammar.people import find_people
from harmledger.extract.grammar.place import KindOf, find_places
from harmledger.extract.grammar.quantity import find_quantities
from harmledger.extract.grammar.sentence import NAME_TAGS, Sentence
from harmledger.extract.grammar.split import opens, split
from harmledger.extract.grammar.stance import speaks_of_blame
from harmledger.extract.grammar.standing import LOCATING
from harmledger.extract.grammar.telling import Telling, kept_figures
from harmledger.extract.grammar.total import is_aggregate
from harmledger.extract.grammar.violence import event_type, find_violence, is_told
from harmledger.extract.grammar.when import tells_of_aftermath, tells_when_said
from harmledger.extract.grammar.zero import find_zeros
from harmledger.model.span import Span
from harmledger.model.vocabulary import Kind

BY_HAND = frozenset({"abducted", "detained", "abused"})
"""Harms that no accident does."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a reading goes by: what kind of place a name is, the codebook's words, and another reader's opinion at each step."""

    kind_of: KindOf
    lex: Lexicon
    opinion: Opinion = OWN


def find_tellings(
    line: Line,
    attributions: tuple[Attribution, ...],
    sayings: tuple[Saying, ...],
    known: Known,
    before: tuple[Figure, ...] = (),
) -> tuple[Telling, ...]:
    """The tellings of a sentence, left to right; none where it tells of no violence and no harm. ``before`` are the figures of
    the sentence before.
    """
    lex, opinion = known.lex, known.opinion
    s = line.s
    blocked = frozenset(j for day in line.days for j in range(day.begin, day.end))
    violence = find_violence(s, lex, blocked)
    quantities = find_quantities(s, lex, blocked)
    forces = {body.begin: body.end for body in line.bodies if body.entry.actor not in ("none", "political")}
    people = find_people(s, quantities, lex, forces, blocked)
    own = (*find_figures(s, people, lex), *find_zeros(s, lex))
    figures = opinion.figures(line, (*own, *find_elliptic(s, people, own, before, lex)), people, quantities)
    if (figures or violence) and tells_of_accident(s, violence, lex):
        figures = tuple(figure for figure in figures if figure.harm in BY_HAND)
        if not figures:
            return ()
    arrests = bool(figures) and all(figure.harm == "detained" for figure in figures)
    figures = () if arrests else _done(s, figures, lex)
    if not (violence or figures or arrests or speaks_of_context(s, lex) or speaks_of_blame(s, lex)):
        return _setting(line, sayings, known.kind_of, lex)
    agents = find_agents(line, violence, figures, attributions, lex)
    speakers = frozenset(j for saying in sayings for speaker in saying.speakers for j in _tokens_of(s, speaker.span))
    harmed = frozenset(figure.trigger for figure in figures)
    places = opinion.places(line, find_places(line, speakers, known.kind_of, lex), known.kind_of)
    days = tuple(
        day for day in line.days if not tells_when_said(s, day, sayings) and not tells_of_aftermath(s, day, harmed, lex)
    )
    if tells_of_later_death(s, figures, violence, lex):
        days, places = (), ()
    whole = Telling(line, s.order, 0, len(s), figures, violence, agents, places, days, quantities, sayings)
    quiet = not figures and not any(is_told(s, one, lex) for one in violence)
    if quiet and (arrests or is_context(s, places, lex)):
        # Arrests, truces and who holds a place are news of the conflict and no violence: kept apart, without a toll.
        return (replace(whole, kind="context"),)
    if not violence and not figures:
        # "The army denied it": no happening, but what is said of one.
        return (whole,) if any(agent.stance != "stated" for agent in agents) else ()
    return tuple(opinion.judged(_judged(part, lex)) for part in split(whole, lex))


def _setting(line: Line, sayings: tuple[Saying, ...], kind_of: KindOf, lex: Lexicon) -> tuple[Telling, ...]:
    """Where and when a sentence without violence plays, for one that goes straight on with it: "Armed men rode into X on
    Friday. Ten bodies were found." None where somebody is quoted, and only in the tense of what happened.
    """
    s = line.s
    if sayings or s.in_title or not any(s.tag[j] == "VBD" and s.dep[j] in ("ROOT", "aux", "auxpass") for j in range(len(s))):
        return ()
    days = tuple(day for day in line.days if day.kind == "day")
    named = any(tag in NAME_TAGS and s.low[j - 1] in LOCATING for j, tag in enumerate(s.tag) if j)
    places = find_places(line, frozenset(), kind_of, lex) if named else ()
    if not days and not any(place.rank > 2 for place in places):
        return ()
    return (Telling(line, s.order, 0, len(s), (), (), (), places, days, (), ()),)


def _done(s: Sentence, figures: tuple[Figure, ...], lex: Lexicon) -> tuple[Figure, ...]:
    """The figures without those of a harm that the sentence says was not done: "did not kill", "would have killed 30"."""
    kept = [
        n
        for n, f in enumerate(figures)
        if f.people.count.is_zero or f.is_part or _is_told_by_not(s, f, lex) or mood(s, f.trigger, lex) != "denied"
    ]
    return kept_figures(figures, [n for n in kept if figures[n].whole is None or figures[n].whole in kept])


def _is_told_by_not(s: Sentence, figure: Figure, lex: Lexicon) -> bool:
    """ "Have not been heard of", "did not survive": the harm is in the denial."""
    return s.low[figure.trigger] in lex.harms.vanishing or s.low[figure.trigger] in lex.harms.surviving


def _tokens_of(s: Sentence, span: Span) -> range:
    """The tokens of a span, none where it lies in another sentence."""
    if span.in_title != s.in_title or span.end <= s.starts[0] or span.start >= s.ends[-1]:
        return range(0)
    inside = [j for j in range(len(s)) if s.starts[j] >= span.start and s.ends[j] <= span.end]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def _judged(t: Telling, lex: Lexicon) -> Telling:
    """The telling with its mood, type and kind."""
    moods = [mood(t.s, f.trigger, lex) for f in t.figures if not f.is_part and not f.people.count.is_zero]
    moods += [mood(t.s, one.head, lex) for one in t.violence] if not moods else []
    overall: Mood = "real" if not moods or "real" in moods else "possible" if "possible" in moods else moods[0]
    if overall == "denied" and not t.figures:
        overall = "real"
    kind: Kind = "prospect" if overall == "prospect" else "aggregate" if is_aggregate(t, lex) else "incident"
    return replace(
        t, kind=kind, mood=overall, event_type=event_type(t.violence, lex), points_back=points_back(t), opens=opens(t, lex)
    )
