"""Rules that say how far from a thing a zone reaches: by its class, with regime and citation."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from ..codes import code_of, labels, load_codes, source_of
from ..errors import DataError
from ..layers.cells import texts
from ..messages import Message
from .rule_tables import Source, checked_columns, read_rule_table, rule_numbers
from .validity import days, reversed_dates

COLUMNS = ("kind", "regime", "legal_basis", "valid_from", "valid_to")
_REQUIRED = ("class", "width_m", "regime")
_KNOWN = (*_REQUIRED, *COLUMNS, "also", "source", "date", "checked", "example", "name")


@dataclass(frozen=True)
class DistanceRules:
    """Rules ready for use.

    Attributes
    ----------
    table : pandas.DataFrame
        class, kind, width_m, regime, legal_basis, valid_from, valid_to.
    words : dict
        The class behind each word that may stand in a layer, in lower case.
    notes : tuple of Message
        Where the rules come from; that they are examples, if they are.
    """

    table: pd.DataFrame
    words: dict[str, str]
    notes: tuple[Message, ...]


def distance_rules(rules: Source | None, *, shipped: str, kind: str) -> DistanceRules:
    """Read and check a table of distances.

    Parameters
    ----------
    rules : DataFrame, path or None
        Columns class, width_m (metres on the ground, from the bank or outline), regime; and, where
        they are known, kind, legal_basis, valid_from, valid_to, also (other words for the class,
        joined by ``;``). ``None`` takes the examples that ship.
    shipped : str
        The code file of the examples.
    kind : str
        The kind of restriction where the table does not state one.

    Raises
    ------
    DataError
        Columns missing or misspelt, widths that are not positive numbers, unknown regimes or
        kinds, dates that are none or stand the wrong way round.
    """
    table = _shipped(shipped) if rules is None else read_rule_table(rules)
    notes = checked_columns(table, required=_REQUIRED, known=_KNOWN)
    if rules is None and source_of(shipped).get("example"):
        notes.append(Message("note.example_rules", file=f"{shipped}.toml"))
    names = texts(table["class"]).fillna("–")
    clean = pd.DataFrame({"class": names})
    clean["kind"] = _codes(table, "kind", "restriction_kinds", names).fillna(kind)
    clean["width_m"] = rule_numbers(table, "width_m", names=names, above_zero=True)
    clean["regime"] = _codes(table, "regime", "regimes", names)
    if clean["regime"].isna().any():
        _refuse("regime", "regimes", names[clean["regime"].isna()].tolist())
    clean["legal_basis"] = texts(table["legal_basis"]) if "legal_basis" in table else None
    for column in ("valid_from", "valid_to"):
        clean[column] = _days(table, column, names)
    wrong = reversed_dates(clean["valid_from"], clean["valid_to"])
    if wrong.any():
        raise DataError("error.rule_dates_reversed", rows=names[wrong].tolist())
    return DistanceRules(clean, _words(table, names), tuple(notes))


def _shipped(file: str) -> pd.DataFrame:
    rows = [
        {**entry, "also": ";".join(entry.get("also", []))} for entry in load_codes(file).values()
    ]
    # ``source`` and ``date`` describe where an entry was found, not what it rules.
    return pd.DataFrame(rows)


def _codes(table: pd.DataFrame, column: str, file: str, names: pd.Series) -> pd.Series:
    if column not in table:
        return pd.Series([None] * len(table), index=table.index, dtype="object")
    given = texts(table[column])
    codes = pd.Series(
        [None if value is None else code_of(file, value) for value in given],
        index=table.index,
        dtype="object",
    )
    wrong = given.notna() & codes.isna()
    if wrong.any():
        rows = [f"{name}: {value}" for name, value in zip(names[wrong], given[wrong], strict=True)]
        _refuse(column, file, rows)
    return codes


def _refuse(column: str, file: str, rows: list[str]) -> None:
    raise DataError(
        "error.rule_code", column=column, rows=rows, allowed=", ".join(labels(file, "en"))
    )


def _days(table: pd.DataFrame, column: str, names: pd.Series) -> pd.Series:
    if column not in table:
        return pd.Series([None] * len(table), index=table.index, dtype="object")
    iso, unreadable = days(table[column], end=column == "valid_to")
    if unreadable.any():
        rows = [
            f"{name}: {value}"
            for name, value in zip(names[unreadable], table[column][unreadable], strict=True)
        ]
        raise DataError("error.rule_day", column=column, rows=rows)
    return iso


def _words(table: pd.DataFrame, names: pd.Series) -> dict[str, str]:
    words = {str(name).casefold(): str(name) for name in names}
    if "also" in table:
        for name, more in zip(names, texts(table["also"]), strict=True):
            for word in (more or "").split(";"):
                if word.strip():
                    words.setdefault(word.strip().casefold(), str(name))
    return words
