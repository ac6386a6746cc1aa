"""The algorithms that QGIS shows, one per file.

Each declares its parameters, calls one operation of the library and writes its results. What
they share is in ``base`` and ``parameters``.
"""

from __future__ import annotations

from .balance import LandBalance
from .change import LandChange
from .check import CheckParcels
from .registered import CompareRegistered
from .repair import RepairParcels

ALGORITHMS = (CheckParcels, RepairParcels, LandBalance, CompareRegistered, LandChange)
