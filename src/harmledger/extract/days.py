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
    lettered = time_words().lettered(text)
    openings, rules, kinds = _grammar()
    found: list[tuple[int, int, DayKind]] = []
    position = 0
    while opening := openings.search(lettered.letters, position):
        first = opening.start()
        match = rules.match(lettered.letters, first)
        ends = [end for _, end in match.regs[1:]] if match else []
        position = max(first, *ends)
        if position == first:
            position += 1
        elif (kind := kinds[ends.index(position)]) != "no day":
            found.append((first, position, kind))
    places = lettered.spans((first, end) for first, end, _ in found)
    return tuple(DayWords(text[a:b], a, b, kind) for (a, b), (_, _, kind) in zip(places, found, strict=True))


# The grammar, over classes of words (codebook/times.yaml). A name in capitals stands for the part of that name.
_PARTS = {
    "DAY_NO": "(?: <day_figure> | <day_ordinal> | <ordinal> )",
    "MONTH": "[<month><doubtful_month><cut_month>]",
    "DOT": "<stop>?",
    "UNIT": "[<minute><hour><day><week><month_unit><year_unit><decade>]",
    "UNITS": "[<minutes><hours><days><weeks><months_unit><years_unit><decades>]",
    "CALENDAR": "[<week><month_unit><year_unit><weekend>]",
    "YEAR": "(?: <year> (?! <dash> UNIT ) | <round_year> (?! <counted> ) )",
    "NUMBER": "(?: [<article><day_figure><figure>] | <number> (?: <dash>? <number> )? | <article>? <few> <of>? )",
    "ABOUT": "(?: <about> | <more> <than> | <at> <least> | <over> )",
    "AND": "[<and><to><dash><into><or>]",
    # 3 September 2018, September 3, Jul 172015; before a count ("July 27 civilians") the figure is no day
    "OF_YEAR": "(?: DOT <comma>? YEAR | <of>? [<last><this>] <year_unit> )",
    "DMY": """(?: <the>? DAY_NO (?: AND DAY_NO )? <dash>? <of>? (?: MONTH <dash>? OF_YEAR? | <verb_month> YEAR )
               | <the>? <day_ordinal> <of> [<last><this>] <month_unit> )""",
    "MDY": """(?: MONTH DOT (?: <the>? DAY_NO
                  (?: (?<= <on> MONTH DAY_NO ) | (?! <counted> | <and>? DAY_NO MONTH ) )
                  (?: AND DAY_NO (?! <counted> | <dash>? MONTH ) )? (?: <comma>? OF_YEAR )? | <day_year> ) )""",
    "DATE": "(?: DMY | MDY | <numeric_date> )",
    "PART": "[<part><night><dawn>]",
    "WEEKDAY": "(?: <weekday> (?! <named_after> ) )",
    "CLOCK": """(?: [<at><about><by>]{0,3} (?: <clock> <ampm>? | [<clock_dot><day_figure>] <ampm>
                   | [<figure><year><round_year>] (?= <gmt> ) ) <local>? <time>? <gmt>? )""",
    "OF_WEEK": "(?: <of>? [<last><this>] <week> | <comma>? <open>? <the>? DATE <close>? )",
    "WHEN": "(?: (?: <early> | <mid> <dash>? | <earlier> | <later> ) <on>? )",
    "ONE": """(?: WHEN? (?: [<this><last><next>]? WEEKDAY PART? OF_WEEK? | <cut_weekday> DOT <comma>? DATE | DATE PART?
                  | [<today><yesterday>] [<part><night>]? | [<this><last>] [<part><night>] | <overnight> )
                  (?: <comma>? <at> [<dawn><night>] | <comma>? CLOCK )? )""",
    "HOURS": """(?: [<before><after><by><at><in><during><on>]{0,3} <about>?
                    (?: <the>? <early>? (?: <hours> | PART ) | <overnight> ) | CLOCK )""",
    "WHOLE": "(?: <on>? (?: HOURS (?: <of> | <on> | <from> | <comma> )? <the>? )? ONE )",
    "EDGE": """(?: <the>? <edge> <of> <the>? | <early> <dash>? <in>? | <mid> <dash>?
                   | <the> [<ordinal><last>] [<half><quarter><week><days>] <of> <the>? )""",
    "PERIOD": """(?: EDGE? (?: <the>? <month_unit> <of> )? (?: MONTH OF_YEAR | <month> (?! DAY_NO ) | YEAR | <season> <of>? YEAR
                     | [<last><this>] <season> | [<last><this>] MONTH ) | EDGE MONTH )""",
    "BAR": "(?! <counted> | <dash> UNIT | <named_after> | <than> )",
    "START": """(?: WHOLE | <the>? <edge> <of> <the>? (?: CALENDAR | PERIOD | MONTH ) | PERIOD | MONTH
                    | [<last><this>] CALENDAR | <the> <weekend> )""",
    "REACH": "[^<stop><break><open><comma>]",
    "BEGAN": "(?: <started> <out>? (?: REACH{0,12}? (?: <in> PERIOD | <in> MONTH | START | <earlier> <this> CALENDAR ) ) )",
}

_RULES: tuple[tuple[DayKind | Literal["no day"], str], ...] = (
    ("no day", "<named_before> [<weekday><weekdays><season>]"),
    ("no day", "<weekday> <named_after> | DATE <named_after>"),
    ("no day", "[<number><day_figure><figure>] <dash> UNIT <dash> <old> (?! <lasting> )"),
    ("no day", "NUMBER (?: UNITS | UNIT ) <old> | <day> <after> <day>"),
    ("no day", "[<on><every>] <weekdays> (?: <and> <weekdays> )*"),
    ("vague", "<article>? <few> <of>? UNITS <ago> | UNITS <ago>"),
    ("day", "<between>? WHOLE (?: <comma>? AND WHOLE )* (?! <named_after> )"),
    ("day", "<between> DAY_NO <and> DMY"),
    ("day", "<weekdays> (?! $ | [<stop><comma><break><to><and><or><close>] )"),
    ("day", "[<over><at><on><during>]? <the> <weekend> <of> DATE"),
    ("day", "<on> <cut_weekday> (?= $ | [<stop><comma><break>] )"),
    ("day", "<tonight> | <the> <day> <before> <yesterday> | (?: <earlier> | <later> ) <today>"),
    ("day", "[<before><at><after><by>]? <about>? <dawn> | <in> <the> (?: <early>? <part> | <night> | <early> <hours> )"),
    ("day", "<during> <the> [<night><day>] | <at> <night>"),
    ("day", "ABOUT? NUMBER [<day><days><hour><hours><night>] <ago>"),
    ("relative", "(?: ABOUT? NUMBER | <the> )? (?: UNIT | UNITS | <night> ) [<after><before><later><earlier>]"),
    ("relative", "<the> PART [<after><before>]"),
    ("relative", "<on>? (?: <the> [<next><following><previous><same>] | [<following><previous>] ) <weekday>"),
    ("relative", "<on>? (?: <the> [<next><following><previous><same>] | <next> | <that> <same>? ) (?: <day> | PART )"),
    ("relative", "(?: <the> [<next><following><previous><same>] | <that> ) [<week><month_unit><year_unit>] (?! <dash> )"),
    ("relative", "[<earlier><later>]? <in> <the> <day> | [<earlier><later>] <that> (?: <day> | PART )"),
    ("relative", "<at> [<the><that>] <time>"),
    ("relative", "(?<! [<article><the><determiner><in><genitive><after><from>] ) <earlier> (?! <than> )"),
    ("month", "(?: <in> <the>? )? <month> BAR (?: AND <month> )* OF_YEAR?"),
    ("month", "[<in><at>]? EDGE? MONTH OF_YEAR | <in> MONTH (?: <and> MONTH )* | [<in><at>]? EDGE MONTH"),
    ("month", "<in>? [<last><this>] MONTH (?! DAY_NO ) | <last> <month_unit>"),
    ("month", "ABOUT? NUMBER [<month_unit><months_unit>] <ago>"),
    ("year", "[<in><at>]? EDGE YEAR | <in>? <season> <of>? YEAR"),
    ("year", "[<in><of>] (?: <the> <year_unit> )? YEAR (?: [<and><dash>] YEAR | <dash> [<day_figure><figure>] )?"),
    ("year", "(?<= [<the><article>] ) YEAR (?= <other> ) | <open> YEAR <dash> YEAR <close>"),
    ("year", "<in>? <last> <year_unit> | <in>? <the>? <early>? <years_of_decade>"),
    ("year", "ABOUT? NUMBER [<year_unit><years_unit><decade><decades>] <ago>"),
    ("span", "[<over><in><during><for><from>]? <the> [<past><last><previous>] (?: ABOUT? NUMBER )? (?: UNIT | UNITS )"),
    ("span", "<over>? [<past><last>] NUMBER (?: UNIT | UNITS )"),
    ("span", "(?: <so> <far> )? [<earlier><later><early>]? <in>? <this> CALENDAR"),
    ("span", "[<earlier><later><early>] <in> <the> CALENDAR"),
    ("span", "<early>? [<last><next>] CALENDAR (?! <year_unit> )"),
    ("span", "[<over><at><on><during>]? <the> <weekend> | ABOUT? NUMBER [<week><weeks>] <ago>"),
    ("span", "<during> <the>? PERIOD | <during> MONTH"),
    ("span", "<between> PERIOD <and> PERIOD | <from> PERIOD AND PERIOD"),
    ("span", "<from> MONTH AND MONTH OF_YEAR? | <between> MONTH <and> MONTH OF_YEAR?"),
    ("span", "YEAR [<dash><to>] YEAR | <in>? MONTH <dash> MONTH OF_YEAR? | <from> WHOLE AND WHOLE | <from> DAY_NO AND DMY"),
    ("span", "<in> <the> <ordinal> NUMBER <months_unit> <of> YEAR"),
    ("since", "<ever>? <since> (?: START | <then> | <the>? PART ) | <ever> <since>"),
    ("since", "<from> (?: <early> <on>? WEEKDAY | <dawn> )"),
    ("since", "<from> (?: PERIOD | MONTH ) <onwards>"),
    ("since", "<from> DATE <other>{0,1} (?! [<and><to><into>] )"),
    ("since", "<since> REACH{1,12}? (?: <in> PERIOD | <in> MONTH | <on>? WEEKDAY | <on>? DATE )"),
    ("since", "<since> <the>? (?: <edge> <of> <the>? )? <other>{0,3} <lasting>"),
    ("since", "(?<= [<lasting><that><which>] ) BEGAN | <so> <far> | <to> <date> | <into> <now>"),
    ("duration", "NUMBER <dash>? UNIT (?: <dash>? [<old><long>] )? (?= <lasting> )"),
    ("duration", "[<number><figure><day_figure>] <dash> UNIT (?! <dash> <old> ) | (?: UNIT | UNITS ) <dash> <long>"),
    ("duration", "<for> (?: ABOUT? NUMBER )? (?: UNITS | UNIT ) | ABOUT NUMBER (?: UNIT | UNITS ) | NUMBER UNITS"),
    ("vague", "<most>? <recently> | <in>? <the>? <recent> UNITS | <recent> | <in> <the>? <past>"),
    ("vague", "[<in><over>]? <the> [<coming><next>] NUMBER? (?: UNITS | UNIT ) | <tomorrow> [<part><night>]?"),
    ("vague", "[<as><by><into>] <of>? WHOLE"),
    ("clock", "CLOCK"),
)

# What an expression may begin with, and what tells that it is one.
_BEFORE = """open on in at of for from to by as between during over the article determiner number figure day_figure
    day_ordinal ordinal few about more least than early mid dash earlier later edge half quarter most ever so before
    after last this past previous next following same that coming and into every"""
_TELLING = """month doubtful_month cut_month verb_month weekday weekdays cut_weekday minute minutes hour hours day days week
    weeks month_unit months_unit year_unit years_unit decade decades weekend part night dawn overnight today yesterday tonight
    tomorrow season earlier past recent recently since far date time now numeric_date clock clock_dot year round_year day_year
    ampm gmt years_of_decade named_before started"""


@lru_cache(maxsize=1)
def _grammar() -> tuple[re.Pattern[str], re.Pattern[str], tuple[DayKind | Literal["no day"], ...]]:
    """Where an expression can begin, all rules as the groups of one pattern, and the rules' kinds."""
    book = time_words()

    def classes(names: str) -> str:
        return "[" + "".join(f"<{name}>" for name in names.split()) + "]"

    def written_out(rule: str) -> str:
        while name := re.search(r"(?<![<\w])[A-Z][A-Z_]+(?![\w>])", rule):
            rule = rule[: name.start()] + _PARTS[name.group()] + rule[name.end() :]
        return rule

    # A look-ahead a rule: one call tries them all, and the longest is chosen.
    rules = "".join(f"(?: (?= ( {written_out(rule)} ) ) | )" for _, rule in _RULES)
    openings = f"{classes(_BEFORE)}{{0,12}} {classes(_TELLING)}"
    return book.pattern(openings), book.pattern(rules), tuple(kind for kind, _ in _RULES)
