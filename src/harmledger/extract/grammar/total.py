"""Whether a telling sums over a period, over many happenings or over a whole war (M17).

A telling comes in, yes or no goes out. Totals are never added to incidents, so a total taken for an incident counts its dead
twice, and an incident taken for a total loses them.
"""

from __future__ import annotations

import re

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.back import points_back
from harmledger.extract.grammar.day_key import MONTHS, day_key
from harmledger.extract.grammar.document import Day
from harmledger.extract.grammar.figure import Figure
from harmledger.extract.grammar.period import is_compared, is_of_sum, runs_over_days
from harmledger.extract.grammar.sentence import NOUN_TAGS, VERB_TAGS
from harmledger.extract.grammar.telling import Telling

STRETCH = re.compile(r"\b(?:past|last \w+ \w+s|during|over|so far|previous|between|from|first|half|quarter)\b")
LONGEST_BATTLE = 4
"""Days from the first to the last that one attack may be told over."""


def is_aggregate(t: Telling, lex: Lexicon) -> bool:
    """Whether a telling sums over a period or over many happenings (M17)."""
    s = t.s
    if any(_is_period(t, day, lex) for day in t.days if not is_compared(s, day) and not is_of_sum(s, day, t.figures, lex)):
        return True
    if t.figures and runs_over_days(s, t.first, t.last, lex):
        return True
    if t.figures and any(_is_toll_of_war(t, f, lex) for f in t.figures):
        return True
    if t.figures and _is_scattered(t, lex):
        return True
    if _is_running(t, lex) or (not t.figures and _is_habit(t, lex)):
        return True
    return bool(t.figures) and any(
        s.match(j, phrase) for j, low in enumerate(s.low) for phrase in lex.tellings.sums.get(low, ())
    )


def _is_period(t: Telling, day: Day, lex: Lexicon) -> bool:
    """Whether a time expression is a stretch that a total runs over, and no day of one happening."""
    words = day.words.lower()
    if day.kind == "since" and t.figures and any(t.s.low[one.head] in lex.tellings.ongoing for one in t.violence):
        return True
    if re.search(r"dawn|morning|midnight|noon|evening|night|weekend|hours of", words):
        return False
    match day.kind:
        case "since":
            if words == "so far" and t.figures and all(_is_of_one_attack(t, figure, lex) for figure in t.figures):
                return False
            return (day_key(words) or ("",))[0] != "weekday" or words.startswith("since")
        case "span":
            if _is_short_range(words):
                return False
            stretch = STRETCH.search(words)
            this_year = (
                bool(t.figures) and re.match(r"this (?:year|month)", words) and not any(one.is_noun for one in t.violence)
            )
            return bool((t.figures and stretch) or this_year) or (_is_plural(t, lex) and not points_back(t))
        case "month" | "year":
            counted = (
                bool(t.figures) and not any(one.is_noun for one in t.violence) and all(place.rank <= 2 for place in t.places)
            )
            return _is_plural(t, lex) or (bool(t.figures) and " and " in words) or counted
        case "day":
            return bool(t.figures) and _is_long_range(words)
        case "duration":
            before = set(t.s.low[max(t.first, day.begin - 3) : day.begin])
            war = any(word in lex.tellings.wars for word in t.s.low[t.first : t.last])
            return bool(t.figures) and (
                war
                or (
                    bool(before & {"over", "during", "first", "last", "past", "same"})
                    and "minute" not in words
                    and "hour" not in words
                )
            )
        case "vague":
            return "recent" in words and _is_plural(t, lex) and not points_back(t)
        case _:
            return False


def _is_short_range(words: str) -> bool:
    """ "From 25 to 27 July": the days of one battle."""
    days = re.findall(r"\b\d{1,2}\b", words)
    return len(days) > 1 and re.match(r"(?:between|from)\b", words) is not None and not _is_long_range(words)


def _is_long_range(words: str) -> bool:
    """ "Between 1 April and 31 May", "from 3 to 12 June": more than the days of one attack."""
    if not re.search(r"\b(?:between|from)\b.*\b(?:and|to|until)\b", words):
        return False
    days = [int(n) for n in re.findall(r"\b\d{1,2}\b", words)]
    months = {name for name in MONTHS if re.search(rf"\b{name}", words)}
    return len(months) > 1 or (len(days) > 1 and days[-1] - days[0] > LONGEST_BATTLE)


def _is_running(t: Telling, lex: Lexicon) -> bool:
    """A count that still runs: "hundreds have been killed in the fighting", "100,000 have been displaced", with no day and no
    single attack to it.
    """
    s = t.s
    if any(day.kind == "day" for day in t.days):
        return False
    for figure in t.figures:
        count = figure.people.count
        perfect = s.tag[figure.trigger] == "VBN" and bool(
            {"have", "has", "had"} & set(s.low[max(t.first, figure.trigger - 4) : figure.trigger])
        )
        large = (
            (count.vague and s.low[figure.people.begin] not in ("several", "many", "some"))
            or (count.low or 0) >= 100
            or figure.harm == "displaced"
        )
        if not figure.is_part and perfect and large and not _is_of_one_attack(t, figure, lex):
            return True
    return False


def _is_of_one_attack(t: Telling, figure: Figure, lex: Lexicon) -> bool:
    """Whether a figure's cause is one attack: its subject or "in a strike"; without such a cause, whether any is told."""
    s, i = t.s, figure.trigger
    causes = {k for k in s.kids[i] if s.dep[k] == "nsubj"}
    causes |= {p for k in s.kids[i] if s.dep[k] in ("prep", "agent") and s.low[k] in ("in", "by", "from") for p in s.kids[k]}
    named = [one for one in t.violence if one.is_noun and one.head in causes] or [one for one in t.violence if one.is_noun]
    return any(s.tag[one.head] == "NN" and s.low[one.head] not in lex.tellings.mass for one in named)


def _is_habit(t: Telling, lex: Lexicon) -> bool:
    """Violence told as going on: "they regularly bomb", "attacks continue", "strikes have been hitting"."""
    s = t.s
    if any(day.kind in ("day", "clock") for day in t.days) or points_back(t):
        return False
    words = set(s.low[t.first : t.last])
    return bool(words & lex.tellings.habits) and any(
        s.tag[one.head] in ("NNS", "VBP", "VB", "VBG", "VBZ") for one in t.violence
    )


def _is_scattered(t: Telling, lex: Lexicon) -> bool:
    """Told over many places or as several happenings: "in two separate incidents", "across Idlib and Aleppo provinces"."""
    s = t.s
    for j in range(t.first, t.last - 1):
        if s.low[j] == "separate" and s.tag[j + 1] == "NNS":
            return True
        if s.low[j] == "across" and any(s.low[k] in lex.tellings.units for k in range(j, min(j + 8, t.last))):
            return True
        if s.low[j] == "in" and s.tag[j + 1] == "CD" and s.low[j + 1] not in ("one", "1") and _are_attacks(t, j + 2):
            return True
    return any(place.prep == "across" and place.rank == 0 for place in t.places)


def _are_attacks(t: Telling, j: int) -> bool:
    """ "In two raids", "in eight ambushes": each is a happening of its own, but the bombs of one attack are not."""
    attacks = (one for one in t.violence if one.is_noun and one.event_type == "attack")
    return any(one.begin == j and t.s.tag[one.head] == "NNS" for one in attacks)


def _is_plural(t: Telling, lex: Lexicon) -> bool:
    """Whether many happenings are told at once: plural violence without a small number of its own, or a string of them."""
    s = t.s
    for one in t.violence:
        if (
            one.is_noun
            and s.tag[one.head] in ("NNS", "NNPS")
            and s.low[one.head].removesuffix("s") not in lex.weapons.projectiles
            and not any(s.tag[j] == "CD" for j in range(max(0, one.begin - 2), one.begin))
        ):
            return True
    return _is_spree(t, lex) or (
        bool(t.figures) and not any(one.is_noun for one in t.violence) and any(f.people.count.vague for f in t.figures)
    )


def _is_spree(t: Telling, lex: Lexicon) -> bool:
    """ "A string of bombings", "a series of raids"."""
    return any(t.s.match(j, phrase) for j in range(t.first, t.last) for phrase in lex.tellings.sprees)


def _is_toll_of_war(t: Telling, figure: Figure, lex: Lexicon) -> bool:
    """ "The war has killed", "killed in the conflict", "conflict which has killed": the cause is a whole war."""
    s = t.s
    if figure.is_part:
        return False
    for j in range(max(0, figure.trigger - 16), min(len(s), figure.trigger + 12)):
        if (
            s.low[j] in lex.tellings.wars
            and s.tag[j] in NOUN_TAGS
            and not (j + 1 < len(s) and s.low[j + 1] in ("crimes", "monitor", "monitors", "zone", "crime", "planes", "with"))
            and not (j and s.low[j - 1] in ("post", "civil") and s.low[j + 1 : j + 2] == ("monitor",))
        ):
            between = range(min(j, figure.trigger), max(j, figure.trigger))
            if (
                j > figure.trigger
                and any(s.low[k] in ("in", "by", "of", "during", "since", "from") for k in range(max(0, j - 4), j))
                and not any(s.tag[k] in VERB_TAGS and k > figure.people.end and k != figure.trigger for k in between)
            ):
                return True
            if j < figure.trigger and (
                s.low[figure.trigger - 1] in ("has", "have", "had", "already")
                or figure.harm == "displaced"
                or s.low[figure.trigger] in ("lives", "killing")
            ):
                return True
    return False
