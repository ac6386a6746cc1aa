"""What does not agree: years, days, names, and totals that the district or a municipality has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from ..codes import load_codes
from ..errors import UsageError
from ..messages import Label
from .figures import Figures
from .findings import Findings
from .members import Lost, Member
from .names import join_names, likeness, names_in, same

NAMES = ("name", "name_ky", "name_ru", "name_en", "code")


def check_years(members: Sequence[Member], year: int | None, findings: Findings) -> int | None:
    """The year that the figures should be of, and who has another; so with the day of layers.

    Parameters
    ----------
    year : int, optional
        The district's; the year of most municipalities if not given.
    """
    if year is None:
        years = [member.year for member in members if member.year is not None]
        year = min(_most(years)) if years else None
    vintages = [member.vintage for member in members if member.vintage]
    usual = max(_most(vintages)) if vintages else ""
    for member in members:
        if member.year is not None and member.year != year:
            findings.add("other_year", member.name, file=member.file, year=member.year,
                         expected=year)  # fmt: skip
        if member.vintage and member.vintage != usual:
            findings.add("other_vintage", member.name, file=member.file, day=member.vintage,
                         expected=usual)  # fmt: skip
    return year


def _most(values: Sequence[Any]) -> list[Any]:
    counted = Counter(values)
    return [value for value, count in counted.items() if count == max(counted.values())]


def check_doubles(members: Sequence[Member], score: float | None, findings: Findings) -> None:
    """Two packages of one municipality: the same number, the same or nearly the same name."""
    least = load_codes("name_spellings")["settings"]["score"] if score is None else score
    for first, second in combinations(members, 2):
        numbered = bool(first.code and second.code)
        if first.code == second.code if numbered else same(first.names, second.names):
            findings.add("double_municipality", first.name, others=second.name, file=second.file,
                         first_file=first.file)  # fmt: skip
            continue
        alike = 0.0 if numbered else likeness(first.names, second.names)[0]
        if alike >= least:
            findings.add("names_alike", first.name, others=second.name, file=second.file,
                         score=alike)  # fmt: skip


def join_register(
    members: Sequence[Member],
    lost: Sequence[Lost],
    register: pd.DataFrame | None,
    score: float | None,
    findings: Findings,
) -> tuple[pd.DataFrame, dict[str, Mapping[str, Any]]]:
    """Join the municipalities with the district's list of them.

    Returns
    -------
    table : pandas.DataFrame
        As :func:`join_names` gives it.
    rows : dict
        The row of the register for each municipality that was joined.
    """
    rows = [] if register is None else records(pd.DataFrame(register))
    known = [names_in(row) for row in rows]
    if register is not None and not any(known):
        raise UsageError("error.district_register", columns=list(NAMES[:4]))
    numbers = [_text(row.get("code")) for row in rows]
    table, places = join_names(
        [member.names for member in members],
        [member.code for member in members],
        known,
        numbers,
        score=score,
    )
    if register is None:
        return table.iloc[:0], {}
    table["municipality"] = [member.name for member in members]
    for member, row in zip(members, records(table), strict=True):
        rule = {"similar": "name_joined", "ambiguous": "name_ambiguous",
                "unmatched": "name_unmatched"}.get(row["status"])  # fmt: skip
        if rule is not None:
            findings.add(
                rule,
                member.name,
                others=row["joined_to"] or row["spelling"],
                file=member.file,
                score=float(row["score"]),
            )
    silent = [place for place in range(len(known)) if place not in places]
    # Nobody reads how a refused package was joined: only what is spelt alike is taken for it.
    _, sent = join_names(
        [{"ky": one.name} for one in lost],
        [one.code for one in lost],
        [known[place] for place in silent],
        [numbers[place] for place in silent],
        score=1.0,
    )
    for number, place in enumerate(silent):
        if number not in sent:
            name = next(iter(known[place].values()), str(place + 1))
            findings.add("missing_municipality", name)
    joined: dict[str, Mapping[str, Any]] = {
        member.name: rows[place]
        for member, place in zip(members, places, strict=True)
        if place is not None
    }
    return table, joined


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table by the names of its columns."""
    return [{str(key): value for key, value in row.items()} for row in table.to_dict("records")]


def _text(value: Any) -> str:
    return "" if value is None or value != value else str(value).strip()


def check_totals(
    figures: Mapping[str, float | None],
    expected: Mapping[str, Any],
    municipality: str,
    tolerance: float,
    findings: Findings,
) -> None:
    """Compare figures with those that the district has of its own, as far as both are known."""
    for name, value in expected.items():
        if name in NAMES or name == "geometry" or not _is_number(value):
            continue
        found = figures.get(name)
        if found is not None and not np.isnan(found):
            _compare("total_contradicts", municipality, name, float(value), found, tolerance,
                     findings)  # fmt: skip


def check_own_totals(found: Figures, tolerance: float, findings: Findings) -> None:
    """Compare the balance that a municipality sent with the one that its layers give."""
    sent = found.member.tables.get("balance")
    if sent is None or not {"category", "area_ha"} <= set(sent.columns):
        return
    own = found.balance.table.groupby("category")["area_ha"].sum()
    theirs = pd.to_numeric(sent["area_ha"], errors="coerce").groupby(sent["category"]).sum()
    whole = max(found.balance.territory_ha, 1e-9)
    both = pd.concat([own, theirs], axis=1, keys=["own", "sent"]).fillna(0.0)
    for category, row in both.iterrows():
        if abs(row["own"] - row["sent"]) > tolerance * whole:
            findings.add(
                "own_total_contradicts",
                found.member.name,
                file=found.member.file,
                area_ha=float(row["own"] - row["sent"]),
                figure=Label("categories", str(category)),
                expected=float(row["sent"]),
                found=float(row["own"]),
            )


def _compare(
    rule: str,
    municipality: str,
    name: str,
    expected: float,
    found: float,
    tolerance: float,
    findings: Findings,
) -> None:
    if abs(found - expected) > tolerance * max(abs(expected), 1e-9):
        findings.add(
            rule,
            municipality,
            area_ha=found - expected if name.endswith("_ha") else np.nan,
            figure=Label("labels", f"column.{name}"),
            expected=expected,
            found=found,
        )


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | np.number) and not np.isnan(float(value))
