"""The tagger alone: marks joined by the stated rules, numbers read from the words."""

from __future__ import annotations

from datetime import date

from tests.extract.tagger.marks import LabelledModel

from harmledger.extract.tagger.reader import TaggerReader
from harmledger.model.reading import Reading
from harmledger.model.report import Report


def reading(labelled: str) -> Reading:
    model = LabelledModel(labelled)
    return TaggerReader(model=lambda: model).read(Report(model.text, published=date(2024, 5, 8)))


TWO = (
    "[c The Weavers' Guild] said [a gunmen] killed [k at least nine] [v people], [k:part four] [v women] among them, "
    "in [p Odo], [p:wider Karu province], [d on Monday]. Another [i twelve] [v people] were wounded. "
    "[k Two] [v policemen] died in [p Leh]."
)


def test_a_sentence_without_place_and_day_goes_on_with_the_last() -> None:
    first, second = reading(TWO).mentions
    assert [(toll.harm, toll.count.low, toll.count.high, toll.who) for toll in first.tolls] == [
        ("killed", 9, None, "people"),
        ("killed", 4, 4, "women"),
        ("injured", 12, 12, "people"),
    ]
    assert first.place
    assert (first.place.words, first.place.within) == ("Odo", "Karu province")
    assert first.date
    assert first.date.words == "on Monday"
    assert [actor.words for actor in first.actors] == ["gunmen"]
    assert [(toll.count.low, toll.who) for toll in second.tolls] == [(2, "combatants")]


def test_m04_a_marked_part_names_its_whole() -> None:
    whole, part, _ = reading(TWO).mentions[0].tolls
    assert part.part_of == whole.claim_id


def test_m07_the_claimant_is_the_marked_one_of_the_sentence() -> None:
    claimants = [toll.attribution.claimant for mention in reading(TWO).mentions for toll in mention.tolls]
    assert claimants == ["Weavers' Guild", "Weavers' Guild", "publisher", "publisher"]


def test_m27_every_value_quotes_the_report() -> None:
    found = reading(TWO)
    for mention in found.mentions:
        for value in (*mention.tolls, *mention.actors, mention.place, mention.date):
            assert value is None or found.report.words(value.span) == value.words


def test_m26_nothing_marked_is_told_as_a_reject() -> None:
    assert [reject.code for reject in reading("The attack is remembered.").rejects] == ["no_happening"]
    assert [reject.code for reject in reading("Bread is sold.").rejects] == ["no_harm"]


def test_m17_m09_the_kind_is_what_the_figures_are() -> None:
    assert reading("War has killed [k:total 900] [v people] in [p Odo].").mentions[0].kind == "aggregate"
    assert reading("An attack on [p Odo] could kill [k:expected 900] [v people].").mentions[0].kind == "prospect"
