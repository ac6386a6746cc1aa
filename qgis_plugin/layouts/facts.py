"""What the sheets say: figures of plan.gpkg, the record of the run, where rules come from."""

from __future__ import annotations

import datetime
import json
import re
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..panel import words
from ..panel.sqlite_files import reading
from . import texts
from .texts import label, number, said

_META = re.compile(r'^(source|source_ky|source_ru|date|checked) = "?([^"#\n]*)"?', re.MULTILINE)
_RULES = {
    "balance": ("categories",),
    "villages": ("categories",),
    "restrictions": ("regimes", "restriction_kinds"),
    "plan": ("land_uses",),
}
_LAYERS = {
    "balance": ("parcels", "boundary"),
    "villages": ("parcels", "villages"),
    "restrictions": ("parcels", "restrictions"),
    "plan": ("parcels", "zones"),
}
_ROWS = {
    "balance": "SELECT category, area_ha, share FROM balance_table",
    "restrictions": "SELECT regime, SUM(area_m2) / 10000 FROM restrictions_regimes GROUP BY 1",
    "plan": "SELECT use, COUNT(*), SUM(area_ha) FROM allocation WHERE use <> '' GROUP BY 1",
}
_BUDGET = "SELECT COUNT(*), SUM(cost_som), SUM(covered_som), SUM(missing_som) FROM funding_measures"


@dataclass(frozen=True)
class Facts:
    """The words of one sheet: a table whose first row is its head, and lines at the foot."""

    kind: str
    language: str
    title: str
    subtitle: str
    table: list[list[str]] = field(default_factory=list)
    said: str = ""
    foot: list[str] = field(default_factory=list)


def facts_of(kind: str, file: Path, language: str, crs: str, author: str) -> Facts:
    """The facts of a sheet from the results of a run.

    Parameters
    ----------
    kind : {"balance", "restrictions", "plan", "villages"}
    file : Path
        plan.gpkg; provenance.json lies beside it.
    language : {"ky", "ru", "en"}
    crs, author : str
        As they are printed.
    """
    record = _record(file)
    names = record.get("territory", {})
    territory = str(names.get(language) or next(iter(names.values()), ""))
    year = record.get("base_year", "")
    rows = _rows(file, _ROWS[kind]) if kind in _ROWS else []
    return Facts(
        kind,
        language,
        said(texts.TITLES[kind], language),
        said(texts.YEAR, language, territory=territory, year=year),
        _tables(kind, rows, language),
        _budget(file, language) if kind == "plan" else "",
        _foot(kind, file, record, language, crs, author),
    )


def _tables(kind: str, rows: list[tuple[Any, ...]], language: str) -> list[list[str]]:
    hectares, total = said(texts.HECTARES, language), said(texts.TOTAL, language)
    if kind == "balance":
        shown = [row for row in rows if row[1]]
        cells = [
            [label(r[0], language, "short", "row"), number(r[1], language),
             number(100 * (r[2] or 0), language, 1)] for r in shown
        ]  # fmt: skip
        head = [said(texts.CATEGORY, language), hectares, "%"]
        whole = sum(row[2] or 0 for row in shown)
        last = [total, number(_closed(shown, 1), language), number(100 * whole, language, 1)]
    elif kind == "restrictions":
        order = list(words.labels("regimes", language))
        shown = sorted(rows, key=lambda r: order.index(r[0]) if r[0] in order else len(order))
        cells = [[texts.regime(r[0], language), number(r[1], language)] for r in shown]
        head = [said(texts.REGIME, language), hectares]
        last = [total, number(_closed(shown, 1), language)]
    elif kind == "plan":
        shown = rows
        cells = [
            [label(r[0], language, "use", "sector"), str(r[1]), number(r[2], language)]
            for r in shown
        ]
        head = [said(texts.USE, language), said(texts.PLOTS, language), hectares]
        last = [total, str(sum(r[1] for r in shown)), number(_closed(shown, 2), language)]
    else:
        return []
    return [head, *cells, last]


def _closed(rows: list[tuple[Any, ...]], place: int) -> float:
    """The printed total is the sum of the printed parts; what is rounded away stays below 0.01."""
    return float(sum(row[place] or 0 for row in rows))


def _budget(file: Path, language: str) -> str:
    rows = _rows(file, _BUDGET)
    if not rows or not rows[0][0]:
        return ""
    count, *money = rows[0]
    cost, covered, missing = (number((som or 0) / 1e6, language, 1) for som in money)
    return said(texts.BUDGET, language, count=count, cost=cost, covered=covered, missing=missing)


def _foot(
    kind: str, file: Path, record: dict[str, Any], language: str, crs: str, author: str
) -> list[str]:
    inputs = {row["key"]: str(row["file"]) for row in record.get("inputs", [])}
    files = [inputs.get(f"layers.{name}", "").partition("|")[0] for name in _LAYERS[kind]]
    day = datetime.date.fromtimestamp(file.stat().st_mtime).isoformat()
    listed = ", ".join(dict.fromkeys(Path(name).name for name in files if name))
    lines = [
        said(texts.CRS, language, crs=crs),
        said(texts.FILES, language, files=listed, day=texts.day(day, language)),
    ]
    for name in _RULES[kind]:
        head = (words.CODES / f"{name}.toml").read_text(encoding="utf-8").split("\n[", 2)[:2]
        meta = dict(_META.findall("\n[".join(head)))
        source = meta.get(f"source_{language}", meta.get("source", ""))
        line = said(
            texts.SOURCE, language, source=source, day=texts.day(meta["date"].strip(), language)
        )
        checked = meta.get("checked", "").strip() == "true"
        note = said(texts.CHECKED if checked else texts.UNCHECKED, language)
        lines.append(f"{line} ({note})")
    if author:
        lines.append(said(texts.AUTHOR, language, author=author))
    return lines


def _record(file: Path) -> dict[str, Any]:
    try:
        return dict(json.loads((file.parent / "provenance.json").read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def _rows(file: Path, query: str) -> list[tuple[Any, ...]]:
    """The rows of a query; none where the plan has no such result."""
    try:
        with reading(file) as connection:
            return connection.execute(query).fetchall()
    except sqlite3.OperationalError:
        return []
