"""Restrictions on the use of land: how much, under which regime, on which legal basis."""

from __future__ import annotations

import pandas as pd

from ...codes import load_codes
from ...rounding import round_table
from ..document.blocks import Block, Column, Table
from ..words import value_label, word, words_of
from .teller import Chapter, Teller, rounded, shortened, text

_MOST = 14


def restrictions(teller: Teller) -> Chapter:
    """How much land is restricted, and by what."""
    extract = teller.part("restrictions")
    if extract is None:
        return teller.without("restrictions", "restrictions")
    table, prohibited, free, restricted, measured = _by_category(teller, extract.categories)
    lead = teller.say(
        "restrictions.lead",
        restricted=teller.ha(restricted),
        share=teller.percent(restricted / measured if measured else 0.0),
        prohibited=teller.ha(prohibited),
        free=teller.ha(free),
    )
    said = teller.say("restrictions.parcels", parcels=teller.count(extract.restricted_parcels))
    blocks: list[Block] = [text(said), table]
    blocks += teller.map("restrictions", teller.say("restrictions.map"))
    blocks.append(_listed(teller, extract.restrictions))
    return teller.chapter("restrictions", lead, blocks)


def printed_regimes(teller: Teller) -> dict[str, str]:
    """The printed hectares by regime, for the legend of the map."""
    extract = teller.part("restrictions")
    if extract is None:
        return {}
    names, _, cells = _printed(extract.categories)
    unit = word("unit.ha", teller.lang)
    return {
        name.removesuffix("_ha"): f"{teller.ha(sum(row[at] for row in cells))}\u00a0{unit}"
        for at, name in enumerate(names)
    }


def _printed(categories: pd.DataFrame) -> tuple[list[str], list[str], list[list[float]]]:
    """The columns, the categories and the cells, rounded to the rows' and columns' sums."""
    names = [
        f"{regime}_ha"
        for regime in (*load_codes("regimes"), "unassigned")
        if f"{regime}_ha" in categories.columns and categories[f"{regime}_ha"].sum() > 0
    ]
    names.append("free_ha")
    rows = categories.iloc[:-1]  # the last row is their sum
    totals = rounded(rows["area_ha"], 2)
    cells = round_table(rows[names].to_numpy(dtype=float).tolist(), 2, row_totals=totals)
    return names, [str(code) for code in rows["category"]], [list(row) for row in cells]


def _by_category(
    teller: Teller, categories: pd.DataFrame
) -> tuple[Table, float, float, float, float]:
    names, codes, cells = _printed(categories)
    sums = [sum(row[at] for row in cells) for at in range(len(names))]
    words = words_of(teller.lang)
    titles = [
        Column(
            teller.say("free") if name == "free_ha" else _regime(name, teller.lang),
            numeric=True,
            weight=1.2,
        )
        for name in names
    ]
    body = tuple(
        (
            value_label("category", code, teller.lang),
            *(teller.ha(value) for value in row),
            teller.ha(sum(row)),
        )
        for code, row in zip(codes, cells, strict=True)
    )
    total = (words["row.total"], *(teller.ha(value) for value in sums), teller.ha(sum(sums)))
    table = Table(
        teller.say("restrictions.table"),
        (
            Column(teller.title("category"), weight=2.8),
            *titles,
            Column(teller.say("area_ha"), numeric=True, weight=1.2),
        ),
        body,
        (total,),
        key="restrictions",
    )
    by_name = dict(zip(names, sums, strict=True))
    measured = sum(sums)
    free = by_name["free_ha"]
    return table, by_name.get("prohibited_ha", 0.0), free, measured - free, measured


def _regime(column: str, lang: str) -> str:
    """A regime where there is little room."""
    code = column.removesuffix("_ha")
    entry = load_codes("regimes").get(code, {})
    return str(entry.get(f"short_{lang}") or word(f"row.{code}", lang))


def _listed(teller: Teller, found: pd.DataFrame) -> Table:
    """The restrictions by kind, regime and legal basis, the strictest first."""
    order = {regime: place for place, regime in enumerate(load_codes("regimes"))}
    rows = found[found["area_m2"] > 0].copy()
    rows["legal_basis"] = [_basis(value) for value in rows["legal_basis"]]
    groups = []
    for (kind, regime, basis), group in rows.groupby(["kind", "regime", "legal_basis"], sort=False):
        rank = order.get(str(regime), len(order))
        groups.append((rank, -float(group["area_m2"].sum()), str(kind), str(regime), basis, group))
    groups.sort(key=lambda one: one[:4])
    body = tuple(
        (
            shortened(_named(kind, group, teller.lang), 70),
            _regime(regime, teller.lang),
            teller.count(len(group)),
            teller.ha(-area / 10_000),
            shortened(str(basis), 80),
        )
        for _, area, kind, regime, basis, group in groups[:_MOST]
    )
    more = ""
    if len(groups) > _MOST:
        more = word("page.more_rows", teller.lang, count=teller.count(len(groups) - _MOST))
    return Table(
        teller.say("restrictions.list"),
        (
            Column(teller.say("name"), weight=2.4),
            Column(teller.title("regime"), weight=1.35),
            Column(teller.say("how_many"), numeric=True, weight=0.7),
            Column(teller.say("area_ha"), numeric=True, weight=0.9),
            Column(teller.say("basis"), weight=2.6),
        ),
        body,
        more=more,
    )


def _basis(value: object) -> str:
    return value if isinstance(value, str) else ""


def _named(kind: str, group: pd.DataFrame, lang: str) -> str:
    """What a kind is called; the name of the place where there is only one."""
    entry = load_codes("restriction_kinds").get(kind, {})
    said = str(entry.get(lang, entry.get("en", kind)))
    names = [name for name in group["name"] if isinstance(name, str) and name]
    return f"{said}: {names[0]}" if len(group) == 1 and names else said
