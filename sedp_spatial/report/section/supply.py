"""The supply of land, the choice of plots, and why other plots were not chosen."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ..document.blocks import Block, Column, Table
from ..words import number, words_of
from .teller import Chapter, Teller, capital, frame_block, rounded, text

_LARGEST, _MOST_REASONS = 12, 7
_NO, _AFTER = "no", "after_transformation"
_HALF_UNIT = 0.005  # of a hectare: less is printed as nothing
_FREE = ("free_ha", "conditional_ha", "after_transformation_ha")


def supply(teller: Teller) -> Chapter:
    """Where land is free, which plots were chosen, and why not others."""
    found, chosen = teller.part("supply"), teller.part("allocation")
    if found is None and chosen is None:
        return teller.without("supply", "supply", "allocation")
    blocks: list[Block] = []
    if chosen is not None:
        key = "supply.lead_short" if chosen.missing_ha >= _HALF_UNIT else "supply.lead_taken"
        area, moved = sum(printed_allocated(chosen)), transformed_ha(chosen)
        key = f"{key}_moved" if moved >= _HALF_UNIT else key
        lead = teller.say(
            key,
            plots=teller.count(chosen.plots),
            area=teller.ha(area),
            moved=teller.ha(moved),
            missing=teller.ha(chosen.missing_ha),
        )
        blocks += _chosen(teller, chosen)
    else:
        lead = teller.say(
            "supply.lead_free",
            area=teller.ha(found.available_ha),
            after=teller.ha(found.available_after_ha - found.available_ha),
        )
    if found is not None:
        said = teller.say(
            "supply.free",
            area=teller.ha(found.available_ha),
            public=teller.ha(found.unused_public_ha),
        )
        blocks.append(text(said))
        uses = None if chosen is None else list(chosen.uses["use"])
        blocks += _free(teller, found, uses)
    return teller.chapter("supply", lead, blocks)


def printed_allocated(chosen: Any) -> list[float]:
    """The hectares found for each use; their total is the sum of what is printed.

    A use's hectares stand beside what it asks for, on the map and in the pre-check: they are the
    same number there, which rounding to a common total would not keep.
    """
    return [round(float(area), 2) for area in last_year(chosen.uses)["allocated_ha"]]


def transformed_ha(chosen: Any) -> float:
    """The chosen hectares that need a transformation first."""
    taken = chosen.table[chosen.table["use"].notna()]
    if "status" not in taken.columns:
        return 0.0
    return float(taken.loc[taken["status"] == _AFTER, "area_ha"].sum())


def last_year(uses: pd.DataFrame) -> pd.DataFrame:
    """With phases everything counts until the end of a year: the last one tells all."""
    return uses[uses["year"] == uses["year"].max()] if "year" in uses.columns else uses


def _chosen(teller: Teller, chosen: Any) -> list[Block]:
    uses = last_year(chosen.uses)
    found, lacks = printed_allocated(chosen), rounded(uses["missing_ha"], 2)
    rows = tuple(
        (
            teller.use(row["use"]),
            _between(teller, row["min_ha"], row["max_ha"]),
            teller.ha(area),
            teller.ha(missing),
            teller.count(row["plots"]),
            number(row["mean_suitability"], teller.lang, 2),
        )
        for row, area, missing in zip(uses.to_dict("records"), found, lacks, strict=True)
    )
    total = (
        teller.say("all"),
        "",
        teller.ha(sum(found)),
        teller.ha(sum(lacks)),
        teller.count(uses["plots"].sum()),
        "",
    )
    table = Table(
        teller.say("supply.chosen"),
        (
            Column(teller.title("use"), weight=2.2),
            Column(teller.say("supply.asked"), numeric=True, weight=1.6),
            Column(teller.say("supply.found"), numeric=True),
            Column(teller.say("supply.lacks"), numeric=True),
            Column(teller.say("plots"), numeric=True, weight=0.9),
            Column(teller.say("supply.suits"), numeric=True, weight=1.1),
        ),
        rows,
        (total,),
        key="allocation",
    )
    if chosen.proven:
        said = teller.say("supply.proven")
    else:
        said = teller.say("supply.gap", percent=number(100 * chosen.gap, teller.lang, 2))
    described = [f"{row[0]} {row[2]}" for row in rows]
    blocks: list[Block] = [table, text(said)]
    blocks += teller.map("plan", teller.say("plan.map"), described)
    taken = chosen.table[chosen.table["use"].notna()]
    largest = taken.sort_values(["area_ha", "parcel_id"], ascending=[False, True]).head(_LARGEST)
    names = ("parcel_id", "use", "category", "land_kind", "status", "area_ha", "suitability")
    blocks.append(
        frame_block(
            teller,
            largest,
            names,
            teller.say("supply.largest"),
            decimals={"suitability": 2},
            weights={
                "category": 2.2,
                "parcel_id": 2.1,
                "status": 2.0,
                "use": 1.9,
                "suitability": 1.15,
            },
        )
    )
    return blocks


def _between(teller: Teller, low: float, high: float) -> str:
    shown = teller.ha(low), teller.ha(high)
    return shown[0] if shown[0] == shown[1] else f"{shown[0]} – {shown[1]}"


def _free(teller: Teller, found: Any, uses: list[str] | None) -> list[Block]:
    table = found.by_use if uses is None else found.by_use[found.by_use["use"].isin(uses)]
    names = ("use", *_FREE, "refused_ha", "blocked_ha", "area_ha")
    wide = {"use": 1.6, "after_transformation_ha": 1.5, "conditional_ha": 0.9, "blocked_ha": 1.1}
    caption = teller.say("supply.table")
    blocks: list[Block] = [frame_block(teller, table, names, caption, weights=wide)]
    use = uses[0] if uses and "housing" not in uses else "housing"
    reasons = _reasons(teller, found.uses, use)
    if reasons is not None:
        blocks.append(reasons)
    return blocks


def _reasons(teller: Teller, uses: pd.DataFrame, use: str) -> Table | None:
    """How many plots each obstacle keeps from a use."""
    rows = uses[(uses["use"] == use) & (uses["status"] == _NO)]
    if not len(rows):
        return None
    codes = rows["obstacles"].fillna("").astype(str).str.split(";")
    single = rows.assign(code=codes).explode("code")
    single = single[single["code"] != ""]
    sums = single.groupby("code").agg(plots=("parcel_id", "nunique"), area_ha=("area_ha", "sum"))
    sums = sums.sort_values("area_ha", ascending=False, kind="stable").head(_MOST_REASONS)
    words = words_of(teller.lang)
    body = tuple(
        (
            capital(words.get(f"obstacle.{code}", str(code))),
            teller.count(row["plots"]),
            teller.ha(row["area_ha"]),
        )
        for code, row in sums.iterrows()
    )
    if not body:
        return None
    return Table(
        teller.say("supply.why", use=teller.use(use).lower()),
        (
            Column(teller.say("supply.why_column"), weight=4.0),
            Column(teller.say("plots"), numeric=True),
            Column(teller.say("area_ha"), numeric=True),
        ),
        body,
    )
