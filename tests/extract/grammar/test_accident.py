"""What nobody did is no violence: nature, crushes, games and exercises give no happening at all."""

from __future__ import annotations

import pytest
from tests.extract.grammar.lines import happenings


@pytest.mark.parametrize(
    "text",
    [
        "Cyclone Orva killed six people and injured twelve around Temsin.",
        "Eight supporters were crushed to death outside a stadium in Orvala.",
        "Oxygen bottles blew up in a clinic in Orvala, and 19 people died of the smoke.",
        "Troops fired 1,100 rounds in an exercise near Orvala with 40 helicopters.",
        "The grandmaster beat two champions in Orvala in a tournament of 84 players.",
    ],
)
def test_what_nobody_did_is_no_happening(text: str) -> None:
    assert happenings(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed six people in Orvala at night.",
        "Two soldiers were killed in Orvala when shells hit an exercise.",
    ],
)
def test_violence_beside_it_stays(text: str) -> None:
    assert [h.kind for h in happenings(text)] == ["incident"]
