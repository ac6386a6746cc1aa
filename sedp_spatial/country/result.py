"""What a ministry gets from all municipalities at once."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from ..results import Result


@dataclass(frozen=True)
class CountryResult(Result):
    """The result of :func:`country_sums`.

    Attributes
    ----------
    table : pandas.DataFrame
        municipality, the columns of ``by``, parcels, area_ha, share (of the municipality's
        territory), registered_ha, used_ha, unused_ha, unknown_use_ha; below the classes of each
        municipality ``overlap`` (negative), ``gap`` and ``outside`` (negative), so that each adds
        up to its territory.
    layer : geopandas.GeoDataFrame or None
        The outlines of the municipalities with the columns of ``municipalities``.
    country : pandas.DataFrame
        The same sums without the municipality; then ``seam_overlap`` (negative), ``seam_gap``
        and ``country_outside`` (negative), so that area_ha adds up to the country's territory.
    municipalities : pandas.DataFrame
        municipality, status (received | no_boundary | no_parcels | refused), parcels,
        parcels_ha, covered_ha, overlap_ha, gap_ha, outside_ha, territory_ha, residual_ha,
        restricted_ha, exposed_ha.
    restrictions : pandas.DataFrame
        municipality, the columns of ``by``, restriction_kind, regime, parcels (that have land in
        it), area_ha, share (of the class): land under several kinds counts for each, under
        several of one kind and regime once.
    regimes : pandas.DataFrame
        municipality, the columns of ``by``, regime (the strictest; ``free``), area_ha, share:
        adds up to the land of the class.
    hazards : pandas.DataFrame
        municipality, the columns of ``by``, hazard, level, parcels, area_ha, share: for each
        hazard the levels, ``not_exposed`` included, add up to the land of the class; the hazard
        ``any`` has the level ``exposed``.
    seams : pandas.DataFrame
        kind (overlap | gap | outside), municipalities, area_ha, narrow.
    findings : pandas.DataFrame
        severity, rule, municipality, features, message, suggestion: what is missing and why.
    by : tuple of str
        The grouping columns.
    parcels, received, lost : int
        Parcels in the sums; municipalities in the sums, and those that are not or lack a layer.
    parcels_ha, overlap_ha, gap_ha, outside_ha, municipalities_ha : float
        Sums over the municipalities; parcels − overlap + gap − outside = municipalities.
    seam_overlap_ha, seam_gap_ha, seam_outside_ha, territory_ha : float
        municipalities − seam_overlap + seam_gap − seam_outside = territory (the country's).
    residual_ha : float
        What the whole identity is off by.
    largest_residual_ha : float
        What the municipality that closes worst is off by.
    restricted_ha, exposed_ha : float or None
        Land under any restriction, under any hazard.
    regimes_residual_ha, hazards_residual_ha : float or None
        How much more than its land the regimes or levels of a class come to; the largest.
    """

    country: pd.DataFrame
    municipalities: pd.DataFrame
    restrictions: pd.DataFrame
    regimes: pd.DataFrame
    hazards: pd.DataFrame
    seams: pd.DataFrame
    findings: pd.DataFrame
    by: tuple[str, ...]
    parcels: int
    received: int
    lost: int
    parcels_ha: float
    overlap_ha: float
    gap_ha: float
    outside_ha: float
    municipalities_ha: float
    seam_overlap_ha: float
    seam_gap_ha: float
    seam_outside_ha: float
    territory_ha: float
    residual_ha: float
    largest_residual_ha: float
    restricted_ha: float | None
    exposed_ha: float | None
    regimes_residual_ha: float | None
    hazards_residual_ha: float | None
