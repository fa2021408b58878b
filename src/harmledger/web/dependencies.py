"""What a page or an API call is handed: the ledger, the settings, the person who asks."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from harmledger.pipeline.ledger import Ledger
from harmledger.web.settings import Settings


def ledger_of(request: Request) -> Ledger:
    ledger: Ledger = request.app.state.ledger
    return ledger


def settings_of(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


Held = Annotated[Ledger, Depends(ledger_of)]
Set = Annotated[Settings, Depends(settings_of)]
