# ruff: noqa: E501 (a table reads best with a row per line)
"""Layers that somebody made on purpose: each function writes one into a folder and names it."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pyogrio
import shapely
from shapely import GeometryCollection, LineString, MultiPolygon, Point, Polygon, box

from tests.library.builders import GRID, X, Y, block, bow_tie, layer, squares
from tests.reliability import seeds

LONG = "х" * 1_000_000
CONTROL = "a\x00b\x07\x1b[31m\x7f\u0085\u2028\u202e\ufeff\U0010ffff"
INJECTED = "<script>alert(1)</script>\"';DROP TABLE parcels;--{0}%s{{7*7}}=1+1"
_NEAR = (X, Y, X + 100, Y + 100)


def _gpkg(folder: Path, frame: gpd.GeoDataFrame, name: str = "parcels") -> Path:
    path = folder / "parcels.gpkg"
    pyogrio.write_dataframe(frame, path, layer=name, driver="GPKG")
    return path


def _shapes(*shapes: Any) -> Callable[[Path], Path]:
    """Two sound squares, and what stands here."""

    def write(folder: Path) -> Path:
        path = folder / "parcels.parquet"
        layer([*squares(2), *shapes]).to_parquet(path)
        return path

    return write


def _rings(count: int) -> Polygon:
    angle = np.linspace(0, 2 * np.pi, count, endpoint=False)
    wave = 40 + np.sin(angle * 7)
    return Polygon(np.column_stack([X + 350 + wave * np.cos(angle), Y + 50 + wave * np.sin(angle)]))


def _far(x: float, y: float) -> Polygon:
    return Polygon([(X, Y), (x, Y), (x, y), (X, y)])


def _nested(depth: int) -> GeometryCollection:
    inner: Any = block(4, 0)
    for _ in range(depth):
        inner = GeometryCollection([inner])
    return inner


def _comb(teeth: int) -> Polygon:
    """A ring that crosses itself teeth² / 2 times."""
    xs = np.arange(teeth) / teeth * 80
    up = np.column_stack([X + 210 + xs, Y + 10 + 80.0 * (np.arange(teeth) % 2)])
    across = np.column_stack([X + 210 + 80.0 * (np.arange(teeth) % 2), Y + 10 + xs])
    return Polygon(np.vstack([up, across]))


def _holes_outside() -> Polygon:
    return Polygon(
        box(*_NEAR).exterior.coords,
        [box(X + 500, Y, X + 600, Y + 50).exterior.coords, box(*_NEAR).exterior.coords],
    )


def _columns(**columns: Any) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        return _gpkg(folder, layer(squares(3), **columns))

    return write


def _parquet_columns(columns: dict[str, Any]) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        path = folder / "parcels.parquet"
        layer(squares(3), **columns).to_parquet(path)
        return path

    return write


def _geojson(text: str) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        path = folder / "parcels.geojson"
        path.write_text(text, encoding="utf-8", errors="surrogatepass")
        return path

    return write


def _feature(coordinates: Any, kind: str = "Polygon", **told: Any) -> str:
    geometry = {"type": kind, "coordinates": coordinates}
    return json.dumps({"type": "Feature", "properties": told, "geometry": geometry})


def _collection(*features: str) -> str:
    return f'{{"type": "FeatureCollection", "features": [{", ".join(features)}]}}'


_SQUARE = [[[73.0, 42.0], [73.001, 42.0], [73.001, 42.001], [73.0, 42.0]]]


def _sql(*statements: str) -> Callable[[Path], Path]:
    """A sound GeoPackage on which somebody wrote SQL."""

    def write(folder: Path) -> Path:
        path = _gpkg(folder, seeds.parcels())
        with closing(sqlite3.connect(path)) as opened:
            for name in ("ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
                opened.create_function(name, 1, lambda *_: 0)
            opened.execute("PRAGMA writable_schema = ON")
            for statement in statements:
                opened.execute(statement)
            opened.commit()
        return path

    return write


def _wal(folder: Path) -> Path:
    """A GeoPackage as QGIS leaves it while it is open: readers would write beside it."""
    path = _gpkg(folder, seeds.parcels())
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("PRAGMA journal_mode = WAL")
    for left in folder.glob("*.gpkg-*"):
        left.unlink()
    return path


def _named(name: str) -> Callable[[Path], Path]:
    """A layer under a name that GDAL would not write, but reads."""
    quoted, text = name.replace('"', '""'), name.replace("'", "''")
    tables = ("gpkg_contents", "gpkg_geometry_columns", "gpkg_ogr_contents", "gpkg_extensions")
    return _sql(
        f'ALTER TABLE parcels RENAME TO "{quoted}"',
        *(f"UPDATE {table} SET table_name='{text}' WHERE table_name='parcels'" for table in tables),
    )


def _projection(wkt: str) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        path = folder / "parcels.shp"
        seeds.parcels().iloc[:, [0, 1, -1]].to_file(path)
        path.with_suffix(".prj").write_text(wkt, encoding="utf-8")
        return path

    return write


def _kml(folder: Path) -> Path:
    """Entities that grow by the ninth power, and one that names a file."""
    path = folder / "parcels.kml"
    entities = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' if n else '<!ENTITY e0 "lol">' for n in range(10)
    )
    path.write_text(
        f'<?xml version="1.0"?><!DOCTYPE kml [{entities}<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        '<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>&e9;&x;</name>'
        "<Polygon><outerBoundaryIs><LinearRing><coordinates>73,42 73.01,42 73.01,42.01 73,42"
        "</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Document></kml>",
        encoding="utf-8",
    )
    return path


def _vrt(text: str, suffix: str = "vrt") -> Callable[[Path], Path]:
    """A text that names other files, under an ending of a layer."""

    def write(folder: Path) -> Path:
        path = folder / f"parcels.{suffix}"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def _moved(frame: gpd.GeoDataFrame, crs: str) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        path = folder / "parcels.parquet"
        frame.set_crs(crs, allow_override=True).to_parquet(path)
        return path

    return write


def _many_columns(folder: Path) -> Path:
    path = folder / "parcels.parquet"
    frame = layer(squares(2))
    more = {f"c{number}": [number, number] for number in range(3000)}
    gpd.GeoDataFrame({**frame.drop(columns="geometry").to_dict("list"), **more},
                     geometry=frame.geometry.to_list(), crs=GRID).to_parquet(path)  # fmt: skip
    return path


LAYERS: dict[str, Callable[[Path], Path]] = {
    # outlines
    "nan": _shapes(Polygon([(X, Y), (math.nan, Y), (X, Y + 9), (X, Y)])),
    "infinite": _shapes(_far(math.inf, Y + 100)),
    "1e308": _shapes(_far(1e308, 1e308)),
    "1e308 and back": _shapes(_far(-1e308, 1e308)),
    "1e20": _shapes(_far(1e20, 1e20)),
    "1e12": _shapes(_far(1e12, -1e12)),
    "1e9": _shapes(_far(1e9, 1e9)),
    "only 1e308": _moved(layer([_far(1e308, 1e308)]), GRID),
    "only infinite": _moved(layer([_far(math.inf, math.inf)]), GRID),
    "only nan": _moved(layer([Polygon([(1, 1), (math.nan, 0), (0, math.nan), (1, 1)])]), GRID),
    "tiny": _shapes(box(X + 500, Y, X + 500 + 1e-9, Y + 1e-9)),
    "denormal": _moved(layer([box(0, 0, 5e-324, 5e-324)]), GRID),
    "many vertices": _shapes(_rings(100_000)),
    "self-crossing": _shapes(bow_tie(3, 0)),
    "crosses itself often": _shapes(_comb(120)),
    "holes outside": _shapes(_holes_outside()),
    "hole is the shell": _shapes(Polygon(box(*_NEAR).exterior.coords, [box(*_NEAR).exterior.coords])),
    "empty": _shapes(Polygon(), MultiPolygon(), Point(), GeometryCollection()),
    "missing": _shapes(None, None),
    "only missing": _moved(layer([None, None]), GRID),
    "only empty": _moved(layer([Polygon(), Polygon()]), GRID),
    "mixed": _shapes(Point(X, Y), LineString([(X, Y), (X + 9, Y)]), GeometryCollection([Point(X, Y), block(3, 0)])),
    "nested 30": _shapes(_nested(30)),
    "nested 400": _shapes(_nested(400)),
    "overlapping parts": _shapes(MultiPolygon([block(3, 0), block(3.5, 0)])),
    "five thousand parts": _shapes(MultiPolygon([box(X + 300 + i, Y, X + 300.5 + i, Y + 1) for i in range(5000)])),
    "the same a hundred times": _shapes(*[block(4, 0)] * 100),
    "collapsed": _shapes(Polygon([(X, Y), (X + 9, Y), (X, Y)]), Polygon([(X, Y)] * 4)),
    "with heights": _shapes(shapely.force_3d(block(3, 0), z=1e308)),
    "degrees as metres": _moved(layer([box(73, 42, 74, 43)]), GRID),
    "metres as degrees": _moved(seeds.parcels(), "EPSG:4326"),
    "over the pole": _moved(layer([box(-180, 89, 180, 90)]), "EPSG:4326"),
    "whole Earth": _moved(layer([box(-180, -90, 180, 90)]), "EPSG:4326"),
    "twice round": _moved(layer([box(-720, -90, 720, 90)]), "EPSG:4326"),
    "geocentric": _moved(seeds.parcels(), "EPSG:4978"),
    "height only": _moved(seeds.parcels(), "EPSG:5773"),
    "Mercator at the pole": _moved(layer([box(0, 1e8, 100, 1.1e8)]), "EPSG:3857"),
    # attributes
    "long text": _columns(purpose=[LONG, "a", "b"], parcel_id=[LONG, "P2", "P3"]),
    "control signs": _columns(purpose=[CONTROL.replace("\x00", "")] * 3, parcel_id=["\x07", "\x1b", "\u202e"]),
    "nul": _parquet_columns({"purpose": [CONTROL] * 3, "parcel_id": ["\x00", "a\x00", "b"]}),
    "injected": _columns(purpose=[INJECTED] * 3, parcel_id=[INJECTED, "=1+1", "@a"], category=[INJECTED, "a", "b"]),
    "category is a number": _columns(category=[1, 2, 3], land_kind=[0.5, math.nan, math.inf]),
    "category is a truth": _columns(category=[True, False, True], in_use=[True, False, True]),
    "category is bytes": _parquet_columns({"category": [b"\xff\x00", b"a", None]}),
    "category is a list": _parquet_columns({"category": [["a"], ["b", "c"], None]}),
    "category is a table": _parquet_columns({"category": [{"a": 1}, {"a": 2}, None]}),
    "category is a day": _parquet_columns({"category": np.array(["2026-01-01", "NaT", "1700-01-01"], "datetime64[ms]")}),
    "number is a list": _parquet_columns({"registered_area_ha": [[1.0], [2.0], None], "parcel_id": [[1], [2], [3]]}),
    "number is a table": _parquet_columns({"registered_area_ha": [{"a": 1}, None, None]}),
    "area is a text": _columns(registered_area_ha=["1e400", "−5", "١٢"], parcel_id=["1", "1", "1"]),
    "area is huge": _columns(registered_area_ha=[1e308, -1e308, math.inf]),
    "area is a truth": _columns(registered_area_ha=[True, False, True]),
    "number is a day": _parquet_columns({"registered_area_ha": np.array(["2026-01-01"] * 3, "datetime64[ms]")}),
    "ids missing": _columns(parcel_id=[None, None, None]),
    "ids are numbers": _columns(parcel_id=[1e300, math.nan, -0.0]),
    "giant whole numbers": _parquet_columns({"parcel_id": np.array([2**63 - 1, -(2**63), 0])}),
    "reserved names": _columns(**{"select": [1] * 3, "FID_1": [1] * 3, "area_ha": ["x"] * 3, "index": [3, 2, 1], "level_0": [1] * 3, "rule": [1] * 3, "message": ["m"] * 3}),
    "our own names": _parquet_columns({name: ["x", "y", "z"] for name in ("area_ha", "share", "residual", "parcels", "layer", "lang", "measured_ha", "severity", "feature_ids", "suggestion", "area_m2", "action")}),
    "names that clash": _parquet_columns({"CATEGORY": ["forest"] * 3, "Category": ["water"] * 3}),
    "odd names": _parquet_columns({name: ["x"] * 3 for name in ("", " ", "\n", "\x00", "a" * 5000, '"; DROP TABLE parcels', "'", "Өң", "{0}", "%s", "=1+1", "fid", "ogc_fid", "geom")}),
    "three thousand columns": _many_columns,
    # names of layers
    "layer named SQL": _named('parcels"; DROP TABLE gpkg_contents; --'),
    "layer named quote": _named("layer'name"),
    "layer named sign": _named("жер|layername=x"),
    "layer named blank": _named(" "),
    "layer named percent": _named("%s %d {0} {x}"),
    # what a GeoPackage says of itself
    "contents lie": _sql("UPDATE gpkg_contents SET table_name='nothing', data_type='features'"),
    "extent lies": _sql("UPDATE gpkg_contents SET min_x='a', max_x=1e308, min_y=NULL"),
    "count lies": _sql("UPDATE gpkg_ogr_contents SET feature_count=9223372036854775807"),
    "count is short": _sql("UPDATE gpkg_ogr_contents SET feature_count=1"),
    "geometry column lies": _sql("UPDATE gpkg_geometry_columns SET column_name='purpose'"),
    "geometry is text": _sql("UPDATE parcels SET geom='POLYGON((0 0,1 1,1 0,0 0))'"),
    "geometry is a stub": _sql("UPDATE parcels SET geom=x'47500001' WHERE fid>2"),
    "geometry claims much": _sql("UPDATE parcels SET geom=x'4750000100001E0E0103000000FFFFFF7F' WHERE fid=1"),
    "system is none": _sql("UPDATE gpkg_spatial_ref_sys SET definition='PROJCS[garbage', organization='x'"),
    "system is missing": _sql("DELETE FROM gpkg_spatial_ref_sys"),
    "view": _sql("CREATE VIEW v AS SELECT * FROM parcels", "INSERT INTO gpkg_contents(table_name,data_type,identifier,srs_id) SELECT 'v','features','v',srs_id FROM gpkg_contents LIMIT 1", "DELETE FROM gpkg_contents WHERE table_name='parcels'", "UPDATE gpkg_geometry_columns SET table_name='v'"),
    "view on itself": _sql("UPDATE gpkg_contents SET table_name='v', identifier='v'", "UPDATE gpkg_geometry_columns SET table_name='v'", "CREATE VIEW w AS SELECT * FROM parcels", "CREATE VIEW v AS SELECT * FROM w", "UPDATE sqlite_master SET sql='CREATE VIEW w AS SELECT * FROM v' WHERE name='w'"),
    "view without end": _sql("UPDATE gpkg_contents SET table_name='v', identifier='v'", "UPDATE gpkg_geometry_columns SET table_name='v'", "CREATE VIEW v AS WITH RECURSIVE c(fid) AS (SELECT 1 UNION ALL SELECT fid+1 FROM c LIMIT 100000000) SELECT c.fid, p.geom, p.category FROM c JOIN parcels p ON p.fid=c.fid%12+1"),
    "triggers": _sql("CREATE TRIGGER t AFTER UPDATE ON parcels BEGIN DELETE FROM parcels; END", "CREATE TRIGGER u AFTER INSERT ON gpkg_contents BEGIN DELETE FROM gpkg_contents; END"),
    "schema is broken": _sql("UPDATE sqlite_master SET sql='CREATE TABLE parcels(' WHERE name='parcels'"),
    "open in QGIS": _wal,
    # texts
    "json deep": _geojson("[" * 100_000),
    "json deep geometry": _geojson(_collection('{"type":"Feature","properties":{},"geometry":' + '{"type":"GeometryCollection","geometries":[' * 3000 + "]}" * 3000 + "}")),
    "json nan": _geojson(_collection(_feature([[[math.nan, 1], [math.inf, 2], [3, -math.inf], [math.nan, 1]]]))),
    "json text as number": _geojson(_collection(_feature([[["a", "b"], [1, 2]]]))),
    "json short ring": _geojson(_collection(_feature([[[73, 42]]]), _feature([[]]), _feature([]))),
    "json huge": _geojson(_collection(_feature([[[1e308, 1e308], [-1e308, 0], [0, -1e308], [1e308, 1e308]]]))),
    "json surrogate": _geojson(_collection(_feature(_SQUARE, purpose="\ud800", category="\udfff"))),
    "json types": _geojson(_collection(_feature(_SQUARE, category=[1, {"a": [2]}], parcel_id={"b": None}, registered_area_ha="x"), _feature(_SQUARE, category=5, parcel_id=2**70))),
    "json link": _geojson('{"type":"FeatureCollection","crs":{"type":"link","properties":{"href":"http://127.0.0.1:9/x"}},"features":[' + _feature(_SQUARE) + "]}"),
    "json of the network": _geojson("http://127.0.0.1:9/layer.geojson"),
    "json null": _geojson("null"),
    "json odd crs": _geojson('{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:x"}},"features":[' + _feature(_SQUARE) + "]}"),
    "entities": _kml,
    "prj garbage": _projection("PROJCS[\"" + "x" * 10_000),
    "prj loops": _projection('COMPD_CS["a",' * 500),
    "prj nothing": _projection(""),
    "prj no datum": _projection('LOCAL_CS["a",UNIT["metre",1]]'),
    "prj flat Earth": _projection('PROJCS["a",GEOGCS["b",DATUM["c",SPHEROID["d",0,0]],PRIMEM["e",0],UNIT["degree",0]],PROJECTION["Transverse_Mercator"],UNIT["metre",0]]'),
    "prj unit nought": _projection('PROJCS["a",GEOGCS["b",DATUM["c",SPHEROID["d",6378137,298.25]],PRIMEM["e",0],UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["scale_factor",0],UNIT["metre",1]]'),
    "names a file": _vrt("<OGRVRTDataSource><OGRVRTLayer name='p'><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"),
    "names itself": _vrt("<OGRVRTDataSource><OGRVRTLayer name='parcels'><SrcDataSource relativeToVRT='1'>parcels.vrt</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"),
    "names a server": _vrt("<OGRVRTDataSource><OGRVRTLayer name='p'><SrcDataSource>/vsicurl/http://127.0.0.1:9/a.shp</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"),
    "runs SQL": _vrt("<OGRVRTDataSource><OGRVRTLayer name='p'><SrcDataSource>:memory:</SrcDataSource><SrcSQL dialect='SQLITE'>SELECT load_extension('x')</SrcSQL></OGRVRTLayer></OGRVRTDataSource>"),
    "text as GeoPackage": _vrt("no layer at all", "gpkg"),
    "text as Shapefile": _vrt("no layer at all", "shp"),
    "text as GeoParquet": _vrt("PAR1 nothing PAR1", "parquet"),
    "text as drawing": _vrt("0\nSECTION\n2\nENTITIES\n" + "0\nINSERT\n2\nA\n" * 3000 + "0\nEOF\n", "dxf"),
    "drawing in itself": _vrt("0\nSECTION\n2\nBLOCKS\n0\nBLOCK\n2\nA\n0\nINSERT\n2\nA\n0\nENDBLK\n0\nENDSEC\n0\nSECTION\n2\nENTITIES\n0\nINSERT\n2\nA\n0\nENDSEC\n0\nEOF\n", "dxf"),
    "ending unknown": _vrt("no layer at all", "öй"),
}  # fmt: skip


def jobs(path: Path, out: Path) -> dict[str, dict[str, Any]]:
    """What is done with a hostile layer; ``out`` is a folder for whatever is asked for."""
    crs = ["--crs", "EPSG:7694"] if path.suffix == ".dxf" else []
    files = [f"--out={out / f'balance.{ending}'}" for ending in ("gpkg", "xlsx", "html", "csv")]
    return {
        "check": {
            "argv": ["check", str(path), *crs, f"--out={out / 'check.gpkg'}", "--lang", "ru"]
        },
        "balance": {"argv": ["balance", str(path), *crs, *files, "--lang", "ky"]},
        "repair": {"argv": ["repair", str(path), *crs, f"--out={out / 'r.gpkg'}", "--lang", "en"]},
        "registered": {"argv": ["registered", str(path), *crs, f"--out={out / 'g.xlsx'}"]},
    }


def with_others(path: Path, out: Path, sound: Path) -> dict[str, dict[str, Any]]:
    """What lays a hostile layer over a sound one, and a sound one over it."""
    p, s = str(path), str(sound)
    return {
        "as boundary": {"argv": ["balance", s, "--boundary", p]},
        "as restrictions": {"argv": ["extract", s, "--restrictions", p, f"--out={out / 'e.html'}"]},
        "under restrictions": {"argv": ["extract", p, "--restrictions", s]},
        "as zones": {"argv": ["overlap", s, p]},
        "under zones": {"argv": ["overlap", p, s, f"--out={out / 'o.csv'}"]},
        "as hazards": {"argv": ["constraints", s, "--hazards", p]},
        "as buildings": {"argv": ["exposure", p, "--hazards", s]},
        "as the past": {"argv": ["change", p, s, f"--out={out / 'c.json'}"]},
        "supply": {"argv": ["supply", p, "--restrictions", p]},
    }
