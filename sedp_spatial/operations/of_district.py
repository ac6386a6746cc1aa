"""Municipalities laid together: packing one, rolling up a district, adding up the country."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from ..errors import UsageError
from ..messages import Label, Message
from ..optional import need
from ..progress import Feedback
from ..results import Result
from .operation import Layers, Operation, Parameters

_PLACES = ("villages", "facilities")


@dataclass(frozen=True)
class PackageTold(Result):
    """What was packed.

    Attributes
    ----------
    table : pandas.DataFrame
        content (layer | table), name.
    package_layers, package_tables : int
        How many of each.
    """

    package_layers: int
    package_tables: int


def _pack(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    """A plan with the tables of its run, or the layers of the map."""
    from ..district.packing import pack_plan

    need("pyarrow", purpose=str(parameters["package"]))
    own = {key: parameters.get(key) for key in ("year", "vintage")}
    if parameters.get("plan"):
        told = pack_plan(
            parameters["plan"],
            parameters["package"],
            run=bool(parameters.get("run", True)),
            names=parameters["names"],
            code=parameters["code"],
            lang=parameters["lang"],
            feedback=feedback,
            **own,
        )
        return _told(parameters, told, ())
    return _pack_layers(layers, parameters, own)


def _pack_layers(layers: Layers, parameters: Parameters, own: dict[str, Any]) -> Result:
    from ..district import write_package
    from ..district.members import bare
    from ..layers.mapping import NOTES

    if own["year"] is None:
        raise UsageError("error.package_year")
    notes = [note for layer in layers.values() for note in layer.attrs.get(NOTES, [])]
    seal = write_package(
        parameters["package"],
        {name: bare(layer) for name, layer in layers.items()},
        municipality=parameters["names"],
        code=parameters["code"],
        direction=parameters["direction"],
        **own,
    )
    told = {"layers": list(layers), "tables": [], "seal": seal}
    return _told(parameters, told, tuple(dict.fromkeys(notes)))


def _told(parameters: Parameters, told: dict[str, Any], notes: tuple[Message, ...]) -> PackageTold:
    rows = [("layer", name) for name in told["layers"]]
    rows += [("table", name) for name in told["tables"]]
    file = Path(parameters["package"]).name
    return PackageTold(
        table=pd.DataFrame(
            {
                "content": pd.Series(
                    [Label("labels", f"content.{kind}") for kind, _ in rows], dtype=object
                ),
                "name": pd.Series([name for _, name in rows], dtype=object),
            }
        ),
        layer=None,
        notes=(Message("note.packed", file=file, seal=told["seal"]), *notes),
        package_layers=len(told["layers"]),
        package_tables=len(told["tables"]),
    )


def _roll_up(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    """All packages of a folder; what is not in the sums stands in the table of what is missing."""
    from ..district import roll_up
    from ..district.members import packages_in
    from ..district.register import read_register
    from ..report.table_book import write_table_book
    from ..report.words import word

    book = parameters.get("workbook")
    if book:
        need("openpyxl", purpose=str(book))
    folder = Path(parameters["folder"])
    packages = packages_in(folder) if folder.is_dir() else []
    if not packages:
        raise UsageError("error.district_folder", path=str(folder))
    need("pyarrow", purpose=packages[0].name)
    register = parameters.get("register")
    result = roll_up(
        packages,
        boundary=layers.get("boundary"),
        register=read_register(register) if register else None,
        restrictions=layers.get("restrictions"),
        hazards=layers.get("hazards"),
        limits=parameters.get("limits"),
        scenario=parameters["scenario"],
        year=parameters.get("year"),
        on=parameters.get("on"),
        feedback=feedback,
    )
    if book:
        lang = parameters["lang"]
        write_table_book(Path(book), result, lang, word("title.district", lang), "district")
    return result


def _page(path: Path, result: Any, layers: Layers, parameters: Parameters, lang: str) -> None:
    from ..district.page import write_district_page

    write_district_page(path, result, lang=lang)


def _district(result: Any, lang: str) -> tuple[pd.DataFrame, dict[str, Any]]:
    """The summary shows the sums of the district: the municipalities one by one fill pages."""
    return result.district, result.numbers()


def _country(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    """The parcels are a file, because they need not fit into memory."""
    from ..country import country_sums

    options = {key: value for key, value in parameters.items() if key != "parcels"}
    options |= {name: layers.get(name) for name in ("boundary", "country", *_LIMITS)}
    return country_sums(parameters["parcels"], feedback=feedback, **options)


def _sums(result: Any, lang: str) -> tuple[pd.DataFrame, dict[str, Any]]:
    return result.country, result.numbers()


_LIMITS = ("restrictions", "hazards")

OPERATIONS = {
    "pack_municipality": Operation(
        _pack,
        {
            **{name: name for name in ("parcels", "boundary", *_LIMITS, "buildings", "zones")},
            **dict.fromkeys(_PLACES, "places"),
        },
    ),
    "district": Operation(
        _roll_up,
        {"boundary": "boundary", **{name: name for name in _LIMITS}},
        page=_page,
        page_needs=("jinja2",),
        shown=_district,
    ),
    "country": Operation(
        _country,
        {"boundary": "boundary", "country": "boundary", **{name: name for name in _LIMITS}},
        shown=_sums,
    ),
}
