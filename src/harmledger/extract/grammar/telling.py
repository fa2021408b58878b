"""A telling: what one sentence, or one part of it, says of one happening.

A line comes in with its sayings; tellings come out. A sentence is one telling unless its figures stand in different places, on
different days, or the words say that a second happening begins; then each stretch is a telling of its own (M20).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.actor import Agent, find_agents
from harmledger.extract.grammar.attribution import find_attributions
from harmledger.extract.grammar.claimant import Saying
from harmledger.extract.grammar.document import Day, Line
from harmledger.extract.grammar.figure import Figure, find_figures
from harmledger.extract.grammar.mood import Mood, mood
from harmledger.extract.grammar.people import find_people
from harmledger.extract.grammar.place import KindOf, PlaceWords, find_places
from harmledger.extract.grammar.quantity import Quantity, find_quantities
from harmledger.extract.grammar.sentence import NOUN_TAGS, VERB_TAGS, Sentence
from harmledger.extract.grammar.violence import Violence, event_type, find_violence, is_told
from harmledger.extract.grammar.zero import find_zeros
from harmledger.model.span import Span
from harmledger.model.vocabulary import EventType, Kind

BREAKS = frozenset({",", ";", "and", "while", "as", "after", "adding", "before", "when", "but", "where", "in", "with", "who", "which", "since", "that"})
RECALLS = frozenset({"after", "following", "for", "since", "avenge", "retaliation", "before"})
OTHERS = frozenset({"another", "separate", "similar", "previous", "earlier", "second", "other", "different", "last", "latest", "fresh"})
ELSEWHERE = frozenset({"separately", "elsewhere", "meanwhile"})
ONGOING = frozenset({"offensive", "campaign", "operation", "siege", "fighting", "clashes", "hostilities"})
MASS_VIOLENCE = frozenset({"bombardment", "shelling", "raids", "strikes", "airstrikes", "bombings", "attacks", "air", "fighting", "clashes", "campaign", "bombing", "offensive", "violence"})


@dataclass(frozen=True, slots=True)
class Telling:
    """Tokens ``first`` to ``last`` of a line tell of one happening, with what they say of it."""

    line: Line
    order: int
    first: int
    last: int
    kind: Kind
    mood: Mood
    event_type: EventType
    figures: tuple[Figure, ...]
    violence: tuple[Violence, ...]
    agents: tuple[Agent, ...]
    places: tuple[PlaceWords, ...]
    days: tuple[Day, ...]
    quantities: tuple[Quantity, ...]
    sayings: tuple[Saying, ...]
    points_back: bool
    opens: bool

    @property
    def s(self) -> Sentence:
        return self.line.s


def find_tellings(order: int, line: Line, sayings: tuple[Saying, ...], kind_of: KindOf, lex: Lexicon) -> tuple[Telling, ...]:
    """The tellings of a sentence, left to right; none where it tells of no violence and no harm."""
    s = line.s
    blocked = frozenset(j for day in line.days for j in range(day.begin, day.end))
    violence = find_violence(s, lex, blocked)
    quantities = find_quantities(s, lex, blocked)
    forces = {body.begin: body.end for body in line.bodies if body.entry.actor not in ("none", "political")}
    figures = (*find_figures(s, find_people(s, quantities, lex, forces, blocked), lex), *find_zeros(s, lex))
    figures = tuple(figure for figure in figures if not _is_of_accident(s, figure, violence, lex))
    arrests = [figure for figure in figures if figure.harm == "detained"]
    figures = _done(s, tuple(figure for figure in figures if figure.harm != "detained"), lex)
    if not violence and not figures and not arrests:
        return ()
    agents = find_agents(line, violence, find_attributions(line, lex), lex)
    speakers = frozenset(j for saying in sayings for speaker in saying.speakers for j in _tokens_of(s, speaker.span))
    places = find_places(line, speakers, kind_of, lex)
    days = tuple(day for day in line.days if not _tells_when_said(s, day, sayings))
    whole = Telling(line, order, 0, len(s), "incident", "real", "other", figures, violence, agents, places, days, quantities, sayings, False, False)
    if arrests and not figures and not any(is_told(s, one, lex) for one in violence):
        # Arrests are news of the conflict and no violence: kept apart, without a toll (GUIDE).
        return (replace(whole, kind="context"),)
    return tuple(_judged(part, lex) for part in _split(whole, lex))


def _done(s: Sentence, figures: tuple[Figure, ...], lex: Lexicon) -> tuple[Figure, ...]:
    """The figures without those of a harm that the sentence says was not done: "did not kill", "would have killed 30"."""
    kept = [n for n, f in enumerate(figures) if f.people.count.is_zero or f.is_part or mood(s, f.trigger, lex) != "denied"]
    renumbered = {old: new for new, old in enumerate(kept)}
    return tuple(_renumber(figures[n], renumbered) for n in kept if not (figures[n].is_part and figures[n].whole is not None and figures[n].whole not in renumbered))


def _tokens_of(s: Sentence, span: Span) -> range:
    """The tokens of a span, none where it lies in another sentence."""
    if span.in_title != s.in_title or span.end <= s.starts[0] or span.start >= s.ends[-1]:
        return range(0)
    inside = [j for j in range(len(s)) if s.starts[j] >= span.start and s.ends[j] <= span.end]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def _is_of_accident(s: Sentence, figure: Figure, violence: tuple[Violence, ...], lex: Lexicon) -> bool:
    """Floods, crashes and disease hurt people too, and are no violence: left out where nothing violent is told with them."""
    words = set(s.low)
    if words & {"accident", "accidental", "accidentally", "accidents"} or words & set(lex.cues["figurative"]):
        return True
    accident = any(cause in words if " " not in cause else cause in " ".join(s.low) for cause in lex.violence.accidents)
    return accident and not any(one.event_type not in ("attack", "other") for one in violence) and figure.harm in ("killed", "injured", "missing", "displaced", "casualties")


def _tells_when_said(s: Sentence, day: Day, sayings: tuple[Saying, ...]) -> bool:
    """ "Said on Saturday", "told Reuters on Sunday", "in a statement on Friday": when it was reported, not when it was (M15)."""
    for saying in sayings:
        if saying.verb >= day.begin or day.begin - saying.verb > 9 or s.low[saying.verb] in ("according", "citing"):
            continue
        gap = range(saying.verb + 1, day.begin)
        if all(s.tag[j] in NOUN_TAGS or s.tag[j] in ("DT", "IN", "JJ", "PRP", "POS", "HYPH", "RB") and s.low[j] not in ("that", "as", "after") or s.words[j] in ("-", "(", ")") for j in gap):
            return not any(saying.speakers and s.starts[j] == speaker.span.start and j > saying.verb + 3 for j in gap for speaker in saying.speakers)
    return False


def _split(t: Telling, lex: Lexicon) -> list[Telling]:
    """The sentence cut before each figure that belongs to another happening than the one before it."""
    groups = _groups(t)
    cuts: list[int] = []
    for (_, left_end), (right_begin, _) in zip(groups, groups[1:], strict=False):
        cut = _cut_between(t.s, left_end, right_begin)
        if cut is not None and _another(t, cuts[-1] if cuts else 0, cut, lex):
            cuts.append(cut)
    cuts = sorted({*cuts, *_cuts_between_days(t, cuts)})
    edges = [0, *cuts, len(t.s)]
    if len(edges) == 2:
        return [t]
    return [_within(t, first, last) for first, last in zip(edges, edges[1:], strict=False)]


def _cuts_between_days(t: Telling, cuts: list[int]) -> list[int]:
    """Where one sentence tells of two days: "late on Friday at two airports and on Saturday at the capital"."""
    s, out = t.s, []
    days = [day for day in t.days if day.kind == "day" and day_key(day.words)]
    for first, second in zip(days, days[1:], strict=False):
        if day_key(first.words) == day_key(second.words) or any(first.end <= cut <= second.begin for cut in cuts):
            continue
        cut = next((j for j in range(first.end, second.begin) if s.low[j] in ("and", "while", "but", "who", "which", ";")), None)
        if cut is None:
            continue
        left, right = _within(t, 0, cut), _within(t, cut, len(s))
        if (left.violence or left.figures) and (right.violence or right.figures or right.places and left.places):
            out.append(cut)
    return out


def _groups(t: Telling) -> list[tuple[int, int]]:
    """Stretches from a whole figure's people to its word of harm, left to right, those that overlap as one."""
    spans = sorted((min(f.people.begin, f.trigger), max(f.people.end, f.trigger + 1)) for f in t.figures if not f.is_part)
    out: list[tuple[int, int]] = []
    for begin, end in spans:
        if out and begin < out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((begin, end))
    return out


def _cut_between(s: Sentence, left: int, right: int) -> int | None:
    """Where the clause of the right figure begins."""
    for j in range(right, left - 1, -1):
        if j < len(s) and s.low[j] in BREAKS:
            return j
    return right if right > left else None


def _another(t: Telling, first: int, cut: int, lex: Lexicon) -> bool:
    """Whether what follows the cut is another happening: another day, another place, or words that say so."""
    s = t.s
    left, right = _within(t, first, cut), _within(t, cut, len(s))
    if _opens(right):
        return True
    if left.days and right.days and {day_key(day.words) for day in left.days}.isdisjoint(day_key(day.words) for day in right.days):
        return True
    sites_left = {place.words.lower() for place in left.places if place.rank >= 3}
    sites_right = {place.words.lower() for place in right.places if place.rank >= 3}
    if sites_left and sites_right and sites_left.isdisjoint(sites_right) and s.low[cut] != "in":
        return True
    figures = [f for f in right.figures if not f.is_part]
    if any(day.kind in ("year", "month") for day in right.days) and s.low[cut] in ("since", "after", "that", "who", "which") and left.violence and right.violence:
        return True
    recalled = s.low[cut] in RECALLS and figures and all(f.people.count.low == f.people.count.high == 1 for f in figures[:1])
    return bool(recalled and left.violence and s.tag[figures[0].trigger] in NOUN_TAGS and s.low[cut] != "before")


def _within(t: Telling, first: int, last: int) -> Telling:
    """The telling of one stretch of the sentence. A saying's reach goes with the sentence."""
    inside = [f for f in t.figures if first <= (f.people.begin if f.is_part else f.people.begin) < last]
    renumbered = {t.figures.index(f): n for n, f in enumerate(inside)}
    figures = tuple(_renumber(f, renumbered) for f in inside)
    return Telling(
        t.line, t.order, first, last, t.kind, t.mood, t.event_type, figures,
        tuple(one for one in t.violence if first <= one.begin < last),
        tuple(one for one in t.agents if first <= one.begin < last),
        tuple(one for one in t.places if first <= one.begin < last),
        tuple(one for one in t.days if first <= one.begin < last),
        tuple(one for one in t.quantities if first <= one.begin < last),
        t.sayings, t.points_back, t.opens,
    )  # fmt: skip


def _renumber(figure: Figure, numbers: dict[int, int]) -> Figure:
    return Figure(figure.harm, figure.people, figure.trigger, numbers.get(figure.whole) if figure.whole is not None else None, figure.is_part)


def _judged(t: Telling, lex: Lexicon) -> Telling:
    """The telling with its mood, type and kind."""
    moods = [mood(t.s, f.trigger, lex) for f in t.figures if not f.is_part and not f.people.count.is_zero]
    moods += [mood(t.s, one.head, lex) for one in t.violence] if not moods else []
    overall: Mood = "real" if not moods or "real" in moods else "possible" if "possible" in moods else moods[0]
    if overall == "denied" and not t.figures:
        overall = "real"
    kind: Kind = "prospect" if overall == "prospect" else "aggregate" if is_aggregate(t, lex) else "incident"
    return Telling(
        t.line, t.order, t.first, t.last, kind, overall, event_type(t.violence, lex), t.figures, t.violence, t.agents, t.places, t.days,
        t.quantities, t.sayings, _points_back(t, lex), _opens(t),
    )  # fmt: skip


def _opens(t: Telling) -> bool:
    """Whether the words say that another happening begins: "elsewhere", "in a separate development", "another explosion"."""
    s = t.s
    if ELSEWHERE & set(s.low[t.first : t.first + 4]) or s.low[t.first : t.first + 1] == ("earlier",):
        return True
    if s.match(t.first, ("in", "a", "separate")) or s.match(t.first, ("in", "a", "similar")) or s.match(t.first, ("in", "another")):
        return True
    return any(one.is_noun and OTHERS & set(s.low[max(t.first, one.begin - 3) : one.begin]) for one in t.violence if one.begin < t.first + 8)


def _points_back(t: Telling, lex: Lexicon) -> bool:
    """Whether the telling goes on with a happening told before: "the shelling killed", "it wounded", "among the dead"."""
    s = t.s
    triggers = {f.trigger for f in t.figures}
    for one in t.violence:
        definite = one.is_noun and s.low[one.begin - 1 if one.begin else 0] in ("the", "this", "these", "those", "that", "both")
        subject = s.dep[one.head] in ("nsubj", "nsubjpass") and one.begin - t.first < 8
        if definite and (subject or triggers):
            return True
    if any(s.dep[k] in ("nsubj", "nsubjpass") and s.low[k] in ("it", "they", "he", "she") for trigger in triggers for k in s.kids[trigger]):
        return True
    opening = s.low[t.first : t.first + 3]
    if opening and opening[0] in ("it", "they", "he", "those", "dozens", "several", "others", "another", "this", "these"):
        return True
    return all(f.is_part for f in t.figures) and bool(t.figures) or any(w in ("victims", "dead", "wounded", "toll") for w in s.low[t.first : t.first + 6]) and "the" in s.low[t.first : t.first + 5]


def is_aggregate(t: Telling, lex: Lexicon) -> bool:
    """Whether a telling sums over a period or over many happenings (M17)."""
    s = t.s
    cues = lex.cues["aggregate"]
    if any(_is_period(t, day, lex) for day in t.days):
        return True
    if t.figures and any(_is_toll_of_war(s, f, cues["nouns"]) for f in t.figures):
        return True
    if t.figures and _is_scattered(t):
        return True
    if _is_running(t) or not t.figures and _is_habit(t):
        return True
    return bool(t.figures) and any(s.match(j, phrase) for j, low in enumerate(s.low) for phrase in TOTALS.get(low, ()))


def _is_plural(t: Telling) -> bool:
    """Whether many happenings are told at once: plural violence without a small number of its own, or a string of them."""
    s = t.s
    for one in t.violence:
        if one.is_noun and s.tag[one.head] in ("NNS", "NNPS") and not any(s.tag[j] == "CD" for j in range(max(0, one.begin - 2), one.begin)):
            return True
    return _is_spree(s) or bool(t.figures) and not any(one.is_noun for one in t.violence) and any(f.people.count.vague for f in t.figures)


def _is_period(t: Telling, day: Day, lex: Lexicon) -> bool:
    """Whether a time expression is a stretch that a total runs over, and no day of one happening."""
    words = day.words.lower()
    if day.kind == "since" and t.figures and any(t.s.low[one.head] in ONGOING for one in t.violence):
        return True
    if re.search(r"dawn|morning|midnight|noon|evening|night|weekend|hours of", words):
        return False
    match day.kind:
        case "since":
            return (day_key(words) or ("",))[0] != "weekday" or words.startswith("since")
        case "span":
            stretch = re.search(r"\b(?:past|during|over|so far|previous|between|from|first|half|quarter)\b", words)
            return bool(t.figures and stretch) or _is_plural(t) and not _points_back(t, lex)
        case "month" | "year":
            counted = bool(t.figures) and not any(one.is_noun for one in t.violence) and all(place.rank <= 2 for place in t.places)
            return _is_plural(t) or bool(t.figures) and " and " in words or counted
        case "day":
            return bool(t.figures) and _is_long_range(words)
        case "duration":
            before = set(t.s.low[max(t.first, day.begin - 3) : day.begin])
            war = any(word in lex.cues["aggregate"]["nouns"] for word in t.s.low[t.first : t.last])
            return bool(t.figures) and (war or bool(before & {"over", "during", "first", "last", "past", "same"}) and "minute" not in words and "hour" not in words)
        case _:
            return False


def _is_long_range(words: str) -> bool:
    """ "Between 1 April and 31 May", "from 3 to 12 June": more than the days of one attack."""
    if not re.search(r"\b(?:between|from)\b.*\b(?:and|to|until)\b", words):
        return False
    days = [int(n) for n in re.findall(r"\b\d{1,2}\b", words)]
    months = {name for name in MONTHS if re.search(rf"\b{name}", words)}
    return len(months) > 1 or len(days) > 1 and days[-1] - days[0] > 3


def _is_running(t: Telling) -> bool:
    """A count that still runs: "hundreds have been killed in the fighting", "more than 100,000 have been displaced", with no day
    and no single attack to it."""
    s = t.s
    if any(day.kind == "day" for day in t.days):
        return False
    single = any(one.is_noun and s.tag[one.head] == "NN" and s.low[one.head] not in MASS_VIOLENCE for one in t.violence)
    for figure in t.figures:
        count = figure.people.count
        perfect = s.tag[figure.trigger] == "VBN" and bool({"have", "has", "had"} & set(s.low[max(t.first, figure.trigger - 4) : figure.trigger]))
        large = count.vague and s.low[figure.people.begin] not in ("several", "many", "some") or (count.low or 0) >= 100 or figure.harm == "displaced"
        if not figure.is_part and perfect and large and not single:
            return True
    return False


def _is_habit(t: Telling) -> bool:
    """Violence told as going on: "they regularly bomb", "attacks continue", "strikes have been hitting"."""
    s = t.s
    if any(day.kind in ("day", "clock") for day in t.days) or _points_back_only(t):
        return False
    words = set(s.low[t.first : t.last])
    return bool(words & {"regularly", "repeatedly", "routinely", "often", "frequently", "continue", "continues", "daily", "increasingly", "indiscriminately"}) and any(s.tag[one.head] in ("NNS", "VBP", "VB", "VBG", "VBZ") for one in t.violence)


def _points_back_only(t: Telling) -> bool:
    return t.points_back and not t.places


def _is_scattered(t: Telling) -> bool:
    """Told over many places or as several happenings: "in two separate incidents", "strikes across Idlib and Aleppo provinces"."""
    s = t.s
    for j in range(t.first, t.last - 1):
        if s.low[j] == "separate" and s.tag[j + 1] == "NNS":
            return True
        if s.low[j] == "across" and any(s.low[k] in UNITS for k in range(j, min(j + 8, t.last))):
            return True
    return False


UNITS = frozenset({"provinces", "regions", "states", "districts", "governorates", "counties", "departments", "oblasts", "countries", "cities"})


def _is_spree(s: Sentence) -> bool:
    text = " ".join(s.low)
    return any(phrase in text for phrase in ("string of", "series of", "spate of", "wave of", "repeated", "continued attacks"))


def _is_toll_of_war(s: Sentence, figure: Figure, nouns: list[str]) -> bool:
    """ "The war has killed", "killed in the conflict", "conflict which has killed": the cause is a whole war."""
    if figure.is_part:
        return False
    for j in range(max(0, figure.trigger - 16), min(len(s), figure.trigger + 12)):
        if s.low[j] in nouns and s.tag[j] in NOUN_TAGS and not (j + 1 < len(s) and s.low[j + 1] in ("crimes", "monitor", "monitors", "zone", "crime", "planes", "with")) and not (j and s.low[j - 1] in ("post", "civil") and s.low[j + 1 : j + 2] == ("monitor",)):
            between = range(min(j, figure.trigger), max(j, figure.trigger))
            if j > figure.trigger and any(s.low[k] in ("in", "by", "of", "during", "since", "from") for k in range(max(0, j - 4), j)) and not any(s.tag[k] in VERB_TAGS and k > figure.people.end and k != figure.trigger for k in between):
                return True
            if j < figure.trigger and (s.low[figure.trigger - 1] in ("has", "have", "had", "already") or figure.harm == "displaced" or s.low[figure.trigger] in ("lives", "killing")):
                return True
    return False


TOTALS: dict[str, tuple[tuple[str, ...], ...]] = {
    "so": (("so", "far", "this", "year"),),
    "in": (("in", "the", "same", "period"),),
    "across": (("across", "the", "country"),),
    "that": (("that", "week"), ("that", "month"), ("that", "year")),
    "people": (("people", "a", "year"), ("people", "a", "month")),
    "per": (("per", "year"), ("per", "month"), ("per", "day")),
    "every": (("every", "year"), ("every", "month"), ("every", "day")),
    "annually": (("annually",),),
    "successive": (("successive", "nights"), ("successive", "days")),
    "nationwide": (("nationwide",),),
    "countrywide": (("countrywide",),),
}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def day_key(words: str) -> tuple[str, ...] | None:
    """What a time expression names, so that two can be told apart: a weekday, a month and day, a month, a year."""
    low = words.lower()
    weekday = next((day for day in WEEKDAYS if day in low or day[:3] + " " in low + " " and low.startswith(day[:3])), None)
    if weekday:
        return ("weekday", weekday)
    month = next((name for name in MONTHS if re.search(rf"\b{name}", low)), None)
    number = re.search(r"\b(\d{1,2})(?:st|nd|rd|th)?\b", low)
    if month:
        return ("date", month, number.group(1)) if number else ("month", month)
    year = re.search(r"\b(?:19|20)\d\d\b", low)
    return ("year", year.group()) if year else None
