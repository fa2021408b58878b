"""Whether a telling goes on with a happening told before it: "the shelling killed", "it wounded", "among the dead".

Apart from the tellings because both the kind of a telling and the happening that it joins hang on it.
"""

from __future__ import annotations

from harmledger.extract.grammar.telling import Telling

DEFINITE = frozenset({"the", "this", "these", "those", "that", "both"})


def points_back(t: Telling) -> bool:
    """Whether the telling goes on with a happening told before: "the shelling killed", "it wounded", "among the dead"."""
    s = t.s
    triggers = {f.trigger for f in t.figures}
    for one in t.violence:
        definite = one.is_noun and (s.low[one.begin - 1 if one.begin else 0] in DEFINITE or _is_of_a_day(t, one.begin))
        subject = s.dep[one.head] in ("nsubj", "nsubjpass") and one.begin - t.first < 8
        if definite and (subject or triggers):
            return True
    if any(
        s.dep[k] in ("nsubj", "nsubjpass") and s.low[k] in ("it", "they", "he", "she")
        for trigger in triggers
        for k in s.kids[trigger]
    ):
        return True
    opening = s.low[t.first : t.first + 3]
    if opening and opening[0] in ("it", "they", "he", "those", "dozens", "several", "others", "another", "this", "these"):
        return True
    return (
        (all(f.is_part for f in t.figures)
        and bool(t.figures))
        or (any(w in ("victims", "dead", "wounded", "toll") for w in s.low[t.first : t.first + 6])
        and "the" in s.low[t.first : t.first + 5])
    )


def _is_of_a_day(t: Telling, begin: int) -> bool:
    """ "Saturday's blast", "Friday night's raid": a day before the noun points to what was told of that day."""
    return any(
        day.kind == "day"
        and day.end <= begin <= day.end + 1
        and (day.words.rstrip().endswith("s") or t.s.low[begin - 1] in ("'s", "'"))
        for day in t.days
    )
