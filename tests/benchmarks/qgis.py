"""The overlay engine against QGIS's own algorithm, timed inside a running QGIS."""

from __future__ import annotations

import importlib.util
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from sedp_spatial import overlap_areas

from .measuring import ROOT, take_turns
from .overlays import zones_over
from .suite import Layers, Row, agree, row_of

SCRIPT = Path(__file__).parent / "inside" / "overlaps.py"
ZONES = 50
PREFERRED = ("3.44", "3.40", "3.22")
PROMISED = 9_000  # the promise speaks of 10 000 parcels


class NoQgis(RuntimeError):
    """There is no QGIS here to compare with."""


def with_qgis(layers: Layers, repetitions: int) -> Iterator[Row]:
    """Areas of all parcels in 50 zones against native:calculatevectoroverlaps.

    Only the algorithm is timed, with both layers in QGIS's memory: neither its start-up nor any
    reading or writing of files.

    Raises
    ------
    NoQgis
        If no QGIS is built in the cache (``make qgis``) or installed.
    """
    tool = _environments()
    env = _usable(tool)
    zones = zones_over(layers.parcels, ZONES)
    required = "≥ 100" if len(layers.parcels) >= PROMISED else ""
    with env.workdir() as folder:
        given = folder / "given.gpkg"
        layers.parcels[["parcel_id", "geometry"]].to_file(given, layer="parcels")
        zones.to_file(given, layer="zones")
        shutil.copy2(SCRIPT, folder / SCRIPT.name)
        # As one theme the peer joins the zones first, which takes minutes: once is enough.
        for way, ours, by, times in (
            ("each", "every zone apart", "zone", repetitions),
            ("one", "zones as one theme", "theme", 1),
        ):
            runs: list[dict[str, Any]] = []
            results, seconds = take_turns(
                {
                    "peer": lambda way=way, runs=runs: runs.append(_run(tool, env, folder, way)),
                    "ours": lambda by=by: overlap_areas(
                        layers.parcels, zones.assign(theme="all"), by=by
                    ),
                },
                times,
            )
            # The peer's areas are those of the plane, off by the grid's scale.
            agree(runs[-1]["total"], results["ours"]["area_m2"].sum(), 1e-3, f"QGIS, {way}")
            inside = {"peer": [run["seconds"][-1] for run in runs[1:]], "ours": seconds["ours"]}
            name = f"overlap_areas, {ours}, {layers.name} × {len(zones)}"
            peer = f"native:calculatevectoroverlaps, QGIS {env.version}, in its process"
            yield row_of(name, peer, inside, required)


def _run(tool: ModuleType, env: Any, folder: Path, way: str) -> dict[str, Any]:
    words = [env.inside(folder / SCRIPT.name), env.inside(folder / "given.gpkg"), "1", way]
    variables = {"QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
    done = tool.run(env, [tool.qgis_python(env), *words], variables, timeout=1800)
    if done.returncode:
        raise RuntimeError(f"QGIS {env.version} failed: {done.stderr[-500:]}")
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return said


def _usable(tool: ModuleType) -> Any:
    ready, reasons = tool.usable()
    found = {env.name: env for env in ready if tool.qgis_python(env)}
    for name in PREFERRED:
        if name in found:
            return found[name]
    raise NoQgis("; ".join(f"{name}: {reason}" for name, reason in reasons.items()) or "make qgis")


def _environments() -> ModuleType:
    """tools/qgis_environments.py as a module."""
    path = ROOT / "tools" / "qgis_environments.py"
    spec = importlib.util.spec_from_file_location("qgis_environments", path)
    if spec is None or spec.loader is None:
        raise NoQgis(str(path))
    module = importlib.util.module_from_spec(spec)
    sys.modules.setdefault(spec.name, module)
    spec.loader.exec_module(module)
    return module
