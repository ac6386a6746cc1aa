"""The tables of a plan's results, read from its GeoPackages; knows neither QGIS nor Qt."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Mapping, Sequence

from .sqlite_files import reading
from .words import colours, labels, report_words, word

CODED: Mapping[str, str] = {
    "category": "categories", "from": "categories", "to": "categories",
    "from_category": "categories", "to_category": "categories", "target_category": "categories",
    "land_kind": "land_kinds", "ownership": "ownership", "regime": "regimes",
    "hazard": "hazards", "use": "land_uses", "future_use": "land_uses", "sector": "land_uses",
    "kind": "restriction_kinds", "level": "hazard_levels", "fate": "proposal_fates",
    "source": "finance_sources", "section": "measure_sections",
}  # fmt: skip
"""Columns of codes, and the files that say what the codes are called."""
HIDDEN = ("geom", "geometry", "fid")
KEYS = ("parcel_id", "building_id", "village", "zone", "category", "hazard", "regime", "use")
"""Columns by which rows are found on the map, the surest first."""
MONEY, AREA, SHARE = ("_som",), ("_ha", "_m2"), ("share",)


@dataclass(frozen=True)
class Sheet:
    """A table as it is shown.

    Attributes
    ----------
    name : str
        Of the table in the GeoPackage.
    columns : list of str
    titles : list of str
        The columns in words.
    rows : list of tuple
        Values as they are in the file; Python's collector does not look into tuples of plain
        values, and would hold up the window if it looked into a hundred thousand lists.
    """

    name: str
    columns: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    rows: list[tuple[Any, ...]] = field(default_factory=list)

    def column(self, name: str) -> int:
        """The place of a column, or -1."""
        return self.columns.index(name) if name in self.columns else -1

    @property
    def key(self) -> str:
        """The column by which rows are found on the map; empty if there is none."""
        return next((name for name in KEYS if name in self.columns), "")


def newest(out: Path, step: str) -> Path:
    """The file with the latest results of a step: of the whole plan, or of the step alone."""
    whole, single = out / "plan.gpkg", out / "steps" / f"{step}.gpkg"
    if not single.is_file():
        return whole
    if not whole.is_file():
        return single
    return max(whole, single, key=lambda file: file.stat().st_mtime_ns)


def tables_of(file: Path, step: str, steps: Sequence[str], language: str) -> list[tuple[str, str]]:
    """The tables and layers of a step with their titles, its main one first."""
    query = "SELECT table_name FROM gpkg_contents WHERE data_type IN ('features', 'attributes')"
    names = [str(row[0]) for row in _asked(file, query)]
    mine = [name for name in names if step_of(name, steps) == step]
    main = f"{step}_table"
    mine.sort(key=lambda name: (name != main, name != step, name))
    words = report_words(language)
    found = []
    for name in mine:
        heading = words.get(f"part.{step}", step)
        told = words.get(f"sheet.{name}")
        is_main = name in (main, step)
        if told is None and not is_main:
            rest = name[len(step) + 1 :]
            told = words.get(f"column.{rest}", rest)
        found.append((name, heading if is_main or told is None else str(told)))
    return _told_apart(found, main)


def _told_apart(found: list[tuple[str, str]], main: str) -> list[tuple[str, str]]:
    """Where a step has a table and a layer of one title, the layer says that it is one."""
    titles = [title for _, title in found]
    return [
        (name, f"{title} (⌖)" if titles.count(title) > 1 and name != main else title)
        for name, title in found
    ]


def step_of(table: str, steps: Sequence[str]) -> str:
    """The step that made a table."""
    fitting = [step for step in steps if table == step or table.startswith(f"{step}_")]
    return max(fitting, key=len, default="")


def read(file: Path, table: str, language: str) -> Sheet:
    """A table without its outlines."""
    named = table.replace('"', '""')
    columns = [
        str(row[1])
        for row in _asked(file, f'PRAGMA table_info("{named}")')
        if str(row[1]).lower() not in HIDDEN
    ]
    if not columns:
        return Sheet(table)
    wanted = ", ".join('"' + column.replace('"', '""') + '"' for column in columns)
    statement = " ".join(("SELECT", wanted, "FROM", f'"{named}"'))
    rows = _asked(file, statement)
    words = report_words(language)
    return Sheet(table, columns, [title_of(column, words) for column in columns], rows)


def title_of(column: str, words: Mapping[str, str]) -> str:
    """A column in words."""
    found = words.get(f"column.{column}")
    if found is None and column.startswith(("level_", "suitability_")):
        stem, _, rest = column.partition("_")
        file = "hazards" if stem == "level" else "land_uses"
        return f"{words.get(f'column.{stem}', stem)}: {word(file, rest, _language_of(words))}"
    return found or column


def _language_of(words: Mapping[str, str]) -> str:
    return next((code for code in ("ky", "ru", "en") if report_words(code) is words), "en")


def shown(column: str, value: Any, language: str) -> Any:
    """A value as people read it: codes in words, numbers with their decimals."""
    if value is None:
        return ""
    if isinstance(value, float):
        return number(column, value, language)
    if isinstance(value, str) and column in CODED:
        found = labels(CODED[column], language).get(value)
        return found or report_words(language).get(f"row.{value}", value)
    return value


def number(column: str, value: float, language: str) -> str:
    """A number with the decimals that its column deserves, and thin spaces between thousands."""
    if any(part in column for part in SHARE):
        text = f"{100 * value:.1f} %"
    elif column.endswith(MONEY):
        text = f"{value:,.0f}"
    elif column.endswith(AREA):
        text = f"{value:,.2f}" if column.endswith("_ha") else f"{value:,.0f}"
    else:
        text = f"{value:,.0f}" if value == int(value) else f"{value:,.3f}"
    text = text.replace(",", "\u202f")
    return text if language == "en" else text.replace(".", ",")


def arranged(sheet: Sheet, words: str, order: int, descending: bool, language: str) -> list[int]:
    """The places of the rows that hold some words, in the order of a column."""
    places = list(range(len(sheet.rows)))
    wanted = words.casefold().split()
    if wanted:
        texts = {}
        for place in places:
            cells = zip(sheet.columns, sheet.rows[place])
            texts[place] = " ".join(str(shown(c, v, language)) for c, v in cells).casefold()
        places = [p for p in places if all(one in texts[p] for one in wanted)]
    if 0 <= order < len(sheet.columns):
        places = _in_order([row[order] for row in sheet.rows], places, descending)
    return places


def _in_order(values: Sequence[Any], places: Sequence[int], descending: bool) -> list[int]:
    """Numbers before texts, and what is empty always last.

    Each kind is sorted by plain keys of one type: Python compares them far quicker than tuples,
    and until it is done the window stands still, whichever thread sorts.
    """
    numbers = [p for p in places if isinstance(values[p], (int, float))]
    numbers.sort(key=lambda place: float(values[place]), reverse=descending)
    texts = [p for p in places if not isinstance(values[p], (int, float, type(None)))]
    texts.sort(key=lambda place: str(values[place]).casefold(), reverse=descending)
    empty = [place for place in places if values[place] is None]
    return [*texts, *numbers, *empty] if descending else [*numbers, *texts, *empty]


class ShownRows(Sequence[Sequence[Any]]):
    """Rows as people read them, each put into words only when it comes into sight."""

    def __init__(self, sheet: Sheet, places: Sequence[int], language: str) -> None:
        self._sheet, self._places, self._language = sheet, places, language
        self._last: tuple[int, list[Any]] = (-1, [])

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        if at != self._last[0]:
            cells = zip(self._sheet.columns, self._sheet.rows[self._places[at]])
            self._last = (at, [shown(c, v, self._language) for c, v in cells])
        return self._last[1]


def colour_of(column: str, value: str) -> str:
    """The colour of a code on maps; empty where it has none."""
    return colours(CODED[column]).get(value, "") if column in CODED else ""


def _asked(file: Path, query: str) -> list[tuple[Any, ...]]:
    if not file.is_file():
        return []
    try:
        with reading(file) as connection:
            return connection.execute(query).fetchall()
    except sqlite3.Error:
        return []
