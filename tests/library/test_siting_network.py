"""Ways along roads, against all shortest ways of small networks worked out by brute force."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Point, box

from sedp_spatial.siting.near import straight_distances
from sedp_spatial.siting.network import (
    attach,
    build_network,
    distances_to,
    from_places,
    middles,
    parts_of,
    with_goals,
)


def metres(lines: list, goals: list, starts: list, snap: float = 1.0) -> np.ndarray:
    network = build_network(np.array(lines, dtype=object), snap_m=snap)
    cut, nodes, access = with_goals(network, np.array(goals, dtype=object))
    at_nodes = distances_to(cut, nodes, access)
    return from_places(cut, attach(cut, np.array(starts, dtype=object)), at_nodes)


def floyd_warshall(lines: list[LineString], goals: list[Point], starts: list[Point]) -> np.ndarray:
    """All shortest ways between all points of note on straight roads, one triple at a time."""
    places = [*goals, *starts]
    nearest = [min(lines, key=lambda line, place=place: line.distance(place)) for place in places]
    feet = [
        line.interpolate(line.project(place)) for line, place in zip(nearest, places, strict=True)
    ]
    on_line: dict[int, list[tuple[float, int]]] = {n: [] for n in range(len(lines))}
    xy: list[tuple[float, float]] = []

    def node(point: Point) -> int:
        for number, known in enumerate(xy):
            if np.hypot(known[0] - point.x, known[1] - point.y) < 1e-7:
                return number
        xy.append((point.x, point.y))
        return len(xy) - 1

    for number, line in enumerate(lines):
        for end in (Point(line.coords[0]), Point(line.coords[-1])):
            on_line[number].append((line.project(end), node(end)))
    for (a, first), (b, second) in itertools.combinations(enumerate(lines), 2):
        for meeting in shapely.get_parts(first.intersection(second)):
            for part in shapely.points(shapely.get_coordinates(meeting)):
                number = node(part)
                on_line[a].append((first.project(part), number))
                on_line[b].append((second.project(part), number))
    foot_nodes = []
    for foot, line in zip(feet, nearest, strict=True):
        number = node(foot)
        foot_nodes.append(number)
        on_line[next(n for n, other in enumerate(lines) if other is line)].append(
            (line.project(foot), number)
        )
    count = len(xy)
    ways = np.full((count, count), np.inf)
    np.fill_diagonal(ways, 0)
    for stops in on_line.values():
        for (here, a), (there, b) in itertools.pairwise(sorted(stops)):
            ways[a, b] = ways[b, a] = min(ways[a, b], there - here)
    for k, i, j in itertools.product(range(count), repeat=3):
        ways[i, j] = min(ways[i, j], ways[i, k] + ways[k, j])
    legs = [foot.distance(place) for foot, place in zip(feet, places, strict=True)]
    return np.array(
        [
            min(
                legs[len(goals) + s] + ways[foot_nodes[len(goals) + s], foot_nodes[g]] + legs[g]
                for g in range(len(goals))
            )
            for s in range(len(starts))
        ]
    )


COORDINATE = st.integers(0, 12).map(float)
POINT = st.tuples(COORDINATE, COORDINATE)
# Off the grid of the roads: a place as far from two roads may go to either.
PLACE = st.tuples(
    st.integers(0, 12).map(lambda n: n + 0.3127), st.integers(0, 12).map(lambda n: n + 0.1731)
)


@settings(max_examples=150)
@given(
    st.lists(st.tuples(POINT, POINT), min_size=1, max_size=6),
    st.lists(PLACE, min_size=1, max_size=3),
    st.lists(PLACE, min_size=1, max_size=4),
)
def test_ways_equal_all_shortest_ways(roads, goals, starts):
    lines = [LineString(road) for road in roads if road[0] != road[1]]
    overlapping = any(a.intersection(b).length > 0 for a, b in itertools.combinations(lines, 2))
    if not lines or overlapping:
        return
    ends, feet = [Point(p) for p in goals], [Point(p) for p in starts]
    distances = np.array([[line.distance(place) for line in lines] for place in [*ends, *feet]])
    if len(lines) > 1 and (np.diff(np.sort(distances, axis=1)[:, :2], axis=1) < 1e-9).any():
        return  # as near to one road as to another: either may be taken
    expected = floyd_warshall(lines, ends, feet)
    found = metres(lines, ends, feet, snap=1e-6)
    assert np.isinf(found).tolist() == np.isinf(expected).tolist()
    finite = np.isfinite(expected)
    assert found[finite] == pytest.approx(expected[finite], abs=1e-6)


@given(st.lists(PLACE, min_size=1, max_size=6), st.lists(PLACE, min_size=1, max_size=3))
def test_the_straight_way_is_never_longer(starts, goals):
    roads = [LineString([(0, 6), (12, 6)]), LineString([(3, 0), (3, 12), (9, 12), (9, 6)])]
    plots = np.array([Point(p).buffer(0.4, quad_segs=2) for p in starts], dtype=object)
    targets = np.array([Point(p) for p in goals], dtype=object)
    along = metres(roads, list(targets), list(middles(plots)))
    assert (straight_distances(plots, targets) <= along + 1e-9).all()


def test_a_detour_around_a_river():
    roads = [LineString([(0, 0), (100, 0)]), LineString([(0, 50), (100, 50)]),
             LineString([(100, 0), (100, 50)])]  # fmt: skip
    found = metres(roads, [Point(0, 53)], [Point(0, -2), Point(50, 10), Point(10, 50)])
    assert found == pytest.approx([2 + 100 + 50 + 100 + 3, 10 + 50 + 50 + 100 + 3, 10 + 3])


def test_a_goal_and_a_plot_on_the_same_stretch_go_straight_along_it():
    found = metres([LineString([(0, 0), (1000, 0)])], [Point(400, 5)], [Point(430, 7)])
    assert found == pytest.approx([7 + 30 + 5])


def test_roads_that_nearly_meet_are_joined_and_others_are_not():
    roads = [LineString([(0, 0), (100, 0)]), LineString([(50, 3), (50, 100)])]
    near = metres(roads, [Point(0, 0)], [Point(50, 100)], snap=5)
    assert near == pytest.approx([97 + 3 + 50])
    far = metres(roads, [Point(0, 0)], [Point(50, 100)], snap=2)
    assert np.isinf(far).all()
    parts = parts_of(build_network(np.array(roads, dtype=object), snap_m=2))
    assert parts.max() == 1


def test_goals_on_a_node_and_twice_at_one_place():
    roads = [LineString([(0, 0), (10, 0), (10, 10)])]
    goals = [Point(10, 0), Point(10, 0), Point(10, 0)]
    assert metres(roads, goals, [Point(10, 10), Point(10, 0)]) == pytest.approx([10, 0])


def test_straight_distances_by_geos_pair_by_pair():
    random = np.random.default_rng(3)
    plots = shapely.buffer(shapely.points(random.uniform(0, 100, (40, 2))), 2, cap_style="square")
    targets = np.array(
        [
            LineString(random.uniform(0, 100, (5, 2))),
            box(10, 10, 40, 30).difference(box(15, 15, 35, 25)),
            Point(90, 5),
            box(60, 60, 70, 95),
        ],
        dtype=object,
    )
    expected = [min(shapely.distance(plot, target) for target in targets) for plot in plots]
    assert straight_distances(plots, targets) == pytest.approx(expected, abs=1e-12)
