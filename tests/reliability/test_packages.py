"""Exchange packages against what was thought of beside the tests of the district's own room."""

from __future__ import annotations

import hashlib
import io
import json
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sedp_spatial import PackageError
from sedp_spatial.district import read_package
from sedp_spatial.district.archive import packed
from tests.reliability import seeds
from tests.reliability.conftest import assert_one_sentence, command
from tests.reliability.law import standing

DEVICES = ("con", "nul", "aux", "prn", "com1", "lpt9")


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    path = seeds.write_exchange(tmp_path_factory.mktemp("good"))
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def told(members: dict[str, bytes], change: Callable[[dict[str, object]], None]) -> bytes:
    manifest = json.loads(members["manifest.json"])
    change(manifest)
    return packed({**members, "manifest.json": json.dumps(manifest).encode()})


def listed(name: str, data: bytes) -> Callable[[dict[str, object]], None]:
    def change(manifest: dict[str, object]) -> None:
        members = manifest["members"]
        assert isinstance(members, dict)
        digest = hashlib.sha256(data).hexdigest()
        like = members["tables/supply.csv" if name.endswith("csv") else "layers/parcels.parquet"]
        members[name] = {**like, "sha256": digest, "bytes": len(data)}

    return change


@pytest.mark.parametrize("name", DEVICES)
def test_devices_of_windows(name: str, good: dict[str, bytes], tmp_path: Path) -> None:
    member = f"tables/{name}.csv"
    data = good["tables/supply.csv"]
    path = tmp_path / "a.zip"
    path.write_bytes(told({**good, member: data}, listed(member, data)))
    assert_refused(path, tmp_path)


@pytest.mark.parametrize(
    "name",
    ["layers/Parcels.parquet", "LAYERS/parcels.parquet", "tables/supply.CSV", "tables/ſupply.csv",
     "tables/supply.csv.", "tables/supply.csv ", "tables/sup\u200bply.csv", "tables/supply.csv:x",
     "tables/~1.csv", "tables//supply.csv", "./tables/supply.csv", "tables/sup\nply.csv"],
)  # fmt: skip
def test_names_that_some_disk_takes_for_another(
    name: str, good: dict[str, bytes], tmp_path: Path
) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(told({**good, name: b"a\n"}, listed(name, b"a\n")))
    assert_refused(path, tmp_path)


def test_a_list_that_leaves_a_file_out(good: dict[str, bytes], tmp_path: Path) -> None:
    def change(manifest: dict[str, object]) -> None:
        members = manifest["members"]
        assert isinstance(members, dict)
        del members["tables/supply.csv"]

    path = tmp_path / "a.zip"
    path.write_bytes(told(good, change))
    assert_refused(path, tmp_path)


def test_a_manifest_beyond_measure(good: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed({**good, "manifest.json": good["manifest.json"] + b" " * 20_000_000}))
    assert_refused(path, tmp_path)


def test_more_files_than_anyone_needs(good: dict[str, bytes], tmp_path: Path) -> None:
    many = {f"tables/t{number}.csv": b"" for number in range(5000)}
    path = tmp_path / "a.zip"
    path.write_bytes(packed({**good, **many}))
    assert_refused(path, tmp_path)


@pytest.mark.parametrize("size", [0, 1, 2**31, 2**63 - 1])
def test_sizes_that_lie_in_64_bits(size: int, good: dict[str, bytes], tmp_path: Path) -> None:
    """The extra field of zip64 says how large a file is, where the plain one says 0xFFFFFFFF."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in good.items():
            info = zipfile.ZipInfo(name)
            info.extra = struct.pack("<HHQQ", 1, 16, size, size)
            archive.writestr(info, data)
    path = tmp_path / "a.zip"
    path.write_bytes(buffer.getvalue())
    assert_refused(path, tmp_path)


def assert_refused(path: Path, folder: Path) -> None:
    """By the library and by the command, and nothing is written in either case."""
    before = standing(folder)
    with pytest.raises(PackageError):
        read_package(path)
    assert standing(folder) == before


def test_the_command_says_it_and_writes_nothing(good: dict[str, bytes], tmp_path: Path) -> None:
    path, target = tmp_path / "a.zip", tmp_path / "a.gpkg"
    path.write_bytes(packed({**good, "tables/more.csv": b"a\n"}))
    before = standing(tmp_path)
    said = assert_one_sentence(command("district", "open", path, "--out", target, "--lang", "en"))
    assert "a.zip" in said
    assert standing(tmp_path) == before
