"""Packing, the district and the country in QGIS: the library's numbers, or what is missing.

Packages and the country's files hold GeoParquet, so that they need pyarrow. The Python of the
tests has it and serves as the child process; the Pythons of QGIS here have not, and say so.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest

from sedp_spatial import country_sums, read_package, roll_up, write_package
from tests.library import district as ten

from .harness import Qgis
from .inside import library
from .test_numbers import ENGLISH, OF_A_HECTARE, RELATIVE, compare
from .test_rules_and_forecasts import layers

MUNICIPALITIES = (1, 2, 3)


@pytest.fixture
def given(out: Path) -> Path:
    """Three packages of which one is damaged, the boundary, the zones and the list."""
    folder = out / "given"
    (folder / "packages").mkdir(parents=True)
    for number in MUNICIPALITIES:
        write_package(
            folder / f"packages/m{number:02d}.zip",
            ten.layers(number, cells=3),
            {"demand": ten.demand(number), "supply": ten.supply(number)},
            municipality=ten.names(number),
            year=ten.YEAR,
        )
    damaged = folder / "packages/m03.zip"
    damaged.write_bytes(damaged.read_bytes()[:-500])
    for name, frame in (
        ("boundary", ten.boundary()),
        ("restrictions", ten.restrictions()),
        ("hazards", ten.hazards()),
    ):
        pyogrio.write_dataframe(frame, folder / "limits.gpkg", layer=name)
    ten.register().head(3).to_csv(folder / "list.csv", index=False)
    return folder


def limits(folder: Path, *names: str) -> dict[str, Path]:
    return {
        name.upper(): Path(f"{folder / 'limits.gpkg'}|layername={name}")
        for name in ("restrictions", "hazards", *names)
    }


def with_pyarrow(qgis: Qgis) -> dict[str, str] | None:
    """The Python of the tests as the child, where a child is what this environment is for."""
    return {"SEDP_CHILD_PYTHON": sys.executable} if qgis.env.way == "child" else None


def says_what_is_missing(done: Any) -> None:
    assert done.code != 0
    assert "pyarrow" in done.text and "Traceback" not in done.text


def agree(done: Any, result: Any, files: dict[str, Path], parts: dict[str, str]) -> None:
    """Every figure and table of the algorithm is that of the library."""
    told = library.plain("", result)
    found = {key: done.results[key] for key in told["numbers"]}
    assert found == pytest.approx(told["numbers"], rel=RELATIVE, abs=OF_A_HECTARE)
    assert set(parts.values()) == set(told["tables"])
    for key, part in parts.items():
        compare(pyogrio.read_dataframe(files[key]), told["tables"][part], part)


DISTRICT = {
    "MUNICIPALITIES": "layer", "DISTRICT": "district", "MISSING": "missing",
    "FINDINGS": "findings", "SEAM_PIECES": "seam_pieces", "BALANCE": "table",
    "RANKED": "municipalities", "REGIMES": "restrictions", "PROTECTED": "protected",
    "LEVELS": "hazards", "EXPOSURE": "exposure", "DEMAND": "demand", "NAMES": "names",
    "CLAIMED": "claimed", "SEAMS": "seams",
}  # fmt: skip


def test_district(qgis: Qgis, out: Path, given: Path) -> None:
    files = {key: out / f"{key.lower()}.gpkg" for key in DISTRICT}
    page, book = out / "district.html", out / "district.xlsx"
    asked = {
        "PACKAGES": given / "packages", "REGISTER": given / "list.csv", "ON": "2026-11-22",
        "LANGUAGE": ENGLISH, **limits(given, "boundary"), **files, "PAGE": page,
        "SUMMARY": out / "summary.html",
    }  # fmt: skip
    own = with_pyarrow(qgis)
    if own is None:
        done = qgis.algorithm("district", {k: v for k, v in asked.items() if k != "PAGE"})
        says_what_is_missing(done)
        assert not any(file.exists() for file in files.values())
        return
    done = qgis.algorithm("district", {**asked, "WORKBOOK": book}, **own)
    assert done.code == 0, done.text
    result = roll_up(
        sorted((given / "packages").glob("*.zip")),
        boundary=ten.boundary(),
        register=pd.read_csv(given / "list.csv", dtype=str),
        restrictions=ten.restrictions(),
        hazards=ten.hazards(),
        on="2026-11-22",
    )
    assert (result.received, result.lost) == (2, 1)
    agree(done, result, files, DISTRICT)
    missing = pyogrio.read_dataframe(files["MISSING"])
    assert missing["municipality"].iloc[0] == "Жаңы-Суу"
    for file in (page, out / "summary.html"):
        assert "Жаңы-Суу" in file.read_text("utf-8")
    assert book.stat().st_size > 5000


COUNTRY = {
    "MUNICIPALITIES": "layer", "COUNTRY": "country", "BALANCE": "table", "FINDINGS": "findings",
    "RANKED": "municipalities", "KINDS": "restrictions", "REGIMES": "regimes",
    "LEVELS": "hazards", "SEAMS": "seams",
}  # fmt: skip


def test_country(qgis: Qgis, out: Path, given: Path) -> None:
    own_layers = {number: ten.layers(number, cells=3) for number in MUNICIPALITIES}
    together, outlines = (
        gpd.GeoDataFrame(
            pd.concat(
                [one[name].assign(municipality=ten.NAMES[n][0]) for n, one in own_layers.items()],
                ignore_index=True,
            )
        )
        for name in ("parcels", "boundary")
    )
    parcels = given / "parcels.parquet"
    together.to_parquet(parcels)
    pyogrio.write_dataframe(outlines, given / "limits.gpkg", layer="outlines")
    files = {key: out / f"{key.lower()}.gpkg" for key in COUNTRY}
    asked = {
        "PARCELS_FILE": parcels, **limits(given), "LANGUAGE": ENGLISH, "MEMORY": 1000, **files,
        "BOUNDARY": limits(given, "outlines")["OUTLINES"],
        "OUTLINE": limits(given, "boundary")["BOUNDARY"],
    }  # fmt: skip
    own = with_pyarrow(qgis)
    if own is None:
        says_what_is_missing(qgis.algorithm("country", asked))
        return
    done = qgis.algorithm("country", asked, **own)
    assert done.code == 0, done.text
    result = country_sums(
        parcels,
        boundary=outlines,
        country=ten.boundary(),
        restrictions=ten.restrictions(),
        hazards=ten.hazards(),
        memory_mb=1000,
    )
    agree(done, result, files, COUNTRY)


def test_pack(qgis: Qgis, out: Path) -> None:
    package = out / "kok.zip"
    names = ("parcels", "boundary", "hazards", "buildings", "villages", "facilities")
    asked = {
        **layers(qgis, **{name.upper(): name for name in names}), "NAME": "Көк-Өңүр",
        "YEAR": 2026, "VINTAGE": "2026-11-01", "PACKAGE": package, "LANGUAGE": ENGLISH,
        "TABLE": out / "table.csv",
    }  # fmt: skip
    own = with_pyarrow(qgis)
    if own is None:
        says_what_is_missing(qgis.algorithm("pack_municipality", asked))
        assert not package.exists()
        return
    done = qgis.algorithm("pack_municipality", asked, **own)
    assert done.code == 0, done.text
    assert done.results["package_layers"] == len(names)
    assert done.results["PACKAGE"] == qgis.inside(package)
    read = read_package(package)
    assert (read.name, read.year, read.vintage) == ("Көк-Өңүр", 2026, "2026-11-01")
    assert read.sha256 in done.text and set(read.layers) == set(names)
    sample = qgis.folder / "layers/municipality.gpkg"
    assert len(read.layers["parcels"]) == pyogrio.read_info(sample, layer="parcels")["features"]
    found = roll_up([package], parts=("balance",))
    assert found.municipalities_ha == pytest.approx(17_620, abs=0.01)


def test_pack_a_plan(qgis: Qgis, out: Path) -> None:
    own = with_pyarrow(qgis)
    asked = {"PLAN": qgis.folder / "layers/small_plan.toml", "PACKAGE": out / "plan.zip"}
    done = qgis.algorithm("pack_municipality", asked, **(own or {}))
    if own is None:
        says_what_is_missing(done)
        return
    assert done.code == 0, done.text
    read = read_package(out / "plan.zip")
    assert (read.name, set(read.layers)) == ("Kok-Ongur", {"boundary", "parcels"})
    assert {"balance", "supply"} <= set(read.tables)


BAD: dict[str, tuple[str, dict[str, Any], str]] = {
    "a folder without packages": ("district", {"PACKAGES": Path("layers")}, ".zip"),
    "no year": ("pack_municipality", {"PACKAGE": Path("out/no.zip"), "NAME": "А"}, "2026"),
    "no name": ("pack_municipality", {"PACKAGE": Path("out/no.zip"), "YEAR": 2026}, "ky"),
    "no such file": ("country", {"PARCELS_FILE": "/no/such.parquet"}, "/no/such.parquet"),
}


@pytest.mark.parametrize("name", BAD)
def test_one_sentence(qgis: Qgis, name: str) -> None:
    algorithm, asked, word = BAD[name]
    given = {k: qgis.folder / v if isinstance(v, Path) else v for k, v in asked.items()}
    own = with_pyarrow(qgis)
    if algorithm == "pack_municipality":
        given |= layers(qgis, BOUNDARY="boundary")
    done = qgis.algorithm(algorithm, {**given, "LANGUAGE": ENGLISH}, **(own or {}))
    assert done.code != 0 and "Traceback" not in done.text
    assert word in done.text or (own is None and "pyarrow" in done.text)
