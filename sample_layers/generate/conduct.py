"""How the section is conducted: residents' proposals, hearings, the working group, indicators.

Everything here is invented: people, words, decisions and numbers. The notes column says so.
"""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

INVENTED = "ойдон чыгарылган"


def _spot(shape: Any) -> tuple[float, float]:
    """A place inside a parcel, in whole metres."""
    point = shapely.point_on_surface(shape)
    return float(round(point.x)), float(round(point.y))


def _unused(parcels: gpd.GeoDataFrame, settlements: gpd.GeoDataFrame, village: str, at: int) -> Any:
    """The unused municipal plots nearest to a village, counted from 0."""
    own = parcels[(parcels["ownership"] == "municipal") & (parcels["in_use"] == "no")]
    home = settlements.loc[settlements["village"] == village, "geometry"].iloc[0]
    order = own.assign(far=own.distance(home).round(3)).sort_values(["far", "parcel_id"])
    return order.iloc[at]


def _public(parcels: gpd.GeoDataFrame, purpose: str, village: str) -> Any:
    """A public plot of a village by its purpose."""
    own = parcels[(parcels["purpose"] == purpose) & (parcels["village"] == village)]
    return own.sort_values("parcel_id").iloc[0]


def proposals(parcels: gpd.GeoDataFrame, settlements: gpd.GeoDataFrame) -> pd.DataFrame:
    """Twelve proposals of residents: most with a point, one by parcel number, one without a place.

    Two have no decision yet and one no reason, so that what is missing can be seen.
    """

    def near(village: str, at: int) -> Any:
        return _unused(parcels, settlements, village, at)

    def public(purpose: str, village: str) -> Any:
        return _public(parcels, purpose, village)

    rows: list[tuple[Any, ...]] = [
        ("P01", "H1", "Асанова Айгүл", near("V1", 0), "point", "Турак жай",
         "Айылдын жанындагы пайдаланылбаган жерди жаш үй-бүлөлөргө үй салууга бөлүп бергиле.",
         "rejected", "Сугат айдоо жер: трансформациялоого мораторий бар."),
        ("P02", "H1", "Бекова Нургүл", public("Стадион", "V1"), "point", "Бала бакча",
         "Стадиондун жанына бала бакча керек, балдар кошуна айылга барат.",
         "partly", "Бала бакча 2028-жылга пландалды, орду тактала элек."),
        ("P03", "H2", "Токтосунов Марат", near("V2", 0), "point", "Турак жай",
         "Кайрак жерди турак жай массивине которуп, көчүрүлө турган үй-бүлөлөргө бергиле.",
         "accepted", "Турак жай массивинин биринчи кезегине киргизилди."),
        ("P04", "H2", "Жумабаев Кубат", near("V2", 1), "point", "Өндүрүш",
         "Жемиш кайра иштетүүчү цехке жер бөлсөңүздөр, 15 жумуш орду болот.",
         "rejected", "Сугат айдоо жер; өндүрүш зонасынан бош тилке сунушталды."),
        ("P05", "H2", "Сыдыкова Жылдыз", public("Парк", "V2"), "point", "Сквер",
         "Парктын ордуна эч нерсе курбагыла, жаңы көчөттөрдү тиккиле.",
         "accepted", "Парк мурдагы багытында калат."),
        ("P06", "H2", "Мамытов Эрлан", public("Көрүстөн", "V2"), "point", "Көрүстөн",
         "Көрүстөн толуп баратат, кеңейтүүгө жер карагыла.",
         "open", None),
        ("P07", "H3", "Осмонов Бакыт", near("V3", 0), "number", "Айыл чарба",
         "Бош жаткан жерди дыйкандарга ижарага бергиле.",
         "accepted", "Айыл чарба багытында калат, ижара аукционго коюлат."),
        ("P08", "H3", "Абдыраева Гүлнара", near("V3", 2), "point", "Таштанды полигону",
         "Таштанды төгүүчү жерди айылдан алыс жылдыргыла.",
         "partly", None),
        ("P09", "H3", "Кыдыров Самат", near("V4", 0), "point", "Мейманкана",
         "Капчыгайдын оозуна конок үйлөрүн курууга мүмкүнчүлүк берилсин.",
         "rejected", "Тилкеге жол да, суу да жетпейт; кийинки планда каралат."),
        ("P10", None, "Иманалиева Чолпон", None, "nowhere", "Жол",
         "Айылдар ортосундагы жолду кеңейтип, жарык орнотулса.",
         "accepted", "M10 иш-чарасы: көчө жарыгы, беш айыл."),
        ("P11", "H3", "Турдубеков Азамат", near("V5", 0), "point", "Мектеп",
         "Үч-Жылгада мектептин жаңы имаратына орун калтыргыла.",
         "open", None),
        ("P12", "H1", "Эсенов Данияр", (3_345_100.0, 4_585_100.0), "point", "Жайыт",
         "Коңшу аймак менен чектеги жайыт боюнча макулдашуу керек.",
         "rejected", "Жер биздин айыл аймагынын чегинен тышкары."),
    ]  # fmt: skip
    table = []
    for number, hearing, author, where, how, use, text, fate, reason in rows:
        x, y, plot = None, None, None
        if how == "number":
            plot = where["parcel_id"]
        elif how == "point":
            x, y = where if isinstance(where, tuple) else _spot(where["geometry"])
        day = {"H1": "2026-05-12", "H2": "2026-05-14", "H3": "2026-05-18"}.get(hearing or "")
        table.append(
            {
                "proposal_id": number,
                "hearing_id": hearing,
                "date": day or "2026-05-20",
                "author": author,
                "text": text,
                "wanted_use": use,
                "x": x,
                "y": y,
                "parcel_id": plot,
                "fate": fate,
                "reason": reason,
                "note": INVENTED,
            }
        )
    return pd.DataFrame(table)


def hearings() -> pd.DataFrame:
    """Three public hearings; the minutes of the last are missing."""
    rows = [
        ("H1", "2026-05-12", "Ак-Өрүк, мектеп", 64, 31, "Протокол № 1, 12.05.2026"),
        ("H2", "2026-05-14", "Көк-Өңүр, маданият үйү", 118, 52, "Протокол № 2, 14.05.2026"),
        ("H3", "2026-05-18", "Таң-Булак, мектеп", 71, 40, None),
    ]
    columns = ["hearing_id", "date", "place", "participants", "women", "document"]
    return pd.DataFrame(rows, columns=columns).assign(note=INVENTED)


def working_group() -> pd.DataFrame:
    """Ten members, three of them women, half of them of the executive body."""
    rows = [
        ("Абдиев Нурлан", "male", "yes", "төрага"),
        ("Асанова Айгүл", "female", "no", "айыл башчы"),
        ("Бекова Нургүл", "female", "yes", "адис"),
        ("Жумабаев Кубат", "male", "no", "ишкер"),
        ("Иманалиева Чолпон", "female", "no", "мугалим"),
        ("Кыдыров Самат", "male", "no", "кеңештин депутаты"),
        ("Мамытов Эрлан", "male", "yes", "жер адиси"),
        ("Осмонов Бакыт", "male", "no", "дыйкан"),
        ("Токтосунов Марат", "male", "yes", "экономист"),
        ("Турдубеков Азамат", "male", "yes", "архитектор"),
    ]
    table = pd.DataFrame(rows, columns=["name", "sex", "executive", "role"])
    return table.assign(start="2025-03-05", note=INVENTED)


def indicators() -> pd.DataFrame:
    """Indicators of the section with targets to 2031, and the actual values of the first years."""
    told: list[tuple[Any, ...]] = [
        ("S01", "Пайдаланылбаган айыл чарба жерлери", "ha", "down", 760.0, 90.0, (712.0, None)),
        ("S02", "Жаңы турак жай тилкелери", "plots", "up", 0.0, 40.0, (36.0, None)),
        ("S03", "Сел зонасынан көчүрүлгөн үй-бүлөлөр", "households", "up", 0.0, 6.0, (6.0, None)),
        ("S04", "Жашыл аянттар", "ha", "up", 18.0, 1.5, (19.5, None)),
        ("S05", "Чечими жарыяланган сунуштардын үлүшү", "percent", "up", 60.0, 8.0, (65.0, None)),
    ]
    rows = []
    for code, name, unit, direction, base, pace, came in told:
        sign = 1.0 if direction == "up" else -1.0
        for step, year in enumerate((2027, 2028, 2029, 2030, 2031), start=1):
            rows.append(
                {
                    "indicator": code,
                    "section": "space",
                    "name": name,
                    "unit": unit,
                    "direction": direction,
                    "base_year": 2026,
                    "base": base,
                    "year": year,
                    "target": round(base + sign * pace * step, 3),
                    "actual": came[step - 1] if step <= len(came) else None,
                    "source": INVENTED,
                }
            )
    return pd.DataFrame(rows)


def stages() -> pd.DataFrame:
    """The five stages of the land management plan: two are done, the rest is ahead."""
    rows = [
        ("inventory", "2026-02-01", "2026-03-31", "Ведомость № 3, 31.03.2026", "Мамытов Эрлан"),
        ("purpose", "2026-04-01", "2026-05-08", "Долбоор № 1, 08.05.2026", "Мамытов Эрлан"),
        ("consultation", "2026-05-10", "2026-05-20", None, "Абдиев Нурлан"),
        ("approval", "2026-05-20", "2026-06-01", None, "Кыдыров Самат"),
        ("implementation", "2026-06-01", "2031-12-31", None, "Абдиев Нурлан"),
    ]
    columns = ["stage", "start", "end", "document", "responsible"]
    return pd.DataFrame(rows, columns=columns).assign(note=INVENTED)
