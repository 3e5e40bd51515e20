"""The borders of today's communes: `docs/data/map/xa-phuong.topojson`, whose source stands beside it.

TopoJSON keeps a border that two communes share once, so that whatever is done to it, no gap opens
(https://github.com/topojson/topojson-specification).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from pydantic import BaseModel, ConfigDict, ValidationError

Point = tuple[float, float]
Line = tuple[Point, ...]


@dataclass(frozen=True, eq=False)
class Atlas:
    """`lines`: borders as (longitude, latitude) in degrees, WGS 84. `areas`: by commune code, rings
    of numbers of lines; `~n` is line n backwards. Outer ring first.
    """

    file: str
    lines: tuple[Line, ...]
    areas: Mapping[str, tuple[tuple[int, ...], ...]]
    sizes: Mapping[str, float]  # km², by code, where the file tells; other sources say otherwise of some

    def borders(self, code: str) -> set[int]:
        """Numbers of the lines around a commune, without their direction."""
        return {max(number, ~number) for ring in self.areas[code] for number in ring}


class _Part(BaseModel):
    """A part of the file; it also says much that is not needed here."""

    model_config = ConfigDict(frozen=True, strict=True)


class _Transform(_Part):
    scale: Point
    translate: Point


class _Properties(_Part):
    code: str
    area_km2: float | None = None


class _Geometry(_Part):
    arcs: tuple[tuple[int, ...], ...]
    properties: _Properties


class _Collection(_Part):
    geometries: tuple[_Geometry, ...]


class _Topology(_Part):
    transform: _Transform
    arcs: tuple[tuple[tuple[int, int], ...], ...]
    objects: dict[str, _Collection]


def read_atlas(text: str, file: str) -> Atlas:
    """The Atlas in a TopoJSON text of polygons. ValueError for anything else."""
    try:
        topology = _Topology.model_validate_json(text)
    except ValidationError as error:
        raise ValueError(file) from error
    lines = tuple(_degrees(arc, topology.transform) for arc in topology.arcs)
    shapes = [shape for collection in topology.objects.values() for shape in collection.geometries]
    areas = {shape.properties.code: shape.arcs for shape in shapes}
    numbers = {number for rings in areas.values() for ring in rings for number in ring}
    if len(areas) < len(shapes) or not numbers or not numbers <= set(range(-len(lines), len(lines))):
        raise ValueError(file)
    told = (shape.properties for shape in shapes)
    return Atlas(file, lines, areas, {one.code: one.area_km2 for one in told if one.area_km2})


def _degrees(arc: tuple[tuple[int, int], ...], transform: _Transform) -> Line:
    """An arc's steps, each from the last point in whole units of the grid, as degrees."""
    grid = accumulate(arc, lambda point, step: (point[0] + step[0], point[1] + step[1]))
    (scale_x, scale_y), (left, bottom) = transform.scale, transform.translate
    return tuple((left + x * scale_x, bottom + y * scale_y) for x, y in grid)
