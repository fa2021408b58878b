"""When each happening of a report took place, in the report's words (M14, M15).

Happenings come in; for each, the words of its day or period come out, or None where the report gives none, with the day of the
statement kept apart. What the words mean in days is resolve/'s to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from harmledger.codebook.lexicon import lexicon
from harmledger.codebook.times import time_words
from harmledger.extract.grammar.claimant import Saying
from harmledger.extract.grammar.day_key import day_key
from harmledger.extract.grammar.document import Day
from harmledger.extract.grammar.happening import Happening
from harmledger.extract.grammar.sentence import FINITE_TAGS, NOUN_TAGS, VERB_TAGS, Sentence
from harmledger.extract.grammar.standing import anchors, is_of_another
from harmledger.extract.grammar.telling import Telling
from harmledger.extract.grammar.thread import also_told, before, goes_on

Rank = tuple[float, ...]

OF_INCIDENTS = {"day": 0, "since": 1, "span": 1, "month": 2, "year": 3, "relative": 5}
OF_TOTALS = {"since": 0, "span": 1, "month": 2, "year": 2, "day": 3, "duration": 4}
PART_OF_DAY = 4
"""The rank of "at dawn" or "during the night", which name no day of their own."""
NAMING = frozenset({"today", "yesterday", "overnight", "ago", "last", "this", "weekend", "numeric_date"})
"""Classes of times.yaml whose words make a day of a part of one: "this morning", "last night"."""


@dataclass(frozen=True, slots=True)
class When:
    """Tokens ``begin`` to ``end`` of ``s`` name the day or period; ``said`` are the words for the day of the statement."""

    s: Sentence
    begin: int
    end: int
    said: str | None = None


def find_when(happenings: Sequence[Happening], told: Sequence[Telling]) -> tuple[When | None, ...]:
    """The day or period of each happening, in their order; ``told`` are all tellings of the report, in theirs.

    A part of a wider happening has the day of that ("Saturday's bombardment"), and so has a sentence that goes straight on
    with the one before; any other happening without words of time has none (M14).
    """
    also = also_told(happenings, told)
    found = {id(h): _own(h, h.tellings, told) or _own(h, also.get(id(h), []), told) for h in happenings}
    owner = {id(t): h for h in happenings for t in h.tellings}
    for h in happenings:
        if found[id(h)] is None and h.kind == "incident":
            found[id(h)] = _of_whole(h, found) or _of_parts(h, happenings, found) or _of_sentence_before(h, told, owner, found)
    return tuple(found[id(h)] for h in happenings)


def _of_whole(h: Happening, found: dict[int, When | None]) -> When | None:
    return found[id(h.parent)] if h.parent and h.parent.kind == "incident" else None


def _of_parts(h: Happening, happenings: Sequence[Happening], found: dict[int, When | None]) -> When | None:
    """The day of its parts, if they have one between them."""
    days = [when for part in happenings if part.parent is h and (when := found[id(part)])]
    keys = {day_key(" ".join(when.s.words[when.begin : when.end])) for when in days}
    return days[0] if len(keys) == 1 and None not in keys else None


def _of_sentence_before(h: Happening, told: Sequence[Telling], owner: dict[int, Happening], found: dict[int, When | None]) -> When | None:
    t = h.tellings[0]
    other = before(t, told)
    if other is None:
        return None
    source = owner.get(id(other))
    if not _same_place(t, other) or not goes_on(t, other, source.types if source else (other.event_type,)):
        return None
    return found[id(source)] if source else _own(h, [other], told)


def _same_place(t: Telling, other: Telling) -> bool:
    """Whether a telling names no place of its own, or only one that the other names too."""
    theirs = {word for place in other.places for word in place.words.split()}
    return all(not theirs.isdisjoint(place.words.split()) for place in t.places)


def _own(h: Happening, tellings: Sequence[Telling], told: Sequence[Telling]) -> When | None:
    """The words of time that the happening's tellings give: a day before a span before a month, those with figures first;
    for a total, its period."""
    _, t, day = min(_ranked(h, tellings), key=lambda row: row[0], default=(None, None, None))
    if t is None or day is None:
        return None
    if day.kind == "since" and not any(map(str.isdigit, day.words)) and _points_to_then(day):
        t, day = _then(t, told) or (t, day)
    return When(t.s, day.begin, day.end, _said(t, day))


def _points_to_then(day: Day) -> bool:
    """ "Since then": the beginning was told before."""
    return any(token.name == "then" for token in time_words().tokens(day.words))


def _then(t: Telling, told: Sequence[Telling]) -> tuple[Telling, Day] | None:
    """The words of time told last before a telling: what "since then" counts from."""
    earlier = ((other, day) for other in reversed(told) if 0 < t.order - other.order <= 2 for day in reversed(other.days))
    return next((one for one in earlier if one[1].kind in ("since", "day", "month", "year")), None)


def _ranked(h: Happening, tellings: Sequence[Telling]) -> Iterator[tuple[Rank, Telling, Day]]:
    order = OF_TOTALS if h.kind == "aggregate" else OF_INCIDENTS
    for n, t in enumerate(tellings):
        for day in t.days:
            if day.kind not in order or is_of_another(t, day.begin) or day.kind == "relative" and not _is_of_event(t, day):
                continue
            rank = float(order[day.kind])
            if day.kind == "day" and h.kind == "incident" and not _names_a_day(day):
                rank = PART_OF_DAY
            distance = min((abs(day.begin - j) for j in anchors(t)), default=99)
            yield (rank, -bool(t.figures), n, distance), t, day


def _names_a_day(day: Day) -> bool:
    """ "On Monday", "yesterday", "overnight" name a day; "at dawn" and "in the night" need one."""
    return day_key(day.words) is not None or any(token.name in NAMING for token in time_words().tokens(day.words))


def _is_of_event(t: Telling, day: Day) -> bool:
    """Whether "the night before" goes with a verb of the event: "clashed the day before", not "had been moved out the night
    before"."""
    s, i = t.s, day.end - 1
    while s.head[i] != i and s.tag[i] not in VERB_TAGS:
        i = s.head[i]
    if day.begin == t.first:
        return True
    recalled = any(s.low[k] == "had" for k in s.kids[i])
    return any(i == j or not recalled and i == s.head[j] or j in s.ancestors(i) for j in anchors(t))


def _said(t: Telling, day: Day) -> str | None:
    """The words for the day of the statement, where the sentence gives one beside the event's."""
    others = (other for other in t.line.days if other is not day and other.kind == "day" and (day_key(other.words) or ("",))[0] == "weekday")
    return next((other.words for other in others if tells_when_said(t.s, other, t.sayings)), None)


def tells_when_said(s: Sentence, day: Day, sayings: tuple[Saying, ...]) -> bool:
    """ "Said on Saturday", "told Reuters on Sunday", "in a statement on Friday": when it was reported, not when it was (M15)."""
    if day.begin and s.low[day.begin - 1] in lexicon().saying.verbs and s.tag[day.begin - 1] in FINITE_TAGS:
        return True
    if any(_opens_saying(s, day, saying) for saying in sayings):
        return True
    for saying in sayings:
        if saying.verb >= day.begin or day.begin - saying.verb > 9 or s.low[saying.verb] in ("according", "citing"):
            continue
        gap = range(saying.verb + 1, day.begin)
        if all(_is_of_saying(s, j) for j in gap):
            return not any(saying.speakers and s.starts[j] == speaker.span.start and j > saying.verb + 3 for j in gap for speaker in saying.speakers)
    return False


def _opens_saying(s: Sentence, day: Day, saying: Saying) -> bool:
    """ "In July it said that 361 people had been killed": the day opens the sentence of the saying, and what it tells had
    happened before."""
    if day.end > saying.verb or saying.verb - day.end > 8 or any(s.tag[j] in VERB_TAGS for j in range(day.end, saying.verb)):
        return False
    told = s.kid(saying.verb, "ccomp")
    return told is not None and any(s.low[k] == "had" for k in s.kids[told])


def _is_of_saying(s: Sentence, j: int) -> bool:
    """Words that may stand between a verb of saying and its day: "told the local radio in a statement"."""
    if s.words[j] in ("-", "(", ")"):
        return True
    return s.tag[j] in NOUN_TAGS or s.tag[j] in ("DT", "IN", "JJ", "PRP", "POS", "HYPH", "RB") and s.low[j] not in ("that", "as", "after")
