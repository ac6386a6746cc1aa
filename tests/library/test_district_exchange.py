"""Packages: the same bytes for the same content, and refused whenever anything is wrong."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from sedp_spatial import Message, OutputError, PackageError, UsageError
from sedp_spatial.district import package_limits, read_package, write_package
from sedp_spatial.district.archive import packed
from tests.library import district
from tests.library.builders import layer, squares

NAMES = {"ky": "Көк-Жар", "ru": "Кок-Джар", "en": "Kok-Jar"}
TABLE = pd.DataFrame(
    {
        "use": ["housing", "=cmd()", ""],
        "area_ha": [0.1 + 0.2, np.nan, -0.0],
        "count": [1, 2, 3],
        "ok": [True, False, True],
    }
).astype({"use": object})


def write(path: Path, **changes: object) -> Path:
    layers = {"parcels": layer(squares(3)), "boundary": layer(squares(1, size=300.0))}
    options = {"municipality": NAMES, "year": 2026, "vintage": "2026-11-01", **changes}
    write_package(path, layers, {"supply": TABLE}, **options)  # type: ignore[arg-type]
    return path


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return write(tmp_path_factory.mktemp("good") / "kok-jar.zip").read_bytes()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bad") / "kok-jar.zip"


def contents(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def resealed(data: bytes) -> bytes:
    """Whoever makes a hostile package can seal it too: the seal is no signature."""
    return data[:-64] + hashlib.sha256(data[:-64]).hexdigest().encode()


def hand_made(fill: Callable[[zipfile.ZipFile], None]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        fill(archive)
        archive.comment = b"sedp-sha256:" + b"0" * 64
    return resealed(buffer.getvalue())


def refusal(place: Path, data: bytes, **limits: int) -> PackageError:
    place.write_bytes(data)
    with pytest.raises(PackageError) as caught:
        read_package(place, limits=limits or None)
    assert caught.value.params["file"] == "kok-jar.zip"
    assert caught.value.params["municipality"]
    for lang in ("ky", "ru", "en"):
        assert caught.value.text(lang)
    return caught.value


def why(error: PackageError) -> str:
    reason = error.params["reason"]
    assert isinstance(reason, Message)
    return reason.code


def test_what_is_packed_is_read_again(tmp_path: Path) -> None:
    package = read_package(write(tmp_path / "a.zip", code="41704"))
    assert package.name == "Көк-Жар"
    assert dict(package.municipality) == NAMES
    assert (package.code, package.year, package.vintage) == ("41704", 2026, "2026-11-01")
    own = layer(squares(3))
    assert package.layers["parcels"].crs == own.crs
    assert package.layers["parcels"].geometry.equals(own.geometry)
    assert list(package.layers["parcels"]["parcel_id"]) == ["P1", "P2", "P3"]
    assert_frame_equal(package.tables["supply"], TABLE, check_exact=True)


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = write(tmp_path / "a.zip"), write(tmp_path / "b.zip")
    assert first.read_bytes() == second.read_bytes()


@settings(max_examples=300)
@given(where=st.floats(0, 1, exclude_max=True), change=st.integers(1, 255))
def test_one_byte_altered_anywhere_is_refused(
    good: bytes, place: Path, where: float, change: int
) -> None:
    data = bytearray(good)
    data[int(where * len(data))] ^= change
    refusal(place, bytes(data))


def test_the_file_that_was_altered_is_named(good: bytes, place: Path) -> None:
    start = good.index(b"layers/parcels.parquet") + 200
    data = good[:start] + bytes([good[start] ^ 1]) + good[start + 1 :]
    error = refusal(place, data)
    assert why(error) == "package.altered_file"
    assert "layers/parcels.parquet" in str(error)
    assert "Көк-Жар" in str(error) and "kok-jar.zip" in str(error)


@pytest.mark.parametrize("cut", [0, 1, 20, 200, 0.5, 0.9, -1])
def test_a_package_cut_short_is_refused(good: bytes, place: Path, cut: float) -> None:
    refusal(place, good[: int(cut * len(good)) if 0 < cut < 1 else int(cut)])


def test_more_behind_its_end_is_refused(good: bytes, place: Path) -> None:
    refusal(place, good + b"x")
    refusal(place, b"x" + good)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../evil.txt", "package.path"),
        ("layers/../../evil.parquet", "package.path"),
        ("/etc/passwd", "package.path"),
        ("C:/evil.txt", "package.path"),
        ("c:evil.txt", "package.path"),
        ("layers\\evil.parquet", "package.path"),
        ("\\\\server\\share", "package.path"),
        ("layers/", "package.name"),
        ("layers/CON.parquet", "package.name"),
        ("layers/a.parquet\x00.exe", "package.name"),
        ("run.py", "package.name"),
        ("tables/a.csv.exe", "package.name"),
        ("layers/parcels.pickle", "package.name"),
    ],
)
def test_names_that_lead_out_or_do_not_belong(
    good: bytes, place: Path, tmp_path: Path, name: str, code: str
) -> None:
    def fill(archive: zipfile.ZipFile) -> None:
        for member, data in contents(good).items():
            archive.writestr(member, data)
        info = zipfile.ZipInfo("x")
        info.filename = name
        archive.writestr(info, b"evil")

    before = sorted(tmp_path.rglob("*"))
    assert why(refusal(place, hand_made(fill))) == code
    assert sorted(tmp_path.rglob("*")) == before


def test_links_are_refused(good: bytes, place: Path) -> None:
    def fill(archive: zipfile.ZipFile) -> None:
        info = zipfile.ZipInfo("tables/link.csv")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")

    assert why(refusal(place, hand_made(fill))) == "package.link"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_same_file_twice_is_refused(good: bytes, place: Path) -> None:
    def fill(archive: zipfile.ZipFile) -> None:
        for _ in range(2):
            archive.writestr("manifest.json", contents(good)["manifest.json"])

    assert why(refusal(place, hand_made(fill))) == "package.twice"


def test_bombs_are_refused_before_they_are_unpacked(good: bytes, place: Path) -> None:
    def fill(archive: zipfile.ZipFile) -> None:
        archive.writestr("tables/bomb.csv", b"0" * 50_000_000)

    data = hand_made(fill)
    assert len(data) < 100_000
    assert why(refusal(place, data)) == "package.ratio"
    assert why(refusal(place, data, member_bytes=1_000_000)) == "package.size"
    assert why(refusal(place, data, ratio=2000, total_bytes=1_000_000)) == "package.total_size"
    assert why(refusal(place, good, package_bytes=1000)) == "package.file_size"
    assert why(refusal(place, good, members=2)) == "package.members"
    assert why(refusal(place, good, rows=2)) == "package.extent"


def test_files_that_share_bytes_are_refused(good: bytes, place: Path) -> None:
    """The trick of the densest bombs: many entries of the list point at one stored file."""

    def fill(archive: zipfile.ZipFile) -> None:
        archive.writestr("tables/a.csv", b"a" * 1000)
        archive.writestr("tables/b.csv", b"a" * 1000)
        archive.infolist()[1].header_offset = archive.infolist()[0].header_offset

    assert why(refusal(place, hand_made(fill))) == "package.shared_bytes"


def test_a_list_that_tells_a_smaller_size_than_there_is(place: Path) -> None:
    def fill(archive: zipfile.ZipFile) -> None:
        archive.writestr("manifest.json", b"0" * 5000)
        archive.infolist()[0].file_size = 10

    assert why(refusal(place, hand_made(fill))) == "package.damaged"


def remade(good: bytes, change: Callable[[dict[str, bytes], dict[str, object]], None]) -> bytes:
    members = contents(good)
    told = json.loads(members["manifest.json"])
    change(members, told)
    if "manifest.json" in members:
        members["manifest.json"] = json.dumps(told).encode()
    return packed(members)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda m, t: m.pop("tables/supply.csv"), "package.missing"),
        (lambda m, t: m.pop("manifest.json"), "package.missing"),
        (lambda m, t: m.update({"tables/more.csv": b"a\n"}), "package.additional"),
        (lambda m, t: m.update({"tables/supply.csv": b"a\n"}), "package.checksum"),
        (lambda m, t: t.update(schema=2), "package.schema"),
        (lambda m, t: t.update(format="zip"), "package.not_ours"),
        (lambda m, t: t.update(year="2026"), "package.manifest_key"),
        (lambda m, t: t.update(year=True), "package.manifest_key"),
        (lambda m, t: t.update(municipality={}), "package.manifest_key"),
        (lambda m, t: t.update(municipality={"xx": "A"}), "package.manifest_key"),
        (lambda m, t: t.update(members=[]), "package.manifest_key"),
        (lambda m, t: t.update(more=1), "package.manifest_key"),
        (lambda m, t: t.pop("code"), "package.manifest_key"),
        (lambda m, t: t.update(direction="aside"), "package.manifest_key"),
    ],
)
def test_manifests_that_do_not_fit(
    good: bytes,
    place: Path,
    change: Callable[[dict[str, bytes], dict[str, object]], None],
    code: str,
) -> None:
    assert why(refusal(place, remade(good, change))) == code


@pytest.mark.parametrize(
    "text", [b"", b"[" * 100_000, b'{"a":1,"a":2}', b'{"year": NaN}', b"\xff", b"null", b"{}"]
)
def test_manifests_that_are_no_json(place: Path, text: bytes) -> None:
    code = why(refusal(place, packed({"manifest.json": text})))
    assert code in ("package.no_json", "package.not_ours")


def with_member(good: bytes, name: str, data: bytes, **told_of: object) -> bytes:
    def change(members: dict[str, bytes], told: dict[str, object]) -> None:
        members[name] = data
        listed = told["members"]
        assert isinstance(listed, dict)
        sha = hashlib.sha256(data).hexdigest()
        listed[name] = {**listed.get(name, {}), "sha256": sha, "bytes": len(data), **told_of}

    return remade(good, change)


def test_layers_and_tables_that_are_none(good: bytes, place: Path) -> None:
    evil = with_member(good, "layers/parcels.parquet", b"PAR1 and nothing")
    assert why(refusal(place, evil)) == "package.no_layer"
    short = with_member(good, "tables/supply.csv", b"use,area_ha,count,ok\na,1\n")
    assert why(refusal(place, short)) == "package.table_columns"
    wrong = with_member(good, "tables/supply.csv", b"use,area_ha,count,ok\na,x,1,true\n")
    assert why(refusal(place, wrong)) == "package.table_value"


def test_a_layer_far_off_the_earth_is_refused(good: bytes, place: Path) -> None:
    far = layer(squares(1)).to_crs(4326)
    far["geometry"] = far.geometry.translate(1e6, 0)
    buffer = io.BytesIO()
    far.to_parquet(buffer)
    error = refusal(place, with_member(good, "layers/parcels.parquet", buffer.getvalue()))
    assert why(error) == "package.layer"


def test_an_unsealed_archive_is_refused(good: bytes, place: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in contents(good).items():
            archive.writestr(name, data)
    assert why(refusal(place, buffer.getvalue())) == "package.no_seal"


def test_texts_of_tables_stay_texts(tmp_path: Path) -> None:
    """A number that is a name, a formula, a comma, a quote and a line break all come back."""
    table = pd.DataFrame({"name": ["007", "=1+1", 'a,"b"', "c\nd", "NA", "Өң"]}, dtype=object)
    write_package(tmp_path / "a.zip", {}, {"names": table}, municipality="А", year=2026)
    assert_frame_equal(read_package(tmp_path / "a.zip").tables["names"], table)


def test_what_cannot_be_packed_is_said(tmp_path: Path) -> None:
    parcels = {"parcels": layer(squares(1))}
    for options, code in (
        ({"municipality": ""}, "error.package_nameless"),
        ({"direction": "aside"}, "error.choice"),
    ):
        with pytest.raises(UsageError) as caught:
            given = {"municipality": "А", "year": 2026, **options}
            write_package(tmp_path / "a.zip", parcels, **given)  # type: ignore[arg-type]
        assert caught.value.code == code
    with pytest.raises(UsageError):
        write_package(tmp_path / "a.zip", {"../x": parcels["parcels"]}, municipality="А", year=1990)
    with pytest.raises(UsageError):
        write_package(tmp_path / "a.zip", {}, municipality="А", year=2026)
    with pytest.raises(UsageError):
        read_package(tmp_path / "none.zip")
    assert list(tmp_path.iterdir()) == []


def test_an_old_package_survives_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.zip")
    before = path.read_bytes()

    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError):
        write(path, year=2027)
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["a.zip"]


def test_bounds_are_settings() -> None:
    assert package_limits({"members": 5}).members == 5
    for wrong in ({"member": 5}, {"members": 0}, {"members": True}):
        with pytest.raises(UsageError):
            package_limits(wrong)


def test_layers_in_other_systems_keep_theirs(tmp_path: Path) -> None:
    own: gpd.GeoDataFrame = district.layers(1, cells=2)["parcels"].to_crs(4326)
    write_package(tmp_path / "a.zip", {"parcels": own}, municipality="А", year=2026)
    assert read_package(tmp_path / "a.zip").layers["parcels"].crs.to_epsg() == 4326
