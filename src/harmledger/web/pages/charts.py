"""Killed and injured by day as two screens show them, drawn once for each state of the ledger and each set of filters."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from harmledger.pipeline.summaries import Summaries
from harmledger.pipeline.wanted import wanted
from harmledger.web.page import part
from harmledger.web.view.chart import chart


def charts(summed: Summaries, filters: Mapping[str, str]) -> Markup:
    """The pictures of the incidents that pass the filters of an address; empty where none is known to the day."""

    def draw() -> Markup:
        days = summed.overview(**wanted(filters)).days
        drawn = filter(None, (chart("killed", days), chart("injured", days)))
        return part("charts.html", charts=list(drawn), filters=filters)

    return summed.once(("charts", *filters.items()), draw)
