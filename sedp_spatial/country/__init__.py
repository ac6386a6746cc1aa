"""All municipalities at once, from files too large for memory."""

from .result import CountryResult
from .running import country_sums

__all__ = ["CountryResult", "country_sums"]
