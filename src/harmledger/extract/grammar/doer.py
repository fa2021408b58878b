"""What of a noun phrase names an actor: its words without articles and epithets, and several actors where it names several.

A scene and a noun come in; the stretches of tokens that name actors come out, none where the noun cannot act (M11, M13).
"Fierce government bombardment" names the government, "Russian and Syrian planes" two states, "fighters of the Free Army" one
body.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from harmledger.codebook.directory import load_directory
from harmledger.extract.grammar.agent import Scene
from harmledger.extract.grammar.clause import objects_of
from harmledger.extract.grammar.document import Body
from harmledger.extract.grammar.sentence import NAME_TAGS, NOUN_TAGS, VERB_TAGS
from harmledger.extract.grammar.violence import Violence

Stretch = tuple[int, int]

PHRASE_TAGS = NOUN_TAGS | {"JJ", "JJR", "JJS", "HYPH", "POS", "CD", "VBN", "VBG", "AFX", "NFP", "FW"}
ARTICLES_OF_NAMES = frozenset({"al", "el", "ul", "as", "ad", "ash"})
OPENING = frozenset({"of", "from", "in", "on", "to", "with", "by", "as"})
ACTING_CLASSES = frozenset({"combatants", "men", "women", "people", "civilians"})
JOINS = frozenset({"and", "or", "&", "/", ","})
LONGEST_TAIL = 8
HEAVY = frozenset({"air_strike", "shelling", "chemical"})
MEANS = frozenset({"air", "suicide", "car", "ground", "night", "dawn", "sea", "hit", "gas"})


def doers(scene: Scene, head: int) -> list[Stretch]:
    """The actors that the phrase of a noun names, those joined to it too; none where it can do no violence.

    "Faylaq al-Rahman Jaysh al-Islam and Jabhat Fatah al-Sham" names three: bodies side by side have lost their comma.
    """
    out = []
    for joined in _joined(scene, head):
        noun = _whose(scene, joined)
        if can_act(scene, noun):
            out.extend(_apart(scene, *_trimmed(scene, *chunk(scene, noun)), noun))
    return out


def can_act(scene: Scene, head: int) -> bool:
    """Whether a noun can do violence: a body, a state, people, a name; not a craft of nobody's, not a toll."""
    s, doer, low = scene.s, scene.lex.doers, scene.s.low[head]
    if head in scene.days:
        return False
    if body := scene.body_at.get(head):
        return acts(body)
    if s.tag[head] not in NOUN_TAGS | {"JJ"} or low in doer.never:
        return False
    fights = scene.lex.victims.nouns.get(low) == "combatants"
    if head in scene.noun_at and not (fights or low in doer.nouns or low in doer.craft):
        return False
    if low in doer.craft or low in doer.ground:
        begin, end = chunk(scene, head)
        return any(names_doer(scene, j) for j in range(begin, end))
    if (
        low in doer.nouns
        or low in doer.modifiers
        or scene.lex.victims.nouns.get(low) in ACTING_CLASSES
        or is_state(s.words[head])
    ):
        return True
    return (
        s.tag[head] in NAME_TAGS
        and s.words[head][:1].isupper()
        and head not in scene.noun_at
        and s.low[head + 1 : head + 2] != ("of",)
        and not (s.in_title and s.tag[head] != "NNP")
    )


def is_armed(scene: Scene, noun: int) -> bool:
    """Whether a noun names fighters, forces or a body, and not just people."""
    low = scene.s.low[noun]
    return (
        (noun in scene.body_at and can_act(scene, noun))
        or low in scene.lex.doers.nouns
        or scene.lex.victims.nouns.get(low) == "combatants"
        or any(names_doer(scene, j) for j in range(chunk(scene, noun)[0], noun))
    )


def _whose(scene: Scene, noun: int) -> int:
    """The noun that says who: of "a team of policemen" and "warplanes of the coalition" the last, else the noun itself."""
    s, low = scene.s, scene.s.low[noun]
    body = scene.body_at.get(noun + 1)
    if low in scene.lex.doers.vague and body and acts(body) and noun not in scene.body_at:
        # "The Islamist group Al-Shabaab".
        return body.end - 1
    if low in scene.lex.doers.craft or low in scene.lex.victims.groups or s.tag[noun] == "CD" or low in scene.lex.numbers.vague:
        return next((p for p in objects_of(s, noun, "of") if is_armed(scene, p)), noun)
    return noun


def acts(body: Body) -> bool:
    """Whether a body of the directory can be a party to violence."""
    return body.entry.actor not in ("none", "political")


@lru_cache(maxsize=4096)
def is_state(word: str) -> bool:
    """Whether a word is a state's name or adjective: "Israel", "Israeli", and "Syrias" where the apostrophe is lost."""
    return word[:1].isupper() and load_directory().state(word) is not None


def names_doer(scene: Scene, j: int) -> bool:
    """Whether a word before a noun says whose it is: "rebel", "Russian", a body; not in "rebel-held" or "anti-government"."""
    s, doer = scene.s, scene.lex.doers
    body = scene.body_at.get(j)
    if not (
        acts(body)
        if body
        else s.low[j] in doer.modifiers or s.low[j].removesuffix("s") in doer.modifiers or is_state(s.words[j])
    ):
        return False
    last = body.end if body else j + 1
    joined = s.words[last : last + 1] == ("-",)
    apart = s.low[last + joined : last + joined + 1]
    if apart and apart[0] in doer.not_after:
        return False
    return not (j > 1 and s.words[j - 1] == "-" and s.low[j - 2] in doer.not_before)


def chunk(scene: Scene, head: int) -> Stretch:
    """The noun phrase around a noun, without its article: what modifies it on the left, and the rest of its name on the right.

    A participle of violence ends it ("the coalition | bombed trenches"), and so does a plural, which modifies nothing.
    """
    s = scene.s
    begin = head
    while begin and begin - 1 not in scene.days and _belongs(scene, begin - 1, begin):
        begin -= 1
    end = head + 1
    while end < len(s) and (s.words[end] == "-" or (s.tag[end] in NAME_TAGS and s.head[end] == head and end not in scene.days)):
        end += 1
    body = scene.body_at.get(head)
    end = max(end, body.end) if body else end
    while begin < head and s.tag[begin] in ("POS", "HYPH"):
        begin += 1
    return begin, end


def _belongs(scene: Scene, j: int, after: int) -> bool:
    s = scene.s
    if s.words[j] == "-" or (s.low[j] in ARTICLES_OF_NAMES and s.words[j + 1] == "-"):
        return True
    body = scene.body_at.get(j)
    if body and (body is scene.body_at.get(after) or acts(body)):
        return True
    if s.tag[j] not in PHRASE_TAGS:
        return False
    if s.tag[j] == "NNS" and s.tag[after] != "POS" and s.words[after] != "-" and not body:
        return False
    hyphened = j > 0 and s.words[j - 1] == "-"
    return not (
        s.tag[j] in VERB_TAGS
        and not hyphened
        and (s.low[j] in scene.lex.violence.verbs or s.low[j] in scene.lex.harms.verbs or s.tag[j] == "VBG")
    )


def _joined(scene: Scene, head: int) -> list[int]:
    """The noun and those joined to it by "and" or a comma."""
    s = scene.s
    return [head, *(j for k in s.kids[head] if s.dep[k] == "conj" and s.tag[k] in NOUN_TAGS for j in _joined(scene, k))]


def phrase_of(scene: Scene, noun: int) -> Stretch:
    """The noun phrase around a noun without its epithets."""
    return _trimmed(scene, *chunk(scene, noun))


def _trimmed(scene: Scene, begin: int, end: int) -> Stretch:
    """The phrase without the epithets that it opens with: "horrific", "several", "suspected"."""
    s = scene.s
    while (
        begin < end - 1
        and (s.low[begin] in scene.lex.doers.epithets or s.words[begin] == "-" or s.tag[begin] in ("JJR", "JJS", "CD"))
        and begin not in scene.body_at
    ):
        begin += 1
    return begin, end


def _apart(scene: Scene, begin: int, end: int, head: int) -> list[Stretch]:
    """One stretch an actor: bodies side by side apart, and "Russian" apart in "Russian and Syrian planes"."""
    s = scene.s
    out = _other_owners(scene, begin)
    starts = [
        j
        for j in range(begin + 1, end)
        if (body := scene.body_at.get(j)) and body.begin == j and acts(body) and j - 1 in scene.body_at
    ]
    if s.low[head] in scene.lex.doers.ground:
        end = max(j for j in range(begin, end) if names_doer(scene, j)) + 1
    edges = [begin, *starts, end]
    out.extend(pairwise(edges))
    if not starts and s.low[head] in scene.lex.doers.open_nouns:
        out[-1] = out[-1][0], _tail(scene, end)
    return out


def _other_owners(scene: Scene, begin: int) -> list[Stretch]:
    """The owners joined by "and" or "or" before a phrase that opens with an owner itself."""
    s = scene.s
    out: list[Stretch] = []
    while (
        begin > 1
        and s.low[begin - 1] in JOINS
        and names_doer(scene, begin)
        and names_doer(scene, begin - 2)
        and s.tag[begin - 2] not in ("NNS", "NNPS")
    ):
        body = scene.body_at.get(begin - 2)
        first = body.begin if body else begin - 2
        while first > 1 and s.words[first - 1] == "-":
            first -= 2
        out.insert(0, (first, begin - 1))
        begin = first
    return out


def _tail(scene: Scene, end: int) -> int:
    """Past what says which fighters are meant: "of the Sinaloa cartel", "in military uniform", "loyal to the president"."""
    s = scene.s
    j = end
    if j < len(s) and s.low[j] in scene.lex.doers.open_adjectives:
        j += 1
    if (
        j >= len(s)
        or s.low[j] not in OPENING
        or (s.low[j] in ("in", "on", "with", "by") and j == end and not _is_outfit(scene, j))
    ):
        return end
    last = min(len(s), j + LONGEST_TAIL)
    j += 1
    while (
        j < last
        and j not in scene.days
        and (s.tag[j] in PHRASE_TAGS - {"VBN", "VBG"} or s.tag[j] in ("DT", "PRP$") or s.words[j] == "-")
    ):
        j += 1
    while j > end and s.tag[j - 1] not in NOUN_TAGS and s.tag[j - 1] != "CD":
        j -= 1
    return j


def _is_outfit(scene: Scene, j: int) -> bool:
    """ "In uniform", "on motorcycles": what fighters wear or ride; the noun has no article and is no name."""
    s = scene.s
    return (
        j + 1 < len(s)
        and j + 1 not in scene.days
        and s.tag[j + 1] in ("JJ", "NN", "NNS")
        and not any(tag in NAME_TAGS for tag in s.tag[j + 1 : j + 3])
    )


def owners(scene: Scene, one: Violence) -> list[Stretch]:
    """Those whose violence it is, by the words before its noun: "government air strikes", "the US-led coalition's raids".

    None where the words say the kind of violence ("a terrorist attack"), its place ("a market attack") or its country.
    """
    s = scene.s
    if one.event_type == "protest":
        return []  # "A rally of the party" does no violence.
    begin, _ = chunk(scene, one.begin)
    named = [j for j in range(begin, one.begin) if names_doer(scene, j)]
    if not named or (s.tag[one.begin - 1] != "POS" and not _says_whose(scene, one, named)):
        return []
    first, last = named[0], named[-1] + 1
    while first - 1 > begin and s.words[first - 1] == "-":
        first -= 2
    while last < one.begin and (
        s.words[last] == "-" or s.words[last - 1] == "-" or s.low[last] in scene.lex.doers.nouns | scene.lex.doers.craft
    ):
        last += 1
    between = range(last, one.begin)
    if s.low[last - 1] in scene.lex.doers.backing or any(s.tag[j] in NOUN_TAGS and not _is_means(scene, j) for j in between):
        # "A Russian-backed offensive" is another's, "a market attack" nobody's.
        return []
    return _apart(scene, first, last, last - 1)


def _says_whose(scene: Scene, one: Violence, named: list[int]) -> bool:
    s = scene.s
    if one.event_type in HEAVY:
        return True
    if all(s.low[j] in scene.lex.doers.kinds for j in named):
        return False
    is_aimed = s.low[one.end : one.end + 1] in (("on",), ("against",)) and one.event_type in ("attack", "clash")
    if is_aimed or s.low[one.head] in scene.lex.doers.deeds_of_states:
        return True
    return not all(is_state(s.words[j]) and j not in scene.body_at for j in named)


def _is_means(scene: Scene, j: int) -> bool:
    low = scene.s.low[j]
    return low in scene.lex.weapons.phrases or low in scene.lex.violence.nouns or low in MEANS
