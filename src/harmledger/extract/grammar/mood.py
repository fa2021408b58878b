"""Whether words of violence or harm tell of what happened, or of what is planned, feared, conditional or denied (M8, M9).

A sentence and a token come in, a mood comes out. "Will", "plans to", "threat of" and "if" make a prospect; "may have", "feared
dead" make what is only possible; "did not" denies.
"""

from __future__ import annotations

from typing import Literal

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.sentence import NOUN_TAGS, VERB_TAGS, Sentence

Mood = Literal["real", "prospect", "possible", "denied"]

FUTURE = frozenset({"will", "'ll", "shall", "wo"})
MAYBE = frozenset({"may", "might", "could", "would", "can", "should", "must"})
COUNTERFACTUAL = frozenset({"would", "could", "should"})
COUNTING_TAGS = frozenset({"CD", "JJR", "JJS", "RB", "RBS", "IN", "NNS", "NN"})
HOW_FAR = 4


def mood(s: Sentence, i: int, lex: Lexicon) -> Mood:
    """The mood of the word at ``i``, read from itself upwards through the verbs that govern it."""
    own = _of_word(s, i, lex)
    if own != "real":
        return own
    if lex.tellings.unsure & set(s.low[max(0, i - 3) : i + 1]) or _is_feared(s, i, lex):
        return "possible"
    node = i
    for _ in range(HOW_FAR):
        head = s.head[node]
        if head == node:
            break
        found = _of_link(s, node, head, lex)
        if found != "real":
            return found
        if s.dep[node] == "acl" and not any(s.low[k] == "to" and s.dep[k] == "aux" for k in s.kids[node]):
            # "Residents wounded in the attacks": what is said of a noun stands, whatever is done with the noun.
            break
        if s.dep[node] in ("relcl", "appos", "nsubj", "nsubjpass") and s.tag[head] in NOUN_TAGS | VERB_TAGS:
            break
        if s.tag[head] in VERB_TAGS and s.dep[node] in ("ccomp", "advcl", "conj", "parataxis"):
            if s.dep[node] == "ccomp" and _governs_prospect(s, head, lex) and not _is_finite_past(s, node):
                return "prospect"
            if s.dep[node] != "conj" or s.tag[node] not in ("VB", "VBG"):
                break
        node = head
    return "real"


def _is_feared(s: Sentence, i: int, lex: Lexicon) -> bool:
    """ "Fear that ten more are dead", "unconfirmed reports that six were wounded": what governs the harm is no certainty."""
    head = s.head[i]
    while head != s.head[head] and s.dep[head] in ("auxpass", "aux"):
        head = s.head[head]
    if s.dep[i] in ("ccomp", "xcomp") and s.low[head] in lex.saying.fearing:
        return True
    if _is_object_of_fear(s, i, lex):
        return True
    return s.dep[i] in ("acl", "relcl", "ccomp") and (
        s.low[head] in ("fears", "fear") or any(s.low[k] in lex.tellings.unsure for k in s.kids[head])
    )


def _is_object_of_fear(s: Sentence, i: int, lex: Lexicon) -> bool:
    """ "The agency fears more than 100 dead": the count alone is feared, whatever the tags of the two words are."""
    feared = next((j for j in range(i - 1, max(i - 7, -1), -1) if s.low[j] in lex.saying.fearing), None)
    return feared is not None and s.low[i] in lex.harms.states and all(s.tag[j] in COUNTING_TAGS for j in range(feared + 1, i))


def _of_word(s: Sentence, i: int, lex: Lexicon) -> Mood:
    """By its own auxiliaries, negation and describing words."""
    kids = s.kids[i]
    aux = {s.low[k] for k in kids if s.dep[k] == "aux"}
    near = set(s.low[max(0, i - 4) : i]) if s.tag[i] in VERB_TAGS else set()
    if s.tag[i] in VERB_TAGS:
        # "Lost four, not nine": a "not" behind the verb denies no deed.
        if any(s.dep[k] == "neg" and k < i for k in kids) and not aux & MAYBE:
            return "denied"
        if aux & FUTURE:
            return "prospect"
        if aux & MAYBE:
            if "have" not in aux and "have" not in near:
                return "prospect"
            # "It would have killed 30" tells of a harm that was not done; "may have killed" of one that is not sure.
            return "denied" if aux & COUNTERFACTUAL else "possible"
        if any(s.dep[k] == "mark" and s.low[k] in ("if", "unless", "whether") for k in kids):
            return "prospect"
    describing = {s.low[k] for k in kids if s.dep[k] in ("amod", "compound", "det", "advmod")}
    if describing & lex.tellings.prospect_adjectives:
        return "prospect"
    return "real"


def _of_link(s: Sentence, node: int, head: int, lex: Lexicon) -> Mood:
    """By the word right above: "plan to attack", "threat of shelling", "warned of strikes", "prevent attacks"."""
    dep = s.dep[node]
    to_do = dep in ("xcomp", "advcl", "acl", "ccomp") and any(s.low[k] == "to" and s.dep[k] == "aux" for k in s.kids[node])
    if to_do and (_governs_prospect(s, head, lex) or s.low[head] in lex.tellings.prospect_nouns):
        return "prospect"
    if dep == "pcomp" and s.low[head] in ("at", "from", "of", "against", "for") and _governs_prospect(s, s.head[head], lex):
        return "prospect"
    if (
        dep == "pobj"
        and s.low[head] in ("of", "for", "against", "about")
        and (_governs_prospect(s, s.head[head], lex) or s.low[s.head[head]] in lex.tellings.prospect_nouns)
    ):
        return "prospect"
    if dep == "dobj" and s.tag[head] in VERB_TAGS:
        if s.low[head] in lex.tellings.prospect_of_object:
            return "prospect"
        return _of_word(s, head, lex)
    if dep in ("nsubj", "nsubjpass") and s.tag[head] in VERB_TAGS and _of_word(s, head, lex) == "prospect":
        return "prospect"
    if s.tag[head] in VERB_TAGS and dep in ("advcl", "conj", "xcomp", "prep", "agent"):
        return _of_word(s, head, lex) if dep != "advcl" or s.tag[node] == "VBG" else "real"
    return "real"


def _governs_prospect(s: Sentence, head: int, lex: Lexicon) -> bool:
    return s.low[head] in lex.tellings.prospect_verbs and s.tag[head] in VERB_TAGS


def _is_finite_past(s: Sentence, node: int) -> bool:
    """ "They warned that shells had hit the plant" tells what happened; "warned that it would strike" does not."""
    return s.tag[node] in ("VBD", "VBN") and not {s.low[k] for k in s.kids[node] if s.dep[k] == "aux"} & (FUTURE | MAYBE)
