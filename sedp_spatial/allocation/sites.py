"""Plots that lie together make sites, and a site may have to have a smallest size."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from ..demand.reading import require
from ..errors import DataError, UsageError
from ..layers.plane import laid, plane_of
from ..optional import need
from .claimed import Claims, Floats, Ints
from .inputs import Pairs
from .model import PURPOSE, Model

SITES = "sites"
Cut = tuple[list[int], list[float]]


def neighbours(parcels: gpd.GeoDataFrame, *, apart_m: float = 0.5) -> pd.DataFrame:
    """Which parcels lie beside each other.

    Parameters
    ----------
    parcels : geopandas.GeoDataFrame
        With ``parcel_id`` and a CRS.
    apart_m : float
        How far apart borders may lie and still count as one; touching at a corner counts.

    Returns
    -------
    pandas.DataFrame
        parcel_id, neighbour_id: each pair once.

    Examples
    --------
    >>> list(neighbours(parcels).columns)
    ['parcel_id', 'neighbour_id']
    """
    if parcels.crs is None:
        raise DataError("error.alloc_sites_crs")
    require(pd.DataFrame(parcels), ("parcel_id",), SITES)
    flat = gpd.GeoSeries(laid(parcels.geometry.to_numpy(), parcels.crs, plane_of(parcels)))
    left, right = flat.sindex.query(flat.to_numpy(), predicate="dwithin", distance=apart_m)
    once = left < right
    ids = parcels["parcel_id"].to_numpy()
    return pd.DataFrame({"parcel_id": ids[left[once]], "neighbour_id": ids[right[once]]})


class Sites:
    """Neighbouring plots among the candidates, and the smallest site of each use.

    Parameters
    ----------
    given : GeoDataFrame or DataFrame
        The parcels, or pairs ``parcel_id``, ``neighbour_id``.
    least : float or mapping, optional
        Hectares, for all uses or by use; without it sites are named but not asked for.
    """

    def __init__(
        self,
        given: pd.DataFrame,
        least: float | Mapping[str, float] | None,
        pairs: Pairs,
        claims: Claims,
    ) -> None:
        table = given
        if isinstance(given, gpd.GeoDataFrame):
            require(pd.DataFrame(given), ("parcel_id",), SITES)
            table = neighbours(given[given["parcel_id"].isin(pairs.ids)])
        require(table, ("parcel_id", "neighbour_id"), SITES)
        at = pd.Series(np.arange(len(pairs.ids)), index=pairs.ids)
        ends = [at.reindex(table[n]).to_numpy(np.float64) for n in ("parcel_id", "neighbour_id")]
        both = np.isfinite(ends[0]) & np.isfinite(ends[1]) & (ends[0] != ends[1])
        left, right = ends[0][both].astype(np.int64), ends[1][both].astype(np.int64)
        one = np.concatenate([left, right])
        other = np.concatenate([right, left])
        sparse = need("scipy.sparse", purpose=PURPOSE)
        shape = (len(pairs.ids), len(pairs.ids))
        self.beside = sparse.csr_matrix((np.ones(len(one)), (one, other)), shape=shape)
        self.least = _sizes(least, claims)
        self._pairs = pairs

    def named(self, pair_of: Ints) -> Ints:
        """The site of each plot: plots of one use that lie together; −1 where it is left."""
        graph = need("scipy.sparse.csgraph", purpose=PURPOSE)
        use = np.where(pair_of >= 0, self._pairs.use[pair_of], -1)
        links = self.beside.tocoo()
        same = (use[links.row] == use[links.col]) & (use[links.row] >= 0)
        sparse = need("scipy.sparse", purpose=PURPOSE)
        kept = sparse.csr_matrix(
            (np.ones(same.sum()), (links.row[same], links.col[same])), shape=self.beside.shape
        )
        _, part = graph.connected_components(kept, directed=False)
        site = np.where(use >= 0, part, -1)
        codes, _ = pd.factorize(site[site >= 0])
        named = np.full(len(site), -1, dtype=np.int64)
        named[site >= 0] = codes
        return named

    def small(self, pair_of: Ints) -> list[Ints]:
        """The sites that are smaller than their use asks for, as plots."""
        site = self.named(pair_of)
        plots = np.flatnonzero(site >= 0)
        if not len(plots):
            return []
        area = np.bincount(site[plots], weights=self._pairs.area[pair_of[plots]])
        use = np.zeros(len(area), dtype=np.int64)
        use[site[plots]] = self._pairs.use[pair_of[plots]]
        broken = np.flatnonzero(area < self.least[use] - 1e-9)
        return [np.flatnonzero(site == number) for number in broken]

    def cuts(self, model: Model, pair_of: Ints) -> list[Cut]:
        """Rows that small sites break: a plot of one needs a plot around it.

        A site within C is too small whatever it is, so whoever takes a plot of C for the use
        also takes one of the plots around C: x(i) ≤ Σ x(j), j around C, for every i in C.
        """
        broken = [(plots, int(self._pairs.use[pair_of[plots[0]]])) for plots in self.small(pair_of)]
        return self._rows(model, broken)

    def first_cuts(self, model: Model) -> list[Cut]:
        """The rows that hold from the start: of single plots, and of places that are too small."""
        graph = need("scipy.sparse.csgraph", purpose=PURPOSE)
        broken: list[tuple[Ints, int]] = []
        for use in np.flatnonzero(self.least > 0).tolist():
            mine = self._pairs.use == use
            plots, area = self._pairs.plot[mine], self._pairs.area[mine]
            _, part = graph.connected_components(self.beside[plots][:, plots], directed=False)
            room = np.bincount(part, weights=area)
            hopeless = np.flatnonzero(room < self.least[use] - 1e-9)
            broken += [(plots[part == number], use) for number in hopeless.tolist()]
            alone = (area < self.least[use] - 1e-9) & ~np.isin(part, hopeless)
            broken += [(plots[[place]], use) for place in np.flatnonzero(alone).tolist()]
        return self._rows(model, broken)

    def _rows(self, model: Model, broken: list[tuple[Ints, int]]) -> list[Cut]:
        rows: list[Cut] = []
        variables: dict[tuple[int, int], list[int]] = {}
        for column, pair in enumerate(model.pair.tolist()):
            key = int(self._pairs.plot[pair]), int(self._pairs.use[pair])
            variables.setdefault(key, []).append(column)
        for plots, use in broken:
            around = np.setdiff1d(self.beside[plots].indices, plots)
            outside = [v for j in around.tolist() for v in variables.get((j, use), [])]
            for plot in plots.tolist():
                own = variables[plot, use]
                rows.append(([*own, *outside], [*[1.0] * len(own), *[-1.0] * len(outside)]))
        return rows

    def mended(self, model: Model, x: Floats, pair_of: Ints) -> Floats:
        """The variables without the plots of small sites, the shortfall counted anew."""
        left = x.copy()
        plots = self.small(pair_of)
        if plots:
            gone = np.isin(self._pairs.plot[model.pair], np.concatenate(plots))
            left[model.counts] = np.where(gone, 0.0, left[model.counts])
            shortfalls = model.matrix[:, model.counts] @ left[model.counts]
            groups = int(model.groups.max()) + 1
            got = shortfalls[groups : groups + len(model.least)]
            left[model.shortfalls] = np.maximum(model.least - got, 0.0)
        return left


def _sizes(least: float | Mapping[str, Any] | None, claims: Claims) -> Floats:
    if least is None:
        return np.zeros(len(claims.uses))
    given = dict(least) if isinstance(least, Mapping) else dict.fromkeys(claims.uses, least)
    strange = [use for use in given if use not in claims.uses]
    if strange:
        raise UsageError("error.alloc_site_use", uses=strange, have=list(claims.uses))
    sizes = np.array([float(given.get(use, 0.0)) for use in claims.uses])
    if not (np.isfinite(sizes) & (sizes >= 0)).all():
        raise UsageError("error.alloc_positive", name="min_site_ha", value=str(least))
    return sizes
