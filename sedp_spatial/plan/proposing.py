"""Residents' proposals as a layer that is edited on the map and read by the plan."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd

from ..errors import UsageError
from ..layers.reading import read_layer
from ..layers.writing import replacing
from ..management.proposals import placed_proposals, read_proposals
from ..optional import need
from ..restrictions.rule_tables import read_rule_table
from ..results import Result
from .amending import amend, with_key
from .reading import Plan, read_plan

KEY, TABLE_KEY = "layers.proposals", "management.proposals"
FILE, LAYER = "proposals.gpkg", "proposals"
COLUMNS = ("proposal_id", "hearing_id", "date", "author", "text", "wanted_use", "parcel_id",
           "fate", "reason", "note")  # fmt: skip
KEPT = {"revision": 0, "changed_by": None, "changed_at": None}
"""What an editor needs to see that somebody else was faster."""


@dataclass(frozen=True)
class ProposalsLayer(Result):
    """Where the proposals of a plan are edited.

    Attributes
    ----------
    file, layer_name : str
    began : {"yes", "no"}
        Whether the layer was made just now, from the table that the plan named before.
    proposals : int
    """

    file: str
    layer_name: str
    began: str
    proposals: int


def proposals_layer(plan: str | Path) -> ProposalsLayer:
    """The layer of a plan's proposals, made from its table where there is none yet.

    Parameters
    ----------
    plan : str or Path
        The ``plan.toml``. A new layer is named in it; the table stays as it is, and is no longer
        read.

    Raises
    ------
    UsageError
        If the plan has no parcels, or names a layer that is no GeoPackage.
    OutputError
        If a file cannot be written.
    """
    read = read_plan(plan, allow_missing=True)
    named = read.value(KEY)
    if named:
        path, _, layer = str(named).partition("|layername=")
        file = read.folder / path
        if file.suffix.lower() != ".gpkg":
            raise UsageError("error.proposals_no_geopackage", path=str(file))
        if file.exists():
            count = len(read_layer(file, layer or None, kind="places"))
            return _told(file, layer or LAYER, "no", count)
    file = read.folder / FILE
    if file.exists():
        raise UsageError("error.proposals_there", path=str(file), key=KEY)
    frame = _begun(read)
    pyogrio = need("pyogrio", purpose="GeoPackage (.gpkg)")
    with replacing(file) as temporary:
        # Without a spatial index any program can change a row: no triggers ask for functions
        # that only GDAL has.
        pyogrio.write_dataframe(
            frame, temporary, layer=LAYER, driver="GPKG", geometry_type="Point",
            layer_options={"SPATIAL_INDEX": "NO"}, VERSION="1.2",
        )  # fmt: skip
    amend(read.path, lambda text: with_key(text, KEY, f"{FILE}|layername={LAYER}"))
    return _told(file, LAYER, "yes", len(frame))


def _begun(plan: Plan) -> gpd.GeoDataFrame:
    """The proposals of the table with their points; an empty layer where there is no table."""
    source = plan.value("layers.parcels")
    if not source:
        raise UsageError("error.proposals_no_parcels", path=str(plan.path))
    path, _, layer = str(source).partition("|layername=")
    mapping = plan.value("mappings.parcels")
    parcels = read_layer(
        plan.folder / path,
        layer or None,
        kind="parcels",
        mapping=None if mapping is None else plan.folder / str(mapping),
    )
    table = plan.value(TABLE_KEY)
    text = pd.Series(dtype=object)
    if not table or not (plan.folder / str(table)).is_file():
        empty = dict.fromkeys(COLUMNS, text)
        frame = gpd.GeoDataFrame(empty, geometry=gpd.GeoSeries([], crs=parcels.crs))
    else:
        raw = read_rule_table(plan.folder / str(table)).reset_index(drop=True)
        known = read_proposals(raw)
        _, points = placed_proposals(known, raw, parcels)
        shapes = points.set_index("proposal_id").geometry
        whole = raw.reindex(columns=COLUMNS).astype(object).where(raw.notna(), None)
        whole["fate"], whole["date"] = known["fate"], known["date"]
        places = gpd.GeoSeries(known["proposal_id"].map(shapes.to_dict()), crs=parcels.crs)
        frame = gpd.GeoDataFrame(whole, geometry=places)
    for column, value in KEPT.items():
        kind = "int64" if column == "revision" else object
        frame[column] = pd.Series([value] * len(frame), dtype=kind)
    return frame


def _told(file: Path, layer: str, began: str, count: int) -> ProposalsLayer:
    row = {"file": str(file), "layer": layer, "proposals": count}
    return ProposalsLayer(pd.DataFrame([row]), None, (), str(file), layer, began, count)
