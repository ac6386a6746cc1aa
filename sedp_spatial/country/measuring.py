"""One partition measured and added up: plain sums, which can be merged in any order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..geometry.overlap import planar_overlaps
from ..geometry.rings import Ints
from ..layers.cells import texts
from ..layers.classes import classes_of
from ..layers.findings import feature_ids
from ..layers.numbers import to_numbers
from ..layers.schema import UNASSIGNED, schema_of
from ..overlay import measure_on_ellipsoid
from .job import KEYS, Ground, Job, ground_of
from .land import CLOSING, Measured, Remark, measured_land
from .partitions import Partition
from .proof import check_regimes
from .source import Rows, read_rows

USES = {"yes": "used_m2", "no": "unused_m2", "unknown": "unknown_use_m2"}
LAND = ("parcels", "area_m2", "drawn_m2", "registered_ha", *USES.values())
_LISTED = 6


@dataclass(frozen=True)
class Sums:
    """What a partition comes to.

    Attributes
    ----------
    number : int
        The partition's.
    land : pandas.DataFrame
        municipality, the columns of ``by``, parcels, area_m2, drawn_m2 (differs in degrees only:
        what zones are measured against), registered_ha, used_m2, unused_m2, unknown_use_m2.
    closing : pandas.DataFrame
        municipality, bounded, outline (the outer outline of the parcels where there is no
        boundary, else None), parcels, parcels_m2, covered_m2, overlap_m2, gap_m2, outside_m2,
        territory_m2.
    zones : pandas.DataFrame
        municipality, the columns of ``by``, theme, first, second, parcels, area_m2.
    remarks : pandas.DataFrame
        municipality, rule, features, told (some identifiers, a reason, a value): what was
        mended, is without area or could not be measured; values that are no codes.
    """

    number: int
    land: pd.DataFrame
    closing: pd.DataFrame
    zones: pd.DataFrame
    remarks: pd.DataFrame


def partition_sums(job: Job, partition: Partition) -> Sums:
    """Read a partition, measure it, and let it go.

    Nothing is added up across municipalities, so no number depends on which of them share a
    partition.

    Parameters
    ----------
    job : Job
    partition : Partition
    """
    ground = ground_of(job)
    table = read_rows(ground.source, partition.first, partition.last, job.columns)
    outlines = Rows.of(table, ground.source)
    frame = table.drop_columns([ground.source.geometry]).to_pandas()
    rows, remarks = _classes(frame, job)
    names = rows["municipality"].to_numpy(dtype=object)
    cuts: Ints = np.flatnonzero(np.append(True, names[1:] != names[:-1])).astype(np.intp)
    measured = measured_land(outlines, names, cuts, ground)
    remarks += measured.remarks
    numbers = rows.groupby(list(job.by), sort=False, dropna=False).ngroup()
    kind: Ints = numbers.to_numpy().astype(np.intp)
    classes = rows[list(job.by)].iloc[np.unique(kind, return_index=True)[1]]
    zones = _zone_sums(measured, kind, names, cuts, classes, job, ground)
    for number, rule in enumerate(("country_mended", "country_without_area")):
        remarks += _listed(rule, measured.marks[number] & ~measured.failed, names, frame)
    area = measured.area_m2
    rows["area_m2"], rows["drawn_m2"] = area, measured.own_m2
    for use, column in USES.items():
        rows[column] = np.where(rows["use"].to_numpy() == use, area, 0.0)
    keys = ["municipality", *job.by]
    return Sums(
        partition.number,
        land=rows[~measured.failed]
        .groupby(keys, sort=True, observed=True)[list(LAND)]
        .sum()
        .reset_index(),
        closing=pd.DataFrame(
            measured.closing, columns=["municipality", "bounded", "outline", *CLOSING]
        ),
        zones=zones,
        remarks=pd.DataFrame(
            remarks, columns=["municipality", "rule", "features", "told"], dtype=object
        ),
    )


def _zone_sums(
    measured: Measured,
    kind: Ints,
    names: np.ndarray,
    cuts: Ints,
    classes: pd.DataFrame,
    job: Job,
    ground: Ground,
) -> pd.DataFrame:
    """What lies over the parcels, added up by municipality, class and zone."""
    columns = ["municipality", *job.by, *KEYS, "parcels", "area_m2"]
    if ground.zones is None:
        return pd.DataFrame(columns=columns)
    index, zone_kind, kinds, _ = ground.zones
    crs = ground.source.crs
    found = planar_overlaps(measured.shapes, index, threads=1)
    check_regimes(measured.shapes, found, ground.zones, measured.own_m2, measured.failed)
    area = measure_on_ellipsoid(
        found, measured.shapes, index.shapes, measured.own_m2, crs, 1, measured.scale, singly=True
    )
    parcel, zone = found.parcel, zone_kind[found.zone]
    if measured.failed.any():  # nothing is laid over what is in no sum
        kept = ~measured.failed[parcel]
        parcel, zone, area = parcel[kept], zone[kept], area[kept]
    # Municipality and class of each parcel as one number, and the zone's kind behind it.
    place = np.repeat(np.arange(len(cuts)), np.diff([*cuts, len(names)]))
    group = place * len(classes) + kind
    size = len(cuts) * len(classes) * len(kinds)
    # A parcel that several zones of one kind touch is one parcel.
    pairs = np.unique(parcel * len(kinds) + zone)
    touched = group[pairs // len(kinds)] * len(kinds) + pairs % len(kinds)
    counts = np.bincount(touched, minlength=size)
    sums = np.bincount(group[parcel] * len(kinds) + zone, weights=area, minlength=size)
    some = np.flatnonzero(counts)
    owner, which = np.divmod(some // len(kinds), len(classes))
    table = pd.concat(
        [
            pd.DataFrame({"municipality": names[cuts][owner]}),
            classes.iloc[which].reset_index(drop=True),
            kinds.iloc[some % len(kinds)].reset_index(drop=True),
            pd.DataFrame({"parcels": counts[some], "area_m2": sums[some]}),
        ],
        axis=1,
    )
    return table.sort_values(columns[:-2], kind="stable", ignore_index=True)


def _classes(frame: pd.DataFrame, job: Job) -> tuple[pd.DataFrame, list[Remark]]:
    """Municipality, classes, use and registered area of each row, and values that are no codes."""
    rows = pd.DataFrame(index=frame.index)
    rows["municipality"] = texts(frame[job.municipality]).fillna(UNASSIGNED)
    remarks: list[Remark] = []
    for column in job.by:
        rows[column], _ = classes_of(frame, column)
        remarks += _unknown(frame, column, rows)
    rows["use"] = classes_of(frame, "in_use")[0].replace(UNASSIGNED, "unknown")
    rows["parcels"] = 1
    rows["registered_ha"] = np.nan
    if "registered_area_ha" in frame.columns:
        rows["registered_ha"], unreadable = to_numbers(frame["registered_area_ha"])
        for name, count in rows.loc[unreadable, "municipality"].value_counts(sort=False).items():
            remarks.append((str(name), "country_unreadable", int(count), "registered_area_ha"))
    return rows, remarks


def _unknown(frame: pd.DataFrame, column: str, rows: pd.DataFrame) -> list[Remark]:
    schema = schema_of("parcels").columns.get(column)
    lost = rows[column] == UNASSIGNED
    if schema is None or schema.codes is None or not lost.any() or column not in frame.columns:
        return []
    values = texts(frame.loc[lost, column])
    strange = values.notna() & (values != UNASSIGNED)
    told = rows.loc[lost, "municipality"][strange]
    found: list[Remark] = []
    for name, mine in values[strange].groupby(told.to_numpy(), sort=False):
        for value, count in mine.value_counts(sort=False).items():
            found.append((str(name), "country_unknown_code", int(count), (column, str(value))))
    return found


def _listed(rule: str, which: np.ndarray, names: np.ndarray, frame: pd.DataFrame) -> list[Remark]:
    """A remark for each municipality that has some of these parcels."""
    places = pd.Series(np.flatnonzero(which))
    found: list[Remark] = []
    for name, some in places.groupby(names[which], sort=False):
        ids = feature_ids(frame, "parcel_id", some.to_numpy()[:_LISTED])
        found.append((str(name), rule, len(some), ", ".join(map(str, ids))))
    return found
