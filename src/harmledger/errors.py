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


class EmptyInputError(InputError):
    """There is no text in it."""

    code = "HL101"


class BinaryInputError(InputError):
    """It is no text: a PDF, a picture, an archive, a program."""

    code = "HL102"


class TooLargeError(InputError):
    """It is longer than any report, or built so that reading it would not end."""

    code = "HL103"


class EncodingError(InputError):
    """Its bytes are in no encoding that can be told, or not in the one that was named."""

    code = "HL104"


class ShapeError(InputError):
    """It has not the shape of a report: a row without a text, a list where an object should be."""

    code = "HL105"


class NoTextError(InputError):
    """A page that holds no article."""

    code = "HL106"


class UnreadableError(InputError):
    """A file that is not there, is a folder, or may not be read."""

    code = "HL107"


class FetchRefusedError(InputError):
    """An address that is not fetched: no web page, not public, or with a password in it."""

    code = "HL108"


class FetchFailedError(InputError):
    """A page that could not be had: no answer, an error, too slow, too long, too many redirects.

    ``status`` is the server's, where it answered; ``seconds`` is how long it asks to be left alone.
    """

    code = "HL109"

    def __init__(self, what: str, todo: str = "", status: int | None = None, seconds: float | None = None) -> None:
        super().__init__(what, todo)
        self.status = status
        self.seconds = seconds

    @property
    def is_final(self) -> bool:
        """Whether asking again will not help: the server knows no such page, or does not give it."""
        return self.status is not None and 400 <= self.status < 500 and self.status not in (408, 425, 429)


class CrashedError(InputError):
    """A page or a report that has ended the program before, by a fault in a library, and is not touched again."""

    code = "HL110"


class CodebookError(HarmledgerError):
    """A codebook file that does not follow its schema."""

    code = "HL200"


class MissingPartError(HarmledgerError):
    """Something that should be installed is not: the parser's model, the gazetteer."""

    code = "HL300"


class EvaluationError(HarmledgerError):
    """Gold and readings that cannot be compared, or a score below its floor."""

    code = "HL400"


class JudgementError(HarmledgerError):
    """A decision that cannot be taken: without a reason, about nothing, against itself, or with a value that does not fit."""

    code = "HL600"


class LedgerError(HarmledgerError):
    """A ledger that cannot be opened, read or written; also a database's error that has no code of its own here."""

    code = "HL700"


class NoLedgerError(LedgerError):
    """There is no ledger there, or it cannot be opened."""

    code = "HL701"


class NotALedgerError(LedgerError):
    """There is something else there: another database, or a file that is none."""

    code = "HL702"


class NewerLedgerError(LedgerError):
    """A newer harmledger made it, and this one would not understand it."""

    code = "HL703"


class LedgerBusyError(LedgerError):
    """Another writer held it for too long."""

    code = "HL704"


class LedgerFullError(LedgerError):
    """There is no room left where it is; what was recorded is intact."""

    code = "HL705"


class LedgerReadOnlyError(LedgerError):
    """It may be read but not written."""

    code = "HL706"


class BrokenChainError(LedgerError):
    """A row was changed, taken out or put in: the digests do not follow from each other."""

    code = "HL707"


class DamagedLedgerError(LedgerError):
    """The database file is damaged, or a row cannot be read as what it should be."""

    code = "HL708"


class LedgerUnreachableError(LedgerError):
    """The server does not answer, or does not let us in."""

    code = "HL709"


class NoSuchIncidentError(LedgerError):
    """The ledger has nothing under that id, and never had."""

    code = "HL710"


class FilterError(LedgerError):
    """A filter that no incident can pass or fail: no day, no box, no such type. ``option`` is its name."""

    code = "HL711"

    def __init__(self, what: str, option: str) -> None:
        super().__init__(what, option)
        self.todo = f"Change or leave out the filter {option!r}."
        self.option = option


class NoSuchReportError(LedgerError):
    """The ledger has no report under that id."""

    code = "HL712"


class WatchBusyError(LedgerError):
    """Another process follows the same list into the same ledger."""

    code = "HL713"


class ExportError(HarmledgerError):
    """A file that an export cannot be written to."""

    code = "HL800"


class DeskError(HarmledgerError):
    """Something that the review desk does not do, or not for whoever asks."""

    code = "HL900"


class NoUsersError(DeskError):
    """A desk that others can reach has nobody who could log in, or does not ask for a log-in."""

    code = "HL901"


class NoSuchUserError(DeskError):
    """Nobody who may use the desk has that name."""

    code = "HL902"


class UserError(DeskError):
    """A name, a right or a password that a user cannot have."""

    code = "HL903"


class LogInNeededError(DeskError):
    """Whoever asks is not known, or no longer."""

    code = "HL904"


class NotAllowedError(DeskError):
    """The user is known, and has not the right for it."""

    code = "HL905"


class LogInFailedError(DeskError):
    """A name and a password that do not belong together."""

    code = "HL906"


class ForgedRequestError(DeskError):
    """A change that was asked for from elsewhere than the desk's own pages, or from one that is out of date."""

    code = "HL907"


class TooManyRequestsError(DeskError):
    """More was asked than a person asks. ``seconds`` is when to come back."""

    code = "HL908"

    def __init__(self, what: str, todo: str = "", seconds: int = 1) -> None:
        super().__init__(what, todo)
        self.seconds = seconds


class WrongHostError(DeskError):
    """The desk is asked under a name that is not its own."""

    code = "HL909"


class BodyTooLargeError(DeskError):
    """More was sent than the desk takes at once."""

    code = "HL910"


class NotThereError(DeskError):
    """The desk has no such page or row."""

    code = "HL911"


class RequestShapeError(DeskError):
    """A request that has not the shape that the API's description gives."""

    code = "HL912"
