"""The roads of a run: one network, the plots beside it, and ways to the goals of each criterion."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from ..codes import load_codes
from ..geometry.rings import Floats, Geometries
from ..messages import Message
from .network import (
    Network,
    attach,
    build_network,
    distances_to,
    from_places,
    middles,
    parts_of,
    with_goals,
)


@dataclass(frozen=True)
class Roads:
    """A network and the middles of the plots.

    Attributes
    ----------
    network : Network
    starts : ndarray of points
    notes : tuple of Message
    """

    network: Network
    starts: Geometries
    notes: tuple[Message, ...]


def read_roads(lines: Geometries, plots: Geometries) -> Roads:
    """Make the network, and say of how many separate parts it is.

    Raises
    ------
    DataError
        A layer without lines.
    """
    snap = float(load_codes("siting_roads")["snap_m"]["value"])
    network = build_network(lines, snap_m=snap)
    part = parts_of(network)
    notes: tuple[Message, ...] = ()
    if part.max(initial=0) > 0:
        metres = np.bincount(part[network.ends[:, 0]], network.length)
        main = int(np.argmax(metres))
        notes = (
            Message(
                "note.siting_road_parts",
                parts=len(metres),
                km=(metres.sum() - metres[main]) / 1000,
                snap=snap,
            ),
        )
    return Roads(network, middles(plots), notes)


def ways(roads: Roads, goals: Geometries, criterion: str) -> tuple[Floats, list[Message]]:
    """Metres from the middle of each plot along the roads to the nearest goal.

    Parameters
    ----------
    roads : Roads
    goals : ndarray of shapely geometries
        Points, or what is reached at a point on it.
    criterion : str
        What the note names.

    Returns
    -------
    metres : ndarray
        Infinite where no way leads.
    notes : list of Message
    """
    points = goals
    if not (shapely.get_dimensions(goals) == 0).all():
        points = middles(goals)
    points = shapely.get_parts(points)
    cut, nodes, access = with_goals(roads.network, points)
    at_nodes = distances_to(cut, nodes, access)
    metres = from_places(cut, attach(cut, roads.starts), at_nodes)
    without = np.isinf(metres)
    notes = []
    if without.any():
        notes.append(Message("note.siting_no_way", criterion=criterion, plots=int(without.sum())))
    return metres, notes
