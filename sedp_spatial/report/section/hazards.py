"""Natural hazards: who lives in danger, and who has to be resettled."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ...codes import load_codes
from ..document.blocks import Block, Column, Table
from ..words import value_label, word
from .teller import Chapter, Teller, rounded, text

_SAFE, _ANY, _EXPOSED = "not_exposed", "any", "exposed"
_MOST_NAMES = 10


def hazards(teller: Teller) -> Chapter:
    """People, households, buildings and land in danger, and the resettlement ledger."""
    exposure, ledger = teller.part("exposure"), teller.part("ledger")
    if exposure is None:
        return teller.without("hazards", "hazard_levels", "exposure")
    lead = teller.say(
        "hazards.lead",
        people=teller.count(exposure.exposed_people),
        share=teller.percent(exposure.exposed_people / exposure.people if exposure.people else 0),
        households=teller.count(exposure.exposed_households),
    )
    land = _land(exposure.land)
    blocks: list[Block] = [_table(teller, exposure, land)]
    said = []
    if (_ANY, _EXPOSED) in land:
        area = teller.ha(rounded([land[_ANY, _EXPOSED]], 2)[0])
        said.append(teller.say("hazards.land", area=area))
    names = _facilities(teller, exposure.facilities)
    if names:
        said.append(teller.say("hazards.facilities", names=names))
    if said:
        blocks.append(text(" ".join(said)))
    if ledger is not None:
        blocks += _ledger(teller, ledger)
    return teller.chapter("hazards", lead, blocks)


def _land(land: pd.DataFrame) -> dict[tuple[str, str], float]:
    """Hectares by hazard and level, over all categories."""
    if not len(land.columns) or "hazard" not in land.columns:
        return {}
    sums: dict[tuple[str, str], float] = {}
    for hazard, level, area in zip(land["hazard"], land["level"], land["area_ha"], strict=True):
        key = (str(hazard), str(level))
        sums[key] = sums.get(key, 0.0) + float(area)
    return sums


def _table(teller: Teller, exposure: Any, land: dict[tuple[str, str], float]) -> Table:
    figures = ["people", "households", "buildings"]
    table = exposure.table
    sums = table.groupby(["hazard", table["level"].astype(str)], sort=False)[figures].sum()
    rows: list[tuple[str, ...]] = []
    foot: list[tuple[str, ...]] = []
    for hazard in dict.fromkeys(table["hazard"]):
        levels = [level for name, level in sums.index if name == hazard and level != _SAFE]
        for level in sorted(levels, key=_level, reverse=True):
            values = sums.loc[(hazard, level)]
            cells = (
                _called(teller, str(hazard), level),
                *(teller.count(round(float(values[name]))) for name in figures),
                teller.ha(land[hazard, level]) if (hazard, level) in land else "–",
            )
            (foot if hazard == _ANY else rows).append(cells)
    titles = [Column(teller.title(name), numeric=True) for name in figures]
    return Table(
        teller.say("hazards.table"),
        (
            Column(teller.title("hazard"), weight=2.6),
            *titles,
            Column(teller.say("land"), numeric=True),
        ),
        tuple(rows),
        tuple(foot),
        key="hazards",
    )


def _called(teller: Teller, hazard: str, level: str) -> str:
    if hazard == _ANY:
        return word("row.any", teller.lang)
    name = value_label("hazard", hazard, teller.lang)
    said = value_label("level", level, teller.lang)
    plain = said.replace(".", "", 1).isdigit()
    return f"{name}, {teller.say('level', level=said) if plain else said}"


def _level(level: str) -> tuple[int, float, str]:
    """Numbers by their size; words stay in the order of the code file."""
    known = list(load_codes("hazard_levels"))
    if level in known:
        return (1, known.index(level), level)
    try:
        return (0, float(level), level)
    except ValueError:
        return (2, 0.0, level)


def _facilities(teller: Teller, facilities: pd.DataFrame) -> str:
    if not len(facilities):
        return ""
    rows = facilities[(facilities["hazard"] == _ANY) & (facilities["level"] != _SAFE)]
    if not len(rows):
        rows = facilities[(facilities["hazard"] != _ANY) & (facilities["level"] != _SAFE)]
    names = list(dict.fromkeys(str(name) for name in rows["name"]))
    more = ""
    if len(names) > _MOST_NAMES:
        count = teller.count(len(names) - _MOST_NAMES)
        more = f" {word('page.more_rows', teller.lang, count=count)}"
    return ", ".join(names[:_MOST_NAMES]) + more


def _ledger(teller: Teller, ledger: Any) -> list[Block]:
    said = teller.say(
        "hazards.ledger",
        exposed=teller.count(ledger.exposed),
        moved=teller.count(ledger.moved),
        waiting=teller.count(ledger.waiting),
        needed=teller.count(ledger.plots_needed),
    )
    table = ledger.table
    figures = ["exposed", "granted", "moved", "waiting", "plots_needed"]
    place = str(table.columns[0])
    blocks: list[Block] = [text(said)]
    if len(table) > 1:
        titles = [Column(teller.title(name), numeric=True) for name in figures]
        names = _places(teller)
        blocks.append(
            Table(
                teller.say("hazards.ledger_table"),
                (Column(teller.title(place), weight=2.0), *titles),
                tuple(
                    (
                        names.get(str(row[place]), str(row[place])),
                        *(teller.count(row[name]) for name in figures),
                    )
                    for row in table.to_dict("records")
                ),
                (
                    (
                        word("row.total", teller.lang),
                        *(teller.count(getattr(ledger, name)) for name in figures),
                    ),
                ),
                key="ledger",
            )
        )
    return blocks


def _places(teller: Teller) -> dict[str, str]:
    """Villages by their code, as their layer names them."""
    villages = teller.context.layers.get("villages")
    if villages is None or "village" not in villages.columns:
        return {}
    column = f"name_{teller.lang}" if f"name_{teller.lang}" in villages.columns else "name"
    if column not in villages.columns:
        return {}
    return {str(k): str(v) for k, v in zip(villages["village"], villages[column], strict=True)}
