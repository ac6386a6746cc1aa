"""Population forecasts: pure tables, no geometry."""

from .age_sex import age_sex_table, check_against_history, population_at
from .cohorts import CohortResult, project_cohorts
from .groups import age_groups, at_years, single_years
from .growth import GrowthResult, project_growth
from .hamilton_perry import HamiltonPerryResult, project_hamilton_perry
from .life_table import LifeTableResult, life_table, person_years
from .reading import read_table
from .scenarios import ScenarioResult, cohort_scenarios, scenarios
from .un_tables import asfr_from_pattern, rates_from_wide
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
    "check_against_history",
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
