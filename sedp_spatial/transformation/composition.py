"""What a site consists of, as published decisions print it: parts that add up to the total."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ..geometry.rings import Floats
from ..layers.classes import print_order
from ..messages import Label, Message
from ..rounding import round_to_total
from .site import Site
from .texts import list_of

DECIMALS = 2
# Decisions name these lands by their category, all others by the kind of land.
NAMED_BY_CATEGORY = ("protected", "forest", "water", "reserve")


def composition_of(site: Site) -> pd.DataFrame:
    """Hectares of a site by category and kind of land.

    Returns
    -------
    pandas.DataFrame
        category, land_kind, parcels, area_ha, printed_ha (rounded so that the parts add up to
        the printed total), share, registered_ha, unused_ha. Land that the site's parcels count
        twice is a negative row ``overlap``, land under no parcel a row ``gap``.
    """
    pieces = site.pieces
    rows = pd.DataFrame(pieces.drop(columns=pieces.geometry.name))
    rows["unused_ha"] = rows["area_ha"].where(rows["in_use"] == "no", 0.0)
    rows["parcels"] = 1
    keys = ["category", "land_kind"]
    for column in keys:
        order = [*print_order(column), "unassigned"]
        rows[column] = pd.Categorical(rows[column], categories=order, ordered=True)
    sums = rows.groupby(keys, observed=True)[["parcels", "area_ha", "registered_ha", "unused_ha"]]
    table = sums.sum().reset_index()
    extra = [("overlap", -site.overlap_ha), ("gap", site.gap_ha)]
    more = pd.DataFrame(
        [
            {
                "category": kind,
                "land_kind": "",
                "parcels": 0,
                "area_ha": area,
                "registered_ha": 0.0,
                "unused_ha": 0.0,
            }
            for kind, area in extra
            if area
        ]
    )
    table = table.astype({"category": object, "land_kind": object})
    if len(more):
        table = pd.concat([table, more], ignore_index=True)
    table["printed_ha"] = round_to_total(table["area_ha"], DECIMALS, total=site.site_ha)
    table["share"] = table["area_ha"] / site.site_ha
    order = ["category", "land_kind", "parcels", "area_ha", "printed_ha", "share"]
    return table[[*order, "registered_ha", "unused_ha"]]


def printed_areas(site: Site, composition: pd.DataFrame) -> Floats:
    """Hectares per piece whose sums by class are the printed figures.

    A sentence that speaks of all irrigated arable must say the number of the table beside it.
    """
    keys = ["category", "land_kind"]
    classes = composition.set_index(keys)[["area_ha", "printed_ha"]]
    own = classes.reindex(pd.MultiIndex.from_frame(site.pieces[keys]))
    area = site.pieces["area_ha"].to_numpy(dtype=float)
    printed: Floats = area * (own["printed_ha"] / own["area_ha"]).to_numpy(dtype=float)
    return printed


def statement(composition: pd.DataFrame) -> Message:
    """The composition in one sentence: ``14.61 irrigated arable + … = 31.59 ha``."""
    sums: dict[Label, float] = {}
    for row in composition.to_dict("records"):
        name = _name(row)
        sums[name] = sums.get(name, 0.0) + row["printed_ha"]
    parts = [
        Message("transformation.part", area_ha=round(area, DECIMALS), name=name)
        for name, area in sums.items()
    ]
    total = round(float(composition["printed_ha"].sum()), DECIMALS)
    return Message(
        "note.transformation_composition", parts=list_of(parts, "transformation.plus"), total=total
    )


def _name(row: dict[Any, Any]) -> Label:
    category, kind = str(row["category"]), str(row["land_kind"])
    if category in ("overlap", "gap", "unassigned"):
        return Label("labels", f"row.{category}")
    if category in NAMED_BY_CATEGORY:
        return Label("categories", category)
    if kind == "other" and row["unused_ha"] == row["area_ha"]:
        return Label("labels", "short_kind.unused")
    return Label("labels", f"short_kind.{kind}")
