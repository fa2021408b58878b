"""A YAML file of the codebook -> plain values; apart, so that nothing imports yaml before a word is looked up."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from typing import Any

from harmledger.errors import CodebookError


def read_yaml(file: Traversable) -> Any:
    """What the file holds. Raises CodebookError, with the line, where it is no YAML."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(file.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506  the safe loader, in C where it was built
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CodebookError(f"{file.name} is not readable as YAML: {error}", "Mend the line it names.") from error
