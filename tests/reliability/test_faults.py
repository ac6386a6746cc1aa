"""Full disks, locked files, lost folders, two at once, killed at any moment: old or new, whole."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import IO

import pytest

from sedp_spatial import OutputError, UsageError, run_plan
from sedp_spatial.layers import replacing
from sedp_spatial.layers.halfway import PREFIX, clear_halves, halfway
from tests.library import district
from tests.library.plan_folder import tables_of
from tests.reliability.conftest import assert_one_sentence, command, needs_root
from tests.reliability.law import CHECKOUT, standing

OLD = b"the old file"
ENDINGS = ("gpkg", "xlsx", "csv", "json", "html", "parquet")


def halves(folder: Path) -> list[Path]:
    return list(folder.rglob(f"{PREFIX}*"))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own that holds 256 kB."""
    needs_root()
    place = tmp_path / "диск"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def fill(disk: Path, left: int) -> None:
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    (disk / "full").write_bytes(b"x" * max(0, free - left))


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_full_disk(ending: str, small_disk: Path, sound: Path) -> None:
    target = small_disk / f"баланс.{ending}"
    target.write_bytes(OLD)
    fill(small_disk, 0)
    said = assert_one_sentence(command("balance", sound, "--out", target, "--lang", "en"))
    assert target.name in said
    assert target.read_bytes() == OLD
    assert not halves(small_disk)


def test_a_plan_on_a_full_disk(small_disk: Path, plan_of_few: Path) -> None:
    fill(small_disk, 100_000)
    told = command("run", plan_of_few, "--out", small_disk / "out", "--lang", "en")
    assert "Traceback" not in told.stderr and "sedp-spatial-" not in told.stderr, told.stderr
    assert told.returncode in (0, 1, 2)
    (small_disk / "full").unlink()
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    again = command("run", plan_of_few, "--out", small_disk / "out", "--lang", "en")
    assert again.returncode == 0, again.stderr
    tables_of(small_disk / "out" / "plan.gpkg")
    assert not halves(small_disk)


def test_a_disk_that_is_full_for_temporary_files_only(small_disk: Path, sound: Path,
                                                      tmp_path: Path) -> None:  # fmt: skip
    fill(small_disk, 0)
    target = tmp_path / "a.xlsx"
    told = command("balance", sound, "--out", target, TMPDIR=str(small_disk))
    assert told.returncode == 0 or assert_one_sentence(told)
    assert not target.exists() or zipfile.ZipFile(target).testzip() is None


def test_no_folder_for_temporary_files(sound: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.gpkg"
    told = command("balance", sound, "--out", target, TMPDIR="/нет/такого")
    assert told.returncode == 0, told.stderr
    tables_of(target)


@pytest.mark.parametrize("ending", ["gpkg", "xlsx", "html"])
def test_a_disk_that_is_read_only(ending: str, small_disk: Path, sound: Path) -> None:
    target = small_disk / f"a.{ending}"
    target.write_bytes(OLD)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    assert_one_sentence(command("balance", sound, "--out", target))
    assert target.read_bytes() == OLD
    assert sorted(path.name for path in small_disk.iterdir()) == [target.name]


def test_a_plan_on_a_disk_that_is_read_only(small_disk: Path, plan_of_few: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    assert_one_sentence(command("run", plan_of_few, "--out", small_disk / "out"))
    assert list(small_disk.iterdir()) == []


def test_inputs_on_a_disk_that_is_read_only(small_disk: Path, sound: Path, tmp_path: Path) -> None:
    """A GeoPackage on a CD or a share without rights is read all the same."""
    copied = Path(shutil.copy(sound, small_disk))
    with closing(sqlite3.connect(copied)) as opened:
        opened.execute("PRAGMA journal_mode = WAL")  # as QGIS leaves it
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    told = command("balance", copied, "--out", tmp_path / "a.csv")
    assert told.returncode == 0 or assert_one_sentence(told)


def test_an_output_that_another_program_holds(tmp_path: Path,
                                              monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """Windows does not let go of a workbook that is open."""
    target = tmp_path / "a.xlsx"
    target.write_bytes(OLD)

    def held(self: Path, other: Path) -> Path:
        raise PermissionError(13, "The process cannot access the file", str(other))

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(OutputError) as caught, replacing(target) as temporary:
        temporary.write_bytes(b"new")
    assert caught.value.code == "error.no_right_to_write"
    assert target.read_bytes() == OLD
    assert not halves(tmp_path)


def test_a_folder_that_is_taken_away_midway(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(OutputError), replacing(folder / "a.csv") as temporary:
        shutil.rmtree(folder)
        temporary.write_text("new")
    assert not folder.exists()


def test_a_folder_is_never_taken_for_a_dead_one_before_it_is_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sedp_spatial.layers import halfway as module

    lock = module._lock

    def with_another_writer_just_before(file: IO[bytes]) -> None:
        monkeypatch.setattr(module, "_lock", lock)
        clear_halves(tmp_path)
        lock(file)

    monkeypatch.setattr(module, "_lock", with_another_writer_just_before)
    with replacing(tmp_path / "a.csv") as temporary:
        temporary.write_text("new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


@pytest.mark.parametrize("ending", ["gpkg", "xlsx"])
def test_two_writers_of_one_output(ending: str, sound: Path, tmp_path: Path) -> None:
    target = tmp_path / f"a.{ending}"
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "sedp_spatial.cli", "balance", str(sound), "--out", str(target)],
            cwd=CHECKOUT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        for _ in range(3)
    ]  # fmt: skip
    assert [process.wait(600) for process in started] == [0, 0, 0]
    if ending == "gpkg":
        assert tables_of(target)["parcels"]
    else:
        assert zipfile.ZipFile(target).testzip() is None
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_two_runs_of_one_plan(plan_of_few: Path, tmp_path: Path) -> None:
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "sedp_spatial.cli", "run", str(plan_of_few), "--lang", "en",
             "--out", str(tmp_path / "out")],
            cwd=CHECKOUT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )
        for _ in range(2)
    ]  # fmt: skip
    said = [process.communicate(timeout=900)[1] for process in started]
    codes = sorted(process.returncode for process in started)
    assert codes in ([0, 0], [0, 2])  # one after the other, or the second is told to wait
    assert not any("Traceback" in text for text in said)
    tables_of(tmp_path / "out" / "plan.gpkg")
    assert not halves(tmp_path)


def test_the_halves_of_the_dead_are_cleared_and_those_of_the_living_are_not(tmp_path: Path) -> None:
    code = (
        "import sys, time, pathlib; from sedp_spatial.layers.halfway import halfway\n"
        "with halfway(pathlib.Path(sys.argv[1])) as f: (f / 'x').touch(); print(1, flush=True); "
        "time.sleep(600)"
    )
    both = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], cwd=CHECKOUT,
                         stdout=subprocess.PIPE)
        for _ in range(2)
    ]  # fmt: skip
    for process in both:
        assert process.stdout and process.stdout.readline()
    assert len(halves(tmp_path)) == 2
    both[0].send_signal(signal.SIGKILL)
    both[0].wait()
    old = time.time() + 10 * 365 * 86_400  # a clock that was set back: files of tomorrow
    for path in halves(tmp_path):
        os.utime(path, (old, old))
    with halfway(tmp_path):
        assert len(halves(tmp_path)) == 2
    clear_halves(tmp_path)
    assert len(halves(tmp_path)) == 1
    both[1].kill()
    both[1].wait()
    clear_halves(tmp_path)
    assert not halves(tmp_path)
    for process in both:
        assert process.stdout
        process.stdout.close()


def _balance(folder: Path, sound: Path, plan: Path) -> tuple[list[str], Path]:
    return ["balance", str(sound), "--out", str(folder / "a.gpkg")], folder / "a.gpkg"


def _roll_up(folder: Path, sound: Path, plan: Path) -> tuple[list[str], Path]:
    packages = sound.parent / "packages"
    if not packages.is_dir():
        packages.mkdir()
        district.packages(packages, cells=3)
    target = folder / "d.xlsx"
    return ["district", "roll-up", str(packages), "--out", str(target)], target


def _report(folder: Path, sound: Path, plan: Path) -> tuple[list[str], Path]:
    out = folder / "out"
    return ["report", str(plan), "--out", str(out), "--lang", "en"], out / "en" / "section.docx"


@pytest.mark.parametrize("work", [_balance, _roll_up, _report])
def test_killed_at_random_moments(
    work: Callable[..., tuple[list[str], Path]], sound: Path, plan_of_few: Path, tmp_path: Path
) -> None:
    argv, _ = work(tmp_path, sound, plan_of_few)
    inputs = standing(plan_of_few.parent)
    assert command(*argv).returncode in (0, 1)
    begun = time.perf_counter()  # of a run that finds what the one before left, as those below
    assert command(*argv).returncode in (0, 1)
    takes = time.perf_counter() - begun
    written = [path for path in tmp_path.rglob("*") if path.suffix in (".gpkg", ".xlsx", ".docx")]
    assert written
    moments, killed, rounds = random.Random(20261122), 0, 0
    while rounds < 6 or (killed < 2 and rounds < 30):
        rounds += 1
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "sedp_spatial.cli", *argv], cwd=CHECKOUT,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            process.wait(moments.uniform(0.2, 0.9) * takes)
            takes = min(takes, time.perf_counter() - begun)  # the machine is less busy now
        except subprocess.TimeoutExpired:
            killed += 1
        process.kill()
        process.wait()
        for path in written:  # the first run wrote them: from then on they are always whole
            if path.suffix == ".gpkg":
                tables_of(path)
            else:
                assert zipfile.ZipFile(path).testzip() is None
    assert killed > 1
    assert command(*argv).returncode in (0, 1)
    assert not halves(tmp_path)
    assert standing(plan_of_few.parent) == inputs


def test_a_plan_beside_outputs_from_the_future(plan_of_few: Path, tmp_path: Path) -> None:
    """A clock that was set back: what stands there is newer than now, and is known by content."""
    first = run_plan(plan_of_few, tmp_path / "out", languages=["en"], documents=False)
    later = time.time() + 10 * 365 * 86_400
    for path in (tmp_path / "out").rglob("*"):
        os.utime(path, (later, later))
    again = run_plan(plan_of_few, tmp_path / "out", languages=["en"], documents=False)
    assert again.cached == first.ran + first.cached and not again.ran


@pytest.mark.parametrize("name", ["a" * 300 + ".csv", "ө" * 200 + ".gpkg"])
def test_a_name_that_no_disk_can_hold(name: str, tmp_path: Path) -> None:
    with pytest.raises((OutputError, UsageError)), replacing(tmp_path / name) as temporary:
        temporary.write_bytes(b"new")
    assert list(tmp_path.iterdir()) == []
