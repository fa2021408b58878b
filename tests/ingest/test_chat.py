"""Exports of chat channels."""

from __future__ import annotations

import json
from datetime import date

import pytest

from harmledger.errors import ShapeError
from harmledger.ingest import Given, read_bytes

TELEGRAM = {
    "name": "Orontes Watch",
    "type": "public_channel",
    "id": 1,
    "messages": [
        {"id": 1, "type": "service", "date": "2031-05-03T10:00:00", "action": "pin_message", "text": ""},
        {"id": 2, "type": "message", "date": "2031-05-03T10:05:00", "text": "Two killed in Deir Sham."},
        {
            "id": 3,
            "type": "message",
            "date": "2031-05-03T11:05:00",
            "edited": "2031-05-03T12:00:00",
            "forwarded_from": "White Crescent",
            "reply_to_message_id": 2,
            "text": ["Three ", {"type": "bold", "text": "killed"}, " near the mill."],
        },
        {"id": 4, "type": "message", "date": "2031-05-03T11:06:00", "photo": "p.jpg", "text": ""},
    ],
}
HTML = """<!DOCTYPE html><html><body><div class="page_wrap"><div class="page_header"><div class="content">
<div class="text bold">Orontes Watch</div></div></div><div class="history">
<div class="message service" id="message-1"><div class="body details">3 May 2031</div></div>
<div class="message default clearfix" id="message2"><div class="body"><div class="pull_right date details"
title="03.05.2031 10:05:00 UTC+03:00">10:05</div><div class="from_name">Orontes Watch</div>
<div class="text">Two killed<br>in Deir Sham.</div></div></div>
<div class="message default clearfix joined" id="message3"><div class="body"><div class="pull_right date details"
title="03.05.2031 11:05:00 UTC+03:00">11:05</div><div class="forwarded body"><div class="from_name">White Crescent
<span class="date details">x</span></div><div class="text">Three killed near the mill.</div></div></div></div>
</div></div></body></html>"""
WHATSAPP = (
    "[25/04/2031, 09:12:03] Abu Karim: \u200eMessages are end-to-end encrypted.\n"
    "[25/04/2031, 09:15:40] Abu Karim: Two killed in Deir Sham.\nThe mill burns: all of it.\n"
    "[03/05/2031, 10:00:00] +963 11 000: <Media omitted>\n"
    "[03/05/2031, 10:02:11] +963 11 000: Three killed near the mill. <This message was edited>\n"
)


def test_a_channel_of_telegram_gives_its_messages_with_their_days() -> None:
    first, second = read_bytes(json.dumps(TELEGRAM).encode(), "result.json")
    assert first.report is not None
    assert (first.report.text, first.report.publisher) == ("Two killed in Deir Sham.", "Orontes Watch")
    assert first.report.published == date(2031, 5, 3)
    assert second.report is not None
    assert second.report.text == "Three killed near the mill."


def test_m21_a_forwarded_message_is_its_first_channels() -> None:
    _, second = read_bytes(json.dumps(TELEGRAM).encode(), "result.json")
    assert second.report is not None
    assert second.report.publisher == "White Crescent"
    assert [r.code for r in second.rejects] == ["forwarded", "edited", "reply"]


def test_telegrams_pages_give_the_same() -> None:
    first, second = read_bytes(HTML.encode(), "messages.html")
    assert first.report is not None
    assert (first.report.text, first.report.publisher) == ("Two killed\nin Deir Sham.", "Orontes Watch")
    assert first.report.published == date(2031, 5, 3)
    assert second.report is not None
    assert second.report.text == "Three killed near the mill."
    assert second.report.publisher is not None
    assert second.report.publisher.startswith("White Crescent")


def test_a_chat_of_whatsapp_gives_each_message_whole() -> None:
    _, second, third = read_bytes(WHATSAPP.encode(), "chat.txt", Given(publisher="Deir Sham neighbours"))
    assert second.report is not None
    assert second.report.text == "Two killed in Deir Sham.\nThe mill burns: all of it."
    assert (second.report.published, second.report.publisher) == (date(2031, 4, 25), "Deir Sham neighbours")
    assert third.report is not None
    assert third.report.text == "Three killed near the mill."
    assert [r.code for r in third.rejects] == ["edited"]


def test_m28_no_name_or_number_of_a_member_is_kept() -> None:
    told = repr(list(read_bytes(WHATSAPP.encode(), "chat.txt")))
    assert "Karim" not in told
    assert "963" not in told


def test_m14_where_day_and_month_cannot_be_told_apart_the_day_is_unknown() -> None:
    chat = "03/05/2031, 10:02 - Rana: Three killed near the mill.\n04/05/2031, 10:02 - Rana: One more died.\n"
    for intake in read_bytes(chat.encode(), "chat.txt"):
        assert intake.report is not None
        assert intake.report.published is None
        assert [r.code for r in intake.rejects] == ["bad_date"]


def test_american_days_are_told_by_one_that_can_be_nothing_else() -> None:
    chat = "4/25/31, 10:02 PM - Rana: Three killed near the mill.\n5/3/31, 9:02 AM - Rana: One more died.\n"
    days = [intake.report.published for intake in read_bytes(chat.encode(), "chat.txt") if intake.report]
    assert days == [date(2031, 4, 25), date(2031, 5, 3)]


def test_a_json_that_holds_no_messages_is_an_error() -> None:
    with pytest.raises(ShapeError):
        list(read_bytes(b'{"type": "public_channel", "messages": 3}', "result.json", Given(kind="telegram")))


def test_a_text_that_begins_with_a_date_is_no_chat() -> None:
    (intake,) = read_bytes(b"03/05/2031 - Shelling killed two people in Deir Sham, a rescuer said.", "story.txt")
    assert intake.report is not None
    assert intake.report.text.startswith("03/05/2031")
