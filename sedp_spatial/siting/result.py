"""The uses side by side: tables, layer, and the sentence where nothing is left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from ..codes import load_codes, source_of
from ..errors import DataError
from ..geometry.rings import Floats
from ..messages import Label, Message
from ..results import Result
from .criteria import Criterion, Use
from .measuring import Plots


@dataclass(frozen=True)
class SuitabilityResult(Result):
    """The suitability of plots.

    Attributes
    ----------
    table : pandas.DataFrame
        parcel_id, use, suitability (0…1; 0 where excluded), excluded, reason (Message or None),
        area_ha; one row per plot and use.
    layer : geopandas.GeoDataFrame
        The plots with area_ha, one column ``suitability_<use>`` per use, best_use and
        best_suitability (missing where every use is excluded).
    contributions : pandas.DataFrame
        parcel_id, use, criterion, value (missing where no way leads along the roads), class (of
        criteria with classes), unit, score (0…1),
        weight, contribution = weight · score. They add up to the suitability of the plot. Plots
        that are excluded keep their rows: what they would have scored.
    by_use : pandas.DataFrame
        use, plots, usable_ha, mean_suitability (by area, of what is not excluded), excluded_plots,
        excluded_ha; plots and hectares of each use add up to all.
    weights : pandas.DataFrame
        use, criterion, weight (adding up to 1 per use), source, consistency_ratio (missing where
        the weights were given directly).
    exclusions : pandas.DataFrame
        use, criterion, limit (Message), parcels, area_ha; a plot counts at each of its limits.
    plots, usable_plots : int
        All plots, and those that at least one use may have.
    """

    by_use: pd.DataFrame
    contributions: pd.DataFrame
    weights: pd.DataFrame
    exclusions: pd.DataFrame
    plots: int
    usable_plots: int

    def of_best_uses(self) -> SuitabilityResult:
        """The same result with the contributions of each plot's best use only, plot by plot.

        All uses of all plots fill no sheet: a thousand plots give tens of thousands of rows.

        Examples
        --------
        >>> result.of_best_uses().contributions.groupby("parcel_id")["use"].nunique().max()
        1
        """
        rows = self.contributions
        if self.layer is None:
            return replace(self, contributions=rows.iloc[:0])
        ids = self.table["parcel_id"].iloc[: self.plots]
        best = dict(zip(ids, self.layer["best_use"], strict=True))
        wanted = rows["parcel_id"].map(best).to_numpy(dtype=object)
        rows = rows[wanted == rows["use"].to_numpy(dtype=object)]
        # Plot by plot, so that a reader sees the sum of one at a glance.
        order = np.argsort(pd.Index(ids).get_indexer(rows["parcel_id"]), kind="stable")
        return replace(self, contributions=rows.iloc[order].reset_index(drop=True))

    def permitted(self, pairs: pd.DataFrame) -> pd.DataFrame:
        """The pairs of plot and use that no limit excludes; pairs that were not scored stay.

        Parameters
        ----------
        pairs : pandas.DataFrame
            parcel_id, use, and whatever else, as an allocation takes them.

        Examples
        --------
        >>> offered = result.permitted(candidates_from(supply, result.table))
        """
        keys = ["parcel_id", "use"]
        out = pd.MultiIndex.from_frame(self.table.loc[self.table["excluded"], keys])
        return pairs[~pd.MultiIndex.from_frame(pairs[keys]).isin(out)].reset_index(drop=True)


@dataclass(frozen=True)
class Scored:
    """One use: its shares of weight, the scores, and what is excluded.

    Attributes
    ----------
    use : Use
    shares : mapping of criterion to weight
        Adding up to 1.
    criteria : sequence of Criterion
        Those with a share.
    scores : sequence of ndarray
        Per criterion the score of each plot.
    suitability : ndarray
        Missing where excluded.
    excluded : ndarray of bool
    reasons : ndarray of Message or None
    exclusions : pandas.DataFrame
    """

    use: Use
    shares: Mapping[str, float]
    criteria: Sequence[Criterion]
    scores: Sequence[Floats]
    suitability: Floats
    excluded: np.ndarray
    reasons: np.ndarray
    exclusions: pd.DataFrame


def gathered(plots: Plots, parts: Sequence[Scored]) -> SuitabilityResult:
    """The result of all uses.

    Raises
    ------
    DataError
        If no use may have any plot.
    """
    exclusions = pd.concat([part.exclusions for part in parts], ignore_index=True)
    _refuse_nothing_left(parts, len(plots.ids))
    _note_uses_without_plots(plots, parts)
    layer = _layer(plots, parts)
    area_ha = plots.area_m2 / 10_000
    table = pd.concat(
        [
            pd.DataFrame(
                {
                    "parcel_id": plots.ids,
                    "use": part.use.code,
                    "suitability": np.where(part.excluded, 0.0, part.suitability),
                    "excluded": part.excluded,
                    "reason": pd.Series(part.reasons, dtype=object),
                    "area_ha": area_ha,
                }
            )
            for part in parts
        ],
        ignore_index=True,
    )
    meta = source_of("siting_weights")
    unread = [part.use.code for part in parts if not part.use.own]
    if unread:
        plots.notes.append(Message("note.siting_ready", uses=len(unread), date=str(meta["date"])))
    for part in parts:
        if part.use.consistency_ratio is not None:
            plots.notes.append(
                Message(
                    "note.siting_judged",
                    use=_use_label(part.use.code),
                    ratio=part.use.consistency_ratio,
                )
            )
    usable = int((~np.logical_and.reduce([part.excluded for part in parts])).sum())
    return SuitabilityResult(
        table=table,
        layer=layer,
        notes=tuple(dict.fromkeys(plots.notes)),
        by_use=pd.DataFrame([_summed(part, area_ha) for part in parts]),
        contributions=_contributions(plots, parts),
        weights=_weights(parts),
        exclusions=exclusions,
        plots=len(plots.ids),
        usable_plots=usable,
    )


def _summed(part: Scored, area_ha: Floats) -> dict[str, Any]:
    """One use in one line."""
    free, usable = ~part.excluded, float(area_ha[~part.excluded].sum())
    worth = float((area_ha[free] * part.suitability[free]).sum())
    return {
        "use": part.use.code,
        "plots": int(free.sum()),
        "usable_ha": usable,
        "mean_suitability": worth / usable if usable else float("nan"),
        "excluded_plots": int(part.excluded.sum()),
        "excluded_ha": float(area_ha[part.excluded].sum()),
    }


def _refuse_nothing_left(parts: Sequence[Scored], count: int) -> None:
    if not all(part.excluded.all() for part in parts):
        return
    counted: dict[Message, int] = {}
    for part in parts:
        for limit, broken in zip(
            part.exclusions["limit"], part.exclusions["parcels"].tolist(), strict=True
        ):
            counted[limit] = max(counted.get(limit, 0), broken)
    reasons = [
        Message("siting.counted", limit=limit, plots=plots)
        for limit, plots in sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    ]
    raise DataError("error.siting_nothing_left", plots=count, reasons=reasons)


def _note_uses_without_plots(plots: Plots, parts: Sequence[Scored]) -> None:
    for part in parts:
        if part.excluded.all():
            limits = list(part.exclusions["limit"])
            plots.notes.append(
                Message("note.siting_use_without", use=_use_label(part.use.code), limits=limits)
            )


def _layer(plots: Plots, parts: Sequence[Scored]) -> gpd.GeoDataFrame:
    """The plots with their scores; of equal ones the first use is the best."""
    columns = {f"suitability_{part.use.code}": part.suitability for part in parts}
    scores = np.column_stack(list(columns.values()))
    usable = ~np.isnan(scores).all(axis=1)
    best = np.argmax(np.where(np.isnan(scores), -1.0, scores), axis=1)
    names = np.array([part.use.code for part in parts], dtype=object)[best]
    names[~usable] = None
    top = np.where(usable, scores[np.arange(len(best)), best], np.nan)
    layer = plots.layer.assign(
        area_ha=plots.area_m2 / 10_000,
        **columns,
        best_use=pd.Series(names, index=plots.layer.index, dtype=object),
        best_suitability=top,
    )
    layer.attrs = {}
    return layer


def _contributions(plots: Plots, parts: Sequence[Scored]) -> pd.DataFrame:
    """Written column by column: a hundred thousand plots give millions of rows."""
    rows = [(part, place) for part in parts for place in range(len(part.criteria))]
    count = len(plots.ids)

    def named(names: Sequence[str]) -> pd.Categorical:
        codes, distinct = pd.factorize(np.asarray(names, dtype=object))
        return pd.Categorical.from_codes(np.repeat(codes, count), categories=pd.Index(distinct))

    criteria = [part.criteria[place] for part, place in rows]
    shared = np.repeat([part.shares[c.code] for (part, _), c in zip(rows, criteria, strict=True)],
                       count)  # fmt: skip
    scores = np.concatenate([part.scores[place] for part, place in rows])
    return pd.DataFrame(
        {
            "parcel_id": np.tile(plots.ids, len(rows)),
            "use": named([part.use.code for part, _ in rows]),
            "criterion": named([criterion.code for criterion in criteria]),
            "value": np.concatenate([_numbers(plots, criterion) for criterion in criteria]),
            "class": _classes(plots, criteria),
            "unit": named([criterion.unit for criterion in criteria]),
            "score": scores,
            "weight": shared,
            "contribution": shared * scores,
        }
    )


def _numbers(plots: Plots, criterion: Criterion) -> Floats:
    if criterion.textual:
        return np.full(len(plots.ids), np.nan)
    values = plots.measure(criterion).to_numpy(dtype=np.float64)
    return np.where(np.isinf(values), np.nan, values)


def _classes(plots: Plots, criteria: Sequence[Criterion]) -> pd.Categorical:
    texts = {c.code: plots.measure(c) for c in criteria if c.textual}
    known = sorted({name for values in texts.values() for name in values.dropna().unique()})
    codes = {code: pd.Categorical(values, known).codes for code, values in texts.items()}
    none = np.full(len(plots.ids), -1, dtype=np.int16)
    return pd.Categorical.from_codes(
        np.concatenate([codes.get(criterion.code, none) for criterion in criteria]),
        categories=pd.Index(known, dtype=object),
    )


def _weights(parts: Sequence[Scored]) -> pd.DataFrame:
    rows = [
        {
            "use": part.use.code,
            "criterion": name,
            "weight": share,
            "source": part.use.source,
            "consistency_ratio": part.use.consistency_ratio,
        }
        for part in parts
        for name, share in part.shares.items()
    ]
    return pd.DataFrame(rows).astype({"consistency_ratio": "float64"})


def _use_label(code: str) -> str:
    key = f"sector.{code}"
    return Label("labels", key) if key in load_codes("labels") else code
