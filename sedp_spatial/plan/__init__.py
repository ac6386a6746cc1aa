"""Floor 12: the chain over one plan: its file, its steps, their cache, its outputs."""

from .findings import PlanError
from .reading import Plan, read_plan
from .result import PlanResult
from .running import run_plan
from .single import run_step

__all__ = ["Plan", "PlanError", "PlanResult", "read_plan", "run_plan", "run_step"]
