"""SEDP Spatial: from municipal land layers to a balance, restrictions, demand and a plan.

The public names are listed in ``__all__``; importing them needs numpy, pandas, geopandas,
shapely and pyproj only.
"""

from .balance import BalanceResult, land_balance
from .change import ChangeResult, land_change
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
from .registered import RegisteredResult, compare_registered
from .results import Result
from .version import __version__

__all__ = [
    "BalanceResult",
    "CalculationError",
    "Cancelled",
    "ChangeResult",
    "CheckResult",
    "DataError",
    "Message",
    "MissingDependency",
    "OutputError",
    "RegisteredResult",
    "RepairResult",
    "Result",
    "SedpError",
    "UsageError",
    "__version__",
    "apply_mapping",
    "area_m2",
    "check_layer",
    "compare_registered",
    "land_balance",
    "land_change",
    "load_mapping",
    "read_layer",
    "repair_layer",
    "write_layers",
]
