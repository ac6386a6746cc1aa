"""From households to dwellings, plots and hectares of housing.

    dwellings = growth + backlog + replacement + resettlement

Resettlement stands alone: its households are part of no other term, so that leaving out the
ledger takes away exactly the ledger's plots.
"""

from __future__ import annotations

from .households import Households
from .ledger import Plots
from .steps import HECTARES, M2_PER_HA, Case, Step, step

_DWELLINGS = ("housing", "dwellings")
_TYPES = (
    ("individual", "share_individual", "plot_individual"),
    ("low_rise", "share_low_rise", "land_low_rise"),
    ("multi_storey", "share_multi_storey", "land_multi_storey"),
)


def housing(case: Case, households: Households, plots: Plots) -> list[Step]:
    """The steps from households to hectares of housing land.

    Notes
    -----
    required = (households − those that go on sharing + overcrowded) ÷ (1 − vacancy); what of it
    does not stand today is the backlog (already missing in the base year) and the growth. Worn
    out dwellings are replaced where they stand, but for ``replacement_new_land``. New dwellings
    take empty plots first (``infill_share``), are split over the types and grossed up for
    streets. The ledger's plots are individual plots on new land, with streets, without infill.

    References
    ----------
    Guide to the 2024 SEDP methodology, questions 81 and 82.
    """
    steps, growing, replaced = _dwellings(case, households, plots)
    return [*steps, *_land(case, growing, replaced, plots)]


def _dwellings(case: Case, households: Households, plots: Plots) -> tuple[list[Step], float, float]:
    present, vacancy, relief = case.present, case.norm("vacancy"), case.norm("sharing_relief")
    steps: list[Step] = []
    if present.dwellings is None:
        stock, sharing, extra = households.base / (1 - vacancy), 0.0, 0.0
        steps.append(
            step(
                "dwellings_present", stock, "dwellings", *_DWELLINGS,
                formula="dwellings_present_assumed", norms=("vacancy",),
                households=households.base, vacancy=100 * vacancy,
            )
        )  # fmt: skip
    else:
        stock, extra = present.dwellings, present.overcrowded_households
        told = present.sharing_households
        sharing = max(0.0, households.base - stock) if told is None else told
        steps.append(
            step("dwellings_present", stock, "dwellings", *_DWELLINGS, year=str(case.base_year))
        )
    staying = (1 - relief) * sharing
    required = max(0.0, households.now - staying + extra) / (1 - vacancy)
    required_today = max(0.0, households.base - staying + extra) / (1 - vacancy)
    missing = max(0.0, required - stock)
    backlog = min(missing, max(0.0, required_today - stock))
    growth = missing - backlog
    rate = case.norm("replacement_rate")
    replacement = stock * rate * case.years
    total = growth + backlog + replacement + plots.needed
    steps += [
        step(
            "dwellings_required", required, "dwellings", *_DWELLINGS,
            norms=("sharing_relief", "vacancy"), households=households.now, sharing=staying,
            extra=extra, vacancy=100 * vacancy,
        ),
        step(
            "dwellings_backlog", backlog, "dwellings", *_DWELLINGS, norms=("vacancy",),
            required=required_today, stock=stock, base=str(case.base_year),
        ),
        step(
            "dwellings_growth", growth, "dwellings", *_DWELLINGS,
            required=required, stock=stock, backlog=backlog,
        ),
        step(
            "dwellings_replacement", replacement, "dwellings", *_DWELLINGS,
            norms=("replacement_rate",), stock=stock, rate=100 * rate, years=case.years,
        ),
        step(
            "dwellings_resettlement", plots.needed, "dwellings", *_DWELLINGS, resettlement=True,
            exposed=plots.exposed, granted=plots.granted,
        ),
        step(
            "dwellings", total, "dwellings", *_DWELLINGS, growth=growth, backlog=backlog,
            replacement=replacement, plots=plots.needed,
        ),
    ]  # fmt: skip
    return steps, missing, replacement


def _land(case: Case, growing: float, replaced: float, plots: Plots) -> list[Step]:
    infill, elsewhere = case.norm("infill_share"), case.norm("replacement_new_land")
    gross = case.norm("gross_factor")
    new = growing * (1 - infill) + replaced * elsewhere
    steps = [
        step(
            "dwellings_new_land", new, "dwellings", *_DWELLINGS,
            norms=("infill_share", "replacement_new_land"), growing=growing, infill=100 * infill,
            replaced=replaced, elsewhere=100 * elsewhere,
        )
    ]  # fmt: skip
    steps += [
        step(
            "dwellings_infill", growing * infill, "dwellings", *_DWELLINGS,
            norms=("infill_share",), growing=growing, infill=100 * infill,
        ),
        step(
            "dwellings_rebuilt", replaced * (1 - elsewhere), "dwellings", *_DWELLINGS,
            norms=("replacement_new_land",), replaced=replaced, elsewhere=100 * elsewhere,
        ),
    ]  # fmt: skip
    for use, share_norm, land_norm in _TYPES:
        share, land = case.norm(share_norm), case.norm(land_norm)
        hectares = new * share * land * gross / M2_PER_HA
        steps.append(
            step(
                "land", hectares, HECTARES, "housing", use, land=True, formula="housing_land",
                norms=(share_norm, land_norm, "gross_factor"), dwellings=new, share=100 * share,
                area=land, gross=gross,
            )
        )  # fmt: skip
    area = case.norm("plot_individual")
    steps.append(
        step(
            "land", plots.needed * area * gross / M2_PER_HA, HECTARES, "housing", "resettlement",
            land=True, resettlement=True, formula="resettlement_land",
            norms=("plot_individual", "gross_factor"), plots=plots.needed, area=area, gross=gross,
        )
    )  # fmt: skip
    return steps
