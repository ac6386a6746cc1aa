"""A field and code mapping as a file that people can read and change by hand."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

from ..codes import labels
from ..errors import UsageError
from ..layers.schema import UNASSIGNED, schema_of
from ..messages import Label, Message
from ..report.words import words_of
from .amending import quoted

Counts = Mapping[str, Mapping[str, tuple[int, float]]]
"""Column → value → how many features have it, and their hectares."""


def mapping_text(
    mapping: Mapping[str, Any],
    kind: str,
    *,
    lang: str = "en",
    name: str = "",
    counts: Counts | None = None,
) -> str:
    r"""The text of a mapping file, with comments in the reader's language.

    Parameters
    ----------
    mapping : mapping
        ``fields``, ``codes`` and ``layer`` as :func:`sedp_spatial.load_mapping` gives them.
    kind : str
        The kind of layer.
    lang : str
    name : str
        What the layer is called.
    counts : mapping, optional
        How much land has which value: it stands beside each code, and what has none stands there
        as a comment.

    Raises
    ------
    UsageError
        If what is written would not be read as it was given (a value that no TOML file can hold).

    Examples
    --------
    >>> print(mapping_text({"fields": {"parcel_id": "Номер"}}, "parcels").splitlines()[-1])
    parcel_id = "Номер" # Parcel
    """
    schema, words = schema_of(kind), words_of(lang)
    lines = [_comment(Message("wizard.mapping_head", layer=name or kind).text(lang)),
             _comment(Message("wizard.made_by").text(lang))]  # fmt: skip
    if mapping.get("layer"):
        lines += ["", "[layer]"]
        lines += [f"{key} = {quoted(str(value))}" for key, value in mapping["layer"].items()]
    fields = mapping.get("fields", {})
    if fields:
        lines += ["", _comment(Message("wizard.mapping_fields").text(lang)), "[fields]"]
    for column, given in fields.items():
        said = _comment(words.get(f"column.{column}", column))
        lines.append(f"{column} = {_field(given)} {said}")
    for column, table in mapping.get("codes", {}).items():
        file = schema.columns[column].codes if column in schema.columns else None
        known = labels(file, lang) if file else {}
        known = {**known, UNASSIGNED: words.get("row.unassigned", UNASSIGNED)}
        heading = Label("labels", f"column.{column}")
        head = Message("wizard.mapping_codes", column=heading).text(lang)
        lines += ["", _comment(head), f"[codes.{column}]"]
        counted = (counts or {}).get(column, {})
        for value, code in table.items():
            label, many = known.get(code, code), counted.get(value)
            said = label
            if many is not None:
                said = Message("wizard.value", label=label, features=many[0], area_ha=many[1]).text(
                    lang
                )
            lines.append(f"{quoted(value)} = {quoted(code)} {_comment(said)}")
        for value, (features, area_ha) in counted.items():
            if value not in table and table.get("*", UNASSIGNED) == UNASSIGNED:
                left = Message("wizard.unassigned", features=features, area_ha=area_ha).text(lang)
                lines.append(_comment(f"{quoted(value)} = … {left}"))
    text = "\n".join(lines) + "\n"
    wanted = {part: _plain(mapping[part]) for part in ("layer", "fields", "codes")
              if mapping.get(part)}  # fmt: skip
    try:
        same = tomllib.loads(text) == wanted
    except (tomllib.TOMLDecodeError, UnicodeError):
        same = False
    if not same:
        raise UsageError("error.amend_by_hand")
    return text


def _field(given: Any) -> str:
    if isinstance(given, Mapping):
        return "{ " + ", ".join(f"{key} = {quoted(str(v))}" for key, v in given.items()) + " }"
    return quoted(str(given))


def _comment(text: str) -> str:
    """One line, whatever the text holds."""
    return "# " + " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _plain(part: Any) -> Any:
    return {key: _plain(value) for key, value in part.items()} if isinstance(part, Mapping) else (
        str(part))  # fmt: skip
