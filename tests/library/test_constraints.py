"""Category × regime × hazard: closed, without overlaps, and equal to every other table."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import openpyxl
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box
from typer.testing import CliRunner

from sedp_spatial import DataError, UsageError, area_m2, land_balance, read_layer
from sedp_spatial.cli_constraints import app
from sedp_spatial.codes import load_codes
from sedp_spatial.constraints import ConstraintResult, constraint_table
from sedp_spatial.errors import CalculationError
from sedp_spatial.geometry import cutting
from sedp_spatial.hazards import land_exposure
from sedp_spatial.restrictions import restriction_extract

from .builders import GRID, X, Y, block, layer, squares
from .test_hazards_levels import hazards_of
from .test_restrictions import limits

EXAMPLES = int(os.environ.get("SEDP_EXAMPLES", "25"))
DAY = "2026-11-22"


@pytest.fixture(scope="module")
def layers(sample: Path) -> dict[str, gpd.GeoDataFrame]:
    path = sample / "municipality.gpkg"
    return {name: read_layer(path, name, kind=name) for name in ("restrictions", "hazards")}


@pytest.fixture(scope="module")
def land(parcels: gpd.GeoDataFrame, layers: dict[str, gpd.GeoDataFrame]) -> ConstraintResult:
    return constraint_table(parcels, layers["restrictions"], layers["hazards"], on=DAY)


def hectares(table: pd.DataFrame, *by: str) -> pd.Series:
    return table.groupby(list(by))["area_ha"].sum()


def test_four_squares_on_paper() -> None:
    """P1 free, P2 restricted, P3 half in two hazards, P4 restricted and in one."""
    result = constraint_table(
        layer(squares(4), category=["agricultural", "forest", "forest", "settlement"]),
        limits([block(1, 0), block(3, 0)], regime=["prohibited", "notice"]),
        hazards_of(
            [
                ("mudflow", 1, block(2, 0, 2)),
                ("mudflow", 2, block(9, 9)),
                ("flood", "high", block(2, 0, 0.5)),
            ]
        ),
    )
    rows = {
        tuple(row[:4]): (round(row[4] / hectare, 4), round(row[5] / hectare, 4))
        for hectare in [float(area_m2(layer(squares(1)), edges="drawn").iloc[0]) / 1e4]
        for row in result.table.itertuples(index=False, name=None)
    }
    assert rows == {
        ("agricultural", "free", "none", "not_exposed"): (1.0, 0.0),
        ("settlement", "notice", "mudflow", "1"): (1.0, 0.0),
        ("forest", "prohibited", "none", "not_exposed"): (1.0, 0.0),
        # Of two hazards the one counts whose level is the higher of those that it has.
        ("forest", "free", "flood", "high"): (0.5, 0.5),
        ("forest", "free", "mudflow", "1"): (0.5, 0.0),
    }
    assert list(result.combinations["hazards"]) == [0, 1, 0, 1, 2]
    assert result.restricted_ha == pytest.approx(2, rel=1e-3)
    assert result.exposed_ha == pytest.approx(2, rel=1e-3)
    assert result.restricted_and_exposed_ha == pytest.approx(1, rel=1e-3)
    assert result.unconstrained_ha == pytest.approx(1, rel=1e-3)


@st.composite
def random_layers(draw: st.DrawFn) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """Nine parcels under rectangles and triangles of random regimes, hazards and levels."""
    whole = st.integers(-30, 330)

    def shapes(most: int) -> list[Any]:
        found = []
        for _ in range(draw(st.integers(1, most))):
            x, y = X + draw(whole), Y + draw(whole)
            wide, high = draw(st.integers(1, 250)), draw(st.integers(1, 250))
            triangle = shapely.Polygon([(x, y), (x + wide, y), (x, y + high)])
            found.append(triangle if draw(st.booleans()) else box(x, y, x + wide, y + high))
        return found

    categories = draw(st.lists(st.sampled_from(["agricultural", "forest"]), min_size=9, max_size=9))
    drawn, risky = shapes(5), shapes(6)
    regimes = [draw(st.sampled_from(list(load_codes("regimes")))) for _ in drawn]
    rows = [
        (draw(st.sampled_from(["mudflow", "flood"])), draw(st.integers(1, 3)), s) for s in risky
    ]
    return (
        layer(squares(3, 3), category=categories),
        limits(drawn, regime=regimes),
        hazards_of(rows),
    )


@settings(max_examples=EXAMPLES)
@given(random_layers())
def test_every_table_closes_whatever_lies_over_what(
    given_: tuple[gpd.GeoDataFrame, gpd.GeoDataFrame, gpd.GeoDataFrame],
) -> None:
    parcels, restrictions, hazards = given_
    result = constraint_table(parcels, restrictions, hazards)
    assert_closed(result, parcels)
    assert_equal_elsewhere(result, parcels, restrictions, hazards, on=None)


def assert_closed(result: ConstraintResult, parcels: gpd.GeoDataFrame) -> None:
    """Every table adds up to the parcels, category by category; cells do not overlap."""
    own = area_m2(parcels, edges="drawn") / 1e4
    expected = own.groupby(parcels["category"]).sum()
    for table in (result.table, result.combinations, result.regimes):
        found = hectares(table, "category")
        np.testing.assert_allclose(found[expected.index], expected, rtol=1e-12)
        assert (table["area_ha"] > 0).all()
        assert not table.duplicated([c for c in table.columns if c not in NUMBERS]).any()
    assert abs(result.residual_ha) <= 1e-12 * result.parcels_ha
    under = hectares(result.regimes, "category", "regime")
    for _, mine in result.by_hazard.groupby("hazard"):
        closed = hectares(mine, "category", "regime")
        np.testing.assert_allclose(closed[under.index], under, rtol=1e-12)
    cells = result.layer.geometry.values
    assert shapely.area(cells).sum() == pytest.approx(shapely.union_all(cells).area, rel=1e-9)
    both = result.restricted_ha + result.exposed_ha - result.restricted_and_exposed_ha
    assert both + result.unconstrained_ha == pytest.approx(result.parcels_ha, rel=1e-12)


NUMBERS = ("area_ha", "several_ha", "share", "hazards")


def assert_equal_elsewhere(
    result: ConstraintResult,
    parcels: gpd.GeoDataFrame,
    restrictions: gpd.GeoDataFrame,
    hazards: gpd.GeoDataFrame,
    *,
    on: str | None,
) -> None:
    """The balance, the extract and the exposure of land have the same hectares."""
    balance = land_balance(parcels).table.set_index("category")["area_ha"]
    for category, area in hectares(result.table, "category").items():
        assert balance[category] == pytest.approx(area, abs=1e-9)
    extract = restriction_extract(parcels, restrictions, on=on)
    wide = extract.categories.set_index("category")
    under = hectares(result.table, "category", "regime")
    for (category, regime), area in under.items():
        assert wide.loc[category, f"{regime}_ha"] == pytest.approx(area, abs=1e-6)
    assert extract.restricted_ha == pytest.approx(result.restricted_ha, abs=1e-6)
    exposure = land_exposure(parcels, hazards)
    keys = ["category", "hazard", "level"]
    theirs = exposure.table.set_index(keys)["area_ha"]
    ours = hectares(result.by_hazard, *keys)
    for key in set(theirs.index) | set(ours.index):
        assert ours.get(key, 0.0) == pytest.approx(theirs.get(key, 0.0), abs=1e-6)
    assert exposure.exposed_ha == pytest.approx(result.exposed_ha, abs=1e-6)


def test_the_sample_closes_and_agrees_with_every_other_table(
    land: ConstraintResult, parcels: gpd.GeoDataFrame, layers: dict[str, gpd.GeoDataFrame]
) -> None:
    assert_closed(land, parcels)
    assert_equal_elsewhere(land, parcels, layers["restrictions"], layers["hazards"], on=DAY)
    assert land.parcels_ha == pytest.approx(17_620, abs=1e-3)
    assert set(land.table["hazard"]) == {"none", "mudflow", "landslide", "flood"}
    assert land.on == DAY


def test_one_regime_and_level_against_geopandas(
    land: ConstraintResult, parcels: gpd.GeoDataFrame, layers: dict[str, gpd.GeoDataFrame]
) -> None:
    """Conditional farmland in mudflow 3, cut by geopandas piece by piece."""
    regimes = restriction_extract(parcels, layers["restrictions"], on=DAY).regimes
    regime = regimes[regimes["regime"] == "conditional"]
    zones = layers["hazards"].query("hazard == 'mudflow' and level == '3'")
    farms = parcels[parcels["category"] == "agricultural"][["parcel_id", "geometry"]]
    pieces = gpd.overlay(farms, regime[["geometry"]], keep_geom_type=True)
    pieces = gpd.overlay(pieces, zones[["geometry"]].dissolve(), keep_geom_type=True)
    expected = area_m2(pieces, edges="drawn").sum() / 1e4
    table = land.by_hazard.set_index(["category", "regime", "hazard", "level"])["area_ha"]
    assert table["agricultural", "conditional", "mudflow", "3"] == pytest.approx(expected, rel=1e-7)


def test_other_crs_columns_and_one_side_only(
    land: ConstraintResult, parcels: gpd.GeoDataFrame, layers: dict[str, gpd.GeoDataFrame]
) -> None:
    turned = constraint_table(
        parcels, layers["restrictions"].to_crs(4326), layers["hazards"].to_crs(32643), on=DAY
    )
    assert turned.exposed_ha == pytest.approx(land.exposed_ha, rel=1e-6)
    assert {note.code for note in turned.notes} >= {"note.brought_to_crs", "note.constraints"}
    calm = constraint_table(parcels, layers["restrictions"], on=DAY)
    assert set(calm.table["hazard"]) == {"none"} and calm.by_hazard.empty
    assert calm.restricted_ha == pytest.approx(land.restricted_ha, abs=1e-6)
    loose = constraint_table(parcels, hazards=layers["hazards"], by=["village", "category"])
    assert set(loose.table["regime"]) == {"free"}
    assert loose.exposed_ha == pytest.approx(land.exposed_ha, abs=1e-6)
    assert loose.table.columns[:2].tolist() == ["village", "category"]
    assert abs(loose.residual_ha) < 1e-8
    assert "note.constraints_no_restrictions" in {note.code for note in loose.notes}


def test_what_lies_elsewhere_leaves_all_land_free_and_says_so() -> None:
    away = constraint_table(
        layer(squares(2)), limits([block(50, 50)]), hazards_of([("flood", 1, block(60, 60))])
    )
    assert away.table[["regime", "hazard"]].values.tolist() == [["free", "none"]]
    assert {"note.nothing_exposed", "note.restrictions_elsewhere"} <= {n.code for n in away.notes}


def test_the_same_input_gives_the_same(
    land: ConstraintResult, parcels: gpd.GeoDataFrame, layers: dict[str, gpd.GeoDataFrame]
) -> None:
    again = constraint_table(parcels, layers["restrictions"], layers["hazards"], on=DAY)
    for name, table in land.tables().items():
        pd.testing.assert_frame_equal(again.tables()[name], table, check_exact=True)


@pytest.mark.parametrize(
    ("change", "error", "code"),
    [
        ({"restrictions": None, "hazards": None}, UsageError, "error.constraints_nothing"),
        ({"by": "town"}, UsageError, "error.no_group_column"),
        ({"by": "regime"}, UsageError, "error.constraints_column"),
        ({"parcels": layer([])}, DataError, "error.no_features"),
        (
            {"hazards": hazards_of([("flood", "II", block(0, 0))])},
            DataError,
            "error.levels_unordered",
        ),
        ({"on": "32.13.2026"}, UsageError, "error.day"),
    ],
)
def test_wrong_use_gets_a_sentence(change: dict[str, Any], error: Any, code: str) -> None:
    given_: dict[str, Any] = {
        "parcels": layer(squares(1), regime=["x"]),
        "restrictions": limits([block(0, 0)]),
        "hazards": hazards_of([("flood", 1, block(0, 0))]),
        **change,
    }
    with pytest.raises(error) as raised:
        constraint_table(**given_)
    assert raised.value.code == code
    assert all(raised.value.text(lang) for lang in ("ky", "ru", "en"))


# --- cutting -------------------------------------------------------------------------------------


def test_a_wrong_difference_of_geos_is_noticed_and_mended(monkeypatch: pytest.MonkeyPatch) -> None:
    """GEOS 3.14 has returned a polygon whole that lay inside the other; made to do so here."""
    real = shapely.difference

    def wrong(a: Any, b: Any, grid_size: float | None = None) -> Any:
        return a if grid_size is None else real(a, b, grid_size=grid_size)

    monkeypatch.setattr(shapely, "difference", wrong)
    assert cutting.difference(block(0, 0, 2), block(1, 0, 3)).area == pytest.approx(1e4, rel=1e-8)
    assert cutting.difference(block(1, 0), block(0, 0, 3)) is None
    monkeypatch.setattr(shapely, "difference", lambda a, b, grid_size=None: a)
    with pytest.raises(CalculationError):
        cutting.difference(block(1, 0), block(0, 0, 3))


@settings(max_examples=EXAMPLES)
@given(
    st.lists(
        st.tuples(*[st.integers(0, 20)] * 2, *[st.integers(1, 12)] * 2), min_size=1, max_size=8
    )
)
def test_faces_tell_what_lies_over_them(rows: list[tuple[int, ...]]) -> None:
    shapes = np.array([box(X + x, Y + y, X + x + w, Y + y + h) for x, y, w, h in rows], object)
    faces, over = cutting.faces_of(shapes)
    assert shapely.area(faces).sum() == pytest.approx(shapely.union_all(shapes).area)
    np.testing.assert_allclose(shapely.area(faces) @ over, shapely.area(shapes), rtol=1e-9)


# --- the commands --------------------------------------------------------------------------------


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, list(arguments))
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def named(sample: Path) -> dict[str, str]:
    names = ("parcels", "restrictions", "hazards", "buildings", "villages")
    return {name: f"{sample / 'municipality.gpkg'}|layername={name}" for name in names}


def test_the_command_constraints(
    named: dict[str, str], land: ConstraintResult, tmp_path: Path
) -> None:
    outs = [tmp_path / f"land.{suffix}" for suffix in ("xlsx", "gpkg", "csv", "html")]
    over = ("--restrictions", named["restrictions"], "--hazards", named["hazards"])
    writing = [word for path in outs for word in ("--out", str(path))]
    code, text, error = run(
        "constraints", named["parcels"], *over, "--on", DAY, *writing, "--json", "--lang", "ky"
    )
    assert code == 0, error
    said = json.loads(text)
    assert said["parcels_ha"] == land.parcels_ha
    assert len(said["table"]) == len(land.table)
    assert all(path.stat().st_size for path in outs)
    assert set(gpd.list_layers(outs[1])["name"]) >= {"parcels", "constraints", "constraints_table"}
    written = pd.read_csv(outs[2])
    assert written["area_ha"].sum() == pytest.approx(land.parcels_ha, rel=1e-12)
    code, text, _ = run("constraints", named["parcels"], *over, "--lang", "ru")
    assert code == 0 and "Сель" in text
    code, text, error = run("constraints", named["parcels"], "--lang", "en")
    assert (code, text) == (2, "") and "give a layer of restrictions" in error


def test_the_command_ledger_from_a_table_and_from_buildings(
    named: dict[str, str], tmp_path: Path
) -> None:
    from sedp_spatial.cli_hazards import app as hazards_app

    exposed = tmp_path / "exposed.csv"
    arguments = [named["buildings"], "--hazards", named["hazards"], "--by", "village"]
    done = CliRunner().invoke(hazards_app, [*arguments, "--out", str(exposed), "--json"])
    whole = json.loads(done.stdout)
    granted, moved = tmp_path / "granted.csv", tmp_path / "moved.csv"
    granted.write_text("village;plots\nV1;5\nV2;3\n", encoding="utf-8")
    moved.write_text("village;households\nV1;2\n", encoding="utf-8")
    lists = ("--granted", str(granted), "--moved", str(moved))
    code, text, error = run("ledger", str(exposed), *lists, "--by", "village", "--json")
    assert code == 0, error
    of_table = json.loads(text)
    assert of_table["exposed"] == whole["exposed_households"]
    assert (of_table["granted"], of_table["moved"], of_table["waiting"]) == (8, 2, 6)
    assert of_table["plots_needed"] == of_table["exposed"] - 8
    out = tmp_path / "ledger.xlsx"
    code, text, error = run(
        "ledger", *arguments, *lists, "--out", str(out), "--json", "--lang", "en"
    )
    assert code == 0, error
    of_buildings = json.loads(text)
    assert of_buildings["table"] == of_table["table"]
    sheets = openpyxl.load_workbook(out).sheetnames
    assert sheets[0] == "Resettlement"
    assert out.stat().st_size
    code, text, _ = run("ledger", *arguments, "--min-level", "mudflow=3", "--json")
    worst = json.loads(text)
    assert 0 < worst["exposed"] == worst["plots_needed"] < of_table["exposed"]
    code, text, notes = run(
        "ledger",
        str(exposed),
        *lists,
        "--by",
        "village",
        "--min-level",
        "mudflow=3",
        "--lang",
        "ky",
    )
    assert code == 0 and "mudflow 3" in notes and "Дагы керек тилкелер" in text


@pytest.mark.parametrize(
    ("options", "code", "sentence"),
    [
        (("buildings",), 2, "without a hazard layer"),
        (("buildings", "--hazards", "hazards", "--min-level", "mudflow"), 2, "mudflow=2"),
        (("buildings", "--hazards", "hazards", "--min-level", "mudflow=9"), 2, "9"),
        (("table", "--min-level", "mudflow=1"), 2, "no columns hazard and level"),
        (("levels",), 2, "no rows of the hazard"),
        (("levels", "--min-level", "a=1", "--min-level", "b=1"), 2, "several hazards"),
        (("absent",), 2, "absent.csv"),
        (("table", "--granted", "odd"), 2, "no column in common"),
    ],
)
def test_a_ledger_that_cannot_be_kept_says_why(
    named: dict[str, str], tmp_path: Path, options: tuple[str, ...], code: int, sentence: str
) -> None:
    files = {
        "table": "village,households\nV1,4\n",
        "levels": "hazard,level,village,households\nmudflow,1,V1,4\n",
        "odd": "town,plots\nV1,4\n",
    }
    for name, text in files.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    paths = {**named, **{n: str(tmp_path / f"{n}.csv") for n in (*files, "absent")}}
    found, text, error = run("ledger", *[paths.get(o, o) for o in options], "--lang", "en")
    assert (found, text) == (code, "")
    assert sentence in error and "did not foresee" not in error


def test_a_crs_is_asked_for() -> None:
    naked = gpd.GeoDataFrame({"category": ["forest"]}, geometry=[block(0, 0)])
    with pytest.raises(DataError):
        constraint_table(naked, limits([block(0, 0)]))
    assert layer(squares(1)).crs == GRID
