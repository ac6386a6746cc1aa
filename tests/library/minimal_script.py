"""Run in the minimal environment by test_minimal.py: the five libraries must be enough."""

from __future__ import annotations

import json
import sys

import geopandas as gpd
from shapely import box

import sedp_spatial

heavy = {"pyogrio", "fiona", "rasterio", "scipy", "numba", "matplotlib", "bokeh", "jinja2"}
heavy |= {"openpyxl", "typer", "rich", "dask", "pyarrow", "qgis", "osgeo"}

boxes = [box(0, 0, 100, 100), box(100, 0, 201, 100), box(200, 0, 300, 100)]
parcels = gpd.GeoDataFrame(
    {
        "parcel_id": ["1", "2", "3"],
        "category": ["agricultural", "settlement", "unknown kind"],
        "registered_area_ha": [1.0, 1.1, None],
    },
    geometry=gpd.GeoSeries(boxes, crs="EPSG:7694").translate(3.3e6, 4.6e6),
)
boundary = gpd.GeoSeries([box(0, 0, 310, 100)], crs="EPSG:7694").translate(3.3e6, 4.6e6)
balance = sedp_spatial.land_balance(parcels, boundary=boundary)
check = sedp_spatial.check_layer(parcels, boundary=boundary)
repair = sedp_spatial.repair_layer(parcels, boundary=boundary)
registered = sedp_spatial.compare_registered(parcels)
change = sedp_spatial.land_change(parcels, parcels)
try:
    sedp_spatial.read_layer(__file__, kind="parcels")
    reading = ""
except sedp_spatial.SedpError as error:
    reading = error.code
print(
    json.dumps(
        {
            "loaded": sorted(heavy & {name.split(".")[0] for name in sys.modules}),
            "balance": balance.numbers(),
            "rules": sorted(set(check.table["rule"])),
            "repaired": len(repair.layer),
            "classes": registered.table["tolerance_class"].tolist(),
            "changed_ha": change.changed_ha,
            "reading": reading,
        },
        default=list,
    )
)
