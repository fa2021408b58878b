"""A dateline: where a text was filed from, with the agency and the day ("TEL ARUN (Reuters) - ", "March 7, 2024 (TEL ARUN) –").

In goes the text and a position, out comes the stretch up to the first word of the news. A word in capitals, or one before a
dash or a colon, is taken for a place only where something else says so too: an invented place is worse than none.
"""

from __future__ import annotations

import re
from functools import lru_cache

from harmledger.extract.frame.part import Found, FramePart
from harmledger.extract.frame.printed_date import inner_date, is_date, match_date
from harmledger.extract.frame.words import LOWER, UPPER, any_of, frame_words

_CAPS = rf"[{UPPER}][{UPPER}'’.]*[{UPPER}](?:-[{UPPER}]{{2,}})*"
_CAPS_NAME = rf"{_CAPS}(?:[ -]{_CAPS}){{0,3}}"
_MIXED = rf"[{UPPER}][{LOWER}'’]+(?:[- ](?:[{UPPER}][{LOWER}'’]+|of|el|al|de|es)){{0,3}}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d"
_WITHIN = rf",\s(?!{_MONTH})(?:[{UPPER}][{LOWER}]{{1,4}}\.|[{UPPER}]\.[{UPPER}]\.|{_CAPS_NAME}|{_MIXED})"
_DASH = r"(?:\s*(?:--+|[–—]+|_)\s*|\s+-\s+|\s*-\s+|\s*-(?=\n))"
_BRACKET = r"\s*\((?P<bracket>[^()\n]{2,60})\)"
_STATED = rf"(?:,\s*(?P<stated>(?:[{UPPER}][{LOWER}]+\.?\s\d{{1,2}}|\d{{1,2}}\s[{UPPER}][{LOWER}]+\.?)(?:,?\s(?:19|20)\d\d)?))"
_GLUED_CHARS = 300
_NEWS = rf"[{UPPER}\d\"“‘'(\[#@]"

_PLACED = re.compile(
    rf"(?P<place>(?:{_CAPS_NAME}|(?P<mixed>{_MIXED}))(?:\s*/\s*{_CAPS_NAME}){{0,4}})(?P<within>(?:{_WITHIN}){{0,2}}){_STATED}?"
    rf"(?:{_BRACKET})?(?P<dash>{_DASH}|:\s)?"
)
_IN_BRACKETS = re.compile(rf"\((?P<place>(?:{_CAPS_NAME}|{_MIXED}))\)(?:{_DASH})")
_WIRE = re.compile(
    rf"(?P<place>{_CAPS_NAME}),\s(?P<stated>[{UPPER}][{LOWER}{UPPER}]{{2,8}}\.?\s\d{{1,2}}(?:,?\s(?:19|20)\d\d)?)[,.]\s*"
    rf"/?(?P<agency>[{UPPER}][{UPPER}{LOWER}]{{2,15}})/?\s*(?:[.–—]|-+(?=\s))"
)
_PLACE_BEFORE = r"(?:in|near|from|outside|around|across|capital|capital city|city|town|village|province|state|of)\s+(?:the\s+)?"


def match_dateline(text: str, at: int, *, framed: bool) -> Found | None:
    """The dateline that begins at ``at``, or None. ``framed`` says that a part of the frame stands before it."""
    bracketed = _IN_BRACKETS.match(text, at)
    if bracketed and (framed or at == 0) and not _is_label(bracketed["place"]):
        end = at + len(bracketed.group().rstrip())
        return Found(FramePart(at, end, "dateline"), bracketed.span("place"))
    if wire := _WIRE.match(text, at):
        return _wire(wire)
    match = _PLACED.match(text, at)
    return _placed(text, match, framed=framed) if match else None


def _placed(text: str, match: re.Match[str], *, framed: bool) -> Found | None:
    if match["bracket"] is not None:
        return _with_bracket(text, match)
    if match["dash"] is None:
        return _bare(text, match, match.start(), framed=framed)
    if match["dash"].startswith(":"):
        return _with_colon(text, match, match.start())
    return _with_dash(text, match, match.start(), framed=framed)


def find_inner_datelines(text: str, after: int) -> list[Found]:
    """The datelines past ``after``: at the start of a line or of a sentence, or glued to a headline that has no full stop.

    Only the forms that can hardly be anything else: a place in capitals with an agency or a date in brackets, or with a dash at
    the start of a line, behind a state or a country, or where the text names it again in small letters.
    """
    found: list[Found] = []
    for start in _inner_starts().finditer(text, after):
        at = start.start("place")
        match = _PLACED.match(text, at)
        if match is None or match["mixed"] or re.search(rf"[{UPPER}]\s-\s$", text[max(0, at - 4) : at]):
            continue
        got = None
        if match["bracket"] is not None:
            got = _with_bracket(text, match, sure=True)
        elif match["dash"] is not None and not match["dash"].startswith(":"):
            opens_line = re.search(r"\n\s*$", text[max(0, at - 8) : at]) is not None
            if opens_line or match["within"] or (at - after < _GLUED_CHARS and _recurs_as_name(text, match)):
                got = _with_dash(text, match, at, framed=False)
        if got and (not found or got.part.start >= found[-1].part.end):
            found.append(got)
    return found


@lru_cache(maxsize=1)
def _inner_starts() -> re.Pattern[str]:
    return re.compile(rf"(?<![{UPPER}\w/-])(?<![{UPPER}] )(?P<place>{_CAPS})(?=[ ,/\-(–—\n])")


def known_agency(words: str) -> str | None:
    """The agency that a bracket or a credit names, by the directory or as capitals; the first of several ("Reuters/AFP")."""
    agencies = frame_words().agencies
    first = re.split(r"\s*[/,&]\s*|\s+and\s+", words.strip(" -–—_()"))[0]
    return agencies.get(words.strip()) or agencies.get(first) or agencies.get(first.title())


def _found(text: str, match: re.Match[str], end: int, bracket: str = "") -> Found:
    at = match.start()
    day = (inner_date(bracket) if bracket else None) or (inner_date(match["stated"]) if match["stated"] else None)
    agency = known_agency(bracket) or (bracket if bracket and not is_date(bracket) else None)
    part = FramePart(at, at + len(text[at:end].rstrip()), "dateline")
    return Found(part, _place(text, match), day, 0, agency)


def _with_bracket(text: str, match: re.Match[str], *, sure: bool = False) -> Found | None:
    """As in "TEL ARUN (AP) - ", "TEL ARUN (Sputnik) Six ...", "Lowland (LNN) – ", "TEL ARUN, Lowl. (March 7, 2024) — "."""
    bracket, dash = match["bracket"].strip(), match["dash"]
    if dash is not None and dash.startswith(":"):
        dash = None
    known = known_agency(bracket) is not None or is_date(bracket)
    acronym = re.fullmatch(rf"[{UPPER}][{UPPER}&.]{{1,7}}", bracket) is not None
    if match["mixed"]:
        # "Islamic Front (IF) - ..." and "Lowland Rescue Corps (LRC)" look alike but for the letters of the acronym.
        if dash is None or not (known or acronym) or _initials_of(bracket, match["place"]) or sure:
            return None
    elif not (known or (dash is not None and _may_be_agency(bracket) and not _initials_of(bracket, match["place"]))):
        return None
    end = match.end("bracket") + 1 if dash is None else match.end()
    if re.match(rf"\s*{_NEWS}|\s*$", text[end : end + 3]) is None and dash is None:
        return None
    return _found(text, match, end, bracket)


def _with_dash(text: str, match: re.Match[str], at: int, *, framed: bool) -> Found | None:
    """As in "TEL ARUN - Six ...", "TEL ARUN, Lowland — Six ...", "TEL ARUN, March 7 -- ...", "Tel Arun — Six ..."."""
    rest = text[match.end() : match.end() + 60]
    if rest.strip() and (re.match(_NEWS, rest) is None or re.match(rf"{_CAPS}(?:,|\s*--|\s*[–—]|\s\()", rest)):
        return None
    if match["mixed"]:
        dashed = re.search(r"[–—]|--", match["dash"]) is not None
        if not (dashed and (at == 0 or framed) and _is_place(text, match)):
            return None
    elif not (match["within"] or match["stated"] or "/" in match["place"]):
        if _is_label(match["place"]) or _recurs_in_capitals(text, match):
            return None
        if len(match["place"]) < 5 and not _recurs_as_name(text, match):
            return None
    return _found(text, match, match.end())


def _with_colon(text: str, match: re.Match[str], at: int) -> Found | None:
    """As in "Tel Arun: Shells fell ..." at the head of a text that names the place as one again; capitals need not be."""
    if at or re.match(_NEWS, text[match.end() : match.end() + 1]) is None:
        return None
    if match["mixed"] or len(match["place"]) < 5:
        if not _is_place(text, match):
            return None
    elif _is_label(match["place"]) or _recurs_in_capitals(text, match) or _is_common(text, match):
        return None
    return _found(text, match, match.end())


def _bare(text: str, match: re.Match[str], at: int, *, framed: bool) -> Found | None:
    """As in "TELARUN A strike ..." with no mark at all, after another part of the frame."""
    place = match["place"]
    if match["mixed"] or (not framed and not _is_place(text, match)):
        return None
    # A one-letter word in capitals ("TELARUN A strike") is the sentence's own, and the place is what stands before it.
    end = at + len(match.group().rstrip())
    if re.match(rf"\s+{_NEWS}", text[end : end + 2]) is None or len(place) < 4:
        return None
    if _is_label(place) or _recurs_in_capitals(text, match) or not re.search(r"[AEIOUY]", place):
        return None
    return _found(text, match, match.end())


def _place(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The first of several places, with the larger one that it is written with."""
    start, end = match.span("place")
    slash = text.find("/", start, end)
    if slash >= 0:
        return start, start + len(text[start:slash].rstrip())
    return start, match.end("within") if match["within"] else end


def _is_label(name: str) -> bool:
    words = frame_words()
    return name.lower() in words.not_places or name in words.agencies or name.split(maxsplit=1)[0].lower() in words.weekdays


def _recurs_in_capitals(text: str, match: re.Match[str]) -> bool:
    """A group's acronym comes again in capitals; a place comes again as a name."""
    word = re.escape(match["place"].split()[0])
    return re.search(rf"(?<!\w){word}(?!\w)", text[match.end("place") : match.end("place") + 20_000]) is not None


def _recurs_as_name(text: str, match: re.Match[str]) -> bool:
    return re.search(rf"\b{re.escape(match['place'].title())}\b", text[:20_000]) is not None


def _is_place(text: str, match: re.Match[str]) -> bool:
    """Whether the text goes on to name it as a place ("in Tel Arun"), and never as a common noun ("the police")."""
    name = match["place"].split("/")[0].strip()
    rest = text[match.end() : match.end() + 20_000]
    if _is_label(name) or _is_common(text, match):
        return False
    return re.search(rf"\b{_PLACE_BEFORE}{re.escape(name)}\b", rest, re.IGNORECASE) is not None


def _is_common(text: str, match: re.Match[str]) -> bool:
    """Whether the text writes it in small letters too ("the police"), as it would no name."""
    name = re.escape(match["place"].split("/")[0].strip().lower())
    return re.search(rf"(?<![\w-]){name}(?!\w)", text[match.end() : match.end() + 20_000]) is not None


def _may_be_agency(bracket: str) -> bool:
    """Whether a bracket before the dash may name an agency that the directory lacks: one to three capitalised words."""
    return re.fullmatch(rf"(?:[{UPPER}][\w&.’'-]*)(?:\s[{UPPER}][\w&.’'-]*){{0,2}}", bracket) is not None


def _wire(match: re.Match[str]) -> Found | None:
    """As in "TEL ARUN, MARCH 7, LOWPRESS. Six ...", or with the agency between strokes."""
    day = inner_date(match["stated"])
    if day is None and not is_date(match["stated"] + " 2000"):
        return None
    agency = known_agency(match["agency"]) or match["agency"]
    return Found(FramePart(match.start(), match.end(), "dateline"), match.span("place"), day, 0, agency)


def _initials_of(acronym: str, name: str) -> bool:
    letters = "".join(w[0] for w in re.findall(r"\w+", name) if w[0].isupper())
    return len(acronym) > 1 and acronym.replace(".", "").upper().rstrip("S") == letters.rstrip("S")


@lru_cache(maxsize=1)
def _agency_form() -> re.Pattern[str]:
    names = any_of(list(frame_words().agencies))
    several = rf"(?:\s*/\s*(?:{names}))*"
    dash = r"(?:\s*(?:--?|[–—]|\|)(?=\s))?"
    return re.compile(rf"(?:\((?P<a>{names}){several}\)|(?P<b>{names}){several}(?![\w’'])){dash}")


def match_agency(text: str, at: int, *, framed: bool) -> Found | None:
    """An agency's name alone at the head: "(Reuters) - Ten ...", or "AFP Thursday 7 Mar 2024" after the title."""
    match = _agency_form().match(text, at)
    if match is None:
        return None
    rest = text[match.end() : match.end() + 60]
    marked = match["a"] is not None and re.search(r"[-–—]$", match.group()) is not None
    alone = re.match(r"[^\S\n]*(?:\n|$)", rest) is not None
    dated = match_date(text, _past_blank(text, match.end()), framed=True) is not None
    if not (marked or alone or dated or (framed and match["a"] and re.match(rf"\s*{_NEWS}", rest))):
        return None
    return Found(FramePart(at, match.end(), "agency"), agency=known_agency(match["a"] or match["b"]))


def find_dated_agencies(text: str, after: int, within: int) -> list[Found]:
    """An agency with a full date, glued to the headline before it ("... monitor says AFP Thursday 7 Mar 2024 Ten ...")."""
    for match in _agency_form().finditer(text, after, within):
        if match.start() and not text[match.start() - 1].isspace():
            continue
        day = match_date(text, _past_blank(text, match.end()), framed=True)
        if day is not None and day.day is not None:
            part = FramePart(match.start(), match.end(), "agency")
            return [Found(part, agency=known_agency(match["a"] or match["b"])), day]
    return []


def _past_blank(text: str, at: int) -> int:
    rest = text[at : at + 20]
    return at + len(rest) - len(rest.lstrip())
