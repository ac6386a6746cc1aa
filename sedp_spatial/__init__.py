"""SEDP Spatial: from municipal land layers to a balance, restrictions, demand and a plan.

The public names are listed in ``__all__``; importing them needs numpy, pandas, geopandas,
shapely and pyproj only.
"""

from .balance import BalanceResult, land_balance
from .change import ChangeResult, land_change
from .demand import (
    DemandResult,
    Norms,
    Present,
    built_trend,
    demand_of,
    land_demand,
    load_norms,
    present_from_layers,
    read_inputs,
)
from .errors import (
    CalculationError,
    Cancelled,
    DataError,
    MissingDependency,
    OutputError,
    SedpError,
    UsageError,
)
from .geometry import area_m2
from .layers import (
    CheckResult,
    RepairResult,
    apply_mapping,
    check_layer,
    load_mapping,
    read_layer,
    repair_layer,
    write_layers,
)
from .messages import Message
from .overlay import overlap_areas, overlap_pieces
from .registered import RegisteredResult, compare_registered
from .results import Result
from .streaming import overlap_areas_of_file
from .version import __version__

__all__ = [
    "BalanceResult",
    "CalculationError",
    "Cancelled",
    "ChangeResult",
    "CheckResult",
    "DataError",
    "DemandResult",
    "Message",
    "MissingDependency",
    "Norms",
    "OutputError",
    "Present",
    "RegisteredResult",
    "RepairResult",
    "Result",
    "SedpError",
    "UsageError",
    "__version__",
    "apply_mapping",
    "area_m2",
    "built_trend",
    "check_layer",
    "compare_registered",
    "demand_of",
    "land_balance",
    "land_change",
    "land_demand",
    "load_mapping",
    "load_norms",
    "overlap_areas",
    "overlap_areas_of_file",
    "overlap_pieces",
    "present_from_layers",
    "read_inputs",
    "read_layer",
    "repair_layer",
    "write_layers",
]
