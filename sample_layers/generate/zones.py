"""Legal zones with their rules, and restrictions on the use of land.

The rules are invented, but have the form a local council would adopt. One restriction has expired
and one begins later, because software must look at the dates.
"""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from sample_layers.generate import place
from sample_layers.generate.coverage import polygon_parts
from sample_layers.generate.place import at
from sample_layers.generate.rivers import River

COUNCIL = "Көк-Өңүр айылдык кеңешинин токтому № 14-2 (ойдон чыгарылган)"
RULES: tuple[tuple[Any, ...], ...] = (
    # zone, permitted, conditional, height, coverage, floor ratio, min plot, green
    ("R1", "residential;kindergarten;mosque", "shop;clinic;school", 9.0, 0.40, 0.60, 600, 0.30),
    ("R2", "residential;apartment", "shop;kindergarten;school", 12.0, 0.45, 0.90, 400, 0.25),
    (
        "PB",
        "school;kindergarten;clinic;office;club;shop;mosque",
        "apartment",
        15.0,
        0.50,
        1.20,
        300,
        0.20,
    ),
    ("REC", "club", "shop", 6.0, 0.10, 0.10, 0, 0.70),
    ("IND", "industrial;storage;energy", "office;shop", 20.0, 0.60, 1.00, 1000, 0.10),
    ("SP", "", "storage", 6.0, 0.05, 0.05, 0, 0.00),
)
ZONE_NAMES = {
    "R1": "Жеке турак жай зонасы",
    "R2": "Жаңы турак жай зонасы",
    "PB": "Коомдук-ишкердик зона",
    "REC": "Эс алуу зонасы",
    "IND": "Өндүрүш зонасы",
    "SP": "Атайын багыттагы зона",
}


def rules() -> pd.DataFrame:
    """Parameters of construction by zone."""
    columns = [
        "zone",
        "permitted",
        "conditional",
        "max_height_m",
        "max_coverage",
        "max_floor_ratio",
    ]
    table = pd.DataFrame(RULES, columns=[*columns, "min_plot_m2", "min_green_share"])
    return table.assign(legal_basis=COUNCIL, valid_from="2024-07-01", valid_to=None)


def _zone_of(row: Any) -> str | None:
    if row.category == "settlement":
        if row.lot == "new":
            return "R2"
        if row.land_kind in ("household_plot", "road"):
            return "R1"
        if row.land_kind == "built":
            return "PB"
        return "SP" if row.purpose == "Көрүстөн" else "REC"
    if row.category == "industry" and row.land_kind != "road":
        return "SP" if row.land_kind == "other" else "IND"
    return None


def legal_zones(parcels: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Zones made of whole parcels, one feature for each zone and village."""
    zone = pd.Series([_zone_of(r) for r in parcels.itertuples()], index=parcels.index)
    rows = []
    keys = zone + "|" + parcels["village"].fillna("")
    for key in sorted(keys.dropna().unique()):
        code, village = key.split("|")
        geometry = shapely.coverage_union_all(parcels.geometry[keys == key].to_numpy())
        rows.append(
            {
                "zone": code,
                "name": ZONE_NAMES[code],
                "village": village or None,
                "geometry": geometry
                if geometry.geom_type == "MultiPolygon"
                else shapely.multipolygons([geometry]),
            }
        )
    return gpd.GeoDataFrame(rows, geometry="geometry", crs=place.CRS)


def restrictions(
    parcels: gpd.GeoDataFrame, rivers: list[River], border: BaseGeometry
) -> gpd.GeoDataFrame:
    """Protected area, forest, water protection, sanitary zones, a power line and green strips."""
    rows: list[dict[str, Any]] = []

    def add(
        geometry: BaseGeometry,
        kind: str,
        regime: str,
        name: str,
        basis: str,
        dates: tuple[str | None, str | None] = ("2012-01-01", None),
    ) -> None:
        inside = shapely.set_precision(shapely.intersection(geometry, border), 0.001)
        parts = polygon_parts(inside)
        if parts:
            rows.append(
                {
                    "kind": kind,
                    "regime": regime,
                    "name": name,
                    "legal_basis": basis,
                    "valid_from": dates[0],
                    "valid_to": dates[1],
                    "geometry": shapely.multipolygons(parts),
                }
            )

    def of(mask: Any) -> BaseGeometry:
        return shapely.coverage_union_all(parcels.geometry[mask].to_numpy())

    spna = of(parcels["category"] == "protected")
    core = shapely.intersection(spna, shapely.buffer(spna, -350.0, quad_segs=2))
    core = shapely.simplify(core, 15.0)
    law = "КР «Өзгөчө корголуучу жаратылыш аймактары жөнүндө» мыйзамы № 18, 03.05.2011"
    add(
        core,
        "protected_area",
        "prohibited",
        "Күн-Төр коругу, өзөк зонасы",
        law,
        ("2009-06-15", None),
    )
    ring = shapely.difference(spna, core)
    add(ring, "protected_area", "partly_prohibited", "Күн-Төр коругу", law, ("2009-06-15", None))
    code = "КР Токой кодекси № 111, 08.07.2025"
    add(of(parcels["category"] == "forest"), "forest", "partly_prohibited", "Токой фондусу", code)
    water = "КР Суу кодекси № 8, 12.01.2005"
    for r in rivers:
        if r.kind in ("main", "tributary"):
            wide, near = (100.0, 35.0) if r.kind == "main" else (50.0, 15.0)
            line = shapely.simplify(r.line, 4.0)
            strip = line.buffer(r.width / 2 + near, quad_segs=3)
            zone = line.buffer(r.width / 2 + wide, quad_segs=3)
            add(strip, "water_strip", "partly_prohibited", r.name, water)
            add(
                shapely.difference(zone, strip),
                "water_protection_zone",
                "conditional",
                r.name,
                water,
            )
    rule = "КР санитардык эрежелери, 2016-ж. № 201 токтом"
    for purpose, distance in (
        ("Полигон ТБО", 500.0),
        ("Көрүстөн", 50.0),
        ("Карьер (песок, гравий)", 300.0),
        ("Ферма", 100.0),
    ):
        for polygon in parcels.geometry[parcels["purpose"] == purpose]:
            zone = shapely.difference(polygon.buffer(distance, quad_segs=4), polygon)
            add(zone, "sanitary_zone", "conditional", purpose, rule, ("2016-04-11", None))
    s = np.arange(-200.0, 18_500.0, 300.0)
    line = LineString(at(s, place.road_n(s) + 70.0 + 35.0 * place.smooth_noise(s, 4000.0, 0.1)))
    wires = "Электр тармактарын коргоо эрежеси № 450, 2014-ж."
    add(
        line.buffer(15.0, cap_style="flat", quad_segs=1),
        "corridor",
        "conditional",
        "ЭБЧ 35 кВ",
        wires,
        ("2014-07-31", None),
    )
    add(
        of(parcels["purpose"] == "Зелёная зона"),
        "green",
        "partly_prohibited",
        "Жашыл тилке",
        COUNCIL,
        ("2024-07-01", None),
    )
    past = line.buffer(60.0, cap_style="flat", quad_segs=1)
    clip = shapely.box(*at(5200.0, -900.0), *at(7800.0, 1900.0))
    add(
        shapely.intersection(past, clip),
        "corridor",
        "prohibited",
        "Долбоордук жол тилкеси",
        "№ 31 токтом, 2015-ж. (мөөнөтү бүткөн)",
        ("2015-01-01", "2024-12-31"),
    )
    later = shapely.intersection(spna.buffer(400.0, quad_segs=3), border).difference(spna)
    add(
        shapely.simplify(later, 10.0),
        "protected_area",
        "notice",
        "Күн-Төр коругу, коргоо тилкеси",
        "Долбоор, 2028-ж. баштап",
        ("2028-01-01", None),
    )
    return gpd.GeoDataFrame(rows, geometry="geometry", crs=place.CRS)
