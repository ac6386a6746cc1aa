"""Plots and measures, both directions, kept valid when plots change, and written as relations."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pandas as pd
import pytest

from sedp_spatial import (
    DataError,
    UsageError,
    land_change,
    links_after_change,
    measure_plots,
    measures_table,
    plots_to_measures,
    read_layer,
    write_layers,
)
from sedp_spatial.report.plan_tables import read_links, write_links
from tests.library.builders import block, layer, squares

ROWS = [
    {"measure_id": "M1", "section": "space", "name": "=Road", "cost_som": 5e6, "year": 2027,
     "annual_upkeep_som": 1e5, "sources": "donor=5000000", "parcel_ids": "P1;P2"},
    {"measure_id": "M2", "section": "space", "name": "Pipe", "cost_som": 4e6, "year": 2028,
     "annual_upkeep_som": 0, "sources": "donor=3000000;local_budget=1000000",
     "parcel_ids": "P2;P3"},
    {"measure_id": "M3", "section": "space", "name": "Study", "cost_som": 1e6, "year": 2027,
     "annual_upkeep_som": 0, "sources": "local_budget=1000000"},
]  # fmt: skip


def links(*pairs: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame(pairs, columns=["measure_id", "parcel_id"])


def lineage(*rows: tuple[str, tuple[str, ...], tuple[str, ...]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["event", "before_ids", "after_ids"])


def pairs(frame: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(frame["measure_id"], frame["parcel_id"], strict=True))


def test_from_a_measure_to_its_plots():
    parcels = layer(squares(2))
    made = measures_table(ROWS, strict=False, parcels=parcels)
    plots = measure_plots(made.links, parcels).set_index("measure_id")
    assert plots.loc["M1", "plots"] == 2 and plots.loc["M1", "area_ha"] == pytest.approx(2, 1e-2)
    assert plots.loc["M2", "unknown_ids"] == ("P3",)
    assert "M3" not in plots.index


def test_from_plots_to_measures_money_is_counted_once():
    made = measures_table(ROWS)
    got = plots_to_measures(["P1", "P2", "P9"], made)
    assert got.total_som == 9e6 and got.measures == 2
    assert pairs(got.table.dropna(subset="measure_id")) == [
        ("M1", "P1"), ("M1", "P2"), ("M2", "P2")]  # fmt: skip
    assert got.table.set_index("parcel_id").loc["P9", "measure_id"] is None or pd.isna(
        got.table.set_index("parcel_id").loc["P9", "measure_id"]
    )
    money = got.money.groupby("source")["amount_som"].sum()
    assert money.to_dict() == {"donor": 8e6, "local_budget": 1e6}
    assert set(got.money["year"]) == {2027, 2028}
    assert plots_to_measures([], made).total_som == 0


def test_a_split_passes_the_link_to_all_parts_and_a_merge_to_one():
    got = links_after_change(
        links(("M1", "P1"), ("M1", "P2"), ("M2", "P3"), ("M2", "P4")),
        lineage(("split", ("P1",), ("P1a", "P1b")), ("merge", ("P3", "P4"), ("P34",))),
    )
    assert pairs(got.table) == [("M1", "P1a"), ("M1", "P1b"), ("M1", "P2"), ("M2", "P34")]
    assert got.changes["event"].tolist() == ["split", "merge"]
    assert got.changes["before_ids"].tolist()[1] == ("P3", "P4")


def test_what_is_gone_or_regrouped_is_kept_and_said():
    got = links_after_change(
        links(("M1", "P1"), ("M2", "P2")),
        lineage(("gone", ("P1",), ()), ("regrouped", ("P2", "P3"), ("Q1", "Q2"))),
        parcels=layer(squares(2), parcel_id=["Q1", "Q2"]),
    )
    assert pairs(got.table) == [("M1", "P1"), ("M2", "Q1"), ("M2", "Q2")]
    codes = [note.code for note in got.notes]
    assert codes[-3:] == ["note.links_gone", "note.links_regrouped", "note.links_unknown"]


def test_reshaped_and_transformed_plots_keep_their_links_renamed_ones_follow():
    got = links_after_change(
        links(("M1", "P1"), ("M1", "P2"), ("M1", "P3")),
        lineage(
            ("reshaped", ("P1", "P9"), ("P1", "P9")),
            ("transformed", ("P2",), ("P2",)),
            ("renamed", ("P3",), ("N3",)),
        ),
    )
    assert pairs(got.table) == [("M1", "P1"), ("M1", "P2"), ("M1", "N3")]
    assert got.changes["event"].tolist() == ["renamed"]


def test_the_lineage_of_a_change_of_land_is_what_is_asked_for():
    before = layer([block(0, 0, 2, 1), block(2, 0), block(3, 0)])
    after = layer([block(0, 0), block(1, 0), block(2, 0, 2, 1)], parcel_id=["A", "B", "C"])
    change = land_change(before, after)
    got = links_after_change(
        links(("M1", "P1"), ("M2", "P2"), ("M2", "P3")), change.lineage, parcels=after
    )
    assert pairs(got.table) == [("M1", "A"), ("M1", "B"), ("M2", "C")]
    assert got.table["area_ha"].tolist() == pytest.approx([1, 1, 2], 1e-2)


def test_the_links_of_2021_are_valid_on_the_parcels_of_2026(parcels, parcels_2021, sample):
    answer = pd.read_csv(sample / "change_answer.csv", dtype=str)
    old = answer.loc[answer["kind"] == "split", "ids_before"].str.split(";").explode().tolist()
    change = land_change(parcels_2021, parcels)
    given = links(*[("M1", plot) for plot in [*old, parcels_2021["parcel_id"].iloc[0]]])
    got = links_after_change(given, change.lineage, parcels=parcels)
    assert set(got.table["parcel_id"]) <= set(parcels["parcel_id"])
    assert not [n for n in got.notes if n.code in ("note.links_gone", "note.links_unknown")]


def test_a_lineage_without_its_columns_is_refused():
    with pytest.raises(DataError, match="after_ids"):
        links_after_change(links(("M1", "P1")), pd.DataFrame({"event": [], "before_ids": []}))


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.gpkg"
    write_layers(path, {"parcels": layer(squares(3))})
    return path


def test_the_relation_is_data_that_other_programs_read(plan):
    made = measures_table(ROWS, parcels=read_layer(plan, "parcels", kind="parcels"))
    write_links(plan, made)
    with closing(sqlite3.connect(plan)) as file:
        ask = lambda sql: file.execute(sql).fetchall()  # noqa: E731
        assert ask("PRAGMA integrity_check") == [("ok",)]
        assert ask("PRAGMA foreign_key_check") == []
        relation = ask("SELECT base_table_name, base_primary_column, related_table_name,"
                       " mapping_table_name FROM gpkgext_relations")  # fmt: skip
        assert relation == [("measures", "fid", "parcels", "measure_plots")]
        joined = ask(
            "SELECT m.measure_id, p.parcel_id FROM measures m JOIN measure_plots l"
            " ON l.base_id = m.fid JOIN parcels p ON p.fid = l.related_id ORDER BY 1, 2"
        )
        assert joined == [("M1", "P1"), ("M1", "P2"), ("M2", "P2"), ("M2", "P3")]
        money = ask("SELECT SUM(amount_som) FROM measure_sources")
        assert money == [(made.total_som,)]
        extensions = ask("SELECT table_name FROM gpkg_extensions"
                         " WHERE extension_name = 'gpkg_related_tables' ORDER BY 1")  # fmt: skip
        assert extensions == [("gpkgext_relations",), ("measure_plots",)]
    assert pairs(read_links(plan)) == joined
    assert len(read_layer(plan, "parcels", kind="parcels")) == 3


def test_writing_again_gives_the_same_tables_and_no_second_relation(plan):
    made = measures_table(ROWS)
    dumps = []
    for _ in range(2):
        write_links(plan, made)
        with closing(sqlite3.connect(plan)) as file:
            tables = ["measures", "measure_plots", "measure_sources", "measure_upkeep",
                      "gpkg_contents", "gpkg_extensions"]  # fmt: skip
            dumps.append([file.execute(f"SELECT * FROM {t}").fetchall() for t in tables])
            assert file.execute("SELECT COUNT(*) FROM gpkgext_relations").fetchone() == (1,)
    assert [sorted(map(repr, rows)) for rows in dumps[0]] == [
        sorted(map(repr, rows)) for rows in dumps[1]
    ]


def test_a_plot_that_the_layer_lacks_stays_with_an_empty_number(plan):
    made = measures_table(ROWS)
    write_links(plan, made, links=links(("M1", "P1"), ("M1", "gone")))
    with closing(sqlite3.connect(plan)) as file:
        rows = file.execute("SELECT parcel_id, related_id FROM measure_plots").fetchall()
    assert rows == [("P1", 1), ("gone", None)]


def test_bad_files_are_refused_and_left_as_they_were(plan, tmp_path):
    made = measures_table(ROWS)
    with pytest.raises(UsageError):
        write_links(tmp_path / "none.gpkg", made)
    before = plan.read_bytes()
    with pytest.raises(DataError, match="fields"):
        write_links(plan, made, parcels="fields")
    with pytest.raises(DataError, match="M9"):
        write_links(plan, made, links=links(("M9", "P1")))
    assert plan.read_bytes() == before
    with pytest.raises(DataError):
        read_links(plan)
