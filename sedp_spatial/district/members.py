"""The municipalities of a district as they came in: packages, files, or layers in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

import geopandas as gpd
import pandas as pd

from ..errors import SedpError, UsageError
from ..messages import Message
from .exchange import Package
from .findings import Findings
from .names import spoken
from .reading import read_package
from .settings import PackageLimits

Layers: TypeAlias = Mapping[str, gpd.GeoDataFrame]
Given: TypeAlias = str | Path | Package | Layers
Municipalities: TypeAlias = Sequence[str | Path | Package] | Mapping[str, Given]


@dataclass(frozen=True)
class Member:
    """One municipality: its names, its layers, its tables, and the file that it came in."""

    name: str
    names: Mapping[str, str]
    code: str
    year: int | None
    vintage: str
    file: str
    layers: Layers
    tables: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    notes: tuple[Message, ...] = ()
    sha256: str = ""


@dataclass(frozen=True)
class Lost:
    """A municipality of which nothing could be used; its code where the package could tell it."""

    name: str
    file: str
    reason: Message
    code: str = ""


def packages_in(folder: Path) -> list[Path]:
    """The packages that lie in a folder, by name; the ending may be in capitals."""
    return sorted(path for path in folder.iterdir() if path.suffix.lower() == ".zip")


def members_of(
    given: Municipalities,
    findings: Findings,
    limits: PackageLimits | Mapping[str, int] | None = None,
) -> tuple[list[Member], list[Lost]]:
    """Read what was given; what is refused is a finding and does not stop the rest.

    Raises
    ------
    UsageError
        If nothing was given.
    """
    named = given.items() if isinstance(given, Mapping) else ((None, one) for one in given)
    members: list[Member] = []
    lost: list[Lost] = []
    for name, one in named:
        file = Path(one).name if isinstance(one, str | Path) else ""
        try:
            member = _member(name, one, limits)
        except SedpError as error:
            told = error.params.get("municipality")
            owner = name or (str(told) if told else Path(file).stem)
            lost.append(Lost(owner, file, error.message, str(error.params.get("number", ""))))
            findings.add("package_refused", owner, file=file, reason=error.message)
            continue
        same = next((other for other in members if _is_copy(member, other)), None)
        if same is not None:
            findings.add("same_package", same.name, others=same.file or "–", file=member.file)
            continue
        members.append(_apart(member, members))
    if not members and not lost:
        raise UsageError("error.district_empty")
    return members, lost


def _member(
    name: str | None, one: Given, limits: PackageLimits | Mapping[str, int] | None
) -> Member:
    if isinstance(one, str | Path):
        one = read_package(one, limits=limits)
    if isinstance(one, Package):
        if one.direction != "up":
            raise UsageError("error.package_down", file=one.path.name, municipality=one.name)
        return Member(
            name=name or one.name,
            names={**one.municipality, **({"ky": name} if name else {})},
            code=one.code,
            year=one.year,
            vintage=one.vintage,
            file=one.path.name,
            layers=one.layers,
            tables=one.tables,
            notes=one.notes,
            sha256=one.sha256,
        )
    names = {"ky": str(name)}
    return Member(spoken(names), names, "", None, "", "", {k: bare(v) for k, v in one.items()})


def _is_copy(one: Member, other: Member) -> bool:
    """Whether both came in the same package, byte for byte, under the same name."""
    return bool(one.sha256) and (one.sha256, one.names) == (other.sha256, other.names)


def bare(layer: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The layer without the notes of its reading, which pandas would copy at every step."""
    if not layer.attrs:
        return layer
    shown = layer.copy(deep=False)
    shown.attrs = {}
    return shown


def _apart(member: Member, others: Sequence[Member]) -> Member:
    """The member under a name that no other has: a second one of the same name is told apart."""
    taken = {other.name for other in others}
    if member.name not in taken:
        return member
    number = 2
    while f"{member.name} ({number})" in taken:
        number += 1
    return replace(member, name=f"{member.name} ({number})")
