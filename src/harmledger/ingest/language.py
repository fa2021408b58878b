"""In what language a text is, as far as a reader of English must know: by its script, and by the share of its commonest words.

In goes a text, out comes a tag ("en", "fr", "und-Arab"), or None where there is too little text to tell. No model, no network.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from importlib.resources import files

import yaml

_SAMPLE_CHARS = 20_000
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_FEWEST_WORDS = 12
_FEWEST_LETTERS = 40
_ENGLISH_SHARE = 0.12
"""Running English has .35 to .45 of these words, headlines strung together .15; other languages have under .08."""
_OTHER_SHARE = 0.15
_FOREIGN_WORDS = 40
_SCRIPTS = {
    "ARABIC": "Arab", "CYRILLIC": "Cyrl", "HEBREW": "Hebr", "CJK": "Hani", "HIRAGANA": "Jpan", "KATAKANA": "Jpan",
    "HANGUL": "Kore", "DEVANAGARI": "Deva", "BENGALI": "Beng", "ETHIOPIC": "Ethi", "GREEK": "Grek", "GEORGIAN": "Geor",
    "ARMENIAN": "Armn", "MYANMAR": "Mymr", "THAI": "Thai", "SINHALA": "Sinh", "TAMIL": "Taml", "KHMER": "Khmr", "LAO": "Laoo",
    "TIFINAGH": "Tfng",
}  # fmt: skip
_SCRIPT_LANGUAGES = {"Jpan": "ja", "Kore": "ko", "Thai": "th", "Hebr": "he", "Grek": "el", "Geor": "ka", "Armn": "hy"}
"""Scripts of one language of news; for the others the language stays undetermined ("und-Arab"), as it is unknown (M1)."""


def language_of(text: str) -> str | None:
    """The text's language as a BCP 47 tag: "en", another language's, "und-Arab" and the like, or None where it cannot be told.

    A text that is half in another script is that script's; a few foreign names or quotes change nothing.
    """
    sample = text[:_SAMPLE_CHARS]
    words = _WORD.findall(sample.lower())
    letters = sum(map(len, words))
    if letters < _FEWEST_LETTERS:
        return None
    other = Counter() if sample.isascii() else _other_scripts(sample)
    if other.total() > letters / 2:
        script = other.most_common(1)[0][0]
        return _SCRIPT_LANGUAGES.get(script, f"und-{script}")
    return _latin_language(words)


def _other_scripts(sample: str) -> Counter[str]:
    """How many letters are of which script, but for Latin ones."""
    found: Counter[str] = Counter()
    for char, number in Counter(re.findall(r"[^\x00-\u036f]", sample)).items():
        if char.isalpha():
            found[_script(char)] += number
    found.pop("Latn", None)
    return found


def _script(char: str) -> str:
    name = unicodedata.name(char, "").split(" ", 1)[0]
    return "Latn" if name in ("LATIN", "FULLWIDTH", "MODIFIER") else _SCRIPTS.get(name, "Zyyy")


def _latin_language(words: list[str]) -> str | None:
    if len(words) < _FEWEST_WORDS:
        return None
    held = Counter(words)
    shares = {tag: sum(held[word] for word in common) / len(words) for tag, common in _common_words().items()}
    english = shares.pop("en")
    best = max(shares, key=lambda tag: shares[tag])
    if english >= _ENGLISH_SHARE and english >= shares[best]:
        return "en"
    if shares[best] >= _OTHER_SHARE and shares[best] > 1.5 * english:
        return best
    return "und-Latn" if len(words) >= _FOREIGN_WORDS and english < _ENGLISH_SHARE / 2 else None


@lru_cache(maxsize=1)
def _common_words() -> dict[str, frozenset[str]]:
    raw = yaml.safe_load(files(__package__).joinpath("languages.yaml").read_text(encoding="utf-8"))
    return {str(tag): frozenset(map(str, words)) for tag, words in raw.items()}
