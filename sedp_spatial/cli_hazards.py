"""The command `exposure`: who and what is in danger."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import pandas as pd
import typer

from .cli_large import exposure_large
from .command import LANG, AsJson, Crs, Lang, Mapping, Memory, Out, Run, help_text
from .console import words
from .errors import DataError
from .hazards import hazard_exposure, hazards_together, read_hazard_raster
from .layers.table_files import read_csv_table

File = str | None
Buildings = Annotated[str, typer.Argument(help=help_text("exposure_buildings"), metavar="FILE")]
Hazards = Annotated[File, typer.Option("--hazards", help=help_text("hazards"))]
RasterFile = Annotated[File, typer.Option("--raster", help=help_text("hazard_raster"))]
HazardName = Annotated[str, typer.Option("--hazard", help=help_text("hazard_name"))]
Thresholds = Annotated[str, typer.Option("--thresholds", help=help_text("thresholds"))]
Slope = Annotated[bool, typer.Option("--slope", help=help_text("slope"))]
By = Annotated[str | None, typer.Option("--by", help=help_text("exposure_by"))]
Areas = Annotated[File, typer.Option("--areas", help=help_text("areas"))]
ParcelFile = Annotated[File, typer.Option("--parcels", help=help_text("exposure_parcels"))]
Facilities = Annotated[File, typer.Option("--facilities", help=help_text("facilities"))]
Population = Annotated[
    Path | None, typer.Option("--population", help=help_text("exposure_population"))
]
Order = Annotated[str | None, typer.Option("--order", help=help_text("level_order"))]
Split = Annotated[str, typer.Option("--split", help=help_text("split"))]


app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


@app.command(help=help_text("exposure"))
def exposure(
    buildings: Buildings,
    hazards: Hazards = None,
    raster: RasterFile = None,
    hazard: HazardName = "",
    thresholds: Thresholds = "",
    slope: Slope = False,
    by: By = None,
    areas: Areas = None,
    parcels: ParcelFile = None,
    facilities: Facilities = None,
    population: Population = None,
    order: Order = None,
    split: Split = "floor_area",
    memory: Memory = None,
    mapping: Mapping = None,
    crs: Crs = None,
    out: Out = None,
    lang: Lang = LANG,
    as_json: AsJson = False,
) -> None:
    """The tables of buildings, ages, facilities and land go to --out and --json."""
    with Run("exposure", lang, out, as_json) as run:
        # What does not fit into memory at once is no frame for a raster either.
        layer = run.read(buildings, mapping, crs, "buildings") if memory is None else None
        dangers = []
        if hazards is not None:
            dangers.append(run.read(hazards, mapping, crs, "hazards"))
        if raster is not None:
            # Land may be in danger far from any building.
            within = layer if parcels is None else None
            named: dict[str, Any] = {"hazard": hazard, "slope": slope, "within": within}
            dangers.append(read_hazard_raster(raster, thresholds, **named))
        zones = hazards_together(dangers)
        options: dict[str, Any] = {
            "by": by,
            "areas": run.read_given(areas, "places"),
            "facilities": run.read_given(facilities, "places"),
            "population": None if population is None else read_table(population),
            "order": order.split(",") if order else None,
            "split": split,
        }
        if memory is not None:
            options |= {"mapping": mapping, "crs": crs, "memory_mb": memory, "parcels": parcels}
            result = exposure_large(run, buildings, zones, **options)
        else:
            options |= {"parcels": run.read_given(parcels, "parcels")}
            result = run.work("exposing", hazard_exposure, layer, zones, **options)
            run.give(result, parcels=result.layer)
        if not as_json:
            print(words("say.exposed", run.lang, **result.numbers()))


def read_table(path: Path) -> pd.DataFrame:
    """Read a CSV table.

    Raises
    ------
    DataError
        If there is none, or it cannot be read.
    """
    if not path.exists():
        raise DataError("error.no_file", path=str(path))
    return read_csv_table(path)
