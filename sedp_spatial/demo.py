"""The main job on the sample municipality: check, balance, registered areas, change, reports."""

from __future__ import annotations

from pathlib import Path

from .balance import land_balance
from .change import land_change
from .console import ConsoleFeedback, words
from .errors import UsageError
from .layers import check_layer, read_layer
from .registered import compare_registered
from .report.geopackage import write_geopackage
from .report.page import write_page
from .report.workbook import write_workbook

YEAR = 2026


def run_demo(out: Path, lang: str, feedback: ConsoleFeedback) -> dict[str, Path]:
    """Run the main job and write the workbook, the GeoPackage and the page.

    Parameters
    ----------
    out : Path
        A folder; made if it is not there.
    lang : str
    feedback : ConsoleFeedback

    Returns
    -------
    dict
        ``workbook``, ``geopackage`` and ``page``: where they lie.
    """
    source = sample_folder() / "municipality.gpkg"
    out.mkdir(parents=True, exist_ok=True)
    feedback.start("say.reading", path=source)
    parcels = read_layer(source, "parcels", kind="parcels")
    earlier = read_layer(source, "parcels_2021", kind="parcels")
    boundary = read_layer(source, "boundary", kind="boundary")
    territory = str(boundary[f"name_{lang}"].iloc[0])
    feedback.start("say.checking")
    check = check_layer(parcels, boundary=boundary, feedback=feedback)
    feedback.start("say.balancing")
    balance = land_balance(parcels, boundary=boundary, feedback=feedback)
    feedback.start("say.comparing")
    registered = compare_registered(parcels, feedback=feedback)
    feedback.start("say.changing")
    change = land_change(earlier, parcels, feedback=feedback)
    title = words("say.demo_title", lang, year=YEAR)
    paths = {
        "workbook": out / "land_balance.xlsx",
        "geopackage": out / "land_balance.gpkg",
        "page": out / "land_balance.html",
    }
    feedback.start("say.writing", path=paths["workbook"])
    write_workbook(
        paths["workbook"],
        balance=balance,
        registered=registered,
        change=change,
        check=check,
        lang=lang,
        title=title,
        territory_name=territory,
    )
    feedback.start("say.writing", path=paths["geopackage"])
    write_geopackage(
        paths["geopackage"],
        {
            "parcels": parcels,
            "boundary": boundary,
            "balance": balance,
            "registered": registered,
            "change": change,
            "check": check,
        },
        lang=lang,
    )
    feedback.start("say.writing", path=paths["page"])
    write_page(
        paths["page"],
        parcels=parcels,
        balance=balance,
        registered=registered,
        change=change,
        check=check,
        boundary=boundary,
        lang=lang,
        title=title,
        territory_name=territory,
    )
    return {name: path.resolve() for name, path in paths.items()}


def sample_folder() -> Path:
    """Where the sample layers lie: beside the library, in a checkout and in the plugin alike."""
    folder = Path(__file__).resolve().parent.parent / "sample_layers"
    if not (folder / "municipality.gpkg").exists():
        raise UsageError("error.no_file", path=str(folder / "municipality.gpkg"))
    return folder
