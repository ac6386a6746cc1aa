"""Repairing chosen findings: what would change, and a repaired copy of the user's layer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from ..progress import Feedback
from ..results import Result
from .operation import Layers, Operation, Parameters


@dataclass(frozen=True)
class Mended(Result):
    """What a repair changes, with the places; the repaired layer itself goes into a file.

    Attributes
    ----------
    table : pandas.DataFrame
        As of :class:`sedp_spatial.RepairResult`.
    layer : geopandas.GeoDataFrame
        The same rows with the land that each change took or gave.
    changes : int
    area_change_m2, largest_move_m : float
    written : str
        The file of the repaired layer, "" where none was asked for.
    """

    changes: int
    area_change_m2: float
    largest_move_m: float
    written: str


def _mend(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    """The user's own fields go through untouched: only outlines and copies change."""
    from ..errors import UsageError
    from ..layers import apply_mapping, prepare_layer, repair_layer, write_layers
    from ..layers.reading import read_raw

    given = dict(parameters)
    out, name = given.pop("out", ""), given.pop("name", "parcels")
    file, crs = given.pop("file", ""), given.pop("crs", "")
    if file:  # read as it is, so that every field keeps its type
        found_raw, said = read_raw(file, crs=crs or None)
        raw = prepare_layer(found_raw, kind="boundary", source=said)
    else:
        raw = layers["parcels"]
    source = file.partition("|")[0]
    if out and source and Path(out).absolute() == Path(source).absolute():
        raise UsageError("error.same_file", path=str(out))
    parcels = apply_mapping(raw, None, kind="parcels")
    found = repair_layer(parcels, boundary=layers.get("boundary"), feedback=feedback, **given)
    if out and found.layer is not None:
        own = raw.loc[found.layer.index].set_geometry(found.layer.geometry)
        write_layers(out, {name: own})
    return Mended(
        table=pd.DataFrame(found.table),
        layer=found.places,
        notes=found.notes,
        changes=found.changes,
        area_change_m2=found.area_change_m2,
        largest_move_m=found.largest_move_m,
        written=str(out),
    )


OPERATIONS = {"mend": Operation(_mend, {"parcels": "boundary", "boundary": "boundary"})}
