"""What every partition needs: prepared once, kept in files, opened once in each process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..errors import DataError
from ..geometry.area import drawn_area_m2
from ..geometry.scale import ArealScale, fit_areal_scale
from ..geometry.zone_index import index_zones
from ..layers.boundary import territory_of
from ..layers.cells import texts
from ..layers.schema import UNASSIGNED
from ..overlay import ReadyZones
from .grouping import no_municipality
from .source import USED, Source, open_source

KEYS = ("theme", "first", "second")


@dataclass(frozen=True)
class Job:
    """Names of files and columns: small, and the same in every process.

    Attributes
    ----------
    run : str
        The run's own folder. Workers of a cluster may outlive a run, and the files that it names
        may be other ones by the next: what was opened for one run is not for another.
    source : str
        GeoParquet in which the rows of each municipality follow each other.
    municipality : str
        Its column.
    by : tuple of str
        The columns whose values are the classes.
    boundaries : str or None
        GeoParquet: municipality, geometry, in the CRS of the source.
    zones : str or None
        GeoParquet: theme, first, second, geometry, in the CRS of the source.
    """

    run: str
    source: str
    municipality: str
    by: tuple[str, ...]
    boundaries: str | None = None
    zones: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """What is read of a parcel besides its outline."""
        return (self.municipality, *self.by, *USED)


@dataclass(frozen=True)
class Ground:
    """A job opened.

    Attributes
    ----------
    source : Source
    territories : dict
        The boundary and its area in m² by municipality.
    zones : ReadyZones or None
    scale : ArealScale or None
        Of the whole file, so that it is found once.
    flat : bool
        Whether the file is in a grid, not in degrees.
    """

    source: Source
    territories: dict[str, tuple[shapely.Geometry, float]]
    zones: ReadyZones | None
    scale: ArealScale | None
    flat: bool


@lru_cache(maxsize=1)
def ground_of(job: Job) -> Ground:
    """Open what a job names; kept, because every partition asks for it."""
    source = open_source(Path(job.source))
    crs, extent, shapes = source.crs, source.bounds, np.array([], dtype=object)
    names: list[str] = []
    if job.boundaries is not None:
        outlines = gpd.read_parquet(job.boundaries)
        shapes = np.asarray(outlines.geometry.values, dtype=object)
        names = list(outlines["municipality"])
    zones: ReadyZones | None = None
    if job.zones is not None:
        layer = gpd.read_parquet(job.zones)  # valid, apart and in the CRS: no more is needed
        kind = layer.groupby(list(KEYS), sort=True).ngroup().to_numpy().astype(np.intp)
        first = np.unique(kind, return_index=True)[1]
        kinds = layer[list(KEYS)].iloc[first].reset_index(drop=True)
        zones = (index_zones(np.asarray(layer.geometry.values, dtype=object)), kind, kinds, [])
    scale = None
    if extent is not None:
        both = np.vstack([np.reshape(extent, (2, 2)), np.reshape(shapely.bounds(shapes), (-1, 2))])
        scale = fit_areal_scale(crs, np.concatenate([both.min(axis=0), both.max(axis=0)]))
    area = drawn_area_m2(shapes, crs, scale=scale) if len(shapes) else np.zeros(0)
    territories = dict(zip(names, zip(shapes, area.tolist(), strict=True), strict=True))
    return Ground(source, territories, zones, scale, not crs.is_geographic)


def write_boundaries(
    boundary: gpd.GeoDataFrame, source: Source, column: str, path: Path
) -> tuple[gpd.GeoDataFrame, list[str]]:
    """Bring the municipalities' outlines into the CRS of the parcels, one row each.

    Returns
    -------
    outlines : geopandas.GeoDataFrame
        municipality, geometry; in alphabetical order.
    without : list of str
        Municipalities whose outline has no area.
    """
    if column not in boundary.columns:
        have = [name for name in boundary.columns if name != boundary.geometry.name]
        raise no_municipality("boundary", column, have)
    names = texts(boundary[column]).fillna(UNASSIGNED).to_numpy(dtype=object)
    stub = gpd.GeoDataFrame(geometry=[], crs=source.crs)
    shapes, known, without = [], [], []
    for name in sorted(set(names)):
        try:
            shapes.append(territory_of(boundary.geometry[names == name], stub))
            known.append(name)
        except DataError:
            without.append(str(name))
    outlines = gpd.GeoDataFrame(
        {"municipality": pd.Series(known, dtype=object)},
        geometry=np.array(shapes, dtype=object),
        crs=source.crs,
    )
    outlines.to_parquet(path, index=False)
    return outlines, without
