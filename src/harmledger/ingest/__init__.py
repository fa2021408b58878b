"""From what people have (text, Markdown, HTML, rows of reports, an address) to Report; nothing here knows how one is read."""

from harmledger.ingest.document import read_bytes, read_file, read_page, read_stream
from harmledger.ingest.intake import Given, Intake

__all__ = ["Given", "Intake", "read_bytes", "read_file", "read_page", "read_stream"]
