"""What commands do with `--memory`: the file is read part by part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import geopandas as gpd

from .command import Run
from .constraints import ConstraintResult
from .hazards import HazardExposureResult
from .large import (
    LargeResult,
    check_file,
    constraints_file,
    exposure_file,
    extract_file,
    registered_file,
    repair_file,
)
from .layers.checking import CheckResult
from .messages import Message


def check_large(
    run: Run, path: str, boundary: gpd.GeoDataFrame | None, **options: Any
) -> CheckResult:
    """`check FILE --memory MB`: the findings fit into memory and are given like any others."""
    result = run.work("checking", check_file, path, boundary=boundary, **options)
    run.give(result, parcels=None, columns=("severity", "message", "suggestion"))
    return result


def constraints_large(run: Run, path: str, *zones: gpd.GeoDataFrame | None, **options: Any) -> None:
    """`constraints FILE --memory MB`: sums fit into memory and are given like any others."""
    result: ConstraintResult = run.work("constraining", constraints_file, path, *zones, **options)
    run.give(result, parcels=None)


def exposure_large(
    run: Run, path: str, hazards: gpd.GeoDataFrame, **options: Any
) -> HazardExposureResult:
    """`exposure FILE --memory MB`: rows go to --out, the console shows the sums."""
    options |= {"out": run.outputs, "lang": run.lang}
    result: HazardExposureResult = run.work("exposing", exposure_file, path, hazards, **options)
    run.give(result, parcels=None, written=True)
    return result


def extract_large(
    run: Run, path: str, restrictions: gpd.GeoDataFrame, notes: Sequence[Message], **options: Any
) -> LargeResult:
    """`extract FILE --memory MB`: rows go to --out, the console shows the categories.

    ``notes`` are those of the zones that were drawn for it.
    """
    options |= {"out": run.outputs, "lang": run.lang}
    result = run.work("extracting", extract_file, path, restrictions, **options)
    result = replace(result, notes=(*notes, *result.notes))
    run.give(result, parcels=None, written=True)
    return result


def registered_large(run: Run, path: str, **options: Any) -> None:
    """`registered FILE --memory MB`: rows go to --out, the console shows the classes."""
    options |= {"out": run.outputs, "lang": run.lang}
    result = run.work("comparing", registered_file, path, **options)
    run.give(result, parcels=None, written=True)


def repair_large(run: Run, path: str, **options: Any) -> None:
    """`repair FILE --memory MB`: the layer goes to --out, the console shows the changes."""
    options |= {"out": run.outputs, "lang": run.lang}
    result = run.work("repairing", repair_file, path, **options)
    run.give(result, parcels=None, written=True)
