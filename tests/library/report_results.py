"""Results made by hand for the tests of reports: small, and with everything that can go wrong."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
from shapely import LineString, Point, box

from sedp_spatial import BalanceResult, ChangeResult, CheckResult, RegisteredResult
from sedp_spatial.codes import load_codes
from sedp_spatial.messages import Message
from tests.library.builders import GRID, block, layer

EVIL = "</script><script>document.body.dataset.evil=1</script>"
FORMULA = "=HYPERLINK(1)"

CATEGORIES = list(load_codes("categories"))
AREAS = [10.004, 3.333, 3.333, 3.334, 0.0, 0.001, 5.0049]
KINDS = ["arable_irrigated", "household_plot", "built", "pasture", "forest", "water", "other"]


def parcels() -> gpd.GeoDataFrame:
    """Nine parcels in a row, of all categories, with a formula and a script for numbers."""
    shapes = [block(column, 0) for column in range(9)]
    return layer(
        shapes,
        parcel_id=[FORMULA, EVIL, *(f"P{n}" for n in range(3, 10))],
        category=[*CATEGORIES, "agricultural", None],
        land_kind=[*KINDS, "pasture", None],
        registered_area_ha=[1.0, 1.1, None, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0],
    )


def balance() -> BalanceResult:
    """A balance whose figures do not add up when each is rounded on its own."""
    overlap, gap, outside = 0.0049, 0.0149, 0.0051
    parcels_ha = sum(AREAS)
    territory = parcels_ha - overlap + gap - outside
    rows = [
        (code, 5, area, area / territory, area + 0.004, area * 0.7, area * 0.2, area * 0.1)
        for code, area in zip(CATEGORIES, AREAS, strict=True)
    ]
    rows += [
        (code, 0, value, value / territory, 0.0, 0.0, 0.0, 0.0)
        for code, value in (("overlap", -overlap), ("gap", gap), ("outside", -outside))
    ]
    columns = ["category", "parcels", "area_ha", "share", "registered_ha"]
    columns += ["used_ha", "unused_ha", "unknown_use_ha"]
    cross = pd.DataFrame(
        [
            (code, kind, owner, use, 1, area * share, area * share)
            for code, area in zip(CATEGORIES, AREAS, strict=True)
            for kind, kind_share in (("pasture", 1 / 3), ("road", 2 / 3))
            for owner, owner_share in (("state", 0.4), ("private", 0.6))
            for use, use_share in (("yes", 0.7), ("no", 0.2), ("unknown", 0.1))
            for share in [kind_share * owner_share * use_share]
        ],
        columns=[
            "category", "land_kind", "ownership", "in_use", "parcels", "area_ha", "registered_ha",
        ],
    )  # fmt: skip
    pieces = gpd.GeoDataFrame(
        {
            "kind": ["overlap", "gap", "outside"],
            "depth": [2, 0, 1],
            "area_m2": [49.0, 149.0, 51.0],
            "parcel_ids": [("P3", "P4"), (), (EVIL,)],
        },
        geometry=[block(2, 0, 0.1), block(3, 0.5, 0.1), block(9, 0, 0.2)],
        crs=GRID,
    )
    return BalanceResult(
        table=pd.DataFrame(rows, columns=columns),
        layer=pieces,
        notes=(Message("note.outline_is_territory"),),
        cross=cross,
        by=("category",),
        parcels_ha=parcels_ha,
        covered_ha=parcels_ha - overlap,
        overlap_ha=overlap,
        gap_ha=gap,
        outside_ha=outside,
        territory_ha=territory,
        residual_ha=1e-12,
    )


def registered() -> RegisteredResult:
    """Three parcels: within the tolerance, far outside it, and without a registered area."""
    table = pd.DataFrame(
        {
            "parcel_id": [FORMULA, EVIL, "P3"],
            "category": ["agricultural", "settlement", "industry"],
            "measured_ha": [1.0, 1.0, 1.0],
            "registered_ha": [1.0, 1.3, float("nan")],
            "difference_ha": [0.0, -0.3, float("nan")],
            "difference_share": [0.0, -0.23, float("nan")],
            "tolerance_class": ["within", "above_20", "no_registered_area"],
        },
        index=[4, 7, 9],
    )
    classes = pd.DataFrame(
        {
            "tolerance_class": ["within", "above_1", "above_20", "no_registered_area"],
            "parcels": [1, 0, 1, 1],
            "measured_ha": [1.0, 0.0, 1.0, 1.0],
            "registered_ha": [1.0, 0.0, 1.3, 0.0],
            "difference_ha": [0.0, 0.0, -0.3, 0.0],
        }
    )
    shapes = [block(column, 0) for column in range(3)]
    return RegisteredResult(
        table=table,
        layer=gpd.GeoDataFrame(table.copy(), geometry=shapes, crs=GRID),
        notes=(),
        classes=classes,
        measured_ha=2.0,
        registered_ha=2.3,
        difference_ha=-0.3,
    )


def change() -> ChangeResult:
    """One hectare of arable land became settlement."""
    classes = ["agricultural", "settlement"]
    table = pd.DataFrame(
        {
            "category": classes,
            "before_ha": [3.0, 1.0],
            "after_ha": [2.0, 2.0],
            "unchanged_ha": [2.0, 1.0],
            "gain_ha": [0.0, 1.0],
            "loss_ha": [1.0, 0.0],
            "swap_ha": [0.0, 0.0],
            "net_ha": [-1.0, 1.0],
        }
    )
    matrix = pd.DataFrame(
        [[2.0, 1.0], [0.0, 1.0]], index=pd.Index(classes, name="from"), columns=classes
    )
    pieces = gpd.GeoDataFrame(
        {
            "from": ["agricultural"],
            "to": ["settlement"],
            "before_id": ["P1"],
            "after_id": [FORMULA],
            "area_m2": [10_000.0],
        },
        geometry=[block(0, 0)],
        crs=GRID,
    )
    lineage = pd.DataFrame(
        {
            "event": ["split"],
            "before_ids": [("P1",)],
            "after_ids": [("P1", "P2")],
            "from_category": ["agricultural"],
            "to_category": ["settlement"],
            "area_ha": [1.0],
        }
    )
    return ChangeResult(
        table=table,
        layer=pieces,
        notes=(),
        matrix=matrix,
        lineage=lineage,
        before_ha=4.0,
        after_ha=4.0,
        changed_ha=1.0,
        residual_ha=0.0,
    )


def check() -> CheckResult:
    """Findings with a point, a line, a polygon and no place at all."""
    said = Message("note.outline_is_territory")
    table = pd.DataFrame(
        {
            "rule": ["overlap", "gap", "sliver", "missing_id"],
            "severity": ["error", "error", "warning", "info"],
            "feature_ids": [("P1", EVIL), (), ("P3",), ("row:4",)],
            "area_m2": [49.0, 149.0, float("nan"), float("nan")],
            "length_m": [float("nan"), float("nan"), 12.5, float("nan")],
            "message": pd.Series([said] * 4, dtype=object),
            "suggestion": pd.Series([said] * 4, dtype=object),
        }
    )
    corner = block(0, 0).bounds
    shapes = [
        box(corner[0], corner[1], corner[0] + 7, corner[1] + 7),
        Point(corner[0], corner[1]),
        LineString([corner[:2], corner[2:]]),
        None,
    ]
    return CheckResult(
        table=table,
        layer=gpd.GeoDataFrame(table.copy(), geometry=shapes, crs=GRID),
        notes=(),
        errors=2,
        warnings=1,
        infos=1,
        features=9,
    )
