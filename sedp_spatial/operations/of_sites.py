"""Where land is free, how well it suits, and which plots go to which use."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pandas as pd

from ..progress import Feedback, part
from ..results import Result
from .operation import Layers, Operation, Parameters, sums


def _supply(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from ..supply import land_supply

    return land_supply(
        layers["parcels"],
        layers.get("restrictions"),
        layers.get("zones"),
        layers.get("hazards"),
        buildings=layers.get("buildings"),
        feedback=feedback,
        **parameters,
    )


def _suitability(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    """A file names the layers and the criteria; parcels from the map go before its own."""
    from ..siting import read_siting, suitability_of

    inputs = read_siting(
        parameters["inputs"], uses=parameters.get("uses"), parcels=layers.get("parcels")
    )
    return suitability_of(inputs, feedback=feedback)


def _allocate(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    """The claims, then the free land, then how well it suits, then the choice."""
    from ..allocation import allocate_plots
    from ..errors import DataError
    from ..supply import candidates_from, land_supply

    parcels = layers["parcels"]
    wanted = _claims(parameters)
    others = ("restrictions", "zones", "hazards", "buildings")
    supply = land_supply(
        parcels,
        **{name: layers.get(name) for name in others},
        rules=parameters.get("rules"),
        on=parameters.get("on"),
        settings=parameters.get("settings"),
        feedback=part(feedback, 0.0, 0.4),
    )
    pairs = candidates_from(
        supply,
        _scores(parcels, parameters, list(dict.fromkeys(wanted["use"])), feedback),
        with_transformation=bool(parameters.get("with_transformation")),
    )
    if pairs.empty:
        raise DataError("error.alloc_no_supply", parcels=len(supply.table))
    least = parameters.get("min_site_ha")
    return allocate_plots(
        pairs,
        wanted,
        time_limit_s=parameters["time_limit_s"],
        gap=parameters["gap"],
        min_plot_ha=parameters.get("min_plot_ha"),
        sites=parcels if least is not None else None,
        min_site_ha=least,
        rank_loss=parameters["rank_loss"],
        parcels=parcels,
        feedback=part(feedback, 0.6, 1.0),
    )


def _claims(parameters: Parameters) -> pd.DataFrame:
    """A table of claims, or the demand that a file of inputs leads to."""
    from ..allocation import claims_from
    from ..demand import demand_of, read_inputs
    from ..errors import UsageError
    from ..population.reading import raw_table

    if parameters.get("claims"):
        return raw_table(Path(parameters["claims"]))
    if not parameters.get("demand"):
        raise UsageError("error.alloc_command")
    scenario = parameters["scenario"]
    demand = demand_of(read_inputs(parameters["demand"]), scenario=scenario)
    year = parameters.get("year") or int(demand.table["year"].max())
    claims = claims_from(demand, year=int(year), scenario=scenario)
    return claims[claims["max_ha"] > 0].reset_index(drop=True)


def _scores(
    parcels: gpd.GeoDataFrame, parameters: Parameters, uses: list[str], feedback: Feedback | None
) -> pd.DataFrame | None:
    """How well the plots suit the uses that are claimed, or None where no criteria are given."""
    from ..siting import read_siting, suitability_of

    if not parameters.get("inputs"):
        return None
    inputs = read_siting(parameters["inputs"], uses=uses, parcels=parcels)
    return suitability_of(inputs, feedback=part(feedback, 0.4, 0.6)).table


OPERATIONS = {
    "supply": Operation(
        _supply,
        {
            "parcels": "parcels",
            "restrictions": "restrictions",
            "zones": "zones",
            "hazards": "hazards",
            "buildings": "buildings",
        },
        shown=sums("by_use"),
    ),
    "suitability": Operation(_suitability, {"parcels": "parcels"}, shown=sums("by_use")),
    "allocate": Operation(
        _allocate,
        {
            "parcels": "parcels",
            "restrictions": "restrictions",
            "zones": "zones",
            "hazards": "hazards",
            "buildings": "buildings",
        },
        shown=sums("uses"),
    ),
}
