"""The country's sums are those of its municipalities, whatever the file, memory or order."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from sedp_spatial import (
    CountryResult,
    DataError,
    UsageError,
    country_sums,
    land_balance,
    land_exposure,
    overlap_areas,
    overlap_areas_of_file,
    restriction_extract,
)
from sedp_spatial.country import grouping, running
from sedp_spatial.country.job import Job
from sedp_spatial.country.measuring import Sums
from sedp_spatial.country.partitions import Groups, affordable_rows, partitions_of
from sedp_spatial.errors import Cancelled
from sedp_spatial.large.pieces import open_large
from tests.benchmarks.country import Country, make_country, write_country, write_country_gpkg

PARCELS, MUNICIPALITIES = 500, 6


@pytest.fixture(scope="module")
def country() -> Country:
    return make_country(PARCELS, MUNICIPALITIES, seed=5)


@pytest.fixture(scope="module")
def file(country: Country, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_country(country, tmp_path_factory.mktemp("country"))["parcels"]


def summed(country: Country, path: Path, **options: object) -> CountryResult:
    layers = {
        "boundary": country.boundaries,
        "restrictions": country.restrictions,
        "hazards": country.hazards,
    }
    return country_sums(path, **{**layers, **options})  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def result(country: Country, file: Path) -> CountryResult:
    return summed(country, file)


def same(one: CountryResult, other: CountryResult) -> None:
    for name, value in one.numbers().items():
        assert other.numbers()[name] == pytest.approx(value, rel=1e-12, abs=1e-9)
    for name, table in one.tables().items():
        pd.testing.assert_frame_equal(table, other.tables()[name], rtol=1e-12, atol=1e-10)


def test_everything_closes(country: Country, result: CountryResult) -> None:
    assert result.parcels == len(country.parcels)
    assert (result.received, result.lost) == (MUNICIPALITIES, 0)
    assert abs(result.residual_ha) < 1e-9 * result.territory_ha
    assert result.largest_residual_ha < 1e-9
    assert result.country["area_ha"].sum() == pytest.approx(result.territory_ha, rel=1e-12)
    by_municipality = result.table.groupby("municipality")["area_ha"].sum()
    territory = result.municipalities.set_index("municipality")["territory_ha"]
    assert by_municipality.to_numpy() == pytest.approx(territory.to_numpy(), rel=1e-12)
    assert result.seam_overlap_ha == result.seam_gap_ha == 0
    land = result.table.groupby(["municipality", "category"])["area_ha"].sum()
    keys = ["municipality", "category"]
    for closed in (result.regimes, *(part for _, part in result.hazards.groupby("hazard"))):
        summed_up = closed.groupby(keys)["area_ha"].sum()
        assert summed_up.to_numpy() == pytest.approx(land.loc[summed_up.index].to_numpy(), abs=1e-9)
        assert closed.groupby(keys)["share"].sum().to_numpy() == pytest.approx(1.0)


def test_what_was_planted_is_found(country: Country, result: CountryResult) -> None:
    """The truth is planar; the ellipsoid is within the grid's scale of it."""
    planted = country.planted.groupby(["municipality", "kind"])["planar_m2"].sum()
    assert len(country.planted) >= MUNICIPALITIES
    found = result.municipalities.set_index("municipality")
    for kind in ("overlap", "gap", "outside"):
        for name, area in found[f"{kind}_ha"].items():
            expected = planted.get((name, kind), 0.0)
            assert area * 1e4 == pytest.approx(expected, rel=2e-3, abs=1e-6)


def test_each_municipality_is_what_the_library_says_of_it(
    country: Country, result: CountryResult
) -> None:
    own = result.municipalities.set_index("municipality")
    for name, parcels in country.parcels.groupby("municipality"):
        outline = country.boundaries[country.boundaries["municipality"] == name]
        balance = land_balance(parcels, boundary=outline)
        for figure in ("parcels", "covered", "overlap", "gap", "outside", "territory"):
            expected = getattr(balance, f"{figure}_ha")
            assert own.loc[name, f"{figure}_ha"] == pytest.approx(expected, rel=1e-9, abs=1e-12)
        mine = result.table[result.table["municipality"] == name].drop(columns="municipality")
        pd.testing.assert_frame_equal(
            mine.reset_index(drop=True), balance.table, check_dtype=False, rtol=1e-9, atol=1e-12
        )
        extract = restriction_extract(parcels, country.restrictions)
        regimes = result.regimes[result.regimes["municipality"] == name]
        for regime, area in regimes.groupby("regime")["area_ha"].sum().items():
            expected = extract.parcels[f"{regime}_m2"].sum() / 1e4
            assert area == pytest.approx(expected, rel=1e-9, abs=1e-9)
        exposed = land_exposure(parcels, country.hazards).table.rename(columns={"area_ha": "whole"})
        both = result.hazards[result.hazards["municipality"] == name].merge(
            exposed, on=["category", "hazard", "level"], how="left"
        )
        assert both["area_ha"].to_numpy() == pytest.approx(both["whole"].fillna(0), abs=1e-9)


def test_restrictions_count_land_and_parcels_by_kind(
    country: Country, result: CountryResult
) -> None:
    found = overlap_areas(country.parcels, country.restrictions, by=["kind", "regime"])
    expected = found.groupby("kind")["area_m2"].agg(["sum", "size"])
    mine = result.restrictions.groupby("restriction_kind")[["area_ha", "parcels"]].sum()
    assert list(mine.index) == list(expected.index)
    assert mine["area_ha"].to_numpy() * 1e4 == pytest.approx(expected["sum"].to_numpy(), rel=1e-9)
    assert mine["parcels"].tolist() == expected["size"].tolist()


@pytest.mark.parametrize("options", [{"memory_mb": 460}, {"workers": 1}, {"workers": 5}])
def test_memory_and_workers_change_no_digit(
    country: Country, file: Path, result: CountryResult, options: dict[str, int]
) -> None:
    same(result, summed(country, file, **options))


def test_other_forms_of_the_file_give_the_same(
    country: Country, result: CountryResult, tmp_path: Path
) -> None:
    one_group = dataclasses.replace(country, parcels=country.parcels.copy())
    same(result, summed(country, write_country(one_group, tmp_path, row_group=10_000)["parcels"]))
    native = write_country(country, tmp_path, encoding="geoarrow")["parcels"]
    same(result, summed(country, native))
    write_country_gpkg(country, tmp_path / "country.gpkg")
    from_gpkg = summed(country, tmp_path / "country.gpkg", layer="parcels")
    assert "note.country_aside" in {note.code for note in from_gpkg.notes}
    for name in ("table", "country", "municipalities", "restrictions", "regimes", "hazards"):
        pd.testing.assert_frame_equal(
            getattr(result, name), getattr(from_gpkg, name), rtol=1e-11, atol=1e-9
        )


@settings(max_examples=3)
@given(seed=st.integers(0, 2**16))
def test_the_order_of_rows_changes_nothing(seed: int) -> None:
    """Rows in any order are put together by municipality first, and a note says so."""
    from tempfile import TemporaryDirectory

    small = make_country(120, 4, seed=seed)
    with TemporaryDirectory() as folder:
        straight = summed(small, write_country(small, Path(folder))["parcels"])
        mixed = dataclasses.replace(small, parcels=small.parcels.sample(frac=1, random_state=seed))
        other = summed(small, write_country(mixed, Path(folder), row_group=37)["parcels"])
    assert "note.country_aside" in {note.code for note in other.notes}
    assert "note.country_aside" not in {note.code for note in straight.notes}
    for name, value in straight.numbers().items():
        assert other.numbers()[name] == pytest.approx(value, rel=1e-12, abs=1e-9)
    for name in ("table", "restrictions", "regimes", "hazards"):
        pd.testing.assert_frame_equal(
            getattr(straight, name), getattr(other, name), rtol=1e-11, atol=1e-11
        )


def test_several_columns_make_the_classes(country: Country, file: Path) -> None:
    found = summed(country, file, by=["ownership", "village"])
    assert list(found.country.columns[:2]) == ["ownership", "village"]
    first = country.boundaries["municipality"].iloc[0]
    parcels = country.parcels[country.parcels["municipality"] == first]
    balance = land_balance(
        parcels, boundary=country.boundaries.iloc[[0]], by=["ownership", "village"]
    )
    mine = found.table[found.table["municipality"] == first].drop(columns="municipality")
    pd.testing.assert_frame_equal(
        mine.reset_index(drop=True), balance.table, check_dtype=False, rtol=1e-9, atol=1e-12
    )


def test_without_boundaries_parcels_outline_their_municipality(
    country: Country, file: Path
) -> None:
    found = country_sums(file)
    assert found.lost == 0 and found.restricted_ha is None and len(found.hazards) == 0
    assert abs(found.residual_ha) < 1e-6
    assert "note.country_outlines" in {note.code for note in found.notes}
    assert len(found.layer) == MUNICIPALITIES


def test_what_is_missing_is_named_and_the_rest_runs(
    country: Country, tmp_path: Path, result: CountryResult
) -> None:
    parcels = country.parcels.copy()
    names = parcels["municipality"].to_numpy(dtype=object)
    shapes = np.array(parcels.geometry.values, dtype=object)
    shapes[names == "M0004"] = None  # nothing to draw at all
    shapes[0] = shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])  # a bow tie, elsewhere
    names[np.flatnonzero(names == "M0005")[:3]] = None
    parcels = parcels.assign(municipality=names).set_geometry(shapes, crs=parcels.crs)
    boundary = country.boundaries[country.boundaries["municipality"] != "M0002"]
    boundary = pd.concat([boundary, boundary.iloc[[0]].assign(municipality="Жаңы-Жер")])
    broken = dataclasses.replace(country, parcels=parcels)
    path = write_country(broken, tmp_path)["parcels"]
    found = summed(country, path, boundary=boundary)
    status = found.municipalities.set_index("municipality")["status"]
    assert status["M0002"] == "no_boundary" and status["Жаңы-Жер"] == "no_parcels"
    assert status["unassigned"] == "no_boundary"
    assert status["M0001"] == status["M0003"] == "received"
    assert found.lost == 3
    rules = found.findings.set_index("municipality")["rule"]
    assert rules["M0002"] == "no_boundary" and rules["Жаңы-Жер"] == "no_parcels"
    assert "country_mended" in set(
        found.findings.loc[found.findings["municipality"] == "M0000", "rule"]
    )
    assert "country_without_area" in set(
        rules["M0004"] if not isinstance(rules["M0004"], str) else [rules["M0004"]]
    )
    assert found.parcels == len(parcels)
    assert abs(found.residual_ha) < 1e-6  # also with a boundary that stands twice
    assert found.seam_overlap_ha > 0
    pd.testing.assert_series_equal(
        found.municipalities.set_index("municipality").loc["M0003"].drop("status"),
        result.municipalities.set_index("municipality").loc["M0003"].drop("status"),
        check_exact=False,
        rtol=1e-9,
    )
    for lang in ("ky", "ru", "en"):
        assert all(isinstance(text, str) for text in found.translated(lang).findings["message"])


def test_unknown_codes_are_listed(country: Country, tmp_path: Path) -> None:
    parcels = country.parcels.copy()
    parcels["category"] = parcels["category"].astype(object)
    parcels.loc[parcels.index[:5], "category"] = "болото"
    path = write_country(dataclasses.replace(country, parcels=parcels), tmp_path)["parcels"]
    found = country_sums(path, boundary=country.boundaries)
    (row,) = found.findings[found.findings["rule"] == "country_unknown_code"].itertuples()
    assert row.features == 5 and "болото" in row.message
    assert found.country.set_index("category").loc["unassigned", "parcels"] == 5


def test_bad_files_are_refused_with_a_sentence(country: Country, tmp_path: Path) -> None:
    path = write_country(country, tmp_path)["parcels"]
    with pytest.raises(DataError) as missing:
        country_sums(path, municipality="rayon")
    assert missing.value.code == "error.country_no_municipality"
    assert "municipality" in str(missing.value)
    with pytest.raises(DataError) as boundary:
        country_sums(path, boundary=country.boundaries.rename(columns={"municipality": "name"}))
    assert boundary.value.code == "error.country_no_municipality"
    with pytest.raises(UsageError):
        country_sums(path, by="colour")
    with pytest.raises(UsageError):
        country_sums(path, by="area_ha")
    with pytest.raises(UsageError):
        country_sums(path, memory_mb=0)
    with pytest.raises(DataError) as none:
        country_sums(tmp_path / "none.parquet")
    assert none.value.code == "error.no_file"
    bare = tmp_path / "bare.parquet"
    gpd.read_parquet(path).set_crs(None, allow_override=True).to_parquet(bare)
    with pytest.raises(DataError) as crs:
        country_sums(bare)
    assert crs.value.code == "error.no_crs_of"
    bare.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(DataError) as cut:
        country_sums(bare)
    assert cut.value.code == "error.unreadable"
    pd.DataFrame({"municipality": ["a"], "category": ["forest"]}).to_parquet(bare)
    with pytest.raises(DataError) as plain:
        country_sums(bare)
    assert plain.value.code == "error.no_geometry"


_DAMAGED: dict[str, Callable[[dict[str, Any]], Any]] = {
    "no dictionary": lambda meta: [meta],
    "no outlines": lambda meta: {"version": meta["version"]},
    "column is not there": lambda meta: {**meta, "primary_column": "shape"},
    "column is a number": lambda meta: {**meta, "columns": {"geometry": 3}},
    "no such CRS": lambda meta: _geometry(meta, crs="EPSG:none"),
    "no such encoding": lambda meta: _geometry(meta, encoding="linestring"),
}


def _geometry(meta: dict[str, Any], **changes: object) -> dict[str, Any]:
    return {**meta, "columns": {"geometry": {**meta["columns"]["geometry"], **changes}}}


def _described(path: Path, change: Callable[[dict[str, Any]], Any]) -> None:
    """Change what a GeoParquet file says of its outlines."""
    table = parquet.read_table(path)
    meta = change(json.loads(table.schema.metadata[b"geo"]))
    parquet.write_table(table.replace_schema_metadata({b"geo": json.dumps(meta).encode()}), path)


@pytest.mark.parametrize("damage", sorted(_DAMAGED))
def test_a_file_that_describes_its_outlines_wrongly_is_refused(
    country: Country, tmp_path: Path, damage: str
) -> None:
    path = write_country(country, tmp_path)["parcels"]
    _described(path, _DAMAGED[damage])
    for read in (country_sums, partial(overlap_areas_of_file, zones=country.hazards, by="hazard")):
        with pytest.raises(DataError) as caught:
            list(read(path))  # type: ignore[call-overload]
        assert caught.value.code == "error.unreadable" and path.name in str(caught.value)


def test_an_extent_that_is_none_is_not_believed(
    country: Country, tmp_path: Path, result: CountryResult
) -> None:
    path = write_country(country, tmp_path)["parcels"]
    _described(path, lambda meta: _geometry(meta, bbox=["west", 0, 1, 2]))
    found = summed(country, path)
    assert found.territory_ha == pytest.approx(result.territory_ha, rel=1e-12)


def test_a_database_is_refused_and_its_password_not_shown() -> None:
    for source in ("postgresql://aibek:secret@server/land", "PG:host=server password=secret"):
        for read in (country_sums, open_large):
            with pytest.raises(UsageError) as caught:
                read(source)
            assert "secret" not in str(caught.value) and "server" in str(caught.value)


def test_a_column_that_is_missing_is_named_before_anything_is_copied(
    country: Country, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is in no order, so that it would be copied; its own columns are listed."""
    mixed = country.parcels.sample(frac=1, random_state=1)
    path = write_country(dataclasses.replace(country, parcels=mixed), tmp_path)["parcels"]
    write_country_gpkg(country, tmp_path / "country.gpkg")
    dealt: list[object] = []
    monkeypatch.setattr(grouping._Dealt, "deal", lambda self, *given: dealt.append(given))
    for source, layer in ((path, None), (tmp_path / "country.gpkg", "parcels")):
        with pytest.raises(UsageError) as caught:
            country_sums(source, by=("category", "colour"), layer=layer)
        assert caught.value.code == "error.no_group_column"
        assert "land_kind" in caught.value.params["columns"]
    assert dealt == []


def test_what_a_process_keeps_open_is_another_in_another_run(country: Country, file: Path) -> None:
    """Workers of a cluster outlive a run, and the file may be another one by the next."""
    jobs: list[Job] = []

    def runner(job: Job, *given: Any) -> Iterator[Sums]:
        jobs.append(job)
        return running.in_threads(job, *given)

    for _ in range(2):
        country_sums(file, workers=1, runner=runner)
    assert jobs[0] != jobs[1]


def test_a_municipality_that_cannot_be_measured_is_left_out(
    country: Country, file: Path, monkeypatch: pytest.MonkeyPatch, result: CountryResult
) -> None:
    from sedp_spatial.country import land

    whole, called = land._tiled, count()

    def refuse(*given: object) -> object:
        raise DataError("error.nothing_to_measure", layer="parcels")

    monkeypatch.setattr(land, "_tiled", lambda *given: None if next(called) == 1 else whole(*given))
    monkeypatch.setattr(land, "_surveyed", refuse)
    found = summed(country, file, workers=1)
    lost = found.municipalities[found.municipalities["status"] == "refused"]
    assert 0 < len(lost) == found.lost < MUNICIPALITIES
    assert set(found.findings["rule"]) == {"country_failed"}
    assert abs(found.residual_ha) < 1e-9 * found.territory_ha
    assert not set(found.restrictions["municipality"]) & set(lost["municipality"])
    assert not set(found.regimes["municipality"]) & set(lost["municipality"])
    assert found.restricted_ha is not None and result.restricted_ha is not None
    whole_land = result.municipalities.set_index("municipality")["restricted_ha"]
    rest = whole_land.drop(list(lost["municipality"])).sum()
    assert found.restricted_ha == pytest.approx(rest, rel=1e-12)


class Stop:
    """Somebody who cancels after a while."""

    def __init__(self, after: float) -> None:
        self.after, self.heard = after, 0.0

    def progress(self, share: float) -> None:
        assert share >= self.heard - 1e-12
        self.heard = share

    def message(self, text: str) -> None: ...

    def is_cancelled(self) -> bool:
        return self.heard > self.after


def test_it_can_be_cancelled_and_leaves_nothing(
    country: Country, file: Path, tmp_path: Path
) -> None:
    with pytest.raises(Cancelled):
        summed(country, file, feedback=Stop(0.4), scratch=tmp_path, workers=1)
    assert list(tmp_path.iterdir()) == []
    assert running.ground_of.cache_info().currsize == 0


@given(
    counts=st.lists(st.integers(1, 50), min_size=1, max_size=30),
    rows=st.integers(1, 200),
    workers=st.integers(1, 4),
)
def test_partitions_are_whole_municipalities(counts: list[int], rows: int, workers: int) -> None:
    code = np.repeat(np.arange(len(counts)), counts)
    starts = np.append(np.flatnonzero(np.append(True, np.diff(code) != 0)), len(code))
    groups = Groups([str(n) for n in range(len(counts))], code, starts)
    found = partitions_of(groups, rows, workers)
    assert [one.number for one in found] == list(range(len(found)))
    assert [one.first for one in found] == [0, *(one.last for one in found[:-1])]
    assert found[-1].last == len(code)
    for one in found:
        assert {one.first, one.last} <= set(starts.tolist())
        inside = np.unique(code[one.first : one.last])
        assert one.last - one.first <= rows or len(inside) == 1


def test_more_memory_means_more_rows_and_more_workers_fewer() -> None:
    few, many = (affordable_rows(600, 1e6, memory, 2) for memory in (600, 700))
    assert few < many < affordable_rows(600, 1e6, 700, 1)


def test_memory_stays_below_what_was_allowed(tmp_path: Path) -> None:
    """The bound forbids all of the parcels at once."""
    path = write_country(make_country(12_000, 12, seed=3), tmp_path)["parcels"]
    code = (
        "import sys; from tests.benchmarks.measuring import own_peak_mb;"
        "from tests.benchmarks.country_runs import run; run(sys.argv[1], memory_mb=520);"
        "print(own_peak_mb())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        cwd=Path(__file__).resolve().parents[2],
        env={**os.environ, "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=True,
    )
    assert float(done.stdout.split()[-1]) < 520
