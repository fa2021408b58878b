"""A text in, its time expressions out with their places and kinds, left to right; purely from the words, before any parse.

Apart from the readers, because every reader needs them and a regular grammar finds them better than a parser does in text that
has lost its commas and apostrophes. What the words mean in days is resolve/day.py's to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from harmledger.codebook.times import time_words

DayKind = Literal["day", "relative", "month", "year", "span", "since", "duration", "vague", "clock"]


@dataclass(frozen=True, slots=True)
class DayWords:
    """One time expression: ``text[start:end] == words``."""

    words: str
    start: int
    end: int
    kind: DayKind


def find_days(text: str) -> tuple[DayWords, ...]:
    """Every time expression of ``text``, left to right, the longest at each place, none overlapping another (M14).

    Ages, counted things ("2000 people"), verbs ("may", "march on") and names ("Sunday school") are left alone.
    """
    letters, places = time_words().lettered(text)
    starts, rules = _grammar()
    found: list[DayWords] = []
    position = 0
    while opening := starts.search(letters, position):
        position = opening.start() + 1
        length, kind = 0, None
        for of_kind, rule in rules:
            match = rule.match(letters, opening.start())
            if match and match.end() - match.start() > length:
                length, kind = match.end() - match.start(), of_kind
        if kind is None:
            continue
        position = opening.start() + length
        if kind != "blocked":
            start, end = places[opening.start()][0], places[position - 1][1]
            found.append(DayWords(text[start:end], start, end, kind))
    return tuple(found)


# The grammar, over classes of words (codebook/times.yaml). Each name below may use those above it.
_PARTS = {
    "DAY_NO": "(?: <day_figure> | <day_ordinal> | <ordinal> )",
    "MONTH": "[<month><doubtful_month><cut_month>]",
    "DOT": "<stop>?",
    "YEAR": "(?: <year> (?! <counted> | <dash> [<hour><day><week><month_unit><year_unit>] ) )",
    "UNIT": "[<hour><day><week><month_unit><year_unit><decade><minute>]",
    "UNITS": "[<hours><days><weeks><months_unit><years_unit><decades><minutes>]",
    "NUMBER": "(?: [<number><article><day_figure><figure>] | <number> <dash>? <number> | <article>? <few> <of>? )",
    "ABOUT": "(?: <about> | <more> <than> | <at> <least> | <over> )",
    "AND": "[<and><to><dash><into><or>]",
    # 3 September 2018, September 3, Jul 172015; a count after it ("July 27 civilians") makes the figure no day
    "OF_YEAR": "(?: DOT <comma>? YEAR | <of>? [<last><this>] <year_unit> )",
    "DMY": "(?: <the>? DAY_NO (?: AND DAY_NO )? <dash>? <of>? (?: MONTH <dash>? OF_YEAR? | <verb_month> YEAR ) )",
    "MDY": "(?: MONTH DOT (?: <the>? DAY_NO (?! <counted> | <and>? DAY_NO MONTH )"
           "        (?: AND DAY_NO (?! <counted> | <dash>? MONTH ) )? (?: <comma>? OF_YEAR )? | <day_year> ) )",
    "DATE": "(?: DMY | MDY | <numeric_date> )",
    "PART": "[<part><night><dawn>]",
    "WEEKDAY": "(?: <weekday> (?! <named_after> ) )",
    "CLOCK": "(?: (?: [<at><about><by>]+ )? (?: <clock> <ampm>? | <day_figure> <ampm> ) <local>? <time>? )",
    "OF_WEEK": "(?: <of>? [<last><this>] <week> | <comma>? (?: <the>? DATE ) )",
    "WHEN": "(?: (?: <early> | <mid> <dash>? | <earlier> | <later> ) <on>? )",
    "ONE": "(?: WHEN? (?: [<this><last><next>]? WEEKDAY PART? OF_WEEK? | [<cut_weekday>] DOT <comma>? DATE | DATE PART?"
           "   | [<today><yesterday>] [<part><night>]? | <overnight> ) (?: <comma>? <at> [<dawn><night>] | <comma>? CLOCK )? )",
    "HOURS": "(?: (?: [<before><after><by><at><in><during><on>]* <about>? (?: <the>? <early>? (?: <hours> | <days> | PART )"
             "   | <the> <night> ) | CLOCK ) )",
    "WHOLE": "(?: <on>? (?: HOURS (?: <of> | <on> | <comma> )? <the>? )? ONE )",
    "EDGE": "(?: <the>? <edge> <of> <the>? | <early> <dash>? (?: <in> )? | <mid> <dash>? | <the> [<ordinal><last>] [<half><week><days>] <of> <the>? )",
    "PERIOD": "(?: EDGE? (?: <the>? <month_unit> <of> )? (?: MONTH OF_YEAR | <month> | YEAR | <season> <of>? YEAR | [<last><this>] <season> ) )",
    "SURE": "(?: EDGE MONTH OF_YEAR? )",
    "BAR": "(?! <counted> | <dash> UNIT | <named_after> | <than> )",
}

_RULES: tuple[tuple[str, str], ...] = (
    ("blocked", "<named_before> [<weekday><weekdays><season>]"),
    ("blocked", "<weekday> <named_after> | DATE <named_after>"),
    ("blocked", "[<number><day_figure><figure>] <dash> UNIT <dash> <old> (?! <lasting> )"),
    ("blocked", "[<on><every>] [<weekdays>] (?: <and> <weekdays> )*"),
    # days
    ("day", "(?! <the> <ordinal> ) WHOLE (?: <comma>? AND WHOLE )* (?! <named_after> )"),
    ("day", "<between> WHOLE <and> WHOLE | <between> DAY_NO <and> DMY"),
    ("day", "<weekdays> (?! $ | [<stop><comma><break><to><and><or><close>] )"),
    ("day", "(?: <on> (?= [<cut_weekday>] (?: $ | [<stop><comma><break>] ) ) ) <cut_weekday>"),
    ("day", "[<this><last>] PART | <tonight> | <the> <day> <before> <yesterday> | (?: <earlier> | <later> ) <today>"),
    ("day", "[<before><at><after><by>]? <about>? <dawn> | <in> <the> <early>? (?: <part> | <night> ) | <in> <the> <early> <hours>"),
    ("day", "<during> <the> [<night><day>] | <at> <night> | <overnight>"),
    ("day", "ABOUT? NUMBER (?: <day> | <days> | <hour> | <hours> | <night> ) <ago>"),
    # what needs another happening's day
    ("relative", "(?: ABOUT? NUMBER | <the> )? (?: UNIT | UNITS | <night> ) [<after><before><later><earlier>]"),
    ("relative", "<the> PART [<after><before>]"),
    ("relative", "<on>? (?: <the> [<next><following><previous><same>] | <next> | <that> <same>? ) (?: <day> | PART )"),
    ("relative", "<the> [<next><following><previous><same>] [<week><month_unit><year_unit>]"),
    ("relative", "(?: <earlier> | <later> )? <in> <the> <day> | <later> <that> (?: <day> | PART ) | <earlier> <that> (?: <day> | PART )"),
    ("relative", "<at> [<the><that>] <time>"),
    ("relative", "(?<! [<article><the><determiner><in><genitive><after><from>] ) <earlier> (?! <than> )"),
    # months and years
    ("month", "(?: <in> <the>? )? <month> BAR (?: AND <month> )* OF_YEAR?"),
    ("month", "(?: <in> | <since> )? MONTH OF_YEAR | <in> MONTH (?: <and> MONTH )* | <in>? SURE | <in>? <the>? <edge> <of> MONTH OF_YEAR?"),
    ("month", "(?: <in> )? [<last><this>] MONTH (?! DAY_NO ) | <last> <month_unit> | ABOUT? NUMBER [<month_unit><months_unit>] <ago>"),
    ("year", "<in>? EDGE YEAR | [<in><of><by>] YEAR (?: [<and><dash>] YEAR )? | <in>? <season> <of>? YEAR | [<the><article>] YEAR (?= <other> )"),
    ("year", "<in>? <last> <year_unit> | (?: <in> )? <the>? <early>? <years_of_decade> | ABOUT? NUMBER [<year_unit><years_unit><decade><decades>] <ago>"),
    ("year", "<open> YEAR <dash> YEAR <close>"),
    # spans
    ("span", "[<over><in><during><for><from>]? <the> (?: [<past><last><previous>] (?: ABOUT? NUMBER )? (?: UNIT | UNITS ) )"),
    ("span", "<over>? [<past><last>] NUMBER (?: UNIT | UNITS )"),
    ("span", "(?: <so> <far> )? (?: <earlier> | <later> | <early> )? (?: <in> )? <this> [<week><month_unit><year_unit><weekend>]"),
    ("span", "(?: <earlier> | <later> | <early> ) <in> <the> [<week><month_unit><year_unit>]"),
    ("span", "<early>? [<last><next>] [<week><weekend><year_unit><month_unit>] (?! <year_unit> )"),
    ("span", "[<over><at><on><during>]* <the> <weekend> | ABOUT? NUMBER [<week><weeks>] <ago>"),
    ("span", "<during> <the>? PERIOD | <during> MONTH"),
    ("span", "<between> PERIOD <and> PERIOD | <from> PERIOD AND PERIOD | <from> MONTH AND MONTH OF_YEAR? | <between> MONTH <and> MONTH OF_YEAR?"),
    ("span", "YEAR <dash> YEAR | YEAR <to> YEAR | <month> <dash> <month> OF_YEAR? | <from> WHOLE AND WHOLE | <from> DAY_NO AND DMY"),
    ("span", "<in> <the> <ordinal> NUMBER <months_unit> <of> YEAR"),
    # since
    ("since", "(?: <ever> )? <since> (?: SINCE | <then> | PART | <the> PART ) | <ever> <since> | <from> (?: <early> <on>? WEEKDAY | <dawn> )"),
    ("since", "<from> DATE <other>{0,1} (?! [<and><to><into>] )"),
    ("since", "<since> (?: [^<stop><break><open><comma>] ){1,12}? (?: <in> PERIOD | <in> MONTH | <on>? WEEKDAY | <on>? DATE )"),
    ("since", "<since> <the>? (?: <edge> <of> <the>? )? <other>{0,3} <lasting>"),
    ("since", "(?<= <lasting> ) <started> <out>? LATER_ON | (?<= [<that><which>] ) <started> <out>? LATER_ON"),
    ("since", "<so> <far> | <to> <date> | <into> <now>"),
    # durations, and what has no days
    ("duration", "NUMBER <dash>? UNIT (?: <dash>? [<old><long>] )? (?= <lasting> ) | [<number><figure><day_figure>] <dash> UNIT (?! <dash> <old> )"),
    ("duration", "(?: UNIT | UNITS ) <dash> <long>"),
    ("duration", "<for> (?: ABOUT? NUMBER )? (?: UNITS | <day> | UNIT )"),
    ("duration", "ABOUT NUMBER (?: UNIT | UNITS ) | NUMBER UNITS"),
    ("vague", "<most>? <recently> | <in>? <the>? <recent> (?: UNITS )? | <in> <the>? <past> | (?: NUMBER | <determiner> )? UNITS <ago>"),
    ("vague", "[<in><over>]? <the> (?: <coming> | <next> ) NUMBER? (?: UNITS | UNIT ) | <tomorrow> [<part><night>]? | [<as><by><into>] <of>? WHOLE"),
    ("clock", "CLOCK"),
)


@lru_cache(maxsize=1)
def _grammar() -> tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    """The letters that an expression can start with, and the rules."""
    book = time_words()
    parts = dict(_PARTS)
    parts["SINCE"] = ("(?: (?: <the>? <edge> <of> <the>? (?: [<week><month_unit><year_unit>] | PERIOD | MONTH ) ) | PERIOD | MONTH"
                      " | WHOLE | [<last><this>] [<week><month_unit><year_unit><weekend>] | <the> <weekend> )")
    parts["LATER_ON"] = ("(?: (?: [^<stop><break><open><comma>] ){0,8}? (?: <in> PERIOD | <in> MONTH | WHOLE | PERIOD"
                         " | <earlier>? [<last><this>] [<week><month_unit><year_unit><weekend>] ) )")

    def spelled(rule: str) -> str:
        while name := re.search(r"(?<![<\w])[A-Z][A-Z_]+(?![\w>])", rule):
            rule = rule[: name.start()] + parts[name.group()] + rule[name.end() :]
        return rule

    rules = tuple((kind, book.pattern(f"(?:{spelled(rule)})")) for kind, rule in _RULES)
    return re.compile(f"[^{''.join(book.by_name[n] for n in ('other', 'comma', 'stop', 'break', 'dash', 'close', 'counted'))}]"), rules
