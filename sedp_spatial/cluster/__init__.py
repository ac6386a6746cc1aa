"""The country's partitions on Dask: on this machine, or on a cluster that is told."""

from .running import country_sums_on_cluster

__all__ = ["country_sums_on_cluster"]
