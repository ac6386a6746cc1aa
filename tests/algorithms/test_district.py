"""Packing, the district and the country in QGIS: the library's numbers, or what is missing.

Packages and the country's files hold GeoParquet, so that they need pyarrow. The Pythons of QGIS
here have not got it, and say so. For the numbers it is laid beside them: as a wheel of its own
in the process of QGIS, or in the Python of the tests as the child process.
"""

from __future__ import annotations

import platform
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest

from sedp_spatial import country_sums, read_package, roll_up, write_package
from tests.library import district as ten

from .harness import CHECKOUT, Qgis, environments
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


def wheel_for(python: str) -> Path:
    """The wheel of pyarrow for a version of Python, fetched once."""
    wanted = (CHECKOUT / "constraints.txt").read_text("utf-8").splitlines()
    pin = next(line for line in wanted if line.startswith("pyarrow=="))
    folder = environments.cache_folder() / "wheels" / f"{pin}-{python}"
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder.parent) as aside:
            environments.checked(
                [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps",
                 "--only-binary=:all:", "--python-version", python,
                 "--platform", f"manylinux_2_28_{platform.machine()}", "--dest", aside, pin]
            )  # fmt: skip
            Path(aside).rename(folder)
            Path(aside).mkdir()  # what is cleared at the end
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="session")
def own(qgis: Qgis) -> dict[str, str]:
    """What gives this QGIS pyarrow."""
    if qgis.env.way == "child":
        return {"SEDP_CHILD_PYTHON": sys.executable}
    asked = [environments.qgis_python(qgis.env), "-c", "import sys; print(*sys.version_info[:2])"]
    version = ".".join(environments.run(qgis.env, asked).stdout.split())
    place = qgis.folder / "beside"
    with ZipFile(wheel_for(version)) as wheel:
        wheel.extractall(place)
    return {"PYTHONPATH": qgis.inside(place)}


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


def test_district(qgis: Qgis, out: Path, given: Path, own: dict[str, str]) -> None:
    files = {key: out / f"{key.lower()}.gpkg" for key in DISTRICT}
    page, book = out / "district.html", out / "district.xlsx"
    asked = {
        "PACKAGES": given / "packages", "REGISTER": given / "list.csv", "ON": "2026-11-22",
        "LANGUAGE": ENGLISH, **limits(given, "boundary"), **files, "PAGE": page,
        "SUMMARY": out / "summary.html",
    }  # fmt: skip
    bare = qgis.algorithm("district", {k: v for k, v in asked.items() if k != "PAGE"})
    says_what_is_missing(bare)
    assert not any(file.exists() for file in files.values())
    # The packages that QGIS's Python has are no matter of ours: in its process the workbook waits.
    more = {"WORKBOOK": book} if qgis.env.way == "child" else {}
    done = qgis.algorithm("district", {**asked, **more}, **own)
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
    assert not more or book.stat().st_size > 5000


COUNTRY = {
    "MUNICIPALITIES": "layer", "COUNTRY": "country", "BALANCE": "table", "FINDINGS": "findings",
    "RANKED": "municipalities", "KINDS": "restrictions", "REGIMES": "regimes",
    "LEVELS": "hazards", "SEAMS": "seams",
}  # fmt: skip


def test_country(qgis: Qgis, out: Path, given: Path, own: dict[str, str]) -> None:
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
    says_what_is_missing(qgis.algorithm("country", asked))
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


def test_pack(qgis: Qgis, out: Path, own: dict[str, str]) -> None:
    package = out / "kok.zip"
    names = ("parcels", "boundary", "hazards", "buildings", "villages", "facilities")
    asked = {
        **layers(qgis, **{name.upper(): name for name in names}), "NAME": "Көк-Өңүр",
        "YEAR": 2026, "VINTAGE": "2026-11-01", "PACKAGE": package, "LANGUAGE": ENGLISH,
        "TABLE": out / "table.csv",
    }  # fmt: skip
    says_what_is_missing(qgis.algorithm("pack_municipality", asked))
    assert not package.exists()
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


def test_pack_a_plan(qgis: Qgis, out: Path, own: dict[str, str]) -> None:
    asked = {"PLAN": qgis.folder / "layers/small_plan.toml", "PACKAGE": out / "plan.zip"}
    done = qgis.algorithm("pack_municipality", asked, **own)
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
def test_one_sentence(qgis: Qgis, name: str, own: dict[str, str]) -> None:
    algorithm, asked, word = BAD[name]
    given = {k: qgis.folder / v if isinstance(v, Path) else v for k, v in asked.items()}
    if algorithm == "pack_municipality":
        given |= layers(qgis, BOUNDARY="boundary")
    done = qgis.algorithm(algorithm, {**given, "LANGUAGE": ENGLISH}, **own)
    assert done.code != 0 and "Traceback" not in done.text
    assert word in done.text
