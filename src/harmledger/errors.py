"""The errors that harmledger raises: one root, a stable code each, and words that say what to do."""

from __future__ import annotations


class HarmledgerError(Exception):
    """``code`` is stable; ``what`` says what was wrong with which input, ``todo`` what to do about it. It pickles."""

    code = "HL000"

    def __init__(self, what: str, todo: str = "") -> None:
        super().__init__(what, todo)
        self.what = what
        self.todo = todo

    def __str__(self) -> str:
        return f"{self.code}: {self.what}" + (f" {self.todo}" if self.todo else "")


class InputError(HarmledgerError):
    """A report that cannot be read as one: empty, binary, too large, of an unknown encoding or shape."""

    code = "HL100"


class CodebookError(HarmledgerError):
    """A codebook file that does not follow its schema."""

    code = "HL200"


class MissingPartError(HarmledgerError):
    """Something that should be installed is not: the parser's model, the gazetteer."""

    code = "HL300"


class EvaluationError(HarmledgerError):
    """Gold and readings that cannot be compared, or a score below its floor."""

    code = "HL400"
