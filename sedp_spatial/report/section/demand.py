"""The need for land by branch."""

from __future__ import annotations

from typing import Any

from ..demand_charts import sector_colour
from ..document.blocks import Block, Column, Table
from ..maps.charts import BarRow, bar_picture
from ..maps.themes import hatch
from ..words import word, words_of
from .people import scenario_of
from .teller import Chapter, Teller, rounded, text

_FARM = "agriculture"
_DECIMALS = 1


def demand(teller: Teller) -> Chapter:
    """How many hectares each branch needs beyond what it uses today."""
    result = teller.part("demand")
    if result is None:
        return teller.without("demand", "demand")
    scenario = scenario_of(teller) or str(result.totals["scenario"].iloc[0])
    years = [int(year) for year in dict.fromkeys(result.totals["year"])]
    last = max(years)
    shown = result.printed(last, scenario, decimals=_DECIMALS)
    farm = float(shown.loc[shown["sector"] == _FARM, "demand_ha"].sum())
    total = round(float(shown["demand_ha"].sum()), _DECIMALS)
    lead = teller.say(
        "demand.lead",
        year=last,
        base=result.base_year,
        total=teller.ha(total, 1),
        farm=teller.ha(farm, 1),
        built=teller.ha(total - farm, 1),
    )
    low, high = (float(shown[name].sum()) for name in ("low_ha", "high_ha"))
    said = [teller.say("demand.range", low=teller.ha(low, 1), high=teller.ha(high, 1))]
    missing = _places(teller, result, last, scenario)
    if missing:
        said.append(missing)
    blocks: list[Block] = [_table(teller, result, years, scenario), text(" ".join(said))]
    rows = [
        BarRow(
            teller.sector(row["sector"]),
            row["demand_ha"],
            teller.ha(row["demand_ha"], 1),
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


def _table(teller: Teller, result: Any, years: list[int], scenario: str) -> Table:
    printed = {year: result.printed(year, scenario, decimals=_DECIMALS) for year in years}
    last = printed[max(years)]
    sectors = [
        sector
        for sector in last["sector"]
        if any(frame.set_index("sector").loc[sector, "high_ha"] > 0 for frame in printed.values())
    ]
    by_year = {year: frame.set_index("sector") for year, frame in printed.items()}
    end = by_year[max(years)]

    def cells(name: str, values: list[float], low: float, high: float, moved: float) -> Any:
        between = f"{teller.ha(low, 1)} – {teller.ha(high, 1)}"
        return (name, *(teller.ha(v, 1) for v in values), between, teller.ha(moved, 1))

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
