"""One visit to a source: what it lists that is new, each followed to its page where the source gives a summary only.

A source and what is known of its entries come in, documents as taken in go out. It asks the network and writes nothing, so that
visits to many sources can go on side by side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from urllib.parse import urljoin

from harmledger.errors import FetchFailedError, InputError, ShapeError
from harmledger.ingest.document import read_page
from harmledger.ingest.feed import Entry, entries_of
from harmledger.ingest.fetch import Page, Wanted
from harmledger.ingest.intake import Given, Intake
from harmledger.ingest.polite import Polite
from harmledger.ingest.sitemap import Listed, Sitemap, is_sitemap, sitemap_of
from harmledger.model.reading import Reject
from harmledger.model.source import Source
from harmledger.pipeline.hand import Hand

MOST_PAGES = 50
"""Pages that are followed in one visit; what is left is for the next, so that no source holds up the others."""
MOST_MAPS = 20
"""Of an index of sitemaps, as many are looked into: those that changed last."""
MOST_TRIES = 5
"""After as many failures the page of an entry is given up."""
FRESH = timedelta(days=2)
"""At the first visit to a sitemap nothing older is followed: it may list all that a site ever published."""

Known = Callable[[str, Iterable[str]], Mapping[str, int | None]]
"""Of a source's entries, those met before: how often tried in vain, None where done."""


@dataclass(slots=True)
class Found:
    """What a visit came to. ``error`` says why nothing came of it; ``done`` says of each entry met whether it is at its end.

    ``listed`` are the keys of all that the source lists now; ``overran`` says that nothing on the list was known, so that
    something may have come and gone between two visits; ``is_left`` that some of it is for the next visit.
    """

    source: Source
    page: Page | None = None
    title: str | None = None
    intakes: list[Intake] = field(default_factory=list)
    done: dict[str, bool] = field(default_factory=dict)
    listed: set[str] = field(default_factory=set)
    overran: bool = False
    is_left: bool = False
    error: InputError | None = None


@dataclass(frozen=True, slots=True)
class Visitor:
    """``polite`` asks the network, ``known`` knows the entries that were met before, ``hand`` holds what is taken apart."""

    polite: Polite
    known: Known
    hand: Hand = field(default_factory=Hand)

    def visit(self, source: Source, at: datetime) -> Found:
        """What is new at the source. Never raises what a source or a page is to blame for."""
        found = Found(source)
        try:
            found.page = self.polite.fetch(source.address, Wanted.feed(source.etag, source.modified))
            if found.page.is_unchanged:
                return found
            entries = self._entries(found, found.page, at)
        except InputError as error:
            found.error = error
            return found
        except Exception as error:  # noqa: BLE001 - what a source sends may break a library, and the others go on
            what = f"{source.address} cannot be read: {type(error).__name__}."
            found.error = ShapeError(what, "Look at what it sends.")
            return found
        known = self.known(source.address, [entry.key for entry in entries])
        found.listed = {entry.key for entry in entries}
        found.overran = bool(source.succeeded_at and entries and not known)
        followed = 0
        for entry in entries:
            tries = known.get(entry.key, 0)
            if tries is None or entry.key in found.done:
                continue
            if not entry.is_whole and entry.url:
                followed += 1
                if followed > MOST_PAGES:
                    found.is_left = True
                    continue
            self._take(found, entry, tries)
        found.is_left |= not all(found.done.values())
        return found

    def _entries(self, found: Found, page: Page, at: datetime) -> list[Entry]:
        """All that the source lists, as entries."""
        if is_sitemap(page.body):
            listed = self._pages(page)
            if found.source.succeeded_at is None:
                since = at.date() - FRESH
                old = [one for one in listed if one.changed is None or one.changed < since]
                found.done.update((one.entry.key, True) for one in old)
            return [one.entry for one in listed]
        with self.hand.holding(page.url, page.body):
            found.title, entries = entries_of(page.url, page.body, Given(encoding=page.charset))
        return [replace(e, url=urljoin(page.url, e.url) if e.url else None) for e in entries]

    def _pages(self, page: Page) -> list[Listed]:
        """The pages of a sitemap, and of an index those of the sitemaps in it; an index in an index is not followed."""
        whole = self._sitemap(page)
        pages = list(whole.pages)
        newest = sorted(whole.maps, key=lambda one: one.changed or date.max, reverse=True)
        for one in newest[:MOST_MAPS]:
            pages += self._sitemap(self.polite.fetch(urljoin(page.url, one.entry.url or ""), Wanted.feed())).pages
        return pages

    def _sitemap(self, page: Page) -> Sitemap:
        with self.hand.holding(page.url, page.body):
            return sitemap_of(page.url, page.body)

    def _take(self, found: Found, entry: Entry, tries: int) -> None:
        """Take an entry from its page, or as the source gives it where that is the whole or the page cannot be had."""
        found.done[entry.key] = True
        if entry.is_whole or not entry.url:
            if entry.intake:
                found.intakes.append(entry.intake)
            return
        try:
            given = Given(url=entry.url if tries else None)  # the address of the summary whose place it takes
            page = self.polite.fetch(entry.url)
            with self.hand.holding(page.url, page.body):
                intakes = list(read_page(page, given))
            found.intakes += [_of(entry, intake, found.title) for intake in intakes]
        except InputError as error:
            is_passing = isinstance(error, FetchFailedError) and not error.is_final and tries + 1 < MOST_TRIES
            found.done[entry.key] = not is_passing
            if tries == 0 or not is_passing:  # the summary stands until the page takes its place
                found.intakes.append(_without_page(entry, error))
        except Exception as error:  # noqa: BLE001 - a page that breaks a library leaves the others alone
            what = f"{entry.url} cannot be read: {type(error).__name__}."
            found.intakes.append(_without_page(entry, ShapeError(what)))


def _of(entry: Entry, intake: Intake, publisher: str | None) -> Intake:
    """A page as its source knows it: the source's day of publication stands, and where the page's differs, that is said."""
    report = intake.report
    if report is None:
        return intake
    rejects = intake.rejects
    day = entry.published or report.published
    if entry.published and report.published and abs(entry.published - report.published) > timedelta(days=1):
        words = f"{entry.published}, {report.published}"
        why = "the feed and the page state days of publication more than a day apart; the feed's stands"
        rejects = (*rejects, Reject("dates_disagree", why, words))
    title, publisher = report.title or entry.title, report.publisher or publisher
    known = replace(report, doc=entry.url or report.doc, title=title, published=day, publisher=publisher)
    return replace(intake, report=known, rejects=rejects)


def _without_page(entry: Entry, error: InputError) -> Intake:
    """What the source itself gives of an entry, with why that is all."""
    reject = Reject("page_missing", f"{error.code}: {error.what}")
    if entry.intake and entry.intake.report:
        return replace(entry.intake, rejects=(*entry.intake.rejects, reject))
    return Intake(entry.url or entry.key, None, (reject,), error)
