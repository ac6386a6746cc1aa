"""The country on Dask: the same numbers to the last digit, also when workers are killed."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import pandas as pd
import psutil
import pytest

from sedp_spatial import CountryResult, DataError, country_sums, country_sums_on_cluster
from sedp_spatial.errors import Cancelled, MissingDependency
from tests.benchmarks.country import Country, make_country, write_country
from tests.benchmarks.country_cluster import Killer, worker_processes

pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def country() -> Country:
    return make_country(2_000, 24, seed=11)


@pytest.fixture(scope="module")
def layers(country: Country) -> dict[str, Any]:
    return {
        "boundary": country.boundaries,
        "restrictions": country.restrictions,
        "hazards": country.hazards,
    }


@pytest.fixture(scope="module")
def file(country: Country, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_country(country, tmp_path_factory.mktemp("cluster"))["parcels"]


@pytest.fixture(scope="module")
def alone(file: Path, layers: dict[str, Any]) -> CountryResult:
    return country_sums(file, **layers)


def same(one: CountryResult, other: CountryResult) -> None:
    """Every number, to its last digit."""
    assert one.numbers() == other.numbers()
    for name, table in one.tables().items():
        pd.testing.assert_frame_equal(table, other.tables()[name], check_exact=True)


def test_two_workers_give_every_digit_also_when_one_is_killed(
    file: Path, layers: dict[str, Any], alone: CountryResult
) -> None:
    killer = Killer(hold=True)
    # Small partitions, so that there is a middle.
    found = country_sums_on_cluster(file, workers=2, feedback=killer, memory_mb=1, **layers)
    assert len(killer.killed) == 1
    with suppress(psutil.NoSuchProcess):
        assert psutil.Process(killer.killed[0]).status() == psutil.STATUS_ZOMBIE
    assert {note.code for note in found.notes} >= {"note.country_memory"}
    same(alone, found)


class Stop:
    """Somebody who cancels once partitions are measured."""

    def __init__(self) -> None:
        self.heard = 0.0
        self.listening: set[str] = set()

    def progress(self, share: float) -> None:
        self.heard = share
        mine = [psutil.Process(), *psutil.Process().children(recursive=True)]
        for process in mine:
            with suppress(psutil.NoSuchProcess):  # ended since it was listed
                for one in process.net_connections(kind="inet"):
                    if one.status == psutil.CONN_LISTEN:
                        self.listening.add(one.laddr.ip)

    def message(self, text: str) -> None: ...

    def is_cancelled(self) -> bool:
        return self.heard > 0.32


def test_it_can_be_cancelled_and_listens_to_this_machine_only(
    file: Path, layers: dict[str, Any], tmp_path: Path
) -> None:
    stop = Stop()
    with pytest.raises(Cancelled):
        country_sums_on_cluster(file, workers=1, feedback=stop, scratch=tmp_path, **layers)
    assert list(tmp_path.iterdir()) == []
    assert stop.listening == {"127.0.0.1"}
    _, alive = psutil.wait_procs(worker_processes(), timeout=120)  # they may be on their way out
    assert alive == []


def test_a_cluster_that_runs_already_is_used(
    file: Path, layers: dict[str, Any], alone: CountryResult
) -> None:
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, host="127.0.0.1",
        dashboard_address=None, protocol="tcp://",
    ) as cluster:  # fmt: skip
        same(alone, country_sums_on_cluster(file, address=cluster.scheduler_address, **layers))
        assert cluster.status.name == "running"  # it is not ours to close


def test_an_address_where_nobody_answers_is_said(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sedp_spatial.cluster import running

    monkeypatch.setattr(running, "WAIT_S", 1.0)
    with pytest.raises(DataError) as error:
        country_sums_on_cluster(file, address="tcp://127.0.0.1:9")
    assert error.value.code == "error.cluster_unreachable"
    assert "tcp://127.0.0.1:9" in error.value.text("ky")


def test_without_dask_the_sentence_says_how_to_get_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(MissingDependency) as error:
        country_sums_on_cluster(file)
    assert "sedp-spatial[cluster]" in str(error.value)
