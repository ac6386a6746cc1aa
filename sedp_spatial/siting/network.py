"""Ways along roads: from the middle of a plot to the nearest road, along it, and on to the goal."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import shapely

from ..errors import DataError
from ..geometry.rings import Floats, Geometries, Ints
from ..optional import need
from .plane import segments_of


@dataclass(frozen=True)
class Network:
    """Roads as straight pieces between nodes.

    Attributes
    ----------
    xy : ndarray of shape (nodes, 2)
    ends : ndarray of shape (pieces, 2)
        The nodes at both ends of each piece.
    length : ndarray
        Metres of each piece.
    links : ndarray of shape (links, 2)
        Nodes that a short gap in the drawing keeps apart, with ``gap`` metres between them.
    gap : ndarray
    """

    xy: Floats
    ends: Ints
    length: Floats
    links: Ints
    gap: Floats


@dataclass(frozen=True)
class Places:
    """Where points meet the network: the piece, how far along it (0…1), and the way to it."""

    piece: Ints
    along: Floats
    access: Floats


def build_network(lines: Geometries, *, snap_m: float) -> Network:
    """Make a network of road lines.

    Parameters
    ----------
    lines : ndarray of shapely geometries
        In a plane; polygons are followed along their outlines.
    snap_m : float
        A road that ends within this of another joins it.

    Raises
    ------
    DataError
        No lines.

    Notes
    -----
    Roads that cross meet there: a layer of roads in the plane does not tell bridges.
    """
    if not (shapely.get_dimensions(lines) >= 1).any():
        raise DataError("error.siting_no_lines", layer="roads")
    noded = segments_of(np.array([shapely.union_all(segments_of(lines))], dtype=object))
    both = shapely.get_coordinates(noded).reshape(-1, 2, 2)
    xy, number = np.unique(both.reshape(-1, 2), axis=0, return_inverse=True)
    ends = number.reshape(-1, 2).astype(np.int64)
    network = Network(xy, ends, _lengths(xy, ends), np.empty((0, 2), dtype=np.int64), np.empty(0))
    return _with_loose_ends_joined(network, noded, snap_m)


def _lengths(xy: Floats, ends: Ints) -> Floats:
    return np.hypot(*(xy[ends[:, 0]] - xy[ends[:, 1]]).T)


def _with_loose_ends_joined(network: Network, pieces: Geometries, snap_m: float) -> Network:
    """Join each end of a road to the nearest other piece that it nearly reaches."""
    degree = np.bincount(network.ends.ravel(), minlength=len(network.xy))
    loose = np.flatnonzero(degree == 1)
    points = shapely.points(network.xy[loose])
    point, piece = shapely.STRtree(pieces).query(points, predicate="dwithin", distance=snap_m)
    other = (network.ends[piece] != loose[point][:, None]).all(axis=1)
    point, piece = point[other], piece[other]
    metres = shapely.distance(points[point], pieces[piece])
    order = np.lexsort((piece, metres, point))
    _, first = np.unique(point[order], return_index=True)
    best = order[first]
    places = Places(
        piece[best], _shares(network, piece[best], network.xy[loose[point[best]]]), metres[best]
    )
    cut, nodes = _cut(network, places)
    links = np.column_stack([loose[point[best]], nodes])
    return replace(
        cut,
        links=np.concatenate([cut.links, links]),
        gap=np.concatenate([cut.gap, metres[best]]),
    )


def _shares(network: Network, piece: Ints, xy: Floats) -> Floats:
    """How far along its piece the nearest point to each place lies, from 0 to 1."""
    start, end = network.xy[network.ends[piece, 0]], network.xy[network.ends[piece, 1]]
    way = end - start
    square = (way**2).sum(axis=1)
    square[square == 0] = 1.0  # a piece without length has but one place
    return np.clip(((xy - start) * way).sum(axis=1) / square, 0.0, 1.0)


def attach(network: Network, points: Geometries) -> Places:
    """The nearest place on the network for each point, with the straight way to it."""
    pieces = shapely.linestrings(network.xy[network.ends])
    (_, piece), metres = shapely.STRtree(pieces).query_nearest(
        points, all_matches=False, return_distance=True
    )
    return Places(piece, _shares(network, piece, shapely.get_coordinates(points)), metres)


def _cut(network: Network, places: Places) -> tuple[Network, Ints]:
    """Cut pieces at places so that each is a node; its number is returned."""
    count, fresh = len(network.xy), len(places.piece)
    start, end = (network.xy[network.ends[places.piece, side]] for side in (0, 1))
    xy = np.concatenate([network.xy, start + (end - start) * places.along[:, None]])
    nodes = count + np.arange(fresh)
    pieces = np.arange(len(network.ends))
    piece = np.concatenate([pieces, pieces, places.piece])
    along = np.concatenate([np.zeros(len(pieces)), np.ones(len(pieces)), places.along])
    rank = np.concatenate(
        [np.zeros(len(pieces)), np.full(len(pieces), 2.0), np.ones(fresh)]
    )  # a cut at an end lies between the ends all the same
    node = np.concatenate([network.ends[:, 0], network.ends[:, 1], nodes])
    order = np.lexsort((rank, along, piece))
    piece, along, node = piece[order], along[order], node[order]
    next_to = np.flatnonzero(piece[1:] == piece[:-1])
    ends = np.column_stack([node[next_to], node[next_to + 1]])
    length = network.length[piece[next_to]] * (along[next_to + 1] - along[next_to])
    return replace(network, xy=xy, ends=ends, length=length), nodes


def with_goals(network: Network, goals: Geometries) -> tuple[Network, Ints, Floats]:
    """Cut the network where goals meet it: the nodes of the goals, and the ways to them."""
    places = attach(network, goals)
    cut, nodes = _cut(network, places)
    return cut, nodes, places.access


def distances_to(network: Network, nodes: Ints, access: Floats) -> Floats:
    """Metres along the network from every node to the nearest goal; infinite without a way.

    Parameters
    ----------
    network : Network
    nodes : ndarray
        The nodes of the goals.
    access : ndarray
        Metres from each of them to its goal.
    """
    graph = need("scipy.sparse.csgraph", purpose="ways along roads")
    count = len(network.xy)
    ends = np.concatenate([network.ends, network.links])
    metres = np.concatenate([network.length, network.gap])
    # One more node stands for all goals; ways lead from it to the nodes beside them.
    goal = np.full(len(nodes), count)
    first = np.concatenate([ends[:, 0], ends[:, 1], goal])
    second = np.concatenate([ends[:, 1], ends[:, 0], nodes])
    matrix = _shortest_edges(first, second, np.concatenate([metres, metres, access]), count + 1)
    found: Floats = graph.dijkstra(matrix, directed=True, indices=count)
    return found[:count]


def _shortest_edges(first: Ints, second: Ints, metres: Floats, count: int) -> object:
    """A sparse matrix; of several edges between two nodes the shortest stays."""
    sparse = need("scipy.sparse", purpose="ways along roads")
    order = np.lexsort((metres, second, first))
    first, second, metres = first[order], second[order], metres[order]
    keep = np.ones(len(first), dtype=bool)
    keep[1:] = (first[1:] != first[:-1]) | (second[1:] != second[:-1])
    # Edges without length stay edges: csgraph reads a stored zero as a way of no length.
    return sparse.csr_matrix((metres[keep], (first[keep], second[keep])), shape=(count, count))


def from_places(network: Network, places: Places, at_nodes: Floats) -> Floats:
    """Metres from places beside the network to the nearest goal, the way to the road included."""
    ends, length = network.ends[places.piece], network.length[places.piece]
    back = at_nodes[ends[:, 0]] + places.along * length
    on = at_nodes[ends[:, 1]] + (1 - places.along) * length
    return places.access + np.minimum(back, on)


def parts_of(network: Network) -> Ints:
    """The number of the connected part that each node belongs to."""
    graph = need("scipy.sparse.csgraph", purpose="ways along roads")
    ends = np.concatenate([network.ends, network.links])
    matrix = _shortest_edges(ends[:, 0], ends[:, 1], np.ones(len(ends)), len(network.xy))
    _, part = graph.connected_components(matrix, directed=False)
    return np.asarray(part, dtype=np.int64)


def middles(plots: Geometries) -> Geometries:
    """The centroid of each plot, or a point on it where that lies outside."""
    points = shapely.centroid(plots)
    outside = ~shapely.intersects(plots, points)
    points[outside] = shapely.point_on_surface(plots[outside])
    return points
