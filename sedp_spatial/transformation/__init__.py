"""What the law says of changing a plot's category: the pre-check, the case, and its balance."""

from .applying import TransformedResult, apply_transformation
from .cases import CaseFile, read_cases, transformation_case
from .compensation import compensation_values
from .decisions import LandChange
from .precheck import PrecheckResult, precheck_transformation
from .rules import Rule, Rules, transformation_rules

__all__ = [
    "CaseFile",
    "LandChange",
    "PrecheckResult",
    "Rule",
    "Rules",
    "TransformedResult",
    "apply_transformation",
    "compensation_values",
    "precheck_transformation",
    "read_cases",
    "transformation_case",
    "transformation_rules",
]
