"""A place's name in any script and spelling in; the keys under which the index holds it out.

Apart from the index because a name in a report and a name in the gazetteer must pass through the very same steps.
`fold` forgives case, diacritics, apostrophes and articles; `skeleton` forgives the vowels and the letters that romanisations
of Arabic, Persian, Cyrillic and Burmese disagree on; `loose` forgives Burmese voicing as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from zlib import crc32

from anyascii import anyascii


class _Ascii(dict[int, str]):
    """anyascii a character at a time, each asked once: `str.translate` is ten times as fast as `anyascii` itself."""

    def __missing__(self, code: int) -> str:
        return self.setdefault(code, anyascii(chr(code)))


_ASCII = _Ascii()
_MARKS = str.maketrans("", "", "'`’‘ʿʾʼ´\"")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_NOT_WORD_OR_END = re.compile(r"[^a-z0-9\0]+")
_ARTICLES = frozenset(
    (
        "al",
        "el",
        "ul",
        "il",
        "ash",
        "esh",
        "as",
        "es",
        "ad",
        "ed",
        "ar",
        "er",
        "az",
        "ez",
        "at",
        "et",
        "an",
        "adh",
        "ath",
        "edh",
        "the",
    )
)
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_ARABIC_ARTICLE = re.compile(r"(?:^|(?<=[\s\0]))[وب]?ال(?=\w\w)")
_ARABIC_BARE = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ء": "", "ئ": "ي", "ؤ": "و", "ى": "ا", "ـ": "", "ع": "", "ۀ": "ه"})
_CONSTRUCT_T = re.compile(r"ة(?=\s)")

_DIGRAPHS = {
    "tch": "s", "dzh": "j", "sch": "s", "kh": "h", "gh": "g", "sh": "s", "ch": "s", "th": "t", "dh": "d", "zh": "s", "dj": "j",
    "ts": "s", "tz": "s", "ph": "f", "ck": "k", "qu": "k",
}  # fmt: skip
_DIGRAPH = re.compile("|".join(_DIGRAPHS))
_SILENT_H = re.compile(r"h(?=[ \n]|\Z)")
_LETTERS = str.maketrans({"q": "k", "c": "k", "p": "b", "v": "b", "z": "s", "x": "h", **dict.fromkeys("aeiouwy ", None)})
_DOUBLES = re.compile(r"(.)\1+")
_SOFT = str.maketrans({"e": "a", "o": "u", "y": "i", "q": "k", "c": "k"})
_LOOSE = str.maketrans({"t": "d", "k": "g", "r": "l", "h": None})


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """The name's words in lower-case ASCII, without apostrophes and articles: ``Ma`arrat an-Nu`mān`` is ``maarrat numan``."""
    if not name.isascii():
        name = (_bare_arabic(name) if _ARABIC.search(name) else name).translate(_ASCII)
    name = name.lower()
    words = name.split()
    if not "".join(words).isalpha():
        words = _NOT_WORD.sub(" ", name.translate(_MARKS)).split()
    return _without_articles(words)


def _without_articles(words: list[str]) -> str:
    return " ".join([word for word in words if word not in _ARTICLES] or words)


def fold_all(names: Sequence[str]) -> list[str]:
    """`fold` of many names at once, which is three times as fast: the steps run over one long text."""
    text = "\0".join(names)
    if not text.isascii():
        text = _bare_arabic(text).translate(_ASCII)
    found = [_without_articles(one.split()) for one in _NOT_WORD_OR_END.sub(" ", text.lower().translate(_MARKS)).split("\0")]
    return found if len(found) == len(names) else [fold(name) for name in names]


def letters(name: str) -> str:
    """The letters of a name in ASCII, its articles kept, for telling ``At Tayyibah`` from ``Tayyibah`` where both are found."""
    return _NOT_WORD.sub("", (name if name.isascii() else name.translate(_ASCII)).lower())


def joined(folded: str) -> str:
    """A folded name without its spaces, since ``Khansheikhoun`` and ``Khan Sheikhoun`` are one."""
    return folded.replace(" ", "")


def soften(whole: str) -> str:
    """A joined fold with the vowels that romanisations swap made one: ``mansoura`` and ``mansurah`` are both ``mansura``."""
    soft = _DOUBLES.sub(r"\1", whole.replace("ee", "i").translate(_SOFT))
    return soft[:-1] if soft.endswith("h") and len(soft) > 3 else soft


def skeleton(folded: str) -> str:
    """The consonants of a folded name: ``Maarat al-Numan`` and ``Ma`arrat an Nu`mān`` are both ``mrtnmn``."""
    bare = _SILENT_H.sub("", _DIGRAPH.sub(_one_letter, folded)).translate(_LETTERS)
    return _DOUBLES.sub(r"\1", bare)


def skeleton_all(folds: Sequence[str]) -> dict[str, str]:
    """`skeleton` of many folded names at once, by fold."""
    return dict(zip(folds, skeleton("\n".join(folds)).split("\n"), strict=True))


def loose(bones: str) -> str:
    """A skeleton that takes t for d, k for g, r for l and ng for n and hears no h, as spellings of Burmese do."""
    return _DOUBLES.sub(r"\1", bones.replace("ng", "n").translate(_LOOSE))


def fold_key(folded: str) -> int:
    """The key under which the index holds the folded name itself."""
    return _hash("f" + joined(folded))


def skeleton_key(bones: str) -> int:
    """The key of a whole name's skeleton."""
    return _hash("s" + bones)


def stripped_key(bones: str) -> int:
    """The key of a skeleton whose generic first or last word (tall, kafr, khirbat ...) was cut."""
    return _hash("g" + bones)


def loose_key(bones: str) -> int:
    """The key of a loose skeleton."""
    return _hash("l" + bones)


def _one_letter(found: re.Match[str]) -> str:
    return _DIGRAPHS[found[0]]


def _bare_arabic(name: str) -> str:
    return _CONSTRUCT_T.sub("ت", _ARABIC_ARTICLE.sub("", name).translate(_ARABIC_BARE))


def _hash(text: str) -> int:
    # 32 bits, signed, is what SQLite stores in four bytes; a rare collision is thrown out by the rescoring.
    value = crc32(text.encode())
    return value - (1 << 32) if value >= 1 << 31 else value
