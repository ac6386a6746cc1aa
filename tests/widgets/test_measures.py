"""The page of the budget without QGIS: what it shows, what it reads, what it undoes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .pages import make, module

store, run, book_of = module("measure_store"), module("measure_run"), module("measure_book")
history_of, money = module("measure_history"), module("money_words")

VALUES = {"section": "space", "name": "Көчө", "cost_som": 2e6, "year": 2027,
          "commissioning_year": 2028, "annual_upkeep_som": 40_000.0,
          "sources": "local_budget=1500000;donor=500000", "purpose": "road_housing"}  # fmt: skip
ROAD = run.UnitCost("road_housing", "infrastructure", "ha", 2e6, 1.0, 0.03, 2,
                    {"district_fund": 0.6, "local_budget": 0.4}, "Смета", False)  # fmt: skip


def measure(name: str, standing: str = "funded", plots: tuple[str, ...] = (), **values: Any) -> Any:
    whole = {**VALUES, **values}
    entry = store.Entry(name, whole, plots, revision=1)
    return run.Measure(entry, run.sources_in(whole["sources"]), None, standing)


def a_book(*measures: Any, **given: Any) -> Any:
    years = book_of.years_of(measures, {2027: 1e6, 2028: 5e6})
    whole = {"base_year": 2026, "last_year": 2029, "has_run": True, "areas": {"A": 1.5, "B": 0.5},
             "unit_costs": {"road_housing": ROAD}, **given}  # fmt: skip
    return book_of.Book(measures=measures, years=years, **whole)


# --- figures ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("ky", "1 200 000,5", 1_200_000.5),
        ("ru", "1 200 000", 1_200_000),
        ("ru", "1200000.5", 1_200_000.5),
        ("en", "1,200,000.5", 1_200_000.5),
        ("en", " ", None),
        ("ky", "0", 0),
    ],
)
def test_numbers_are_read_as_people_write_them(language: str, text: str, value: Any) -> None:
    assert money.Figures(language).read(text) == value


@pytest.mark.parametrize("text", ["about 3", "1e999", "nan", "1,2,3", "12 сом"])
def test_what_is_no_number_is_not_taken_for_one(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        money.Figures("ky").read(text)


@given(st.sampled_from(["ky", "ru", "en"]), st.integers(0, 10**13))
def test_an_amount_is_read_as_it_was_shown(language: str, som: int) -> None:
    figures = money.Figures(language)
    assert figures.read(figures.number(som)) == som


def test_little_money_is_not_shown_as_none() -> None:
    figures = money.Figures("en")
    assert figures.money(0) == "0.0 mln som" and figures.money(40_000) == "40,000 som"
    assert figures.millions(20_000) == "0.020" and figures.money(123_456_789) == "123.5 mln som"


# --- the page ---------------------------------------------------------------------------------


def test_the_years_say_what_is_asked_and_what_is_over() -> None:
    page = make("measures_page", "en")
    declined = store.replace(measure("M02").entry, state=store.DECLINED)
    page.show_book(a_book(measure("M01"), run.replace(measure("M02"), entry=declined)))
    first, second, whole = page.chart.texts()
    assert "2027: 1.5 mln som asked" in first
    assert "over budget by 0.5 mln som" in first and "besides 0.5 mln som" in first
    assert "over budget" not in second
    assert whole.startswith("all years: 1.5 mln som")
    page.chart.resize(360, 120)
    assert not page.chart.grab().isNull()


def test_a_filter_follows_what_comes_later() -> None:
    page = make("measures_page", "en")
    page.show_book(a_book(measure("M01", plots=("A",)), measure("M02", "unfunded", ("B",))))
    assert "unfunded: 1" in page.sums.text()
    page.show_only(["A"])
    assert [m.entry.measure_id for m in page.shown()] == ["M01"]
    assert "Sources: Local budget 1.5 mln som" in page.sums.text()
    page.table.choose("M01")
    page.show_book(a_book(measure("M01", plots=("A",)), measure("M03", plots=("A", "B"))))
    assert [m.entry.measure_id for m in page.shown()] == ["M01", "M03"]
    assert page.table.chosen().entry.measure_id == "M01"
    page.show_only(None)
    assert page.all.isHidden()


def test_a_narrow_table_has_two_lines_and_a_wide_one_columns() -> None:
    page = make("measures_page", "ky")
    page.show_book(a_book(*[measure(f"M{n:02d}", standing) for n, standing in enumerate(
        money.SHAPES)]))  # fmt: skip
    shown = {}
    for width in (380, 800, 1300):
        page.table.resize(width, 300)
        page.table.show()
        assert not page.table.grab().isNull()
        hidden = [page.table.isColumnHidden(c) for c in range(page.model.columnCount())]
        shown[width] = hidden.count(False)
    assert shown == {380: 2, 800: 6, 1300: 9}


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_the_form_gives_back_what_it_was_given(language: str) -> None:
    page = make("measures_page", language)
    entry = store.Entry("M07", {**VALUES, "kind": "road", "municipalities": "Өзгөн",
                                "cost_low_som": 1e6, "note": "ң", "after": "M01"}, ("A", "B"),
                        revision=4)  # fmt: skip
    page.show_book(a_book(measure("M01")))
    page.open_form(entry)
    back, wrong = page.form.entry()
    assert wrong == [] and back.revision == 4
    assert back.says() == entry.says()


def test_what_nobody_touched_stays_as_exact_as_it_was() -> None:
    values = {**VALUES, "cost_som": 3.3, "sources": "donor=1.65;local_budget=1.65",
              "annual_upkeep_som": 1234.5678, "quantity": 81.8671825}  # fmt: skip
    page = make("measures_page", "ky")
    page.open_form(store.Entry("M01", values, revision=1))
    for line in page.form.amounts.values():
        line.editingFinished.emit()
    back, wrong = page.form.entry()
    assert wrong == [] and {k: back.values[k] for k in values} == values


def test_a_purpose_proposes_what_adds_up() -> None:
    page = make("measures_page", "en")
    page.show_book(a_book(measure("M01")))
    saved: list[Any] = []
    page.save_wanted.connect(saved.append)
    page.open_form(store.Entry("", plots=("A", "B")))
    form = page.form
    form.save.click()
    assert saved == [] and "Give the measure a name" in form.wrong.text()
    form.purpose.setCurrentIndex(form.purpose.findData("road_housing"))
    form.purpose.activated.emit(form.purpose.currentIndex())
    form.save.click()
    assert form.wrong.isHidden(), form.wrong.text()
    (entry,) = saved
    assert entry.values["cost_som"] == 4e6 and entry.values["commissioning_year"] == 2028
    assert entry.values["sources"] == "district_fund=2400000;local_budget=1600000"
    assert entry.values["annual_upkeep_som"] == 120_000 and entry.plots == ("A", "B")


# --- undo -------------------------------------------------------------------------------------


STEPS = st.lists(st.tuples(st.sampled_from(["mine", "undo", "redo", "theirs", "new"]),
                           st.sampled_from(["M01", "M02"])), max_size=30)  # fmt: skip


@settings(max_examples=25, deadline=None, derandomize=True)
@given(STEPS)
def test_undo_gives_back_what_was_there_and_nothing_of_anybody_elses(
    app: object, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]]
) -> None:
    """Against the file itself: what the stack writes is what stood there, or a conflict."""
    file = tmp_path_factory.mktemp("undo") / "m.gpkg"
    begin(file)
    history, done, undone, others = history_of.History(), [], [], set()
    for number, (what, name) in enumerate(steps):
        there = contents(file)
        if what == "theirs":
            other = store.replace(there[name], values={**VALUES, "name": f"алардыкы {number}"})
            store.write(file, [other], "Нурлан")
            others.add(name)
        elif what in ("mine", "new"):
            before = there[name] if what == "mine" else None
            entry = store.replace(there[name], values={**VALUES, "name": f"меники {number}"})
            entry = entry if what == "mine" else store.Entry("", entry.values)
            (saved,) = store.write(file, [entry], "Асел")
            history.add("", before, saved)
            done.append((before, saved))
            undone = []
        else:
            entry = history.to_undo() if what == "undo" else history.to_redo()
            stack = done if what == "undo" else undone
            assert (entry is None) == (not stack)
            if entry is None:
                continue
            before, after = stack[-1]
            expected, wanted = (after, before) if what == "undo" else (before, after)
            now = there[after.measure_id]
            try:
                (saved,) = store.write(file, [entry], "Асел")
            except store.Conflict:
                assert after.measure_id in others  # what somebody else wrote is in the way
                continue
            assert now.changed_by == "Асел"
            if expected is not None:
                assert now.says() == expected.says()
            if wanted is None:
                assert saved.state == store.REMOVED
            else:
                assert saved.says() == wanted.says()
            (history.undone if what == "undo" else history.redone)(saved)
            (undone if what == "undo" else done).append(stack.pop())
    assert history.stack.index() == len(done) and history.stack.count() == len(done) + len(undone)


def contents(file: Path) -> dict[str, Any]:
    return {entry.measure_id: entry for entry in store.read(file)}


def begin(file: Path) -> None:
    from sedp_spatial import measures_table
    from sedp_spatial.budget.measure_store import write_store

    rows = [{**VALUES, "measure_id": name} for name in ("M01", "M02")]
    write_store(file, measures_table(rows, base_year=2026).table)
