"""Whether an archived page is worth an extraction: English, and with a word of harm or violence in its main text.

A page's bytes in, a yes or no out. A fast extractor looks first, since the careful one takes ten times as long and a page in
thirty speaks of harm. It lets in more of what stands around an article than the careful one does, so that it screens and never
extracts; what it passes by is a reject with that reason (M26).
"""

from __future__ import annotations

from harmledger.extract.grammar.reader import speaks_of_harm
from harmledger.ingest.language import language_of


def worth_extracting(body: bytes) -> bool:
    """Whether the main text is English, or too short to tell, and speaks of harm."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    markup = bytes_to_str(body, detect_encoding(body) or "utf-8")
    text = extract_plain_text(markup, main_content=True, alt_texts=False) or extract_plain_text(markup, alt_texts=False)
    return language_of(text) in (None, "en") and speaks_of_harm(text)
