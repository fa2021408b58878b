"""How a figure comes about: the rules, the vocabularies and the versions that this desk works with."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from harmledger.reconcile import figure
from harmledger.web.page import page
from harmledger.web.pages.incident import GRADES
from harmledger.web.view.method import method

router = APIRouter()

CHOICES = (figure.ACCEPTED, figure.ONLY, figure.AGREED, figure.MOST, figure.LATEST, figure.DIED, figure.NO_NUMBER)
"""Why a best figure is the best one, in the order in which the rules are asked (M22)."""


@router.get("/method")
def shown(request: Request) -> HTMLResponse:
    return page(request, "method.html", method=method(), choices=CHOICES, grades=GRADES)
