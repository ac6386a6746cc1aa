"""What stands against the use of land: category, strictest regime and hazards in one table."""

from .table import ConstraintResult, constraint_table

__all__ = ["ConstraintResult", "constraint_table"]
