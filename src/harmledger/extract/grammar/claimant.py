"""Which claimant an attribution's phrase means, across the sentences of a report (M7).

Attributions come in; claimants come out, in the fullest form that the report has for them. "The monitor", "the Britain-based
group", "it", "Abdel Rahman" and "a spokesman for the group" lead to the body or person that they stand for; a phrase that
stands for nothing known keeps its own words. Nobody is invented: a pronoun with nothing before it gives None.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from harmledger.codebook.directory import Entry
from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.attribution import Attribution, Manner, find_attributions
from harmledger.extract.grammar.document import Body, Line
from harmledger.extract.grammar.sentence import NAME_TAGS, NOUN_TAGS, Sentence
from harmledger.model.span import Span

MEDIA = frozenset({"medium", "news_agency"})
PREPOSITIONS = frozenset({"of", "at", "for", "in", "from", "with", "inside", "within"})
DESCRIBING = frozenset({"DT", "JJ", "HYPH", "VBG", "VBN", "PRP$", "RB", "NN", ":", "CD"})
POINTING = frozenset({"source", "sources", "statement", "spokesman", "spokeswoman", "spokesperson", "reporter", "correspondent", "report"})
NAMED_BY_NOUN = frozenset({"coalition", "armed_group", "militia", "military", "government", "political_group", "local_authority", "court", "religious_body", "police"})
NOT_DISTINCTIVE = frozenset({"group", "police", "army", "forces", "force", "president", "general", "colonel", "minister", "ministry", "un", "state", "sources", "source", "local", "witnesses", "residents", "officials", "activists"})
INSTITUTIONS = frozenset({
    "ministry", "command", "group", "office", "council", "committee", "forces", "army", "front", "institute", "force", "city", "province",
    "association", "union", "commission", "department", "center", "centre", "agency", "network", "mission", "region", "state", "police",
    "authority", "hospital", "post", "news", "times", "radio", "tv", "digital", "syndicate",
})  # fmt: skip
ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their", "another", "one", "another"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """A claimant as named, through whom it spoke, and where; ``span`` is the phrase in this sentence."""

    claimant: str
    span: Span
    spokesperson: str | None = None
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Saying:
    """Speakers who vouch together for tokens ``first`` to ``last`` of one sentence; ``verb`` is the word of saying."""

    speakers: tuple[Speaker, ...]
    verb: int
    manner: Manner
    first: int
    last: int


@dataclass(slots=True)
class Speakers:
    """What a report has said so far of who speaks in it."""

    lines: tuple[Line, ...]
    lex: Lexicon
    fullest: dict[str, str] = field(default_factory=dict)
    bodies: list[tuple[int, Body, str]] = field(default_factory=list)
    people: dict[str, Speaker] = field(default_factory=dict)
    named: list[Speaker] = field(default_factory=list)
    last: tuple[Speaker, ...] = ()


def find_sayings(lines: tuple[Line, ...], lex: Lexicon) -> tuple[tuple[Saying, ...], ...]:
    """For each sentence, its sayings with their claimants settled."""
    known = Speakers(lines, lex)
    for n, line in enumerate(lines):
        for body in line.bodies:
            words = _body_words(line.s, body)
            known.bodies.append((n, body, words))
            if len(words) > len(known.fullest.get(body.entry.id, "")):
                known.fullest[body.entry.id] = words
    return tuple(tuple(_saying(known, n, one) for one in find_attributions(line, lex) if one.first < one.last) for n, line in enumerate(lines))


def _body_words(s: Sentence, body: Body) -> str:
    """The body's name as written, without "UK-based" before it."""
    begin = body.begin
    for j in range(body.begin, body.end - 1):
        if s.low[j] == "based":
            begin = j + 1
    return _text(s, begin, body.end)


def _text(s: Sentence, begin: int, end: int) -> str:
    """Tokens as the report spaces them."""
    out = ""
    for j in range(begin, end):
        out += (" " if out and s.starts[j] > s.ends[j - 1] else "") + s.words[j]
    return out.strip(" ,\"'")


def _saying(known: Speakers, n: int, one: Attribution) -> Saying:
    line = known.lines[n]
    speakers = tuple(speaker for begin, end, head in _coordinated(line, one, known.lex) if (speaker := _speaker(known, n, begin, end, head)))
    if one.is_pronoun:
        speakers = known.last
    if speakers:
        known.last = speakers
    return Saying(speakers, one.verb, one.manner, one.first, one.last)


def _coordinated(line: Line, one: Attribution, lex: Lexicon) -> list[tuple[int, int, int]]:
    """ "A monitor and rebels said": each side of "and", where both can speak."""
    s = line.s
    for j in range(one.begin + 1, one.end - 1):
        if s.low[j] != "and" or any(body.begin <= j < body.end for body in line.bodies):
            continue
        sides = [(one.begin, j, _last_noun(s, one.begin, j)), (j + 1, one.end, _last_noun(s, j + 1, one.end))]
        if all(s.low[head] in lex.saying.sources or any(body.begin <= head < body.end for body in line.bodies) for _, _, head in sides):
            return sides
    if one.begin > 2 and s.low[one.begin - 1] == "and" and s.low[one.begin - 2] in lex.saying.sources:
        begin = one.begin - 2
        return [(begin - (s.tag[begin - 1] == "DT"), one.begin - 1, begin), (one.begin, one.end, one.head)]
    return [(one.begin, one.end, one.head)]


def _last_noun(s: Sentence, begin: int, end: int) -> int:
    return next((j for j in range(end - 1, begin - 1, -1) if s.tag[j] in NOUN_TAGS), end - 1)


def _speaker(known: Speakers, n: int, begin: int, end: int, head: int) -> Speaker | None:
    """Whom one phrase means."""
    line = known.lines[n]
    s = line.s
    span = s.span(begin, end)
    here = [body for body in line.bodies if body.begin < end + 1 and body.end > begin and (body.begin < end)]
    person = _person(s, begin, end, head, here)
    body = _speaking_body(s, here, head, known.lex)
    if body:
        claimant = known.fullest[body.entry.id]
    else:
        claimant = _by_anaphor(known, n, begin, end, head, person) or _own_words(known, line, begin, end, head)
    if not claimant:
        return None
    speaker = Speaker(claimant, span, person if person and person != claimant else None)
    if person:
        for name in person.replace("-", " ").lower().split():
            if len(name) > 2:
                known.people.setdefault(name, speaker)
    known.named.append(speaker)
    return speaker


def _speaking_body(s: Sentence, here: list[Body], head: int, lex: Lexicon) -> Body | None:
    """The body that is spoken for: one that is no medium, unless a medium is all there is."""
    bodies = [body for body in here if body.entry.kind not in MEDIA] or here
    within = [body for body in bodies if body.begin <= head < body.end]
    return (within or bodies or [None])[0]


def _person(s: Sentence, begin: int, end: int, head: int, bodies: Iterable[Body]) -> str | None:
    """The name of a person in the phrase: a run of names that is no body's."""
    taken = {j for body in bodies for j in range(body.begin, body.end)}
    runs: list[tuple[int, int]] = []
    j = begin
    while j < end:
        if s.tag[j] in NAME_TAGS and j not in taken and s.words[j][0].isalpha():
            k = j
            while k < end and k not in taken and (s.tag[k] in NAME_TAGS or s.words[k] == "-" and k + 1 < end and s.tag[k + 1] in NAME_TAGS):
                k += 1
            runs.append((j, k))
            j = k
        else:
            j += 1
    names = [run for run in runs if run[1] - run[0] >= 2 and s.low[run[1] - 1] not in INSTITUTIONS]
    chosen = next((run for run in names if run[0] <= head < run[1]), names[0] if names else None)
    return _text(s, *chosen) if chosen else None


def _by_anaphor(known: Speakers, n: int, begin: int, end: int, head: int, person: str | None) -> str | None:
    """A name or noun that points to somebody named elsewhere in the report."""
    s = known.lines[n].s
    spokesman_of = _institution(known, s, begin, end)
    if spokesman_of:
        return spokesman_of
    capitals = [s.words[j] for j in range(begin, end) if s.tag[j] in NAME_TAGS and s.words[j][0].isupper() and len(s.words[j]) > 2]
    if person:
        described = next((j for j in range(begin, head) if s.low[j] in known.lex.saying.spokespeople), None)
        return _by_kind(known, n, max(begin, described - 1), described, described - 1) if described is not None and described > begin else None
    if capitals:
        last = capitals[-1].lower()
        if last in known.people:
            return known.people[last].claimant
        for speaker in known.named:
            if set(capitals) < set(speaker.claimant.replace("-", " ").split()) and s.low[begin] in ("the", capitals[0].lower()):
                return speaker.claimant
    return _by_kind(known, n, begin, end, head)


def _institution(known: Speakers, s: Sentence, begin: int, end: int) -> str | None:
    """ "The Observatory", "Commission spokesman X": a capitalised noun that one body's name has in it."""
    for j in range(begin, end):
        word = s.words[j].rstrip("s")
        if s.words[j][0].isupper() and (s.low[j] in known.lex.saying.sources or word == "Helmet") and s.low[j] not in NOT_DISTINCTIVE:
            bearers = {words for words in known.fullest.values() if word in {w.rstrip("s") for w in words.split()}}
            bearers |= {one.claimant for one in known.named if word in {w.rstrip("s") for w in one.claimant.split()} and not one.spokesperson}
            if len(bearers) == 1:
                return bearers.pop()
    return None


def _by_kind(known: Speakers, n: int, begin: int, end: int, head: int) -> str | None:
    """ "The monitor", "a monitoring group", "the ministry": the nearest body of a kind that the noun can stand for, named
    before in the report or, for "a monitor", after."""
    s = known.lines[n].s
    noun, two = s.low[head], s.phrase(max(begin, head - 1), head + 1)
    if not _only_describes(s, begin, end, head):
        return None
    points_back = s.low[begin] in ("the", "this", "its") or head == begin
    if points_back and noun in POINTING and end - begin <= 3:
        return known.last[0].claimant if known.last else None
    told = [one.claimant for one in reversed(known.named) if noun in one.claimant.lower().split() and one.claimant.lower() != noun]
    if points_back and told:
        return told[0]
    anaphors = known.lex.saying.anaphors
    exact = {kind for kind, words in anaphors.items() if two in words and two != noun}
    if noun in ("group", "organisation", "organization", "agency", "body", "network") and "monitor" in two:
        exact = {"monitor"}
    chosen = exact or {kind for kind, words in anaphors.items() if noun in words}
    bodies = [(m, body.entry) for m, body, words in known.bodies if _stands_for(noun, body.entry, words, chosen)]
    before = [entry for m, entry in bodies if m <= n]
    recent = {one.claimant for one in known.last}
    if before and (points_back or noun in ("monitor", "watchdog")):
        spoke = [entry for entry in before if known.fullest[entry.id] in recent]
        return known.fullest[(spoke or before)[-1].id]
    after = [entry for m, entry in bodies if m > n]
    if after and (s.low[begin] in ("a", "an") or s.in_title or points_back or exact):
        return known.fullest[after[0].id]
    if points_back and noun in ("group", "organisation", "organization", "agency", "body") and known.last:
        return known.last[0].claimant
    return None


def _stands_for(noun: str, entry: Entry, words: str, kinds: set[str]) -> bool:
    """Whether a noun can mean a body of these kinds; an army or a coalition only where the body's own name has the noun."""
    return entry.kind in kinds and (entry.kind not in NAMED_BY_NOUN or noun in words.lower().split())


def _only_describes(s: Sentence, begin: int, end: int, head: int) -> bool:
    """Whether the phrase has nothing but describing words: "the Britain-based monitoring group", not "the Gimbi court"."""
    for j in range(begin, end):
        plain = j == head or s.tag[j] in DESCRIBING or s.words[j] in ("-", '"', ",")
        if not plain and s.low[j] not in ("based", "war", "in", "of") and not (j + 1 < end and s.low[j + 1] in ("-", "based")):
            return False
    return True


def _own_words(known: Speakers, line: Line, begin: int, end: int, head: int) -> str | None:
    """The phrase's own words: without its article, and for "a source at X", X."""
    s, saying = line.s, known.lex.saying
    while begin < end and (s.low[begin] in ARTICLES or s.words[begin] in ('"', ",")):
        begin += 1
    for j in range(begin, min(end - 1, begin + 5)):
        if s.low[j] in PREPOSITIONS and j > begin and s.low[j - 1] in saying.spokespeople and s.low[j - 1] not in ("doctor", "doctors", "activist", "activists", "worker", "workers", "volunteer", "member", "members", "leader", "official", "officials"):
            inner = j + 1
            while inner < end and s.low[inner] in ARTICLES:
                inner += 1
            if inner < end and (s.tag[inner] in NOUN_TAGS or s.tag[inner] in ("JJ", "NNP")):
                return _text(s, inner, end)
    if s.low[head] in ("statement", "report", "figures", "data") and begin < head:
        owner = next((j for j in range(begin, head) if s.tag[j] == "POS" or s.words[j] == "'"), head)
        return _text(s, begin, owner).rstrip("'") or None
    if s.low[head] in saying.nameless and end - begin == 1:
        return known.last[0].claimant if known.last and s.low[head] in ("source", "report") else s.low[head] if s.low[head] == "sources" else None
    words = _text(s, begin, end)
    return words or None
