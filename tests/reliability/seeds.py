"""Small sound files of every format that is read: what the fuzzers start from."""

from __future__ import annotations

import shutil
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import rasterio
from rasterio.transform import from_origin

from tests.library import district
from tests.library.builders import GRID, X, Y, layer, squares

SAMPLE = Path(__file__).resolve().parents[2] / "sample_layers"
VECTORS = {
    "GPKG": "gpkg", "ESRI Shapefile": "shp", "GeoJSON": "geojson", "FlatGeobuf": "fgb",
    "KML": "kml", "DXF": "dxf", "Parquet": "parquet",
}  # fmt: skip
TABLES = (
    "population_age_sex", "population_history", "economic_projects", "measures", "zone_rules",
    "budget_revenue", "budget_expenditure", "budget_risks", "land_rates", "proposals",
    "management_stages", "hearings", "working_group", "indicators",
)  # fmt: skip


def parcels() -> gpd.GeoDataFrame:
    """Twelve squares with every column that the schema knows."""
    count = 12
    return layer(
        squares(4, 3),
        category=["agricultural", "settlement", "forest"] * 4,
        land_kind=["arable_irrigated", "household_plot", "pasture", None] * 3,
        ownership=["state", "municipal", "private"] * 4,
        in_use=["yes", "no"] * 6,
        purpose=["Өрүкзар", "үй", "ЛПХ"] * 4,
        registered_area_ha=np.linspace(0.9, 1.1, count),
    )


def write_vector(folder: Path, driver: str) -> Path:
    """The parcels in one format; the path of the file that is opened."""
    path = folder / f"parcels.{VECTORS[driver]}"
    frame = parcels()
    if driver == "Parquet":
        frame.to_parquet(path)
    elif driver == "DXF":
        lines = gpd.GeoDataFrame({"Layer": "0"}, index=frame.index, geometry=frame.boundary)
        pyogrio.write_dataframe(lines.set_crs(GRID, allow_override=True), path, driver="DXF")
    elif driver in ("KML", "GeoJSON"):
        pyogrio.write_dataframe(frame.to_crs(4326), path, driver=driver)
    elif driver == "ESRI Shapefile":
        pyogrio.write_dataframe(frame, path, driver=driver, ENCODING="CP1251")
    else:
        pyogrio.write_dataframe(frame, path, driver=driver)
    return path


def write_raster(folder: Path) -> Path:
    """Heights under the parcels."""
    path = folder / "dem.tif"
    cells = np.arange(48 * 40, dtype="float32").reshape(40, 48)
    with rasterio.open(
        path, "w", driver="GTiff", width=48, height=40, count=1, dtype="float32", crs=GRID,
        transform=from_origin(X - 20, Y + 340, 10, 10), nodata=-9999.0, compress="deflate",
    ) as file:  # fmt: skip
        file.write(cells, 1)
    return path


def write_workbook(folder: Path, table: str) -> Path:
    """A table of the samples as a workbook."""
    path = folder / f"{table}.xlsx"
    pd.read_csv(SAMPLE / f"{table}.csv").to_excel(path, index=False)
    return path


def copy_table(folder: Path, table: str) -> Path:
    """A table of the samples."""
    return Path(shutil.copy(SAMPLE / f"{table}.csv", folder))


def write_exchange(folder: Path) -> Path:
    """A package of a municipality."""
    path = folder / "kok-jar.zip"
    district.write_package(
        path,
        district.layers(4, cells=3),
        {"demand": district.demand(4), "supply": district.supply(4)},
        municipality=district.names(4),
        year=2026,
    )
    return path
