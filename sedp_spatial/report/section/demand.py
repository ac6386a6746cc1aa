"""The need for land by branch."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ..demand_charts import sector_colour
from ..document.blocks import Block, Column, Table
from ..maps.charts import BarRow, bar_picture
from ..maps.themes import hatch
from ..words import word, words_of
from .people import scenario_of
from .teller import Chapter, Teller, rounded, text

_FARM = "agriculture"
_DECIMALS = 2


def demand(teller: Teller) -> Chapter:
    """How many hectares each branch needs beyond what it uses today."""
    result = teller.part("demand")
    if result is None:
        return teller.without("demand", "demand")
    scenario = scenario_of(teller) or str(result.totals["scenario"].iloc[0])
    years = [int(year) for year in dict.fromkeys(result.totals["year"])]
    last = max(years)
    shown = printed_demand(result, last, scenario)
    farm = float(shown.loc[shown["sector"] == _FARM, "demand_ha"].sum())
    total = round(float(shown["demand_ha"].sum()), _DECIMALS)
    lead = teller.say(
        "demand.lead",
        year=last,
        base=result.base_year,
        total=teller.ha(total),
        farm=teller.ha(farm),
        built=teller.ha(total - farm),
    )
    low, high = (float(shown[name].sum()) for name in ("low_ha", "high_ha"))
    said = [teller.say("demand.range", low=teller.ha(low), high=teller.ha(high))]
    missing = _places(teller, result, last, scenario)
    if missing:
        said.append(missing)
    blocks: list[Block] = [_table(teller, result, years, scenario), text(" ".join(said))]
    rows = [
        BarRow(
            teller.sector(row["sector"]),
            row["demand_ha"],
            teller.ha(row["demand_ha"]),
            sector_colour(row["sector"]),
            hatch("sector", row["sector"]),
        )
        for row in shown.to_dict("records")
        if row["demand_ha"] > 0
    ]
    if rows:
        caption = teller.say("demand.chart", year=last)
        described = [f"{row.name} {row.text}" for row in rows]
        blocks.append(teller.chart(bar_picture(rows, caption), caption, described))
    return teller.chapter("demand", lead, blocks)


def printed_demand(result: Any, year: int, scenario: str) -> pd.DataFrame:
    """The branches with what is printed for each; totals are the sums of what is printed.

    A branch's hectares stand again where land is chosen and where it is missing: they are the same
    number there, which rounding to a common total would not keep.
    """
    shown = result.printed(year, scenario, decimals=_DECIMALS)
    rows = result.table[(result.table["year"] == year) & (result.table["scenario"] == scenario)]
    exact = rows.set_index("sector").loc[shown["sector"]]
    for name in ("demand_ha", "low_ha", "high_ha", "of_which_resettlement_ha"):
        shown[name] = exact[name].round(_DECIMALS).to_numpy()
    return shown


def _table(teller: Teller, result: Any, years: list[int], scenario: str) -> Table:
    printed = {year: printed_demand(result, year, scenario) for year in years}
    last = printed[max(years)]
    sectors = [
        sector
        for sector in last["sector"]
        if any(frame.set_index("sector").loc[sector, "high_ha"] > 0 for frame in printed.values())
    ]
    by_year = {year: frame.set_index("sector") for year, frame in printed.items()}
    end = by_year[max(years)]

    def cells(name: str, values: list[float], low: float, high: float, moved: float) -> Any:
        between = f"{teller.ha(low)} – {teller.ha(high)}"
        return (name, *(teller.ha(v) for v in values), between, teller.ha(moved))

    body = tuple(
        cells(
            teller.sector(sector),
            [by_year[year].loc[sector, "demand_ha"] for year in years],
            end.loc[sector, "low_ha"],
            end.loc[sector, "high_ha"],
            end.loc[sector, "of_which_resettlement_ha"],
        )
        for sector in sectors
    )
    total = cells(
        words_of(teller.lang)["row.total"],
        [float(by_year[year]["demand_ha"].sum()) for year in years],
        float(end["low_ha"].sum()),
        float(end["high_ha"].sum()),
        float(end["of_which_resettlement_ha"].sum()),
    )
    return Table(
        teller.say("demand.table"),
        (
            Column(teller.title("sector"), weight=2.4),
            *(Column(str(year), numeric=True) for year in years),
            Column(teller.say("demand.range_column", year=max(years)), numeric=True, weight=1.7),
            Column(teller.say("demand.resettlement"), numeric=True, weight=1.3),
        ),
        body,
        (total,),
        key="demand",
    )


def _places(teller: Teller, result: Any, year: int, scenario: str) -> str:
    """Places in schools, kindergartens and clinics that will be missing."""
    rows = result.catchments
    if not len(rows):
        return ""
    rows = rows[(rows["year"] == year) & (rows["scenario"] == scenario)]
    sums = rows.groupby("facility", sort=False)["places_missing"].sum()
    values = rounded(list(sums), 0)
    parts = [
        f"{word(f'use.{facility}', teller.lang).lower()} – {teller.count(value)}"
        for facility, value in zip(sums.index, values, strict=True)
        if value > 0
    ]
    return teller.say("demand.places", year=year, parts=", ".join(parts)) if parts else ""
