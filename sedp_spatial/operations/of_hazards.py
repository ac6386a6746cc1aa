"""Who and what is in danger, which land, and who still needs a plot elsewhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from ..progress import Feedback
from ..results import Result
from .operation import Layers, Operation, Parameters

RASTER = ("raster", "thresholds", "hazard", "slope")
"""What says how a raster becomes hazards."""


def _exposure(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    """Drawn hazards, those of a raster, or both."""
    from ..hazards import hazard_exposure
    from ..population import read_table

    given = {key: value for key, value in parameters.items() if key not in RASTER}
    table = given.pop("population", None)
    return hazard_exposure(
        layers["buildings"],
        _dangers(layers, parameters),
        areas=layers.get("areas"),
        parcels=layers.get("parcels"),
        facilities=layers.get("facilities"),
        population=read_table(table, kind="population_age_sex") if table else None,
        feedback=feedback,
        **given,
    )


def _dangers(layers: Layers, parameters: Parameters) -> gpd.GeoDataFrame:
    from ..hazards import hazards_together, read_hazard_raster

    dangers = [layers["hazards"]] if "hazards" in layers else []
    if parameters.get("raster"):
        # Land may be in danger far from any building.
        within = None if "parcels" in layers else layers.get("buildings")
        raster = read_hazard_raster(
            parameters["raster"],
            parameters.get("thresholds") or "",
            hazard=parameters.get("hazard") or "",
            slope=bool(parameters.get("slope")),
            within=within,
        )
        dangers.append(raster)
    return hazards_together(dangers)


def _constraints(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    """Category × regime × hazard, closed."""
    from ..constraints import constraint_table

    given = {key: value for key, value in parameters.items() if key not in RASTER}
    dangers = "hazards" in layers or parameters.get("raster")
    return constraint_table(
        layers["parcels"],
        layers.get("restrictions"),
        _dangers(layers, parameters) if dangers else None,
        feedback=feedback,
        **given,
    )


def _ledger(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    """A table names who is in danger; buildings are laid over the hazards first."""
    from ..errors import UsageError
    from ..hazards import hazard_exposure, resettlement_ledger
    from ..hazards.exposed_table import exposed_households, least_levels, table_or_nobody
    from ..population.reading import raw_table

    def table(name: str) -> pd.DataFrame | None:
        path = parameters.get(name)
        return raw_table(Path(path)) if path else None

    by, least = parameters.get("by"), least_levels(parameters.get("min_level"))
    plots, gone, known = table("granted"), table("moved"), table("exposed")
    danger: Any
    if known is not None:
        danger, notes = exposed_households(known, least)
        least, rows = None, danger
    elif "buildings" in layers and "hazards" in layers:
        danger = hazard_exposure(
            layers["buildings"],
            layers["hazards"],
            by=by,
            areas=layers.get("areas"),
            order=parameters.get("order"),
            split=parameters["split"],
            feedback=feedback,
        )
        rows, notes = danger.by_building, list(danger.notes)
    else:
        raise UsageError("error.ledger_no_hazards", path="–")
    ledger = resettlement_ledger(
        danger,
        table_or_nobody(plots, gone, rows),
        table_or_nobody(gone, plots, rows),
        by=by,
        min_level=least,
    )
    return replace(ledger, notes=(*notes, *ledger.notes))


OPERATIONS = {
    "exposure": Operation(
        _exposure,
        {
            "buildings": "buildings",
            "hazards": "hazards",
            "areas": "places",
            "parcels": "parcels",
            "facilities": "places",
        },
    ),
    "constraints": Operation(
        _constraints,
        {"parcels": "parcels", "restrictions": "restrictions", "hazards": "hazards"},
    ),
    "ledger": Operation(
        _ledger, {"buildings": "buildings", "hazards": "hazards", "areas": "places"}
    ),
}
