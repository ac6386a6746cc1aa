"""One workbook with every table of a plan, and a first sheet that says which is where."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from ..messages import Message
from ..optional import need
from ..progress import Feedback, step
from ..report.geopackage import table_name
from ..report.sheets import PURPOSE, frame_sheet, list_sheet
from ..report.table_book import named
from ..report.words import word, words_of
from ..report.workbook import save_workbook
from ..results import Result, translate_frame

# A sheet of 10 000 rows prints on some 200 pages and takes seconds to open; whoever needs more
# rows filters them in the GeoPackage.
MOST_ROWS = 10_000
_NAME = 28  # Excel allows 31 letters; the number of a second sheet must fit as well
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def write_plan_book(
    path: Path,
    parts: Mapping[str, Result],
    steps: pd.DataFrame,
    missing: Mapping[str, Message],
    *,
    title: str,
    lang: str,
    geopackage: str,
    feedback: Feedback | None = None,
) -> None:
    """Write every table of every result as a sheet; of a long one, where it is.

    Parameters
    ----------
    path : Path
        Ends in ``.xlsx``.
    parts : mapping of step to Result
    steps : pandas.DataFrame
        The steps and their states, for the first sheet.
    missing : mapping of step to Message
    title, lang : str
    geopackage : str
        The name of the file that holds the tables of more than ``MOST_ROWS`` rows; the first sheet
        names them with their rows.
    feedback : Feedback, optional

    Raises
    ------
    MissingDependency, OutputError
    """
    workbook = need("openpyxl", purpose=PURPOSE).Workbook()
    workbook.remove(workbook.active)
    contents = workbook.create_sheet(word("sheet.contents", lang)[:_NAME])
    rows: list[dict[str, object]] = []
    for done, (name, result) in enumerate(parts.items()):
        step(feedback, done / max(len(parts), 1))
        heading = step_name(name, lang)
        for key, frame in result.tables().items():
            if not len(frame.columns):
                continue
            told = words_of(lang).get(
                f"sheet.{name}_{key}", words_of(lang).get(f"column.{key}", key)
            )
            title_of = heading if key == "table" else f"{heading}: {told}"
            if len(frame) > MOST_ROWS:
                table = table_name(name, key, result)
                place = Message("plan.in_geopackage", file=geopackage, table=table).text(lang)
                rows.append(
                    {"sheet": "", "content": title_of, "rows": len(frame), "kept_in": place}
                )
                continue
            sheet = _sheet_name(heading if key == "table" else told, list(workbook.sheetnames))
            frame_sheet(workbook, sheet, title_of, named(translate_frame(frame, lang), lang), lang)
            rows.append({"sheet": sheet, "content": title_of, "rows": len(frame)})
    listed = pd.DataFrame(rows, columns=["sheet", "content", "rows", "kept_in"])
    listed = listed.dropna(axis=1, how="all") if len(listed) else listed
    frame_sheet(workbook, contents.title, title, listed, lang, sheet=contents, start=3)
    notes = [
        (step_name(name, lang), [note.text(lang) for note in result.notes])
        for name, result in parts.items()
        if result.notes
    ]
    without = [f"{step_name(name, lang)}: {why.text(lang)}" for name, why in missing.items()]
    groups = [(word("heading.missing_parts", lang), without)] if without else []
    list_sheet(workbook, _sheet_name(word("sheet.notes", lang), workbook.sheetnames),
               [*groups, *notes])  # fmt: skip
    save_workbook(workbook, path, title)


def step_name(name: str, lang: str) -> str:
    """What a step is called."""
    return words_of(lang).get(f"part.{name}", name)


def _sheet_name(wanted: str, taken: list[str]) -> str:
    """A name that Excel takes and that no other sheet has, whatever the case of its letters."""
    base = " ".join(wanted.translate(_FORBIDDEN).split())[:_NAME].strip() or "-"
    used = {name.casefold() for name in taken}
    name, number = base, 1
    while name.casefold() in used:
        number += 1
        name = f"{base[: _NAME - len(str(number)) - 1]} {number}"
    return name
