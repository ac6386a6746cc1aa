"""Tables beside the map: people, projects, budget, measures. All amounts are in som."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from sample_layers.generate import place

AGES = list(range(0, 85, 5))
# Shares of a young rural population, per thousand, and the share of women by age.
SHARE = [116, 118, 107, 90, 75, 73, 75, 68, 57, 51, 47, 42, 34, 22, 12, 6, 7]
WOMEN = [
    0.487,
    0.488,
    0.488,
    0.486,
    0.478,
    0.482,
    0.490,
    0.497,
    0.503,
    0.510,
    0.518,
    0.527,
    0.540,
    0.558,
    0.580,
    0.610,
    0.650,
]
YEARLY_GROWTH = (0.0161, 0.0149, 0.0158, 0.0132, 0.0143)


def _whole(shares: Any, total: int) -> np.ndarray[Any, Any]:
    """Whole numbers with a given sum, nearest to shares (largest remainder)."""
    exact = np.asarray(shares, dtype=float) / np.sum(shares) * total
    base = np.floor(exact).astype(int)
    order = np.argsort(-(exact - base), kind="stable")
    base[order[: total - base.sum()]] += 1
    return np.asarray(base)


def population(
    villages: gpd.GeoDataFrame, rng: np.random.Generator
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """People by village, age and sex in both years, and the yearly totals between them.

    The base year agrees with the residents of the buildings person by person.
    """
    total = int(villages["population"].sum())
    totals = [total]
    for growth in reversed(YEARLY_GROWTH):
        totals.append(round(totals[-1] / (1 + growth)))
    totals = totals[::-1]
    years = list(range(place.PAST_YEAR, place.BASE_YEAR + 1))
    history = pd.DataFrame({"year": years, "population": totals})
    now = villages["population"].to_numpy()
    then = _whole(now * rng.uniform(0.97, 1.03, len(now)), totals[0])
    rows = []
    for year, people in ((place.PAST_YEAR, then), (place.BASE_YEAR, now)):
        for code, count in zip(villages["village"], people, strict=True):
            local = np.array(SHARE) * rng.uniform(0.93, 1.07, len(AGES))
            groups = _whole(local, int(count))
            for age, number, share in zip(AGES, groups, WOMEN, strict=True):
                female = round(number * (share + rng.uniform(-0.012, 0.012)))
                rows.append((year, code, age, female, int(number) - female))
    columns = ["year", "village", "age", "female", "male"]
    return pd.DataFrame(rows, columns=columns), history


def projects() -> pd.DataFrame:
    """What investors plan, with the land they ask for."""
    rows = [
        (
            "P01",
            "Сугат каналдарын оңдоо (Түндүк каналы)",
            "agriculture",
            20_000_000,
            2027,
            40,
            350.0,
            "arable_irrigated",
            "V2",
        ),
        ("P02", "Малина плантациясы", "agriculture", 14_500_000, 2027, 65, 42.0, "perennial", "V3"),
        ("P03", "Сүт заводун кеңейтүү", "industry", 48_000_000, 2028, 55, 1.8, "built", "V2"),
        ("P04", "Мөмө-жемиш кургатуу цехи", "industry", 12_000_000, 2027, 24, 0.6, "built", "V1"),
        ("P05", "Этно-туристтик комплекс", "tourism", 65_000_000, 2029, 48, 3.5, "built", "V4"),
        ("P06", "Конок үйлөрүнүн тобу", "tourism", 9_000_000, 2027, 18, 0.5, "built", "V4"),
        (
            "P07",
            "Кум-шагыл карьерин кеңейтүү",
            "industry",
            18_000_000,
            2028,
            22,
            6.0,
            "other",
            "V1",
        ),
        (
            "P08",
            "Логистика жана сактоо борбору",
            "industry",
            32_000_000,
            2030,
            35,
            2.4,
            "built",
            "V1",
        ),
        (
            "P09",
            "Турак жай массиви, 2-кезек",
            "housing",
            85_000_000,
            2029,
            30,
            14.0,
            "household_plot",
            "V2",
        ),
        (
            "P10",
            "Бордоп семиртүү комплекси",
            "agriculture",
            27_000_000,
            2028,
            26,
            5.2,
            "built",
            "V5",
        ),
    ]
    columns = [
        "project_id",
        "project",
        "sector",
        "investment_som",
        "year",
        "jobs",
        "hectares",
        "land_kind",
        "village",
    ]
    return pd.DataFrame(rows, columns=columns)


def budget() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Revenue and expenditure of the local budget: two years of fact, then the plan."""
    revenue = [
        ("local_tax", "Жер салыгы (айыл чарба жерлери)", 2_310_000, 2_395_000, 2_480_000),
        ("local_tax", "Жер салыгы (калктуу конуш жерлери)", 1_140_000, 1_175_000, 1_200_000),
        ("local_tax", "Кыймылсыз мүлккө салык", 1_460_000, 1_720_000, 1_950_000),
        ("shared_tax", "Киреше салыгы (үлүш)", 6_850_000, 7_640_000, 8_300_000),
        ("shared_tax", "Патент", 1_930_000, 2_050_000, 2_200_000),
        ("shared_tax", "Жер казынасын пайдалануу салыгы (үлүш)", 420_000, 510_000, 560_000),
        ("non_tax", "Муниципалдык мүлктү ижарага берүү (ФПС)", 3_680_000, 3_910_000, 4_150_000),
        ("non_tax", "Жайыт пайдалануу акысы", 1_750_000, 1_840_000, 1_900_000),
        ("non_tax", "Кызмат көрсөтүүлөр, айыптар", 610_000, 640_000, 700_000),
        ("transfer", "Теңдештирүүчү трансферт", 9_200_000, 9_000_000, 8_800_000),
        ("transfer", "Максаттуу трансферт", 3_000_000, 2_400_000, 4_000_000),
        ("grant", "Стимулдаштыруучу (үлүштүк) грант", 4_500_000, 0, 6_000_000),
        ("fund", "Район өнүктүрүү фонду", 5_200_000, 6_100_000, 6_500_000),
    ]
    spending = [
        ("protected", "Эмгек акы жана социалдык фонд", 17_600_000, 18_700_000, 19_900_000),
        ("protected", "Коммуналдык чыгымдар", 2_900_000, 3_150_000, 3_500_000),
        ("upkeep", "Бала бакчаларды күтүү", 6_100_000, 6_450_000, 6_900_000),
        ("upkeep", "Айыл жолдорун жана көчөлөрдү күтүү", 3_050_000, 3_300_000, 3_600_000),
        ("upkeep", "Ичүүчү суу, көчө жарыгы", 1_900_000, 2_050_000, 2_250_000),
        ("upkeep", "Таштанды чыгаруу", 860_000, 910_000, 980_000),
        ("capital", "Капиталдык салымдар", 7_900_000, 3_700_000, 9_400_000),
        ("other", "Маданият, спорт, жаштар", 980_000, 1_020_000, 1_150_000),
        ("reserve_fund", "Резервдик фонд", 760_000, 780_000, 900_000),
    ]
    years = (2024, 2025, 2026)

    def tidy(items: list[tuple[Any, ...]]) -> pd.DataFrame:
        rows = [
            (year, group, item, amounts[k], "plan" if year == place.BASE_YEAR else "actual")
            for group, item, *amounts in items
            for k, year in enumerate(years)
        ]
        table = pd.DataFrame(rows, columns=["year", "group", "item", "amount_som", "status"])
        return table.sort_values(["year"], kind="stable").reset_index(drop=True)

    return tidy(revenue), tidy(spending)


def risks() -> pd.DataFrame:
    """What may be lost of the revenue, and what may become dearer; the shares are invented."""
    rows = [
        ("Трансферттердин кыскарышы", "transfer", "", 0.2, 2027, 2031),
        ("Адамдардын көчүп кетиши", "shared_tax", "Киреше салыгы (үлүш)", 0.1, 2028, 2031),
        ("Энергия баасынын өсүшү", "protected", "Коммуналдык чыгымдар", 0.15, 2027, 2031),
    ]
    return pd.DataFrame(rows, columns=["risk", "group", "item", "share", "from_year", "to_year"])


def land_rates() -> pd.DataFrame:
    """Rates of land tax and lease, som per hectare and year; all of them invented."""
    tax = "Салык кодекси (ойдон чыгарылган)"
    council = "Көк-Өңүр айылдык кеңешинин токтому (ойдон чыгарылган)"
    contracts = "Ижара келишимдери (ойдон чыгарылган)"
    fields, dry = "arable_irrigated;perennial", "arable_rainfed;fallow"
    owners = "private;unknown"
    rows = [
        ("land_tax", "agricultural", fields, owners, "", 440, tax),
        ("land_tax", "agricultural", dry, owners, "", 145, tax),
        ("land_tax", "settlement", "household_plot;built;other", owners, "", 3100, council),
        ("land_tax", "industry", "built;other", owners, "", 9000, tax),
        ("lease", "agricultural", fields, "municipal", "yes", 4200, contracts),
        ("lease", "agricultural", f"{dry};hayfield", "municipal", "yes", 850, contracts),
        ("lease", "settlement;industry", "built;other", "municipal", "yes", 15000, contracts),
    ]
    columns = ["charge", "category", "land_kind", "ownership", "in_use", "rate_som_per_ha"]
    return pd.DataFrame(rows, columns=[*columns, "source"])


def measures(parcels: gpd.GeoDataFrame) -> pd.DataFrame:
    """The programme's main measures, some of them on named parcels."""

    def ids(mask: Any, count: int) -> str:
        return ";".join(parcels.loc[mask, "parcel_id"].sort_values().head(count))

    lot, village = parcels["lot"], parcels["village"]
    rows = [
        (
            "M01",
            "services",
            "Көк-Өңүрдөгү мектепке 150 орундуу кошумча имарат",
            42_000_000,
            2027,
            2028,
            1_750_000,
            "targeted_transfer=36000000;local_budget=6000000",
            ids((lot == "school") & (village == "V2"), 1),
        ),
        (
            "M02",
            "services",
            "Таң-Булактагы бала бакча, 75 орун",
            18_500_000,
            2028,
            2029,
            2_600_000,
            "stimulating_grant=14000000;local_budget=4500000",
            ids((lot == "empty") & (village == "V3"), 2),
        ),
        (
            "M03",
            "infrastructure",
            "Жаңы турак жай массивине ички жол, 4,2 км",
            9_800_000,
            2027,
            2028,
            610_000,
            "district_fund=6500000;local_budget=3300000",
            ids((parcels["land_kind"] == "road") & (village == "V2"), 1),
        ),
        (
            "M04",
            "infrastructure",
            "Ак-Өрүккө ичүүчү суу түтүгү, 9 км",
            27_000_000,
            2028,
            2029,
            900_000,
            "donor=21000000;district_fund=4000000;local_budget=2000000",
            "",
        ),
        (
            "M05",
            "economy",
            "Түндүк каналын оңдоо (сугат, 350 га)",
            20_000_000,
            2027,
            2028,
            400_000,
            "donor=12000000;targeted_transfer=8000000",
            ids((parcels["purpose"] == "Канал") & (parcels["ownership"] == "state"), 3),
        ),
        (
            "M06",
            "environment",
            "Селден коргоочу дамба, Таң-Суу",
            15_500_000,
            2027,
            2028,
            250_000,
            "targeted_transfer=15500000",
            ids(parcels["purpose"] == "Таң-Суу", 1),
        ),
        (
            "M07",
            "environment",
            "Таштанды полигонун тартипке келтирүү",
            6_400_000,
            2026,
            2027,
            480_000,
            "local_budget=2400000;donor=4000000",
            ids(parcels["purpose"] == "Полигон ТБО", 1),
        ),
        (
            "M08",
            "space",
            "Сел зонасындагы үй-бүлөлөрдү көчүрүү, 1-кезек",
            12_000_000,
            2028,
            2029,
            0,
            "targeted_transfer=9000000;local_budget=3000000",
            ids((lot == "new") & (parcels["in_use"] == "no"), 12),
        ),
        (
            "M09",
            "economy",
            "Этно-туристтик комплекске инженердик тармактар",
            8_200_000,
            2029,
            2030,
            320_000,
            "private_investor=5000000;district_fund=3200000",
            "",
        ),
        (
            "M10",
            "services",
            "Көчө жарыгы, беш айыл",
            4_300_000,
            2026,
            2026,
            380_000,
            "local_budget=4300000",
            "",
        ),
    ]
    columns = [
        "measure_id",
        "section",
        "name",
        "cost_som",
        "year",
        "commissioning_year",
        "annual_upkeep_som",
        "sources",
        "parcel_ids",
    ]
    table = pd.DataFrame(rows, columns=columns)
    return table.assign(municipalities=place.NAME["ky"])
