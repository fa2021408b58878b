"""The directory of bodies that conflict news is full of: words in, the body they name out.

``directory/*.yaml`` -> frozen entries, looked up whole (``find``) or inside longer words (``inside``). Besides the bodies
listed by name, each state has those of ``state_bodies`` (its military, police, ministries), met as "Syrian army" or
"Syria's Ministry of Defence". Read once, when first asked for, because few words in a report need it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple

from harmledger.codebook.folding import bare_length, is_acronym, token_matches, tokens, word_before
from harmledger.codebook.load import FOLDER, load
from harmledger.codebook.name_tree import NameTree, Node, Step, significant
from harmledger.errors import CodebookError
from harmledger.model.vocabulary import ActorId

ActorClass = Literal["state_force", "rebel", "militia", "political", "external", "none"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One body. ``actor`` says whether, and as what, it can be a party to violence; ``countries`` (ISO alpha-2) are where
    it acts or speaks, and empty for a worldwide body. ``whole`` are names that are common words too or other bodies', met
    only where the words are nothing else. A state's own bodies list only what is not said of every state.
    """

    id: ActorId
    name: str
    kind: str
    actor: ActorClass = "none"
    countries: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    parent: ActorId | None = None


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory and the words that its bodies are called by: "Syria", "Syrian"; ``without`` are bodies it lacks."""

    id: str
    country: str
    name: str
    adjectives: tuple[str, ...]
    also: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StateBody:
    """A body that states have: "{adjective} {called[0]}". ``means`` are what it strikes with: "warplanes", "air strikes"."""

    id: str
    kind: str
    actor: ActorClass
    called: tuple[str, ...]
    means: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bodies:
    """What the files of the directory hold, before any lookup."""

    entries: tuple[Entry, ...]
    states: tuple[State, ...]
    state_bodies: tuple[StateBody, ...]
    same_word: Mapping[str, str]
    words_too: frozenset[str]


class Found(NamedTuple):
    """A body named inside longer words, from ``start`` to ``end``."""

    start: int
    end: int
    entry: Entry


class Directory:
    """Every body by its id, and a tree of the tokens of all names, aliases and acronyms."""

    def __init__(self, bodies: Bodies) -> None:
        self._entries = {entry.id: entry for entry in _with_state_bodies(bodies)}
        self._states = {state.id: state for state in bodies.states}
        self._tree = NameTree(bodies.same_word)
        self._words_too = bodies.words_too
        self._called, self._means = Node(), Node()
        for entry in bodies.entries:
            self._plant(entry)
        for state in bodies.states:
            for word in dict.fromkeys((state.name, *state.also, *state.adjectives)):
                self._tree.plant(word if is_acronym(word) else word.lower()).states.append(state.id)
        for body in bodies.state_bodies:
            for words, root in ((body.called, self._called), (body.means, self._means)):
                for word in words:
                    self._tree.plant(word, under=root).ids.append(body.id)

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def by_id(self, actor_id: str) -> Entry | None:
        return self._entries.get(ActorId(actor_id))

    def find(self, words: str, countries: Collection[str] = ()) -> Entry | None:
        """The body that the words, taken whole, name: None where none does, or where several do and ``countries`` (the
        report's, ISO alpha-2) do not leave one. Acronyms must stand as they are written: "IS", never "is".
        """
        phrases = (words, *_without_bracket(words), self._turned(words))
        return next((found for phrase in phrases if phrase and (found := self._whole(phrase, self._called, countries))), None)

    def _turned(self, words: str) -> str:
        """"the armed forces of Chad" -> "Chad armed forces"."""
        body, of, last = words.rpartition(" of ")
        state = self.state(last) if of else None
        return f"{state.name} {body}" if state else ""

    def wielder(self, words: str, countries: Collection[str] = ()) -> Entry | None:
        """The state's forces behind "Israeli air strikes" or "Russian warplanes", where the words are just that."""
        return self._whole(words, self._means, countries, only_states=True)

    def state(self, words: str) -> State | None:
        """The one state that the words name, by its name or its adjective."""
        names = significant(words)
        met = {state for step in self._tree.walk(None, names, None) if step.length == len(names) for state in step.node.states}
        return self._states[met.pop()] if len(met) == 1 else None

    def body_of(self, state: State, body: str) -> Entry | None:
        """A state's own body by the id of its ``state_bodies``: "military", "police", "health-ministry"."""
        return None if body in state.without else self.by_id(f"{state.id}-{body}")

    def inside(self, words: str, countries: Collection[str] = ()) -> tuple[Found, ...]:
        """The bodies named in longer words, the longest name at each place, left to right and never overlapping.

        A name with several bearers means the one that the words also name otherwise, or that ``countries`` leave, or nothing.
        """
        met: list[tuple[int, int, tuple[Entry, ...]]] = []
        past = 0
        starts = self._tree.starts
        for match in token_matches(words):
            if starts[match.group()] and (start := match.start()) >= past and (longest := self._longest(words, start)):
                past = longest.last.end
                end = longest.last.start + bare_length(longest.last.words)
                if bearers := self._at_home(words, start, end, self._bearers(longest)):
                    met.append((start, end, bearers))
        return tuple(_settled(met, countries))

    def _longest(self, words: str, start: int) -> Step | None:
        longest: Step | None = None
        for step in self._tree.walk(words, tokens(words, start), self._called):
            is_better = longest is None or step.length > longest.length or longest.state is not None
            if step.node.ids and is_better and (step.node.in_lower_case or not words[start : step.last.end].islower()):
                longest = step
        return longest

    def _at_home(self, words: str, start: int, end: int, bearers: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """Those bearers that the word before leaves: "Yemeni Republican Guard" is not Syria's. In a line all of capitals an
        acronym that is a word too ("WHO") says nothing.
        """
        if words[start:end] in self._words_too and words.isupper():
            return ()
        before = word_before(words, start)
        state = self.state(before) if before and self._tree.starts[before] else None
        if state is None or before == state.name:
            return bearers
        return tuple(entry for entry in bearers if not entry.countries or state.country in entry.countries)

    def _whole(self, words: str, below_states: Node, countries: Collection[str], *, only_states: bool = False) -> Entry | None:
        names = significant(words)
        steps = [step for step in self._tree.walk(None, names, below_states) if step.length == len(names)]
        # A listed name goes before a state's body, and the words as they stand before the words without their last s.
        listed = () if only_states else next((met for step in steps if not step.state and (met := self._listed(step))), ())
        of_state = next((met for step in steps if step.state and (met := self._bearers(step))), ())
        return _choose(tuple(dict.fromkeys(listed or of_state)), countries)

    def _listed(self, step: Step) -> tuple[Entry, ...]:
        return tuple(self._entries[ActorId(actor_id)] for actor_id in (*step.node.ids, *step.node.whole_ids))

    def _bearers(self, step: Step) -> tuple[Entry, ...]:
        if step.state is None:
            return tuple(self._entries[ActorId(actor_id)] for actor_id in step.node.ids)
        bodies = (self.body_of(self._states[step.state], body_id) for body_id in step.node.ids)
        return tuple(body for body in bodies if body)

    def _plant(self, entry: Entry) -> None:
        nodes: dict[int, Node] = {}
        joined = (name.replace("-", "") for name in (entry.name, *entry.aliases) if "-" in name)  # "alShabaab"
        for name in (entry.name, *entry.aliases, *joined):
            node = self._tree.plant(name)
            nodes[id(node)] = node
        for acronym in entry.acronyms:
            node = self._tree.plant(acronym, acronym=True)
            nodes[id(node)] = node
        for node in nodes.values():
            node.ids.append(entry.id)
        for name in entry.whole:
            self._tree.plant(name).whole_ids.append(entry.id)


def _choose(bearers: tuple[Entry, ...], countries: Collection[str]) -> Entry | None:
    """Of several bearers of one name the one in the report's countries, else the one that is worldwide, else none."""
    if len(bearers) < 2:
        return bearers[0] if bearers else None
    here = [entry for entry in bearers if not set(countries).isdisjoint(entry.countries)]
    left = here or [entry for entry in bearers if not entry.countries]
    return left[0] if len(left) == 1 else None


def _settled(met: list[tuple[int, int, tuple[Entry, ...]]], countries: Collection[str]) -> Iterator[Found]:
    named = {bearers[0].id for _, _, bearers in met if len(bearers) == 1}
    for start, end, bearers in met:
        told = tuple(entry for entry in bearers if entry.id in named) if len(bearers) > 1 else bearers
        if entry := (told[0] if len(told) == 1 else _choose(bearers, countries)):
            yield Found(start, end, entry)


def _without_bracket(words: str) -> tuple[str, str]:
    """"Rapid Support Forces (RSF)" -> its name and what stands in the bracket at its end."""
    before, opened, rest = words.rstrip().partition("(")
    return (before, rest[:-1]) if opened and rest.endswith(")") else ("", "")


def _with_state_bodies(bodies: Bodies) -> Iterator[Entry]:
    """The listed entries, and those of every state; a listed one with a state body's id stands in its stead."""
    listed = {entry.id for entry in bodies.entries}
    yield from bodies.entries
    for state in bodies.states:
        for body in bodies.state_bodies:
            actor_id = ActorId(f"{state.id}-{body.id}")
            if body.id not in state.without and actor_id not in listed:
                yield Entry(actor_id, f"{state.adjectives[0]} {body.called[0]}", body.kind, body.actor, (state.country,))


@cache
def load_directory() -> Directory:
    """The shipped directory, read at the first call. Raises CodebookError where a file does not hold what it should."""
    names = sorted(path.stem for path in (FOLDER / "directory").glob("*.yaml"))
    return Directory(bodies_of({name: load(f"directory/{name}") for name in names}))


def bodies_of(files: Mapping[str, Mapping[str, Any]]) -> Bodies:
    """What files hold, by their names. Raises CodebookError with the file that is at fault."""
    entries: list[Entry] = []
    states: list[State] = []
    state_bodies: list[StateBody] = []
    same_word: dict[str, str] = {}
    words_too: set[str] = set()
    for name, held in files.items():
        try:
            entries += [Entry(**_frozen(item)) for item in held.get("entries", ())]
            states += [State(**_frozen(item)) for item in held.get("states", ())]
            state_bodies += [StateBody(**_frozen(item)) for item in held.get("state_bodies", ())]
            same_word.update((variant, word) for word, variants in held.get("same_word", {}).items() for variant in variants)
            words_too.update(held.get("words_too", ()))
        except (TypeError, AttributeError) as error:
            what = f"directory/{name}.yaml does not follow its schema: {error}"
            raise CodebookError(what, "Run `harmledger check`.") from error
    return Bodies(tuple(entries), tuple(states), tuple(state_bodies), same_word, frozenset(words_too))


def _frozen(item: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in item.items()}
