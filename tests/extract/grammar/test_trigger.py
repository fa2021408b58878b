"""Words of harm: verbs, states, nouns and phrases, with the harm that each says was done (M3)."""

from __future__ import annotations

import pytest
from tests.extract.grammar.harmed import wholes


@pytest.mark.parametrize(
    ("text", "harm", "number"),
    [
        ("Twelve people lost their lives in Maiduguri.", "killed", 12),
        ("At least 250 lives had been lost in Darfur.", "killed", 250),
        ("The war has cost some 1,700 lives.", "killed", 1700),
        ("The blast took the life of a nine-year-old girl.", "killed", 1),
        ("The death toll rose to 31 in Herat.", "killed", 31),
        ("Police put the number of the dead at seven.", "killed", 7),
        ("The number of people killed rose to 31.", "killed", 31),
        ("Officials put the dead at 14.", "killed", 14),
        ("The ministry put its losses at six.", "killed", 6),
        ("It brought to 43 the number of people killed.", "killed", 43),
        ("Two women were stoned to death in Raqqa.", "killed", 2),
        ("Two herders were cut down near Kajiado.", "killed", 2),
        ("Eleven migrants drowned off Zuwara.", "killed", 11),
        ("Troops neutralised four militants in Zamfara.", "killed", 4),
        ("The strikes left dead at least three people.", "killed", 3),
        ("Doctors treated 22 people with bullet wounds in Hama.", "injured", 22),
        ("Two others sustained gunshot wounds in Shiroro.", "injured", 2),
        ("Four people were rushed to hospital in Beirut.", "injured", 4),
        ("A boy lost a hand when a bomblet exploded in Saada.", "injured", 1),
        ("A landmine maimed two shepherds near Aghdam.", "injured", 2),
        ("The raid ended with the wounding of a paramedic.", "injured", 1),
        ("Gunmen took 14 passengers hostage near Apatzingan.", "abducted", 14),
        ("The attackers dragged seven girls into the bush.", "abducted", 7),
        ("Militiamen seized 30 travellers near Bunia.", "abducted", 30),
        ("The war has forced 1.2 million people from their homes.", "displaced", 1_200_000),
        ("Four activists disappeared in Turbat.", "missing", 4),
        ("Mines kill or maim about 90 people.", "casualties", 90),
        ("Some 40 people were killed or wounded in Bor.", "casualties", 40),
    ],
)
def test_m03_each_word_of_harm_says_its_own_measure(text: str, harm: str, number: int) -> None:
    assert [(row[0], row[1]) for row in wholes(text)] == [(harm, number)]


@pytest.mark.parametrize(
    "text",
    [
        "A court sentenced two men to death for spying.",
        "Air defences shot down 38 drones over Odesa.",
        "Some 2,000 displaced people have returned to Mosul.",
        "The army did not lose three men to injury.",
        "The ceasefire killed any hope of a quick win.",
        "The party lost 12 seats.",
    ],
)
def test_what_harms_nobody_gives_no_figure(text: str) -> None:
    assert wholes(text) == []
