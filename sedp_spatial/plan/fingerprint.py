"""What a step's result depends on, by name: files, keys, rules, software, steps before."""

from __future__ import annotations

import datetime
import hashlib
import importlib.metadata
import json
import sys
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import shapely
from pyproj import proj_version_str

from ..errors import DataError
from ..layers.postgis import shown
from ..version import __version__
from .reading import Plan, leaves
from .sources import is_hidden
from .step import Step

_PACKAGE = __package__.rpartition(".")[0]
_SOFTWARE = (
    "numpy", "pandas", "geopandas", "shapely", "pyproj", "pyogrio", "rasterio", "scipy",
    "networkx", "numba", "pyarrow",
)  # fmt: skip
# What only shows results does not change them.
_SHOWS = ("report", "operations", "cli", "command", "console", "demo", "doctor", "worker")


def ingredients(
    step: Step, plan: Plan, upstream: Mapping[str, str | None], software: str
) -> dict[str, str]:
    """The hash of everything a step's result depends on, by a name that a log can say.

    Parameters
    ----------
    step : Step
    plan : Plan
    upstream : mapping of step to key
        The keys of the steps before; None where a step has no result.
    software : str
        The hash of the library and those that it computes with.

    Returns
    -------
    dict
        ``file:layers.parcels``, ``key:norms.plot_individual``, ``rules:norms``,
        ``step:demand``, ``software``.
    """
    found = {"software": software}
    for key in step.all_keys():
        value = plan.value(key)
        for path, leaf in leaves(value, tuple(key.split("."))):
            name = ".".join(map(str, path))
            kept = plan.absent.get(name)
            found[f"key:{name}"] = _hash(_canonical(leaf) if kept is None else "absent")
        for name, source in plan.files(key).items():
            if name not in plan.absent:
                found[f"file:{name}"] = _content(plan, source, name)
    for code in step.codes:
        found[f"rules:{code}"] = rules_hash(code)
    for name in (*step.needs, *step.uses):
        found[f"step:{name}"] = upstream.get(name) or "absent"
    return found


def key_of(found: Mapping[str, str]) -> str:
    """One key from all ingredients."""
    return _hash(json.dumps(dict(sorted(found.items()))))


def is_volatile(step: Step, plan: Plan) -> bool:
    """Whether a step reads a service, whose content cannot be known without reading it."""
    return any(is_hidden(source) for key in step.all_keys() for source in plan.files(key).values())


def changed(before: Mapping[str, str] | None, now: Mapping[str, str]) -> list[str]:
    """The names of the ingredients that differ from those of an earlier run."""
    if before is None:
        return []
    return sorted(name for name in {*before, *now} if before.get(name) != now.get(name))


def _content(plan: Plan, source: str, name: str) -> str:
    try:
        return _hash(source) if is_hidden(source) else plan.content(source)
    except OSError as error:
        raise DataError("error.unreadable", path=name, reason=str(error)) from error


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _canonical(value: Any) -> str:
    if isinstance(value, str):
        value = shown(value)  # another password for the same database changes nothing

    def plain(item: Any) -> str:
        if isinstance(item, datetime.date | datetime.time):
            return item.isoformat()
        raise TypeError(type(item).__name__)

    return json.dumps(value, sort_keys=True, default=plain)


@cache
def rules_hash(code: str) -> str:
    """The hash of a code file and of those that continue it."""
    folder = resources.files(f"{_PACKAGE}.codes")
    parts = sorted(
        (file.name, file.read_bytes())
        for file in folder.iterdir()
        if file.name == f"{code}.toml"
        or (file.name.startswith(f"{code}-") and file.name.endswith(".toml"))
    )
    whole = hashlib.sha256()
    for name, data in parts:
        whole.update(name.encode() + b"\0" + hashlib.sha256(data).digest())
    return whole.hexdigest()


def versions() -> dict[str, str]:
    """The versions of everything that a figure may depend on."""
    found = {"sedp-spatial": __version__, "python": ".".join(map(str, sys.version_info[:3]))}
    for package in _SOFTWARE:
        try:
            found[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            found[package] = "-"
    found["GEOS"] = ".".join(map(str, shapely.geos_version))
    found["PROJ"] = proj_version_str
    return found


@cache
def software_hash(*, shown: bool = False) -> str:
    """The hash of the versions and of the library's own files that compute.

    With ``shown`` also of those that show results, and of their words and templates.
    """
    whole = hashlib.sha256(json.dumps(versions(), sort_keys=True).encode())
    pending = [("", resources.files(_PACKAGE))]
    files: list[tuple[str, bytes]] = []
    while pending:
        prefix, folder = pending.pop()
        for entry in folder.iterdir():
            name = f"{prefix}{entry.name}"
            if entry.name == "__pycache__" or (name.startswith(_SHOWS) and not shown):
                continue
            if entry.is_dir():
                pending.append((f"{name}/", entry))
            elif name.endswith(".py") or shown:
                files.append((name, entry.read_bytes()))
    for name, data in sorted(files):
        whole.update(name.encode() + b"\0" + hashlib.sha256(data).digest())
    return whole.hexdigest()
