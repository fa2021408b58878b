"""One body is one voice, on its own page and in a paper that quotes it (M19, M21); sides and rival claims (M12, M13)."""

from __future__ import annotations

from datetime import date

from tests.reconcile.invented import entry, toll

from harmledger.model.mention import Actor
from harmledger.model.span import Span
from harmledger.model.vocabulary import ClaimId, Stance
from harmledger.reconcile.reconcile import incidents_of

DAY, LATER = date(2031, 5, 2), date(2031, 5, 3)
CORPS = "Lowland Rescue Corps"


TEXTS = (
    "Shells fell on the grain market in the morning, when the stalls had opened. A nurse counted those who were brought in.",
    "The guns on the ridge began before breakfast, says a teacher who saw the smoke from her roof and ran to her pupils.",
)


def actor(name: str, words: str, stance: Stance) -> Actor:
    return Actor(ClaimId(f"ca{name}"), "perpetrator", words, Span(0, 1), stance)


def test_m19_a_body_s_own_page_revises_what_a_paper_quoted() -> None:
    quoted = entry("a", "Tel Arun", DAY, toll("a", "killed", 9, claimant=CORPS), publisher="Lowland Post")
    own = entry("b", "Tel Arun", DAY, toll("b", "killed", 12), publisher=CORPS, published=LATER)
    (found,) = incidents_of((quoted, own))
    figure = found.figure("killed")
    assert figure
    assert (figure.low, figure.best, figure.high) == (12, 12, 12)


def test_m19_of_one_day_its_own_page_stands() -> None:
    quoted = entry("z", "Tel Arun", DAY, toll("z", "killed", 9, claimant=CORPS), publisher="Lowland Post")
    own = entry("b", "Tel Arun", DAY, toll("b", "killed", 12), publisher=CORPS)
    for told in ((quoted, own), (own, quoted)):
        figure = incidents_of(told)[0].figure("killed")
        assert figure
        assert figure.best == 12


def test_m21_a_paper_that_says_nothing_of_its_own_is_no_second_source() -> None:
    quoted = entry("a", "Tel Arun", DAY, toll("a", "killed", 9, claimant=CORPS), publisher="Lowland Post", text=TEXTS[0])
    own = entry("b", "Tel Arun", DAY, toll("b", "killed", 9), publisher=CORPS, text=TEXTS[1])
    (found,) = incidents_of((quoted, own))
    assert len(found.sources) == 1
    assert found.is_provisional


def test_m21_two_witnesses_of_two_outlets_are_two() -> None:
    told = [
        entry(name, "Tel Arun", DAY, toll(name, "killed", 9, claimant="Amira Haddad"), publisher=outlet, text=text)
        for name, outlet, text in (("a", "Lowland Post", TEXTS[0]), ("b", "Marat Herald", TEXTS[1]))
    ]
    (found,) = incidents_of(told)
    assert len(found.sources) == 2


def test_m13_the_dead_of_both_sides_are_everybody_where_a_report_tells_of_one_side_only() -> None:
    both = entry(
        "a", "Tel Arun", DAY, toll("a", "killed", 8, who="combatants", side="soldiers"),
        toll("a2", "killed", 5, who="combatants", side="fighters"), event_type="clash",
    )  # fmt: skip
    one = entry("b", "Tel Arun", DAY, toll("b", "killed", 8, who="combatants"), event_type="clash")
    (found,) = incidents_of((both, one))
    figure = found.figure("killed")
    assert figure
    assert (figure.low, figure.best, figure.high) == (13, 13, 13)


def test_m12_a_claim_and_a_blame_of_another_contest_each_other() -> None:
    told = [
        entry("a", "Tel Arun", DAY, toll("a", "killed", 6), actors=(actor("a", "Northern Front", "claimed"),)),
        entry("b", "Tel Arun", DAY, toll("b", "killed", 6), actors=(actor("b", "the government", "alleged"),)),
    ]
    (found,) = incidents_of(told)
    assert found.grade == "contested"
    same = entry("c", "Tel Arun", DAY, actors=(actor("c", "fighters of the Northern Front", "alleged"),))
    (calm,) = incidents_of([told[0], same])
    assert calm.grade == "confirmed"
