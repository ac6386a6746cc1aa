"""Heights, coverage, floor ratio, plot and green held against the zone's limits."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from ..geometry.rings import Floats
from ..layers.cells import shortened
from ..messages import Message
from .breaches import Breaches
from .features import Features

# A limit is broken by more than what rounding and drawing leave open.
_SLACK = 1e-6


def check_heights(
    features: Features, inside: pd.DataFrame, rules: pd.DataFrame, out: Breaches
) -> list[Message]:
    """Report what is higher than any zone it stands in permits, and list what has no height.

    Parameters
    ----------
    features : Features
    inside : pandas.DataFrame
        feature, zone, share: the zones that count for each feature, all with rules.
    rules : pandas.DataFrame
        Indexed by zone.
    out : Breaches
    """
    if features.kind == "parcels":
        return []
    limits = _limits(inside, rules, "max_height_m")
    heights = features.height_m[inside["feature"].to_numpy(dtype=int)]
    for at, zone, share, limit, found in _breaking(
        inside, limits, heights, heights > limits + _SLACK
    ):
        name = features.names[at]
        out.add(
            name,
            zone,
            "max_height",
            features.shapes[at],
            Message("check.zone.max_height", feature=name, zone=zone, found=found, allowed=limit),
            Message("check.zone.max_height.mend", excess=found - limit),
            allowed=limit,
            found=found,
            share=share,
        )
    missing = ~np.isnan(limits) & ~(heights > 0)
    unknown: dict[str, None] = {}
    for at, zone, share, limit, _ in _breaking(inside, limits, heights, missing):
        name = features.names[at]
        unknown.setdefault(str(name))
        out.add(
            name,
            zone,
            "no_height",
            features.shapes[at],
            Message("check.zone.no_height", feature=name, zone=zone, allowed=limit),
            Message("check.zone.no_height.mend"),
            allowed=limit,
            share=share,
        )
    if not unknown:
        return []
    return [Message("note.without_height", features=len(unknown), ids=shortened(list(unknown)))]


def check_plots(features: Features, main: pd.DataFrame, rules: pd.DataFrame, out: Breaches) -> None:
    """Report plots that are too small or too densely built, by the zone that holds most of each.

    Parameters
    ----------
    features : Features
    main : pandas.DataFrame
        feature, zone, share: one row per plot that building rules concern.
    rules : pandas.DataFrame
        Indexed by zone.
    out : Breaches
    """
    _check_plot(features, main, rules, out)
    _check_coverage(features, main, rules, out)
    _check_floor_ratio(features, main, rules, out)
    _check_green(features, main, rules, out)


def _check_plot(features: Features, main: pd.DataFrame, rules: pd.DataFrame, out: Breaches) -> None:
    least = _limits(main, rules, "min_plot_m2")
    plot = features.plot_m2[main["feature"].to_numpy(dtype=int)]
    for at, zone, share, limit, found in _breaking(main, least, plot, plot < least - _SLACK):
        name = features.names[at]
        out.add(
            name,
            zone,
            "min_plot",
            features.shapes[at],
            Message("check.zone.min_plot", feature=name, zone=zone, found=found, allowed=limit),
            Message("check.zone.min_plot.mend", excess_m2=limit - found),
            allowed=limit,
            found=found,
            share=share,
        )


def _check_coverage(
    features: Features, main: pd.DataFrame, rules: pd.DataFrame, out: Breaches
) -> None:
    most = _limits(main, rules, "max_coverage")
    position = main["feature"].to_numpy(dtype=int)
    covered = features.footprint_m2[position] / features.plot_m2[position]
    for at, zone, share, limit, found in _breaking(main, most, covered, covered > most + _SLACK):
        name, plot = features.names[at], float(features.plot_m2[at])
        out.add(
            name,
            zone,
            "max_coverage",
            features.shapes[at],
            Message(
                "check.zone.max_coverage",
                feature=name,
                zone=zone,
                found=found * 100,
                allowed=limit * 100,
            ),
            Message("check.zone.max_coverage.mend", excess_m2=(found - limit) * plot),
            allowed=limit,
            found=found,
            share=share,
        )


def _check_floor_ratio(
    features: Features, main: pd.DataFrame, rules: pd.DataFrame, out: Breaches
) -> None:
    most = _limits(main, rules, "max_floor_ratio")
    position = main["feature"].to_numpy(dtype=int)
    ratio = features.floor_m2[position] / features.plot_m2[position]
    for at, zone, share, limit, found in _breaking(main, most, ratio, ratio > most + _SLACK):
        name, plot = features.names[at], float(features.plot_m2[at])
        out.add(
            name,
            zone,
            "max_floor_ratio",
            features.shapes[at],
            Message(
                "check.zone.max_floor_ratio", feature=name, zone=zone, found=found, allowed=limit
            ),
            Message("check.zone.max_floor_ratio.mend", excess_m2=(found - limit) * plot),
            allowed=limit,
            found=found,
            share=share,
        )


def _check_green(
    features: Features, main: pd.DataFrame, rules: pd.DataFrame, out: Breaches
) -> None:
    """The stated green share, or what is not built over, which is the most that can be green."""
    least = _limits(main, rules, "min_green_share")
    position = main["feature"].to_numpy(dtype=int)
    stated = features.green_share[position]
    open_share = 1 - features.footprint_m2[position] / features.plot_m2[position]
    green = np.where(np.isnan(stated), np.maximum(open_share, 0.0), stated)
    for at, zone, share, limit, found in _breaking(main, least, green, green < least - _SLACK):
        name, plot = features.names[at], float(features.plot_m2[at])
        out.add(
            name,
            zone,
            "min_green_share",
            features.shapes[at],
            Message(
                "check.zone.min_green_share",
                feature=name,
                zone=zone,
                found=found * 100,
                allowed=limit * 100,
            ),
            Message("check.zone.min_green_share.mend", excess_m2=(limit - found) * plot),
            allowed=limit,
            found=found,
            share=share,
        )


def _limits(rows: pd.DataFrame, rules: pd.DataFrame, column: str) -> Floats:
    """The limit that each row's zone sets; NaN where it sets none."""
    return rows["zone"].map(rules[column]).to_numpy(dtype=float)


def _breaking(
    rows: pd.DataFrame, limits: Floats, found: Floats, broken: np.ndarray
) -> Iterator[tuple[int, str, float, float, float]]:
    """Feature, zone, share, limit and value of the rows in which a limit is broken.

    Comparisons with NaN are false, so that what is not known breaks nothing.
    """
    at = rows["feature"].to_numpy(dtype=int)
    zones, shares = rows["zone"].to_numpy(dtype=object), rows["share"].to_numpy(dtype=float)
    for row in np.flatnonzero(broken):
        yield int(at[row]), zones[row], float(shares[row]), float(limits[row]), float(found[row])
