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
from .economy import (
    crop_area,
    crop_profitability,
    investment_chain,
    jobs_by_sector,
    location_quotient,
    need_by_coverage,
    output_growth,
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
from .population import (
    CohortResult,
    GrowthResult,
    HamiltonPerryResult,
    LifeTableResult,
    ScenarioResult,
    VillageResult,
    age_groups,
    cohort_scenarios,
    life_table,
    person_years,
    project_cohorts,
    project_growth,
    project_hamilton_perry,
    read_table,
    scenarios,
    village_shares,
)
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
    "CohortResult",
    "DataError",
    "DemandResult",
    "GrowthResult",
    "HamiltonPerryResult",
    "LifeTableResult",
    "Message",
    "MissingDependency",
    "Norms",
    "OutputError",
    "Present",
    "RegisteredResult",
    "RepairResult",
    "Result",
    "ScenarioResult",
    "SedpError",
    "UsageError",
    "VillageResult",
    "__version__",
    "age_groups",
    "apply_mapping",
    "area_m2",
    "built_trend",
    "check_layer",
    "cohort_scenarios",
    "compare_registered",
    "crop_area",
    "crop_profitability",
    "demand_of",
    "investment_chain",
    "jobs_by_sector",
    "land_balance",
    "land_change",
    "land_demand",
    "life_table",
    "load_mapping",
    "load_norms",
    "location_quotient",
    "need_by_coverage",
    "output_growth",
    "overlap_areas",
    "overlap_areas_of_file",
    "overlap_pieces",
    "person_years",
    "present_from_layers",
    "project_cohorts",
    "project_growth",
    "project_hamilton_perry",
    "read_inputs",
    "read_layer",
    "read_table",
    "repair_layer",
    "scenarios",
    "village_shares",
    "write_layers",
]
