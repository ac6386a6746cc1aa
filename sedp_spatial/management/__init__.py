"""The municipal land management plan, and how the work on the section is conducted."""

from .calendar import CalendarResult, calendar
from .hearings import HearingsResult, hearings_register
from .indicators import ActualResult, IndicatorResult, indicators, plan_against_actual
from .plan import ManagementResult, management_plan
from .working_group import WorkingGroupResult, working_group_check

__all__ = [
    "ActualResult",
    "CalendarResult",
    "HearingsResult",
    "IndicatorResult",
    "ManagementResult",
    "WorkingGroupResult",
    "calendar",
    "hearings_register",
    "indicators",
    "management_plan",
    "plan_against_actual",
    "working_group_check",
]
