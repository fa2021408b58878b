"""METHOD M14 and M15 on the finder of time expressions: what is found, of which kind, and what is left alone.

The sentences are invented, in the manner of the news from several wars.
"""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.extract.days import find_days

DAYS = """
Gunmen killed four traders [on Friday morning] near the market.
The convoy was hit [early on Friday] and again [late Thursday].
The raid [at around 2 am on Thursday] killed five herders.
The blast struck [at 3:15 a.m. local time on Sept. 3, 2018], police said.
Clashes [on 3 September 2018] left 12 dead.
Clashes [on the 3rd of September] left 12 dead.
Clashes [on September the 3rd] left 12 dead.
[On Feb. 11], gunmen stormed the village.
They came [in the early hours of January 13th] and burned the granaries.
Soldiers surrounded the camp [at dawn on 27 August].
Drones struck the bridge [before dawn on Sunday].
[Saturdays] blast was the worst in a year of blasts.
The toll from [Tuesday]'s bombing rose to 14.
The toll from [Tuesdays] bombing rose to 14.
Two people died [this morning] and three [last night].
The army shelled the town [overnight].
[Overnight on Thursday] shells fell on the port.
The attack of [2018-03-12] was claimed by no one.
The attack of [24.07.2016] was claimed by no one.
The attack of [12/03/2021] was claimed by no one.
It happened [on the night of 4-5 May].
It happened [between 3 and 5 May].
It happened [May 3-5, 2017] in two towns.
Shelling [on Friday and Saturday] emptied the village.
Raids [Friday and Saturday] emptied the village.
A bomb went off [on July 27 2016] outside the barracks.
Report of [Jul 172015] from the front.
Three boys were shot [yesterday].
The market was hit [today], medics said.
The result of [todays] shelling was six dead.
He was taken [the day before yesterday].
Six died [three days ago] in the same valley.
They were killed [at dawn] by men in uniform.
[Sun Feb 21 2016] Two car bombs in the city.
[Wed, 3 May 2017] Two car bombs in the city.
The attack [on Saturday (September 1)] was the second.
Mortars hit the school [on Saturday at 8 pm].
He was seized [on the 2nd of this month].
Fighting resumed [on Friday last week].
[Earlier on Wednesday], a mine killed a shepherd.
Shots were fired [on the evening of 5 September].
[Last Friday] eight miners were shot.
The weekend's raids: [the weekend of 1-2 September] saw most of them.
[On 5May2016] the tents were bombed.
On the road, [7 October] is not forgotten.
[At 5pm on Friday] the shelling stopped.
"""
RELATIVE = """
The strikes came [a day after] the truce collapsed.
[Two days later] three more bodies were found.
[The next day] the militia returned.
[The following morning] the villagers buried them.
A second bomb exploded [minutes later].
Rebels took the post [hours later].
[Earlier in the day] rockets had hit the airport.
Ten were killed [the day before].
It was shelled [the night before] as well.
[The previous day] a doctor was abducted.
Seven died [a week earlier] in the same district.
[The following month] the camp was closed.
[The same day] a mosque was burned.
[That night] soldiers searched the houses.
They were farming [at the time].
[Earlier] three porters had been shot.
He died [five days before] the vote.
[On the following Friday] they struck again.
[Later that day] the army denied it.
[Three weeks later] the bodies were returned.
"""
MONTHS = """
Fifty were killed [in February] alone.
The [December] massacre was never investigated.
[Last December] a church was burned.
[In mid-July 2022] fighting broke out in the hills.
They fled [in early March].
[In late September] the toll stood at nine.
[At the end of March 2019] the siege was lifted.
It began [in the first week of August].
The violence [in July last year] drove them out.
[In May] two priests were taken.
The battle of [March 2011] opened the war.
[Last month] the road was mined.
They came [in August and September].
A mass grave was found [two months ago].
"""
YEARS = """
A chemical attack [in 2013] killed hundreds.
A [2013] attack killed hundreds.
The [2018] deal was never kept.
The village was burned [last year].
The war of [early 2011] spread.
Thousands vanished [in the 1990s].
He was killed [five years ago].
It was quiet [in the year 2014].
The regime [(1989-2019)] jailed them.
They were displaced [in the first quarter of 2016].
"""
SPANS = """
At least 30 died [over the past week].
At least 30 died [in the past ten days].
At least 30 died [over the past 24 hours].
At least 30 died [in the last month].
At least 30 died [this week].
At least 30 died [last week].
At least 30 died [earlier this month].
At least 30 died [so far this year].
At least 30 died [during April].
At least 30 died [over the weekend].
At least 30 died [the past few days].
At least 30 died [between January and March].
At least 30 died [from 1 to 8 September].
At least 30 died [from Monday to Wednesday].
At least 30 died [from 2014 to 2017].
At least 30 died [last weekend].
At least 30 died [two weeks ago].
"""
SINCE = """
26 people were killed [since the beginning of the month], rescuers said.
26 people were killed [since March 2011].
26 people were killed [since Monday].
26 people were killed [since dawn] in the eastern quarters.
26 people were killed [since the start of the war].
26 people were killed [since then].
26 people were killed [so far].
26 people were killed [to date].
26 people were killed [since April 15].
26 people were killed [since early 2011].
26 people were killed [since the uprising broke out in March 2011].
26 people were killed in the war that [began in 2011].
26 people were killed in an offensive [launched on Sunday].
Shells fell on the town [from early Monday].
26 people were killed [from July 2021 onwards].
26 people were killed [ever since].
"""
DURATIONS = """
The [nine-month] war has emptied the valley.
The [five-year-old] conflict has emptied the valley.
They were besieged [for days].
They were besieged [for three months].
They were besieged [for more than a week].
After a [two-day] siege they gave up.
The [months-long] siege starved the town.
"""
VAGUE = """
The group has [recently] lost ground.
Attacks have risen [in recent weeks].
Attacks have [lately] risen.
The town was shelled [in the past].
[Most recently] a nurse was killed there.
Following [recent] clashes, families fled.
The offensive may begin [in the coming days].
The offensive will begin [tomorrow].
[As of Monday], 30 had died.
He was shot [several weeks ago].
"""
CLOCKS = """
The shooting began [around 1 pm] and lasted an hour.
The bomb exploded [at 3:15 a.m.] near the gate.
The bomb exploded [at 14:30] near the gate.
The bomb exploded [at 0400 GMT] near the gate.
"""
LEFT_ALONE = """
A 12-year-old boy and a five-year-old girl were killed.
A man aged 30 and a woman 40 years old were shot.
Protesters march on the capital and may be shot.
The army may have killed 2000 people in 2000 homes.
They march to the palace, which could march them back.
More than 150 shells hit the village.
The Sunday school was burned.
The Sun and the Sunday Times wrote about it.
The second victim sat in the car, the third stood.
Bloody Sunday, Black Friday and Good Friday are names.
The March 14 Alliance called for calm.
The Easter Sunday attacks are remembered.
Christians pray on Sundays and Muslims on Fridays.
May 20 soldiers hold the pass.
Of the 2012 people counted, 40 were dead.
It happens every day, day after day.
For the first time, one day, the doors stayed shut.
The Arab Spring is over.
He drove 5 km in his 2nd car.
"""


def _marked(table: str) -> list[tuple[str, list[str]]]:
    rows = []
    for line in table.strip().splitlines():
        wanted = [part.split("]")[0] for part in line.split("[")[1:]]
        rows.append((line.replace("[", "").replace("]", ""), wanted))
    return rows


KINDS = {
    "day": DAYS, "relative": RELATIVE, "month": MONTHS, "year": YEARS, "span": SPANS, "since": SINCE, "duration": DURATIONS,
    "vague": VAGUE, "clock": CLOCKS,
}


@pytest.mark.parametrize(
    ("kind", "sentence", "wanted"), [(kind, *row) for kind, table in KINDS.items() for row in _marked(table)]
)
def test_m14_finds_every_expression_of_time_with_its_kind(kind: str, sentence: str, wanted: list[str]) -> None:
    found = [day for day in find_days(sentence) if day.kind == kind]
    assert [day.words for day in found] == wanted


@pytest.mark.parametrize("sentence", LEFT_ALONE.strip().splitlines())
def test_m06_leaves_ages_counts_verbs_and_names_alone(sentence: str) -> None:
    assert [day.words for day in find_days(sentence)] == []


def test_m15_a_toll_that_stands_as_of_a_day_does_not_date_the_deaths() -> None:
    assert [day.kind for day in find_days("By Saturday the toll stood at nine, as of Monday at twelve.")] == ["vague", "vague"]


def test_m14_a_bare_weekday_before_its_date_is_one_expression() -> None:
    assert [day.words for day in find_days("Saturday 24 August 2013 Minister speaks")] == ["Saturday 24 August 2013"]


WORDS = [
    *" ".join(KINDS.values()).replace("[", "").replace("]", "").split(),
    "\n\n", ".", ",", "-", "(", "’s", "'s", "\x00", "\u00a0", "\ud800", "٣", "2000", "May", "march", "31", "since", "the", "of",
]


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join) | st.text(max_size=200))
def test_m14_words_stand_where_they_are_said_to_stand(text: str) -> None:
    found = find_days(text)
    assert all(text[day.start : day.end] == day.words and day.words.strip() for day in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert found == find_days(text)


@pytest.mark.parametrize(
    "phrase", ["the ", "since the ", "on ", "Friday and ", "3 May ", "the first last week of the ", "\n \n"]
)
def test_m14_takes_time_in_proportion_to_the_text(phrase: str) -> None:
    def cost(times: int) -> float:
        started = time.perf_counter()
        find_days(phrase * times)
        return time.perf_counter() - started

    cost(10)
    assert cost(20_000) < 20
