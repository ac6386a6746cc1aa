"""What a district's staff gets from its municipalities."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from ..results import Result


@dataclass(frozen=True)
class DistrictResult(Result):
    """The result of :func:`roll_up`.

    Attributes
    ----------
    table : pandas.DataFrame
        municipality, category, parcels, area_ha, share (of the municipality's territory),
        registered_ha, used_ha, unused_ha, unknown_use_ha; below the categories of each
        municipality its own ``overlap`` (negative), ``gap`` and ``outside`` (negative), so that
        each adds up to its territory.
    layer : geopandas.GeoDataFrame
        The outlines of the municipalities with the columns of ``municipalities``.
    district : pandas.DataFrame
        category, parcels, area_ha, share, registered_ha, used_ha, unused_ha, unknown_use_ha: the
        sums over the municipalities; then ``seam_overlap`` (negative), ``seam_gap`` and
        ``seam_outside`` (negative), so that area_ha adds up to the district's territory.
    municipalities : pandas.DataFrame
        municipality, code, file, status (received | partly_received | refused), year, vintage,
        parcels, parcels_ha, territory_ha, protected_ha, protected_share, restricted_ha,
        restricted_share, exposed_ha, exposed_land_share, people, households, exposed_people,
        exposed_people_share, demand_ha, missing_ha, covered_share, and three ranks
        from 1: rank_protected, rank_exposed, rank_land. Empty where it is not known.
    restrictions : pandas.DataFrame
        municipality, regime (the strictest), area_ha, share; adds up to the municipality's land.
    protected : pandas.DataFrame
        municipality, restriction_kind, area_ha, share: land of its territory under each kind of
        restriction; land under two kinds counts for both.
    hazards : pandas.DataFrame
        municipality, hazard, level, area_ha, share; for each hazard the levels add up.
    exposure : pandas.DataFrame
        municipality, hazard, level, people, households, buildings.
    demand : pandas.DataFrame
        municipality, use, year, demand_ha, land_ready_ha (free or under conditions),
        after_transformation_ha, missing_ha (demand less ready), covered_share.
    names : pandas.DataFrame
        How names were joined with the register, with their score; see :func:`join_names`.
    claimed : pandas.DataFrame
        Parcels that several municipalities claim: municipality, parcel_id, other_municipality,
        other_parcel_id, kind (same_id | same_land), area_ha.
    seams : pandas.DataFrame
        kind (overlap | gap | outside), municipalities, area_ha, narrow.
    seam_pieces : geopandas.GeoDataFrame
        The same with their geometry.
    missing : pandas.DataFrame
        What the sums are without: municipality, file, status (refused | not_sent | not_computed |
        no_layer), lacking (the whole municipality, a part of the figures, a layer), reason,
        suggestion; whole municipalities first.
    findings : pandas.DataFrame
        severity, rule, municipality, others, file, area_ha, message, suggestion.
    year : int or None
        The year that the municipalities' figures should be of.
    received, lost : int
        Municipalities whose figures are in the sums, and those that are not.
    municipalities_ha : float
        Σ of the municipalities' territories.
    seam_overlap_ha, seam_gap_ha, seam_outside_ha, territory_ha, residual_ha : float
        municipalities − overlap + gap − outside = territory within the residual.
    protected_ha, exposed_ha, people, exposed_people, demand_ha, missing_ha : float or None
        Sums over the municipalities that gave them.
    """

    district: pd.DataFrame
    municipalities: pd.DataFrame
    restrictions: pd.DataFrame
    protected: pd.DataFrame
    hazards: pd.DataFrame
    exposure: pd.DataFrame
    demand: pd.DataFrame
    names: pd.DataFrame
    claimed: pd.DataFrame
    seams: pd.DataFrame
    seam_pieces: gpd.GeoDataFrame
    missing: pd.DataFrame
    findings: pd.DataFrame
    year: int | None
    received: int
    lost: int
    municipalities_ha: float
    seam_overlap_ha: float
    seam_gap_ha: float
    seam_outside_ha: float
    territory_ha: float
    residual_ha: float
    protected_ha: float | None
    exposed_ha: float | None
    people: float | None
    exposed_people: float | None
    demand_ha: float | None
    missing_ha: float | None
