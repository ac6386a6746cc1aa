"""The district equals the sum of its municipalities plus the seams that it reports."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from sedp_spatial import (
    DataError,
    DistrictResult,
    UsageError,
    area_m2,
    land_balance,
    read_package,
    roll_up,
    write_package,
)
from sedp_spatial.district import names as spellings
from tests.library import district as ten
from tests.library.builders import GRID, X, Y, layer, squares

HECTARE = 1e4


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ten")


@pytest.fixture(scope="module")
def packages(folder: Path) -> list[Path]:
    return ten.packages(folder, cells=5)


@pytest.fixture(scope="module")
def result(packages: list[Path]) -> DistrictResult:
    return roll_up(
        packages,
        boundary=ten.boundary(),
        register=ten.register(),
        restrictions=ten.restrictions(),
        hazards=ten.hazards(),
    )


def rules(result: DistrictResult) -> dict[str, int]:
    return result.findings["rule"].value_counts().to_dict()


def of(result: DistrictResult, rule: str) -> pd.DataFrame:
    return result.findings[result.findings["rule"] == rule].reset_index(drop=True)


def strip_ha(x: float, wide: float) -> float:
    """The true area of a strip planted in the second or first row, by pyproj."""
    south = Y if x < X + 1999.9 and wide == ten.GAP_M else Y + ten.SIDE
    shape = box(x, south, x + wide, south + ten.SIDE)
    drawn = gpd.GeoDataFrame(geometry=[shape], crs=GRID)
    return float(area_m2(drawn, edges="drawn").iloc[0]) / HECTARE


def test_the_district_is_the_sum_of_its_municipalities_and_the_seams(
    result: DistrictResult,
) -> None:
    closing = ["overlap", "gap", "outside"]
    for category, rows in result.table.groupby("category"):
        row = result.district[result.district["category"] == category].iloc[0]
        assert row["area_ha"] == pytest.approx(rows["area_ha"].sum(), abs=1e-12)
        assert row["parcels"] == rows["parcels"].sum()
    own = result.table.groupby("municipality")["area_ha"].sum()
    assert own.sum() == pytest.approx(result.municipalities_ha, rel=1e-12)
    seams = result.district.set_index("category")["area_ha"]
    assert seams["seam_overlap"] == -result.seam_overlap_ha
    assert seams["seam_gap"] == result.seam_gap_ha
    assert seams[[*closing]].abs().sum() == pytest.approx(0, abs=1e-9)
    assert result.district["area_ha"].sum() == pytest.approx(result.territory_ha, rel=1e-11)
    terms = (
        result.municipalities_ha
        - result.seam_overlap_ha
        + result.seam_gap_ha
        - result.seam_outside_ha
        - result.territory_ha
    )
    assert result.residual_ha == pytest.approx(terms, abs=1e-12)
    assert abs(result.residual_ha) < 1e-6


def test_each_municipality_has_the_balance_that_it_has_alone(result: DistrictResult) -> None:
    for number in (2, 7, 10):
        own = ten.layers(number, cells=5)
        alone = land_balance(own["parcels"], boundary=own["boundary"]).table
        mine = result.table[result.table["municipality"] == ten.names(number)["ky"]]
        np.testing.assert_array_equal(mine["area_ha"], alone["area_ha"])
        assert list(mine["category"]) == list(alone["category"])


def test_the_seams_have_the_size_of_what_was_planted(result: DistrictResult) -> None:
    gap = strip_ha(X + 2 * ten.SIDE - ten.GAP_M, ten.GAP_M)
    overlap = strip_ha(X + 2 * ten.SIDE, ten.OVERLAP_M)
    assert result.seam_gap_ha == pytest.approx(gap, rel=1e-9)
    assert result.seam_overlap_ha == pytest.approx(overlap, rel=1e-9)
    assert result.seam_outside_ha == 0
    assert list(result.seams["kind"]) == ["overlap", "gap"]
    assert result.seams["municipalities"][0] == "Ой-Терек, Сары-Өзөн"
    assert "Бешик-Таш" in result.seams["municipalities"][1]
    assert result.seam_pieces.area.to_numpy() == pytest.approx(
        [ten.OVERLAP_M * ten.SIDE, ten.GAP_M * ten.SIDE]
    )


def test_every_planted_mistake_is_found_and_nothing_else(result: DistrictResult) -> None:
    assert rules(result) == {
        "seam_gap": 1,
        "seam_overlap": 1,
        "parcels_overlap": 1,
        "parcel_twice": 1,
        "other_year": 1,
        "name_joined": 1,
    }
    assert of(result, "other_year")["municipality"][0] == "Мин-Булак"
    assert of(result, "name_joined")["others"][0] == "Көк-Жар"
    twice = of(result, "parcel_twice").iloc[0]
    assert {twice["municipality"], twice["others"]} == {"Талды-Суу", "Сары-Өзөн"}
    assert "08-0005" in twice["message"]
    for row in result.findings.itertuples():
        for lang in ("ky", "ru", "en"):
            assert row.message.text(lang) and row.suggestion.text(lang)


def test_parcels_claimed_twice_are_named_pair_by_pair(result: DistrictResult) -> None:
    land = result.claimed[result.claimed["kind"] == "same_land"]
    assert len(land) == 5
    assert land["area_ha"].sum() == pytest.approx(result.seam_overlap_ha, rel=1e-9)
    assert set(land["municipality"]) == {"Ой-Терек"}
    number = result.claimed[result.claimed["kind"] == "same_id"]
    assert list(number["parcel_id"]) == ["08-0005"]


def test_a_district_without_mistakes_has_no_findings(tmp_path: Path) -> None:
    clean = roll_up(
        ten.packages(tmp_path, planted=False, cells=3),
        boundary=ten.boundary(),
        register=ten.register(),
        restrictions=ten.restrictions(),
        hazards=ten.hazards(),
    )
    assert rules(clean) == {}
    assert len(clean.seams) == 0 and len(clean.claimed) == 0
    assert clean.municipalities_ha == pytest.approx(clean.territory_ha, rel=1e-11)


def test_land_under_limits_adds_up(result: DistrictResult) -> None:
    each = result.municipalities.set_index("municipality")
    regimes = result.restrictions.groupby("municipality")["area_ha"].sum()
    np.testing.assert_allclose(regimes[each.index], each["parcels_ha"], rtol=1e-9)
    free = result.restrictions[result.restrictions["regime"] == "free"]
    limited = each["parcels_ha"] - free.set_index("municipality")["area_ha"].reindex(each.index)
    np.testing.assert_allclose(limited, each["restricted_ha"], atol=1e-8)
    levels = result.hazards.groupby(["municipality", "hazard"])["area_ha"].sum()
    for (name, _), area in levels.items():
        assert area == pytest.approx(each.loc[name, "parcels_ha"], rel=1e-9)


def test_protected_land_is_that_of_the_drawn_park(result: DistrictResult) -> None:
    park = ten.restrictions().geometry.iloc[0]
    for number in ten.NAMES:
        extent = box(*ten.extent(number))
        part = gpd.GeoDataFrame(geometry=[shapely.intersection(park, extent)], crs=GRID)
        expected = (
            float(area_m2(part, edges="drawn").iloc[0]) / HECTARE
            if park.intersects(extent)
            else 0.0
        )
        name = "Кок-Жарский айылный аймак" if number == 4 else ten.names(number)["ky"]
        row = result.municipalities.set_index("municipality").loc[name]
        assert row["protected_ha"] == pytest.approx(expected, rel=1e-8, abs=1e-8)
    assert result.protected_ha == pytest.approx(result.municipalities["protected_ha"].sum())


def test_people_are_counted_building_by_building(result: DistrictResult) -> None:
    total = sum(ten.layers(n, cells=5)["buildings"]["residents"].sum() for n in ten.NAMES)
    assert result.people == total
    for _, rows in result.exposure.groupby("hazard"):
        assert rows["people"].sum() == pytest.approx(total)
    exposed = result.exposure[result.exposure["level"] == "exposed"]["people"].sum()
    assert result.exposed_people == pytest.approx(exposed)


def test_demand_stands_against_supply_within_each_municipality(result: DistrictResult) -> None:
    housing = result.demand[result.demand["use"] == "housing"].reset_index(drop=True)
    expected = np.maximum(2.0 * np.arange(1, 11) - 10.0, 0.0)
    np.testing.assert_allclose(housing["missing_ha"], expected)
    assert result.missing_ha == expected.sum()
    assert result.demand_ha == sum(2.0 * n + 1.0 for n in ten.NAMES)
    ranks = result.municipalities.set_index("municipality")["rank_land"]
    assert ranks["Чоң-Төр"] == 1 and ranks["Талды-Суу"] == 2


def test_revenues_are_not_added_up(packages: list[Path]) -> None:
    for part in ("revenue", "budget", "transfers"):
        with pytest.raises(UsageError) as caught:
            roll_up(packages, parts=("balance", part))
        assert caught.value.code == "error.district_revenue"
        assert "31–37" in str(caught.value)
    with pytest.raises(UsageError):
        roll_up(packages, parts=("balances",))


def test_one_part_may_be_named_without_a_list() -> None:
    given_ = {"А": {**ten.layers(1, cells=2), "hazards": ten.hazards()}}
    one, listed = roll_up(given_, parts="exposure"), roll_up(given_, parts=("exposure",))
    assert one.people is not None and one.people == listed.people
    assert one.exposed_people == listed.exposed_people


def test_exposure_says_which_layer_is_missing() -> None:
    own = ten.layers(1, cells=2)
    own["buildings"] = own["buildings"].drop(columns="residents")
    without = roll_up({"А": own}, parts=("exposure",))
    (message,) = of(without, "no_layer")["message"]
    assert message.params["layer"].code == "layer.hazards"
    rest = {name: one for name, one in own.items() if name != "buildings"}
    without = roll_up({"А": {**rest, "hazards": ten.hazards()}}, parts=("exposure",))
    (message,) = of(without, "no_layer")["message"]
    assert message.params["layer"].code == "layer.buildings"


def test_a_table_of_exposure_without_rows_says_nothing_of_people(tmp_path: Path) -> None:
    own = ten.layers(1, cells=2)
    rest = {name: one for name, one in own.items() if name != "buildings"}
    sent = pd.DataFrame({"hazard": [], "level": [], "people": []}).astype({"hazard": object})
    write_package(tmp_path / "a.zip", rest, {"exposure": sent}, municipality="Арча", year=2026)
    result = roll_up([tmp_path / "a.zip"], parts=("exposure",))
    assert "not_computed" not in rules(result)
    assert result.people is None


def test_a_bad_municipality_does_not_stop_the_others(
    packages: list[Path], tmp_path: Path, result: DistrictResult
) -> None:
    data = bytearray(packages[2].read_bytes())
    data[len(data) // 2] ^= 1
    bad = tmp_path / "m03.zip"
    bad.write_bytes(bytes(data))
    absent = tmp_path / "m08.zip"
    given = [bad if p.name == "m03.zip" else absent if p.name == "m08.zip" else p for p in packages]
    rest = roll_up(given, boundary=ten.boundary(), register=ten.register(), parts=("balance",))
    assert (rest.received, rest.lost) == (8, 2)
    lost = of(rest, "package_refused")
    assert set(lost["file"]) == {"m03.zip", "m08.zip"}
    assert any("Жаңы-Суу" in text for text in lost["message"])
    assert list(of(rest, "missing_municipality")["municipality"]) == ["Сары-Өзөн"]
    # Its land shows as a gap, and the balance still closes.
    assert abs(rest.residual_ha) < 1e-6
    assert rest.seam_gap_ha > 190
    kept = result.table[~result.table["municipality"].isin(["Жаңы-Суу", "Сары-Өзөн"])]
    np.testing.assert_array_equal(kept["area_ha"], rest.table["area_ha"])
    assert rest.municipalities.iloc[-1]["status"] == "refused"


@pytest.mark.parametrize("spelt", ["number", "letters"])
def test_a_refused_package_is_not_called_missing_as_well(
    packages: list[Path], tmp_path: Path, spelt: str
) -> None:
    """The register knows it by its number, or by its name in other letters."""
    name = "Биринчи" if spelt == "number" else "Archa"
    odd = tmp_path / "final 2 (new).zip"
    own = ten.layers(1, cells=2)
    code = "41701" if spelt == "number" else ""
    write_package(odd, own, municipality=name, year=ten.YEAR, code=code)
    data = bytearray(odd.read_bytes())
    data[-100] ^= 1
    odd.write_bytes(data)
    register = ten.register()
    if spelt == "letters":
        register["name_en"] = ""
    rest = roll_up([odd, *packages[1:]], register=register, parts=("balance",))
    assert list(of(rest, "package_refused")["municipality"]) == [name]
    assert "missing_municipality" not in rules(rest)
    assert list(rest.missing["file"][rest.missing["status"] != "no_layer"]) == [odd.name]


def test_if_nothing_can_be_used_the_first_reason_is_given(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"no package")
    with pytest.raises(DataError) as caught:
        roll_up([tmp_path / "a.zip"])
    assert "a.zip" in str(caught.value)
    with pytest.raises(UsageError):
        roll_up([])


def test_a_layer_that_cannot_be_worked_out_is_a_finding() -> None:
    good, bad = ten.layers(1, cells=2), ten.layers(2, cells=2)
    hazards = gpd.GeoDataFrame(
        {"hazard": ["mudflow"]}, geometry=[box(X, Y, X + 9, Y + 9)], crs=GRID
    )
    result = roll_up({"А": good, "Б": {**bad, "hazards": hazards.assign(hazard=None)}})
    assert result.received == 2
    empty = gpd.GeoDataFrame(
        {"parcel_id": ["1"], "category": ["forest"]}, geometry=[None], crs=GRID
    )
    result = roll_up({"А": good, "Б": {"parcels": empty}})
    assert (result.received, result.lost) == (1, 1)
    assert "not_computed" in rules(result)


def test_the_order_of_packages_changes_no_sum(packages: list[Path], result: DistrictResult) -> None:
    options = {"boundary": ten.boundary(), "parts": ("balance",)}
    one, two = roll_up(packages, **options), roll_up(packages[::-1], **options)
    assert one.territory_ha == pytest.approx(two.territory_ha, rel=1e-12)
    np.testing.assert_allclose(
        one.district["area_ha"], two.district["area_ha"], rtol=1e-12, atol=1e-9
    )
    assert set(one.findings["message"]) >= {m for m in two.findings["message"] if "gap" in m}


def test_totals_that_contradict(packages: list[Path]) -> None:
    register = ten.register(territory_ha=[99.99] * 9 + [120.0])
    found = roll_up(
        packages,
        boundary=ten.boundary(),
        register=register,
        totals={"territory_ha": 999.91, "people": 910.0, "municipalities_ha": 900.0},
        parts=("balance",),
        tolerance_share=0.05,
    )
    contradicting = of(found, "total_contradicts")
    assert sorted(contradicting["municipality"]) == ["", "Чоң-Төр"]


def test_a_total_of_no_figure_is_refused_with_those_there_are(packages: list[Path]) -> None:
    with pytest.raises(UsageError) as caught:
        roll_up(packages[:1], totals={"teritory_ha": 1.0}, parts=("balance",))
    assert "teritory_ha" in str(caught.value) and "municipalities_ha" in str(caught.value)


def test_the_balance_that_a_municipality_sent_is_compared(tmp_path: Path) -> None:
    own = ten.layers(1, cells=4)
    table = land_balance(own["parcels"], boundary=own["boundary"]).table
    table.loc[0, "area_ha"] += 3.0
    write_package(tmp_path / "a.zip", own, {"balance": table}, municipality="Арча", year=2026)
    found = of(roll_up([tmp_path / "a.zip"], parts=("balance",)), "own_total_contradicts")
    assert len(found) == 1
    assert found["area_ha"][0] == pytest.approx(-3.0)


def test_limits_go_down_in_a_package(packages: list[Path], tmp_path: Path) -> None:
    norms = pd.DataFrame({"norm": ["plot_individual"], "value": [8.0]})
    write_package(
        tmp_path / "down.zip",
        {"restrictions": ten.restrictions(), "hazards": ten.hazards()},
        {"norms": norms},
        municipality="Район",
        year=2026,
        direction="down",
    )
    with_limits = roll_up(packages[:2], limits=tmp_path / "down.zip", parts=("restrictions",))
    plain = roll_up(
        packages[:2],
        restrictions=ten.restrictions(),
        hazards=ten.hazards(),
        parts=("restrictions",),
    )
    pd.testing.assert_frame_equal(with_limits.restrictions, plain.restrictions)
    assert list(read_package(tmp_path / "down.zip").tables["norms"]["value"]) == [8.0]
    lost = roll_up([*packages[:2], tmp_path / "down.zip"], parts=("balance",))
    assert lost.lost == 1 and "--limits" in of(lost, "package_refused")["message"][0]


def test_municipalities_without_a_boundary_or_without_parcels() -> None:
    first, second = ten.layers(1, cells=2), ten.layers(2, planted=False, cells=2)
    found = roll_up(
        {"А": {"parcels": first["parcels"]}, "Б": {"boundary": second["boundary"]}},
        parts=("balance",),
    )
    assert rules(found)["no_boundary"] == 1
    assert abs(found.residual_ha) < 1e-6
    row = found.table[(found.table["municipality"] == "Б") & (found.table["area_ha"] > 0)]
    assert list(row["category"]) == ["unassigned"]


def test_municipalities_in_different_grids() -> None:
    first, second = ten.layers(1, cells=2), ten.layers(2, planted=False, cells=2)
    moved = {name: frame.to_crs("EPSG:7693") for name, frame in second.items()}
    same = roll_up({"А": first, "Б": second}, parts=("balance",))
    mixed = roll_up({"А": first, "Б": moved}, parts=("balance",))
    assert mixed.municipalities_ha == pytest.approx(same.municipalities_ha, rel=1e-8)
    assert abs(mixed.residual_ha) < 1e-3
    assert set(mixed.findings["rule"]) <= {"seam_narrow", "no_layer"}


def test_two_packages_of_one_municipality(packages: list[Path], tmp_path: Path) -> None:
    again = tmp_path / "again.zip"
    write_package(again, ten.layers(1, cells=5), municipality=ten.names(1), year=ten.YEAR)
    twice = roll_up([packages[0], again], parts=("balance",))
    said = str(of(twice, "double_municipality")["message"].iloc[0])
    assert "m01.zip" in said and "again.zip" in said
    assert "double_municipality" in rules(twice)
    assert list(twice.municipalities["municipality"]) == ["Арча", "Арча (2)"]
    assert twice.seam_overlap_ha == pytest.approx(twice.municipalities_ha / 2)


@settings(max_examples=25)
@given(
    cuts=st.lists(st.integers(1, 29), min_size=1, max_size=4, unique=True),
    shifts=st.lists(st.integers(-40, 40), min_size=4, max_size=4),
)
def test_seams_close_whatever_the_outlines(cuts: list[int], shifts: list[int]) -> None:
    """Neighbours in a row whose common lines are drawn apart: gaps, overlaps, both, none."""
    edges = [0, *sorted(cuts), 30]
    given_: dict[str, dict[str, gpd.GeoDataFrame]] = {}
    covered, total = [], 0.0
    for place, (west, east) in enumerate(pairwise(edges)):
        right = east * 100 + (shifts[place] if place < len(cuts) else 0)
        if right <= west * 100:
            right = east * 100
        shape = box(X + west * 100, Y, X + right, Y + 500)
        covered.append(shape)
        given_[f"А{place}"] = {"boundary": gpd.GeoDataFrame(geometry=[shape], crs=GRID)}
    whole = gpd.GeoDataFrame(geometry=[box(X, Y, X + 3000, Y + 500)], crs=GRID)
    found = roll_up(given_, boundary=whole, parts=("balance",))
    union = shapely.union_all(covered)
    total = sum(shape.area for shape in covered)
    assert abs(found.residual_ha) < 1e-7
    scale = found.territory_ha / whole.area.iloc[0] * HECTARE
    assert found.seam_overlap_ha * HECTARE == pytest.approx(
        (total - union.area) * scale, rel=1e-5, abs=1e-3
    )
    gap = shapely.difference(whole.geometry.iloc[0], union).area
    assert found.seam_gap_ha * HECTARE == pytest.approx(gap * scale, rel=1e-5, abs=1e-3)


def test_neighbours_with_unlike_vertices_leave_no_seam() -> None:
    left = shapely.Polygon(
        [(X, Y), (X + 100, Y), (X + 100, Y + 50), (X + 100, Y + 100), (X, Y + 100)]
    )
    right = box(X + 100, Y, X + 200, Y + 100)
    found = roll_up(
        {
            "А": {"boundary": gpd.GeoDataFrame(geometry=[left], crs=GRID)},
            "Б": {"boundary": gpd.GeoDataFrame(geometry=[right], crs=GRID)},
        },
        parts=("balance",),
    )
    assert found.seam_gap_ha == 0 and found.seam_overlap_ha == 0


SPELT = [
    ("Ат-Башы району", "Ат-Башинский район", "Ak-Bashy"),
    ("Ысык-Көл", "Иссык-Кульский", "Ysyk-Kol"),
    ("Жалал-Абад шаары", "Джалал-Абад", "Jalal-Abad"),
    ("Кочкор", "Кочкорский район", "Kochkor"),
    ("Нарын", "Нарынский", "Naryn"),
]


@pytest.mark.parametrize("spelt", SPELT)
def test_spellings_in_three_languages_are_alike(spelt: tuple[str, ...]) -> None:
    for other in spelt[1:]:
        score, _ = spellings.likeness({"ky": spelt[0]}, {"ru": other})
        assert score >= 0.6, (spelt[0], other, score)


def test_names_are_never_guessed_in_silence() -> None:
    known = [{"ky": name} for name in ("Ак-Суу", "Ак-Сай", "Кочкор")]
    table, places = spellings.join_names(
        [{"ky": "Кочкорка"}, {"ky": "Ак-Суй"}, {"ky": "Токтогул"}, {"ky": "Ак-Суу"}],
        [""] * 4,
        known,
        [""] * 3,
    )
    assert list(table["status"]) == ["similar", "ambiguous", "unmatched", "exact"]
    assert places == [2, None, None, 0]
    assert table["score"].between(0, 1).all()
    assert 0.8 <= table["score"][0] < 1
    table, _ = spellings.join_names([{"ky": "Ак-Сау"}], [""], known, [""] * 3)
    assert table["status"][0] == "ambiguous"


def test_codes_join_whatever_the_names_are() -> None:
    table, places = spellings.join_names(
        [{"ky": "Совсем другое"}],
        ["41701"],
        [{"ky": "Арча"}, {"ky": "Көк-Жар"}],
        ["41704", "41701"],
    )
    assert places == [1] and table["status"][0] == "code"


@settings(max_examples=100)
@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_a_share(first: str, second: str) -> None:
    score, _ = spellings.likeness({"ky": first}, {"ky": second})
    assert 0.0 <= score <= 1.0
    assert spellings.likeness({"ky": first}, {"ky": first})[0] == 1.0


def test_a_register_without_names_is_said() -> None:
    with pytest.raises(UsageError) as caught:
        roll_up(
            {"А": {"parcels": layer(squares(2))}},
            register=pd.DataFrame({"title": ["А"]}),
            parts=("balance",),
        )
    assert caught.value.code == "error.district_register"
