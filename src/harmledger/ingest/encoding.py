"""From bytes to text: by byte order mark, by what is declared, as UTF-8, and last by a guess that is said to be one.

In go a document's bytes, out comes its text with the reasons for anything guessed or replaced. A file that is no text is an
error here, before anything tries to read it.
"""

from __future__ import annotations

import codecs
import re

from harmledger.errors import BinaryInputError, EmptyInputError, EncodingError
from harmledger.model.reading import Reject

_MAGIC = {
    b"%PDF": "a PDF", b"PK\x03\x04": "a zip archive or an office document", b"\xd0\xcf\x11\xe0": "an office document",
    b"{\\rtf": "a rich text document", b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture", b"GIF8": "a picture",
    b"RIFF": "a media file", b"ID3": "a media file", b"OggS": "a media file", b"\x1f\x8b": "a compressed file",
    b"BZh": "a compressed file", b"\xfd7zXZ": "a compressed file", b"\x28\xb5\x2f\xfd": "a compressed file",
    b"7z\xbc\xaf": "an archive", b"Rar!": "an archive", b"\x7fELF": "a program", b"MZ\x90": "a program",
    b"SQLite format 3": "a database", b"PAR1": "a Parquet file",
}  # fmt: skip
_AS_TEXT = "Save or export it as plain text in UTF-8."
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_TEXT_CODECS = re.compile(
    r"utf-(?:8|16|32)(?:-[lb]e)?|ascii|iso8859-\d+|cp(?:125\d|437|85\d|866|874|932|949|950)|koi8-[rut]|gb(?:k|2312|18030)"
    r"|big5(?:hkscs)?|shift_jis\w*|euc_\w+|iso2022_\w+|mac-\w+|tis-620|johab|hz"
)
"""Encodings of text; Python has codecs besides that unpack archives or run for minutes on a crafted input."""
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\r\f\x0b\x1b") + b"\x7f"
_SAMPLE = 65_536
_MOST_CONTROLS = 0.02
_MOST_BROKEN = 0.01
_MOST_HIGH = 0.08
_LEAST_COHERENCE = 20
"""Shares of a file's characters: past them it is no text, no damaged UTF-8, and no English in a Western code page; and the
percentage up to which charset-normalizer must find the letters of some language, below which it takes noise for text."""


Decoded = tuple[str, tuple[Reject, ...]]
"""A text, and notes on what was guessed or replaced in it."""


def decode(data: bytes, name: str, *, declared: str | None = None, insisted: str | None = None) -> Decoded:
    """The text of ``data``, without its byte order mark, and notes on what was guessed or replaced.

    ``declared`` is what the document or the server says, and is tried; ``insisted`` is what the caller says, and must fit.
    Raises EmptyInputError, BinaryInputError or EncodingError. Every character that cannot be kept is replaced one for one.
    """
    if not data.strip(b"\x00 \t\r\n\x0b\x0c"):
        raise EmptyInputError(f"{name} is empty.", "Give it a report's text.")
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise BinaryInputError(f"{name} is {what}, not text.", _AS_TEXT)
    if insisted:
        return _whole(_insisted(data, name, insisted))
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _strict_or_damaged(data[len(mark) :], name, codec)
    if wide := _wide(data[:_SAMPLE]):
        return _strict_or_damaged(data, name, wide)
    if _share(data[:_SAMPLE], _CONTROLS) > _MOST_CONTROLS:
        raise BinaryInputError(f"{name} is full of control characters: no text.", _AS_TEXT)
    for stated in (text_codec(declared), "utf-8"):
        text = _strictly(data, stated)
        if text is not None:
            return _whole(text)
    return _damaged(data) or _guessed(data, name)


def wide_mark(data: bytes) -> bool:
    """Whether it begins with the mark of UTF-16 or UTF-32, in which a line's end is no single byte."""
    return any(data.startswith(mark) for mark, codec in _MARKS if codec != "utf-8")


def text_codec(label: str | None) -> str | None:
    """Python's name for an encoding's label, if it is one of text; Latin-1 and ASCII mean windows-1252, as browsers have it."""
    try:
        codec = codecs.lookup((label or "").strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    if codec in ("iso8859-1", "ascii"):
        return "cp1252"
    return codec if _TEXT_CODECS.fullmatch(codec) else None


def replace_unusable(text: str) -> Decoded:
    """The text with lone surrogates and NULs replaced by U+FFFD, one for one, so that every offset stays (M7)."""
    if _is_usable(text):
        return text, ()
    found = re.findall(r"[\x00\ud800-\udfff]", text)
    why = f"{len(found)} characters that are no text (NUL or half a surrogate pair) stand as U+FFFD"
    return re.sub(r"[\x00\ud800-\udfff]", "\ufffd", text), (Reject("unusable_characters", why),)


def _is_usable(text: str) -> bool:
    """Whether the text can be kept as it is. A search by a pattern takes twenty times as long, and nearly every page can."""
    if "\x00" in text:
        return False
    try:
        return text.isascii() or text.encode() is not None
    except UnicodeEncodeError:
        return False


def _whole(text: str, *notes: Reject) -> Decoded:
    text, replaced = replace_unusable(text)
    return text, (*notes, *replaced)


def _insisted(data: bytes, name: str, label: str) -> str:
    codec = text_codec(label)
    if codec is None:
        raise EncodingError(f"{label!r} is no encoding of text.", 'Name one such as "utf-8" or "windows-1252".')
    text = _strictly(data, codec)
    if text is None:
        raise EncodingError(f"{name} is not in {label}.", "Leave the encoding out, or name another.")
    return text.removeprefix("\ufeff")


def _strictly(data: bytes, codec: str | None) -> str | None:
    try:
        return data.decode(codec) if codec else None
    except (UnicodeDecodeError, LookupError):
        return None


def _strict_or_damaged(data: bytes, name: str, codec: str) -> Decoded:
    text = _strictly(data, codec)
    if text is not None:
        return _whole(text)
    text = data.decode(codec, "replace")
    broken = text.count("\ufffd")
    if broken > max(2, len(text) * _MOST_BROKEN):
        raise EncodingError(f"{name} begins as {codec} and does not go on so.", _AS_TEXT)
    return _whole(text, _replaced(broken, codec))


def _wide(sample: bytes) -> str | None:
    """UTF-16 without its mark: in Latin text every other byte is NUL."""
    half = len(sample) // 2
    if half < 4:
        return None
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.4 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 and odd < 0.05 else None


def _share(sample: bytes, chars: bytes) -> float:
    return 1 - len(sample.translate(None, chars)) / len(sample)


def _damaged(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes: believed where more of its letters beyond ASCII are whole than broken."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd") - data.count("\ufffd".encode())
    whole = sum(c > "\x7f" for c in text) - text.count("\ufffd")
    if broken <= len(text) * _MOST_BROKEN and whole >= broken:
        return _whole(text, _replaced(broken, "UTF-8"))
    return None


def _guessed(data: bytes, name: str) -> Decoded:
    """English in a Western code page has few letters beyond ASCII; for anything else the guess is charset-normalizer's."""
    high = sum(b > 0x7F for b in data[:_SAMPLE]) / len(data[:_SAMPLE])
    western = _strictly(data, "cp1252") if high <= _MOST_HIGH else None
    if western is not None:
        return _whole(western, _guess("windows-1252"))
    from charset_normalizer import from_bytes  # only what no encoding fits needs it

    best = from_bytes(data[:_SAMPLE]).best()
    is_believed = best is not None and best.percent_coherence >= _LEAST_COHERENCE and text_codec(best.encoding) is not None
    text = _strictly(data, best.encoding) if best and is_believed else None
    if best is None or text is None:
        raise EncodingError(f"The encoding of {name} cannot be told.", f"Name it, or: {_AS_TEXT}")
    return _whole(text, _guess(best.encoding))


def _guess(codec: str) -> Reject:
    return Reject("encoding_guessed", f"no encoding is declared and it is not UTF-8; it was taken for {codec}")


def _replaced(broken: int, codec: str) -> Reject:
    return Reject("broken_bytes", f"{broken} places are not {codec} and stand as U+FFFD")
