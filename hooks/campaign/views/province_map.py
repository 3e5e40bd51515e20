"""The map of the communes as SVG paths: projected, simplified, drawn; no template stands here.

Each border is simplified once and shared by both its communes, so no gap opens between them.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from campaign.atlas import Atlas, Point

Dot = tuple[int, int]
Stretch = tuple[float, float]  # of a level line: its left and right end


@dataclass(frozen=True)
class Drawing:
    """Paths in whole units of a `width` × `height` box, y down. `shapes` by commune code."""

    width: int
    height: int
    shapes: Mapping[str, str]
    borders: str  # every border once
    labels: Mapping[str, tuple[int, int, int]]  # middle of the room for a commune's name, and its width


LETTER = 3.7  # width of a letter of a name on the overview, in its units


def overview(atlas: Atlas) -> Drawing:
    """For a map as wide as the page, where every commune is a shape of its own: 3 kB compressed."""
    return drawing(atlas, 400, 5)


def locator(atlas: Atlas) -> Drawing:
    """For a small map that says where in the province a commune lies: 2 kB compressed."""
    return drawing(atlas, 300, 5)


def name_lines(name: str, room: int) -> tuple[str, ...]:
    """`name` in the fewest lines that fit `room` units; none where a word of it is too long."""
    words = name.split()
    ways = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    for lines in [(name,), *sorted(ways, key=lambda lines: max(map(len, lines))), tuple(words)]:
        if max(map(len, lines)) * LETTER <= room:
            return lines
    return ()


@cache
def drawing(atlas: Atlas, width: int, tolerance: float) -> Drawing:
    """The communes, `width` units wide; bends smaller than `tolerance` square units are left out."""
    project, height = _projection(atlas, width)
    lines = [
        [(round(x), round(y)) for x, y in _simplified([project(p) for p in line], tolerance)]
        for line in atlas.lines
    ]
    rings = {code: [_joined(lines, ring) for ring in area] for code, area in atlas.areas.items()}
    return Drawing(
        width,
        height,
        {code: "".join(_path(ring, closed=True) for ring in area) for code, area in rings.items()},
        "".join(_path(line) for line in lines),
        {code: _room(area[0]) for code, area in rings.items()},
    )


@cache
def neighbours(atlas: Atlas) -> Mapping[str, tuple[str, ...]]:
    """Codes of the communes that share a border with each, by its code."""
    sides: dict[int, list[str]] = {}
    for code in atlas.areas:
        for number in atlas.borders(code):
            sides.setdefault(number, []).append(code)
    found: dict[str, list[str]] = {code: [] for code in atlas.areas}
    for one, other in (pair for pair in sides.values() if len(pair) == 2):
        found[one].append(other)
        found[other].append(one)
    return {code: tuple(sorted(set(near))) for code, near in found.items()}


def _projection(atlas: Atlas, width: int) -> tuple["_Projection", int]:
    """Equirectangular, true to scale at the middle latitude; over one degree it errs by under 1 %.

    J. P. Snyder, Map Projections: A Working Manual (USGS 1395, 1987), pp. 90-91.
    """
    xs, ys = zip(*(point for line in atlas.lines for point in line), strict=True)
    squeeze = math.cos(math.radians((min(ys) + max(ys)) / 2))
    scale = width / ((max(xs) - min(xs)) * squeeze)
    projection = _Projection(min(xs), max(ys), scale * squeeze, scale)
    return projection, round((max(ys) - min(ys)) * scale)


@dataclass(frozen=True)
class _Projection:
    left: float
    top: float
    scale_x: float
    scale_y: float

    def __call__(self, point: Point) -> Point:
        return (point[0] - self.left) * self.scale_x, (self.top - point[1]) * self.scale_y


def _simplified(line: Sequence[Point], tolerance: float) -> list[Point]:
    """`line` without the points that make the smallest triangles (Visvalingam and Whyatt, 1993)."""
    kept = list(line)
    while len(kept) > 2:
        sizes = [_triangle(*kept[i - 1 : i + 2]) for i in range(1, len(kept) - 1)]
        if min(sizes) > tolerance:
            break
        del kept[sizes.index(min(sizes)) + 1]
    return kept


def _triangle(a: Point, b: Point, c: Point) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def _joined(lines: Sequence[list[Dot]], ring: tuple[int, ...]) -> list[Dot]:
    """The points of a ring; its last point is its first and is left out."""
    points: list[Dot] = []
    for number in ring:
        line = lines[number] if number >= 0 else lines[~number][::-1]
        points += line[:-1]
    return points


def _path(points: Sequence[Dot], closed: bool = False) -> str:
    """SVG path data: one absolute point, then steps; a minus sign parts numbers by itself."""
    steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(points) if (x, y) != (a, b)]
    numbers = "".join(f"{'' if n < 0 else ' '}{n}" for step in steps for n in step)
    return f"M{points[0][0]} {points[0][1]}l{numbers.lstrip()}" + "z" * closed


HALF = 6  # units: about half the height of a name in two lines


def _room(ring: Sequence[Dot]) -> tuple[int, int, int]:
    """Where a name has room: the middle of a wide level band through the ring, and its width.

    In a shape too low for two lines: of a level cut.
    """
    tops = [y for _, y in ring]
    levels = range(min(tops) + 1, max(tops))
    bands = [cut for y in levels for cut in _cuts(_band(ring, y), y)]
    if max((width for width, _, _ in bands), default=0) < 6 * LETTER:
        bands = [cut for y in levels for cut in _cuts(_inside(ring, y), y)]
    wide = max(width for width, _, _ in bands) * 0.8
    level = sum(tops) / len(tops)
    width, x, y = min((cut for cut in bands if cut[0] >= wide), key=lambda cut: abs(cut[2] - level))
    return round(x), round(y), round(width)


def _cuts(stretches: Sequence[Stretch], y: int) -> list[tuple[float, float, int]]:
    """Width, middle and level of each stretch."""
    return [(right - left, (left + right) / 2, y) for left, right in stretches]


def _band(ring: Sequence[Dot], y: int) -> list[Stretch]:
    """The stretches that are inside the ring at `y`, and HALF above and below it."""
    found = _inside(ring, y)
    for level in (y - HALF, y + HALF):
        shared = [
            (max(left, other_left), min(right, other_right))
            for left, right in found
            for other_left, other_right in _inside(ring, level)
        ]
        found = [(left, right) for left, right in shared if left < right]
    return found


def _inside(ring: Sequence[Dot], y: int) -> list[Stretch]:
    """The stretches of the line at `y` (half a unit lower, to meet no corner) inside the ring."""
    level = y + 0.5
    edges = zip(ring, [*ring[1:], ring[0]], strict=True)
    crossed = sorted(
        x1 + (level - y1) * (x2 - x1) / (y2 - y1)
        for (x1, y1), (x2, y2) in edges
        if (y1 < level) != (y2 < level)
    )
    return list(zip(crossed[::2], crossed[1::2], strict=True))
