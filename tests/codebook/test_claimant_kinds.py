"""Kinds of claimant by the nouns of a phrase."""

from __future__ import annotations

import pytest

from harmledger.codebook.claimant_kinds import claimant_kinds, key

kinds = claimant_kinds()


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("police", "police"),
        ("two witnesses", "witness"),
        ("hospital staff", "hospital"),
        ("local activists", "activist_network"),
        ("army hospital doctors", "hospital"),
        ("rights groups", "rights_group"),
        ("health officials", "health_authority"),
        ("policemen", "police"),
        ("villagers", "resident"),
        ("state news agency", "news_agency"),
    ],
)
def test_the_last_noun_of_a_phrase_gives_its_kind(phrase: str, kind: str) -> None:
    assert kinds.nouns(key(phrase))[-1].kind == kind


def test_no_noun_stands_under_two_kinds() -> None:
    nouns = [noun for kind in kinds.kinds.values() for noun in kind.nouns]
    assert len(nouns) == len(set(nouns))


def test_those_who_fight_are_told_from_those_who_count() -> None:
    assert {kind for kind in kinds.kinds if kinds.is_party(kind)} == {
        "government", "ministry", "military", "police", "security_force", "intelligence", "armed_group", "militia", "coalition",
    }
