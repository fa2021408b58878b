"""The corpus's format: what an entry becomes, and which faults are named where."""

from __future__ import annotations

from pathlib import Path

import pytest

from check_corpus import number_faults
from harmledger.codebook.lexicon import lexicon
from harmledger.evaluate import evaluate_rows
from labelled import Entry, Fault, corpus_files, load

SOUND = """\
## a note
# sd-1 | 2023-06-11 | Nile Courier
[a1 Paramilitary] [w1 shelling] killed [k1 at least ten] [v1 people], including [k2 five] [v2 children], in [p1 Umm Badr] in
[p2 North Kordofan] on [d1 Friday], [c1 the Rescue Network] said.
= incident shelling p1 admin1:p2 d1=2023-06-09 perp:a1:alleged | k1 killed 10-* people by c1 | k2 killed 5 children part by c1

# sd-2 | - | -
The minister, 54, drove [n1 two trucks] past a hospital.
"""


def loaded(tmp_path: Path, text: str) -> tuple[list[Entry], list[Fault]]:
    path = tmp_path / "some.txt"
    path.write_text(text, encoding="utf-8")
    return load([path])


def test_an_entry_is_its_text_its_labels_and_its_gold(tmp_path: Path) -> None:
    (first, second), faults = loaded(tmp_path, SOUND)
    assert not faults
    assert first.text.startswith("Paramilitary shelling killed at least ten people, including five children, in Umm Badr in\n")
    assert all(first.text[label.start : label.end] == label.words for label in first.labels)
    (mention,) = first.mentions
    assert mention["place"] == {"text": "Umm Badr", "within": None, "admin1": "North Kordofan", "country": None}
    assert mention["date"] == {"words": "Friday", "start": "2023-06-09", "end": "2023-06-09"}
    assert mention["actors"] == [{"role": "perpetrator", "text": "Paramilitary", "stance": "alleged"}]
    assert mention["weapons"] == [{"words": "shelling"}]
    toll, part = mention["tolls"]
    assert (toll["low"], toll["high"], toll["claimant"], toll["words"]) == (
        10,
        None,
        "the Rescue Network",
        "at least ten people",
    )
    assert part["part_of"] is True
    assert second.mentions == ()
    assert second.published is None


def test_gold_of_the_corpus_is_scored_as_any_gold(tmp_path: Path) -> None:
    entries, _ = loaded(tmp_path, SOUND)
    rows = [entry.gold() for entry in entries]
    assert evaluate_rows(rows, rows).levels["record"].f1 == 1.0


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("# a-1 | - | -\nIn [p1 the [p2 town]] here.", 2, "do not nest"),
        ("# a-1 | - | -\nIn [q1 Town].", 2, "no tag 'q'"),
        ("# a-1 | - | -\n[k1 Two] died.\n= incident attack | k2 killed 2 people", 3, "no label is called 'k2'"),
        ("# a-1 | - | -\n[k1 Two] died.\n= incident attack | k1 killed two people", 3, "no number 'two'"),
        ("# a-1 | - | -\n[k1 Two] died.\n= incident attack | k1 killed 2 persons", 3, "no who 'persons'"),
        ("# a-1 | - | -\n[k1 Two] died.\n= incident attack p1 | k1 killed 2 people", 3, "'p1'"),
        ("# a-1 | 2023-13-01 | -\n[k1 Two] died.", 1, "is no day"),
        ("# a-1 | - | -\nOn [d1 Friday].\n= incident attack d1=Friday", 3, "is no day"),
        ("# a-1 | - | -\n[k1 Two] died.\n= incidence attack", 3, "KIND TYPE"),
        ("# a-1 | - | -\nA.\n# a-1 | - | -\nB.", 3, "is taken by"),
        ("# a-1 | - | -\n= incident attack", 1, "without text"),
        ("Text alone.", 1, "text before the first"),
        ("# a-1 | - | -\nA.\n= incident attack in:0", 3, "names no other mention"),
        ("# a-1 | - | -\n[k1 Two] and [k1 three] died.", 2, "two labels are called 'k1'"),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, text: str, line: int, why: str) -> None:
    _, faults = loaded(tmp_path, text)
    assert [fault.line for fault in faults] == [line]
    assert why in faults[0].why


@pytest.mark.parametrize(
    ("labels", "toll", "fault"),
    [
        ("[k1 at least ten] [v1 people]", "k1 killed 10-* people", None),
        ("[k1 at least ten] [v1 people]", "k1 killed 10 people", "is read as (10, None)"),
        ("[k1 two] [v1 brothers and their mother]", "k1 killed 3 mixed", None),
        ("[k1 two] [v1 brothers]", "k1 killed 3 men", "is read as (2, 2)"),
        ("[k1 dozens] of [v1 people]", "k1 killed ? people", None),
        ("[k1 a] [v1 farmer]", "k1 killed 1 people", None),
        ("[k1 four] [v1 people]", "k1 injured 4 people", "told as injured"),
    ],
)
def test_a_number_is_what_its_words_say(tmp_path: Path, labels: str, toll: str, fault: str | None) -> None:
    (entry,), _ = loaded(tmp_path, f"# a-1 | - | -\nThe blast killed {labels}.\n= incident explosive | {toll}")
    found = list(number_faults(entry, lexicon()))
    assert (fault is None) == (not found)
    assert fault is None or fault in found[0].why


def test_the_corpus_has_no_fault() -> None:
    entries, faults = load(corpus_files(Path(__file__).parents[2] / "training" / "corpus"))
    faults += [fault for entry in entries for fault in number_faults(entry, lexicon())]
    assert not faults, "\n".join(map(str, faults))
