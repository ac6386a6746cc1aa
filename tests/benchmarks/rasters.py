"""Statistics of a raster under all parcels against exactextract, in both of its modes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from sedp_spatial import zonal_statistics

from .coverage import cache_folder
from .measuring import take_turns
from .suite import Layers, Row, row_of

SEED = 11
STATS = ("count", "sum", "mean")
_CELLS_PER_PARCEL = 1_000  # 10 000 × 10 000 cells under 100 000 parcels
_AGREES = 1e-6


class NoPeer(RuntimeError):
    """exactextract or rasterio is not installed."""


def zonal(layers: Layers, repetitions: int, folder: Path | None = None) -> Iterator[Row]:
    """Count, sum and mean of every parcel.

    Raises
    ------
    NoPeer
        If exactextract or rasterio is not there.
    AssertionError
        If some parcel's statistics differ by more than a millionth.
    """
    try:
        from exactextract import exact_extract
    except ImportError as error:
        raise NoPeer(str(error)) from error
    parcels = layers.parcels[["parcel_id", "geometry"]]
    raster, side = cached_raster(layers, folder)

    def extract(strategy: str) -> object:
        return exact_extract(str(raster), parcels, list(STATS), strategy=strategy, output="pandas")

    results, seconds = take_turns(
        {
            "feature-sequential": lambda: extract("feature-sequential"),
            "raster-sequential": lambda: extract("raster-sequential"),
            "ours": lambda: zonal_statistics(parcels, raster, stats=STATS),
        },
        repetitions,
    )
    for strategy, words in (
        ("feature-sequential", "exactextract, its default"),
        ("raster-sequential", "exactextract, raster-sequential"),
    ):
        for stat in STATS:
            theirs = np.asarray(results[strategy][stat], dtype=float)
            ours = results["ours"][stat].to_numpy()
            if not np.allclose(ours, theirs, rtol=_AGREES, atol=0):
                raise AssertionError(f"{stat}: {np.abs(ours / theirs - 1).max():.3g}, {strategy}")
        required = layers.promised("≥ 10") if strategy == "feature-sequential" else ""
        pair = {"peer": seconds[strategy], "ours": seconds["ours"]}
        yield row_of(f"zonal_statistics, {layers.name}, {side}² cells", words, pair, required)


def cached_raster(layers: Layers, folder: Path | None = None) -> tuple[Path, int]:
    """A seeded raster of hills and noise over the parcels, and how many cells it is wide."""
    try:
        import rasterio
        from rasterio.transform import from_bounds
    except ImportError as error:
        raise NoPeer(str(error)) from error
    folder = cache_folder() if folder is None else folder
    folder.mkdir(parents=True, exist_ok=True)
    side = int(np.sqrt(len(layers.parcels) * _CELLS_PER_PARCEL))
    path = folder / f"hills-v1-seed{SEED}-{len(layers.parcels)}-{side}.tif"
    if not path.exists():
        rng = np.random.default_rng(SEED)
        along = np.linspace(0, 20, side, dtype=np.float32)
        made = path.with_suffix(".part.tif")
        with rasterio.open(
            made,
            "w",
            driver="GTiff",
            width=side,
            height=side,
            count=1,
            dtype="float32",
            nodata=-9999.0,
            crs=layers.parcels.crs,
            tiled=True,
            transform=from_bounds(*layers.parcels.total_bounds, side, side),
        ) as raster:
            for row in range(0, side, 512):
                high = min(512, side - row)
                hills = 100 + 50 * np.sin(along)[None, :] * np.cos(along[row : row + high])[:, None]
                noise = rng.random((high, side), dtype=np.float32)
                window = rasterio.windows.Window(0, row, side, high)
                raster.write((hills + noise).astype(np.float32), 1, window=window)
        made.replace(path)
    return path, side
