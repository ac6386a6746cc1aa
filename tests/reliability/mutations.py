"""What happens to files on their way: cut, flipped, spliced, swapped. Seeded: a name tells all."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _splice(data: bytes, chance: random.Random) -> bytes:
    length = chance.randint(1, max(2, len(data) // 8))
    start, end = chance.randrange(len(data)), chance.randrange(len(data))
    return data[:start] + data[end : end + length] + data[start + length :]


def _insert(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + chance.randbytes(chance.choice((1, 3, 64))) + data[place:]


def _lose(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + data[place + chance.choice((1, 7, 512)) :]


def _blank(data: bytes, chance: random.Random) -> bytes:
    place, length = chance.randrange(len(data)), chance.choice((4, 64, 1024))
    sign = chance.choice((b"\x00", b"\xff", b"9", b"-"))
    return data[:place] + (sign * length)[: len(data) - place] + data[place + length :]


def _head(data: bytes, chance: random.Random) -> bytes:
    """Headers decide how much a reader believes."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 4))):
        changed[chance.randrange(min(len(data), 200))] = chance.choice((0, 1, 0x7F, 0x80, 0xFF))
    return bytes(changed)


KINDS: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "cut": _cut, "flip": _flip, "splice": _splice, "insert": _insert, "lose": _lose,
    "blank": _blank, "head": _head,
}  # fmt: skip


def mutated(data: bytes, name: str) -> bytes:
    """The bytes after one mutation; the name (``shp-17``) is its seed."""
    chance = random.Random(name)
    kind = chance.choice(list(KINDS))
    return KINDS[kind](data, chance)


def swapped(data: bytes, name: str) -> bytes:
    """A ZIP file whose members were mutated, exchanged, lost or doubled inside a sound archive."""
    chance = random.Random(name)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {member: archive.read(member) for member in archive.namelist()}
        comment = archive.comment
    names = list(members)
    first, second = chance.choice(names), chance.choice(names)
    how = chance.choice(("exchange", "lose", "mutate", "mutate", "mutate"))
    if how == "exchange":
        members[first], members[second] = members[second], members[first]
    elif how == "lose":
        del members[first]
    elif members[first]:
        members[first] = mutated(members[first], name + "+")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
        archive.comment = comment
    return buffer.getvalue()


def mutate_file(path: Path, name: str) -> None:
    """Mutate a file in its place; of a Shapefile one of its files."""
    chance = random.Random(name + "?")
    beside = sorted(p for p in path.parent.iterdir() if p.stem == path.stem and p.stat().st_size)
    chosen = chance.choice(beside) if path.suffix == ".shp" else path
    data = chosen.read_bytes()
    inside = path.suffix in (".xlsx", ".zip") and chance.random() < 0.6
    chosen.write_bytes(swapped(data, name) if inside else mutated(data, name))
