"""Who did it, who took part, what was aimed at, and who claims or denies it (M10, M11, M12, M13)."""

from __future__ import annotations

import pytest
from tests.extract.grammar.lines import tellings

import harmledger
from harmledger.model.vocabulary import Role, Stance


def named(text: str, role: Role, stance: Stance | None = None, title: str = "") -> set[str]:
    return {
        t.s.phrase(agent.begin, agent.end).replace(" - ", "-")
        for t in tellings(text, title)
        for agent in t.agents
        if agent.role == role and stance in (None, agent.stance)
    }


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Gunmen killed six farmers near Kuje.", "gunmen"),
        ("Six farmers were killed by gunmen near Kuje.", "gunmen"),
        ("Israeli air strikes killed four people in Tyre.", "israeli"),
        ("Fierce government bombardment killed two people in Douma.", "government"),
        ("Horrific regime attacks on the town killed nine civilians.", "regime"),
        ("A shell fired by Ukrainian forces hit a bus in Horlivka.", "ukrainian forces"),
        ("The raid was carried out by Rwandan-backed rebels and killed 12 people.", "rwandan-backed rebels"),
        ("Three men were shot dead at the hands of a mob and wounded by vigilantes in Jos.", "vigilantes"),
        ("Fire from Armenian positions killed a shepherd.", "armenian"),
        ("Two women were abducted by men in military uniform near Pekon.", "men in military uniform"),
        ("A team of policemen shot dead two students in Lashio.", "policemen"),
        ("Rebels of the Free Land Front attacked a convoy and killed three soldiers.", "rebels of the free land front"),
        ("The gunmen fled after killing a teacher in Pattani.", "gunmen"),
    ],
)
def test_m12_the_doer_is_named_by_subject_agent_and_what_stands_before_a_noun(text: str, doer: str) -> None:
    assert doer in named(text, "perpetrator")


@pytest.mark.parametrize(
    "text",
    [
        "A terrorist attack killed four people in Nice.",
        "An Afghan blast killed three people.",
        "The market attack killed three people in Konduga.",
        "A bus hit a landmine near Bria, killing four passengers.",
        "Anti-government protests left three people dead in Mandalay.",
        "Shelling of the rebel-held town killed three people.",
        "A Russian-backed offensive killed three people.",
        "Four people were killed in a bombing in Parachinar.",
        "Five members of one family burned to death in a fire set off by the shelling.",
    ],
)
def test_m12_nobody_did_it_where_the_words_name_nobody(text: str) -> None:
    assert named(text, "perpetrator") == set()


def test_m12_two_joined_doers_are_two() -> None:
    assert named("Russian and Syrian planes bombed the market, killing six.", "perpetrator") == {"russian", "syrian planes"}
    text = "Government forces backed by their Chadian allies shelled the camp, killing six."
    assert named(text, "perpetrator") == {"government forces", "chadian allies"}


def test_m12_a_country_that_backs_a_side_did_not_do_it() -> None:
    assert named("Rebels backed by Turkey killed six people.", "perpetrator") == {"rebels"}


def test_m12_bodies_side_by_side_have_lost_their_comma() -> None:
    found = named("Clashes between Jaish al-Islam Ahrar al-Sham and the Nusra Front killed six people.", "party")
    assert found == {"jaish al-islam", "ahrar al-sham", "nusra front"}


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("The attack in Beni was blamed on the ADF.", "adf"),
        ("Rights groups accused Turkish border guards of shooting dead 11 migrants.", "turkish border guards"),
        ("Boko Haram is believed to be behind the killing of nine loggers.", "boko haram"),
        ("Suspected separatists killed a teacher in Bamenda.", "separatists"),
        ("Police said the blast was the work of the ELN.", "eln"),
    ],
)
def test_m12_who_is_held_to_have_done_it_is_alleged(text: str, doer: str) -> None:
    assert named(text, "perpetrator", "alleged") == {doer}


def test_m12_who_is_accused_of_no_violence_did_none() -> None:
    assert named("Two men accused of spying were executed by the militants.", "perpetrator") == {"militants"}


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Al-Shabaab claimed responsibility for the blast.", "al-shabaab"),
        ("The attack was claimed by the Taliban.", "taliban"),
        ("The Taliban said their fighters had killed nine soldiers.", "taliban"),
        ("The coalition said it had struck a command post and killed two commanders.", "coalition"),
        ("The Islamic State group said that two of its men had carried out the attack.", "islamic state group"),
    ],
)
def test_m12_who_says_that_it_did_it_claims_it(text: str, doer: str) -> None:
    assert named(text, "perpetrator", "claimed") == {doer}


def test_m12_no_group_claims_what_no_group_has_claimed() -> None:
    assert named("No group has claimed responsibility for the blast.", "perpetrator") == set()
    assert named("The government took responsibility for security after the attack.", "perpetrator", "claimed") == set()


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("The army denied shelling the market.", "army"),
        ("The army denied any involvement.", "army"),
        ("The rebels said they had nothing to do with the abduction.", "rebels"),
    ],
)
def test_m10_who_denies_it_is_named_as_denying_it(text: str, doer: str) -> None:
    assert named(text, "perpetrator", "denied") == {doer}


def test_m10_who_denies_a_toll_denies_no_deed() -> None:
    assert named("The army denied that civilians had been killed in the raid.", "perpetrator", "denied") == set()


@pytest.mark.parametrize(
    "text",
    [
        "The army said a bomb killed two people in Quetta.",
        "Police reported that 12 people had been wounded in the blast.",
        "According to the army, shelling killed a boy in Kharkiv.",
        "Police said it killed only the driver of the bomb.",
    ],
)
def test_m11_who_reports_did_not_do_it(text: str) -> None:
    assert named(text, "perpetrator") == set()


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Clashes between Fano fighters and soldiers killed ten people.", {"fano fighters", "soldiers"}),
        ("The army clashed with M23 rebels near Sake.", {"army", "m23 rebels"}),
        ("An army soldier and two militants were killed in a gunfight in Kulgam.", {"army soldier", "militants"}),
        ("The army and the rebels exchanged fire near Kalengo.", {"army", "rebels"}),
    ],
)
def test_m13_both_sides_of_a_clash_are_parties(text: str, sides: set[str]) -> None:
    assert named(text, "party") == sides


def test_m13_those_killed_in_a_clash_are_the_other_side() -> None:
    text = "Security forces killed four insurgents in clashes near Jolo."
    assert named(text, "perpetrator") == {"security forces"}
    assert named(text, "party") == {"insurgents"}


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        ("Rebels shelled areas under government control on Friday.", "areas under government control"),
        ("Hezbollah fired missiles at an army post in Metula, wounding two soldiers.", "army post"),
        ("A mortar attack on the central neighbourhoods of Damascus wounded two.", "central neighbourhoods of damascus"),
        ("Strikes targeting a training camp killed nine recruits.", "training camp"),
        ("The Saudi-led coalition bombed Houthi trenches near Qaniya.", "houthi trenches"),
    ],
)
def test_m13_a_target_is_named_in_full(text: str, aim: str) -> None:
    assert aim in named(text, "target")


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shot dead seven villagers.",
        "Troops opened fire on Friday, killing two.",
        "Police fired tear gas.",
    ],
)
def test_m13_the_dead_days_and_weapons_are_no_targets(text: str) -> None:
    assert named(text, "target") == set()


def test_m12_each_actor_of_a_happening_is_named_once() -> None:
    text = "The Rapid Support Forces shelled El Obeid on Sunday and killed nine people. The RSF denied shelling the town."
    (mention,) = harmledger.read(text, published="2024-09-09").mentions
    assert [(a.words, a.stance) for a in mention.actors if a.role == "perpetrator"] == [("Rapid Support Forces", "denied")]


@pytest.mark.parametrize(
    "text",
    [
        "Eleven people were killed in an air strike in Sarmin. The government denied that its planes had bombed the town.",
        "The Syrian defence ministry on Tuesday denied that its air force had bombed the market of Sarmin on Monday.",
        "The group denied it was behind the attack that killed four people in Sarmin.",
    ],
)
def test_m10_whoever_denies_a_deed_of_its_own_has_not_claimed_it(text: str) -> None:
    mentions = harmledger.read(text).mentions
    assert {a.stance for m in mentions for a in m.actors if a.role == "perpetrator"} == {"denied"}


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Four people were killed when gunmen burst into a school in Orvala.", "gunmen"),
        ("Raiders rode into Orvala on Sunday; ten people died.", "raiders"),
        ("Men in plain clothes stopped a bus near Orvala, and nine passengers were shot.", "men in plain clothes"),
        ("A boy of 14 blew himself up in Orvala, killing nine guests.", "boy"),
        ("Ten people were killed overnight Monday at a shop in Orvala by gunmen whom the mayor knew.", "gunmen"),
        ("Barrel bombs dropped by army helicopters on Orvala killed two people.", "army helicopters"),
        ("The Lumo battalion put twenty men of Orvala to death.", "lumo battalion"),
        ("The shells came from positions of the rebels, residents said.", "rebels"),
    ],
)
def test_m12_who_came_or_dropped_it_did_it_where_nobody_else_is_named(text: str, doer: str) -> None:
    assert doer in named(text, "perpetrator")


@pytest.mark.parametrize(
    "text",
    [
        "A bomb went off in Orvala as soldiers passed, killing two people.",
        "Two people were killed in Orvala, and police cordoned off the street.",
        "Nine people were shot dead in Orvala and one soldier fell.",
        '"They killed my father in Orvala," said Jona Belt.',
        "Two people were killed at a rally of the Lumo Party in Orvala.",
    ],
)
def test_m12_who_only_stood_by_did_nothing(text: str) -> None:
    assert named(text, "perpetrator") == set()


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("A missile hit a helicopter. Islamic State claimed it.", "claimed"),
        ("Two men were killed in the blast; the Islamic State admitted the killing.", "claimed"),
        ("A rocket killed two boys. Islamic State denied having fired it.", "denied"),
        ("A rocket killed two boys. The ministry pointed to Islamic State.", "alleged"),
        ("A grenade killed two boys. The movement held Islamic State responsible for the attack.", "alleged"),
    ],
)
def test_m12_a_deed_may_be_told_as_it(text: str, stance: Stance) -> None:
    assert "islamic state" in named(text, "perpetrator", stance)


def test_m10_the_group_that_denies_is_the_one_that_was_named() -> None:
    text = "The army accused Islamic State of killing 50 civilians in Orvala. The group denied it."
    (mention,) = harmledger.read(text).mentions
    assert [(a.words, a.stance) for a in mention.actors if a.role == "perpetrator"] == [("Islamic State", "denied")]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The Orvala army lost 12 men near Temsin.", "orvala army"),
        ('Two dealers died in "gunfights" with Islamic State in Temsin.', "islamic state"),
    ],
)
def test_m13_who_loses_men_or_is_fought_with_is_a_side(text: str, side: str) -> None:
    assert side in named(text, "party")


def test_m12_members_of_a_gang_who_came_are_named() -> None:
    text = "At least 58 people were killed when members of the Gran Orvala gang swept through Temsin with rifles."
    assert any("gran orvala gang" in one for one in named(text, "perpetrator"))
