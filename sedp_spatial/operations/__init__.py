"""The operations that other programs call by name: QGIS in-process, and the child process.

Both ways go through :func:`run`, so that they cannot differ: the same function, the same field
mapping, the same plain tables on the way out. What crosses the border is plain Python (numbers,
strings, WKB, the WKT of the CRS), because the caller may have another Python, another GEOS or no
geopandas at all.
"""

from .operation import Operation
from .plain import PlainTable, build_frame, legend_of, plain_table, plain_value
from .running import OPERATIONS, Outcome, outcome, run

__all__ = [
    "OPERATIONS",
    "Operation",
    "Outcome",
    "PlainTable",
    "build_frame",
    "legend_of",
    "outcome",
    "plain_table",
    "plain_value",
    "run",
]
