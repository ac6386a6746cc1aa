"""The pre-check: would a request to change a site's category go on, or be returned, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from ..geometry.area import horizontal_crs
from ..layers.boundary import Boundary
from ..layers.plane import laid
from ..messages import Message
from ..progress import Feedback, step
from ..restrictions.rule_tables import Source
from ..restrictions.validity import Day, day_of
from ..results import Result
from .catalogue import category_code, purpose_code
from .checks import judge
from .compensation import compensation_of
from .composition import composition_of, printed_areas, statement
from .documents import Documents, documents_table, read_documents, stages_table
from .judged import IDLE, Asked, Judged, authorities
from .overlays import overlays_of
from .rules import OUTCOMES, transformation_rules
from .site import QUALITY, Site, site_of


@dataclass(frozen=True)
class PrecheckResult(Result):
    """The result of :func:`precheck_transformation`.

    Attributes
    ----------
    table : pandas.DataFrame
        rule, outcome (blocks | needs | ok), parcel_ids (tuple), area_ha, citation, message (why
        and what to do), checked (whether somebody read the law's text), the gravest first.
    layer : geopandas.GeoDataFrame
        The site, piece by piece: parcel_id, category, land_kind, ownership, area_ha,
        registered_ha, outcome (the worst of its rules), rules (tuple of those that are not ok),
        geometry in the CRS of the parcels.
    verdict : {"passes", "needs", "would_be_returned"}
        Of what could be judged: see the notes for layers and papers that were not given.
    target_category, purpose : str
    on : str or None
    site_ha, overlap_ha, gap_ha : float
        The site; what its parcels count twice; its land under no parcel.
    total_som : float
        The losses of agricultural production.
    findings : pandas.DataFrame
        The rows of the table that concern the site.
    composition : pandas.DataFrame
        category, land_kind, parcels, area_ha, printed_ha, share, registered_ha, unused_ha.
    compensation : pandas.DataFrame
        land_kind, quality, area_ha, som_per_ha, som, source, checked.
    documents : pandas.DataFrame
        document, name, stage, state (there | absent | not_stated), detail, required_by,
        citation.
    stages : pandas.DataFrame
        stage, name, documents, missing, state (ready | incomplete | not_stated), who.
    authorities : pandas.DataFrame
        authority, stage, area_ha, parcels, citation.
    """

    verdict: str
    target_category: str
    purpose: str
    on: str | None
    site_ha: float
    overlap_ha: float
    gap_ha: float
    total_som: float
    findings: pd.DataFrame
    composition: pd.DataFrame
    compensation: pd.DataFrame
    documents: pd.DataFrame
    stages: pd.DataFrame
    authorities: pd.DataFrame


def precheck_transformation(
    parcels: gpd.GeoDataFrame,
    target_category: str,
    *,
    purpose: str,
    on: Day = None,
    rules: Any = None,
    restrictions: gpd.GeoDataFrame | None = None,
    hazards: gpd.GeoDataFrame | None = None,
    zones: gpd.GeoDataFrame | None = None,
    zone_table: Source | None = None,
    documents: Documents = None,
    parcel_ids: Sequence[str] | None = None,
    site: Boundary | None = None,
    values: Any = None,
    quality: str = QUALITY,
    feedback: Feedback | None = None,
) -> PrecheckResult:
    """Say whether the law lets land change its category, what it takes, and what it costs.

    Parameters
    ----------
    parcels : geopandas.GeoDataFrame
        The parcel schema; all of them are the site unless ``parcel_ids`` or ``site`` is given.
    target_category : str
        A code of ``codes/categories.toml`` or its name in any language.
    purpose : str
        A code of ``codes/transformation_purposes.toml`` or its name: exceptions hang on it.
    on : str or date, optional
        The day whose law counts. Without it rules count whatever their dates, and exceptions
        only where they have no end.
    rules : path, mapping or Rules, optional
        The user's rules; see :func:`transformation_rules`. Without them the shipped EXAMPLES.
    restrictions, hazards, zones : geopandas.GeoDataFrame, optional
        Rules that ask for a layer that is not given are named in the notes, not judged.
    zone_table : table or path, optional
        The rules of the zones, without which zones say nothing.
    documents : mapping, sequence or path, optional
        The papers that are there. ``None`` judges the land alone.
    parcel_ids : sequence of str, optional
    site : GeoDataFrame, GeoSeries or polygon, optional
        A polygon that may cut parcels.
    values : path or mapping, optional
        Base values of lost production in place of ``codes/compensation_values.toml``.
    quality : str
        The parcels' column of soil quality scores.
    feedback : Feedback, optional

    Returns
    -------
    PrecheckResult

    Raises
    ------
    UsageError
        An unknown category, purpose, document, parcel or day.
    DataError
        No parcel selected, nothing with an area, rules that contradict themselves.

    Notes
    -----
    The verdict is monotone: a further rule can only make it worse. Σ of the composition is the
    site's area.

    References
    ----------
    Guide to the 2024 SEDP methodology, question 84; Laws No. 145 of 15.07.2013 and No. 257 of
    31.07.2009. The shipped rules are examples to be verified against the texts in force.

    Examples
    --------
    >>> result = precheck_transformation(parcels, "industry", purpose="industry",
    ...                                  parcel_ids=["4-09-06-0011-0001"])
    >>> result.verdict in ("passes", "needs", "would_be_returned")
    True
    """
    target, wanted = category_code(target_category), purpose_code(purpose)
    day, there, book = day_of(on), read_documents(documents), transformation_rules(rules)
    step(feedback, 0.0)
    land = site_of(parcels, parcel_ids=parcel_ids, site=site, quality=quality)
    step(feedback, 0.4)
    overlays = overlays_of(land, restrictions, hazards, zones, zone_table, day)
    composition = composition_of(land)
    asked = Asked(target, wanted, day, there, printed_areas(land, composition))
    judged = judge(land, book, asked, overlays)
    step(feedback, 0.8)
    losses, total_som, loss_notes = compensation_of(land, target, wanted, values)
    who = authorities(land, book, asked)
    papers = documents_table(judged.required, there)
    verdict = judged.verdict()
    notes = [
        Message(f"note.verdict_{verdict}"),
        statement(composition),
        *_day_notes(day is None, there is None, judged),
        *land.notes,
        *overlays.notes,
        *book.notes,
        *loss_notes,
    ]
    table = judged.table()
    idle = [message.code in IDLE for message in table["message"]]
    result = PrecheckResult(
        table=table,
        layer=_layer(land, judged, parcels),
        notes=tuple(notes),
        verdict=verdict,
        target_category=target,
        purpose=wanted,
        on=None if day is None else day.isoformat(),
        site_ha=land.site_ha,
        overlap_ha=land.overlap_ha,
        gap_ha=land.gap_ha,
        total_som=total_som,
        findings=table[~np.array(idle, dtype=bool)].reset_index(drop=True),
        composition=composition,
        compensation=losses,
        documents=papers,
        stages=stages_table(papers, who),
        authorities=who,
    )
    step(feedback, 1.0)
    return result


def _day_notes(no_day: bool, no_documents: bool, judged: Judged) -> list[Message]:
    notes = []
    if no_day:
        notes.append(Message("note.transformation_no_day"))
    if no_documents:
        notes.append(Message("note.transformation_no_documents"))
    if judged.not_judged:
        names = list(dict.fromkeys(rule.name for rule in judged.not_judged))
        notes.append(Message("note.transformation_not_judged", rules=names))
    return notes


def _layer(site: Site, judged: Judged, parcels: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The pieces with their worst outcome and the rules behind it, in the parcels' CRS."""
    pieces = site.pieces
    columns = ["parcel_id", "category", "land_kind", "ownership", "area_ha", "registered_ha"]
    table = pd.DataFrame(pieces[columns])
    table["outcome"] = np.array(OUTCOMES, dtype=object)[judged.worst]
    found: dict[str, list[str]] = {}
    for row in judged.rows:
        if row["outcome"] != "ok":
            for one in row["parcel_ids"]:
                found.setdefault(one, []).append(row["rule"])
    table["rules"] = pd.Series(
        [tuple(found.get(str(one), ())) for one in table["parcel_id"]],
        index=table.index,
        dtype=object,
    )
    shapes = np.asarray(pieces.geometry.values, dtype=object)
    back = laid(shapes, site.plane, horizontal_crs(parcels.crs))
    return gpd.GeoDataFrame(table, geometry=back, crs=parcels.crs)
