"""A seeded country: municipalities tiled by parcels, zones and hazards that cross their borders.

The parcels are those of :mod:`.coverage`: Voronoi cells with crooked common edges. Municipalities
are blocks of them, so their borders are crooked too and the same on both sides, vertex by vertex.
A few planted overlaps and gaps are recorded, so that the truth is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from .coverage import (
    _CODES,
    _ORIGIN,
    _SIDE,
    CRS,
    SEED,
    _cells,
    _Edges,
    _sites,
    _wiggly_edges,
    cache_folder,
    plant_defects,
    shape_of,
)

# Raise it whenever the same seed gives other data than before: cached files carry it.
VERSION = 2
_PARCELS = 4_444  # of a municipality: two million make 450
_DEFECTS = 2  # of a municipality
# How many of each for two million parcels, which are twenty thousand square kilometres.
_WHOLE = 2_000_000
_ZONES = {"water_strip": 700, "protected_area": 150, "sanitary_zone": 3000, "hazard": 1800}
_HAZARDS = ("mudflow", "flood", "landslide")
_LAYERS = ("parcels", "boundaries", "restrictions", "hazards", "planted")


@dataclass(frozen=True)
class Country:
    """All layers of a country.

    Attributes
    ----------
    parcels : geopandas.GeoDataFrame
        The parcel schema, municipality, village; ordered by municipality.
    boundaries : geopandas.GeoDataFrame
        municipality, geometry.
    restrictions, hazards : geopandas.GeoDataFrame
        Their schemas.
    planted : pandas.DataFrame
        municipality, kind (overlap | gap | outside), planar_m2: the truth.
    """

    parcels: gpd.GeoDataFrame
    boundaries: gpd.GeoDataFrame
    restrictions: gpd.GeoDataFrame
    hazards: gpd.GeoDataFrame
    planted: pd.DataFrame


def make_country(
    count: int, municipalities: int | None = None, *, seed: int = SEED, defects: int | None = None
) -> Country:
    """Make a country.

    Parameters
    ----------
    count : int
        About how many parcels.
    municipalities : int, optional
        As many as there are per parcel in the country of two million, if not given.
    seed : int
    defects : int, optional
        Overlaps and gaps to plant; two per municipality if not given.
    """
    rng = np.random.default_rng(seed)
    wanted = municipalities or max(2, round(count / _PARCELS))
    rows, columns = shape_of(count)
    sites = _sites(rows, columns, rng)
    edges = _wiggly_edges(sites, rows, columns, rng)
    owner = _blocks(rows, columns, wanted)
    boundaries = gpd.GeoDataFrame(
        {"municipality": _names(wanted)}, geometry=_outlines(edges, owner, wanted), crs=CRS
    )
    order = np.argsort(owner, kind="stable")
    shapes = _cells(sites, edges)[order]
    parcels = gpd.GeoDataFrame(_attributes(shapes, owner[order], rng), geometry=shapes, crs=CRS)
    wanted_defects = _DEFECTS * wanted if defects is None else defects
    broken = plant_defects(parcels, wanted_defects, seed)[0] if wanted_defects else parcels
    extent = np.array([0, 0, columns * _SIDE, rows * _SIDE]) + np.tile(_ORIGIN, 2)
    return Country(
        parcels=broken,
        boundaries=boundaries,
        restrictions=_restrictions(count, extent, rng),
        hazards=_hazards(count, extent, rng),
        planted=_truth(parcels, broken),
    )


def _names(count: int) -> list[str]:
    return [f"M{number:04d}" for number in range(count)]


def _blocks(rows: int, columns: int, count: int) -> np.ndarray:
    """Which of ``count`` blocks each square of the grid lies in."""
    divisors = [number for number in range(1, count + 1) if count % number == 0]
    down = min(divisors, key=lambda number: abs(number - np.sqrt(count * 0.625)))
    across = count // down
    row, column = np.divmod(np.arange(rows * columns), columns)
    return row * down // rows * across + column * across // columns


def _outlines(edges: _Edges, owner: np.ndarray, count: int) -> np.ndarray:
    """The municipalities' outlines, made of the very vertices of their parcels."""
    inner = edges.sides < len(owner)
    sides = np.where(inner, owner[np.minimum(edges.sides, len(owner) - 1)], -1)
    border = np.flatnonzero(sides[:, 0] != sides[:, 1])
    lines = np.array(
        [shapely.linestrings(edges.xy[edges.offsets[i] : edges.offsets[i + 1]]) for i in border],
        dtype=object,
    )
    number = np.concatenate([sides[border, 0], sides[border, 1]])
    line = np.tile(np.arange(len(border)), 2)
    outlines = []
    for one in range(count):
        made = shapely.get_parts(shapely.polygonize(lines[line[number == one]]))
        outlines.append(made[np.argmax(shapely.area(made))])
    return np.array(outlines, dtype=object)


def _attributes(shapes: np.ndarray, owner: np.ndarray, rng: np.random.Generator) -> pd.DataFrame:
    count = len(shapes)
    names = np.array(_names(int(owner.max()) + 1), dtype=object)
    frame = pd.DataFrame(
        {
            "parcel_id": [f"P{number:08d}" for number in range(count)],
            "municipality": names[owner],
            "village": np.array([f"V{n}" for n in range(7)], dtype=object)[
                rng.integers(7, size=count)
            ],
        }
    )
    for column, codes in _CODES.items():
        frame[column] = np.array(codes, dtype=object)[rng.integers(len(codes), size=count)]
    hectares = shapely.area(shapes) / 10_000
    frame["registered_area_ha"] = np.round(hectares * rng.normal(1, 0.01, count), 4)
    return frame


def _restrictions(count: int, extent: np.ndarray, rng: np.random.Generator) -> gpd.GeoDataFrame:
    """Strips along rivers, protected areas of long outline, circles around sources of dirt."""
    kinds: list[tuple[str, str]] = []
    shapes: list[shapely.Geometry] = []
    for kind, regime in (
        ("water_strip", "partly_prohibited"),
        ("protected_area", "prohibited"),
        ("sanitary_zone", "conditional"),
    ):
        number = max(2, round(_ZONES[kind] * count / _WHOLE))
        shapes += list(_zones_of(kind, number, extent, rng))
        kinds += [(kind, regime)] * number
    return gpd.GeoDataFrame(
        {
            "kind": [kind for kind, _ in kinds],
            "regime": [regime for _, regime in kinds],
            "name": [f"{kind} {number}" for number, (kind, _) in enumerate(kinds)],
        },
        geometry=shapely.make_valid(np.array(shapes, dtype=object)),
        crs=CRS,
    )


def _hazards(count: int, extent: np.ndarray, rng: np.random.Generator) -> gpd.GeoDataFrame:
    number = max(3, round(_ZONES["hazard"] * count / _WHOLE))
    which = np.arange(number)
    return gpd.GeoDataFrame(
        {
            "hazard": np.array(_HAZARDS, dtype=object)[which % 3],
            "level": (which // 3 % 3 + 1).astype(str),
        },
        geometry=_zones_of("hazard", number, extent, rng),
        crs=CRS,
    )


def _zones_of(kind: str, number: int, extent: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    centres = rng.uniform(extent[:2], extent[2:], (number, 2))
    if kind == "sanitary_zone":
        return shapely.buffer(shapely.points(centres), rng.uniform(50, 500, number), quad_segs=16)
    if kind == "water_strip":
        steps = rng.normal(0, 40, (number, 300, 2)) + rng.normal(0, 60, (number, 1, 2))
        lines = shapely.linestrings(centres[:, None, :] + steps.cumsum(axis=1))
        return shapely.buffer(lines, rng.uniform(20, 100, number), quad_segs=3)
    vertices, radius = (3000, (1000, 4000)) if kind == "protected_area" else (400, (200, 1200))
    angle = np.linspace(0, 2 * np.pi, vertices, endpoint=False)
    waves = np.zeros((number, vertices))
    for wave in range(1, 9):
        size = rng.normal(0, 0.2 / wave, (number, 1))
        waves += size * np.cos(wave * angle + rng.uniform(0, 6.3, (number, 1)))
    radii = rng.uniform(*radius, (number, 1)) * np.clip(1 + waves, 0.3, 3)
    xy = np.stack([np.cos(angle) * radii, np.sin(angle) * radii], axis=2) + centres[:, None, :]
    return shapely.polygons(xy)


def _truth(before: gpd.GeoDataFrame, after: gpd.GeoDataFrame) -> pd.DataFrame:
    """What was planted, and in which municipality it must be found."""
    old, new = (np.asarray(layer.geometry.values, dtype=object) for layer in (before, after))
    moved = np.flatnonzero(~shapely.equals_exact(old, new))
    change = shapely.symmetric_difference(new[moved], old[moved])
    grown = shapely.area(new[moved]) > shapely.area(old[moved])
    own = before["municipality"].to_numpy(dtype=object)
    under = shapely.STRtree(old).query(shapely.point_on_surface(change), predicate="within")
    beside = np.empty(len(moved), dtype=object)
    beside[under[0]] = own[under[1]]  # whose land it was before: its own, or a neighbour's
    kind = np.where(~grown, "gap", np.where(beside == own[moved], "overlap", "outside"))
    return pd.DataFrame(
        {"municipality": own[moved], "kind": kind, "planar_m2": shapely.area(change)}
    )


def cached_country(count: int, folder: Path | None = None) -> dict[str, Path]:
    """The layers as GeoParquet, made once per machine.

    The parcels are ordered by municipality, in row groups of about one municipality.
    """
    folder = cache_folder() if folder is None else folder
    folder.mkdir(parents=True, exist_ok=True)
    base = f"country-v{VERSION}-seed{SEED}-{count}"
    files = {name: folder / f"{base}-{name}.parquet" for name in _LAYERS}
    if not all(path.exists() for path in files.values()):
        country = make_country(count)
        with TemporaryDirectory(dir=folder) as scratch:
            made = write_country(country, Path(scratch))
            for name, path in files.items():
                made[name].replace(path)
    return files


def write_country(
    country: Country, folder: Path, *, row_group: int | None = None, encoding: str = "WKB"
) -> dict[str, Path]:
    """Write every layer as GeoParquet."""
    files = {name: folder / f"{name}.parquet" for name in _LAYERS}
    groups = row_group or round(len(country.parcels) / len(country.boundaries))
    country.parcels.to_parquet(
        files["parcels"], row_group_size=groups, geometry_encoding=encoding, index=False
    )
    for name in _LAYERS[1:]:
        getattr(country, name).to_parquet(files[name], index=False)
    return files


def write_country_gpkg(country: Country, path: Path) -> None:
    """The GeoPackage variant, for small countries."""
    for name in _LAYERS[:-1]:
        getattr(country, name).to_file(path, layer=name, engine="pyogrio")
