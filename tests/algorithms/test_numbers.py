"""Every number, table and layer of every algorithm equals the library called directly.

Twice: to the last digit that matters against the library in the same Python, with the same GEOS
and PROJ; and in its figures against the library in the Python of the tests.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely

from . import cases, cases_of_sites
from .harness import INSIDE, SAMPLE, Qgis, environments, stage
from .inside import library

RELATIVE = 1e-9
OF_A_HECTARE = 1e-8
"""A tenth of a square millimetre a hectare: what is left of 17 620 ha in a double."""
ENGLISH = 3
"""The choice of the parameter LANGUAGE."""
NOT_SHOWN = {"seed", "draws", "low_quantile", "high_quantile", "growth_share", "open_age"}
"""Figures of the library that an algorithm leaves out: they are settings or said already."""
WITHOUT_WORKBOOK = {"plan_files"}
"""What differs between the Pythons: where openpyxl is absent, a plan has no workbook."""
CASES = {**cases.CASES, **cases_of_sites.CASES}


@cache
def here() -> dict[str, Any]:
    """The results of the library in the Python of the tests."""
    return {name: library.plain(name, call()) for name, call in library.cases(SAMPLE).items()}


@pytest.fixture(scope="session")
def there(qgis: Qgis) -> dict[str, Any]:
    """The results of the library in the Python that this environment runs it in."""
    script, answer = qgis.folder / "scripts/library.py", qgis.folder / "library.json"
    arguments = [
        qgis.inside(path) for path in (script, qgis.plugins / stage.NAME, qgis.folder / "layers")
    ]
    done = environments.run(
        qgis.env,
        [environments.library_python(qgis.env), *arguments, qgis.inside(answer)],
        files={INSIDE / "library.py": script},
        timeout=900,
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(answer.read_text("utf-8")))


@pytest.mark.parametrize("name", CASES)
def test_equals_the_library(qgis: Qgis, there: dict[str, Any], out: Path, name: str) -> None:
    case = CASES[name]
    files = {key: out / f"{key.lower()}.gpkg" for key in case.outputs}
    parameters = {key: qgis.layer(*layer) for key, layer in case.layers.items()}
    parameters |= {key: qgis.folder / "layers" / file for key, file in case.files.items()}
    if case.folder:
        parameters["FOLDER"] = out / "results"
    page = out / "summary.html"
    done = qgis.algorithm(
        case.algorithm,
        {**parameters, **case.parameters, **files, "SUMMARY": page, "LANGUAGE": ENGLISH},
    )
    assert done.code == 0, done.text

    for expected in (there[name], here()[name]):
        numbers = {k: v for k, v in expected["numbers"].items() if k not in NOT_SHOWN}
        if expected is here()[name]:
            numbers = {k: v for k, v in numbers.items() if k not in WITHOUT_WORKBOOK}
        assert numbers
        found = {key: done.results[key] for key in numbers}
        assert found == pytest.approx(numbers, rel=RELATIVE, abs=OF_A_HECTARE)

    tables = there[name]["tables"]
    assert set(case.outputs.values()) == set(tables)
    for key, attribute in case.outputs.items():
        compare(pyogrio.read_dataframe(files[key]), tables[attribute], f"{name}: {attribute}")
    assert "</html>" in page.read_text("utf-8")


def compare(found: pd.DataFrame, wanted: dict[str, Any], what: str) -> None:
    """Row by row: numbers to 1e-9 of their size, texts to the letter, outlines to 1 µm."""
    assert [c for c in found.columns if c != "geometry"] == [c for c, _ in wanted["columns"]], what
    assert len(found) == len(wanted["rows"]), what
    for position, (column, kind) in enumerate(wanted["columns"]):
        wanted_values = [row[position] for row in wanted["rows"]]
        found_values = [None if pd.isna(v) else v for v in found[column]]
        where = f"{what}, column {column}"
        if kind in ("real", "integer"):
            one, other = (np.array(v, dtype=float) for v in (found_values, wanted_values))
            close = np.isclose(one, other, rtol=RELATIVE, atol=OF_A_HECTARE, equal_nan=True)
            rows = np.flatnonzero(~close)[:3]
            assert close.all(), f"{where}: {[(found_values[r], wanted_values[r]) for r in rows]}"
        else:
            assert found_values == wanted_values, where
    if wanted["geometry"] is not None:
        shapes = [None if g is None else bytes.fromhex(g) for g in wanted["geometry"]]
        assert same_shapes(found.geometry, shapely.from_wkb(shapes)), what
        assert found.crs.equals(wanted["crs"]), what


def same_shapes(found: gpd.GeoSeries, wanted: Any) -> bool:
    """Equal outlines.

    To QGIS's sinks a polygon is a multipolygon of one part, and no geometry is an empty one.
    """
    one, other = as_parts(found), as_parts(wanted)
    neither = shapely.is_missing(one) & shapely.is_missing(other)
    return bool((neither | shapely.equals_exact(one, other, tolerance=1e-6)).all())


def as_parts(shapes: Any) -> Any:
    collected = [
        None
        if shape is None or shape.is_empty
        else shapely.geometrycollections(shapely.get_parts(shape))
        for shape in shapes
    ]
    return shapely.normalize(np.array(collected, dtype=object))
