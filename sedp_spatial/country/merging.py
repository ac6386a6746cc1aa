"""The sums of all partitions as one result, whatever order they came in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
from pyproj import CRS

from ..district.seams import seams_of
from ..errors import DataError
from ..geometry.area import HECTARE, drawn_area_m2, horizontal_crs
from ..hazards.levels import NOT_EXPOSED
from ..hazards.shares import ANY
from ..layers.boundary import Boundary
from ..layers.plane import laid, plane_of
from ..messages import Message
from ..restrictions.strictest import FREE, regime_order
from .closing import (
    balance_table,
    closed,
    country_table,
    in_print_order,
    with_all_categories,
)
from .findings import findings_table
from .land import CLOSING
from .measuring import Sums
from .result import CountryResult
from .zones import EXPOSED, HAZARD, REGIME, RESTRICTION

_SEAM_M = 0.5
_AREAS = [name for name in CLOSING if name.endswith("_m2")]


@dataclass(frozen=True)
class Frame:
    """What the sums are laid into.

    Attributes
    ----------
    outlines : geopandas.GeoDataFrame or None
        municipality, geometry.
    without : sequence of str
        Municipalities whose outline has no area.
    country : Boundary or None
        The country's own boundary.
    crs : pyproj.CRS
        That of the parcels.
    steps : sequence of (hazard, level)
        In the order of printing.
    restricted, endangered : bool
        Whether there were restrictions and hazards.
    by : tuple of str
    notes : tuple of Message
    """

    outlines: gpd.GeoDataFrame | None
    without: Sequence[str]
    country: Boundary | None
    crs: CRS
    steps: Sequence[tuple[str, str]]
    restricted: bool
    endangered: bool
    by: tuple[str, ...]
    notes: tuple[Message, ...]


def merged(sums: Sequence[Sums], frame: Frame) -> CountryResult:
    """Merge partial sums, in the order of the municipalities and not of their arrival.

    Parameters
    ----------
    sums : sequence of Sums
    frame : Frame

    Raises
    ------
    DataError
        If not one municipality could be measured.
    """
    by, bounded = list(frame.by), frame.outlines is not None
    land = _together([one.land for one in sums], ["municipality", *by])
    closing = _together([one.closing for one in sums], ["municipality"])
    zones = _together([one.zones for one in sums], ["municipality"])
    remarks = _together([one.remarks for one in sums], ["municipality", "rule"])
    if len(closing) == 0:
        reasons = remarks.loc[remarks["rule"] == "country_failed", "told"]
        raise DataError("error.country_nothing", reason=str(next(iter(reasons), "–")))
    land = in_print_order(with_all_categories(land, by), by)
    refused = set(remarks.loc[remarks["rule"] == "country_failed", "municipality"])
    closing = _with_empty(closing, frame.outlines, refused)
    whole = land.loc[land["parcels"] > 0, ["municipality", *by]].reset_index(drop=True)
    whole["area_m2"] = land.loc[land["parcels"] > 0, "drawn_m2"].to_numpy()
    restrictions, regimes, off, restricted = _restrictions(zones, whole, frame)
    hazards, over, exposed = _hazards(zones, whole, frame)
    outlines = _all_outlines(closing, frame)
    seams = seams_of(outlines, frame.country, _SEAM_M)
    table = _municipalities(closing, remarks, frame, restricted, exposed)
    sure = table[table["status"] != "refused"]
    names = ("parcels", "overlap", "gap", "outside")
    figures = {name: float(sure[f"{name}_ha"].sum()) for name in names}
    municipal = float(sure["territory_ha"].sum())
    steps = (seams.overlap_ha, seams.gap_ha, seams.outside_ha)
    closed_ha = figures["parcels"] - figures["overlap"] + figures["gap"] - figures["outside"]
    lost = table["status"] != "received" if bounded else table["status"] == "refused"
    return CountryResult(
        table=balance_table(land, closing, by),
        layer=outlines.merge(table, on="municipality", how="left"),
        notes=frame.notes,
        country=country_table(land, closing, by, steps, seams.territory_ha),
        municipalities=table,
        restrictions=restrictions,
        regimes=regimes,
        hazards=hazards,
        seams=pd.DataFrame(seams.pieces.drop(columns="geometry")),
        findings=findings_table(remarks, table, frame.without),
        by=frame.by,
        parcels=int(sure["parcels"].sum()),
        received=int((table["status"] == "received").sum()),
        lost=int(lost.sum()),
        parcels_ha=figures["parcels"],
        overlap_ha=figures["overlap"],
        gap_ha=figures["gap"],
        outside_ha=figures["outside"],
        municipalities_ha=municipal,
        seam_overlap_ha=steps[0],
        seam_gap_ha=steps[1],
        seam_outside_ha=steps[2],
        territory_ha=seams.territory_ha,
        residual_ha=closed_ha - steps[0] + steps[1] - steps[2] - seams.territory_ha,
        largest_residual_ha=float(sure["residual_ha"].abs().max()),
        restricted_ha=float(restricted.sum()) if frame.restricted else None,
        exposed_ha=float(exposed.sum()) if frame.endangered else None,
        regimes_residual_ha=off if frame.restricted else None,
        hazards_residual_ha=over if frame.endangered else None,
    )


def _together(tables: Sequence[pd.DataFrame], keys: list[str]) -> pd.DataFrame:
    """One under the other; each municipality is in one partition only."""
    filled = [table for table in tables if len(table)] or list(tables[:1])
    return pd.concat(filled, ignore_index=True).sort_values(keys, kind="stable", ignore_index=True)


def _with_empty(
    closing: pd.DataFrame, outlines: gpd.GeoDataFrame | None, refused: set[str]
) -> pd.DataFrame:
    """Municipalities that have an outline and no parcel: all of it is a gap."""
    if outlines is None:
        return closing
    known = set(closing["municipality"]) | refused
    alone = outlines[~outlines["municipality"].isin(known)]
    if len(alone) == 0:
        return closing
    crs = horizontal_crs(alone.crs)
    rows = []
    for place in range(len(alone)):
        one = alone.iloc[[place]]
        plane = plane_of(one)
        shape = laid(np.asarray(one.geometry.values, dtype=object), crs, plane)
        area = float(drawn_area_m2(shape, plane)[0])
        rows.append(
            {**dict.fromkeys(CLOSING, 0.0), "municipality": one["municipality"].iloc[0],
             "bounded": True, "outline": None, "parcels": 0, "gap_m2": area, "territory_m2": area}
        )  # fmt: skip
    both = pd.concat([closing, pd.DataFrame(rows)[closing.columns]], ignore_index=True)
    return both.sort_values("municipality", kind="stable", ignore_index=True)


def _theme(zones: pd.DataFrame, theme: str) -> pd.DataFrame:
    return zones[zones["theme"] == theme].drop(columns="theme")


def _per_municipality(zones: pd.DataFrame, theme: str) -> pd.Series:
    return _theme(zones, theme).groupby("municipality")["area_m2"].sum() / HECTARE


def _restrictions(
    zones: pd.DataFrame, whole: pd.DataFrame, frame: Frame
) -> tuple[pd.DataFrame, pd.DataFrame, float, pd.Series]:
    """Both tables, what the regimes are off by, and restricted hectares by municipality."""
    own = ["municipality", *frame.by]
    names = [*own, "restriction_kind", "regime", "parcels", "area_ha", "share"]
    kinds = _theme(zones, RESTRICTION).rename(
        columns={"first": "restriction_kind", "second": "regime"}
    )
    kinds = kinds.merge(whole.rename(columns={"area_m2": "class_m2"}), on=own, how="left")
    kinds["area_ha"] = kinds["area_m2"].astype("float64") / HECTARE
    kinds["share"] = _share(kinds["area_m2"], kinds["class_m2"])
    restricted = _per_municipality(zones, REGIME)
    columns = [*own, "regime", "area_ha", "share"]
    if not frame.restricted:
        return kinds[names], pd.DataFrame(columns=columns), 0.0, restricted
    found = _theme(zones, REGIME)
    present = set(found["first"])
    steps = [("", regime) for regime in regime_order() if regime in present]
    if not steps:
        steps = [("", regime_order()[0])]
    levels = found.assign(hazard="", level=found["first"])
    table, residual = closed(whole, levels, steps, FREE, own)
    return kinds[names], table.rename(columns={"level": "regime"})[columns], residual, restricted


def _hazards(
    zones: pd.DataFrame, whole: pd.DataFrame, frame: Frame
) -> tuple[pd.DataFrame, float, pd.Series]:
    own = ["municipality", *frame.by]
    names = [*own, "hazard", "level", "parcels", "area_ha", "share"]
    exposed = _per_municipality(zones, EXPOSED)
    if not frame.endangered:
        return pd.DataFrame(columns=names), 0.0, exposed
    levels = _theme(zones, HAZARD).rename(columns={"first": "hazard", "second": "level"})
    anywhere = _theme(zones, EXPOSED).assign(hazard=ANY, level="exposed")
    found = pd.concat([levels, anywhere.drop(columns=["first", "second"])], ignore_index=True)
    table, residual = closed(whole, found, [*frame.steps, (ANY, "exposed")], NOT_EXPOSED, own)
    return table[names], residual, exposed


def _share(part: pd.Series, whole: pd.Series) -> pd.Series:
    part, whole = part.astype("float64"), whole.astype("float64")
    return (part / whole.where(whole > 0)).fillna(0.0)


def _all_outlines(closing: pd.DataFrame, frame: Frame) -> gpd.GeoDataFrame:
    """The boundary of each municipality that was measured, or else its own outer outline."""
    own = closing.loc[closing["outline"].notna(), ["municipality", "outline"]]
    shapes = gpd.GeoDataFrame(
        {"municipality": own["municipality"]},
        geometry=own["outline"].to_numpy(dtype=object),
        crs=frame.crs,
    )
    if frame.outlines is not None:
        measured = frame.outlines["municipality"].isin(set(closing["municipality"]))
        both = pd.concat([frame.outlines[measured], shapes], ignore_index=True)
        shapes = gpd.GeoDataFrame(both, crs=frame.crs)
    return shapes.sort_values("municipality", kind="stable", ignore_index=True)


def _municipalities(
    closing: pd.DataFrame,
    remarks: pd.DataFrame,
    frame: Frame,
    restricted: pd.Series,
    exposed: pd.Series,
) -> pd.DataFrame:
    table = closing[["municipality", "parcels"]].copy()
    empty = closing["parcels"] == 0
    bounded = closing["bounded"].astype(bool)
    known = "received" if frame.outlines is None else "no_boundary"
    table.insert(1, "status", np.select([empty, bounded], ["no_parcels", "received"], known))
    for name in _AREAS:
        table[name.replace("_m2", "_ha")] = closing[name].astype("float64") / HECTARE
    table["residual_ha"] = (
        table["parcels_ha"] - table["overlap_ha"] + table["gap_ha"] - table["outside_ha"]
        - table["territory_ha"]
    )  # fmt: skip
    for column, sums, there in (
        ("restricted_ha", restricted, frame.restricted),
        ("exposed_ha", exposed, frame.endangered),
    ):
        values = sums.reindex(table["municipality"]).fillna(0.0).to_numpy(dtype="float64")
        table[column] = values if there else np.nan
    refused = remarks[remarks["rule"] == "country_failed"]
    again = table["municipality"].isin(set(refused["municipality"]))
    lost = pd.DataFrame(
        {
            "municipality": refused["municipality"].to_numpy(dtype=object),
            "status": "refused",
            "parcels": refused["features"].to_numpy(dtype="int64"),
        }
    )
    both = pd.concat([table[~again], lost], ignore_index=True) if len(lost) else table
    both["parcels"] = both["parcels"].astype("int64")
    return both.sort_values("municipality", kind="stable", ignore_index=True)
