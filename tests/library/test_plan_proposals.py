"""What the wizard proposes: layers, fields, codes, units – and what it never takes by itself."""

from __future__ import annotations

import geopandas as gpd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sedp_spatial import DataError, UsageError, read_layer
from sedp_spatial.codes import load_codes
from sedp_spatial.layers.describing import MOST_VALUES, describe_layer
from sedp_spatial.layers.proposing import alike, applied_from, propose_codes, propose_fields
from sedp_spatial.layers.schema import schema_of
from sedp_spatial.messages import LANGUAGES
from sedp_spatial.plan.foreseeing import MISSING, RUNS, foreseen
from sedp_spatial.plan.keys import known_keys
from sedp_spatial.plan.layer_choice import propose_layers
from sedp_spatial.plan.steps import STEPS
from tests.library.builders import block, layer, squares


def fields_of(names: list[str], kind: str = "parcels") -> dict[str, str]:
    return {one.name: one.meant for one in propose_fields(names, kind) if one.meant}


def on_map(name: str, geometry: str = "polygon", fields: tuple[str, ...] = ()) -> dict:
    return {"id": name, "name": name, "geometry": geometry, "fields": list(fields)}


def chosen(*layers: dict) -> dict[str, str]:
    found = propose_layers(layers)
    return {key: one for key, one in zip(found["key"], found["layer"], strict=True) if one}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["PARCEL_ID", "Category"], {"parcel_id": "PARCEL_ID", "category": "Category"}),
        (["Кадастровый номер", "Категория земель", "Площадь"],
         {"parcel_id": "Кадастровый номер", "category": "Категория земель",
          "registered_area_ha": "Площадь"}),
        (["тилке_номери", "жер_категориясы", "аянты", "максаттуу багыты"],
         {"parcel_id": "тилке_номери", "category": "жер_категориясы",
          "registered_area_ha": "аянты", "purpose": "максаттуу багыты"}),
        (["IDU", "SUPF"], {"parcel_id": "IDU", "registered_area_ha": "SUPF"}),
        (["REGISTERED"], {"registered_area_ha": "REGISTERED"}),  # cut by a Shapefile
    ],
)  # fmt: skip
def test_fields_are_found_under_the_names_that_registers_use(names, expected):
    assert fields_of(names).items() >= expected.items()


@given(st.lists(st.text(max_size=12), max_size=8, unique=True))
def test_a_field_is_proposed_once_and_only_if_it_is_there(names):
    for kind in ("parcels", "restrictions"):
        found = propose_fields(names, kind)
        assert [one.name for one in found] == list(schema_of(kind).columns)
        taken = [one.meant for one in found if one.meant]
        assert len(taken) == len(set(taken)) and set(taken) <= set(names)
        assert all(0 <= one.score <= 1 for one in found)


def test_every_label_in_every_language_is_certain():
    for file in ("categories", "land_kinds", "ownership", "in_use"):
        for code, entry in load_codes(file).items():
            said = [entry[lang] for lang in LANGUAGES]
            assert all(one.meant == code and one.score == 1 for one in propose_codes(said, file))


def test_what_is_only_alike_is_below_certainty():
    values = ["Земли с/х назначения", "Приусадебный", "xyz", "Пастбищные земли"]
    found = {one.name: one for one in propose_codes(values, "land_kinds")}
    assert all(one.score < 1 for one in found.values())
    assert found["xyz"].meant == "" and found["Пастбищные земли"].meant == "pasture"
    assert found["Пастбищные земли"].score < applied_from()


@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_is_a_share_and_the_same_both_ways(first, second):
    assert 0 <= alike(first, second) <= 1
    assert alike(first, second) == alike(second, first)


def test_layers_are_found_in_three_languages():
    assert chosen(on_map("Жер тилкелери"), on_map("Дарыялар", "line"), on_map("Чек ара")) == {
        "parcels": "Жер тилкелери", "rivers": "Дарыялар", "boundary": "Чек ара"}  # fmt: skip
    assert chosen(on_map("Участки"), on_map("Здания"), on_map("Дороги", "line")) == {
        "parcels": "Участки", "buildings": "Здания", "roads": "Дороги"}  # fmt: skip
    assert chosen(on_map("PARCELLE"), on_map("BATIMENT"), on_map("TRONFLUV")) == {
        "parcels": "PARCELLE", "buildings": "BATIMENT", "rivers": "TRONFLUV"}  # fmt: skip


def test_the_earlier_parcels_are_the_state_before():
    older, newer = on_map("parcels_2021"), on_map("parcels 2026")
    assert chosen(older, newer) == {"parcels": "parcels 2026", "parcels_before": "parcels_2021"}
    assert chosen(newer, older) == chosen(older, newer)


def test_points_are_no_parcels_and_rasters_no_layers():
    assert "parcels" not in chosen(on_map("parcels", "point"))
    assert chosen(on_map("dem", "raster")) == {"dem": "dem"}
    assert chosen(on_map("parcels", "raster")) == {}


def test_fields_tell_what_a_name_does_not():
    assert chosen(on_map("layer 1", fields=("hazard", "level"))) == {"hazards": "layer 1"}


def test_every_layer_that_is_asked_for_is_a_key_of_the_plan():
    assert {f"layers.{key}" for key in load_codes("layer_words")} <= set(known_keys())


# --- describing ---------------------------------------------------------------------------------


def test_values_add_up_to_the_layer_and_units_are_measured():
    shapes = squares(4)
    frame = layer(shapes, category=["a", "b", "a", None], S=[10_000.0, 9_990.0, 10_010.0, None])
    told = describe_layer(frame, kind="parcels")
    values = told.values[told.values["field"] == "category"]
    assert values["features"].sum() == told.features == 4
    assert values["area_ha"].sum() == pytest.approx(told.area_ha, rel=1e-12)
    assert values["value"].tolist()[:1] == ["a"] and values["value"].tolist()[-1] is None
    ratio = told.table.set_index("field").loc["S", "ratio_ha"]
    assert ratio == pytest.approx(10_000, rel=2e-3)


def test_a_field_of_numbers_is_no_list_of_codes():
    count = MOST_VALUES + 1
    told = describe_layer(layer(squares(count, size=10)), kind="parcels")
    assert bool(told.table.set_index("field").loc["parcel_id", "most"])
    assert "parcel_id" not in set(told.values["field"])


def test_the_wrong_geometry_is_refused_with_the_sentence_of_the_reader():
    lines = gpd.GeoDataFrame(geometry=[block(0, 0).exterior], crs="EPSG:7694")
    with pytest.raises(DataError, match="not a layer of polygons"):
        describe_layer(lines, kind="parcels", source="L")
    assert describe_layer(lines, kind="rivers").area_ha == 0


def test_a_layer_of_the_sample_is_recognised_whole(parcels):
    told = describe_layer(parcels, kind="parcels")
    assert (told.proposals["score"] == 1).all()
    assert told.area_ha == pytest.approx(17_620.00, abs=0.01)


# --- what will run ------------------------------------------------------------------------------


def test_what_is_foreseen_is_what_runs(tmp_path):
    """Against the engine itself, which is asked with the same keys."""
    from sedp_spatial.plan.drafting import new_plan
    from sedp_spatial.plan.running import run_plan
    from tests.library.builders import squares as grid

    file = tmp_path / "p.gpkg"
    layer(grid(3)).to_file(file, layer="parcels", driver="GPKG")
    plan = new_plan(tmp_path / "plan", territory={"en": "A"}, base_year=2026,
                    layers={"parcels": f"{file}|layername=parcels"}).plan  # fmt: skip
    done = run_plan(plan, tmp_path / "out", documents=False)
    states = dict(zip(done.table["step"], done.table["state"], strict=True))
    seen = foreseen(["layers.parcels"])
    for step, state in zip(seen["step"], seen["state"], strict=True):
        if state == MISSING:
            assert states[step] == "missing", step
        else:  # it has its data; that it finds something to do is another matter
            assert state == RUNS and states[step] in ("ran", "cached", "missing", "failed"), step
    assert states["balance"] == "ran"


@settings(max_examples=25)
@given(st.sets(st.sampled_from(sorted(k for s in STEPS for k in (*s.needs_keys, *s.any_of)))))
def test_more_data_never_means_fewer_steps(keys):
    def running(given_keys: set[str]) -> set[str]:
        table = foreseen(given_keys)
        return set(table.loc[table["state"] == RUNS, "step"])

    for key in sorted(keys):
        assert running(keys - {key}) <= running(keys)


def test_a_mapping_for_an_unknown_kind_is_refused():
    with pytest.raises(UsageError):
        propose_fields(["a"], "clouds")


def test_real_cadastre_fields(french):
    told = describe_layer(french, kind="parcels")
    taken = {c: f for c, f, s in told.proposals.itertuples(index=False) if s >= applied_from()}
    assert taken == {"parcel_id": "IDU", "registered_area_ha": "SUPF"}
    ratio = told.table.set_index("field").loc["SUPF", "ratio_ha"]
    assert ratio * 1e-4 == pytest.approx(1.0, abs=0.01)


@pytest.fixture
def french() -> gpd.GeoDataFrame:
    from pathlib import Path

    file = Path(__file__).resolve().parents[3] / "shared/data/fr_commune/cadastre_25354.gpkg"
    if not file.is_file():
        pytest.skip("the real cadastre is not here")
    return read_layer(file, "PARCELLE", kind="places")
