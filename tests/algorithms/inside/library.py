"""The library called directly, without QGIS: what the algorithms must agree with.

Imported by the tests, and run by the Python that an environment runs the library in, so that
both sides stand on the same GEOS and PROJ and not one digit is excused::

    library.py FOLDER_WITH_SEDP_SPATIAL FOLDER_WITH_LAYERS OUT.json
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any


def cases(folder: Path) -> dict[str, Callable[[], Any]]:
    """The calls by the name of the case."""
    import sedp_spatial as sedp

    def layer(file: str, name: str) -> Any:
        kind = "boundary" if name == "boundary" else "parcels"
        return sedp.read_layer(folder / file, name, kind=kind)

    parcels = layer("municipality.gpkg", "parcels")
    boundary = layer("municipality.gpkg", "boundary")
    earlier = layer("municipality.gpkg", "parcels_2021")
    dirty = layer("dirty.gpkg", "parcels_dirty")
    dirty_boundary = layer("dirty.gpkg", "boundary")
    return {
        "check": lambda: sedp.check_layer(dirty, boundary=dirty_boundary),
        "repair": lambda: sedp.repair_layer(dirty, boundary=dirty_boundary),
        "balance": lambda: sedp.land_balance(parcels, boundary=boundary),
        "balance of dirty parcels": lambda: sedp.land_balance(
            dirty, boundary=dirty_boundary, by=["category", "in_use"]
        ),
        "registered": lambda: sedp.compare_registered(parcels, tolerance_share=0.02),
        "change": lambda: sedp.land_change(earlier, parcels),
    }


def plain(result: Any) -> dict[str, Any]:
    """A result in English as JSON can hold it."""
    from sedp_spatial.operations import plain_table

    said = result.translated("en")
    tables = {}
    for name, frame in {**said.tables(), **said.layers()}.items():
        table = plain_table(name, frame, "en")
        shapes = table.geometry
        tables[name] = {
            "columns": table.columns,
            "rows": table.rows,
            "crs": table.crs_wkt,
            "geometry": None
            if shapes is None
            else [None if g is None else g.hex() for g in shapes],
        }
    numbers = {k: v for k, v in said.numbers().items() if isinstance(v, int | float)}
    return {"numbers": numbers, "tables": tables}


if __name__ == "__main__":
    sys.path.insert(0, sys.argv[1])
    told = {name: plain(call()) for name, call in cases(Path(sys.argv[2])).items()}
    Path(sys.argv[3]).write_text(json.dumps(told), encoding="utf-8")
