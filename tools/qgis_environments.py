#!/usr/bin/env python3
"""Builds, finds and runs the real QGIS programs that the algorithm tests need.

Three environments, because each shows something that the others cannot:

* ``3.22`` – Debian 12's own QGIS. Its shapely is too old for the library, so it is the test bed
  of the child-process way; a virtual environment for that child is built beside it.
* ``3.40`` – a Debian 13 tree, everything in-process.
* ``3.44`` – a Debian 14 tree, everything in-process on the newest packages.

The trees live in the user's cache folder (``SEDP_CACHE`` overrides), never in the checkout, are
built once and used again. Where the user is not root or not on Debian, whatever ``qgis_process``
there is gets used, and what was left out is said.

Only the standard library is needed. As a script::

    qgis_environments.py            build what is missing
    qgis_environments.py --list     print what is usable, as JSON, and build nothing

Exit codes: 0 everything that can be had here is ready; 1 a build failed, or (``--strict``)
something was left out; 2 wrong use.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
READY = ".sedp-ready.json"

QGIS_PACKAGES = ("qgis", "python3-qgis", "qgis-providers")
GEO_PACKAGES = (
    "python3-geopandas",
    "python3-shapely",
    "python3-pyproj",
    "python3-pyogrio",
    "python3-fiona",
    "python3-rasterio",
    "python3-scipy",
    "python3-jinja2",
    "python3-pytest",
)
TOOL_PACKAGES = (
    "chromium",
    "debootstrap",
    # What PyQt6 from PyPI expects of the machine, for the tests of the widgets.
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libgl1",
    "libxkbcommon0",
    "pyqt5-dev-tools",
    "python3-venv",
    "qttools5-dev-tools",
    "xvfb",
)

CHILD_REQUIREMENTS = ("numpy", "pandas", "geopandas", "shapely", "pyproj", "pyogrio")
"""What the child interpreter needs where pyproject.toml does not say it."""


@dataclass(frozen=True)
class Recipe:
    """How one environment is come by."""

    name: str
    suite: str
    script: str | None = None
    """debootstrap's script, where debootstrap does not know the suite yet."""
    in_tree: bool = True

    def digest(self) -> str:
        """A fingerprint: a tree built by another recipe is built again."""
        parts = [self.name, self.suite, *QGIS_PACKAGES, *GEO_PACKAGES]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


RECIPES = (
    Recipe("3.22", "bookworm", in_tree=False),
    Recipe("3.40", "trixie"),
    Recipe("3.44", "forky", script="sid"),
)


@dataclass(frozen=True)
class Environment:
    """A usable QGIS: on this machine (``root`` is None) or in a tree."""

    name: str
    version: str
    way: str
    """``inprocess`` or ``child``: how the plugin is expected to run the library here."""
    program: str
    root: str | None = None
    child_python: str | None = None

    def inside(self, path: Path | str) -> str:
        """The path as the program in the environment sees it."""
        if self.root is None:
            return str(path)
        return "/" + str(Path(path).relative_to(self.root))

    @contextlib.contextmanager
    def workdir(self) -> Iterator[Path]:
        """A scratch folder that this process and the environment both see."""
        parent = Path(self.root, "tmp") if self.root else None
        path = Path(tempfile.mkdtemp(prefix="sedp-", dir=parent))
        try:
            yield path
        finally:
            shutil.rmtree(path, ignore_errors=True)


class BuildError(Exception):
    """A build that did not come to its end, in one sentence."""


def say(text: str) -> None:
    """Progress goes to standard error: standard output is for ``--list``."""
    print(text, file=sys.stderr, flush=True)


# --- running --------------------------------------------------------------------------------


def command(env: Environment, argv: Sequence[str], env_vars: Mapping[str, str]) -> list[str]:
    """The argument list that runs ``argv`` in the environment with exactly these variables."""
    base = {
        "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
        "LANG": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": "/root" if env.root else os.environ.get("HOME", "/root"),
    }
    if env.root is None:
        # QGIS's Python takes the first python3 on the path for its own: let it be QGIS's.
        own = str(Path(env.program).parent)
        base["PATH"] = os.pathsep.join([own, os.environ.get("PATH", base["PATH"])])
    variables = [f"{key}={value}" for key, value in {**base, **env_vars}.items()]
    prefix = ["chroot", env.root] if env.root else []
    return [*prefix, "env", "-i", *variables, *argv]


def run(
    env: Environment,
    argv: Sequence[str],
    env_vars: Mapping[str, str] | None = None,
    files: Mapping[Path, Path] | None = None,
    *,
    stdin: str | None = None,
    timeout: float = 300,
    pass_fds: Sequence[int] = (),
) -> subprocess.CompletedProcess[str]:
    """Run a program in the environment and wait for it.

    ``files`` maps files of this machine to where they are copied first (a place from
    :meth:`Environment.workdir`). The paths in ``argv`` are those that the environment sees.
    ``pass_fds`` are what it may use of this process's open files.
    """
    for source, target in (files or {}).items():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target)
    return subprocess.run(
        command(env, argv, env_vars or {}),
        input=stdin if stdin is not None else "",
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=timeout,
        check=False,
        pass_fds=pass_fds,
    )


# --- where things are -----------------------------------------------------------------------


def cache_folder() -> Path:
    """``SEDP_CACHE``, else the folder for caches that the system's convention names."""
    if chosen := os.environ.get("SEDP_CACHE"):
        return Path(chosen).expanduser().resolve()
    if os.name == "nt":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "sedp-spatial"


def tree_folder(recipe: Recipe) -> Path:
    """Where the tree of a recipe lies once it is whole."""
    return cache_folder() / "qgis" / recipe.suite


def debian_codename() -> str | None:
    """The machine's Debian release (``bookworm``), or None on anything else."""
    release = Path("/etc/os-release")
    if not release.is_file() or shutil.which("apt-get") is None:
        return None
    values = dict(re.findall(r'^(\w+)="?([^"\n]*)"?$', release.read_text("utf-8"), re.M))
    return values.get("VERSION_CODENAME") if values.get("ID") == "debian" else None


def is_root() -> bool:
    """Whether packages can be installed and trees entered."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


@contextlib.contextmanager
def lock(name: str) -> Iterator[None]:
    """One builder at a time; the second waits and then finds the work done."""
    folder = cache_folder()
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.lock").open("a+b") as handle:
        acquire = _locker(handle.fileno())
        waiting = False
        while not acquire():
            if not waiting:
                say(f"another builder holds {name}; waiting for it")
            waiting = True
            time.sleep(0.5)
        yield


def _locker(descriptor: int) -> Callable[[], bool]:
    """A function that tries to lock an open file, in the system's own way."""

    def attempt() -> bool:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    return attempt


# --- apt ------------------------------------------------------------------------------------


def mirror_of(codename: str) -> str:
    """The package mirror of this machine's own apt configuration."""
    listed = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(RELEASE) $(COMPONENT) $(REPO_URI)"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    for line in listed.splitlines():
        release, component, uri = line.split(" ", 2)
        if release == codename and component == "main":
            return uri.rstrip("/")
    for uri, suites in apt_sources():
        if codename in suites:
            return uri.rstrip("/")
    raise BuildError(f"apt's configuration names no mirror for {codename}")


def apt_sources(folder: Path = Path("/etc/apt")) -> Iterator[tuple[str, list[str]]]:
    """Each address and its suites from the list files and the deb822 files of apt."""
    lists = [folder / "sources.list", *sorted(folder.glob("sources.list.d/*.list"))]
    for path in filter(Path.is_file, lists):
        for line in path.read_text("utf-8").splitlines():
            if found := re.match(r"deb\s+(?:\[[^]]*\]\s+)?(\S+)\s+(\S+)", line):
                yield found[1], [found[2]]
    for path in sorted(folder.glob("sources.list.d/*.sources")):
        text = re.sub(r"^#.*\n", "", path.read_text("utf-8"), flags=re.M)
        for stanza in re.split(r"\n\s*\n", text):
            fields = dict(re.findall(r"^([\w-]+):\s*(.*(?:\n[ \t].*)*)$", stanza, re.M))
            if "deb" in fields.get("Types", "").split():
                for uri in fields.get("URIs", "").split():
                    yield uri, fields.get("Suites", "").split()


def install(packages: Sequence[str]) -> None:
    """Install what is missing of these Debian packages on this machine."""
    state = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *packages],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    present = {line.split()[0] for line in state.splitlines() if line.endswith(" installed")}
    missing = [name for name in packages if name not in present]
    if not missing:
        return
    say(f"installing {' '.join(missing)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    checked(["apt-get", "update"], quiet)
    checked(["apt-get", "install", "-y", "--no-install-recommends", *missing], quiet)


def checked(argv: Sequence[str], env: Mapping[str, str] | None = None) -> str:
    """Run a step of a build; its last lines become the error if it fails."""
    done = subprocess.run(
        argv, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode:
        tail = "\n".join(done.stdout.splitlines()[-15:])
        raise BuildError(f"{Path(argv[0]).name} failed with exit code {done.returncode}:\n{tail}")
    return done.stdout


# --- trees ----------------------------------------------------------------------------------


def build_tree(recipe: Recipe, codename: str) -> None:
    """Build the tree aside and move it into place when whole: no half-built tree is ever used."""
    mirror = mirror_of(codename)
    tree = tree_folder(recipe)
    building = tree.with_name(tree.name + ".building")
    for leftover in (building, tree):
        remove_tree(leftover)
    building.parent.mkdir(parents=True, exist_ok=True)
    say(f"building QGIS {recipe.name} from Debian {recipe.suite} (about two minutes, 2.6 GB)")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    script = [recipe.script] if recipe.script else []
    try:
        checked(
            ["debootstrap", "--variant=minbase", recipe.suite, str(building), mirror, *script],
            quiet,
        )
        pass_on_apt_settings(building)
        enter = ["chroot", str(building)]
        checked([*enter, "apt-get", "update"], quiet)
        wanted = [*QGIS_PACKAGES, *GEO_PACKAGES]
        checked([*enter, "apt-get", "install", "-y", "--no-install-recommends", *wanted], quiet)
        checked([*enter, "apt-get", "clean"], quiet)
    finally:
        unmount(building)
    (building / READY).write_text(json.dumps({"recipe": recipe.digest()}), "utf-8")
    building.rename(tree)


def pass_on_apt_settings(tree: Path) -> None:
    """Give the tree this machine's name resolution, proxy and date-check settings."""
    for name in ("resolv.conf", "hosts"):
        if Path("/etc", name).is_file():
            shutil.copyfile(Path("/etc", name), tree / "etc" / name)
    dump = checked(["apt-config", "dump"]).splitlines()
    kept = r"Acquire::(Check|https?::(Proxy|Timeout|Verify)|Retries)"
    lines = [line for line in dump if re.match(kept, line)]
    (tree / "etc/apt/apt.conf.d/90machine").write_text("\n".join(lines) + "\n", "utf-8")
    (tree / "etc/apt/apt.conf.d/91small").write_text(
        'Acquire::Languages "none";\nDPkg::Options { "--force-unsafe-io"; };\n', "utf-8"
    )


def unmount(tree: Path) -> None:
    """Take away whatever debootstrap left mounted in a tree."""
    mounts = Path("/proc/mounts")
    if not mounts.is_file():
        return
    points = [line.split(" ")[1] for line in mounts.read_text("utf-8").splitlines()]
    for point in reversed([p for p in points if Path(p).is_relative_to(tree)]):
        checked(["umount", point])


def remove_tree(tree: Path) -> None:
    """Delete a tree, after making sure that nothing of the machine is mounted in it."""
    if tree.exists():
        unmount(tree)
        shutil.rmtree(tree)


def tree_is_ready(recipe: Recipe) -> bool:
    """Whether the tree is whole and made by the recipe as it stands."""
    stamp = tree_folder(recipe) / READY
    if not stamp.is_file():
        return False
    return bool(json.loads(stamp.read_text("utf-8")).get("recipe") == recipe.digest())


# --- the child interpreter ------------------------------------------------------------------


def child_requirements() -> list[str]:
    """The library's own dependencies and those of choosing plots, as pyproject.toml gives them."""
    pyproject = CHECKOUT / "pyproject.toml"
    if pyproject.is_file():
        project = tomllib.loads(pyproject.read_text("utf-8")).get("project", {})
        if project.get("dependencies"):
            extras = project.get("optional-dependencies", {})
            return [*project["dependencies"], *extras.get("sites", [])]
    return list(CHILD_REQUIREMENTS)


def child_folder() -> Path:
    """Where the child's virtual environment lies: one per set of requirements."""
    constraints = CHECKOUT / "constraints.txt"
    text = constraints.read_text("utf-8") if constraints.is_file() else ""
    digest = hashlib.sha256("\n".join([*child_requirements(), text]).encode()).hexdigest()[:16]
    return cache_folder() / "child" / digest


def child_python() -> Path | None:
    """The interpreter of the finished child environment, or None."""
    folder = child_folder()
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    return python if (folder / READY).is_file() and python.is_file() else None


def build_child() -> None:
    """A virtual environment with these and nothing else."""
    folder = child_folder()
    shutil.rmtree(folder, ignore_errors=True)
    say("building the child interpreter's virtual environment")
    checked([sys.executable, "-m", "venv", str(folder)])
    constraints = CHECKOUT / "constraints.txt"
    limit = ["-c", str(constraints)] if constraints.is_file() else []
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    checked([str(python), "-m", "pip", "install", "--quiet", *limit, *child_requirements()])
    (folder / READY).write_text("{}", "utf-8")


# --- the whole ------------------------------------------------------------------------------


def qgis_version(env: Environment) -> str | None:
    """The version that the program gives itself, or None if it does not start."""
    with env.workdir() as work:
        profile = {"XDG_DATA_HOME": env.inside(work), "XDG_RUNTIME_DIR": env.inside(work)}
        try:
            done = run(env, [env.program, "--version"], profile, timeout=120)
        except (OSError, subprocess.TimeoutExpired):
            return None
    found = re.search(r"QGIS (\d+\.\d+\.\d+)", done.stdout)
    return found[1] if found else None


def qgis_python(env: Environment) -> str | None:
    """The Python that can import ``qgis.core`` on its own: Debian's is the system's."""
    if env.root is not None:
        return "/usr/bin/python3"
    own = Path(env.program).with_name("python3")
    return str(own) if own.is_file() else None


def library_python(env: Environment) -> str:
    """The Python in which this environment runs the library."""
    return env.child_python or qgis_python(env) or "python3"


def machine_program() -> str | None:
    """The machine's qgis_process; on Debian the program itself, whose wrapper is at fault."""
    for name in (os.environ.get("SEDP_QGIS_PROCESS"), "qgis_process.bin", "qgis_process"):
        if name and (path := shutil.which(name)):
            return path
    return None


def usable() -> tuple[list[Environment], dict[str, str]]:
    """What can be used now, and for each environment left out the reason."""
    ready: list[Environment] = []
    left_out: dict[str, str] = {}
    child = child_python()
    for recipe in RECIPES:
        if recipe.in_tree:
            if not is_root():
                left_out[recipe.name] = "entering its Debian tree needs root"
            elif not tree_is_ready(recipe):
                left_out[recipe.name] = "its Debian tree is not built (make qgis)"
            else:
                root = str(tree_folder(recipe))
                add_usable(recipe.name, "inprocess", "qgis_process", root, ready, left_out)
        elif (program := machine_program()) is None:
            left_out[recipe.name] = "there is no qgis_process on this machine"
        elif child is None:
            left_out[recipe.name] = "the child interpreter is not built (make qgis)"
        else:
            add_usable(recipe.name, "child", program, None, ready, left_out, str(child))
    return ready, left_out


def add_usable(
    name: str,
    way: str,
    program: str,
    root: str | None,
    ready: list[Environment],
    left_out: dict[str, str],
    child: str | None = None,
) -> None:
    """Start the program once: an environment that does not start is not usable."""
    version = qgis_version(Environment(name, "", way, program, root))
    if version is None:
        left_out[name] = f"{program} does not start there"
        return
    if not version.startswith(name + "."):
        left_out[name] = f"this machine's QGIS is {version}; it is used in its place"
    ready.append(Environment(name, version, way, program, root, child))


def build(rebuild: bool = False, only: Sequence[str] = ()) -> dict[str, str]:
    """Build whatever is missing and can be built here; return what failed and why."""
    failed: dict[str, str] = {}
    codename = debian_codename()
    may_install = codename is not None and is_root()
    steps: list[tuple[str, Callable[[], None]]] = []
    if may_install and codename is not None:
        on_machine = [r for r in RECIPES if not r.in_tree and r.suite == codename]
        packages = [*TOOL_PACKAGES, *(QGIS_PACKAGES if on_machine else ())]
        steps.append(("tools", partial(install, packages)))
        wanted = [r for r in RECIPES if r.in_tree and (rebuild or not tree_is_ready(r))]
        steps += [(r.name, partial(build_tree, r, codename)) for r in wanted]
    if rebuild or child_python() is None:
        steps.append(("child", build_child))
    for name, step in steps:
        if only and name not in only:
            continue
        started = time.monotonic()
        try:
            step()
        except BuildError as error:
            failed[name] = str(error)
            say(f"{name}: {error}")
        else:
            say(f"{name}: ready after {time.monotonic() - started:.0f} s")
    return failed


def main(argv: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--list", action="store_true", help="print what is usable as JSON")
    parser.add_argument("--rebuild", action="store_true", help="build again what is there")
    parser.add_argument("--strict", action="store_true", help="fail if anything is left out")
    steps = ("tools", *(recipe.name for recipe in RECIPES if recipe.in_tree), "child")
    parser.add_argument(
        "--only",
        action="append",
        choices=steps,
        default=[],
        metavar="STEP",
        help=f"build only this: {', '.join(steps)}",
    )
    options = parser.parse_args(argv)
    failed: dict[str, str] = {}
    if not options.list:
        with lock("qgis"):
            failed = build(options.rebuild, options.only)
    ready, left_out = usable()
    if options.list:
        print(json.dumps({"usable": [asdict(e) for e in ready], "left_out": left_out}, indent=2))
    else:
        for env in ready:
            say(f"QGIS {env.version}: ready ({env.way})")
    for name, reason in left_out.items():
        say(f"QGIS {name} left out: {reason}")
    return 1 if failed or (options.strict and left_out) else 0


if __name__ == "__main__":
    sys.exit(main())
