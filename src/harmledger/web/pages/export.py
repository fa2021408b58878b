"""Just what a view of the incidents shows, as a file for other programs, with the notes that go beside it.

Names of people are withheld, whoever asks: a file travels further than the person who may see them (M28). `harmledger export`
gives them to whoever says so.
"""

from __future__ import annotations

import io
import zipfile
from typing import get_args

from fastapi import APIRouter
from fastapi.responses import Response

from harmledger import __version__
from harmledger.codebook.load import digest
from harmledger.errors import NotThereError
from harmledger.export.formats import Format, exported
from harmledger.export.notes import as_json
from harmledger.export.record import records_of
from harmledger.pipeline.wanted import wanted
from harmledger.web.dependencies import Asked, Held
from harmledger.web.turns import at_leisure

router = APIRouter()

ENDINGS: dict[Format, str] = {
    "acled": "csv",
    "ucdp": "csv",
    "hxl": "csv",
    "geojson": "geojson",
    "parquet": "parquet",
    "ftm": "jsonl",
}


@router.get("/export/{form}")
@at_leisure
def export(form: str, ledger: Held, filters: Asked) -> Response:
    """A zip of the file and its notes, so that no number travels without what it means."""
    known = next((one for one in get_args(Format) if one == form), None)
    if known is None:
        raise NotThereError(f"There is no export as {form!r}.", f"There are: {', '.join(ENDINGS)}.")
    head = ledger.head()
    found = ledger.incidents(**wanted(filters))
    done = exported(known, records_of(found, ledger.entries(found)))
    name = f"harmledger-{known}.{ENDINGS[known]}"
    made_by = {"harmledger": __version__, "codebook": digest()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name), done.content)
        notes = as_json(done.notes, head=head, made_by=made_by, names_given=False)
        archive.writestr(zipfile.ZipInfo(f"{name}.notes.json"), notes)
    headers = {"Content-Disposition": f'attachment; filename="harmledger-{known}.zip"'}
    return Response(packed.getvalue(), media_type="application/zip", headers=headers)
