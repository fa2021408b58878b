"""Generated sentences in the corpus's own format: ``python training/generated.py NUMBER [SEED]`` prints them.

Templates, the codebook's words and the gazetteer's names go in; labelled entries come out, as many without a figure of people
as with one. The same number and seed give the same entries.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, get_args

import yaml

from harmledger.model.vocabulary import Who
from labelled import Entry, read_entries
from names import PACKAGE, load_names

TEMPLATES = Path(__file__).parent / "templates.yaml"
SLOT = re.compile(r"\{(\w+)\}")
NOTHING, BARE = 0.45, 0.4
COUNTS = ("more than {digits}", "{digits}", "{digits}", "{small}", "dozens of", "at least {small}")
PROVINCES = (" province", " province", " state", " governorate", "")
DIGITS = (9, 30, 120, 900, 9_000)


def generated(number: int, seed: int) -> list[Entry]:
    """That many entries. Raises ValueError, with the line, where a template makes what the corpus's format does not allow."""
    entries, faults = read_entries("generated", "\n".join(written(number, seed)))
    if faults:
        raise ValueError(str(faults[0]))
    return entries


def written(number: int, seed: int) -> list[str]:
    """The entries as lines of a file of the corpus."""
    rng = random.Random(seed)  # noqa: S311 (drawn to vary text, not to keep a secret)
    maker = Maker(rng)
    return [line for n in range(number) for line in (f"# gen-{seed}-{n} | - | -", *maker.entry(), "")]


class Maker:
    """Fills templates from one source of chance."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._told = _templates()
        self._words: Mapping[str, Sequence[str]] = self._told["words"]
        self._slots: dict[str, Callable[[], str]] = {
            "num": self._number,
            "digits": self._digits,
            "Digits": self._digits,
            "count": lambda: self._one_of(COUNTS),
            "many": lambda: f"{self._one_of(('more than ', 'some ', ''))}{rng.randint(2, 900)},000",
            "age": lambda: str(rng.randint(2, 86)),
            "year": lambda: str(rng.randint(1988, 2026)),
            "daymonth": lambda: f"{rng.randint(1, 28)} {self._drawn('month')}" if rng.random() < 0.6 else self._month_first(),
            "kilometres": lambda: f"{rng.randint(2, 90)} {rng.choice(('km', 'kilometres', 'miles'))}",
            "num_thing": lambda: f"{self._number()} {self._drawn('thing')}",
            "person_name": lambda: f"{self._drawn('given')} {self._drawn('surname')}",
            "town": lambda: rng.choice(load_names().places),
            "TOWN": lambda: rng.choice(load_names().places).upper(),
            "province": lambda: f"{rng.choice(load_names().places)}{rng.choice(PROVINCES)}",
            "group": self._group,
            "source": self._source,
            "people": lambda: rng.choice(_people()["people"]),
            "fighters": lambda: rng.choice(_people()["combatants"]),
        }

    def entry(self) -> list[str]:
        """The text and, if it tells of something, its mention."""
        rng = self._rng
        if rng.random() < NOTHING:
            return [self._sentence(rng.choice(self._told["nothing"]))]
        text, told = rng.choice(self._told["happenings"])
        text = self._expanded(self._expanded(text, ("where", "when", "and_hurt", "and_wounding")), ())
        frame = "bare" if rng.random() < BARE or "[c1 " in text else "attributions"
        around = rng.choice(self._told[frame])
        whole = around.replace("{S}", _capital(text)).replace("{s}", text)
        whole = self._sentence(whole)
        return [whole, *([f"= {line}"] if (line := _mention(told, whole)) else [])]

    def _sentence(self, template: str) -> str:
        return _capital(self._expanded(template, ()))

    def _expanded(self, text: str, only: Sequence[str]) -> str:
        """The text with its slots filled, and the slots of what fills them; ``only`` names some of them."""
        for _ in range(6):
            filled = SLOT.sub(lambda m: self._filled(m[1]) if not only or m[1] in only else m[0], text)
            if filled == text:
                break
            text = filled
        return text

    def _filled(self, name: str) -> str:
        if name in self._slots:
            return self._slots[name]()
        return self._one_of(self._told[name]) if name in self._told else self._drawn(name)

    def _drawn(self, name: str) -> str:
        return self._one_of(self._words[name])

    def _one_of(self, choices: Sequence[str]) -> str:
        return str(self._rng.choice(choices))

    def _number(self) -> str:
        rng = self._rng
        kind = rng.random()
        if kind < 0.12:
            return self._drawn("vague").removesuffix(" of")
        value = self._drawn("small") if kind < 0.45 else self._drawn("tens") if kind < 0.6 else self._digits()
        if kind > 0.95:
            first = rng.randint(3, 60)
            return f"between {first} and {first + rng.randint(2, 30)}"
        return f"{self._drawn('bound')}{value}"

    def _digits(self) -> str:
        value = self._rng.randint(2, self._rng.choice(DIGITS))
        return f"{value:,}" if self._rng.random() < 0.8 else str(value)

    def _month_first(self) -> str:
        return f"{self._drawn('month')} {self._rng.randint(1, 28)}"

    def _group(self) -> str:
        name = self._rng.choice(load_names().groups)
        return f"the {name}" if self._rng.random() < 0.3 and " " in name else name

    def _source(self) -> str:
        if self._rng.random() < 0.55:
            return self._drawn("generic_source")
        name = self._rng.choice(load_names().sources)
        spoken = self._one_of(("{}", "{}", "the {}", "the {}", "a spokesman for {}", "the head of {}, {person_name}"))
        return spoken.replace("{}", name)


def _capital(text: str) -> str:
    """The text with its first letter large, inside a label too."""
    match = re.match(r"(\[\w+ )?(.)", text)
    return text if not match else (match[1] or "") + match[2].upper() + text[match.end() :]


def _mention(told: str, text: str) -> str:
    """The mention's line with what the text has of it: a place or a day that was drawn, tolls whose label is there."""
    head, *tolls = (part.strip() for part in told.split("|"))
    words = head.split()[:2]
    for word in head.split()[2:]:
        ref = next((part for part in re.split(r"[:=]", word) if re.fullmatch(r"[a-z]\d", part)), "")
        words += [word] if f"[{ref} " in text else []
    if "[p2 " in text and "p1" in words:
        words.append("admin1:p2")
    if "[d1 " in text and not any(word.startswith("d1") for word in words):
        words.append("d1=?")
    kept = [toll.split() for toll in tolls if f"[{toll.split()[0]} " in text]
    if "[i1 " in text and not any(toll[0] == "i1" for toll in kept):
        kept.append(["i1", "injured", "people"])
    by = ["by", "c1"] if "[c1 " in text else []
    lines = [" ".join([ref, harm, "?", *rest, *(by if "by" not in rest else [])]) for ref, harm, *rest in kept]
    return " | ".join([" ".join(words), *lines])


@cache
def _templates() -> dict[str, Any]:
    return yaml.safe_load(TEMPLATES.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@cache
def _people() -> dict[str, tuple[str, ...]]:
    """Plural nouns for people from the codebook: those that may be anybody, and those for combatants."""
    raw = yaml.safe_load((PACKAGE / "codebook" / "victims.yaml").read_text(encoding="utf-8"))
    irregular = {one: many for many, one in raw["irregular_plurals"].items()}
    common = set(raw) & {*get_args(Who)} - {"combatants"}
    plural = {
        who: tuple(sorted({irregular.get(noun, _plural(noun)) for noun in raw[who] if noun.islower()}))
        for who in (*common, "combatants")
    }
    usual = ("people", "civilians", "villagers", "residents", "others", "men", "women and children") * 30
    return {"people": usual + tuple(noun for who in sorted(common) for noun in plural[who]), "combatants": plural["combatants"]}


def _plural(noun: str) -> str:
    if noun.endswith("s"):
        return noun
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith("ch") else "s")


if __name__ == "__main__":
    print("\n".join(written(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)))
