"""One page for the staff of a district: what its municipalities add up to, ranked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from ..layers.writing import replacing
from ..messages import say
from ..report.rendering import asset_text, rendered
from ..report.words import integer, is_missing, number, value_label, word, words_of
from .map import district_map
from .result import DistrictResult

PURPOSE = "the district's page (.html)"
_MOST_FINDINGS = 60
_TOLD = ("package_refused", "missing_municipality", "not_computed")
_SEAMS = ("seam_overlap", "seam_gap", "seam_outside")


def write_district_page(
    path: str | Path, result: DistrictResult, *, lang: str = "en", title: str = ""
) -> None:
    """Write the district's page.

    Parameters
    ----------
    path : str or Path
        Ends in ``.html``; replaced as a whole or not at all.
    result : DistrictResult
    lang : str
        ``ky``, ``ru`` or ``en``.
    title : str
        The heading; a general one if not given.

    Raises
    ------
    MissingDependency
        Without jinja2.
    OutputError
        If the file cannot be written.
    """
    page = district_page(result, lang=lang, title=title)
    with replacing(path) as temporary:
        temporary.write_text(page, encoding="utf-8")


def district_page(result: DistrictResult, *, lang: str = "en", title: str = "") -> str:
    """The page as an HTML document, with all names from the packages escaped.

    Examples
    --------
    >>> district_page(district, lang="ky").startswith("<!DOCTYPE html>")
    True
    """
    return rendered(
        "district.html",
        PURPOSE,
        lang=lang,
        words=words_of(lang),
        style=asset_text("page.css") + asset_text("district.css"),
        title=title or word("title.district", lang),
        lead=word("district.lead", lang, received=integer(result.received, lang),
                  area=number(result.territory_ha, lang, 1), lost=integer(result.lost, lang)),
        year="" if result.year is None else word("district.year", lang, year=result.year),
        figures=_figures(result, lang),
        balance=_balance(result, lang),
        map=district_map(result),
        map_words=word("district.map" if result.exposed_ha else "district.map_protected", lang),
        sections=[
            _ranked(result, lang, "district.ranked_spna", "protected_ha",
                    ("protected_ha", "protected_share", "restricted_ha", "territory_ha")),
            _ranked(result, lang, "district.ranked_hazards", "exposed_ha",
                    ("exposed_ha", "exposed_land_share", "parcels_ha")),
            _ranked(result, lang, "district.ranked_people", "exposed_people",
                    ("exposed_people", "exposed_people_share", "people")),
            _ranked(result, lang, "district.ranked_land", "missing_ha",
                    ("missing_ha", "demand_ha", "covered_share")),
        ],
        missing=_missing(result, lang),
        findings=_findings(result, lang),
        more=max(len(_open(result)) - _MOST_FINDINGS, 0),
        more_words=word("page.more_rows", lang,
                        count=integer(max(len(_open(result)) - _MOST_FINDINGS, 0), lang)),
        notes=[note.text(lang) for note in result.notes],
    )  # fmt: skip


def _figures(result: DistrictResult, lang: str) -> list[dict[str, str]]:
    hectares = word("unit.ha", lang)

    def figure(key: str, value: float | None, unit: str, digits: int, aside: str = "") -> Any:
        shown = "–" if value is None else number(value, lang, digits)
        return {"name": word(key, lang), "value": shown, "unit": "" if value is None else unit,
                "aside": aside}  # fmt: skip

    people = result.people
    of = "" if people is None else word("district.people_of", lang, people=integer(people, lang))
    needed = result.demand_ha
    wanted = (
        "" if needed is None else word("district.missing_of", lang, demand=number(needed, lang, 1))
    )
    return [
        figure("district.territory", result.territory_ha, hectares, 1),
        figure("district.spna", result.protected_ha, hectares, 1),
        figure("district.land_exposed", result.exposed_ha, hectares, 1),
        figure("district.people_exposed", result.exposed_people, "", 0, of),
        figure("district.missing", result.missing_ha, hectares, 1, wanted),
    ]


def _balance(result: DistrictResult, lang: str) -> list[dict[str, Any]]:
    rows = []
    for row in result.district.to_dict("records"):
        own = row["category"] in ("overlap", "gap", "outside")
        if own and not row["area_ha"]:
            continue
        rows.append(
            {
                "name": value_label("category", row["category"], lang),
                "parcels": integer(row["parcels"], lang) if row["parcels"] else "",
                "area": number(row["area_ha"], lang, 4),
                "share": number(row["share"] * 100, lang, 2),
                "seam": row["category"] in _SEAMS,
            }
        )
    total = {
        "name": word("row.total", lang),
        "parcels": "",
        "seam": False,
        "area": number(result.territory_ha, lang, 4),
        "share": number(100, lang, 2),
    }
    return [*rows, {**total, "total": True}]


def _ranked(
    result: DistrictResult, lang: str, key: str, by: str, columns: Sequence[str]
) -> dict[str, Any]:
    """Municipalities from the greatest figure down; who gave none is named below."""
    table = result.municipalities
    known = table[table[by].notna()].sort_values([by, "municipality"], ascending=[False, True])
    known = known.assign(place=known[by].rank(method="min", ascending=False))
    most = float(known[by].max()) if len(known) else 0.0
    rows = [
        {
            "place": int(row["place"]),
            "name": row["municipality"],
            "bar": round(100 * float(row[by]) / most, 2) if most else 0.0,
            "cells": [_cell(column, row[column], lang) for column in columns],
        }
        for row in known.to_dict("records")
    ]
    foot = [
        "" if column.endswith("_share") else _cell(column, known[column].sum(), lang)
        for column in columns
    ]
    without = [str(name) for name in table.loc[table[by].isna(), "municipality"]]
    return {
        "title": word(key, lang),
        "head": [words_of(lang).get(f"column.{column}", column) for column in columns],
        "rows": rows,
        "foot": foot,
        "none": word("district.none_known", lang),
        "without": word("district.not_given", lang, names=", ".join(without))
        if without and rows
        else "",
    }


def _cell(column: str, value: Any, lang: str) -> str:
    if is_missing(value):
        return "–"
    if column.endswith("_share"):
        return number(float(value) * 100, lang, 1)
    return number(value, lang, 2 if column.endswith("_ha") else 0)


def _missing(result: DistrictResult, lang: str) -> list[dict[str, str]]:
    """Who and what is not in the sums; layers that did not come are told among the findings."""
    table = result.missing
    shown: pd.DataFrame = table[table["status"] != "no_layer"].head(_MOST_FINDINGS)
    return [
        {
            "municipality": row["municipality"],
            "file": row["file"] or "–",
            "status": word(f"status.{row['status']}", lang),
            "lacking": row["lacking"].text(lang),
            "reason": say(row["reason"], lang),
            "suggestion": row["suggestion"].text(lang),
        }
        for row in shown.to_dict("records")
    ]


def _open(result: DistrictResult) -> pd.DataFrame:
    """The findings that the table of what is missing does not tell already."""
    table: pd.DataFrame = result.findings
    return table[~table["rule"].isin(_TOLD) | (table["municipality"] == "")]


def _findings(result: DistrictResult, lang: str) -> list[dict[str, str]]:
    shown = _open(result).head(_MOST_FINDINGS)
    return [
        {
            "severity": row["severity"],
            "said": value_label("severity", row["severity"], lang),
            "message": row["message"].text(lang),
            "suggestion": row["suggestion"].text(lang),
        }
        for row in shown.to_dict("records")
    ]
