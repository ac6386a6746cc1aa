"""Counts by age and sex, however they are kept, as five-year groups with both sexes beside."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from ..errors import DataError
from .cells import SEXES, ages_of, first_number, need_columns, numbers, sex_of
from .people import check_total

_TOTALS = {"total", "всего", "итого", "бардыгы", "жалпы", "баары"}


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
    >>> from sedp_spatial.population import read_table
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


def check_against_history(table: pd.DataFrame, history: pd.DataFrame) -> None:
    """Stop where the ages and sexes of a year do not add up to its total.

    Parameters
    ----------
    table : pandas.DataFrame
        year, age, female, male, of all villages.
    history : pandas.DataFrame
        year, population; years that ``table`` does not have are passed over.

    Raises
    ------
    DataError
        Naming the first year that differs.

    Examples
    --------
    >>> from sedp_spatial.population import read_table
    >>> counts = read_table(sample / "population_age_sex.csv", kind="population_age_sex")
    >>> history = read_table(sample / "population_history.csv", kind="population_history")
    >>> check_against_history(counts, history)
    """
    need_columns(table, ("year", *SEXES), "population_age_sex")
    need_columns(history, ("year", "population"), "population_history")
    parts = table.groupby("year")[list(SEXES)].sum().sum(axis=1)
    stated = history.set_index("year")["population"]
    years = [year for year in stated.index if year in parts.index]
    check_total(
        stated[years].to_numpy(dtype=float),
        parts[years].to_numpy(dtype=float),
        years,
        table="population_history",
        column="population",
    )
