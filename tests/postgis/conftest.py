"""One server for the session, one fresh database for each file of tests."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sedp_spatial.optional import has

SAMPLE = Path(__file__).resolve().parents[2] / "sample_layers"


@pytest.fixture(scope="session")
def cluster() -> Iterator[object]:
    """In CI (SEDP_STRICT) a missing server is an error, on a developer's machine a sentence."""
    missing = None
    if not has("psycopg"):
        missing = "psycopg is not installed: pip install sedp-spatial[postgis]"
    else:
        from .cluster import programs, running

        folder = programs()
        if folder is None:
            missing = "no PostgreSQL with PostGIS here: run tools/postgis_environment.py as root"
    if missing is not None:
        if os.environ.get("SEDP_STRICT"):
            pytest.fail(missing)
        pytest.skip(missing)
    with running(folder) as server:
        yield server


@pytest.fixture(scope="module")
def database(cluster, request: pytest.FixtureRequest) -> object:
    """With PostGIS and nothing else in it."""
    return cluster.database(re.sub(r"\W", "_", request.module.__name__.rpartition(".")[2]))


@pytest.fixture(scope="session")
def sample() -> Path:
    return SAMPLE
