"""The algorithms that QGIS shows, one per file.

Each declares its parameters, calls one operation of the library and writes its results. What
they share is in ``base`` and ``parameters``.
"""

from __future__ import annotations

from .allocate import Allocate
from .balance import LandBalance
from .budget import Budget
from .capacity import ZoningCapacity
from .change import LandChange
from .check import CheckParcels
from .constraints import Constraints
from .country import Country
from .demand import Demand
from .district import District
from .exposure import Exposure
from .extract import Extract
from .ledger import Ledger
from .management import Management
from .overlap import Overlap
from .pack_municipality import PackMunicipality
from .population import Population
from .precheck import Precheck
from .registered import CompareRegistered
from .repair import RepairParcels
from .rule_zones import RuleZones
from .run_plan import RunPlan
from .suitability import Suitability
from .supply import Supply
from .transform import Transform
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
    Constraints,
    Ledger,
    Population,
    Demand,
    Supply,
    Suitability,
    Allocate,
    Precheck,
    Transform,
    Management,
    Budget,
    RunPlan,
    PackMunicipality,
    District,
    Country,
)
