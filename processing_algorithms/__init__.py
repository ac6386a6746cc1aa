"""The algorithms that QGIS shows, one per file.

Each declares its parameters, calls one operation of the library and writes its results. What
they share is in ``base`` and ``parameters``.
"""

from __future__ import annotations

from .balance import LandBalance
from .capacity import ZoningCapacity
from .change import LandChange
from .check import CheckParcels
from .demand import Demand
from .exposure import Exposure
from .extract import Extract
from .overlap import Overlap
from .population import Population
from .registered import CompareRegistered
from .repair import RepairParcels
from .rule_zones import RuleZones
from .zoning import CheckZoning

ALGORITHMS = (
    CheckParcels,
    RepairParcels,
    LandBalance,
    CompareRegistered,
    LandChange,
    Overlap,
    Extract,
    RuleZones,
    CheckZoning,
    ZoningCapacity,
    Exposure,
    Population,
    Demand,
)
