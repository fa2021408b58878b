"""The language of a text, told without a model; what cannot be told is None."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from harmledger.ingest.language import language_of


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Shells fell on the market of the town on Thursday and killed six people, the rescue corps said.", "en"),
        ("Six people have been killed and dozens were hurt in the shelling of a market in the town by the army.", "en"),
        (
            "Au moins dix personnes ont été tuées vendredi dans une attaque contre un village du nord, selon la police.",
            "fr",
        ),
        (
            "Al menos diez personas murieron el viernes en un ataque contra una aldea del norte del país, según la policía.",
            "es",
        ),
        ("Bei einem Angriff auf ein Dorf im Norden des Landes sind am Freitag mindestens zehn Menschen getötet worden.", "de"),
        ("قتل عشرة أشخاص على الأقل يوم الجمعة في هجوم على قرية في شمال البلاد بحسب السلطات المحلية", "und-Arab"),
        ("Не менее десяти человек погибли в пятницу при нападении на деревню на севере страны", "und-Cyrl"),
        (
            "据当地政府和目击者称,星期五,该国北部一个村庄遭到袭击,至少有十人死亡,数十人受伤。事发当时村民正在市场买东西。",
            "und-Hani",
        ),
        ("Six dead", None),
        ("", None),
        ("12 345 -- \u0660\u0661 !!", None),
        ("\ud800" * 90, None),
    ],
)
def test_language(text: str, tag: str | None) -> None:
    assert language_of(text) == tag


def test_a_tongue_without_a_list_is_undetermined_and_english_with_foreign_names_is_english() -> None:
    kurdish = (
        "Di êrişekê de ku roja înê li gundekî bakurê welêt pêk hat herî kêm deh kes hatin kuştin li gorî berpirsên herêmê " * 3
    )
    assert language_of(kurdish) == "und-Latn"
    names = "The town of تل عرون was shelled on Friday, and six people were killed there, said the head of المرصد السوري."
    assert language_of(names) == "en"


def test_damaged_english_is_not_taken_for_another_language() -> None:
    damaged = (
        "Six civilians killed among them 3 children terrorist attacks rocket shells al-Qasr area New Tel Arun reporter said "
        * 2
    )
    assert language_of(damaged) in ("en", None)


def test_the_development_reports_are_english(shared: Path) -> None:
    for path in sorted((shared / "evaluation" / "dev").glob("*.reports.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert language_of(json.loads(line)["text"]) == "en"
