"""What is asked of the rules, what they say, and who decides."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..geometry.rings import Floats
from .rules import OUTCOMES, Rule, Rules
from .site import Site
from .texts import said

Mask = NDArray[np.bool_]

COLUMNS = ("rule", "outcome", "parcel_ids", "area_ha", "citation", "message", "checked")
# Sentences of rules that have nothing to say of the site.
IDLE = ("transformation.untouched", "transformation.complete")
_OF_LAND = {"category": "categories", "land_kind": "land_kinds", "ownership": "ownership"}
OVERLAID = ("restriction", "hazard", "zone")


@dataclass(frozen=True)
class Asked:
    """What is asked of the rules, and the site's hectares as they are printed."""

    target: str
    purpose: str
    day: datetime.date | None
    documents: dict[str, str] | None
    printed: Floats

    def said_ha(self, site: Site, area: Floats, mask: Mask) -> float:
        """Hectares as sentences say them: as the composition prints them."""
        whole = site.pieces["area_ha"].to_numpy(dtype=float)
        return float((area[mask] * self.printed[mask] / whole[mask]).sum())


@dataclass
class Judged:
    """What the rules say.

    Attributes
    ----------
    rows : list of dict
        The table's rows in the order of the rules.
    worst : ndarray of int
        Per piece of the site the worst outcome, 0 blocks … 2 ok.
    required : dict of str to list of Rule
        The documents that the site needs, and by which rules.
    not_judged : list of Rule
        Rules whose layer was not given.
    """

    rows: list[dict[str, Any]]
    worst: NDArray[np.int64]
    required: dict[str, list[Rule]] = field(default_factory=dict)
    not_judged: list[Rule] = field(default_factory=list)

    def table(self) -> pd.DataFrame:
        """The rows, the gravest outcome first and then in the order of the rules."""
        rows = sorted(self.rows, key=lambda row: OUTCOMES.index(row["outcome"]))
        table = pd.DataFrame({name: [row[name] for row in rows] for name in COLUMNS}, dtype=object)
        return table.astype({"area_ha": "float64", "checked": "bool"})

    def verdict(self) -> str:
        """``would_be_returned`` if a rule blocks, ``needs`` if one needs something, or passes."""
        found = {row["outcome"] for row in self.rows}
        if "blocks" in found:
            return "would_be_returned"
        return "needs" if "needs" in found else "passes"


def authorities(site: Site, rules: Rules, asked: Asked) -> pd.DataFrame:
    """Who decides on which part of the site.

    Returns
    -------
    pandas.DataFrame
        authority, stage, area_ha, parcels, citation.
    """
    rows = []
    for rule in rules.entries.values():
        if rule.kind != "authority" or not rule.concerns(asked.target, asked.purpose):
            continue
        mask = of_land(rule, site)
        if rule.holds(asked.day) and mask.any():
            rows.append(
                {
                    "authority": said(rule.name),
                    "stage": rule.stage,
                    "area_ha": float(site.pieces["area_ha"].to_numpy()[mask].sum()),
                    "parcels": int(mask.sum()),
                    "citation": said(rule.citation),
                }
            )
    columns = ["authority", "stage", "area_ha", "parcels", "citation"]
    table = pd.DataFrame(rows, columns=columns, dtype=object)
    return table.astype({"area_ha": "float64", "parcels": "int64"})


def of_land(rule: Rule, site: Site) -> Mask:
    """The pieces whose attributes the rule names."""
    mask = np.ones(len(site.pieces), dtype=bool)
    for column, key in _OF_LAND.items():
        if rule.lists[key]:
            mask &= site.pieces[column].isin(rule.lists[key]).to_numpy()
    if rule.lists["not_categories"]:
        mask &= ~site.pieces["category"].isin(rule.lists["not_categories"]).to_numpy()
    return mask
