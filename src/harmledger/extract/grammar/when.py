"""When each happening of a report took place, in the report's words (M14, M15).

Happenings come in; for each, the words of its day or period come out, or None where the report gives none, with the day of the
statement kept apart. What the words mean in days is resolve/'s to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from harmledger.codebook.lexicon import Lexicon, lexicon
from harmledger.codebook.times import time_words
from harmledger.extract.grammar.claimant import Saying
from harmledger.extract.grammar.day_key import day_key
from harmledger.extract.grammar.document import Day
from harmledger.extract.grammar.happening import Happening
from harmledger.extract.grammar.period import is_compared, is_of_sum
from harmledger.extract.grammar.sentence import FINITE_TAGS, NOUN_TAGS, VERB_TAGS, Sentence
from harmledger.extract.grammar.standing import anchors, is_of_another
from harmledger.extract.grammar.telling import Telling
from harmledger.extract.grammar.thread import Thread

OF_INCIDENTS = {"day": 0, "since": 1, "span": 1, "month": 2, "year": 3, "relative": 5}
OF_TOTALS = {"since": 0, "span": 1, "month": 2, "year": 2, "day": 3, "duration": 4}
"""Which kind of time says best when it was, for a happening and for a total; a kind that is not here says nothing."""
BENEATH = frozenset({"under", "beneath"})
PART_OF_DAY = 4
"""The rank of "at dawn" or "during the night", which name no day of their own."""
NAMING = frozenset({"today", "yesterday", "overnight", "ago", "last", "this", "weekend", "numeric_date"})
"""Classes of times.yaml whose words make a day of a part of one: "this morning", "last night"."""
PARTS = frozenset({"part", "dawn", "night"})
POINTING = frozenset({"next", "following", "previous", "same", "that", "since", "from", "after", "later", "earlier"})
"""Classes of times.yaml that name a part of a day, and those by which it is another day than the one told before."""
OWNER = -1
FARTHEST_OWNED = 5
"""Tokens between a day in the genitive and the violence that it owns."""
FARTHEST_BACK = 3
"""Sentences that may each go on with the one before, to where the day was told."""
FARTHEST_CLAIMED = 6
FARTHEST_SAID = 9
"""Tokens between a verb of saying and its day."""


@dataclass(frozen=True, slots=True)
class When:
    """Tokens ``begin`` to ``end`` of ``s`` name the day or period; ``said`` are the words for the day of the statement."""

    s: Sentence
    begin: int
    end: int
    said: str | None = None

    @property
    def key(self) -> tuple[str, ...] | None:
        return day_key(" ".join(self.s.words[self.begin : self.end]))


def find_when(happenings: Sequence[Happening], told: Sequence[Telling]) -> tuple[When | None, ...]:
    """The day or period of each happening, in their order; ``told`` are all tellings of the report, in theirs.

    A part of a wider happening has the day of that ("Saturday's bombardment"), and so has a sentence that goes straight on
    with the one before; any other happening without words of time has none (M14).
    """
    thread = Thread.of(happenings, told)
    also = thread.also_told()
    found = {id(h): _own(h, h.tellings, thread) or _own(h, also.get(id(h), ()), thread) for h in happenings}
    for h in happenings:
        own = found[id(h)]
        if h.kind == "incident" and (own is None or _is_part_of_day(own)):
            parts = [when for part in happenings if part.parent is h and (when := found[id(part)])]
            found[id(h)] = _of_whole(h, found) or _in_common(parts) or _of_sentence_before(h, thread, found) or own
    return tuple(found[id(h)] for h in happenings)


def _of_whole(h: Happening, found: dict[int, When | None]) -> When | None:
    return found[id(h.parent)] if h.parent and h.parent.kind == "incident" else None


def _in_common(days: Sequence[When]) -> When | None:
    """The one day of several parts, if they have one between them."""
    keys = {when.key for when in days}
    return days[0] if len(keys) == 1 and None not in keys else None


def _of_sentence_before(h: Happening, thread: Thread, found: dict[int, When | None]) -> When | None:
    t = h.tellings[0]
    for _ in range(FARTHEST_BACK):
        other = thread.gone_on_with(t)
        if other is None or not _is_there_too(h.tellings[0], other):
            return None
        owner = thread.owner(other)
        when = found[id(owner)] if owner else _own(h, [other], thread)
        if owner or when:
            return when
        t = other
    return None


def _is_there_too(t: Telling, other: Telling) -> bool:
    """Whether a telling names no place of its own, or only one that the other names too."""
    theirs = {word for place in other.places for word in place.words.split()}
    return all(not theirs.isdisjoint(place.words.split()) for place in t.places)


def _own(h: Happening, tellings: Iterable[Telling], thread: Thread) -> When | None:
    """The words of time in tellings: a day before a span before a month, those with figures first; for a total its period."""
    best = min(_ranked(h, tellings), key=lambda row: row[0], default=None)
    if best is None:
        return None
    _, t, day = best
    if day.kind == "since" and _points_to_then(day):
        t, day = _then(t, thread) or (t, day)
    return When(t.s, day.begin, day.end, _said(t, day))


def _ranked(h: Happening, tellings: Iterable[Telling]) -> Iterator[tuple[tuple[float, ...], Telling, Day]]:
    order = OF_TOTALS if h.kind == "aggregate" else OF_INCIDENTS
    for n, t in enumerate(tellings):
        for day in t.days:
            if day.kind not in order or is_of_another(t, day.begin) or is_compared(t.s, day):
                continue
            if day.kind == "since" and is_of_sum(t.s, day, t.figures, lexicon()):
                continue
            if day.kind == "relative" and not _is_of_event(t, day):
                continue
            names_none = day.kind == "day" and h.kind == "incident" and not _names_a_day(day)
            distance = min((abs(day.begin - j) for j in anchors(t)), default=99)
            rank = PART_OF_DAY if names_none else OWNER if _owns_violence(t, day) else order[day.kind]
            yield (rank, -bool(t.figures), n, distance), t, day


def _owns_violence(t: Telling, day: Day) -> bool:
    """ "Wednesday's strike": no other day of the sentence says so plainly when it was."""
    owns = t.s.tag[day.end : day.end + 1] == ("POS",)
    return owns and any(one.is_noun and day.end < one.begin < day.end + FARTHEST_OWNED for one in t.violence)


def _names_a_day(day: Day) -> bool:
    """ "On Monday", "yesterday", "overnight" name a day; "at dawn" and "in the night" need one."""
    return day_key(day.words) is not None or any(token.name in NAMING for token in time_words().tokens(day.words))


def _is_of_event(t: Telling, day: Day) -> bool:
    """ "They clashed the day before", but not "the patients had been moved out the night before"."""
    s, i = t.s, day.end - 1
    while s.head[i] != i and s.tag[i] not in VERB_TAGS:
        i = s.head[i]
    recalled = any(s.low[k] == "had" for k in s.kids[i])
    return day.begin == t.first or any(i == j or (i == s.head[j] and not recalled) or j in s.ancestors(i) for j in anchors(t))


def _is_part_of_day(when: When) -> bool:
    """ "By noon", "at dawn": the day is told before, if it is."""
    if when.key is not None:
        return False
    names = {token.name for token in time_words().tokens(" ".join(when.s.words[when.begin : when.end]))}
    return not names.isdisjoint(PARTS) and names.isdisjoint(NAMING | POINTING)


def _points_to_then(day: Day) -> bool:
    """ "Since then": the beginning was told before."""
    return day_key(day.words) is None and any(token.name == "then" for token in time_words().tokens(day.words))


def _then(t: Telling, thread: Thread) -> tuple[Telling, Day] | None:
    """The words of time told last, up to two sentences before: what "since then" counts from."""
    near = (other for other in reversed(thread.told) if 0 < t.order - other.order <= 2)
    return next(((other, day) for other in near for day in reversed(other.days) if day_key(day.words)), None)


def _said(t: Telling, day: Day) -> str | None:
    """The weekday of the statement, where the sentence gives one beside the event's time."""
    others = (other for other in t.line.days if other is not day and (day_key(other.words) or ("",))[0] == "weekday")
    return next((other.words for other in others if tells_when_said(t.s, other, t.sayings)), None)


def tells_when_said(s: Sentence, day: Day, sayings: Sequence[Saying]) -> bool:
    """ "Said on Saturday", "told Reuters on Sunday": the day is when it was reported, not when it was (M15).

    What began on a day ("since October") is no day of speech.
    """
    if day.kind in ("since", "span") or s.tag[day.end : day.end + 1] == ("POS",):
        return False  # "Put the toll from Friday's clashes at 79" tells of Friday.
    verb = day.begin - 1
    if verb >= 0 and s.low[verb] in lexicon().saying.verbs and s.tag[verb] in FINITE_TAGS and s.dep[verb] != "aux":
        return True
    return _is_of_claim(s, day) or any(_opens_saying(s, day, saying) or _closes_saying(s, day, saying) for saying in sayings)


def _is_of_claim(s: Sentence, day: Day) -> bool:
    """ "Claimed responsibility on Thursday for the attack": the day of the claim."""
    doers, near = lexicon().doers, range(max(0, day.begin - FARTHEST_CLAIMED), day.begin)
    owned = next((j for j in near if s.low[j] in doers.claimed), None)
    return owned is not None and owned >= day.begin - 2 and any(s.low[j] in doers.of_blame for j in near if j < owned)


def tells_of_aftermath(s: Sentence, day: Day, harmed: frozenset[int], lex: Lexicon) -> bool:
    """ "Was charged on Monday", "police on Thursday identified": the day is of what was done about it (M15); ``harmed`` are the
    words of harm, so that an arrest which is itself told as harm keeps its day.
    """
    if day.kind != "day":
        return False
    i = day.end - 1
    while s.tag[i] not in VERB_TAGS and s.head[i] != i:
        i = s.head[i]
    if any(s.low[k] in BENEATH for k in s.kids[i]) or any(i < j < day.begin for j in harmed):
        return False  # "Buried under their home yesterday", "investigates the killing of 30 on 16 January".
    return s.low[i] in lex.tellings.aftermath and i not in harmed and s.tag[i] in VERB_TAGS


def _opens_saying(s: Sentence, day: Day, saying: Saying) -> bool:
    """ "In July it said that 361 people had been killed": the day opens the sentence, and what is told had happened before."""
    if not 0 <= saying.verb - day.end < FARTHEST_SAID or any(s.tag[j] in VERB_TAGS for j in range(day.end, saying.verb)):
        return False
    told = s.kid(saying.verb, "ccomp")
    return told is not None and any(s.low[k] == "had" for k in s.kids[told])


def _closes_saying(s: Sentence, day: Day, saying: Saying) -> bool:
    """ "Told the local radio in a statement on Friday": nothing but those told stands between."""
    gap = range(saying.verb + 1, day.begin)
    if not 0 <= len(gap) < FARTHEST_SAID or saying.verb >= day.begin or s.low[saying.verb] in ("according", "citing"):
        return False
    far = {speaker.span.start for speaker in saying.speakers}
    return all(_is_of_saying(s, j) and not (j > saying.verb + 3 and s.starts[j] in far) for j in gap)


def _is_of_saying(s: Sentence, j: int) -> bool:
    if s.low[j] in lexicon().violence.nouns:
        return False  # "said air strikes on Thursday killed"
    if s.words[j] in ("-", "(", ")") or s.tag[j] in NOUN_TAGS:
        return True
    return s.tag[j] in ("DT", "IN", "JJ", "PRP", "POS", "HYPH", "RB") and s.low[j] not in ("that", "as", "after")
