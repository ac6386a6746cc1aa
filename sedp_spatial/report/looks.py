"""How a coded value looks on every map: colour, hatch and marker, from the code files alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..codes import load_codes

NOTHING = "#f2f0ea"
_CATEGORIES = frozenset(
    ("category", "to", "from", "to_category", "from_category", "target_category")
)
_USES = frozenset(("use", "best_use", "future_use", "sector", "wanted_use"))
_OWN_FILES = {
    "land_kind": "land_kinds",
    "regime": "regimes",
    "strictest_regime": "regimes",
    "hazard": "hazards",
    "fate": "proposal_fates",
    "restriction_kind": "restriction_kinds",
}
_GROUPS = {
    "strictest_regime": "regime",
    "limited_by": "limit",
    "tolerance_class": "tolerance",
    "land_status": "status",
    "misfit": "row",
}
"""How map_looks.toml calls a column's group where the name differs."""
_CLEAR = frozenset(("regime", "strictest_regime", "restriction_kind", "hazard", "zone", "hazards"))
"""What is drawn over the land so that its category stays visible below."""


@dataclass(frozen=True)
class Look:
    """Colour, hatch (as matplotlib writes it), marker (as QGIS calls it); clear or opaque."""

    colour: str
    hatch: str = ""
    marker: str = "circle"
    clear: bool = False


def look_of(column: str, value: str, among: Iterable[str] = ()) -> Look:
    """The look of a coded value.

    Parameters
    ----------
    column : str
        What the value is: ``category``, ``regime``, ``restriction_kind``, ``hazard``, ``level``,
        ``use``, ``status``, ``fate``, ``outcome``, ``severity``, ``zone`` …
    value : str
    among : iterable of str
        All values of the legend in their order; values without a look of their own take the
        colours for others in turn, levels the ramp.

    Returns
    -------
    Look

    Examples
    --------
    >>> look_of("category", "water").colour, look_of("category", "water").hatch
    ('#6fa8d6', '-----')
    """
    group = "category" if column in _CATEGORIES else "sector" if column in _USES else column
    group = _GROUPS.get(group, group)
    entry: Mapping[str, Any] = load_codes("map_looks").get(f"{group}.{value}", {})
    own = _own_colour(column, group, value, tuple(among))
    colour = own or entry.get("colour")
    clear = column in _CLEAR
    if colour is None and not entry:
        return _other(value, tuple(among), clear)
    return Look(
        str(colour or NOTHING),
        str(entry.get("hatch", "")),
        str(entry.get("marker", "circle")),
        clear,
    )


def ground(name: str) -> str:
    """The colour of what lies under and over the results."""
    return str(load_codes("map_looks").get(f"ground.{name}", {}).get("colour", NOTHING))


def _own_colour(column: str, group: str, value: str, among: tuple[str, ...]) -> str | None:
    """The colour in the code's own file, before what map_looks.toml adds."""
    if group == "category":
        return _colour(load_codes("categories").get(value))
    if group == "level":
        return _level(value, among)
    if group == "tolerance" and value.startswith("above_"):
        return _tolerance(value)
    if column in _OWN_FILES:
        return _colour(load_codes(_OWN_FILES[column]).get(value))
    return _colour(load_codes("labels").get(f"{group}.{value}"))


def _colour(entry: Mapping[str, Any] | None) -> str | None:
    found = (entry or {}).get("colour")
    return None if found is None else str(found)


def _level(value: str, among: tuple[str, ...]) -> str | None:
    """A named level has its colour; numbers and other words are spread over the ramp."""
    known = _colour(load_codes("hazard_levels").get(value))
    ranked = [name for name in among if f"level.{name}" not in load_codes("map_looks")]
    if known is not None or value not in ranked:
        return known
    ramp = load_codes("map_looks")["level.ramp"]["colours"]
    last = len(ramp) - 1
    if len(ranked) == 1:
        return str(ramp[last - 1])
    return str(ramp[round(1 + (last - 1) * ranked.index(value) / (len(ranked) - 1))])


def _tolerance(value: str) -> str:
    try:
        percent = float(value.removeprefix("above_").replace("_", "."))
    except ValueError:
        percent = 0.0
    ramp = load_codes("labels")["tolerance.above"]["colours"]
    return str(ramp[sum(percent > bound for bound in (1.0, 5.0, 20.0))])


def _other(value: str, among: tuple[str, ...], clear: bool) -> Look:
    others = [e for name, e in load_codes("map_looks").items() if name.startswith("other.")]
    place = among.index(value) if value in among else 0
    entry = others[place % len(others)]
    return Look(str(entry["colour"]), str(entry["hatch"]), str(entry["marker"]), clear)
