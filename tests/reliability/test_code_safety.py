"""No code is ever taken from data: what is shipped does not even hold the words for it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reliability.law import CHECKOUT

SHIPPED = ("sedp_spatial", "qgis_plugin", "processing_algorithms")
FORBIDDEN_MODULES = {
    "pickle", "cPickle", "dill", "cloudpickle", "joblib", "marshal", "shelve", "yaml", "code",
    "codeop", "runpy", "imp", "telnetlib", "ftplib", "smtplib",
}  # fmt: skip
NETWORK_MODULES = {
    "socket", "ssl", "http", "urllib", "urllib3", "requests", "httpx", "aiohttp", "socketserver",
    "xmlrpc", "webbrowser",
}  # fmt: skip
# Names of functions that run text as code, whatever they are called on.
FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__", "execfile", "system", "popen", "spawnl"}
FORBIDDEN_METHODS = {"eval", "read_pickle", "to_pickle", "unsafe_load", "full_load",
                     "system", "popen", "literal_eval", "from_string"}  # fmt: skip
QUERYING = {"execute", "executemany", "executescript", "ExecuteSQL", "QgsExpression",
            "read_sql", "read_sql_query", "setSubsetString", "setFilterExpression"}  # fmt: skip
PROCESSES = {"Popen", "run", "call", "check_call", "check_output"}
# Files in which the rule has a reason to bend, with what they may do.
ALLOWED = {
    # A database is a source only if the user writes its address.
    ("sedp_spatial/layers/postgis/", "network"),
    # The user gives the address of a cluster.
    ("sedp_spatial/country/", "network"),
    # Templates that ship with the library; data goes in as values, escaped.
    ("sedp_spatial/report/", "from_string"),
}
_VERBS = ("SELECT ", "INSERT ", "UPDATE ", "DELETE ", "CREATE ", "DROP ", "ALTER ", "PRAGMA ")
# Files whose SQL was read: names of tables and columns are the program's own, or are quoted.
REVIEWED = {
    "sedp_spatial/budget/measure_store.py": "columns are quoted, values are bound",
    "sedp_spatial/report/plan_tables.py": "tables of this file; columns of the file's own, quoted",
    "qgis_plugin/panel/measure_book.py": "tables and columns that stand in the program",
    "qgis_plugin/panel/measure_run.py": "tables that stand in the program and in the file",
    "qgis_plugin/panel/results_tables.py": "tables and columns of the file's own list, quoted",
    "qgis_plugin/panel/measure_store.py": "columns that stand in the program",
    "qgis_plugin/panel/measures_map.py": "nothing but question marks",
    "qgis_plugin/panel/row_store.py": "question marks, and names quoted by _sql",
}


def sources() -> Iterator[tuple[str, ast.Module]]:
    for folder in SHIPPED:
        for path in sorted((CHECKOUT / folder).rglob("*.py")):
            yield path.relative_to(CHECKOUT).as_posix(), ast.parse(path.read_text("utf-8"))


def name_of(call: ast.Call) -> str:
    return str(getattr(call.func, "attr", getattr(call.func, "id", "")))


def is_allowed(file: str, what: str) -> bool:
    return any(file.startswith(start) and what == kind for start, kind in ALLOWED)


def modules(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        named = {alias.name for alias in node.names}
    elif isinstance(node, ast.ImportFrom) and not node.level:
        named = {node.module or ""}
    else:
        return set()
    return {name.partition(".")[0] for name in named - {"urllib.parse"}}  # which only parses


def is_written_here(node: ast.expr) -> bool:
    """A text that stands in the program, or is put together of such and of quoted names."""
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.BinOp):
        return is_written_here(node.left) and is_written_here(node.right)
    if isinstance(node, ast.JoinedStr):
        return all(is_written_here(part) for part in node.values)
    if isinstance(node, ast.FormattedValue):
        return is_written_here(node.value)
    called = name_of(node) if isinstance(node, ast.Call) else getattr(node, "id", "")
    return called.isupper() or "quoted" in called


def is_sql(node: ast.AST) -> bool:
    """An f-string or a sum that begins as a statement does."""
    if isinstance(node, ast.BinOp):
        return is_sql(node.left)
    first = node.values[0] if isinstance(node, ast.JoinedStr) and node.values else node
    return (
        isinstance(first, ast.Constant)
        and isinstance(first.value, str)
        and first.value.lstrip().startswith(_VERBS)
    )


def breaches(file: str, tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        where = f"{file}:{getattr(node, 'lineno', 0)}"
        for module in modules(node):
            if module in FORBIDDEN_MODULES:
                yield f"{where} imports {module}"
            if module in NETWORK_MODULES and not is_allowed(file, "network"):
                yield f"{where} imports {module}"
        together = isinstance(node, ast.JoinedStr | ast.BinOp) and is_sql(node)
        if together and file not in REVIEWED and not is_written_here(node):
            yield f"{where} SQL that was put together"
        if isinstance(node, ast.Call):
            yield from (f"{where} {what}" for what in breaches_of_call(file, node))


def breaches_of_call(file: str, node: ast.Call) -> Iterator[str]:
    called, method = name_of(node), isinstance(node.func, ast.Attribute)
    first = node.args[0] if node.args else None
    given = {keyword.arg for keyword in node.keywords}
    put_together = isinstance(first, ast.JoinedStr | ast.BinOp)
    if not method and called in FORBIDDEN_CALLS:
        yield called
    if method and called in FORBIDDEN_METHODS and not is_allowed(file, called):
        yield f".{called}"
    if called == "query" and isinstance(first, ast.Constant | ast.JoinedStr | ast.BinOp):
        yield "a query that is worked out"
    unread = first is not None and put_together and not is_written_here(first)
    if called in QUERYING and unread and file not in REVIEWED:
        yield f"{called} of a text that was put together"
    if called in PROCESSES and getattr(getattr(node.func, "value", None), "id", "") == "subprocess":
        if isinstance(first, ast.Constant | ast.JoinedStr | ast.BinOp):
            yield "a process from a text"
        if given & {"shell", "executable"}:
            yield "a shell"
    if "allow_pickle" in given:
        yield "allow_pickle"


def test_shipped_code_takes_no_code_from_data() -> None:
    found = [breach for file, tree in sources() for breach in breaches(file, tree)]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "eval(x)", "exec(x)", "compile(x, '', 'eval')", "pd.eval(x)", "frame.query(f'{x} > 1')",
        "import pickle", "from marshal import loads", "import yaml", "import requests",
        "from urllib.request import urlopen", "pd.read_pickle(x)", "np.load(x, allow_pickle=True)",
        "c.execute(f'SELECT * FROM {name}')", "c.execute('SELECT ' + name)",
        "QgsExpression(f'{a} = 1')", "subprocess.run('ls', shell=True)", "run = f'DROP {a}'",
        "subprocess.run(f'ls {a}')", "c.execute('SELECT ' + name)", "frame.query('a > 1')",
        "os.system(x)", "__import__(x)", "layer.setSubsetString('a=' + x)",
    ],
)  # fmt: skip
def test_the_reader_of_code_sees_it(line: str) -> None:
    assert list(breaches("sedp_spatial/x.py", ast.parse(line))), line


@pytest.mark.parametrize(
    "line",
    [
        "c.execute('SELECT 1')", "c.execute(CREATE)", "c.execute('a' 'b', (x,))",
        "c.execute(f'SELECT * FROM {quoted(name)}')", "subprocess.run([a, b])", "re.compile(x)",
    ],
)  # fmt: skip
def test_what_is_sound_passes(line: str) -> None:
    assert not list(breaches("sedp_spatial/x.py", ast.parse(line))), line


def test_pages_escape_by_themselves() -> None:
    """Jinja escapes only where it is told to; every environment of ours is told to."""
    found = []
    for file, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and name_of(node) == "Environment":
                told = {keyword.arg: keyword.value for keyword in node.keywords}
                escape = told.get("autoescape")
                if not (isinstance(escape, ast.Constant) and escape.value is True):
                    found.append(f"{file}:{node.lineno}")
    assert found == []


def test_templates_never_switch_escaping_off() -> None:
    folder = Path(CHECKOUT / "sedp_spatial" / "report" / "templates")
    found = [
        (path.name, number)
        for path in sorted(folder.glob("*.html"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if "autoescape false" in line.replace("%}", " ")
    ]
    assert found == []
