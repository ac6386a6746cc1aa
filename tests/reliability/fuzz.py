"""Fuzz the readers: ``python -m tests.reliability.fuzz --minutes 10 [--seed 7] [--only shp]``.

The same cases as the tests run, with other seeds and for as long as is asked. Breaches of the law
are printed with the name of the case; a case is made again from its name alone.
"""

from __future__ import annotations

import argparse
import itertools
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.reliability import seeds
from tests.reliability.law import Child, breach
from tests.reliability.mutations import mutate_file

TOMLS = {
    "plan": "plan", "mapping": "mapping", "forecast": "forecast", "siting": "siting",
    "transformation": "cases", "norms": "norms", "land_uses": "uses", "answer_costs": "costs",
    "economy_coefficients": "coefficients", "transformation_rules": "transformation",
    "siting_criteria": "criteria",
}  # fmt: skip
MAPPING = """
[layer]
crs = "EPSG:7694"
[fields]
parcel_id = "parcel_id"
category = "category"
registered_area_ha = { field = "registered_area_ha", unit = "ha" }
[codes.category]
agricultural = "agricultural"
"*" = "reserve"
"""
_COMMANDS = ("check", "balance", "repair")


@dataclass(frozen=True)
class Case:
    """One mutated input and the job that reads it."""

    name: str
    path: Path
    job: dict[str, Any]


class Stock:
    """Sound files of each kind, made once; a case is a copy of one, mutated."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for driver in seeds.VECTORS:
            seeds.write_vector(self._of(seeds.VECTORS[driver]), driver)
        seeds.write_raster(self._of("tif"))
        seeds.write_exchange(self._of("zip"))
        for table in seeds.TABLES:
            seeds.copy_table(self._of(f"csv-{table}"), table)
        for table in ("population_age_sex", "measures", "zone_rules"):
            seeds.write_workbook(self._of(f"xlsx-{table}"), table)
        for name in TOMLS:
            write_toml(self._of(f"toml-{name}"), name)

    def _of(self, kind: str) -> Path:
        (self.folder / kind).mkdir(parents=True)
        return self.folder / kind

    @property
    def kinds(self) -> list[str]:
        """What can be fuzzed."""
        return sorted(path.name for path in self.folder.iterdir())

    def case(self, kind: str, number: int, place: Path, seed: int = 0) -> Case:
        """Copy, mutate, and say what is to be done with it."""
        name = f"{kind}-{number}" + (f"-{seed}" if seed else "")
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.folder / kind, place)
        path = main_file(place, kind)
        mutate_file(path, name)
        return Case(name, path, job_of(kind, path, number))


def main_file(folder: Path, kind: str) -> Path:
    """The file of a folder that is opened."""
    form, _, name = kind.partition("-")
    return next(folder.glob(f"{name}.{form}" if name else f"*.{form}"))


def job_of(kind: str, path: Path, number: int = 0) -> dict[str, Any]:
    """How a kind of file is read: through a command where one reads it, else through its reader."""
    form, _, name = kind.partition("-")
    if form in seeds.VECTORS.values():
        crs = ["--crs", "EPSG:7694"] if form == "dxf" else []
        argv = [_COMMANDS[number % len(_COMMANDS)], str(path), *crs, "--lang", "ky"]
        return {"argv": argv}
    if form == "toml":
        return {"call": TOMLS[name], "path": str(path)}
    if name:
        return {"call": name, "path": str(path)}
    return {"call": {"tif": "raster", "zip": "package"}[form], "path": str(path)}


def write_toml(folder: Path, name: str) -> Path:
    """A sound TOML file of a kind, with the files that it names beside it."""
    path = folder / f"{name}.toml"
    codes = seeds.SAMPLE.parent / "sedp_spatial/codes" / f"{name}.toml"
    if name == "mapping":
        seeds.write_vector(folder, "GPKG")
        path.write_text(MAPPING, encoding="utf-8")
    elif codes.exists():
        shutil.copy(codes, path)
    else:
        shutil.copy(seeds.SAMPLE / f"{name}.toml", path)
        if name != "transformation":
            beside = [p for p in seeds.SAMPLE.iterdir() if p.suffix in (".csv", ".gpkg", ".tif")]
            for file in beside:  # links: nothing of what a file names may be changed either
                (folder / file.name).symlink_to(file)
            if name == "plan":
                shutil.copy(seeds.SAMPLE / "transformation.toml", folder)
    return path


def cases(stock: Stock, place: Path, kinds: list[str], seed: int) -> Iterator[Case]:
    """Case after case without end, all kinds in turn."""
    for number in itertools.count():
        for kind in kinds:
            yield stock.case(kind, number, place, seed)


def main() -> None:
    """Fuzz for some minutes and print what broke the law."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--minutes", type=float, default=10.0)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--only", default="", help="the beginning of a kind: shp, csv-, toml-plan")
    options = asked.parse_args()
    until = time.monotonic() + 60 * options.minutes
    counted: Counter[str] = Counter()
    broken = 0
    with tempfile.TemporaryDirectory() as folder, Child() as child:
        stock = Stock(Path(folder) / "stock")
        kinds = [kind for kind in stock.kinds if kind.startswith(options.only)]
        for case in cases(stock, Path(folder) / "case", kinds, options.seed):
            if time.monotonic() > until:
                break
            why = breach(child, case.job, case.path.parent)
            counted[case.name.rpartition("-")[0].partition("-")[0]] += 1
            if why:
                broken += 1
                print(f"--- {case.name} {case.job}\n{why}", flush=True)
    print(f"{sum(counted.values())} cases, {broken} breaches; {dict(sorted(counted.items()))}")
    sys.exit(broken > 0)


if __name__ == "__main__":
    main()
