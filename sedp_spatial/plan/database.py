"""The results of a run as tables of PostGIS, put in their places together with the files."""

from __future__ import annotations

from collections.abc import Mapping

import geopandas as gpd

from ..errors import Cancelled, SedpError
from ..layers.postgis import target_of
from ..messages import Message
from ..progress import Feedback, step
from ..report.postgis import staged_results, stands
from ..results import Result
from .engine import Chain
from .placing import Written
from .provenance import as_json, provenance

KEY = "outputs.postgis"
SET_NAME = "plan"


def write_database(
    chain: Chain,
    layers: Mapping[str, gpd.GeoDataFrame | Result],
    key: str,
    lang: str,
    written: Written,
    feedback: Feedback | None = None,
) -> None:
    """Write the set ``plan`` into the schema that the plan names, unless it stands there already.

    The tables are those of the GeoPackage. Where they cannot be written a note says why, and the
    old ones stay.

    Raises
    ------
    Cancelled
        If the user stops the run: the old tables stay.
    """
    text = chain.plan.value(KEY)
    if text is None:
        return
    target = target_of(text)
    step(feedback, 0.0, Message("plan.writing", name=str(target)).text(lang))
    record = as_json(provenance(chain.plan, chain.steps, chain.rows))
    try:
        if not stands(target, SET_NAME, key):
            with staged_results(
                target, SET_NAME, layers, lang=lang, repeated=False, key=key, provenance=record,
                feedback=feedback,
            ) as staged:  # fmt: skip
                staged.swap()
    except Cancelled:
        raise
    except SedpError as error:
        reason = error.message
        written.notes.append(Message("plan.not_written", name=str(target), reason=reason))
        return
    written.database = str(target)
