"""One file that names the layers, criteria and weights of a siting run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geopandas as gpd

from ..errors import UsageError
from ..layers import read_layer
from ..progress import Feedback
from .criteria import read_toml
from .result import SuitabilityResult
from .suitability import suitability

_PARTS = {"uses", "layers", "criteria", "weights", "exclude", "mapping", "territory"}
PARCELS = "parcels"


@dataclass(frozen=True)
class SitingInputs:
    """What :func:`suitability` is asked with.

    Attributes
    ----------
    parcels : geopandas.GeoDataFrame
    layers : mapping
        Files by the name that criteria use.
    criteria, weights : mapping
    uses : sequence of str or None
    exclude : mapping or None
    """

    parcels: gpd.GeoDataFrame
    layers: Mapping[str, Any] = field(default_factory=dict)
    criteria: Mapping[str, Any] = field(default_factory=dict)
    weights: Mapping[str, Any] = field(default_factory=dict)
    uses: Sequence[str] | None = None
    exclude: Mapping[str, Any] | None = None


def read_siting(
    path: str | Path,
    *,
    layers: Mapping[str, str] | None = None,
    uses: Sequence[str] | None = None,
    parcels: gpd.GeoDataFrame | None = None,
) -> SitingInputs:
    """Read a file such as ``sample_layers/siting.toml``.

    Parameters
    ----------
    path : str or Path
        TOML: ``uses``; ``[layers]`` with ``parcels`` and the layers of the criteria, relative to
        the file's folder; ``[criteria.…]`` what differs from the ready ones; ``[weights.…]`` per
        use ``weights`` or ``ahp``, ``scale``, ``exclude``, ``source``; ``[exclude.…]`` limits
        instead of those of the criteria; ``mapping``, the file of the parcels' fields.
    layers : mapping of name to path, optional
        Layers instead of, or beside, those of the file; relative to where the program runs.
    uses : sequence of str, optional
        Instead of those of the file.
    parcels : geopandas.GeoDataFrame, optional
        Instead of those of the file, which then need not name any.

    Raises
    ------
    UsageError
        No such file, not TOML, a part that is not known, no parcels named.
    DataError
        What :func:`read_layer` refuses.

    Examples
    --------
    >>> inputs = read_siting(sample / "siting.toml")
    >>> "housing" in inputs.uses
    True
    """
    source = Path(path)
    read = read_toml(source)
    unknown = sorted(set(read) - _PARTS)
    if unknown:
        raise UsageError(
            "error.siting_parts", path=source.name, parts=unknown, allowed=sorted(_PARTS)
        )
    named = {name: _beside(source, str(file)) for name, file in read.get("layers", {}).items()}
    named |= layers or {}
    own = named.pop(PARCELS, None)
    if parcels is None:
        if own is None:
            raise UsageError("error.siting_no_parcels", path=source.name)
        mapping = read.get("mapping")
        parcels = read_layer(
            own,
            kind=PARCELS,
            mapping=None if mapping is None else source.parent / str(mapping),
        )
    return SitingInputs(
        parcels=parcels,
        layers=named,
        criteria=read.get("criteria", {}),
        weights=read.get("weights", {}),
        uses=uses or read.get("uses"),
        exclude=read.get("exclude"),
    )


def _beside(file: Path, given: str) -> str:
    """A path as it is written in a file: relative to its folder; other sources as they are."""
    if ":" in given.split("|")[0][2:] or Path(given.split("|")[0]).is_absolute():
        return given
    return str(file.parent / given)


def suitability_of(inputs: SitingInputs, *, feedback: Feedback | None = None) -> SuitabilityResult:
    """The suitability of inputs that were read.

    Examples
    --------
    >>> result = suitability_of(read_siting(sample / "siting.toml", uses=["housing"]))
    >>> result.plots
    6405
    """
    return suitability(
        inputs.parcels,
        inputs.criteria,
        inputs.weights or None,
        layers=inputs.layers,
        uses=inputs.uses,
        exclude=inputs.exclude,
        feedback=feedback,
    )
