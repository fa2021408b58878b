"""Which words of a sentence name a place, and what they lie within (M16).

A line comes in; places come out, each with the next larger places written beside it ("Beit Karm in southern Abyan province").
Grammar decides ("the town of", "in", "near", "struck X"), and a gazetteer's plain answer to "is this a place?" helps where
grammar leaves it open. Names of bodies and people are none.
"""

from __future__ import annotations

from collections.abc import Collection

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.document import Body, Line
from harmledger.extract.grammar.namesake import IN, describes, is_body_or_person, is_of_speaker, is_one_of_many
from harmledger.extract.grammar.place_chain import chained
from harmledger.extract.grammar.place_name import KindOf, Run, find_runs, is_headline, text_of
from harmledger.extract.grammar.place_nouns import place_nouns
from harmledger.extract.grammar.place_phrase import Phrase, noun_behind, phrase_before
from harmledger.extract.grammar.place_words import PlaceWords
from harmledger.extract.grammar.sentence import NOUN_TAGS, VERB_TAGS, Sentence

__all__ = ["KindOf", "PlaceWords", "find_places"]

UPON = frozenset({"on", "against", "at", "of", "into", "over", "towards"})
AT = frozenset({"on", "at", "against"})
BOMBARDING = frozenset({"air_strike", "shelling", "chemical", "explosive"})
SITES = frozenset({"hospital"})
MEDIA = frozenset({"medium", "news_agency"})
LONGEST_ACRONYM, SHORT_ACRONYM = 5, 3
WIDEST_CLASH = 8
"""Tokens between a word of fighting and its "between"."""


def find_places(line: Line, speakers: frozenset[int], kind_of: KindOf, lex: Lexicon) -> tuple[PlaceWords, ...]:
    """The places named in a sentence, left to right; a place inside another's phrase is reached through its ``within``.

    ``speakers`` are the tokens that name who says so: "the ministry in Moscow" places the ministry, not the event (M11).
    """
    s = line.s
    speakers -= _beside_speaker(s, speakers)
    since = {j for day in line.days if day.kind == "since" for j in range(day.begin, day.end)}
    taken = {j for day in line.days for j in range(day.begin, day.end)} - since
    bodies = (body for body in line.bodies if not _is_led_to(s, body))
    taken |= speakers | {j for body in bodies for j in range(body.begin, body.end)}
    found: list[PlaceWords] = []
    for run in find_runs(s, taken, kind_of):
        if (found and run.begin < found[-1].end) or describes(s, run, lex) or is_of_speaker(s, run, speakers):
            continue
        if run.begin in since and kind_of(_name(s, run, run.end)) != "country":
            # "Since Syria's war began in March 2011" names a country; its other names are mostly of time.
            continue
        listed = bool(found) and s.low[found[-1].end : run.begin] == ("and",) and found[-1].kind in (None, "settlement")
        place = _place(s, run, kind_of, lex, listed=listed)
        if place:
            found.append(place)
    return chained(s, found or _seats(s, taken, lex), kind_of)


def _seats(s: Sentence, taken: Collection[int], lex: Lexicon) -> list[PlaceWords]:
    """The capital, where a sentence tells it without its name and names no place beside it."""
    nouns, found = place_nouns(), []
    for i in range(1, len(s)):
        if s.low[i] in nouns.seats and s.low[i - 1] == "the" and s.tag[i] in NOUN_TAGS and not {i - 1, i} & set(taken):
            run = Run(i - 1, i + 1)
            is_side = s.tag[i + 1 : i + 2] == ("POS",) and s.low[i + 2 : i + 3] and s.low[i + 2] in nouns.directions
            if is_side or not _goes_with_noun(s, run):
                place = _place(s, run, lambda _: "settlement", lex, listed=False)
                found += [place] if place else []
    return found


def _beside_speaker(s: Sentence, speakers: frozenset[int]) -> frozenset[int]:
    """What a place's word leads to and a comma parts from who speaks: "at a wedding in X, Y of the agency said"."""
    out: set[int] = set()
    for j in speakers:
        if j - 1 in speakers or not j or not (s.low[j - 1] in IN or s.low[j - 1] in place_nouns().entered):
            continue
        k = j
        while k in speakers and s.words[k] != ",":
            k += 1
        out.update(range(j, k))
    return frozenset(out)


def _is_led_to(s: Sentence, body: Body) -> bool:
    """Whether the words before it lead to a place, so that it is not the body of that name.

    "The town of X" is none; a newspaper or station may bear a town's name ("near Al-Watan"), and a hospital is a place too.
    """
    lead = phrase_before(s, body.begin)
    if body.entry.kind in SITES and lead.preposition(s) in IN:
        return True
    return lead.kind is not None or (lead.is_beside and body.entry.kind in MEDIA)


def _name(s: Sentence, run: Run, end: int) -> str:
    """The name without a noun behind it and without a genitive that lost its apostrophe."""
    name = text_of(s, run.begin, end)
    return name[: -run.cut] if run.cut and end == run.end else name


def _place(s: Sentence, run: Run, kind_of: KindOf, lex: Lexicon, *, listed: bool) -> PlaceWords | None:
    """Whether a run of names is a place, and its phrase with the noun and direction beside it.

    What is ``listed`` stands behind a town and "and": "Chenna and Kobo".
    """
    nouns = place_nouns()
    name_end = run.end
    while name_end - 1 > run.begin and s.low[name_end - 1] in nouns.kinds:
        name_end -= 1
    known = kind_of(_name(s, run, name_end))
    if known != "country" and run.end - run.begin == 1 and _is_acronym(s.words[run.begin]):
        known = None
    last, noun = (run.end, nouns.kinds[s.low[run.end - 1]]) if name_end < run.end else noun_behind(s, run, known)
    lead = phrase_before(s, run.begin)
    kind = noun or (None if known and lead.is_locality else lead.kind) or known or _opened_by(s, run)
    if kind is None and not (listed and not _goes_with_noun(s, run)) and not _stands_as_place(s, run, lead, lex):
        return None
    if known is None and noun is None and lead.kind and _goes_with_noun(s, run):
        return None  # "Bases of Delmar parties".
    if (lead.kind is None and is_body_or_person(s, run, lex)) or (known is None and noun and is_one_of_many(s, lead, noun)):
        return None
    return _written(s, run, last, lead, _kind(s, run, kind, known, lead))


def _written(s: Sentence, run: Run, last: int, lead: Phrase, kind: str | None) -> PlaceWords:
    """The phrase of a place, from a direction before its name to a noun behind it."""
    first = run.begin
    while first > lead.first and s.low[first - 1] in place_nouns().directions:
        first -= 1
    cut = run.cut if last == run.end else 0
    words = text_of(s, first, last)
    return PlaceWords(
        begin=first,
        end=last,
        words=words[:-cut] if cut else words,
        kind=kind,
        prep=lead.preposition(s),
        at=lead.at,
        lead=first if lead.lead is None else lead.lead,
        cut=cut,
    )


def _kind(s: Sentence, run: Run, kind: str | None, known: str | None, lead: Phrase) -> str | None:
    """The kind of the whole phrase: the outskirts of a town are a part of it, and the north of a country is a region."""
    before = s.low[run.begin - 1] if run.begin else ""
    if kind is None:
        # Towns have no article, but rivers and mountains have.
        return "natural" if before == "the" else None
    if known in ("country", "region"):
        part = (lead.lead is not None and not lead.is_beside) or before in place_nouns().directions
        return "region" if kind == "part" or (kind == "country" and part) else kind
    if lead.stretch or kind == "part":
        return "part" if known or kind != "part" else "neighbourhood"
    return kind


def _opened_by(s: Sentence, run: Run) -> str | None:
    """The kind of a name that opens with the word for it: "Mount Delmar", "Rue Delmar"."""
    return place_nouns().openings.get(s.low[run.begin]) if run.end - run.begin > 1 else None


def _stands_as_place(s: Sentence, run: Run, lead: Phrase, lex: Lexicon) -> bool:
    """Whether an unknown name without any noun stands where only a place stands: "in X", "a strike on X", "shelled X"."""
    last = run.end - 1
    if is_headline(s) or _goes_with_noun(s, run) or _names_people(s, run):
        return False
    if s.words[last].isupper() and len(s.words[last]) <= LONGEST_ACRONYM and run.end - run.begin == 1:
        return False
    prep = lead.preposition(s)
    if prep in IN or _is_heading(s, run) or (lead.stretch and s.low[run.begin - 2] in place_nouns().hospitals):
        return True
    if prep == "to" and lead.at is not None and s.low[s.head[lead.at]] in place_nouns().roads:
        return True
    if prep == "between" and lead.at is not None:
        return _lies_between(s, lead.at, lex)
    head = s.head[last]
    if prep == "into" and lead.at is not None and s.tag[s.head[lead.at]] in VERB_TAGS:
        return True
    if prep == "of" and lead.at is not None and s.low[lead.at - 1] in place_nouns().peopled:
        return True
    if prep in AT and lead.at is not None and _is_assault(s, s.head[lead.at], lex):
        return True
    if prep in UPON:
        nearby = (s.head[head], *range(max(0, head - 5), head))
        return s.head[head] != head and any(_is_bombarding(s, j, lex) for j in nearby)
    hit = s.dep[last] in ("dobj", "nsubjpass") and s.tag[head] in VERB_TAGS
    entered = s.low[head] in place_nouns().entered
    return prep is None and hit and (entered or lex.violence.verbs.get(s.low[head], "attack") != "attack")


def _is_acronym(word: str) -> bool:
    """ "TV", "SUVs"."""
    letters = word.removesuffix("s")
    return len(letters) <= SHORT_ACRONYM and letters.isupper()


def _is_heading(s: Sentence, run: Run) -> bool:
    """ "Orvala: 44 dead after the raid": the name of a place, as the heading of what happened there."""
    return not run.begin and s.words[run.end : run.end + 1] == (":",) and s.tag[run.end + 1 : run.end + 2] == ("CD",)


def _names_people(s: Sentence, run: Run) -> bool:
    """A plural of one word: "Yazidis". Parts of a place's name may look like one ("Majdal Shams")."""
    return s.tag[run.end - 1] == "NNPS" and s.low[run.end - 1][-1] == "s" and run.end - run.begin == 1


def _lies_between(s: Sentence, at: int, lex: Lexicon) -> bool:
    """ "Opened fire between X and Y", "on the road between X and Y"; but "clashes between X and Y" have sides."""
    near = s.low[max(0, at - WIDEST_CLASH) : at]
    words = lex.violence
    if any(word in words.clashing or _is_clash(word, lex) for word in near):
        return False
    above = s.head[at]
    if s.tag[above] in VERB_TAGS or s.low[above] in place_nouns().kinds:
        return True
    return s.dep[above] == "dobj" and s.low[s.head[above]] in words.verbs


def _goes_with_noun(s: Sentence, run: Run) -> bool:
    """Whether a noun that is no place goes on behind the name: "Delmar's land", "in Delmar offices"."""
    if run.end >= len(s):
        return False
    compound = s.dep[run.end - 1] in ("compound", "nmod", "amod") and s.tag[run.end] in NOUN_TAGS
    return s.tag[run.end] == "POS" or compound


def _is_clash(word: str, lex: Lexicon) -> bool:
    return any(kind == "clash" and len(tokens) == 1 for tokens, kind in lex.violence.nouns.get(word, ()))


def _is_assault(s: Sentence, i: int, lex: Lexicon) -> bool:
    """A noun of attacks in the plural, which are on places; a single one may be on a person."""
    kinds = {kind for _, kind in lex.violence.nouns.get(s.low[i], ())}
    return s.tag[i] == "NNS" and "attack" in kinds


def _is_bombarding(s: Sentence, i: int, lex: Lexicon) -> bool:
    """A noun or verb of strikes and shells, which fall on places; an attack may be on a person."""
    kind = lex.violence.verbs.get(s.low[i])
    kinds = {kind} if kind else {kind for _, kind in lex.violence.nouns.get(s.low[i], ())}
    if s.low[i] in lex.violence.flying:
        return True
    return bool(kinds & BOMBARDING) or ("other" in kinds and s.tag[i] in NOUN_TAGS)
