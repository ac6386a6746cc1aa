"""The one table that the benchmark prints: plain text that is also Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from .suite import Row

HEADINGS = ("what", "peer", "peer takes", "ours takes", "ratio", "spread", "required", "")
_RIGHT = (2, 3, 4, 5)


def markdown(rows: Sequence[Row]) -> str:
    """Aligned columns between bars."""
    cells = [_cells(row) for row in rows]
    widths = [max(len(line[i]) for line in [HEADINGS, *cells]) for i in range(len(HEADINGS))]
    rule = [
        "-" * (width - 1) + ":" if column in _RIGHT else "-" * width
        for column, width in enumerate(widths)
    ]
    lines = [HEADINGS, rule, *cells]
    return "\n".join(_line(line, widths) for line in lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [
        cell.rjust(width) if column in _RIGHT else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return "| " + " | ".join(padded) + " |"


def _cells(row: Row) -> tuple[str, ...]:
    return (
        row.what,
        row.peer,
        _amount(row.peer_value, row.unit),
        _amount(row.our_value, row.unit),
        f"{row.ratio:.3g}",
        "" if row.unit == "MB" else f"{row.least:.3g}–{row.greatest:.3g}",
        row.required,
        row.verdict,
    )


def _amount(value: float, unit: str) -> str:
    return f"{value:.0f} {unit}" if value >= 100 else f"{value:.3g} {unit}"
