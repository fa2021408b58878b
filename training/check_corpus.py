"""Checks files of the hand-labelled corpus and counts what is in them: ``python training/check_corpus.py [FILE...]``.

Faults come out with file and line, and then the exit code is 1. Besides the format it checks that each number that is written
down is what harmledger's own number code reads from the labelled words.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from harmledger.codebook.lexicon import Lexicon, lexicon
from harmledger.extract.tagger.number import count_of
from labelled import HARMS, TAGS, Entry, Fault, Label, corpus_files, load

CORPUS = Path(__file__).parent / "corpus"


def main(arguments: Sequence[str]) -> int:
    paths = [Path(name) for name in arguments] or corpus_files(CORPUS)
    entries, faults = load(paths)
    lex = lexicon()
    faults += [fault for entry in entries for fault in number_faults(entry, lex)]
    for fault in sorted(faults, key=lambda f: (f.path, f.line)):
        print(fault)
    for line in counts(entries):
        print(line)
    print(f"{len(faults)} faults")
    return 1 if faults else 0


def number_faults(entry: Entry, lex: Lexicon) -> Iterator[Fault]:
    """Tolls whose number is not what their words say, or whose harm is not the label's."""
    by_ref = {label.ref: label for label in entry.labels if label.ref}
    for ref, toll in entry.tolls:
        label = by_ref[ref]
        if label.tag == "v":
            continue
        if HARMS[label.tag] != toll["harm"] and sum(ref == other for other, _ in entry.tolls) == 1:
            yield Fault(entry.path, entry.line, f"{entry.id}: {ref} is labelled {HARMS[label.tag]} and told as {toll['harm']}")
        read = count_of(label.words, lex)
        told = toll["low"], toll["high"]
        if read and read.bounds != told and not _kin(label, entry.labels, told):
            yield Fault(
                entry.path, entry.line, f"{entry.id}: {ref} {label.words!r} is read as {read.bounds}, and told as {told}"
            )
        if read is None and told not in ((None, None), (1, 1)):
            yield Fault(entry.path, entry.line, f"{entry.id}: {ref} {label.words!r} holds no number that can be read")


def _kin(label: Label, labels: Sequence[Label], told: tuple[int | None, int | None]) -> bool:
    """Whether the number goes on in a list: "[k1 two] [v1 brothers and their mother]" are 3."""
    after = next((other for other in labels if other.start >= label.end), None)
    if after is None or after.tag != "v" or after.start - label.end > 1:
        return False
    return told[0] is not None and any(joint in f" {after.words} " for joint in (" and ", ", ", " with "))


def counts(entries: Sequence[Entry]) -> Iterator[str]:
    """What there is: entries by length, labels by tag, mentions by kind, entries by file, and the fifth that is held back."""
    sentences = [entry for entry in entries if _sentences(entry.text) == 1]
    held = sum(entry.is_held_back for entry in entries)
    yield f"{len(entries)} entries: {len(sentences)} of one sentence, {len(entries) - len(sentences)} longer; {held} held back"
    labels = Counter(label.tag for entry in entries for label in entry.labels)
    yield "labels: " + ", ".join(f"{tag} {name} {labels[tag]}" for tag, name in TAGS.items())
    kinds = Counter(mention["kind"] for entry in entries for mention in entry.mentions)
    kinds["none"] = sum(not entry.mentions for entry in entries)
    yield "mentions: " + ", ".join(f"{kind} {n}" for kind, n in kinds.most_common())
    types = Counter(mention["type"] for entry in entries for mention in entry.mentions)
    yield "types: " + ", ".join(f"{kind} {n}" for kind, n in types.most_common())
    conflicts = Counter(entry.id.rpartition("-")[0] for entry in entries)
    yield "by the id's beginning: " + ", ".join(f"{name} {n}" for name, n in sorted(conflicts.items()))
    files = Counter(Path(entry.path).name for entry in entries)
    yield "files: " + ", ".join(f"{name} {n}" for name, n in sorted(files.items()))


def _sentences(text: str) -> int:
    """Sentences, roughly: stops before a capital, and line ends."""
    ends = sum(text[i] in ".!?" and text[i + 1 : i + 3].strip()[:1].isupper() for i in range(len(text) - 2))
    return 1 + ends + text.count("\n") if ends or "\n" in text else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
