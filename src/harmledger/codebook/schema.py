"""Whether the codebook's files follow their form: a folder of YAML in, every problem with its file, line and key out.

Read by `harmledger check` and the tests, and by nothing that reads reports: it is the one place here that imports pydantic.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import yaml
from pydantic import Field, StrictBool, StrictStr, StringConstraints, ValidationError

from harmledger.codebook.directory import ActorClass, Directory, bodies_of
from harmledger.codebook.exchange_schema import CountriesFile, CrosswalksFile, PlainWordsFile
from harmledger.codebook.load import FOLDER
from harmledger.codebook.word_schema import WORD_FILES, Form, Word, Words
from harmledger.model.vocabulary import DatePrecision, EventType, GeoPrecision

Slug = Annotated[StrictStr, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Country = Annotated[StrictStr, StringConstraints(pattern=r"^[A-Z]{2}$")]
KindId = Annotated[StrictStr, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$")]
Loc = tuple[int | str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong, in which file of the codebook, at which line (from 1) and under which key."""

    file: str
    line: int
    key: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}{f', {self.key}' if self.key else ''}: {self.what}"


class EntryForm(Form):
    id: Slug
    name: Word
    kind: KindId
    actor: ActorClass = "none"
    countries: list[Country] = Field(default_factory=list)
    aliases: Words = Field(default_factory=list)
    acronyms: Words = Field(default_factory=list)
    whole: Words = Field(default_factory=list)
    parent: Slug | None = None


class StateForm(Form):
    id: Slug
    country: Country
    name: Word
    adjectives: Annotated[Words, Field(min_length=1)]
    also: Words = Field(default_factory=list)
    without: list[Slug] = Field(default_factory=list)


class StateBodyForm(Form):
    id: Slug
    kind: KindId
    actor: ActorClass
    called: Annotated[Words, Field(min_length=1)]
    means: Words = Field(default_factory=list)


class DirectoryFile(Form):
    entries: list[EntryForm] = Field(default_factory=list)
    states: list[StateForm] = Field(default_factory=list)
    state_bodies: list[StateBodyForm] = Field(default_factory=list)
    same_word: dict[Word, Words] = Field(default_factory=dict)
    words_too: Words = Field(default_factory=list)


class KindForm(Form):
    label: Word
    definition: Word
    nouns: Words
    party: StrictBool = False


class PhraseForm(Form):
    speakers: Words
    joins: Words
    linked: Words
    before: Words
    fighters: Words
    blows: Words
    holdings: Words


class ClaimantKindsFile(Form):
    kinds: dict[KindId, KindForm]
    phrase: PhraseForm


class AcledWithHarm(Form):
    sub_event_type: Word
    disorder_type: Word


class Acled(Form):
    event_type: Word | None
    sub_event_type: Word | None
    disorder_type: Word | None
    with_harm_to_protesters: AcledWithHarm | None = None


class Ucdp(Form):
    type_of_violence: Literal[1, 2, 3] | None
    by_sides: StrictBool


class Plover(Form):
    event: Word | None
    mode: Word | None


class EventTypeForm(Form):
    label: Word
    definition: Word
    acled: Acled
    ucdp: Ucdp
    plover: Plover


class BySides(Form):
    by: Literal["state", "group"]
    against: Literal["state", "group", "civilians"]
    type_of_violence: Literal[1, 2, 3]


class EventTypesFile(Form):
    event_types: dict[EventType, EventTypeForm]
    by_sides: list[BySides]
    plover_modes: dict[Word, Word]


class GeoForm(Form):
    label: Word
    acled: Literal[1, 2, 3] | None
    ucdp: Literal[1, 2, 3, 4, 5, 6, 7]


class AtSea(Form):
    acled: Literal[1, 2, 3]
    ucdp: Literal[7]


class DateForm(Form):
    label: Word
    longest: int | None
    acled: Literal[1, 2, 3] | None
    ucdp: Literal[1, 2, 3, 4, 5]


class PrecisionFile(Form):
    geo_precision: dict[GeoPrecision, GeoForm]
    at_sea_or_in_air: AtSea
    date_precision: dict[DatePrecision, DateForm]


class LikenessFile(Form):
    families: dict[KindId, list[EventType]]
    loose: list[EventType]
    special: list[EventType]
    single_voices: list[KindId]
    many_voices: list[KindId]
    no_names: Words


FILES: dict[str, type[Form]] = {
    **WORD_FILES,
    "claimant_kinds": ClaimantKindsFile,
    "countries": CountriesFile,
    "crosswalks": CrosswalksFile,
    "event_types": EventTypesFile,
    "likeness": LikenessFile,
    "plain_words": PlainWordsFile,
    "precision": PrecisionFile,
}


_COMPARED = ("claimant_kinds", "event_types", "precision", "saying", "weapons")


def check_codebook(folder: Path = FOLDER) -> tuple[Problem, ...]:
    """Every problem of the codebook in a folder, in the order of files and lines; () where there is none."""
    files = {name: _File(folder, name) for name in (*FILES, *_directory_files(folder))}
    strangers = {path.stem for path in folder.glob("*.yaml")} - set(FILES)
    problems = [problem for name, file in files.items() for problem in file.check(FILES.get(name, DirectoryFile))]
    at_fault = {problem.file for problem in problems}
    if not any(file.name in at_fault for name, file in files.items() if name in _COMPARED or name.startswith("directory/")):
        problems += _across(files)
    problems += [Problem(f"{name}.yaml", 1, "", "no schema says what this file may hold") for name in strangers]
    return tuple(sorted(problems))


def _directory_files(folder: Path) -> list[str]:
    return sorted(f"directory/{path.stem}" for path in (folder / "directory").glob("*.yaml"))


class _File:
    """One file: what it holds, and the line of each of its keys."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = f"{name}.yaml"
        self.held: Any = None
        self._root: Any = None
        self._broken: Problem | None = None
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            text = (folder / self.name).read_text(encoding="utf-8")
            self._root = yaml.compose(text, Loader=loader)
            self.held = yaml.load(text, Loader=loader)  # noqa: S506  the safe loader, in C where it was built
        except (OSError, UnicodeDecodeError) as error:
            self._broken = Problem(self.name, 1, "", f"cannot be read: {error}")
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            self._broken = Problem(self.name, line, "", f"is not valid YAML: {error.problem}")
        except (yaml.YAMLError, TypeError, ValueError) as error:
            self._broken = Problem(self.name, 1, "", f"is not valid YAML: {error}")

    def check(self, form: type[Form]) -> Iterator[Problem]:
        if self._broken:
            yield self._broken
            return
        yield from (self.problem((), f"the key {key!r} stands twice", line) for key, line in _twice(self._root))
        try:
            form.model_validate(self.held)
        except ValidationError as error:
            for fault in error.errors(include_url=False):
                yield self.problem(fault["loc"], _said(fault["msg"], fault["input"]))

    def problem(self, loc: Loc, what: str, line: int | None = None) -> Problem:
        return Problem(self.name, line or self._line(loc), ".".join(str(part) for part in loc if part != "[key]"), what)

    def _line(self, loc: Loc) -> int:
        node, line = self._root, 1
        for part in loc:
            if isinstance(node, yaml.MappingNode):
                pair = next(((key, value) for key, value in node.value if key.value == str(part)), None)
                if pair is None:
                    break
                line, node = pair[0].start_mark.line + 1, pair[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
                node = node.value[part]
                line = node.start_mark.line + 1
            else:
                break
        return line


def _said(message: str, given: object) -> str:
    quotes = " (a word that YAML takes for something else wants quotes)" if isinstance(given, bool | int | float) else ""
    return f"{message[0].lower()}{message[1:]}, not {str(given)[:60]!r}{quotes}"


def _twice(node: Any) -> Iterator[tuple[str, int]]:
    """Keys that stand twice in one mapping, of which YAML would silently keep the last."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                yield key.value, key.start_mark.line + 1
            seen.add(key.value)
            yield from _twice(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _twice(item)


def _across(files: dict[str, _File]) -> Iterator[Problem]:
    """What no file shows by itself: names that no longer lead to one body, kinds and parents that nothing defines."""
    kinds = set(files["claimant_kinds"].held["kinds"])
    weapons = set(files["weapons"].held["weapons"])
    for table, key, wanted in _WHOLE_TABLES:
        missing = set(get_args(wanted)) - set(files[table].held[key])
        yield from (files[table].problem((key,), f"lacks {value!r}") for value in sorted(missing))
    for weapon in files["event_types"].held["plover_modes"]:
        if weapon not in weapons:
            yield files["event_types"].problem(("plover_modes", weapon), "no such weapon in weapons.yaml")
    for kind in files["saying"].held["anaphors"]:
        if kind not in kinds:
            yield files["saying"].problem(("anaphors", kind), "no such kind in claimant_kinds.yaml")
    yield from _directory_problems({name: file for name, file in files.items() if name.startswith("directory/")}, kinds)


_WHOLE_TABLES = (
    ("event_types", "event_types", EventType),
    ("precision", "geo_precision", GeoPrecision),
    ("precision", "date_precision", DatePrecision),
)


def _directory_problems(files: dict[str, _File], kinds: set[str]) -> Iterator[Problem]:
    listed = [(file, i, entry) for file in files.values() for i, entry in enumerate((file.held or {}).get("entries", ()))]
    directory = Directory(bodies_of({name.removeprefix("directory/"): file.held or {} for name, file in files.items()}))
    seen: set[str] = set()
    for file, i, entry in listed:
        loc = ("entries", i)
        if entry["id"] in seen:
            yield file.problem(loc, f"the id {entry['id']!r} is taken")
        seen.add(entry["id"])
        if entry["kind"] not in kinds:
            yield file.problem((*loc, "kind"), f"no such kind in claimant_kinds.yaml: {entry['kind']!r}")
        if (parent := entry.get("parent")) and directory.by_id(parent) is None:
            yield file.problem((*loc, "parent"), f"no such body: {parent!r}")
        yield from (file.problem((*loc, name), what) for name, what in _astray(entry, directory))


def _astray(entry: dict[str, Any], directory: Directory) -> Iterator[tuple[str, str]]:
    """Names that do not lead back to their entry, even where the report's country is known."""
    names: Iterable[str] = (entry["name"], *(name for key in ("aliases", "acronyms", "whole") for name in entry.get(key, ())))
    for name in names:
        for country in entry.get("countries") or ("",):
            found = directory.find(name, [country] if country else [])
            if found is None or found.id != entry["id"]:
                where = f" in {country}" if country else ""
                other = f"means {found.id!r}" if found else "is shared by several bodies, and none is meant"
                yield name, f"the name {name!r} {other}{where}"
                break
