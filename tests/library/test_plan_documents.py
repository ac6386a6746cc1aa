"""The documents of a run, and that several processes make the same bytes as one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sedp_spatial import Cancelled, PlanResult, run_plan
from sedp_spatial.plan import beside, outputs
from tests.library.plan_folder import FEW, small_plan


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("documents") / "Менин планым"
    small_plan(made, parcels=60, text=FEW)
    return made


@pytest.fixture(scope="module")
def done(folder) -> PlanResult:
    return run_plan(folder, folder / "out", languages=["en"])


def made_files(out: Path, lang: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((out / lang).iterdir())}


def test_documents_are_written_beside_the_tables(done, folder):
    made = made_files(folder / "out", "en")
    assert {"mejkindik_en.docx", "mejkindik_en.html", "map_land_en.pdf"} <= set(made)
    assert b"Small aiyl aimagy" in made["mejkindik_en.html"]
    assert made["mejkindik_en.docx"][:2] == b"PK" and made["map_land_en.pdf"][:4] == b"%PDF"
    assert {path.name for path in done.outputs.values() if path.parent.name == "en"} == set(made)


def test_processes_of_their_own_make_the_same_bytes(done, folder, tmp_path):
    shutil.copytree(folder / "out" / "cache", tmp_path / "out" / "cache")
    (tmp_path / "out" / "cache" / "outputs.json").unlink()
    both = run_plan(folder, tmp_path / "out", languages=["en", "ru"], processes=2)
    assert both.ran == 0
    assert made_files(tmp_path / "out", "en") == made_files(folder / "out", "en")
    assert any(name.endswith("_ru.docx") for name in made_files(tmp_path / "out", "ru"))
    assert not list((tmp_path / "out").rglob(".sedp-*"))


class Broken:
    """An executor as in a Python that cannot start itself a second time."""

    def __init__(self, *given, **named) -> None:
        raise OSError("no processes here")


class Dying(beside.ProcessPoolExecutor):
    """Processes that die of their work."""

    def submit(self, *given, **named):
        return super().submit(int, "no number")


@pytest.mark.parametrize("pool", [Broken, Dying])
def test_without_processes_the_run_makes_the_documents_itself(
    pool, done, folder, tmp_path, monkeypatch
):
    monkeypatch.setattr(beside, "ProcessPoolExecutor", pool)
    asked = []
    real = outputs.write_documents
    monkeypatch.setattr(
        outputs, "write_documents", lambda *given: (asked.append(given[2]), real(*given))
    )
    shutil.copytree(folder / "out" / "cache", tmp_path / "out" / "cache")
    (tmp_path / "out" / "cache" / "outputs.json").unlink()
    run_plan(folder, tmp_path / "out", languages=["en"], processes=2, only_documents=True)
    assert asked == ["en"]
    assert made_files(tmp_path / "out", "en") == made_files(folder / "out", "en")


class StopsAtDocuments:
    """Feedback of somebody who stops once the documents are being made."""

    def __init__(self) -> None:
        self.seen = False

    def progress(self, share: float) -> None:
        pass

    def message(self, text: str) -> None:
        self.seen = self.seen or "documents" in text

    def is_cancelled(self) -> bool:
        return self.seen


def test_a_run_that_is_stopped_stops_its_processes_and_keeps_the_old_documents(folder, done):
    before = made_files(folder / "out", "en")
    (folder / "out" / "cache" / "outputs.json").unlink()
    with pytest.raises(Cancelled):
        run_plan(folder, folder / "out", languages=["en", "ru"], processes=2,
                 only_documents=True, feedback=StopsAtDocuments())  # fmt: skip
    assert made_files(folder / "out", "en") == before
    assert not (folder / "out" / "ru").exists()
