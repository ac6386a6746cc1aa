"""The command `allocate`: which plots go to which use."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import geopandas as gpd
import pandas as pd
import typer

from .allocation import allocate_plots, claims_from
from .command import LANG, AsJson, Crs, Lang, Mapping, Out, Run, help_text
from .console import words
from .demand import demand_of, read_inputs
from .errors import DataError, UsageError
from .layers.table_files import read_csv_table
from .supply import candidates_from, land_supply

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)

File = str | None
Table = Path | None
_SHOWN = ("use", "year", "min_ha", "max_ha", "allocated_ha", "missing_ha", "plots",
          "mean_suitability", "greedy_ha")  # fmt: skip


@app.command(help=help_text("allocate"))
def allocate(
    parcels: Annotated[
        File, typer.Argument(help=help_text("alloc_parcels"), metavar="FILE")
    ] = None,
    candidates: Annotated[Table, typer.Option(help=help_text("alloc_candidates"))] = None,
    claims: Annotated[Table, typer.Option(help=help_text("alloc_claims"))] = None,
    restrictions: Annotated[File, typer.Option(help=help_text("supply_restrictions"))] = None,
    zones: Annotated[File, typer.Option(help=help_text("supply_zones"))] = None,
    rules: Annotated[File, typer.Option(help=help_text("zone_rules"))] = None,
    hazards: Annotated[File, typer.Option(help=help_text("hazards"))] = None,
    buildings: Annotated[File, typer.Option(help=help_text("supply_buildings"))] = None,
    settings: Annotated[Table, typer.Option(help=help_text("supply_settings"))] = None,
    on: Annotated[File, typer.Option("--on", help=help_text("on"))] = None,
    demand: Annotated[Table, typer.Option(help=help_text("alloc_demand"))] = None,
    year: Annotated[int | None, typer.Option(help=help_text("alloc_year"))] = None,
    scenario: Annotated[str, typer.Option(help=help_text("alloc_scenario"))] = "central",
    scores: Annotated[Table, typer.Option(help=help_text("alloc_scores"))] = None,
    with_transformation: Annotated[
        bool, typer.Option("--with-transformation", help=help_text("alloc_transformation"))
    ] = False,
    time_limit: Annotated[float, typer.Option(help=help_text("alloc_time"))] = 60.0,
    gap: Annotated[float, typer.Option(help=help_text("alloc_gap"))] = 0.0,
    min_plot: Annotated[float | None, typer.Option(help=help_text("alloc_min_plot"))] = None,
    budget: Annotated[float | None, typer.Option(help=help_text("alloc_budget"))] = None,
    min_site: Annotated[float | None, typer.Option(help=help_text("alloc_min_site"))] = None,
    rank_loss: Annotated[float, typer.Option(help=help_text("alloc_rank_loss"))] = 0.0,
    mapping: Mapping = None,
    crs: Crs = None,
    out: Out = None,
    lang: Lang = LANG,
    as_json: AsJson = False,
) -> None:
    """The console shows the uses; every plot with its reason goes to --out and --json."""
    with Run("allocate", lang, out, as_json) as run:
        if (candidates is None and parcels is None) or (claims is None and demand is None):
            raise UsageError("error.alloc_command")
        if parcels is None and any(path.suffix.lower() == ".gpkg" for path in out or []):
            raise UsageError("error.alloc_map_parcels")
        layer = None if parcels is None else run.read(parcels, mapping, crs)
        wanted = (
            _claims(demand, year, scenario) if claims is None else _table(claims)  # type: ignore
        )
        if candidates is not None:
            pairs = _table(candidates)
        else:
            given = {"restrictions": restrictions, "zones": zones, "hazards": hazards,
                     "buildings": buildings}  # fmt: skip
            others = {
                kind: None if path is None else run.read(path, mapping, None, kind)
                for kind, path in given.items()
            }
            supply = run.work("supplying", land_supply, layer, rules=rules, on=on,
                              settings=settings, **others)  # fmt: skip
            pairs = candidates_from(
                supply,
                None if scores is None else _table(scores),
                with_transformation=with_transformation,
            )
            if pairs.empty:
                raise DataError("error.alloc_no_supply", parcels=len(supply.table))
        result = run.work(
            "allocating",
            allocate_plots,
            pairs,
            wanted,
            time_limit_s=time_limit,
            gap=gap,
            min_plot_ha=min_plot,
            budget_som=budget,
            sites=layer if min_site is not None else None,
            min_site_ha=min_site,
            rank_loss=rank_loss,
            parcels=layer,
        )
        columns = [name for name in _SHOWN if name in result.uses.columns]
        shown = layer if layer is not None else gpd.GeoDataFrame(geometry=[])
        run.give(result, parcels=shown, shown="uses", columns=columns)
        if not as_json:
            print(words("say.allocated", run.lang, **result.numbers()))


def _claims(demand: Path, year: int | None, scenario: str) -> pd.DataFrame:
    result = demand_of(read_inputs(demand), scenario=scenario)
    when = int(result.table["year"].max()) if year is None else year
    claims = claims_from(result, year=when, scenario=scenario)
    return claims[claims["max_ha"] > 0].reset_index(drop=True)


def _table(path: Path) -> pd.DataFrame:
    """A CSV table; identifiers stay as they are written."""
    if not path.is_file():
        raise DataError("error.no_file", path=str(path))
    kinds: dict[Any, Any] = {"parcel_id": str, "use": str}
    return read_csv_table(path, dtype=kinds)
