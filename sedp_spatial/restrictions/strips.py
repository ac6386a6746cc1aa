"""Water protection strips and zones, drawn beside rivers, canals and lakes by a table of rules."""

from __future__ import annotations

from typing import Literal

import geopandas as gpd

from .distance_rules import distance_rules
from .rule_tables import Source
from .zones_around import ZonesResult, zones_around


def water_strips(
    rivers: gpd.GeoDataFrame,
    rules: Source | None = None,
    *,
    by: Literal["class", "name"] = "class",
) -> ZonesResult:
    """Draw the strips and zones beside waters whose widths a table of rules sets.

    Parameters
    ----------
    rivers : geopandas.GeoDataFrame
        Lines (rivers, canals) and polygons (lakes) in any CRS, with ``class`` and perhaps
        ``name`` and ``width_m`` (of the water, m).
    rules : DataFrame or path of a .csv or .xlsx, optional
        class, width_m (each side, metres on the ground, from the bank), regime; and, where known,
        kind (``water_strip`` if not given), legal_basis, valid_from, valid_to, also. A class may
        have several rows. Without rules the examples of ``codes/water_rules.toml`` are used, and
        a note says so.
    by : {"class", "name"}
        One zone per class, or one per class and name of the water.

    Returns
    -------
    ZonesResult
        ``.layer`` holds restrictions as :func:`restriction_extract` takes them. A line without
        ``width_m`` has its bank where it is drawn; the water of a line lies within its strip,
        that of a polygon does not.

    Raises
    ------
    DataError
        No waters, no CRS, no column ``class``, no class that has a rule; a mistake in the rules.

    References
    ----------
    Guide to the 2024 SEDP methodology, question 79.

    Examples
    --------
    >>> strips = water_strips(rivers)
    >>> sorted(strips.layer["kind"].unique())
    ['water_protection_zone', 'water_strip']
    """
    ready = distance_rules(rules, shipped="water_rules", kind="water_strip")
    return zones_around(rivers, ready, by=by, layer="rivers")
