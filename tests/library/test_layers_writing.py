"""An existing output survives every failure."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pandas as pd
import pyogrio
import pytest

from sedp_spatial import OutputError, UsageError, write_layers
from sedp_spatial.layers import halfway, replacing
from sedp_spatial.messages import Message
from tests.library.builders import layer, squares

OLD = b"the old file"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "out.gpkg"
    path.write_bytes(OLD)
    return path


def assert_untouched(target: Path) -> None:
    assert target.read_bytes() == OLD
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_a_complete_file_takes_the_place_of_the_old_one(target: Path) -> None:
    with replacing(target) as temporary:
        temporary.write_bytes(b"new")
        assert target.read_bytes() == OLD
    assert target.read_bytes() == b"new"
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("failure", [ValueError("x"), KeyboardInterrupt(), MemoryError()])
def test_a_failure_halfway_leaves_the_old_file_and_nothing_else(
    target: Path, failure: BaseException
) -> None:
    def fail_halfway() -> None:
        with replacing(target) as temporary:
            temporary.write_bytes(b"half of")
            raise failure

    with pytest.raises(type(failure)):
        fail_halfway()
    assert_untouched(target)


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "error.no_space"),
        (PermissionError(errno.EACCES, "Permission denied"), "error.no_right_to_write"),
        (OSError(errno.EIO, "Input/output error"), "error.cannot_write"),
    ],
)
def test_why_it_could_not_be_written_is_said(target: Path, failure: OSError, code: str) -> None:
    def fail() -> None:
        with replacing(target) as temporary:
            temporary.write_bytes(b"half of")
            raise failure

    with pytest.raises(OutputError) as caught:
        fail()
    assert caught.value.code == code
    assert str(target) in str(caught.value)
    assert caught.value.exit_code == 1
    assert_untouched(target)


def test_a_folder_without_the_right_to_write(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.geteuid():
        target.parent.chmod(0o500)
    else:  # nothing is forbidden to root

        def forbidden(*_: object, **__: object) -> str:
            raise PermissionError(errno.EACCES, "Permission denied")

        monkeypatch.setattr(halfway, "mkdtemp", forbidden)
    try:
        with pytest.raises(OutputError) as caught:
            write_layers(target, {"parcels": layer(squares(1))})
    finally:
        target.parent.chmod(0o700)
    assert caught.value.code == "error.no_right_to_write"
    assert_untouched(target)


def test_a_read_only_file_system() -> None:
    if not Path("/proc/version").exists():
        pytest.skip("no /proc here")
    with pytest.raises(OutputError) as caught:
        write_layers("/proc/out.gpkg", {"parcels": layer(squares(1))})
    assert "/proc/out.gpkg" in str(caught.value)


def test_the_output_is_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        write_layers(tmp_path, {"parcels": layer(squares(1))})
    assert caught.value.code == "error.output_is_directory"
    assert list(tmp_path.iterdir()) == []


def test_the_folder_of_the_output_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        write_layers(tmp_path / "no" / "out.gpkg", {"parcels": layer(squares(1))})
    assert caught.value.code == "error.no_output_folder"
    assert str(tmp_path / "no") in str(caught.value)


def test_a_layer_that_cannot_be_written_leaves_the_old_file(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = pyogrio.write_dataframe

    def second_fails(frame: pd.DataFrame, path: Path, layer: str, **options: object) -> None:
        if layer == "second":
            raise RuntimeError("database or disk is full")
        real(frame, path, layer=layer, **options)

    monkeypatch.setattr(pyogrio, "write_dataframe", second_fails)
    with pytest.raises(OutputError):
        write_layers(target, {"first": layer(squares(1)), "second": layer(squares(1))})
    assert_untouched(target)


def test_layers_and_tables_come_into_one_file(target: Path) -> None:
    frame = layer(squares(2), ids=[("a", "b"), ()], said=[Message("note.no_boundary"), None])
    table = pd.DataFrame({"number": [1, 2], "text": ["ң", None]})
    write_layers(target, {"parcels": frame}, {"numbers": table})
    assert [name for name, _ in pyogrio.list_layers(target)] == ["parcels", "numbers"]
    parcels = pyogrio.read_dataframe(target, layer="parcels")
    assert parcels["ids"].tolist() == ["a, b", ""]
    assert parcels["said"][0].startswith("No boundary was given")
    assert parcels.crs == frame.crs
    numbers = pyogrio.read_dataframe(target, layer="numbers")
    assert numbers["number"].tolist() == [1, 2]
    assert numbers["text"][0] == "ң"


def test_a_path_without_a_folder_is_in_this_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_layers("out.gpkg", {"parcels": layer(squares(1))})
    assert [path.name for path in tmp_path.iterdir()] == ["out.gpkg"]
