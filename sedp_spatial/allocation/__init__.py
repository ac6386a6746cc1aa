"""Which plots serve all sectors best; what is missing, and the guide's three answers."""

from .allocate import allocate_plots
from .answers import AnswersResult, shortage_answers
from .claims import claims_from
from .result import AllocationResult
from .scenarios import ScenarioComparison, ScenarioParts, compare_scenarios
from .sites import neighbours

__all__ = [
    "AllocationResult",
    "AnswersResult",
    "ScenarioComparison",
    "ScenarioParts",
    "allocate_plots",
    "claims_from",
    "compare_scenarios",
    "neighbours",
    "shortage_answers",
]
