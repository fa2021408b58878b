"""A place told without its name in, with the country that the report speaks of; the same words with the name in them out.

"The capital", "Haiti's capital", "southwest of the capital", "the south of the country". Apart from the phrases because it
asks which country is meant. What does not say so, or may be another seat ("the capital of North Darfur"), stays as it is (M16).
"""

from __future__ import annotations

import re
from functools import lru_cache

from harmledger.resolve.gazetteer.country_words import country_called
from harmledger.resolve.gazetteer.lookup import country_names
from harmledger.resolve.gazetteer.words import place_words

_OWNED = re.compile(r"['’]s?\Z|s\Z")
_NAMED = re.compile(r"\s*,?\s+[^\W\d_a-z]")
_HELD = re.compile(r"\s+of\s+(?:the\s+)?([^\W\d_a-z][^,]*)")


def spelt_out(words: str, country: str | None) -> tuple[str, str | None]:
    """``words`` with the name of the capital or country that they speak of, and the ISO code of the country that it lies in.

    ``country`` is the one that the report is about, or None where it is about several. Words that speak of none come back as
    they are.
    """
    told = _with_capital(words, country)
    if told:
        return told
    return _the_country().sub(country_names()[country].name, words) if country in country_names() else words, None


def _with_capital(words: str, country: str | None) -> tuple[str, str | None] | None:
    found = _seat().search(words)
    if found is None or _is_described(words, found):
        return None
    owner, end = found["owner"], found.end()
    if held := _HELD.match(words, end):
        owner, end = held[1], held.end()
    elif _NAMED.match(words, end):
        # "Sudan's capital Khartoum", "the capital, Khartoum": the name is there.
        lies_in = _country_of(owner.strip()) if owner else None
        return f"{words[: found.start()]}{words[end:].lstrip(' ,')}", lies_in
    seat_of = (_country_of(owner.strip()) if owner else country) or ""
    name = place_words().capitals.get(seat_of)
    return (f"{words[: found.start()]}the town of {name}{words[end:]}", seat_of) if name else None


def _is_described(words: str, found: re.Match[str]) -> bool:
    """Whether a word between the article and "capital" may make it another seat: "the provincial capital"."""
    before = words[: found.start("owner")].split()
    return bool(before) and not found["owner"] and before[-1].lower() not in place_words().opening


def _country_of(owner: str) -> str | None:
    return country_called(owner) or country_called(_OWNED.sub("", owner))


@lru_cache(maxsize=1)
def _seat() -> re.Pattern[str]:
    seats = "|".join(place_words().seats)
    return re.compile(rf"(?:\b[Tt]he\s+)?(?P<owner>(?:\b[^\W\d_a-z][\w.’'-]*\s+){{0,4}})\b(?:{seats})\b")


@lru_cache(maxsize=1)
def _the_country() -> re.Pattern[str]:
    return re.compile(rf"\b[Tt]he\s+(?:{'|'.join(place_words().country_nouns)})\b(?!\s+of\b)")
