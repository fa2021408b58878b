"""On which day a page was published, from all the places where pages state it.

In goes a parsed page with its own statements, out comes the day, or none with the reason. What a page states for machines comes
first, with the day in its address as a check; where it states nothing, its address, its looser tags and the line below its
headline may, if they agree. Every relative date in the text hangs on this day, so that two which differ are none (M14).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice, takewhile
from urllib.parse import urlsplit

from lxml.etree import XPath
from lxml.html import HtmlElement

from harmledger.ingest.written_day import day_of, day_words, days_in, first_day, is_unsure, only_day
from harmledger.model.reading import Reject

_IN_PATH = re.compile(
    r"[/-](?P<y1>(?:19|20)\d\d)(?P<s>[/-])(?P<m1>\d{1,2})(?P=s)(?P<d1>\d{1,2})(?![\d])"
    r"|/(?P<y2>(?:19|20)\d\d)/[A-Za-z_]+/(?P<m2>\d{1,2})/(?P<d2>\d{1,2})/"
    r"|[/-](?P<y3>20\d\d)(?P<m3>[01]\d)(?P<d3>[0-3]\d)(?=[/-])"
)
_PARTS = tuple(f"{part}{n}" for n in "123" for part in "ymd")
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/[^/]+/(?=https?:)")
_LINE = 110
"""Characters that an element with a day of publication in it may have; more are a sentence, whose day is what it tells of."""
_BEGUN = 220
"""Characters of a paragraph by which the article has begun."""
_LOOKED, _PASSED = 150, 700
"""Elements behind the headline that are looked at, and characters after which the day would belong to something else."""
_MOST, _AROUND, _CLOSE = 400, 12, 2
"""Elements of one sort, and those around one, that are looked at: a page may be built of nothing else."""
_TEXTS = XPath("descendant::text()")
_STATED = XPath("//*[@itemprop='datePublished'] | //time[@pubdate]")
_TITLED = XPath("//time | //*[contains(@title, '20') or contains(@title, '19')]")
_WITH_FIGURES = XPath(
    "//text()[string-length(.) < 400"
    " and (contains(., '20') or contains(., '19') or contains(., '/') or (string-length(.) < 12 and contains(., '.')))"
    " and not(parent::script or parent::style or parent::title or parent::option)]"
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def published_day(
    tree: HtmlElement, told: Iterable[object], meta: Mapping[str, str], addresses: Iterable[str]
) -> tuple[date | None, tuple[Reject, ...]]:
    """The day, and what disagrees where there is none. ``told`` is what the page's JSON-LD says of its publication."""
    words = day_words()
    statements = [one for one in (*told, *(meta.get(name) for name in words.stated)) if first_day(one)]
    stated = [day for one in statements if (day := first_day(one))]
    stated += _one_day(_STATED(tree)[:_MOST])  # several days are those of the articles that the page leads to
    known = [address for address in addresses if address]
    in_address = [day for address in known if (day := address_day(address))][:1]
    if stated:
        day, rejects = _agreed([*stated, *in_address])
        is_there = day and in_address and statements and _is_elsewhere(str(statements[0]), (in_address[0] - day).days)
        return (in_address[0] if is_there else day), rejects
    if known and not urlsplit(known[0]).path.strip("/"):
        return None, ()  # a front page is not published on a day
    places = _dated(tree)
    if shown := [*in_address, *_labelled(places), *_below_headline(tree)]:
        return _agreed(shown)
    loose = [*_named(places), *(first_day(meta.get(name)) for name in words.loose)]
    return _agreed([day for day in loose if day])


def address_day(address: str) -> date | None:
    """The day in a page's address ("/2031/05/02/market"), as most news sites have it."""
    path = urlsplit(_ARCHIVED.sub("", address)).path
    found = [day_of(*filter(None, match.group(*_PARTS))) for match in _IN_PATH.finditer(path)]
    return found[0] if len(found) == 1 else None


def _agreed(days: list[date]) -> tuple[date | None, tuple[Reject, ...]]:
    """The first day, the surest, where no other is more than a day away: a moment is on two days, seen from afar."""
    if days and (max(days) - min(days)).days > 1:
        why = "the page states days of publication more than a day apart; none is believed"
        return None, (Reject("dates_disagree", why, ", ".join(sorted({day.isoformat() for day in days}))),)
    return (days[0] if days else None), ()


def _day_at(element: HtmlElement) -> date | None:
    """The day that an element of its own states, in an attribute or its words."""
    for name in ("datetime", "content", "title"):
        if day := first_day(element.get(name)):
            return day
    words = _words(element)
    words = words if len(words) <= _LINE else _own(element)
    return None if len(words) > _LINE or _is_change(words) or _is_named_change(element) else only_day(words)


def _is_elsewhere(moment: str, days: int) -> bool:
    """Whether at a moment it was as many days later where the page was published, as its address has it.

    A moment that is told in UTC leaves that open by half a day, a bare day altogether.
    """
    if not re.search(r"\d:\d\d", moment):
        return days != 0
    told = re.search(r"T(\d\d):\d\d[\d:.]*(?:Z|\+00:?00)$", moment.strip())
    return told is not None and ((days == -1 and int(told[1]) < 12) or (days == 1 and int(told[1]) >= 10))


def _named(places: Iterable[HtmlElement]) -> list[date]:
    """The day in elements that are named as its place, where all of them agree; lists of news hold many."""
    return _one_day(one for one in places if _is_place(one))


def _labelled(places: Iterable[HtmlElement]) -> list[date]:
    """The day behind a word that says that it is that of publication."""
    labels = day_words().published
    return _one_day(one for one in places if (one.text or "").strip().lower().startswith(labels))


def _dated(tree: HtmlElement) -> list[HtmlElement]:
    """The elements that may hold a day, and those close around them; most elements of a page cannot, and are not touched."""
    texts = _WITH_FIGURES(tree)[:_MOST]
    holding = [text.getparent() if text.is_text else text.getparent().getparent() for text in texts]
    holding += _TITLED(tree)[:_MOST]
    around = (one for element in holding if element is not None for one in (element, *islice(element.iterancestors(), _CLOSE)))
    return list(dict.fromkeys(around))


def _one_day(places: Iterable[HtmlElement]) -> list[date]:
    found = {day for one in places if (day := _day_at(one)) and not _is_comment(one)}
    return list(found) if len(found) == 1 else []


def _is_place(element: HtmlElement) -> bool:
    """Whether an element's name says that a day of publication stands in it."""
    words, borne = day_words(), _name(element)
    return any(name in borne for name in words.named) or any(name in words.plainly_named for name in borne.split())


def _is_comment(element: HtmlElement) -> bool:
    """Whether an element, or one around it within the article, says that it is a reader's comment."""
    if _comes_before(_words(element), day_words().comment):
        return True
    return any(name in _name(one) for one in (element, *_around(element)) for name in day_words().comment)


def _around(element: HtmlElement) -> Iterator[HtmlElement]:
    """The elements around one, up to that which holds the headline too."""
    return takewhile(lambda one: one.find(".//h1") is None, islice(element.iterancestors(), _AROUND))


def _name(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}".lower()


def _below_headline(tree: HtmlElement) -> list[date]:
    """The day on a line of its own between the headline and the article's first paragraph, or at that paragraph's head."""
    for headline in _headlines(tree):
        passed, changed = 0, set[date]()
        for element in islice(_after(headline), _LOOKED):
            words, own = _words(element), len(_own(element))
            if own > _BEGUN and element.tag not in _HEADINGS:
                return _dateline(words)
            if (passed := passed + own) > _PASSED:
                return []
            if element.tag == "p" and (opening := _dateline(words)):
                return opening
            if _is_change(words) or _is_named_change(element):
                changed |= {day for day, _ in islice(days_in(words), 1)}  # what stands within says no more why
                continue
            if len(words) > _LINE:
                continue
            if is_unsure(words):
                return []
            if (day := only_day(words)) and day not in changed:
                is_other = _is_comment(element) or _is_listed(tree, element, day)
                return [] if is_other else [day]
    return []


def _dateline(words: str) -> list[date]:
    """The day that a paragraph opens with, set apart by a dash."""
    day, opening = first_day(words[:40]), re.match(r"[^–—]{6,30}?\s*(?:--|[–—])\s", words)
    return [day] if day and opening and only_day(opening.group()) == day else []


def _is_listed(tree: HtmlElement, element: HtmlElement, day: date) -> bool:
    """Whether other elements of the same name hold other days, as in a list of news, or it stands in a table of facts."""
    named = element.get("class")
    alike = tree.xpath("//*[@class=$named]", named=named)[:_MOST] if named else ()
    is_fact = element.find(".//table") is not None or any(one.tag in ("table", "dl") for one in (element, *_around(element)))
    return is_fact or any(other not in (None, day) for other in map(_day_at, alike))


def _headlines(tree: HtmlElement) -> list[HtmlElement]:
    """The heading that says what the page's title says, or its one main heading."""
    title = " ".join((tree.findtext(".//title") or "").split()).lower()
    heads = tree.xpath("//h1 | //h2 | //h3")
    said = [one for one in heads if len(words := _words(one).lower()) > 7 and words in title]
    first = [one for one in heads if one.tag == "h1"]
    return sorted(said, key=lambda one: -len(_words(one)))[:1] or (first if len(first) == 1 else [])


def _after(headline: HtmlElement) -> Iterator[HtmlElement]:
    """The elements behind a heading in the order of the page, outer before inner."""
    for element in headline.xpath(f"(following::*)[position() <= {2 * _LOOKED}]"):
        if isinstance(element.tag, str) and element.tag not in ("script", "style", "noscript", "option", "td", "th", "tr"):
            yield element


def _words(element: HtmlElement) -> str:
    return " ".join(" ".join(_TEXTS(element)).split())


def _own(element: HtmlElement) -> str:
    """The words of an element without those of the elements in it."""
    return " ".join(" ".join([element.text or "", *(child.tail or "" for child in element)]).split())


def _is_named_change(element: HtmlElement) -> bool:
    """Whether an element's name says that the day in it is that of a change, and not of publication too."""
    return any(name in _name(element) for name in day_words().named_changed) and not _is_place(element)


def _is_change(words: str) -> bool:
    """Whether the first day of the words is that of a change."""
    return _comes_before(words, day_words().changed)


def _comes_before(words: str, labels: tuple[str, ...]) -> bool:
    """Whether one of the labels stands before the first day of the words."""
    before = words[: next((at for _, at in days_in(words)), 0)].lower()
    return any(label in before for label in labels)
