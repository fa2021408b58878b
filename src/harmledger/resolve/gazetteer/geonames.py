"""A country's code in, its GeoNames dump, downloaded and unpacked, out.

Apart from the rest because nothing else here touches the network; it is only ever asked for by name.
"""

from __future__ import annotations

import re
import shutil
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from harmledger.errors import InputError
from harmledger.resolve.gazetteer.store import GazetteerError

DUMPS = "https://download.geonames.org/export/dump/"
CREDIT = "Place data: GeoNames (https://www.geonames.org), CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)."

_LARGEST = 2_000_000_000
_CHUNK = 1 << 20
_SECONDS = 60


def download(country: str, folder: Path, base: str = DUMPS, tell: Callable[[int, int], None] | None = None) -> Path:
    """The dump ``XX.txt`` of a country, in ``folder``. ``tell`` hears bytes so far and in all (0 if not known).

    Raises InputError for what is no country code or web address, GazetteerError where the download fails or is no dump.
    """
    code = country.upper()
    if not re.fullmatch(r"[A-Z]{2}", code):
        raise InputError(f"{country!r} is not a country's two-letter code.", "For example: harmledger gazetteer fetch SY")
    if not base.startswith(("https://", "http://")):
        raise InputError(f"{base!r} is not a web address.")
    url = f"{base.rstrip('/')}/{code}.zip"
    packed = folder / f"{code}.zip"
    try:
        with urllib.request.urlopen(url, timeout=_SECONDS) as answer, packed.open("wb") as target:  # noqa: S310 - checked above
            _copy(answer, target, int(answer.headers.get("Content-Length") or 0), tell)
        return _unpacked(packed, folder, code, url)
    except urllib.error.HTTPError as wrong:
        raise GazetteerError(f"{url} was not given ({wrong.code} {wrong.reason}).", "Check the country's code.") from wrong
    except OSError as wrong:
        raise GazetteerError(
            f"{url} could not be downloaded ({wrong}).",
            f"On a machine without internet, bring {code}.txt by hand: harmledger gazetteer add {code}.txt",
        ) from wrong
    finally:
        packed.unlink(missing_ok=True)


def _copy(answer: BinaryIO, target: BinaryIO, total: int, tell: Callable[[int, int], None] | None) -> None:
    done = 0
    while chunk := answer.read(_CHUNK):
        done += len(chunk)
        if done > _LARGEST:
            raise OSError("it is larger than 2 GB")
        target.write(chunk)
        if tell:
            tell(done, total)
    if total and done < total:
        raise OSError(f"it broke off after {done} of {total} bytes")


def _unpacked(packed: Path, folder: Path, code: str, url: str) -> Path:
    try:
        with zipfile.ZipFile(packed) as archive:
            inside = archive.getinfo(f"{code}.txt")
            if inside.file_size > _LARGEST:
                raise GazetteerError(f"{url} unpacks to more than 2 GB.")
            target = folder / f"{code}.txt"
            with archive.open(inside) as dump, target.open("wb") as written:
                shutil.copyfileobj(dump, written, _CHUNK)
            return target
    except (zipfile.BadZipFile, KeyError) as wrong:
        raise GazetteerError(f"what came from {url} is no GeoNames dump ({wrong}).", "Try again later.") from wrong
