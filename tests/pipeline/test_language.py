from __future__ import annotations

import pytest

from harmledger.model.reading import MadeBy, Reading
from harmledger.model.report import Report
from harmledger.pipeline.read import read_report

ENGLISH = "Two men were killed when a shell hit a house in the village on Friday, residents said, and the road was closed. "
FRENCH = "Deux hommes ont été tués par un obus dans le village, selon les habitants, et la route a été fermée par les soldats. "
ARABIC = "قتل رجلان بقذيفة سقطت على منزل في القرية يوم الجمعة وفق ما قال السكان وأغلقت الطريق أمام السيارات "


class Reader:
    made_by = MadeBy("none", "1", "")

    def read(self, report: Report) -> Reading:
        return Reading(report, (), (), self.made_by)


@pytest.mark.parametrize(("text", "language"), [(FRENCH * 3, "fr"), (ARABIC * 3, "und-Arab")])
def test_m26_a_text_in_another_language_says_so(text: str, language: str) -> None:
    (reject,) = read_report(Report(text), Reader()).rejects
    assert reject.code == "not_english"
    assert language in reject.why


@pytest.mark.parametrize("text", [ENGLISH * 3, ARABIC + ENGLISH * 20, "Two killed", ""])
def test_english_with_a_foreign_beginning_or_too_short_to_tell_is_read(text: str) -> None:
    assert read_report(Report(text), Reader()).rejects == ()


def test_the_callers_word_on_the_language_stands() -> None:
    assert read_report(Report(ENGLISH, language="en-GB"), Reader()).rejects == ()
    assert read_report(Report(ENGLISH, language="fr"), Reader()).rejects[0].code == "not_english"
