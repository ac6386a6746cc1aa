"""Results as CSV, JSON and Parquet."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pandas as pd
import pytest

from sedp_spatial import UsageError
from sedp_spatial.report.tables import result_json, write_csv, write_table
from tests.library import report_results as made


def test_json_has_the_names_of_the_result_and_survives_a_strict_parser() -> None:
    plain = result_json(made.balance())
    text = json.dumps(plain, allow_nan=False)
    again = json.loads(text)
    assert {"table", "cross", "notes", "parcels_ha", "residual_ha", "layer_features"} <= set(again)
    assert again["layer_features"] == 3
    assert again["by"] == ["category"]
    assert again["table"][0] == {
        "category": "agricultural",
        "parcels": 5,
        "area_ha": 10.004,
        **{key: again["table"][0][key] for key in again["table"][0] if key not in ("category",)},
    }
    assert "layer" not in again


def test_json_keeps_every_digit() -> None:
    result = made.balance()
    assert result_json(result)["territory_ha"] == result.territory_ha


def test_json_of_missing_values_tuples_and_messages() -> None:
    plain = result_json(made.check(), lang="ru")
    first, second = plain["table"][:2]
    assert first["feature_ids"] == ["P1", made.EVIL]
    assert first["length_m"] is None
    assert second["feature_ids"] == []
    assert first["message"] == made.check().table["message"][0].text("ru")
    json.dumps(plain, allow_nan=False)


def test_json_of_a_matrix() -> None:
    matrix = result_json(made.change())["matrix"]
    assert matrix == {
        "index": ["agricultural", "settlement"],
        "columns": ["agricultural", "settlement"],
        "data": [[2.0, 1.0], [0.0, 1.0]],
    }


def test_csv_shows_cyrillic_in_excel_and_keeps_the_numbers(tmp_path: Path) -> None:
    path = tmp_path / "жер.csv"
    write_table(path, made.balance(), lang="ky")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    pd.testing.assert_frame_equal(
        pd.read_csv(path, encoding="utf-8-sig"), made.balance().table, check_dtype=False
    )


def test_csv_joins_lists(tmp_path: Path) -> None:
    write_table(tmp_path / "check.csv", made.check())
    assert pd.read_csv(tmp_path / "check.csv")["feature_ids"][0] == f"P1, {made.EVIL}"


def test_parquet_keeps_types(tmp_path: Path) -> None:
    write_table(tmp_path / "check.parquet", made.check(), lang="ru")
    read = pd.read_parquet(tmp_path / "check.parquet")
    assert list(read["feature_ids"][0]) == ["P1", made.EVIL]
    assert read["area_m2"].dtype == "float64"


def test_an_unknown_ending_is_refused_and_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="parquet"):
        write_table(tmp_path / "balance.doc", made.balance())


def test_writing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.json", "b.csv", "c.parquet"):
        write_table(tmp_path / name, made.balance())
        first = (tmp_path / name).read_bytes()
        write_table(tmp_path / name, made.balance())
        assert (tmp_path / name).read_bytes() == first


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1"])
def test_csv_holds_no_formulas(tmp_path: Path, text: str) -> None:
    table = pd.DataFrame({"name": [text, "Көк-Өңүр", "-5"], "area_ha": [-1.5, 2.0, 3.0]})
    write_csv(tmp_path / "a.csv", table)
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))[1:]
    assert [row[0] for row in rows] == ["'" + text.replace("\r", "\n"), "Көк-Өңүр", "-5"]
    assert [float(row[1]) for row in rows] == [-1.5, 2.0, 3.0]
