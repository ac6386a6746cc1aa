"""The mappings of a plan that is there: as tables for a window, and written anew."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from ..errors import UsageError
from ..layers import load_mapping
from ..messages import Message
from ..results import Result
from .amending import amend, with_key
from .drafting import FOLDER, NewPlan, free, relative, text_of, write_text
from .keys import kind_of
from .reading import Plan, read_plan


@dataclass(frozen=True)
class GivenMappings(Result):
    """The layers of a plan and how they are mapped.

    Attributes
    ----------
    table : pandas.DataFrame
        key (of the layer), source (with the folder), crs (of the mapping, "" if none).
    fields : pandas.DataFrame
        key, column, field, unit ("" where none is given).
    codes : pandas.DataFrame
        key, column, value, code.
    plan : str
    """

    fields: pd.DataFrame
    codes: pd.DataFrame
    plan: str


def given_mappings(plan: str | Path) -> GivenMappings:
    """The mappings of a plan as tables.

    Raises
    ------
    PlanError, UsageError
        As :func:`read_plan` and :func:`sedp_spatial.load_mapping`.
    """
    read = read_plan(plan, allow_missing=True)
    layers, fields, codes = [], [], []
    for key in read.value("layers", {}):
        if (kind_of(("layers", key)) or "").startswith("raster") or not read.has(f"layers.{key}"):
            continue
        mapping = _mapping(read, key)
        layers.append((key, read.source(f"layers.{key}"), mapping.get("layer", {}).get("crs", "")))
        for column, given in mapping.get("fields", {}).items():
            field, unit = (given["field"], given.get("unit", "")) if isinstance(given, Mapping) \
                else (given, "")  # fmt: skip
            fields.append((key, column, field, unit))
        for column, table in mapping.get("codes", {}).items():
            codes += [(key, column, value, code) for value, code in table.items()]
    return GivenMappings(
        table=pd.DataFrame(layers, columns=["key", "source", "crs"], dtype=object),
        layer=None,
        notes=(),
        fields=pd.DataFrame(fields, columns=["key", "column", "field", "unit"], dtype=object),
        codes=pd.DataFrame(codes, columns=["key", "column", "value", "code"], dtype=object),
        plan=str(read.path),
    )


def _mapping(plan: Plan, key: str) -> Mapping[str, Any]:
    found = plan.value(f"mappings.{key}")
    if isinstance(found, str):
        return load_mapping(plan.source(f"mappings.{key}"))
    return found or {}


def change_mappings(
    plan: str | Path,
    *,
    mappings: Mapping[str, Mapping[str, Any]],
    counts: Mapping[str, Any] | None = None,
    lang: str = "en",
) -> NewPlan:
    """Write mappings of a plan anew; the file before stays beside it with ``.bak``.

    Parameters
    ----------
    plan : str or Path
    mappings, counts, lang
        As of :func:`new_plan`. A mapping that says what its file says already is left alone.

    Raises
    ------
    UsageError
        If the plan holds a mapping as a table in itself: that is changed by hand.
    OutputError
        If a file cannot be written.
    """
    read = read_plan(plan, allow_missing=True)
    inline = [key for key in mappings if isinstance(read.value(f"mappings.{key}"), Mapping)
              and _bare(read.value(f"mappings.{key}")) != _bare(mappings[key])]  # fmt: skip
    if inline:
        raise UsageError("error.amend_by_hand")
    texts = {key: text_of(key, mapping, lang, (counts or {}).get(key))
             for key, mapping in mappings.items()}  # fmt: skip
    rows, notes = [], []
    for key, mapping in mappings.items():
        old = _mapping(read, key)
        named = read.value(f"mappings.{key}")
        if _bare(old) == _bare(mapping) or isinstance(named, Mapping):
            continue
        file = Path(read.source(f"mappings.{key}")) if named else free(
            read.folder / FOLDER / f"{key}.toml")  # fmt: skip
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists():
            kept = file.with_name(f"{file.name}.bak")
            shutil.copyfile(file, kept)
            notes.append(Message("note.mappings_kept", layer=key, kept=kept.name))
        write_text(file, texts[key])
        if not named:
            short = file.relative_to(read.folder).as_posix()
            amend(read.path, partial(with_key, key=f"mappings.{key}", value=short))
        rows.append((relative(str(file.resolve()), read.folder), key))
    table = pd.DataFrame(rows, columns=["file", "content"], dtype=object)
    return NewPlan(table, None, tuple(notes), str(read.path))


def _bare(mapping: Mapping[str, Any]) -> dict[str, Any]:
    """A mapping without its empty parts, fields in their long form."""
    fields = {
        column: dict(given) if isinstance(given, Mapping) else {"field": given}
        for column, given in mapping.get("fields", {}).items()
    }
    codes = {column: dict(table) for column, table in mapping.get("codes", {}).items() if table}
    parts = {"fields": fields, "codes": codes, "layer": dict(mapping.get("layer", {}))}
    return {name: part for name, part in parts.items() if part}
