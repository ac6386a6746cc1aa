"""The United Nations' wide tables, a column per period, as the tidy rates of a forecast."""

from __future__ import annotations

import pandas as pd

from ..errors import DataError
from .cells import ages_of, first_number, need_columns
from .rates import FERTILE

_PERCENT_SLACK = 0.1  # what rounding leaves of 100


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
        period_start, age, asfr = tfr · percent / 100 / 5, for the periods that both tables have.

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
        if abs(total - 100) > _PERCENT_SLACK:
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
