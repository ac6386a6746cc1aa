"""Suitability: what must add up, what must never happen, and what is refused."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Point

from sedp_spatial import DataError, UsageError, ahp_weights, suitability
from sedp_spatial.geometry import area_m2
from tests.library.builders import GRID, X, Y, block, layer, squares

A = {"measure": "column", "column": "a", "scale": {"good": 10, "bad": 0}}
B = {"measure": "column", "column": "b", "scale": {"good": 0, "bad": 10}}
NUMBER = st.floats(-5, 15)


def plots(count: int = 3, **columns) -> gpd.GeoDataFrame:
    return layer(squares(count), **columns)


def features(*shapes, **columns) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(columns, geometry=list(shapes), crs=GRID)


def added_up(result) -> pd.Series:
    rows = result.contributions.groupby(["parcel_id", "use"], observed=True)["contribution"].sum()
    return rows.reindex(pd.MultiIndex.from_frame(result.table[["parcel_id", "use"]]))


def test_worked_by_hand():
    given_plots = plots(a=[10, 5, 0], b=[0, 5, 10])
    result = suitability(given_plots, {"a": A, "b": B}, {"a": 3, "b": 1}, uses=["housing"])
    assert result.table["suitability"].tolist() == pytest.approx([1, 0.5, 0])
    assert result.weights["weight"].tolist() == [0.75, 0.25]
    first = result.contributions[result.contributions["parcel_id"] == "P2"]
    assert first["contribution"].tolist() == pytest.approx([0.375, 0.125])
    assert list(result.table.columns[:3]) == ["parcel_id", "use", "suitability"]
    assert result.layer["suitability_housing"].tolist() == pytest.approx([1, 0.5, 0])


@given(
    st.lists(st.tuples(NUMBER, NUMBER), min_size=1, max_size=6),
    st.tuples(st.floats(0, 5), st.floats(0.1, 5)),
    st.floats(1, 14),
)
@settings(max_examples=40)
def test_contributions_add_up_and_hectares_close(values, weights, limit):
    a, b = (list(column) for column in zip(*values, strict=True))
    given_plots = plots(len(values), a=a, b=b)
    criteria = {"a": {**A, "exclude": {"above": limit}}, "b": B}
    weighed = dict(zip("ab", weights, strict=True))
    try:
        result = suitability(given_plots, criteria, weighed, uses=["housing", "green"])
    except DataError as error:
        assert error.code == "error.siting_nothing_left"
        assert min(a) > limit
        return
    free = ~result.table["excluded"]
    assert (result.table["excluded"].to_numpy()[: len(a)] == (np.array(a) > limit)).all()
    assert added_up(result)[free.to_numpy()].to_numpy() == pytest.approx(
        result.table.loc[free, "suitability"].to_numpy(), abs=1e-12
    )
    assert result.table["suitability"].between(0, 1).all()
    assert (result.table.loc[~free, "suitability"] == 0).all()
    assert result.table["reason"].isna().tolist() == free.tolist()
    assert result.weights.groupby("use")["weight"].sum().tolist() == pytest.approx([1, 1])
    measured = area_m2(given_plots, edges="drawn").sum() / 10_000
    both = result.by_use["usable_ha"] + result.by_use["excluded_ha"]
    assert both.tolist() == pytest.approx([measured] * 2, rel=1e-12)


@given(
    st.lists(st.tuples(NUMBER, NUMBER), min_size=2, max_size=5),
    st.integers(0, 4),
    st.floats(0, 10),
    st.booleans(),
)
@settings(max_examples=40)
def test_a_better_value_never_lowers_the_score(values, which, gain, of_a):
    which %= len(values)
    a, b = (np.array(column) for column in zip(*values, strict=True))
    before = suitability(plots(len(a), a=a, b=b), {"a": A, "b": B}, {"a": 2, "b": 1})
    if of_a:
        a[which] += gain
    else:
        b[which] -= gain
    after = suitability(plots(len(a), a=a, b=b), {"a": A, "b": B}, {"a": 2, "b": 1})
    change = after.table["suitability"].to_numpy() - before.table["suitability"].to_numpy()
    assert change[which] >= -1e-12
    assert np.delete(change, which) == pytest.approx(0, abs=1e-12)


@pytest.fixture(scope="module")
def around(sample):
    names = ("roads", "facilities", "hazards", "rivers")
    files = {name: f"{sample / 'municipality.gpkg'}|layername={name}" for name in names}
    return {"dem": sample / "dem.tif", **files}


@pytest.fixture(scope="module")
def some(parcels):
    # Every seventeenth, and the settlement land that others are measured from.
    return parcels.iloc[::17].reset_index(drop=True)


USES = ["housing", "industry", "agriculture"]


@pytest.fixture(scope="module")
def scored(some, around):
    return suitability(some, layers=around, uses=USES)


def test_the_sample_adds_up(scored):
    free = ~scored.table["excluded"].to_numpy()
    assert free.any() and not free.all()
    found = scored.table["suitability"].to_numpy()[free]
    assert added_up(scored).to_numpy()[free] == pytest.approx(found, abs=1e-12)
    rows = scored.contributions
    assert (rows["score"] * rows["weight"]).to_numpy() == pytest.approx(rows["contribution"])
    assert not rows["score"].isna().any()


def test_row_order_and_index_do_not_matter(some, around, scored):
    mixed = some.sample(frac=1, random_state=5)
    again = suitability(mixed, layers=around, uses=USES)
    assert again.layer.index.tolist() == mixed.index.tolist()
    keys = ["parcel_id", "use"]
    first = scored.table.set_index(keys)
    second = again.table.set_index(keys).reindex(first.index)
    assert second["suitability"].to_numpy() == pytest.approx(first["suitability"], abs=1e-12)
    assert (second["excluded"] == first["excluded"]).all()
    assert second["reason"].fillna("").tolist() == first["reason"].fillna("").tolist()


def test_degrees_and_metres_give_the_same_distances(some, around, scored):
    again = suitability(some.to_crs(4326), layers=around, uses=USES)
    metres = scored.contributions["unit"] == "m"
    first = scored.contributions.loc[metres, "value"].to_numpy()
    second = again.contributions.loc[metres, "value"].to_numpy()
    assert metres.sum() > 1000
    assert second == pytest.approx(first, rel=1e-6, abs=1e-3)
    assert again.table["suitability"].to_numpy() == pytest.approx(
        scored.table["suitability"].to_numpy(), abs=1e-6
    )
    assert (again.table["excluded"] == scored.table["excluded"]).all()


def test_distances_in_metres_on_the_ellipsoid():
    """Against geodesics: the plane shows lengths near its middle to a millionth."""
    given_plots = plots(2)
    school = features(Point(X + 3000, Y + 50))
    criteria = {"near": {"measure": "distance", "layer": "goal", "unit": "m",
                         "scale": {"good": 0, "bad": 9000}}}  # fmt: skip
    result = suitability(given_plots, criteria, {"near": 1}, layers={"goal": school})
    ends = gpd.GeoSeries([Point(X + 100, Y + 50), Point(X + 200, Y + 50)], crs=GRID).to_crs(4326)
    goal = school.to_crs(4326).geometry[0]
    geod = given_plots.crs.get_geod()
    expected = [geod.inv(end.x, end.y, goal.x, goal.y)[2] for end in ends]
    assert result.contributions["value"].tolist() == pytest.approx(expected, rel=2e-6)


def test_ways_and_straight_distances_and_where():
    given_plots = plots(3)
    roads = features(LineString([(X, Y + 150), (X + 1000, Y + 150)]))
    goals = features(Point(X + 50, Y + 150), Point(X + 250, Y + 250), kind=["school", "clinic"])
    layers = {"roads": roads, "facilities": goals}
    weights = {"school": 1, "clinic": 1, "road": 1}
    result = suitability(given_plots, None, weights, layers=layers)
    value = result.contributions.pivot(index="parcel_id", columns="criterion", values="value")
    assert value["school"].tolist() == pytest.approx([100, 200, 300], rel=1e-4)
    assert value["clinic"].tolist() == pytest.approx([400, 300, 200], rel=1e-4)
    assert value["road"].tolist() == pytest.approx([50, 50, 50], rel=1e-4)
    straight = suitability(given_plots, None, {"school": 1}, layers={"facilities": goals})
    assert straight.contributions["value"].tolist() == pytest.approx(
        [50, np.hypot(50, 50), np.hypot(150, 50)], rel=1e-4
    )
    assert "note.siting_straight" in {note.code for note in straight.notes}


def test_roads_that_lead_nowhere_are_told():
    roads = features(
        LineString([(X, Y - 50), (X + 90, Y - 50)]),
        LineString([(X + 150, Y - 50), (X + 900, Y - 50)]),
    )
    goals = features(Point(X, Y - 50), kind=["school"])
    layers = {"roads": roads, "facilities": goals}
    result = suitability(plots(3), None, {"school": 1}, layers=layers)
    codes = {note.code: note.params for note in result.notes}
    assert codes["note.siting_no_way"]["plots"] == 2
    assert codes["note.siting_road_parts"]["parts"] == 2
    assert result.table["suitability"].tolist()[1:] == [0, 0]
    assert result.contributions["value"].isna().tolist() == [False, True, True]


def test_hazard_levels_by_share_of_the_plot():
    given_plots = plots(3)
    hazards = features(block(0, 0, 0.04), block(1, 0, 0.5), block(1.9, 0, 1.1),
                       hazard=["flood"] * 3, level=["3", "1", "2"])  # fmt: skip
    level = suitability(given_plots, None, {"hazard": 1}, layers={"hazards": hazards})
    assert level.contributions["value"].tolist() == [0, 2, 2]
    share = {"hazard": {"value": "share", "level": 2, "scale": {"good": 0, "bad": 1},
                        "exclude": {}}}  # fmt: skip
    part = suitability(given_plots, share, {"hazard": 1}, layers={"hazards": hazards})
    assert part.contributions["value"].tolist() == pytest.approx([0.04, 0.1, 1], rel=1e-6)


def test_exclusions_name_every_limit_in_three_languages():
    given_plots = plots(3, a=[12, 1, 5], land_kind=["water", "pasture", "pasture"])
    criteria = {"a": {**A, "unit": "m", "exclude": {"above": 10}}}
    result = suitability(given_plots, criteria, {"a": 1, "land_kind": 1}, uses=["housing"])
    reason = result.table["reason"][0]
    assert len(reason.params["limits"]) == 2
    assert {len({reason.text(lang) for lang in ("ky", "ru", "en")})} == {3}
    assert result.exclusions[["criterion", "parcels"]].values.tolist() == [
        ["land_kind", 1],
        ["a", 1],
    ]
    none = suitability(given_plots, criteria, {"a": 1, "land_kind": 1}, exclude={})
    assert not none.table["excluded"].any()
    other = suitability(given_plots, criteria, {"a": 1}, exclude={"a": {"below": 2}})
    assert other.table["excluded"].tolist() == [False, True, False]


def test_excluded_pairs_are_not_offered():
    result = suitability(plots(a=[12, 1, 5]), {"a": A}, {"a": 1}, exclude={"a": {"above": 10}})
    pairs = pd.DataFrame({"parcel_id": ["P1", "P2", "P1"], "use": ["site", "site", "moon"]})
    assert result.permitted(pairs).values.tolist() == [["P2", "site"], ["P1", "moon"]]


def test_judgements_and_own_scales_of_a_use():
    given_plots = plots(a=[10, 5, 0], b=[0, 5, 10])
    judged = ahp_weights([[1, 3], [1 / 3, 1]], criteria=["a", "b"])
    weights = {
        "housing": judged,
        "green": {"weights": {"a": 1}, "scale": {"a": {"good": 5, "bad": 0}}},
    }
    result = suitability(given_plots, {"a": A, "b": B}, weights)
    table = result.table.pivot(index="parcel_id", columns="use", values="suitability")
    assert table["housing"].tolist() == pytest.approx([1, 0.5, 0])
    assert table["green"].tolist() == [1, 1, 0]
    ratios = result.weights.groupby("use")["consistency_ratio"].first()
    assert ratios["housing"] == 0 and np.isnan(ratios["green"])


def test_criteria_and_weights_as_tables():
    criteria = pd.DataFrame(
        {"criterion": ["a", "b"], "measure": "column", "column": ["a", "b"], "good": [10, 0],
         "bad": [0, 10], "above": [None, 9]}
    )  # fmt: skip
    weights = pd.DataFrame({"use": "housing", "criterion": ["a", "b"], "weight": [3, 1]})
    result = suitability(plots(a=[10, 5, 0], b=[0, 5, 10]), criteria, weights)
    assert result.table["suitability"].tolist() == pytest.approx([1, 0.5, 0])
    assert result.table["excluded"].tolist() == [False, False, True]


def flat_raster(tmp_path, wide: float):
    rasterio = pytest.importorskip("rasterio")
    path = tmp_path / "soil.tif"
    cells = int(wide / 10)
    values = np.tile(np.arange(cells, dtype="float32"), (20, 1))
    with rasterio.open(
        path, "w", driver="GTiff", width=cells, height=20, count=1, dtype="float32", crs=GRID,
        transform=rasterio.Affine(10, 0, X, 0, -10, Y + 150), nodata=-1.0,
    ) as file:  # fmt: skip
        file.write(values, 1)
    return path


SOIL = {"soil": {"measure": "raster", "layer": "soil_map", "scale": {"good": 30, "bad": 0}}}


def test_a_raster_that_does_not_cover_the_plots(tmp_path):
    covered = suitability(
        plots(3), SOIL, {"soil": 1}, layers={"soil_map": flat_raster(tmp_path, 300)}
    )
    assert covered.contributions["value"].tolist() == pytest.approx([4.5, 14.5, 24.5])
    short = flat_raster(tmp_path, 120)
    with pytest.raises(DataError) as caught:
        suitability(plots(3), SOIL, {"soil": 1}, layers={"soil_map": short})
    assert caught.value.code == "error.siting_uncovered"
    assert caught.value.params["plots"] == 2
    assert caught.value.params["ids"] == ["P2", "P3"]
    lenient = {"soil": {**SOIL["soil"], "missing": 0.5}}
    result = suitability(plots(3), lenient, {"soil": 1}, layers={"soil_map": short})
    assert result.table["suitability"].tolist()[1:] == [0.5, 0.5]
    assert "note.siting_missing" in {note.code for note in result.notes}


def test_nothing_left_counts_the_reasons():
    criteria = {"a": {**A, "exclude": {"above": 3}}, "b": {**B, "exclude": {"below": 1}}}
    with pytest.raises(DataError) as caught:
        suitability(plots(a=[10, 5, 0], b=[3, 3, 0]), criteria, {"a": 1, "b": 1})
    assert caught.value.code == "error.siting_nothing_left"
    assert [reason.params["plots"] for reason in caught.value.params["reasons"]] == [2, 1]


@pytest.mark.parametrize(
    ("options", "kind", "code"),
    [
        ({"weights": {"a": -1, "b": 1}}, DataError, "error.siting_weight"),
        ({"weights": {"a": "much"}}, DataError, "error.siting_weight"),
        ({"weights": {"a": 0, "b": 0}}, DataError, "error.siting_weights_zero"),
        ({"weights": {"house": {"a": 0.0}}}, DataError, "error.siting_weights_zero"),
        ({"weights": {"c": 1}}, UsageError, "error.siting_unknown"),
        ({"weights": {"road": 1}}, UsageError, "error.siting_no_layer"),
        ({"weights": {"soil": 1}}, DataError, "error.siting_no_column"),
        ({"weights": {"a": 1}, "exclude": {"c": {}}}, UsageError, "error.siting_unknown"),
        ({"weights": {"a": 1}, "exclude": {"a": {"over": 3}}}, UsageError, "error.siting_limits"),
        ({"weights": {"a": 1}, "exclude": {"a": {"is": "x"}}}, UsageError, "error.siting_limits"),
        ({"uses": ["moon base"], "weights": None}, UsageError, "error.siting_no_weights"),
        ({"criteria": {"a": {**A, "measure": "feel"}}}, UsageError, "error.choice"),
        ({"criteria": {"a": {**A, "colour": 1}}}, UsageError, "error.siting_keys"),
        ({"criteria": {"a": {**A, "missing": 2}}}, UsageError, "error.siting_missing_score"),
        ({"criteria": {"z": {"measure": "distance"}}}, UsageError, "error.siting_incomplete"),
        ({"criteria": {"a": 3}}, UsageError, "error.siting_entry"),
        ({"criteria": "absent.toml"}, UsageError, "error.no_file"),
    ],
)
def test_what_is_refused(options, kind, code):
    settings = {"criteria": {"a": A, "b": B}, "weights": {"a": 1}, **options}
    criteria, weights = settings.pop("criteria"), settings.pop("weights")
    with pytest.raises(kind) as caught:
        suitability(plots(a=[1, 2, 3], b=[1, 2, 3]), criteria, weights, **settings)
    assert caught.value.code == code
    assert len({caught.value.text(lang) for lang in ("ky", "ru", "en")}) == 3


@pytest.mark.parametrize(
    ("given_plots", "code"),
    [
        (
            layer([block(0, 0), LineString([(X, Y), (X + 1, Y)])], a=1.0),
            "error.siting_without_area",
        ),
        (layer([block(0, 0), None], a=1.0), "error.siting_without_area"),
        (layer([block(0, 0), block(1, 0)], parcel_id="P1", a=1.0), "error.siting_repeated"),
        (layer([block(0, 0)], a=[None]), "error.siting_no_value"),
        (layer([block(0, 0)], a=["a lot"]), "error.siting_numbers"),
        (layer([block(0, 0)], a=1.0).iloc[:0], "error.no_features"),
        (layer([block(0, 0)], a=1.0, crs=None), "error.no_crs_of"),
    ],
)
def test_plots_that_are_refused(given_plots, code):
    with pytest.raises(DataError) as caught:
        suitability(given_plots, {"a": A}, {"a": 1})
    assert caught.value.code == code


def test_ready_weights_leave_out_what_is_not_given(some):
    result = suitability(some, uses=["social"])
    assert set(result.weights["criterion"]) == {"settlement", "land_kind"}
    assert {"note.siting_left_out", "note.siting_ready"} <= {note.code for note in result.notes}


def test_a_choice_of_ready_criteria(some, around):
    result = suitability(some, ["slope", "road"], layers=around, uses=["housing"])
    assert set(result.weights["criterion"]) == {"slope", "road"}
    with pytest.raises(UsageError):
        suitability(some, ["slop"], layers=around)


def test_slope_and_sun_of_a_plane(tmp_path):
    """On an even slope to the south both are known in closed form."""
    rasterio = pytest.importorskip("rasterio")
    path = tmp_path / "dem.tif"
    rise = 0.2  # metres up per metre north
    rows = np.arange(60)[:, None]
    values = np.tile(1000 + rise * 10 * (60 - rows), (1, 60)).astype("float64")
    with rasterio.open(
        path, "w", driver="GTiff", width=60, height=60, count=1, dtype="float64", crs=GRID,
        transform=rasterio.Affine(10, 0, X - 100, 0, -10, Y + 300),
    ) as file:  # fmt: skip
        file.write(values, 1)
    result = suitability(plots(2), None, {"slope": 1, "sun": 1}, layers={"dem": path}, exclude={})
    value = result.contributions.set_index("criterion")["value"]
    assert value["slope"].to_numpy() == pytest.approx(100 * rise, rel=1e-3)
    latitude = np.radians(plots(1).to_crs(4326).total_bounds[1])
    height = np.pi / 2 - latitude
    tilt = np.arctan(rise)
    # The sun stands that much steeper on a slope that leans towards it.
    assert value["sun"].to_numpy() == pytest.approx(
        np.sin(height + tilt) / np.sin(height), rel=2e-3
    )
