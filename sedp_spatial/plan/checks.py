"""What is checked of a plan file beyond its keys: years, languages, files, norms, codes."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from ..budget import measures_table
from ..codes import load_codes
from ..demand.norms import load_norms
from ..errors import SedpError
from ..layers.postgis import is_postgis, target_of
from ..layers.postgis.address import address_of
from ..messages import LANGUAGES, Message
from ..textfiles import is_there
from .findings import Findings, nearest, spelt
from .keys import HORIZONS, allowed, fits, kind_of
from .positions import Path as KeyPath
from .sources import file_of, is_network, layer_name, layers_in, resolved

_FIRST_YEAR, _LAST_YEAR = 1990, 2100
MEASURE_YEARS = 5
"""How many years of measures follow the base year, where the plan does not say."""
_REQUIRED = (("territory",), ("base_year",), ("layers", "parcels"))


def check_values(
    values: Mapping[str, Any], folder: Path, findings: Findings, *, allow_missing: bool
) -> dict[str, Message]:
    """Note whatever is wrong with the values of the right kind.

    Returns
    -------
    dict of key to Message
        Optional files that are not there, if they may be missing.
    """
    for path in _REQUIRED:
        if _at(values, path) is None:
            findings.at(None, spelt(path), Message(f"plan.required_{path[-1]}"))
    _check_years(values, findings)
    _check_languages(values, findings)
    _check_norms(values, findings)
    _check_hazards(values, findings)
    _check_ledger(values, findings)
    _check_outputs(values, findings)
    absent = _check_files(values, (), folder, findings, allow_missing=allow_missing)
    _check_measures(values, folder, findings)
    return absent


def _check_measures(values: Mapping[str, Any], folder: Path, findings: Findings) -> None:
    """What stops the user's measures: cycles, duplicates, years, sums that do not add up.

    It is said here, with everything else that is wrong, and not first after half an hour.
    """
    file, base = _at(values, ("budget", "measures")), values.get("base_year")
    if not isinstance(file, str) or not fits("year", base) or not is_there(folder / file):
        return
    horizon = _at(values, ("budget", "years"))
    path: KeyPath = ("budget", "measures")
    try:
        read = measures_table(
            folder / file,
            base_year=base,
            horizon=horizon if horizon in HORIZONS else MEASURE_YEARS,
            strict=False,
        )
    except SedpError as error:
        findings.add(path, "said", reason=error.message)
        return
    errors = read.findings[read.findings["severity"] == "error"]
    for message in errors["message"]:
        findings.add(path, "in_file", file=file, reason=message)


def _at(values: Any, path: KeyPath) -> Any:
    for part in path:
        values = values.get(part) if isinstance(values, Mapping) else None
    return values


def _check_years(values: Mapping[str, Any], findings: Findings) -> None:
    base: Any = values.get("base_year")
    horizon: Any = values.get("horizon")
    if fits("year", base) and not _FIRST_YEAR <= base <= _LAST_YEAR:
        findings.add(("base_year",), "year_range", year=base, first=_FIRST_YEAR, last=_LAST_YEAR)
        return
    if horizon is not None and fits("horizon", horizon) and horizon not in HORIZONS:
        findings.add(("horizon",), "choice", value=horizon, allowed=allowed("horizon"))
        return
    years: Any = values.get("years")
    if not (fits("years", years) and fits("year", base)):
        return
    if not years:
        findings.add(("years",), "no_years")
    if any(later <= earlier for earlier, later in pairwise(years)):
        findings.add(("years",), "years_not_rising", years=list(map(str, years)))
    last = base + (horizon if fits("horizon", horizon) else max(HORIZONS))
    outside = [str(year) for year in years if not base < year <= last]
    if outside:
        findings.add(
            ("years",), "years_outside", years=outside, first=str(base + 1), last=str(last)
        )


def _check_languages(values: Mapping[str, Any], findings: Findings) -> None:
    languages: Any = values.get("languages")
    if fits("languages", languages):
        for language in dict.fromkeys(languages):
            if language not in LANGUAGES:
                findings.add(("languages",), "choice", value=language, allowed=allowed("languages"))
            elif languages.count(language) > 1:
                findings.add(("languages",), "listed_twice", value=language)
        if not languages:
            findings.add(("languages",), "choice", value="[]", allowed=allowed("languages"))
    territory = values.get("territory")
    if isinstance(territory, Mapping) and not any(territory.get(lang) for lang in LANGUAGES):
        findings.add(("territory",), "required_territory")


def _check_norms(values: Mapping[str, Any], findings: Findings) -> None:
    """Every norm by itself, so that one mistake does not hide the next."""
    norms, known = values.get("norms"), load_codes("norms")
    if not isinstance(norms, Mapping):
        return
    sound = {}
    for name, norm in norms.items():
        if not isinstance(norm, Mapping):
            continue
        if name not in known:
            findings.add(("norms", name), "unknown_norm", suggestion=nearest(name, known))
            continue
        try:
            load_norms({name: norm})
        except SedpError as error:
            findings.add(("norms", name), "said", reason=error.message)
        else:
            sound[name] = norm
    try:
        load_norms(sound)
    except SedpError as error:  # shares that add up only together
        findings.add(("norms",), "said", reason=error.message)


def _check_hazards(values: Mapping[str, Any], findings: Findings) -> None:
    rasters = _at(values, ("hazards", "rasters"))
    if not isinstance(rasters, Mapping):
        return
    known = load_codes("hazards")
    for name, raster in rasters.items():
        path: KeyPath = ("hazards", "rasters", name)
        if name not in known:
            findings.add(path, "unknown_hazard", suggestion=nearest(name, known))
        if isinstance(raster, Mapping):
            for needed in ("file", "thresholds"):
                if needed not in raster:
                    findings.add(path, "needs_key", key=needed)


def _check_ledger(values: Mapping[str, Any], findings: Findings) -> None:
    rows = values.get("ledger")
    if not isinstance(rows, list):
        return
    seen: dict[tuple[str, str], int] = {}
    for place, row in enumerate(rows):
        if not isinstance(row, Mapping):
            continue
        for needed in ("exposed_households", "plots_granted", "moved"):
            if needed not in row:
                findings.add(("ledger", place), "needs_key", key=needed)
        key = (str(row.get("village")), str(row.get("hazard")))
        if key in seen:
            findings.add(("ledger", place), "row_twice", row=seen[key] + 1)
        seen.setdefault(key, place)


def _check_files(
    value: Any, path: KeyPath, folder: Path, findings: Findings, *, allow_missing: bool
) -> dict[str, Message]:
    """Files and layers that are not there, with the name that may be meant."""
    absent: dict[str, Message] = {}
    if isinstance(value, Mapping) and (not path or kind_of(path) == "branch"):
        for name, item in value.items():
            absent |= _check_files(
                item, (*path, name), folder, findings, allow_missing=allow_missing
            )
        return absent
    kind = (kind_of(path) or "").partition(":")[0]
    if kind not in ("layer", "raster", "file", "mapping") or not isinstance(value, str):
        return absent
    problem = _problem_of(resolved(folder, value), value)
    if problem is None:
        return absent
    if allow_missing and path != ("layers", "parcels") and kind != "mapping":
        return {spelt(path): problem}
    findings.at(findings.positions.line_of(path), spelt(path), problem)
    return absent


def _check_outputs(values: Mapping[str, Any], findings: Findings) -> None:
    target = _at(values, ("outputs", "postgis"))
    if isinstance(target, str):
        try:
            target_of(target).address()
        except SedpError as error:
            findings.add(("outputs", "postgis"), "said", reason=error.message)


def _problem_of_address(source: str) -> Message | None:
    try:
        if is_postgis(source):
            address_of(source)
    except SedpError as error:
        return error.message
    return None


def _problem_of(source: str, written: str) -> Message | None:
    if is_network(source):
        return _problem_of_address(source)
    file = file_of(source)
    if not is_there(file):
        near: list[str] = []
        if file.parent.is_dir():
            names = sorted(entry.name for entry in file.parent.iterdir())
            near = difflib.get_close_matches(file.name, names, n=1, cutoff=0.6)
        suggestion = Message("plan.did_you_mean", word=near[0]) if near else ""
        return Message("plan.no_file", file=written.partition("|")[0], suggestion=suggestion)
    name, known = layer_name(source), layers_in(source)
    if name is not None and known is not None and name not in known:
        suggestion = nearest(name, known) or Message("plan.known_here", names=known)
        return Message("plan.no_layer", layer=name, file=file.name, suggestion=suggestion)
    return None
