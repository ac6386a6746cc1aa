"""A first plan file to fill in: what is required stands there, all else as comments."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..errors import UsageError
from ..layers.writing import replacing
from ..messages import LANGUAGES, Message
from ..report.words import words_of
from .amending import toml_text
from .keys import known_keys

_EXAMPLES = {
    "year": "2027",
    "years": "[2031, 2036]",
    "horizon": "5",
    "languages": '["ky", "ru", "en"]',
    "layer": '"layers.gpkg|layername=NAME"',
    "raster": '"raster.tif"',
    "file": '"table.csv"',
    "mapping": '"mapping.toml"',
    "number": "0.0",
    "number_or_table": "0.0",
    "numbers": "[1, 2, 3]",
    "flag": "true",
    "date": "2026-01-01",
    "text": '"…"',
    "texts": '["…"]',
    "table": "{}",
    "norm": '{ value = 8, unit = "sotka/plot", source = "…", date = 2026-01-01, checked = false }',
}


def scaffold(folder: str | Path, *, lang: str = "en", year: int | None = None) -> Path:
    """Write a plan file to fill in.

    Parameters
    ----------
    folder : str or Path
        Made if it is not there.
    lang : str
        The language of the comments.
    year : int, optional
        The base year; this year if not given.

    Returns
    -------
    Path
        The new ``plan.toml``.

    Raises
    ------
    UsageError
        If there is one already.
    """
    target = Path(folder) / "plan.toml"
    if target.exists():
        raise UsageError("error.plan_exists", path=str(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    base = datetime.date.today().year if year is None else year
    with replacing(target) as temporary:
        temporary.write_text(plan_text(base, lang), encoding="utf-8")
    return target


def plan_text(base: int, lang: str, given: Mapping[str, Any] | None = None) -> str:
    """The text of a plan file to fill in.

    Parameters
    ----------
    base : int
        The base year.
    lang : str
        The language of the comments.
    given : mapping, optional
        What stands there already: dotted key → text, number, flag or list.

    Examples
    --------
    >>> "base_year = 2026" in plan_text(2026, "en")
    True
    >>> 'boundary = "b.gpkg"' in plan_text(2026, "en", {"layers.boundary": "b.gpkg"})
    True
    """
    words = words_of(lang)
    values: dict[str, Any] = {
        "horizon": 10,
        "years": [base + 5, base + 10],
        "languages": list(LANGUAGES),
        **({} if given else {f"territory.{code}": "…" for code in LANGUAGES}),
        **(given or {}),
    }
    lines = [
        f"# {words['plan.head']}",
        "",
        f"base_year = {base}",
        f"horizon = {values['horizon']} # 3, 5, 10",
        f"years = {toml_text(values['years'])}",
        f"languages = {toml_text(values['languages'])}",
        "",
        "[territory]",
        *(f"{key.partition('.')[2]} = {toml_text(value)}" for key, value in values.items()
          if key.startswith("territory.")),
    ]  # fmt: skip
    table = ""
    for key, kind in known_keys().items():
        parent, _, name = key.rpartition(".")
        if parent in ("", "territory"):
            continue
        mine = {k: v for k, v in values.items() if k.rpartition(".")[0] == parent}
        active = parent == "layers" or bool(mine)
        if parent != table:
            top = parent.split(".")[0]
            if top != table.split(".")[0]:
                lines += ["", f"# --- {words.get(f'plan.section_{top}', top)}"]
            table = parent
            lines += ["", ("" if active else "# ") + _header(parent)]
            if f"{parent}.*" in known_keys():
                lines += [f"{key.rpartition('.')[2]} = {toml_text(v)}" for key, v in mine.items()]
        example = _example(kind)
        if key in values:
            said = words.get(f"key.{key}")
            lines.append(f"{name} = {toml_text(values[key])}" + (f" # {said}" if said else ""))
        elif key == "layers.parcels":
            lines.append(f"{name} = {example.replace('NAME', 'parcels')}")
        else:
            shown = "NAME" if name == "*" else name
            expected = Message(f"plan.kind_{kind.partition(':')[0]}").text(lang)
            lines.append(f"# {shown} = {example} # {expected}")
    return "\n".join(lines) + "\n"


def _header(parent: str) -> str:
    named = parent.replace("*", "NAME")
    if named.endswith(".#"):
        return f"[[{named.removesuffix('.#')}]]"
    return f"[{named}]"


def _example(kind: str) -> str:
    return _EXAMPLES[kind.partition(":")[0]]
