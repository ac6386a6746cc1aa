"""Legal zoning: what the zones hold, what breaks their rules, what still fits."""

from __future__ import annotations

import pandas as pd

from ...codes import labels
from ...messages import say
from ..document.blocks import Block, Column, Table
from ..words import is_missing, word
from .teller import Chapter, Teller, rounded, shortened, text

_MOST = 12
_NO_ZONE = ("", "no_zone")


def zoning(teller: Teller) -> Chapter:
    """What zoning says, and whether it is kept."""
    capacity = teller.part("capacity")
    checks = [teller.part(key) for key in ("zoning", "zoning_buildings")]
    checks = [check for check in checks if check is not None]
    if not checks and capacity is None:
        return teller.without("zoning", "zoning", "capacity")
    blocks: list[Block] = []
    lead = ""
    if capacity is not None:
        rows = _zones(capacity.zones)
        area = rounded(rows["plot_m2"] / 10_000, 2)
        lead = teller.say(
            "zoning.capacity",
            vacant=teller.count(capacity.vacant_parcels),
            dwellings=teller.count(capacity.more_dwellings),
        )
        blocks.append(_table(teller, rows, area))
    if checks:
        errors = teller.count(sum(check.errors for check in checks))
        said = teller.say("zoning.lead_plain", errors=errors)
        lead = f"{lead} {said}".strip()
        blocks.append(
            text(
                teller.say(
                    "zoning.checked",
                    checked=teller.count(sum(check.features_checked for check in checks)),
                    inside=teller.count(sum(check.features_in_zones for check in checks)),
                )
            )
        )
        found = pd.concat([check.table for check in checks if len(check.table)] or [pd.DataFrame()])
        if len(found) and (found["severity"] != "info").any():
            blocks.append(_breaches(teller, found))
    blocks += teller.map("zones", teller.say("zoning.map"))
    return teller.chapter("zoning", lead, blocks)


def _called(teller: Teller, zone: object) -> str:
    """A zone by its code; land that lies in none by words."""
    return teller.say("zoning.none") if is_missing(zone) or zone in _NO_ZONE else str(zone)


def _zones(zones: pd.DataFrame) -> pd.DataFrame:
    """The rows of the zones without their sum."""
    return zones[zones["zone"] != "total"]


def _table(teller: Teller, rows: pd.DataFrame, area: list[float]) -> Table:
    floors = rounded(rows["existing_floor_m2"], 0)
    more = rounded(rows["remaining_floor_m2"], 0)
    records = rows.to_dict("records")
    body = []
    for row, hectares, now, then in zip(records, area, floors, more, strict=True):
        zone = row["zone"]
        body.append(
            (
                _called(teller, zone),
                teller.count(row["parcels"]),
                teller.count(row["vacant_parcels"]),
                teller.ha(hectares),
                teller.count(now),
                teller.count(then),
                teller.count(row["existing_dwellings"]),
                teller.count(row["more_dwellings"]),
            )
        )
    total = (
        word("row.total", teller.lang),
        teller.count(sum(row["parcels"] for row in records)),
        teller.count(sum(row["vacant_parcels"] for row in records)),
        teller.ha(sum(area)),
        teller.count(sum(floors)),
        teller.count(sum(more)),
        teller.count(sum(row["existing_dwellings"] for row in records)),
        teller.count(sum(row["more_dwellings"] for row in records)),
    )
    names: tuple[str, ...] = ("plots", "vacant", "area_ha", "floor_now", "floor_more")
    names += ("dwellings_now", "dwellings_more")
    wide = {
        "vacant": 1.25,
        "floor_now": 1.45,
        "floor_more": 1.15,
        "dwellings_now": 1.1,
        "dwellings_more": 1.15,
    }
    titles = [Column(teller.say(name), numeric=True, weight=wide.get(name, 0.9)) for name in names]
    return Table(
        teller.say("zoning.table"),
        (Column(teller.say("zone"), weight=0.8), *titles),
        tuple(body),
        (total,),
        key="zones",
    )


def _breaches(teller: Teller, table: pd.DataFrame) -> Table:
    grave = table[table["severity"] != "info"]
    names = labels("zoning_checks", teller.lang)
    rows = tuple(
        (
            str(row["feature"]),
            _called(teller, row["zone"]),
            names.get(row["rule"], row["rule"]),
            shortened(str(say(row["message"], teller.lang)), 120),
        )
        for row in grave.head(_MOST).to_dict("records")
    )
    more = ""
    if len(grave) > _MOST:
        more = word("page.more_rows", teller.lang, count=teller.count(len(grave) - _MOST))
    return Table(
        teller.say("zoning.breaches"),
        (
            Column(teller.title("feature"), weight=1.0),
            Column(teller.say("zone"), weight=0.6),
            Column(teller.say("some_rules"), weight=1.8),
            Column(teller.title("message"), weight=3.6),
        ),
        rows,
        more=more,
    )
