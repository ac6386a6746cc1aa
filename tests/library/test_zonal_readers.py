"""Rasters by rasterio and by GDAL's own bindings: the same bytes, the same sentences."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import types
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pyproj import CRS

from sedp_spatial import DataError
from sedp_spatial.geometry import raster as room
from sedp_spatial.geometry.raster import open_raster

rasterio = pytest.importorskip("rasterio")

SYSTEM_GDAL = Path("/usr/lib/python3/dist-packages/osgeo")


def write(path: Path, values: np.ndarray, **profile: Any) -> Path:
    given = {
        "crs": CRS(32643).to_wkt(),
        "transform": rasterio.Affine(30, 0, 500_000, 0, -30, 4_600_000),
        **profile,
    }
    scale = given.pop("scale", None)
    with rasterio.open(
        path, "w", driver="GTiff", width=values.shape[1], height=values.shape[0], count=1,
        dtype=values.dtype.name, **given,
    ) as file:  # fmt: skip
        file.write(values, 1)
        if scale:
            file.scales, file.offsets = (scale[0],), (scale[1],)
    return path


class FakeGdal(types.ModuleType):
    """As much of ``osgeo.gdal`` as is used, on top of rasterio."""

    def UseExceptions(self) -> None:
        pass

    def GetDataTypeName(self, kind: str) -> str:
        return {"uint8": "Byte"}.get(kind, kind.capitalize())

    def GetLastErrorMsg(self) -> str:
        return ""

    def Open(self, path: str) -> Any:
        try:
            source = rasterio.open(path)
        except rasterio.errors.RasterioIOError as error:
            raise RuntimeError(str(error)) from error

        class Band:
            DataType = source.dtypes[0]

            def ReadRaster(self, x: int, y: int, wide: int, high: int) -> bytearray:
                window = rasterio.windows.Window(x, y, wide, high)
                return bytearray(source.read(1, window=window).tobytes())

            def GetBlockSize(self) -> list[int]:
                return list(source.block_shapes[0])[::-1]

            def GetNoDataValue(self) -> float | None:
                return source.nodata

            def GetScale(self) -> float:
                return source.scales[0]

            def GetOffset(self) -> float:
                return source.offsets[0]

        class Dataset:
            RasterCount = source.count
            RasterXSize, RasterYSize = source.width, source.height

            def GetRasterBand(self, number: int) -> Band:
                return Band()

            def GetGeoTransform(self) -> tuple[float, ...]:
                return source.transform.to_gdal()

            def GetProjection(self) -> str:
                return source.crs.to_wkt() if source.crs else ""

        return Dataset()


@pytest.fixture
def without_rasterio(monkeypatch: pytest.MonkeyPatch) -> None:
    gdal = FakeGdal("osgeo.gdal")
    osgeo = types.ModuleType("osgeo")
    osgeo.gdal = gdal  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "osgeo", osgeo)
    monkeypatch.setitem(sys.modules, "osgeo.gdal", gdal)
    monkeypatch.setattr(room, "has", lambda module: module == "osgeo")


def described(path: Path) -> tuple[Any, ...]:
    with open_raster(path) as opened:
        values = opened.read(1, 2, 3, 4)
        return (
            (opened.width, opened.height, opened.transform, opened.crs, opened.nodata),
            opened.block,
            values.dtype,
            values.tolist(),
            opened.scaled(values.astype(float)).tolist(),
            type(opened).__name__,
        )


@pytest.mark.parametrize("kind", ["uint8", "int16", "float32", "float64", "int32"])
def test_gdal_reads_what_rasterio_reads(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    values = np.arange(70).reshape(7, 10).astype(kind)
    path = write(tmp_path / "a.tif", values, nodata=5, scale=(0.1, 2.0))
    ours = described(path)
    request.getfixturevalue("without_rasterio")
    theirs = described(path)
    assert ours[:-1] == theirs[:-1]
    assert (ours[-1], theirs[-1]) == ("_RasterioBand", "_GdalBand")
    assert ours[4][0][0] == pytest.approx(12 * 0.1 + 2.0)


@pytest.mark.skipif(not SYSTEM_GDAL.exists(), reason="the system has no osgeo")
def test_real_gdal_gives_the_same_statistics(tmp_path: Path, sample: Path) -> None:
    """In a process of its own, without rasterio, with the bindings that QGIS uses."""
    (tmp_path / "osgeo").symlink_to(SYSTEM_GDAL)
    script = (
        "import json, sys; sys.modules['rasterio'] = None\n"
        "import importlib.util as u; find = u.find_spec\n"
        "u.find_spec = lambda name, *a: None if name == 'rasterio' else find(name, *a)\n"
        "from sedp_spatial import read_layer\n"
        "from sedp_spatial.geometry.zonal import zonal_statistics\n"
        f"parcels = read_layer({str(sample / 'municipality.gpkg')!r}, 'parcels', kind='parcels')\n"
        f"table = zonal_statistics(parcels.head(300), {str(sample / 'dem.tif')!r})\n"
        "print(json.dumps([table.sum().tolist(), 'osgeo.gdal' in sys.modules]))\n"
    )
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{sample.parent}"}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=environment
    )
    if "cannot import name" in done.stderr or "ImportError" in done.stderr:
        pytest.skip(f"the system's osgeo does not load here: {done.stderr.splitlines()[-1]}")
    assert done.returncode == 0, done.stderr
    sums, by_gdal = json.loads(done.stdout)
    from sedp_spatial import read_layer
    from sedp_spatial.geometry.zonal import zonal_statistics

    parcels = read_layer(sample / "municipality.gpkg", "parcels", kind="parcels")
    expected = zonal_statistics(parcels.head(300), sample / "dem.tif").sum().tolist()
    assert by_gdal
    assert sums == expected


@pytest.mark.parametrize("reader", ["rasterio", "gdal"])
def test_bad_rasters_get_a_sentence(
    reader: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    values = np.ones((4, 4), dtype="uint8")
    nowhere = write(tmp_path / "nowhere.tif", values, crs=None)
    unplaced = write(tmp_path / "unplaced.tif", values, transform=rasterio.Affine.identity())
    text = tmp_path / "text.tif"
    text.write_text("no raster")
    if reader == "gdal":
        request.getfixturevalue("without_rasterio")
    for path, code in (
        (nowhere, "error.raster_no_crs"),
        (unplaced, "error.raster_unplaced"),
        (text, "error.unreadable"),
        (tmp_path / "absent.tif", "error.no_file"),
    ):
        with pytest.raises(DataError) as error, open_raster(path):
            pass
        assert error.value.code == code
    good = write(tmp_path / "good.tif", values) if reader == "rasterio" else unplaced
    with pytest.raises(DataError) as error, open_raster(good, band=3):
        pass
    assert error.value.code == "error.no_band"
