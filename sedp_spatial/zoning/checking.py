"""What breaks the zone rules: uses, heights, densities, plots, categories, and missing zones."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd

from ..codes import load_codes
from ..errors import UsageError
from ..layers.cells import shortened
from ..layers.classes import classes_of
from ..messages import Message
from ..progress import Feedback, step
from ..restrictions.rule_tables import Source
from ..restrictions.validity import Day
from ..results import Result
from .breaches import Breaches
from .built import built_on
from .checks_of_sizes import check_heights, check_plots
from .checks_of_uses import check_categories, check_uses, not_buildable, rows_of
from .features import Features, Kind, features_of, kind_of
from .placing import checked_zones, overlapping_zones, placed
from .rules import ZoneRules, zone_rules

_TOLERANCE_SHARE = 0.05
_SETTLED = "settlement"


@dataclass(frozen=True)
class ZoningResult(Result):
    """The result of :func:`check_zoning`.

    Attributes
    ----------
    table : pandas.DataFrame
        feature, zone, rule, severity (error | warning | info), allowed, found (text),
        allowed_value, found_value (numbers: m, m² or shares), share (of the feature in the zone),
        message, suggestion; one row per breach, the gravest first.
    layer : geopandas.GeoDataFrame
        The same with the features' geometries.
    summary : pandas.DataFrame
        rule, severity, count, features: every rule, also where nothing breaks it.
    features_checked, features_in_zones : int
        How many features there were, and how many lie in a zone that has rules.
    errors, warnings, infos : int
        Rows of each severity.
    """

    summary: pd.DataFrame
    features_checked: int
    features_in_zones: int
    errors: int
    warnings: int
    infos: int


def check_zoning(
    features: gpd.GeoDataFrame,
    zones: gpd.GeoDataFrame,
    rules: Source | ZoneRules,
    *,
    kind: Kind | None = None,
    buildings: gpd.GeoDataFrame | None = None,
    on: Day = None,
    tolerance_share: float = _TOLERANCE_SHARE,
    feedback: Feedback | None = None,
) -> ZoningResult:
    """Hold parcels, buildings or proposed projects against the rules of the zones they lie in.

    Parameters
    ----------
    features : geopandas.GeoDataFrame
        Parcels (category, perhaps use), buildings (use, height_m) or projects (project_id, use,
        height_m, floors, footprint_m2, floor_area_m2, green_share; the geometry is the plot).
    zones : geopandas.GeoDataFrame
        With ``zone``, in any CRS.
    rules : DataFrame, path of a .csv or .xlsx, or ZoneRules
        See :func:`zone_rules`.
    kind : {"parcels", "buildings", "projects"}, optional
        By default what the column ``project_id``, ``building_id`` or ``parcel_id`` says.
    buildings : geopandas.GeoDataFrame, optional
        What stands on the parcels; coverage, floor ratio and green share of parcels need it.
    on : str or date, optional
        The day whose rules are applied.
    tolerance_share : float
        A zone that holds no more than this share of a feature is not applied to it.
    feedback : Feedback, optional

    Returns
    -------
    ZoningResult
        Uses, heights and categories are held against every zone that counts; plots, coverage,
        floor ratio and green share against the zone that holds most of the plot. Streets and
        water are not plots.

    Raises
    ------
    DataError
        No features or zones, no CRS, zones without codes, mistakes in the rules.
    UsageError
        An unknown ``kind``, a tolerance that is not a share, a day that is not a date.

    References
    ----------
    Guide to the 2024 SEDP methodology, question 78.

    Examples
    --------
    >>> result = check_zoning(buildings, zones, sample / "zone_rules.csv")
    >>> int((result.table["rule"] == "max_height").sum())
    5
    """
    kind = kind or kind_of(features)
    if kind not in ("parcels", "buildings", "projects"):
        allowed = "parcels, buildings, projects"
        raise UsageError("error.choice", name="kind", value=str(kind), allowed=allowed)
    if not 0 <= tolerance_share < 1:
        raise UsageError("error.share", name="tolerance_share", value=str(tolerance_share))
    ruled = zone_rules(rules, on=on)
    areas, mended = checked_zones(zones)
    step(feedback, 0.0)
    where = placed(features, areas, layer=kind)
    step(feedback, 0.4)
    built = built_on(features, buildings) if buildings is not None and kind == "parcels" else None
    known = features_of(features, kind, where.measured, built)
    out = Breaches(features.crs)
    notes = [*ruled.notes, *mended, *where.notes, *(built.notes if built else [])]
    counted = where.table[where.table["share"] > tolerance_share]
    has_rule = counted["zone"].isin(ruled.table.index)
    inside = counted[has_rule]
    _missing_rules(known, counted[~has_rule], out)
    check_uses(known, inside, ruled.table, out)
    check_categories(known, inside, ruled.table, out)
    notes += check_heights(known, inside, ruled.table, out)
    if kind != "buildings":
        main = inside.drop_duplicates("feature")
        check_plots(known, main[~_not_plots(features)[main["feature"]]], ruled.table, out)
    step(feedback, 0.8)
    notes += _without_zone(known, where.table, where.measured, tolerance_share, out)
    notes += _overlaps(areas, features, out)
    notes += _zone_notes(areas, ruled, len(where.table), len(features), tolerance_share)
    table, layer = out.frames()
    step(feedback, 1.0)
    counts = table["severity"].value_counts()
    return ZoningResult(
        table=table,
        layer=layer,
        notes=tuple(dict.fromkeys(notes)),
        summary=_summary(table),
        features_checked=len(features),
        features_in_zones=int(inside["feature"].nunique()),
        errors=int(counts.get("error", 0)),
        warnings=int(counts.get("warning", 0)),
        infos=int(counts.get("info", 0)),
    )


def _missing_rules(features: Features, unruled: pd.DataFrame, out: Breaches) -> None:
    for feature, zone, share in rows_of(unruled):
        name = features.names[feature]
        out.add(
            name,
            zone,
            "no_rule",
            features.shapes[feature],
            Message("check.zone.no_rule", feature=name, zone=zone),
            Message("check.zone.no_rule.mend", zone=zone),
            share=share,
        )


def _not_plots(features: gpd.GeoDataFrame) -> np.ndarray:
    return not_buildable(classes_of(features, "land_kind")[0].to_numpy(dtype=object))


def _without_zone(
    features: Features,
    found: pd.DataFrame,
    measured: np.ndarray,
    tolerance_share: float,
    out: Breaches,
) -> list[Message]:
    """Report parcels of settlements and projects without a zone; count all others."""
    covered = found.groupby("feature")["share"].sum().reindex(range(len(measured)), fill_value=0.0)
    free = 1 - covered.to_numpy().clip(max=1.0)
    wanted = np.full(len(measured), features.kind == "projects")
    if features.kind == "parcels":
        category = classes_of(features.layer, "category")[0].to_numpy(dtype=object)
        wanted = category == _SETTLED
    for at in np.flatnonzero(wanted & (free > tolerance_share)):
        rule = "no_zone" if free[at] >= 1 - tolerance_share else "partly_no_zone"
        area = float(free[at] * measured[at])
        name = features.names[at]
        out.add(
            name,
            None,
            rule,
            features.shapes[at],
            Message("check.zone.no_zone", feature=name, found=area),
            Message("check.zone.no_zone.mend"),
            found=area,
            share=float(free[at]),
        )
    others = np.flatnonzero(~wanted & (free >= 1 - tolerance_share))
    if len(others) == 0:
        return []
    ids = shortened(features.names[others])
    return [Message("note.outside_zones", features=len(others), ids=ids)]


def _overlaps(zones: gpd.GeoDataFrame, features: gpd.GeoDataFrame, out: Breaches) -> list[Message]:
    pairs, same_m2 = overlapping_zones(zones)
    pairs = pairs.to_crs(features.crs)
    for zone, other, area_m2, shape in zip(
        pairs["zone"], pairs["other"], pairs["area_m2"], pairs.geometry, strict=True
    ):
        out.add(
            other,
            zone,
            "zones_overlap",
            shape,
            Message("check.zone.zones_overlap", zone=zone, feature=other, found=area_m2),
            Message("check.zone.zones_overlap.mend"),
            found=area_m2,
        )
    return [Message("note.zones_self_overlap", area_m2=same_m2)] if same_m2 > 0 else []


def _zone_notes(
    zones: gpd.GeoDataFrame, ruled: ZoneRules, pairs: int, features: int, tolerance_share: float
) -> list[Message]:
    notes = [Message("note.zone_share", percent=tolerance_share * 100)]
    unused = [zone for zone in ruled.table.index if zone not in set(zones["zone"])]
    if unused:
        notes.append(Message("note.zones_without_polygons", zones=unused))
    if pairs == 0:
        notes.append(Message("note.zones_elsewhere", features=features))
    return notes


def _summary(table: pd.DataFrame) -> pd.DataFrame:
    rules = load_codes("zoning_checks")
    groups = table.groupby("rule")["feature"].agg(["size", "nunique"])
    groups = groups.reindex(list(rules), fill_value=0)
    return pd.DataFrame(
        {
            "rule": pd.Series(list(rules), dtype="object"),
            "severity": pd.Series([entry["severity"] for entry in rules.values()], dtype="object"),
            "count": groups["size"].to_numpy(dtype="int64"),
            "features": groups["nunique"].to_numpy(dtype="int64"),
        }
    )
