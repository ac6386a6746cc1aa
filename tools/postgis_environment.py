#!/usr/bin/env python3
"""Installs and finds the PostgreSQL with PostGIS that the tests start themselves.

Only the programs are needed: each test run makes a cluster of its own in a temporary folder, so
that whatever database this machine serves is never touched. On Debian and Ubuntu as root what is
missing is installed, without the service being started; elsewhere whatever is there gets used,
and what is missing is said.

Only the standard library is needed. As a script::

    postgis_environment.py            install what is missing
    postgis_environment.py --list     print the folder of the programs, and install nothing

Exit codes: 0 ready; 1 the installation failed, or (``--strict``) there is none; 2 wrong use.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_DEBIAN = Path("/usr/lib/postgresql")
_CONTROL = "postgis.control"


def say(text: str) -> None:
    """Progress goes to standard error: standard output is for ``--list``."""
    print(text, file=sys.stderr, flush=True)


def programs() -> Path | None:
    """The folder of ``initdb`` and ``postgres`` of the newest PostgreSQL that has PostGIS."""
    found = [folder for folder in _candidates() if (folder / _program("initdb")).is_file()]
    return next((folder for folder in found if _has_postgis(folder)), None)


def _candidates() -> list[Path]:
    folders = []
    if chosen := os.environ.get("SEDP_POSTGRESQL"):
        folders.append(Path(chosen))
    versions = _DEBIAN.glob("*/bin") if _DEBIAN.is_dir() else ()
    folders += sorted(versions, key=lambda path: float(path.parent.name), reverse=True)
    if on_path := shutil.which("pg_config"):
        said = subprocess.run([on_path, "--bindir"], capture_output=True, text=True, check=False)
        folders.append(Path(said.stdout.strip() or "-"))
    return folders


def _program(name: str) -> str:
    return f"{name}.exe" if os.name == "nt" else name


def _has_postgis(folder: Path) -> bool:
    own = folder.parent.parent.parent.parent / "share" / "postgresql" / folder.parent.name
    shares = [own, folder.parent / "share", folder.parent / "share" / "postgresql"]
    return any((share / "extension" / _CONTROL).is_file() for share in shares)


def can_install() -> bool:
    """Whether packages can be installed: root on a system with apt."""
    return (
        hasattr(os, "geteuid") and os.geteuid() == 0 and bool(shutil.which("apt-get"))
    )  # fmt: skip


def install() -> None:
    """Install the system's own PostgreSQL with its PostGIS; the service is not started.

    Raises
    ------
    RuntimeError
        If apt fails; with its last lines.
    """
    # Debian's clusters are made and started on installation; nobody asked for one.
    settings = Path("/etc/postgresql-common/createcluster.d")
    settings.mkdir(parents=True, exist_ok=True)
    ours = settings / "sedp.conf"
    ours.write_text("create_main_cluster = false\n", "utf-8")
    try:
        _apt("update")
        _apt("install", "-y", "--no-install-recommends", "postgresql", _postgis_package())
    finally:
        ours.unlink()


def _postgis_package() -> str:
    """``postgresql-15-postgis-3`` or what it is called for this system's own PostgreSQL."""
    said = subprocess.run(
        ["apt-cache", "depends", "postgresql"], capture_output=True, text=True, check=False
    ).stdout
    version = re.search(r"Depends: postgresql-(\d+)", said)
    if version is None:
        raise RuntimeError("apt knows no package postgresql")
    return f"postgresql-{version[1]}-postgis-3"


def _apt(*arguments: str) -> None:
    done = subprocess.run(
        ["apt-get", *arguments],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        tail = "\n".join(done.stdout.splitlines()[-15:])
        raise RuntimeError(f"apt-get failed with exit code {done.returncode}:\n{tail}")


def main(arguments: Sequence[str] | None = None) -> int:
    """See the module's text."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--list", action="store_true", help="install nothing")
    parser.add_argument("--strict", action="store_true", help="fail where there is none")
    asked = parser.parse_args(arguments)
    if not asked.list and programs() is None and can_install():
        say("installing PostgreSQL and PostGIS")
        try:
            install()
        except (RuntimeError, OSError) as error:
            say(str(error))
            return 1
    folder = programs()
    if folder is None:
        say("No PostgreSQL with PostGIS: the tests with a database are left out. Install it"
            " (Debian: postgresql postgis) or name its bin folder in SEDP_POSTGRESQL.")  # fmt: skip
        return 1 if asked.strict else 0
    print(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
