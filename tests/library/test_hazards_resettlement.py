"""The ledger: exposed = moved + waiting + plots needed, and what does not fit is a row."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sedp_spatial import DataError, UsageError, read_layer
from sedp_spatial.hazards import hazard_exposure, resettlement_ledger


def frame(**columns: Any) -> pd.DataFrame:
    return pd.DataFrame(columns)


def rows(result: Any) -> set[tuple[str, str, int]]:
    return set(result.issues[["rule", "place", "count"]].itertuples(index=False, name=None))


def test_by_village() -> None:
    ledger = resettlement_ledger(
        frame(village=["A", "B", "C"], households=[40, 5, 7]),
        frame(village=["A", "B", "D"], plots=[25, 8, 2]),
        frame(village=["A", "C"], households=[10, 3]),
    )
    table = ledger.table.set_index("village")
    assert table.loc["A"].to_dict() == {
        "exposed": 40, "granted": 25, "moved": 10, "waiting": 15, "plots_needed": 15,
    }  # fmt: skip
    assert table.loc["B", ["granted", "plots_needed"]].tolist() == [5, 0]
    assert table.loc["C", ["granted", "moved", "plots_needed"]].tolist() == [0, 3, 4]
    assert rows(ledger) == {
        ("granted_not_exposed", "B", 3),
        ("granted_not_exposed", "D", 2),
        ("moved_without_plot", "C", 3),
    }
    assert (ledger.exposed, ledger.waiting, ledger.plots_needed) == (52, 20, 19)
    assert "19" in ledger.notes[-1].text("ky")


def test_by_household() -> None:
    ledger = resettlement_ledger(
        frame(household_id=["1", "2", "3", "4"], village=["A", "A", "B", "B"]),
        frame(household_id=["1", "2", "2", "9", None]),
        frame(household_id=["2", "3", "8"]),
        by="village",
    )
    states = ledger.households.set_index("household_id")[["granted", "moved", "plots_needed"]]
    assert states.loc["1"].tolist() == [1, 0, 0]
    assert states.loc["2"].tolist() == [1, 1, 0]
    assert states.loc["3"].tolist() == [0, 1, 0]
    assert states.loc["4"].tolist() == [0, 0, 1]
    assert rows(ledger) == {
        ("granted_twice", "A", 1),
        ("granted_not_exposed", "", 1),
        ("moved_not_exposed", "", 1),
        ("moved_without_plot", "B", 1),
        ("without_key", "", 1),
    }
    assert ledger.table.set_index("village")["plots_needed"].to_dict() == {"A": 0, "B": 1}


@settings(max_examples=60)
@given(st.lists(st.tuples(*[st.integers(0, 9)] * 3), min_size=1, max_size=6))
def test_every_household_is_somewhere(counts: list[tuple[int, int, int]]) -> None:
    villages = [f"V{n}" for n in range(len(counts))]
    exposed, granted, moved = ([c[k] for c in counts] for k in range(3))
    ledger = resettlement_ledger(
        frame(village=villages, households=exposed),
        frame(village=villages, plots=granted),
        frame(village=villages, households=moved),
    )
    table = ledger.table
    assert (table["exposed"] == table["moved"] + table["waiting"] + table["plots_needed"]).all()
    assert (table.drop(columns="village") >= 0).all().all()
    found = ledger.issues.groupby("rule")["count"].sum()
    assert ledger.granted + found.get("granted_not_exposed", 0) == sum(granted)
    assert ledger.moved + found.get("moved_not_exposed", 0) == sum(moved)


def test_from_the_exposure_of_the_sample(sample: Path) -> None:
    path = sample / "municipality.gpkg"
    exposure = hazard_exposure(
        read_layer(path, "buildings", kind="buildings"),
        read_layer(path, "hazards", kind="hazards"),
        by="village",
    )
    nobody = frame(building_id=pd.Series([], dtype=object))
    ledger = resettlement_ledger(exposure, nobody, nobody)
    assert ledger.exposed == exposure.exposed_households == ledger.plots_needed
    by_village = exposure.table.query("hazard == 'any' and level == 'exposed'")
    expected = by_village.set_index("village")["households"]
    found = ledger.table.set_index("village")["exposed"]
    assert found.to_dict() == expected[expected > 0].to_dict()
    first = ledger.households["building_id"].head(3)
    some = resettlement_ledger(exposure, frame(building_id=first), frame(building_id=first[:1]))
    granted = ledger.households["households"].head(3).clip(upper=1).sum()
    assert some.granted == granted
    assert some.exposed == some.moved + some.waiting + some.plots_needed

    worst = resettlement_ledger(
        exposure, nobody, nobody, min_level={"mudflow": 2, "landslide": "3"}
    )
    assert 0 < worst.exposed < ledger.exposed
    assert worst.notes[0].code == "note.ledger_min_level"
    with pytest.raises(UsageError):
        resettlement_ledger(exposure, nobody, nobody, min_level={"mudflow": 9})
    villages = frame(village=["V1"], plots=[5], households=[2])
    aggregated = resettlement_ledger(exposure, villages, villages)
    assert aggregated.table.set_index("village").loc["V1", ["granted", "moved"]].tolist() == [5, 2]


def test_bad_tables_get_a_sentence() -> None:
    good = frame(village=["A"], households=[3])
    with pytest.raises(UsageError) as error:
        resettlement_ledger(good, frame(town=["A"]), good)
    assert error.value.code == "error.ledger_key"
    for bad in ([-1], ["many"], [2.5]):
        with pytest.raises(DataError):
            resettlement_ledger(good, frame(village=["A"], plots=bad), good)
