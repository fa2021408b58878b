from __future__ import annotations

import pytest

from harmledger.resolve.gazetteer.lookup import search


def first(name: str, country: str) -> tuple[str, str]:
    found = search(name, (country,))[0]
    return found.entry.name, found.how


@pytest.mark.parametrize(
    ("name", "country", "usual", "how"),
    [
        ("Robi", "ET", "Robit", "alternate"),
        ("Shewa Robit", "ET", "Robit", "stripped"),  # "Shewa Robi" is its alternate
        ("Taj Begi", "AF", "Taj Bikay Kelay", "generic"),
        ("Ugwulangwu", "NG", "Ugulangu", "skeleton"),
    ],
)
def test_spellings_that_the_gazetteer_lacks(name, country, usual, how):
    assert first(name, country) == (usual, how)


def test_a_village_with_a_common_nouns_translations_is_doubtful():
    # The source gives the village of Dam the word for a dam in forty languages; one of them is "Pato".
    by_name = {one.entry.name: one.how for one in search("Pato", ("AF",))}
    assert by_name["Pato"] == "letter"
    assert by_name["Dam"] == "doubtful"
