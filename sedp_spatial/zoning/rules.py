"""The rules of zones: which uses are permitted, and how much may be built."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from ..codes import code_of, labels, load_codes
from ..errors import DataError
from ..layers.cells import is_missing, shortened, texts
from ..messages import Message
from ..restrictions.rule_tables import (
    Source,
    checked_columns,
    nearest,
    read_rule_table,
    rule_numbers,
)
from ..restrictions.validity import Day, day_of, days, in_force, reversed_dates

LIMITS = ("max_height_m", "max_coverage", "max_floor_ratio", "min_plot_m2", "min_green_share")
_SHARES = ("max_coverage", "min_green_share")
_KNOWN = ("zone", "permitted", "conditional", *LIMITS, "legal_basis", "valid_from", "valid_to")
_EXTRA = ("categories", "name", "note")


@dataclass(frozen=True)
class ZoneRules:
    """Rules ready for use, one per zone.

    Attributes
    ----------
    table : pandas.DataFrame
        Indexed by zone: permitted, conditional (tuples of uses), max_height_m (m), max_coverage
        (share), max_floor_ratio, min_plot_m2 (m²), min_green_share (share; NaN = no limit),
        legal_basis, valid_from, valid_to, categories (tuple: the land categories that the zone's
        uses need).
    notes : tuple of Message
    """

    table: pd.DataFrame
    notes: tuple[Message, ...]


def zone_rules(source: Source | ZoneRules, *, on: Day = None) -> ZoneRules:
    """Read and check a table of zone rules.

    Parameters
    ----------
    source : DataFrame or path of a .csv or .xlsx
        zone; and, where they are known, permitted, conditional (uses joined by ``;``, as codes of
        ``codes/zoning_uses.toml``, their names in any language, or the user's own), max_height_m,
        max_coverage, max_floor_ratio, min_plot_m2, min_green_share, legal_basis, valid_from,
        valid_to; optionally categories (joined by ``;``), where they do not follow from the uses.
    on : str or date, optional
        Only the rules in force on this day.

    Returns
    -------
    ZoneRules

    Raises
    ------
    DataError
        Columns missing or misspelt, uses misspelt, numbers negative or above 1 where they are
        shares, dates that are none or stand the wrong way round, several rules for one zone.
    UsageError
        No such file, or a day that is not a date.

    References
    ----------
    Guide to the 2024 SEDP methodology, question 78.

    Examples
    --------
    >>> rules = zone_rules(sample / "zone_rules.csv")
    >>> rules.table.loc["R1", "permitted"]
    ('residential', 'kindergarten', 'mosque')
    """
    if isinstance(source, ZoneRules):
        return source
    day = day_of(on)
    table = read_rule_table(source)
    notes = checked_columns(table, required=["zone"], known=[*_KNOWN, *_EXTRA])
    zones = texts(table["zone"])
    if zones.isna().any():
        rows = [f"row:{row}" for row in zones.index[zones.isna()]]
        raise DataError("error.rule_too_small", column="zone", rows=rows)
    own: dict[str, None] = {}
    clean = pd.DataFrame({"zone": zones})
    for column in ("permitted", "conditional"):
        clean[column] = _uses(table, column, zones, own)
    for column in LIMITS:
        most = 1.0 if column in _SHARES else float("inf")
        clean[column] = rule_numbers(table, column, names=zones, most=most)
    clean["legal_basis"] = texts(table["legal_basis"]) if "legal_basis" in table else None
    for column in ("valid_from", "valid_to"):
        clean[column] = _days(table, column, zones)
    wrong = reversed_dates(clean["valid_from"], clean["valid_to"])
    if wrong.any():
        raise DataError("error.rule_dates_reversed", rows=zones[wrong].tolist())
    clean["categories"] = _categories(table, clean)
    if own:
        notes.append(Message("note.own_uses", uses=list(own)))
    valid = in_force(clean["valid_from"], clean["valid_to"], day)
    if not valid.all():
        left = clean.loc[~valid, "zone"].tolist()
        notes.append(
            Message("note.zone_rules_not_in_force", count=len(left), on=str(day), zones=left)
        )
    clean = clean[valid]
    if len(clean) == 0:
        raise DataError("error.no_zone_rules_in_force", on=str(day))
    repeated = clean["zone"][clean["zone"].duplicated()].unique()
    if len(repeated):
        raise DataError("error.zone_rules_repeated", zones=list(repeated))
    basis = [text for text in clean["legal_basis"].unique() if not is_missing(text)]
    notes.append(Message("note.zone_rules", zones=len(clean), basis=shortened(basis or ["–"], 3)))
    return ZoneRules(clean.set_index("zone"), tuple(notes))


def split(cell: str | None) -> list[str]:
    """The parts of a cell that are joined by ``;``."""
    return [part.strip() for part in (cell or "").split(";") if part.strip()]


def use_code(word: str) -> str:
    """The code of a use, or the user's own word in lower case."""
    return code_of("zoning_uses", word) or word.casefold()


def _uses(table: pd.DataFrame, column: str, zones: pd.Series, own: dict[str, None]) -> pd.Series:
    """The uses of each rule; what has no code is noted in ``own``."""
    if column not in table:
        return pd.Series([()] * len(table), index=table.index, dtype="object")
    known = list(load_codes("zoning_uses"))
    cells = []
    for zone, cell in zip(zones, texts(table[column]), strict=True):
        words = split(cell)
        for word in words:
            if code_of("zoning_uses", word) is None:
                meant = nearest(word, known)
                if meant is not None:
                    raise DataError("error.use_slip", zone=zone, use=word, meant=meant)
                own.setdefault(word)
        cells.append(tuple(dict.fromkeys(map(use_code, words))))
    return pd.Series(cells, index=table.index, dtype="object")


def _days(table: pd.DataFrame, column: str, zones: pd.Series) -> pd.Series:
    if column not in table:
        return pd.Series([None] * len(table), index=table.index, dtype="object")
    iso, unreadable = days(table[column], end=column == "valid_to")
    if unreadable.any():
        written = table[column][unreadable]
        rows = [f"{zone}: {value}" for zone, value in zip(zones[unreadable], written, strict=True)]
        raise DataError("error.rule_day", column=column, rows=rows)
    return iso


def _categories(table: pd.DataFrame, clean: pd.DataFrame) -> pd.Series:
    """The land categories on which a zone's uses may stand; empty where nothing is known."""
    stated = texts(table["categories"]) if "categories" in table else [None] * len(table)
    codes = load_codes("zoning_uses")
    cells = []
    for zone, cell, permitted, conditional in zip(
        clean["zone"], stated, clean["permitted"], clean["conditional"], strict=True
    ):
        if words := split(cell):
            found = {word: code_of("categories", word) for word in words}
            wrong = [f"{zone}: {word}" for word, code in found.items() if code is None]
            if wrong:
                allowed = ", ".join(labels("categories", "en"))
                raise DataError("error.rule_code", column="categories", rows=wrong, allowed=allowed)
            cells.append(tuple(found.values()))
            continue
        uses = [use for use in (*permitted, *conditional) if use in codes]
        cells.append(
            tuple(dict.fromkeys(name for use in uses for name in codes[use]["categories"]))
        )
    return pd.Series(cells, index=clean.index, dtype="object")
