"""The day on which a page was published: from what it states for machines, its address, and what stands below its headline."""

from __future__ import annotations

from datetime import date

import pytest

from harmledger.ingest.html_page import from_html
from harmledger.ingest.intake import Given, Intake
from harmledger.ingest.page_day import address_day

DAY = date(2031, 3, 7)
BODY = "<p>Shells fell on the grain market of Tel Arun at noon and killed two people, a rescuer said to reporters.</p>" * 9


def page(below: str = "", head: str = "", after: str = "", above: str = "", text: str = BODY) -> str:
    title = "Shells fall on the market of Tel Arun"
    inner = f"{above}<h1>{title}</h1>{below}{text}{after}"
    return f"<html><head><title>{title} | The Post</title>{head}</head><body><article>{inner}</article></body></html>"


def taken(markup: str, url: str | None = None) -> Intake:
    return from_html("page", markup, Given(url=url))


def day(markup: str, url: str | None = None) -> date | None:
    report = taken(markup, url).report
    assert report is not None
    return report.published


@pytest.mark.parametrize(
    "line",
    [
        "7 March 2031", "March 7, 2031", "Mar. 7th, 2031", "Friday 7 March 2031, 10:04", "Published: 07.03.2031",
        "By A | Mar 7, 2031",
        "Vendredi 7 mars 2031", "7 de marzo de 2031", "Veröffentlicht am 7. März 2031", "2031年3月7日", "2031-03-07 09:12",
        "3/17/2031 7:04 AM", "17/3/31",
    ],
)  # fmt: skip
def test_m14_a_line_below_the_headline_states_the_day(line: str) -> None:
    assert day(page(f"<div><span>{line}</span></div>")) == (date(2031, 3, 17) if "17" in line else DAY)


@pytest.mark.parametrize(
    "line",
    [
        "3/7/2031", "03.07.31", "7 March", "31 February 2031", "Updated: 7 March 2031", "Modified on March 7, 2031",
        "Begins: 7 March 2031",
    ],
)  # fmt: skip
def test_m14_a_day_that_could_be_two_or_is_that_of_a_change_is_none(line: str) -> None:
    assert day(page(f"<div>{line}</div>")) is None


def test_m14_a_day_that_the_text_tells_of_is_none() -> None:
    told = "The market was last struck on 7 March 2031, when three people died, the mayor of the town said to reporters. "
    assert day(page(text=f"<p>{told}{told}</p>{BODY}")) is None
    assert day(page(f"<p>It was struck before, on 7 March 2031, by the same troops, and {told}</p>")) is None


def test_m14_a_day_whose_label_stands_around_it_is_not_taken_without_it() -> None:
    assert day(page("<div>Begins: <span>7 March 2031</span></div>")) is None
    assert day(page("<dl><dt>From</dt><dd>7 March 2031</dd></dl>")) is None
    assert day(page("<span class='updated hidden'>2031-05-09T17:27:31+02:00</span><span>March 7th, 2031</span>")) == DAY
    assert day(page("<span class='entry-date updated'>March 7th, 2031</span>")) == DAY
    assert day(page("<div><i>Updated: <b>9 March 2031</b></i> <i>Published: <b>7 March 2031</b></i></div>")) == DAY


def test_m14_a_day_that_opens_the_first_paragraph_before_a_dash_is_that_of_the_page() -> None:
    assert day(page(text=BODY.replace("<p>Shells", "<p>March 7, 2031 -- Shells", 1))) == DAY


def test_m14_neither_a_list_of_news_nor_a_table_of_facts_nor_a_reader_states_the_day() -> None:
    listed = "".join(f"<li class='date'>{n} March 2031</li>" for n in range(3, 9))
    assert day(page(f"<ul>{listed}</ul>")) is None
    assert day(page("<table><tr><td><p>Founded</p></td><td><p>7 March 2031</p></td></tr></table>")) is None
    assert day(page(after="<div class='comments'><h1></h1><time class='comment-date'>7 March 2031</time></div>")) is None
    short = "<p>" + "Two people were killed. " * 4 + "</p>"
    assert day(page(after="<div>#1 Comment by a reader, 7 March 2031</div>", text=short)) is None


@pytest.mark.parametrize("name", ["entry-date", "post-date published", "byline", "date", "article__time dateline"])
def test_m14_an_element_that_is_named_for_it_states_the_day_wherever_it_stands(name: str) -> None:
    assert day(page(above=f"<div class='{name}'>7 March 2031</div>")) == DAY
    assert day(page(above=f"<div class='{name}'>7 March 2031</div>", after=f"<div class='{name}'>3 March 2031</div>")) is None


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://post.example/2031/03/07/market", DAY),
        ("https://post.example/2031/world/03/07/market/index.html", DAY),
        ("https://post.example/news/2031-3-7-market", DAY),
        ("https://post.example/20310307-market", DAY),
        ("https://web.archive.org/web/20400101000000/https://post.example/2031/3/7/market", DAY),
        ("https://post.example/20310307-20310309-fair", None),
        ("https://post.example/2031/03/market", None),
        ("https://post.example/2031/13/07/market", None),
        ("https://post.example/story-20310307123", None),
        ("https://post.example/?day=2031/03/07", None),
    ],
)
def test_m14_an_address_may_hold_the_day(address: str, found: date | None) -> None:
    assert address_day(address) == found
    assert day(page(), address) == found


def test_m14_a_front_page_is_not_published_on_a_day() -> None:
    assert day(page("<div>7 March 2031</div>"), "https://post.example/") is None
    assert day(page("<div>7 March 2031</div>"), "https://post.example/market") == DAY


def test_m14_an_address_that_contradicts_what_is_stated_leaves_no_day() -> None:
    head = '<meta property="article:published_time" content="2031-03-07T10:00:00Z">'
    intake = taken(page(head=head), "https://post.example/2029/01/02/market")
    assert intake.report is not None
    assert intake.report.published is None
    assert [reject.code for reject in intake.rejects] == ["dates_disagree"]


@pytest.mark.parametrize(
    ("moment", "address", "found"),
    [
        ("2031-03-08T02:12:00Z", "2031/03/07", DAY),  # the evening before, in America
        ("2031-03-08T16:34:00+00:00", "2031/03/07", date(2031, 3, 8)),  # no zone is that far behind
        ("2031-03-06T22:00:00Z", "2031/03/07", DAY),  # the morning after, in Asia
        ("2031-03-08T02:12:00-05:00", "2031/03/07", date(2031, 3, 8)),  # the publisher's own zone
        ("2031-03-08", "2031/03/07", DAY),
    ],
)
def test_m14_a_moment_in_utc_is_on_the_day_that_the_address_has_it(moment: str, address: str, found: date) -> None:
    head = f'<meta property="article:published_time" content="{moment}">'
    assert day(page(head=head), f"https://post.example/{address}/market") == found


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ('<meta name="sailthru.date" content="March 7, 2031">', DAY),
        ('<meta name="publish_date" content="Fri, 07 Mar 2031 08:10:27 EST">', DAY),
        ('<meta name="pub_date" content="20310307">', DAY),
        ('<meta name="date" content="2031-03-07T02:48:29+0100">', DAY),
        ('<meta name="date" content="2031-03-09"><meta property="article:published_time" content="2031-03-07">', DAY),
        ('<meta name="expires" content="2031-03-07">', None),
        ('<meta property="article:modified_time" content="2031-03-07">', None),
    ],
)
def test_m14_tags_of_publication_in_the_forms_that_sites_write(head: str, found: date | None) -> None:
    assert day(page(head=head)) == found


def test_m14_days_of_other_articles_that_the_page_leads_to_are_none_of_its_own() -> None:
    teasers = "".join(f"<div><a href='/{n}'>News</a> <time pubdate datetime='2031-03-0{n}'></time></div>" for n in (3, 5))
    assert day(page(above=teasers)) is None
    assert day(page("<div>7 March 2031</div>", above=teasers)) == DAY
    assert day(page(above="<time pubdate datetime='2031-03-07'></time>")) == DAY
