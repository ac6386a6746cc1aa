"""People split over levels: every building keeps its people, every village its ages and sexes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ..errors import DataError
from ..geometry.rings import Floats
from ..layers.cells import by_value, texts
from ..layers.numbers import to_numbers
from ..layers.schema import UNASSIGNED
from ..messages import Message
from ..rounding import round_table, round_to_total

SEXES = ("female", "male")


def split_whole(shares: pd.DataFrame, totals: Floats, whole: bool) -> Floats:
    """Split a number of each feature by its shares.

    Parameters
    ----------
    shares : pandas.DataFrame
        feature, hazard, share; sorted by hazard and feature, the shares of each adding up to 1.
    totals : ndarray
        By feature; not missing.
    whole : bool
        Whether the totals are whole numbers.

    Returns
    -------
    ndarray
        One number per row of the shares. Of whole totals the parts are whole, too, and of each
        feature they add up to its total exactly (largest remainder).
    """
    feature = shares["feature"].to_numpy()
    share = shares["share"].to_numpy()
    exact = share * totals[feature]
    if not whole:
        return exact
    parts = np.where(share > 1 - 1e-9, totals[feature], 0.0)
    key = pd.factorize(shares["hazard"])[0] * (len(totals) + 1) + feature
    cut = np.flatnonzero((share <= 1 - 1e-9) & (totals[feature] > 0))
    starts = np.flatnonzero(np.append(True, np.diff(key[cut]) != 0)[: len(cut)])
    for rows in np.split(cut, starts[1:]):
        if len(rows):
            parts[rows] = round_to_total(exact[rows], 0, total=float(totals[feature[rows[0]]]))
    return parts


def read_population(population: pd.DataFrame, by: str | None) -> tuple[pd.DataFrame, list[Message]]:
    """Population by age and sex, of the latest year that the table has.

    Parameters
    ----------
    population : pandas.DataFrame
        age (text or start of the group), female, male; optionally ``by`` and year.
    by : str or None

    Returns
    -------
    table : pandas.DataFrame
        by (``""`` where the table does not tell places apart), age, female, male.
    notes : list of Message

    Raises
    ------
    DataError
        A column missing, or numbers that cannot be read.
    """
    for column in ("age", *SEXES):
        if column not in population.columns:
            raise DataError(
                "error.no_field",
                field=column,
                column=column,
                layer="population",
                nearest=[str(name) for name in population.columns][:10],
            )
    notes = []
    if "year" in population.columns:
        year = population["year"].max()
        population = population[population["year"] == year]
        notes.append(Message("note.population_year", year=str(year)))
    table = pd.DataFrame({"age": population["age"]})
    for sex in SEXES:
        numbers, unreadable = to_numbers(population[sex], as_area=False)
        if unreadable.any() or (numbers < 0).any():
            raise DataError("error.population_numbers", column=sex)
        table[sex] = numbers.fillna(0.0)
    known = by is not None and by in population.columns
    table["place"] = (
        by_value(texts(population[by]), str, missing=UNASSIGNED) if known and by else ""
    )
    grouped = table.groupby(["place", "age"], sort=False, as_index=False)[list(SEXES)].sum()
    return grouped, notes


def by_age_and_sex(
    people: pd.DataFrame, population: pd.DataFrame, by: str | None
) -> tuple[pd.DataFrame, list[Message]]:
    """Split exposed people as the people of their village are split.

    Parameters
    ----------
    people : pandas.DataFrame
        hazard, level, the column ``by`` if there is one, people (whole numbers).
    population : pandas.DataFrame
        As :func:`read_population` returns it.
    by : str or None

    Returns
    -------
    table : pandas.DataFrame
        hazard, level, by, age, female, male: they add up to the people of each row of the input,
        and over the levels to the population where it has as many people as the buildings.
    notes : list of Message
        Places with other numbers of people, or without a table of ages.

    Notes
    -----
    It is assumed that the people in danger are as old as their neighbours.
    """
    notes: list[Message] = []
    own = [by] if by else []
    places = population["place"].unique().tolist()
    whole = places == [""]
    frames = []
    for key, mine in people.groupby(["hazard", *own], sort=False):
        place = "" if whole else str(key[1])
        cells = population[population["place"] == place]
        weights = cells[list(SEXES)].to_numpy(dtype=np.float64).ravel()
        if len(cells) == 0 or weights.sum() == 0:
            continue
        totals = mine["people"].to_numpy(dtype=np.float64)
        split = _split(totals, weights)
        for row, numbers in zip(mine.to_dict("records"), split, strict=True):
            frame = cells[["age"]].assign(**{str(name): value for name, value in row.items()})
            frame[list(SEXES)] = np.reshape(numbers, (-1, 2))
            frames.append(frame)
    columns = ["hazard", "level", *own, "age", *SEXES]
    table = (
        pd.concat(frames, ignore_index=True)[columns] if frames else pd.DataFrame(columns=columns)
    )
    if by and not whole:
        notes += _differences(people, population, by)
    return table, notes


def _split(totals: Floats, weights: Floats) -> Sequence[Sequence[float]]:
    exact = np.outer(totals, weights / weights.sum())
    if (totals % 1 != 0).any():
        return exact.tolist()
    columns = None
    if totals.sum() == weights.sum() and (weights % 1 == 0).all():
        columns = weights.tolist()
    return round_table(exact.tolist(), 0, row_totals=totals.tolist(), column_totals=columns)


def _differences(people: pd.DataFrame, population: pd.DataFrame, by: str) -> list[Message]:
    first = people[people["hazard"] == people["hazard"].iloc[0]] if len(people) else people
    lived = first.groupby(by)["people"].sum()
    counted = population.groupby("place")[list(SEXES)].sum().sum(axis=1)
    both = pd.DataFrame({"lived": lived, "counted": counted})
    notes = []
    without = both[both["counted"].isna() & (both["lived"] > 0)]
    if len(without):
        notes.append(
            Message("note.no_ages", places=[f"{p} ({n:g})" for p, n in without["lived"].items()])
        )
    other = both[both["lived"].notna() & both["counted"].notna()]
    other = other[other["lived"] != other["counted"]]
    if len(other):
        rows = [f"{p}: {r.lived:g} / {r.counted:g}" for p, r in other.iterrows()]
        notes.append(Message("note.ages_differ", places=rows[:10]))
    return notes
