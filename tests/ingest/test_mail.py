"""E-mail as reports."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest

from harmledger.errors import InputError
from harmledger.ingest import read_bytes

WORDS = "Shelling killed two people in Deir Sham on Friday, a rescuer said.\n"


def message(*, html: str | None = None, words: str = WORDS, subject: str = "Fwd: RE: Situation report 12") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Salma Qadri <salma@mail.example>"
    mail["Subject"] = subject
    mail["Date"] = "Sat, 03 May 2031 23:30:00 -0500"
    mail["List-Id"] = '"Orontes situation reports" <sitrep.lists.example>'
    if html is None:
        mail.set_content(words)
    else:
        mail.set_content(html, subtype="html")
    return mail


def test_subject_words_day_and_list_make_a_report() -> None:
    (intake,) = read_bytes(message().as_bytes(), "a.eml")
    assert intake.report is not None
    assert intake.report.title == "Situation report 12"
    assert intake.report.text == WORDS
    assert intake.report.published == date(2031, 5, 3)
    assert intake.report.publisher == "Orontes situation reports"


def test_m28_nothing_of_whoever_wrote_it_is_kept() -> None:
    (intake,) = read_bytes(message().as_bytes(), "a.eml")
    assert "Salma" not in repr(intake)
    mail = message()
    del mail["List-Id"]
    (intake,) = read_bytes(mail.as_bytes(), "a.eml")
    assert intake.report is not None
    assert intake.report.publisher is None


def test_a_body_of_html_gives_its_words() -> None:
    page = f"<html><body><article><h1>News</h1><p>{WORDS * 4}</p></article></body></html>"
    (intake,) = read_bytes(message(html=page).as_bytes(), "a.eml")
    assert intake.report is not None
    assert "<p>" not in intake.report.text
    assert "Deir Sham" in intake.report.text


def test_m26_an_attachment_is_named_as_not_read() -> None:
    mail = message()
    mail.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="annex.pdf")
    (intake,) = read_bytes(mail.as_bytes(), "a.eml")
    assert ("not_read", "annex.pdf") in [(r.code, r.words) for r in intake.rejects]


def test_a_box_gives_each_message_and_sets_aside_what_has_no_words() -> None:
    box = b""
    for mail in (message(), message(words="  \n"), message(subject="Second")):
        box += b"From sender@mail.example Sat May  3 23:30:00 2031\n" + mail.as_bytes() + b"\n"
    first, empty, second = read_bytes(box, "box.mbox")
    assert first.report is not None
    assert empty.report is None
    assert second.report is not None
    assert (first.report.title, second.report.title) == ("Situation report 12", "Second")
    assert first.doc == "box.mbox:1"


def test_what_is_no_mail_is_an_error() -> None:
    with pytest.raises(InputError):
        list(read_bytes(b"\n\nno mail at all", "a.eml"))


def test_without_a_date_the_day_is_unknown() -> None:
    mail = message()
    del mail["Date"]
    (intake,) = read_bytes(mail.as_bytes(), "a.eml")
    assert intake.report is not None
    assert intake.report.published is None
