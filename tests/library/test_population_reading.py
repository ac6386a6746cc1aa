"""Tables as people keep them: code pages, separators, headers, sexes, ages, totals."""

from __future__ import annotations

import pandas as pd
import pytest

from sedp_spatial import DataError, UsageError
from sedp_spatial.population import (
    age_sex_table,
    asfr_from_pattern,
    check_against_history,
    population_at,
    rates_from_wide,
    read_table,
)

AGE_SEX = "Возраст;Мужчины;Женщины;Всего\n0-4;10;11;21\n5-9;8;9;17\n10+;20;25;45\n"


def written(folder, text: str, encoding: str = "utf-8", name: str = "table.csv"):
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def read(folder, text: str, kind: str = "population_age_sex", encoding: str = "utf-8"):
    return read_table(written(folder, text, encoding), kind=kind)


def refused(folder, text: str, kind: str = "population_age_sex") -> DataError:
    with pytest.raises(DataError) as caught:
        read(folder, text, kind)
    return caught.value


def test_the_sample_tables(sample):
    people = read_table(sample / "population_age_sex.csv", kind="population_age_sex")
    assert list(people.columns) == ["year", "village", "age", "female", "male"]
    assert len(people) == 2 * 5 * 17
    history = read_table(sample / "population_history.csv", kind="population_history")
    last = population_at(people, 2026)
    assert last.sum().sum() == history["population"].iloc[-1]
    assert population_at(people, 2021, village="V2").sum().sum() > 0
    projects = read_table(sample / "economic_projects.csv", kind="economic_projects")
    assert projects["investment_som"].sum() == 330_500_000
    assert projects["year"].dtype == "int64"


def test_a_history_that_contradicts_the_ages_is_named(sample):
    people = read_table(sample / "population_age_sex.csv", kind="population_age_sex")
    history = read_table(sample / "population_history.csv", kind="population_history")
    check_against_history(people, history)
    history.loc[history["year"] == 2026, "population"] += 1
    with pytest.raises(DataError, match="row 2026, column population: it says 15608"):
        check_against_history(people, history)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_code_pages_and_separators(tmp_path, encoding, separator):
    found = read(tmp_path, AGE_SEX.replace(";", separator), encoding=encoding)
    assert found.values.tolist() == [[0, 11, 10], [5, 9, 8], [10, 25, 20]]


@pytest.mark.parametrize(
    "header",
    [
        "Курагы;Аялдар;Эркектер",
        "Age;Female;Male",
        "Возраст;Женщины, чел.;Мужчины (чел.)",
        "age;female;male",
        "Возрастная группа;женщин;мужчин",
    ],
)
def test_headers_in_three_languages(tmp_path, header):
    found = read(tmp_path, f"{header}\n0–4;11;10\n5 жана андан жогору;34;28\n")
    assert found.values.tolist() == [[0, 11, 10], [5, 34, 28]]


def test_rows_per_sex_and_single_years(tmp_path):
    rows = [f"{age};{sex};{age + 1}" for age in range(12) for sex in ("аял", "эркек")]
    found = read(tmp_path, "жашы;жынысы;саны\n" + "\n".join(rows) + "\n")
    assert found["age"].tolist() == [0, 5, 10]
    assert found["female"].tolist() == [15, 40, 23]
    assert found["female"].equals(found["male"])


def test_a_workbook_reads_the_same(tmp_path):
    pytest.importorskip("openpyxl")
    frame = pd.DataFrame({"Возраст": ["0-4", "5+"], "Женщины": [1, 2], "Мужчины": [3, 4]})
    frame.to_excel(tmp_path / "table.xlsx", index=False)
    found = read_table(tmp_path / "table.xlsx", kind="population_age_sex")
    assert found.values.tolist() == [[0, 1, 3], [5, 2, 4]]
    (tmp_path / "broken.xlsx").write_bytes(b"PK nonsense")
    with pytest.raises(DataError, match="cannot be read"):
        read_table(tmp_path / "broken.xlsx", kind="population_age_sex")


def test_a_row_of_totals_is_checked_and_left_out(tmp_path):
    good = "Возраст;Женщины;Мужчины\n0-4;11;10\n5+;9;8\nВсего;20;18\n"
    assert read(tmp_path, good)["female"].sum() == 20
    error = refused(tmp_path, good.replace("20;18", "21;18"))
    assert (error.code, error.params["row"], error.params["column"]) == (
        "error.total_differs",
        "4",
        "female",
    )


def test_money_in_thousands_is_named_by_its_header(tmp_path):
    text = "Отрасль;Инвестиции, тыс. сом;Год;Рабочие места\nтуризм;65 000,5;2029;48\n"
    found = read(tmp_path, text, "economic_projects")
    assert found["investment_som"].tolist() == [65_000_500.0]
    assert [n.code for n in found.attrs["sedp_notes"]] == ["note.money_converted"]
    million = read(
        tmp_path, text.replace("тыс. сом", "млн сом").replace("65 000,5", "65"), "economic_projects"
    )
    assert million["investment_som"].tolist() == [65_000_000.0]


@pytest.mark.parametrize(
    ("text", "code", "named"),
    [
        ("Возраст;Женщины;Мужчины\n0-4;11;\n5+;9;8\n", "error.cell_missing", "row 2"),
        ("Возраст;Женщины;Мужчины\n0-4;11;10\n5+;-9;8\n", "error.cell_negative", "row 3"),
        ("Возраст;Женщины;Мужчины\n0-4;11;10\n5+;9;много\n", "error.cell_unreadable", "male"),
        ("Возраст;Женщины;Мужчины\nдети;11;10\n5+;9;8\n", "error.age_label", "дети"),
        ("Возраст;Женщины;Мужчины\n0-4;11;10\n0-4;9;8\n", "error.row_twice", "3"),
        ("Возраст;Население\n0-4;21\n5+;17\n", "error.sexes_merged", "Население"),
        ("Возраст;Женщины;Мужчины;Всего\n0-4;11;10;22\n", "error.total_differs", "total"),
        ("Возраст;Женщины;Мужчины\n0-4;11\n", "error.row_width", "row 2"),
        ("Группа;Женщины;Мужчины\n0-4;11;10\n", "error.table_column", "age"),
        ("Возраст;пол;саны\n0-4;аял;1\n0-4;оба;2\n", "error.cell_unreadable", "оба"),
        ("Возраст;пол;саны\n0-4;аял;1\n0-4;аял;2\n", "error.row_twice", "3"),
        ("Возраст;пол;саны\n0-4;аял;1\n5+;эркек;2\n", "error.cell_missing", "male"),
        ("Возраст;Женщины;Мужчины\n", "error.table_empty", "table.csv"),
        ("\n\n", "error.table_empty", "table.csv"),
    ],
)
def test_bad_tables_are_refused_by_row_and_column(tmp_path, text, code, named):
    error = refused(tmp_path, text)
    assert error.code == code
    assert named in str(error)


def test_no_file_and_no_kind(tmp_path):
    with pytest.raises(UsageError):
        read_table(tmp_path / "nowhere.csv", kind="population_history")
    with pytest.raises(UsageError):
        read_table(written(tmp_path, AGE_SEX), kind="horoscope")
    people = age_sex_table(pd.DataFrame({"age": [0, 5], "female": [1, 2], "male": [1, 2]}))
    with pytest.raises(DataError, match="2030"):
        population_at(people.assign(year=2026), 2030)


def test_wide_tables_of_the_united_nations():
    wide = pd.DataFrame(
        {"country_code": 417, "age": ["15-19", "100+"], "2020-2025": [1.0, 2.0], "2025-2030": 3.0}
    )
    found = rates_from_wide(wide, value="mx", sex="male")
    assert list(found.columns) == ["period_start", "sex", "age", "mx"]
    assert found["age"].tolist() == [15, 100, 15, 100]
    pattern = pd.DataFrame({"period_start": 2020, "age": range(15, 50, 5), "percent": 10.0})
    tfr = pd.DataFrame({"period_start": [2020], "tfr": [2.0]})
    with pytest.raises(DataError, match="70"):
        asfr_from_pattern(pattern, tfr)
