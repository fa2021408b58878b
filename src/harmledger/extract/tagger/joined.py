"""What the marks of a report's sentences tell, joined by simple rules: a sentence is a happening, or goes on with the last.

Lines with their marks come in; happenings come out, as values that hold marks and counts. The rules:
a number's victims are the marked words right behind it; its claimant is the marked one of the sentence that stands nearest;
its place and day are the sentence's; a sentence that names neither place nor day goes on with the happening before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.document import Line
from harmledger.extract.grammar.phrase import classify, head_of
from harmledger.extract.grammar.sentence import Sentence
from harmledger.extract.grammar.violence import event_type, find_violence
from harmledger.extract.tagger.labels import HARMS, NUMBERS
from harmledger.extract.tagger.line_tags import LineTags, Tagged
from harmledger.extract.tagger.number import count_of
from harmledger.model.count import CountRange
from harmledger.model.vocabulary import EventType, Harm, Kind, Who

FARTHEST_VICTIMS = 4
"""Tokens between a number and the words for its victims."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people of one sentence, tokens ``begin`` to ``end``; ``claimant`` is a mark of the same sentence."""

    s: Sentence
    begin: int
    end: int
    harm: Harm
    count: CountRange
    who: Who
    side: str | None
    is_part: bool
    claimant: Tagged | None

    @property
    def key(self) -> tuple[object, ...]:
        """What makes it the same figure when it is told again."""
        claimant = self.s.phrase(self.claimant.begin, self.claimant.end) if self.claimant else ""
        return self.harm, self.count.bounds, claimant


@dataclass(slots=True)
class Joined:
    """One happening: its counts, and the first marks of its place, wider place, day and actors, each with its sentence."""

    kind: Kind
    event_type: EventType
    counts: list[Count] = field(default_factory=list)
    place: tuple[Sentence, Tagged] | None = None
    wider: tuple[Sentence, Tagged] | None = None
    day: tuple[Sentence, Tagged] | None = None
    actors: list[tuple[Sentence, Tagged]] = field(default_factory=list)


def join(lines: Sequence[tuple[Line, LineTags]], lex: Lexicon) -> list[Joined]:
    """The happenings of a report, in the order of its sentences."""
    out: list[Joined] = []
    for line, tags in lines:
        told = _of_line(line, tags, lex)
        if told is None:
            continue
        last = out[-1] if out else None
        if last and last.kind == told.kind and told.place is None and told.day is None:
            _add(last, told)
        else:
            out.append(told)
    return out


def _of_line(line: Line, tags: LineTags, lex: Lexicon) -> Joined | None:
    """What one sentence tells: nothing, where no number of people and no violence somewhere or by somebody is marked."""
    s = line.s
    counts = [count for one in tags.of(NUMBERS) if (count := _count(line, one, tags, lex))]
    places, actors = tags.of({"p"}), tags.of({"a"})
    violence = find_violence(s, lex)
    if not counts and not (violence and places and (actors or tags.of({"w"}))):
        return None
    narrow = [one for one in places if one.mark.part == "place"] or [*places]
    wide = [one for one in places if one.mark.part == "wider"]
    day = next(iter(tags.of({"d"})), None)
    return Joined(
        _kind(counts, tags),
        event_type(violence, lex),
        counts,
        (s, narrow[0]) if narrow else None,
        (s, wide[0]) if wide and wide[0] is not narrow[0] else None,
        (s, day) if day else None,
        [(s, one) for one in actors],
    )


def _kind(counts: Sequence[Count], tags: LineTags) -> Kind:
    parts = {one.mark.part for one in tags.of(NUMBERS)}
    if "expected" in parts or (not counts and tags.of({"f"})):
        return "prospect"
    return "aggregate" if "total" in parts else "incident"


def _count(line: Line, one: Tagged, tags: LineTags, lex: Lexicon) -> Count | None:
    """The number as the code for numbers reads its words; None where they hold none (M27)."""
    s = line.s
    count = count_of(" ".join(s.words[one.begin : one.end]), lex)
    if count is None:
        return None
    victims = next((v for v in tags.of({"v"}) if 0 <= v.begin - one.end < FARTHEST_VICTIMS), None)
    who, side = _class(line, victims, lex) if victims else ("people", None)
    claimants = tags.of({"c"})
    return Count(
        s,
        one.begin,
        victims.end if victims else one.end,
        HARMS[one.mark.tag],
        count,
        who,
        side,
        one.mark.part == "part",
        min(claimants, key=lambda c: abs(c.begin - one.begin), default=None),
    )


def _class(line: Line, victims: Tagged, lex: Lexicon) -> tuple[Who, str | None]:
    """What the codebook makes of the victims' words (M5)."""
    forces = {body.begin: body.end for body in line.bodies if body.entry.actor not in ("none", "political")}
    head = head_of(line.s, victims.begin, lex, forces)
    return classify(line.s, victims.begin, head, lex, forces)[:2] if head is not None else ("people", None)


def _add(last: Joined, told: Joined) -> None:
    """Puts a sentence that goes on with the last into it; a figure that its claimant gave before is told again."""
    known = {count.key for count in last.counts}
    last.counts += [count for count in told.counts if count.key not in known]
    last.actors += told.actors
