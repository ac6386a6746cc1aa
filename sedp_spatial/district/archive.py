"""ZIP files that are safe to open: everything is looked at before anything is unpacked.

A package ends with a seal: the comment of the ZIP file holds the SHA-256 of every byte before it,
so that no byte of the file can change unnoticed, those that ZIP itself does not check included.
The seal tells damage and tampering on the way; it is no signature and does not say who packed it.
"""

from __future__ import annotations

import hashlib
import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping

from .refusal import Refusal
from .settings import PackageLimits

MANIFEST = "manifest.json"
_SEAL = b"sedp-sha256:"
_DIGITS = 64
_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that ZIP knows: the same content gives the same bytes
_UNIX = 3
_RIGHTS = 0o100644 << 16
_HEADER = 30  # bytes of a file's own header before its name
_ALLOWED = re.compile(
    r"(manifest|provenance)\.json|layers/[a-z0-9_]{1,60}\.parquet|tables/[a-z0-9_]{1,60}\.csv"
)
# What Windows takes for a device in whatever folder it stands.
_DEVICE = re.compile(r"/(con|prn|aux|nul|com[0-9]|lpt[0-9])\.")
_READ = 1 << 20


def packed(members: Mapping[str, bytes]) -> bytes:
    """The bytes of a sealed ZIP file with these members, in the order of their names."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(members, key=lambda name: (name != MANIFEST, name)):
            info = zipfile.ZipInfo(name, date_time=_TIME)
            info.create_system = _UNIX
            info.external_attr = _RIGHTS
            tight = name.endswith(".parquet")  # which is compressed inside
            info.compress_type = zipfile.ZIP_STORED if tight else zipfile.ZIP_DEFLATED
            archive.writestr(info, members[name], compresslevel=6)
        archive.comment = _SEAL + b"0" * _DIGITS
    data = buffer.getvalue()[:-_DIGITS]
    return data + _digest(data)


def _digest(data: bytes | memoryview) -> bytes:
    return hashlib.sha256(data).hexdigest().encode("ascii")


def seal_of(data: bytes) -> str:
    """The SHA-256 that a package carries."""
    return data[-_DIGITS:].decode("ascii", errors="replace")


def has_seal(data: bytes) -> bool:
    """Whether anything at its end looks like a seal."""
    return _SEAL in data[-3 * _DIGITS :]


def is_sealed(data: bytes) -> bool:
    """Whether the seal fits every byte before it."""
    return _digest(memoryview(data)[:-_DIGITS]) == data[-_DIGITS:]


def opened(
    data: bytes, limits: PackageLimits
) -> tuple[zipfile.ZipFile, dict[str, zipfile.ZipInfo]]:
    """Look at the list of a package's files without unpacking any.

    Raises
    ------
    Refusal
        With the first reason found.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
    except Exception as error:  # zipfile raises many kinds on what only looks like a ZIP file
        raise Refusal("package.not_zip") from error
    if archive.comment != data[-len(_SEAL) - _DIGITS :] or not archive.comment.startswith(_SEAL):
        raise Refusal("package.no_seal")
    if len(infos) > limits.members:
        raise Refusal("package.members", count=len(infos), allowed=limits.members)
    found: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        _check_name(info)
        if info.filename.casefold() in (name.casefold() for name in found):
            raise Refusal("package.twice", member=info.filename)
        _check_kind(info)
        _check_size(info, limits)
        found[info.filename] = info
    total = sum(info.file_size for info in infos)
    if total > limits.total_bytes:
        raise Refusal("package.total_size", size=total, allowed=limits.total_bytes)
    _check_places(infos, len(data))
    return archive, found


def _check_name(info: zipfile.ZipInfo) -> None:
    name = info.orig_filename
    shown = name.encode("ascii", "backslashreplace").decode("ascii")
    climbs = ".." in re.split(r"[/\\]", name)
    if climbs or name.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", name) or "\\" in name:
        raise Refusal("package.path", member=shown)
    if (
        info.is_dir()
        or name != info.filename
        or not _ALLOWED.fullmatch(name)
        or _DEVICE.search(name)
    ):
        raise Refusal("package.name", member=shown)


def _check_kind(info: zipfile.ZipInfo) -> None:
    mode = info.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        raise Refusal("package.link", member=info.filename)
    if info.flag_bits & 0x41:
        raise Refusal("package.encrypted", member=info.filename)
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refusal("package.compression", member=info.filename)


def _check_size(info: zipfile.ZipInfo, limits: PackageLimits) -> None:
    allowed = limits.manifest_bytes if info.filename == MANIFEST else limits.member_bytes
    if info.file_size > allowed:
        raise Refusal("package.size", member=info.filename, size=info.file_size, allowed=allowed)
    ratio = info.file_size / max(info.compress_size, 1)
    if info.file_size >= limits.ratio_from_bytes and ratio > limits.ratio:
        raise Refusal(
            "package.ratio", member=info.filename, ratio=round(ratio), allowed=limits.ratio
        )


def _check_places(infos: list[zipfile.ZipInfo], size: int) -> None:
    """Files that share bytes unpack to far more than the ZIP file holds."""
    ends = sorted(
        (info.header_offset, info.header_offset + _HEADER + len(info.filename) + info.compress_size)
        for info in infos
    )
    starts = [start for start, _ in ends[1:]] + [size]
    if any(end > start for (_, end), start in zip(ends, starts, strict=True)):
        raise Refusal("package.shared_bytes")


def manifest_at_start(data: bytes, limits: PackageLimits) -> bytes:
    """The manifest of a package whose list of files is lost: it is the first file. Else empty."""
    if len(data) < _HEADER or data[:4] != b"PK\x03\x04":
        return b""
    method, size, name, more = struct.unpack("<8xH8xI4xHH", data[:_HEADER])
    start = _HEADER + name + more
    if data[_HEADER : _HEADER + name] != MANIFEST.encode("ascii"):
        return b""
    content = data[start : start + size]
    if method == zipfile.ZIP_STORED:
        return content[: limits.manifest_bytes]
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(content, limits.manifest_bytes)
    except zlib.error:
        return b""


def member_bytes(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """One file unpacked, never more of it than its list says.

    Raises
    ------
    Refusal
        If it cannot be unpacked, or is longer than it says.
    """
    parts, left = [], info.file_size
    try:
        with archive.open(info) as stream:
            while left > 0 and (block := stream.read(min(left, _READ))):
                parts.append(block)
                left -= len(block)
            longer = bool(stream.read(1))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise Refusal("package.damaged", member=info.filename) from error
    except (NotImplementedError, RuntimeError) as error:  # what zipfile says of odd flags
        raise Refusal("package.compression", member=info.filename) from error
    if left or longer:
        raise Refusal("package.damaged", member=info.filename)
    return b"".join(parts)
