"""Words for a body to the body: claimants, perpetrators, parties and targets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.model.attribution import Attribution
from harmledger.model.mention import Actor
from harmledger.model.span import Span
from harmledger.model.vocabulary import ActorId, ClaimId, Role
from harmledger.resolve.actor import resolve_actor, resolve_claimant


def claimant(words: str, *countries: str) -> tuple[str | None, str | None]:
    attribution = resolve_claimant(Attribution(words), countries)
    assert attribution.claimant == words
    return attribution.claimant_id, attribution.claimant_kind


def actor(words: str, *countries: str, role: Role = "perpetrator") -> str | None:
    given_actor = Actor(ClaimId("c1"), role, words, Span(0, len(words)))
    resolved = resolve_actor(given_actor, countries)
    assert resolved.words == words
    assert (resolved.name is None) == (resolved.actor_id is None)
    return resolved.actor_id


@pytest.mark.parametrize(
    ("words", "claimant_id", "kind"),
    [
        ("White Helmets", "white-helmets", "rescue_service"),
        ("a spokesman for the White Helmets", "white-helmets", "rescue_service"),
        ("White Helmets spokesman Adam Smith", "white-helmets", "rescue_service"),
        ("Syrian Observatory for Human Rights (SOHR)", "syrian-observatory-for-human-rights", "monitor"),
        ("British Foreign Secretary Jane Doe", "united-kingdom-foreign-ministry", "ministry"),
        ("UN Resident Representative in Chad John Doe", "united-nations", "un_body"),
        ("John Doe, chair of the World Food Programme", "wfp", "un_body"),
        ("Kenyan police", "kenya-police", "police"),
        ("U.S. military officials", "united-states-military", "military"),
        ("Israel", "israel-government", "government"),
        ("Reuters correspondent", "reuters", "news_agency"),
        ("Hezbollah's Al-Manar TV", "al-manar", "medium"),
        ("Rapid Support Forces (RSF) spokesman", "rapid-support-forces", "armed_group"),
        ("Hamas-run health ministry", "gaza-health-ministry", "health_authority"),
        ("a commander in the Free Syrian Army", "free-syrian-army", "armed_group"),
        ("Houthi rebels", "houthis", "armed_group"),
        ("UN refugee agency (UNHCR)", "unhcr", "un_body"),
        ("Taliban officials", "taliban", "armed_group"),
    ],
)
def test_m07_a_claimant_is_the_body_spoken_for(words: str, claimant_id: str, kind: str) -> None:
    assert claimant(words) == (claimant_id, kind)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("police", "police"),
        ("local activists", "activist_network"),
        ("hospital staff", "hospital"),
        ("a witness", "witness"),
        ("residents", "resident"),
        ("the regime", "government"),
        ("rebels", "armed_group"),
        ("local civil defence", "rescue_service"),
        ("city police command", "police"),
        ("local government sources", "local_authority"),
        ("an official of the Syrian opposition", "political_group"),
        ("a resident of the county", "resident"),
        ("the doctors' syndicate", "civil_party"),
        ("a source close to the talks", "source"),
        ("Jane Doe, a teacher in the village", "resident"),
    ],
)
def test_m07_common_nouns_give_a_kind_and_no_id(words: str, kind: str) -> None:
    assert claimant(words) == (None, kind)


@pytest.mark.parametrize("words", ["Jane Doe", "a spokesperson", "publisher", "Oromia Gazette of Nowhere", "it", ""])
def test_m01_an_unknown_claimant_stays_unknown(words: str) -> None:
    assert claimant(words) == (None, None)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("witnesses to the Hezbollah attack", "witness"),
        ("families of Wagner fighters", "relative"),
        ("activists opposed to the Islamic State group", "activist_network"),
        ("a source in a Hezbollah-held town", "source"),
        ("a doctor at a hospital in Taliban-controlled Kunduz", "hospital"),
        ("Boko Haram survivors", "survivor"),
    ],
)
def test_m11_a_body_that_is_only_spoken_of_is_no_claimant(words: str, kind: str) -> None:
    assert claimant(words) == (None, kind)


def test_the_report_s_countries_choose_between_bearers_of_an_acronym() -> None:
    assert claimant("RSF") == (None, None)
    assert claimant("RSF", "SD") == ("rapid-support-forces", "armed_group")
    assert actor("SDF fighters", "SY") == "sdf"
    assert actor("SDF fighters") is None


def test_a_claimant_that_is_resolved_already_is_kept() -> None:
    attribution = Attribution("police", claimant_id=ActorId("mine"), claimant_kind="police")
    assert resolve_claimant(attribution) is attribution


@pytest.mark.parametrize(
    ("words", "actor_id"),
    [
        ("Israeli air strikes", "israel-military"),
        ("suspected Russian warplanes", "russia-military"),
        ("Syrian government forces", "syria-military"),
        ("Russia", "russia-military"),
        ("Somali soldiers", "somalia-military"),
        ("IS fighters", "islamic-state"),
        ("suspected al-Shabaab militants", "al-shabaab"),
        ("fighters from the Islamic State group", "islamic-state"),
        ("US-led coalition air strikes", "us-led-coalition"),
        ("Saudi-led coalition jets", "saudi-led-coalition"),
        ("Hamas rockets", "hamas"),
        ("Kurdish YPG", "ypg"),
        ("Fano", "fano"),
        ("the Free Syrian Army's Eagles brigade", "free-syrian-army"),
        ("the armed forces of Ethiopia", "ethiopia-military"),
        ("National Salvation Front led by its general", "national-salvation-front"),
    ],
)
def test_m12_a_perpetrator_is_the_body_that_its_words_name(words: str, actor_id: str) -> None:
    assert actor(words) == actor_id


@pytest.mark.parametrize(
    "words",
    [
        "rebels", "the regime", "government", "gunmen", "coalition warplanes", "anti-Houthi fighters", "Iran-backed militias",
        "Syrian and Russian warplanes", "Palestine", "Palestinian rockets", "opponents of Hamas", "al-Shabaab-held town",
        "White Helmets vehicles", "",
    ],
)
def test_m12_words_that_name_no_one_perpetrator_stay_words(words: str) -> None:
    assert actor(words) is None


def test_a_target_may_be_named_by_what_is_its_own() -> None:
    assert actor("Hezbollah positions", role="target") == "hezbollah"
    assert actor("Hezbollah positions") is None
    assert actor("White Helmets", role="target") == "white-helmets"


def test_an_actor_s_attribution_is_resolved_with_it() -> None:
    given_actor = Actor(ClaimId("c1"), "perpetrator", "gunmen", Span(0, 6), attribution=Attribution("SOHR"))
    resolved = resolve_actor(given_actor)
    assert resolved.attribution.claimant_id == "syrian-observatory-for-human-rights"
    assert resolved.actor_id is None


@given(st.text(max_size=80))
def test_no_words_break_it_or_change(words: str) -> None:
    claimant(words)
    actor(words)
    actor(words, "SY", role="target")
