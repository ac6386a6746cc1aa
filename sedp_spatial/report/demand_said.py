"""How a step of the demand page says its sums, its norms and their sources."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ..codes import load_codes
from ..messages import fill, say
from .demand_view import View
from .words import value_label, word, words_of


def formulas_of(rows: pd.DataFrame, lang: str) -> tuple[str, ...]:
    """What each number is called, and its sum; the use is named where a step has several."""
    several = rows["use"].nunique() > 1
    said = []
    for row in rows.to_dict("records"):
        name = word("quantity." + row["quantity"], lang)
        use = use_name(row["use"], lang)
        named = use if several and row["quantity"] == "land" else f"{use}, {name.lower()}"
        said.append(f"{named if several else name}: {say(row['formula'], lang)}")
    return tuple(dict.fromkeys(said))


def use_name(use: str, lang: str) -> str:
    """What a use is called; farm uses are kinds of land."""
    return words_of(lang).get(f"use.{use}") or value_label("land_kind", use, lang)


def norms_of(view: View, rows: pd.DataFrame) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The norms of a step, under the source of each."""
    codes = [code for cell in rows["norms"] for code in cell.split(", ") if code]
    table = view.demand.norms.set_index("norm")
    grouped: dict[str, list[str]] = {}
    for code in dict.fromkeys(codes):
        norm = table.loc[code]
        grouped.setdefault(_source(view, code, norm), []).append(_norm_text(view, code, norm))
    return tuple((source, tuple(texts)) for source, texts in grouped.items())


def _source(view: View, code: str, norm: Any) -> str:
    entry = load_codes("norms")[code]
    text = str(norm["source"])
    if not norm["own"]:
        text = entry.get(f"source_{view.lang}", text)
    if norm["own"]:
        return f"{text} ({word('page.demand_own', view.lang)})"
    return text if norm["checked"] else f"{text} ({word('page.demand_unchecked', view.lang)})"


def _norm_text(view: View, code: str, norm: Any) -> str:
    values = _norm_values(norm, view.lang)
    name = load_codes("norms")[code][view.lang]
    unit = word(f"unit.{norm['unit']}", view.lang)
    text = word("page.demand_norm", view.lang, name=name, value=values[1], unit=unit)
    if values[0] != values[2]:
        text += word("page.demand_norm_range", view.lang, low=values[0], high=values[2])
    return text


def _norm_values(norm: Any, lang: str) -> list[str]:
    percent = 100 if str(norm["unit"]).startswith("share") else 1
    values = [float(norm[level]) * percent for level in ("low", "central", "high")]
    return [fill("{value:.6g}", lang, {"value": value}) for value in values]
