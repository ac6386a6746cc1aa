"""Population forecasts: pure tables, no geometry."""

from .cohorts import CohortResult, project_cohorts
from .groups import age_groups, at_years, single_years
from .growth import GrowthResult, project_growth
from .hamilton_perry import HamiltonPerryResult, project_hamilton_perry
from .life_table import LifeTableResult, life_table, person_years
from .reading import (
    age_sex_table,
    asfr_from_pattern,
    population_at,
    rates_from_wide,
    read_table,
)
from .scenarios import ScenarioResult, cohort_scenarios, scenarios
from .villages import VillageResult, total_by_year, village_shares

__all__ = [
    "CohortResult",
    "GrowthResult",
    "HamiltonPerryResult",
    "LifeTableResult",
    "ScenarioResult",
    "VillageResult",
    "age_groups",
    "age_sex_table",
    "asfr_from_pattern",
    "at_years",
    "cohort_scenarios",
    "life_table",
    "person_years",
    "population_at",
    "project_cohorts",
    "project_growth",
    "project_hamilton_perry",
    "rates_from_wide",
    "read_table",
    "scenarios",
    "single_years",
    "total_by_year",
    "village_shares",
]
