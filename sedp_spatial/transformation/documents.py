"""Which documents a case has, which are missing, and at which stage each is due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from ..codes import load_codes
from ..layers.cells import is_missing
from ..messages import Label, Message
from ..restrictions.rule_tables import checked_columns, read_rule_table
from .catalogue import DOCUMENTS, STAGES, document_code
from .rules import Rule, read_toml
from .texts import said

Documents = Mapping[str, Any] | Sequence[str] | str | Path | None
_NO = {"", "no", "false", "0", "нет", "жок"}


def read_documents(source: Documents) -> dict[str, str] | None:
    """The documents that are there: code and what is known of each (number, date, file).

    Parameters
    ----------
    source : mapping, sequence, path or None
        Document to its number or ``true``; a list of documents; a ``.toml`` (a table
        ``[documents]`` or bare keys), ``.csv`` or ``.xlsx`` (document, number). ``None`` says
        nothing about documents, which is not the same as none being there.

    Raises
    ------
    UsageError
        A document that is not known, or no such file.
    DataError
        A table without the column ``document``.
    """
    if source is None:
        return None
    if isinstance(source, str | Path):
        source = _read_file(Path(source))
    pairs = source.items() if isinstance(source, Mapping) else ((one, True) for one in source)
    found: dict[str, str] = {}
    for name, value in pairs:
        code = document_code(name)
        text = "" if is_missing(value) or value is True else str(value).strip()
        there = value is True or (value is not False and text.casefold() not in _NO)
        if there:
            found[code] = text
    return found


def _read_file(path: Path) -> dict[str, Any]:
    if path.suffix.lower() == ".toml":
        given = read_toml(path)
        return dict(given.get("documents", {k: v for k, v in given.items() if k != "meta"}))
    table = read_rule_table(path)
    checked_columns(table, required=["document"], known=["document", "number", "date", "note"])
    number = table["number"] if "number" in table else pd.Series(True, index=table.index)
    return dict(zip(table["document"].astype(str), number, strict=True))


def missing_of(codes: Sequence[str], there: dict[str, str] | None) -> list[str]:
    """Which of these documents are not there; all of them if nothing is said."""
    return [code for code in codes if code not in (there or {})]


def names_of(codes: Sequence[str]) -> list[Label]:
    """What documents are called in sentences."""
    return [Label(DOCUMENTS, code) for code in codes]


def documents_table(
    required: Mapping[str, list[Rule]], there: dict[str, str] | None
) -> pd.DataFrame:
    """One row per document that the site needs or that is there.

    Returns
    -------
    pandas.DataFrame
        document (code), name (Message), stage, state (there | absent | not_stated), detail,
        required_by (rule codes), citation (Message).
    """
    rows = []
    for code, entry in load_codes(DOCUMENTS).items():
        rules = required.get(code, [])
        if not rules and code not in (there or {}):
            continue
        state = "not_stated" if there is None else "there" if code in there else "absent"
        rows.append(
            {
                "document": code,
                "name": said(Label(DOCUMENTS, code)),
                "stage": entry["stage"],
                "state": state,
                "detail": (there or {}).get(code, ""),
                "required_by": tuple(rule.code for rule in rules),
                "citation": said(rules[0].citation) if rules else None,
            }
        )
    columns = ["document", "name", "stage", "state", "detail", "required_by", "citation"]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def stages_table(documents: pd.DataFrame, authorities: pd.DataFrame) -> pd.DataFrame:
    """The five stages of the guide's question 84: what each takes and who acts.

    Returns
    -------
    pandas.DataFrame
        stage, name (Message), documents, missing (tuples of codes), state (ready | incomplete |
        not_stated), who (Message or None).
    """
    rows = []
    for stage in load_codes(STAGES):
        own = documents[documents["stage"] == stage]
        missing = own.loc[own["state"] != "there", "document"]
        unsaid = bool((own["state"] == "not_stated").any())
        who = list(authorities.loc[authorities["stage"] == stage, "authority"])
        rows.append(
            {
                "stage": stage,
                "name": said(Label(STAGES, stage)),
                "documents": tuple(own["document"]),
                "missing": tuple(missing),
                "state": "not_stated" if unsaid else "incomplete" if len(missing) else "ready",
                "who": Message("transformation.list", items=who) if who else None,
            }
        )
    return pd.DataFrame(rows, dtype=object)
