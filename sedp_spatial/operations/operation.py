"""What an operation is: a library function under a name that other programs call."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from ..progress import Feedback
from ..results import Result

Layers = Mapping[str, gpd.GeoDataFrame]
Parameters = Mapping[str, Any]

M2_PER_HA = 10_000


@dataclass(frozen=True)
class Operation:
    """A library function under a stable name.

    Attributes
    ----------
    call : callable
        Takes the layers and the parameters by name and a feedback, returns a Result.
    layers : dict
        The kind (``parcels``, ``boundary``) of each layer that it takes, by argument name; empty
        where the parameter ``kind`` says it.
    figures : callable, optional
        Sums of the result's tables that people want to see as figures.
    page : callable, optional
        Writes a page for printing where the parameter ``page`` names a file.
    page_needs : tuple of str
        The optional libraries of that page.
    shown : callable, optional
        The table and the figures of the summary page, where those of the result do not tell a
        reader enough; takes the result and the language.
    """

    call: Callable[[Layers, Parameters, Feedback | None], Result]
    layers: Mapping[str, str]
    figures: Callable[[Any], dict[str, Any]] | None = None
    page: Callable[[Path, Any, Layers, Parameters, str], None] | None = None
    page_needs: tuple[str, ...] = ()
    shown: Callable[[Any, str], tuple[pd.DataFrame, dict[str, Any]]] | None = None


def with_feedback(
    function: Callable[..., Result], feedback: Feedback | None, *args: Any, **kwargs: Any
) -> Result:
    """Call a library function with the feedback, if it listens to one."""
    if "feedback" in inspect.signature(function).parameters:
        kwargs["feedback"] = feedback
    return function(*args, **kwargs)


def boundary_of(layers: Layers) -> dict[str, gpd.GeoDataFrame | None]:
    """The boundary as an argument, None where the user gave none."""
    return {"boundary": layers.get("boundary")}


def sums(name: str) -> Callable[[Any, str], tuple[pd.DataFrame, dict[str, Any]]]:
    """For a summary page: another table of the result, because that of the plots fills pages."""
    return lambda result, _: (getattr(result, name), result.numbers())
