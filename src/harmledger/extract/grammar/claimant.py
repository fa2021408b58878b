"""Which claimant an attribution's phrase means, across the sentences of a report (M7).

Attributions come in; claimants come out, in the fullest form that the report has for them. "The monitor", "the Nairobi-based
group", "it", "Njoya" and "a spokesman for the group" lead to the body or person that they stand for; a phrase that
stands for nothing known keeps its own words. Nobody is invented: a pronoun with nothing before it gives None.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.antecedent import PERSONAL, agrees, antecedent, by_name, pointed_at
from harmledger.extract.grammar.attribution import Attribution, Manner
from harmledger.extract.grammar.document import Body, Line
from harmledger.extract.grammar.heard import Heard, Hearing
from harmledger.extract.grammar.roster import find_roster, introduced, name_run, written
from harmledger.extract.grammar.sentence import NAME_TAGS, NOUN_TAGS, Sentence
from harmledger.extract.grammar.speaker_phrase import (
    ARTICLES,
    LINKING,
    PRONOUNS,
    RELATIVES,
    Phrase,
    around,
    can_speak,
    is_nameless,
    is_pronoun,
)
from harmledger.model.span import Span

BODY_LINKS = frozenset({"of", "for", "at", "from", "with", "by"})
INSIDE = frozenset({"in", "inside", "within"})


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


def find_sayings(
    lines: tuple[Line, ...], attributions: Sequence[tuple[Attribution, ...]], lex: Lexicon
) -> tuple[tuple[Saying, ...], ...]:
    """For each sentence, with the attributions found in it, its sayings with their claimants settled."""
    hearing = Hearing(lines, lex, find_roster(lines))
    return tuple(_of_line(hearing, n, found) for n, found in enumerate(attributions))


def _of_line(hearing: Hearing, n: int, found: tuple[Attribution, ...]) -> tuple[Saying, ...]:
    sayings = tuple(_saying(hearing, n, one) for one in found if one.first < one.last)
    if not found and (topic := _topic(hearing, n)):
        hearing.topic = topic
    return sayings


def _saying(hearing: Hearing, n: int, one: Attribution) -> Saying:
    s = hearing.lines[n].s
    heard = [
        found
        for phrase in _coordinated(hearing, n, Phrase(one.begin, one.end, one.head))
        if (found := hear(hearing, n, phrase))
    ]
    hearing.spoke.extend(heard)
    speakers = tuple(
        Speaker(who.claimant, s.span(who.begin, who.end), who.person if who.person != who.claimant else None) for who in heard
    )
    return Saying(speakers, one.verb, one.manner, one.first, one.last)


def _topic(hearing: Hearing, n: int) -> Heard | None:
    """The body or person that a sentence without a word of saying is about: its subject."""
    line = hearing.lines[n]
    s = line.s
    root = next((j for j in range(len(s)) if s.head[j] == j and s.dep[j] != "punct"), None)
    subject = s.kid(root, "nsubj") if root is not None else None
    if root is None or subject is None or subject > root or s.low[subject] in PRONOUNS:
        return None
    phrase = around(line, subject, root, hearing.lex)
    return hear(hearing, n, phrase) if can_speak(line, phrase, hearing.lex) else None


def _coordinated(hearing: Hearing, n: int, phrase: Phrase) -> list[Phrase]:
    """Each side of "and" where one is a body by itself ("a monitor and rebels"); "two residents and a nurse" speak as one."""
    line, lex = hearing.lines[n], hearing.lex
    s, (begin, end, head) = line.s, phrase
    if (
        begin > 2
        and s.low[begin - 1] == "and"
        and (s.low[begin - 2] in lex.saying.sources or any(b.end == begin - 1 for b in line.bodies))
    ):
        begin = next((j for j in range(begin - 2, max(begin - 6, -1), -1) if s.low[j] in ARTICLES), begin - 2)
    cut = next(
        (j for j in range(begin + 1, end - 1) if s.low[j] == "and" and not any(b.begin <= j < b.end for b in line.bodies)), None
    )
    if cut is None:
        return [phrase]
    sides = [Phrase(begin, cut, _last_noun(s, begin, cut)), Phrase(cut + 1, end, _last_noun(s, cut + 1, end))]
    if not all(can_speak(line, side, lex) for side in sides):
        return [phrase]
    return sides if any((found := hear(hearing, n, side)) and found.entry for side in sides) else [Phrase(begin, end, head)]


def _last_noun(s: Sentence, begin: int, end: int) -> int:
    return next((j for j in range(end - 1, begin - 1, -1) if s.tag[j] in NOUN_TAGS), end - 1)


def hear(hearing: Hearing, n: int, phrase: Phrase) -> Heard | None:
    """Whom one phrase means: who it points back to, the body spoken for, a person named in full elsewhere, or its own words."""
    line, lex, roster = hearing.lines[n], hearing.lex, hearing.roster
    s = line.s
    if is_pronoun(s, phrase.head):
        who = antecedent(hearing, n, phrase) or _subject_before(hearing, n, phrase)
        return who.again(n, phrase) if who else None
    here = [body for body in line.bodies if body.begin < phrase.end and body.end > phrase.begin]
    person = _person(s, phrase, here, lex)
    plain = Heard.of(s, n, phrase, person, lex)
    if body := _speaking_body(s, phrase, here, person, lex):
        return plain.named(_held(s, phrase, body, person, lex) or roster.fullest[body.entry.id], body.entry)
    if owner := _spoken_for(hearing, n, phrase):
        return plain.named(owner.claimant, owner.entry)
    if person and (body_of_name := _named_first(hearing, n, phrase, plain)):
        return body_of_name
    if acronym := next((s.words[j] for j in range(phrase.begin, phrase.end) if s.words[j] in roster.acronyms), None):
        return plain.named(roster.acronyms[acronym])
    if person is None or (phrase.end - phrase.begin <= 3 and s.words[phrase.begin] in person):
        if who := pointed_at(hearing, n, phrase, plain):
            return plain.named(who.claimant, who.entry)
        if (last := _last_name(s, phrase, lex)) and (name := introduced(hearing.lines, roster, last, lex)):
            return replace(plain.named(name), nouns=plain.nouns | set(name.lower().split()))
    words = _own_words(s, phrase, lex)
    return plain.named(words) if words else None


def _subject_before(hearing: Hearing, n: int, phrase: Phrase) -> Heard | None:
    """Whom the same sentence is about, where nobody has spoken yet: "the deputy wept as she said", "the front put out a film:
    three dead, it says".
    """
    line, lex = hearing.lines[n], hearing.lex
    s = line.s
    if s.low[phrase.head] in RELATIVES:
        return None
    for j in range(phrase.begin):
        if s.dep[j] == "nsubj" and s.tag[j] in NOUN_TAGS and j < s.head[j]:
            subject = around(line, j, s.head[j], lex)
            who = hear(hearing, n, subject) if can_speak(line, subject, lex) else None
            a_person = who and not who.entry and not who.is_many and s.low[subject.head] not in lex.saying.generic
            if who and (agrees(s.low[phrase.head], who) or (a_person and s.low[phrase.head] in PERSONAL)):
                return who
    return None


def _held(s: Sentence, phrase: Phrase, body: Body, person: str | None, lex: Lexicon) -> str | None:
    """Who holds an office that the directory lists, with the office: "French Foreign Minister Laurent Blanc"."""
    office = s.low[body.end - 1]
    named_after = person is not None and body.end < phrase.end and s.words[body.end] == person.split()[0]
    return (
        _own_words(s, phrase, lex) if named_after and office in lex.victims.nouns and office not in lex.saying.generic else None
    )


def _named_first(hearing: Hearing, n: int, phrase: Phrase, plain: Heard) -> Heard | None:
    """The body that a short name before a person is: "Observatory head Ibrahim Njoya", also with its apostrophe lost."""
    s, sources = hearing.lines[n].s, hearing.lex.saying.sources
    for j in range(phrase.begin, min(phrase.begin + 3, phrase.end)):
        if s.words[j][0].isupper() and (s.low[j] in sources or s.low[j].removesuffix("s") in sources):
            found = by_name(hearing, n, Phrase(j, j + 1, j), plain)
            return plain.named(found.claimant, found.entry) if found and found.entry else None
    return None


def _last_name(s: Sentence, phrase: Phrase, lex: Lexicon) -> str | None:
    """The name that a person is called by, where the phrase has nothing else: "Ajak", "al-Qadri"."""
    if s.tag[phrase.head] not in NAME_TAGS or s.low[phrase.head] in lex.saying.sources:
        return None
    return (
        s.low[phrase.head]
        if all(s.tag[j] in NAME_TAGS or s.words[j] in ("-", "al", "el") for j in range(*phrase[:2]))
        else None
    )


def _speaking_body(s: Sentence, phrase: Phrase, here: list[Body], person: str | None, lex: Lexicon) -> Body | None:
    """The body of the directory that speaks: one that the phrase is, or that its spokesperson or a person named with it is of.

    A medium speaks only where no other body does; "the United Nations office in Haiti" is more than the United Nations.
    """
    bodies = [body for body in here if body.entry.kind not in lex.saying.media] or here
    within = next((body for body in bodies if body.begin <= phrase.head < body.end), None)
    if within or not bodies:
        return within
    for body in bodies:
        if body.begin > phrase.head and (
            (s.tag[body.begin - 1] == "DT" and s.tag[body.begin - 2] in NOUN_TAGS) or s.dep[body.end - 1] == "appos"
        ):
            return body
    speaks_for = person is not None or any(s.low[j] in lex.saying.spokespeople for j in range(phrase.begin, phrase.end))
    names_it = all(
        s.low[j] in ARTICLES
        or s.tag[j] == "NN"
        or s.tag[j] in ("JJ", "HYPH", "VBN")
        or j in range(bodies[0].begin, bodies[0].end)
        for j in range(phrase.begin, phrase.end)
    )
    return bodies[0] if speaks_for or (names_it and s.low[phrase.head] in lex.saying.generic) else None


def _person(s: Sentence, phrase: Phrase, bodies: list[Body], lex: Lexicon) -> str | None:
    """The name of a person in the phrase: a run of two or more names that is no body's and no institution's."""
    taken = {j for body in bodies for j in range(body.begin, body.end)}
    j, runs = phrase.begin, []
    while j < phrase.end:
        end = name_run(s, j, phrase.end, taken)
        institution = (
            s.low[end - 1] in lex.saying.sources
            or (end < len(s) and s.words[end] == "(")
            or (j > 0 and s.low[j - 1] in lex.saying.generic)
        )
        belongs = j > phrase.begin and s.low[j - 1] in LINKING  # "opponents of X", "the army of X"
        if end - j > 1 and not institution and not belongs:
            runs.append((j, end))
        j = max(end, j + 1)
    chosen = next((run for run in runs if run[0] <= phrase.head < run[1]), runs[0] if runs else None)
    return written(s, *chosen) if chosen else None


def _spoken_for(hearing: Hearing, n: int, phrase: Phrase) -> Heard | None:
    """The body for which somebody speaks: "a spokesman for the Marib Rescue Corps", "army spokesman X", "its head", "the
    division's spokesman".
    """
    s, saying = hearing.lines[n].s, hearing.lex.saying
    if s.low[phrase.begin] == "its" and any(s.low[j] in saying.sources for j in range(phrase.begin, phrase.end)):
        return _owner(hearing, n, phrase)
    for j in range(phrase.begin, phrase.end):
        if (
            j + 2 < phrase.end
            and (s.low[j + 1] in BODY_LINKS or s.low[j + 1] in INSIDE)
            and (body := _linked_body(hearing, n, j, phrase.end))
        ):
            return body
        if s.low[j] in saying.spokespeople and s.tag[j] in NOUN_TAGS and (owner := _possessor(hearing, n, phrase, j)):
            return owner
    return None


def _linked_body(hearing: Hearing, n: int, j: int, end: int) -> Heard | None:
    """ "A source at X", "head of X", "Colonel Y of X": the X that the noun or name at ``j`` is of."""
    line, saying = hearing.lines[n], hearing.lex.saying
    s = line.s
    linked = _linked(s, j + 2, end)
    if s.tag[j] == "VBN" and s.low[j - 1] in saying.spokespeople and s.low[j + 1] == "by":
        return hear(hearing, n, linked)  # "figures compiled by X"
    is_body = any(body.begin <= linked.head < body.end for body in line.bodies)
    if s.low[j] in saying.spokespeople and s.low[j + 1] in BODY_LINKS:
        named = is_body or _names_body(s, j, linked, hearing.lex) or s.low[linked.head] in saying.sources
    elif s.tag[j] in NAME_TAGS or s.low[j] in saying.spokespeople:
        named = is_body or (s.low[linked.head] in saying.generic and s.low[j + 1] in BODY_LINKS)
    else:
        named = False
    return hear(hearing, n, linked) if named else None


def _names_body(s: Sentence, j: int, linked: Phrase, lex: Lexicon) -> bool:
    """Whether a name behind "of" is a body's: any behind "spokesman of"; a lone one behind "chief of" is a place's."""
    if s.tag[linked.head] not in NAME_TAGS:
        return False
    name = s.words[linked.head]
    return s.low[j] in lex.saying.mouthpieces or linked.end - linked.begin > 1 or name.isupper()


def _possessor(hearing: Hearing, n: int, phrase: Phrase, j: int) -> Heard | None:
    """ "Its head", "the division's spokesman", "army spokesman X": whose the noun at ``j`` is."""
    s, saying = hearing.lines[n].s, hearing.lex.saying
    if s.low[phrase.begin] == "their" and phrase.begin < j:
        return _owner(hearing, n, phrase)
    begin = next((k + 1 for k in range(j - 1, phrase.begin - 1, -1) if s.words[k] == ","), phrase.begin)
    owned = next((k for k in range(j - 1, begin, -1) if s.tag[k] == "POS"), None)
    if owned is not None and any(s.tag[k] in NOUN_TAGS for k in range(owned + 1, j)):
        return None
    ends_name = j + 1 == phrase.end and s.words[j] != s.low[j]  # "Centre for War Records"
    if owned is None and (s.low[j] not in saying.mouthpieces or j <= begin or ends_name):
        return None
    owner = Phrase(begin, owned or j, _last_noun(s, begin, owned or j))
    if owner.head <= begin - 1 or s.low[owner.head] in ARTICLES:
        return None
    names_body = s.low[owner.head] in saying.sources or (
        s.tag[owner.head] in NAME_TAGS and (owned is not None or owner.end == j)
    )
    return hear(hearing, n, owner) if names_body else None


def _linked(s: Sentence, begin: int, end: int) -> Phrase:
    """The phrase after "of" or "for", up to an apposition."""
    stop = next((j for j in range(begin + 1, end) if s.words[j] in (",", "(")), end)
    head = begin
    for j in range(begin, stop):
        if s.low[j] in LINKING and j > begin:
            break
        if s.tag[j] in NOUN_TAGS:
            head = j
    return Phrase(begin, stop, head)


def _owner(hearing: Hearing, n: int, phrase: Phrase) -> Heard | None:
    """Whose "its spokesman" is: the sentence's own subject, whom the sentence before was about, or the last body that spoke."""
    line = hearing.lines[n]
    s = line.s
    for j in range(phrase.begin):
        if s.dep[j] == "nsubj" and s.low[j] not in PRONOUNS:
            subject = around(line, j, phrase.begin, hearing.lex)
            if (
                subject.end <= phrase.begin
                and can_speak(line, subject, hearing.lex)
                and (found := hear(hearing, n, subject))
                and not found.is_human
            ):
                return found
    last = next((who for who in reversed(hearing.spoke) if not who.is_human or who.entry), None)
    topic = hearing.topic if hearing.topic and not hearing.topic.is_human else None
    return topic if topic and (last is None or topic.order > last.order) else last


def _own_words(s: Sentence, phrase: Phrase, lex: Lexicon) -> str | None:
    """The phrase's own words, without its article, its acronym, and the common noun before a body's name."""
    begin, end, head = phrase
    while begin < end - 1 and ((s.low[begin] in ARTICLES and s.low[begin] != "one") or s.words[begin] in ('"', ",")):
        begin += 1
    if is_nameless(s, Phrase(begin, end, head), lex) and s.low[head] != "sources":
        return None
    bracket = next((j for j in range(begin + 1, end) if s.words[j] == "("), end)
    if bracket + 3 == end:
        end = bracket
    name = next((j for j in range(begin, end) if s.words[j][0].isupper()), begin)
    if (
        begin < name < end
        and s.low[name - 1] in lex.saying.generic
        and all(s.tag[j] in NAME_TAGS or s.low[j] in LINKING for j in range(name, end))
    ):
        begin = name
    return written(s, begin, end) or None
