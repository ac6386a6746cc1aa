"""Open a package: all of it is verified in memory before anything of it is used or written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd

from ..codes import load_codes
from ..errors import SedpError, UsageError
from ..layers.mapping import NOTES
from ..layers.place import check_place
from ..layers.reading import prepare_layer
from ..messages import LANGUAGES, Message
from .archive import (
    MANIFEST,
    has_seal,
    is_sealed,
    manifest_at_start,
    member_bytes,
    opened,
    seal_of,
)
from .exchange import KINDS, PROVENANCE, Package
from .frames import read_layer_bytes, read_table_bytes
from .manifest import check_manifest, digest, read_json
from .refusal import Refusal, refused
from .settings import PackageLimits, package_limits

_PEEKED = 100  # letters of what a refused package says of itself


def read_package(
    path: str | Path, *, limits: PackageLimits | Mapping[str, int] | None = None
) -> Package:
    """Read an exchange package, or refuse it as a whole.

    Looked at, in this order and in memory only: the size of the file; the list of its files (a
    path that leaves the package, links, encryption, the same name twice, sizes, ratios, shared
    bytes); the manifest and its schema version; that exactly the files which the manifest names
    are there, each with its SHA-256; the seal over every byte; and that every layer and table can
    be read as data.

    Parameters
    ----------
    path : str or Path
    limits : PackageLimits or mapping, optional
        Bounds in the place of the shipped ones, see :func:`package_limits`.

    Returns
    -------
    Package
        Layers with the columns of their kind.

    Raises
    ------
    PackageError
        With the municipality, the file and the reason.
    UsageError
        If there is no such file.

    Examples
    --------
    >>> package = read_package(folder / "archa.zip")
    >>> package.name, package.year
    ('Арча', 2026)
    """
    bounds = limits if isinstance(limits, PackageLimits) else package_limits(limits)
    source = Path(path)
    if not source.is_file():
        raise UsageError("error.no_file", path=str(source))
    try:
        size = source.stat().st_size
        data = source.read_bytes() if size <= bounds.package_bytes else b""
    except OSError as error:
        reason = Message("package.unreadable", reason=str(error.strerror or error))
        raise refused(source, reason) from error
    if size > bounds.package_bytes:
        told = Message("package.file_size", size=size, allowed=bounds.package_bytes)
        raise refused(source, told)
    try:
        return _verified(source, data, bounds)
    except Refusal as refusal:
        raise refused(source, refusal.message, *_peeked(data, bounds)) from refusal


def _verified(source: Path, data: bytes, limits: PackageLimits) -> Package:
    try:
        told, contents = _contents(data, limits)
    except Refusal as refusal:
        # Damage is damage, whatever it happens to look like to the checks above it.
        if not is_sealed(data) and (refusal.code != "package.no_seal" or has_seal(data)):
            raise _altered(data, limits) from None
        raise
    if not is_sealed(data):
        raise Refusal("package.altered")
    layers, tables = {}, {}
    notes: list[Message] = []
    for member, content in contents.items():
        folder, _, file = member.partition("/")
        name = file.rpartition(".")[0]
        if folder == "layers":
            layers[name] = _layer(source, member, name, content, limits, notes)
        elif folder == "tables":
            kinds = told["members"][member].get("columns", {})
            tables[name] = read_table_bytes(member, content, kinds, limits)
    provenance = read_json(PROVENANCE, contents[PROVENANCE]) if PROVENANCE in contents else {}
    return Package(
        municipality=dict(told["municipality"]),
        code=told["code"],
        year=told["year"],
        vintage=told["vintage"],
        direction=told["direction"],
        layers=layers,
        tables=tables,
        provenance=provenance if isinstance(provenance, dict) else {},
        software=told["software"],
        sha256=seal_of(data),
        path=source,
        notes=tuple(dict.fromkeys(notes)),
    )


def _contents(data: bytes, limits: PackageLimits) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The manifest, and every other file with the checksum that it names."""
    archive, infos = opened(data, limits)
    if MANIFEST not in infos:
        raise Refusal("package.missing", member=MANIFEST)
    told = check_manifest(read_json(MANIFEST, member_bytes(archive, infos[MANIFEST])))
    present, listed = set(infos) - {MANIFEST}, set(told["members"])
    if listed - present:
        raise Refusal("package.missing", member=min(listed - present))
    if present - listed:
        raise Refusal("package.additional", member=min(present - listed))
    contents = {}
    for name in sorted(present):
        contents[name] = member_bytes(archive, infos[name])
        if digest(contents[name]) != told["members"][name]["sha256"]:
            raise Refusal("package.checksum", member=name)
    return told, contents


def _altered(data: bytes, limits: PackageLimits) -> Refusal:
    """The damage with the file that it lies in, where that can still be told."""
    try:
        archive, infos = opened(data, limits)
        for name in infos:
            member_bytes(archive, infos[name])
        _contents(data, limits)
    except Refusal as found:
        member = found.params.get("member")
        if found.code in ("package.damaged", "package.checksum") and member:
            return Refusal("package.altered_file", member=member)
    return Refusal("package.altered")


def _layer(
    source: Path,
    member: str,
    name: str,
    content: bytes,
    limits: PackageLimits,
    notes: list[Message],
) -> gpd.GeoDataFrame:
    raw = read_layer_bytes(member, content, limits)
    kind = name if name in load_codes("schema") else KINDS.get(name)
    said = f"{source.name}/{member}"
    try:
        if kind is not None:
            raw = prepare_layer(raw, kind=kind, source=said)
        else:
            check_place(raw, said)
    except SedpError as error:
        raise Refusal("package.layer", member=member, reason=error.message) from error
    # pandas copies what hangs on a layer at every step; its notes go into the package instead.
    notes.extend(raw.attrs.get(NOTES, []))
    raw.attrs = {}
    return raw


def _peeked(data: bytes, limits: PackageLimits) -> tuple[str, str]:
    """Name and number in the manifest of a package that is refused, as far as they can be read."""
    try:
        told = json.loads(_peeked_manifest(data, limits))
    except (ValueError, RecursionError):  # wrong letters and wrong JSON are both values
        return "", ""
    told = told if isinstance(told, dict) else {}
    names = told.get("municipality")
    names = names if isinstance(names, dict) else {}
    texts = [names.get(lang) for lang in LANGUAGES]
    number = told.get("code")
    return (
        next((text[:_PEEKED] for text in texts if isinstance(text, str) and text), ""),
        number[:_PEEKED] if isinstance(number, str) else "",
    )


def _peeked_manifest(data: bytes, limits: PackageLimits) -> bytes:
    try:
        archive, infos = opened(data, limits)
        return member_bytes(archive, infos[MANIFEST])
    except (Refusal, KeyError):
        return manifest_at_start(data, limits)
