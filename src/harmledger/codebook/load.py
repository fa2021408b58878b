"""Reads the codebook's YAML files, once each, and digests them so that every reading can name the words it was made with."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from harmledger.errors import CodebookError

FOLDER = Path(__file__).parent


@cache
def load(name: str) -> dict[str, Any]:
    """The content of ``name``.yaml. Raises CodebookError where the file is missing or is no YAML mapping."""
    import yaml

    path = FOLDER / f"{name}.yaml"
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except OSError as error:
        raise CodebookError(f"the codebook has no readable file {path.name} ({error}).", "Install harmledger again.") from error
    except yaml.YAMLError as error:
        raise CodebookError(f"{path.name} is not valid YAML: {error}.", "Mend the line that it names.") from error
    if not isinstance(content, dict):
        raise CodebookError(f"{path.name} must be a mapping at its top.", "See docs/codebook.md for the form of each file.")
    return content


@cache
def digest() -> str:
    """The first twelve hex digits of the digest of every codebook file, in the order of their names."""
    total = sha256()
    for path in sorted(FOLDER.rglob("*.yaml")):
        total.update(path.relative_to(FOLDER).as_posix().encode())
        total.update(path.read_bytes())
    return total.hexdigest()[:12]
