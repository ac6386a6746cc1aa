"""What is wrong with a layer: one row per finding, with a place to zoom to and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd

from ..errors import DataError
from ..geometry.area import horizontal_crs
from ..geometry.local import check_tolerance
from ..messages import Message
from ..progress import Feedback, part, step
from ..results import Result
from . import checks_of_attributes, checks_of_coverage, checks_of_shapes
from .boundary import Boundary, territory_of
from .findings import Findings
from .place import check_place
from .schema import schema_of


@dataclass(frozen=True)
class CheckResult(Result):
    """The findings of :func:`check_layer`.

    Attributes
    ----------
    table : pandas.DataFrame
        rule, severity (error | warning | info), feature_ids (tuple of str), area_m2, length_m,
        message, suggestion.
    layer : geopandas.GeoDataFrame
        The same with a geometry to zoom to, in the layer's CRS.
    features, errors, warnings, infos : int
        How many features were checked and how many findings there are of each severity.
    """

    features: int
    errors: int
    warnings: int
    infos: int


def check_layer(
    gdf: gpd.GeoDataFrame,
    *,
    kind: str = "parcels",
    boundary: Boundary | None = None,
    tolerance_m: float = 0.01,
    sliver_m: float = 0.5,
    feedback: Feedback | None = None,
) -> CheckResult:
    """Find the defects of a layer.

    Parameters
    ----------
    gdf : geopandas.GeoDataFrame
        A layer in the schema of its kind; columns that it does not have are not checked.
    kind : str
        Only ``parcels`` must tile their territory; overlaps and gaps are looked for there.
    boundary : GeoDataFrame, GeoSeries or shapely polygon, optional
        The territory. Without it only gaps enclosed by parcels can be seen.
    tolerance_m : float
        Overlaps, gaps and overhangs that are nowhere wider are summed up in one ``info`` row
        each instead of being listed.
    sliver_m : float
        A parcel that is nowhere wider is reported as a sliver.
    feedback : Feedback, optional
        Hears progress and may cancel.

    Returns
    -------
    CheckResult

    Raises
    ------
    DataError
        If the layer has no features, no usable CRS, or the boundary lies elsewhere.
    UsageError
        If a tolerance is not a number of at least zero.

    Examples
    --------
    >>> result = check_layer(dirty, boundary=boundary)
    >>> "overlap" in set(result.table["rule"])
    True
    """
    if len(gdf) == 0:
        raise DataError("error.no_features", layer=kind)
    check_place(gdf, kind)
    check_tolerance(tolerance_m)
    check_tolerance(sliver_m)
    crs = horizontal_crs(gdf.crs)
    schema = schema_of(kind)
    findings = Findings(gdf, schema.id)
    step(feedback, 0.0)
    shapes, measured = checks_of_shapes.check_shapes(gdf, findings, crs, schema, sliver_m)
    step(feedback, 0.3)
    checks_of_attributes.check_attributes(gdf, findings, schema, measured)
    step(feedback, 0.4)
    if kind == "parcels":
        territory = None if boundary is None else territory_of(boundary, gdf)
        checks_of_coverage.check_coverage(
            shapes, findings, crs, territory, tolerance_m, part(feedback, 0.4, 1.0)
        )
    table, layer = findings.frames()
    counts = table["severity"].value_counts()
    notes = [Message("note.checked", features=len(gdf), tolerance_m=tolerance_m)]
    if kind == "parcels" and boundary is None:
        notes.append(Message("note.no_boundary"))
    return CheckResult(
        table=table,
        layer=layer,
        notes=tuple(notes),
        features=len(gdf),
        errors=int(counts.get("error", 0)),
        warnings=int(counts.get("warning", 0)),
        infos=int(counts.get("info", 0)),
    )
