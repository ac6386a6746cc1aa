"""Lay the municipalities of a district together, and say where they do not fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from ..errors import DataError, SedpError, UsageError
from ..layers.boundary import Boundary
from ..layers.findings import feature_ids
from ..messages import Message
from ..progress import Feedback, step
from ..restrictions.validity import Day
from .comparing import (
    check_doubles,
    check_own_totals,
    check_totals,
    check_years,
    join_register,
    records,
)
from .exchange import Package
from .figures import PARTS, Figures, Given, figures_of
from .findings import Findings
from .members import Lost, Member, Municipalities, bare, members_of
from .missing import missing_table
from .reading import read_package
from .result import DistrictResult
from .seams import CLAIMED, Seams, claimed_twice, common_crs, in_crs, seams_of
from .settings import PackageLimits
from .sums import (
    balance_table,
    by_hazard,
    by_kind,
    by_regime,
    demand_table,
    district_table,
    municipality_table,
    stacked,
    total,
)

# The rule of the guide that forbids it stands in the sentence of the error.
_MONEY = ("revenue", "expenditure", "budget", "taxes", "land_revenue", "transfers")
_SUMS = ("protected_ha", "exposed_ha", "people", "exposed_people", "demand_ha", "missing_ha")
_TOTALS = ("territory_ha", "municipalities_ha", *_SUMS)
_TOLERANCE_M = 0.1
_TOLERANCE_SHARE = 0.001


def roll_up(
    municipalities: Municipalities,
    *,
    boundary: Boundary | None = None,
    register: pd.DataFrame | None = None,
    totals: Mapping[str, float] | None = None,
    restrictions: gpd.GeoDataFrame | None = None,
    hazards: gpd.GeoDataFrame | None = None,
    limits: Package | str | Path | None = None,
    parts: str | Sequence[str] = PARTS,
    year: int | None = None,
    scenario: str = "central",
    on: Day = None,
    tolerance_m: float = _TOLERANCE_M,
    tolerance_share: float = _TOLERANCE_SHARE,
    score: float | None = None,
    package_limits: PackageLimits | Mapping[str, int] | None = None,
    feedback: Feedback | None = None,
) -> DistrictResult:
    """Build a district's balance, restrictions, exposure and demand from its municipalities.

    Parameters
    ----------
    municipalities : sequence of packages, or mapping of name to package or layers
        Files that :func:`write_package` made, packages that were read, or for each name a mapping
        of layers (``parcels``, ``boundary``, ``restrictions``, ``hazards``, ``buildings``). A
        package that is refused is a finding; the others are worked out.
    boundary : Boundary, optional
        The district. Without it the municipalities' outer outline is its territory.
    register : pandas.DataFrame, optional
        The district's list of its municipalities: name_ky, name_ru, name_en (or name), code, and
        any figure of ``municipalities`` to compare with (``territory_ha``, ``people``, …).
    totals : mapping of str to float, optional
        The district's own totals of these figures of the result: territory_ha,
        municipalities_ha, protected_ha, exposed_ha, people, exposed_people, demand_ha, missing_ha.
    restrictions, hazards : geopandas.GeoDataFrame, optional
        Laid over every municipality in the place of its own.
    limits : Package or path, optional
        The package that goes down: its restrictions and hazards, where none are given here.
    parts : {"balance", "restrictions", "exposure", "demand"}, or a sequence of them
        The balance is always worked out.
    year : int, optional
        The base year; that of most municipalities if not given.
    scenario : str
        Of the demand.
    on : str or date, optional
        The day on which the restrictions are in force.
    tolerance_m : float
        Seams nowhere wider than this are counted and told apart as narrow.
    tolerance_share : float
        What totals may differ by.
    score : float, optional
        The least likeness of names that are joined, from 0 to 1.
    package_limits : PackageLimits or mapping, optional
        As in :func:`read_package`.
    feedback : Feedback, optional

    Returns
    -------
    DistrictResult

    Raises
    ------
    UsageError
        Revenues, which a district must not add up; a part or a total that does not exist;
        nothing given.
    DataError
        If not one municipality could be used; the sentence names the first reason.
    PackageError
        If the package of limits is refused.

    References
    ----------
    Guide to the 2024 SEDP methodology, questions 14, 18 and 19 (connection nodes), 31–37 (a
    district does not add up its municipalities' revenues).

    Examples
    --------
    >>> district = roll_up({"Көк-Өңүр": {"parcels": parcels, "boundary": boundary}})
    >>> abs(district.residual_ha) < 1e-4
    True
    """
    parts = _chosen(parts)
    for name in sorted(set(totals or {}) - set(_TOTALS)):
        allowed = ", ".join(_TOTALS)
        raise UsageError("error.choice", name="totals", value=name, allowed=allowed)
    findings = Findings()
    if limits is not None:
        down = limits if isinstance(limits, Package) else read_package(limits)
        restrictions = down.layers.get("restrictions") if restrictions is None else restrictions
        hazards = down.layers.get("hazards") if hazards is None else hazards
    members, lost = members_of(municipalities, findings, package_limits)
    year = check_years(members, year, findings)
    check_doubles(members, score, findings)
    names, rows = join_register(members, lost, register, score, findings)
    given = Given(
        None if restrictions is None else bare(restrictions),
        None if hazards is None else bare(hazards),
        parts,
        scenario,
        on,
    )
    figures: list[Figures] = []
    for place, member in enumerate(members):
        step(feedback, 0.8 * place / len(members), member.name)
        found = figures_of(member, given, findings)
        if found is None:
            reason = findings.rows[-1]["message"]
            lost.append(Lost(member.name, member.file, reason))
        else:
            figures.append(found)
            check_own_totals(found, tolerance_share, findings)
    if not figures:
        raise DataError("error.district_nothing", reason=lost[0].reason)
    step(feedback, 0.8)
    seams, outlines = _seams(figures, boundary, tolerance_m, findings)
    claimed = _claimed(figures, tolerance_m, findings)
    step(feedback, 0.95)
    table = balance_table(figures)
    demand = stacked(
        figures,
        demand_table,
        ("use", "year", "demand_ha", "land_ready_ha", "after_transformation_ha", "missing_ha",
         "covered_share"),
    )  # fmt: skip
    each = municipality_table(figures, lost, demand)
    for one in records(each):
        check_totals(one, rows.get(one["municipality"], {}), one["municipality"], tolerance_share,
                     findings)  # fmt: skip
    municipalities_ha = float(sum(one.balance.territory_ha for one in figures))
    sums = {name: total(each, name) for name in _SUMS}
    own = {**sums, "territory_ha": seams.territory_ha, "municipalities_ha": municipalities_ha}
    check_totals(own, totals or {}, "", tolerance_share, findings)
    pieces = seams.pieces
    step(feedback, 1.0)
    return DistrictResult(
        table=table,
        layer=outlines.merge(each, on="municipality", how="left"),
        notes=_notes(figures, lost, boundary, findings, members),
        district=district_table(table, seams),
        municipalities=each,
        restrictions=stacked(figures, by_regime, ("regime", "area_ha", "share")),
        protected=stacked(figures, by_kind, ("restriction_kind", "area_ha", "share")),
        hazards=stacked(figures, by_hazard, ("hazard", "level", "area_ha", "share")),
        exposure=stacked(figures, lambda one: one.exposure,
                         ("hazard", "level", "people", "households", "buildings")),
        demand=demand,
        names=names,
        claimed=claimed,
        seams=pd.DataFrame(pieces.drop(columns="geometry")),
        seam_pieces=pieces,
        missing=missing_table(findings, lost),
        findings=findings.table(),
        year=year,
        received=len(figures),
        lost=len(lost),
        municipalities_ha=municipalities_ha,
        seam_overlap_ha=seams.overlap_ha,
        seam_gap_ha=seams.gap_ha,
        seam_outside_ha=seams.outside_ha,
        territory_ha=seams.territory_ha,
        residual_ha=municipalities_ha
        - seams.overlap_ha
        + seams.gap_ha
        - seams.outside_ha
        - seams.territory_ha,
        **sums,
    )  # fmt: skip


def _chosen(parts: str | Sequence[str]) -> tuple[str, ...]:
    chosen = (parts,) if isinstance(parts, str) else tuple(parts)
    for name in chosen:
        if name in _MONEY:
            raise UsageError("error.district_revenue", part=name)
        if name not in PARTS:
            raise UsageError("error.choice", name="parts", value=name, allowed=", ".join(PARTS))
    return chosen


def _seams(
    figures: Sequence[Figures],
    boundary: Boundary | None,
    tolerance_m: float,
    findings: Findings,
) -> tuple[Seams, gpd.GeoDataFrame]:
    crs = common_crs([one.outline for one in figures])
    placed = [in_crs(one.outline, crs) for one in figures]
    outlines = gpd.GeoDataFrame(pd.concat(placed, ignore_index=True), crs=crs)
    outlines = outlines[["municipality", "geometry"]]
    seams = seams_of(outlines, boundary, tolerance_m)
    for row in seams.pieces.drop(columns="geometry").to_dict("records"):
        rule = "seam_narrow" if row["narrow"] else f"seam_{row['kind']}"
        first, _, others = str(row["municipalities"]).partition(", ")
        findings.add(rule, first, others=others, area_ha=float(row["area_ha"]),
                     said_as="seam_gap_alone" if rule == "seam_gap" and not others else "",
                     kind=Message(f"seam.{row['kind']}"), width=tolerance_m)  # fmt: skip
    return seams, outlines


def _claimed(figures: Sequence[Figures], tolerance_m: float, findings: Findings) -> pd.DataFrame:
    layers = [(one.member.name, one.land) for one in figures if "parcels" in one.member.layers]
    empty: dict[str, Any] = {name: pd.Series(dtype=object) for name in CLAIMED}
    found = pd.DataFrame(empty)
    if len(layers) > 1:
        try:
            crs = common_crs([layer for _, layer in layers])
            found = claimed_twice(layers, crs, tolerance_m)
        except SedpError as error:
            findings.add("not_computed", part=Message("part.claimed"), reason=error.message)
    keys = ["municipality", "other_municipality", "kind"]
    for (first, second, kind), rows in found.groupby(keys, sort=True):
        findings.add(
            "parcel_twice" if kind == "same_id" else "parcels_overlap",
            str(first),
            others=str(second),
            area_ha=float(rows["area_ha"].sum()),
            count=len(rows),
            ids=[str(name) for name in rows["parcel_id"].unique()[:10]],
        )
    _same_buildings(figures, findings)
    return found


def _same_buildings(figures: Sequence[Figures], findings: Findings) -> None:
    """People of a building that two municipalities count are counted twice."""
    frames = [
        pd.DataFrame(
            {
                "municipality": one.member.name,
                "building_id": feature_ids(layer, "building_id")[layer["building_id"].notna()],
            }
        )
        for one in figures
        if (layer := one.member.layers.get("buildings")) is not None
        and "building_id" in layer.columns
    ]
    if len(frames) < 2:
        return
    own = pd.concat(frames, ignore_index=True).drop_duplicates()
    both = own.merge(own, on="building_id", suffixes=("", "_other"))
    both = both[both["municipality"] < both["municipality_other"]]
    for (first, second), rows in both.groupby(["municipality", "municipality_other"]):
        ids = [str(name) for name in rows["building_id"].iloc[:10]]
        findings.add("building_twice", str(first), others=str(second), count=len(rows), ids=ids)


def _notes(
    figures: Sequence[Figures],
    lost: Sequence[Lost],
    boundary: Boundary | None,
    findings: Findings,
    members: Sequence[Member],
) -> tuple[Message, ...]:
    notes = [Message("note.district_counted", received=len(figures), lost=len(lost))]
    if lost:
        notes.append(Message("note.district_lost", names=[one.name for one in lost]))
    if boundary is None:
        notes.append(Message("note.district_outline"))
    if any(row["rule"] in ("seam_overlap", "parcels_overlap") for row in findings.rows):
        notes.append(Message("note.district_double_land"))
    notes.append(Message("note.district_no_revenue"))
    for one in members:
        notes += [Message("note.district_of", municipality=one.name, note=n) for n in one.notes]
    return tuple(notes)
