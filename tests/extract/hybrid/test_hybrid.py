"""Each rule by which the tagger changes what the grammar makes of a sentence, with a model that says what the test labels.

The sentences are such that the grammar alone reads them otherwise, or would be led astray by weaker marks.
"""

from __future__ import annotations

from datetime import date

import pytest
from tests.extract.tagger.marks import LabelledModel

from harmledger.extract.grammar.reader import GrammarReader
from harmledger.extract.hybrid import HybridReader
from harmledger.extract.tagger.marked import Marked
from harmledger.model.mention import Mention, Toll
from harmledger.model.report import Report


def mentions(labelled: str) -> tuple[Mention, ...]:
    model = LabelledModel(labelled)
    report = Report(model.text, published=date(2024, 5, 8))
    reading = HybridReader(model=lambda: model).read(report)
    for mention in reading.mentions:
        for toll in mention.tolls:
            assert report.words(toll.span) == toll.words
    return reading.mentions


def plain(labelled: str) -> tuple[Mention, ...]:
    return GrammarReader().read(Report(LabelledModel(labelled).text, published=date(2024, 5, 8))).mentions


def told(found: tuple[Mention, ...]) -> list[tuple[str, int | None, int | None]]:
    return [(toll.harm, toll.count.low, toll.count.high) for mention in found for toll in mention.tolls]


def tolls(found: tuple[Mention, ...]) -> list[Toll]:
    return [toll for mention in found for toll in mention.tolls]


def test_m06_a_figure_that_no_mark_supports_is_dropped() -> None:
    labelled = "Shelling killed two elders of the herd in [p Odo] and [k three] [v men]."
    assert ("killed", 2, 2) in told(plain(labelled))
    assert told(mentions(labelled)) == [("killed", 3, 3)]


def test_m27_a_marked_number_that_the_grammar_left_is_read_from_its_words() -> None:
    labelled = "Dead after the raid on [p Odo], a nurse said, among the rubble lay [k at least eleven] [v weavers]."
    assert ("killed", 11, None) not in told(plain(labelled))
    assert told(mentions(labelled)) == [("killed", 11, None)]


def test_m27_marked_words_without_a_number_give_no_figure() -> None:
    assert ("killed", 1, 1) not in told(mentions("A raid that killed nobody in [p Odo] brought down [k the roof] of a mill."))


def test_a_zero_needs_no_mark() -> None:
    assert told(mentions("Shells fell on [p Odo] but nobody was killed.")) == [("killed", 0, 0)]


def test_m06_a_marked_number_that_counts_things_gives_no_figure() -> None:
    labelled = "The raid on [p Odo] killed nobody, but cost the mill [k 31] camels and a roof."
    assert 31 not in [low for _, low, _ in told(mentions(labelled))]


def test_m06_a_marked_age_gives_no_figure() -> None:
    labelled = "Five traders aged between [k 22 and 50] were killed in [p Odo]."
    assert (22, 50) not in [(low, high) for _, low, high in told(mentions(labelled))]


def test_m04_a_marked_part_beside_its_whole_is_a_part() -> None:
    labelled = "Gunmen killed [k nine] [v people] in [p Odo], and among the rubble lay [k:part four] [v weavers]."
    parts = {toll.count.low: toll.part_of is not None for toll in tolls(mentions(labelled))}
    assert parts == {9: False, 4: True}


def test_m07_a_marked_claimant_that_the_grammar_left_vouches_for_the_sentence() -> None:
    labelled = "Gunmen killed [k nine] [v people] in [p Odo], so [c the Weavers' Guild]."
    assert [toll.attribution.claimant for toll in tolls(mentions(labelled))] == ["Weavers' Guild"]


def test_m07_an_attribution_of_the_grammar_that_is_marked_stands() -> None:
    labelled = "Gunmen killed [k nine] [v people] in [p Odo], [c police] said, [c the Weavers' Guild] being shut."
    assert [toll.attribution.claimant for toll in tolls(mentions(labelled))] == ["police"]


def test_m07_an_attribution_that_is_no_claimant_gives_way_to_a_marked_one() -> None:
    labelled = "[c The Weavers' Guild]: gunmen killed [k nine] [v people] in [p Odo], where Karu reported rain."
    assert [toll.attribution.claimant for toll in tolls(mentions(labelled))] == ["Weavers' Guild"]


def test_m16_a_marked_place_where_the_grammar_finds_none_is_the_events() -> None:
    labelled = "[p Odo]: [k nine] [v people] dead, [p:wider Karu province] officials report"
    assert [mention.place for mention in plain(labelled)] == [None]
    (found,) = mentions(labelled)
    assert found.place
    assert (found.place.words, found.place.within) == ("Odo", "Karu province")


def test_m16_a_place_of_the_grammar_stands() -> None:
    labelled = "Gunmen killed [k nine] [v people] in the town of Karu, by [p Odo]."
    assert [mention.place.words for mention in mentions(labelled) if mention.place] == ["Karu"]


def test_m17_a_figure_marked_as_a_total_with_a_cue_makes_an_aggregate() -> None:
    labelled = "Gunmen killed [k:total nine] [v people] in [p Odo], [g all told]."
    assert [mention.kind for mention in plain(labelled)] == ["incident"]
    assert [mention.kind for mention in mentions(labelled)] == ["aggregate"]
    assert [mention.kind for mention in mentions(labelled.replace("[g all told]", "all told"))] == ["incident"]


def test_m17_a_total_of_the_grammar_stands() -> None:
    labelled = "Gunmen killed [k nine] [v people] in [p Odo] in two separate incidents, police said."
    assert [mention.kind for mention in mentions(labelled)] == ["aggregate"]


def test_a_line_without_a_word_of_harm_is_not_run() -> None:
    class Refusing(LabelledModel):
        def mark(self, text: str, start: int = 0, end: int | None = None) -> Marked:
            raise AssertionError("the model was run")

    model = Refusing("Residents of Odo denounced the attack.")
    assert HybridReader(model=lambda: model).read(Report(model.text)).mentions == ()


@pytest.mark.parametrize("labelled", ["Gunmen killed [k nine] [v people] in [p Odo].", "Nothing happened in Odo."])
def test_m25_the_same_report_gives_the_same_reading(labelled: str) -> None:
    assert mentions(labelled) == mentions(labelled)
