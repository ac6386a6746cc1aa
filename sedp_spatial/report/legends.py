"""Which column a layer is coloured by, and its legend: one table for all outputs of the house."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from ..codes import load_codes
from .looks import Look, look_of
from .words import UNASSIGNED, column_title, tolerance_rank, value_label, words_of

_STATUSES = ("free", "conditional", "after_transformation", "no")  # of land, see `supply`
_MISFITS = ("overlap", "gap", "outside")
_SEVERITIES = ("error", "warning", "info")
_LEVEL_OF = "level_"
_NO_LEVEL = ("not_exposed", UNASSIGNED)

_THEMES: tuple[tuple[frozenset[str], str, str], ...] = (
    (frozenset({"tolerance_class"}), "tolerance_class", "tolerance_class"),
    (frozenset({"severity"}), "severity", "severity"),
    (frozenset({"kind", "depth"}), "kind", "misfit"),
    (frozenset({"use", "suitability", "reason"}), "use", "use"),
    (frozenset({"outcome", "parcel_id"}), "outcome", "outcome"),
    (frozenset({"fate"}), "fate", "fate"),
    (frozenset({"future_use"}), "future_use", "future_use"),
    (frozenset({"limited_by"}), "limited_by", "limited_by"),
    (frozenset({"facility_id", "kind"}), "kind", "facility"),
    (frozenset({"kind", "regime"}), "kind", "restriction_kind"),
    (frozenset({"regime"}), "regime", "regime"),
    (frozenset({"status"}), "status", "status"),
    (frozenset({"best_use"}), "best_use", "best_use"),
    (frozenset({"to"}), "to", "to"),
    (frozenset({"to_category"}), "to_category", "to_category"),
    (frozenset({"zone"}), "zone", "zone"),
    (frozenset({"category"}), "category", "category"),
    (frozenset({"land_kind"}), "land_kind", "land_kind"),
)
"""What a layer must have, the column that colours it, and what its values are. The first that fits
holds, the more special ones first."""
_KNOWN = {
    "severity": _SEVERITIES,
    "misfit": _MISFITS,
    "outcome": ("blocks", "needs", "ok"),
    "status": _STATUSES,
}
_FILES = {
    "category": "categories",
    "to": "categories",
    "to_category": "categories",
    "land_kind": "land_kinds",
    "regime": "regimes",
    "restriction_kind": "restriction_kinds",
    "fate": "proposal_fates",
    "use": "land_uses",
    "best_use": "land_uses",
    "future_use": "land_uses",
}


@dataclass(frozen=True)
class Entry:
    """A line of a legend: the value in the data, what it is called, how it looks."""

    value: str
    label: str
    look: Look


@dataclass(frozen=True)
class Legend:
    """What colours a layer: a column or a QGIS expression, its title, its lines in order."""

    attribute: str
    title: str
    entries: tuple[Entry, ...]
    theme: str


def legend_of(layer: pd.DataFrame, lang: str) -> Legend | None:
    """What colours a layer, by the columns that it has.

    Parameters
    ----------
    layer : DataFrame or GeoDataFrame
        A layer of a result or of the schema.
    lang : str

    Returns
    -------
    Legend or None
        ``None`` for a layer without a column that maps are coloured by.
    """
    columns = {str(column) for column in layer.columns}
    if {"hazard", "level"} <= columns:
        return _hazards_and_levels(layer, lang)
    levels = sorted(column for column in columns if column.startswith(_LEVEL_OF))
    if levels and "regime" not in columns:
        return _worst_level(layer, levels, lang)
    for needed, column, theme in _THEMES:
        if needed <= columns:
            present = list(dict.fromkeys(str(value) for value in layer[column].dropna()))
            if not _fits(theme, present):
                continue
            order = _ordered(theme, present)
            entries = tuple(
                Entry(value, _label(theme, value, lang), look_of(theme, value, order))
                for value in order
            )
            return Legend(column, column_title(column, lang), entries, theme)
    return None


def _fits(theme: str, present: list[str]) -> bool:
    """Whether the values are those that the theme knows; other columns may have the same name."""
    known = _KNOWN.get(theme)
    return known is None or set(present) <= {*known, UNASSIGNED}


def _ordered(theme: str, present: Iterable[str]) -> list[str]:
    """Values in printing order; all seven categories of the land, even those not there."""
    there = set(present)
    if theme == "tolerance_class":
        return sorted(there, key=tolerance_rank)
    codes = list(load_codes(_FILES[theme])) if theme in _FILES else list(_KNOWN.get(theme, ()))
    ordered = [code for code in codes if code in there or theme == "category"]
    return [*ordered, *sorted(there - set(ordered))]


def _label(theme: str, value: str, lang: str) -> str:
    if theme == "misfit":
        return value_label("kind", value, lang)
    if theme == "best_use":
        return value_label("use", value, lang)
    if theme == "to_category":
        return value_label("category", value, lang)
    if theme == "limited_by":
        return words_of(lang).get(f"limit.{value}", value)
    if theme == "facility":
        entry = load_codes("zoning_uses").get(value, {})
        return str(entry.get(lang, value))
    return value_label(theme, value, lang)


def _hazards_and_levels(layer: pd.DataFrame, lang: str) -> Legend:
    """Colour by level, hatch by hazard."""
    pairs = layer[["hazard", "level"]].dropna().astype(str).drop_duplicates()
    names = [*load_codes("hazards"), *sorted(set(pairs["hazard"]) - set(load_codes("hazards")))]
    ranked = _ranked(pairs["level"])
    entries = []
    for hazard in names:
        mine = set(pairs.loc[pairs["hazard"] == hazard, "level"])
        for level in (name for name in ranked if name in mine):
            text = f"{value_label('hazard', hazard, lang)}: {_level_label(level, lang)}"
            look = Look(look_of("level", level, ranked).colour, look_of("hazard", hazard).hatch)
            entries.append(Entry(f"{hazard}:{level}", text, look))
    title = f"{column_title('hazard', lang)}, {column_title('level', lang).lower()}"
    return Legend('"hazard" || \':\' || "level"', title, tuple(entries), "level")


def _worst_level(layer: pd.DataFrame, columns: list[str], lang: str) -> Legend:
    """The worst level of all hazards: one CASE over the columns, the worst first."""
    found = pd.concat([layer[column].dropna().astype(str) for column in columns])
    ranked = _ranked(found)
    any_of = ", ".join(f"coalesce(\"{column}\", '')" for column in columns)
    cases = [f"WHEN {_quoted(level)} IN ({any_of}) THEN {_quoted(level)}" for level in ranked[::-1]]
    attribute = f"CASE {' '.join(cases)} ELSE '' END" if cases else f'"{columns[0]}"'
    entries = tuple(
        Entry(level, _level_label(level, lang), look_of("level", level, ranked)) for level in ranked
    )
    return Legend(attribute, column_title("level", lang), entries, "level")


def _ranked(levels: Iterable[str]) -> list[str]:
    """Levels from the mildest: those that are none, numbers by size, the known words, others."""
    known = list(load_codes("hazard_levels"))

    def place(level: str) -> tuple[int, float, str]:
        if level in _NO_LEVEL:
            return 0, float(_NO_LEVEL.index(level)), level
        if level in known:
            return 1, float(known.index(level)), level
        try:
            return 2, float(level), level
        except ValueError:
            return 3, 0.0, level

    return sorted(set(levels), key=place)


def _level_label(level: str, lang: str) -> str:
    said = value_label("level", level, lang)
    return said if said != level or level.isdigit() else words_of(lang).get(f"level.{level}", level)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
