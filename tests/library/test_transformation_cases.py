"""The case file: its state on a day, and every slip in it named."""

from __future__ import annotations

import pytest

from sedp_spatial import DataError, UsageError
from sedp_spatial.transformation import (
    apply_transformation,
    precheck_transformation,
    read_cases,
    transformation_case,
)

STAGES = ["need", "documents", "council", "agreement", "registration"]


def case(*stages, **more):
    given = {"id": "1", "parcel_ids": ["a"], "target_category": "industry", "purpose": "industry"}
    return {**given, **more, "stage": [dict(one) for one in stages]}


def done(count, year=2025):
    return [{"stage": s, "date": f"{year}-0{n + 1}-01"} for n, s in enumerate(STAGES[:count])]


@pytest.mark.parametrize(
    ("stages", "on", "state", "following"),
    [
        ([], None, "not_begun", "need"),
        (done(2), None, "in_progress", "council"),
        (done(5), None, "registered", None),
        (done(5), "2025-03-15", "in_progress", "agreement"),
        (done(3), "2024-01-01", "not_begun", "need"),
        (
            [*done(3), {"stage": "agreement", "date": "2025-06-01", "decision": "кайтарылды"}],
            None,
            "returned",
            "agreement",
        ),
        (
            [*done(3), {"stage": "agreement", "date": "2025-06-01", "decision": "refused"}],
            None,
            "refused",
            None,
        ),
        (
            [
                *done(3),
                {"stage": "agreement", "date": "2025-06-01", "decision": "returned"},
                {"stage": "documents", "date": "2025-07-01"},
            ],
            None,
            "in_progress",
            "council",
        ),
        ([*done(2), {"stage": "council"}], None, "in_progress", "council"),
    ],
)
def test_the_state_is_that_of_the_day(stages, on, state, following):
    file = transformation_case(case(*stages), on=on)
    assert (file.state, file.next_stage) == (state, following)
    assert file.notes[0].code == f"note.case_{state}"
    if following:
        assert file.table["stage"].iloc[-1] == "registration"


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (
            case(
                {"stage": "need", "date": "2025-05-01"},
                {"stage": "documents", "date": "2025-04-30"},
            ),
            "error.case_dates",
        ),
        (
            case(
                {"stage": "need", "date": "2025-05-01"}, {"stage": "council", "date": "2025-06-30"}
            ),
            "error.case_skipped",
        ),
        (case({"stage": "council", "date": "2025-05-01"}), "error.case_skipped"),
        (case(*done(2), {"stage": "need", "date": "2025-06-01"}), "error.case_repeated"),
        (case(*done(5), {"stage": "registration", "date": "2026-01-01"}), "error.case_closed"),
        (
            case({"stage": "need"}, {"stage": "documents", "date": "2025-01-01"}),
            "error.case_undated",
        ),
        (case({"stage": "need", "date": "жаз"}), "error.case_date"),
        (case({"stage": "needs", "date": "2025"}), "error.choice"),
        (case({"stage": "need", "when": "2025"}), "error.case_key"),
        (case(target="x"), "error.case_key"),
        (case(parcel_ids=[]), "error.case_no_land"),
        (case(target_category="завод"), "error.choice"),
        (case(purpose="мектепп"), "error.transformation_purpose"),
        (case({"stage": "need", "decision": "perhaps"}), "error.choice"),
    ],
)
def test_slips_are_named(entry, code):
    with pytest.raises((DataError, UsageError)) as raised:
        transformation_case(entry)
    assert raised.value.code == code
    assert "{" not in raised.value.text("ky")


def test_a_file_of_cases_is_read_from_toml_and_csv(tmp_path):
    csv = tmp_path / "cases.csv"
    csv.write_text(
        "case_id,parcel_ids,target_category,purpose,stage,date,number\n"
        "7,a;b,industry,industry,need,01.02.2025,\n"
        "7,a;b,industry,industry,documents,2025-03-01,12\n"
        "8,c,settlement,school,,,\n",
        encoding="utf-8",
    )
    first, second = read_cases(csv)
    assert (first.parcel_ids, first.state, first.reached) == (
        ("a", "b"),
        "in_progress",
        "documents",
    )
    assert second.state == "not_begun"
    with pytest.raises(DataError, match="7"):
        read_cases({"case": [case(id="7"), case(id="7")]})
    with pytest.raises(DataError):
        read_cases({"case": []})
    with pytest.raises(UsageError):
        read_cases(tmp_path / "none.toml")


def test_the_sample_cases_run_through(sample, parcels, boundary):
    cases = read_cases(sample / "transformation.toml", on="2026-11-22")
    assert [one.state for one in cases] == ["in_progress", "returned"]
    verdicts = []
    for one in cases:
        checked = precheck_transformation(
            parcels,
            one.target_category,
            purpose=one.purpose,
            on=one.on,
            parcel_ids=one.parcel_ids,
            documents={code: text or True for code, text in one.documents.items()},
        )
        verdicts.append(checked.verdict)
    assert verdicts == ["needs", "would_be_returned"]
    after = apply_transformation(parcels, cases, boundary=boundary)
    assert set(after.changed["case_id"]) == {one.case_id for one in cases}
    assert abs(after.residual_ha) < 1e-8
