"""Values of the model as JSON and back, exactly: what a row of the ledger holds.

In goes a frozen dataclass, out comes plain data with every field under its own name, and the other way round. It is apart from
the public contract (model/contract.py), which is made for readers of it and leaves out what they do not need.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, NewType, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Decoder = Callable[[Any], Any]

_SURROGATE = re.compile("[\ud800-\udfff]")


def canonical(data: object) -> str:
    """The one JSON text of ``data``: keys sorted, no blanks, UTF-8 as it is, and a lone surrogate as JSON's escape for it."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def encoded(value: object) -> Any:
    """``value`` as what JSON can hold: dataclasses as objects, tuples as lists, days and instants in ISO form."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [encoded(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: encoded(getattr(value, field.name)) for field in fields(value) if field.init}
    return value


def decoded(kind: type[T], data: object) -> T:
    """The value of type ``kind`` that ``encoded`` made ``data`` of.

    A field that the data lacks takes its default, so that what an older version wrote can still be read. Raises ValueError or
    TypeError where the data is not of that type.
    """
    made: Any = kind
    value: T = _decoder(made)(data)
    return value


@cache
def _decoder(kind: Any) -> Decoder:
    """The way from data to a value of one type, worked out once."""
    if isinstance(kind, NewType):
        return _decoder(kind.__supertype__)
    origin, kinds = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _either(kinds)
    if origin is Literal:
        return _one_of(frozenset(kinds))
    if origin is tuple:
        return _tuple(kinds)
    if is_dataclass(kind) and isinstance(kind, type):
        return _object(kind)
    if kind in (date, datetime):
        return _instant(kind)
    return _exactly((int, float) if kind is float else (kind,))


def _either(kinds: tuple[Any, ...]) -> Decoder:
    """An optional value; a union of several types is decoded by no more than what JSON tells apart."""
    others = [kind for kind in kinds if kind is not NoneType]
    decode = _decoder(others[0]) if len(others) == 1 else _exactly(tuple(others))
    return lambda data: None if data is None and NoneType in kinds else decode(data)


def _one_of(values: frozenset[Any]) -> Decoder:
    def decode(data: Any) -> Any:
        if data not in values:
            raise ValueError(f"{data!r} is none of {sorted(values)}")
        return data

    return decode


def _tuple(kinds: tuple[Any, ...]) -> Decoder:
    each = _decoder(kinds[0]) if len(kinds) == 2 and kinds[1] is Ellipsis else None
    decoders = () if each else tuple(map(_decoder, kinds))

    def decode(data: Any) -> Any:
        if not isinstance(data, list):
            raise TypeError(f"{data!r} is no list")
        if each:
            return tuple(map(each, data))
        return tuple(decoder(item) for decoder, item in zip(decoders, data, strict=True))

    return decode


def _object(kind: type) -> Decoder:
    hints = get_type_hints(kind)
    known = {field.name: _decoder(hints[field.name]) for field in fields(kind) if field.init}

    def decode(data: Any) -> Any:
        if not isinstance(data, dict) or not data.keys() <= known.keys():
            raise ValueError(f"this is no {kind.__name__}: {str(data)[:100]}")
        return kind(**{name: known[name](value) for name, value in data.items()})

    return decode


def _instant(kind: Any) -> Decoder:
    def decode(data: Any) -> Any:
        if not isinstance(data, str):
            raise TypeError(f"{data!r} is no day or instant")
        return kind.fromisoformat(data)

    return decode


def _exactly(kinds: tuple[type, ...]) -> Decoder:
    def decode(data: Any) -> Any:
        if type(data) not in kinds:
            raise TypeError(f"{data!r} is no {kinds[-1].__name__}")
        return data

    return decode
