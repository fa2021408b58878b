"""PDFs with a text layer."""

from __future__ import annotations

import pytest

from harmledger.errors import NoTextError, ShapeError
from harmledger.ingest import read_bytes

WORDS = ("Orontes situation report", "Shelling killed two people in Deir Sham on Friday.")


def pdf(*pages: str) -> bytes:
    """A PDF of one line a page, in the fewest objects that a reader takes."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for i, words in enumerate(pages):
        drawn = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET" if words else ""
        fonts = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] {fonts} /Contents {5 + 2 * i} 0 R >>")
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    out, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{at:010} 00000 n \n" for at in offsets)
    size = len(objects) + 1
    trailer = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}"
    return out.encode("latin-1")


def test_the_words_of_the_pages_in_order() -> None:
    (intake,) = read_bytes(pdf(*WORDS), "sitrep.pdf")
    assert intake.report is not None
    assert intake.report.text == "\n\n".join(WORDS)
    assert intake.report.title == WORDS[0]


def test_m14_a_pdf_states_no_day_of_publication() -> None:
    (intake,) = read_bytes(pdf(*WORDS), "sitrep.pdf")
    assert intake.report is not None
    assert intake.report.published is None


def test_pictures_of_pages_have_no_text() -> None:
    with pytest.raises(NoTextError, match="OCR"):
        list(read_bytes(pdf(""), "scan.pdf"))


def test_a_damaged_pdf_is_a_clear_error() -> None:
    with pytest.raises(ShapeError, match="cannot be read"):
        list(read_bytes(b"%PDF-1.4\nrubbish", "bad.pdf"))
