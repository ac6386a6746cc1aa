"""What the law says of changing the category of land, and what the change does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..progress import Feedback
from ..results import Result
from .operation import Layers, Operation, Parameters


def _precheck(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    from ..transformation import precheck_transformation

    return precheck_transformation(
        layers["parcels"],
        parameters["target"],
        restrictions=layers.get("restrictions"),
        hazards=layers.get("hazards"),
        site=layers.get("site"),
        feedback=feedback,
        **{key: value for key, value in parameters.items() if key != "target"},
    )


def _case_page(path: Path, result: Any, layers: Layers, parameters: Parameters, lang: str) -> None:
    """The sheet with the balance before and after, for which all parcels are looked at."""
    from ..report.case_page import write_case_page
    from ..transformation import LandChange, apply_transformation

    parcels, site = layers["parcels"], layers.get("site")
    ids = parameters.get("parcel_ids")
    if ids is None and site is None:
        ids = list(parcels["parcel_id"])
    change = LandChange(result.target_category, ids or (), site, None)
    transformed = apply_transformation(parcels, [change])
    write_case_page(path, result, parcels, transformed=transformed, lang=lang)


def _transform(layers: Layers, parameters: Parameters, feedback: Feedback | None) -> Result:
    """The cases of a file, or one decision about parcels or a site."""
    from ..transformation import apply_transformation

    cases = parameters.get("cases")
    return apply_transformation(
        layers["parcels"],
        _changes(layers, parameters),
        folder=Path(cases).parent if cases else None,
        boundary=layers.get("boundary"),
        feedback=feedback,
    )


def _changes(layers: Layers, parameters: Parameters) -> list[Any]:
    from ..errors import UsageError
    from ..transformation import LandChange, read_cases

    wanted, site = parameters.get("parcel_ids"), layers.get("site")
    if parameters.get("cases"):
        cases = read_cases(parameters["cases"])
        asked = parameters.get("case")
        names = [case.case_id for case in cases]
        if asked and asked not in names:
            raise UsageError("error.case_unknown", case=asked, cases=names)
        return [case for case in cases if asked in (None, "", case.case_id)]
    if wanted is None and site is None:
        raise UsageError("error.transformation_what")
    return [LandChange(parameters["target"], wanted or (), site, parameters.get("land_kind"))]


OPERATIONS = {
    "precheck": Operation(
        _precheck,
        {
            "parcels": "parcels",
            "restrictions": "restrictions",
            "hazards": "hazards",
            "site": "boundary",
        },
        page=_case_page,
        page_needs=("jinja2",),
    ),
    "transform": Operation(
        _transform, {"parcels": "parcels", "site": "boundary", "boundary": "boundary"}
    ),
}
