"""A population by age and sex: five-year groups with an open last one, checked and as arrays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..errors import DataError
from ..messages import Label, Message
from .cells import SEXES, Floats, Ints, ages_of, group_name, need_columns, numbers

_TOTALS = ("total", "both", "persons", "population")
_TOLERANCE = 1e-6  # of a total against its parts, as a share: the noise of written decimals
_OLD = 70
_FEW = 30  # below so many old people their sex ratio says nothing
_MEN_PER_WOMAN_WHEN_OLD = 1.05


@dataclass(frozen=True)
class People:
    """A population by five-year age group.

    Attributes
    ----------
    ages : array of int, shape (groups,)
        0, 5, …, the open group.
    counts : array of float, shape (2, groups)
        Female, male.
    notes : tuple of Message
        What looks suspicious.
    """

    ages: Ints
    counts: Floats
    notes: tuple[Message, ...]

    @property
    def open_age(self) -> int:
        """The first age of the open group."""
        return int(self.ages[-1])

    @property
    def names(self) -> list[str]:
        """The groups as people write them."""
        return [group_name(int(age), self.open_age) for age in self.ages]


def people_of(population: pd.DataFrame, table: str = "population") -> People:
    """Check a population and turn it into arrays.

    Parameters
    ----------
    population : pandas.DataFrame
        Index age start (0, 5, …, open; ``"0-4"`` and ``"80+"`` are understood) or a column
        ``age``; columns ``female``, ``male`` in persons and, optionally, their ``total``.
    table : str
        What error sentences call it.

    Raises
    ------
    DataError
        Sexes merged into one column, ages that are not five-year groups, a count that is
        missing, unreadable or negative, a total that contradicts its parts.
    """
    frame = population.set_index("age") if "age" in population.columns else population
    if not set(SEXES) <= set(frame.columns):
        if set(_TOTALS) & {str(c).casefold() for c in frame.columns}:
            columns = [str(c) for c in frame.columns]
            raise DataError("error.sexes_merged", table=table, columns=columns)
        need_columns(frame, SEXES, table)
    if len(frame) == 0:
        raise DataError("error.table_empty", table=table)
    ages = ages_of(frame.index, table)
    order = np.argsort(ages, kind="stable")
    ages = ages[order]
    frame = frame.iloc[order]
    check_groups(ages, table)
    rows = [group_name(int(age), int(ages[-1])) for age in ages]
    counts = np.stack([numbers(frame[sex], table=table, column=sex, rows=rows) for sex in SEXES])
    for column in _TOTALS:
        if column in frame.columns:
            stated = numbers(frame[column], table=table, column=column, rows=rows)
            check_total(stated, counts.sum(axis=0), rows, table=table, column=column)
    if not counts.any():
        raise DataError("error.nobody", table=table)
    return People(ages, counts, tuple(suspicions(ages, counts, table)))


def check_groups(ages: Ints, table: str) -> None:
    """Stop where ages are not 0, 5, 10, … without gap or repetition."""
    if len(ages) < 2 or ages[0] != 0:
        raise DataError("error.ages_start", table=table, age=int(ages[0]) if len(ages) else "–")
    for before, after in zip(ages[:-1].tolist(), ages[1:].tolist(), strict=True):
        if before == after:
            raise DataError("error.age_twice", table=table, age=after)
        if after - before != 5:
            raise DataError("error.ages_steps", table=table, before=before, after=after)


def check_total(
    stated: Floats, parts: Floats, rows: Iterable[object], *, table: str, column: str
) -> None:
    """Stop at the first row whose stated total is not the sum of its parts."""
    wrong = np.abs(stated - parts) > _TOLERANCE * np.maximum(1.0, np.abs(parts))
    for row, total, part in zip(
        np.asarray(list(rows), dtype=object)[wrong], stated[wrong], parts[wrong], strict=True
    ):
        raise DataError(
            "error.total_differs",
            table=table,
            row=row,
            column=column,
            total=float(total),
            parts=float(part),
        )


def suspicions(ages: Ints, counts: Floats, table: str) -> list[Message]:
    """What a demographer would ask about: sexes swapped or halved, thousands for persons."""
    notes = []
    women, men = counts[:, ages >= _OLD].sum(axis=1)
    if women + men >= _FEW and men > _MEN_PER_WOMAN_WHEN_OLD * women:
        notes.append(
            Message("note.sexes_swapped", table=table, age=_OLD, men=float(men), women=float(women))
        )
    if counts.any() and np.array_equal(counts[0], counts[1]):
        notes.append(Message("note.sexes_equal", table=table))
    return [*notes, *thousands(counts, table, Label("labels", "column.population"))]


def thousands(counts: Floats, table: str, column: Label | str) -> list[Message]:
    """A note where counts of persons have decimals: they may be thousands."""
    fractions = int((np.abs(counts - np.round(counts)) > 1e-9).sum())
    if fractions == 0:
        return []
    return [
        Message(
            "note.thousands",
            table=table,
            column=column,
            cells=fractions,
            total=float(counts.sum()),
        )
    ]
