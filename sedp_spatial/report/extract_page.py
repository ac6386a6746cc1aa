"""The extract of one parcel as a printable page: map, restrictions, legal basis, validity."""

from __future__ import annotations

import difflib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from ..codes import labels, load_codes
from ..errors import UsageError
from ..layers.cells import is_missing
from ..layers.findings import feature_ids
from ..layers.numbers import to_numbers
from ..layers.writing import replacing
from ..restrictions import ExtractResult
from ..rounding import round_to_total
from .extract_map import extract_map
from .rendering import asset_text, rendered
from .words import MISSING, number, sources, value_label, word, words_of

PURPOSE = "the extract (.html)"
_AREA_DECIMALS = 1


@dataclass(frozen=True)
class Row:
    """One restriction as it is printed."""

    number: int
    kind: str
    name: str
    regime: str
    colour: str
    area: str
    of_measured: str
    of_registered: str
    validity: str
    legal_basis: str
    sliver: bool


@dataclass(frozen=True)
class Land:
    """The parcel's land under one strictest regime, and its part of the bar."""

    label: str
    colour: str
    area: str
    percent: str
    width: float
    area_m2: float


@dataclass(frozen=True)
class Fact:
    """A line about the parcel."""

    label: str
    value: str


def write_extract_page(
    path: str | Path,
    result: ExtractResult,
    parcels: gpd.GeoDataFrame,
    parcel_id: str,
    *,
    lang: str = "en",
    territory_name: str = "",
) -> None:
    """Write the extract of one parcel as a page that prints on A4.

    Parameters
    ----------
    path : str or Path
        Ends in ``.html``. An existing file is replaced as a whole or not at all.
    result : ExtractResult
        The restrictions of all parcels.
    parcels : geopandas.GeoDataFrame
        The layer that the result was made from.
    parcel_id : str
    lang : str
        ``ky``, ``ru`` or ``en``.
    territory_name : str

    Raises
    ------
    UsageError
        If there is no such parcel; similar numbers are named.
    MissingDependency
        If jinja2 is not installed.
    OutputError
        If the file cannot be written.
    """
    page = extract_page(result, parcels, parcel_id, lang=lang, territory_name=territory_name)
    with replacing(path) as temporary:
        temporary.write_text(page, encoding="utf-8")


def extract_page(
    result: ExtractResult,
    parcels: gpd.GeoDataFrame,
    parcel_id: str,
    *,
    lang: str = "en",
    territory_name: str = "",
) -> str:
    """The extract of one parcel as an HTML document; see :func:`write_extract_page`.

    Text that comes from data is escaped. The page needs no network and no script.

    Examples
    --------
    >>> page = extract_page(restricted, parcels, parcels["parcel_id"][0], lang="ky")
    >>> page.startswith("<!DOCTYPE html>")
    True
    """
    position = _position(parcels, parcel_id)
    name = str(feature_ids(parcels, "parcel_id", [position])[0])
    land = result.parcels.iloc[position]
    rows = result.table[result.table["parcel_id"] == name]
    pieces = _pieces_of(result, rows, name)
    printed = _land(land, lang)
    sheet = extract_map(parcels, position, result.regimes, pieces)
    day = word("extract.all_days", lang)
    if result.on is not None:
        day = word("extract.day", lang, day=_day(result.on, lang))
    return rendered(
        "extract.html",
        PURPOSE,
        lang=lang,
        words=words_of(lang),
        style=asset_text("extract.css"),
        territory_name=territory_name,
        name=name,
        day=day,
        facts=_facts(parcels.iloc[position], land, lang),
        strictest=_regime_label(land["strictest_regime"], lang),
        strictest_colour=_colour(land["strictest_regime"]),
        map=sheet,
        legend=[(_regime_label(regime, lang), _colour(regime)) for regime in sheet.regimes],
        rows=[_row(at, row, printed, lang) for at, row in enumerate(rows.to_dict("records"), 1)],
        land=list(printed.values()),
        total=_area(land["measured_m2"], lang),
        m2=labels("units", lang)["m2"],
        not_concerned=_themes(result, rows, lang, present=True),
        no_data=_themes(result, rows, lang, present=False),
        sources=sources(("regimes", "restriction_kinds"), lang),
    )


def _position(parcels: gpd.GeoDataFrame, parcel_id: str) -> int:
    names = [str(name) for name in feature_ids(parcels, "parcel_id")]
    if parcel_id not in names:
        near = difflib.get_close_matches(parcel_id, names, n=3, cutoff=0.6) or [MISSING]
        raise UsageError("error.no_such_parcel", parcel=parcel_id, near=near)
    return names.index(parcel_id)


def _pieces_of(result: ExtractResult, rows: pd.DataFrame, name: str) -> gpd.GeoDataFrame:
    """The pieces within the parcel in the order of its rows, so that their numbers agree."""
    keys = ["kind", "regime", "name"]
    layer = result.layers()["layer"]
    pieces = layer[layer["parcel_id"] == name]
    found = {
        tuple(None if is_missing(v) else v for v in key): at
        for at, key in enumerate(pieces[keys].itertuples(index=False, name=None))
    }
    order = [
        found[tuple(None if is_missing(v) else v for v in key)]
        for key in rows[keys].itertuples(index=False, name=None)
    ]
    return pieces.iloc[order]


def _facts(parcel: pd.Series, land: pd.Series, lang: str) -> list[Fact]:
    facts = []
    for column in ("category", "land_kind", "ownership", "purpose"):
        if column in parcel.index and not is_missing(parcel[column]):
            value = value_label(column, parcel[column], lang)
            facts.append(Fact(words_of(lang)[f"column.{column}"], value))
    facts.append(Fact(word("extract.measured", lang), _both(land["measured_m2"], lang)))
    facts.append(Fact(word("extract.registered", lang), _registered(parcel, lang)))
    return facts


def _registered(parcel: pd.Series, lang: str) -> str:
    if "registered_area_ha" not in parcel.index:
        return MISSING
    hectares = to_numbers(pd.Series([parcel["registered_area_ha"]]))[0].iloc[0]
    return _both(hectares * 10_000, lang) if hectares > 0 else MISSING


def _both(area_m2: float, lang: str) -> str:
    hectares = f"{number(area_m2 / 10_000, lang, 4)} {word('unit.ha', lang)}"
    return f"{_area(area_m2, lang)} {labels('units', lang)['m2']} ({hectares})"


def _area(area_m2: float, lang: str) -> str:
    return number(area_m2, lang, _AREA_DECIMALS)


def _row(at: int, row: dict[Any, Any], printed: dict[str, Land], lang: str) -> Row:
    registered = row["share_of_registered"]
    area, percent = _area(row["area_m2"], lang), number(row["share"] * 100, lang, 1)
    same = printed.get(row["regime"])
    if same is not None and math.isclose(same.area_m2, row["area_m2"], rel_tol=1e-9, abs_tol=1e-6):
        area, percent = same.area, same.percent  # one figure is printed the same everywhere
    return Row(
        number=at,
        kind=labels("restriction_kinds", lang).get(row["kind"], str(row["kind"])),
        name="" if is_missing(row["name"]) else str(row["name"]),
        regime=_regime_label(row["regime"], lang, short=True),
        colour=_colour(row["regime"]),
        area=area,
        of_measured=percent,
        of_registered=MISSING if is_missing(registered) else number(registered * 100, lang, 1),
        validity=_validity(row["valid_from"], row["valid_to"], lang),
        legal_basis=MISSING if is_missing(row["legal_basis"]) else str(row["legal_basis"]),
        sliver=row["sliver_m2"] >= row["area_m2"],
    )


def _validity(start: Any, stop: Any, lang: str) -> str:
    first = "" if is_missing(start) else word("extract.from", lang, day=_day(start, lang))
    if is_missing(stop):
        return ", ".join(part for part in (first, word("extract.open", lang)) if part)
    last = word("extract.until", lang, day=_day(stop, lang))
    return f"{first} {last}".strip()


def _day(iso: str, lang: str) -> str:
    year, month, day = iso.split("-")
    return iso if lang == "en" else f"{day}.{month}.{year}"


def _land(land: pd.Series, lang: str) -> dict[str, Land]:
    """The land under each regime that the parcel has, rounded so that they add up to the parcel."""
    regimes = [*load_codes("regimes"), "unassigned", "free"]
    areas = [float(land[f"{regime}_m2"]) for regime in regimes]
    whole = float(land["measured_m2"])
    printed = round_to_total(areas, _AREA_DECIMALS, total=whole)
    shares = [area / whole * 100 if whole else 0.0 for area in areas]
    percents = round_to_total(shares, 1, total=100.0 if whole else 0.0)
    return {
        regime: Land(
            label=_regime_label(regime, lang),
            colour=_colour(regime),
            area=_area(rounded, lang),
            percent=number(percent, lang, 1),
            width=round(share, 3),
            area_m2=area,
        )
        for regime, area, rounded, percent, share in zip(
            regimes, areas, printed, percents, shares, strict=True
        )
        if area > 0
    }


def _themes(
    result: ExtractResult, rows: pd.DataFrame, lang: str, *, present: bool
) -> Sequence[str]:
    """Themes that the data have and that do not touch the parcel, or that the data lack."""
    kinds = load_codes("restriction_kinds")
    themes = dict.fromkeys(entry["theme"] for entry in kinds.values())
    in_data = {kinds[kind]["theme"] for kind in result.restrictions["kind"] if kind in kinds}
    touched = {kinds[kind]["theme"] for kind in rows["kind"] if kind in kinds}
    chosen = in_data - touched if present else set(themes) - in_data
    return [word(f"theme.{theme}", lang) for theme in themes if theme in chosen]


def _regime_label(regime: str, lang: str, *, short: bool = False) -> str:
    if short and regime in load_codes("regimes"):
        return str(load_codes("regimes")[regime][f"short_{lang}"])
    return labels("regimes", lang).get(regime) or word(f"row.{regime}", lang)


def _colour(regime: str) -> str:
    entry = load_codes("regimes").get(regime) or load_codes("labels").get(f"row.{regime}", {})
    return str(entry.get("colour", "#9a9a9a"))
