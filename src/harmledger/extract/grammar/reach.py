"""Who still speaks where a sentence names nobody (M7): an attribution reaches on over sentences that plainly go on with it.

Lines with their sayings come in; for each sentence without a claimant of its own, those who speak in it come out: whoever is
being quoted, or whoever vouched for the sentence before, when this one goes on about the same thing.
"""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.codebook.lexicon import Lexicon
from harmledger.extract.grammar.claimant import Saying, Speaker
from harmledger.extract.grammar.document import Line
from harmledger.extract.grammar.telling import Telling

DEFINITE = frozenset({"the", "these", "those", "that", "this", "both"})
ADDING = frozenset({"moreover", "also", "additionally", "furthermore", "besides", "another", "others", "further"})


def still_speaking(
    lines: Sequence[Line], sayings: Sequence[tuple[Saying, ...]], groups: Sequence[Sequence[Telling]], lex: Lexicon
) -> dict[int, tuple[Speaker, ...]]:
    """By sentence, the speakers that reach into it. ``groups`` are the tellings of each happening."""
    happening = {t.order: n for n, group in enumerate(groups) for t in group}
    told = {t.order: t for group in groups for t in group}
    in_paragraphs = len({line.s.paragraph for line in lines}) > 3
    out: dict[int, tuple[Speaker, ...]] = {}
    for n, line in enumerate(lines):
        if _own(sayings[n]):
            continue
        if quoted := _of_quotation(lines, sayings, n):
            out[n] = quoted
        elif n in told and n and not line.s.in_title and not lines[n - 1].s.in_title:
            before = out.get(n - 1) or _own(sayings[n - 1])
            together = in_paragraphs and line.s.paragraph == lines[n - 1].s.paragraph and not any(lines[n - 1].s.quoted)
            adds = not ADDING.isdisjoint(line.s.low[:3])
            goes_on = (
                told[n].points_back
                or told[n].opens
                or together
                or adds
                or (n - 1 in happening and happening[n] == happening[n - 1])
            )
            if before and goes_on and (told[n].kind != "aggregate" or adds):
                out[n] = before
    for n in range(1, len(lines)):
        if n - 1 in told and not _own(sayings[n - 1]) and (confirmed := _confirming(lines[n], sayings[n], lex)):
            out[n - 1] = confirmed
    return out


def _confirming(line: Line, sayings: tuple[Saying, ...], lex: Lexicon) -> tuple[Speaker, ...]:
    """Who vouches for what the sentence before told: "police confirmed the figures", "the figures are those of the UN"."""
    s = line.s
    for one in sayings:
        told = one.verb if s.low[one.verb] in lex.saying.reckonings else s.kid(one.verb, "dobj")
        if told is None or s.low[told] not in lex.saying.reckonings or s.low[s.left_edge(told)] not in DEFINITE:
            continue
        ends = next((j for j in range(told, one.last) if s.words[j] in (";", ".")), one.last)
        days = {j for day in line.days for j in range(day.begin, day.end)}
        if not any(s.tag[j] == "CD" and j not in days for j in range(told, ends)):
            return one.speakers
    return ()


def _own(sayings: tuple[Saying, ...]) -> tuple[Speaker, ...]:
    """The last speakers of a sentence, if it names any."""
    return next((one.speakers for one in reversed(sayings) if one.speakers and one.manner != "denied"), ())


def _of_quotation(lines: Sequence[Line], sayings: Sequence[tuple[Saying, ...]], n: int) -> tuple[Speaker, ...]:
    """Whoever the quotation that this sentence stands in is put to: named after it or before it in the same paragraph."""
    s = lines[n].s
    if not s.quoted or not s.quoted[len(s) // 2]:
        return ()
    for step in (1, -1):
        m = n + step
        while 0 <= m < len(lines) and lines[m].s.paragraph == s.paragraph and lines[m].s.in_title == s.in_title:
            if _own(sayings[m]):
                return _own(sayings[m])
            if not (lines[m].s.quoted and lines[m].s.quoted[0 if step > 0 else -1]):
                break
            m += step
    return ()
