"""How well each plot suits each use, with what every criterion contributes to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..errors import DataError, UsageError
from ..geometry.area import drawn_area_m2, horizontal_crs
from ..geometry.rings import Floats
from ..geometry.sound import sound
from ..layers.cells import shortened
from ..layers.findings import feature_ids
from ..layers.mapping import NOTES
from ..layers.place import check_place
from ..layers.plane import laid
from ..messages import Message
from ..progress import Feedback, step
from .criteria import Criterion, Use, check_limits, read_criteria
from .excluding import Exclusions, broken_limits, limits_of
from .measuring import Plots
from .plane import ground_plane
from .result import Scored, SuitabilityResult, gathered
from .scales import Scale, read_scale, score_classes, score_numbers
from .weighing import read_uses, shares


def suitability(
    parcels: gpd.GeoDataFrame,
    criteria: Any = None,
    weights: Any = None,
    *,
    layers: Mapping[str, Any] | None = None,
    uses: Sequence[str] | None = None,
    exclude: Mapping[str, Mapping[str, Any]] | None = None,
    feedback: Feedback | None = None,
) -> SuitabilityResult:
    """Score every plot for every use: the weighted sum of its criteria.

    Parameters
    ----------
    parcels : geopandas.GeoDataFrame
        The plots, with ``parcel_id`` and the columns that criteria of the measure ``column`` name.
    criteria : mapping, DataFrame, path of a TOML file, sequence of codes, or None
        What differs from ``codes/siting_criteria.toml``, and own criteria; see
        :func:`read_criteria`.
    weights : mapping, Series, AhpResult, DataFrame, or None
        By criterion for all uses, or by use; see :func:`read_uses`. Uses without own weights have
        those of ``codes/siting_weights.toml``. They are shared out to add up to 1.
    layers : mapping of name to GeoDataFrame, path or Raster
        What the criteria are measured in: ``dem`` (elevations), ``roads``, ``facilities``,
        ``hazards``, ``rivers``, ``water_lines``, ``power_lines``, …, in any CRS.
    uses : sequence of str, optional
        Sectors of the land demand (``housing``, ``social``, ``industry``, …) or own uses.
    exclude : mapping of criterion to limits, optional
        Instead of the limits of the criteria: ``{"slope": {"above": 20}}``; an empty mapping
        excludes nothing.
    feedback : Feedback, optional

    Returns
    -------
    SuitabilityResult

    Raises
    ------
    DataError
        Plots without area or with a repeated parcel_id, weights that are negative or all zero, a
        raster or column that says nothing of some plots, no plot left after all exclusions (with
        the reasons counted).
    UsageError
        A criterion, use, measure or scale that is not known; a layer that own weights need and
        that is not given (criteria of ready weights are left out instead, with a note).

    Notes
    -----
    suitability = Σ weight · score. A limit that is broken excludes whatever the sum is. Distances
    are measured in one plane through the middle of the plots, straight from the edge of a plot, or
    along the roads from its middle.

    Examples
    --------
    >>> result = suitability(
    ...     parcels, layers={"dem": sample / "dem.tif", "roads": roads}, uses=["housing"]
    ... )
    >>> bool(result.table["suitability"].dropna().between(0, 1).all())
    True
    """
    known = read_criteria(criteria)
    wanted = read_uses(weights, uses, known)
    for name, limits in (exclude or {}).items():
        if name not in known:
            raise UsageError("error.siting_unknown", names=[name], known=list(known))
        check_limits(limits, name)
    plots = _plots(parcels, layers or {})
    measured = _measured(plots, wanted, known, exclude, feedback)
    parts = []
    for number, use in enumerate(wanted):
        step(feedback, 0.8 + 0.2 * number / len(wanted))
        parts.append(_scored(plots, use, known, measured, exclude))
    result = gathered(plots, parts)
    step(feedback, 1.0)
    return result


def _plots(parcels: gpd.GeoDataFrame, layers: Mapping[str, Any]) -> Plots:
    """The plots ready to be measured."""
    if len(parcels) == 0:
        raise DataError("error.no_features", layer="parcels")
    check_place(parcels, "parcels")
    ids = feature_ids(parcels, "parcel_id")
    shapes, mended = sound(np.asarray(parcels.geometry.values, dtype=object))
    without = shapely.is_missing(shapes)
    without[~without] = shapely.area(shapes[~without]) <= 0
    if without.any():
        raise DataError(
            "error.siting_without_area", plots=int(without.sum()), ids=shortened(ids[without])
        )
    repeated = pd.Series(ids).duplicated().to_numpy()
    if repeated.any():
        raise DataError("error.siting_repeated", ids=shortened(sorted(set(ids[repeated].tolist()))))
    crs = horizontal_crs(parcels.crs)
    notes = [note for note in parcels.attrs.get(NOTES, []) if isinstance(note, Message)]
    if mended.any():
        ids_of = shortened(ids[mended])
        notes.append(Message("note.measured_mended", features=int(mended.sum()), ids=ids_of))
    sound_layer = parcels
    if mended.any():
        sound_layer = parcels.set_geometry(
            gpd.GeoSeries(shapes, index=parcels.index, crs=parcels.crs)
        )
    plane = ground_plane(parcels)
    return Plots(
        layer=sound_layer,
        ids=ids,
        shapes=laid(shapes, crs, plane),
        plane=plane,
        area_m2=drawn_area_m2(shapes, crs),
        layers=layers,
        notes=notes,
    )


def _measured(
    plots: Plots,
    uses: Sequence[Use],
    criteria: Mapping[str, Criterion],
    exclude: Mapping[str, Any] | None,
    feedback: Feedback | None,
) -> set[str]:
    """Measure what any use asks for; name what could not be measured."""
    limits = {name for use in uses for name in limits_of(use, criteria, exclude)}
    asked = {name for use in uses for name in use.weights} | limits
    own = {n for use in uses if use.own for n, weight in use.weights.items() if weight > 0}
    own |= set(exclude or {})
    names = [name for name in criteria if name in asked]
    left_out = [name for name in asked if name not in criteria]
    measured = set()
    for number, name in enumerate(names):
        step(feedback, 0.8 * number / len(names))
        criterion = criteria[name]
        if plots.measurable(criterion):
            plots.measure(criterion)
            measured.add(name)
        elif name in own and criterion.measure == "column":
            column = criterion.options["column"]
            raise DataError("error.siting_no_column", criterion=criterion.label, column=column)
        elif name in own:
            raise UsageError(
                "error.siting_no_layer", criterion=criterion.label, layer=criterion.layer
            )
        else:
            left_out.append(name)
    if left_out:
        labels = [criteria[name].label if name in criteria else name for name in left_out]
        plots.notes.append(Message("note.siting_left_out", criteria=labels))
    return measured


def _scored(
    plots: Plots,
    use: Use,
    criteria: Mapping[str, Criterion],
    measured: set[str],
    exclude: Mapping[str, Any] | None,
) -> Scored:
    weights = shares(use, measured)
    kept = [criteria[name] for name in weights]
    scores = [_scores(plots, criterion, use.scales.get(criterion.code)) for criterion in kept]
    total = np.zeros(len(plots.ids))
    for criterion, score in zip(kept, scores, strict=True):
        total += weights[criterion.code] * score
    gathered = Exclusions(use.code, len(plots.ids))
    for name, limits in limits_of(use, criteria, exclude).items():
        if name in measured:
            for limit, beyond in broken_limits(plots, criteria[name], limits):
                gathered.add(name, limit, beyond)
    excluded = gathered.mask()
    return Scored(
        use=use,
        shares=weights,
        criteria=kept,
        scores=scores,
        suitability=np.where(excluded, np.nan, np.clip(total, 0.0, 1.0)),
        excluded=excluded,
        reasons=gathered.reasons(),
        exclusions=gathered.table(plots.area_m2),
    )


def _scores(plots: Plots, criterion: Criterion, own: Mapping[str, Any] | None) -> Floats:
    scale: Scale = read_scale(own or criterion.scale, criterion.code)
    values = plots.measure(criterion)
    if scale.kind == "classes":
        scores = score_classes(values, scale, criterion.label)
    else:
        scores = score_numbers(values.to_numpy(dtype=np.float64), scale)
    if criterion.missing is not None:
        scores = np.where(values.isna().to_numpy(), criterion.missing, scores)
    return scores
