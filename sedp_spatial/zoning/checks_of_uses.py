"""Uses and land categories held against the zone."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from ..codes import load_codes
from ..layers.classes import classes_of
from ..layers.schema import UNASSIGNED
from ..messages import Label, Message
from .breaches import Breaches
from .features import Features
from .rules import split, use_code


def check_uses(
    features: Features, inside: pd.DataFrame, rules: pd.DataFrame, out: Breaches
) -> None:
    """Report uses that a zone forbids, that need a permit, or that are not stated.

    Parameters
    ----------
    features : Features
    inside : pandas.DataFrame
        feature, zone, share: the zones that count for each feature, all with rules.
    rules : pandas.DataFrame
        Indexed by zone.
    out : Breaches
    """
    if features.uses is None:
        return
    uses = dict(
        zip(rules.index, zip(rules["permitted"], rules["conditional"], strict=True), strict=True)
    )
    for feature, zone, share in rows_of(inside):
        permitted, conditional = uses[zone]
        if not permitted and not conditional:
            continue  # a zone without any uses is one whose uses are not ruled yet
        stated = [use_code(word) for word in split(features.uses[feature])]
        name = features.names[feature]
        if not stated and features.kind != "parcels":
            out.add(
                name,
                zone,
                "no_use",
                features.shapes[feature],
                Message("check.zone.no_use", feature=name, zone=zone),
                Message("check.zone.no_use.mend"),
                allowed=(*permitted, *conditional),
                share=share,
            )
        for use in stated:
            if use in permitted:
                continue
            said = {"feature": name, "zone": zone, "use": Label("zoning_uses", use)}
            if use in conditional:
                message = Message("check.zone.use_conditional", **said)
                mend = Message("check.zone.use_conditional.mend")
                rule = "use_conditional"
            else:
                allowed = [Label("zoning_uses", code) for code in (*permitted, *conditional)]
                message = Message("check.zone.use_forbidden", **said)
                mend = Message("check.zone.use_forbidden.mend", allowed=allowed)
                rule = "use_forbidden"
            out.add(
                name,
                zone,
                rule,
                features.shapes[feature],
                message,
                mend,
                allowed=(*permitted, *conditional),
                found=use,
                share=share,
            )


def check_categories(
    features: Features, inside: pd.DataFrame, rules: pd.DataFrame, out: Breaches
) -> None:
    """Report land whose category none of the zone's uses may stand on."""
    if "category" not in features.layer.columns:
        return
    categories = classes_of(features.layer, "category")[0].to_numpy(dtype=object)
    needed = rules["categories"].to_dict()
    for feature, zone, share in rows_of(inside):
        allowed = needed[zone]
        category = categories[feature]
        if not allowed or category == UNASSIGNED or category in allowed:
            continue
        name = features.names[feature]
        out.add(
            name,
            zone,
            "category_conflict",
            features.shapes[feature],
            Message(
                "check.zone.category_conflict",
                feature=name,
                zone=zone,
                category=Label("categories", category),
                allowed=[Label("categories", code) for code in allowed],
            ),
            Message("check.zone.category_conflict.mend"),
            allowed=allowed,
            found=category,
            share=share,
        )


def not_buildable(land_kinds: np.ndarray) -> np.ndarray:
    """Which parcels are streets, water and the like, on which no building rule is held."""
    kinds = set(load_codes("zoning_norms")["not_buildable"]["kinds"])
    return np.array([kind in kinds for kind in land_kinds], dtype=np.bool_)


def rows_of(inside: pd.DataFrame) -> list[tuple[int, Any, float]]:
    """Feature, zone and share of each row."""
    return list(inside[["feature", "zone", "share"]].itertuples(index=False, name=None))
