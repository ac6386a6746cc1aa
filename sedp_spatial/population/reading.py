"""Read plain tables: counts by age and sex, people by year, projects, and the UN's wide tables.

As a household-book module or a statistics office exports them: CSV in UTF-8 or Windows-1251 with
commas, semicolons or tabs and a decimal comma, or a workbook; headers in Kyrgyz, Russian or
English (``codes/forecast_tables.toml``); both sexes in columns of their own or one row each.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ..codes import load_codes
from ..errors import DataError, UsageError
from ..layers.mapping import NOTES
from ..messages import Message
from ..optional import need
from .cells import SEXES, ages_of, first_number, need_columns, numbers, sex_of
from .people import check_total
from .rates import FERTILE

KINDS = ("population_age_sex", "population_history", "economic_projects", "crops")
_TOTALS = {"total", "всего", "итого", "бардыгы", "жалпы", "баары"}


def read_table(path: str | Path, *, kind: str, sheet: str | int = 0) -> pd.DataFrame:
    """Read a table for the forecasts and give it the columns of its kind.

    Parameters
    ----------
    path : str or Path
        ``.csv``, ``.txt`` or ``.xlsx``.
    kind : {"population_age_sex", "population_history", "economic_projects", "crops"}
        Which columns are looked for; others pass through under their own names.
    sheet : str or int
        The sheet of a workbook.

    Returns
    -------
    pandas.DataFrame
        ``population_age_sex``: [year, village,] age, female, male — single years are added up to
        five-year groups, rows per sex are set side by side, rows of totals are checked and
        left out. ``population_history``: year, population. ``economic_projects``: project_id,
        sector, investment_som, year, jobs, … with amounts in som. ``crops``: crop, year,
        output_t, yield_t_ha, harvests_per_year. Notes stand in ``.attrs["sedp_notes"]``.

    Raises
    ------
    DataError
        Not readable, a column missing, a cell missing, unreadable or negative, a total that
        contradicts its parts; each with the row and the column.
    UsageError
        No such file or kind.

    Examples
    --------
    >>> history = read_table(sample / "population_history.csv", kind="population_history")
    >>> history.tail(1).values.tolist()
    [[2026.0, 15607.0]]
    """
    if kind not in KINDS:
        raise UsageError("error.choice", name="kind", value=kind, allowed=", ".join(KINDS))
    source = Path(path)
    if not source.is_file():
        raise UsageError("error.no_file", path=str(path))
    raw = _workbook(source, sheet) if source.suffix.lower() in (".xlsx", ".xlsm") else _text(source)
    raw = raw.dropna(how="all").reset_index(drop=True)
    if raw.empty:
        raise DataError("error.table_empty", table=source.name)
    frame, factors = _named(raw, kind, source.name)
    if kind == "population_age_sex":
        return age_sex_table(frame, table=source.name)
    return _numeric(frame, kind, factors, source.name)


def _workbook(path: Path, sheet: str | int) -> pd.DataFrame:
    need("openpyxl", purpose=str(path))
    try:
        return pd.read_excel(path, sheet_name=sheet, dtype=object, engine="openpyxl")
    except Exception as error:  # zip, xml and sheet errors of many kinds
        reason = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        raise DataError("error.unreadable_table", path=str(path), reason=reason) from error


def _text(path: Path) -> pd.DataFrame:
    data = path.read_bytes()
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1251", errors="replace")
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        raise DataError("error.table_empty", table=path.name)
    # The separator that stands equally often in the first lines; a decimal comma does not.
    separator = max(";\t,", key=lambda sign: min(line.count(sign) for line in lines[:20]))
    rows = list(csv.reader(io.StringIO("\n".join(lines)), delimiter=separator))
    width = len(rows[0])
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != width:
            raise DataError(
                "error.row_width", path=str(path), row=number, found=len(row), expected=width
            )
    cells = [[cell.strip() or None for cell in row] for row in rows[1:]]
    return pd.DataFrame(cells, columns=[name.strip() for name in rows[0]], dtype=object)


def _named(raw: pd.DataFrame, kind: str, table: str) -> tuple[pd.DataFrame, dict[str, float]]:
    """The table under the schema's column names, and what amounts of money are multiplied by."""
    columns = load_codes("forecast_tables")[kind]["columns"]
    names: dict[Any, str] = {}
    factors: dict[str, float] = {}
    for header in raw.columns:
        plain, factor = _header(str(header))
        for column, entry in columns.items():
            words = [column, entry["en"], entry["ru"], entry["ky"], *entry.get("also", [])]
            if plain in {_header(word)[0] for word in words} and column not in names.values():
                names[header] = column
                factors[column] = factor
                break
    frame = raw.rename(columns=names)
    wanted = [column for column, entry in columns.items() if entry.get("required")]
    need_columns(frame, wanted, table)
    return frame, factors


def _header(text: str) -> tuple[str, float]:
    """A header without its unit, and the unit's worth in som."""
    plain = " ".join(text.casefold().replace("ё", "е").replace("_", " ").split())
    spelt = [(w, e["in_som"]) for e in load_codes("money_units").values() for w in e["also"]]
    for word, in_som in sorted(spelt, key=lambda pair: len(pair[0]), reverse=True):
        bare = plain.rstrip(")")
        if bare.endswith((f" {word}", f",{word}", f"({word}")):
            return bare[: -len(word)].rstrip(" ,(;"), float(in_som)
    return plain.partition("(")[0].partition(",")[0].strip(), 1.0


def _numeric(frame: pd.DataFrame, kind: str, factors: dict[str, float], table: str) -> pd.DataFrame:
    found = frame.copy()
    rows = [str(number) for number in range(2, len(frame) + 2)]  # as a spreadsheet counts them
    notes = []
    for column, entry in load_codes("forecast_tables")[kind]["columns"].items():
        if column not in found.columns or entry["holds"] == "text":
            continue
        cells = found[column]
        if entry.get("required"):
            values = numbers(cells, table=table, column=column, rows=rows)
        else:
            known = cells.notna()
            values = np.full(len(cells), np.nan)
            names = [row for row, there in zip(rows, known, strict=True) if there]
            values[known.to_numpy()] = numbers(cells[known], table=table, column=column, rows=names)
        factor = factors.get(column, 1.0)
        if factor != 1.0:
            notes.append(Message("note.money_converted", column=column, factor=factor))
        found[column] = values * factor
        if entry["holds"] == "year":
            found[column] = found[column].astype("int64")
    found.attrs[NOTES] = notes
    return found


def age_sex_table(frame: pd.DataFrame, *, table: str = "population") -> pd.DataFrame:
    """Bring any table of people by age and sex to five-year groups with both sexes side by side.

    Parameters
    ----------
    frame : pandas.DataFrame
        age (``0``, ``0-4``, ``80+``, …) and female, male; or age, sex, persons. Optional year,
        village, total; a row whose age says "total" is checked against the others and dropped.
    table : str
        What error sentences call it.

    Returns
    -------
    pandas.DataFrame
        [year, village,] age, female, male; sorted.

    Raises
    ------
    DataError
        As :func:`read_table`.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = {"age": ["0-4", "0-4", "5+", "5+"], "sex": ["аял", "эркек"] * 2}
    >>> age_sex_table(pd.DataFrame({**rows, "persons": [1, 2, 3, 4]})).values.tolist()
    [[0.0, 1.0, 2.0], [5.0, 3.0, 4.0]]
    """
    need_columns(frame, ("age",), table)
    keys = [key for key in ("year", "village") if key in frame.columns]
    tidy = frame.reset_index(drop=True)
    rows = [str(number) for number in range(2, len(tidy) + 2)]
    tidy = _side_by_side(tidy, keys, rows, table)
    total = tidy["age"].map(lambda label: str(label).strip().casefold() in _TOTALS)
    people = tidy[~total].copy()
    people["age"] = ages_of(people["age"], table)
    if "year" in keys:
        people["year"] = [_year(value, row, table) for value, row in zip(
            people["year"], people["row"], strict=True)]  # fmt: skip
        tidy.loc[people.index, "year"] = people["year"]
    for sex in SEXES:
        people[sex] = numbers(people[sex], table=table, column=sex, rows=people["row"])
    if "total" in people.columns:
        stated = numbers(people["total"], table=table, column="total", rows=people["row"])
        parts = people["female"].to_numpy() + people["male"].to_numpy()
        check_total(stated, parts, people["row"], table=table, column="total")
    _check_totals(tidy[total], people, keys, table)
    twice = people.duplicated([*keys, "age"])
    if twice.any():
        row = people["row"][twice].iloc[0]
        raise DataError("error.row_twice", table=table, row=row)
    ages = np.unique(people["age"])
    if len(ages) > 2 and ages[1] - ages[0] == 1:
        people["age"] = np.minimum(people["age"] // 5 * 5, ages[-1] // 5 * 5)
    grouped = people.groupby([*keys, "age"], as_index=False, sort=False)[list(SEXES)].sum()
    return grouped.sort_values([*keys, "age"], ignore_index=True)


def _year(value: Any, row: str, table: str) -> int:
    year = first_number(value)
    if year is None:
        raise DataError(
            "error.cell_unreadable", table=table, row=row, column="year", value=str(value)
        )
    return year


def _side_by_side(
    frame: pd.DataFrame, keys: list[str], rows: list[str], table: str
) -> pd.DataFrame:
    """One row per age with female and male, from rows per sex if need be."""
    tidy = frame.assign(row=rows)
    if set(SEXES) <= set(frame.columns):
        return tidy
    if not {"sex", "persons"} <= set(frame.columns):
        columns = [str(column) for column in frame.columns]
        raise DataError("error.sexes_merged", table=table, columns=columns)
    tidy["sex"] = [sex_of(value) for value in frame["sex"]]
    if tidy["sex"].isna().any():
        place = int(np.argmax(tidy["sex"].isna().to_numpy()))
        raise DataError(
            "error.cell_unreadable",
            table=table,
            row=rows[place],
            column="sex",
            value=str(frame["sex"].iloc[place]),
        )
    twice = tidy.duplicated([*keys, "age", "sex"])
    if twice.any():
        raise DataError("error.row_twice", table=table, row=tidy["row"][twice].iloc[0])
    women, men = (
        tidy[tidy["sex"] == sex].drop(columns="sex").rename(columns={"persons": sex})
        for sex in SEXES
    )
    merged = women.merge(men[[*keys, "age", "male", "row"]], on=[*keys, "age"], how="outer")
    merged["row"] = merged["row_x"].fillna(merged["row_y"])
    return merged.drop(columns=["row_x", "row_y"])


def _check_totals(stated: pd.DataFrame, people: pd.DataFrame, keys: list[str], table: str) -> None:
    """Rows of totals against the sum of the ages of the same year and village."""
    for _, line in stated.iterrows():
        same = pd.Series(True, index=people.index)
        for key in keys:
            value = _year(line[key], line["row"], table) if key == "year" else line[key]
            same &= people[key] == value
        for sex in SEXES:
            total = numbers(pd.Series([line[sex]]), table=table, column=sex, rows=[line["row"]])
            parts = np.array([people.loc[same, sex].sum()])
            check_total(total, parts, [line["row"]], table=table, column=sex)


def population_at(
    table: pd.DataFrame, year: int | None = None, *, village: str | None = None
) -> pd.DataFrame:
    """The population of one year, and of one village or of all together.

    Parameters
    ----------
    table : pandas.DataFrame
        [year, village,] age, female, male.
    year : int, optional
        The last one if left out.
    village : str, optional
        All villages added up if left out.

    Returns
    -------
    pandas.DataFrame
        Index age, columns female, male: what :func:`project_cohorts` takes.

    Raises
    ------
    DataError
        No such year or village.

    Examples
    --------
    >>> table = read_table(sample / "population_age_sex.csv", kind="population_age_sex")
    >>> int(population_at(table, 2026).sum().sum())
    15607
    """
    chosen = table
    if "year" in table.columns:
        wanted = int(table["year"].max()) if year is None else year
        chosen = chosen[chosen["year"] == wanted]
    if village is not None and "village" in table.columns:
        chosen = chosen[chosen["village"] == village]
    if chosen.empty:
        raise DataError(
            "error.no_rows", table="population", year=year or "–", village=village or "–"
        )
    return chosen.groupby("age")[list(SEXES)].sum()


def rates_from_wide(wide: pd.DataFrame, *, value: str, sex: str | None = None) -> pd.DataFrame:
    """A United Nations table with a column per period as tidy rates.

    Parameters
    ----------
    wide : pandas.DataFrame
        Columns such as ``2020-2025`` (other columns but ``age`` are left out).
    value : str
        What the result's column is called: mx, asfr, tfr, males_per_female, net, …
    sex : str, optional
        Written into the result where the table is of one sex.

    Returns
    -------
    pandas.DataFrame
        period_start, [sex,] [age,] and the value.

    Examples
    --------
    >>> import pandas as pd
    >>> wide = pd.DataFrame({"age": ["15-19"], "2020-2025": [0.03], "2025-2030": [0.02]})
    >>> rates_from_wide(wide, value="asfr").values.tolist()
    [[2020.0, 15.0, 0.03], [2025.0, 15.0, 0.02]]
    """
    periods = {
        column: first_number(column)
        for column in wide.columns
        if str(column)[:4].isdigit() and str(column)[4:5] in ("-", "–", "")
    }
    keys = ["age"] if "age" in wide.columns else []
    tidy = wide.melt(id_vars=keys, value_vars=list(periods), var_name="period", value_name=value)
    found = pd.DataFrame({"period_start": tidy["period"].map(periods).astype("int64")})
    if sex is not None:
        found["sex"] = sex
    if keys:
        found["age"] = ages_of(tidy["age"], value)
    found[value] = tidy[value].astype("float64")
    return found.dropna().reset_index(drop=True)


def asfr_from_pattern(pattern: pd.DataFrame, tfr: pd.DataFrame) -> pd.DataFrame:
    """Births per woman and year from the age pattern and the children per woman.

    Parameters
    ----------
    pattern : pandas.DataFrame
        period_start, age, percent: shares of fertility by age, in percent, 100 together.
    tfr : pandas.DataFrame
        period_start, tfr: children per woman.

    Returns
    -------
    pandas.DataFrame
        period_start, age, asfr = tfr · percent / 100 / 5.

    Raises
    ------
    DataError
        Percents that do not add up to 100 (within 0.1); an age missing.

    Examples
    --------
    >>> import pandas as pd
    >>> ages = range(15, 50, 5)
    >>> pattern = pd.DataFrame({"period_start": 2020, "age": ages, "percent": 100 / 7})
    >>> tfr = pd.DataFrame({"period_start": [2020], "tfr": [2.1]})
    >>> round(float(asfr_from_pattern(pattern, tfr)["asfr"].sum() * 5), 9)
    2.1
    """
    need_columns(pattern, ("period_start", "age", "percent"), "percent")
    need_columns(tfr, ("period_start", "tfr"), "tfr")
    for period, part in pattern.groupby("period_start"):
        missing = sorted(set(FERTILE) - set(part["age"]))
        if missing:
            raise DataError("error.ages_differ", table="percent", missing=missing, surplus=["–"])
        total = float(part["percent"].sum())
        if abs(total - 100) > 0.1:
            raise DataError(
                "error.total_differs",
                table="percent",
                row=period,
                column="percent",
                total=100.0,
                parts=total,
            )
    joined = pattern.merge(tfr, on="period_start", how="inner", validate="many_to_one")
    asfr = joined["tfr"] * joined["percent"] / 100.0 / 5.0
    return joined[["period_start", "age"]].assign(asfr=asfr)
