"""Who says so, in a sentence: "X said", "according to X", "quoted X as saying", a title's ": monitor" (M7).

A line comes in; its attributions come out, left to right, each with its own reach.
"""

from __future__ import annotations

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.attribution import Attribution, Manner
from harmledger.extract.grammar.document import Line
from harmledger.extract.grammar.extent import with_extents
from harmledger.extract.grammar.headline_source import find_headline_sources
from harmledger.extract.grammar.reckoning import find_reckonings
from harmledger.extract.grammar.sentence import FINITE_TAGS, NAME_TAGS, NOUN_TAGS, VERB_TAGS, Sentence
from harmledger.extract.grammar.speaker_phrase import (
    LOCATING,
    RELATIVES,
    Phrase,
    around,
    can_speak,
    ending_at,
    in_body,
    is_nameless,
    is_pronoun,
    starting_at,
    with_apposition,
)

LONGEST_SUBJECT = 14


def find_attributions(line: Line, lex: Lexicon) -> tuple[Attribution, ...]:
    """The attributions of a sentence, left to right, each with its own reach."""
    s = line.s
    found: list[Attribution] = []
    for i, low in enumerate(s.low):
        if low in lex.saying.according and (one := _according(line, i, lex)):
            found.append(one)
        elif low in lex.saying.verbs or low in lex.saying.denying:
            found.extend(_by_verb(line, i, lex))
    found.extend(find_reckonings(line, lex))
    if not found:
        found = find_headline_sources(line, lex)
    return with_extents(line, found, lex)


def _attribution(
    s: Sentence, phrase: Phrase, verb: int, manner: Manner = "asserted", *, passes_on: bool = False
) -> Attribution:
    return Attribution(*phrase, verb, manner, 0, len(s), is_pronoun(s, phrase.head), passes_on)


def _by_verb(line: Line, i: int, lex: Lexicon) -> list[Attribution]:
    """ "X said", "said X", "X was quoted as saying"; the subject must be something that can speak."""
    s = line.s
    denial = lex.saying.denying.get(s.low[i])
    lemma = denial or lex.saying.verbs[s.low[i]]
    if not _is_verb(line, i, lex) or not _says(line, i, lemma, lex):
        return []
    manner: Manner = "denied" if denial else "claimed" if lemma in lex.saying.claiming else "asserted"
    subject = _subject(line, i, lemma, lex)
    if lemma in lex.saying.passing:
        quoted = None if _is_passive(s, i) else starting_at(line, i + 1, lex)
        if quoted and can_speak(line, quoted, lex) and not is_nameless(s, quoted, lex):
            return [_attribution(s, quoted, i, passes_on=True)]
        if quoted and "as" not in s.low[i : i + 12]:
            return []
    return [_attribution(s, with_apposition(line, subject, lex), i, manner)] if subject else []


def _is_verb(line: Line, i: int, lex: Lexicon) -> bool:
    """Whether the word is a finite verb here; "the opposition claims killed 30" is tagged a noun."""
    s = line.s
    if s.tag[i] in NOUN_TAGS and i > 0:
        return _is_verb_after_source(line, i, lex)
    if (
        s.tag[i] not in VERB_TAGS
        or s.dep[i] in ("amod", "compound")
        or (s.dep[i] == "acl" and (s.low[i + 1 : i + 2] == ("by",) or _is_about(line, i)))
    ):
        return False
    if s.tag[i] == "VBG":
        return s.dep[i] != "acl" and (
            s.low[s.head[i]] in lex.saying.verbs
            or s.low[s.head[i]] in lex.saying.denying
            or s.low[i + 1 : i + 2] == ("that",)
            or s.kid(i, "ccomp") is not None
        )
    return s.tag[i] != "VB" or any(s.dep[k] in ("aux", "nsubj") for k in s.kids[i])


def _is_verb_after_source(line: Line, i: int, lex: Lexicon) -> bool:
    """Whether what is tagged a noun is a verb: "the opposition claims killed 30", "our hospitals record" at an end."""
    s = line.s
    subject = s.kid(i, "nsubj") if s.dep[i] == "ROOT" else None
    if subject is not None and subject < i and (s.low[subject] in lex.saying.sources or in_body(line, subject)):
        return True
    if s.low[i - 1] not in lex.saying.sources and not in_body(line, i - 1):
        return False
    if s.low[i + 1 : i + 2] == ("that",) and s.dep[i] not in ("pobj", "dobj"):
        return True
    if s.tag[i] == "NNS" and s.tag[i + 1 : i + 2] and s.tag[i + 1] in ("VBD", "VBZ", "MD", "VBN"):
        return True
    is_last = s.words[i + 1 : i + 2] in ((), (".",))
    begin = next((j for j in range(i - 1, max(i - LONGEST_SUBJECT, 0), -1) if s.words[j] == ","), None)
    return is_last and begin is not None and (s.tag[i] == "NNS" or s.tag[i - 1] in ("NNS", "NNPS"))


def _is_about(line: Line, i: int) -> bool:
    """ "An attack blamed on rebels", and not "a network reported on Thursday"."""
    return line.s.low[i + 1 : i + 2] == ("on",) and not any(day.begin in (i + 1, i + 2) for day in line.days)


def _says(line: Line, i: int, lemma: str, lex: Lexicon) -> bool:
    """Whether a verb that may say something does: "put the toll at" and not "put up", "speak of" and not "speak"; a claim
    with a thing for an object ("claimed the attack", "claimed the lives") says nothing of it.
    """
    s = line.s
    if lemma in lex.saying.of_tolls:
        near = range(i + 1, min(i + 7, len(s)))
        tolls = (s.low[j] in lex.saying.tolls and s.tag[j] not in VERB_TAGS and s.low[j - 1] != "to" for j in near)
        return any(tolls) and not _is_passive(s, i)
    if lemma in lex.saying.speaking_of:
        near = range(i + 1, min(i + 6, len(s)))
        return any(s.low[j] in ("of", "about") and (j == i + 1 or "CD" in s.tag[j : j + 4]) for j in near)
    if lemma in lex.saying.holding:
        return _holds(s, i, lex)
    if lemma in lex.saying.of_clauses:
        return _has_clause(line, i)
    if lemma in lex.saying.addressing and (order := s.kid(i, "xcomp")) is not None:
        return s.tag[order] != "VB"  # "told him to run"
    if lemma == "claim":
        thing = s.kid(i, "dobj")
        if any(low in lex.saying.taken for low in s.low[i + 1 : i + 6]):
            return False
        return (
            thing is None
            or any(s.tag[k] == "CD" for k in s.kids[thing])
            or any(s.dep[k] in ("ccomp", "xcomp") for k in s.kids[i])
        )
    return True


def _has_clause(line: Line, i: int) -> bool:
    """Whether a clause or a number of people goes with the verb: "found that two died", "names 45 dead"."""
    s = line.s
    ends = next((j for j in range(i + 1, len(s)) if s.words[j] in (",", ";", ".")), len(s))
    days = {j for day in line.days for j in range(day.begin, day.end)}
    clause = s.kid(i, "ccomp")
    told = clause is not None and (clause < i or any(s.tag[j] in FINITE_TAGS for j in (clause, *s.kids[clause])))
    counted = any(s.tag[j] == "CD" and j not in days for j in range(i + 1, ends))
    asked = any(s.low[k] == "what" for k in s.kids[i])
    return ends == i + 1 or asked or told or counted or s.low[i + 1 : i + 2] == ("that",)


def _holds(s: Sentence, i: int, lex: Lexicon) -> bool:
    """ "The ministry had three dead and 639 injured", "the police had the bodies of nine people": what is held is a count."""
    subject = s.kid(i, "nsubj")
    if s.dep[i] == "aux" and s.tag[i + 1 : i + 2] == ("CD",) and s.tag[i - 1] in NOUN_TAGS:
        subject = i - 1  # "the hospital has seven wounded", taken for a perfect
    elif s.dep[i] == "aux":
        return False
    if subject is None or subject > i or (s.head[i] < i and s.low[s.head[i]] in lex.saying.verbs):
        return False
    if any(s.low[j] in lex.saying.held for j in range(i + 1, min(i + 7, len(s)))):
        return s.low[subject] in lex.saying.sources or s.tag[subject] in NAME_TAGS
    return s.low[subject] in lex.saying.holders and "CD" in s.tag[i + 1 : i + 5]


def _is_passive(s: Sentence, i: int) -> bool:
    return any(s.dep[k] in ("nsubjpass", "auxpass") for k in s.kids[i])


def _subject(line: Line, i: int, lemma: str, lex: Lexicon) -> Phrase | None:
    """The phrase that speaks: the verb's subject, else what stands right before the verb or, inverted, after it."""
    s = line.s
    if _is_passive(s, i) and lemma not in lex.saying.passing:
        return None
    if opening := _opening(line, i, lex):
        return opening
    head = _parsed_subject(s, i)
    before = ending_at(line, i, lex)
    if before and not can_speak(line, before, lex) and not _must_speak(s, before, i, lemma, lex):
        before = None
    own = s.kid(i, "nsubj", "nsubjpass")
    if before and own is None and s.tag[i] != "VBG" and _is_introduced(line, before, lex):
        return before
    if before and own is None and s.words[i - 1] == "," and (s.tag[i] != "VBG" or head is None):
        if in_body(line, before.head) or s.low[before.head] in lex.saying.sources:
            return before
        if before.begin and s.low[before.begin - 1] in LOCATING:
            before = None  # "in the town, estimates ranging": a place, and no subject
    if head is not None and head < i:
        phrase = around(line, head, i, lex)
        shares = s.dep[i] == "conj" or s.tag[i] == "VBG"
        between = (j for j in range(phrase.end, i - 1) if s.tag[j] in VERB_TAGS and s.head[j] != i)
        apart = not shares and any(head not in s.ancestors(j) for j in between)
        if not apart and (can_speak(line, phrase, lex) or _must_speak(s, phrase, i, lemma, lex)):
            return phrase
    inverted = None if lemma in lex.saying.addressing else _inverted(line, i, head, lemma, lex)
    if inverted and i and s.words[i - 1] in (",", '"'):
        return inverted
    return before or inverted


def _is_introduced(line: Line, phrase: Phrase, lex: Lexicon) -> bool:
    """ "... in Jos, the city's police chief Adamu Bello told ...": a comma, then somebody with an office."""
    s = line.s
    if not phrase.begin or s.words[phrase.begin - 1] != "," or s.words[phrase.end : phrase.end + 1] == (",",):
        return False
    return any(s.low[j] in lex.saying.sources or in_body(line, j) for j in range(phrase.begin, phrase.end))


def _opening(line: Line, i: int, lex: Lexicon) -> Phrase | None:
    """The phrase that fills a clause from its semicolon to the verb, whatever the parse: "...; a nurse at the clinic says"."""
    s = line.s
    mark = next((j for j in range(i - 1, max(i - LONGEST_SUBJECT, -1), -1) if s.words[j] == ";"), None)
    phrase = starting_at(line, mark + 1, lex) if mark is not None and mark + 1 < i else None
    return phrase if phrase and phrase.end == i and can_speak(line, phrase, lex) else None


def _must_speak(s: Sentence, phrase: Phrase, i: int, lemma: str, lex: Lexicon) -> bool:
    """Whether a noun that is not known for it speaks because of its verb: "the park said", "their foreman told us"."""
    if lemma not in lex.saying.spoken or s.tag[phrase.head] not in NOUN_TAGS:
        return False
    if any(s.tag[j] in FINITE_TAGS for j in range(phrase.begin, i)) or s.low[phrase.head] in lex.violence.nouns:
        return False
    if s.tag[phrase.begin] not in ("DT", "PRP$") and not any(s.tag[j] == "POS" for j in range(phrase.begin, phrase.head)):
        return False
    return phrase.begin == 0 or s.tag[phrase.begin - 1] in (",", ":", "``", "''") or s.head[phrase.head] == i


def _parsed_subject(s: Sentence, i: int) -> int | None:
    """The subject that the parse gives the verb, where it gives several the nearest, and an inverted one before all."""
    subjects = [k for k in s.kids[i] if s.dep[k] in ("nsubj", "nsubjpass")]
    if i and s.words[i - 1] in (",", '"') and (after := [k for k in subjects if k > i]):
        return after[0]
    head = max((k for k in subjects if k < i), default=next(iter(subjects), None))
    if head is None and s.dep[i] in ("conj", "advcl") and s.tag[s.head[i]] in VERB_TAGS:
        head = s.kid(s.head[i], "nsubj")
    if head is None and s.dep[i] == "acl" and s.tag[i] == "VBG":
        head = s.head[i]
    if head is not None and s.low[head] in RELATIVES and s.dep[i] == "relcl":
        head = s.head[i]
    return head


def _inverted(line: Line, i: int, subject: int | None, lemma: str, lex: Lexicon) -> Phrase | None:
    """ "Said police commander X": the phrase right after the verb, where the parse or the words before the verb ask for one."""
    s = line.s
    is_after = s.dep[s.kids[i][-1]] == "nsubj" if s.kids[i] and s.kids[i][-1] > i else False
    if i + 1 >= len(s) or (subject is not None and subject < i and s.words[i - 1] not in (",", '"') and not is_after):
        return None
    if s.tag[i + 1] not in NAME_TAGS and s.tag[i + 1] not in ("DT", "JJ", "NN", "NNS", "PRP", "PRP$", "CD"):
        return None
    phrase = starting_at(line, i + 1, lex)
    if phrase is None:
        return None
    if not can_speak(line, phrase, lex) and (subject != phrase.head or not _must_speak(s, phrase, i, lemma, lex)):
        return None
    after = s.words[phrase.end] if phrase.end < len(s) else "."
    goes_on = after not in (".", ",", '"', ";", ":", "-") and s.tag[min(phrase.end, len(s) - 1)] in VERB_TAGS
    return None if goes_on and s.kid(i, "nsubj") != phrase.head else phrase


def _according(line: Line, i: int, lex: Lexicon) -> Attribution | None:
    """ "According to X", "citing X", "as reported by X"."""
    s = line.s
    tokens = next((tokens for tokens in lex.saying.according[s.low[i]] if s.match(i, tokens)), None)
    if tokens is None or (i > 0 and s.low[i - 1] == "not"):
        return None
    phrase = starting_at(line, i + len(tokens), lex)
    if phrase is None:
        return None
    says_that = s.low[phrase.end - 1] in lex.saying.verbs and s.low[phrase.end : phrase.end + 1] == ("that",)
    if says_that and phrase.end - phrase.begin > 1:
        phrase = Phrase(phrase.begin, phrase.end - 1, min(phrase.head, phrase.end - 2))  # "data from X show that"
    if is_nameless(s, phrase, lex):
        phrase = _who_made_them(line, phrase, lex) or phrase
    passes_on = s.low[i] in lex.saying.citing
    if passes_on and (not can_speak(line, phrase, lex) or is_nameless(s, phrase, lex)):
        return None
    return _attribution(s, phrase, i, passes_on=passes_on)


def _who_made_them(line: Line, phrase: Phrase, lex: Lexicon) -> Phrase | None:
    """ "According to figures that the commission compiled": whoever compiled them."""
    s = line.s
    verb = s.kid(phrase.head, "relcl", "acl")
    maker = s.kid(verb, "nsubj") if verb is not None else None
    if verb is None or maker is None or s.low[maker] in RELATIVES:
        return None
    made = around(line, maker, verb, lex)
    return made if can_speak(line, made, lex) else None
