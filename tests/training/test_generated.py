"""Generated sentences follow the corpus's format, the same for a seed, and half of them have no figure of people."""

from __future__ import annotations

from generated import generated, written
from harmledger.extract.tagger.labels import NUMBERS

NUMBER = 300


def test_the_same_seed_writes_the_same_entries_and_another_writes_others() -> None:
    assert written(20, 1) == written(20, 1)
    assert written(20, 1) != written(20, 2)


def test_every_entry_is_sound_and_about_half_count_nobody() -> None:
    entries = generated(NUMBER, 7)  # raises where a template makes what the format does not allow
    assert len(entries) == NUMBER
    none = sum(not any(label.tag in NUMBERS for label in entry.labels) for entry in entries)
    assert 0.4 < none / NUMBER < 0.65
    assert all(entry.text[label.start : label.end] == label.words for entry in entries for label in entry.labels)


def test_no_slot_is_left_unfilled() -> None:
    assert not [line for line in written(NUMBER, 3) if "{" in line or "}" in line]
