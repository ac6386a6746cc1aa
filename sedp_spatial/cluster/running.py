"""The same partition functions as futures of dask.distributed.

Dask places, repeats and cancels; nothing of that is done here. A worker that dies loses nothing,
because a partition can be measured again from its file. The sums come back in any order and are
merged in that of the municipalities, so that the numbers are those of one machine.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep
from typing import Any

from ..country import CountryResult, country_sums
from ..country.job import Job
from ..country.measuring import Sums, partition_sums
from ..country.partitions import Partition
from ..errors import DataError, SedpError, UsageError
from ..optional import need
from ..progress import Feedback, step

PURPOSE = "Dask (--cluster)"
WAIT_S = 30.0  # for an answer of the scheduler
_POLL_S = 0.2  # how often the user is asked whether to go on
_LOOPBACK = "127.0.0.1"
# How often a partition may lose its worker before it is taken for what kills workers.
_LOSSES = 10


def country_sums_on_cluster(
    path: str | Path, *, workers: int = 2, address: str | None = None, **options: Any
) -> CountryResult:
    """:func:`country_sums` with its partitions measured by the workers of a Dask cluster.

    Parameters
    ----------
    path : str or Path
        As in :func:`country_sums`. With an address every worker must reach it, and the folder
        ``scratch``, under the same path.
    workers : int
        Processes on this machine; without an address only. They listen on the loopback device
        and show no dashboard.
    address : str, optional
        The scheduler of a cluster that runs already: ``tcp://host:8786``. Nothing is sent
        anywhere unless it is given.
    **options
        Those of :func:`country_sums`; ``memory_mb`` is that of each worker.

    Returns
    -------
    CountryResult
        That of :func:`country_sums` to the last digit, whatever workers are lost; to 1e-12 where
        the file does not tell its extent or the workers have other versions of the libraries.

    Raises
    ------
    DataError
        As :func:`country_sums`; no scheduler at the address; a partition that no worker can
        measure.
    MissingDependency
        Without ``dask`` and ``distributed``.

    Examples
    --------
    >>> result = country_sums_on_cluster("country.parquet", workers=2)  # doctest: +SKIP
    """
    if workers < 1:
        raise UsageError("error.choice", name="workers", value=str(workers), allowed="≥ 1")
    need("distributed", purpose=PURPOSE)
    runner = partial(_on_dask, address=address, processes=workers)
    # A partition per worker is in the memory of each, so each counts for itself.
    return country_sums(path, workers=1, runner=runner, **options)


def _on_dask(
    job: Job,
    partitions: Sequence[Partition],
    _workers: int,
    feedback: Feedback | None,
    *,
    address: str | None,
    processes: int,
) -> Iterator[Sums]:
    distributed = need("distributed", purpose=PURPOSE)
    with ExitStack() as opened:
        client = opened.enter_context(_client(address, processes, opened))
        futures = client.map(partial(partition_sums, job), partitions, pure=False, retries=2)
        number = dict(zip((one.key for one in futures), partitions, strict=True))
        done = distributed.as_completed(futures, loop=client.loop)
        try:
            while number:
                step(feedback, 1 - len(number) / len(partitions))
                for future in _finished(done):
                    yield _outcome(future, number.pop(future.key))
                    future.release()
        finally:
            client.cancel([one for one in futures if one.key in number])


def _finished(done: Any) -> list[Any]:
    """What has been finished since; after a while nothing, so that the user can be asked."""
    batch = list(done.next_batch(block=False))
    if not batch:
        sleep(_POLL_S)
    return batch


def _outcome(future: Any, one: Partition) -> Sums:
    if future.status == "finished":
        result: Sums = future.result()
        return result
    error = future.exception()
    if isinstance(error, SedpError):
        raise error
    raise DataError(
        "error.cluster_partition",
        number=one.number,
        first=one.first,
        last=one.last,
        reason=f"{type(error).__name__}: {error}"[:200],
    ) from error


def _client(address: str | None, processes: int, opened: ExitStack) -> Any:
    """A client of the cluster at the address, or of one that is started for this run."""
    dask = need("dask", purpose=PURPOSE)
    distributed = need("distributed", purpose=PURPOSE)
    settings = {
        "distributed.scheduler.allowed-failures": _LOSSES,
        "distributed.worker.multiprocessing-method": "spawn",
        "distributed.comm.timeouts.connect": f"{WAIT_S:g}s",
    }
    opened.enter_context(dask.config.set(settings))
    if address is not None:
        try:
            return distributed.Client(address, timeout=WAIT_S, set_as_default=False)
        except (OSError, ValueError) as error:
            reason = f"{type(error).__name__}: {error}".splitlines()[0][:200]
            raise DataError("error.cluster_unreachable", address=address, reason=reason) from error
    scratch = opened.enter_context(
        TemporaryDirectory(prefix="sedp-cluster-", ignore_cleanup_errors=True)
    )
    cluster = opened.enter_context(
        distributed.LocalCluster(
            n_workers=processes,
            threads_per_worker=1,
            processes=True,
            host=_LOOPBACK,
            dashboard_address=None,
            worker_dashboard_address=None,
            memory_limit=0,  # the partitions bound it
            local_directory=scratch,
            silence_logs=_quiet(),
        )
    )
    return distributed.Client(cluster, set_as_default=False)


def _quiet() -> int:
    """Dask's own messages are for its developers; what users must know is said in sentences."""
    return logging.DEBUG if os.environ.get("SEDP_DASK_LOG") else logging.CRITICAL
