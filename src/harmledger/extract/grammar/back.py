"""Whether a telling goes on with a happening told before it: "the shelling killed", "it wounded", "among the dead".

Apart from the tellings because both the kind of a telling and the happening that it joins hang on it.
"""

from __future__ import annotations

from harmledger.extract.grammar.telling import Telling


def points_back(t: Telling) -> bool:
    """Whether the telling goes on with a happening told before: "the shelling killed", "it wounded", "among the dead"."""
    s = t.s
    triggers = {f.trigger for f in t.figures}
    for one in t.violence:
        definite = one.is_noun and s.low[one.begin - 1 if one.begin else 0] in ("the", "this", "these", "those", "that", "both")
        subject = s.dep[one.head] in ("nsubj", "nsubjpass") and one.begin - t.first < 8
        if definite and (subject or triggers):
            return True
    if any(s.dep[k] in ("nsubj", "nsubjpass") and s.low[k] in ("it", "they", "he", "she") for trigger in triggers for k in s.kids[trigger]):
        return True
    opening = s.low[t.first : t.first + 3]
    if opening and opening[0] in ("it", "they", "he", "those", "dozens", "several", "others", "another", "this", "these"):
        return True
    return all(f.is_part for f in t.figures) and bool(t.figures) or any(w in ("victims", "dead", "wounded", "toll") for w in s.low[t.first : t.first + 6]) and "the" in s.low[t.first : t.first + 5]
