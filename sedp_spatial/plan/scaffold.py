"""A first plan file to fill in: what is required stands there, all else as comments."""

from __future__ import annotations

import datetime
from pathlib import Path

from ..errors import UsageError
from ..layers.writing import replacing
from ..messages import Message
from ..report.words import words_of
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


def plan_text(base: int, lang: str) -> str:
    """The text of a plan file to fill in.

    Examples
    --------
    >>> "base_year = 2026" in plan_text(2026, "en")
    True
    """
    words = words_of(lang)
    lines = [
        f"# {words['plan.head']}",
        "",
        f"base_year = {base}",
        "horizon = 10 # 3, 5, 10",
        f"years = [{base + 5}, {base + 10}]",
        'languages = ["ky", "ru", "en"]',
        "",
        "[territory]",
        'ky = "…"',
        'ru = "…"',
        'en = "…"',
    ]
    table = ""
    for key, kind in known_keys().items():
        parent, _, name = key.rpartition(".")
        if parent in ("", "territory"):
            continue
        active = parent == "layers"
        if parent != table:
            top = parent.split(".")[0]
            if top != table.split(".")[0]:
                lines += ["", f"# --- {words.get(f'plan.section_{top}', top)}"]
            table = parent
            lines += ["", ("" if active else "# ") + _header(parent)]
        example = _example(kind)
        if key == "layers.parcels":
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
