"""A run as one page to look at: how fast it went, what was passed by, why things were rejected, which files were slow.

What each file came to goes in, HTML goes out. The page is whole in itself: it draws its own plots and asks the network nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from harmledger.executors.run import Done
from harmledger.pipeline.volume import Volume, together

_WIDTH, _HEIGHT = 720, 200
_SLOWEST = 15
_PASSED = ("passed_by", "no_harm", "not_english")
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.2rem .8rem .2rem 0;border-bottom:1px solid #ddd}"
    "td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}svg{width:100%;height:auto}"
    "svg text{font:12px system-ui,sans-serif;fill:#444}h2{margin-top:2rem}"
)


def report(done: Sequence[Done], seconds: float, run_id: str) -> str:
    """The page of a run of so many ``seconds``; files that were done before it are in the counts and not in the speed."""
    volume = together(one.volume for one in done if one.volume)
    lost = [one for one in done if one.volume is None]
    parts = [
        f"<p>Run {escape(run_id)}: {len(done):,} files, {sum(one.is_new for one in done):,} of them in this run.</p>",
        _table(("", "Number"), _summary(done, volume, seconds)),
        "<h2>Documents in a second</h2>",
        _speed(done),
        "<h2>Set aside, by reason</h2>",
        "<p>What is passed by speaks of no harm, or not in English. Everything else was meant to be read and is not.</p>",
        _bars(volume.rejects.most_common()),
        "<h2>Files that took longest</h2>",
        _table(("File", "Seconds of a worker", "Documents", "Reports read"), _slowest(done)),
    ]
    if lost:
        parts += ["<h2>Files of which nothing is kept</h2>", _table(("File", "Why"), ((o.partition.name, o.why) for o in lost))]
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>harmledger batch</title><style>{_STYLE}</style></head><body><h1>What a batch came to</h1>"
        + "\n".join(parts)
        + "</body></html>\n"
    )


def _summary(done: Sequence[Done], volume: Volume, seconds: float) -> list[tuple[str, str]]:
    new = together(one.volume for one in done if one.volume and one.is_new)
    passed = sum(volume.rejects[code] for code in _PASSED)
    return [
        ("Documents", f"{volume.documents:,}"),
        ("Passed by", f"{passed:,} ({passed / max(1, volume.documents):.1%})"),
        ("Reports read", f"{volume.reports:,}"),
        ("Mentions", f"{volume.mentions:,}"),
        ("Figures", f"{volume.tolls:,}"),
        ("Seconds of this run", f"{seconds:,.1f}"),
        ("Documents a second", f"{new.documents / seconds:,.1f}" if seconds > 0 and new.documents else "none in this run"),
        ("Documents a second of a worker", f"{new.documents / new.seconds:,.1f}" if new.seconds else "none in this run"),
    ]


def _slowest(done: Iterable[Done]) -> list[tuple[str, str, str, str]]:
    kept = [(one.partition.name, one.volume) for one in done if one.volume]
    slowest = sorted(kept, key=lambda pair: pair[1].seconds, reverse=True)[:_SLOWEST]
    return [(name, f"{v.seconds:,.1f}", f"{v.documents:,}", f"{v.reports:,}") for name, v in slowest]


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    def cells(row: Sequence[str], tag: str) -> str:
        return "".join(f"<{tag}{' class=n' if i else ''}>{escape(cell)}</{tag}>" for i, cell in enumerate(row))

    body = "".join(f"<tr>{cells(row, 'td')}</tr>" for row in rows)
    return f"<table><thead><tr>{cells(headings, 'th')}</tr></thead><tbody>{body}</tbody></table>"


def _speed(done: Iterable[Done]) -> str:
    """Documents a second between one file's end and the next, over the time of the run."""
    points, before = [], 0.0
    for one in sorted((one for one in done if one.is_new and one.volume), key=lambda one: one.at):
        points.append((one.at, (one.volume.documents if one.volume else 0) / max(one.at - before, 0.001)))
        before = one.at
    if not points:
        return "<p>Nothing was left to do.</p>"
    end, most = points[-1][0], max(speed for _, speed in points)
    left, bottom = 60, _HEIGHT - 24
    line = " ".join(
        f"{left + at / max(end, 0.001) * (_WIDTH - left - 10):.1f},{bottom - speed / most * (bottom - 20):.1f}" if most else ""
        for at, speed in points
    )
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="3" fill="#2b5d8a"/>' for x, y in (p.split(",") for p in line.split()))
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="Documents in a second over the time of the run">'
        f'<line x1="{left}" y1="{bottom}" x2="{_WIDTH}" y2="{bottom}" stroke="#999"/>'
        f'<polyline points="{line}" fill="none" stroke="#2b5d8a" stroke-width="2"/>{dots}'
        f'<text x="0" y="24">{most:,.0f}/s</text><text x="0" y="{bottom}">0</text>'
        f'<text x="{_WIDTH}" y="{_HEIGHT - 6}" text-anchor="end">{end:,.0f} s</text></svg>'
    )


def _bars(counts: Sequence[tuple[str, int]]) -> str:
    if not counts:
        return "<p>Nothing was set aside.</p>"
    most, row = max(number for _, number in counts), 24
    bars = "".join(
        f'<text x="0" y="{i * row + 16}">{escape(code)}</text>'
        f'<rect x="180" y="{i * row + 4}" width="{max(1.0, number / most * (_WIDTH - 290)):.1f}" height="16" '
        f'fill="{"#9bb" if code in _PASSED else "#b55"}"/>'
        f'<text x="{_WIDTH}" y="{i * row + 16}" text-anchor="end">{number:,}</text>'
        for i, (code, number) in enumerate(counts)
    )
    return f'<svg viewBox="0 0 {_WIDTH} {row * len(counts)}" role="img" aria-label="Set aside, by reason">{bars}</svg>'
